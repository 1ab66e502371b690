import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARTICLES, folder, run, type Ran } from "./executable.ts";

// A ledger from the command line: what it proves of itself, how it is moved, and what is said when it cannot be.

const here = folder();
const data = here.in("data");
beforeAll(async () => {
  mkdirSync(here.in("articles"));
  for (const [language, text] of Object.entries(ARTICLES)) writeFileSync(here.in(`articles/${language}.txt`), text);
  expect((await run(["add", here.in("articles")], { data })).status).toBe(0);
});
afterAll(() => here.remove());

const json = async (args: string[], own = data): Promise<any> => {
  const { stdout, stderr, status } = await run([...args, "--json"], { data: own });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout);
};

/** One clear sentence with its remedy, status 1, no stack, nothing on standard output. */
function refused({ status, stdout, stderr }: Ran, words: RegExp): void {
  expect(stderr).toMatch(/^recoupe: [^\n]+\.\n$/);
  expect(stderr).toMatch(words);
  expect([status, stdout]).toEqual([1, ""]);
}

test("is shown, verified, backed up, restored and searched, and says the same afterwards", async () => {
  const info = await json(["ledger", "info"]);
  expect(info).toMatchObject({ documents: 3, readings: 3, searchable: true, rules: [{ documents: 3, rules: expect.stringMatching(/^[0-9a-f]{64}$/) }] });
  const verified = await json(["ledger", "verify"]);
  expect(verified).toMatchObject({ problems: [], digest: info.digest, records: info.record, kinds: { capture: 3, reading: 3, claim: info.claims } });
  expect(verified.quotes).toBeGreaterThan(info.claims);
  const file = here.in("kept.sqlite");
  expect(await json(["ledger", "backup", file])).toMatchObject({ file, digest: info.digest });
  expect(await json(["ledger", "verify", file])).toMatchObject({ problems: [], digest: info.digest });
  const restored = here.in("restored");
  expect(await json(["ledger", "copy", file, restored])).toMatchObject({ records: info.record, copied: info.record, captures: 3, digest: info.digest });
  expect(await json(["events"], restored)).toEqual(await json(["events"]));
  expect(await json(["claims"], restored)).toEqual(await json(["claims"]));
  // A ledger that goes on may be brought along again.
  writeFileSync(here.in("later.txt"), ARTICLES.en.replace("12", "13"));
  expect((await run(["add", here.in("later.txt")], { data })).status).toBe(0);
  expect((await json(["ledger", "copy", data, restored])).copied).toBeGreaterThan(0);
  expect((await json(["search", "Deir ez-Zor", "--in", "articles"], restored)).articles).toHaveLength(4);
  expect((await run(["ledger", "reindex"], { data: restored })).stderr).toMatch(/^4 documents of .* can be searched\.\n$/);
  expect((await json(["search", "دير الزور", "--in", "articles", "--language", "fr"], restored)).articles).toHaveLength(1);
});

test("from before, as an old backup is, is shown, verified and copied, and stays as it was", async () => {
  const old = here.in("old.sqlite");
  writeFileSync(old, gunzipSync(readFileSync(new URL("../ledger/kept/schema-2.sqlite.gz", import.meta.url))));
  const before = readFileSync(old);
  const { digest, problems } = await json(["ledger", "verify", old]);
  expect(problems).toEqual([]);
  expect(await json(["ledger", "info", old])).toMatchObject({ digest, documents: 4 });
  expect(await json(["ledger", "copy", old, here.in("renewed")])).toMatchObject({ records: 28, copied: 28, redirects: 1, digest });
  expect(readFileSync(old).equals(before)).toBe(true);
  expect(await json(["ledger", "verify"], here.in("renewed"))).toMatchObject({ digest, problems: [] });
});

test("is searched by whatever is typed", async () => {
  refused(await run(["search", "--", "-soldiers"], { data }), /search/i);
  refused(await run(["search", "x".repeat(100_000)], { data }), /at most 2000 signs/);
  const { stdout, stderr, status } = await run(["search", "(soldiers) AND* NEAR/2 'killed'"], { data });
  expect([stdout, stderr, status]).toEqual(["", "Nothing that is kept holds all of these words.\n", 0]);
});

test("is read again: nothing new is nothing, and it says so", async () => {
  const { stderr, status, stdout } = await run(["reread"], { data });
  expect([stdout, status]).toEqual(["", 0]);
  expect(stderr).toMatch(/^0 documents read again, \d known by these rules already: 0 came out otherwise\./);
  const { summary } = JSON.parse((await run(["reread", "--all", "--dry-run", "--json"], { data })).stdout);
  expect(summary).toMatchObject({ changed: 0, failed: 0, dry_run: true, lapsed: [] });
});

