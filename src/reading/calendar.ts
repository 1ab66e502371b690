// Days as ISO dates (proleptic Gregorian, no time zone), so that nothing depends on the host's clock or zone.

const DAY = 86_400_000;

export const iso = (y: number, m: number, d: number): string | null => {
  const t = Date.UTC(y, m - 1, d);
  const at = new Date(t);
  return at.getUTCFullYear() === y && at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? at.toISOString().slice(0, 10) : null;
};
export const addDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekday = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
export const year = (date: string): number => Number(date.slice(0, 4));
export const month = (date: string): number => Number(date.slice(5, 7));
export const lastOfMonth = (y: number, m: number): string => addDays(iso(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1)!, -1);
/** The whole of a month. */
export const monthSpan = (y: number, m: number): { start: string; end: string } => ({ start: iso(y, m, 1)!, end: lastOfMonth(y, m) });
/** Meteorological seasons: spring March to May, summer, autumn, winter (December of `y` to February of the next). */
export const seasonSpan = (y: number, season: "spring" | "summer" | "autumn" | "winter"): { start: string; end: string } => {
  const first = { spring: 3, summer: 6, autumn: 9, winter: 12 }[season];
  return { start: iso(y, first, 1)!, end: first === 12 ? lastOfMonth(y + 1, 2) : lastOfMonth(y, first + 2) };
};
/** The latest day with this weekday on or before `date` (strictly before when `strict`). */
export const weekdayBefore = (date: string, wanted: number, strict: boolean): string => {
  const back = (weekday(date) - wanted + 7) % 7;
  return addDays(date, -(back === 0 && strict ? 7 : back));
};
