import type { Claim } from "../reading/index.ts";
import { sameTime, type Stretch } from "./calendar.ts";
import { byCode } from "./digest.ts";
import { alike, cite, divided, figureOf, tells, type Bench } from "./contest.ts";
import type { Slot } from "./event.ts";
import { familyOf } from "./kinds.ts";
import { sameWording } from "./appearances.ts";
import { contradict, least, most, type Toll } from "./tolls.ts";

/** How far two origins agree on what happened, at best: with proven, undecided or no independence. */
export type Concord = "independent" | "undecided" | "none";

/** The days that a claim itself names, and its place keys: what agreement is measured on. */
export interface Placed { when(claim: Claim): Stretch | null; spots(claim: Claim): readonly string[] }

function ids(claim: Claim): { doers: string[]; done: string[] } {
  return {
    doers: claim.initiators.map((ref) => ref.id).filter((id) => id !== null),
    done: claim.targets.map((ref) => ref.id).filter((id) => id !== null),
  };
}

function compatible(a: readonly string[], b: readonly string[], bench: Bench): boolean | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.some((x) => b.some((y) => x === y || bench.kinship.bond(x, y, bench.date)?.kind === "one"));
}

/** A statement of what happened to which its origin commits itself. */
function commits(claim: Claim): boolean {
  return tells(claim) && claim.type !== "assessment" && claim.type !== "toll" && claim.type !== "responsibility" && claim.type !== "movement"
    && (claim.factuality === "certain" || claim.factuality === "probable");
}

/** Whether two claims say that the same thing happened: one type, one day, one place, actors that do not differ and at least one shared. */
function sameStatement(a: Claim, b: Claim, bench: Bench, placed: Placed): boolean {
  if (!commits(a) || !commits(b) || a.type !== b.type) return false;
  const [x, y] = [placed.when(a), placed.when(b)];
  if (x === null || y === null || !sameTime(x, y)) return false;
  const keys = new Set(placed.spots(a));
  if (!placed.spots(b).some((key) => keys.has(key))) return false;
  const [p, q] = [ids(a), ids(b)];
  const doers = compatible(p.doers, q.doers, bench);
  const done = compatible(p.done, q.done, bench);
  return doers !== false && done !== false && (doers === true || done === true);
}

/** Whether two figures are of the same people and can both hold, said of one day. */
function sameToll(a: Toll, b: Toll, bench: Bench, placed: Placed): boolean {
  if (a.quantity !== b.quantity || a.quantity === "other" || a.superseded || b.superseded || a.group === null || a.group !== b.group) return false;
  if (contradict(a, b, bench.kinship, bench.date) || !(least(a) <= most(b) && least(b) <= most(a))) return false;
  // "More than twenty" agrees with every figure above it; only figures that say the same number speak for one another.
  if (figureOf(a) !== figureOf(b) && !(a.low === b.low && a.low !== null)) return false;
  const hedged = [a, b].some(({ claim }) => claim.factuality === "possible" || claim.factuality === "unknown");
  const [x, y] = [placed.when(a.claim), placed.when(b.claim)];
  return !hedged && x !== null && y !== null && sameTime(x, y);
}

/**
 * How well the event's origins agree. Only claims whose membership is decided count; origins that contradict each
 * other on what happened agree on nothing; what merely repeats an origin adds nothing.
 */