describe("in one sentence says why it was not", () => {
  test("backed up over another file, or where there is no folder", async () => {
    writeFileSync(here.in("mine"), "mine");
    refused(await run(["ledger", "backup", here.in("mine")], { data }), /is there already; nothing was written\. Give another name/);
    refused(await run(["ledger", "backup", here.in("no/such/kept.sqlite")], { data }), /There is no folder/);
    expect(readFileSync(here.in("mine"), "utf8")).toBe("mine");
  });

  test("copied: onto itself, into another ledger, from nowhere, to a place that is none", async () => {
    refused(await run(["ledger", "copy", data, join(data, "recoupe.sqlite")]), /cannot be copied onto itself; nothing was changed/);
    const other = here.in("other");
    writeFileSync(here.in("other.txt"), ARTICLES.en.replace("12", "14"));
    await run(["add", here.in("other.txt")], { data: other });
    refused(await run(["ledger", "copy", data, other]), /are not the beginning of what was to be copied; nothing was changed/);
    refused(await run(["ledger", "copy", here.in("nowhere.sqlite"), other]), /There is no ledger file/);
    writeFileSync(here.in("notes"), "mine");
    refused(await run(["ledger", "copy", data, here.in("notes")]), /is not a ledger of recoupe; nothing was changed/);
    refused(await run(["ledger", "copy", data, "postgres://nobody@127.0.0.1:1/none"]), /No PostgreSQL server answers/);
    refused(await run(["ledger", "copy", data]), /Name two places/);
    expect(existsSync(here.in("nowhere"))).toBe(false);
    expect(await json(["ledger", "verify"], other)).toMatchObject({ problems: [], kinds: { capture: 1 } });
  });

  /** A copy of the ledger's file, closed, with something done to it. */
  function harmed(name: string, harm: (file: string) => void): string {
    const path = here.in(name);
    mkdirSync(path);
    copyFileSync(join(data, "recoupe.sqlite"), join(path, "recoupe.sqlite"));
    harm(join(path, "recoupe.sqlite"));
    return path;
  }
  const flip = (file: string, ...at: number[]): void => {
    const bytes = readFileSync(file);
    for (const one of at) for (let i = 0; i < 64; i++) bytes[one + i]! ^= 0x5a;
    writeFileSync(file, bytes);
  };
  const page = (file: string, part: number): number => Math.floor(statSync(file).size / 4096 * part) * 4096;

  test.each<[string, (file: string) => void, RegExp]>([
    ["cut short", (file) => truncateSync(file, page(file, 0.5)), /is damaged/],
    ["another's in its first bytes", (file) => flip(file, 0), /is not a ledger of recoupe/],
    ["flipped in its first page", (file) => flip(file, 100, 1000), /is damaged/],
    ["flipped in its middle", (file) => flip(file, page(file, 0.3), page(file, 0.4) + 2000, page(file, 0.6), page(file, 0.7)), /is damaged|is not what was written/],
    ["of a newer recoupe", (file) => { const db = new DatabaseSync(file); db.exec("INSERT INTO schema_version VALUES (999)"); db.close(); }, /was written by a newer recoupe .*nothing was changed/],
    ["forged", (file) => { const db = new DatabaseSync(file); db.exec("DROP TRIGGER record_no_update; UPDATE record SET body = replace(body, '12', '21') WHERE kind = 'claim'"); db.close(); }, /is not what was written/],
  ])("sound: a ledger that is %s", async (name, harm, words) => {
    const path = harmed(name, harm);
    const before = readFileSync(join(path, "recoupe.sqlite"));
    const { status, stderr, stdout } = await run(["ledger", "verify"], { data: path });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(words);
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^(?:recoupe: .+|(?:At least )?\d+ problems? in .+)\.$/);
    if (name === "forged") {
      refused(await run(["ledger", "backup", here.in("forged.sqlite")], { data: path }), /The copy does not verify, so that nothing was kept of it/);
      expect(readdirSync(here.path).filter((file) => file.includes("forged.sqlite"))).toEqual([]);
    }
    expect(readFileSync(join(path, "recoupe.sqlite")).equals(before)).toBe(true);
  });
});

test("that lost its log is the whole ledger of an earlier moment", async () => {
  const path = here.in("logless");
  mkdirSync(path);
  copyFileSync(join(data, "recoupe.sqlite"), join(path, "recoupe.sqlite"));
  const file = join(path, "recoupe.sqlite");
  const other = new DatabaseSync(file);
  // Somebody holds it open, so that what comes next stays in the log.
  other.prepare("SELECT count(*) FROM record").get();
  const before = readFileSync(file);
  writeFileSync(here.in("last.txt"), ARTICLES.fr.replace("douze", "15"));
  expect((await run(["add", here.in("last.txt")], { data: path })).status).toBe(0);
  const early = here.in("early");
  mkdirSync(early);
  writeFileSync(join(early, "recoupe.sqlite"), before);
  other.close();
  const [then, now] = [await json(["ledger", "verify"], early), await json(["ledger", "verify"], path)];
  expect([then.problems, now.problems]).toEqual([[], []]);
  expect(now.kinds.capture).toBe(then.kinds.capture + 1);
});
