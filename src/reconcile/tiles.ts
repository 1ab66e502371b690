import type { Spot } from "./whereabouts.ts";

// Half a degree is 55 km from south to north: most places touch one tile or two.
const DEGREES = 0.5;
const COLUMNS = 360 / DEGREES;
const KM_PER_DEGREE = 111.2;

/**
 * The tiles that a circle around a spot touches, its own first; a spot without coordinates has its key for a tile. Two
 * spots that lie within the larger of two radii of each other always share one of the tiles of these radii.
 */
export function tilesOf(spot: Pick<Spot, "key" | "lat" | "lon" | "reach">, km: number = spot.reach): string[] {
  const { lat, lon } = spot;
  if (lat === null || lon === null) return [spot.key];
  const high = km / KM_PER_DEGREE;
  // Meridians meet at the poles: the circle's widest parallel is the one nearest to a pole.
  const wide = Math.min(180, high / Math.max(0.02, Math.cos(Math.min(89, Math.abs(lat) + high) * Math.PI / 180)));
  const own = `${Math.floor(lat / DEGREES)},${column(Math.floor(lon / DEGREES))}`;
  const found = new Set([own]);
  for (let y = Math.floor((lat - high) / DEGREES); y <= Math.floor((lat + high) / DEGREES); y++) {
    for (let x = Math.floor((lon - wide) / DEGREES); x <= Math.floor((lon + wide) / DEGREES); x++) found.add(`${y},${column(x)}`);
  }
  return [...found];
}

function column(x: number): number {
  return ((x % COLUMNS) + COLUMNS) % COLUMNS;
}

/** The tiles of all spots but countries, each once. */
export function tilesOfAll(spots: readonly Spot[], km?: number): string[] {
  return [...new Set(spots.filter((spot) => !spot.vague).flatMap((spot) => tilesOf(spot, km)))];
}
