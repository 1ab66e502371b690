import type { Event, Fatalities, Version } from "./event.ts";
import { alike } from "./contest.ts";
import { byCode } from "./digest.ts";
import type { ClaimType } from "../reading/index.ts";
import { familyOf } from "./kinds.ts";
import type { Kinship } from "./kinship.ts";
import { holds, type Toll } from "./tolls.ts";

/** One origin's deaths for the whole event. */
interface Total {
  origin: string;
  low: number | null;
  high: number | null;
  claim: string;
  /** Whose deaths it counts; empty when it does not say. */
  groups: string[];
}

const SUPERSEDED = " A figure that its origin later raised is left out.";

/** The figures of one origin that are not parts of one another: its totals, or else the sum over the groups it tells apart. */
function totalsOf(given: readonly Toll[], kinship: Kinship, date: string | null): Total[] {
  // "44 civilians, six of them children": of two figures of one group in one sentence, the smaller is a part unless it says else.
  const tolls = given.filter((toll) => toll.group === null || !given.some((other) => other.claim === toll.claim && other.group === toll.group && (other.low ?? other.high ?? 0) > (toll.low ?? toll.high ?? 0)));
  const single = (toll: Toll): Total => ({ origin: toll.origin, low: toll.low, high: toll.high, claim: toll.claim.id, groups: toll.group === null ? [] : [toll.group] });
  // "16 soldiers, 14 militiamen and 21 assailants": several figures of one sentence are of different people.
  const whole = alike(tolls, (toll) => toll.claim.id).filter((parts) => parts.some((part) => part.group === null));
  if (whole.length > 0) {
    return whole.map((parts) => parts.length === 1 ? single(parts[0]!) : sum(parts, parts.map((part) => `${part.claim.id} ${part.count.id}`)));
  }
  const groups = new Map<string, Toll[]>();
  for (const toll of tolls) {
    const held = groups.get(toll.group!);
    if (held) held.push(toll);
    else groups.set(toll.group!, [toll]);
  }
  // A unit's dead are among its army's: only the widest group of each kind is added.
  const widest = [...groups.keys()].filter((id) => ![...groups.keys()].some((other) => other !== id && holds(other, id, kinship, date))).sort(byCode);
  if (widest.length <= 1) return tolls.filter((toll) => widest.includes(toll.group!)).map(single);
  const lists = widest.map((id) => groups.get(id)!);
  // Figures are added only within one page of the origin: those of two pages may be of two moments.
  const pages = new Set(lists[0]!.map((toll) => toll.claim.document));
  const together = [...pages].filter((page) => lists.every((list) => list.some((toll) => toll.claim.document === page)));
  if (together.length === 0) return tolls.filter((toll) => widest.includes(toll.group!)).map(single);
  return together.sort(byCode).map((page) => {
    const parts = lists.map((list) => list.filter((toll) => toll.claim.document === page).sort((a, b) => (b.low ?? b.high ?? 0) - (a.low ?? a.high ?? 0) || byCode(a.claim.id, b.claim.id))[0]!);
    return sum(parts, widest);
  });
}

/** The figures of different groups added up; the claim of the largest stands for them all. */
function sum(parts: readonly Toll[], groups: string[]): Total {
  const largest = [...parts].sort((a, b) => (b.low ?? 0) - (a.low ?? 0) || byCode(a.claim.id, b.claim.id))[0]!;
  return {
    origin: largest.origin, claim: largest.claim.id, groups,
    low: parts.every((part) => part.low !== null) ? parts.reduce((total, part) => total + part.low!, 0) : null,
    high: parts.every((part) => part.high !== null) ? parts.reduce((total, part) => total + part.high!, 0) : null,
  };
}

/** Whether one figure counts only some of those whom the other counts: one army of two, a unit of its army. */
function partial(total: Total, other: Total, kinship: Kinship, date: string | null): boolean {
  if (total === other || total.groups.length === 0 || other.groups.length === 0) return false;
  const within = (part: string, whole: string): boolean => part === whole || holds(whole, part, kinship, date);
  return total.groups.every((part) => other.groups.some((whole) => within(part, whole)))
    && !other.groups.every((whole) => total.groups.some((part) => within(whole, part)));
}

