import type { Range } from "../../text/index.ts";
import { plain, type Entry, type Lexicon } from "../lexicon.ts";
import type { Grammar } from "../rule.ts";
import type { TagBits } from "../tags.ts";
import { Meanings, NOTHING } from "./meanings.ts";
import { Spellings, type Spelling } from "./spellings.ts";

/** A word, a number or a mark of a text, with what the lexicon knows of it. */
export class Token implements Range, TagBits {
  readonly start: number;
  readonly end: number;
  /** What its spelling alone decides; shared by all tokens that are spelled alike. */
  spelling: Spelling;
  /** Written together with the token before it by a hyphen. */
  readonly joined: boolean;
  /** A full stop that ends no sentence, but belongs to the abbreviation before it. */
  inner = false;
  tags0 = 0; tags1 = 0; tags2 = 0; tags3 = 0;
  /** What it means here. */
  meanings: Meanings = NOTHING;

  constructor(start: number, end: number, spelling: Spelling, joined: boolean) {
    this.start = start; this.end = end; this.spelling = spelling; this.joined = joined;
  }

  get text(): string { return this.spelling.text; }
  get kind(): "word" | "number" | "mark" { return this.spelling.kind; }
  /** How it may be looked up: as spelled (lower case), then without its article or the pronoun at its end. */
  get forms(): readonly string[] { return this.spelling.forms; }
  get folded(): readonly string[] { return this.spelling.folded; }
  /** Tags of what each form leaves off (`article`, `pronoun`), in the order of `forms`. */
  get clitics(): readonly (readonly string[])[] { return this.spelling.clitics; }
  get capital(): boolean { return this.spelling.capital; }
  /** True where the spelling itself shows a passive (see Grammar.passiveMark). */
  get passive(): boolean { return this.spelling.passive; }

  /** Lexicon entries that begin here, longest first. */
  get entries(): readonly Entry[] { return this.meanings.entries; }

  /** Settles what it means here. The bits of its tags lie in the token itself: they are what stages ask for most. */
  mean(meanings: Meanings): void {
    this.meanings = meanings;
    this.tags0 = meanings.tags0; this.tags1 = meanings.tags1; this.tags2 = meanings.tags2; this.tags3 = meanings.tags3;
  }
}

