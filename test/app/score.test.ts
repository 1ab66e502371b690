import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { coordinatesBeside, readGold } from "../../src/app/gold.ts";
import { score, tableLines, under, type Score, type Scoring } from "../../src/app/score.ts";
import { openShelf, readCapture } from "../../src/app/shelf.ts";
import type { Claim, Reading } from "../../src/reading/index.ts";
import { run } from "../cli/executable.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const GOLD = at("./gold/gold.json"), SHARED = at("../../../shared/");
const shelf = openShelf();
const parents = (id: string): string[] => shelf.directory.actor(id)?.ties.filter((tie) => tie.relation === "part-of").map((tie) => tie.to) ?? [];
const read = (path: string): Reading => readCapture({ bytes: new Uint8Array(readFileSync(path)), captured_from: path, captured: null, media_type: null }, shelf);
const scoring = (golds: string[], reading = read, show?: (line: string) => void): Scoring =>
  ({ read: (path) => ({ text: readFileSync(path, "utf8"), reading: reading(path) }), parents, places: coordinatesBeside(golds), ...(show && { show }) });

/** The tiny gold, scored against claims made by hand out of the words of its text. */
function scored(claims: (Partial<Omit<Claim, "span">> & { words: string; shifted?: true })[]): { found: Score; shown: string[] } {
  const shown: string[] = [];
  const made = (path: string): Reading => {
    const text = readFileSync(path, "utf8");
    const all = claims.map(({ words, shifted, ...claim }): Claim => {
      const start = text.indexOf(words) + (shifted ? 1 : 0);
      return { type: "toll", initiators: [], targets: [], places: [], time: null, counts: [], attribution: [], factuality: "certain", polarity: "positive", ...claim, span: { start, end: start + words.length, exact: words, prefix: "", suffix: "" } } as unknown as Claim;
    });
    return { document: { text }, claims: all, problems: [], rules: "" } as unknown as Reading;
  };
  return { found: score([readGold(GOLD)], scoring([GOLD], made, (line) => shown.push(line))), shown };
}

const TAKEN = "The army recaptured the town of Palmyra on Monday, killing at least eight militants";
const actor = (id: string): Claim["initiators"][number] => ({ id, name: id, text: id, anchor: { start: 0, end: 1 }, inherited: false });
const link = (id: string | null): Claim["attribution"][number] => ({ source: { id, name: "x", kind: id ? "monitor" : "unnamed", side: null }, text: "x", anchor: { start: 0, end: 1 }, inherited: false, cue: "said", stance: "says" });

