import type { Directory } from "../directory/index.ts";
import type { Judgement } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { dayOf, type Stretch } from "./calendar.ts";
import { byCode, distinct, nameOf } from "./digest.ts";
import { affairsOf, extent, type Stage } from "./episodes.ts";
import { STATUSES, type Episode, type Event, type Reconciled } from "./event.ts";
import { factsOf, type Facts } from "./facts.ts";
import { groupsOf } from "./grouping.ts";
import { incidentsOf, type Incident } from "./incident.ts";
import { Kinship } from "./kinship.ts";
import { occurrenceOf, type Group } from "./occurrence.ts";
import { observed } from "./observation.ts";
import { outlineOf, type Outline } from "./outline.ts";
import { paperOf, type Paper } from "./paper.ts";
import { NO_RULINGS } from "./rulings.ts";
import { Publishers } from "./voices.ts";

/** What is reconciled. Judgements stand beside an event's status and never change it; they are carried for what later reads them. */
export interface Input { claims: readonly Claim[]; documents: readonly Document[]; judgements?: readonly Judgement[] }

// How long before a page's own date lies what it reports without naming a day.
const NEWS_DAYS = 2;

/** Claims of one story of one page, with the days that the page itself speaks of. */
interface Story { facts: Facts[] }

function storiesOf(claims: readonly Claim[], documents: ReadonlyMap<string, Document>, directory: Directory, apart: string[]): Map<string, Story[]> {
  const pages = new Map<string, Map<number, Story>>();
  const papers = new Map<string, Paper>();
  for (const claim of claims) {
    const document = documents.get(claim.document);
    if (document === undefined || claim.type === "assessment") { apart.push(claim.id); continue; }
    const page = pages.get(claim.document) ?? pages.set(claim.document, new Map()).get(claim.document)!;
    const story = page.get(claim.story) ?? page.set(claim.story, { facts: [] }).get(claim.story)!;
    const paper = papers.get(document.id) ?? papers.set(document.id, paperOf(document)).get(document.id)!;
    story.facts.push(factsOf(claim, paper, observed(claim, document), directory));
  }
  return new Map([...pages].map(([id, stories]) => [id, [...stories].sort(([a], [b]) => a - b).map(([, story]) => story)]));
}

/** The days around which an undated claim of this page lies; null when the page is undated altogether. */
function aroundOf(document: Document, incidents: readonly Incident[]): Stretch | null {
  const published = dayOf(document.published);
  if (published !== null) return { from: published - NEWS_DAYS, to: published };
  const dated = incidents.filter((incident) => incident.when !== null && !incident.background).map((incident) => incident.when!);
  if (dated.length === 0) return null;
  return { from: Math.min(...dated.map((one) => one.from)), to: Math.max(...dated.map((one) => one.to)) };
}

function episodeOf(id: string, affair: readonly Stage[], events: readonly Event[]): Episode {
  const places = new Map<string, Episode["places"][number]>();
  for (const place of events.flatMap((event) => event.places)) {
    const key = place.id ?? place.name;
    if (!places.has(key)) places.set(key, { id: place.id, name: place.name, lat: place.lat, lon: place.lon });
  }
  const documents = new Map<string, Episode["documents"][number]>();
  for (const { id: document, captured_from, membership } of events.flatMap((event) => event.documents)) {
    if (documents.get(document)?.membership !== "decided") documents.set(document, { id: document, captured_from, membership });
  }
  const statuses = new Set(events.flatMap((event) => event.status));
  return {
    id, events: events.map((event) => event.id), time: extent(affair), places: [...places.values()],
    status: STATUSES.filter((status) => statuses.has(status)),
    documents: [...documents.values()].sort((a, b) => byCode(a.id, b.id)),
  };
}

/**
 * Groups claims into events and episodes and works out, for each event, its origins and their independence, the sides'
 * versions, tolls, agreement, contest and status, as the codebook defines them.
 *
 * Pure: the answer depends on what is given, never on its order, a clock or a place. A claim whose document is not given,
 * opinions, and statements that belong to no occurrence are answered in `apart`. The same claim twice counts once.
 */
export function reconcile(input: Input, directory: Directory): Reconciled {
  const documents = new Map(input.documents.map((document) => [document.id, document]));
  const claims = [...new Map(input.claims.map((claim) => [claim.id, claim])).values()].sort((a, b) => byCode(a.id, b.id));
  const kinship = new Kinship(directory);
  const publishers = new Publishers(directory);
  const apart: string[] = [];
  const incidents = new Map<string, Incident>();
  const outlines: Outline[] = [];
  for (const [id, stories] of storiesOf(claims, documents, directory, apart)) {
    const told = stories.map((story) => incidentsOf(story.facts, kinship));
    const around = aroundOf(documents.get(id)!, told.flatMap((one) => one.incidents));
    for (const incident of told.flatMap((one) => one.incidents)) {
      const outline = outlineOf(incident, around);
      incidents.set(outline.id, incident);
      outlines.push(outline);
    }
    for (const one of told) apart.push(...one.apart.map((facts) => facts.claim.id));
  }
  const { places, frames } = groupsOf(outlines, kinship);
  const groups = new Map<string, Group>(frames.map((frame) => [frame.id, { frame, members: [] }]));
  // The founder first: its place comes before those of whom it let in.
  for (const { incident, event, decided, reasons } of places) groups.get(event)!.members.push({ incident: incidents.get(incident)!, decided, reasons });
  const around = { publishers, kinship, rulings: NO_RULINGS };
  const events: Event[] = [];
  const episodes: Episode[] = [];
  for (const affair of affairsOf([...groups.values()].map(stageOf), kinship)) {
    const ids = affair.map(({ frame }) => nameOf("evt", [frame.id]));
    const episode = nameOf("epi", ids.slice(0, 1));
    const made = affair.map(({ frame }, at) => occurrenceOf(groups.get(frame.id)!, ids[at]!, episode, around));
    events.push(...made);
    episodes.push(episodeOf(episode, affair, made));
  }
  return { events, episodes, apart: distinct(apart) };
}

function stageOf({ frame, members }: Group): Stage {
  return { frame, stories: distinct(members.flatMap(({ incident }) => incident.facts.map(({ claim }) => `${claim.document} ${claim.story}`))) };
}
