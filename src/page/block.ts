import type { Range } from "../text/index.ts";
import type { FurniturePhrase, Role } from "./document.ts";
import { phraseParts, type Found, type PhraseBook } from "./furniture.ts";
import { findDates, type Calendar, type PrintedDate } from "./dates.ts";

/** A block of the canonical text on its way to a role. */
export interface Draft extends Range {
  text: string;
  /** The role, once something decided it. */
  role: Role | null;
  /** A blank line, or a new element, stands before it. */
  apart: boolean;
  /** Parts of the line that bars, arrows or wide blanks set off from one another, as in a menu. */
  cells: number;
  /** `1.`, `-`, `•` or a list element stands before it. */
  listed: boolean;
  /** From HTML, where elements tell captions, lists and headings; in pasted text only the words do. */
  structured: boolean;
  /** An HTML heading. */
  heading: boolean;
  marks: Found[];
  words: number;
  /** Ends as a sentence does. */
  closed: boolean;
  /** Complete dates in a short block, or at the beginning of a long one. */
  dates: PrintedDate[];
}

/** No line of furniture is longer; longer blocks are only looked at where they begin and end. */
const LONG = 400;
const LONGEST_CAPTION = 700;
const CELLS = /\s*[|·•>›»/]\s+|\t+|\s{2,}/gu;
const LISTED = /^\s*(?:\d{1,2}\s?[.)]|[-–—•*▪◦●])\s+\S/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** Where those scripts lie, and much else: a quick look that spares most text the slow one. */
const MAY_BE_UNPARTED = /[\u0e00-\u0e7f\u2e80-\uffff]/;
const CLOSED = /[.!?…؟۔:;؛。！？]["'”’»)\]\s]*$/u;
/** "… he said. (Agency)" and "… he said. -Agency" end as sentences do. */
const SIGNED = /(?:\([^()]{1,40}\)\.?|[-–—]{1,2}\s?\p{Lu}[\p{L}\p{N}]{1,20}(?:\s\p{Lu}[\p{L}\p{N}]{1,20})?)$/u;
/** "… late on Monday -AGENCY": the agency's letters close a sentence that lost its stop; "Headline - OUTLET" has a blank after the dash. */
const SIGNED_OPEN = /[\p{L}\p{N}]\s[-–—]{1,2}\p{Lu}{2,6}\.?$/u;
const LEAST_SIGNED = 8;

/** Scripts without blanks count two letters as a word. */
const wordsIn = (text: string): number => (text.match(WORD)?.length ?? 0) + (MAY_BE_UNPARTED.test(text) ? Math.floor((text.match(UNPARTED)?.length ?? 0) / 2) : 0);

/** Looks at a block: what a rule on roles may ask of it. `raw` is the text as it stood before blanks were collapsed. */
export function draftOf(range: Range & { text: string }, raw: string, given: { apart: boolean; structured: boolean; listed?: boolean; heading?: boolean; role?: Role | null }, book: PhraseBook, calendar: Calendar): Draft {
  const { text } = range, short = text.length <= LONG;
  const parts = phraseParts(short ? text : text.slice(0, LONG));
  const marks = book.find(parts).filter((found) => fits(found, parts.length, short));
  // A credit closes even a long caption: "(Agency photo)".
  if (text.length <= LONGEST_CAPTION) marks.push(...book.find(phraseParts(text.slice(-60))).filter((found) => found.marks === "caption" && found.at !== "whole" && found.at !== "start"));
  const words = short ? wordsIn(text) : Math.ceil(text.length / 7);
  return {
    start: range.start, end: range.end, text, marks,
    role: given.role ?? null, apart: given.apart, structured: given.structured, heading: given.heading ?? false,
    cells: short ? raw.trim().slice(0, 2 * LONG).split(CELLS).length : 1,
    listed: given.listed ?? LISTED.test(raw.slice(0, 64)),
    words,
    closed: CLOSED.test(text.slice(-12)) || CLOSED.test(text.slice(-60).replace(SIGNED, "").trimEnd().slice(-12)) || (words >= LEAST_SIGNED && SIGNED_OPEN.test(text.slice(-12))),
    dates: findDates(short ? text : text.slice(0, LONG), calendar),
  };
}

/** One word of furniture ("share", "source") begins many a sentence; it counts only in a block as short as furniture is. */
function fits(found: Found, parts: number, short: boolean): boolean {
  if (found.at === "end" || found.at === "whole") return short;
  if (found.at === "start") {
    if (found.marks === "published" || found.marks === "updated") return true; // these ask for a date beside them
    const signed = /[^\p{L}\p{N}\s]$/u.test(found.phrase);
    return short && (found.length === 1 && !signed ? parts <= 5 : found.length === 2 && !signed ? parts <= 20 : parts <= 70);
  }
  return found.marks === "caption" ? parts <= 45 : short || found.rest <= 40;
}

export const marked = (draft: Draft, ...marks: FurniturePhrase["marks"][]): Found | undefined => draft.marks.find((found) => marks.includes(found.marks));

/** A paragraph of running text, not a heading, a credit or a menu. */
export function isParagraph(draft: Draft): boolean {
  if (draft.role !== null && draft.role !== "body" && draft.role !== "quote") return false;
  if (draft.words >= 45 && !marked(draft, "caption")) return true;
  if (marked(draft, "boilerplate", "related", "comments", "caption", "source", "updated")) return false;
  // A full stop closes even a short sentence of the text; a question or a colon may close a heading.
  return (draft.closed && (draft.words >= 9 || (draft.words >= 6 && /[.۔。][»”")\]\s]*$/u.test(draft.text.slice(-6))))) || draft.words >= 30;
}

/** Section names and menus: many short cells and no sentence; "World > Region" is a path of sections. */
export function isMenu(draft: Draft): boolean {
  if (/\s[>›]\s/u.test(draft.text.slice(0, 200)) && !draft.closed && draft.words <= 12) return true;
  return draft.cells >= 3 && !draft.closed && draft.words <= draft.cells * 5 && draft.dates.length === 0;
}

const HAS_CASE = /\p{Ll}/u, UPPER = /\p{Lu}/u;
export const allCapitals = (text: string): boolean => UPPER.test(text) && !HAS_CASE.test(text);

const DOMAIN = /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,4}\p{L}{2,24})\/?$/iu;
/** The host of a block that is nothing but an address, in lower case. */
export function hostOf(text: string): string | null {
  return text.length <= 120 ? DOMAIN.exec(text.trim())?.[1]?.toLowerCase() ?? null : null;
}
