import type { Entry } from "../lexicon.ts";
import type { TagBits } from "../tags.ts";

/** What a word means where it stands: its lexicon entries, and what is made of them once for all words that mean the same. */
export class Meanings implements TagBits {
  /** Entries as the lexicon gave them, and those of them that hold for this spelling, longest first. */
  readonly known: readonly Entry[];
  readonly entries: readonly Entry[];
  readonly tags0: number;
  readonly tags1: number;
  readonly tags2: number;
  readonly tags3: number;
  /** What the rules of one vocabulary ask of it (see vocabulary.ts): the bits, whose, and how many atoms that one had then. */
  row: Int32Array | null = null;
  asker: object | null = null;
  asked = 0;

  constructor(known: readonly Entry[], entries: readonly Entry[]) {
    const words: [number, number, number, number] = [0, 0, 0, 0];
    for (const { bit } of entries) if (bit >= 0) words[bit >> 5]! |= 1 << (bit & 31);
    this.known = known; this.entries = entries;
    [this.tags0, this.tags1, this.tags2, this.tags3] = words;
  }
}

/** Of a token that nothing is known of yet. Never asked by rules: its spelling would be another one each time. */
export const NOTHING = new Meanings([], []);
