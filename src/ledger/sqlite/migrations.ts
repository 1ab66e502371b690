import type { DatabaseSync } from "node:sqlite";

/** One step from a schema to the next. Steps are appended and never edited: ledgers of users stand at each of them. */
export interface Migration { version: number; sql: string }

/**
 * Triggers that keep a table append-only against any program that opens the file: no UPDATE, no DELETE, and no INSERT OR
 * REPLACE, which would delete without asking the trigger.
 */
function appendOnly(table: string, key: string): string {
  return ["update", "delete"].map((verb) => `
    CREATE TRIGGER ${table}_no_${verb} BEFORE ${verb.toUpperCase()} ON ${table}
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: ${table}'); END;`).join("") + `
    CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key})
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: ${table}'); END;`;
}

/** The rules in the record of a reading; none where it is damaged, which is for a verification to say and not for whoever opens it. */
const RULES = "CASE WHEN json_valid(body) THEN coalesce(json_extract(body, '$.rules'), '') ELSE '' END";

const FIRST = `
  CREATE TABLE record (
    sequence INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('capture', 'document', 'reading', 'claim', 'problem', 'judgement')),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    body TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER record_follows BEFORE INSERT ON record
  WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM record)
    OR NEW.previous IS NOT coalesce((SELECT digest FROM record ORDER BY sequence DESC LIMIT 1), '${"0".repeat(64)}')
  BEGIN SELECT RAISE(ABORT, 'a record of the ledger must follow the last one'); END;

  CREATE TABLE capture (
    document TEXT NOT NULL PRIMARY KEY CHECK (document GLOB 'sha256:*' AND length(document) = 71),
    record INTEGER NOT NULL UNIQUE REFERENCES record (sequence),
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'zstd')),
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE document (
    record INTEGER PRIMARY KEY REFERENCES record (sequence),
    id TEXT NOT NULL REFERENCES capture (document),
    card TEXT NOT NULL,
    UNIQUE (record, id)
  ) STRICT;
  CREATE TABLE reading (
    record INTEGER PRIMARY KEY REFERENCES record (sequence),
    document TEXT NOT NULL REFERENCES capture (document),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (record, document),
    FOREIGN KEY (version, document) REFERENCES document (record, id)
  ) STRICT;
  CREATE INDEX reading_by_document ON reading (document);
  CREATE TABLE claim (
    record INTEGER PRIMARY KEY REFERENCES record (sequence),
    id TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES capture (document),
    reading INTEGER NOT NULL,
    UNIQUE (reading, id),
    FOREIGN KEY (reading, document) REFERENCES reading (record, document)
  ) STRICT;
  CREATE TABLE problem (
    record INTEGER PRIMARY KEY REFERENCES record (sequence),
    document TEXT NOT NULL REFERENCES capture (document),
    reading INTEGER NOT NULL,
    FOREIGN KEY (reading, document) REFERENCES reading (record, document)
  ) STRICT;
  CREATE INDEX problem_by_reading ON problem (reading);
  CREATE TABLE judgement (
    record INTEGER PRIMARY KEY REFERENCES record (sequence),
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL
  ) STRICT;
  CREATE INDEX judgement_by_subject ON judgement (subject);

  CREATE TABLE current_reading (
    document TEXT NOT NULL PRIMARY KEY REFERENCES capture (document),
    arrival INTEGER NOT NULL UNIQUE,
    reading INTEGER NOT NULL REFERENCES reading (record),
    version INTEGER NOT NULL REFERENCES document (record)
  ) STRICT;
  CREATE TABLE claim_index (
    claim INTEGER PRIMARY KEY REFERENCES claim (record),
    id TEXT NOT NULL UNIQUE,
    arrival INTEGER NOT NULL,
    type TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT
  ) STRICT;
  CREATE INDEX claim_index_in_order ON claim_index (arrival, claim);
  CREATE INDEX claim_index_by_type ON claim_index (type);
  CREATE INDEX claim_index_by_day ON claim_index (first_day, last_day);
  CREATE TABLE claim_key (
    facet TEXT NOT NULL CHECK (facet IN ('place', 'actor', 'source')),
    key TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim (record),
    PRIMARY KEY (facet, key, claim)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claim_key_by_claim ON claim_key (claim);
  CREATE TABLE derived (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX derived_in_order ON derived (kind, position);
` + [["record", "sequence"], ["capture", "document"], ["document", "record"], ["reading", "record"], ["claim", "record"], ["problem", "record"], ["judgement", "record"]]
  .map(([table, key]) => appendOnly(table!, key!)).join("");

