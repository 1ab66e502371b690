import type { Directory } from "../directory/index.ts";
import type { Judgement } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { byCode, distinct, nameOf } from "./digest.ts";
import { affairsOf, type Stage } from "./episodes.ts";
import { episodeOf } from "./episode.ts";
import type { Episode, Event, Reconciled } from "./event.ts";
import { groupsOf } from "./grouping.ts";
import type { Incident } from "./incident.ts";
import { Kinship } from "./kinship.ts";
import { occurrenceOf, type Group, type Member } from "./occurrence.ts";
import type { Outline } from "./outline.ts";
import { NO_RULINGS } from "./rulings.ts";
import { toldBy } from "./told.ts";
import { Publishers } from "./voices.ts";

/** What is reconciled. Judgements stand beside an event's status and never change it; they are carried for what later reads them. */
export interface Input { claims: readonly Claim[]; documents: readonly Document[]; judgements?: readonly Judgement[] }

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
  const pages = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (!documents.has(claim.document)) apart.push(claim.id);
    else (pages.get(claim.document) ?? pages.set(claim.document, []).get(claim.document)!).push(claim);
  }
  for (const [id, own] of pages) {
    const told = toldBy(documents.get(id)!, own, directory, kinship);
    for (const { incident, outline } of told.incidents) {
      incidents.set(outline.id, incident);
      outlines.push(outline);
    }
    for (const claim of told.apart) apart.push(claim);
  }
  const { places, frames } = groupsOf(outlines, kinship);
  const groups = new Map<string, Group>(frames.map((frame) => [frame.id, { frame, members: [] }]));
  // The founder first: its place comes before those of whom it let in.
  for (const { incident, event, decided, reasons } of places) groups.get(event)!.members.push({ incident: incidents.get(incident)!, decided, reasons });
  for (const { frame, members } of groups.values()) members.sort((a, b) => Number(idOf(b) === frame.id) - Number(idOf(a) === frame.id) || byCode(idOf(a), idOf(b)));
  const around = { publishers, kinship, rulings: NO_RULINGS };
  const events: Event[] = [];
  const episodes: Episode[] = [];
  for (const { id, stages } of affairsOf([...groups.values()].map(stageOf), kinship)) {
    const made = stages.map(({ frame }) => occurrenceOf(groups.get(frame.id)!, nameOf("evt", [frame.id]), id, around));
    for (const event of made) events.push(event);
    episodes.push(episodeOf(id, made));
  }
  return { events, episodes, apart: distinct(apart) };
}

function idOf({ incident }: Member): string {
  return incident.facts[0]!.claim.id;
}

function stageOf({ frame, members }: Group): Stage {
  return { frame, stories: distinct(members.flatMap(({ incident }) => incident.facts.map(({ claim }) => `${claim.document} ${claim.story}`))) };
}
