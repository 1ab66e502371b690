import { isoOf, length, sameTime, shared, type Stretch } from "./calendar.ts";
import { Cells } from "./cells.ts";
import { byCode } from "./digest.ts";
import { acquainted, sameParties, type Incident } from "./incident.ts";
import { related, type Family } from "./kinds.ts";
import type { Kinship } from "./kinship.ts";
import { samePlace, type Spot } from "./whereabouts.ts";

/** An incident's part in a group. */
export interface Member { incident: Incident; decided: boolean; reasons: string[] }

/** The incidents, of one or many pages, that tell of one occurrence. The first laid it down. */
export interface Group {
  members: Member[];
  spots: Spot[];
  when: Stretch | null;
  families: Set<Family>;
  actors: Set<string>;
  doers: Set<string>;
  done: Set<string>;
  background: boolean;
}

/** An incident with what its page says of dates. */
export interface Dated {
  incident: Incident;
  /** Days on which it can have been, when it names none itself but its page is dated. */
  around: Stretch | null;
}

// An affair that an undated page fits several days of is still one affair.
const ONE_AFFAIR = 7;

function firstClaim(incident: Incident): string {
  let least = incident.facts[0]!.claim.id;
  for (const { claim } of incident.facts) if (claim.id < least) least = claim.id;
  return least;
}

/** What names a day or a night before what spans more, earliest first, then the shorter, then what is an occurrence by itself, then by claim: never by the order given. */
export function canonical(a: Incident, b: Incident): number {
  const span = Number(a.when !== null && length(a.when) > 2) - Number(b.when !== null && length(b.when) > 2);
  if (a.when !== null && b.when !== null && span !== 0) return span;
  const from = (a.when?.from ?? Number.POSITIVE_INFINITY) - (b.when?.from ?? Number.POSITIVE_INFINITY);
  if (a.when !== b.when && from !== 0 && !Number.isNaN(from)) return from;
  return (a.when?.to ?? 0) - (b.when?.to ?? 0) || Number(a.leaning) - Number(b.leaning) || byCode(firstClaim(a), firstClaim(b));
}

function found(incident: Incident): Group {
  return {
    members: [{ incident, decided: true, reasons: [] }], spots: [...incident.spots], when: incident.when,
    families: new Set(incident.families), actors: new Set(incident.actors),
    doers: new Set(incident.doers), done: new Set(incident.done), background: incident.background,
  };
}

function join(group: Group, member: Member): void {
  group.members.push(member);
  if (!member.decided) return;
  for (const spot of member.incident.spots) if (!group.spots.some((known) => known.key === spot.key)) group.spots.push(spot);
  for (const family of member.incident.families) group.families.add(family);
  for (const actor of member.incident.actors) group.actors.add(actor);
  for (const actor of member.incident.doers) group.doers.add(actor);
  for (const actor of member.incident.done) group.done.add(actor);
}

function placed(group: Group, incident: Incident): "key" | "near" | null {
  let near = false;
  for (const a of incident.spots) {
    for (const b of group.spots) {
      if (a.vague || b.vague) continue;
      if (a.key === b.key) return "key";
      near ||= samePlace(a, b);
    }
  }
  return near ? "near" : null;
}

function akin(group: Group, incident: Incident): boolean {
  return [...incident.families].every((one) => [...group.families].every((other) => related(one, other)));
}

function sharesTargets(group: Group, incident: Incident, kinship: Kinship): boolean {
  return acquainted(group.done, incident.done, incident.when, kinship) !== false;
}

/** Whether the parties go together, of the acts where both tell of one, else of all that they name. */
function partiesOf(group: Group, incident: Incident, when: Stretch | null, kinship: Kinship): boolean | null {
  const acts = sameParties(group, incident, when, kinship);
  return acts ?? acquainted(group.actors, incident.actors, when, kinship);
}

/** How well a dated incident fits a group that has its day; null when it does not. */
function fit(group: Group, incident: Incident, kinship: Kinship): number | null {
  if (group.background !== incident.background || group.when === null || incident.when === null) return null;
  if (!sameTime(group.when, incident.when) || !akin(group, incident)) return null;
  const place = placed(group, incident);
  if (place === null) return null;
  const known = partiesOf(group, incident, incident.when, kinship);
  const sameFamily = [...incident.families].some((family) => group.families.has(family));
  // "An attack" is whatever attack the town saw that day, when it names nobody whom the others do not.
  const generic = incident.families.has("attack") || group.families.has("attack") || incident.families.size === 0;
  if (known === null && (place === "near" || !(sameFamily || generic))) return null;
  // One strike, two authors named: rivals over one event, when nothing but the author differs.
  if (known === false && !(place === "key" && sameFamily && !incident.families.has("ground") && sharesTargets(group, incident, kinship))) return null;
  if (incident.background && !(known === true && place === "key")) return null;
  return (known ? 4 : 0) + (place === "key" ? 2 : 0) + (sameFamily ? 1 : 0);
}

