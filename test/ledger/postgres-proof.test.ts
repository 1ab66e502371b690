import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "../../src/ledger/index.ts";
import { APPEND_ONLY } from "../../src/ledger/postgres/migrations.ts";
import { asOwner, postgresPlace, sharedServer } from "./postgres/place.ts";
import { NORTH, reading, SOUTH } from "./examples.ts";

describe("what was appended to a ledger in PostgreSQL", () => {
  let place: Awaited<ReturnType<typeof postgresPlace>>;
  let ledger: Ledger;
  beforeAll(async () => {
    place = await postgresPlace();
    ledger = await place.open();
    await ledger.add(NORTH);
    await ledger.add(SOUTH);
    await ledger.reread(reading({ text: NORTH.reading.document.text, captured_from: "north.txt", rules: "rules-2", claims: [{ words: "fighters took Belmar", place: "Belmar" }] }, NORTH.reading.document.id));
    await ledger.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "Seen." });
    await ledger.refile({ put: [], remove: [], redirects: [{ was: "evt:1", now: null }], basis: null, over: null });
  });
  afterAll(async () => { await ledger.close(); await place.discard(); });

  /** Something done by another program, as the owner of the tables; whatever comes of it is undone. */
  const behind = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => asOwner(await sharedServer(), async (client) => {
    await client.query(`BEGIN; SET LOCAL search_path = "${place.schema}"`);
    await work(client);
    await client.query("ROLLBACK");
  });
  const refused = (sql: string, why: RegExp) => behind((client) => expect(client.query(sql)).rejects.toThrow(why));

  test.each(APPEND_ONLY)("%s can be neither changed, nor deleted, nor replaced, by whatever program", async (table) => {
    const { rows: [row] } = await asOwner(await sharedServer(), (client) => client.query(`SELECT * FROM "${place.schema}".${table} LIMIT 1`));
    for (const column of Object.keys(row!)) await refused(`UPDATE ${table} SET ${column} = ${column}`, /append-only/);
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) await refused(sql, /append-only/);
    const [first] = Object.keys(row!);
    await refused(`INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT (${table === "capture" ? "document" : first}) DO UPDATE SET ${first} = EXCLUDED.${first}`, /append-only/);
    await refused(`SET session_replication_role = replica; DELETE FROM ${table}`, /append-only/);
  });

  test("cannot be continued but at its end", async () => {
    const { rows: [last] } = await asOwner(await sharedServer(), (client) => client.query(`SELECT * FROM "${place.schema}".record ORDER BY sequence DESC LIMIT 1`));
    const insert = (sequence: number, previous: string): string => `INSERT INTO record (sequence, kind, previous, digest, body) VALUES (${sequence}, 'problem', '${previous}', '${"a".repeat(64)}', '{}')`;
    const next = Number(last!.sequence) + 1;
    for (const [sequence, previous] of [[next + 1, last!.digest], [next, "0".repeat(64)], [0, "0".repeat(64)]] as [number, string][]) await refused(insert(sequence, previous), /must follow/);
    await behind((client) => client.query(insert(next, last!.digest)));
  });

  test("cannot hold a claim without a document, nor one of another document than its reading's", async () => {
    const north = NORTH.reading.document.id;
    await refused(`INSERT INTO claim (record, id, document, reading) SELECT max(sequence), 'clm:x', 'sha256:none', 1 FROM record`, /foreign key/);
    await refused(`INSERT INTO claim (record, id, document, reading) SELECT (SELECT max(sequence) FROM record), 'clm:x', '${north}', max(record) FROM reading WHERE document <> '${north}'`, /foreign key/);
  });

  test("and was changed by an owner who switches the guards off, is found out", async () => {
    expect(await ledger.check()).toEqual([]);
    const schema = place.schema;
    const changing = (change: string): string => `ALTER TABLE "${schema}".record DISABLE TRIGGER USER; UPDATE "${schema}".record SET body = replace(body, ${change}) WHERE kind = 'claim'`;
    await asOwner(await sharedServer(), (client) => client.query(changing("'Red Column fighters', 'Red Column soldiers'")));
    const unguarded = await ledger.check();
    expect(unguarded.map(({ message }) => message.replace(/^.*: /, ""))).toEqual(["the guard record_append_only is gone or switched off.", "the guard record_follows is gone or switched off."]);
    await asOwner(await sharedServer(), (client) => client.query(`ALTER TABLE "${schema}".record ENABLE ALWAYS TRIGGER record_append_only, ENABLE ALWAYS TRIGGER record_follows`));
    expect(new Set((await ledger.check()).map(({ rule }) => rule))).toEqual(new Set(["altered-record", "misquoted"]));
  });
});
