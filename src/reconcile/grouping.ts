import { Cells } from "./cells.ts";
import { byCode } from "./digest.ts";
import { fit, fitBothUndated, fitUndated, oneAffair, whyUndated } from "./fits.ts";
import { addHours } from "./hours.ts";
import type { Kinship } from "./kinship.ts";
import { canonical, cellOf, daysOpen, layerOf, LAYERS, storyOf, type Frame, type Layer, type Outline } from "./outline.ts";

/** Which event an incident belongs to: the event has the id of the incident that laid it down. */
export interface Place {
  incident: string;
  event: string;
  decided: boolean;
  /** What speaks for it, where it is not decided. */
  reasons: string[];
}

/** What one layer looks up in the layers below it. */
export interface Below {
  /** Events of earlier layers that may have the incident's days, near its places. Null: so many that nothing singles one out. */
  near(outline: Outline): readonly Frame[] | null;
  /** Whether a page is decidedly of an event through another of its incidents. */
  holds(event: string, document: string): boolean;
  /** Whether so many incidents of a cell that name no day name this place that nothing singles one out. */
  crowded(cell: string, place: string): boolean;
}

/** Where no day is known, more events or pages than this at one place leave no way to tell which is meant. */
export const CROWD = 64;

function found(outline: Outline): Frame {
  const { document: _document, story: _story, deaths, ...rest } = outline;
  return { ...rest, counted: deaths.length > 0 ? { [storyOf(outline)]: deaths } : {}, spots: [...rest.spots], families: [...rest.families], actors: [...rest.actors], doers: [...rest.doers], done: [...rest.done], hours: { ...rest.hours }, layer: layerOf(outline) };
}

function widen(frame: Frame, outline: Outline): void {
  for (const spot of outline.spots) if (!frame.spots.some((known) => known.key === spot.key)) frame.spots.push(spot);
  for (const part of ["families", "actors", "doers", "done"] as const) {
    const held: string[] = frame[part];
    for (const one of outline[part]) if (!held.includes(one)) held.push(one);
  }
  addHours(frame.hours, outline.hours);
  if (outline.deaths.length > 0) frame.counted[storyOf(outline)] = [...new Set([...frame.counted[storyOf(outline)] ?? [], ...outline.deaths])].sort(byCode);
}

function best(frames: Iterable<Frame>, score: (frame: Frame) => number | null): Frame[] {
  const fits: { frame: Frame; score: number }[] = [];
  for (const frame of frames) {
    const got = score(frame);
    if (got !== null) fits.push({ frame, score: got });
  }
  return fits.sort((a, b) => b.score - a.score || canonical(a.frame, b.frame)).map(({ frame }) => frame);
}

/** An incident's event among those of earlier layers; null where none fits. */
function joinBelow(outline: Outline, layer: Layer, below: Below, kinship: Kinship): Place | null {
  const near = layer === 0 ? [] : below.near(outline);
  if (near === null) return null;
  if (layer < 3) {
    const [home] = best(near, (frame) => fit(frame, outline, kinship));
    return home ? { incident: outline.id, event: home.id, decided: true, reasons: [] } : null;
  }
  const fits = best(near, (frame) => fitUndated(frame, outline, kinship));
  const [home] = fits;
  if (!home || !oneAffair(fits)) return null;
  const decided = below.holds(home.id, outline.document);
  return { incident: outline.id, event: home.id, decided, reasons: decided ? [] : whyUndated(outline, home) };
}

/**
 * Lays one layer out: each incident joins an event of an earlier layer, or one of its own cell, or founds one. `outlines`
 * are all incidents of the cells that are to be laid out; the order in which they are given does not matter.
 */
export function layOut(layer: Layer, outlines: readonly Outline[], below: Below, kinship: Kinship): { places: Place[]; frames: Frame[] } {
  const places: Place[] = [];
  const frames: Frame[] = [];
  const cells = new Map<string, Outline[]>();
  for (const outline of outlines) {
    const joined = joinBelow(outline, layer, below, kinship);
    if (joined) { places.push(joined); continue; }
    const key = cellOf(outline);
    const held = cells.get(key);
    if (held) held.push(outline);
    else cells.set(key, [outline]);
  }
  for (const [name, cell] of cells) {
    const filed = new Cells<Frame>();
    // The page that laid an undated event down is surely of it, and so are its other incidents there.
    const founders = new Map<string, string>();
    for (const outline of cell.sort(canonical)) {
      const lost = layer === 3 && placeKeys(outline).some((place) => below.crowded(name, place));
      const near = lost ? [] : filed.near(outline.spots, null);
      const [home] = best(near, (frame) => (layer === 3 ? fitBothUndated : fit)(frame, outline, kinship));
      if (home) {
        const decided = layer < 3 || founders.get(home.id) === outline.document;
        places.push({ incident: outline.id, event: home.id, decided, reasons: decided ? [] : whyUndated(outline, home) });
        if (decided) { widen(home, outline); filed.add(home, outline.spots, null); }
        continue;
      }
      const frame = found(outline);
      frames.push(frame);
      founders.set(frame.id, outline.document);
      filed.add(frame, frame.spots, null);
      places.push({ incident: outline.id, event: frame.id, decided: true, reasons: [] });
    }
  }
  return { places, frames };
}

/** The places by which a page without any date is compared: the very same ones, no neighbours and no countries. */
export function placeKeys({ spots }: Pick<Outline, "spots">): string[] {
  return [...new Set(spots.filter((spot) => !spot.vague).map((spot) => spot.key))];
}

/** Groups the incidents of all pages into events. The result does not depend on the order in which they are given. */
export function groupsOf(all: readonly Outline[], kinship: Kinship): { places: Place[]; frames: Frame[] } {
  const places: Place[] = [];
  const frames: Frame[] = [];
  const days = new Cells<Frame>();
  const byPlace = new Map<string, Frame[]>();
  const held = new Map<string, Set<string>>();
  const documents = new Map(all.map((outline) => [outline.id, outline.document]));
  const crowds = new Map<string, number>();
  for (const outline of all) {
    if (layerOf(outline) !== 3) continue;
    for (const place of placeKeys(outline)) {
      const key = `${cellOf(outline)} ${place}`;
      crowds.set(key, (crowds.get(key) ?? 0) + 1);
    }
  }
  const below: Below = {
    crowded: (cell, place) => (crowds.get(`${cell} ${place}`) ?? 0) > CROWD,
    near(outline) {
      if (outline.when !== null) return [...days.near(outline.spots, outline.when)];
      const open = daysOpen(outline);
      if (open.length === 0) {
        const there = new Set<Frame>();
        for (const key of placeKeys(outline)) {
          const known = byPlace.get(key) ?? [];
          if (known.length > CROWD) return null;
          for (const frame of known) there.add(frame);
        }
        return [...there];
      }
      return [...new Set(open.flatMap((stretch) => [...days.near(outline.spots, stretch)]))];
    },
    holds: (event, document) => held.get(event)?.has(document) ?? false,
  };
  for (const layer of LAYERS) {
    const laid = layOut(layer, all.filter((outline) => layerOf(outline) === layer), below, kinship);
    for (const frame of laid.frames) {
      frames.push(frame);
      if (frame.when === null || frame.background) continue;
      days.add(frame, frame.spots, frame.when);
      for (const key of placeKeys(frame)) (byPlace.get(key) ?? byPlace.set(key, []).get(key)!).push(frame);
    }
    for (const place of laid.places) {
      places.push(place);
      if (place.decided) (held.get(place.event) ?? held.set(place.event, new Set()).get(place.event)!).add(documents.get(place.incident)!);
    }
  }
  return { places, frames };
}
