import fc from "fast-check";
import { expect, test } from "vitest";
import { Beginnings, packBeginnings, readSections, writeSections } from "../../src/atlas/index.ts";

const open = (names: string[]): Beginnings => new Beginnings(readSections(writeSections([packBeginnings("ex", names)])), "ex");
const word = fc.stringMatching(/^[a-zب-ي]{1,6}$/);

test("whatever begins a longer name is said to", () => {
  fc.assert(fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 40 }), (names) => {
    const beginnings = open(names.map((words) => words.join(" ")));
    for (const words of names) for (let n = 1; n < words.length; n++) expect(beginnings.may(words.slice(0, n).join(" "))).toBe(true);
  }));
});

test("of a thousand words that begin nothing, hardly any are taken for a beginning", () => {
  const beginnings = open(Array.from({ length: 5000 }, (_, i) => `name${i} of somewhere`));
  const wrong = Array.from({ length: 1000 }, (_, i) => `other${i}`).filter((key) => beginnings.may(key)).length;
  expect(wrong).toBeLessThan(20);
  expect(beginnings.may("name7 of")).toBe(true);
  expect(beginnings.may("name7 of somewhere")).toBe(false);
});

test("a file from before beginnings were kept rules nothing out", () => {
  expect(new Beginnings(new Map(), "ex").may("anything")).toBe(true);
});
