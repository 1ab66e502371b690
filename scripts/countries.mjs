// Countries for the gazetteer: their names from the Unicode CLDR (Node's Intl) and data/countries.tsv, their place, extent
// and land neighbours from the Natural Earth polygons in world-atlas.

import { feature, neighbors } from "topojson-client";

const LANGUAGES = ["en", "fr", "ar"];
/** Polygons that Natural Earth draws by de facto control and gives no ISO code. */
const UNCODED = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY" };

/** ISO 3166-1 alpha-2 for a polygon of world-atlas (whose ids are numeric codes; the CLDR maps them), or null. */
export function codeOf(geometry) {
  if (!geometry.id) return UNCODED[geometry.properties.name] ?? null;
  const region = new Intl.Locale(`und-${geometry.id}`).region;
  return /^[A-Z]{2}$/.test(region ?? "") ? region : null;
}

/**
 * @param topology world-atlas countries-50m.json
 * @param cities rows of cities; the capital stands in for a country too small to have a polygon
 * @param names text of data/countries.tsv
 * @returns {{ rows: import("../src/atlas/row.ts").AtlasRow[], borders: Map<string, string[]> }} rows `cc:XX`, class A, code
 *   PCLI, the point of greatest mass of the largest polygon, precision_km the radius of a circle of its area
 */
export function countries(topology, cities, names, taggedNames) {
  const geometries = topology.objects.countries.geometries;
  const codes = geometries.map(codeOf);
  const next = neighbors(geometries);
  const borders = new Map();
  codes.forEach((code, i) => {
    if (code === null) return;
    const set = borders.get(code) ?? new Set();
    for (const j of next[i]) if (codes[j] !== null && codes[j] !== code) set.add(codes[j]);
    borders.set(code, set);
  });

  const discs = new Map();
  geometries.forEach((geometry, i) => {
    if (codes[i] === null) return;
    const disc = largest(feature(topology, geometry).geometry);
    if (disc && disc.area > (discs.get(codes[i])?.area ?? 0)) discs.set(codes[i], disc);
  });

  const extra = new Map(names.split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("|")).map(([code, list]) => [code, taggedNames(list, ";")]));
  const capitals = new Map(cities.filter(({ code }) => code === "PPLC").map((city) => [city.country, city]));
  const codesOfAll = [...new Set([...discs.keys(), ...capitals.keys(), ...cities.map(({ country }) => country)])].sort();
  const rows = codesOfAll.flatMap((code) => {
    const disc = discs.get(code), at = disc ?? capitals.get(code);
    const all = [...cldr(code), ...(extra.get(code) ?? [])];
    // The CLDR tells the two Congos apart by their capitals, which no report does.
    const name = all.find((given) => given.language === "en" && !given.name.includes(" - "));
    if (!at || !name) return [];
    return [{
      id: `cc:${code}`, name: name.name, lat: round(at.lat), lon: round(at.lon), class: "A", code: "PCLI", country: code, admin1: "", population: 0,
      precision_km: disc ? Math.max(1, Math.round(Math.sqrt(disc.area / Math.PI))) : 10,
      names: all,
    }];
  });
  return { rows, borders: new Map([...borders].map(([code, set]) => [code, [...set].sort()])) };
}

/** The CLDR's long and short names; what it puts in brackets is dropped, initials with dots are left to our own list. */
function cldr(code) {
  return LANGUAGES.flatMap((language) => [...new Set(["long", "short"].flatMap((style) => {
    const name = new Intl.DisplayNames(language, { type: "region", style, fallback: "none" }).of(code);
    if (!name || /\.|^.{1,2}$/.test(name)) return [];
    return [name.replace(/\s*\(.*\)$/, "")];
  }))].map((name) => ({ language, name })));
}

const round = (degrees) => Math.round(degrees * 1e4) / 1e4;

/** The largest polygon of a geometry: its centre of mass in degrees and its area in km². */
function largest(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  // Every ring: the outer one of Antarctica runs along the pole, and its coast counts as a hole in it.
  const discs = polygons.flat().map((wrapped) => {
    const ring = unwrapped(wrapped);
    let doubled = 0, x = 0, y = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x0, y0] = ring[i], [x1, y1] = ring[i + 1], cross = x0 * y1 - x1 * y0;
      doubled += cross; x += (x0 + x1) * cross; y += (y0 + y1) * cross;
    }
    const lat = y / (3 * doubled), lon = x / (3 * doubled);
    return { lat, lon: ((lon + 540) % 360) - 180, area: Math.abs(doubled / 2) * 111.32 ** 2 * Math.cos(lat * Math.PI / 180) };
  });
  return discs.filter(({ area }) => area > 0).sort((a, b) => b.area - a.area)[0];
}

/** A ring whose longitudes run on across the date line (Russia), and which is closed over the pole if it goes around it (Antarctica). */
function unwrapped(ring) {
  const points = [];
  let turn = 0;
  ring.forEach(([lon, lat], i) => {
    if (i > 0) turn -= 360 * Math.round((lon - ring[i - 1][0]) / 360);
    points.push([lon + turn, lat]);
  });
  const first = points[0], last = points.at(-1);
  if (Math.abs(first[0] - last[0]) > 1) points.push([last[0], Math.sign(last[1]) * 90], [first[0], Math.sign(last[1]) * 90], first);
  return points;
}
