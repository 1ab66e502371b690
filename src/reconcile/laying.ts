import type { Drawer } from "./drawer.ts";
import { cellKeys, documentKey, eventKeys, memberKey, placeKey, stretchesOf, waitersKeys, waitingKey } from "./filing.ts";
import { placed as meet } from "./fits.ts";
import { CROWD, layOut, placeKeys, type Below } from "./grouping.ts";
import { eventName, type Holdings, type Laid, type Placed } from "./held.ts";
import type { Kinship } from "./kinship.ts";
import { cellOf, layerOf, type Frame, type Layer, type Outline } from "./outline.ts";

/** The cells that are being laid out anew, with what the ledger holds around them. */
export interface Site {
  held: Holdings;
  kinship: Kinship;
  incidents: Drawer<Placed>;
  laid: Drawer<Laid>;
  /** Events whose members or claims changed. */
  touched: Set<string>;
}

/** How many things lie under a key: before this change, and now. Exact up to the crowd, beyond it only more than the crowd. */
async function counted<T extends { id: string }>(site: Site, drawer: Drawer<T>, key: number, keysOf: (thing: T) => readonly number[]): Promise<{ before: number; now: number }> {
  const changes = drawer.changes();
  const before = await site.held.manyFiled(key, CROWD + 1 + changes.length);
  let now = before;
  for (const change of changes) now += Number(change.now !== null && keysOf(change.now).includes(key)) - Number(change.before !== null && keysOf(change.before).includes(key));
  return { before, now };
}

function apart(a: { before: number; now: number }): boolean {
  return a.before > CROWD && a.now > CROWD;
}

/** The incidents of a layer whose place may have changed, with all of their cells. */
async function concerned(site: Site, layer: Layer, fresh: readonly Placed[], gone: readonly Placed[]): Promise<{ found: Map<string, Placed>; crowded: Set<string> }> {
  const { incidents, laid } = site;
  const found = new Map<string, Placed>();
  const crowded = new Set<string>();
  const add = (one: Placed): void => { if (layerOf(one.outline) === layer && !found.has(one.id)) found.set(one.id, one); };
  // Asked for together: each question to the ledger costs its way there and back.
  const load = (list: Iterable<Placed>): Promise<void> => incidents.load([...list].filter(({ outline }) => outline.when !== null && layerOf(outline) === layer).flatMap(({ outline }) => cellKeys(outline)));
  await load([...fresh, ...gone]);
  for (const one of fresh) add(incidents.get(one.id) ?? one);
  for (const one of gone) if (layerOf(one.outline) === layer) for (const other of await neighbours(site, one.outline, crowded)) add(other);
  if (layer > 0) {
    const changes = laid.changes().filter(({ before, now }) => before === null || now === null || JSON.stringify(before.frame) !== JSON.stringify(now.frame))
      .map(({ before, now }) => [before, now].filter((one) => one !== null && one.frame.layer < layer).map((one) => one!.frame));
    await incidents.load(changes.flat().flatMap((frame) => [...waitersKeys(frame), memberKey(frame.id)]));
    for (const frames of changes) {
      for (const frame of frames) {
        for (const one of incidents.under(waitersKeys(frame))) if (one.event === frame.id || meet(one.outline, frame) !== null) add(one);
        for (const one of incidents.under([memberKey(frame.id)])) add(one);
      }
      if (layer < 3) continue;
      for (const place of new Set(frames.filter((frame) => frame.when !== null && !frame.background).flatMap(placeKeys))) {
        if (apart(await counted(site, laid, placeKey(place), (one) => (one.frame.when === null || one.frame.background ? [] : placeKeys(one.frame).map(placeKey))))) continue;
        await incidents.load([waitingKey(place)]);
        for (const one of incidents.under([waitingKey(place)])) add(one);
      }
    }
  }
  if (layer === 3) {
    // Whether an undated part of a page is surely of an event hangs on the page's other parts.
    for (const { before, now } of incidents.changes()) {
      const outline = (now ?? before)!.outline;
      if (layerOf(outline) === 3 || (before?.event === now?.event && before?.decided === now?.decided)) continue;
      await incidents.load([documentKey(outline.document)]);
      for (const one of incidents.under([documentKey(outline.document)])) add(one);
    }
  }
  for (let wave = [...found.values()]; wave.length > 0;) {
    await load(wave);
    const known = new Set(found.keys());
    for (const one of wave) for (const other of await neighbours(site, one.outline, crowded)) add(other);
    wave = [...found.values()].filter(({ id }) => !known.has(id));
  }
  return { found, crowded };
}

