import { nameWords, numberOf as keyOf } from "../text/index.ts";
import { dayOf, dayOfYear } from "./calendar.ts";
import { timesOf } from "./cells.ts";
import { blockOf } from "./episodes.ts";
import type { Event } from "./event.ts";
import { placeKeys } from "./grouping.ts";
import { cellOf, daysOpen, layerOf, type Frame, type Outline } from "./outline.ts";
import { tilesOfAll } from "./tiles.ts";

// Under which numbers the ledger finds what reconciliation keeps. A number is a digest of a text: two texts with the same
// one are found together and told apart by what they hold.

export { keyOf };

/** Where in-cell neighbours are found: those who name no day meet by the very same place only. */
function cellTiles(outline: Outline): string[] {
  return outline.when === null ? placeKeys(outline) : tilesOfAll(outline.spots);
}

/** The keys of an incident's own cell. */
export function cellKeys(outline: Outline): number[] {
  const cell = cellOf(outline);
  return cellTiles(outline).map((tile) => keyOf(`cell ${cell} ${tile}`));
}

/** The incidents of a page, and those of an event. */
export function documentKey(document: string): number { return keyOf(`document ${document}`); }
export function memberKey(event: string): number { return keyOf(`member ${event}`); }
/** Events on which a page tells something. */
export function toldKey(document: string): number { return keyOf(`told ${document}`); }
/** Incidents without any date, and dated events, at the very same place. */
export function waitingKey(place: string): number { return keyOf(`waiting ${place}`); }
export function placeKey(place: string): number { return keyOf(`place ${place}`); }
/** An event by its own name, and everything that was worked out of one frame. */
export function namedKey(event: string): number { return keyOf(`named ${event}`); }
/** The incident that holds a claim now, by the name of the event that the claim lays down, or would lay down. */
export function founderKey(event: string): number { return keyOf(`founder ${event}`); }
export function outcomeKey(frame: string): number { return keyOf(`outcome ${frame}`); }
export function storyKey(story: string): number { return keyOf(`story ${story}`); }

/** The stretches of days that an incident may join an event of. */
export function stretchesOf(outline: Outline): readonly { from: number; to: number }[] {
  if (outline.background) return [];
  return outline.when === null ? daysOpen(outline) : [outline.when];
}

/** The keys under which an incident of a later layer waits for events of earlier ones. */
function waitingKeys(outline: Outline): number[] {
  if (layerOf(outline) === 0 || outline.background) return [];
  const stretches = stretchesOf(outline);
  if (stretches.length === 0) return placeKeys(outline).map(waitingKey);
  return daysAndTiles(outline, stretches, "waiting");
}

function daysAndTiles({ spots }: Pick<Outline, "spots">, stretches: readonly { from: number; to: number }[], what: string): number[] {
  const tiles = tilesOfAll(spots);
  return [...new Set(stretches.flatMap((stretch) => timesOf(stretch)))].flatMap((time) => tiles.map((tile) => keyOf(`${what} ${time} ${tile}`)));
}

/** The keys under which the events of an incident's days are looked up. */
export function eventKeys(outline: Outline): number[] {
  return daysAndTiles(outline, stretchesOf(outline), "event");
}

/** The keys under which the incidents that a frame may take in are looked up. */
export function waitersKeys(frame: Frame): number[] {
  return frame.when === null || frame.background ? [] : daysAndTiles(frame, [frame.when], "waiting");
}

export function incidentKeys(outline: Outline, event: string): number[] {
  return [documentKey(outline.document), memberKey(event), ...cellKeys(outline), ...waitingKeys(outline)];
}

/** The keys of the events that lie within a march of these places, in the stretch of days that holds this one or `later` ones. */
export function marchKeys(frame: Frame, later: number, km: number): number[] {
  const tiles = tilesOfAll(frame.spots, km);
  return tiles.map((tile) => keyOf(`block ${blockOf(frame.when!.from) + later} ${tile}`));
}

export function frameKeys(frame: Frame, stories: readonly string[]): number[] {
  const told = stories.map(storyKey);
  if (frame.background) return [];
  if (frame.when === null) return told;
  return [...told, ...daysAndTiles(frame, [frame.when], "event"), ...placeKeys(frame).map(placeKey),
    ...tilesOfAll(frame.spots).map((tile) => keyOf(`block ${blockOf(frame.when!.from)} ${tile}`))];
}

export type EventFacet = "place" | "actor" | "source" | "status" | "type" | "episode" | "length" | "membership";

/** What events are filtered by: a facet of the query and one value of it, or one word of a name. */
export function facetKey(facet: EventFacet, value: string): number {
  return keyOf(`facet ${facet} ${value}`);
}
export function wordKey(facet: EventFacet, word: string): number {
  return keyOf(`word ${facet} ${word}`);
}
/** All events there are. */
export const EVERY = keyOf("every event");
/** An event that lasts longer than this many days is found by its length too: its first day alone would not find it. */
export const LONG_DAYS = 31;

/** Every value and every word that an event can be asked for by. */
export function eventFacets(event: Event, frame: string): number[] {
  const keys = new Set<number>([EVERY, outcomeKey(frame)]);
  const put = (facet: EventFacet, id: string | null, ...names: string[]): void => {
    if (id !== null) keys.add(facetKey(facet, id));
    for (const name of names) for (const word of nameWords(name)) keys.add(wordKey(facet, word));
  };
  for (const place of event.places) put("place", place.id, place.name);
  for (const actor of [...event.initiators, ...event.targets]) put("actor", actor.id, actor.name);
  for (const origin of event.origins) {
    put("source", origin.id, origin.name);
    // An outlet that is no origin here is asked for as well, and a judgement on it finds its events.
    for (const outlet of origin.outlets) put("source", outlet.id, outlet.name);
  }
  for (const status of event.status) put("status", status);
  for (const type of new Set([event.type, ...event.types])) put("type", type);
  const [start, end] = [dayOf(event.time?.start ?? null), dayOf(event.time?.end ?? null)];
  if (start !== null && (end === null || end - start > LONG_DAYS)) put("length", "long");
  if (event.documents.some(({ membership }) => membership === "undecided")) put("membership", "undecided");
  for (const { id } of event.documents) keys.add(toldKey(id));
  return [...keys];
}

/** Days are counted from here in `sort`, so that no day is below zero. */
const EPOCH = 1_000_000;
const LAYER = 10_000_000;

/** Where an incident stands in the order of its kind: by layer, then so that each cell is in one place. */
export function incidentSort(outline: Outline): number {
  const day = outline.when?.from ?? (outline.candidates[0] ? dayOfYear(outline.candidates[0].from) : outline.around?.from ?? -EPOCH);
  return layerOf(outline) * LAYER + EPOCH + day;
}

/** The orders of all incidents of a layer. */
export function layerSorts(layer: number): { from: number; to: number } {
  return { from: layer * LAYER, to: (layer + 1) * LAYER - 1 };
}

/** Where an event stands: by its first day, those without one last. */
export function eventSort(frame: Pick<Frame, "when">): number {
  return frame.when === null ? LAYER : EPOCH + frame.when.from;
}

/** The same for an event as it came out: what its frame leaves open may be narrowed down or corrected. */
export function sortOf(event: Pick<Event, "time">, frame: Pick<Frame, "when">): number {
  const day = dayOf(event.time?.start ?? null);
  return day === null ? eventSort(frame) : EPOCH + day;
}

/** The order of a day, for ranges. */
export function daySort(day: number): number { return EPOCH + day; }
