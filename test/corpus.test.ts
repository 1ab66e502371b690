import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openShelf, read, type Claim, type Document } from "../src/index.ts";

// corpus/LANGUAGE/CASE: a page and all that must be read out of it. corpus/README.md tells the format.

interface Coded {
  quote: string; type: string; origin: string; factuality?: string; polarity?: string;
  initiators?: string[]; targets?: string[]; places?: string[]; time?: string | null; counts?: string[];
}
interface Missed extends Coded { reason: string; /** False: a claim that ought not to be read. */ read?: boolean }
interface Case { claims: Coded[]; known_miss: Missed[] }

const CORPUS = new URL("../corpus/", import.meta.url);
const FIELDS = new Set(["quote", "type", "origin", "factuality", "polarity", "initiators", "targets", "places", "time", "counts", "reason", "read"]);
const foldersIn = (url: URL) => readdirSync(url, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const cases = foldersIn(CORPUS).flatMap((language) => foldersIn(new URL(`${language}/`, CORPUS)).map((name) => `${language}/${name}`));
const shelf = openShelf();

const actors = (refs: Claim["initiators"]) => [...new Set(refs.map((ref) => ref.id ?? "unknown"))].sort();
const range = (low: number | null, high: number | null) => (low === high ? `${low}` : `${low ?? ""}..${high ?? ""}`);
const origin = ({ attribution }: Claim) => { const last = attribution.at(-1); return last === undefined ? "publisher" : last.source.id ?? "unnamed"; };
const days = ({ time }: Claim) => (time === null ? null : time.start === time.end ? time.start : `${time.start ?? ""}..${time.end ?? ""}`);

/** Every slot in which a claim is not what was coded, in words; empty when it is. */
function differences(claim: Claim, coded: Coded): string[] {
  const wrong: string[] = [];
  const compare = (slot: string, is: unknown, ought: unknown) => {
    if (ought !== undefined && JSON.stringify(is) !== JSON.stringify(ought)) wrong.push(`${slot} is ${JSON.stringify(is)}, ought to be ${JSON.stringify(ought)}`);
  };
  compare("type", claim.type, coded.type);
  compare("origin", origin(claim), coded.origin);
  compare("factuality", claim.factuality, coded.factuality ?? "certain");
  compare("polarity", claim.polarity, coded.polarity ?? "positive");
  compare("initiators", actors(claim.initiators), coded.initiators && [...coded.initiators].sort());
  compare("targets", actors(claim.targets), coded.targets && [...coded.targets].sort());
  compare("places", claim.places.map((place) => `${place.role} ${place.id === null ? "(unknown) " : ""}${place.text}`).sort(), coded.places && [...coded.places].sort());
  compare("time", days(claim), coded.time);
  compare("counts", claim.counts.map((count) => `${count.quantity} ${range(count.low, count.high)}`).sort(), coded.counts && [...coded.counts].sort());
  return wrong;
}

/** Whether a span shares more than half of what both cover together with the quote. */
function sameSpan(claim: Claim, coded: Coded, document: Document): boolean {
  const start = document.text.indexOf(coded.quote), end = start + coded.quote.length;
  const shared = Math.min(end, claim.span.end) - Math.max(start, claim.span.start);
  return shared * 2 > Math.max(end, claim.span.end) - Math.min(start, claim.span.start);
}

test("every language that recoupe reads has cases", () => {
  expect(foldersIn(CORPUS)).toEqual(shelf.packs.map((pack) => pack.language).sort());
});

describe.each(cases)("%s", (name) => {
  const folder = new URL(`${name}/`, CORPUS);
  const coded: Case = JSON.parse(readFileSync(new URL("claims.json", folder), "utf8"));
  const { document, claims } = read(readFileSync(new URL("page.txt", folder)), { shelf, captured_from: `corpus/${name}/page.txt` });

  test("is coded as corpus/README.md tells", () => {
    for (const entry of [...coded.claims, ...coded.known_miss]) {
      expect(document.text.split(entry.quote).length, `"${entry.quote}" stands once in the page`).toBe(2);
      expect(Object.keys(entry).filter((field) => !FIELDS.has(field))).toEqual([]);
      for (const id of [...(entry.initiators ?? []), ...(entry.targets ?? []), entry.origin]) if (!["unknown", "unnamed", "publisher"].includes(id)) expect(shelf.directory.actor(id), id).not.toBeNull();
    }
    for (const miss of coded.known_miss) expect(miss.reason).toMatch(/\S \S/);
  });

  test.each(coded.claims.map((claim) => [claim.quote, claim] as const))("reads “%s”", (_, entry) => {
    const here = claims.filter((claim) => sameSpan(claim, entry, document));
    expect(here.length, "a claim with this span").toBeGreaterThan(0);
    expect(here.map((claim) => differences(claim, entry)).sort((a, b) => a.length - b.length)[0]).toEqual([]);
  });

  test.each(coded.known_miss.map((claim) => [claim.quote, claim] as const))("still misses “%s”", (_, entry) => {
    const here = claims.filter((claim) => sameSpan(claim, entry, document));
    const mended = entry.read === false ? here.length === 0 : here.some((claim) => differences(claim, entry).length === 0);
    expect(mended, "this is read as it ought to be: move the entry up to `claims`").toBe(false);
  });

  test("reads nothing else", () => {
    const all = [...coded.claims, ...coded.known_miss];
    expect(claims.filter((claim) => !all.some((entry) => sameSpan(claim, entry, document))).map((claim) => claim.span.exact)).toEqual([]);
  });
});
