import type { Directory } from "../directory/index.ts";
import { distinct } from "./digest.ts";
import type { Event } from "./event.ts";
import { factsOf } from "./facts.ts";
import { memberKey } from "./filing.ts";
import { papersOf, type Holdings, type Placed } from "./held.ts";
import type { Kinship } from "./kinship.ts";
import { occurrenceOf, type Member } from "./occurrence.ts";
import type { Paper } from "./paper.ts";
import type { Rulings } from "./rulings.ts";
import type { Shaped } from "./shape.ts";
import type { Publishers } from "./voices.ts";

/** What events are worked out with, for as long as one change lasts. */
export interface Tools { directory: Directory; kinship: Kinship; publishers: Publishers; rulings: Rulings }

/** The founder first, then by id: what an event comes to does not hang on the order of its members. */
export function inOrder(members: Iterable<Placed>, event: string): Placed[] {
  return [...members].sort((a, b) => Number(b.id === event) - Number(a.id === event) || (a.id < b.id ? -1 : 1));
}

export function storiesOf(members: readonly Placed[]): string[] {
  return distinct(members.map(({ outline }) => `${outline.document} ${outline.story}`));
}

/** Works events out of their members' claims, which are read from the ledger. `papers` are those that it does not hold yet. */
export async function workOut(held: Holdings, events: readonly Shaped[], papers: ReadonlyMap<string, Paper>, tools: Tools): Promise<Map<string, Event>> {
  const members = events.flatMap((event) => event.members);
  const documents = new Set(members.map(({ outline }) => outline.document));
  const known = await papersOf(held, [...documents].filter((id) => !papers.has(id)));
  const paperOf = (id: string): Paper => papers.get(id) ?? known.get(id)!;
  const claims = new Map((await held.claimsById([...new Set(members.flatMap((member) => member.claims))])).map((claim) => [claim.id, claim]));
  const made = new Map<string, Event>();
  for (const { id, laid, members: own, decisions } of events) {
    const group = own.map(({ outline, claims: ids, observed, decided, reasons }): Member => ({
      decided, reasons, incident: {
        when: outline.when, candidates: outline.candidates,
        facts: ids.flatMap((id) => {
          const claim = claims.get(id);
          return claim ? [factsOf(claim, paperOf(outline.document), observed.includes(id), tools.directory)] : [];
        }),
      },
    }));
    made.set(id, { ...occurrenceOf({ frame: laid.frame, members: group }, id, laid.episode, tools), decisions });
  }
  return made;
}

/** The members of these events, all of them in the drawer by then. */
export async function loadMembers(incidents: { load(keys: number[]): Promise<void> }, events: Iterable<string>): Promise<void> {
  await incidents.load([...events].map(memberKey));
}
