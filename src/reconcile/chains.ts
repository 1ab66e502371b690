import { tells } from "./contest.ts";
import { byCode } from "./digest.ts";
import type { Facts } from "./facts.ts";
import type { Rulings } from "./rulings.ts";
import type { Voice, Voices } from "./voices.ts";

/** A claim's voice after its chain was followed over the event's other pages. */
export interface Resolved {
  voice: Voice;
  /** Why the origin is another than the page names; null when it is the one. */
  why: string | null;
}

/** An outlet's word is somebody else's unless it says that it saw it. */
export function relaysByTrade(voice: Voice): boolean {
  return voice.actor === null || voice.actor.kind === "media" || voice.actor.kind === "news-agency";
}

/** What the outlets' own pages of an event say of where they have it from. */
interface Own { observed: boolean; cites: Map<string, Voice> }

function ownPages(facts: readonly Facts[], voices: Voices): Map<string, Own> {
  const pages = new Map<string, Own>();
  for (const one of facts) {
    const voice = voices.of(one);
    const outlet = voices.outletOf(one.claim.document);
    const own = pages.get(outlet) ?? pages.set(outlet, { observed: false, cites: new Map() }).get(outlet)!;
    own.observed ||= voice.observed;
    // Whoever quotes a denial has not taken what it tells from the one that denies it.
    if (!voice.own && !voice.unnamed && tells(one.claim)) own.cites.set(voice.id, voice);
  }
  return pages;
}

/**
 * Follows each claim's chain over the pages of one event. A page quotes an outlet, and that outlet's own pages cite one
 * source and state no observation: then that source is the origin and the outlet relays it. Where they cite several, or
 * the outlets cite one another in a ring, or a person declared the two independent, the chain ends where its own page ends it.
 */
export function resolve(facts: readonly Facts[], voices: Voices, rulings: Rulings): Map<string, Resolved> {
  const pages = ownPages(facts, voices);
  const behind = (voice: Voice): Voice | null => {
    const own = pages.get(voice.id);
    if (own === undefined || own.observed || voice.unnamed || !relaysByTrade(voice) || own.cites.size !== 1) return null;
    const [source] = own.cites.values();
    return source!.id === voice.id || rulings.between(voice.id, source!.id)?.verdict === "independent" ? null : source!;
  };
  const resolved = new Map<string, Resolved>();
  for (const one of facts) {
    const named = voices.of(one);
    const way = [named];
    let round = named.own;
    while (!round) {
      const next = behind(way.at(-1)!);
      if (next === null) break;
      // A ring has no first, and a chain that comes back to the page says nothing new.
      if (way.some((voice) => voice.id === next.id) || next.id === voices.outletOf(one.claim.document)) { way.length = 1; round = true; }
      else way.push(next);
    }
    const origin = way.at(-1)!;
    if (origin === named) { resolved.set(one.claim.id, { voice: named, why: null }); continue; }
    const relays = [...named.relays];
    for (const voice of way.slice(0, -1)) if (!relays.some((relay) => relay.id === voice.id)) relays.push({ id: voice.id, name: voice.name });
    resolved.set(one.claim.id, {
      voice: { ...origin, relays, outlet: relays.at(-1)!.id, observed: false },
      why: `It cites ${named.name}, whose own page on this has it from ${way.slice(1).map((voice) => voice.name).join(", which has it from ")}.`,
    });
  }
  return resolved;
}

/** A ring in which an origin cites others and is cited by them in the end, shortest first; null when there is none. */
export function ringOf(origin: string, cites: (id: string) => Iterable<string>): string[] | null {
  const before = new Map<string, string>();
  let edge = [origin];
  while (edge.length > 0) {
    const next: string[] = [];
    for (const id of edge) {
      for (const cited of [...cites(id)].sort(byCode)) {
        if (cited === origin) {
          const ring = [id];
          while (ring[0] !== origin) ring.unshift(before.get(ring[0]!)!);
          return ring;
        }
        if (before.has(cited)) continue;
        before.set(cited, id);
        next.push(cited);
      }
    }
    edge = next;
  }
  return null;
}
