import type { Event } from "../reconcile/index.ts";
import type { Lookup } from "./dataset.ts";

export type EventPlace = Event["places"][number];

/** Where an event is put on a map: the nearest and most exact of its places that has coordinates, else the first; null without any. */
export function mainPlace(event: Event): EventPlace | null {
  const places = event.places.filter(({ role }) => role === "at" || role === "near");
  const rank = (place: EventPlace): number => (place.lat === null ? 100 : 0) + (place.role === "near" ? 10 : 0) + place.precision;
  return [...places].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The usual English name of a place. */
export function placeName(place: EventPlace): string {
  return place.labels["en"] ?? place.name;
}

/** The English name of a country by its ISO 3166-1 alpha-2 code, as the atlas has it. */
export function countryName(alpha2: string | null, { atlas }: Lookup): string | null {
  if (alpha2 === null || alpha2 === "") return null;
  const found = atlas.place(`cc:${alpha2}`);
  return found === null ? null : atlas.labels(found.id)["en"] ?? found.name;
}

/** The first-order division that a place lies in, as the atlas names it. */
export function firstDivision(place: EventPlace, { atlas }: Lookup): string | null {
  const found = place.id === null ? null : atlas.place(place.id);
  if (found === null) return null;
  return found.code === "ADM1" ? found.name : found.admin1 || null;
}

/** The second-order division, where the place is one itself. */
export function secondDivision(place: EventPlace, { atlas }: Lookup): string | null {
  const found = place.id === null ? null : atlas.place(place.id);
  return found !== null && found.code === "ADM2" ? found.name : null;
}

const LINES_AND_FIELDS = new Set(["L", "R", "T", "V"]);
const SEAS = new Set(["SEA", "OCN", "GULF", "STRT"]);

/**
 * UCDP's where_prec: 1 exact, 2 within about 25 km, 3 second-order division, 4 first-order, 5 linear or fuzzy, 6 country,
 * 7 international waters or airspace. By the place's kind in the atlas, its role, and how exact the words are.
 */
export function wherePrecision(place: EventPlace, { atlas }: Lookup): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const found = place.id === null ? null : atlas.place(place.id);
  if (found !== null) {
    if (found.code.startsWith("PCL")) return 6;
    if (found.code === "ADM1") return 4;
    if (found.code === "ADM2") return 3;
    if (SEAS.has(found.code)) return 7;
    if (found.class === "H" || LINES_AND_FIELDS.has(found.class) || found.class === "A") return 5;
  }
  if (place.precision === 3) return 5;
  return place.role === "near" || place.precision === 2 ? 2 : 1;
}

/**
 * The cell of PRIO-GRID that holds a point: half a degree wide, numbered from the south-west corner (90° S, 180° W) eastward,
 * then northward, 720 to a row, from 1 (Tollefsen, Strand & Buhaug 2012, "PRIO-GRID: A unified spatial data structure").
 */
export function prioGrid(lat: number, lon: number): number | null {
  if (!(lat >= -90 && lat < 90 && lon >= -180 && lon < 180)) return null;
  return Math.floor((lat + 90) * 2) * 720 + Math.floor((lon + 180) * 2) + 1;
}
