import { gap, type Stretch } from "./calendar.ts";
import { Cells } from "./cells.ts";
import { nameOf } from "./digest.ts";
import { acquainted } from "./incident.ts";
import type { Kinship } from "./kinship.ts";
import { canonical, type Frame } from "./outline.ts";
import { leastDistance } from "./whereabouts.ts";

/** An event as episodes see it: what it accepts by, and the stories that tell of it (document and story number). */
export interface Stage { frame: Frame; stories: readonly string[] }

// An offensive pauses for a night or two and moves within a day's march; after a fortnight it is another affair, or
// every month of a siege would be one.
export const PAUSE_DAYS = 2;
export const MARCH_KM = 50;
export const LONGEST_DAYS = 14;
/** How many days before an event's first day decide its episode. */
export const LOOK_BACK = LONGEST_DAYS + PAUSE_DAYS;

/** Events are filed by stretches of days so long that one look-back meets two of them. */
export function blockOf(day: number): number {
  return Math.floor(day / (LOOK_BACK + 1));
}

function related(a: Stage, b: Stage, when: Stretch | null, kinship: Kinship): boolean {
  const km = leastDistance(a.frame.spots, b.frame.spots);
  if (km === null || km > MARCH_KM) return false;
  const known = acquainted(a.frame.actors, b.frame.actors, when, kinship);
  return known === true || (known === null && a.stories.some((story) => b.stories.includes(story)));
}

/** The event that names this one's episode, and whether the calendar cut it there; itself when nothing leads up to it. */
export function rootOf(stage: Stage, others: Iterable<Stage>, kinship: Kinship): { root: string; cut: boolean } {
  const { frame } = stage;
  const own = { root: frame.id, cut: false };
  if (frame.background) return own;
  if (frame.when === null) return rootOfUndated(stage, others, kinship) ?? own;
  const { when } = frame;
  const before: Frame[] = [];
  for (const other of others) {
    const theirs = other.frame.when;
    if (other.frame.id === frame.id || other.frame.background || theirs === null || theirs.from > when.from || when.from - theirs.from > LOOK_BACK) continue;
    if (related(stage, other, when, kinship)) before.push(other.frame);
  }
  const chain = [frame];
  let reached = when;
  for (const one of before.sort((a, b) => b.when!.from - a.when!.from || canonical(a, b))) {
    if (gap(one.when!, reached) > PAUSE_DAYS) break;
    chain.push(one);
    if (one.when!.from < reached.from) reached = { from: one.when!.from, to: reached.to };
  }
  // Longer than an affair lasts: then the calendar cuts, and not whatever happened to be reported first.
  const cut = when.from - reached.from >= LONGEST_DAYS;
  const kept = cut ? chain.filter((one) => Math.floor(one.when!.from / LONGEST_DAYS) === Math.floor(when.from / LONGEST_DAYS)) : chain;
  return { root: kept.sort(canonical)[0]!.id, cut };
}

/** An event without a day is of the affair that its own story tells of nearby. */
function rootOfUndated(stage: Stage, others: Iterable<Stage>, kinship: Kinship): { root: string; cut: boolean } | null {
  const told = [...others].filter((other) => other.frame.id !== stage.frame.id && !other.frame.background
    && other.stories.some((story) => stage.stories.includes(story)) && related(stage, other, other.frame.when, kinship))
    .sort((a, b) => canonical(a.frame, b.frame));
  // Where the affair's own event is undated too, the first of them in order stands for all.
  const first = told.find((other) => other.frame.when !== null) ?? told.find((other) => canonical(other.frame, stage.frame) < 0);
  return first ? { root: first.frame.id, cut: false } : null;
}

/** The events of each episode in canonical order, with its id; an event whose episode began elsewhere may stand first in it. */
export function affairsOf(stages: readonly Stage[], kinship: Kinship): { id: string; stages: Stage[] }[] {
  const cells = new Cells<Stage>();
  const told = new Map<string, Stage[]>();
  for (const stage of stages) {
    const { when, background, spots } = stage.frame;
    if (!background && when !== null) cells.add(stage, spots, { from: blockOf(when.from), to: blockOf(when.from) });
    for (const story of stage.stories) (told.get(story) ?? told.set(story, []).get(story)!).push(stage);
  }
  const roots = new Map<string, { root: string; cut: boolean }>();
  for (const stage of stages) {
    const { when, spots } = stage.frame;
    const near = new Set<Stage>();
    if (when === null) for (const story of stage.stories) for (const other of told.get(story)!) near.add(other);
    else if (!stage.frame.background) for (const from of [blockOf(when.from) - 1, blockOf(when.from)]) for (const other of cells.near(spots, { from, to: from }, MARCH_KM)) near.add(other);
    roots.set(stage.frame.id, rootOf(stage, near, kinship));
  }
  const affairs = new Map<string, Stage[]>();
  for (const stage of [...stages].sort((a, b) => canonical(a.frame, b.frame))) {
    const key = episodeKey(stage, (id) => roots.get(id)!);
    (affairs.get(key) ?? affairs.set(key, []).get(key)!).push(stage);
  }
  return [...affairs].map(([key, held]) => ({ id: nameOf("epi", [key]), stages: held }));
}

/** What names an event's episode: its root, and the fortnight where the calendar cut it. An undated event follows the event of its story. */
export function episodeKey(stage: Stage, root: (event: string) => { root: string; cut: boolean }): string {
  const own = root(stage.frame.id);
  const { root: id, cut } = stage.frame.when === null && own.root !== stage.frame.id ? root(own.root) : own;
  return cut ? `${id} cut` : id;
}

