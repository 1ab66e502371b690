// Which runs of words begin a longer name: a Bloom filter, so that a reading need not look up every run of eight words
// that no name begins with. It never says no wrongly; where it says yes wrongly (about 1 in 500), a look-up finds nothing.

import { hashOf } from "./keys.ts";
import type { Sections } from "./sections.ts";

const BITS_A_KEY = 16, PROBES = 5;

/** Where a key's bits lie: from its hash on in steps of the high bits of a product, so that keys that begin alike part. */
const step = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 11 | 1;

/** The section `prefix.pre` over names in the form of `foldName`: all but the last words of each, from the first on. */
export function packBeginnings(prefix: string, names: Iterable<string>): [string, ArrayBufferView] {
  const all = new Set<string>();
  for (const name of names) for (let at = name.indexOf(" "); at > 0; at = name.indexOf(" ", at + 1)) all.add(name.slice(0, at));
  let bits = 64;
  while (bits < all.size * BITS_A_KEY) bits *= 2;
  const filter = new Uint8Array(bits / 8);
  for (const key of all) {
    const hash = hashOf(key), by = step(hash);
    for (let k = 0, at = hash; k < PROBES; k++, at = at + by | 0) { const bit = at & bits - 1; filter[bit >> 3]! |= 1 << (bit & 7); }
  }
  return [`${prefix}.pre`, filter];
}

/** A look into what packBeginnings made. */
export class Beginnings {
  readonly #filter: Uint8Array | null;

  /** Files from before it was kept have no such section: then anything may begin a name. */
  constructor(sections: Sections, prefix: string) {
    this.#filter = sections.get(`${prefix}.pre`) ?? null;
  }

  /** Whether a longer name may begin with these words (folded as `foldName` folds). */
  may(words: string): boolean {
    const filter = this.#filter;
    if (filter === null || filter.length === 0) return true;
    const last = filter.length * 8 - 1, hash = hashOf(words), by = step(hash);
    for (let k = 0, at = hash; k < PROBES; k++, at = at + by | 0) { const bit = at & last; if ((filter[bit >> 3]! & 1 << (bit & 7)) === 0) return false; }
    return true;
  }
}