/** How well an incident without a day of its own fits a group; place, type and actors must all speak for it. */
function fitUndated(group: Group, incident: Incident, days: readonly Stretch[], kinship: Kinship): number | null {
  if (group.background || group.when === null || incident.background) return null;
  if (days.length > 0 && !days.some((one) => shared(one, group.when!) > 0)) return null;
  const place = placed(group, incident);
  if (place === null || !akin(group, incident)) return null;
  if (partiesOf(group, incident, group.when, kinship) !== true) return null;
  const sameFamily = [...incident.families].some((family) => group.families.has(family));
  return (place === "key" ? 2 : 0) + (sameFamily ? 4 : 0) + (days.some((one) => sameTime(one, group.when!)) ? 8 : 0) + Math.min(1, group.members.length / 1000);
}

function best(groups: Iterable<Group>, score: (group: Group) => number | null): { group: Group; score: number }[] {
  const fits: { group: Group; score: number }[] = [];
  for (const group of groups) {
    const got = score(group);
    if (got !== null) fits.push({ group, score: got });
  }
  return fits.sort((a, b) => b.score - a.score || canonical(a.group.members[0]!.incident, b.group.members[0]!.incident));
}

function why(dated: Dated, group: Group): string[] {
  const day = isoOf(group.when!.from);
  const { candidates } = dated.incident;
  if (candidates.length > 0) {
    const others = candidates.filter((one) => shared(one, group.when!) === 0).map((one) => isoOf(one.from));
    return [others.length === 0
      ? `Its date can only be ${day}; place, type and actors fit.`
      : `Of its possible dates only ${day} has an event that fits; the others are ${others.join(", ")}.`, "Place, type and actors fit; the page itself does not settle the year."];
  }
  return [dated.around === null
    ? `The page gives no date; place, type and actors fit this event of ${day}.`
    : `These claims name no day; the page's own date, place, type and actors fit this event of ${day}.`];
}

/** Groups incidents of all pages. The result does not depend on the order in which they are given. */
export function groupsOf(all: readonly Dated[], kinship: Kinship): Group[] {
  const ordered = [...all].sort((a, b) => canonical(a.incident, b.incident));
  const groups: Group[] = [];
  const cells = new Cells<Group>();
  const undated: Dated[] = [];
  for (const dated of ordered) {
    const { incident } = dated;
    if (incident.when === null) { undated.push(dated); continue; }
    const fits = best(cells.near(incident.spots, incident.when), (group) => fit(group, incident, kinship));
    if (fits[0]) join(fits[0].group, { incident, decided: true, reasons: [] });
    else {
      const group = found(incident);
      groups.push(group);
      cells.add(group, group.spots, group.when);
    }
  }
  // Days are forgotten here: a page without any is compared with every occurrence at its place.
  const places = new Cells<Group>();
  for (const group of groups) if (!group.background) places.add(group, group.spots, null);
  const left: Dated[] = [];
  for (const dated of undated) if (!joinDated(dated, cells, places, kinship)) left.push(dated);
  return [...groups, ...groupUndated(left, kinship)];
}

function joinDated(dated: Dated, cells: Cells<Group>, places: Cells<Group>, kinship: Kinship): boolean {
  const { incident, around } = dated;
  const days = incident.candidates.length > 0 ? incident.candidates : around === null ? [] : [around];
  const near = new Set<Group>();
  if (days.length === 0) for (const group of places.near(incident.spots, null)) near.add(group);
  for (const stretch of days) for (const group of cells.near(incident.spots, stretch)) near.add(group);
  const fits = best(near, (group) => fitUndated(group, incident, days, kinship));
  if (!fits[0]) return false;
  const stretches = fits.map(({ group }) => group.when!);
  const whole = { from: Math.min(...stretches.map((one) => one.from)), to: Math.max(...stretches.map((one) => one.to)) };
  if (length(whole) > ONE_AFFAIR) return false;
  const { group } = fits[0];
  const document = incident.facts[0]!.document.id;
  const already = group.members.some((member) => member.decided && member.incident.facts[0]!.document.id === document);
  join(group, already ? { incident, decided: true, reasons: [] } : { incident, decided: false, reasons: why(dated, group) });
  return true;
}

function overlapping(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return a.length === 0 || b.length === 0 || a.some((one) => b.some((other) => shared(one, other) > 0));
}

/** Pages without a date meet only as a supposition: the first in order lays the event down, the others are undecided. */
function groupUndated(left: readonly Dated[], kinship: Kinship): Group[] {
  const groups: Group[] = [];
  const held = new Map<string, { group: Group; days: Stretch[] }[]>();
  for (const dated of left) {
    const { incident, around } = dated;
    const days = incident.candidates.length > 0 ? incident.candidates : around === null ? [] : [around];
    const keys = incident.spots.filter((spot) => !spot.vague).map((spot) => spot.key);
    const near = keys.flatMap((key) => held.get(key) ?? []);
    const same = near.find(({ group, days: theirs }) => !incident.background && !group.background && akin(group, incident)
      && [...incident.families].some((family) => group.families.has(family)) && overlapping(days, theirs)
      && acquainted(group.actors, incident.actors, null, kinship) === true);
    if (same) {
      const document = incident.facts[0]!.document.id;
      const own = same.group.members[0]!.incident.facts[0]!.document.id === document;
      join(same.group, own ? { incident, decided: true, reasons: [] }
        : { incident, decided: false, reasons: ["No page of this event settles its date; place, type and actors fit."] });
      continue;
    }
    const group = found(incident);
    groups.push(group);
    for (const key of keys) {
      const list = held.get(key);
      if (list) list.push({ group, days });
      else held.set(key, [{ group, days }]);
    }
  }
  return groups;
}
