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

/** The named parts of a compiled names file, in the order in which they are written. */
export type Sections = ReadonlyMap<string, Uint8Array>;

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

/** Reads the table of sections; each value is a view on `file`. Throws ProblemError when it is no such file or cut short. */
export function readSections(file: Uint8Array): Sections {
  if (file.length < HEAD || new TextDecoder("latin1").decode(file.subarray(0, 8)) !== MAGIC) throw broken("it does not begin as one");
  // Typed arrays look at memory in the machine's own byte order and only at aligned places.
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) throw broken("it is little-endian and this machine is not");
  const whole = file.byteOffset % 8 === 0 ? file : file.slice();
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const version = view.getUint32(8, true);
  if (version !== VERSION) throw broken(`it has layout ${version} where ${VERSION} is read`);
  const count = view.getUint32(12, true);
  if (HEAD + ENTRY * count > whole.length) throw broken("its table of sections is cut short");
  const sections = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const at = HEAD + ENTRY * i;
    const name = new TextDecoder("latin1").decode(whole.subarray(at, at + 8)).replaceAll("\0", "");
    const offset = view.getUint32(at + 8, true), length = view.getUint32(at + 12, true);
    if (offset % 8 !== 0 || offset + length > whole.length) throw broken(`section ${JSON.stringify(name)} is cut short`);
    sections.set(name, whole.subarray(offset, offset + length));
  }
  return sections;
}

/** The bytes of a section. Throws ProblemError when it is missing. */
export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (!bytes) throw broken(`section ${JSON.stringify(name)} is missing`);
  return bytes;
}

/** A section seen as u32 numbers; `length`, when given, is how many there must be. Throws ProblemError otherwise. */
export function u32(sections: Sections, name: string, length?: number): Uint32Array {
  const bytes = section(sections, name);
  if (bytes.length % 4 !== 0 || (length !== undefined && bytes.length !== 4 * length)) throw broken(`section ${JSON.stringify(name)} has a wrong length`);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
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
