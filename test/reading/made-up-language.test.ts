import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { furnitureFrom, readPage } from "../../src/page/index.ts";
import { compilePack, read, type Claim } from "../../src/reading/index.ts";
import { packs } from "../../src/reading/packs/index.ts";
import { TAGS } from "../../src/reading/tags.ts";
import { tokenize } from "../../src/reading/stages/tokens.ts";
import { madeUp } from "./made-up/pack.ts";
import { furniture, shelf } from "./shelf.ts";

// docs/add-a-language.md promises that a language is a folder and a line. Here is the folder, and this is the line:
const wider = { ...shelf, packs: [...packs, madeUp] };

const bytes = new Uint8Array(readFileSync(new URL("made-up/dispatch.txt", import.meta.url)));
const page = readPage({ bytes, captured_from: "dispatch.txt", captured: null }, { furniture: [...furniture, furnitureFrom(madeUp.language, madeUp.lexicon["furniture"]!, madeUp.lexicon["calendar"]!)] });
// Nobody trained a guesser of languages on it, so the page says which it is.
const document = { ...page.document, language: madeUp.language };
const { claims, problems } = read(document, wider);
const said = (words: string): Claim => claims.find((c) => c.span.exact.includes(words))!;

describe("a made-up language", () => {
  test("its furniture is furniture and its date is the page's", () => {
    expect(document.blocks.at(-1)).toMatchObject({ role: "boilerplate" });
    expect(document.published).toBe("2019-03-05");
  });

  test("who took what, where, when, and who says so", () => {
    const claim = said("retova lo dorf vo Palmyra ik 4 brumi");
    expect(claim).toMatchObject({ type: "non-state-actor-overtakes-territory", factuality: "certain", polarity: "positive" });
    expect(claim.initiators.map((a) => [a.id, a.text])).toEqual([["hezbollah", "Hezbollah"]]);
    expect(claim.places).toMatchObject([{ text: "Palmyra", country: "SY", role: "at" }]);
    expect(claim.time).toMatchObject({ start: "2019-03-04", end: "2019-03-04", precision: 1, text: "ik 4 brumi 2019" });
    expect(claim.attribution.map((link) => [link.source.id, link.cue, link.stance])).toEqual([["sohr", "saga", "says"]]);
  });

  test("how many, in its own number word and bound, passive and by whom", () => {
    const claim = said("soldi ghe mortita");
    expect(claim.counts).toMatchObject([{ quantity: "killed", low: 10, high: null, text: "Almin dek soldi" }]);
    expect(claim.initiators.map((a) => a.id)).toEqual(["hezbollah"]);
    expect(claim.attribution.at(-1)!.source.id).toBe("reuters");
  });

  test("a set phrase is a claim of its own, and a hedge makes it possible", () => {
    expect(said("az Raqqa").type).toBe("movement");
    expect(said("az Raqqa").places.map((p) => [p.role, p.text])).toEqual([["from", "Raqqa"], ["toward", "Homs"]]);
    expect(claims.filter((c) => c.factuality === "possible").map((c) => c.span.exact)).toEqual([expect.stringContaining("Hezbollah retova lo dorf vo Palmyra")]);
  });

  test("every claim is its very words, none out of the furniture, and there is nothing to complain about", () => {
    for (const { span } of claims) expect(document.text.slice(span.start, span.end)).toBe(span.exact);
    expect(claims.some((c) => c.span.exact.includes("Dongi"))).toBe(false);
    expect(problems).toEqual([]);
  });

  test("its rules match their examples and leave what they are to leave", () => {
    const { grammar, lexicon, times } = compilePack(madeUp);
    const matches = (text: string): string[] => { const tokens = tokenize(text, { start: 0, end: text.length }, grammar, lexicon); return times.all(tokens).map((m) => text.slice(tokens[m.from]!.start, tokens[m.to - 1]!.end)); };
    const [rule] = madeUp.times;
    expect(matches(rule!.examples[0]!.replaceAll(/\[\[|\]\]/g, ""))).toEqual([/\[\[(.*)\]\]/.exec(rule!.examples[0]!)![1]]);
    expect(matches(rule!.leaves[0]!)).toEqual([]);
  });

  test("without its line the page is not read and the problem names the remedy", () => {
    const without = read(document, shelf);
    expect(without.claims).toEqual([]);
    expect(without.problems).toMatchObject([{ rule: "language-without-pack", severity: "error", remedy: expect.stringContaining("add-a-language") }]);
  });
});

test("every tag that a stage asks for is in docs/add-a-language.md", () => {
  const docs = readFileSync(new URL("../../docs/add-a-language.md", import.meta.url), "utf8"), stages = fileURLToPath(new URL("../../src/reading/stages/", import.meta.url));
  const asked = new Set(readdirSync(stages).flatMap((name) => [...readFileSync(join(stages, name), "utf8").matchAll(/\be\.tag === "([a-z-]+)"/g)].map((m) => m[1]!)).concat(TAGS));
  expect(asked.size).toBeGreaterThan(40);
  expect([...asked].filter((tag) => !docs.includes(`\`${tag}\``)).sort()).toEqual([]);
});

// The engine never asks which language it reads.

const CODES = "ar|de|en|es|fa|fr|he|ku|ps|ru|tr|uk|ur|zh";
/** A language compared, switched on or looked for in a list. A name taken by its language (`name["en"]`) decides nothing. */
const ASKED = new RegExp([
  `[!=]==?\\s*["'\`](?:${CODES})["'\`]`, `["'\`](?:${CODES})["'\`]\\s*[!=]==?`, `case\\s*["'\`](?:${CODES})["'\`]`,
  `\\blanguage\\s*[!=]==?\\s*["'\`]`, `\\[[^\\]]*["'\`](?:${CODES})["'\`][^\\]]*\\]\\.(?:includes|indexOf|some)\\(`, `\\.startsWith\\(["'\`](?:${CODES})\\b`,
  `["'\`](?:${CODES})["'\`]\\s*(?:in\\b|\\?)`, `/\\^\\(?(?:${CODES})\\b`,
].join("|"));

describe("the engine names no language", () => {
  const root = fileURLToPath(new URL("../../src/reading/", import.meta.url));
  const files = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith(".ts") && !/^packs[\\/]/.test(name));

  test("in no condition of any stage", () => {
    expect(files.length).toBeGreaterThan(25);
    const asked = files.flatMap((name) => readFileSync(join(root, name), "utf8").split("\n").flatMap((line, i) => {
      const code = line.replace(/(^|\s)\/\/.*$|^\s*\*.*$|^\s*\/\*\*.*$/, "");
      return ASKED.test(code) && !/language === "und"/.test(code) ? [`${name}:${i + 1}: ${line.trim()}`] : [];
    }));
    expect(asked).toEqual([]);
  });

  test.each([`if (language === "ar") x();`, `switch (l) { case "fr": }`, `const v = ["en", "fr"].includes(language);`, `if (pack.language.startsWith("ar")) x();`])("it would be seen: %s", (line) => expect(ASKED.test(line)).toBe(true));
  test.each([`const name = a.name["en"] ?? a.id;`, `if (e.tag === "of") x();`, `["en", "fr", "ar"].filter((l) => all[l])`])("it is none: %s", (line) => expect(ASKED.test(line)).toBe(false));
});