/**
 * Deaths low, best and high, as UCDP GED counts them: low the smallest credible total, high the greatest, best the
 * figure that most independent origins give and, among equals, the lowest. `independent` says which origins count once
 * each; `tolls` are the event's figures and `type` its type. No figure, no bound: null.
 */
export function fatalitiesOf(tolls: readonly Toll[], type: ClaimType, independent: (origin: string) => boolean, kinship: Kinship, date: string | null): Fatalities {
  const said = tolls.filter((toll) => toll.quantity === "killed" && toll.claim.factuality !== "unknown");
  // The dead of a massacre within a battle are no total of the battle, where the battle has figures of its own.
  const own = said.filter((toll) => familyOf(toll.claim.type) === "none" || familyOf(toll.claim.type) === familyOf(type));
  const deaths = own.length > 0 ? own : said;
  const standing = deaths.filter((toll) => !toll.superseded);
  const none = { low: null, best: null, high: null };
  if (standing.length === 0) return { ...none, claims: none, rule: "No claim gives a number of deaths." };
  const byOrigin = new Map<string, Toll[]>();
  for (const toll of standing) {
    const held = byOrigin.get(toll.origin);
    if (held) held.push(toll);
    else byOrigin.set(toll.origin, [toll]);
  }
  const all = [...byOrigin.keys()].sort(byCode).flatMap((origin) => totalsOf(byOrigin.get(origin)!, kinship, date));
  const totals = all.filter((total) => !all.some((other) => partial(total, other, kinship, date)));
  const figure = (total: Total): number => total.low ?? total.high ?? 0;
  const ordered = (pick: (total: Total) => number): Total[] => [...totals].sort((a, b) => pick(a) - pick(b) || byCode(a.origin, b.origin) || byCode(a.claim, b.claim));
  const floors = totals.filter((total) => total.low !== null);
  const low = ordered(figure).find((total) => floors.includes(total)) ?? null;
  const supporters = (total: Total): number => new Set(totals.filter((other) => figure(other) === figure(total) && independent(other.origin)).map((other) => other.origin)).size;
  const best = ordered(figure).sort((a, b) => supporters(b) - supporters(a) || figure(a) - figure(b))[0]!;
  const closed = ordered((total) => total.high ?? 0).filter((total) => total.high !== null).at(-1) ?? null;
  const open = ordered((total) => total.low ?? 0).filter((total) => total.high === null).at(-1) ?? null;
  const unbounded = open !== null && (closed === null || open.low! > closed.high!);
  const high = unbounded ? null : closed;
  const rule = [
    "Low is the smallest total that an origin gives, high the greatest; best is the one that most independent origins give and, among equals, the lowest.",
    unbounded ? " There is no high: the greatest figure has no upper bound." : "",
    totals.some((total) => total.groups.length > 1) ? " Deaths of different groups are added only where one origin gives them on one page." : "",
    deaths.length > standing.length ? SUPERSEDED : "",
  ].join("");
  return {
    low: low?.low ?? null, best: figure(best), high: high?.high ?? null,
    claims: { low: low?.claim ?? null, best: best.claim, high: high?.claim ?? null }, rule,
  };
}

/** Which figures a bound is: the one whose value it is, or those of one page that add up to it; none where it has no claim behind it. */
export function tollsBehind({ fatalities, versions }: Pick<Event, "fatalities" | "versions">, bound: "low" | "best" | "high"): Version["tolls"] {
  const value = fatalities[bound], claim = fatalities.claims[bound];
  if (value === null || claim === null) return [];
  for (const { tolls } of versions) {
    const killed = tolls.filter(({ quantity }) => quantity === "killed"), own = killed.filter((toll) => toll.claim === claim);
    if (own.length === 0) continue;
    const one = own.find((toll) => toll.value.low === value || toll.value.high === value);
    if (one) return [one];
    for (const list of [own, killed.filter(({ document }) => document === own[0]!.document)]) for (const end of ["low", "high"] as const)
      if (list.length > 1 && list.reduce((sum, toll) => sum + (toll.value[end] ?? 0), 0) === value) return list;
  }
  return [];
}
