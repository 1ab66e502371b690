// Folding of names: one key for the spellings of one name. See foldName and foldLoose.

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
  return word.normalize("NFKD").replace(MARKS, "").replace(INVISIBLE, "").toLowerCase()
    .replace(VARIANT, (c) => VARIANTS.get(c) ?? c)
    .replace(DIGIT, (c) => String((c.codePointAt(0) ?? 0) & 0xf))
    // A lower-cased letter can come apart once more (the dotted capital İ inside a compatibility form).
    .replace(MARKS, "");
}

/** The words of a name, folded; apostrophes vanish inside a word, every other non-letter, non-digit parts words. */
export function nameWords(name: string): string[] {
  return foldWord(name.replace(APOSTROPHES, "")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The key under which a name is kept and looked up: its folded words, one space between. */
export function foldName(name: string): string {
  return nameWords(name).join(" ");
}
