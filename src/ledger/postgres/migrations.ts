import type pg from "pg";

/** One step from a schema to the next. Steps are appended and never edited: ledgers of users stand at each of them. */
export interface Migration { version: number; sql: (schema: string) => string }

/** The tables to which is only appended, and what each is ordered by. */
export const APPEND_ONLY = ["record", "capture", "document", "reading", "claim", "problem", "judgement", "redirect"] as const;

/**
 * Triggers that keep a table append-only against any program that opens the database: no UPDATE (nor ON CONFLICT DO UPDATE), no
 * DELETE, no TRUNCATE. ALWAYS: also for a session that calls itself a replica.
 */
function appendOnly(schema: string, table: string): string {
  return `
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".append_only();
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;`;
}

// Text is compared byte by byte (collation "C"), as SQLite does, whatever the database's own language: so orders agree everywhere.
// Bytes are packed already. What can be computed again points at nothing: checking twenty thousand rows a second would be all
// that the server does.
const FIRST = (schema: string): string => `
  CREATE FUNCTION "${schema}".append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the ledger is append-only: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
  CREATE FUNCTION "${schema}".record_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM added LEFT JOIN "${schema}".record AS before ON before.sequence = added.sequence - 1
        WHERE added.sequence < 1 OR added.previous IS DISTINCT FROM CASE added.sequence WHEN 1 THEN '${"0".repeat(64)}' ELSE before.digest END)
      THEN RAISE EXCEPTION 'a record of the ledger must follow the last one' USING ERRCODE = 'restrict_violation'; END IF;
      RETURN NULL;
    END $$;

  CREATE TABLE record (
    sequence bigint PRIMARY KEY,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('capture', 'document', 'reading', 'claim', 'problem', 'judgement')),
    previous text COLLATE "C" NOT NULL CHECK (length(previous) = 64),
    digest text COLLATE "C" NOT NULL CHECK (length(digest) = 64),
    body text COLLATE "C" NOT NULL
  );
  CREATE TRIGGER record_follows AFTER INSERT ON record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".record_follows();
  ALTER TABLE record ENABLE ALWAYS TRIGGER record_follows;

  CREATE TABLE capture (
    document text COLLATE "C" PRIMARY KEY CHECK (document LIKE 'sha256:%' AND length(document) = 71),
    record bigint NOT NULL UNIQUE REFERENCES record (sequence),
    size bigint NOT NULL,
    encoding text COLLATE "C" NOT NULL CHECK (encoding IN ('identity', 'zstd')),
    bytes bytea NOT NULL
  );
  ALTER TABLE capture ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE document (
    record bigint PRIMARY KEY REFERENCES record (sequence),
    id text COLLATE "C" NOT NULL REFERENCES capture (document),
    card text COLLATE "C" NOT NULL,
    UNIQUE (record, id)
  );
  CREATE TABLE reading (
    record bigint PRIMARY KEY REFERENCES record (sequence),
    document text COLLATE "C" NOT NULL REFERENCES capture (document),
    version bigint NOT NULL,
    content text COLLATE "C" NOT NULL,
    UNIQUE (record, document),
    FOREIGN KEY (version, document) REFERENCES document (record, id)
  );
  CREATE INDEX reading_by_document ON reading (document);
  CREATE TABLE claim (
    record bigint PRIMARY KEY REFERENCES record (sequence),
    id text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL REFERENCES capture (document),
    reading bigint NOT NULL,
    UNIQUE (reading, id),
    FOREIGN KEY (reading, document) REFERENCES reading (record, document)
  );
  CREATE TABLE problem (
    record bigint PRIMARY KEY REFERENCES record (sequence),
    document text COLLATE "C" NOT NULL REFERENCES capture (document),
    reading bigint NOT NULL,
    FOREIGN KEY (reading, document) REFERENCES reading (record, document)
  );
  CREATE INDEX problem_by_reading ON problem (reading);
  CREATE TABLE judgement (
    record bigint PRIMARY KEY REFERENCES record (sequence),
    id text COLLATE "C" NOT NULL UNIQUE,
    subject text COLLATE "C" NOT NULL
  );
  CREATE INDEX judgement_by_subject ON judgement (subject);

  CREATE TABLE current_reading (
    document text COLLATE "C" PRIMARY KEY REFERENCES capture (document),
    arrival bigint NOT NULL UNIQUE,
    reading bigint NOT NULL REFERENCES reading (record),
    version bigint NOT NULL REFERENCES document (record)
  );
  CREATE INDEX current_reading_in_order ON current_reading (reading);
  CREATE TABLE claim_index (
    claim bigint PRIMARY KEY REFERENCES claim (record),
    id text COLLATE "C" NOT NULL UNIQUE,
    arrival bigint NOT NULL,
    type text COLLATE "C" NOT NULL,
    first_day text COLLATE "C",
    last_day text COLLATE "C"
  );
  CREATE INDEX claim_index_in_order ON claim_index (arrival, claim);
  CREATE INDEX claim_index_by_type ON claim_index (type);
  CREATE INDEX claim_index_by_day ON claim_index (first_day, last_day);
  CREATE TABLE claim_key (
    facet text COLLATE "C" NOT NULL CHECK (facet IN ('place', 'actor', 'source')),
    key text COLLATE "C" NOT NULL,
    claim bigint NOT NULL,
    PRIMARY KEY (facet, key, claim)
  );
  CREATE INDEX claim_key_by_claim ON claim_key (claim);
  CREATE TABLE key_word (
    facet text COLLATE "C" NOT NULL,
    word text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    PRIMARY KEY (facet, word, key)
  );

  CREATE TABLE derived (
    "row" bigint PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    kind text COLLATE "C" NOT NULL,
    sort bigint NOT NULL,
    keys text COLLATE "C" NOT NULL,
    body text COLLATE "C" NOT NULL
  );
  CREATE INDEX derived_in_order ON derived (kind, sort, id);
  CREATE TABLE derived_key (
    key bigint NOT NULL,
    sort bigint NOT NULL,
    "row" bigint NOT NULL,
    PRIMARY KEY (key, sort, "row")
  );
  CREATE TABLE derived_mark (
    one integer PRIMARY KEY CHECK (one = 1),
    basis text COLLATE "C" NOT NULL,
    change bigint NOT NULL
  );
  CREATE TABLE derived_change (number bigint PRIMARY KEY, touched text COLLATE "C");
  CREATE TABLE waiting (record bigint PRIMARY KEY);
  CREATE TABLE reread_mark (
    one integer PRIMARY KEY CHECK (one = 1),
    rules text COLLATE "C" NOT NULL,
    arrival bigint NOT NULL
  );
  CREATE TABLE redirect (
    number bigint PRIMARY KEY,
    was text COLLATE "C" NOT NULL,
    now text COLLATE "C"
  );
  CREATE INDEX redirect_by_name ON redirect (was, number);

  CREATE TABLE article_terms (
    "row" bigint PRIMARY KEY,
    terms tsvector NOT NULL
  );
  CREATE INDEX article_terms_by_term ON article_terms USING gin (terms);
  CREATE TABLE claim_terms (
    "row" bigint PRIMARY KEY,
    terms tsvector NOT NULL
  );
  CREATE INDEX claim_terms_by_term ON claim_terms USING gin (terms);
  CREATE TABLE search_name (
    key text COLLATE "C" PRIMARY KEY,
    bone text COLLATE "C" NOT NULL
  );
  CREATE INDEX search_name_by_bone ON search_name (bone);
  CREATE TABLE search_state (
    one integer PRIMARY KEY CHECK (one = 1),
    method integer NOT NULL,
    building integer NOT NULL,
    arrival bigint NOT NULL
  );
  INSERT INTO search_state (one, method, building, arrival) VALUES (1, 1, 0, 0);
` + APPEND_ONLY.map((table) => appendOnly(schema, table)).join("");

