// The timeline's geometry: days to positions, marks to rows, ticks. Pure.
import type { EventRow, Language } from "../contract.ts";
import { dayOf } from "../figures.ts";
import { FORMATS, type DayFormat } from "../formats.ts";

const DAY_MS = 86_400_000;

/** Days from the first to past the last, in ms since 1970 (UTC). */
export interface Span { from: number; to: number }
export interface Dated { event: EventRow; from: number; to: number }
export interface Ghost { event: EventRow; from: number; to: number }
export interface Sorted { dated: Dated[]; undated: EventRow[]; ghosts: Ghost[] }

/** Events with a date, and those without: what their date may be is a ghost. */
export function sorted(events: readonly EventRow[]): Sorted {
  const dated: Dated[] = [], undated: EventRow[] = [], ghosts: Ghost[] = [];
  for (const event of events) {
    const start = event.time?.start ?? event.time?.end ?? null, end = event.time?.end ?? start;
    const from = start === null ? NaN : dayOf(start), to = end === null ? NaN : dayOf(end);
    if (!Number.isNaN(from) && !Number.isNaN(to)) {
      dated.push({ event, from, to: to + DAY_MS });
      continue;
    }
    undated.push(event);
    for (const candidate of event.time?.candidates ?? []) {
      const [first, last] = [dayOf(candidate.start), dayOf(candidate.end)];
      if (!Number.isNaN(first) && !Number.isNaN(last)) ghosts.push({ event, from: first, to: last + DAY_MS });
    }
  }
  dated.sort((a, b) => a.from - b.from || b.to - a.to);
  return { dated, undated, ghosts };
}

/** The time that holds everything, with room on both sides; null where nothing has or may have a date. */
export function extentOf({ dated, ghosts }: Pick<Sorted, "dated" | "ghosts">): Span | null {
  const all = [...dated, ...ghosts];
  if (all.length === 0) return null;
  const from = all.reduce((least, mark) => Math.min(least, mark.from), Infinity), to = all.reduce((most, mark) => Math.max(most, mark.to), -Infinity);
  const room = Math.max(3 * DAY_MS, (to - from) * 0.04);
  return { from: from - room, to: to + room };
}

/** The first row in which each mark has room; `position` gives pixels. */
export function rowsOf(marks: readonly Span[], position: (time: number) => number, least: number): number[] {
  const ends: number[] = [];
  return marks.map((mark) => {
    const [a, b] = [position(mark.from), position(mark.to)];
    const left = Math.min(a, b), right = Math.max(Math.max(a, b), left + least);
    let row = ends.findIndex((end) => end <= left);
    if (row === -1) row = ends.length;
    ends[row] = right + 3;
    return row;
  });
}

export interface Tick { at: number; text: string; strong: boolean }

/** Units of ticks, how each tick is written, and how where its year is told, too. */
const UNITS: readonly { months?: number; days?: number; text: DayFormat; year: DayFormat }[] = [
  { days: 1, text: "dayMonth", year: "full" }, { days: 7, text: "dayMonth", year: "full" },
  { months: 1, text: "shortMonth", year: "shortMonthYear" }, { months: 3, text: "shortMonth", year: "shortMonthYear" },
  ...[12, 24, 60, 120].map((months) => ({ months, text: "year", year: "year" } as const)),
];
const TICK_PX = 62;

/** Ticks at whole days, months or years, as close as their names have room on `width` pixels. */
export function ticksOf({ from, to }: Span, width: number, language: Language): Tick[] {
  const room = (to - from) / Math.max(1, width / TICK_PX);
  const unit = UNITS.find(({ months, days }) => (days ?? (months ?? 0) * 30.4) * DAY_MS >= room) ?? UNITS.at(-1)!;
  const format = FORMATS[language].days(unit.text), withYear = FORMATS[language].days(unit.year);
  const ticks: Tick[] = [];
  let year = NaN;
  for (let date = firstOf(from, unit); date.getTime() < to && ticks.length < 2000; date = nextOf(date, unit)) {
    if (date.getTime() < from) continue;
    const turn = date.getUTCFullYear() !== year;
    year = date.getUTCFullYear();
    ticks.push({ at: date.getTime(), text: (turn ? withYear : format).format(date), strong: turn && (unit.months ?? 0) < 12 });
  }
  return ticks;
}

function firstOf(from: number, { months, days }: { months?: number; days?: number }): Date {
  const start = new Date(from);
  if (days !== undefined) return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
  const step = months ?? 1, index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  return monthAt(Math.floor(index / step) * step);
}

function nextOf(date: Date, { months, days }: { months?: number; days?: number }): Date {
  if (days !== undefined) return new Date(date.getTime() + days * DAY_MS);
  return monthAt(date.getUTCFullYear() * 12 + date.getUTCMonth() + (months ?? 1));
}

/** The first day of a month counted from year 0. */
function monthAt(index: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(index / 12), index % 12, 1);
  return date;
}