// Events were one list that was replaced as a whole; now each item is found by the cells that it lies in. What was derived is
// derived anew.
const SECOND = `
  DROP TABLE derived;
  CREATE TABLE derived (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    sort INTEGER NOT NULL,
    keys TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX derived_in_order ON derived (kind, sort, id);
  CREATE TABLE derived_key (
    key INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (key, sort, row)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE derived_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    basis TEXT NOT NULL,
    settled INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE redirect (
    number INTEGER PRIMARY KEY,
    was TEXT NOT NULL,
    now TEXT
  ) STRICT;
  CREATE INDEX redirect_by_name ON redirect (was, number);
  CREATE INDEX current_reading_in_order ON current_reading (reading);
  CREATE TABLE key_word (
    facet TEXT NOT NULL,
    word TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (facet, word, key)
  ) STRICT, WITHOUT ROWID;
  WITH RECURSIVE split (facet, key, word, rest) AS (
    SELECT facet, key, '', key || ' ' FROM (SELECT DISTINCT facet, key FROM claim_key)
    UNION ALL
    SELECT facet, key, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> ''
  ) INSERT OR IGNORE INTO key_word (facet, word, key) SELECT facet, word, key FROM split WHERE word <> '';
` + appendOnly("redirect", "number");

// Reading everything again can be broken off: the mark says where to go on.
const THIRD = `
  CREATE TABLE reread_mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    rules TEXT NOT NULL,
    arrival INTEGER NOT NULL
  ) STRICT;
`;

// The index of words. What is kept already comes into it when somebody first searches; a new ledger has nothing to bring in.
const FOURTH = `
  CREATE VIRTUAL TABLE article_terms USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'ascii');
  CREATE VIRTUAL TABLE claim_terms USING fts5 (terms, content = '', contentless_delete = 1, tokenize = 'ascii');
  CREATE TABLE search_name (
    key TEXT NOT NULL PRIMARY KEY,
    bone TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX search_name_by_bone ON search_name (bone);
  CREATE TABLE search_state (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    method INTEGER NOT NULL,
    building INTEGER NOT NULL,
    arrival INTEGER NOT NULL
  ) STRICT;
  INSERT INTO search_state (one, method, building, arrival) SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM record) THEN 0 ELSE 1 END, 0, 0;
`;

// What waits to be brought into the events is a list, and no longer all that came after a mark: several bring it in, each its part.
// The mark now counts the changes.
const FIFTH = `
  CREATE TABLE waiting (record INTEGER PRIMARY KEY) STRICT;
  INSERT INTO waiting (record) SELECT reading FROM current_reading WHERE reading > coalesce((SELECT settled FROM derived_mark), 0)
    UNION SELECT record FROM judgement WHERE record > coalesce((SELECT settled FROM derived_mark), 0);
  ALTER TABLE derived_mark RENAME COLUMN settled TO change;
  CREATE TABLE derived_change (number INTEGER PRIMARY KEY, touched TEXT) STRICT;
`;

// Files beside the records: what exports sent, so that whoever has the ledger can ask what changed since, and proofs.
const SIXTH = `
  CREATE TABLE file (
    kind TEXT NOT NULL CHECK (kind IN ('export', 'proof')),
    id TEXT NOT NULL,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT;
  CREATE TABLE file_part (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (kind, id, part),
    FOREIGN KEY (kind, id) REFERENCES file (kind, id) DEFERRABLE INITIALLY DEFERRED
  ) STRICT;
`;

// How many documents each set of rules has read is asked before every export, and counting them took a second in 72,000. The database
// counts along by itself, so that a recoupe from before, which still has the file open, cannot leave it wrong.
const SEVENTH = `
  CREATE TABLE rule_count (rules TEXT NOT NULL PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO rule_count (rules, documents) SELECT ${RULES} AS rules, count(*) FROM current_reading JOIN record ON sequence = reading GROUP BY 1;
  CREATE TRIGGER current_reading_counted AFTER INSERT ON current_reading
  BEGIN
    INSERT INTO rule_count (rules, documents) SELECT ${RULES}, 1 FROM record WHERE sequence = NEW.reading
      ON CONFLICT (rules) DO UPDATE SET documents = documents + 1;
  END;
  CREATE TRIGGER current_reading_uncounted AFTER DELETE ON current_reading
  BEGIN
    UPDATE rule_count SET documents = documents - 1 WHERE rules = (SELECT ${RULES} FROM record WHERE sequence = OLD.reading);
    DELETE FROM rule_count WHERE documents <= 0;
  END;
`;

export const MIGRATIONS: readonly Migration[] = [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH].map((sql, at) => ({ version: at + 1, sql }));

/** The version of the open ledger; 0 when it is new. */
export function versionOf(db: DatabaseSync): number {
  const there = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'").get();
  return there ? Number(db.prepare("SELECT coalesce(max(version), 0) AS version FROM schema_version").get()!.version) : 0;
}

/** Brings the ledger to the last of these versions, all steps in one transaction or none. A ledger that is further on is left alone. */
export function migrate(db: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  if (versionOf(db) >= migrations.at(-1)!.version) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    db.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY) STRICT");
    const from = versionOf(db);
    for (const { version, sql } of migrations) {
      if (version <= from) continue;
      db.exec(sql);
      db.prepare("INSERT INTO schema_version (version) VALUES (?)").run(version);
    }
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
