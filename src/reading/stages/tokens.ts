import { foldWord, type Range } from "../../text/index.ts";
import { plain, type Entry, type Lexicon } from "../lexicon.ts";
import type { Grammar } from "../rule.ts";
import { digitValue } from "../digits.ts";
import { forms as formsOf, part } from "./clitics.ts";

export interface Token extends Range {
  text: string;
  kind: "word" | "number" | "mark";
  /** How it may be looked up: as spelled (lower case), then without its article or the pronoun at its end. */
  forms: string[];
  folded: string[];
  /** Tags of what each form leaves off (`article`, `pronoun`), in the order of `forms`. */
  clitics: string[][];
  capital: boolean;
  /** True where the spelling itself shows a passive (see Grammar.passiveMark). */
  passive?: boolean;
  /** Written together with the token before it by a hyphen. */
  joined?: boolean;
  /** Lexicon entries that begin here, longest first. */
  entries: readonly Entry[];
}

const LETTER = /\p{L}|\p{M}/u, DIGIT = /\p{Nd}/u, INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Whether a sign below U+0700 (Latin to Arabic) is part of words or a digit, by its code, so that most text needs no pattern a sign. */
const KNOWN = 0x700, IS_LETTER = 1, IS_DIGIT = 2;
const KINDS = Uint8Array.from({ length: KNOWN }, (_, code) => { const sign = String.fromCharCode(code); return (LETTER.test(sign) || INVISIBLE.test(sign) ? IS_LETTER : 0) | (DIGIT.test(sign) ? IS_DIGIT : 0); });
const APOSTROPHE = /['’ʼ‘]/, SPACE = /\s/u;

/**
 * Splits a stretch of text into tokens, in one pass; each character is looked at a bounded number of times. `isName`
 * tells whether a spelling is a name by itself, so that its first letter is not taken for a word ("فرنسا").
 */
export function tokenize(text: string, range: Range, grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean = () => false): Token[] {
  const tokens: Token[] = [];
  let i = range.start;
  const size = (at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xd800 && at + 1 < range.end ? 2 : 1);
  const isLetter = (at: number): boolean => {
    if (at >= range.end) return false;
    const code = text.charCodeAt(at);
    return code < KNOWN ? (KINDS[code]! & IS_LETTER) !== 0 : LETTER.test(text.slice(at, at + size(at))) || INVISIBLE.test(text[at]!);
  };
  const isDigit = (at: number): boolean => {
    if (at >= range.end) return false;
    const code = text.charCodeAt(at);
    return code < KNOWN ? (KINDS[code]! & IS_DIGIT) !== 0 : DIGIT.test(text[at]!);
  };
  while (i < range.end) {
    const c = text[i]!;
    if (SPACE.test(c) || INVISIBLE.test(c)) { i++; continue; }
    const start = i;
    if (isDigit(i)) {
      // Digits with their groups: 2.800, 3 500, 10,000, 12:30, 08/06/2018, 1.5 — a separator only between digits.
      while (isDigit(i) || (i > start && isDigit(i + 1) && /[.,:/\-\u00a0\u202f٫٬]/.test(text[i]!)) || (text[i] === " " && isGroup(text, start, i, range.end))) i++;
      push(tokens, text, start, i, "number");
      continue;
    }
    if (isLetter(i)) {
      while (isLetter(i) || isDigit(i) || (APOSTROPHE.test(text[i] ?? "") && isLetter(i + 1)) || (text[i] === "." && isLetter(i + 1) && isLetter(i - 1) && !isLetter(i - 2)) || (text[i] === "-" && (isLetter(i + 1) || isDigit(i + 1)))) i += size(i);
      if (APOSTROPHE.test(text[i] ?? "") && grammar.elisions.includes(plain(text.slice(start, i + 1)))) i++;
      splitWord(tokens, text, start, i, grammar, lexicon, isName);
      continue;
    }
    i += size(i);
    push(tokens, text, start, i, "mark");
  }
  for (let k = 0; k < tokens.length; k++) tokens[k]!.entries = tokens[k]!.kind === "number" ? [...numeric(tokens[k]!.text), ...lexicon.at(tokens, k)] : lexicon.at(tokens, k);
  // "A Damas, …": a capital that lost its accent; before a participle or a pronoun it is the word that it looks like ("A-t-il …").
  for (let k = 0; k + 1 < tokens.length; k++) {
    const word = grammar.unaccented?.[tokens[k]!.text], next = tokens[k + 1]!;
    if (word === undefined || (k > 0 && tokens[k - 1]!.kind !== "mark") || next.kind === "mark" || next.joined === true || next.entries.some((e) => e.features.includes("pp"))) continue;
    Object.assign(tokens[k]!, { forms: [plain(word)], folded: [plain(word)] });
    tokens[k]!.entries = lexicon.at(tokens, k);
  }
  // With the article no form is a verb with its person ("التوصل" is no "توصل").
  for (const token of tokens) if (token.clitics.some((c) => c.includes("article"))) token.entries = token.entries.filter((e) => !e.features.includes("fin"));
  return tokens;
}

/** What a token of digits may be, for the rules: any number, a day of the month, a year, a written date, a time of day. */
function numeric(words: string): Entry[] {
  const latin = [...words].map((c) => (DIGIT.test(c) ? String(digitValue(c)) : c)).join("");
  const entry = (tag: string, meaning: string): Entry => ({ tag, meaning, lemma: words, features: [], length: 1 });
  if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(latin)) return [entry("clock", latin)];
  if (/^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}[/-]\d{1,2}[/-]\d{1,2})$/.test(latin)) return [entry("date", latin)];
  if (!/^\d{1,9}$/.test(latin)) return [];
  const n = Number(latin), found = [entry("digits", String(n))];
  if (n >= 1 && n <= 31 && latin.length <= 2) found.push(entry("day", String(n)));
  if (latin.length === 4 && n >= 1900 && n <= 2100) found.push(entry("year", String(n)));
  return found;
}

