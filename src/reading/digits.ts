/** The value of a decimal digit of any script: Unicode lays each script's ten digits side by side. */
export function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0xff10]) if (code >= zero && code <= zero + 9) return code - zero;
  return NaN;
}

/** Whether a word looks like the sign of a unit ("81 mm", "5 kW"): up to three letters and no vowel. */
export const unitSign = (word: string): boolean => /^[b-df-hj-np-tv-xz]{1,3}[²³]?$/i.test(word);
