// Compiles patterns (see rule.ts) into one matcher over the tokens of a sentence. The cost of a start is bounded by
// the pattern's own length times its gaps, whatever the text: no pattern can be driven into backtracking.
import { problem, ProblemError } from "../problem.ts";
import { parse, type Atom as Parsed } from "./pattern.ts";
import type { Rule } from "./rule.ts";
import type { Token } from "./stages/tokens.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What a pattern may ask of a mention: its kind and the tokens it covers. */
export interface Mentioned { kind: string; from: number; to: number }

export interface Capture { from: number; to: number; /** Meaning of the lexicon entry that matched, if one. */ meaning: string | null }

export interface Match<R extends Rule> { rule: R; from: number; to: number; captures: Record<string, Capture> }

/** Rules of one kind, ready to run over sentences. */
export interface Matcher<R extends Rule> {
  /** All matches that `accept` does not refuse, leftmost first; at one place the longest, then the rule listed first. They do not overlap. */
  all(tokens: readonly Token[], mentions?: readonly Mentioned[], accept?: (match: Match<R>) => boolean): Match<R>[];
}

/** Kinds of atoms. Atoms of all kinds have the same fields, which makes them quick to look at. */
const WORD = 0, TAG = 1, MENTION = 2, GAP = 3, GROUP = 4;

interface Atom {
  kind: typeof WORD | typeof TAG | typeof MENTION | typeof GAP | typeof GROUP;
  /** For words and tags: the word of 32 bits that holds its bit in the vocabulary, and the bit. */
  at: number; bit: number;
  tag: string; meaning: string | null;
  mention: string;
  /** For gaps: so many tokens at most. */
  most: number;
  ways: Atom[][];
  name: string | null; optional: boolean;
}

interface Compiled<R extends Rule> {
  rule: R; atoms: Atom[];
  /** What a sentence must have somewhere, or the rule cannot match in it. */
  needs: Asked;
  /** A match begins with one of these; null when it may begin anywhere. */
  first: Asked | null;
}

/** Some atoms: bits of the vocabulary, in the words of 32 bits that have any, and kinds of mentions. */
interface Asked { at: number[]; bits: number[]; kinds: string[] }

/** Makes rules ready to run; rules that run over the same sentences share a vocabulary. Throws ProblemError on one without examples or with a broken pattern. */
export function compile<R extends Rule>(rules: readonly R[], vocabulary = new Vocabulary()): Matcher<R> {
  const numbered = rules.map((rule) => {
    if (rule.examples.length === 0) throw new ProblemError(problem({ rule: "rule-without-example", severity: "error", message: `Rule "${rule.id}" has no example.`, remedy: "Give it a sentence that it must match, with [[ ]] around the match." }));
    return { rule, atoms: parse(rule).map((atom) => numberedAtom(atom, vocabulary)) };
  });
  const compiled: readonly Compiled<R>[] = numbered.map(({ rule, atoms }) => ({ rule, atoms, needs: needsOf(atoms), first: firstOf(atoms) }));
  return {
    all(tokens, mentions = [], accept) {
      const { rows, union } = vocabulary.marks(tokens), live: Compiled<R>[] = [];
      for (let r = 0; r < compiled.length; r++) {
        const one = compiled[r]!, { at, bits, kinds } = one.needs;
        // Most rules fall at the first thing that they need.
        if (at.length > 0 && (bits[0]! & ~union[at[0]!]!) !== 0) continue;
        if (holds(union, one.needs) && mentioned(kinds, mentions)) live.push(one);
      }
      return live.length === 0 ? [] : search(live, { tokens, rows, mentions: byPlace(mentions, tokens.length), captures: null }, accept);
    },
  };
}

function numberedAtom(atom: Parsed, vocabulary: Vocabulary): Atom {
  const number = atom.kind === "word" || atom.kind === "tag" ? vocabulary.numberOf(atom) : 0;
  return {
    kind: atom.kind === "word" ? WORD : atom.kind === "tag" ? TAG : atom.kind === "mention" ? MENTION : atom.kind === "gap" ? GAP : GROUP,
    at: number >>> 5, bit: 1 << (number & 31),
    tag: atom.kind === "tag" ? atom.tag : "", meaning: atom.kind === "tag" ? atom.meaning : null,
    mention: atom.kind === "mention" ? atom.mention : "", most: atom.kind === "gap" ? atom.most : 0,
    ways: atom.kind === "group" ? atom.ways.map((way) => way.map((one) => numberedAtom(one, vocabulary))) : [],
    name: atom.name, optional: atom.optional,
  };
}

/** Whether all that is asked is among some bits. */
function holds(bits: Int32Array, asked: Asked): boolean {
  for (let k = 0; k < asked.at.length; k++) if ((asked.bits[k]! & ~bits[asked.at[k]!]!) !== 0) return false;
  return true;
}

/** Whether there is a mention of every kind. */
function mentioned(kinds: readonly string[], mentions: readonly Mentioned[]): boolean {
  for (const kind of kinds) if (!mentions.some((m) => m.kind === kind)) return false;
  return true;
}

