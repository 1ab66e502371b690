// Compiles patterns (see rule.ts) into one matcher over the tokens of a sentence. The cost of a start is bounded by
// the pattern's own length times its gaps, whatever the text: no pattern can be driven into backtracking.
import { problem, ProblemError } from "../problem.ts";
import { parse, type Atom as Parsed } from "./pattern.ts";
import type { Rule } from "./rule.ts";
import type { Token } from "./stages/tokens.ts";
import { Vocabulary, type Marks } from "./vocabulary.ts";

/** What a pattern may ask of a mention: its kind and the tokens it covers. */
export interface Mentioned { kind: string; from: number; to: number }

export interface Capture { from: number; to: number; /** Meaning of the lexicon entry that matched, if one. */ meaning: string | null }

export interface Match<R extends Rule> { rule: R; from: number; to: number; captures: Record<string, Capture> }

/** Rules of one kind, ready to run over sentences. */
export interface Matcher<R extends Rule> {
  /** All matches that `accept` does not refuse, leftmost first; at one place the longest, then the rule listed first. They do not overlap. */
  all(tokens: readonly Token[], mentions?: readonly Mentioned[], accept?: (match: Match<R>) => boolean): Match<R>[];
}

/** An atom with its number in the vocabulary; mentions, gaps and groups have none. */
type Atom =
  | { kind: "word"; number: number; name: string | null; optional: boolean }
  | { kind: "tag"; number: number; tag: string; meaning: string | null; name: string | null; optional: boolean }
  | { kind: "mention"; mention: string; name: string | null; optional: boolean }
  | { kind: "gap"; most: number; name: string | null; optional: boolean }
  | { kind: "group"; ways: Atom[][]; name: string | null; optional: boolean };

interface Compiled<R extends Rule> {
  rule: R; atoms: Atom[];
  /** What a sentence must have somewhere, or the rule cannot match in it. */
  needs: Asked;
  /** A match begins with one of these; null when it may begin anywhere. */
  first: Asked | null;
}

/** Some atoms: bits of the vocabulary, and kinds of mentions. */
interface Asked { bits: Int32Array; kinds: string[] }

/** Makes rules ready to run; rules that run over the same sentences share a vocabulary. Throws ProblemError on one without examples or with a broken pattern. */
export function compile<R extends Rule>(rules: readonly R[], vocabulary = new Vocabulary()): Matcher<R> {
  const numbered = rules.map((rule) => {
    if (rule.examples.length === 0) throw new ProblemError(problem({ rule: "rule-without-example", severity: "error", message: `Rule "${rule.id}" has no example.`, remedy: "Give it a sentence that it must match, with [[ ]] around the match." }));
    return { rule, atoms: parse(rule).map((atom) => numberedAtom(atom, vocabulary)) };
  });
  let compiled: readonly Compiled<R>[] = [], width = -1;
  return {
    all(tokens, mentions = [], accept) {
      if (width !== vocabulary.width) {
        // Only now is it known how many atoms all the rules of the vocabulary have.
        width = vocabulary.width;
        compiled = numbered.map(({ rule, atoms }) => ({ rule, atoms, needs: needsOf(atoms, width), first: firstOf(atoms, width) }));
      }
      const marks = vocabulary.marks(tokens);
      const live = compiled.filter(({ needs }) => hasAll(marks.union, needs.bits) && needs.kinds.every((kind) => mentions.some((m) => m.kind === kind)));
      return live.length === 0 ? [] : search(live, { tokens, marks, width, mentions: byPlace(mentions), captures: null }, accept);
    },
  };
}

function numberedAtom(atom: Parsed, vocabulary: Vocabulary): Atom {
  const { kind, name, optional } = atom;
  if (kind === "gap" || kind === "mention") return atom;
  if (kind === "group") return { kind, ways: atom.ways.map((way) => way.map((one) => numberedAtom(one, vocabulary))), name, optional };
  if (kind === "tag") return { kind, number: vocabulary.numberOf(atom), tag: atom.tag, meaning: atom.meaning, name, optional };
  return { kind, number: vocabulary.numberOf(atom), name, optional };
}

