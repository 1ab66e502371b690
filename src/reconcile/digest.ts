import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A short name made from ids: the same ids, in the same order, give the same name. */
export function nameOf(prefix: "evt" | "epi", ids: readonly string[]): string {
  return `${prefix}:${bytesToHex(sha256(utf8ToBytes(ids.join("\n")))).slice(0, 24)}`;
}

/** Orders strings by their code units: the same on every machine, whatever its locale. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The distinct strings, in code order. */
export function distinct(items: Iterable<string>): string[] {
  return [...new Set(items)].sort(byCode);
}
