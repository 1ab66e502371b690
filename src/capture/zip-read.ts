import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import { failedArchive } from "./entry.ts";

/** The little of yauzl that is used here; it brings no types. */
interface ZipEntry { fileName: Buffer; fileNameRaw: Buffer; generalPurposeBitFlag: number; extraFields: unknown[]; compressedSize: number; uncompressedSize: number; canDecodeFileData(): boolean }
interface Zip { eachEntry(): AsyncIterable<ZipEntry>; openReadStreamPromise(entry: ZipEntry): Promise<Readable>; close(): void; entryCount: number; fileSize: number }
interface Yauzl {
  openPromise(path: string, options: object): Promise<Zip>;
  fromBufferPromise(bytes: Buffer, options: object): Promise<Zip>;
  getFileNameLowLevel(flags: number, raw: Buffer, extra: unknown[], strict: boolean): string;
  validateFileName(name: string): string | null;
}

/** A file in a ZIP. `refused` says why it is not opened. */
export interface Zipped { name: string; size: number; packed: number; refused: { rule: string; message: string } | null; open(): Promise<AsyncIterable<Uint8Array>> }

/** More files than any archive of articles has. */
const MOST_ENTRIES = 2_000_000;

/**
 * The files of a ZIP, by its directory, in its order; nothing is written anywhere. Names that lead out of the archive, and files that
 * are locked, are refused one by one; a link is a file with a path in it, and nothing follows it. Throws ProblemError `broken-archive`
 * for what is no ZIP, `decompression-bomb` where files lie over one another.
 */
export async function* filesOfZip(from: string | Uint8Array, path: string): AsyncGenerator<Zipped> {
  const yauzl = createRequire(import.meta.url)("yauzl") as Yauzl;
  const broken = (error: unknown): Error => failedArchive("broken-archive", path, "This archive is broken; what could be read of it was.", "Get it again.", error);
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true };
  let zip: Zip;
  try {
    zip = typeof from === "string" ? await yauzl.openPromise(from, options) : await yauzl.fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.byteLength), options);
  } catch (error) { throw broken(error); }
  try {
    if (zip.entryCount > MOST_ENTRIES) throw broken(new Error("too many entries"));
    const entries = zip.eachEntry()[Symbol.asyncIterator]();
    let packed = 0;
    for (;;) {
      let next: IteratorResult<ZipEntry>;
      try { next = await entries.next(); } catch (error) { throw broken(error); }
      if (next.done) return;
      packed += next.value.compressedSize;
      // The same bytes under many names: a small archive would be opened as a large one again and again.
      if (packed > zip.fileSize) throw failedArchive("decompression-bomb", path, "The files in this archive lie over one another, as only attacks make them.", "Leave it alone.");
      const entry = next.value, name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileName, entry.extraFields, false);
      if (name.endsWith("/")) continue;
      const outside = yauzl.validateFileName(name);
      yield {
        name, size: entry.uncompressedSize, packed: entry.compressedSize,
        refused: outside ? { rule: "path-traversal", message: "The name of this file leads out of its archive." } : !entry.canDecodeFileData() ? { rule: "archive-locked", message: "This file is locked, or packed in a way that is not known here." } : null,
        open: async () => {
          try { return guarded(await zip.openReadStreamPromise(entry), broken); } catch (error) { throw broken(error); }
        },
      };
    }
  } finally {
    zip.close();
  }
}

async function* guarded(stream: Readable, broken: (error: unknown) => Error): AsyncGenerator<Uint8Array> {
  const pieces = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try { next = await pieces.next(); } catch (error) { throw broken(error); }
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}
