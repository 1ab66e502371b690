// Folding of names: one key for the spellings of one name. See foldName and foldLoose.

import { unstack } from "./marks.ts";

const MARKS = /\p{M}+/gu;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]/gu;
/** Apostrophes, primes and the half rings of transliteration: they stand inside a word and vanish. */
const APOSTROPHES = /['`´’‘‛ʼʹʻʽʾʿˈ′＇]/gu;
/** Letters that NFKD leaves whole: Arabic variants and their Persian doubles, ligatures, barred and dotless Latin letters. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ["ٱ", "ا"], ["ى", "ي"], ["ی", "ي"], ["ة", "ه"], ["ک", "ك"], ["ء", ""],
  ["œ", "oe"], ["æ", "ae"], ["ß", "ss"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ð", "d"], ["þ", "th"], ["ı", "i"], ["ħ", "h"],
]);
const VARIANT = /[ٱىیةکءœæßøłđðþıħ]/gu;
/** Arabic-Indic digits and their Persian doubles. */
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * Lower case, no accents, marks, tatweel or invisible controls; Arabic letter variants and digits folded. Keeps word
 * boundaries. A hamza goes with its seat (أ is ا, ؤ is و, ئ is ي), and alone it vanishes: writers drop it freely.
 */
export function foldWord(word: string): string {
  return bySign(word, FOLDED) ?? foldSlowly(word);
}

function foldSlowly(word: string): string {
  return unstack(word).normalize("NFKD").replace(MARKS, "").replace(INVISIBLE, "").toLowerCase()
    .replace(VARIANT, (c) => VARIANTS.get(c) ?? c)
    .replace(DIGIT, (c) => String((c.codePointAt(0) ?? 0) & 0xf))
    // A lower-cased letter can come apart once more (the dotted capital İ inside a compatibility form).
    .replace(MARKS, "");
}

/** Signs from Latin and Arabic that fold by themselves, whatever stands beside them: their codes, in stretches. */
const PLAIN_STRETCHES = [[0, 0x2ff], [0x600, 0x6ff], [0x2010, 0x2027]] as const;

/**
 * What `change` makes of each sign of those stretches, by its code, for `bySign`; null where `alone` says that a sign may
 * come out otherwise beside others.
 */
export function signTable(change: (sign: string) => string, alone: (sign: string) => boolean = () => true): readonly (string | null | undefined)[] {
  const table: (string | null | undefined)[] = new Array(0x2028).fill(null);
  for (const [from, to] of PLAIN_STRETCHES)
    for (let code = from; code <= to; code++) { const sign = String.fromCharCode(code); table[code] = alone(sign) ? change(sign) : null; }
  return table;
}

/** A word changed sign by sign; the word itself when nothing changes, null when it has a sign that the table does not settle. */
export function bySign(word: string, table: readonly (string | null | undefined)[]): string | null {
  let changed: string | null = null;
  for (let i = 0; i < word.length; i++) {
    const sign = word[i]!, to = table[word.charCodeAt(i)];
    if (to == null) return null;
    if (changed !== null) changed += to;
    else if (to !== sign) changed = word.slice(0, i) + to;
  }
  return changed ?? word;
}

const FOLDED = signTable(foldSlowly);

/** Only letters that make one word: most look-ups, and nothing to part. */
const ONE_WORD = /^[a-z0-9\u0621-\u063a\u0641-\u064a]+$/;

/** The words of a name, folded; apostrophes vanish inside a word, every other non-letter, non-digit parts words. */
export function nameWords(name: string): string[] {
  const folded = foldWord(name.replace(APOSTROPHES, ""));
  return ONE_WORD.test(folded) ? [folded] : folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The key under which a name is kept and looked up: its folded words, one space between. */
export function foldName(name: string): string {
  return nameWords(name).join(" ");
}
