import { distanceKm } from "../atlas/index.ts";
import { foldName } from "../text/index.ts";
import type { PlaceRef } from "../reading/index.ts";

/** Where a claim puts its occurrence, ready to compare. */
export interface Spot {
  /** The place's id, or its folded name when no place was decided on. */
  key: string;
  lat: number | null;
  lon: number | null;
  /** How far from its coordinates the occurrence may be, in km. */
  reach: number;
  /** A whole country: it holds too much to say that two claims are about one thing. */
  vague: boolean;
  country: string | null;
  role: PlaceRef["role"];
}

// ACLED geo_precision 1 is the place itself, 2 its surroundings, 3 a region whose borders we do not hold: 100 km
// reaches from the middle of a governorate to most of its towns.
const REACH: Record<1 | 2 | 3, number> = { 1: 6, 2: 30, 3: 100 };
const NEAR = 25;

/** The spot of a place as a claim gives it. */
export function spotOf(place: PlaceRef): Spot {
  const around = place.role === "at" ? 0 : NEAR;
  return {
    key: place.id ?? `name:${foldName(place.name)}`,
    lat: place.id === null ? null : place.lat,
    lon: place.id === null ? null : place.lon,
    reach: Math.max(REACH[place.precision], around),
    vague: place.id !== null && place.id.startsWith("cc:"),
    country: place.country,
    role: place.role,
  };
}

/** Great-circle distance in km; null when either has no coordinates. */
export function distance(a: Spot, b: Spot): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon });
}

/** Whether two spots may be one: the same place, or within the reach of the vaguer of the two. A country is only itself. */
export function samePlace(a: Spot, b: Spot, slack = 0): boolean {
  if (a.key === b.key) return true;
  if (a.vague || b.vague) return false;
  const km = distance(a, b);
  return km !== null && km <= Math.max(a.reach, b.reach) + slack;
}

/** The least distance between any two spots of the lists, in km; null when none can be measured. */
export function leastDistance(a: readonly Spot[], b: readonly Spot[]): number | null {
  let least: number | null = null;
  for (const x of a) {
    for (const y of b) {
      if (x.vague || y.vague) continue;
      const km = x.key === y.key ? 0 : distance(x, y);
      if (km !== null && (least === null || km < least)) least = km;
    }
  }
  return least;
}
