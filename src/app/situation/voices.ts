import type { Event } from "../../reconcile/index.ts";
import { foldName } from "../../text/index.ts";

/** What is noted of an origin in an event, bit by bit: others agree with it or part from it, at any time and in a later page. */
export const AGREED = 1, PARTED = 2, AGREED_LATER = 4, PARTED_LATER = 8;

/** Somebody who speaks: an actor of the directory by its id, anybody else by name. */
export interface Speaker { id: string | null; name: string }
export interface Voice extends Speaker { marks: number }

/** The key under which a speaker is one: pages of one name are one outlet, whether they relay or speak themselves. */
export function speakerKey({ id, name }: Speaker): string {
  return id ?? `name:${foldName(name)}`;
}

function speaker({ id, name }: Speaker): Speaker | null {
  if (id === null || id.startsWith("doc:")) return { id: null, name };
  return id.startsWith("unnamed:") ? null : { id, name };
}

/**
 * The origins of an event that have a name, with what became of their word in it: another origin that is shown to be
 * independent says the same of something (`agreed`), or one that does not depend on it contradicts it (`parted`). *Later* is
 * a page of the other that was published on a later day than its own first. And the outlets that relay somebody else.
 *
 * @param published the day of a document, counted from 1970; null where it gives none
 */
export function voicesOf(event: Event, published: (document: string) => number | null): { voices: Voice[]; relays: Speaker[] } {
  const voices: Voice[] = [], origins = new Map(event.origins.map((origin) => [origin.id, origin]));
  const dayOf = (documents: Iterable<string>): number | null => {
    let first: number | null = null;
    for (const document of documents) { const day = published(document); if (day !== null && (first === null || day < first)) first = day; }
    return first;
  };
  for (const own of event.origins) {
    const who = speaker(own);
    if (who === null) continue;
    let marks = 0;
    const said = (slot: Event["agreed"][number], origin: string) => slot.values.filter((value) => value.origin === origin);
    const compare = (slot: Event["agreed"][number], contested: boolean): void => {
      const mine = said(slot, own.id);
      if (mine.length === 0 || own.independence === "dependent") return;
      for (const id of new Set(slot.values.map(({ origin }) => origin))) {
        const other = origins.get(id);
        if (id === own.id || !other || other.independence === "dependent") continue;
        const theirs = said(slot, id), same = theirs.some(({ value }) => mine.some((one) => one.value === value));
        if (contested ? same : other.independence !== "independent") continue;
        const [first, then] = [dayOf(mine.map(({ document }) => document)), dayOf(theirs.map(({ document }) => document))];
        const later = first !== null && then !== null && then > first;
        marks |= contested ? PARTED | (later ? PARTED_LATER : 0) : AGREED | (later ? AGREED_LATER : 0);
      }
    };
    for (const slot of event.agreed) compare(slot, false);
    for (const slot of event.contested) compare(slot, true);
    voices.push({ ...who, marks });
  }
  const relays = new Map<string, Speaker>();
  for (const origin of event.origins) {
    for (const { name } of origin.outlets) {
      const outlet = { id: null, name };
      if (foldName(name) !== foldName(origin.name)) relays.set(speakerKey(outlet), outlet);
    }
  }
  return { voices, relays: [...relays.values()] };
}
