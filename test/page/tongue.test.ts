import { eld } from "eld/small";
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { tongueOf } from "../../src/page/tongue.ts";

// The package itself is the measure: what it says of a text we say, and whether it would trust it.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const theirs = (text: string): { language: string; reliable: boolean } => { const { language, isReliable } = eld.detect(text); return { language, reliable: language !== "" && isReliable() }; };

describe("the language of a text", () => {
  const files = ["examples", "corpus", "docs"].flatMap((folder) => readdirSync(`${ROOT}/${folder}`, { recursive: true }).map((name) => `${folder}/${name}`)).filter((name) => /\.(txt|html|md)$/.test(name));

  test("is what the package says, for every document here and every line of it", () => {
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) for (const text of [readFileSync(`${ROOT}/${file}`, "utf8"), ...readFileSync(`${ROOT}/${file}`, "utf8").split("\n")]) expect(tongueOf(text), text).toEqual(theirs(text));
  });

  test.each(["", "1", "a", "de la", "it’s", "l'«»", "\ud800x", "日本語のニュース", "Нападение на село", "یک خبر کوتاه", "ein Dorf wurde beschossen", `${"x".repeat(90)} ${"é".repeat(90)}`, "the ".repeat(400)])("%s", (text) => {
    expect(tongueOf(text)).toEqual(theirs(text));
  });

  test("is what the package says of anything", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => { expect(tongueOf(text)).toEqual(theirs(text)); }), { numRuns: 300 });
    fc.assert(fc.property(fc.array(fc.constantFrom(..."the of la قتل في على morts Angriff x ' ’ . 5 é ش 中".split(" ")), { maxLength: 300 }), (words) => { expect(tongueOf(words.join(" "))).toEqual(theirs(words.join(" "))); }), { numRuns: 300 });
  });
});
