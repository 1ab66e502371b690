import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { wordsOf } from "../../src/app/export/ordinary.ts";
import { openShelf } from "../../src/app/shelf.ts";
import type { App } from "../../src/app.ts";
import { masked, namesIn, type Known } from "../../src/export/redact/mask.ts";
import { FORMATS, formatOf } from "../../src/export/index.ts";
import { appWith, exported } from "./ledger.ts";
import { MISSED, SENTENCES } from "./named-sentences.ts";

const shelf = openShelf();
const known: Known = { ...shelf, ...wordsOf(shelf.directory) };
const mask = (text: string): string => masked(text, 0, namesIn(text, known));

describe("names of private persons", () => {
  test.each(SENTENCES)("%s", (sentence) => {
    const bare = sentence.replace(/\[\[|\]\]/g, "");
    expect(mask(bare)).toBe(sentence.replace(/\[\[([^\]]*)\]\]/g, (_, name: string) => "█".repeat(name.length)));
  });

  test.each(MISSED)("known miss: %s", (sentence) => {
    expect(mask(sentence.replace(/\[\[|\]\]/g, ""))).toBe(sentence.replace(/\[\[([^\]]*)\]\]/g, (_, name: string) => "█".repeat(name.length)));
  });

  test("a masked text is as long as before, and differs only where it is masked", () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...SENTENCES.flatMap((sentence) => sentence.replace(/\[\[|\]\]/g, "").split(" "))), fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 30 });
    fc.assert(fc.property(words, (list) => {
      const text = list.join(" "), out = mask(text);
      expect(out).toHaveLength(text.length);
      for (let at = 0; at < text.length; at++) if (out[at] !== "█") expect(out[at]).toBe(text[at]);
    }));
  });

  test("overlapping names are masked together, and a stretch as the whole is", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(10)), { maxLength: 8 }), fc.nat(30), (spans, from) => {
      const text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop", names = spans.map(([start, length]) => ({ start, end: start + length })).sort((a, b) => a.start - b.start);
      const expected = [...text].map((sign, at) => (names.some(({ start, end }) => start <= at && at < end) ? "█" : sign)).join("");
      expect(masked(text, 0, names)).toBe(expected);
      expect(masked(text.slice(from), from, names)).toBe(expected.slice(from));
    }));
  });

  test("a long text of nothing but names is masked in one go", () => {
    const long = "Karim Haddad ".repeat(20_000);
    expect(mask(long)).toHaveLength(long.length);
  });
});

describe("what leaves recoupe masked", () => {
  const TEXT = "The Plain Post\nDamascus, 3 March 2016\n\nShelling by the Syrian army killed 12 civilians in Douma on 2 March 2016, a resident named Karim Haddad said. Haddad lost his brother.\n";
  let app: App, discard: () => Promise<void>;
  beforeAll(async () => { ({ app, discard } = await appWith([{ name: "plain.txt", text: TEXT }])); });
  afterAll(() => discard());

  test("holds the name in no format, and in every format without --redact that quotes it", async () => {
    for (const format of ["jsonl", "annotations", "acled"] as const) expect((await exported(app, { format, filter: {}, redact: true })).text, format).not.toMatch(/Karim|Haddad/);
    expect((await exported(app, { format: "annotations", filter: {}, redact: false })).text).toMatch(/Haddad/);
  });

  test("is masked by default where it is meant for the public", async () => {
    expect(FORMATS.filter((name) => formatOf(name).open)).toEqual(["annotations", "claimreview"]);
    expect((await exported(app, { format: "annotations", filter: {} })).header.redacted).toBe(true);
  });

  test("keeps every position, and every word as long as it was", async () => {
    const of = async (redact: boolean): Promise<any[]> => (await exported(app, { format: "jsonl", filter: {}, redact })).text.trim().split("\n").map((line) => JSON.parse(line));
    const [open, closed] = [await of(false), await of(true)];
    for (const [at, claim] of open.entries()) {
      const shape = (value: unknown): unknown => (typeof value === "string" ? value.length : Array.isArray(value) ? value.map(shape) : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)])) : value);
      expect(shape(closed[at])).toEqual(shape(claim));
    }
  });
});
