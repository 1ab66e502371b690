import type { Atlas } from "../../atlas/index.ts";
import type { Directory } from "../../directory/index.ts";
import { foldName, type Range } from "../../text/index.ts";
import { BEFORE_A_NAME, BETWEEN, GIVEN, NO_PERSON } from "./words.ts";

/** What stands for one UTF-16 unit of a name: a masked text is as long as before, and every offset in it still holds. */
export const MASK = "█";

/** What a mask must know to leave offices, organisations and places to be read. */
export interface Known {
  directory: Directory;
  atlas: Atlas;
  /** Whether a word (folded) is one of the language's ordinary words, rather than a name. */
  ordinary(word: string): boolean;
  /** Whether a word (folded) is part of a name of the directory: "Nusra", "Syrian". */
  named(word: string): boolean;
}

interface Token { start: number; end: number; text: string; key: string; arabic: boolean; capital: boolean; opens: boolean }

const WORD = /[\p{L}\p{M}]+(?:['’ʼ`-][\p{L}\p{M}]+)*/gu;
const AGE = /^(?:\s?[,(]\s?(?:aged\s|âgée?\s(?:de|d[’'])\s?)?\d{1,3}(?!\d)|\s(?:aged|âgée?)\s)/u;
const LONGEST = 6;
/** "Turkey-backed" is no name, whatever it begins with. */
const TIED = /-(?:based|backed|linked|affiliated|led|held|controlled|aligned|allied|born|speaking|majority|made|wide)$/u;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index, word = match[0], gap = text.slice(before, start);
    const upper = /^(?:\p{Ll}{1,2}[-'’])?\p{Lu}/u.test(word);
    // Initials of an organisation are no name; a whole headline in capitals may hold one.
    const initials = word.length <= 5 && word.length > 1 && word === word.toUpperCase();
    tokens.push({ start, end: start + word.length, text: word, key: foldName(word), arabic: /\p{Script=Arabic}/u.test(word), capital: upper && !initials && !TIED.test(word), opens: before === 0 || /[.!?:;\n«“"؟]/u.test(gap) });
    before = start + word.length;
  }
  return tokens;
}

/** Whether two tokens stand side by side, as words of one name do: a blank, or the dot of an initial. */
function beside(text: string, a: Token, b: Token): boolean {
  const gap = text.slice(a.end, b.start);
  return gap === " " || gap === "\u00a0" || (gap === ". " && a.text.length === 1);
}

/**
 * Where names of private persons stand in a text: runs of capitalised words that are no actor, place, office or organisation; single
 * ones after a title, before an age, or that are given names; in Arabic what follows such words. It errs on the side of masking.
 */
export function namesIn(text: string, known: Known): Range[] {
  const tokens = tokensOf(text);
  const found: Range[] = [];
  const isKnown = (part: readonly Token[]): boolean => {
    const key = foldName(text.slice(part[0]!.start, part.at(-1)!.end));
    return known.atlas.find(key).length > 0 || ["en", "fr", "ar"].some((language) => known.directory.find(key, language).length > 0);
  };
  for (let at = 0; at < tokens.length;) {
    const next = tokens[at]!.arabic ? arabicName(text, tokens, at, known, isKnown, found) : latinName(text, tokens, at, known, isKnown, found);
    at = Math.max(at + 1, next);
  }
  return again(tokens, [...found, ...handlesIn(text)], known, isKnown);
}

const HANDLE = /[\p{L}\p{N}._-]/u;

/** Addresses of mail and names on networks: what stands around each @. */
function handlesIn(text: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf("@"), floor = 0; at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at, end = at + 1;
    while (start > floor && HANDLE.test(text[start - 1]!)) start--;
    while (end < text.length && HANDLE.test(text[end]!)) end++;
    if (end - at > 2) found.push({ start, end });
    floor = at = end - 1;
  }
  return found;
}

/** With what is masked, its parts wherever they stand alone: "Barazi said" after "Governor Talal Barazi". In the order of the text. */
function again(tokens: readonly Token[], found: readonly Range[], known: Known, isKnown: Test): Range[] {
  const parts = new Set<string>(), alone: Range[] = [];
  const sorted = [...found].sort((a, b) => a.start - b.start);
  let at = 0;
  const within = (token: Token): boolean => {
    while (at < sorted.length && sorted[at]!.end <= token.start) at++;
    return at < sorted.length && sorted[at]!.start <= token.start;
  };
  for (const token of tokens) {
    if (!(token.capital || token.arabic) || !within(token) || token.key.length < 4 || BETWEEN.has(token.key) || NO_PERSON.has(token.key) || known.ordinary(token.key) || known.named(token.key) || isKnown([token])) continue;
    parts.add(token.key);
  }
  at = 0;
  for (const token of tokens) if (!within(token) && (token.capital || token.arabic) && (parts.has(token.key) || (token.arabic && parts.has(stem(token.key))))) alone.push({ start: token.start, end: token.end });
  return [...sorted, ...alone].sort((a, b) => a.start - b.start);
}

type Test = (part: readonly Token[]) => boolean;

/** Looks at the run of capitalised words that begins here; answers where to go on. */
function latinName(text: string, tokens: readonly Token[], at: number, known: Known, isKnown: Test, found: Range[]): number {
  if (!tokens[at]!.capital && !(BETWEEN.has(tokens[at]!.key) && GIVEN.has(tokens[at + 1]?.key ?? ""))) return at + 1;
  let end = at + 1;
  for (let next = end; next < tokens.length && beside(text, tokens[next - 1]!, tokens[next]!) && !tokens[next]!.arabic; next++) {
    if (tokens[next]!.capital) end = next + 1;
    else if (!BETWEEN.has(tokens[next]!.key)) break;
  }
  // A title inside the run begins a name of its own: "Army Colonel So-and-so".
  let from = at;
  for (let next = at; next <= end; next++) {
    if (next < end && !BEFORE_A_NAME.has(tokens[next]!.key)) continue;
    judge(text, tokens, from, next, known, isKnown, found);
    from = next + 1;
  }
  return end;
}

/** Decides on one stretch of a run, `to` not included. */
function judge(text: string, tokens: readonly Token[], from: number, to: number, known: Known, isKnown: Test, found: Range[]): void {
  const ordinary = (token: Token): boolean => known.ordinary(token.key) && !GIVEN.has(token.key);
  const whole = tokens.slice(from, to);
  if (whole.length > 1 && whole.length <= LONGEST && isKnown(whole)) return;
  while (from < to && !BETWEEN.has(tokens[from]!.key) && ((tokens[from]!.opens && ordinary(tokens[from]!)) || (ordinary(tokens[from]!) && to - from > 1))) from++;
  if (from >= to) return;
  const run = tokens.slice(from, to);
  // "Jean-Marc" is one word; a village called Ali is not worth a man's name.
  const given = run.some(({ key, text: word }) => GIVEN.has(key) || word.split(/[-‐]/u).some((part) => part.length > 3 && GIVEN.has(foldName(part))));
  if (run.some(({ key }) => NO_PERSON.has(key)) || (run.length <= LONGEST && (run.length > 1 || !given) && isKnown(run))) return;
  const names = run.filter((token) => !ordinary(token) && !BETWEEN.has(token.key));
  const titled = from > 0 && BEFORE_A_NAME.has(tokens[from - 1]!.key) && /^[ \u00a0.,]{1,2}$/u.test(text.slice(tokens[from - 1]!.end, run[0]!.start));
  const aged = AGE.test(text.slice(run.at(-1)!.end, run.at(-1)!.end + 20));
  if (names.length === 0) return;
  // "Aleppo Province": a place and an ordinary word.
  const placed = !given && run.every((token) => ordinary(token) || (!BETWEEN.has(token.key) && isKnown([token]))) && names.length < run.length;
  if (given || titled || aged || (run.length > 1 && !placed)) found.push({ start: run[0]!.start, end: run.at(-1)!.end });
}

const stem = (key: string): string => (key.length > 3 && "وفبلك".includes(key[0]!) ? key.slice(1) : key);
const MOST_ARABIC = 4;

/** Arabic has no capitals: a name is what follows a title, and what begins with a given name or a kunya. */
function arabicName(text: string, tokens: readonly Token[], at: number, known: Known, isKnown: Test, found: Range[]): number {
  // Folding makes "on" (على) the same as Ali (علي).
  const given = (token: Token): boolean => !token.text.endsWith("على") && (GIVEN.has(token.key) || GIVEN.has(stem(token.key)));
  const titled = at > 0 && BEFORE_A_NAME.has(tokens[at - 1]!.key) && beside(text, tokens[at - 1]!, tokens[at]!);
  if (BEFORE_A_NAME.has(tokens[at]!.key) || (!titled && !given(tokens[at]!))) return at + 1;
  // "Colonel Turki al-Maliki": a name may be an ordinary word, where a family name goes with it.
  const family = titled && tokens[at + 1] !== undefined && beside(text, tokens[at]!, tokens[at + 1]!) && /^ال/u.test(tokens[at + 1]!.text) && !known.ordinary(tokens[at + 1]!.key);
  let end = family ? at + 1 : at;
  while (end < tokens.length && end - at < MOST_ARABIC && tokens[end]!.arabic && (end === at || beside(text, tokens[end - 1]!, tokens[end]!)) && (given(tokens[end]!) || !known.ordinary(tokens[end]!.key))) end++;
  if (end === at) return at + 1;
  for (let last = end; last > at; last--) if (last - at > 1 && isKnown(tokens.slice(at, last))) return last;
  // A single word that is a place, or an ordinary word after a title, is no name; one given name alone is.
  if (end - at === 1 && !given(tokens[at]!) && isKnown(tokens.slice(at, end))) return end;
  found.push({ start: tokens[at]!.start, end: tokens[end - 1]!.end });
  return end;
}

/** A stretch of a text with what lies in these ranges masked; the ranges count from the text's beginning, the stretch starts at `start`. */
export function masked(stretch: string, start: number, names: readonly Range[]): string {
  let out = "", at = 0;
  for (const name of names) {
    // Two that overlap are masked together.
    const from = Math.max(at, name.start - start), to = Math.min(stretch.length, name.end - start);
    if (to <= from) continue;
    out += stretch.slice(at, from) + MASK.repeat(to - from);
    at = to;
  }
  return at === 0 ? stretch : out + stretch.slice(at);
}
