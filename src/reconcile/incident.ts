import { isoOf, length, LONGEST_OCCURRENCE, sameTime, shared, type Stretch } from "./calendar.ts";
import { byCode } from "./digest.ts";
import type { Facts } from "./facts.ts";
import { addHours, hoursApart, type HoursByAct } from "./hours.ts";
import { related, takes, type Family } from "./kinds.ts";
import type { Kinship } from "./kinship.ts";
import { groupOf } from "./tolls.ts";
import { leastDistance, samePlace, type Spot } from "./whereabouts.ts";

/** The claims of one story on one occurrence. */
export interface Incident {
  facts: Facts[];
  spots: Spot[];
  when: Stretch | null;
  candidates: Stretch[];
  families: Set<Family>;
  actors: Set<string>;
  /** The ends of its acts: in a clash told by both sides each party stands at both. */
  doers: Set<string>;
  done: Set<string>;
  hours: HoursByAct;
  background: boolean;
  /** No claim of it is an occurrence by itself: it is made of leaning claims that found nothing to lean on. */
  leaning: boolean;
}

// "An advance from the gas field toward the town": how far off a leaning claim's place may be from its occurrence.
const LEAN_KM = 60;
const DEADLY: ReadonlySet<Family> = new Set<Family>(["ground", "blast", "fire", "attack"]);

function start(facts: Facts): Incident {
  const incident: Incident = {
    facts: [], spots: [], when: facts.when, candidates: facts.candidates, families: new Set(), actors: new Set(), doers: new Set(), done: new Set(), hours: {},
    background: facts.background, leaning: facts.leaning,
  };
  admit(incident, facts);
  return incident;
}

function admit(incident: Incident, facts: Facts): void {
  incident.facts.push(facts);
  addHours(incident.hours, facts.hours);
  // A movement's far end is not where the occurrence was; a leaning claim brings no place to one that has its own.
  if (!facts.leaning || incident.spots.length === 0) {
    for (const spot of facts.spots) if (!incident.spots.some((known) => known.key === spot.key)) incident.spots.push(spot);
  }
  if (incident.when === null) incident.when = facts.leaning && facts.background ? null : facts.when;
  else if (facts.when !== null && !facts.leaning && !incident.background) {
    const wide = { from: Math.min(incident.when.from, facts.when.from), to: Math.max(incident.when.to, facts.when.to) };
    if (length(wide) <= Math.max(2, length(incident.when))) incident.when = wide;
  }
  if (incident.when === null && incident.candidates.length === 0) incident.candidates = facts.candidates;
  if (facts.family !== "none") incident.families.add(facts.family);
  if (!facts.leaning) {
    for (const id of facts.doers) incident.doers.add(id);
    for (const id of facts.done) incident.done.add(id);
  }
  if (!facts.leaning || incident.actors.size === 0) for (const id of [...facts.doers, ...facts.done]) incident.actors.add(id);
}

function date(stretch: Stretch | null): string | null {
  return stretch === null ? null : isoOf(stretch.from);
}

/** Whether two sets of actors share one, or have two that are tied. Null when either is empty. */
export function acquainted(a: Iterable<string>, b: Iterable<string>, when: Stretch | null, kinship: Kinship): boolean | null {
  const left = [...a];
  const right = [...b];
  if (left.length === 0 || right.length === 0) return null;
  if (left.some((x) => right.includes(x))) return true;
  const day = date(when);
  return left.some((x) => right.some((y) => kinship.linked(x, y, day)));
}

/** Who acts on whom. */
export interface Ends { doers: Iterable<string>; done: Iterable<string> }

/**
 * Whether two acts have parties in common: null when either names none. Where each has an end that the other does not
 * know, they are two acts: an army that two bands attack in one town on one day was attacked twice.
 */
export function sameParties(a: Ends, b: Ends, when: Stretch | null, kinship: Kinship): boolean | null {
  const known = acquainted([...a.doers, ...a.done], [...b.doers, ...b.done], when, kinship);
  if (known !== true) return known;
  const strange = (one: Ends, other: Ends): boolean => [one.doers, one.done].some((end) => acquainted(end, [...other.doers, ...other.done], when, kinship) === false);
  return !(strange(a, b) && strange(b, a));
}

function timeFits(incident: Incident, facts: Facts): boolean {
  if (facts.when === null && facts.candidates.length > 0 && incident.candidates.length > 0) {
    return facts.candidates.some((one) => incident.candidates.some((other) => shared(one, other) > 0));
  }
  if (facts.when === null || incident.when === null) return facts.background === incident.background || !facts.background;
  return sameTime(facts.when, incident.when);
}

