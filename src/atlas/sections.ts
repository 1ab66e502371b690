// The compiled file: a table of named sections over one buffer. It is looked into in place, never parsed.
//
//   bytes 0..7    "RECOUPE\n"
//   8..11         layout version, little-endian u32 (as is every number in the file)
//   12..15        number of sections
//   then for each: name (8 ASCII bytes, NUL-padded), offset u32, length in bytes u32
//   sections, each starting at a multiple of 8

import { problem, ProblemError } from "../problem.ts";

const MAGIC = "RECOUPE\n";
const VERSION = 1;
const HEAD = 16;
const ENTRY = 16;

/** A compiled file that lies elsewhere and is read where it is looked into. `read` gives `length` bytes from `offset` on, at the beginning of a buffer of their own. */
export interface NamesFile { readonly size: number; read(offset: number, length: number): Uint8Array }

/** The named parts of a compiled names file, in the order in which they are written. Each is read when it is first asked for. */
export interface Sections extends Iterable<[string, Uint8Array]> {
  has(name: string): boolean;
  /** Its length in bytes, -1 where there is no such section. */
  length(name: string): number;
  get(name: string): Uint8Array | undefined;
  /** Some of its bytes; empty beyond its end. */
  piece(name: string, from: number, to: number): Uint8Array;
}

/** The problem of a file that is not a compiled names file, or not a whole one. */
function broken(cause: string): ProblemError {
  return new ProblemError(problem({
    rule: "names-unreadable", severity: "error", message: `This is not a whole compiled file of names: ${cause}.`,
    remedy: "Build again, or import the gazetteer again.",
  }));
}

/** Writes sections (typed arrays or bytes, names of up to 8 ASCII letters) as one file. */
export function writeSections(sections: Iterable<readonly [string, ArrayBufferView]>): Uint8Array {
  const parts = [...sections].map(([name, view]) => ({ name, bytes: bytesOf(view) }));
  let end = align(HEAD + ENTRY * parts.length);
  const offsets = parts.map(({ bytes }) => { const at = end; end = align(end + bytes.length); return at; });
  const out = new Uint8Array(end);
  const view = new DataView(out.buffer);
  const ascii = new TextEncoder();
  out.set(ascii.encode(MAGIC));
  view.setUint32(8, VERSION, true);
  view.setUint32(12, parts.length, true);
  parts.forEach(({ name, bytes }, i) => {
    const at = HEAD + ENTRY * i, offset = offsets[i] ?? 0;
    out.set(ascii.encode(name).subarray(0, 8), at);
    view.setUint32(at + 8, offset, true);
    view.setUint32(at + 12, bytes.length, true);
    out.set(bytes, offset);
  });
  return out;
}

/** Reads the table of sections. Throws ProblemError when it is no such file or cut short. */
export function readSections(file: Uint8Array | NamesFile): Sections {
  const size = file instanceof Uint8Array ? file.length : file.size;
  const head = file instanceof Uint8Array ? file.subarray(0, HEAD) : file.read(0, Math.min(HEAD, size));
  if (head.length < HEAD || new TextDecoder("latin1").decode(head.subarray(0, 8)) !== MAGIC) throw broken("it does not begin as one");
  // Typed arrays look at memory in the machine's own byte order and only at aligned places.
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw broken("it is little-endian and this machine is not");
  const version = new DataView(head.buffer, head.byteOffset).getUint32(8, true);
  if (version !== VERSION) throw broken(`it has layout ${version} where ${VERSION} is read`);
  const count = new DataView(head.buffer, head.byteOffset).getUint32(12, true);
  if (HEAD + ENTRY * count > size) throw broken("its table of sections is cut short");
  const whole = file instanceof Uint8Array ? inMemory(file.byteOffset % 8 === 0 ? file : file.slice()) : file;
  const table = whole.read(0, HEAD + ENTRY * count), view = new DataView(table.buffer, table.byteOffset), ascii = new TextDecoder("latin1");
  const places = new Map<string, { offset: number; length: number }>();
  for (let i = 0; i < count; i++) {
    const at = HEAD + ENTRY * i;
    const name = ascii.decode(table.subarray(at, at + 8)).replaceAll("\0", "");
    const offset = view.getUint32(at + 8, true), length = view.getUint32(at + 12, true);
    if (offset % 8 !== 0 || offset + length > size) throw broken(`section ${JSON.stringify(name)} is cut short`);
    places.set(name, { offset, length });
  }
  return new ReadSections(whole, places);
}

