import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LEDGER_FILE, openLedger } from "../../src/ledger/index.ts";
import { recordDigest } from "../../src/ledger/chain.ts";
import { KINDS, type RecordRow } from "../../src/ledger/schema.ts";
import { NORTH, reading, SOUTH } from "./examples.ts";

const KEY: Record<string, string> = { record: "sequence", capture: "document", document: "record", reading: "record", claim: "record", problem: "record", judgement: "record" };

describe("what was appended", () => {
  let folder: string;
  let db: DatabaseSync;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "recoupe-proof-"));
    const ledger = await openLedger({ folder });
    await ledger.add(NORTH);
    await ledger.add(SOUTH);
    await ledger.reread(reading({ text: NORTH.reading.document.text, captured_from: "north.txt", rules: "rules-2", claims: [{ words: "fighters took Belmar", place: "Belmar" }] }, NORTH.reading.document.id));
    await ledger.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "Seen." });
    await ledger.close();
    db = new DatabaseSync(join(folder, LEDGER_FILE));
  });
  afterEach(async () => {
    if (db.isOpen) db.close();
    await rm(folder, { recursive: true, force: true });
  });

  const check = async (): Promise<{ rule: string; message: string }[]> => {
    db.close();
    const ledger = await openLedger({ folder });
    const found = await ledger.check();
    await ledger.close();
    return found;
  };

  test("is a chain that anybody can verify from the file alone", () => {
    let previous = "0".repeat(64);
    const records = db.prepare("SELECT * FROM record ORDER BY sequence").all() as unknown as RecordRow[];
    for (const [n, { sequence, kind, previous: before, digest, body }] of records.entries()) {
      expect(sequence).toBe(n + 1);
      expect(before).toBe(previous);
      expect(createHash("sha256").update(["recoupe-record-1", sequence, kind, before, body].join("\n")).digest("hex")).toBe(digest);
      previous = digest;
    }
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    for (const { body } of records.filter(({ kind }) => kind === "capture")) expect(body).toMatch(/"document":"sha256:[0-9a-f]{64}"/);
  });

  test.each(Object.keys(KEY))("%s can be neither changed, nor deleted, nor replaced, by whatever program", (table) => {
    const before = db.prepare(`SELECT * FROM ${table}`).all();
    const columns = Object.keys(before[0]!);
    for (const column of columns) expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/append-only/);
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
    db.exec("PRAGMA foreign_keys = OFF");
    for (const verb of ["REPLACE", "INSERT OR REPLACE"]) expect(() => db.exec(`${verb} INTO ${table} SELECT * FROM ${table} LIMIT 1`)).toThrow(/append-only|must follow/);
    expect(() => db.exec(`INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT DO UPDATE SET ${KEY[table]} = ${KEY[table]}`)).toThrow(/append-only|must follow/);
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });

  test("cannot be continued but at its end", () => {
    const last = db.prepare("SELECT * FROM record ORDER BY sequence DESC LIMIT 1").get() as unknown as RecordRow;
    const insert = (sequence: number, previous: string): void => {
      db.prepare("INSERT INTO record (sequence, kind, previous, digest, body) VALUES (?, 'problem', ?, ?, '{}')").run(sequence, previous, "a".repeat(64));
    };
    expect(() => insert(last.sequence + 2, last.digest)).toThrow(/must follow/);
    expect(() => insert(last.sequence + 1, "0".repeat(64))).toThrow(/must follow/);
    expect(() => insert(0, "0".repeat(64))).toThrow(/must follow/);
  });

  test("cannot hold a claim without a document, nor one of another document than its reading's", () => {
    const next = `(SELECT max(sequence) FROM record)`;
    const north = NORTH.reading.document.id;
    expect(() => db.exec(`INSERT INTO claim (record, id, document, reading) VALUES (${next}, 'clm:x', 'sha256:none', 1)`)).toThrow(/FOREIGN KEY/);
    const { record } = db.prepare("SELECT record FROM reading WHERE document <> ? LIMIT 1").get(north) as { record: number };
    expect(() => db.exec(`INSERT INTO claim (record, id, document, reading) VALUES (${next}, 'clm:x', '${north}', ${record})`)).toThrow(/FOREIGN KEY/);
  });

  describe("when somebody takes the triggers away and changes it, is found out:", () => {
    /** Rewrites a record's body and every digest after it, as a careful forger would. */
    const forge = (kind: string, change: (body: string) => string): void => {
      const records = db.prepare("SELECT * FROM record ORDER BY sequence").all() as unknown as RecordRow[];
      let previous = "0".repeat(64);
      let done = false;
      for (const record of records) {
        const body: string = record.kind === kind && !done ? change(record.body) : record.body;
        done ||= body !== record.body;
        const forged = { ...record, body, previous };
        previous = recordDigest(forged);
        db.prepare("UPDATE record SET body = ?, previous = ?, digest = ? WHERE sequence = ?").run(body, forged.previous, previous, record.sequence);
      }
      expect(done).toBe(true);
    };
    const cases: [string, string[], () => void][] = [
      ["a changed word of a claim", ["altered-record", "misquoted"], () => db.exec("UPDATE record SET body = replace(body, 'Red Column fighters', 'Red Column soldiers') WHERE kind = 'claim'")],
      ["a changed reason of a judgement", ["altered-record"], () => db.exec("UPDATE record SET body = replace(body, 'Seen.', 'Not seen.') WHERE kind = 'judgement'")],
      ["a changed body and digest", ["broken-chain"], () => {
        const record = db.prepare("SELECT * FROM record WHERE kind = 'problem' LIMIT 1").get() as unknown as RecordRow;
        const body = record.body.replace("no date", "a date");
        db.prepare("UPDATE record SET body = ?, digest = ? WHERE sequence = ?").run(body, recordDigest({ ...record, body }), record.sequence);
      }],
      ["a record that was taken out with its row", ["broken-chain"], () => db.exec("DELETE FROM record WHERE sequence = (SELECT min(sequence) FROM record WHERE kind = 'problem'); DELETE FROM problem WHERE record = (SELECT min(record) FROM problem)")],
      ["a body that is no JSON", ["altered-record", "unreadable-record"], () => db.exec("UPDATE record SET body = 'x' WHERE kind = 'judgement'")],
      ["a text forged with all digests after it, under its claims", ["misquoted"], () => forge("document", (body) => body.replace("fighters took Belmar", "fighters lost Belmar"))],
      ["a claim forged with all digests after it", ["misquoted"], () => forge("claim", (body) => body.replaceAll("took Belmar", "lost Belmar"))],
      ["other captured bytes", ["altered-bytes"], () => db.prepare("UPDATE capture SET bytes = ?, encoding = 'identity', size = 5 WHERE record = 1").run(new Uint8Array(5))],
      ["captured bytes that do not unpack", ["altered-bytes"], () => db.exec("UPDATE capture SET bytes = x'00', encoding = 'zstd' WHERE record = 1")],
      ["a claim that is not found by its place", ["stale-index"], () => db.exec("DELETE FROM claim_key WHERE facet = 'place' AND key = 'belmar'")],
      ["a claim that is found by what it does not say", ["stale-index"], () => db.exec("UPDATE claim_index SET type = 'toll' WHERE claim = (SELECT max(claim) FROM claim_index)")],
      ["an article that no search finds", ["stale-search"], () => db.exec("DELETE FROM article_terms WHERE rowid = (SELECT min(rowid) FROM article_terms)")],
      ["a claim that no search finds", ["stale-search"], () => db.exec("DELETE FROM claim_terms WHERE rowid = (SELECT max(rowid) FROM claim_terms)")],
      ["a claim that is not found at all", ["stale-index", "stale-search"], () => db.exec("DELETE FROM claim_key; DELETE FROM claim_index WHERE claim = (SELECT max(claim) FROM claim_index)")],
      ["an older reading shown as the newest", ["stale-index"], () => db.exec("UPDATE current_reading SET reading = (SELECT min(record) FROM reading WHERE document = current_reading.document)")],
      ["a wrong count of what rules have read", ["stale-index"], () => db.exec("UPDATE rule_count SET documents = documents + 1")],
      ["a judgement about something else", ["stray-rows"], () => db.exec("UPDATE judgement SET subject = 'evt:2'")],
      ["a row without a record", ["stray-rows"], () => db.exec("INSERT INTO judgement SELECT 1, 'jdg:x', 'evt:1'")],
      ["a claim whose document is gone", ["ledger-damaged"], () => db.exec("DELETE FROM capture WHERE record = 1")],
    ];
    test.each(cases)("%s", async (_, rules, change) => {
      db.exec("PRAGMA foreign_keys = OFF");
      for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all()) db.exec(`DROP TRIGGER ${String(name)}`);
      change();
      const found = await check();
      expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(rules));
      for (const { message } of found) expect(message).toMatch(/^[^\n]+\.$/);
    });
  });

  test("and a damaged page is found, not thrown", async () => {
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
    const file = join(folder, LEDGER_FILE);
    const bytes = await readFile(file);
    // Garbage over the last pages; the schema stays readable.
    bytes.fill(0xa5, bytes.length - 3 * 4096);
    await writeFile(file, bytes);
    const ledger = await openLedger({ folder });
    expect(new Set((await ledger.check()).map(({ rule }) => rule))).toEqual(new Set(["ledger-damaged"]));
    await ledger.close();
  });

  test("is all that check needs: an untouched ledger has nothing wrong", async () => {
    expect(await check()).toEqual([]);
  });
});