// Files beside the records: what exports sent, so that whoever shares the ledger can ask what changed since, and proofs.
const SECOND = (schema: string): string => `
  CREATE TABLE "${schema}".file (
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('export', 'proof')),
    id text COLLATE "C" NOT NULL,
    size bigint NOT NULL,
    digest text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE TABLE "${schema}".file_part (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (kind, id, part),
    FOREIGN KEY (kind, id) REFERENCES "${schema}".file (kind, id)
  );
`;

// How many documents each set of rules has read: the database counts along by itself, so that a recoupe from before, which is still
// at work, cannot leave it wrong. A damaged record is for a verification to tell of and not for whoever opens the ledger.
const THIRD = (schema: string): string => `
  CREATE FUNCTION "${schema}".rules_in(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
    BEGIN RETURN coalesce(body::json ->> 'rules', ''); EXCEPTION WHEN OTHERS THEN RETURN ''; END $$;
  CREATE TABLE "${schema}".rule_count (rules text COLLATE "C" PRIMARY KEY, documents bigint NOT NULL);
  INSERT INTO "${schema}".rule_count (rules, documents)
    SELECT "${schema}".rules_in(body), count(*) FROM "${schema}".current_reading JOIN "${schema}".record ON sequence = reading GROUP BY 1;
  CREATE FUNCTION "${schema}".count_rules() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO "${schema}".rule_count AS known (rules, documents)
          SELECT "${schema}".rules_in(body), count(*) FROM moved JOIN "${schema}".record ON sequence = reading GROUP BY 1
          ON CONFLICT (rules) DO UPDATE SET documents = known.documents + EXCLUDED.documents;
      ELSE
        UPDATE "${schema}".rule_count AS known SET documents = known.documents - gone.many FROM
          (SELECT "${schema}".rules_in(body) AS rules, count(*) AS many FROM moved JOIN "${schema}".record ON sequence = reading GROUP BY 1) AS gone
          WHERE known.rules = gone.rules;
        DELETE FROM "${schema}".rule_count WHERE documents <= 0;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER current_reading_counted AFTER INSERT ON "${schema}".current_reading REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".count_rules();
  CREATE TRIGGER current_reading_uncounted AFTER DELETE ON "${schema}".current_reading REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION "${schema}".count_rules();
`;

