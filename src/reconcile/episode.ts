import { byCode } from "./digest.ts";
import { STATUSES, type Episode, type Event } from "./event.ts";

/** An episode out of its events. */
export function episodeOf(id: string, events: readonly Event[]): Episode {
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
  const starts = events.map((event) => event.time?.start ?? null).filter((day) => day !== null).sort(byCode);
  const ends = events.map((event) => event.time?.end ?? event.time?.start ?? null).filter((day) => day !== null).sort(byCode);
  return {
    id, events: events.map((event) => event.id), time: { start: starts[0] ?? null, end: ends.at(-1) ?? null }, places: [...places.values()],
    status: STATUSES.filter((status) => statuses.has(status)),
    documents: [...documents.values()].sort((a, b) => byCode(a.id, b.id)),
  };
}
