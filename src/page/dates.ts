import { foldName } from "../text/index.ts";
import type { Furniture } from "./document.ts";

/** A complete date (day, month and year) as printed. */
export interface PrintedDate {
  start: number;
  end: number;
  /** ISO 8601, with the time where it is printed; null when the day and the month cannot be told apart. */
  iso: string | null;
  /** Both readings of an ambiguous date, else empty. */
  candidates: string[];
  /** Whether a weekday is printed with it, and whether that contradicts the date. */
  weekday: boolean;
  contradicted: boolean;
}

/** Month and weekday names of the packs, those of the page's own language first. */
export interface Calendar { months: ReadonlyMap<string, number>; weekdays: ReadonlyMap<string, number>; language: string }

const calendars = new WeakMap<readonly Furniture[], Map<string, Calendar>>();

/** The calendar for pages of a language; made once for each language that has a pack, and once for all others. */
export function calendarFor(language: string, furniture: readonly Furniture[]): Calendar {
  let made = calendars.get(furniture);
  if (!made) calendars.set(furniture, (made = new Map()));
  const own = furniture.some((pack) => pack.language === language) ? language : "";
  let calendar = made.get(own);
  if (!calendar) made.set(own, (calendar = calendarOf(own, furniture)));
  return calendar.language === language ? calendar : { ...calendar, language };
}

function calendarOf(language: string, furniture: readonly Furniture[]): Calendar {
  const months = new Map<string, number>(), weekdays = new Map<string, number>();
  for (const pack of [...furniture].sort((a, b) => Number(b.language === language) - Number(a.language === language))) {
    for (const [name, number] of Object.entries(pack.months)) if (!months.has(name)) months.set(name, number);
    for (const [name, number] of Object.entries(pack.weekdays)) if (!weekdays.has(name)) weekdays.set(name, number);
  }
  return { months, weekdays, language };
}

interface Token { kind: "number" | "word" | "sign"; text: string; start: number; end: number }
const TOKENS = /\p{Nd}+|\p{L}[\p{L}\p{M}\u0640]*|[^\s\p{L}\p{Nd}]/gu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map((match) => {
    const start = match.index, end = start + match[0].length, first = match[0];
    if (/^\p{Nd}/u.test(first)) return { kind: "number", text: digits(first), start, end };
    return /^\p{L}/u.test(first) ? { kind: "word", text: foldName(first), start, end } : { kind: "sign", text: first, start, end };
  });
}

/** Digits of any script as ASCII: every Unicode block of decimal digits is ten in a row, from a known zero. */
function digits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (d) => String((d.charCodeAt(0) & 0xf) % 10));
}

