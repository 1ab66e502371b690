import { latinDigits } from "../digits.ts";
import type { Token } from "./tokens.ts";
import { isAnd, isArticle, isOf, tagged, theCollective, theDozens, theNumber, theScale } from "../tags.ts";

const followsFigure = tagged("counted", "scale", "unit", "article"), 
  isNumber = tagged("number");

/** A number as its words give it; `value` is what a bound is put to. */
export interface Numeral { low: number | null; high: number | null; to: number; article: boolean; value: number }

export const numeralStarts = (token: Token | undefined): boolean => token?.kind === "number" || isNumber(token);

/** A number in digits or words at token `i`, or null. Numbers too long to be a toll are left alone. */
export function numeralAt(tokens: readonly Token[], i: number, taken: readonly boolean[]): Numeral | null {
  const token = tokens[i];
  if (!token || taken[i]) return null;
  if (token.kind === "number") {
    // "1O soldiers", "0x12", "1 2 soldiers": what is written together with letters, or beside another figure, is no figure of its own.
    const next = tokens[i + 1], glued = next?.start === token.end && next.kind === "word" && !followsFigure(next);
    const beside = (k: number): boolean => tokens[k]?.kind === "number" && !taken[k] && tokens[k]!.joined !== true;
    if (glued || beside(i - 1) || beside(i + 1)) return null;
    const value = digitsOf(token.text);
    if (value === null) {
      const [a, b, more] = token.text.split("-").map((part) => digitsOf(part));
      return a != null && b != null && more === undefined && b > a ? { low: a, high: b, to: i + 1, article: false, value: a } : null;
    }
    const scale = theScale(tokens[i + 1]);
    // "2.3 million" is a whole number; "2.3" of anything counted is none.
    if (!scale && !Number.isInteger(value)) return null;
    let full = scale ? Math.round(value * Number(scale.meaning)) : value, to = i + 1 + (scale?.length ?? 0);
    // "41 ألفا و500": what is left over after the thousands.
    const rest = scale && isAnd(tokens[to]) && tokens[to + 1]?.kind === "number" && !taken[to + 1] ? digitsOf(tokens[to + 1]!.text) : null;
    if (rest !== null && rest > 0 && rest < Number(scale!.meaning)) { full += rest; to += 2; }
    return { low: full, high: full, to, article: false, value: full };
  }
  const round = theCollective(token);
  if (round) { // "une dizaine": a fifth more or less
    const n = Number(round.meaning) * times(tokens, i + round.length).by;
    return { low: Math.round(n * 0.8), high: Math.round(n * 1.2), to: times(tokens, i + round.length).to, article: false, value: n };
  }
  const vague = theDozens(token);
  if (vague) {
    const { by, to } = times(tokens, i + vague.length), low = Number(vague.meaning) * by;
    return { low, high: null, to, article: false, value: low };
  }
  return words(tokens, i, taken);
}

/** "des dizaines de milliers", "une centaine de millions": what the thousands after a collective multiply it by, and where they end. */
function times(tokens: readonly Token[], at: number): { by: number; to: number } {
  const scale = isOf(tokens[at]) ? theScale(tokens[at + 1], (e) => Number(e.meaning) >= 1000) : undefined;
  return scale ? { by: Number(scale.meaning), to: at + 1 + scale.length } : { by: 1, to: at };
}

/** "soixante-dix", "deux cent trente", "ثلاثة وعشرون": parts add up, scales multiply. */
function words(tokens: readonly Token[], i: number, taken: readonly boolean[]): Numeral | null {
  let total = 0, current = 0, at = i, last = Infinity, seen = 0, article = false;
  while (at < tokens.length && !taken[at]) {
    let joined = false, k = at;
    if (seen && (isAnd(tokens[k]) || tokens[k]!.text === "-") && numeralStarts(tokens[k + 1])) { joined = true; k++; }
    const token = tokens[k]!;
    const scale = theScale(token);
    // "ألفا جندي" are two thousand, "41 ألفا" forty-one.
    if (scale && !(seen === 0 && isNumber(token))) {
      const n = Number(scale.meaning);
      if (n >= 1000) { total += Math.max(current, 1) * n; current = 0; } else current = Math.max(current, 1) * n;
      last = n; at = k + scale.length; seen++;
      continue;
    }
    const entry = theNumber(token);
    if (!entry) break;
    const n = Number(entry.meaning);
    if (seen && !joined && !(n < last && (last >= 20 || last >= 100))) break;
    if (seen === 0) article = entry.features.includes("article") || (entry.length === 1 && isArticle(token));
    current += n; last = n; at = k + entry.length; seen++;
  }
  if (!seen) return null;
  const value = total + current;
  return { low: value, high: value, to: at, article: article && seen === 1, value };
}

/** The value of a written number, or null: groups of three after a point, comma or blank; anything over 9 digits is no toll. */
export function digitsOf(words: string): number | null {
  const latin = latinDigits(words);
  if (latin.replace(/\D/g, "").length > 9) return null;
  if (/^\d+$/.test(latin)) return Number(latin);
  if (/^\d{1,3}(?:[.,٬\s]\d{3})+$/u.test(latin)) return Number(latin.replace(/\D/g, ""));
  if (/^\d{1,6}[.,٫]\d{1,2}$/.test(latin)) return Number(latin.replace(/[,٫]/, "."));
  return null;
}
