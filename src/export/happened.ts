import type { ClaimType } from "../reading/index.ts";
import type { EventItem } from "./dataset.ts";

/** What says something of an occurrence without being one: a bare figure, who holds a place, who is to blame, a denial, an opinion. */
const NO_OCCURRENCE: ReadonlySet<ClaimType> = new Set(["toll", "control", "responsibility", "confirmation", "assessment"]);

/**
 * Why an event has no row in a data set of events: its type is none of an occurrence, nobody commits to its having happened, or a
 * person refuted it. Null where it has one.
 */
export function leftOut({ event, claims, verdict }: EventItem): string | null {
  if (verdict?.verb === "refute") return "refuted by a person";
  if (NO_OCCURRENCE.has(event.type)) return "no occurrence of its own";
  const told = event.claims.some((id) => {
    const claim = claims.get(id);
    return claim !== undefined && claim.polarity === "positive" && claim.factuality !== "unknown" && !NO_OCCURRENCE.has(claim.type);
  });
  return told ? null : "nobody says that it happened";
}

/** Why an event has no row in a coding that dates each to a month at least; null where it has one, or no date at all, which a person may find. */
export function tooLong({ event: { time } }: EventItem, longest: number): string | null {
  return time === null || time.start === null || time.end === null || daysBetween(time.start, time.end) <= longest ? null : "known to no month";
}

/** Days between two ISO days, both counted. */
export function daysBetween(start: string, end: string): number {
  return Math.round((Date.parse(`${end.slice(0, 10)}T00:00:00Z`) - Date.parse(`${start.slice(0, 10)}T00:00:00Z`)) / 86_400_000) + 1;
}

/** The day in the middle of a stretch of days; of an even number of days the earlier. */
export function middleDay(start: string, end: string): string {
  const first = Date.parse(`${start.slice(0, 10)}T00:00:00Z`);
  return new Date(first + Math.floor((daysBetween(start, end) - 1) / 2) * 86_400_000).toISOString().slice(0, 10);
}