export function concord(claims: readonly Claim[], tolls: readonly Toll[], bench: Bench, placed: Placed): Concord {
  const apart = divided(claims, bench);
  const dependent = new Set(bench.sources.origins.filter((origin) => origin.independence === "dependent" && origin.kind !== "unnamed").map((origin) => origin.id));
  const usable = claims.filter((claim) => bench.decided(claim) && bench.sources.firsthand(claim.id) && !dependent.has(bench.sources.of.get(claim.id)!));
  let found: Concord = "none";
  const weigh = (one: Claim, other: Claim, agree: () => boolean): boolean => {
    const [a, b] = [bench.sources.of.get(one.id)!, bench.sources.of.get(other.id)!];
    if (a === b || apart.has(`${a} ${b}`)) return false;
    let verdict = bench.sources.between(a, b);
    // Two outlets that saw the same do not write the same: one of them copied a sentence, whatever stands around it.
    if (verdict === "independent" && one.attribution.length === 0 && other.attribution.length === 0 && sameWording(one.span.exact, other.span.exact)) verdict = "undecided";
    if (verdict === "dependent" || (verdict === "undecided" && found === "undecided") || !agree()) return false;
    found = verdict;
    return found === "independent";
  };
  const buckets = new Map<string, Claim[]>();
  for (const claim of usable) if (commits(claim)) (buckets.get(claim.type) ?? buckets.set(claim.type, []).get(claim.type)!).push(claim);
  for (const bucket of buckets.values()) {
    // One of each kind: what one origin says alike twice agrees with the same others.
    const list = alike(bucket, (claim) => JSON.stringify([bench.sources.of.get(claim.id), placed.when(claim), placed.spots(claim), ids(claim)])).map(([first]) => first!);
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        if (weigh(a, b, () => sameStatement(a, b, bench, placed))) return "independent";
      }
    }
  }
  const known = new Set(usable);
  const figures = alike(tolls.filter((toll) => known.has(toll.claim)), (toll) => JSON.stringify([toll.origin, toll.quantity, toll.group, toll.low, toll.high, toll.superseded, toll.claim.factuality, placed.when(toll.claim)])).map(([first]) => first!);
  for (const [at, a] of figures.entries()) {
    for (const b of figures.slice(at + 1)) if (weigh(a.claim, b.claim, () => sameToll(a, b, bench, placed))) return "independent";
  }
  return found;
}

/** The slots on which at least two origins that do not repeat each other say the same. */
export function agreedOf(claims: readonly Claim[], bench: Bench, contested: readonly Slot[]): Slot[] {
  const slots: Slot[] = [];
  const told = claims.filter((claim) => tells(claim) && bench.decided(claim) && familyOf(claim.type) !== "none");
  const disputed = new Set(contested.map((slot) => slot.attribute));
  const gather = (attribute: Slot["attribute"], said: (claim: Claim) => { value: string; words: { text: string; anchor: { start: number; end: number } } | null }[]): void => {
    if (disputed.has(attribute)) return;
    const held = new Map<string, Slot["values"]>();
    for (const claim of told) {
      const origin = bench.sources.of.get(claim.id)!;
      for (const { value, words } of said(claim)) {
        const list = held.get(value) ?? held.set(value, []).get(value)!;
        if (!list.some((one) => one.origin === origin)) list.push({ ...cite(claim, value, words), origin });
      }
    }
    for (const [, values] of [...held].sort(([a], [b]) => byCode(a, b))) {
      const free = values.filter((one, at) => values.slice(0, at).every((other) => bench.sources.between(one.origin, other.origin) !== "dependent"));
      if (free.length > 1) slots.push({ attribute, quantity: null, group: null, values: values.sort((a, b) => byCode(a.origin, b.origin) || byCode(a.claim, b.claim)) });
    }
  };
  gather("type", (claim) => [{ value: claim.type, words: null }]);
  gather("initiator", (claim) => claim.initiators.filter((ref) => ref.id !== null).map((ref) => ({ value: ref.id!, words: ref })));
  gather("target", (claim) => claim.targets.filter((ref) => ref.id !== null).map((ref) => ({ value: ref.id!, words: ref })));
  gather("place", (claim) => claim.places.filter((place) => place.id !== null).map((place) => ({ value: place.id!, words: place })));
  gather("time", (claim) => claim.time === null || claim.time.start === null ? []
    : [{ value: claim.time.start === claim.time.end ? claim.time.start : `${claim.time.start}..${claim.time.end ?? ""}`, words: claim.time }]);
  return slots;
}
