import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bySign, foldWord, signTable } from "../../src/text/index.ts";

// The quick way sign by sign must give what the slow way over the whole word gives.
const sign = fc.oneof(...[[0x20, 0x36f], [0x390, 0x3d0], [0x600, 0x6ff], [0x2010, 0x2030], [0xfb00, 0xfbff]]
  .map(([from, to]) => fc.integer({ min: from!, max: to! }).map((code) => String.fromCharCode(code))));

describe("folding sign by sign", () => {
  test("a folded word folds to itself, and as its parts do", () => {
    fc.assert(fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
      const word = signs.join("");
      expect(foldWord(foldWord(word))).toBe(foldWord(word));
      if (!/[Σ\p{Script=Greek}]/u.test(word)) expect(signs.map(foldWord).join("")).toBe(foldWord(word));
    }), { numRuns: 3000 });
  });

  test.each([["Été", "ete"], ["ŒUVRE", "oeuvre"], ["إِلى", "الي"], ["٣٥", "35"], ["a\u200bb", "ab"], ["Ⅳ", "iv"], ["…", "..."]])("%s folds to %s", (word, key) => expect(foldWord(word)).toBe(key));

  test("a word that nothing changes is given back, one with an unsettled sign is left to the slow way", () => {
    const upper = signTable((s) => s.toUpperCase(), (s) => s !== "x");
    expect(bySign("ab", upper)).toBe("AB");
    expect(bySign("AB", upper)).toBe("AB");
    expect(bySign("axb", upper)).toBeNull();
    expect(bySign("a😀", upper)).toBeNull();
  });
});
