// How much stands behind an event: independent origins, and the outlets through which all of it came. Pure.
import type { Event } from "../contract.ts";

/** Origins whose independence is proven. */
export function independentOf(event: Event): number {
  return event.origins.filter(({ independence }) => independence === "independent").length;
}

/** Pages that relay the event, each once. */
export function outletsOf(event: Event): number {
  return new Set(event.origins.flatMap(({ outlets }) => outlets.map(({ document }) => document))).size;
}
