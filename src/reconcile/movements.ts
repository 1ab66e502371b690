import type { Claim, PlaceRef } from "../reading/index.ts";
import { byCode, distinct } from "./digest.ts";
import type { Event } from "./event.ts";

type Pair = readonly [from: PlaceRef, to: PlaceRef];

/** The pairs of places that a claim moves between; none where its words do not settle which goes with which. */
function pairsOf(claim: Claim): Pair[] {
  const ends = claim.places.filter((place) => place.role === "from" || place.role === "toward").sort((a, b) => a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end);
  const from = ends.filter((place) => place.role === "from");
  const to = ends.filter((place) => place.role === "toward");
  if (from.length === 1 || to.length === 1) return from.flatMap((start) => to.map((end) => [start, end] as const));
  // "From A towards B and from C towards D": each place goes with its neighbour, where the text alternates throughout.
  if (from.length !== to.length || ends.some((place, at) => place.role !== ends[at % 2]!.role)) return [];
  return from.map((start, at) => [start, to[at]!] as const);
}

/** Key of a place in an event's `places`. */
function keyOf(place: PlaceRef): string {
  return place.id ?? place.name;
}

/** The movements that claims say, each pair of places once, with the claims that say it. */
export function movementsOf(claims: readonly Claim[]): Event["movements"] {
  const found = new Map<string, Event["movements"][number]>();
  for (const claim of claims) {
    for (const pair of pairsOf(claim)) {
      const [from, to] = [keyOf(pair[0]), keyOf(pair[1])];
      if (from === to) continue;
      const key = JSON.stringify([from, to]);
      const known = found.get(key);
      if (known) known.claims.push(claim.id);
      else found.set(key, { from, to, claims: [claim.id] });
    }
  }
  return [...found].sort(([a], [b]) => byCode(a, b)).map(([, one]) => ({ ...one, claims: distinct(one.claims) }));
}
