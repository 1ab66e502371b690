import type { FacetsAnswer, Offered } from "../../desk/index.ts";
import { CLAIM_TYPES } from "../../reading/index.ts";
import { STATUSES } from "../../reconcile/index.ts";
import type { Columns } from "./columns.ts";
import type { Lists } from "./growing.ts";

/** So many places, actors and sources are offered. */
const OFFERED = 60;

/**
 * What the rows marked with 1 can be filtered by, each with how many events it would leave.
 *
 * @param named the names of an actor by its id, in each language that has one
 */
export function facetsOf(columns: Columns, rows: Uint8Array, named: (id: string) => Record<string, string> | undefined): FacetsAnswer {
  const types = new Uint32Array(CLAIM_TYPES.length), statuses = new Uint32Array(STATUSES.length);
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const status = columns.status.values[row]!, of = columns.types.values[row]!;
    for (let bit = 0; bit < STATUSES.length; bit++) if ((status & (1 << bit)) !== 0) statuses[bit]! += 1;
    for (let bits = of; bits !== 0; bits &= bits - 1) types[31 - Math.clz32(bits & -bits)]! += 1;
  }
  const counted = (names: readonly string[], counts: Uint32Array): Record<string, number> => Object.fromEntries(names.flatMap((name, at) => (counts[at]! > 0 ? [[name, counts[at]!]] : [])));
  const top = (entries: readonly { id: string | null; name: string; labels?: Record<string, string> }[], lists: Lists): Offered[] => most(count(lists, rows, entries.length))
    .map(([at, events]) => { const { id, name, labels } = entries[at]!; return { id, name, labels: labels ?? (id === null ? undefined : named(id)) ?? {}, events }; });
  const languages = columns.languageNames.entries;
  return {
    types: counted(CLAIM_TYPES, types), statuses: counted(STATUSES, statuses), languages: counted(languages, count(columns.languages, rows, languages.length)),
    places: top(columns.placeNames.entries, columns.places), actors: top(columns.actorNames.entries, columns.actors),
    sources: top(columns.sourceNames.entries, columns.sources), sides: top(columns.sideNames.entries, columns.sides),
  };
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
  return [...counts.entries()].filter(([, events]) => events > 0).sort((a, b) => b[1] - a[1]).slice(0, OFFERED);
}
