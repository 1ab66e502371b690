import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { foldName, nameWords } from "../text/index.ts";
import { byCode } from "./digest.ts";

/**
 * What reconciliation needs of a page, without its text: how it names itself, and fingerprints by which copies of it are
 * known. Worked out once when the page is read.
 */
export interface Paper extends Pick<Document, "id" | "captured_from" | "url" | "publisher" | "published" | "republished_from" | "language"> {
  /** The least hashes of its runs of six words, ascending: what two pages share of it is what they share of each other. */
  sketch: readonly number[];
  /** Hashes of its longer quotations, ascending. */
  quotations: readonly number[];
  /** Its odd figures, as `quantity number`: exact, more than ten and not round, so that few pages share three by chance. */
  figures: readonly string[];
  /** Those of them that it states as its own words. */
  own: readonly string[];
}

const WORDS = 6;
const SKETCH = 64;
// Eight words in the same order are nobody's chance.
const LONG_QUOTATION = 8;
const QUOTATIONS = 64;
const ODD_FROM = 11;
const FIGURES = 64;
// A quotation mark that nothing closes within a paragraph's length opens nothing.
const LONGEST_QUOTATION = 1500;
const CLOSES: Record<string, string> = { "«": "»", "“": "”", "„": "”", "\"": "\"" };

const SEED = 0x811c9dc5;

function hash(text: string): number {
  let value = SEED;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function mix(value: number, next: number): number {
  return Math.imul(value ^ next, 0x01000193) ^ (value >>> 15);
}

function least(hashes: Iterable<number>, many: number): number[] {
  return [...new Set(hashes)].sort((a, b) => a - b).slice(0, many);
}

function sketchOf(text: string): number[] {
  const words = nameWords(text).map(hash);
  const runs: number[] = [];
  for (let at = 0; at + WORDS <= words.length; at++) {
    let value = SEED;
    for (let word = at; word < at + WORDS; word++) value = mix(value, words[word]!);
    runs.push(value >>> 0);
  }
  return least(runs, SKETCH);
}

function quotationsOf(text: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < text.length && found.length < QUOTATIONS;) {
    const closing = CLOSES[text[at]!];
    if (closing === undefined) { at++; continue; }
    const end = text.slice(at + 1, at + LONGEST_QUOTATION).indexOf(closing);
    if (end < 0) { at++; continue; }
    const words = nameWords(text.slice(at + 1, at + 1 + end));
    if (words.length >= LONG_QUOTATION) found.push(hash(words.map(foldName).join(" ")));
    at += end + 2;
  }
  return least(found, QUOTATIONS);
}

function oddFigures(claims: readonly Claim[]): string[] {
  const found = new Set<string>();
  for (const { counts } of claims) for (const { quantity, low, high } of counts) if (low !== null && low === high && low >= ODD_FROM && low % 10 !== 0) found.add(`${quantity} ${low}`);
  return [...found].sort(byCode).slice(0, FIGURES);
}

/** The paper of a document and what was read out of it. Linear in its text. */
export function paperOf({ id, captured_from, url, publisher, published, republished_from, language, text }: Document, claims: readonly Claim[]): Paper {
  return {
    id, captured_from, url, publisher, published, republished_from, language, sketch: sketchOf(text), quotations: quotationsOf(text),
    figures: oddFigures(claims), own: oddFigures(claims.filter(({ attribution }) => attribution.length === 0)),
  };
}
