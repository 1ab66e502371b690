// What the atoms of some rules ask of a token, looked up once a sentence for all of them: most rules then need no look at
// most sentences, and a token is asked for a bit instead of for its words.
import type { Formed } from "./lexicon.ts";
import type { Atom } from "./pattern.ts";
import type { Meanings } from "./stages/meanings.ts";
import type { Token } from "./stages/tokens.ts";

/** Which atoms the tokens of a sentence satisfy: the bits of each token, and all of them together. Tokens that are spelled and mean the same share their bits: they are not to be changed. The union holds until the next sentence is asked for. */
export interface Marks { rows: readonly Int32Array[]; union: Int32Array }

/** An atom that one token may satisfy by itself. */
export type Single = Extract<Atom, { kind: "word" | "tag" }>;

interface Kept extends Marks { tokens: readonly Token[]; meanings: readonly Meanings[] }

/** Numbers the atoms of the rules that were compiled with it. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, number[]>();
  readonly #folds = new Map<string, number[]>();
  readonly #tags = new Map<string, { any: number; meanings: Map<string, number> | null }>();
  /** The marks of the last sentence: all kinds of rules run over one before the next. */
  #kept: Kept | null = null;
  #union = new Int32Array(0);

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

  /** The marks of a sentence. `tokens` is looked at anew where what one means was changed since. */
  marks(tokens: readonly Token[]): Marks {
    const kept = this.#kept, { width } = this;
    if (kept && kept.tokens === tokens && kept.union.length === width && same(kept.meanings, tokens)) return kept;
    if (this.#union.length === width) this.#union.fill(0); else this.#union = new Int32Array(width);
    const union = this.#union, rows: Int32Array[] = [], meanings: Meanings[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!, row = this.#row(token);
      for (let w = 0; w < width; w++) union[w]! |= row[w]!;
      rows.push(row);
      meanings.push(token.meanings);
    }
    this.#kept = { rows, union, tokens, meanings };
    return this.#kept;
  }

  #row({ spelling, meanings }: Token): Int32Array {
    if (meanings.row !== null && meanings.asker === this && meanings.asked === this.#numbers.size) return meanings.row;
    meanings.asker = this;
    meanings.asked = this.#numbers.size;
    return (meanings.row = this.#ask(spelling, meanings.entries));
  }

  #ask({ kind, forms, folded }: Formed, entries: Token["entries"]): Int32Array {
    const row = new Int32Array(this.width);
    for (const form of forms) for (const number of this.#words.get(form) ?? NONE) set(row, number);
    if (kind === "word") for (const fold of folded) for (const number of this.#folds.get(fold) ?? NONE) set(row, number);
    for (const { tag, meaning, features } of entries) {
      const asked = this.#tags.get(tag);
      if (asked === undefined) continue;
      if (asked.any >= 0) set(row, asked.any);
      if (asked.meanings === null) continue;
      set(row, asked.meanings.get(meaning));
      for (const feature of features) set(row, asked.meanings.get(feature));
    }
    return row;
  }
}

const NONE: readonly number[] = [];

/** Words of so few letters must be spelled as the rule spells them: without accents too many are others. */
const SHORTEST_FOLD = 3;

function same(meanings: readonly Meanings[], tokens: readonly Token[]): boolean {
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.meanings !== meanings[i]) return false;
  return true;
}

function push(map: Map<string, number[]>, key: string, number: number): void {
  const list = map.get(key);
  if (list) list.push(number); else map.set(key, [number]);
}

function set(row: Int32Array, number: number | undefined): void {
  if (number !== undefined) row[number >>> 5]! |= 1 << (number & 31);
}
