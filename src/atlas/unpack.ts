// The bytes of a gazetteer file as they come: plain, gzip, or the zip in which GeoNames hands out its country files.

import { problem, ProblemError } from "../problem.ts";

/** No more than this is unpacked: a small file must not fill the memory. GeoNames' largest country file has 0.3 GB. */
const MOST = 1 << 30;

/** The text file inside the bytes. Throws ProblemError when it cannot be unpacked. Packed files need Node (its zlib). */
export function unpackGazetteer(bytes: Uint8Array, fileName: string): Uint8Array {
  const gzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  if (!gzip && !zip) return bytes;
  const unreadable = (message: string, cause?: unknown): ProblemError => new ProblemError(problem({
    rule: "gazetteer-packed", severity: "error", message, remedy: "Unpack the file yourself and import the text file in it.",
    source: fileName, cause: cause instanceof Error ? cause.message : null,
  }), { cause });
  // Not imported: the atlas's rooms also run in a browser, where there is no zlib.
  const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
  if (!zlib) throw unreadable("A packed gazetteer cannot be read here.");
  try {
    if (gzip) return zlib.gunzipSync(bytes, { maxOutputLength: MOST });
    const { data, deflated } = largestEntry(bytes, () => unreadable("The zip archive is cut short or has no readable text file in it."));
    return deflated ? zlib.inflateRawSync(data, { maxOutputLength: MOST }) : data;
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable("The packed gazetteer is damaged or too large.", error);
  }
}

/** The largest file of a zip archive (beside a country file lies only a readme), found by the archive's central directory. */
function largestEntry(zip: Uint8Array, broken: () => ProblemError): { data: Uint8Array; deflated: boolean } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  // The end record is the last thing in the file but for a comment of at most 64 kB.
  let end = zip.length - 22;
  while (end >= 0 && end >= zip.length - 22 - 0xffff && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw broken();
  let at = view.getUint32(end + 16, true), best = { method: -1, packed: 0, size: -1, header: 0 };
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const entry = { method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), header: view.getUint32(at + 42, true) };
    if (entry.size > best.size) best = entry;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if ((best.method !== 0 && best.method !== 8) || best.header + 30 > zip.length) throw broken();
  const start = best.header + 30 + view.getUint16(best.header + 26, true) + view.getUint16(best.header + 28, true);
  if (start + best.packed > zip.length) throw broken();
  return { data: zip.subarray(start, start + best.packed), deflated: best.method === 8 };
}
