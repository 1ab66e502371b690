import { describe, expect, test } from "vitest";
import { compilePack } from "../../src/reading/cascade.ts";
import { compile, type Mentioned } from "../../src/reading/match.ts";
import { packs } from "../../src/reading/packs/index.ts";
import type { Pack, Rule } from "../../src/reading/rule.ts";
import { grounds } from "../../src/reading/stages/geography.ts";
import { names } from "../../src/reading/stages/names.ts";
import { readSentence } from "../../src/reading/stages/read-sentence.ts";
import { weigh } from "../../src/reading/stages/story.ts";
import { tokenize, type Token } from "../../src/reading/stages/tokens.ts";
import { shelf } from "./shelf.ts";

/** Tokens of a sentence and everything in it that a pattern may ask for. */
function sense(pack: Pack, text: string): { tokens: Token[]; mentions: Mentioned[]; ground: Mentioned[] } {
  const reader = compilePack(pack);
  const tokens = tokenize(text, { start: 0, end: text.length }, reader.grammar, reader.lexicon);
  const named = names(tokens, pack.language, reader.grammar, shelf.atlas, shelf.directory);
  const story = weigh([{ tokens, named }], shelf.directory);
  const found = readSentence({ start: 0, end: text.length, tokens }, named, reader, {
    story, cast: { lastGroup: null, lastForce: null, last: null }, anchors: [], reference: { day: null, against: null, last: null, floor: null, horizon: 2026 },
    atlas: shelf.atlas, directory: shelf.directory, problems: [], text,
  });
  return { tokens, mentions: [...found.actors, ...found.places, ...found.sources, ...found.times, ...found.counts], ground: grounds({ named, places: found.places }) };
}

/** The stretches that a rule matches in a sentence. */
function matched(pack: Pack, kind: string, rule: Rule, text: string): string[] {
  const { tokens, mentions, ground } = sense(pack, text);
  return compile([rule]).all(tokens, kind === "geography" ? ground : mentions).map((m) => text.slice(tokens[m.from]!.start, tokens[m.to - 1]!.end));
}

for (const pack of packs) {
  const kinds: [string, readonly Rule[]][] = [["times", pack.times], ["attributions", pack.attributions], ["phrases", pack.phrases], ["geography", pack.geography ?? []]];
  for (const [kind, rules] of kinds) {
    describe(`${pack.language} ${kind}`, () => {
      test("each rule has a name of its own", () => expect(new Set(rules.map((r) => r.id)).size).toBe(rules.length));
      for (const rule of rules) {
        test.each(rule.examples)(`${rule.id} matches: %s`, (example) => {
          const marked = [...example.matchAll(/\[\[(.*?)\]\]/gs)].map((m) => m[1]!.trim());
          expect(marked.length, "an example marks what it matches").toBeGreaterThan(0);
          expect(matched(pack, kind, rule, example.replaceAll("[[", "").replaceAll("]]", ""))).toEqual(marked);
        });
        test.each(rule.leaves)(`${rule.id} leaves: %s`, (sentence) => expect(matched(pack, kind, rule, sentence)).toEqual([]));
        test(`${rule.id} has a sentence that it leaves alone`, () => expect(rule.leaves.length).toBeGreaterThan(0));
      }
    });
  }
}

test("a rule without examples does not build", () => {
  expect(() => compile([{ id: "bare", pattern: "x", value: {}, examples: [], leaves: [] }])).toThrow(/bare.*example/);
});
test("a pattern that is not well formed does not build", () => {
  expect(() => compile([{ id: "open", pattern: "( a", value: {}, examples: ["[[a]]"], leaves: ["b"] }])).toThrow(/open/);
});
