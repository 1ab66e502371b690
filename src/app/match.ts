import type { Atlas } from "../atlas/index.ts";
import type { EventFilter } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { ClaimFilter } from "../ledger/index.ts";
import type { Event } from "../reconcile/index.ts";
import { foldName } from "../text/index.ts";

// What people ask for by name: "Palmyre" means the place that a claim calls Tadmur, "OSDH" the monitor with the id sohr.

/** Whether something with this id and this name is what was asked for. */
export type Wanted = (id: string | null, name: string | null) => boolean;

const LANGUAGES = ["en", "fr", "ar"];

/** Asks for a place by its id, or by any name that the atlas knows it by. */
export function wantedPlace(asked: string, atlas: Atlas): Wanted {
  return wanted(asked, idsOfPlace(asked, atlas));
}

/** Asks for an actor or a source by its id, or by any name that the directory knows it by. */
export function wantedActor(asked: string, directory: Directory): Wanted {
  return wanted(asked, idsOfActor(asked, directory));
}

/** The ids that a place may be asked for by: what was asked, and every place of that name. */
export function idsOfPlace(asked: string, atlas: Atlas): string[] {
  return [...new Set([asked, ...atlas.find(foldName(asked)).map((place) => place.id)])];
}

/** The ids that an actor or a source may be asked for by: what was asked, and every actor of that name. */
export function idsOfActor(asked: string, directory: Directory): string[] {
  return [...new Set([asked, ...LANGUAGES.flatMap((language) => directory.find(foldName(asked), language).map((match) => match.actor))])];
}

function wanted(asked: string, known: string[]): Wanted {
  const ids = new Set([asked, ...known]), key = foldName(asked);
  return (id, name) => (id !== null && ids.has(id)) || (name !== null && key !== "" && ` ${foldName(name)} `.includes(` ${key} `));
}

/** Whether a stretch of time meets the asked one; open ends are open, and what has no date at all never meets. */
function meets(time: { start: string | null; end: string | null } | null, since: string | undefined, until: string | undefined): boolean {
  if (since === undefined && until === undefined) return true;
  if (time === null || (time.start === null && time.end === null)) return false;
  return (until === undefined || time.start === null || time.start.slice(0, 10) <= until)
    && (since === undefined || time.end === null || time.end.slice(0, 10) >= since);
}

/** Compiles what is asked of events into one test. */
export function eventTest(filter: EventFilter, atlas: Atlas, directory: Directory): (event: Event) => boolean {
  const place = filter.place === undefined ? null : wantedPlace(filter.place, atlas);
  const actor = filter.actor === undefined ? null : wantedActor(filter.actor, directory);
  const source = filter.source === undefined ? null : wantedActor(filter.source, directory);
  return (event) =>
    (place === null || event.places.some((p) => place(p.id, p.name)))
    && (actor === null || [...event.initiators, ...event.targets].some((a) => actor(a.id, a.name)))
    && (source === null || event.origins.some((o) => source(o.id, o.name) || o.outlets.some((outlet) => source(outlet.id, outlet.name))))
    && meets(event.time, filter.since, filter.until)
    && (filter.status === undefined || (event.status as string[]).includes(filter.status))
    && (filter.type === undefined || event.type === filter.type || (event.types as string[]).includes(filter.type));
}

/** A filter of claims with its names meant as the atlas and the directory know them. */
export function meant({ place, actor, source, ...rest }: ClaimFilter, atlas: Atlas, directory: Directory): ClaimFilter {
  const any = (asked: string | string[], ids: (one: string) => string[]): string[] => [...new Set([asked].flat().flatMap(ids))];
  return {
    ...rest, ...(place === undefined ? {} : { place: any(place, (one) => idsOfPlace(one, atlas)) }),
    ...(actor === undefined ? {} : { actor: any(actor, (one) => idsOfActor(one, directory)) }), ...(source === undefined ? {} : { source: any(source, (one) => idsOfActor(one, directory)) }),
  };
}
