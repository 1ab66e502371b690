import { foldName, foldWord } from "../text/index.ts";
import { problem, ProblemError } from "../problem.ts";
import { PHRASE_MARKS, PHRASE_PLACES, type Furniture, type FurniturePhrase } from "./document.ts";

const PARTS = /[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu;

/** What a folded sign is, by its code, up to the dashes and quotes of print, so that most text needs no pattern: a letter or figure, a blank, or a sign by itself. */
const WORD = 1, BLANK = 2, SIGN_ALONE = 3;
const KINDS = new Uint8Array(0x2070).map((_, code) => { const sign = String.fromCharCode(code); return /[\p{L}\p{N}]/u.test(sign) ? WORD : /\s/u.test(sign) ? BLANK : SIGN_ALONE; });

/**
 * The words and signs of a phrase, folded: letters as `foldWord` has them, apostrophes gone, every other sign a part of
 * its own ("©AFP" is "©", "afp"), so that a lexicon may ask for a colon or a bar.
 */
export function phraseParts(text: string): string[] {
  const folded = foldWord(text.replace(/[’ʼ‘`´'"“”«»]/g, "")), parts: string[] = [];
  let from = -1;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i), kind = code < KINDS.length ? KINDS[code]! : 0;
    if (kind === 0) return folded.match(PARTS) ?? [];
    if (kind === WORD) { if (from < 0) from = i; continue; }
    if (from >= 0) { parts.push(folded.slice(from, i)); from = -1; }
    if (kind === SIGN_ALONE) parts.push(folded[i]!);
  }
  if (from >= 0) parts.push(folded.slice(from));
  return parts;
}

/** The key of a phrase: its parts with one blank between. */
export function foldPhrase(text: string): string {
  return phraseParts(text).join(" ");
}

function bad(file: string, line: number, what: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "furniture-row", severity: "error", message: `${file}, line ${line}: ${what}.`, remedy, source: file }));
}

function* rowsOf(tsv: string, file: string, header: readonly string[]): Generator<{ cells: string[]; line: number }> {
  const lines = tsv.split("\n");
  let headed = false;
  for (const [i, raw] of lines.entries()) {
    const text = raw.replace(/\r$/, "");
    if (text.trim() === "" || text.startsWith("#")) continue;
    const cells = text.split("\t").map((cell) => cell.trim());
    if (!headed) {
      if (header.some((name, at) => cells[at] !== name))
        throw bad(file, i + 1, `the header must be "${header.join("\\t")}"`, "Put that header row first.");
      headed = true;
      continue;
    }
    if (cells.length < header.length) throw bad(file, i + 1, `${cells.length} columns where ${header.length} are needed`, "Part the columns by single tabs.");
    yield { cells, line: i + 1 };
  }
}

/**
 * Reads a pack's page furniture. `furnitureTsv`: phrase, at, marks; `calendarTsv`: word, tag, number (rows with a tag
 * other than `month` and `weekday` are for other readers and left alone). Both with a header row; `#` starts a comment.
 * Throws ProblemError naming the file and line of a row that is not so.
 */
export function furnitureFrom(language: string, furnitureTsv: string, calendarTsv: string): Furniture {
  const phrases: FurniturePhrase[] = [];
  const furnitureFile = `${language}/furniture.tsv`, calendarFile = `${language}/calendar.tsv`;
  for (const { cells: [phrase = "", at = "", marks = ""], line } of rowsOf(furnitureTsv, furnitureFile, ["phrase", "at", "marks"])) {
    const folded = foldPhrase(phrase);
    const place = PHRASE_PLACES.find((p) => p === at), mark = PHRASE_MARKS.find((m) => m === marks);
    if (folded === "") throw bad(furnitureFile, line, "the phrase has no word or sign", "Write a phrase or take the row out.");
    if (!place) throw bad(furnitureFile, line, `"${at}" is no place in a block`, `Use one of ${PHRASE_PLACES.join(", ")}.`);
    if (!mark) throw bad(furnitureFile, line, `"${marks}" is no mark`, `Use one of ${PHRASE_MARKS.join(", ")}.`);
    phrases.push({ phrase: folded, at: place, marks: mark });
  }
  const months: Record<string, number> = {}, weekdays: Record<string, number> = {};
  for (const { cells: [word = "", tag = "", number = ""], line } of rowsOf(calendarTsv, calendarFile, ["word", "tag"])) {
    if (tag !== "month" && tag !== "weekday") continue;
    const value = Number(number), last = tag === "month" ? 12 : 7, folded = foldName(word);
    if (folded === "") throw bad(calendarFile, line, "the row has no word", "Write the name or take the row out.");
    if (!Number.isInteger(value) || value < 1 || value > last)
      throw bad(calendarFile, line, `"${number}" is no ${tag} number`, `Use 1 to ${last}.`);
    (tag === "month" ? months : weekdays)[folded] = value;
  }
  return { language, months, weekdays, phrases };
}

/** How a phrase was found in a block. `length`: its parts; `rest`: the index in the block's parts after it. */
export interface Found { marks: FurniturePhrase["marks"]; at: FurniturePhrase["at"]; phrase: string; length: number; rest: number }

/** The phrases of every pack, ready to be looked for: pages mix languages, so all packs apply to every page. */
export interface PhraseBook { find(parts: readonly string[]): Found[] }

function stands(parts: readonly string[], at: number, wanted: readonly string[]): boolean {
  for (let k = 0; k < wanted.length; k++) if (parts[at + k] !== wanted[k]) return false;
  return true;
}

/** Compiles the phrases of all packs into one look-up; looking costs time linear in the parts of the block. */
export function phraseBook(furniture: readonly Furniture[]): PhraseBook {
  const byFirst = new Map<string, { parts: string[]; row: FurniturePhrase }[]>();
  // Few words begin a phrase: by its first sign, its last and its length most words are told to be none without a look-up.
  const begins = new Uint8Array(1 << 14), mark = (part: string): number => (part.charCodeAt(0) * 31 + part.charCodeAt(part.length - 1) * 7 + part.length) & 0x3fff;
  for (const { phrases } of furniture) for (const row of phrases) {
    const parts = row.phrase.split(" ");
    const rows = byFirst.get(parts[0]!) ?? [];
    rows.push({ parts, row });
    byFirst.set(parts[0]!, rows);
    begins[mark(parts[0]!)] = 1;
  }
  return {
    find(parts) {
      const found: Found[] = [];
      for (let i = 0; i < parts.length; i++) {
        const rows = begins[mark(parts[i]!)] === 1 ? byFirst.get(parts[i]!) : undefined;
        if (rows) for (const { parts: wanted, row } of rows) {
          const rest = i + wanted.length;
          if (rest > parts.length || !stands(parts, i, wanted)) continue;
          const placed = row.at === "within" || (row.at === "start" && lead(parts, i)) || (row.at === "end" && trail(parts, rest))
            || (row.at === "whole" && lead(parts, i) && trail(parts, rest));
          if (placed) found.push({ marks: row.marks, at: row.at, phrase: row.phrase, length: wanted.length, rest });
        }
      }
      return found;
    },
  };
}

const SIGN = /^[^\p{L}\p{N}©@#]$/u;
/** Arrows, bullets, brackets and counts may stand before a phrase ("→ À lire aussi", "0 Commentaires") and signs after it. */
function lead(parts: readonly string[], until: number): boolean {
  if (until > 3) return false;
  for (let i = 0; i < until; i++) if (!SIGN.test(parts[i]!) && !(i === 0 && /^\p{N}{1,6}$/u.test(parts[i]!))) return false;
  return true;
}
function trail(parts: readonly string[], from: number): boolean {
  if (parts.length - from > 4) return false;
  for (let i = from; i < parts.length; i++) if (!SIGN.test(parts[i]!) && !/^\p{N}{1,6}$/u.test(parts[i]!)) return false;
  return true;
}
