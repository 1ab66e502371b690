import type { Claim } from "../reading/index.ts";
import { byCode, distinct } from "./digest.ts";
import { cite, denies, tells, type Bench } from "./contest.ts";
import type { Origin, Version } from "./event.ts";
import type { Toll } from "./tolls.ts";

const NONE = "none";

/** Which actors' sides stand against each other in the claims: one acts on the other. */
function opposed(claims: readonly Claim[], bench: Bench): Set<string> {
  const pairs = new Set<string>();
  for (const claim of claims) {
    if (claim.type === "control" || claim.type === "agreement") continue;
    for (const doer of claim.initiators) {
      for (const done of claim.targets) {
        if (doer.id === null || done.id === null) continue;
        const [x, y] = [bench.kinship.top(doer.id, bench.date), bench.kinship.top(done.id, bench.date)];
        pairs.add(`${x} ${y}`).add(`${y} ${x}`);
      }
    }
  }
  return pairs;
}

/**
 * Gathers the origins' sides into camps: sides with a tie straight to one another are one, unless the claims tell of
 * one acting on the other. Answers each side's camp, named after the member that takes part, else the first by id.
 */
export function campsOf(origins: readonly Origin[], claims: readonly Claim[], bench: Bench): Map<string, string> {
  const sides = distinct(origins.map((origin) => origin.side).filter((side) => side !== null));
  const against = opposed(claims, bench);
  const belligerent = new Map<string, number>();
  for (const claim of claims) {
    for (const ref of [...claim.initiators, ...claim.targets]) {
      if (ref.id === null) continue;
      const top = bench.kinship.top(ref.id, bench.date);
      belligerent.set(top, (belligerent.get(top) ?? 0) + 1);
    }
  }
  const camps: string[][] = [];
  // Those that take part found the camps; their backers join them.
  const order = [...sides].sort((a, b) => (belligerent.get(b) ?? 0) - (belligerent.get(a) ?? 0) || byCode(a, b));
  for (const side of order) {
    const camp = camps.find((members) => members.some((other) => bench.kinship.tied(side, other, bench.date))
      && !members.some((other) => against.has(`${side} ${other}`)));
    if (camp) camp.push(side);
    else camps.push([side]);
  }
  return new Map(camps.flatMap((members) => members.map((member) => [member, members[0]!] as const)));
}

/** Whether a claim speaks against the event or leaves it open. That an outlet itself had no comment from anyone is no side's word. */
function doubts(claim: Claim, bench: Bench): boolean {
  if (claim.factuality === "unknown") return bench.sources.voices.get(bench.sources.of.get(claim.id)!)?.own !== true;
  return claim.polarity === "negative" || denies(claim);
}

/**
 * What each side says happened: one version a camp, and one for the origins whose side nobody knows. Those that tell
 * something come first, then those that only deny or doubt it. Origins that only relay or confirm have no part in them.
 */
export function versionsOf(origins: readonly Origin[], claims: readonly Claim[], tolls: readonly Toll[], bench: Bench): Version[] {
  const camps = campsOf(origins, claims, bench);
  const campOf = new Map(origins.map((origin) => [origin.id, origin.side === null ? NONE : camps.get(origin.side) ?? origin.side]));
  const originOf = (claim: Claim): string => bench.sources.of.get(claim.id)!;
  const counting = new Set(tolls.map((toll) => toll.claim.id));
  const informs = (claim: Claim): boolean => counting.has(claim.id) || (tells(claim) && claim.type !== "toll");
  const speaking = new Set(claims.filter((claim) => informs(claim) || doubts(claim, bench)).map(originOf));
  const byCamp = new Map<string, Claim[]>();
  for (const claim of [...claims].sort((a, b) => byCode(a.id, b.id))) {
    if (!speaking.has(originOf(claim))) continue;
    const camp = campOf.get(originOf(claim)) ?? NONE;
    const held = byCamp.get(camp);
    if (held) held.push(claim);
    else byCamp.set(camp, [claim]);
  }
  const rank = (held: readonly Claim[]): number => Number(!held.some(informs));
  const order = [...byCamp].sort(([a, x], [b, y]) => rank(x) - rank(y) || Number(a === NONE) - Number(b === NONE) || byCode(a, b));
  return order.map(([side, held]) => {
    const types = new Map<string, Version["types"][number]>();
    for (const claim of held) if (tells(claim) && claim.type !== "toll" && !types.has(claim.type)) types.set(claim.type, cite(claim, claim.type));
    const own = new Set(held.map((claim) => claim.id));
    return {
      side, name: side === NONE ? "no known side" : bench.kinship.name(side),
      origins: distinct(held.map(originOf)), claims: held.map((claim) => claim.id),
      types: [...types.values()],
      tolls: tolls.filter((toll) => own.has(toll.claim.id)).map((toll) => ({
        ...cite(toll.claim, { low: toll.low, high: toll.high }, toll.count), quantity: toll.quantity, group: toll.group, of: toll.count.of,
      })),
    };
  });
}
