// Figures as the desk shows them: no number that the words do not write.
import { describe, expect, test } from "vitest";
import { boundsText } from "../../src/desk/client/figures.ts";
import { en } from "../../src/desk/client/words/en.ts";
import { fr } from "../../src/desk/client/words/fr.ts";

describe("a figure beside its words", () => {
  test.each<[number | null, number | null, string | undefined, string | null]>([
    [25, 25, "vingt-cinq morts", "25"],
    [61, null, "plus de 60 soldats", "more than 60"],
    [61, null, "أكثر من ٦٠ جنديا", "more than 60"],
    [2801, null, "more than 2,800", "more than 2,800"],
    [8, null, "at least 8 checkpoints", "at least 8"],
    [61, null, "plus de soixante soldats", "plus de soixante soldats"],
    [null, 40, "up to 40", "at most 40"],
    [10, 12, "10 to 12 dead", "10 to 12"],
    [90, 110, "environ 100 morts", "about 100"],
    [8, 12, "une dizaine de morts", "une dizaine de morts"],
    [20, null, "des dizaines", "des dizaines"],
    [61, null, undefined, "at least 61"],
    [null, null, "several", null],
  ])("%s..%s, %s", (low, high, text, shown) => expect(boundsText(text === undefined ? { low, high } : { low, high, text }, "en", en)).toBe(shown));

  test("in the language of the interface", () => expect(boundsText({ low: 61, high: null, text: "more than 60" }, "fr", fr)).toBe("plus de 60"));
});