/** The atoms of a sequence that nothing lets it do without. */
function needsOf(atoms: readonly Atom[]): Asked {
  const needs: Asked = { at: [], bits: [], kinds: [] };
  for (const atom of atoms) if (!atom.optional) ask(needs, atom);
  return needs;
}

/** What the first token or mention of a match may be; null when a gap or nothing at all may come first. */
function firstOf(atoms: readonly Atom[]): Asked | null {
  const first: Asked = { at: [], bits: [], kinds: [] };
  const add = (sequence: readonly Atom[]): boolean => {
    for (const atom of sequence) {
      if (atom.kind === GAP) return false;
      // A way through a group without any atom of its own leads to what follows.
      if (atom.kind === GROUP ? !atom.ways.every(add) : (ask(first, atom), false)) return false;
      if (!atom.optional) return true;
    }
    return true;
  };
  return add(atoms) ? first : null;
}

function ask(asked: Asked, { kind, at, bit, mention }: Atom): void {
  if (kind === MENTION) asked.kinds.push(mention);
  if (kind !== WORD && kind !== TAG) return;
  const known = asked.at.indexOf(at);
  if (known >= 0) asked.bits[known]! |= bit;
  else { asked.at.push(at); asked.bits.push(bit); }
}

/** The mentions that begin at each token, null where none does. */
function byPlace(mentions: readonly Mentioned[], length: number): readonly (Mentioned[] | null)[] {
  const places = new Array<Mentioned[] | null>(length).fill(null);
  for (const mention of mentions) { const there = places[mention.from]; if (there) there.push(mention); else places[mention.from] = [mention]; }
  return places;
}

/** One attempt of a rule: the tokens and mentions it looks at, and what it has captured so far. */
interface Attempt { tokens: readonly Token[]; rows: readonly Int32Array[]; mentions: readonly (readonly Mentioned[] | null)[]; captures: Record<string, Capture> | null }

function search<R extends Rule>(live: readonly Compiled<R>[], attempt: Attempt, accept: ((match: Match<R>) => boolean) | undefined): Match<R>[] {
  const { tokens, rows, mentions } = attempt, found: Match<R>[] = [], dead = new Dead();
  for (let i = 0; i < tokens.length; i++) {
    let best: Match<R> | null = null;
    for (const { rule, atoms, first } of live) {
      if (first !== null && !begins(first, rows[i]!, mentions[i]!)) continue;
      attempt.captures = null;
      dead.forget();
      const to = run(atoms, 0, i, attempt, dead);
      if (to === null || to <= i || (best && to <= best.to)) continue;
      const match = { rule, from: i, to, captures: attempt.captures ?? {} };
      if (!accept || accept(match)) best = match;
    }
    if (best) { found.push(best); i = best.to - 1; }
  }
  return found;
}

function begins({ at, bits, kinds }: Asked, row: Int32Array, here: readonly Mentioned[] | null): boolean {
  for (let k = 0; k < at.length; k++) if ((bits[k]! & row[at[k]!]!) !== 0) return true;
  if (here !== null && kinds.length > 0) for (const { kind } of here) if (kinds.includes(kind)) return true;
  return false;
}

/** What was tried of one list of atoms in vain: most lists fail once or never, and then need no set. */
class Dead {
  #first = -1;
  #more: Set<number> | null = null;
  forget(): void { this.#first = -1; this.#more = null; }
  has(state: number): boolean { return state === this.#first || (this.#more !== null && this.#more.has(state)); }
  add(state: number): void { if (this.#first < 0) this.#first = state; else (this.#more ??= new Set()).add(state); }
}

const marked = (row: Int32Array, { at, bit }: Atom): boolean => (row[at]! & bit) !== 0;

/** The end of a match of `atoms` from the `a`-th on at token `i`, or null. */
function run(atoms: readonly Atom[], a: number, i: number, attempt: Attempt, dead: Dead): number | null {
  if (a === atoms.length) return i;
  const { tokens } = attempt, state = a * (tokens.length + 1) + i;
  if (dead.has(state)) return null;
  const atom = atoms[a]!;
  let end: number | null = null;
  if (atom.kind === GAP) {
    for (let n = 0; n <= atom.most && i + n <= tokens.length && end === null; n++) end = go(atoms, a, i, i + n, null, attempt, dead);
  } else {
    if (i < tokens.length) {
      if (atom.kind === WORD) { if (marked(attempt.rows[i]!, atom)) end = go(atoms, a, i, i + 1, null, attempt, dead); }
      else if (atom.kind === TAG) {
        if (marked(attempt.rows[i]!, atom)) for (const entry of tokens[i]!.entries)
          if (end === null && entry.tag === atom.tag && (atom.meaning === null || entry.meaning === atom.meaning || entry.features.includes(atom.meaning))) end = go(atoms, a, i, i + entry.length, entry.meaning, attempt, dead);
      } else if (atom.kind === MENTION) {
        const here = attempt.mentions[i]!;
        if (here !== null) for (const mention of here) if (end === null && mention.kind === atom.mention) end = go(atoms, a, i, mention.to, null, attempt, dead);
      }
    }
    if (atom.kind === GROUP) {
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
  if (end !== null && name && to > i) (attempt.captures ??= {})[name] ??= { from: i, to, meaning };
  return end;
}
