import type { Role } from "./document.ts";
import type { Piece } from "./weave.ts";

/** One block of pasted text before its white space is collapsed. */
export interface RawBlock { pieces: Piece[]; raw: string; apart: boolean; /** Where the place alone decides it. */ role?: Role }

const BREAK = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/gu;
const LISTED = /^\s*(?:\d{1,2}\s?[.)]|[-–—•*▪◦●])\s/u;

/** Keeps the look ahead bounded on a page of a million short lines. */
const MOST_LINES = 120;

interface Line { start: number; end: number; text: string }

/** Pasted text as blocks: a line is a block, blank lines set apart, and paragraphs wrapped at a fixed width are joined again. */
export function plainBlocks(text: string): RawBlock[] {
  const lines: Line[] = [];
  let from = 0;
  for (const match of text.matchAll(BREAK)) { lines.push({ start: from, end: match.index, text: text.slice(from, match.index) }); from = match.index + match[0].length; }
  lines.push({ start: from, end: text.length, text: text.slice(from) });
  const blocks: RawBlock[] = [];
  let apart = true;
  for (let i = 0; i < lines.length;) {
    if (lines[i]!.text.trim() === "") { apart = true; i++; continue; }
    const until = wrapped(lines, i);
    const start = lines[i]!.start, end = lines[until - 1]!.end;
    blocks.push({ pieces: [{ text: text.slice(start, end), start, end }], raw: text.slice(start, end), apart });
    apart = false;
    i = until;
  }
  return blocks;
}

/**
 * The end of the paragraph that begins with line `i`. Three or more lines of nearly one width, 50 to 100 signs, that
 * break within sentences are one paragraph wrapped by a mail program or a terminal.
 */
function wrapped(lines: readonly Line[], i: number): number {
  let end = i;
  while (end < Math.min(lines.length, i + MOST_LINES) && lines[end]!.text.trim() !== "" && lines[end]!.text.length <= 100) end++;
  if (end - i < 3) return i + 1;
  const group = lines.slice(i, end), full = group.slice(0, -1);
  const widest = Math.max(...full.map((line) => line.text.length));
  if (widest < 50 || full.some((line) => line.text.length < widest - 22 || LISTED.test(line.text)) || group.at(-1)!.text.length > widest) return i + 1;
  const broken = full.filter((line) => !/[.!?…:؟»"”)]\s*$/u.test(line.text)).length;
  return broken * 2 >= full.length && group.slice(1).some((line) => /^\s*\p{Ll}|^\s*\p{Script=Arabic}/u.test(line.text)) ? end : i + 1;
}
