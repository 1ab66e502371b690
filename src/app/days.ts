const DAY = 86_400_000;

/** The day of an ISO date or instant, counted from 1970. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY);
}

/** An ISO date of a day counted from 1970. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
