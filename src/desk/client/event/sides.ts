// Which side an origin speaks for, by its place among the versions: each has one letter and one hue wherever it is shown. Pure.
import type { Event } from "../contract.ts";

/** The number of the version that an origin stands in; null for one that has no part in any. */
export function sideOf(event: Event, origin: string): number | null {
  const at = event.versions.findIndex(({ origins }) => origins.includes(origin));
  return at < 0 ? null : at;
}

/** A, B, C … */
export function letterOf(side: number): string {
  return String.fromCharCode(65 + (side % 26));
}
