import type { ActorCard } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";

/** A card for every actor and source that these claims and events name, by id. Ids that the directory does not know get none. */
export function cardsFor(claims: Iterable<Claim>, events: Iterable<Event>, directory: Directory): Record<string, ActorCard> {
  const ids = new Set<string>();
  for (const claim of claims) for (const id of idsOfClaim(claim)) if (id !== null) ids.add(id);
  for (const event of events) for (const id of idsOfEvent(event)) if (id !== null) ids.add(id);
  const cards: Record<string, ActorCard> = {};
  for (const id of [...ids].sort()) {
    const actor = directory.actor(id);
    if (actor) cards[id] = { id, name: actor.name, kind: actor.kind, country: actor.country, ties: actor.ties, loaded: actor.loaded };
  }
  return cards;
}

function* idsOfClaim(claim: Claim): Generator<string | null> {
  for (const actor of [...claim.initiators, ...claim.targets]) yield actor.id;
  for (const count of claim.counts) yield count.group;
  for (const { source } of claim.attribution) yield* [source.id, source.side];
  for (const { toward } of claim.loaded) yield toward;
}

function* idsOfEvent(event: Event): Generator<string | null> {
  for (const actor of [...event.initiators, ...event.targets]) yield actor.id;
  for (const origin of event.origins) yield* [origin.id, origin.side, origin.depends_on];
  for (const version of event.versions) yield version.side;
  for (const slot of [...event.agreed, ...event.contested]) yield slot.group;
}