/** "3 500", "12 000": one blank, then exactly three digits, after a number of at most three digits or whole groups. */
function isGroup(text: string, start: number, at: number, end: number): boolean {
  const digit = (k: number): boolean => k < end && DIGIT.test(text[k]!);
  if (!(digit(at + 1) && digit(at + 2) && digit(at + 3)) || digit(at + 4)) return false;
  const lead = text.slice(Math.max(start, at - 4), at);
  return lead.length <= 3 || (SPACE.test(lead[0]!) && /^\p{Nd}{3}$/u.test(lead.slice(1)));
}

function push(tokens: Token[], text: string, start: number, end: number, kind: Token["kind"]): void {
  if (end <= start) return;
  const words = text.slice(start, end);
  const form = plain(words), fold = foldWord(words), first = words[0]!;
  tokens.push({ start, end, text: words, kind, forms: [form], folded: [fold], clitics: [[]], capital: kind === "word" && first !== first.toLowerCase(), entries: [] });
}

/** A run of letters, hyphens and apostrophes: elided words part; hyphens part unless the lexicon knows the whole. */
function splitWord(tokens: Token[], text: string, start: number, end: number, grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean): void {
  let from = start;
  for (let cut = 0; cut < 3; cut++) {
    const rest = plain(text.slice(from, end));
    const elided = grammar.elisions.find((e) => rest.length > e.length && rest.startsWith(e));
    if (!elided) break;
    push(tokens, text, from, from + elided.length, "word");
    from += elided.length;
  }
  if (from >= end) return;
  const word = (a: number, b: number): void => partWord(tokens, text, a, b, grammar, lexicon, isName);
  if (!text.slice(from, end).includes("-") || lexicon.has(text.slice(from, end))) { word(from, end); return; }
  let part = from;
  for (let i = from; i <= end; i++) {
    if (i < end && text[i] !== "-") continue;
    const next = tokens.length;
    const first = tokens.length;
    if (/^\p{Nd}+$/u.test(text.slice(part, i))) push(tokens, text, part, i, "number"); else word(part, i);
    if (part > from && tokens[first]) tokens[first].joined = true;
    if (part > from && tokens[next]) tokens[next].joined = true;
    part = i + 1;
  }
}

/** Parts what the language writes together with a word, and gives each piece the forms it may be looked up in. */
function partWord(tokens: Token[], text: string, start: number, end: number, grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean): void {
  if (Object.keys(grammar.proclitics).length === 0 && grammar.enclitics.length === 0) { push(tokens, text, start, end, "word"); return; }
  const word = (form: string): boolean => formsOf(plain(form), grammar, lexicon.has).some((f) => lexicon.has(f.form));
  for (const piece of part(text.slice(start, end), grammar, { word, name: isName })) {
    const number = /^\p{Nd}+$/u.test(text.slice(start + piece.from, start + piece.to));
    push(tokens, text, start + piece.from, start + piece.to, number ? "number" : "word");
    const token = tokens.at(-1)!;
    if (number || piece.to <= piece.from) continue;
    if (grammar.passiveMark && token.text[1] === grammar.passiveMark) token.passive = true;
    const ways = formsOf(plain(piece.form ?? token.text), grammar, lexicon.has);
    token.forms = ways.map((w) => w.form); token.folded = ways.map((w) => foldWord(w.form)); token.clitics = ways.map((w) => w.tags);
  }
}
