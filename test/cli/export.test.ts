import { readFileSync } from "node:fs";
import { describe, expect, test, beforeAll, afterAll } from "vitest";
import fc from "fast-check";
import { claimsCsv } from "../../src/app/csv.ts";
import { eventsGeojson } from "../../src/app/geojson.ts";
import type { Claim } from "../../src/reading/index.ts";
import { ARTICLES, folder, lines, run } from "./executable.ts";

const here = folder();
const data = here.in("data");
let claims: Claim[], events: { id: string }[];
beforeAll(async () => {
  await run(["add", "-"], { input: ARTICLES.fr, data });
  claims = JSON.parse((await run(["claims", "--json"], { data })).stdout);
  events = JSON.parse((await run(["events", "--json"], { data })).stdout);
});
afterAll(() => here.remove());

const claim = (given: Partial<Claim>): Claim => ({
  id: "clm:1", document: "sha256:1", span: { start: 0, end: 3, exact: "abc", prefix: "", suffix: "" }, type: "toll", initiators: [], targets: [], places: [],
  time: null, counts: [], attribution: [], factuality: "certain", polarity: "positive", loaded: [], about: [], story: 0,
  derivation: { stage: "s", rule: "r", words: "", anchor: { start: 0, end: 0 }, says: "", from: [] }, ...given,
});

/** Reads RFC 4180, so that what was written is judged by the standard and not by the writer. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "", inside = false;
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i]!;
    if (inside) { if (c !== '"') cell += c; else if (csv[i + 1] === '"') { cell += c; i++; } else inside = false; }
    else if (c === '"') inside = true;
    else if (c === ",") { rows.at(-1)!.push(cell); cell = ""; }
    else if (c === "\r" && csv[i + 1] === "\n") { rows.at(-1)!.push(cell); cell = ""; rows.push([]); i++; }
    else cell += c;
  }
  return rows.slice(0, -1);
}

describe("csv", () => {
  test("keeps any words, and lets no cell begin like a formula", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", minLength: 1 }), (exact) => {
      const [header = [], row = []] = cells([...claimsCsv([claim({ span: { start: 0, end: exact.length, exact, prefix: "", suffix: "" } })], new Map())].join(""));
      expect(row).toHaveLength(header.length);
      const value = row[header.indexOf("exact")]!;
      expect(value).not.toMatch(/^[=+\-@\t\r]/);
      expect([exact, `'${exact}`]).toContain(value);
    }));
  });

  test("a row a claim, out of the ledger", async () => {
    const { status, stdout } = await run(["export", "--format", "csv"], { data });
    expect(status).toBe(0);
    const [header = [], ...rows] = cells(stdout);
    expect(rows.map((row) => row[header.indexOf("id")])).toEqual(claims.map((c: Claim) => c.id));
    expect(rows.map((row) => row[header.indexOf("exact")])).toEqual(claims.map((c: Claim) => c.span.exact));
  });

  test("docs/exports.md tells the rule behind every column", () => {
    const docs = readFileSync(new URL("../../docs/exports.md", import.meta.url), "utf8");
    const [header = []] = cells([...claimsCsv([], new Map())].join(""));
    expect(header.filter((column) => !docs.includes(`\`${column}\``))).toEqual([]);
  });
});

describe("jsonl and geojson", () => {
  test("jsonl is the claims, one a line", async () => {
    const { stdout } = await run(["export", "--format", "jsonl"], { data });
    expect(lines(stdout)).toEqual(claims);
  });

  test("geojson has a feature for every event, and is written whole to a file", async () => {
    const output = here.in("events.geojson");
    expect((await run(["export", "--format", "geojson", "--output", output], { data })).stdout).toBe("");
    const collection = JSON.parse(readFileSync(output, "utf8"));
    expect(collection.features.filter((f: any) => f.properties.kind === "event").map((f: any) => f.id)).toEqual(events.map((e) => e.id));
  });

  test("an event without coordinates gets no point, a movement becomes a line", () => {
    const place = (name: string, role: "at" | "from" | "toward", lat: number | null, lon: number | null) => ({ id: null, name, lat, lon, precision: 1 as const, role, country: null });
    const event: any = {
      id: "evt:1", episode: "epi:1", type: "movement", types: ["movement"], time: null, places: [{ ...place("X", "at", null, null), claims: [] }], movements: [], initiators: [], targets: [], status: [],
      origins: [], versions: [], fatalities: { low: null, best: null, high: null, claims: { low: null, best: null, high: null }, rule: "" }, agreed: [], contested: [], documents: [], claims: ["clm:1"],
    };
    const worded = { text: "", anchor: { start: 0, end: 0 }, inherited: false, candidates: [] };
    const moved = claim({ type: "movement", places: [{ ...place("A", "from", 34, 38), ...worded }, { ...place("B", "toward", 35, 39), ...worded }] });
    const { features } = eventsGeojson([event], new Map([[moved.id, moved]]));
    expect(features.map((f) => f.geometry)).toEqual([null, { type: "LineString", coordinates: [[38, 34], [39, 35]] }]);
  });

  test("a folder that is not there is said, and nothing is left behind", async () => {
    const { status, stderr } = await run(["export", "--format", "csv", "--output", here.in("no/where.csv")], { data });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/There is no such folder\. Choose another place with --output\./) });
  });
});
