// What the atoms of some rules ask of a token, looked up once a sentence for all of them: most rules then need no look at
// most sentences, and a token is asked for a bit instead of for its words.
import type { Formed } from "./lexicon.ts";
import type { Atom } from "./pattern.ts";
import type { Token } from "./stages/tokens.ts";

/** Which atoms the tokens of a sentence satisfy: `width` words of 32 bits a token, and their union over the sentence. They hold until the next sentence is asked for. */
export interface Marks { bits: Int32Array; union: Int32Array }

/** An atom that one token may satisfy by itself. */
export type Single = Extract<Atom, { kind: "word" | "tag" }>;

/** The word atoms that a spelling satisfies, null where it satisfies none; `by` is the vocabulary as it was when it was asked. */
export interface Asked { readonly by: Vocabulary; readonly size: number; readonly bits: Int32Array | null }

interface Kept extends Marks { tokens: readonly Token[]; entries: (Token["entries"])[] }

/** Numbers the atoms of the rules that were compiled with it. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, number[]>();
  readonly #folds = new Map<string, number[]>();
  readonly #tags = new Map<string, { any: number; meanings: Map<string, number> | null }>();
  /** The marks of the last sentence: all kinds of rules run over one before the next. */
  #kept: Kept | null = null;
  #bits = new Int32Array(0);

  /** How many words of 32 bits the atoms take. */
  get width(): number { return (this.#numbers.size + 31) >>> 5; }

  /** The number of an atom; atoms that ask the same have the same. */
  numberOf(atom: Single): number {
    const key = atom.kind === "word" ? `w ${atom.words.join(" ")}` : `t ${atom.tag} ${atom.meaning ?? ""}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    if (atom.kind === "word") {
      for (const word of new Set(atom.words)) push(this.#words, word, number);
      for (const fold of new Set(atom.folds)) if (fold.length > SHORTEST_FOLD) push(this.#folds, fold, number);
    } else {
      let tag = this.#tags.get(atom.tag);
      if (!tag) this.#tags.set(atom.tag, (tag = { any: -1, meanings: null }));
      if (atom.meaning === null) tag.any = number; else (tag.meanings ??= new Map()).set(atom.meaning, number);
    }
    return number;
  }

  /** The marks of a sentence. `tokens` is looked at anew where the entries of one were changed since. */
  marks(tokens: readonly Token[]): Marks {
    const kept = this.#kept, { width } = this;
    if (kept && kept.tokens === tokens && kept.union.length === width && same(kept.entries, tokens)) return kept;
    // One buffer serves every sentence; what it held is let go.
    const need = width * tokens.length, union = new Int32Array(width);
    if (this.#bits.length < need) this.#bits = new Int32Array(need * 2); else this.#bits.fill(0, 0, need);
    const bits = this.#bits;
    for (let i = 0; i < tokens.length; i++) this.#mark(tokens[i]!, bits, i * width);
    for (let at = 0; at < need;) for (let w = 0; w < width; w++, at++) union[w]! |= bits[at]!;
    const made: Kept = { bits, union, tokens, entries: tokens.map((token) => token.entries) };
    return (this.#kept = made);
  }

  /** Which word atoms a spelling satisfies: asked once a spelling, when all rules are compiled. */
  asked({ kind, forms, folded }: Formed): Asked {
    const numbers = [...forms.flatMap((form) => this.#words.get(form) ?? []), ...(kind === "word" ? folded.flatMap((fold) => this.#folds.get(fold) ?? []) : [])];
    if (numbers.length === 0) return { by: this, size: this.#numbers.size, bits: null };
    const bits = new Int32Array(this.width);
    for (const n of numbers) bits[n >>> 5]! |= 1 << (n & 31);
    return { by: this, size: this.#numbers.size, bits };
  }

  #mark({ spelling, entries }: Token, bits: Int32Array, row: number): void {
    const known = spelling.begun.asked, asked = known !== null && known.by === this && known.size === this.#numbers.size ? known : this.asked(spelling);
    if (asked.bits !== null) for (let w = 0; w < asked.bits.length; w++) bits[row + w]! |= asked.bits[w]!;
    for (const { tag, meaning, features } of entries) {
      const asked = this.#tags.get(tag);
      if (asked === undefined) continue;
      if (asked.any >= 0) set(bits, row, asked.any);
      if (asked.meanings === null) continue;
      set(bits, row, asked.meanings.get(meaning));
      for (const feature of features) set(bits, row, asked.meanings.get(feature));
    }
  }
}

/** Words of so few letters must be spelled as the rule spells them: without accents too many are others. */
const SHORTEST_FOLD = 3;

function same(entries: readonly Token["entries"][], tokens: readonly Token[]): boolean {
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.entries !== entries[i]) return false;
  return true;
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list) list.push(number); else map.set(key, [number]);
}

function set(bits: Int32Array, row: number, number: number | undefined): void {
  if (number !== undefined) bits[row + (number >>> 5)]! |= 1 << (number & 31);
}
