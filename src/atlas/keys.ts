// A table from text keys to lists of numbers, kept in sections: open addressing over 32-bit hashes, the keys themselves
// beside them as UTF-8, so that a hit is always checked against the words and a miss costs no decoding.

import { needed, Numbers, type Sections } from "./sections.ts";

/** What most look-ups give: shared, for it has nothing in it to change. */
const NOTHING = new Uint32Array(0);

/** FNV-1a over UTF-16 units with a final mix, never 0 (0 marks an empty slot). */
export function hashOf(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 0) || 1;
}

/** Strings laid end to end as UTF-8, with where each begins. */
export function packStrings(strings: readonly string[]): { offsets: Uint32Array; bytes: Uint8Array } {
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(strings.length + 1);
  let bytes = new Uint8Array(1024), end = 0;
  strings.forEach((s, i) => {
    const most = end + s.length * 3;
    if (most > bytes.length) { const wider = new Uint8Array(most * 2); wider.set(bytes.subarray(0, end)); bytes = wider; }
    end += encoder.encodeInto(s, bytes.subarray(end)).written;
    offsets[i + 1] = end;
  });
  return { offsets, bytes: bytes.slice(0, end) };
}

/** The sections of a table, named `prefix.*`; `prefix` has two letters. Values are u32. */
export function packKeys(prefix: string, entries: ReadonlyMap<string, readonly number[]>): [string, ArrayBufferView][] {
  const keys = [...entries.keys()];
  let capacity = 8;
  while (capacity < keys.length * 1.4) capacity *= 2;
  const slots = new Uint32Array(capacity * 2), starts = new Uint32Array(keys.length + 1);
  const values: number[] = [];
  keys.forEach((key, i) => {
    const h = hashOf(key);
    let at = h & (capacity - 1);
    while (slots[at * 2] !== 0) at = (at + 1) & (capacity - 1);
    slots[at * 2] = h;
    slots[at * 2 + 1] = i;
    for (const value of entries.get(key) ?? []) values.push(value);
    starts[i + 1] = values.length;
  });
  const { offsets, bytes } = packStrings(keys);
  return [[`${prefix}.slot`, slots], [`${prefix}.off`, offsets], [`${prefix}.key`, bytes], [`${prefix}.from`, starts], [`${prefix}.val`, Uint32Array.from(values)]];
}

/** A look-up in the sections that packKeys wrote. */
export class KeyTable {
  readonly size: number;
  readonly #slots: Numbers;
  readonly #strings: Strings;
  readonly #starts: Numbers;
  readonly #values: Numbers;

  /** Throws ProblemError when a section is missing or has a length that does not fit the others. */
  constructor(sections: Sections, prefix: string) {
    this.#strings = new Strings(sections, `${prefix}.off`, `${prefix}.key`);
    this.size = this.#strings.size;
    this.#slots = new Numbers(sections, `${prefix}.slot`);
    this.#starts = new Numbers(sections, `${prefix}.from`, this.size + 1);
    this.#values = new Numbers(sections, `${prefix}.val`);
  }

  /** The number of a key, or -1. */
  indexOf(key: string): number {
    const slots = this.#slots.all, capacity = slots.length / 2, h = hashOf(key);
    // Bounded by the number of slots: a damaged file must not turn a look-up into an endless walk.
    for (let step = 0, at = h & (capacity - 1); step < capacity; step++, at = (at + 1) & (capacity - 1)) {
      const found = slots[at * 2] ?? 0;
      if (found === 0) return -1;
      if (found !== h) continue;
      const i = slots[at * 2 + 1] ?? 0;
      if (this.#strings.at(i) === key) return i;
    }
    return -1;
  }

  /** The key of that number. */
  key(index: number): string { return this.#strings.at(index); }

  /** The values of the key of that number; empty when there is none (index -1). */
  valuesAt(index: number): Uint32Array {
    if (index < 0) return NOTHING;
    const starts = this.#starts.all;
    return this.#values.all.subarray(starts[index] ?? 0, starts[index + 1] ?? 0);
  }

  /** The values of a key; empty when it is not there. */
  values(key: string): Uint32Array { return this.valuesAt(this.indexOf(key)); }
}

/** Strings kept end to end, decoded one at a time. */
export class Strings {
  readonly size: number;
  readonly #offsets: Numbers;
  readonly #sections: Sections;
  readonly #bytes: string;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  /** Over the sections that packStrings made. Throws ProblemError when one is missing. */
  constructor(sections: Sections, offsets: string, bytes: string) {
    this.#offsets = new Numbers(sections, offsets);
    this.#sections = sections;
    this.#bytes = bytes;
    needed(sections, bytes);
    this.size = Math.max(0, this.#offsets.length - 1);
  }

  /** The bytes of one string, undecoded. */
  bytesAt(index: number): Uint8Array { const offsets = this.#offsets.all; return this.#sections.piece(this.#bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0); }

  at(index: number): string { return this.#decoder.decode(this.bytesAt(index)); }
}
