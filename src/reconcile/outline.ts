import { dayOfYear, length, type Stretch } from "./calendar.ts";
import { byCode } from "./digest.ts";
import { deathsOf, type Incident } from "./incident.ts";
import type { HoursByAct } from "./hours.ts";
import type { Family } from "./kinds.ts";
import type { Spot } from "./whereabouts.ts";

/** An incident as it is compared and filed: all that grouping needs of it, without its claims. Plain JSON. */
export interface Outline {
  /** The claim that laid the incident down; no other incident has it as its first. */
  id: string;
  document: string;
  story: number;
  spots: Spot[];
  when: Stretch | null;
  candidates: Stretch[];
  /** Days on which it can have been, when it names none itself but its page is dated. */
  around: Stretch | null;
  families: Family[];
  actors: string[];
  doers: string[];
  done: string[];
  /** Exact numbers of dead that its acts had, as `side number`. */
  deaths: string[];
  /** The hours of its acts, where it gives any. */
  hours: HoursByAct;
  background: boolean;
  leaning: boolean;
}

/** What an event accepts others by: made of the incidents of its own layer, and of nothing that joined it later. Plain JSON. */
export interface Frame extends Omit<Outline, "document" | "story" | "around" | "candidates" | "deaths"> {
  layer: Layer;
  candidates: Stretch[];
  around: Stretch | null;
  /** The stories that tell of it, each with the numbers of dead that it gives: what one story counts apart stays apart. */
  counted: Record<string, string[]>;
}

/** The order in which incidents find their event; see docs/decisions/bounded-cells.md. */
export type Layer = 0 | 1 | 2 | 3;
export const LAYERS: readonly Layer[] = [0, 1, 2, 3];

/** The name of a story: what one story tells apart is not one event. */
export function storyOf({ document, story }: Pick<Outline, "document" | "story">): string {
  return `${document} ${story}`;
}

export function outlineOf(incident: Incident, around: Stretch | null): Outline {
  const first = incident.facts[0]!.claim;
  return {
    id: first.id, document: first.document, story: first.story, spots: incident.spots, when: incident.when, candidates: incident.candidates, around,
    families: [...incident.families].sort(byCode), actors: [...incident.actors].sort(byCode), doers: [...incident.doers].sort(byCode), done: [...incident.done].sort(byCode),
    deaths: [...new Set(incident.facts.flatMap((facts) => [...deathsOf(facts)].map(([side, many]) => `${side} ${many}`)))].sort(byCode),
    hours: incident.hours, background: incident.background, leaning: incident.leaning,
  };
}

/** The layer of an incident: how exactly it names its days. */
export function layerOf({ when, background }: Pick<Outline, "when" | "background">): Layer {
  if (when === null) return 3;
  return background || length(when) > 2 ? 2 : length(when) === 2 ? 1 : 0;
}

/** The days that an incident may be of when it names none: its candidates, else the days around its page's date. Empty: any. */
export function daysOpen({ candidates, around }: Pick<Outline, "candidates" | "around">): Stretch[] {
  return candidates.length > 0 ? candidates : around === null ? [] : [around];
}

/** The time part of an incident's cell. Only incidents with the same one, at places near each other, are laid out together. */
export function cellOf(outline: Pick<Outline, "when" | "background" | "candidates" | "around">): string {
  const { when, background, candidates, around } = outline;
  if (when !== null) return `${layerOf(outline)} ${when.from}..${when.to}${background ? " background" : ""}`;
  const first = candidates[0];
  // "Thursday 8 December": pages that leave the year open have the day in common, whichever years each of them can mean.
  if (first !== undefined) return `3 of ${dayOfYear(first.from)}`;
  return around === null ? "3" : `3 ${around.from}..${around.to}`;
}

/** What names its days best, then the earliest, then the shorter, then what is an occurrence by itself, then by id: never by the order given. */
export function canonical(a: Pick<Outline, "id" | "when" | "background" | "leaning">, b: Pick<Outline, "id" | "when" | "background" | "leaning">): number {
  const layers = layerOf(a) - layerOf(b);
  if (layers !== 0 || a.when === null || b.when === null) return layers || Number(a.leaning) - Number(b.leaning) || byCode(a.id, b.id);
  return a.when.from - b.when.from || a.when.to - b.when.to || Number(a.leaning) - Number(b.leaning) || byCode(a.id, b.id);
}
