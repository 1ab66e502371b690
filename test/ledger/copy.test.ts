import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, test } from "vitest";
import { backupLedger, copyLedger, fileBytes, LEDGER_FILE, openLedger, questionOf, type Ledger } from "../../src/ledger/index.ts";
import { wholeEntries } from "../../src/ledger/transfer.ts";
import { ARABIC, NORTH, numbered, reading, SOUTH } from "./examples.ts";
import { ruleOf, type Place } from "./conformance/place.ts";
import { postgresPlace } from "./postgres/place.ts";

const AT = "2016-12-10T09:30:00Z";

const tidy: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const one of tidy.splice(0).reverse()) await one(); });

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "recoupe-copy-"));
  tidy.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function sqlitePlace(): Promise<Place> {
  const path = await folder();
  return { open: (options) => openLedger({ folder: path, ...options }), discard: async () => undefined };
}

async function opened(place: Place): Promise<Ledger> {
  const ledger = await place.open();
  tidy.push(() => ledger.close());
  return ledger;
}

const DATABASES = { SQLite: sqlitePlace, PostgreSQL: postgresPlace };

/** An empty ledger. */
async function fresh(database: keyof typeof DATABASES): Promise<Ledger> {
  const place = await DATABASES[database]();
  tidy.push(() => place.discard());
  return await opened(place);
}

/** More than fits into one row. */
const SENT = Uint8Array.from({ length: 2_100_000 }, (_, at) => at % 251);

/** Some of everything: many at once, a second reading, one after that of the same text, judgements, events that fell away. */
async function fill(ledger: Ledger): Promise<void> {
  await ledger.addAll(Array.from({ length: 150 }, (_, n) => numbered(n)));
  for (const one of [NORTH, SOUTH, ARABIC]) await ledger.add(one);
  await ledger.judge({ at: AT, author: "desk", subject: "evt:1", verb: "note", reason: "Seen. \ud800\0" });
  const { text, id } = NORTH.reading.document;
  for (const words of ["fighters took Belmar", "took Belmar", "Red Column"]) await ledger.reread(reading({ text, captured_from: "north.txt", rules: `rules of ${words}`, claims: [{ words, place: "Belmar" }] }, id));
  await ledger.refile({ put: Array.from({ length: 600 }, (_, n) => ({ id: `evt:${n}`, kind: n % 2 ? "event" as const : "frame" as const, sort: n % 7, keys: [n % 5, 100], body: JSON.stringify({ n }) })), remove: [], redirects: [{ was: "evt:a", now: "evt:1" }, { was: "evt:b", now: null }], basis: "test", over: null, settles: { through: 1e9 } });
  await ledger.add(numbered(600));
  await ledger.markReread({ rules: "rules-2", arrival: 5 });
  for (const id of ["exp:1", "exp:2"]) expect([await ledger.keepFile("export", id, SENT), await ledger.keepFile("export", id, SENT.subarray(1))]).toEqual([true, false]);
}

/** All that a ledger answers. */
async function told(ledger: Ledger): Promise<unknown> {
  const { articles, claims } = await ledger.search(questionOf("belmar", () => []), { limit: 50 });
  return {
    documents: await ledger.documents(), claims: await ledger.claims(), problems: await ledger.problems(), judgements: await ledger.judgements(), counts: await ledger.counts(), state: await ledger.state(),
    verified: await ledger.verify(), basis: (await ledger.mark())?.basis, waiting: (await ledger.waiting({ limit: 10 })).documents, items: await ledger.inOrder("event"), frames: await ledger.inOrder("frame"), under: (await ledger.filed([3])).map(({ id }) => id).sort(), redirected: [await ledger.redirected("evt:a"), await ledger.redirected("evt:b")],
    files: await ledger.filesAfter(null, 10), sent: Buffer.from(await fileBytes(ledger, "export", "exp:2")).equals(SENT), reread: await ledger.rereadMark(), bytes: (await ledger.original(ARABIC.reading.document.id))!.bytes, found: [articles.map(({ document }) => document.id).sort(), claims.map(({ claim }) => claim.id).sort()], searchable: await ledger.searchable(),
  };
}

describe.each([["SQLite", "SQLite"], ["SQLite", "PostgreSQL"], ["PostgreSQL", "SQLite"], ["PostgreSQL", "PostgreSQL"]] as const)("a ledger copied from %s to %s", (from, to) => {
  test("says all that the other says, record by record", async () => {
    const source = await fresh(from), target = await fresh(to);
    await fill(source);
    const copied = await copyLedger(source, target);
    const { records, digest } = await source.verify();
    expect(copied).toMatchObject({ records, copied: records, captures: 154, redirects: 2, items: 600, files: 2, digest });
    expect(await source.verify()).toMatchObject({ files: 2, problems: [] });
    expect(await told(target)).toEqual(await told(source));
    // What came since follows; what is there stays.
    await source.add(numbered(500));
    expect(await copyLedger(source, target)).toMatchObject({ records: records + 9, copied: 9, captures: 1, redirects: 0, items: 600 });
    expect(await copyLedger(source, target)).toMatchObject({ copied: 0, redirects: 0 });
    expect((await target.add(numbered(501))).added).toBe(true);
    expect(await ruleOf(copyLedger(source, target))).toBe("ledger-other");
    expect((await target.verify()).problems).toEqual([]);
  });
});

