import { distanceKm } from "../atlas/index.ts";
import type { Claim } from "../reading/index.ts";
import { notGold, type Coordinates, type GoldClaim } from "./gold.ts";

// Compares what was read for one coded claim with what was coded, slot by slot. The rules are those of docs/scoring.md.

export const SLOTS = ["type", "initiators", "targets", "places", "time", "counts", "attributed", "hedged"] as const;
export type Slot = (typeof SLOTS)[number];

/** Coded values that were found, coded, read, and of the read ones those that are right. */
export interface Tally { hit: number; gold: number; predicted: number; right: number }
export const nothing = (): Tally => ({ hit: 0, gold: 0, predicted: 0, right: 0 });

/** The values of one side; null where they are not coded for this claim. */
export type Wanted = Record<Slot, string[] | null>;
export type Got = Record<Exclude<Slot, "places">, string[]> & { places: Claim["places"] };

/** What right answers are looked up in: actors that a unit is part of, and where the coded places lie. */
export interface Known { parents(id: string): readonly string[]; places: Coordinates }

const unique = (values: readonly string[]): string[] => [...new Set(values)];
/** Whether one of the ways of a coded value is this one. */
const allows = (value: string | undefined, way: string): boolean => String(value).split("|").includes(way);

/** "start/end", open ends empty; null without a start. */
export function daySpan(time: GoldClaim["time"] | Claim["time"]): string | null {
  return time && time !== "unscored" && time.start ? `${time.start}/${time.end ?? ""}` : null;
}

/** Whether two stretches of days share a day. */
export function meets(a: string, b: string): boolean {
  const [from = "", to] = a.split("/"), [since = "", until] = b.split("/");
  return from <= (until || "9999") && since <= (to || "9999");
}

/** Who a claim goes back to: the last link's actor; `publisher` without a chain, `unnamed` for whoever has no name. */
export function originOf(claim: Claim): string {
  const last = claim.attribution.at(-1);
  if (!last) return "publisher";
  return last.source.kind === "unnamed" || !last.source.id ? "unnamed" : last.source.id;
}

function hedges(claims: readonly { factuality: string; polarity?: string }[], polarity: boolean): string[] {
  return unique(claims.flatMap((c) => [...(allows(c.factuality, "certain") ? [] : [c.factuality]), ...(polarity && c.polarity === "negative" ? ["negative"] : [])]));
}

/** What is coded. A hedge or an origin that may as well be the plain one is neutral. */
export function wanted(gold: GoldClaim, polarity: boolean): Wanted {
  const day = daySpan(gold.time);
  return {
    type: [gold.type], initiators: gold.initiators ?? [], targets: gold.targets ?? [],
    places: gold.type === "confirmation" && !gold.places?.length ? null : gold.places ?? [],
    time: gold.time === "unscored" ? null : gold.time ? [String(day)] : [],
    counts: (gold.counts ?? []).map((n) => `${n.quantity} ${n.low}..${n.high}`),
    attributed: gold.origin === "publisher" ? [] : allows(gold.origin, "publisher") ? null : [gold.origin],
    hedged: gold.factuality !== "certain" && allows(gold.factuality, "certain") ? null : hedges([gold], polarity),
  };
}

/** What was read, the slots of several claims together. */
export function pooled(claims: readonly Claim[], polarity: boolean): Got {
  const ids = (slot: "initiators" | "targets"): string[] => unique(claims.flatMap((c) => c[slot].map((a) => a.id).filter((id) => id !== null)));
  return {
    type: unique(claims.map((c) => c.type)), initiators: ids("initiators"), targets: ids("targets"), places: claims.flatMap((c) => c.places),
    time: unique(claims.map((c) => daySpan(c.time)).filter((day) => day !== null)),
    counts: unique(claims.flatMap((c) => c.counts.map((n) => `${n.quantity} ${n.low}..${n.high}`))),
    attributed: unique(claims.map(originOf)).filter((o) => o !== "publisher"), hedged: hedges(claims, polarity),
  };
}

/** Compares one slot. A unit of an actor that is coded is right too; civilians as the target are neutral where none is coded. */
export function tally(slot: Slot, want: readonly string[] | null, got: Got, known: Known): Tally {
  if (want === null) return nothing();
  if (slot === "places") return tallyPlaces(want, got.places, known.places);
  const ways = want.map((value) => value.split("|")), accepted = ways.flat();
  const read = slot === "targets" && want.length === 0 ? got.targets.filter((id) => id !== "civilians") : got[slot];
  const actors = slot === "initiators" || slot === "targets" || slot === "attributed";
  const fits = (value: string, among: readonly string[]): boolean => (actors ? within(value, among, known, 0) : among.includes(value));
  return { hit: ways.filter((way) => read.some((value) => fits(value, way))).length, gold: want.length, predicted: read.length, right: read.filter((value) => fits(value, accepted)).length };
}

const DEEPEST = 4;
const within = (id: string, among: readonly string[], known: Known, depth: number): boolean =>
  among.includes(id) || (depth < DEEPEST && known.parents(id).some((up) => within(up, among, known, depth + 1)));

function tallyPlaces(want: readonly string[], read: Claim["places"], coordinates: Coordinates): Tally {
  const coded = want.map((name) => {
    const at = coordinates.get(name);
    if (!at) throw notGold(name, "no places*.json beside the gold has the coordinates of this place");
    return at;
  });
  const distinct = read.filter((p, i) => read.findIndex((q) => q.lat === p.lat && q.lon === p.lon) === i);
  const near = (p: Claim["places"][number], at: { lat: number; lon: number; km: number }): boolean => p.lat !== null && p.lon !== null && distanceKm({ lat: p.lat, lon: p.lon }, at) <= at.km;
  return { hit: coded.filter((at) => distinct.some((p) => near(p, at))).length, gold: coded.length, predicted: distinct.length, right: distinct.filter((p) => coded.some((at) => near(p, at))).length };
}
