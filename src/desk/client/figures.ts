// Numbers and dates as the interface writes them.
import type { EventTime, Language, Time } from "./contract.ts";
import { FORMATS, type DayFormat } from "./formats.ts";
import type { Words } from "./words/en.ts";

const DAY_MS = 86_400_000;

export function numberText(value: number, language: Language): string {
  return FORMATS[language].numbers.format(value);
}

/** Two bounds, with the words that gave them where these are known. */
export interface Figure { low: number | null; high: number | null; text?: string }

/**
 * Two bounds in words: "18", "10 to 12", "at least 35"; null where neither is known. With the words that gave them no number
 * appears that these do not write: "plus de 60" is kept as 61 and up and shown as "more than 60", "une dizaine" as it stands.
 */
export function boundsText({ low, high, text }: Figure, language: Language, words: Words): string | null {
  const figure = (value: number) => numberText(value, language);
  if (low === null && high === null) return null;
  if (low === high) return figure(low!);
  if (text === undefined) return low === null ? words.event.atMost(figure(high!)) : high === null ? words.event.atLeast(figure(low)) : words.event.range(figure(low), figure(high));
  const written = numbersIn(text), has = (value: number | null): value is number => value !== null && written.includes(value);
  if (low === null) return has(high) ? words.event.atMost(figure(high)) : text;
  if (high === null) return has(low) ? words.event.atLeast(figure(low)) : has(low - 1) ? words.event.moreThan(figure(low - 1)) : text;
  if (has(low) && has(high)) return words.event.range(figure(low), figure(high));
  const about = written.find((value) => value >= low && value <= high);
  return about === undefined ? text : words.event.about(figure(about));
}

/**
 * The numbers that words write in digits, Arabic ones too; spaces, dots and commas part thousands. The summing-up has the
 * same rule on the server (`reconcile/say/figure.ts`), of which the client takes nothing but types.
 */
function numbersIn(text: string): number[] {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15)).replace(/(\d)[ \u00a0\u202f.,\u066c](?=\d{3}(?!\d))/g, "$1");
  return (western.match(/\d+/g) ?? []).map(Number);
}

/** Milliseconds of an ISO date at noon of nowhere (UTC), or NaN. */
export function dayOf(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
}

/** An ISO date in the words of a language; as given when it is no date. */
export function dateText(iso: string, language: Language): string {
  const day = dayOf(iso);
  return Number.isNaN(day) ? iso : FORMATS[language].days("full").format(day);
}

/** A span of days as briefly as it is known: one day, a month, a year, or from day to day. */
export function daysText({ start, end }: { start: string | null; end: string | null }, language: Language, words: Words): string | null {
  if (start === null && end === null) return null;
  if (start === null || end === null) return start !== null ? `${dateText(start, language)} – ${words.claim.open}` : `${words.claim.open} – ${dateText(end!, language)}`;
  const [from, to] = [dayOf(start), dayOf(end)];
  if (Number.isNaN(from) || Number.isNaN(to)) return `${start} – ${end}`;
  if (from === to) return dateText(start, language);
  const whole = wholeUnit(from, to);
  if (whole !== null) return FORMATS[language].days(whole).format(from);
  return FORMATS[language].days("full").formatRange(from, to);
}

/** How to write a span that is exactly one calendar month or year. */
function wholeUnit(from: number, to: number): DayFormat | null {
  const first = new Date(from), after = new Date(to + DAY_MS);
  if (first.getUTCDate() !== 1 || after.getUTCDate() !== 1) return null;
  const months = (after.getUTCFullYear() - first.getUTCFullYear()) * 12 + after.getUTCMonth() - first.getUTCMonth();
  if (months === 1) return "month";
  return months === 12 && first.getUTCMonth() === 0 ? "year" : null;
}

/** When, in words: the dates, or the candidates that are left over, or null for a time that says neither. */
export function timeText(time: Pick<EventTime | Time, "start" | "end" | "candidates"> | null, language: Language, words: Words): string | null {
  if (time === null) return null;
  const days = daysText(time, language, words);
  if (days !== null || time.candidates.length === 0) return days;
  const candidates = time.candidates.slice(0, 4).map((candidate) => daysText(candidate, language, words) ?? "");
  return words.situation.candidates(`${candidates.join(" / ")}${time.candidates.length > 4 ? " …" : ""}`);
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "iw", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "syr", "arc"]);

/** The direction in which a language (BCP 47) is written; `auto` where it is unknown. */
export function directionOf(language: string): "ltr" | "rtl" | "auto" {
  const primary = language.toLowerCase().split("-")[0] ?? "";
  if (primary === "" || primary === "und") return "auto";
  return RIGHT_TO_LEFT.has(primary) ? "rtl" : "ltr";
}

/** The name of a language in the interface's language. */
export function languageName(tag: string, language: Language): string {
  try {
    return FORMATS[language].languages.of(tag) ?? tag;
  } catch {
    return tag; // no well-formed tag: shown as it is
  }
}

/** The parts of an ISO date that its precision covers, in the order of the language. */
export function dateParts(iso: string, precision: Time["precision"], language: Language): { part: "day" | "month" | "year"; text: string }[] {
  const day = dayOf(iso);
  if (Number.isNaN(day)) return [{ part: "year", text: iso }];
  const wanted = precision === 3 ? "month" : "full";
  return FORMATS[language].days(wanted).formatToParts(day).flatMap(({ type, value }) =>
    type === "day" || type === "month" || type === "year" ? [{ part: type, text: value }] : []);
}