describe("the score of claims made by hand", () => {
  test("nothing read: two of two missed, and no row above nought", () => {
    const { found, shown } = scored([]);
    expect(found).toMatchObject({ documents: 1, intrusions: 0, unanchored: 0, score: 0, claims: { p: 0, r: 0, gold: 2, predicted: 0 } });
    expect(shown.map((line) => line.split(" ")[0])).toEqual(["MISSED", "MISSED"]);
    expect(under(found, 0.1)).toEqual(found.scored);
  });

  test("one claim found in full: half of the claims, and the rows as coded", () => {
    const { found } = scored([{
      words: TAKEN, type: "armed-clash", initiators: [actor("syr-saa")], attribution: [link("sohr")],
      time: { start: "2019-03-04", end: "2019-03-04" } as Claim["time"], counts: [{ quantity: "killed", low: 8, high: null }] as Claim["counts"],
      places: [{ name: "Palmyra", lat: 34.6, lon: 38.3 }] as Claim["places"],
    }]);
    expect(found.claims).toMatchObject({ p: 1, r: 0.5, gold: 2, predicted: 1 });
    for (const slot of ["type", "places", "counts"] as const) expect(found.rows[slot], slot).toMatchObject({ p: 1, r: 0.5 });
    for (const slot of ["initiators", "time", "attributed"] as const) expect(found.rows[slot], slot).toMatchObject({ p: 1, r: 1, f1: 1 });
  });

  test("two claims of one stretch are taken together, and what is too much in them counts", () => {
    const { found } = scored([{ words: "The army recaptured the town of Palmyra", type: "government-regains-territory" }, { words: "killing at least eight militants", type: "movement" }]);
    expect(found.claims).toMatchObject({ p: 1, predicted: 1 });
    expect(found.rows.type).toMatchObject({ p: 0.5, predicted: 2 });
  });

  test("a unit that is part of the coded actor is right, another actor is not", () => {
    const unit = [...shelf.directory.all()].find((a) => a.ties.some((tie) => tie.relation === "part-of" && tie.to === "syr-saa"))!;
    expect(scored([{ words: TAKEN, initiators: [actor(unit.id)] }]).found.rows.initiators.f1).toBe(1);
    expect(scored([{ words: TAKEN, initiators: [actor("sohr")] }]).found.rows.initiators.f1).toBe(0);
  });

  test("a place farther off than the tolerance is wrong", () => {
    expect(scored([{ words: TAKEN, places: [{ name: "Homs", lat: 34.73, lon: 36.72 }] as Claim["places"] }]).found.rows.places).toMatchObject({ p: 0, predicted: 1 });
  });

  test("furniture read as a claim is an intrusion, a claim of nothing coded a false alarm, an opinion as fact one too", () => {
    const { found, shown } = scored([{ words: "Share this article on your networks" }, { words: "Syrian Observatory for Human Rights", initiators: [actor("sohr")] }, { words: "changes hands twice" }]);
    expect(found.intrusions).toBe(1);
    expect(shown.map((line) => line.slice(0, 11))).toEqual(expect.arrayContaining(["INTRUSION  ", "FALSE ALARM", "OPINION AS "]));
    expect(found.claims.predicted).toBe(3);
    expect(found.rows.initiators).toMatchObject({ p: 0, predicted: 1 });
  });

  test("a span that is not where it says is told, and so is one that is not in the text", () => {
    expect(scored([{ words: TAKEN, shifted: true }]).found.unanchored).toBe(1);
    expect(scored([{ words: "words of another page" }]).found.unanchored).toBe(2);
  });

  test("an unnamed source is one who is not in the directory", () => {
    const { found } = scored([{ words: TAKEN, attribution: [link("sohr"), link(null)] }]);
    expect(found.rows.attributed).toMatchObject({ p: 0, r: 0, gold: 1, predicted: 1 });
  });
});

describe("recoupe score", () => {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-score-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("prints the table, or one object; below a mark it exits with 1", async () => {
    const table = tableLines(score([readGold(GOLD)], scoring([GOLD])));
    const plain = await run(["score", GOLD], { data: folder });
    expect(plain.stdout.trimEnd().split("\n")).toEqual(table);
    expect(plain.status).toBe(0);
    const marked = await run(["score", GOLD, "--json", "--min", "1", "--floor", "1"], { data: folder }), found = JSON.parse(marked.stdout);
    expect(Object.keys(found)).toEqual(expect.arrayContaining(["documents", "intrusions", "unanchored", "claims", "rows", "score"]));
    expect(marked.status).toBe(found.score < 1 ? 1 : 0);
  });

  test.each([["[{}]", /no `document`/], ["{", /no JSON/], ['[{"document": "../none.txt", "claims": []}]', /no such file/i]])("of %s says what is wrong", async (text, words) => {
    writeFileSync(join(folder, "gold.json"), text);
    const { status, stderr } = await run(["score", join(folder, "gold.json")], { data: folder });
    expect(status).toBe(1);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("--help has examples, and a mark lies between 0 and 1", async () => {
    expect((await run(["score", "--help"])).stdout).toContain("Examples:");
    expect((await run(["score", GOLD, "--min", "7"])).status).toBe(2);
  });
});

describe.skipIf(!existsSync(SHARED))("beside the shared scorer", () => {
  test.each(["seeds", "fr", "en", "ar"])("%s: the same table and the same misses", (name) => {
    const gold = join(SHARED, "gold", `${name}.json`), folder = mkdtempSync(join(tmpdir(), "recoupe-readings-")), lines: string[] = [];
    try {
      const readings = new Map(readGold(gold).documents.map(({ path }) => [path, read(path)]));
      for (const [path, reading] of readings) writeFileSync(join(folder, `${basename(path)}.json`), JSON.stringify(reading));
      const theirs = spawnSync(process.execPath, [join(SHARED, "score/score.mjs"), gold, "--readings", folder, "--show"], { encoding: "utf8", maxBuffer: 1 << 26 });
      const found = score([readGold(gold)], scoring([gold], (path) => readings.get(path)!, (line) => lines.push(line)));
      expect([...lines, ...tableLines(found)].join("\n")).toBe(theirs.stdout.trimEnd());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
if (!existsSync(SHARED)) console.log("skipped: ../shared is not there, so the table was not compared with the shared scorer's");
