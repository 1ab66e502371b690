import { ar } from "./ar.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import type { Counted, Phrasebook } from "./phrasebook.ts";

/** The languages that events can be summed up in. */
export type SayLanguage = "en" | "fr" | "ar";

const BOOKS: Record<SayLanguage, Phrasebook> = { en, fr, ar };

/** A language's words, and the rules that come with its locale. */
export class Speech {
  readonly book: Phrasebook;
  readonly #plural: Intl.PluralRules;
  readonly #number: Intl.NumberFormat;
  readonly #date: Intl.DateTimeFormat;

  constructor(language: SayLanguage) {
    this.book = BOOKS[language];
    this.#plural = new Intl.PluralRules(this.book.locale);
    this.#number = new Intl.NumberFormat(this.book.locale);
    this.#date = new Intl.DateTimeFormat(this.book.locale, { dateStyle: "long", timeZone: "UTC" });
  }

  number(value: number): string { return this.#number.format(value); }

  /** A number with its noun; `after` for the form that stands behind "more than" and the like. */
  count(value: number, noun: Counted, after = false): string {
    const rule = value === 0 && noun.plain.zero !== undefined ? "zero" : this.#plural.select(value);
    const form = (after ? noun.after?.[rule] : undefined) ?? noun.plain[rule] ?? noun.plain.other;
    return fill(form, { n: this.number(value) });
  }

  /** An ISO date, or the days from one to the other, written out. */
  days(start: string, end: string | null): string {
    const at = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);
    return this.isolate(end === null || end === start ? this.#date.format(at(start)) : this.#date.formatRange(at(start), at(end)));
  }

  /** A name as it stands in a sentence: with its article where the language wants one. */
  definite(name: string): string {
    const { article, heads } = this.book.definite;
    const words = name.toLowerCase().split(/[^\p{L}]+/u);
    return article === "" || words[0] === article.trim() || !words.some((word) => heads.includes(word)) ? name : `${article}${name}`;
  }

  quote(words: string): string {
    return this.isolate(`${this.book.quotes[0]}${words.replace(/\s+/g, " ").trim()}${this.book.quotes[1]}`);
  }

  /** Wraps words that run against the language's direction in isolating marks, so that they do not turn the line around. */
  isolate(words: string): string {
    const against = this.book.rightToLeft ? /[A-Za-z\u00c0-\u052f]/ : /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
    return against.test(words) && !words.startsWith("\u2068") ? `\u2068${words}\u2069` : words;
  }

  /** Names or phrases in a row: "a, b and c". */
  row(items: readonly string[]): string {
    const { names, and } = this.book.between;
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(names)}${and}${items.at(-1)}`;
  }
}

/** Puts values into a form; each `{slot}` is filled once, and what is put in is not looked at again. */
export function fill(form: string, values: Record<string, string>): string {
  return form.replace(/\{([a-z]+)\}/g, (slot, name: string) => values[name] ?? slot);
}

/** A phrase that stands alone, with its first letter raised where the script has such. */
export function sentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
