import { sought, type Question } from "./question.ts";
import { NAME, namesOf, STEM, joined, wordsOf, type TermMaker, type Word } from "./terms.ts";

/** Words that met a question, and where they stand in the canonical text. */
export interface Matched { start: number; end: number; exact: string }

/** A stretch of a text around the words that met a question; offsets count UTF-16 units of the whole text. */
export interface Snippet { start: number; end: number; text: string; matches: Matched[] }

/** Signs of a stretch of an article. */
const ROOM = 240;
/** Matches looked at in one text. */
const MOST = 5000;

/** Every place of the given stretches of a text that meets a question, in order, none within another. `question` has its names resolved. */
export function matchesIn(text: string, ranges: readonly { start: number; end: number }[], question: Question, language: string, maker: TermMaker): Matched[] {
  const { terms, phrases } = sought(question);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const words = [...wordsOf(text, start, end)];
    words.forEach((word, at) => {
      if (found.length >= MOST) return;
      const next = words[at + 1];
      if (meets(word, terms, language, maker)) found.push({ start: word.start, end: word.end });
      if (next && joined(word, next, text) && terms.has(STEM + word.folded + next.folded)) found.push({ start: word.start, end: next.end });
      for (const phrase of phrases) {
        if (word.folded !== phrase[0] || !phrase.every((one, i) => words[at + i]?.folded === one)) continue;
        found.push({ start: word.start, end: words[at + phrase.length - 1]!.end });
      }
    });
    for (const { from, to, key } of namesOf(words, text)) if (terms.has(NAME + key)) found.push({ start: words[from]!.start, end: words[to - 1]!.end });
  }
  const merged: { start: number; end: number }[] = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && one.start < last.end) last.end = Math.max(last.end, one.end);
    else merged.push(one);
  }
  return merged.map(({ start, end }) => ({ start, end, exact: text.slice(start, end) }));
}

function meets(word: Word, terms: ReadonlySet<string>, language: string, maker: TermMaker): boolean {
  return terms.has(word.folded) || maker.beside(word, language).terms.some((term) => terms.has(term));
}

/** The stretch of a text that holds most of the different matches, cut at blanks; its beginning where there is none. */
export function around(text: string, matches: readonly Matched[]): Snippet {
  let best = 0, most = 0, from = 0;
  const inside = new Map<string, number>();
  matches.forEach((match, to) => {
    const key = match.exact.toLowerCase();
    inside.set(key, (inside.get(key) ?? 0) + 1);
    for (; match.end - matches[from]!.start > ROOM && from < to; from++) {
      const gone = matches[from]!.exact.toLowerCase(), left = inside.get(gone)! - 1;
      if (left === 0) inside.delete(gone); else inside.set(gone, left);
    }
    if (inside.size > most) { most = inside.size; best = from; }
  });
  const first = matches[best];
  const start = atBlank(text, Math.max(0, (first?.start ?? 0) - ROOM / 4), first?.start ?? 0);
  let end = Math.max(Math.min(text.length, start + ROOM), first?.end ?? 0);
  while (end < text.length && end > (first?.end ?? 0) && !/\s/.test(text[end]!)) end -= 1;
  const shown = matches.filter((match) => match.start >= start && match.end <= end);
  return { start, end, text: text.slice(start, end), matches: shown };
}

/** The next beginning of a word from `at` on, no further than `limit`. */
function atBlank(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  for (let i = at; i < limit; i++) if (/\s/.test(text[i - 1]!)) return i;
  return limit;
}
