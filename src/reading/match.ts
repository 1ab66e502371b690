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
  const starts = startsOf(compiled.map(({ atoms }) => atoms));
  return {
    all(tokens, mentions = [], accept = () => true) {
      const byStart = new Map<number, Mentioned[]>();
      for (const mention of mentions) { const l = byStart.get(mention.from); if (l) l.push(mention); else byStart.set(mention.from, [mention]); }
      const found: Match<R>[] = [];
      for (let i = 0; i < tokens.length; i++) {
        let best: Match<R> | null = null;
        for (const at of startable(starts, tokens[i]!, byStart.get(i))) {
          const { rule, atoms } = compiled[at]!;
          const captures: Record<string, Capture> = {};
          const to = run(atoms, 0, i, { tokens, mentions: byStart, captures }, new Dead());
          if (to !== null && to > i && (!best || to > best.to) && accept({ rule, from: i, to, captures })) best = { rule, from: i, to, captures };
        }
        if (best) { found.push(best); i = best.to - 1; }
      }
      return found;
    },
  };
}

/** Rules by what their first atom may be, so that most rules are never looked at where they cannot begin. */
interface Starts { always: number[]; tags: Map<string, number[]>; words: Map<string, number[]>; folds: Map<string, number[]>; mentions: Map<string, number[]> }

function startsOf(all: readonly (readonly Atom[])[]): Starts {
  const starts: Starts = { always: [], tags: new Map(), words: new Map(), folds: new Map(), mentions: new Map() };
  const put = (map: Map<string, number[]>, key: string, rule: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [rule]); else if (list.at(-1) !== rule) list.push(rule);
  };
  const first = (atoms: readonly Atom[], rule: number): void => {
    for (const atom of atoms) {
      if (atom.kind === "gap") { if (starts.always.at(-1) !== rule) starts.always.push(rule); return; }
      if (atom.kind === "word") { for (const word of atom.words) put(starts.words, word, rule); for (const fold of atom.folds) put(starts.folds, fold, rule); }
      else if (atom.kind === "tag") put(starts.tags, atom.tag, rule);
      else if (atom.kind === "mention") put(starts.mentions, atom.mention, rule);
      else for (const way of atom.ways) first(way, rule);
      if (!atom.optional) return;
    }
  };
  all.forEach(first);
  return starts;
}

/** Numbers of the rules that may begin at a token, in their order. */
function startable(starts: Starts, token: Token, mentions: readonly Mentioned[] | undefined): readonly number[] {
  let rules = starts.always;
  for (const form of token.forms) rules = merged(rules, starts.words.get(form));
  if (token.kind === "word") for (const fold of token.folded) if (fold.length > 3) rules = merged(rules, starts.folds.get(fold));
  for (const entry of token.entries) rules = merged(rules, starts.tags.get(entry.tag));
  if (mentions) for (const mention of mentions) rules = merged(rules, starts.mentions.get(mention.kind));
  return rules;
}

/** Two ascending lists as one, each number once; a list itself where the other adds nothing. */
function merged(one: number[], other: number[] | undefined): number[] {
  if (other === undefined || other === one) return one;
  if (one.length === 0) return other;
  const both: number[] = [];
  let i = 0, k = 0;
  while (i < one.length || k < other.length) {
    const a = i < one.length ? one[i]! : Infinity, b = k < other.length ? other[k]! : Infinity;
    both.push(Math.min(a, b));
    if (a <= b) i++;
    if (b <= a) k++;
  }
  return both;
}

function wordFits(atom: { words: string[]; folds: string[] }, token: Token): boolean {
  for (const form of token.forms) if (atom.words.includes(form)) return true;
  if (token.kind === "word") for (const fold of token.folded) if (fold.length > 3 && atom.folds.includes(fold)) return true;
  return false;
}

/** What was tried of one list of atoms in vain: most lists fail once or never, and then need no set. */
class Dead {
  #first = -1;
  #more: Set<number> | null = null;
  has(state: number): boolean { return state === this.#first || (this.#more !== null && this.#more.has(state)); }
  add(state: number): void { if (this.#first < 0) this.#first = state; else (this.#more ??= new Set()).add(state); }
}

/** One attempt of a rule: the tokens and mentions it looks at, and what it has captured so far. */
interface Attempt { tokens: readonly Token[]; mentions: Map<number, Mentioned[]>; captures: Record<string, Capture> }

/** The end of a match of `atoms` from the `a`-th on at token `i`, or null. */
function run(atoms: readonly Atom[], a: number, i: number, attempt: Attempt, dead: Dead): number | null {
  if (a === atoms.length) return i;
  const { tokens } = attempt, state = a * (tokens.length + 1) + i;
  if (dead.has(state)) return null;
  const atom = atoms[a]!;
  let end: number | null = null;
  if (atom.kind === "gap") {
    for (let n = 0; n <= atom.most && i + n <= tokens.length && end === null; n++) end = go(atoms, a, i, i + n, null, attempt, dead);
  } else {
    if (i < tokens.length) {
      const token = tokens[i]!;
      if (atom.kind === "word") { if (wordFits(atom, token)) end = go(atoms, a, i, i + 1, null, attempt, dead); }
      else if (atom.kind === "tag") {
        for (const entry of token.entries)
          if (end === null && entry.tag === atom.tag && (atom.meaning === null || entry.meaning === atom.meaning || entry.features.includes(atom.meaning))) end = go(atoms, a, i, i + entry.length, entry.meaning, attempt, dead);
      } else if (atom.kind === "mention") {
        const here = attempt.mentions.get(i);
        if (here) for (const mention of here) if (end === null && mention.kind === atom.mention) end = go(atoms, a, i, mention.to, null, attempt, dead);
      }
    }
    if (atom.kind === "group") {
      for (const way of atom.ways) {
        if (end !== null) break;
        const to = run(way, 0, i, attempt, new Dead());
        if (to !== null) end = go(atoms, a, i, to, null, attempt, dead);
      }
    }
    if (end === null && atom.optional) end = run(atoms, a + 1, i, attempt, dead);
  }
  if (end === null) dead.add(state);
  return end;
}

/** Goes on behind the atom that covered tokens `i` to `to`, and keeps its capture when the rest matches too. */
function go(atoms: readonly Atom[], a: number, i: number, to: number, meaning: string | null, attempt: Attempt, dead: Dead): number | null {
  const end = run(atoms, a + 1, to, attempt, dead), { name } = atoms[a]!;
  if (end !== null && name && to > i) attempt.captures[name] ??= { from: i, to, meaning };
  return end;
}
