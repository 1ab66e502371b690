/** The value of a decimal digit of any script: Unicode lays each script's ten digits side by side. */
export function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  for (const zero of [0x30, 0x660, 0x6f0, 0x966, 0xff10]) if (code >= zero && code <= zero + 9) return code - zero;
  return NaN;
}
