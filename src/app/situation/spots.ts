import type { Arrow, MapAnswer, Spot } from "../../desk/index.ts";
import { STATUSES, type Status } from "../../reconcile/index.ts";
import type { Columns } from "./columns.ts";
import { type Box, within } from "./meets.ts";

/** So many places are drawn one by one; more are drawn together with what lies near them. */
export const MOST_PLACES = 120;
const MOST_ARROWS = 400;
/** Pixels of a cell in which places are drawn together, with tiles of 512 pixels. */
const CELL_PX = 88;
const TILE_PX = 512;

const mercator = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (Math.max(-85, Math.min(85, lat)) * Math.PI) / 360)) / (2 * Math.PI);

interface Group { key: string; places: number[]; events: number; status: number[]; precision: number; last: number }

/**
 * What the map shows of the rows marked with 1: places, or cells of places where there are many, most told of first; and the
 * movements between places. `view` and `zoom` (as MapLibre counts it) are what the person looks at; without them all is shown
 * as it would be in a window of 800 pixels.
 */
export function mapOf(columns: Columns, rows: Uint8Array, view: Box | null, zoom: number | null): MapAnswer {
  const entries = columns.placeNames.entries, { starts, values } = columns.places, marks = columns.placeMarks.values;
  const told = new Uint32Array(entries.length), precision = new Uint8Array(entries.length);
  let unplaced = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    let placed = false;
    for (let at = starts.values[row]!; at < starts.values[row + 1]!; at++) {
      const mark = marks[at]!;
      if ((mark & 4) === 0) continue;
      const place = values.values[at]!;
      placed = true;
      told[place]! += 1;
      // The vaguest account of a place decides how wide it is drawn: an area is never narrowed by another event.
      if ((mark & 3) > precision[place]!) precision[place] = mark & 3;
    }
    if (!placed) unplaced += 1;
  }
  const all = [...told.keys()].filter((place) => told[place]! > 0);
  const bounds = boundsOf(columns, all, told);
  const many = all.length > MOST_PLACES;
  const seen = view === null || !many ? all : all.filter((place) => within(view, entries[place]!.lat!, entries[place]!.lon!));
  const together = seen.length > MOST_PLACES;
  const cells = 2 ** Math.max(0, Math.min(20, zoom ?? fitting(bounds))) * TILE_PX / CELL_PX;
  const groupOf = new Int32Array(entries.length).fill(-1), groups: Group[] = [], numbers = new Map<string, number>();
  for (const place of seen) {
    const { id, lat, lon } = entries[place]!;
    // A whole country is drawn as one, and not counted among the places in its middle.
    const key = !together || countryOf(id) !== null ? id ?? `${lat},${lon}` : `${Math.floor(((lon! + 180) / 360) * cells)}/${Math.floor(mercator(lat!) * cells)}`;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, number = groups.length);
      groups.push({ key, places: [], events: 0, status: STATUSES.map(() => 0), precision: 1, last: -1 });
    }
    groupOf[place] = number;
    groups[number]!.places.push(place);
    groups[number]!.precision = Math.max(groups[number]!.precision, precision[place]!);
  }
  const pairs = new Map<number, { row: number; events: number }>();
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const status = columns.status.values[row]!;
    for (let at = starts.values[row]!; at < starts.values[row + 1]!; at++) {
      const number = groupOf[values.values[at]!]!;
      if (number < 0 || (marks[at]! & 4) === 0) continue;
      const group = groups[number]!;
      if (group.last === row) continue;
      group.last = row;
      group.events += 1;
      for (let bit = 0; bit < STATUSES.length; bit++) if ((status & (1 << bit)) !== 0) group.status[bit]! += 1;
    }
    const moves = columns.movements;
    for (let at = moves.starts.values[row]!; at < moves.starts.values[row + 1]!; at += 2) {
      const pair = moves.values.values[at]! * entries.length + moves.values.values[at + 1]!;
      const known = pairs.get(pair);
      if (known) known.events += 1;
      else pairs.set(pair, { row, events: 1 });
    }
  }
  const spots = groups.filter(({ events }) => events > 0).map((group) => spotOf(columns, group, told));
  return {
    spots: spots.sort((a, b) => b.events - a.events || (a.key < b.key ? -1 : 1)).slice(0, 2000), together: many, unplaced, bounds,
    arrows: [...pairs].map(([pair, { row, events }]): Arrow => {
      const [from, to] = [entries[Math.floor(pair / entries.length)]!, entries[pair % entries.length]!];
      return { event: columns.ids[row]!, events, from: [from.lon!, from.lat!], to: [to.lon!, to.lat!] };
    }).filter(({ from, to }) => view === null || !many || within(view, from[1], from[0]) || within(view, to[1], to[0])).sort((a, b) => b.events - a.events).slice(0, MOST_ARROWS),
  };
}

function spotOf({ placeNames: { entries } }: Columns, { key, places, events, status, precision }: Group, told: Uint32Array): Spot {
  const first = entries[places.reduce((best, place) => (told[place]! > told[best]! ? place : best))]!;
  let sum = 0, lat = 0, lon = 0, west = 180, south = 90, east = -180, north = -90;
  for (const place of places) {
    const one = entries[place]!, weight = told[place]!;
    sum += weight; lat += one.lat! * weight; lon += one.lon! * weight;
    west = Math.min(west, one.lon!); east = Math.max(east, one.lon!); south = Math.min(south, one.lat!); north = Math.max(north, one.lat!);
  }
  const single = places.length === 1;
  return {
    key, place: single ? first.id : null, name: first.name, labels: first.labels, places: places.length, events,
    lat: single ? first.lat! : lat / sum, lon: single ? first.lon! : lon / sum, box: [west, south, east, north],
    precision: Math.max(1, precision) as 1 | 2 | 3, country: single ? countryOf(first.id) : null,
    statuses: Object.fromEntries(STATUSES.flatMap((name, bit) => (status[bit]! > 0 ? [[name, status[bit]!]] : []))) as Partial<Record<Status, number>>,
  };
}

function countryOf(id: string | null): string | null {
  return /^cc:([A-Z]{2})$/u.exec(id ?? "")?.[1] ?? null;
}

/** The box around the places; of many, without the outermost hundredth on each side, so that one place far off does not make the rest small. */
function boundsOf({ placeNames: { entries } }: Columns, places: readonly number[], told: Uint32Array): Box | null {
  const towns = places.filter((place) => countryOf(entries[place]!.id) === null), counted = towns.length > 0 ? towns : places;
  if (counted.length === 0) return null;
  const span = (of: (place: number) => number): [number, number] => {
    const sorted = [...counted].sort((a, b) => of(a) - of(b));
    const cut = counted.length < 60 ? 0 : counted.reduce((sum, place) => sum + told[place]!, 0) / 100;
    let low = 0, high = sorted.length - 1;
    for (let sum = told[sorted[0]!]!; sum < cut; sum += told[sorted[low]!]!) low += 1;
    for (let sum = told[sorted[high]!]!; sum < cut; sum += told[sorted[high]!]!) high -= 1;
    return [of(sorted[low]!), of(sorted[high]!)];
  };
  const [west, east] = span((place) => entries[place]!.lon!), [south, north] = span((place) => entries[place]!.lat!);
  return [west, south, east, north];
}

/** The zoom at which a box fills a window of 800 pixels. */
function fitting(box: Box | null): number {
  if (box === null) return 2;
  const [west, south, east, north] = box;
  const wide = Math.max((east - west) / 360, mercator(south) - mercator(north), 1e-6);
  return Math.max(0, Math.min(11, Math.log2(800 / TILE_PX / wide)));
}