function placeFits(incident: Incident, facts: Facts): boolean {
  if (facts.spots.length === 0 || incident.spots.length === 0) return true;
  return facts.spots.some((a) => incident.spots.some((b) => samePlace(a, b)));
}

/** How well a claim that is an occurrence by itself fits an incident of its own story; null when it does not. */
function fit(incident: Incident, facts: Facts, kinship: Kinship): number | null {
  if (incident.background !== facts.background) return null;
  if (!timeFits(incident, facts) || !placeFits(incident, facts)) return null;
  if (incident.families.size > 0 && ![...incident.families].every((family) => related(family, facts.family))) return null;
  // "Nine months after it was driven out": a change of hands the other way is another day's, unless the day is said.
  if ((facts.when === null || incident.when === null) && takes(facts.claim.type)
    && incident.facts.some((one) => takes(one.claim.type) && one.claim.type !== facts.claim.type)) return null;
  if (countedApart(incident, facts) || (hoursApart(incident.hours, facts.hours) && !countedAlike(incident, facts))) return null;
  const known = sameParties(incident, facts, facts.when, kinship);
  if (known === false && !rivals(incident, facts, kinship)) return null;
  return (facts.when !== null && incident.when !== null ? 4 : 0) + (known ? 2 : 0)
    + (facts.spots.some((a) => incident.spots.some((b) => a.key === b.key)) ? 1 : 0);
}

/** Exact numbers of dead that a claim of an occurrence gives, by whose they are; what a later number replaces is left out. */
export function deathsOf({ claim, leaning }: Facts): Map<string, number> {
  const found = new Map<string, number>();
  if (leaning || claim.polarity === "negative") return found;
  for (const count of claim.counts) {
    const group = groupOf(claim, count);
    if (count.quantity === "killed" && count.low !== null && count.low === count.high && count.part_of === null && count.amends === null && group !== null) found.set(group, count.low);
  }
  return found;
}

/** One source that gives two numbers of dead of one side for two acts of one kind tells of two acts. */
function countedApart(incident: Incident, facts: Facts): boolean {
  const deaths = deathsOf(facts);
  if (deaths.size === 0) return false;
  const source = (claim: Facts["claim"]): string | null => { const last = claim.attribution.at(-1)?.source; return last === undefined ? "" : last.id ?? last.name; };
  return incident.facts.some((one) => {
    if (one.claim.type !== facts.claim.type || source(one.claim) !== source(facts.claim)) return false;
    const theirs = deathsOf(one);
    const both = [...deaths].filter(([group]) => theirs.has(group));
    return both.length > 0 && both.every(([group, many]) => theirs.get(group) !== many);
  });
}

/** The same number of dead of one side: then an hour that differs is a slip, and no second act. */
function countedAlike(incident: Incident, facts: Facts): boolean {
  const deaths = deathsOf(facts);
  return incident.facts.some((one) => [...deathsOf(one)].some(([group, many]) => deaths.get(group) === many));
}

/** One strike with two authors named: the same family, day and place, and no two targets that differ. */
function rivals(incident: Incident, facts: Facts, kinship: Kinship): boolean {
  if (!incident.families.has(facts.family) || facts.family === "ground" || facts.when === null || incident.when === null) return false;
  const targets = incident.facts.flatMap((one) => one.done);
  return acquainted(targets, facts.done, facts.when, kinship) !== false
    && facts.spots.some((a) => incident.spots.some((b) => a.key === b.key));
}

