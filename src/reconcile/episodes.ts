import { gap, isoOf, type Stretch } from "./calendar.ts";
import { Cells } from "./cells.ts";
import type { Group } from "./grouping.ts";
import { acquainted } from "./incident.ts";
import type { Kinship } from "./kinship.ts";
import { leastDistance, type Spot } from "./whereabouts.ts";

/** The groups of one affair. */
export interface Affair { groups: Group[]; spots: Spot[]; when: Stretch | null; actors: Set<string> }

// An offensive pauses for a night or two and moves within a day's march; after a fortnight it is another affair, or
// every month of a siege would be one.
const PAUSE_DAYS = 2;
const MARCH_KM = 50;
const LONGEST_DAYS = 14;

function begin(group: Group): Affair {
  return { groups: [group], spots: [...group.spots], when: group.when, actors: new Set(group.actors) };
}

function extend(affair: Affair, group: Group): void {
  affair.groups.push(group);
  for (const spot of group.spots) if (!affair.spots.some((known) => known.key === spot.key)) affair.spots.push(spot);
  for (const actor of group.actors) affair.actors.add(actor);
  if (group.when !== null) {
    affair.when = affair.when === null ? group.when
      : { from: Math.min(affair.when.from, group.when.from), to: Math.max(affair.when.to, group.when.to) };
  }
}

function stories(group: Group): Set<string> {
  return new Set(group.members.flatMap((member) => member.incident.facts.map(({ claim }) => `${claim.document} ${claim.story}`)));
}

function told(affair: Affair, group: Group): boolean {
  const ours = stories(group);
  return affair.groups.some((other) => [...stories(other)].some((story) => ours.has(story)));
}

function belongs(affair: Affair, group: Group, kinship: Kinship): boolean {
  const km = leastDistance(affair.spots, group.spots);
  if (km === null || km > MARCH_KM) return false;
  const known = acquainted(affair.actors, group.actors, group.when ?? affair.when, kinship);
  return known === true || (known === null && told(affair, group));
}

function span(affair: Affair, group: Group): number {
  if (affair.when === null || group.when === null) return 0;
  return Math.max(affair.when.to, group.when.to) - Math.min(affair.when.from, group.when.from);
}

function byDay(a: Group, b: Group): number {
  if (a.when === null || b.when === null) return Number(a.when === null) - Number(b.when === null);
  return a.when.from - b.when.from || a.when.to - b.when.to;
}

/** Gathers groups into affairs, day by day; groups of one day keep their canonical order. */
export function affairsOf(groups: readonly Group[], kinship: Kinship): Affair[] {
  const affairs: Affair[] = [];
  const cells = new Cells<Affair>();
  const byStory = new Map<string, Set<Affair>>();
  const file = (affair: Affair, group: Group): void => {
    if (group.when !== null) cells.add(affair, group.spots, { from: group.when.from, to: Math.min(group.when.to, group.when.from + LONGEST_DAYS) });
    for (const story of stories(group)) {
      const held = byStory.get(story);
      if (held) held.add(affair);
      else byStory.set(story, new Set([affair]));
    }
  };
  const open = (group: Group): void => {
    const affair = begin(group);
    affairs.push(affair);
    if (!group.background) file(affair, group);
  };
  for (const group of [...groups].sort(byDay)) {
    if (group.background) { open(group); continue; }
    let home: Affair | undefined;
    if (group.when !== null) {
      const { from, to } = group.when;
      for (let day = from - PAUSE_DAYS; home === undefined && day <= Math.min(to, from + LONGEST_DAYS); day++) {
        for (const affair of cells.near(group.spots, { from: day, to: day })) {
          if (affair.when === null || gap(affair.when, group.when) > PAUSE_DAYS || span(affair, group) > LONGEST_DAYS) continue;
          if (belongs(affair, group, kinship)) { home = affair; break; }
        }
      }
    } else {
      for (const story of stories(group)) {
        for (const affair of byStory.get(story) ?? []) if (home === undefined && belongs(affair, group, kinship)) home = affair;
      }
    }
    if (home === undefined) open(group);
    else { extend(home, group); file(home, group); }
  }
  return affairs;
}

/** The first and last day of an affair, as ISO dates. */
export function extent(affair: Affair): { start: string | null; end: string | null } {
  return affair.when === null ? { start: null, end: null } : { start: isoOf(affair.when.from), end: isoOf(affair.when.to) };
}
