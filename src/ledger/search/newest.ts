import { MOST_PARTS, rowOf, type Searched } from "./parts.ts";
import type { Question, Way } from "./question.ts";

// What meets a question of common words meets it in a large part of the ledger. To rank all that would take the longer the more is
// kept, and tell nobody anything: a word that is everywhere sets nothing apart. So such hits are found from the newest on, and no
// further than is asked for.

/** Up to so many hits of a question are ranked, all of them; more than that come the newest first. */
export const RANKED = 2000;

/**
 * Records from the newest back among which words are looked for that are everywhere. What has them all may be rare all the same (a
 * phrase that nobody writes): going through a million claims in search of it takes seconds.
 */
const SPAN = 200_000;

/** Arrivals of articles or records of claims, in their order. */
export interface FoundRows {
  rows: { row: number; score: number }[];
  /** Whether the best come first, or the newest. */
  ranked: boolean;
  /** False where older ones were not looked through. */
  whole: boolean;
}

/** A page of the hits, the newest first. Without a rank none is better than another. */
export function unranked(hits: readonly number[], { limit, offset }: { limit: number; offset: number }, whole: boolean): FoundRows {
  return { rows: hits.slice(offset, offset + limit).map((row) => ({ row, score: 0 })), ranked: false, whole };
}

/** Rows of the index, from `from` on and before `below`. */
export interface Range { from: number; below: number }

/** All rows of the index, and those of the last records of a ledger whose last record is `last`. */
export const ALL: Range = { from: 0, below: Number.MAX_SAFE_INTEGER };
export function lately(what: Searched, last: number): Range {
  const first = Math.max(0, last - SPAN);
  return { ...ALL, from: what === "claim" ? first : rowOf(first, 0) };
}

/**
 * The newest hits within a range, up to `wanted` of them: rows of claims, or arrivals of articles, of which several parts may be met.
 * `rowsIn` gives the last rows of a range that meet the question, up to `most` of them, the last first.
 */
export async function newest(what: Searched, wanted: number, { from, below }: Range, rowsIn: (range: Range, most: number) => Promise<number[]>): Promise<number[]> {
  const found: number[] = [];
  while (found.length < wanted && below > from) {
    const most = wanted - found.length, rows = await rowsIn({ from, below }, most);
    for (const row of rows) {
      const hit = what === "claim" ? row : Math.floor(row / MOST_PARTS);
      if (found.at(-1) !== hit) found.push(hit);
    }
    if (rows.length < most) break;
    // The other parts of an article that is met are not asked for.
    below = what === "claim" ? rows.at(-1)! : rowOf(found.at(-1)!, 0);
  }
  return found;
}

/** For each thing that must be there, ways without phrases of which no fewer rows have one: to see in time whether it can be rare. */
export function outlinesOf({ all }: Question): Way[][] {
  // Of what is typed in quotation marks each word must be there.
  return all.flatMap((ways) => { const [only] = ways; return ways.length === 1 && "phrase" in only! ? only.phrase.map((word): Way[] => [{ phrase: [word] }]) : [ways.flatMap(outlineOf)]; });
}

/** The longest word of a phrase stands for it: it is the rarest more often than not. */
function outlineOf(way: Way): Way[] {
  if ("phrase" in way) return [{ phrase: [longest(way.phrase, ({ length }) => length)] }];
  return "every" in way ? longest(way.every.map((ways) => ways.flatMap(outlineOf)), ([first]) => (first && "phrase" in first ? first.phrase[0]!.length : 0)) : [way];
}

function longest<T>(things: readonly T[], length: (thing: T) => number): T {
  return things.reduce((best, thing) => (length(thing) > length(best) ? thing : best));
}