const inMemory = (bytes: Uint8Array): NamesFile => ({ size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) });

/** After so many pieces of a section the rest of it is worth having. */
const PIECES = 200;

class ReadSections implements Sections {
  readonly #file: NamesFile;
  readonly #places: ReadonlyMap<string, { offset: number; length: number }>;
  readonly #read = new Map<string, Uint8Array>();
  readonly #pieces = new Map<string, number>();

  constructor(file: NamesFile, places: ReadonlyMap<string, { offset: number; length: number }>) { this.#file = file; this.#places = places; }

  has(name: string): boolean { return this.#places.has(name); }

  length(name: string): number { return this.#places.get(name)?.length ?? -1; }

  get(name: string): Uint8Array | undefined {
    const place = this.#places.get(name), known = this.#read.get(name);
    if (known || !place) return known;
    const bytes = this.#file.read(place.offset, place.length);
    if (bytes.length !== place.length) throw broken(`section ${JSON.stringify(name)} is cut short`);
    this.#read.set(name, bytes);
    return bytes;
  }

  piece(name: string, from: number, to: number): Uint8Array {
    const known = this.#read.get(name);
    if (known) return known.subarray(from, to);
    const place = this.#places.get(name), pieces = (this.#pieces.get(name) ?? 0) + 1;
    if (!place) return new Uint8Array(0);
    this.#pieces.set(name, pieces);
    if (pieces > PIECES) return this.get(name)!.subarray(from, to);
    const end = Math.min(to, place.length);
    return from < end ? this.#file.read(place.offset + from, end - from) : new Uint8Array(0);
  }

  *[Symbol.iterator](): IterableIterator<[string, Uint8Array]> { for (const name of this.#places.keys()) yield [name, this.get(name)!]; }
}

/** Throws ProblemError when a section is missing. */
export function needed(sections: Sections, name: string): void {
  if (!sections.has(name)) throw broken(`section ${JSON.stringify(name)} is missing`);
}

/** The bytes of a section. Throws ProblemError when it is missing. */
export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (!bytes) throw broken(`section ${JSON.stringify(name)} is missing`);
  return bytes;
}

/** A section seen as u32 numbers; `length`, when given, is how many there must be. Throws ProblemError otherwise. */
export function u32(sections: Sections, name: string, length?: number): Uint32Array {
  return new Numbers(sections, name, length).all;
}

/** A section of u32 numbers, read when it is first looked into. Throws ProblemError at once when it is missing or has a wrong length. */
export class Numbers {
  /** How many there are. */
  readonly length: number;
  readonly #sections: Sections;
  readonly #name: string;
  #all: Uint32Array | null = null;

  constructor(sections: Sections, name: string, length?: number) {
    const bytes = sections.length(name);
    if (bytes < 0) throw broken(`section ${JSON.stringify(name)} is missing`);
    if (bytes % 4 !== 0 || (length !== undefined && bytes !== 4 * length)) throw broken(`section ${JSON.stringify(name)} has a wrong length`);
    this.length = bytes / 4;
    this.#sections = sections;
    this.#name = name;
  }

  get all(): Uint32Array {
    if (this.#all === null) {
      const bytes = section(this.#sections, this.#name);
      this.#all = new Uint32Array(bytes.buffer, bytes.byteOffset, this.length);
    }
    return this.#all;
  }
}

/** A section of UTF-8 text. Throws ProblemError when it is missing. */
export function text(sections: Sections, name: string): string {
  return new TextDecoder().decode(section(sections, name));
}

/** The bytes under a typed array, without copying. */
export function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

const align = (n: number): number => (n + 7) & ~7;
