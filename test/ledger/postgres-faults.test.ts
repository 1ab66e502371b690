import { createServer, type AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { addressOf } from "../../src/ledger/postgres/address.ts";
import { assertServer } from "../../src/ledger/postgres/open.ts";
import { ProblemError, type Problem } from "../../src/problem.ts";
import { asOwner, freshAddress, postgresPlace, sharedServer } from "./postgres/place.ts";
import { NORTH, SOUTH } from "./examples.ts";

const SECRET = "s3cret-of-nobody";

/** The problem that a promise rejects with: one sentence, a remedy, and never a password. */
async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(() => null, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  const { problem } = error as ProblemError;
  expect(problem.message).toMatch(/^[^\n]+\.$/);
  expect(problem.remedy).toMatch(/^[^\n]+\.$/);
  const owner = new URL(await sharedServer()).password;
  for (const secret of [SECRET, owner]) if (secret) expect(JSON.stringify(problem)).not.toContain(secret);
  return problem;
}

const open = (database: string, more: object = {}) => openLedger({ folder: "/nowhere", database, ...more });
const refusal = async (database: string, more: object = {}): Promise<string> => (await problemOf(open(database, more).then((ledger) => ledger.close()))).rule;

describe("a DATABASE_URL", () => {
  test.each([
    ["no address at all", "bad-database-url", SECRET],
    ["of another kind of database", "bad-database-url", `mysql://user:${SECRET}@localhost/db`],
    ["with a schema that is no name", "bad-database-url", `postgres://user:${SECRET}@localhost/db?schema=a"b`],
    ["with a schema of the system's", "bad-database-url", "postgres://localhost/db?schema=pg_catalog"],
    ["with a % that is no escape", "bad-database-url", `postgres://user:${SECRET}@localhost/%zz`],
    ["of a host that nobody knows", "ledger-unreachable", `postgres://user:${SECRET}@no-such-host.invalid/db`],
  ])("%s", async (_, rule, database) => {
    expect(await refusal(database)).toBe(rule);
  });

  test("where no server answers, and where something else does", async () => {
    const other = createServer((socket) => { socket.on("error", () => undefined).end("HTTP/1.1 400 Bad Request\r\n\r\n"); setTimeout(() => socket.destroy(), 500); });
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    const { port } = other.address() as AddressInfo;
    expect(await refusal(`postgres://user:${SECRET}@127.0.0.1:${port}/db`)).toMatch(/^ledger-(unreachable|tls|fault)$/);
    await new Promise((done) => other.close(done));
    expect(await refusal(`postgres://user:${SECRET}@127.0.0.1:${port}/db`)).toBe("ledger-unreachable");
  });

  test("is shown without user and password, and keeps what the driver needs", () => {
    expect(addressOf("postgres://db.example/war?sslmode=require").url).toBe("postgres://db.example/war?sslmode=verify-full");
    expect(addressOf(`postgresql://me:${SECRET}@db.example:6543/war?schema=syria&sslmode=disable`)).toEqual({ url: `postgresql://me:${SECRET}@db.example:6543/war?sslmode=disable`, schema: "syria", place: "db.example:6543/war, schema syria", timeout: 10_000 });
    expect(addressOf("postgres:///war?host=/run/postgresql").place).toBe("/run/postgresql/war");
  });
});

describe("a server or database", () => {
  let owner: string;
  beforeAll(async () => {
    owner = await sharedServer();
    await asOwner(owner, async (client) => {
      await client.query("SET client_min_messages = warning");
      await client.query("DROP DATABASE IF EXISTS recoupe_latin");
      await client.query(`CREATE DATABASE recoupe_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
      for (const role of ["recoupe_reader", "recoupe_one"]) await client.query(`DROP ROLE IF EXISTS ${role}`).catch(() => undefined);
      await client.query(`CREATE ROLE recoupe_reader LOGIN PASSWORD '${SECRET}'; CREATE ROLE recoupe_one LOGIN PASSWORD '${SECRET}' CONNECTION LIMIT 1`);
    });
  });
  afterAll(() => asOwner(owner, async (client) => {
    await client.query("DROP DATABASE recoupe_latin");
    for (const role of ["recoupe_reader", "recoupe_one"]) await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }));
  const as = (url: string, change: (url: URL) => void): string => { const own = new URL(url); change(own); return own.href; };
  const user = (url: string, name: string, password = SECRET): string => as(url, (own) => { own.username = name; own.password = password; });

  test("that is too old, or not of Unicode, is said to be so", async () => {
    const told = (server: { number: number; version: string; encoding: string }): Promise<Problem> => problemOf(Promise.resolve().then(() => assertServer(server, "here/db")));
    expect(await told({ number: 140023, version: "14.23", encoding: "UTF8" })).toMatchObject({ rule: "database-too-old", message: "The PostgreSQL server of here/db is version 14.23, and recoupe needs 15 or newer; nothing was changed." });
    expect(() => assertServer({ number: 150000, version: "15.0", encoding: "UTF8" }, "here/db")).not.toThrow();
    expect(await refusal(as(owner, (own) => { own.pathname = "/recoupe_latin"; }))).toBe("database-encoding");
  });

  test("that is not there, or does not let us in", async () => {
    expect(await refusal(as(owner, (own) => { own.pathname = "/no_such_database"; }))).toBe("no-database");
    expect(await refusal(user(owner, "recoupe_reader", "wrong"))).toBe("ledger-password");
    expect(await refusal(user(owner, "no_such_user"))).toBe("ledger-password");
    expect(await refusal(user(owner, "recoupe_reader", ""))).toBe("ledger-password");
  });

  test("that gives no right to write is read, and refuses to be written", async () => {
    const place = await postgresPlace();
    expect(await refusal(user(place.url, "recoupe_reader"))).toBe("ledger-unwritable");
    const ledger = await place.open();
    await ledger.add(NORTH);
    await asOwner(owner, (client) => client.query(`GRANT USAGE ON SCHEMA "${place.schema}" TO recoupe_reader; GRANT SELECT ON ALL TABLES IN SCHEMA "${place.schema}" TO recoupe_reader`));
    expect(await refusal(user(place.url, "recoupe_reader"))).toBe("ledger-unwritable");
    const reader = await open(user(place.url, "recoupe_reader"), { readOnly: true });
    expect(await reader.claims()).toEqual(NORTH.reading.claims);
    await reader.close();
    await ledger.close();
    await place.discard();
  });

  test("of another program is left alone", async () => {
    const { url, schema } = await freshAddress();
    await asOwner(owner, (client) => client.query(`CREATE SCHEMA "${schema}"; CREATE TABLE "${schema}".record (n int); CREATE TABLE "${schema}".schema_version (version int); INSERT INTO "${schema}".schema_version VALUES (1)`));
    for (const readOnly of [false, true]) expect(await refusal(url, { readOnly })).toBe("not-a-ledger");
    const { rows } = await asOwner(owner, (client) => client.query(`SELECT relname FROM pg_class WHERE relnamespace = '${schema}'::regnamespace ORDER BY relname`));
    expect(rows.map(({ relname }) => relname)).toEqual(["record", "schema_version"]);
    await asOwner(owner, (client) => client.query(`SET client_min_messages = warning; DROP SCHEMA "${schema}" CASCADE`));
  });

  test("with an empty schema that somebody made for us is used", async () => {
    const { url, schema } = await freshAddress();
    await asOwner(owner, (client) => client.query(`CREATE SCHEMA "${schema}" AUTHORIZATION recoupe_reader`));
    const ledger = await open(user(url, "recoupe_reader"));
    expect((await ledger.add(NORTH)).added).toBe(true);
    await ledger.close();
  });

  test("with a ledger of a newer recoupe, or an older one for reading only, is left as it is", async () => {
    const place = await postgresPlace();
    expect(await refusal(place.url, { readOnly: true })).toBe("no-ledger");
    await (await place.open()).close();
    await asOwner(owner, (client) => client.query(`INSERT INTO "${place.schema}".schema_version VALUES (999)`));
    for (const readOnly of [false, true]) expect(await refusal(place.url, { readOnly })).toBe("ledger-newer");
    await asOwner(owner, (client) => client.query(`DELETE FROM "${place.schema}".schema_version`));
    expect(await refusal(place.url, { readOnly: true })).toBe("ledger-older");
    await place.discard();
  });

  test("that has no connection left", async () => {
    const client = new pg.Client({ connectionString: user(owner, "recoupe_one") });
    await client.connect();
    expect(await refusal(user(owner, "recoupe_one"))).toBe("ledger-crowded");
    await client.end();
  });

  test("in which others hold the ledger: reading goes on, writing gives up after its patience, and nothing was changed", async () => {
    const place = await postgresPlace();
    const ledger = await openLedger({ folder: "/nowhere", database: place.url, patience: 100 });
    await ledger.add(NORTH);
    await asOwner(owner, async (client) => {
      await client.query(`BEGIN; LOCK TABLE "${place.schema}".record IN SHARE MODE`);
      expect((await problemOf(ledger.add(SOUTH))).rule).toBe("ledger-busy");
      expect(await ledger.claims()).toEqual(NORTH.reading.claims);
      await client.query("ROLLBACK");
    });
    expect((await ledger.add(SOUTH)).added).toBe(true);
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
    await place.discard();
  });
});
