import type { ActorCard, EventCard, Nearby, OpenTieCard } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Coverage, Event } from "../reconcile/index.ts";

/** A card for every actor and source that these claims and events name, by id. Ids that the directory does not know get none. */
export function cardsFor(claims: Iterable<Claim>, events: Iterable<Event>, directory: Directory): Record<string, ActorCard> {
  const ids = new Set<string>();
  for (const claim of claims) for (const id of idsOfClaim(claim)) if (id !== null) ids.add(id);
  for (const event of events) for (const id of idsOfEvent(event)) if (id !== null) ids.add(id);
  return cardsOf(ids, directory);
}

/** A card for each of these ids that the directory knows. */
export function cardsOf(ids: Iterable<string>, directory: Directory): Record<string, ActorCard> {
  const cards: Record<string, ActorCard> = {};
  for (const id of [...new Set(ids)].sort()) {
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

/** What stands beside an event, or waits for a person. */
interface Beside { coverage?: Coverage; nearby?: readonly Nearby[]; ties?: readonly OpenTieCard[]; event?: EventCard | null; tie?: OpenTieCard | null }

/** The actors that it names. */
export function* namedIn({ coverage, nearby = [], ties = [], event = null, tie = null }: Beside): Generator<string> {
  for (const { side, origins } of coverage?.sides ?? []) yield* [side, ...origins];
  for (const card of [...nearby.map((near) => near.event), ...event === null ? [] : [event]]) for (const { id } of [...card.initiators, ...card.targets]) yield id;
  for (const { owner, to, between } of [...ties, ...tie === null ? [] : [tie]]) yield* [owner, to, ...between];
}
