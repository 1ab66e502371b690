import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilePack } from "../../src/reading/cascade.ts";
import type { Mentioned } from "../../src/reading/match.ts";
import { packs } from "../../src/reading/packs/index.ts";
import { tokenize, type Token } from "../../src/reading/stages/tokens.ts";
import { meter, type Meter } from "./work.ts";

// A rule of a pack is tried at every token. Whatever stands there, even the beginnings of all its examples one after the
// other with every kind of mention at every token, the work at a token is bounded by the rules, not by the text.

const KINDS = ["actor", "place", "time", "count", "source", "country"];
const SLACK = 1.2;

let work: Meter;
beforeAll(() => { work = meter(); });
afterAll(() => work.stop());

describe.each(packs.map((pack) => [pack.language, pack] as const))("the rules of %s", (_, pack) => {
  const ready = compilePack(pack);
  const lists = { times: [pack.times, ready.times], attributions: [pack.attributions, ready.attributions], phrases: [pack.phrases, ready.phrases], geography: [pack.geography ?? [], ready.geography] } as const;

  test.each(Object.entries(lists))("%s", (_kind, [rules, matcher]) => {
    // Each example without its marks and without its end, so that a match is begun and not ended.
    const words = rules.flatMap((rule) => rule.examples.map((e) => { const bare = e.replace("[[", "").replace("]]", ""); return bare.slice(0, Math.max(4, e.indexOf("]]") - 4)); })).join(" ");
    const cost = (length: number): number => {
      const text = words.repeat(Math.ceil(length / (words.length + 1))).slice(0, length), tokens: Token[] = tokenize(text, { start: 0, end: text.length }, ready.grammar, ready.lexicon);
      const mentions: Mentioned[] = tokens.flatMap((_, i) => KINDS.map((kind) => ({ kind, from: i, to: i + 1 })));
      return work.of(() => { matcher.all(tokens, mentions); matcher.all(tokens); }) / tokens.length;
    };
    if (rules.length === 0) return;
    const base = Math.max(500, words.length);
    cost(base);
    const one = cost(base), ten = cost(10 * base);
    expect(one).toBeGreaterThan(1);
    expect(ten / one).toBeLessThan(SLACK);
  });
});