const LETTER = /\p{L}|\p{M}/u, DIGIT = /\p{Nd}/u, INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const APOSTROPHE = /['’ʼ‘]/, SPACE = /\s/u;

/** What a sign is, by its code, from Latin to Arabic and among the general punctuation, so that most text needs no pattern a sign. */
const IS_LETTER = 1, IS_DIGIT = 2, IS_GAP = 4, IS_APOSTROPHE = 8, UNTOLD = 16;
const KINDS = new Uint8Array(0x2070).fill(UNTOLD);
for (const [from, to] of [[0, 0x700], [0x2000, 0x2070]] as const) for (let code = from; code < to; code++) {
  const sign = String.fromCharCode(code), unseen = INVISIBLE.test(sign);
  KINDS[code] = (LETTER.test(sign) || unseen ? IS_LETTER : 0) | (DIGIT.test(sign) ? IS_DIGIT : 0) | (SPACE.test(sign) || unseen ? IS_GAP : 0) | (APOSTROPHE.test(sign) ? IS_APOSTROPHE : 0);
}

const NO_NAME = (): boolean => false;

/**
 * Splits a stretch of text into tokens, in one pass; each character is looked at a bounded number of times. `isName`
 * tells whether a spelling is a name by itself, so that its first letter is not taken for a word ("فرنسا"); what it says
 * of a spelling must not change.
 */
export function tokenize(text: string, range: Range, grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean = NO_NAME): Token[] {
  const tokens: Token[] = [], spellings = spellingsOf(grammar, lexicon, isName), { end } = range;
  let i = range.start;
  const size = (at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xd800 && at + 1 < end ? 2 : 1);
  const kind = (at: number): number => {
    if (at >= end || at < 0) return 0;
    const code = text.charCodeAt(at), told = code < KINDS.length ? KINDS[code]! : UNTOLD;
    if (told !== UNTOLD) return told;
    const sign = text[at]!, unseen = INVISIBLE.test(sign);
    return (LETTER.test(text.slice(at, at + size(at))) || unseen ? IS_LETTER : 0) | (DIGIT.test(sign) ? IS_DIGIT : 0) | (SPACE.test(sign) || unseen ? IS_GAP : 0);
  };
  const is = (at: number, wanted: number): boolean => (kind(at) & wanted) !== 0;
  // Signs that are not seen inside a number are none of it: "1\u200b2" is seen as 12, and so it is read.
  const unseen = (at: number): boolean => (kind(at) & (IS_GAP | IS_LETTER)) === (IS_GAP | IS_LETTER);
  // Behind a control that turns letters round nobody sees the figures in the order in which they are written.
  const turning = /[\u202d\u202e]/.test(text.slice(range.start, end));
  let turned = false;
  const turn = (from: number, to: number): void => { for (let k = from; k < to; k++) { const code = text.charCodeAt(k); if (code === 0x202d || code === 0x202e) turned = true; else if (code === 0x202c || code === 0x0a) turned = false; } };
  while (i < end) {
    const first = kind(i);
    if ((first & IS_GAP) !== 0) { if (turning) turn(i, i + 1); i++; continue; }
    const start = i;
    if ((first & IS_DIGIT) !== 0) {
      // Digits with their groups: 2.800, 3 500, 10,000, 12:30, 08/06/2018, 1.5 — a separator only between digits.
      while (is(i, IS_DIGIT) || (i > start && is(i + 1, IS_DIGIT) && /[.,:/\-\u00a0\u202f٫٬]/.test(text[i]!)) || (text[i] === " " && isGroup(text, start, i, end)) || (i > start && unseen(i) && is(i + 1, IS_DIGIT))) i++;
      tokens.push(new Token(start, i, turned ? spellings.mark(text.slice(start, i)) : spellings.number(text.slice(start, i)), false));
      continue;
    }
    if ((first & IS_LETTER) !== 0) {
      for (;;) {
        const here = kind(i), sign = text[i];
        if ((here & (IS_LETTER | IS_DIGIT)) !== 0
          || ((here & IS_APOSTROPHE) !== 0 && is(i + 1, IS_LETTER))
          || (sign === "." && is(i + 1, IS_LETTER) && is(i - 1, IS_LETTER) && !is(i - 2, IS_LETTER))
          || (sign === "-" && is(i + 1, IS_LETTER | IS_DIGIT))) i += size(i);
        else break;
      }
      if (turning) turn(start, i);
      if (is(i, IS_APOSTROPHE) && grammar.elisions.includes(plain(text.slice(start, i + 1)))) i++;
      for (const part of spellings.parts(text.slice(start, i))) tokens.push(new Token(start + part.from, start + part.to, part.spelling, part.joined));
      continue;
    }
    i += size(i);
    tokens.push(new Token(start, i, spellings.mark(text.slice(start, i)), false));
  }
  for (let k = 0; k < tokens.length; k++) tokens[k]!.mean(meaningsOf(tokens, k, lexicon));
  // "A Damas, …": a capital that lost its accent; before a participle or a pronoun it is the word that it looks like ("A-t-il …").
  if (grammar.unaccented) for (let k = 0; k + 1 < tokens.length; k++) {
    const word = grammar.unaccented[tokens[k]!.text], next = tokens[k + 1]!;
    if (word === undefined || (k > 0 && tokens[k - 1]!.kind !== "mark") || next.kind === "mark" || next.joined || next.entries.some((e) => e.features.includes("pp"))) continue;
    tokens[k]!.spelling = spellings.standingFor(tokens[k]!.text, word);
    tokens[k]!.mean(meaningsOf(tokens, k, lexicon));
  }
  return tokens;
}

/** So many meanings of one spelling are kept. */
const MOST_MEANINGS = 8;

function meaningsOf(tokens: readonly Token[], k: number, lexicon: Lexicon): Meanings {
  const { spelling } = tokens[k]!, known = lexicon.at(tokens, k, spelling.begun), { meanings } = spelling;
  for (let i = 0; i < meanings.length; i++) if (meanings[i]!.known === known) return meanings[i]!;
  const made = new Meanings(known, meant(spelling, known));
  if (meanings.length < MOST_MEANINGS) meanings.push(made);
  return made;
}

function meant(spelling: Spelling, known: readonly Entry[]): readonly Entry[] {
  if (spelling.kind === "number") return known.length ? [...spelling.numeric, ...known] : spelling.numeric;
  // With the article no form is a verb with its person ("التوصل" is no "توصل").
  return spelling.definite ? known.filter((e) => !e.features.includes("fin")) : known;
}

const kept = new WeakMap<Lexicon, WeakMap<(form: string) => boolean, Spellings>>();

/** The spellings of a language met so far, with the names that part its words. */
function spellingsOf(grammar: Grammar, lexicon: Lexicon, isName: (form: string) => boolean): Spellings {
  let byName = kept.get(lexicon);
  if (!byName) kept.set(lexicon, (byName = new WeakMap()));
  let spellings = byName.get(isName);
  if (!spellings) byName.set(isName, (spellings = new Spellings(grammar, lexicon, isName)));
  return spellings;
}

/** "3 500", "12 000": one blank, then exactly three digits, after a number of at most three digits or whole groups. */
function isGroup(text: string, start: number, at: number, end: number): boolean {
  const digit = (k: number): boolean => k < end && DIGIT.test(text[k]!);
  if (!(digit(at + 1) && digit(at + 2) && digit(at + 3)) || digit(at + 4)) return false;
  const lead = text.slice(Math.max(start, at - 4), at);
  return lead.length <= 3 || (SPACE.test(lead[0]!) && /^\p{Nd}{3}$/u.test(lead.slice(1)));
}
