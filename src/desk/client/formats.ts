// How the languages of the interface write numbers, days and names. Arabic keeps Latin digits, which most of the pages it shows use too.
import type { Language } from "./contract.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr", ar: "ar-u-nu-latn-ca-gregory" };

const FULL: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
const DAYS = {
  full: FULL, month: { month: "long", year: "numeric", timeZone: "UTC" }, year: { year: "numeric", timeZone: "UTC" },
  shortMonth: { month: "short", timeZone: "UTC" }, shortMonthYear: { month: "short", year: "numeric", timeZone: "UTC" }, dayMonth: { day: "numeric", month: "short", timeZone: "UTC" },
  moment: { dateStyle: "medium", timeStyle: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DayFormat = keyof typeof DAYS;

/** What a language's formats are, each made when it is first used: to make one costs as much as to use it some hundred times. */
class Formats {
  readonly locale: string;
  readonly #days = new Map<DayFormat, Intl.DateTimeFormat>();
  #numbers: Intl.NumberFormat | null = null;
  #order: Intl.Collator | null = null;
  #languages: Intl.DisplayNames | null = null;
  #regions: Intl.DisplayNames | null = null;

  constructor(locale: string) { this.locale = locale; }

  get numbers(): Intl.NumberFormat { return (this.#numbers ??= new Intl.NumberFormat(this.locale)); }
  /** Puts names into the order of the alphabet. */
  get order(): Intl.Collator { return (this.#order ??= new Intl.Collator(this.locale)); }
  get languages(): Intl.DisplayNames { return (this.#languages ??= new Intl.DisplayNames([this.locale], { type: "language", fallback: "code" })); }
  get regions(): Intl.DisplayNames { return (this.#regions ??= new Intl.DisplayNames([this.locale], { type: "region" })); }

  days(name: DayFormat): Intl.DateTimeFormat {
    let format = this.#days.get(name);
    if (format === undefined) this.#days.set(name, format = new Intl.DateTimeFormat(this.locale, DAYS[name]));
    return format;
  }
}

export const FORMATS: Readonly<Record<Language, Formats>> = { en: new Formats(LOCALES.en), fr: new Formats(LOCALES.fr), ar: new Formats(LOCALES.ar) };
