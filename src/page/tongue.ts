// Which language a text is in, by the n-grams of its bytes: the method and the table of the package eld (Apache-2.0, Nito
// T.M.), to the last digit, over a table that needs no building at the start. test/page/tongue.test.ts holds it to that.
import { tongues } from "./tongue.generated.ts";

/** `language`: BCP 47 primary subtag, "" when no n-gram is known; `reliable`: whether the text gives enough to trust it. */
export interface Tongue { language: string; reliable: boolean }

/** Only so much of a text is looked at, in characters; then whole words up to so many bytes, and never more than the last. */
const CHARACTERS = 1_000, ENOUGH = 350, MOST = 380;
/** Letters of a word that count, and of the longest n-gram. */
const WORD = 70, LETTERS = 6;
/** Scores are kept without what all have; and scaled between 0 and 1 by this. */
const BASE = 53, SCALE = 25;
/** Of the average of a language so much makes it reliable; and of so many n-grams at least. */
const SHARE = 0.75, FEWEST = 3;

interface Table { separators: RegExp; letters: Uint8Array; starts: Uint32Array; scores: Uint8Array }
const ready = new WeakMap<typeof tongues, Table>();

function table(): Table {
  let made = ready.get(tongues);
  if (!made) {
    const counts = bytesOf(tongues.counts), starts = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
    made = { separators: new RegExp(tongues.separators, "gu"), letters: bytesOf(tongues.letters), starts, scores: bytesOf(tongues.scores) };
    ready.set(tongues, made);
  }
  return made;
}

function bytesOf(base64: string): Uint8Array {
  if (typeof Buffer !== "undefined") return Buffer.from(base64, "base64");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Tells the language of a text by its beginning. */
export function tongueOf(text: string): Tongue {
  const { separators, starts, scores } = table();
  const grams = gramsOf(bytewords(text.slice(0, CHARACTERS).replace(separators, " ").trim().toLowerCase()));
  const totals = new Array<number>(tongues.languages.length).fill(0);
  for (const gram of grams) {
    const i = find(gram);
    if (i >= 0) for (let at = starts[i]!; at < starts[i + 1]!; at++) totals[scores[at * 2]!]! += scores[at * 2 + 1]! + BASE;
  }
  const ranked = totals.map((total, language) => { const each = total / grams.size; return { language, total, score: each / (each + SCALE) }; }).filter(({ total }) => total > 0).sort((a, b) => b.score - a.score);
  const best = totals.indexOf(Math.max(...totals));
  if (ranked.length === 0) return { language: "", reliable: false };
  // The second language's number is what the package compares, not its score; so do we, or some short texts would come out otherwise.
  const second = ranked[1]?.language ?? 0, top = ranked[0]!.score;
  return { language: tongues.languages[best]!, reliable: grams.size >= FEWEST && !(tongues.averages[best]! * SHARE > top || 0.01 > Math.abs(top - second)) };
}

/** The words of a text, a letter for each byte of their UTF-8. */
function bytewords(text: string): string[] {
  const words: string[] = [];
  let word = "", bytes = 0;
  for (let i = 0; i < text.length && bytes <= MOST; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32) {
      if (word !== "") { words.push(word); word = ""; }
      if (bytes > ENOUGH) break;
      bytes++;
    } else if (unit < 0x80) { word += text[i]!; bytes++; }
    else if (unit < 0x800) { word += letter(0xc0 | unit >> 6) + letter(0x80 | unit & 0x3f); bytes += 2; }
    else { word += letter(0xe0 | unit >> 12) + letter(0x80 | unit >> 6 & 0x3f) + letter(0x80 | unit & 0x3f); bytes += 3; }
  }
  if (word !== "") words.push(word);
  return words;
}

const letter = (byte: number): string => tongues.bytes[byte - 128] ?? "";

/** The n-grams of four bytes, every third, with a blank for the edge of a word. */
function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const length = Math.min(word.length, WORD);
    let j = 0;
    for (; j + 4 < length; j += 3) grams.add((j === 0 ? " " : "") + word.slice(j, j + 4));
    grams.add(`${j === 0 ? " " : ""}${word.slice(length !== 3 ? Math.max(0, length - 4) : 0)} `);
  }
  return grams;
}

/** The number of an n-gram in the table, by halving; -1 where it has none. */
function find(gram: string): number {
  if (gram.length > LETTERS) return -1;
  const { letters, starts } = table();
  let low = 0, high = starts.length - 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let order = 0;
    for (let k = 0; k < LETTERS && order === 0; k++) order = (k < gram.length ? gram.charCodeAt(k) : 0) - letters[middle * LETTERS + k]!;
    if (order === 0) return middle;
    if (order < 0) high = middle - 1; else low = middle + 1;
  }
  return -1;
}
