import type { Range } from "../text/index.ts";
import type { Role } from "./document.ts";
import { phraseParts, type Found, type PhraseBook } from "./furniture.ts";

/**
 * Furniture that copying leaves amid a paragraph: a picture's credit with its caption, keywords, a link to another story.
 * Without the line breaks only the words tell: a label, or words that all begin with a capital, and then a sentence
 * that begins anew though no full stop stands before it.
 */
export interface Inlaid extends Range { role: Role }

/** How far one is looked for from where its sentence begins, in signs. */
const MOST = 400;
/** A paragraph with more sentences than this is no paragraph: what follows is left as it is, so that a page of full stops costs no more. */
const MOST_STARTS = 1_000;
const STARTS = /(?:^|[.!?…]["”»)\]]*\s)\s*/gu;
const PIECES = /["“”«»(]|[^\s"“”«»()]+/gu, PIECE = /["“”«»(]|[^\s"“”«»()]+/u;
/** A caption signed by its agency stands before the text: "… on 4 July. (AGENCY) The text". */
const SIGNED_IN = 500;
const BRACKET = /\(([^()\n]{2,40})\)\s*/gu;

/** Marks that a label amid a paragraph may have; a date or a byline is looked for where the text begins. */
const LABELS: ReadonlySet<string> = new Set(["keywords", "credit", "caption", "related", "boilerplate"]);

interface Piece { at: number; end: number; text: string; capital: boolean; joint: boolean; number: boolean }

/** Where furniture stands inside a paragraph of pasted text, in order. Looks a bounded way on from each full stop. */
export function inlaid(raw: string, book: PhraseBook): Inlaid[] {
  const found: Inlaid[] = [];
  const signed = signedCaption(raw, book);
  if (signed) found.push(signed);
  let starts = 0;
  for (const match of raw.matchAll(STARTS)) {
    if (++starts > MOST_STARTS) break;
    const at = match.index + match[0].length;
    if (at < (found.at(-1)?.end ?? 0) && at >= found.at(-1)!.start || at >= raw.length) continue;
    const one = from(raw, at, book);
    if (one && one.end > at && !found.some((other) => other.start < one.end && at < other.end)) found.push(one);
  }
  return found.sort((a, b) => a.start - b.start);
}

function from(raw: string, at: number, book: PhraseBook): Inlaid | null {
  // Most sentences are ruled out by their first word.
  if (!mayOpen(raw.slice(at, at + MOST_OPENING), at + MOST_OPENING < raw.length)) return null;
  const head = raw.slice(at, at + MOST), pieces = piecesOf(head, at, book);
  if (pieces.length < 3 || !(pieces[0]!.capital || pieces[0]!.number || /^[(["“«]/.test(head))) return null;
  const parts = phraseParts(head.slice(0, 60));
  if (linksFollow(pieces, parts, book)) return { start: at, end: raw.length, role: "boilerplate" };
  const label = book.find(parts).filter((one) => one.at === "start" && one.rest === one.length).sort((a, b) => b.length - a.length)[0] ?? null;
  if (label && !LABELS.has(label.marks)) return null;
  const after = label ? pieces.slice(piecesIn(pieces, label)) : pieces;
  const whole = at + head.length >= raw.length;
  if (label?.marks === "keywords") { const end = afterKeywords(after, whole ? raw.length : null); return end === null ? null : { start: at, end, role: "boilerplate" }; }
  // "Get short URL 113 The text": the counter belongs to the button.
  if (label && label.marks === "boilerplate" && label.length >= 3) { const next = after.find((piece, i) => !piece.number || i >= 2); return next?.capital || next?.number ? { start: at, end: next.at, role: "boilerplate" } : null; }
  const heading = label ? -1 : headingOf(pieces);
  // "PORT EXAMPLE A boat burned …": where it was written.
  if (heading > 0) return { start: at, end: pieces[heading]!.at, role: /^\p{Lu}{2}/u.test(pieces[0]!.text) ? "dateline" : "title" };
  const titled = run(after);
  const links = label?.marks === "related", pictured = label?.marks === "caption" || label?.marks === "credit";
  // The page ends in words that are no sentence.
  if (titled === after.length && whole && !/[.!?…]["”»)\]]*\s*$/u.test(head) && titled >= 4) return { start: at, end: raw.length, role: "boilerplate" };
  const capitals = after.slice(0, titled).filter((piece) => piece.capital).length;
  if (capitals < (label ? 3 : 5) || titled >= after.length || titled < (label ? 3 : 5) || CLOSED.test(after[titled - 1]!.text)) return links && label.length >= 2 ? toNextSentence(raw, at, after) : null;
  const opener = /^["“«]/.test(after[titled]!.text) ? -1 : opening(after, titled);
  if (opener >= (label ? 2 : 4) && (label || !after[0]!.joint)) return { start: at, end: after[opener]!.at, role: links ? "boilerplate" : "caption" };
  // With a label the last of the capitals opens the sentence: "AGENCY A. Writer Smoke over the Port Officials said …".
  const last = /^["“«]/.test(after[titled]!.text) ? titled : lastOpening(after, titled);
  if ((pictured || links) && last >= 3 && after.slice(0, last).some((piece) => piece.joint)) return { start: at, end: after[last]!.at, role: links ? "boilerplate" : "caption" };
  return links && label.length >= 2 ? toNextSentence(raw, at, after) : null;
}

/** "Source Agency Related News …", "11 Related Smoke over the Port …": whose text it was, or how many talk about it, and then nothing but links. */
function linksFollow(pieces: readonly Piece[], parts: readonly string[], book: PhraseBook): boolean {
  const source = book.find(parts).some((one) => one.marks === "source" && one.at === "start" && one.rest === one.length);
  if (!source && !pieces[0]!.number) return false;
  for (let i = 1; i < Math.min(8, parts.length); i++) {
    const label = book.find(parts.slice(i)).find((one) => one.marks === "related" && one.at === "start" && one.rest === one.length);
    if (!label || !pieces[i]?.capital) continue;
    return source ? label.length >= 2 : i === 1 && run(pieces.slice(2)) >= 5;
  }
  return false;
}

/** "Read also smoke over the port The text": up to a sentence that begins anew, else to the full stop. */
function toNextSentence(raw: string, at: number, after: readonly Piece[]): Inlaid | null {
  const anew = after.findIndex((piece, i) => i >= 3 && piece.capital && piece.joint && !after[i + 1]?.capital);
  const stop = /[.!?…]["”»)\]]*\s+/u.exec(raw.slice(at, at + MOST));
  const end = anew >= 0 ? after[anew]!.at : stop ? at + stop.index + stop[0].length : null;
  return end === null ? null : { start: at, end, role: "boilerplate" };
}

/** How many pieces from the first are title words: capitals, numbers, and the small words that stand between them. */
function run(pieces: readonly Piece[]): number {
  let n = 0;
  while (n < pieces.length && (pieces[n]!.capital || pieces[n]!.joint || pieces[n]!.number) && !/^["“«(]/.test(pieces[n]!.text) && !(n > 0 && CLOSED.test(pieces[n - 1]!.text))) n++;
  return n;
}

/** A word that a full stop closes; an initial and "U.S." are none. */
const CLOSED = /[\p{L}\p{N}]{3}[.!?…]$/u;

/** The last capital of a run, over small words back to the one before them ("According to the UN …"). */
function lastOpening(pieces: readonly Piece[], titled: number): number {
  let i = titled - 1;
  while (i > 0 && (!pieces[i]!.capital || (!pieces[i - 1]!.capital && pieces[i - 1]!.joint))) i--;
  return i;
}

/** A small word that may open a sentence; in capitals throughout it is somebody's initials ("IS", "WHO"). */
const OPENER = /^\p{Lu}\p{Ll}{0,2}$/u;

/** The piece at which the text goes on after a heading ("Girl saved The ministry said …", "Old Quay In the morning …"); -1 without one. */
function headingOf(pieces: readonly Piece[]): number {
  for (let i = 1; i <= 4 && i + 1 < pieces.length; i++) {
    const { capital, joint, text } = pieces[i]!, before = pieces[i - 1]!;
    if (before.joint || before.number || !/^[\p{L}\p{M}'’-]+$/u.test(before.text)) return -1;
    if (capital && joint && OPENER.test(text)) return /^\p{Ll}/u.test(pieces[i + 1]!.text) ? i : -1;
  }
  return -1;
}

/**
 * The piece at which a sentence begins inside a run of title words: the last small word with a capital, of those so short
 * that titles write them small ("The", "At", but not "After"); -1 without one.
 */
function opening(pieces: readonly Piece[], titled: number): number {
  for (let i = titled - 1; i > 0 && titled - i <= 6; i--) if (pieces[i]!.joint && OPENER.test(pieces[i]!.text)) return pieces[i - 1]!.joint && !pieces[i - 1]!.capital ? -1 : i;
  return -1;
}

/** Where the text goes on after a list of keywords, which has no small words; null when it cannot be told. */
function afterKeywords(pieces: readonly Piece[], end: number | null): number | null {
  const joint = pieces.findIndex((piece, i) => i > 0 && piece.joint);
  if (joint < 0) return end;
  if (pieces[joint]!.capital) return pieces[joint]!.at;
  let start = joint - 1;
  while (start > 0 && !pieces[start]!.capital) start--;
  return start > 0 && joint - start <= 8 ? pieces[start]!.at : null;
}

/** Signs in which the first word of a sentence is looked for. */
const MOST_OPENING = 80;

/** Whether a sentence begins as furniture does: with a capital, a number or a bracket; true also where its first word is cut off. */
function mayOpen(head: string, cut: boolean): boolean {
  const first = PIECE.exec(head);
  if (first === null || (cut && first.index + first[0].length === head.length) || /^[(["“«]/.test(head)) return true;
  const word = first[0].replace(/[^\p{L}\p{N}-]/gu, "");
  return isCapital(word) || /^\p{N}/u.test(word);
}

// "al-Nusra" is a name too.
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word) || /^\p{Ll}{1,3}-\p{Lu}/u.test(word);

function piecesOf(head: string, at: number, book: PhraseBook): Piece[] {
  return [...head.matchAll(PIECES)].map((match) => {
    const text = match[0], word = text.replace(/[^\p{L}\p{N}-]/gu, "");
    return {
      at: at + match.index, end: at + match.index + text.length, text,
      capital: isCapital(word), number: /^\p{N}/u.test(word),
      joint: word !== "" && book.find(phraseParts(word)).some((one) => one.marks === "joint"),
    };
  });
}

/** How many pieces a label covers. */
function piecesIn(pieces: readonly Piece[], label: Found): number {
  let n = 0, parts = 0;
  while (n < pieces.length && parts < label.length) parts += phraseParts(pieces[n++]!.text).length;
  return n;
}

/** The caption that an agency in brackets signs, where one stands before the text; null without one. */
function signedCaption(raw: string, book: PhraseBook): Inlaid | null {
  let found: Inlaid | null = null;
  for (const match of raw.slice(0, SIGNED_IN).matchAll(BRACKET)) {
    const end = match.index + match[0].length, marks = book.find(phraseParts(match[1]!));
    if (found) { if (match.index === found.end) found.end = end; else break; }
    if (!marks.some((one) => one.marks === "credit" || one.marks === "caption" || (one.marks === "source" && one.at !== "start")) || !/^["“«(]?\p{Lu}/u.test(raw.slice(end, end + 2))) continue;
    // A caption is a sentence, dated or without a stop; "CITY (AGENCY) The text" opens with a dateline, "… he said. (AGENCY)" ends a text.
    const before = raw.slice(0, match.index).trimEnd();
    const start: number = [...before.matchAll(STARTS)].map((stop) => stop.index + stop[0].length).findLast((at) => at < before.length) ?? 0;
    const words = before.slice(start).split(/\s+/);
    const dated = /\p{N}{4}\.?$/u.test(words.at(-1)!), pictured = marks.some((one) => one.phrase === "photo" || one.marks === "caption");
    if (words.length < 8 || (words.at(-1) === words.at(-1)!.toUpperCase() && !dated)) continue;
    // After a full stop and without a date it may sign more than one sentence: only the credit itself is none of the text.
    found = dated || pictured || !/[.!?…]$/u.test(before) ? { start, end, role: "caption" } : { start: match.index, end, role: "source" };
  }
  return found;
}
