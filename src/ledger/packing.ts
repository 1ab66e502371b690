import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { CaptureRow } from "./schema.ts";

/** Packs captured bytes where that makes them smaller. */
export function pack(bytes: Uint8Array): Pick<CaptureRow, "size" | "encoding" | "bytes"> {
  // A page is packed in one go: room for the whole, rather than for a stream of it.
  const packed = zstdCompressSync(bytes, { chunkSize: Math.max(1024, bytes.length) });
  return packed.length < bytes.length ? { size: bytes.length, encoding: "zstd", bytes: packed } : { size: bytes.length, encoding: "identity", bytes };
}

/** The bytes that were packed. Throws when they do not unpack to their recorded size. */
export function unpack({ size, encoding, bytes }: Pick<CaptureRow, "size" | "encoding" | "bytes">): Uint8Array {
  const whole = encoding === "zstd" ? zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) }) : bytes;
  if (whole.length !== size) throw new RangeError(`unpacked to ${whole.length} bytes instead of ${size}`);
  // A copy with a buffer of its own: Node may cut small buffers out of a shared one.
  return new Uint8Array(whole);
}
