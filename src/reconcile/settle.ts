import type { Directory } from "../directory/index.ts";
import type { Item, Refiling } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { joinAffairs } from "./affairs.ts";
import type { PlaceLookup } from "./corrections.ts";
import type { Drawer } from "./drawer.ts";
import type { Event } from "./event.ts";
import { documentKey, eventFacets, eventSort, founderKey, incidentSort, sortOf, memberKey, outcomeKey } from "./filing.ts";
import { eventName, FRAME, INCIDENT, incidentDrawer, laidDrawer, laidKeys, PAPER, placedKeys, type Holdings, type KeptEvent, type Laid, type Placed } from "./held.ts";
import { Kinship } from "./kinship.ts";
import { relay, type Site } from "./laying.ts";
import { LAYERS } from "./outline.ts";
import type { Paper } from "./paper.ts";
import { NO_RULINGS, type Rulings } from "./rulings.ts";
import { alsoTouched, shaped, type Shaped } from "./shape.ts";
import { toldBy } from "./told.ts";
import { Publishers } from "./voices.ts";
import { loadMembers, storiesOf, workOut, type Tools } from "./works.ts";

/** A page as it is now; without claims when nothing was read out of it. */
export interface Arrival { document: Document; claims: readonly Claim[] }

/** One change of what the ledger derives, before it is marked. */
export type Change = Pick<Refiling, "put" | "remove" | "redirects"> & { events: string[] };

/** `placeOf` says where a place lies that a person put in; without it such a place has no coordinates. */
export function toolsFor(directory: Directory, rulings: Rulings = NO_RULINGS, placeOf: PlaceLookup = () => null): Tools {
  return { directory, grouping: new Kinship(directory), kinship: new Kinship(directory, rulings.tie), publishers: new Publishers(directory), rulings, placeOf };
}

export function siteOver(held: Holdings, tools: Tools): Site {
  return { held, kinship: tools.grouping, incidents: incidentDrawer(held), laid: laidDrawer(held), touched: new Set() };
}

/** A page's incidents, not yet part of any event. */
export function placedBy({ document, claims }: Arrival, tools: Tools): { paper: Paper; placed: Placed[] } {
  const { paper, incidents } = toldBy(document, claims, tools.directory, tools.grouping);
  return {
    paper, placed: incidents.map(({ incident, outline }) => ({
      id: outline.id, outline, event: "", decided: false, reasons: [],
      claims: incident.facts.map(({ claim }) => claim.id), observed: incident.facts.filter((one) => one.observed).map(({ claim }) => claim.id),
    })),
  };
}

/**
 * Brings the events up to these pages, which are new, or read anew. Touches the cells that the pages can belong to and no
 * others; what comes out is what a rebuild would make of the whole. `again` are events (by their first claim) to be worked
 * out anew though nothing about their members changed.
 */
export async function settle(held: Holdings, arrivals: readonly Arrival[], tools: Tools, again: readonly string[] = []): Promise<Change> {
  const site = siteOver(held, tools);
  const { incidents, laid, touched } = site;
  const papers = new Map<string, Paper>();
  const fresh: Placed[] = [];
  const gone: Placed[] = [];
  await incidents.load(arrivals.map(({ document }) => documentKey(document.id)));
  for (const arrival of arrivals) {
    for (const old of incidents.under([documentKey(arrival.document.id)])) {
      gone.push(old);
      touched.add(old.event);
      incidents.remove(old.id);
    }
    const { paper, placed } = placedBy(arrival, tools);
    papers.set(paper.id, paper);
    for (const one of placed) { incidents.put(one); fresh.push(one); }
  }
  await laid.loadIds([...gone.map(({ id }) => id), ...again]);
  // Also where an incident of that name is among the new ones: it may be another, of other days.
  for (const { id } of gone) if (laid.get(id) !== null) laid.remove(id);
  for (const layer of LAYERS) await relay(site, layer, fresh, gone);
  for (const event of again) if (laid.get(event) !== null) touched.add(event);

  const moved = [...gone, ...fresh].flatMap(({ claims }) => claims);
  for (const event of await alsoTouched(site, [...touched], moved, tools.rulings)) touched.add(event);
  await laid.loadIds(touched);
  await loadMembers(incidents, touched);
  for (const event of touched) {
    const one = laid.get(event);
    if (one === null) continue;
    const stories = storiesOf(incidents.under([memberKey(event)]));
    if (stories.join("\n") !== one.stories.join("\n")) laid.put({ ...one, stories });
  }
  const changed = laid.changes().flatMap(({ before, now }) => [before, now]).filter((one) => one !== null);
  await joinAffairs(laid, tools.grouping, changed);
  const events: Shaped[] = [];
  for (const event of touched) {
    const one = laid.get(event);
    if (one !== null) events.push(...await shaped(site, one, tools.rulings));
  }
  const made = await workOut(held, events, papers, tools);
  // What was worked out of these frames before, and is not any more: fallen events, merged ones, splits that were undone.
  const before = touched.size === 0 ? [] : (await held.filed([...touched].map(outcomeKey))).map(({ id, body }) => ({ id, frame: (JSON.parse(body) as KeptEvent).frame }));
  const fallen = before.filter(({ id, frame }) => touched.has(frame) && !made.has(id));
  return {
    put: [
      ...[...papers.values()].map(paperItem),
      ...incidents.changes().flatMap(({ now }) => (now === null ? [] : [incidentItem(now)])),
      ...laid.changes().flatMap(({ now }) => (now === null ? [] : [frameItem(now)])),
      ...events.map(({ id, laid: one }) => eventItem(one, made.get(id)!)),
    ],
    remove: [
      ...incidents.changes().flatMap(({ id, now }) => (now === null ? [INCIDENT + id] : [])),
      ...laid.changes().flatMap(({ id, before: was, now }) => (now === null && was !== null ? [FRAME + id] : [])),
      ...fallen.map(({ id }) => id),
    ],
    redirects: fallen.map(({ id, frame }) => ({ was: id, now: tools.rulings.mergedInto(id)?.event ?? successor(id, frame, laid, incidents, arrivals) })),
    events: [...made.keys()],
  };
}

/** The event that holds, now, the claim that an event was named after; null when no event does. */
function successor(fallen: string, frame: string, laid: Drawer<Laid>, incidents: Drawer<Placed>, arrivals: readonly Arrival[]): string | null {
  const own = incidents.get(frame) ?? arrivals.flatMap(({ document }) => incidents.under([documentKey(document.id)])).find((one) => one.claims.includes(frame));
  const name = own ? eventName(own.event) : laid.get(frame)?.event ?? null;
  return name === fallen ? null : name;
}

export function paperItem(paper: Paper): Item {
  return { id: PAPER + paper.id, kind: "paper", sort: 0, keys: [], body: JSON.stringify(paper) };
}

export function incidentItem(placed: Placed): Item {
  return { id: INCIDENT + placed.id, kind: "incident", sort: incidentSort(placed.outline), keys: placed.event === "" ? [] : [...placedKeys(placed), ...placed.claims.map((claim) => founderKey(eventName(claim)))], body: JSON.stringify(placed) };
}

export function frameItem(laid: Laid): Item {
  return { id: FRAME + laid.id, kind: "frame", sort: eventSort(laid.frame), keys: laidKeys(laid), body: JSON.stringify(laid) };
}

export function eventItem(laid: Laid, event: Event): Item {
  const kept: KeptEvent = { frame: laid.id, event: { ...event, episode: "" } };
  return { id: event.id, kind: "event", sort: sortOf(event, laid.frame), keys: eventFacets(event, laid.id), body: JSON.stringify(kept) };
}
