import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { find } from "../../src/cli/inspected.ts";
import { inspect, type InspectedBlock } from "../../src/reading/index.ts";
import { readText, shelf } from "./shelf.ts";

const PAGE = `Two towns, two accounts

The army recaptured the town of Palmyra on Monday, killing at least eight militants, the Syrian Observatory for Human Rights said.

The ministry threatened to bomb the town if the talks failed. The weather was mild and the market stayed open. The bombing stopped.

Share this article on your networks`;
const { document, claims } = readText(PAGE);
const at = (words: string): InspectedBlock[] => inspect(document, shelf, find(document.text, words)!);

describe("inspect", () => {
  test("a sentence with claims: what each stage found, at its very words", () => {
    const [block] = at("killing at least"), [sentence] = block!.sentences;
    expect(block).toMatchObject({ role: "lede", read: true, why: null });
    expect(sentence!.claims.length).toBeGreaterThan(0);
    for (const id of sentence!.claims) expect(claims.map((c) => c.id)).toContain(id);
    for (const { words, anchor } of sentence!.found) expect(document.text.slice(anchor.start, anchor.end)).toBe(words);
    const says = (stage: string, words: string): string | undefined => sentence!.found.find((f) => f.stage === stage && f.words === words)?.says;
    expect(says("lexicon", "recaptured")).toBe("verb of retake");
    expect(says("actors", "Syrian Observatory for Human Rights")).toMatch(/^sohr/);
    expect(says("places", "Palmyra")).toMatch(/^(Palmyra|Tadmur)/);
    expect(says("counts", "at least eight militants")).toMatch(/^persons 8\.\.…/);
    expect(says("attribution", "said")).toMatch(/^says: Syrian Observatory/);
    expect(says("events", "recaptured")).toMatch(/^government-regains-territory/);
  });

  test.each([
    ["threatened to bomb", /“bomb” names no event here: “threatened” makes it a plan/],
    ["weather was mild", /No word here is known for an act/],
  ])("%s: no claim, and why", (words, why) => {
    const sentence = at(words)[0]!.sentences[0]!;
    expect(sentence.claims).toEqual([]);
    expect(sentence.why.join("\n")).toMatch(why);
  });

  test.each([["Share this article", "boilerplate", /furniture/], ["Two towns", "title", /headline/]])("%s: a block that is not read says why", (words, role, why) => {
    const [block] = at(words);
    expect(block).toMatchObject({ role, read: false, sentences: [] });
    expect(block!.why).toMatch(why);
  });

  test("a page in a language without a pack says so for every block", () => {
    expect(inspect({ ...document, language: "fi" }, shelf, { start: 0, end: document.text.length }).map((b) => b.why)).toEqual(document.blocks.map(() => expect.stringMatching(/no language pack for "fi"/)));
  });

  test("every sentence has claims or a reason, wherever one looks; and looking changes no reading", () => {
    fc.assert(fc.property(fc.nat(document.text.length - 1), fc.nat(60), (start, length) => {
      for (const block of inspect(document, shelf, { start, end: Math.min(document.text.length, start + length) })) {
        expect(block.read).toBe(block.why === null);
        for (const sentence of block.sentences) expect(sentence.claims.length + sentence.why.length, sentence.text).toBeGreaterThan(0);
      }
    }), { numRuns: 40 });
    expect(readText(PAGE).claims).toEqual(claims);
  });
});

describe("finding words in a text", () => {
  test.each([["b  c", "a b c d", 2, 5], ["c d", "a b c\nd", 4, 7], ["é", "caf\u00e9", 3, 4]])("%j in %j", (words, text, start, end) => expect(find(text, words)).toEqual({ start, end }));
  test.each(["", "  ", "x"])("%j is not there", (words) => expect(find("a b c", words)).toBeNull());
});
