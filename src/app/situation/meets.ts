import type { Atlas } from "../../atlas/index.ts";
import type { SituationFilter } from "../../desk/index.ts";
import type { Directory } from "../../directory/index.ts";
import { STATUSES } from "../../reconcile/index.ts";
import { ProblemError, problem } from "../../problem.ts";
import { dayNumber } from "../days.ts";
import { wantedActor, wantedPlace } from "../match.ts";
import { type Columns, OPEN_END, OPEN_START, typeNumber } from "./columns.ts";
import type { Lists } from "./growing.ts";

/** West, south, east, north in degrees; `west` lies east of `east` where the box crosses the date line. */
export type Box = [west: number, south: number, east: number, north: number];

/** Reads a box off a query. Throws ProblemError `bad-box` for anything but four degrees on the globe, south below north. */
export function boxOf(text: string): Box {
  const box = text.split(",").map(Number);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box;
  const fits = box.length === 4 && text.split(",").every((part) => part.trim() !== "") && Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90 && south <= north;
  if (!fits) throw new ProblemError(problem({ rule: "bad-box", severity: "error", message: `"${text.slice(0, 100)}" is no box.`, remedy: "Give west,south,east,north in degrees, such as 36,33,42,37." }));
  return [west, south, east, north];
}

export function within([west, south, east, north]: Box, lat: number, lon: number): boolean {
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
}

/**
 * The rows that a filter lets through, marked with 1, and how many they are. Names are meant as `eventTest` means them, and are
 * compared once for each name that there is, not for each event.
 *
 * @param pages where the filter has words, the pages that hold them, as `shortened` gives their ids
 */
export function meeting(columns: Columns, filter: SituationFilter, atlas: Atlas, directory: Directory, pages: ReadonlySet<number> | null = null): { rows: Uint8Array; found: number } {
  const rows = columns.alive.values.slice(0, columns.rows);
  const keep = (test: (row: number) => boolean): void => { for (let row = 0; row < rows.length; row++) if (rows[row] === 1 && !test(row)) rows[row] = 0; };
  const listed = (lists: Lists, wanted: Uint8Array): void => {
    const starts = lists.starts.values, values = lists.values.values;
    keep((row) => {
      for (let at = starts[row]!; at < starts[row + 1]!; at++) if (wanted[values[at]!] === 1) return true;
      return false;
    });
  };
  const { type, types, status, first, last } = columns;
  if (filter.status !== undefined) {
    const bit = 1 << STATUSES.indexOf(filter.status as never);
    keep((row) => (status.values[row]! & bit) !== 0);
  }
  if (filter.type !== undefined) {
    const number = typeNumber(filter.type), bit = 1 << number;
    keep((row) => type.values[row] === number || (types.values[row]! & bit) !== 0);
  }
  if (filter.since !== undefined || filter.until !== undefined) {
    const since = filter.since === undefined ? OPEN_START : dayNumber(filter.since), until = filter.until === undefined ? OPEN_END : dayNumber(filter.until);
    keep((row) => {
      const from = first.values[row]!, to = last.values[row]!;
      return !(from === OPEN_START && to === OPEN_END) && (from === OPEN_START || from <= until) && (to === OPEN_END || to >= since);
    });
  }
  if (filter.actor !== undefined) listed(columns.actors, named(columns.actorNames.entries, wantedActor(filter.actor, directory)));
  if (filter.source !== undefined) listed(columns.sources, named(columns.sourceNames.entries, wantedActor(filter.source, directory)));
  if (filter.place !== undefined) listed(columns.places, named(columns.placeNames.entries, wantedPlace(filter.place, atlas)));
  if (filter.side !== undefined) { const { side } = filter; listed(columns.sides, flags(columns.sideNames.entries, ({ id }) => id === side)); }
  if (filter.language !== undefined) { const { language } = filter; listed(columns.languages, flags(columns.languageNames.entries, (one) => one === language)); }
  if (filter.box !== undefined) {
    const box = boxOf(filter.box), inside = flags(columns.placeNames.entries, ({ lat, lon }) => lat !== null && lon !== null && within(box, lat, lon));
    const { starts, values } = columns.places, marks = columns.placeMarks.values;
    keep((row) => {
      for (let at = starts.values[row]!; at < starts.values[row + 1]!; at++) if (inside[values.values[at]!] === 1 && (marks[at]! & 4) !== 0) return true;
      return false;
    });
  }
  if (pages !== null) {
    const { starts, values } = columns.pages;
    keep((row) => {
      for (let at = starts.values[row]!; at < starts.values[row + 1]!; at++) if (pages.has(values.values[at]!)) return true;
      return false;
    });
  }
  let found = 0;
  for (const row of rows) found += row;
  return { rows, found };
}

function named<T extends { id: string | null; name: string }>(entries: readonly T[], wanted: (id: string | null, name: string | null) => boolean): Uint8Array {
  return flags(entries, ({ id, name }) => wanted(id, name));
}

function flags<T>(entries: readonly T[], test: (entry: T) => boolean): Uint8Array {
  return Uint8Array.from(entries, (entry) => Number(test(entry)));
}
