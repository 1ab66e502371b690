// The lines along which countries border on each other, from the arcs that their polygons in world-atlas share.

import { mesh } from "topojson-client";
import { codeOf } from "./countries.mjs";

/**
 * @param topology world-atlas countries-50m.json
 * @param borders ISO alpha-2 code to the codes of its land neighbours
 * @param pairOf makes the key of a pair
 * @returns {Map<string, [number, number][][]>} for each pair of neighbours its lines of [latitude, longitude]
 */
export function frontiers(topology, borders, pairOf) {
  const byCode = new Map();
  for (const geometry of topology.objects.countries.geometries) {
    const code = codeOf(geometry);
    if (code !== null) byCode.set(code, [...(byCode.get(code) ?? []), geometry]);
  }
  const found = new Map();
  for (const [a, next] of borders) {
    for (const b of next.filter((code) => a < code)) {
      const own = new Set(byCode.get(a));
      const geometries = [...own, ...byCode.get(b)];
      const shared = mesh(topology, { type: "GeometryCollection", geometries }, (p, q) => p !== q && own.has(p) !== own.has(q));
      found.set(pairOf(a, b), shared.coordinates.map((line) => line.map(([lon, lat]) => [lat, lon])));
    }
  }
  return found;
}
