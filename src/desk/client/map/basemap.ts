// The base map: Natural Earth by world-atlas, from the desk's own files. Nothing is fetched from elsewhere.
import countriesUrl from "world-atlas/countries-50m.json?url";
import { feature, mesh, type Shape, type Topology } from "topojson-client";
import type { FeatureCollection, MultiLineString, Polygon, MultiPolygon, Position } from "geojson";

/** A country's name on the map: where, and how wide its greatest part is in degrees. */
export interface CountryLabel { code: string; lon: number; lat: number; width: number }
export interface BaseMap { land: FeatureCollection; borders: MultiLineString; disputed: MultiLineString; labels: CountryLabel[] }

/**
 * Borders that states or peoples dispute, by the names of world-atlas; `*` stands for all neighbours. Natural Earth draws
 * who holds the ground and world-atlas leaves its layer of disputed lines out, so this list is ours, and not complete.
 */
const DISPUTED: readonly (readonly [string, string])[] = [
  ["Israel", "Syria"], ["Israel", "Palestine"], ["Jordan", "Palestine"], ["Egypt", "Palestine"], ["Israel", "Lebanon"], ["Russia", "Ukraine"], ["Cyprus", "N. Cyprus"],
  ["Serbia", "Kosovo"], ["Morocco", "W. Sahara"], ["Somalia", "Somaliland"], ["Siachen Glacier", "*"], ["India", "Pakistan"],
  ["India", "China"], ["Pakistan", "China"], ["Bhutan", "China"], ["Sudan", "S. Sudan"], ["Egypt", "Sudan"], ["Kenya", "S. Sudan"], ["Armenia", "Azerbaijan"],
  ["North Korea", "South Korea"], ["Guyana", "Venezuela"], ["Guyana", "Suriname"], ["Eritrea", "Djibouti"],
];
const PAIRS = new Set(DISPUTED.flatMap(([a, b]) => [`${a}|${b}`, `${b}|${a}`]));

function isDisputed(a: Shape, b: Shape): boolean {
  const [one, other] = [a.properties.name, b.properties.name];
  return PAIRS.has(`${one}|${other}`) || PAIRS.has(`${one}|*`) || PAIRS.has(`*|${one}`) || PAIRS.has(`${other}|*`) || PAIRS.has(`*|${other}`);
}

/** Loads and unpacks the base map. Rejects when the desk's server does not give the file. */
export async function loadBaseMap(): Promise<BaseMap> {
  const response = await fetch(countriesUrl);
  if (!response.ok) throw new Error(`the base map was answered with ${response.status}`);
  const topology = await response.json() as Topology;
  const { countries } = topology.objects;
  const land = feature(topology, countries);
  // The CLDR knows the numeric codes of ISO 3166-1; polygons without one get no code here.
  for (const country of land.features) country.properties = { code: codeOf(country.id) };
  return {
    land,
    borders: mesh(topology, countries, (a, b) => a !== b && !isDisputed(a, b)),
    disputed: mesh(topology, countries, (a, b) => a !== b && isDisputed(a, b)),
    labels: labelsOf(land),
  };
}

function codeOf(id: string | number | undefined): string | null {
  const code = id === undefined ? undefined : new Intl.Locale(`und-${String(id).padStart(3, "0")}`).region;
  return code !== undefined && /^[A-Z]{2}$/u.test(code) ? code : null;
}

function labelsOf(countries: FeatureCollection): CountryLabel[] {
  return countries.features.flatMap(({ properties, geometry }) => {
    const code = properties?.["code"] as string | null;
    if (code === null) return [];
    const rings = (geometry as Polygon | MultiPolygon).type === "Polygon" ? [(geometry as Polygon).coordinates[0]] : (geometry as MultiPolygon).coordinates.map((polygon) => polygon[0]);
    const largest = rings.filter((ring) => ring !== undefined).map(massOf).sort((a, b) => b.area - a.area)[0];
    return largest ? [{ code, lon: largest.lon, lat: largest.lat, width: largest.width }] : [];
  });
}

/** Area (square degrees), centre of mass and width of a ring. */
function massOf(ring: Position[]): { area: number; lon: number; lat: number; width: number } {
  let sum = 0, x = 0, y = 0, west = 180, east = -180;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [x0 = 0, y0 = 0] = ring[i]!, [x1 = 0, y1 = 0] = ring[i + 1]!;
    const cross = x0 * y1 - x1 * y0;
    sum += cross; x += (x0 + x1) * cross; y += (y0 + y1) * cross;
    west = Math.min(west, x0); east = Math.max(east, x0);
  }
  return sum === 0 ? { area: 0, lon: ring[0]?.[0] ?? 0, lat: ring[0]?.[1] ?? 0, width: 0 } : { area: Math.abs(sum / 2), lon: x / (3 * sum), lat: y / (3 * sum), width: east - west };
}
