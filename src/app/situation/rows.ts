import type { EventRow } from "../../desk/index.ts";
import { tollsBehind, type Event } from "../../reconcile/index.ts";

/** What one line of the list says of an event; each figure with the words that gave it where an open one needs them. */
export function rowOf(event: Event): EventRow {
  const { low, high } = event.fatalities;
  // "More than 60" and a sum of two figures are no figures of anybody's: there the words themselves are shown.
  const behind = tollsBehind(event, "low");
  const said = low !== null && (high === null || behind.length > 1) ? behind.map(({ text }) => text) : [];
  const { start = null, end = null, precision = 1, candidates = [] } = event.time ?? {};
  return {
    id: event.id, type: event.type, types: event.types, status: event.status,
    time: event.time === null ? null : { start, end, precision, candidates },
    places: event.places.map(({ id, name, labels, lat, lon, precision: exact, role }) => ({ id, name, labels, lat, lon, precision: exact, role })),
    initiators: event.initiators.map(({ id, name }) => ({ id, name })), targets: event.targets.map(({ id, name }) => ({ id, name })),
    killed: low === null && high === null ? null : { low, high, said },
    independent: event.origins.filter(({ independence }) => independence === "independent").length,
    outlets: new Set(event.origins.flatMap(({ outlets }) => outlets.map(({ document }) => document))).size,
    origins: event.origins.map(({ id, name }) => ({ id, name })),
  };
}
