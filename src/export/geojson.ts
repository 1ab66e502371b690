import type { Feature, Geometry, Position } from "geojson";
import type { Claim, PlaceRef } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";
import type { Bundle, EventFormat } from "./dataset.ts";
import { deathsOf } from "./figures.ts";

/**
 * Events as GeoJSON (RFC 7946): one feature an event, at its places; and one feature a movement that the events hold, as a
 * line from where to where. An event whose places have no coordinates has a null geometry: it is never put somewhere by guess.
 * `precision` (1 exact, 2 area, 3 region) says how far the point may be taken for one.
 */
export const geojson: EventFormat = {
  name: "geojson", of: "events", extension: "geojson", media: "application/geo+json", open: false, columns: null,
  // A member of recoupe's own, as RFC 7946 §6.1 allows: readers pass over it.
  begin: (header) => `{"type":"FeatureCollection","export":${JSON.stringify(header)},"features":[\n`, between: ",\n", end: "\n]}\n",
  write: (item) => ({ id: item.event.id, text: featuresOf(item).map((feature) => JSON.stringify(feature)).join(",\n") }),
};

function featuresOf(item: Bundle): Feature<Geometry | null>[] {
  const { event, claims } = item, features: Feature<Geometry | null>[] = [{ type: "Feature", id: event.id, geometry: placesOf(event), properties: { ...propertiesOf(event, deathsOf(item)), verdict: item.verdict && { verb: item.verdict.verb, reason: item.verdict.reason, author: item.verdict.author, at: item.verdict.at } } }];
  for (const id of event.claims) {
    const claim = claims.get(id);
    const line = claim?.type === "movement" ? lineOf(claim) : null;
    if (claim && line) features.push({
      type: "Feature", id: claim.id, geometry: { type: "LineString", coordinates: line },
      properties: { kind: "movement", event: event.id, from: nameAs(claim, "from"), toward: nameAs(claim, "toward"), exact: claim.span.exact, factuality: claim.factuality, polarity: claim.polarity },
    });
  }
  return features;
}

function placesOf(event: Event): Geometry | null {
  const all = event.places.filter((p) => p.role === "at" || p.role === "near")
    .flatMap(({ lat, lon }): Position[] => (lat === null || lon === null ? [] : [[lon, lat]]));
  const points = all.filter(([lon, lat], at) => all.findIndex(([x, y]) => x === lon && y === lat) === at);
  if (points.length === 0) return null;
  return points.length === 1 ? { type: "Point", coordinates: points[0]! } : { type: "MultiPoint", coordinates: points };
}

function propertiesOf(event: Event, deaths: Event["fatalities"]): Record<string, unknown> {
  return {
    kind: "event", episode: event.episode, type: event.type, status: event.status,
    start: event.time?.start ?? null, end: event.time?.end ?? null, time_precision: event.time?.precision ?? null,
    time_candidates: event.time?.candidates ?? [],
    places: event.places.map((p) => ({ id: p.id, name: p.name, precision: p.precision, role: p.role })),
    precision: event.places.length === 0 ? null : Math.max(...event.places.map((p) => p.precision)),
    initiators: event.initiators.map((a) => a.name), targets: event.targets.map((a) => a.name),
    fatalities_low: deaths.low, fatalities_best: deaths.best, fatalities_high: deaths.high, fatalities_rule: deaths.rule,
    origins: event.origins.map((o) => ({ name: o.name, independence: o.independence, outlets: o.outlets.map((outlet) => outlet.name) })),
    documents: event.documents.map((d) => d.captured_from),
  };
}

function lineOf(claim: Claim): Position[] | null {
  const at = (role: PlaceRef["role"]) => claim.places.filter((p) => p.role === role)
    .flatMap(({ lat, lon }): Position[] => (lat === null || lon === null ? [] : [[lon, lat]]));
  const [from] = at("from"), [toward] = at("toward");
  return from && toward ? [from, toward] : null;
}

function nameAs(claim: Claim, role: PlaceRef["role"]): string {
  return claim.places.filter((p) => p.role === role).map((p) => p.name).join(", ");
}
