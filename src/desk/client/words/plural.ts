/** The forms that a language may need for a number; `other` always there. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** A function that puts a number into the form that the language's plural rules (CLDR) ask for, at `#`; `zero` always means none. */
export function plurals(language: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language);
  return (n, forms) => ((n === 0 ? forms.zero : undefined) ?? forms[rules.select(n)] ?? forms.other).replace("#", digits.format(n));
}
