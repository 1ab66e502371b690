/** Days as whole numbers since 1970-01-01, and stretches of them. No clock, no time zone. */

/** A stretch of days, both ends included. */
export interface Stretch { from: number; to: number }

const DAY = 86_400_000;

/** The number of an ISO date's day; null when it is no date. A time of day behind the date is ignored. */
export function dayOf(iso: string | null): number | null {
  if (iso === null || !/^\d{4}-\d{2}-\d{2}/.test(iso)) return null;
  const at = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round(at / DAY);
}

/** The ISO date of a day's number. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** A number for the month and day of a day's number, the same in every year and in the order of the year. */
export function dayOfYear(day: number): number {
  const iso = isoOf(day);
  return Number(iso.slice(-5, -3)) * 31 + Number(iso.slice(-2));
}

/** How many days a stretch covers. */
export function length(stretch: Stretch): number {
  return stretch.to - stretch.from + 1;
}

/** How many days two stretches share. */
export function shared(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1);
}

/** How many days lie between two stretches; 0 when they touch or overlap. */
export function gap(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to) - 1);
}

/** The stretch from the first day of any of these to the last; null for none. A loop: a page may have more of them than a call takes arguments. */
export function hull(stretches: Iterable<Stretch>): Stretch | null {
  let whole: Stretch | null = null;
  for (const { from, to } of stretches) whole = whole === null ? { from, to } : { from: Math.min(whole.from, from), to: Math.max(whole.to, to) };
  return whole;
}

/** A stretch longer than this is a background date ("in March", "since 2011"), not the day of an occurrence. */
export const LONGEST_OCCURRENCE = 7;

/**
 * Whether two stretches can be the date of one occurrence: short ones when they share a day and neither is more than
 * twice the other plus a day; long ones when they are mostly the same stretch ("in March" and "in March").
 */
export function sameTime(a: Stretch, b: Stretch): boolean {
  const common = shared(a, b);
  if (common === 0) return false;
  const longer = Math.max(length(a), length(b));
  return longer <= 2 || common * 2 >= longer;
}
