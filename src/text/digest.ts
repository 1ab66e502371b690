import { sha256 as portable } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

// Not imported: rooms that use this also run in a browser. Where there is Node, its own costs a tenth.
const native = globalThis.process?.getBuiltinModule?.("node:crypto")?.hash;

/** SHA-256 of bytes, or of text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  if (native) return native("sha256", content, "hex");
  return bytesToHex(portable(typeof content === "string" ? utf8ToBytes(content) : content));
}
