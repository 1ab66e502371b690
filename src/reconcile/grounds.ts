import { dayOf } from "./calendar.ts";
import { blockOf } from "./episodes.ts";
import { keyOf } from "./filing.ts";
import type { Arrival } from "./settle.ts";

/**
 * The numbers of the grounds that these pages tell of: a degree of latitude and longitude in a stretch of days. Two changes on other
 * grounds hardly ever meet; those on the same one mostly do. A matter of saving work, not of what comes out.
 */
export function groundsOf(arrivals: readonly Arrival[]): number[] {
  const found = new Set<string>();
  for (const { document, claims } of arrivals) for (const { places, time } of claims) {
    const day = dayOf(time?.start ?? document.published);
    for (const { lat, lon, precision } of places) {
      if (lat === null || lon === null || precision > 2) continue;
      found.add(`${Math.floor(lat)},${Math.floor(lon)} ${day === null ? "any" : blockOf(day)}`);
    }
  }
  return [...found].map((ground) => keyOf(`ground ${ground}`));
}
