// The pattern language of rules (see rule.ts), parsed.
import { problem, ProblemError } from "../problem.ts";
import { foldWord } from "../text/index.ts";
import { plain } from "./lexicon.ts";
import type { Rule } from "./rule.ts";

/** One atom of a pattern. `words` and `folds` are the ways in which a token may be the word: as spelled, and folded. */
export type Atom =
  | { kind: "word"; words: string[]; folds: string[]; name: string | null; optional: boolean }
  | { kind: "tag"; tag: string; meaning: string | null; name: string | null; optional: boolean }
  | { kind: "mention"; mention: string; name: string | null; optional: boolean }
  | { kind: "gap"; most: number; name: string | null; optional: boolean }
  | { kind: "group"; ways: Atom[][]; name: string | null; optional: boolean };

/** Parses a pattern; throws ProblemError naming the rule when it is not well formed. */
export function parse(rule: Rule): Atom[] {
  const words = rule.pattern.split(/ +/).filter(Boolean);
  let at = 0;
  const fail = (why: string): never => {
    throw new ProblemError(problem({ rule: "rule-pattern", severity: "error", message: `Rule "${rule.id}": ${why} in "${rule.pattern}".`, remedy: "See src/reading/rule.ts for the pattern language." }));
  };
  const sequence = (nested: boolean): Atom[][] => {
    const ways: Atom[][] = [[]];
    while (at < words.length) {
      const word = words[at]!;
      if (nested && (word === ")" || word === ")?")) return ways;
      if (nested && word === "/") { ways.push([]); at++; continue; }
      at++;
      ways.at(-1)!.push(atom(word));
    }
    if (nested) fail("a group that is not closed");
    return ways;
  };
  const atom = (given: string): Atom => {
    let word = given, name: string | null = null, optional = false;
    const named = /^([a-z][a-z0-9]*)=(.+)$/.exec(word);
    if (named) { name = named[1]!; word = named[2]!; }
    if (word === "(") {
      const ways = sequence(true);
      optional = words[at++] === ")?";
      return { kind: "group", ways, name, optional };
    }
    if (word.length > 1 && word.endsWith("?")) { optional = true; word = word.slice(0, -1); }
    if (word.startsWith("..")) return { kind: "gap", most: Number(word.slice(2)), name, optional };
    if (word.startsWith("{")) return { kind: "mention", mention: word.slice(1, -1), name, optional };
    if (word.startsWith("<")) {
      const [tag = "", ...meaning] = word.slice(1, -1).split(":");
      return { kind: "tag", tag, meaning: meaning.length ? meaning.join(":") : null, name, optional };
    }
    const ways = word.split("|");
    return { kind: "word", words: ways.map(plain), folds: ways.map(foldWord), name, optional };
  };
  const ways = sequence(false);
  if (ways.length !== 1 || ways[0]!.length === 0) fail("nothing to match");
  return ways[0]!;
}
