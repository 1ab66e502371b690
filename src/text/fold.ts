// Folding of names: one key for the spellings of one name. See foldName and foldLoose.

const MARKS = /\p{M}+/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]/gu;
const ARABIC: Record<string, string> = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي" };

/** Lower case, no accents, marks, tatweel or invisible controls; Arabic letter variants folded. Keeps word boundaries. */
export function foldWord(word: string): string {
  return word.normalize("NFKD").replace(MARKS, "").replace(INVISIBLE, "").toLowerCase()
    .replace(/[أإآٱىةؤئ]/g, (c) => ARABIC[c] ?? c).replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss");
}

/** The words of a name, folded; apostrophes vanish inside a word, every other non-letter, non-digit parts words. */
export function nameWords(name: string): string[] {
  return foldWord(name.replace(/[’ʼ‘`´ʿʾ']/g, "")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** The key under which a name is kept and looked up: its folded words, one space between. */
export function foldName(name: string): string {
  return nameWords(name).join(" ");
}
