import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPage } from "../../src/page/index.ts";
import { read, type Claim, type Reading } from "../../src/reading/index.ts";
import { furniture, readText, shelf } from "./shelf.ts";

/** Every value of every claim stands in the text, word for word; no date is given that no words carry. */
function anchored({ document, claims }: Reading): void {
  const text = document.text;
  for (const claim of claims) {
    expect(text.slice(claim.span.start, claim.span.end)).toBe(claim.span.exact);
    const worded = [...claim.initiators, ...claim.targets, ...claim.places, ...(claim.time ? [claim.time] : []), ...claim.counts, ...claim.attribution];
    for (const value of worded) {
      expect(text.slice(value.anchor.start, value.anchor.end)).toBe(value.text);
      expect(value.text.length).toBeGreaterThan(0);
    }
    for (const l of claim.loaded) expect(text.slice(l.start, l.end)).toBe(l.exact);
    for (const c of claim.counts) if (c.low !== null && c.high !== null) expect(c.low).toBeLessThanOrEqual(c.high);
    const t = claim.time;
    if (t?.start && t.end) expect(t.start <= t.end).toBe(true);
    if (t && t.candidates.length > 0) expect([t.start, t.end]).toEqual([null, null]);
    if (t && (t.start ?? t.end) !== null && t.inferred.length > 0) expect(t.resolved_against).not.toBeNull();
    const block = document.blocks.find((b) => claim.span.start >= b.start && claim.span.end <= b.end);
    expect(["lede", "body", "list", "quote", "title"]).toContain(block?.role);
    derivationStands(claim, text);
  }
  expect(new Set(claims.map((c) => c.id)).size).toBe(claims.length);
  for (const claim of claims) for (const id of claim.about) expect(claims.some((c) => c.id === id)).toBe(true);
}

function derivationStands(claim: Claim, text: string): void {
  const visit = (d: Claim["derivation"]): void => {
    expect(text.slice(d.anchor.start, d.anchor.end)).toBe(d.words);
    d.from.forEach(visit);
  };
  visit(claim.derivation);
}

const actors = ["l'armée syrienne", "Daech", "les rebelles", "les forces kurdes", "l'aviation russe", "des hommes armés", "l'OSDH"];
const places = ["Palmyre", "Homs", "Abou Kamal", "Raqqa", "Alep", "la ville"];
const verbs = ["a attaqué", "aurait repris", "a bombardé", "n'a pas pris", "a tué 12 soldats à", "affirme avoir repoussé une attaque sur", "ont perdu plus de 30 hommes près de"];
const times = ["lundi", "le 8 juin 2018", "dans la nuit de mardi à mercredi", "", "ces derniers jours", "en mars dernier"];
const junk = ["\u200b", "\u202e", "« ", " »", "(", ")", "…", "—", "1.", "80 %", "’", "\n\n", "\ud83d\udca5", "aaa".repeat(30)];
const sentence = fc.tuple(fc.constantFrom(...actors), fc.constantFrom(...verbs), fc.constantFrom(...places), fc.constantFrom(...times), fc.constantFrom("", ", selon Reuters", ", a indiqué l'OSDH", ", dont trois enfants"), fc.constantFrom("", ...junk))
  .map(([a, v, p, t, s, j]) => `${a.charAt(0).toUpperCase()}${a.slice(1)} ${v} ${p} ${t}${s}${j}. `);

test("whatever sentences stand on a page, every value leads back to its words", () => {
  fc.assert(fc.property(fc.array(sentence, { minLength: 1, maxLength: 14 }), (list) => anchored(readText(`Combats près de Palmyre\n\n${list.join("")}`))), { numRuns: 150, seed: 20261121 });
});

test("whatever characters stand on a page, reading ends and every value leads back to its words", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 400 }).filter((s) => s.trim().length > 1), (s) => anchored(readText(`Le bourg de Palmyre est calme et la route est longue. ${s.replaceAll("\0", "")}`))), { numRuns: 150, seed: 20261121 });
});

test("the same page gives the same reading", () => {
  const text = "Combats près de Palmyre\n\nDaech a attaqué Palmyre lundi, selon l'OSDH. Au moins 12 soldats ont été tués.";
  const [a, b] = [readText(text), readText(text)];
  expect({ claims: a.claims, problems: a.problems }).toEqual({ claims: b.claims, problems: b.problems });
});

const shared = new URL("../../../shared/", import.meta.url);
describe.skipIf(!existsSync(shared))("real texts kept beside the repository", () => {
  const files = ["seeds", "gold/fr", "gold/en", "gold/ar", "texts/wikinews-fr"].flatMap((dir) => {
    const at = new URL(`${dir}/`, shared);
    return existsSync(at) ? readdirSync(at).filter((f) => /\.(txt|html)$/.test(f)).map((f) => new URL(f, at)) : [];
  });
  test.each(files.map((f) => [f.pathname.split("/").slice(-2).join("/"), f] as const))("%s", (_, file) => {
    const page = readPage({ bytes: new Uint8Array(readFileSync(file)), captured_from: "shared", captured: null }, { furniture });
    anchored(read(page.document, shelf));
  });
});
if (!existsSync(shared)) console.log("left out: the real texts of ../shared are not beside the repository");
