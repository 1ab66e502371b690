// Compiles patterns (see rule.ts) into one matcher over the tokens of a sentence. The cost of a start is bounded by
// the pattern's own length times its gaps, whatever the text: no pattern can be driven into backtracking.
import { problem, ProblemError } from "../problem.ts";
import { foldWord } from "../text/index.ts";
import { plain } from "./lexicon.ts";
import type { Rule } from "./rule.ts";
import type { Token } from "./stages/tokens.ts";

/** What a pattern may ask of a mention: its kind and the tokens it covers. */
export interface Mentioned { kind: string; from: number; to: number }

export interface Capture { from: number; to: number; /** Meaning of the lexicon entry that matched, if one. */ meaning: string | null }

export interface Match<R extends Rule> { rule: R; from: number; to: number; captures: Record<string, Capture> }

type Atom =
  | { kind: "word"; words: string[]; folds: string[]; name: string | null; optional: boolean }
  | { kind: "tag"; tag: string; meaning: string | null; name: string | null; optional: boolean }
  | { kind: "mention"; mention: string; name: string | null; optional: boolean }
  | { kind: "gap"; most: number; name: string | null; optional: boolean }
  | { kind: "group"; ways: Atom[][]; name: string | null; optional: boolean };

/** Parses a pattern; throws ProblemError naming the rule when it is not well formed. */
function parse(rule: Rule): Atom[] {
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

/** Rules of one kind, ready to run over sentences. */
export interface Matcher<R extends Rule> {
  /** All matches that `accept` does not refuse, leftmost first; at one place the longest, then the rule listed first. They do not overlap. */
  all(tokens: readonly Token[], mentions?: readonly Mentioned[], accept?: (match: Match<R>) => boolean): Match<R>[];
}

export function compile<R extends Rule>(rules: readonly R[]): Matcher<R> {
  const compiled = rules.map((rule) => {
    if (rule.examples.length === 0) throw new ProblemError(problem({ rule: "rule-without-example", severity: "error", message: `Rule "${rule.id}" has no example.`, remedy: "Give it a sentence that it must match, with [[ ]] around the match." }));
    return { rule, atoms: parse(rule) };
  });
  return {
    all(tokens, mentions = [], accept = () => true) {
      const byStart = new Map<number, Mentioned[]>();
      for (const mention of mentions) { const l = byStart.get(mention.from); if (l) l.push(mention); else byStart.set(mention.from, [mention]); }
      const found: Match<R>[] = [];
      for (let i = 0; i < tokens.length; i++) {
        let best: Match<R> | null = null;
        for (const { rule, atoms } of compiled) {
          if (!mayStart(atoms, tokens[i]!, byStart.get(i))) continue;
          const captures: Record<string, Capture> = {};
          const to = run(atoms, 0, i, tokens, byStart, captures, new Set());
          if (to !== null && to > i && (!best || to > best.to) && accept({ rule, from: i, to, captures })) best = { rule, from: i, to, captures };
        }
        if (best) { found.push(best); i = best.to - 1; }
      }
      return found;
    },
  };
}

/** A cheap look at the first atom, so that most rules are never run at most tokens. */
function mayStart(atoms: Atom[], token: Token, mentions: Mentioned[] | undefined): boolean {
  for (const atom of atoms) {
    if (atom.kind === "gap" || atom.kind === "group" && atom.ways.some((way) => mayStart(way, token, mentions))) return true;
    if (atom.kind === "word" && wordFits(atom, token)) return true;
    if (atom.kind === "tag" && token.entries.some((e) => e.tag === atom.tag)) return true;
    if (atom.kind === "mention" && mentions?.some((m) => m.kind === atom.mention)) return true;
    if (!atom.optional) return false;
  }
  return false;
}

function wordFits(atom: { words: string[]; folds: string[] }, token: Token): boolean {
  return token.forms.some((f) => atom.words.includes(f)) || (token.kind === "word" && token.folded.some((f) => f.length > 3 && atom.folds.includes(f)));
}

function run(atoms: readonly Atom[], a: number, i: number, tokens: readonly Token[], mentions: Map<number, Mentioned[]>, captures: Record<string, Capture>, dead: Set<string>): number | null {
  if (a === atoms.length) return i;
  const key = `${atoms.length}:${a}:${i}`;
  if (dead.has(key)) return null;
  const atom = atoms[a]!;
  const go = (to: number, meaning: string | null): number | null => {
    const end = run(atoms, a + 1, to, tokens, mentions, captures, dead);
    if (end !== null && atom.name && to > i) captures[atom.name] ??= { from: i, to, meaning };
    return end;
  };
  let end: number | null = null;
  if (atom.kind === "gap") {
    for (let n = 0; n <= atom.most && i + n <= tokens.length && end === null; n++) end = go(i + n, null);
  } else {
    if (i < tokens.length) {
      const token = tokens[i]!;
      if (atom.kind === "word") { if (wordFits(atom, token)) end = go(i + 1, null); }
      else if (atom.kind === "tag") {
        for (const entry of token.entries)
          if (end === null && entry.tag === atom.tag && (atom.meaning === null || entry.meaning === atom.meaning || entry.features.includes(atom.meaning))) end = go(i + entry.length, entry.meaning);
      } else if (atom.kind === "mention") {
        for (const mention of mentions.get(i) ?? []) if (end === null && mention.kind === atom.mention) end = go(mention.to, null);
      }
    }
    if (atom.kind === "group") {
      for (const way of atom.ways) {
        if (end !== null) break;
        const to = run(way, 0, i, tokens, mentions, captures, new Set());
        if (to !== null) end = go(to, null);
      }
    }
    if (end === null && atom.optional) end = run(atoms, a + 1, i, tokens, mentions, captures, dead);
  }
  if (end === null) dead.add(key);
  return end;
}
