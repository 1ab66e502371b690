import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LEDGER_FILE, openLedger } from "../../src/ledger/index.ts";
import { migrate, MIGRATIONS, versionOf } from "../../src/ledger/sqlite/migrations.ts";
import { ruleOf } from "./conformance/place.ts";
import { NORTH, SOUTH } from "./examples.ts";

describe("opening", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "recoupe-opening-"));
    file = join(folder, LEDGER_FILE);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A ledger with one document, closed. */
  async function made(): Promise<void> {
    const ledger = await openLedger({ folder });
    await ledger.add(NORTH);
    await ledger.close();
  }
  /** Something done to the closed ledger behind its back. */
  function behind(sql: string): void {
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
  }

  test("makes the folder and those above it, for the user alone", async () => {
    const deep = join(folder, "a", "b c", "d?#é%");
    const ledger = await openLedger({ folder: deep });
    await ledger.add(NORTH);
    await ledger.close();
    expect(await readdir(deep)).toEqual([LEDGER_FILE]);
    if (process.platform !== "win32") expect((await stat(deep)).mode & 0o777).toBe(0o700);
    const reader = await openLedger({ folder: deep, readOnly: true });
    expect((await reader.counts()).documents).toBe(1);
    await reader.close();
  });

  test("for reading makes nothing", async () => {
    expect(await ruleOf(openLedger({ folder: join(folder, "none"), readOnly: true }))).toBe("no-ledger");
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([0, 1])("a start that was cut short before it wrote anything is made anew (%i)", async (journal) => {
    await writeFile(file, "");
    if (journal) await writeFile(`${file}-journal`, "");
    expect(await ruleOf(openLedger({ folder, readOnly: true }))).toBe("no-ledger");
    await made();
    expect(await readdir(folder)).toEqual([LEDGER_FILE]);
  });

  test("a start that was cut short before its tables is made whole", async () => {
    const db = new DatabaseSync(file);
    db.exec("PRAGMA application_id = 0x7265636f");
    db.close();
    expect(await ruleOf(openLedger({ folder, readOnly: true }))).toBe("ledger-older");
    await made();
    const ledger = await openLedger({ folder });
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
  });

  describe("refuses, and changes nothing of, ", () => {
    const cases: [string, string, () => Promise<void>][] = [
      ["a file that is no database", "not-a-ledger", () => writeFile(file, "These are the notes of somebody else.\n".repeat(50))],
      ["a short file", "not-a-ledger", () => writeFile(file, "x")],
      ["a file whose journal is of no use", "not-a-ledger", async () => { await writeFile(file, "Notes.\n".repeat(1000)); await writeFile(`${file}-journal`, "no journal"); }],
      ["the database of another program", "not-a-ledger", async () => behind("CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('x')")],
      ["the database of another program in WAL mode", "not-a-ledger", async () => behind("PRAGMA application_id = 7; PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url TEXT)")],
      ["a ledger of a newer recoupe", "ledger-newer", async () => { await made(); behind(`INSERT INTO schema_version VALUES (${MIGRATIONS.at(-1)!.version + 1})`); }],
    ];
    test.each(cases)("%s", async (_, rule, prepare) => {
      await prepare();
      const before = await readFile(file);
      const beside = await readdir(folder);
      for (const readOnly of [false, true]) expect(await ruleOf(openLedger({ folder, readOnly }))).toBe(rule);
      expect((await readFile(file)).equals(before)).toBe(true);
      // Whoever opens a ledger for reading leaves the empty log and the index that WAL readers share.
      expect((await readdir(folder)).filter((name) => !/-(shm|wal)$/.test(name))).toEqual(beside);
      if (rule === "not-a-ledger") expect(await readdir(folder)).toEqual(beside);
    });
  });

  test.each(["folder", "file"])("says so when a %s stands where the other should", async (what) => {
    if (what === "folder") await mkdir(file);
    else await writeFile((folder = join(folder, "taken")), "x");
    expect(await ruleOf(openLedger({ folder }))).toBe(what === "folder" ? "not-a-ledger" : "ledger-folder");
  });

  test.each([["a name with NUL", "a\0b"], ["an endless name", "x".repeat(5000)]])("says so when the folder has %s", async (_, name) => {
    expect(await ruleOf(openLedger({ folder: join(folder, name) }))).toBe("ledger-folder");
  });

  test("a data folder may be a link", async () => {
    await mkdir(join(folder, "real"));
    await symlink(join(folder, "real"), join(folder, "link"), "dir");
    const ledger = await openLedger({ folder: join(folder, "link") });
    await ledger.add(SOUTH);
    await ledger.close();
    expect(await readdir(join(folder, "real"))).toEqual([LEDGER_FILE]);
  });

  test.each([0.3, 0.6, 0.9])("a ledger that was cut off at %f is damaged, whether that shows at opening or at checking", async (part) => {
    await made();
    await truncate(file, Math.floor((await stat(file)).size * part));
    let rules: string[];
    try {
      const ledger = await openLedger({ folder });
      rules = (await ledger.check()).map(({ rule }) => rule);
      await ledger.close();
    } catch (error) {
      rules = [(error as { problem: { rule: string } }).problem.rule];
    }
    expect(new Set(rules)).toEqual(new Set(["ledger-damaged"]));
  });
});

describe("migrations", () => {
  const steps = [{ version: 1, sql: "CREATE TABLE a (n)" }, { version: 2, sql: "CREATE TABLE b (n); INSERT INTO a VALUES (2)" }];

  test("leave to be brought into the events what came after the mark of before", () => {
    const db = new DatabaseSync(":memory:");
    migrate(db, MIGRATIONS.slice(0, 4));
    db.exec("PRAGMA foreign_keys = OFF");
    for (const [n, kind] of ["document", "reading", "reading", "judgement", "judgement"].entries()) {
      db.exec(`INSERT INTO record SELECT ${n + 1}, '${kind}', coalesce((SELECT digest FROM record WHERE sequence = ${n}), '${"0".repeat(64)}'), '${String(n).repeat(64)}', '{}'`);
    }
    db.exec("INSERT INTO current_reading VALUES ('sha256:a', 1, 2, 1), ('sha256:b', 2, 3, 1); INSERT INTO judgement VALUES (4, 'jdg:a', 'evt:1'), (5, 'jdg:b', 'evt:1'); INSERT INTO derived_mark VALUES (1, 'before', 2)");
    migrate(db);
    expect(db.prepare("SELECT record FROM waiting ORDER BY record").all().map(({ record }) => record)).toEqual([3, 4, 5]);
    expect(db.prepare("SELECT basis, change FROM derived_mark").get()).toEqual({ basis: "before", change: 2 });
    db.close();
  });

  test("are numbered from 1 up without a gap", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  test("go forward from wherever a ledger stands, each step once", () => {
    const db = new DatabaseSync(":memory:");
    expect(versionOf(db)).toBe(0);
    migrate(db, steps.slice(0, 1));
    expect(versionOf(db)).toBe(1);
    migrate(db, steps);
    migrate(db, steps);
    expect(versionOf(db)).toBe(2);
    expect(db.prepare("SELECT count(*) AS n FROM a").get()!.n).toBe(1);
    db.close();
  });

  test("that fail leave the ledger where it stood", () => {
    const db = new DatabaseSync(":memory:");
    migrate(db, steps.slice(0, 1));
    expect(() => migrate(db, [...steps, { version: 3, sql: "CREATE TABLE c (n); CREATE TABLE a (n)" }])).toThrow("already exists");
    expect(versionOf(db)).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name IN ('b', 'c')").all()).toEqual([]);
    db.close();
  });
});