/** How well a leaning claim fits an incident; null when it clearly belongs elsewhere. */
function lean(incident: Incident, facts: Facts, kinship: Kinship): number | null {
  if (facts.background || incident.background) {
    if (facts.background !== incident.background || facts.when === null || incident.when === null) return null;
  }
  let score = 0;
  if (facts.when !== null && incident.when !== null) {
    // A toll "since Friday" or a control "on Saturday" goes with an occurrence that it covers.
    if (shared(facts.when, incident.when) === 0 || length(facts.when) > LONGEST_OCCURRENCE) return null;
    score += 4;
  } else if (!timeFits(incident, facts)) return null;
  if (facts.spots.length > 0 && incident.spots.length > 0) {
    if (placeFits(incident, facts)) score += 4;
    // "It was steered from the base at …": a far place that the act came from is not where it was done.
    else if (!facts.spots.every((spot) => spot.vague) && !(facts.claim.type === "responsibility" && facts.spots.every((spot) => spot.role === "from"))) {
      const km = leastDistance(facts.spots, incident.spots);
      if (km === null || km > LEAN_KM || facts.claim.type === "control") return null;
    }
  }
  const known = acquainted(incident.actors, [...facts.doers, ...facts.done], facts.when ?? incident.when, kinship);
  // Whoever answers for an act is often nobody that took part in it, and the dead need not be either's.
  if (known === false && facts.claim.type !== "responsibility" && facts.claim.type !== "confirmation" && facts.claim.type !== "toll") {
    // Who holds the town under attack is the attacked, whom the attack's own sentences need not name.
    if (facts.claim.type !== "control" || !facts.spots.some((a) => incident.spots.some((b) => a.key === b.key))) return null;
  }
  if ((facts.claim.type === "control" || facts.claim.type === "movement") && incident.families.has("ground")) score += 3;
  // Deaths and blame go with the fighting rather than with what was looted or shot down beside it.
  return score + (known ? 2 : 0) + ([...incident.families].some((family) => DEADLY.has(family)) ? 1 : 0);
}

function inOrder(a: Facts, b: Facts): number {
  return a.claim.span.start - b.claim.span.start || a.claim.span.end - b.claim.span.end || byCode(a.claim.id, b.claim.id);
}

function nearness(incident: Incident, facts: Facts): number {
  let least = Number.POSITIVE_INFINITY;
  for (const one of incident.facts) {
    const before = facts.claim.span.start - one.claim.span.start;
    // What follows an occurrence speaks of it more often than what comes before it.
    least = Math.min(least, before >= 0 ? before : -2 * before);
  }
  return least;
}

function choose(incidents: readonly Incident[], facts: Facts, score: (incident: Incident) => number | null): Incident | null {
  let best: { incident: Incident; score: number; near: number } | null = null;
  for (const incident of incidents) {
    const got = score(incident);
    if (got === null) continue;
    const near = nearness(incident, facts);
    if (best === null || got > best.score || (got === best.score && near < best.near)) best = { incident, score: got, near };
  }
  return best?.incident ?? null;
}

/** Answers one story's incidents, and the claims that no occurrence can be found for. */
export function incidentsOf(story: readonly Facts[], kinship: Kinship): { incidents: Incident[]; apart: Facts[] } {
  const incidents: Incident[] = [];
  const apart: Facts[] = [];
  // What sums up months or a whole war is of no one occurrence, and no event's deaths are taken from it.
  for (const facts of story) if (facts.sum) apart.push(facts);
  const ordered = story.filter((facts) => !facts.sum).sort(inOrder);
  const core = ordered.filter((facts) => !facts.leaning);
  // What names its day and place lays down the occurrences; the rest finds its own among them.
  const firm = core.filter((facts) => facts.when !== null && facts.spots.length > 0);
  const loose = core.filter((facts) => facts.when === null || facts.spots.length === 0);
  for (const facts of [...firm, ...loose]) {
    const found = choose(incidents, facts, (incident) => fit(incident, facts, kinship));
    if (found === null) incidents.push(start(facts));
    else admit(found, facts);
  }
  const holder = new Map<string, Incident>();
  const hold = (incident: Incident): void => { for (const one of incident.facts) holder.set(one.claim.id, incident); };
  incidents.forEach(hold);
  const settle = (facts: Facts): void => {
    const found = choose(incidents, facts, (incident) => lean(incident, facts, kinship));
    if (found !== null) { admit(found, facts); holder.set(facts.claim.id, found); return; }
    // Without a place, nobody could tell which occurrence it is.
    if (facts.spots.length === 0 || facts.claim.type === "confirmation" && facts.claim.factuality === "unknown") { apart.push(facts); return; }
    const own = start(facts);
    incidents.push(own);
    hold(own);
  };
  const leaning = ordered.filter((facts) => facts.leaning);
  for (const facts of leaning) if (facts.claim.type !== "confirmation") settle(facts);
  for (const facts of leaning) {
    if (facts.claim.type !== "confirmation") continue;
    const about = [...new Set(facts.claim.about.map((id) => holder.get(id)).filter((one) => one !== undefined))];
    if (about.length === 0) settle(facts);
    else for (const incident of about) { admit(incident, facts); holder.set(facts.claim.id, incident); }
  }
  return { incidents, apart };
}
