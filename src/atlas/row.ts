import { problem, ProblemError } from "../problem.ts";
import type { Place } from "./atlas.ts";

/** A name of a place, with its BCP 47 language or "" where the source gives none. */
export interface PlaceName {
  language: string;
  name: string;
  /** Given by recoupe's own alias list, not by the row's source; taken off and attached anew at every compile. */
  own?: boolean;
}

/** A place with all its names, as it goes into the compiler and comes out of an import. */
export interface AtlasRow extends Place {
  /** Other names than `name`. */
  names: PlaceName[];
  /** Made by recoupe's own lists of sites and aliases; dropped and made anew at every compile. */
  own?: boolean;
}

/** Splits `en:Palmyra;fr:Palmyre;ar:تدمر`; a part without a two- or three-letter tag has no language. */
export function taggedNames(field: string, separator: string): PlaceName[] {
  return field.split(separator).map((part) => part.trim()).filter(Boolean).map((part) => {
    const tag = /^([a-z]{2,3}):/.exec(part)?.[1];
    return tag === undefined ? { language: "", name: part } : { language: tag, name: part.slice(tag.length + 1).trim() };
  }).filter(({ name }) => name !== "");
}

/** The id of an own row: `rc:` and the name in lower-case ASCII letters and digits, hyphens between words. */
export function ownId(name: string): string {
  return `rc:${name.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
}

/** The most names that a place may gather; the fullest row of GeoNames has some 400. */
const MOST_NAMES = 1000;

/**
 * Adds the names that a row does not have yet, in their order. A name in another language is another name. What goes
 * beyond MOST_NAMES is left out, so that a file that repeats one id a million times costs no more than its length.
 */
export function addNames(row: AtlasRow, names: readonly PlaceName[]): void {
  const has = new Map<string, PlaceName | null>([[`:${row.name}`, null], ...row.names.map((name): [string, PlaceName] => [`${name.language}:${name.name}`, name])]);
  for (const name of names) {
    const key = `${name.language}:${name.name}`, known = has.get(key);
    // The own list says what a place is called: its names come first even where a source has them too.
    if (known && name.own) row.names.splice(row.names.indexOf(known), 1);
    else if (has.has(key) || row.names.length >= MOST_NAMES) continue;
    has.set(key, name);
    row.names.push(name);
  }
}

/** Great-circle distance in km between two points in degrees. */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180;
  const h = Math.sin((b.lat - a.lat) * rad / 2) ** 2
    + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin((b.lon - a.lon) * rad / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** A number of degrees from text. Throws ProblemError naming the row when it is none or out of bounds. */
export function degrees(text: string | undefined, most: number, where: string): number {
  const value = Number(text);
  if (text === undefined || text.trim() === "" || !Number.isFinite(value) || Math.abs(value) > most) {
    throw new ProblemError(problem({
      rule: "atlas-row", severity: "error", message: `${where}: ${JSON.stringify(text ?? "")} is no number of degrees within ±${most}.`,
      remedy: "Correct the row.",
    }));
  }
  return value;
}