export const MIGRATIONS: readonly Migration[] = [FIRST, SECOND, THIRD].map((sql, at) => ({ version: at + 1, sql }));

/** What is in the schema: nothing (version 0), a ledger, or something else. The session's search path names the schema. */
export async function standing(client: pg.ClientBase, schema: string): Promise<{ kind: "empty" | "foreign" | "ledger"; version: number }> {
  const { rows: [found] } = await client.query<{ there: boolean; ours: boolean; full: boolean }>(`
    SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1) AS there,
      EXISTS (SELECT 1 FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = 'schema_version' AND a.attname = 'of_recoupe') AS ours,
      EXISTS (SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1) AS full`, [schema]);
  if (found!.ours) {
    const { rows: [last] } = await client.query<{ version: number | null }>(`SELECT max(version) AS version FROM "${schema}".schema_version`);
    return { kind: "ledger", version: last!.version ?? 0 };
  }
  return { kind: found!.full ? "foreign" : "empty", version: 0 };
}

/** Brings the ledger to the last of these versions, all steps in one transaction or none. A ledger that is further on is left alone. */
export async function migrate(client: pg.ClientBase, schema: string, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  await client.query("BEGIN");
  try {
    // Two processes that open a new database at once: the second waits for the first.
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('recoupe migrations of ' || $1, 0))", [schema]);
    const before = await standing(client, schema);
    if (before.kind === "empty") {
      await client.query(`DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA "${schema}"; END IF; END $$`);
      await client.query(`CREATE TABLE "${schema}".schema_version (version integer PRIMARY KEY, of_recoupe boolean NOT NULL DEFAULT true CHECK (of_recoupe))`);
    }
    for (const { version, sql } of migrations) {
      if (version <= before.version) continue;
      await client.query(sql(schema));
      await client.query(`INSERT INTO "${schema}".schema_version (version) VALUES ($1)`, [version]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
