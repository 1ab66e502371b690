import type { Document } from "../page/index.ts";
import { nameWords } from "../text/index.ts";
import { byCode } from "./digest.ts";

const WORDS = 6;
const SKETCH = 64;
// Two pages of one agency share a third of their words; a reprint keeps most of them.
const ALIKE = 0.6;
// A stretch of words that this many pages share is furniture, not a dispatch.
const COMMON = 40;

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** The least hashes of the text's runs of six words: what two texts share of it is what they share of each other. */
function sketch(text: string): number[] {
  const words = nameWords(text).map(hash);
  const runs = new Set<number>();
  for (let at = 0; at + WORDS <= words.length; at++) {
    let value = 0x811c9dc5;
    for (let word = at; word < at + WORDS; word++) value = Math.imul(value ^ words[word]!, 0x01000193) ^ (value >>> 15);
    runs.add(value >>> 0);
  }
  return [...runs].sort((a, b) => a - b).slice(0, SKETCH);
}

/** Whether two sentences are one and the same but for a few words: most runs of three words of the shorter stand in the other. */
export function sameWording(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => {
    const words = nameWords(text);
    return new Set(words.length < 3 ? words : words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
  }) as [Set<string>, Set<string>];
  const [few, many] = x.size <= y.size ? [x, y] : [y, x];
  return [...few].filter((run) => many.has(run)).length >= few.size * ALIKE;
}

function earliest(a: Document, b: Document): number {
  return byCode(a.published ?? "9999", b.published ?? "9999") || byCode(a.id, b.id);
}

/**
 * Pages whose text is nearly that of an earlier page: page id to the id of the first of them. A copy is an appearance
 * of the first, whoever signs it. Each page is compared only with those that share a run of words with it.
 */
export function reprintsOf(documents: readonly Document[]): Map<string, string> {
  const reprints = new Map<string, string>();
  const holders = new Map<number, { document: Document; sketch: readonly number[] }[]>();
  for (const document of [...documents].sort(earliest)) {
    const own = sketch(document.text);
    // Too little text to tell a copy from a coincidence.
    if (own.length < 12) continue;
    const shared = new Map<string, { count: number; sketch: readonly number[] }>();
    for (const run of own) {
      for (const holder of holders.get(run) ?? []) {
        const known = shared.get(holder.document.id);
        if (known) known.count++;
        else shared.set(holder.document.id, { count: 1, sketch: holder.sketch });
      }
    }
    let first: { id: string; share: number } | null = null;
    for (const [id, { count, sketch: other }] of shared) {
      const share = count / Math.min(own.length, other.length);
      if (share >= ALIKE && (first === null || share > first.share || (share === first.share && id < first.id))) first = { id, share };
    }
    if (first !== null) reprints.set(document.id, reprints.get(first.id) ?? first.id);
    for (const run of own) {
      const held = holders.get(run);
      if (!held) holders.set(run, [{ document, sketch: own }]);
      else if (held.length < COMMON) held.push({ document, sketch: own });
    }
  }
  return reprints;
}
