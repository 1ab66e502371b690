import type { Directory } from "../directory/index.ts";
import type { Claim } from "../reading/index.ts";
import { amended, heldTo, retimed } from "./amended.ts";
import { correctedClaim, type Correction, type PlaceLookup } from "./corrections.ts";
import { distinct } from "./digest.ts";
import type { Event } from "./event.ts";
import { factsOf } from "./facts.ts";
import { memberKey } from "./filing.ts";
import { papersOf, type Holdings, type Placed } from "./held.ts";
import type { Kinship } from "./kinship.ts";
import { occurrenceOf, type Group, type Member } from "./occurrence.ts";
import type { Paper } from "./paper.ts";
import type { Rulings } from "./rulings.ts";
import type { Shaped } from "./shape.ts";
import type { Publishers } from "./voices.ts";

/**
 * What events are worked out with, for as long as one change lasts. `grouping` lays them out, and knows nothing of what people found
 * of ties: an incident stays where the rules put it, whatever is decided later. `kinship` says what their origins are to each other.
 */
export interface Tools { directory: Directory; grouping: Kinship; kinship: Kinship; publishers: Publishers; rulings: Rulings; placeOf: PlaceLookup }

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
    const corrected = correctionsOn(own.flatMap((member) => member.claims), claims, tools);
    const groupOf = (claimOf: (claim: string) => Claim | undefined): Group => ({
      frame: laid.frame,
      members: own.map(({ outline, claims: ids, observed, decided, reasons }): Member => ({
        decided, reasons, incident: {
          when: outline.when, candidates: outline.candidates,
          facts: ids.flatMap((one) => {
            const claim = claimOf(one);
            return claim ? [factsOf(claim, paperOf(outline.document), observed.includes(one), tools.directory)] : [];
          }),
        },
      })),
    });
    let event = occurrenceOf(groupOf((one) => claims.get(one)), id, laid.episode, tools);
    if (corrected.made.length > 0) {
      const group = groupOf((one) => corrected.claims.get(one) ?? claims.get(one));
      event = heldTo(occurrenceOf(group, id, laid.episode, tools), event);
      event = { ...event, time: retimed(event, group, new Set(corrected.made.filter(({ attribute }) => attribute === "time").map(({ subject }) => subject))) };
    }
    const whole = amended(event, tools.rulings.corrections(id), tools.placeOf, (actor) => tools.kinship.name(actor));
    made.set(id, { ...whole.event, decisions, corrections: [...corrected.made, ...whole.made] });
  }
  return made;
}

/** Those of these claims that people corrected, as they then are, and the corrections that were put in. */
function correctionsOn(ids: readonly string[], claims: ReadonlyMap<string, Claim>, tools: Tools): { claims: Map<string, Claim>; made: Correction[] } {
  const found = { claims: new Map<string, Claim>(), made: [] as Correction[] };
  for (const id of new Set(ids)) {
    const corrections = tools.rulings.corrections(id), claim = claims.get(id);
    if (corrections.length === 0 || claim === undefined) continue;
    const { claim: now, made } = correctedClaim(claim, corrections, tools.placeOf, (actor) => tools.kinship.name(actor));
    found.claims.set(id, now);
    for (const one of made) found.made.push(one);
  }
  return found;
}

/** The members of these events, all of them in the drawer by then. */
export async function loadMembers(incidents: { load(keys: number[]): Promise<void> }, events: Iterable<string>): Promise<void> {
  await incidents.load([...events].map(memberKey));
}