describe("a copy", () => {
  test("that was broken off shows whole entries only, and goes on where it was", async () => {
    const source = await fresh("SQLite"), target = await fresh("SQLite");
    for (let n = 0; n < 120; n++) await source.add(numbered(n, 8));
    const stopped = new Error("broken off");
    await expect(copyLedger(source, target, () => { throw stopped; })).rejects.toBe(stopped);
    const { documents, claims, readings } = await target.counts();
    expect(documents).toBeGreaterThan(0);
    expect([readings, claims]).toEqual([documents, documents * 8]);
    expect(await target.check()).toEqual([]);
    const { records, copied } = await copyLedger(source, target);
    expect(copied).toBeLessThan(records);
    expect(await target.documents()).toEqual(await source.documents());
    expect(await target.check()).toEqual([]);
  });

  test("is of one moment, whatever is added meanwhile", async () => {
    const source = await fresh("SQLite"), target = await fresh("SQLite");
    for (let n = 0; n < 80; n++) await source.add(numbered(n, 8));
    const before = await source.documents();
    await copyLedger(source, target, () => { void source.add(numbered(1000)); });
    expect(await target.documents()).toEqual(before);
    expect(await target.check()).toEqual([]);
  });

  test("into another ledger, or out of a forged one, is refused and changes nothing but by whole entries", async () => {
    const path = await folder();
    let source = await openLedger({ folder: path });
    const target = await fresh("SQLite");
    await source.add(NORTH);
    await source.add(SOUTH);
    await target.add(SOUTH);
    expect(await ruleOf(copyLedger(source, target))).toBe("ledger-other");
    expect(await target.counts()).toMatchObject({ documents: 1 });
    await source.close();
    const db = new DatabaseSync(join(path, LEDGER_FILE));
    db.exec("DROP TRIGGER record_no_update; UPDATE record SET body = replace(body, 'Sudland', 'Nordland') WHERE kind = 'claim'");
    db.close();
    source = await openLedger({ folder: path });
    tidy.push(() => source.close());
    const empty = await fresh("SQLite");
    expect(await ruleOf(copyLedger(source, empty))).toBe("ledger-not-copied");
    expect(await empty.check()).toEqual([]);
  });

  test("cuts only between what was kept at once", () => {
    const record = (kind: string, body: object) => ({ sequence: 0, kind, previous: "", digest: "", body: JSON.stringify(body) }) as never;
    const capture = (document: string) => record("capture", { document }), text = record("document", {}), read = (document: string, claims: number) => record("reading", { document, claims, problems: 0 }), claim = record("claim", {}), judged = record("judgement", {});
    const cases: [unknown[], number][] = [
      [[], 0], [[capture("a")], 0], [[capture("a"), text], 0], [[capture("a"), text, read("a", 0)], 3], [[capture("a"), text, read("a", 2), claim], 0], [[capture("a"), text, read("a", 2), claim, claim, judged, text], 6],
      [[capture("a"), capture("b"), text, read("a", 1), claim, text], 0], [[capture("a"), capture("b"), text, read("a", 1), claim, text, read("b", 0), read("a", 1)], 7],
    ];
    for (const [records, whole] of cases) expect(wholeEntries(records as never)).toBe(whole);
  });
});

describe("a backup", () => {
  test.each(["SQLite", "PostgreSQL"] as const)("of %s is one whole ledger in one file, made while others write", async (database) => {
    const source = await fresh(database), path = await folder();
    await fill(source);
    const writing = Promise.all(Array.from({ length: 20 }, (_, n) => source.add(numbered(700 + n))));
    const { file, verified } = await backupLedger(source, join(path, "kept.sqlite"));
    await writing;
    expect(await readdir(path)).toEqual(["kept.sqlite"]);
    if (process.platform !== "win32") expect((await stat(file)).mode & 0o777).toBe(0o600);
    const copy = await openLedger({ folder: path, file });
    tidy.push(() => copy.close());
    expect(verified.problems).toEqual([]);
    expect((await source.linkAt(verified.records))!.digest).toBe(verified.digest);
    expect((await copy.documents()).length).toBeGreaterThanOrEqual(153);
    expect((await copy.add(numbered(900))).added).toBe(true);
  });

  test("never takes the place of another file, and leaves nothing where it fails", async () => {
    const source = await fresh("SQLite"), path = await folder();
    await source.add(NORTH);
    await writeFile(join(path, "kept"), "mine");
    expect(await ruleOf(backupLedger(source, join(path, "kept")))).toBe("file-exists");
    expect(await ruleOf(backupLedger(source, path))).toBe("file-exists");
    expect(await ruleOf(backupLedger(source, join(path, "none", "kept")))).toBe("no-folder");
    expect(await ruleOf(backupLedger(source, join(path, "x".repeat(400))))).toBe("not-written");
    expect(await readdir(path)).toEqual(["kept"]);
    expect(existsSync(join(path, "none"))).toBe(false);
  });
});