const day = (y: number, m: number, d: number): string | null => {
  const at = new Date(Date.UTC(y, m - 1, d));
  return at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? at.toISOString().slice(0, 10) : null;
};
const weekdayOf = (iso: string): number => ((new Date(`${iso}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const isYear = (text: string | undefined): boolean => text !== undefined && /^(?:19|20)\d\d$/.test(text);

const YEAR = /\p{Nd}{4}/u;

/** Every complete date in a text of bounded length, in order, none overlapping. */
export function findDates(text: string, calendar: Calendar): PrintedDate[] {
  if (!YEAR.test(text)) return []; // a complete date has its year
  const tokens = tokensOf(text), found: PrintedDate[] = [];
  for (let i = 0; i < tokens.length;) {
    const date = numeric(tokens, i, calendar) ?? worded(tokens, i, calendar);
    if (!date) { i++; continue; }
    found.push(finish(tokens, i, date, calendar));
    i = date.next;
  }
  return found;
}

interface Raw { next: number; candidates: string[] }

function numeric(tokens: readonly Token[], i: number, { language }: Calendar): Raw | null {
  const [a, s, b, t, c] = tokens.slice(i, i + 5);
  if (a?.kind !== "number" || b?.kind !== "number" || c?.kind !== "number" || !s || s.text !== t?.text || !"/.-".includes(s.text)) return null;
  if (a.end !== s.start || s.end !== b.start || b.end !== t.start || t.end !== c.start) return null;
  if (isYear(a.text) && b.text.length <= 2 && c.text.length <= 2) {
    const date = day(+a.text, +b.text, +c.text);
    return date ? { next: i + 5, candidates: [date] } : null;
  }
  if (!isYear(c.text) || a.text.length > 2 || b.text.length > 2) return null;
  const dayFirst = day(+c.text, +b.text, +a.text), monthFirst = day(+c.text, +a.text, +b.text);
  // Only English has both orders; a date with points is written day first there too.
  const both = language === "en" && s.text !== ".";
  const candidates = both ? [...new Set([dayFirst, monthFirst].filter((d) => d !== null))] : [dayFirst ?? monthFirst].filter((d) => d !== null);
  return candidates.length ? { next: i + 5, candidates } : null;
}

/** The month at `i`, in one or two words, and its second name after a slash ("كانون الأول/ديسمبر"). */
function monthAt(tokens: readonly Token[], i: number, { months }: Calendar): { month: number; next: number } | null {
  const one = (at: number): { month: number; next: number } | null => {
    const first = tokens[at], second = tokens[at + 1];
    if (first?.kind !== "word") return null;
    const pair = second?.kind === "word" ? months.get(`${first.text} ${second.text}`) : undefined;
    if (pair) return { month: pair, next: at + 2 };
    const single = months.get(first.text);
    return single ? { month: single, next: at + 1 } : null;
  };
  const first = one(i);
  if (!first) return null;
  if (tokens[first.next]?.text === "/") { const second = one(first.next + 1); if (second?.month === first.month) return second; }
  return tokens[first.next]?.text === "." ? { ...first, next: first.next + 1 } : first;
}

const ORDINAL = new Set(["er", "st", "nd", "rd", "th", "de", "of", "من", "شهر"]);

function worded(tokens: readonly Token[], i: number, calendar: Calendar): Raw | null {
  const first = tokens[i]!;
  const yearAt = (from: number): number | null => {
    for (let at = from; at < Math.min(from + 4, tokens.length); at++) {
      const token = tokens[at]!;
      if (token.kind === "number") return isYear(token.text) ? at : null;
      if (token.kind === "word" && !ORDINAL.has(token.text) && token.text !== "العام" && token.text !== "عام") return null;
      if (token.kind === "sign" && !",.،-–/".includes(token.text)) return null;
    }
    return null;
  };
  if (first.kind === "number" && first.text.length <= 2) {
    let at = i + 1;
    while (at < i + 3 && tokens[at] && (ORDINAL.has(tokens[at]!.text) || "-./,".includes(tokens[at]!.text))) at++;
    const month = monthAt(tokens, at, calendar), year = month && yearAt(month.next);
    const date = month && year !== null ? day(+tokens[year]!.text, month.month, +first.text) : null;
    return date && year !== null ? { next: year + 1, candidates: [date] } : null;
  }
  const month = monthAt(tokens, i, calendar), number = month && tokens[month.next];
  if (!month || number?.kind !== "number") return null;
  if (number.text.length === 6 && isYear(number.text.slice(2))) { // "Apr 092017": the comma was lost
    const date = day(+number.text.slice(2), month.month, +number.text.slice(0, 2));
    return date ? { next: month.next + 1, candidates: [date] } : null;
  }
  const year = number.text.length <= 2 ? yearAt(month.next + 1) : null;
  const date = year !== null ? day(+tokens[year]!.text, month.month, +number.text) : null;
  return date && year !== null ? { next: year + 1, candidates: [date] } : null;
}

function finish(tokens: readonly Token[], i: number, { next, candidates }: Raw, calendar: Calendar): PrintedDate {
  let start = i, printed: number | undefined;
  for (let at = i - 1; at >= Math.max(0, i - 3) && printed === undefined; at--) {
    const token = tokens[at]!;
    if (token.kind === "word") { printed = calendar.weekdays.get(token.text); if (printed) start = at; else if (!ORDINAL.has(token.text) && token.text !== "le") break; }
    else if (token.kind === "number" || !",.،(".includes(token.text)) break;
  }
  const fitting = printed === undefined ? candidates : candidates.filter((date) => weekdayOf(date) === printed);
  const left = fitting.length ? fitting : candidates;
  const time = timeNear(tokens, start, next);
  const until = time && time.to > next ? time.to : next, from = time && time.from < start ? time.from : start;
  return {
    start: tokens[from]!.start, end: tokens[until - 1]!.end,
    iso: left.length === 1 ? left[0]! + (time ? `T${time.clock}` : "") : null,
    candidates: left.length > 1 ? left : [],
    weekday: printed !== undefined,
    contradicted: printed !== undefined && fitting.length === 0,
  };
}

/** A time of day right after the date, or right before it: "07:12", "18h22", "06:47 م", "10:15 GMT". */
function timeNear(tokens: readonly Token[], start: number, next: number): { clock: string; from: number; to: number } | null {
  const clockAt = (at: number): { clock: string; from: number; to: number } | null => {
    const [hours, colon, minutes] = tokens.slice(at, at + 3);
    if (hours?.kind !== "number" || hours.text.length > 2 || minutes?.kind !== "number" || minutes.text.length !== 2 || !colon || !(colon.text === ":" || colon.text === "h") || +minutes.text > 59) return null;
    let hour = +hours.text, to = at + 3;
    if (tokens[to]?.text === ":" && tokens[to + 1]?.kind === "number") to += 2; // seconds
    const half = tokens[to]?.text, dotted = tokens[to + 1]?.text === "." && tokens[to + 2]?.text === "m";
    if (half === "م" || half === "مساء" || half === "pm" || (half === "p" && dotted)) { if (hour < 12) hour += 12; to += dotted ? 3 : 1; }
    else if (half === "ص" || half === "صباحا" || half === "am" || (half === "a" && dotted)) { if (hour === 12) hour = 0; to += dotted ? 3 : 1; }
    if (hour > 23) return null;
    const zone = tokens.slice(to, to + 2).map((token) => token.text);
    const utc = zone[0] === "gmt" || zone[0] === "utc" || (zone[0] === "بتوقيت" && zone[1] === foldName("غرينتش"));
    if (utc) to += zone[0] === "بتوقيت" ? 2 : 1;
    return { clock: `${String(hour).padStart(2, "0")}:${minutes.text}${utc ? "Z" : ""}`, from: at, to };
  };
  for (let at = next; at < Math.min(next + 3, tokens.length); at++) {
    const clock = clockAt(at);
    if (clock) return clock;
    const token = tokens[at]!;
    if (token.kind === "number" || (token.kind === "sign" && !",،:-–|".includes(token.text)) || (token.kind === "word" && !["a", "at"].includes(token.text))) break;
  }
  for (const back of [3, 4, 5]) { const clock = start - back >= 0 ? clockAt(start - back) : null; if (clock && clock.to >= start - 1 && clock.to <= start) return clock; }
  return null;
}
