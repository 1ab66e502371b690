// How what can be put on a map is drawn: places as areas as wide as they are uncertain. Pure.
import type { EventRow, Language, Spot } from "../contract.ts";
import { placeIn } from "../names.ts";

/** How far off a place may be, in km, by ACLED's geo_precision: the town itself, its area, its region. */
export const UNCERTAINTY_KM: Readonly<Record<1 | 2 | 3, number>> = { 1: 2.5, 2: 15, 3: 60 };
/** Pixels that an area has at the least, by precision: a vague place never looks like a point. */
export const LEAST_PX: Readonly<Record<1 | 2 | 3, number>> = { 1: 6, 2: 13, 3: 22 };

/** Pixels from the middle to the rim of several places drawn as one, by how many events are there: ten times the events, as much more again. */
export function togetherRadius(events: number): number {
  return 9 + 5 * Math.log10(Math.max(1, events));
}

/** The name of a place, or of the one most told of and how many others stand with it. */
export function spotName(spot: Spot, language: Language, andMore: (name: string, count: string) => string): string {
  const name = placeIn(spot, language);
  return spot.places === 1 ? name : andMore(name, String(spot.places - 1));
}

/** The keys under which the places of an event may be drawn one by one. */
export function keysOf(event: EventRow | null): string[] {
  return event === null ? [] : event.places.map(({ id, lat, lon }) => id ?? `${lat},${lon}`);
}
