import fc from "fast-check";
import { expect, test } from "vitest";
import { inReadingOrder, type Piece } from "../../src/capture/pdf-order.ts";

// The pieces of a line of a PDF, as programs lay them on the paper, and the line as it is read.

/** Pieces from left to right, each as wide as it has letters. */
const laid = (...texts: string[]): Piece[] => texts.map((text, i) => ({ text, x: texts.slice(0, i).join("").length * 10 }));

test.each<[string, Piece[], string]>([
  ["English as it came", laid("Two ", "soldiers", " died."), "Two soldiers died."],
  ["Arabic, letter by letter in the shapes of its font, from the left", laid("ﺮ", "ﻣ", "ﺪ", "ﺗ", " ", "ب", "ﺮ", "ﻗ"), "قرب تدمر"],
  ["the same from the right, as other programs lay it", [...laid("ﺮ", "ﻣ", "ﺪ", "ﺗ", " ", "ب", "ﺮ", "ﻗ")].reverse(), "قرب تدمر"],
  ["a date, its numbers from the left", laid("2019", " ", "مارس", " ", "12"), "12 مارس 2019"],
  ["a number in the middle, a stop at the end", laid(".", "الهجوم", " ", "في", " ", "جنديا", " ", "14", " ", "قتل"), "قتل 14 جنديا في الهجوم."],
  ["a number in parts", laid("جندي", " ", "1", ",", "200", " ", "نحو"), "نحو 1,200 جندي"],
  ["words of another script amid Arabic", laid("الأنباء", " ", "Agence", " ", "Example", " ", "نقلت"), "نقلت Agence Example الأنباء"],
  ["an Arabic name amid English", laid("The paper ", "المثال", " ", "جريدة", " wrote this on Monday and on Tuesday."), "The paper جريدة المثال wrote this on Monday and on Tuesday."],
  ["two letters in one sign", laid("ﻞ", "ﻗ", "ﻷ", "ا"), "الأقل"],
])("%s", (_, pieces, read) => { expect(inReadingOrder(pieces)).toBe(read); });

test("whatever the order in which pieces came, Arabic words with numbers are read from the right, and nothing is lost", () => {
  const word = fc.constantFrom("جنود", "الجيش", "قتل", "مدينة", "12", "2019", "حاجز");
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat()), (words, numbers) => {
    const read = ["هجوم", ...words].flatMap((one) => [one, " "]).slice(0, -1), pieces = laid(...[...read].reverse());
    const mixed = pieces.map((piece) => ({ piece, at: numbers.next().value as number })).sort((a, b) => a.at - b.at).map(({ piece }) => piece);
    expect(inReadingOrder(mixed)).toBe(read.join(""));
  }));
});