/** The other incidents of its cell that lie near it, or at its very place where it names no day. */
async function neighbours(site: Site, outline: Outline, crowded: Set<string>): Promise<Placed[]> {
  const { incidents } = site;
  const cell = cellOf(outline);
  let keys = cellKeys(outline);
  if (outline.when === null) {
    const open: number[] = [];
    for (const [at, place] of placeKeys(outline).entries()) {
      const many = await counted(site, incidents, keys[at]!, (one) => cellKeys(one.outline));
      if (many.now > CROWD) crowded.add(`${cell} ${place}`);
      if (!apart(many)) open.push(keys[at]!);
    }
    keys = open;
  }
  await incidents.load(keys);
  return incidents.under(keys).filter((other) => cellOf(other.outline) === cell && meet(other.outline, outline) !== null);
}

/** What layer-by-layer laying looks up, fetched beforehand for these incidents. */
async function below(site: Site, layer: Layer, found: readonly Placed[], crowded: ReadonlySet<string>): Promise<Below> {
  const { incidents, laid } = site;
  const lost = new Set<string>();
  if (layer > 0) {
    await laid.load(found.flatMap(({ outline }) => eventKeys(outline)));
    const undated = found.filter(({ outline }) => layer === 3 && !outline.background && stretchesOf(outline).length === 0);
    for (const place of new Set(undated.flatMap(({ outline }) => placeKeys(outline)))) {
      const { now } = await counted(site, laid, placeKey(place), (one) => (one.frame.when === null || one.frame.background ? [] : placeKeys(one.frame).map(placeKey)));
      if (now > CROWD) lost.add(place);
      else await laid.load([placeKey(place)]);
    }
    if (layer === 3) await incidents.load(found.map(({ outline }) => documentKey(outline.document)));
  }
  return {
    crowded: (cell, place) => crowded.has(`${cell} ${place}`),
    holds: (event, document) => incidents.under([documentKey(document)]).some((one) => one.event === event && one.decided && layerOf(one.outline) < 3),
    near(outline) {
      if (outline.background) return [];
      const places = placeKeys(outline);
      const anyDay = outline.when === null && stretchesOf(outline).length === 0;
      if (anyDay && places.some((place) => lost.has(place))) return null;
      const keys = anyDay ? places.map(placeKey) : eventKeys(outline);
      return laid.under(keys).map(({ frame }) => frame).filter((frame) => frame.layer < layer && frame.when !== null && !frame.background);
    },
  };
}

/** Lays out these incidents of a layer, all of their cells being among them, and notes what changes by it. */
async function settle(site: Site, layer: Layer, found: readonly Placed[], crowded: ReadonlySet<string>): Promise<void> {
  const { incidents, laid, kinship, touched } = site;
  if (found.length === 0) return;
  const looked = await below(site, layer, found, crowded);
  await laid.loadIds(found.map(({ id }) => id));
  const { places, frames } = layOut(layer, found.map(({ outline }) => outline), looked, kinship);
  const made = new Map<string, Frame>(frames.map((frame) => [frame.id, frame]));
  for (const { id } of found) {
    const before = laid.get(id);
    const now = made.get(id);
    if (now === undefined) {
      if (before !== null) { laid.remove(id); touched.add(id); }
    } else if (before === null || JSON.stringify(before.frame) !== JSON.stringify(now)) {
      laid.put({ id, event: eventName(id), frame: now, stories: before?.stories ?? [], root: before?.root ?? "", cut: before?.cut ?? false, episode: before?.episode ?? "" });
      touched.add(id);
    }
  }
  for (const { incident, event, decided, reasons } of places) {
    const before = incidents.get(incident)!;
    if (before.event === event && before.decided === decided && before.reasons.join("\n") === reasons.join("\n")) continue;
    if (before.event !== "") touched.add(before.event);
    touched.add(event);
    incidents.put({ ...before, event, decided, reasons });
  }
}

/** Lays one layer out anew after these incidents came or went. */
export async function relay(site: Site, layer: Layer, fresh: readonly Placed[], gone: readonly Placed[]): Promise<void> {
  const { found, crowded } = await concerned(site, layer, fresh, gone);
  await settle(site, layer, [...found.values()], crowded);
}

/** Lays out whole cells of a layer for the first time: all incidents of each cell must be given. */
export async function lay(site: Site, layer: Layer, found: readonly Placed[]): Promise<void> {
  const many = new Map<string, number>();
  if (layer === 3) for (const { outline } of found) for (const place of placeKeys(outline)) {
    const key = `${cellOf(outline)} ${place}`;
    many.set(key, (many.get(key) ?? 0) + 1);
  }
  await settle(site, layer, found, new Set([...many].filter(([, count]) => count > CROWD).map(([key]) => key)));
}
