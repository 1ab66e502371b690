/** The value of a decimal digit of any script: Unicode lays each script's ten digits side by side. */
export function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0xff10]) if (code >= zero && code <= zero + 9) return code - zero;
  return NaN;
}

const DIGIT = /\p{Nd}/u, UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A written number in the digits of Latin script, without signs that are not seen. */
export const latinDigits = (words: string): string => [...words.replace(UNSEEN, "")].map((c) => (DIGIT.test(c) ? String(digitValue(c)) : c)).join("");

/** Whether a word looks like the sign of a unit ("81 mm", "5 kW"): up to three letters and no vowel. */
export const unitSign = (word: string): boolean => /^[b-df-hj-np-tv-xz]{1,3}[²³]?$/i.test(word);