const hasAll = (bits: Int32Array, wanted: Int32Array): boolean => { for (let w = 0; w < wanted.length; w++) if ((wanted[w]! & ~bits[w]!) !== 0) return false; return true; };

/** The atoms of a sequence that nothing lets it do without. */
function needsOf(atoms: readonly Atom[], width: number): Asked {
  const needs: Asked = { bits: new Int32Array(width), kinds: [] };
  for (const atom of atoms) if (!atom.optional) ask(needs, atom);
  return needs;
}

/** What the first token or mention of a match may be; null when a gap or nothing at all may come first. */
function firstOf(atoms: readonly Atom[], width: number): Asked | null {
  const first: Asked = { bits: new Int32Array(width), kinds: [] };
  const add = (sequence: readonly Atom[]): boolean => {
    for (const atom of sequence) {
      if (atom.kind === "gap") return false;
      // A way through a group without any atom of its own leads to what follows.
      if (atom.kind === "group" ? !atom.ways.every(add) : (ask(first, atom), false)) return false;
      if (!atom.optional) return true;
    }
    return true;
  };
  return add(atoms) ? first : null;
}

function ask(asked: Asked, atom: Atom): void {
  if (atom.kind === "word" || atom.kind === "tag") asked.bits[atom.number >>> 5]! |= 1 << (atom.number & 31);
  else if (atom.kind === "mention") asked.kinds.push(atom.mention);
}

function byPlace(mentions: readonly Mentioned[]): Map<number, Mentioned[]> {
  const places = new Map<number, Mentioned[]>();
  for (const mention of mentions) { const there = places.get(mention.from); if (there) there.push(mention); else places.set(mention.from, [mention]); }
  return places;
}

/** One attempt of a rule: the tokens and mentions it looks at, and what it has captured so far. */
interface Attempt { tokens: readonly Token[]; marks: Marks; width: number; mentions: ReadonlyMap<number, readonly Mentioned[]>; captures: Record<string, Capture> | null }

function search<R extends Rule>(live: readonly Compiled<R>[], attempt: Attempt, accept: ((match: Match<R>) => boolean) | undefined): Match<R>[] {
  const { tokens, mentions } = attempt, found: Match<R>[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let best: Match<R> | null = null;
    for (const { rule, atoms, first } of live) {
      if (first !== null && !begins(first, attempt, i, mentions.get(i))) continue;
      attempt.captures = null;
      const to = run(atoms, 0, i, attempt, new Dead());
      if (to === null || to <= i || (best && to <= best.to)) continue;
      const match = { rule, from: i, to, captures: attempt.captures ?? {} };
      if (!accept || accept(match)) best = match;
    }
    if (best) { found.push(best); i = best.to - 1; }
  }
  return found;
}

function begins({ bits, kinds }: Asked, { marks, width }: Attempt, i: number, here: readonly Mentioned[] | undefined): boolean {
  for (let w = 0, at = i * width; w < width; w++, at++) if ((bits[w]! & marks.bits[at]!) !== 0) return true;
  return here !== undefined && kinds.length > 0 && here.some((m) => kinds.includes(m.kind));
}

/** What was tried of one list of atoms in vain: most lists fail once or never, and then need no set. */
class Dead {
  #first = -1;
  #more: Set<number> | null = null;
  has(state: number): boolean { return state === this.#first || (this.#more !== null && this.#more.has(state)); }
  add(state: number): void { if (this.#first < 0) this.#first = state; else (this.#more ??= new Set()).add(state); }
}

const marked = ({ marks, width }: Attempt, i: number, number: number): boolean => (marks.bits[i * width + (number >>> 5)]! & (1 << (number & 31))) !== 0;

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
      if (atom.kind === "word") { if (marked(attempt, i, atom.number)) end = go(atoms, a, i, i + 1, null, attempt, dead); }
      else if (atom.kind === "tag") {
        if (marked(attempt, i, atom.number)) for (const entry of tokens[i]!.entries)
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
  if (end !== null && name && to > i) (attempt.captures ??= {})[name] ??= { from: i, to, meaning };
  return end;
}
