import { problem, type Problem } from "../../problem.ts";
import { addDays, iso, lastOfMonth, month as monthOf, monthSpan, seasonSpan, weekday as weekdayOf, weekdayBefore, year as yearOf } from "../calendar.ts";
import { digitValue } from "../digits.ts";
import type { Match, Matcher } from "../match.ts";
import type { TimeRule } from "../rule.ts";
import type { Token } from "./tokens.ts";
import { isDayPart } from "../tags.ts";

/** A time expression and what it comes to. */
export interface TimeMention {
  kind: "time"; from: number; to: number; rule: string;
  start: string | null; end: string | null; precision: 1 | 2 | 3 | 4;
  inferred: ("year" | "month" | "day")[];
  candidates: { start: string; end: string }[];
  resolved_against: "text" | "published" | null;
  /** True for words of time that give no date. */
  vague: boolean;
  /** True where they speak of another time than the day told of ("ces derniers jours"), not of an hour of it. */
  other?: boolean;
  /** True for the length of a war, or for months and years without dates. */
  period?: boolean;
}

/** What dates resolve against. `last` is the last date that the story stated, for "the day before". */
export interface Reference { day: string | null; against: "text" | "published" | null; last: string | null; /** First day on which everybody named existed, and last year in which the page can have been written. */ floor: string | null; horizon: number;
  /** The night that the story spoke of last, for "that night" and "at dawn". */
  night?: { start: string; end: string } | null }

/** First year tried for a weekday and day without a year; wars that the press of the web reported. */
const FIRST_YEAR = 2000;

type Resolved = Omit<TimeMention, "kind" | "from" | "to" | "rule">;
const none: Resolved = { start: null, end: null, precision: 4, inferred: [], candidates: [], resolved_against: null, vague: true };

/** Months, years or a whole war, without their dates. */
const LONG: Resolved = { ...none, vague: false, period: true };

/** Reads the time expressions of a sentence. `reference.last` moves on with each date that is certain. */
export function times(tokens: readonly Token[], matcher: Matcher<TimeRule>, reference: Reference, problems: Problem[], text: string): TimeMention[] {
  const found: TimeMention[] = [];
  for (const match of matcher.all(tokens)) {
    const resolved = resolve(match, tokens, reference, (message) => {
      const start = tokens[match.from]!.start, end = tokens[match.to - 1]!.end;
      problems.push(problem({ rule: "weekday-contradicts-date", severity: "warning", message, remedy: "Check the date in the original; the day of the month was kept.", span: { start, end, exact: text.slice(start, end) } }));
    });
    if (!resolved) continue;
    if (resolved.start && resolved.precision === 1) {
      reference.last = resolved.end ?? resolved.start;
      const late = tokens.slice(match.from, match.to).some((t) => isDayPart(t, (e) => e.meaning === "late"));
      const nightly = match.rule.value.kind === "night" || match.rule.value.kind === "running-night";
      reference.night = nightly && resolved.end ? { start: resolved.start, end: resolved.end } : late ? { start: resolved.start, end: addDays(resolved.start, 1) } : null;
    }
    const open = match.rule.value.open;
    if (open === "since") { resolved.end = null; resolved.candidates = []; }
    if (open === "until") { resolved.start = null; resolved.candidates = []; }
    if (resolved.period || (resolved.vague && match.rule.value.kind === "vague")) resolved.other = true;
    const { from, to } = match.captures["period"] ?? match;
    found.push({ kind: "time", from, to, rule: match.rule.id, ...resolved });
  }
  return found;
}

