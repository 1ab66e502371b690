import type { Role } from "./document.ts";
import type { Piece } from "./weave.ts";
import { phraseParts, type PhraseBook } from "./furniture.ts";
import { findDates, type Calendar } from "./dates.ts";
import { inlaid } from "./inlaid.ts";

/** What pasting often glues into one line: "4 July 2015 The title. The text …", "… the text. Reporting by A; editing by B". */
interface Glued { pieces: readonly Piece[]; raw: string; apart: boolean; role?: Role | null }

const LONG = 200, HEAD = 260, TAIL = 320;
const ENDS = /[.!?…؟]["”»)]?\s+/gu;

/**
 * Parts the date, the repeated title and the sign-off from the text that they were glued to, so that no sentence begins
 * with the page's date. Only the first and the last long block are looked at; no word is lost or moved.
 */
export function partGlued(blocks: readonly Glued[], calendar: Calendar, book: PhraseBook): Glued[] {
  const first = blocks.findIndex((block) => block.raw.length >= LONG);
  if (first < 0) return [...blocks];
  let last = blocks.length - 1;
  while (blocks[last]!.raw.length < LONG) last--;
  return blocks.flatMap((block, i) => {
    if (block.pieces.length !== 1 || block.raw.length < LONG) return [block];
    if (i !== first && i !== last) return parted(block, book);
    const cuts: Cut[] = i === first ? openingCuts(block.raw, blocks[i - 1]?.raw.trim() ?? "", calendar, book) : [];
    const end = i === last ? signOff(block.raw, cuts.at(-1)?.at ?? 0, book) : null;
    return cut(block, cuts, end).flatMap((piece) => (piece.role ? [piece] : parted(piece, book)));
  });
}

/** Takes what is inlaid in a block out of its sentences, as blocks of their own. */
function parted(block: Glued, book: PhraseBook): Glued[] {
  if (block.raw.length < LONG) return [block];
  const cuts = inlaid(block.raw, book).flatMap(({ start, end, role }): Cut[] => [...(start > 0 ? [{ at: start, role: null }] : []), { at: end, role }]);
  return cuts.length ? cut(block, cuts, null) : [block];
}

/** A cut at `at`; what stands before it gets the role, where the place alone decides it. */
interface Cut { at: number; role: Role | null }

function cut(block: Glued, cuts: readonly Cut[], end: number | null): Glued[] {
  const piece = block.pieces[0]!, out: Glued[] = [];
  let from = 0;
  for (const { at, role } of [...cuts, ...(end === null ? [] : [{ at: end, role: null }]), { at: block.raw.length, role: null }]) {
    const raw = block.raw.slice(from, at);
    if (raw.trim() !== "") out.push({ pieces: [{ text: raw, start: piece.start + from, end: piece.start + at }], raw, apart: true, role });
    from = at;
  }
  return out;
}

function openingCuts(raw: string, title: string, calendar: Calendar, book: PhraseBook): Cut[] {
  const cuts: Cut[] = [];
  let from = /^\s*/.exec(raw)![0].length;
  const repeated = title.length >= 12 ? raw.slice(0, HEAD + title.length).indexOf(title) : -1;
  const titleCut = (): void => {
    const at = repeated + title.length, stop = /^\s*[.:]?\s*/.exec(raw.slice(at, at + 8))![0].length;
    cuts.push({ at: at + stop, role: "title" });
    from = at + stop;
  };
  if (repeated === from) titleCut();
  const date = dateAt(raw, from, calendar, book);
  // "Posted on 4 July 2015 by A. Writer The title. The text …"
  if (repeated > from && repeated - from <= 120 && findDates(raw.slice(from, repeated), calendar).length > 0) { cuts.push({ at: repeated, role: "dateline" }); titleCut(); }
  else if (date !== null) { cuts.push({ at: date, role: "dateline" }); from = date; if (repeated >= from && raw.slice(from, repeated).trim() === "") titleCut(); }
  return cuts;
}

/** Where the text goes on after a date that opens it, alone or after a label or an agency; null when none does. */
function dateAt(raw: string, from: number, calendar: Calendar, book: PhraseBook): number | null {
  const head = raw.slice(from, from + 140), date = findDates(head, calendar)[0];
  if (!date) return null;
  const before = head.slice(0, date.start).trim();
  const labelled = before !== "" && book.find(phraseParts(before)).some(({ marks, at, rest }) => (marks === "published" || marks === "updated") && at === "start" && rest >= phraseParts(before).length - 1);
  const agency = /^\p{Lu}{2,6}$/u.test(before);
  // The text must begin anew: "4 July 2015 An explosion", not "4 July 2015, the army" or "On 4 July 2015 rebels".
  const after = /^\s*(?:\([^()]{0,40}\)\s*)?(?=["“«]?[\p{Lu}\p{N}\p{Script=Arabic}])/u.exec(head.slice(date.end));
  return (before === "" || labelled || agency) && after ? from + date.end + after[0].length : null;
}

/** Where a sign-off begins that was glued to the last sentence; null when none was. */
function signOff(raw: string, from: number, book: PhraseBook): number | null {
  const start = Math.max(from, raw.length - TAIL);
  for (const match of raw.slice(start).matchAll(ENDS)) {
    const at = start + match.index + match[0].length, rest = raw.slice(at).trim();
    const parts = phraseParts(rest), open = !/[.!?…؟]["”»)]?$/u.test(rest);
    if (rest === "" || parts.length > 40) continue;
    const found = book.find(parts).filter((one) => one.at === "start");
    if (found.some(({ marks, length }) => (marks === "byline" && length >= 2) || ((marks === "source" || marks === "related") && open && parts.length <= 8))) return at;
  }
  return null;
}
