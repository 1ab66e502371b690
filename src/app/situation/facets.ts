import type { FacetsAnswer, Offered } from "../../desk/index.ts";
import { CLAIM_TYPES } from "../../reading/index.ts";
import { STATUSES } from "../../reconcile/index.ts";
import type { Columns } from "./columns.ts";
import type { Lists } from "./growing.ts";

/** So many places, actors and sources are offered. */
const OFFERED = 60;

/** The names of an actor by its id, in each language that has one. */
type Named = (id: string) => Record<string, string> | undefined;
type Entry = { id: string | null; name: string; labels?: Record<string, string> };

/** What the rows marked with 1 can be filtered by, each with how many events it would leave. */
export function facetsOf(columns: Columns, rows: Uint8Array, named: Named): FacetsAnswer {
  return {
    types: facetOf("types", columns, rows, named), statuses: facetOf("statuses", columns, rows, named), languages: facetOf("languages", columns, rows, named),
    places: top(columns.placeNames.entries, columns.places, rows, named), actors: top(columns.actorNames.entries, columns.actors, rows, named),
    sources: top(columns.sourceNames.entries, columns.sources, rows, named), sides: facetOf("sides", columns, rows, named),
  };
}

/** The lists that are chosen from, one at a time. */
export function facetOf<List extends "types" | "statuses" | "languages" | "sides">(list: List, columns: Columns, rows: Uint8Array, named: Named): FacetsAnswer[List] {
  const languages = columns.languageNames.entries;
  const of: { [L in typeof list]: () => FacetsAnswer[L] } = {
    types: () => counted(CLAIM_TYPES, bitsOf(columns.types.values, rows, CLAIM_TYPES.length)), statuses: () => counted(STATUSES, bitsOf(columns.status.values, rows, STATUSES.length)),
    languages: () => counted(languages, count(columns.languages, rows, languages.length)), sides: () => top(columns.sideNames.entries, columns.sides, rows, named),
  } as never;
  return of[list]();
}

/** How many of the rows have each bit. */
function bitsOf(values: Uint8Array | Uint32Array, rows: Uint8Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    for (let bits = values[row]!; bits !== 0; bits &= bits - 1) counts[31 - Math.clz32(bits & -bits)]! += 1;
  }
  return counts;
}

function counted(names: readonly string[], counts: Uint32Array): Record<string, number> {
  return Object.fromEntries(names.flatMap((name, at) => (counts[at]! > 0 ? [[name, counts[at]!]] : [])));
}

function top(entries: readonly Entry[], lists: Lists, rows: Uint8Array, named: Named): Offered[] {
  return most(count(lists, rows, entries.length)).map(([at, events]) => { const { id, name, labels } = entries[at]!; return { id, name, labels: labels ?? (id === null ? undefined : named(id)) ?? {}, events }; });
}

function count({ starts, values }: Lists, rows: Uint8Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    for (let at = starts.values[row]!; at < starts.values[row + 1]!; at++) counts[values.values[at]!]! += 1;
  }
  return counts;
}

function most(counts: Uint32Array): [number, number][] {
  const some: [number, number][] = [];
  counts.forEach((events, at) => { if (events > 0) some.push([at, events]); });
  return some.sort((a, b) => b[1] - a[1]).slice(0, OFFERED);
}