function resolve(match: Match<TimeRule>, tokens: readonly Token[], reference: Reference, contradiction: (message: string) => void): Resolved | null {
  const value = match.rule.value;
  const number = (name: string): number | null => {
    const meaning = match.captures[name]?.meaning;
    return meaning == null || meaning === "" ? null : Number(meaning);
  };
  const base = value.anaphoric ? reference.last ?? reference.day : reference.day;
  const against = base === null ? null : value.anaphoric && reference.last ? "text" as const : reference.against;
  const span = (start: string, end: string, precision: 1 | 2 | 3 | 4, inferred: Resolved["inferred"]): Resolved =>
    ({ start, end, precision, inferred, candidates: [], resolved_against: inferred.length ? against : null, vague: false });
  // "mer" alone is the sea, "Sun" a newspaper: short for a weekday only beside a day of the month.
  const short = match.captures["weekday"];
  if ((value.kind === "weekday" || value.kind === "night") && short && tokens[short.from]!.text.length <= 3 && number("day") === null) return null;
  switch (value.kind) {
    case "vague": return { ...none };
    case "period": return { ...LONG };
    case "feast": {
      // The latest such day that is not after the page's own.
      const date = base ? [yearOf(base), yearOf(base) - 1].map((y) => iso(y, value.month, value.day)).find((d) => d !== null && d <= base) ?? null : null;
      return date ? span(date, date, 1, ["year", "month", "day"]) : none;
    }
    case "date": {
      const day = number("day"), month = number("month"), stated = number("year"), week = number("weekday");
      if (day === null || month === null) return none;
      if (stated !== null) {
        const date = iso(stated, month, day);
        if (!date) return none;
        if (week !== null && weekdayOf(date) !== week) contradiction(`The weekday said here is not the weekday of ${date}.`);
        return span(date, date, 1, []);
      }
      if (base) {
        // The latest such day that is not after the page's own day by more than a month (announced days are rare).
        const years = [yearOf(base) + 1, yearOf(base), yearOf(base) - 1];
        const date = years.map((y) => iso(y, month, day)).find((d) => d !== null && d <= addDays(base, 1)) ?? null;
        if (!date) return none;
        if (week !== null && weekdayOf(date) !== week) {
          const other = [1, 2, 3, 4, 5, 6].map((n) => iso(yearOf(date) - n, month, day)).find((d) => d !== null && weekdayOf(d) === week);
          contradiction(`The weekday said here is not the weekday of ${date}${other ? `; it would be right in ${yearOf(other)}` : ""}.`);
        }
        return span(date, date, 1, ["year"]);
      }
      if (week === null) return { ...none, precision: 1, vague: false, inferred: ["year"] };
      const fits: string[] = [];
      for (let y = FIRST_YEAR; y <= reference.horizon; y++) { const d = iso(y, month, day); if (d && weekdayOf(d) === week && (reference.floor === null || d >= reference.floor)) fits.push(d); }
      // One left: the weekday and the years in which those named existed decide it.
      if (fits.length === 1) return { ...span(fits[0]!, fits[0]!, 1, ["year"]), resolved_against: "text" };
      return { start: null, end: null, precision: 1, inferred: ["year"], candidates: fits.map((d) => ({ start: d, end: d })), resolved_against: null, vague: false };
    }
    case "numeric": {
      const words = tokens.slice(match.captures["date"]!.from, match.captures["date"]!.to).map((t) => t.forms[0]).join("");
      const date = numericDate(words);
      return date ? span(date, date, 1, []) : none;
    }
    case "weekday": {
      const week = number("weekday");
      if (week === null || !base) return none;
      const strict = value.which === "last";
      const date = weekdayBefore(base, week, strict);
      return span(date, date, 1, ["year", "month", "day"]);
    }
    case "night": {
      const first = number("weekday"), second = number("weekday2"), day = number("day"), day2 = number("day2"), month = number("month");
      if (day !== null && day2 !== null && month !== null) {
        const y = number("year") ?? (base ? yearOf(base) : null);
        if (y === null) return none;
        const end = iso(y, month, day2), start = end ? addDays(end, -1) : null;
        return start && end ? span(start, end, 1, number("year") === null ? ["year"] : []) : none;
      }
      if (!base || first === null) return none;
      const end = second !== null ? weekdayBefore(base, second, false) : addDays(weekdayBefore(base, first, false), 1);
      return span(addDays(end, -1), end, 1, ["year", "month", "day"]);
    }
    case "running-night": {
      // A date told long before the page's own day was an aside ("une offensive lancée le 4 avril").
      // and the night after the page's own day is still to come.
      const far = reference.last !== null && reference.day !== null && !reference.night && (reference.last < addDays(reference.day, -3) || reference.last >= reference.day);
      const told = value.which === "told" && !far ? reference.night ?? (reference.last ? { start: reference.last, end: addDays(reference.last, 1) } : null) : null;
      if (told) return { ...span(told.start, told.end, 1, ["year", "month", "day"]), resolved_against: "text" };
      return reference.day ? { ...span(addDays(reference.day, -1), reference.day, 1, ["year", "month", "day"]), resolved_against: reference.against } : none;
    }
    case "dawn": return reference.night ? { ...span(reference.night.end, reference.night.end, 1, ["year", "month", "day"]), resolved_against: "text" } : none;
    case "days": {
      if (!base) return none;
      const date = addDays(base, value.offset);
      return span(date, date, 1, ["year", "month", "day"]);
    }
    case "ago": {
      const n = number("n"), unit = match.captures["unit"]?.meaning;
      if (n === null || !base || !unit) return none;
      if (unit === "day") { const d = addDays(base, -n); return span(d, d, 1, ["year", "month", "day"]); }
      if (unit === "week") { const d = addDays(base, -7 * n); return span(addDays(d, -3), addDays(d, 3), 2, ["year", "month", "day"]); }
      if (unit === "month") { const m = yearOf(base) * 12 + monthOf(base) - 1 - n, s = monthSpan(Math.floor(m / 12), (m % 12) + 1); return span(s.start, s.end, 3, ["year", "month"]); }
      if (unit === "year") return span(`${yearOf(base) - n}-01-01`, `${yearOf(base) - n}-12-31`, 4, ["year"]);
      return none;
    }
    case "month": {
      let month = number("month");
      let y = number("year");
      if (month === null && value.which !== "stated" && base) {
        const m = yearOf(base) * 12 + monthOf(base) - 1 - (value.which === "last" ? 1 : 0);
        const s = monthSpan(Math.floor(m / 12), (m % 12) + 1);
        return span(s.start, s.end, 3, ["year", "month"]);
      }
      if (month === null) return value.which === "stated" ? none : LONG; // "last month" on a page without a date
      const inferred: Resolved["inferred"] = y === null ? ["year"] : [];
      if (y === null) {
        if (!base) return { ...none, precision: 3, vague: false, inferred: ["year"] };
        y = yearOf(base);
        if (month > monthOf(base) || (value.which === "last" && month === monthOf(base))) y--;
      }
      const part = match.captures["part"]?.meaning;
      // "fin mars" in the middle of March is last year's.
      if (base && inferred.length && month === monthOf(base) && part === "late" && base < iso(y, month, 21)!) y--;
      const s = monthSpan(y, month);
      if (part === "early") return span(s.start, iso(y, month, 10)!, 2, inferred);
      if (part === "mid") return none; // "mid-month" gives no date (codebook)
      if (part === "late") return span(iso(y, month, 21)!, lastOfMonth(y, month), 2, inferred);
      return span(s.start, s.end, 3, inferred);
    }
    case "season": {
      const season = match.captures["season"]?.meaning as "spring" | "summer" | "autumn" | "winter" | undefined;
      if (!season) return none;
      let y = number("year");
      const inferred: Resolved["inferred"] = y === null ? ["year"] : [];
      if (y === null) {
        if (!base) return { ...none, precision: 4, vague: false, inferred: ["year"] };
        y = yearOf(base);
        while (seasonSpan(y, season).end >= (value.which === "last" ? base : addDays(base, 90))) y--;
      }
      const s = seasonSpan(y, season);
      return span(s.start, s.end, 4, inferred);
    }
    case "year": {
      const stated = number("year");
      const y = stated ?? (base && value.offset !== null ? yearOf(base) + value.offset : null);
      return y === null ? LONG : span(`${y}-01-01`, `${y}-12-31`, 4, stated === null ? ["year"] : []);
    }
  }
}

/** 08/06/2018, 8.6.2018, 2018-06-08, 2018/6/8. Day first; null where no such day exists. */
export function numericDate(words: string): string | null {
  const digits = words.replace(/\p{Nd}/gu, (d) => String(digitValue(d)));
  const parts = digits.split(/[./-]/).map(Number);
  if (parts.length !== 3 || parts.some((n) => !Number.isInteger(n))) return null;
  const [a = 0, b = 0, c = 0] = parts;
  return a > 1000 ? iso(a, b, c) : c > 1000 ? iso(c, b, a) : null;
}
