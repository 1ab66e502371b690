import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePack } from "../../src/reading/cascade.ts";
import { packs } from "../../src/reading/packs/index.ts";
import { sentences } from "../../src/reading/stages/sentences.ts";
import { tokenize } from "../../src/reading/stages/tokens.ts";

const pack = packs.find(({ language }) => language === "en")!;
const { grammar, lexicon } = compilePack(pack);
const told = (text: string) => {
  const tokens = tokenize(text, { start: 0, end: text.length }, grammar, lexicon);
  return { tokens, found: sentences(tokens, grammar) };
};

describe("sentences", () => {
  it("cuts a run of words without a stop behind a pause, so that its cost does not grow with its square", () => {
    const clause = "the column moved on along the river toward the old bridge";
    const { found } = told(Array.from({ length: 200 }, () => clause).join(", "));
    expect(found.length).toBeGreaterThan(5);
    for (const one of found.slice(0, -1)) expect(one.tokens.at(-1)!.text).toBe(",");
  });

  it("keeps every token once, in order, in sentences of bounded length, whatever comes", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("army", "Aleppo", "said", ",", ".", "«", "»", "“", "12", "(", "…", "R."), { maxLength: 1500 }), (words) => {
      const { tokens, found } = told(words.join(" "));
      expect(found.flatMap((one) => one.tokens)).toEqual(tokens);
      for (const one of found) expect(one.tokens.length).toBeLessThanOrEqual(300);
    }), { numRuns: 40 });
  });

  it("leaves a long sentence of a dispatch whole", () => {
    const { found } = told(`${"the column moved on, and ".repeat(40)}stopped.`);
    expect(found).toHaveLength(1);
  });
});
