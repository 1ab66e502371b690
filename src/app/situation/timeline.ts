import type { Bin, TimelineAnswer, TimeUnit } from "../../desk/index.ts";
import { STATUSES } from "../../reconcile/index.ts";
import { isoDay } from "../days.ts";
import { type Columns, OPEN_END, OPEN_START } from "./columns.ts";

/** Days to which each unit is the finest that still gives few enough bins. */
const REACH: readonly [unit: TimeUnit, days: number][] = [["day", 130], ["week", 900], ["month", 6000], ["year", Infinity]];
/** Of many events, this share on each side may lie outside of what is drawn: one old event does not squeeze all others. */
const OUTSIDE = 0.005;
const MANY = 400;
const MOST_BINS = 1200;
const BUCKETS = 4096;

const CORROBORATED = 1 << STATUSES.indexOf("corroborated"), UNDECIDED = 1 << STATUSES.indexOf("undecided"), CONTESTED = 1 << STATUSES.indexOf("contested");

/**
 * The dated events of the rows marked with 1, counted by day, week, month or year. An event is counted in the bin in which all
 * of it lies; one whose date is vaguer than a bin, or that lasts longer, is told apart (`reaching`) in every bin that it meets.
 *
 * @param within the days that a filter asks for, so that the line shows no more than these
 */
export function timelineOf(columns: Columns, rows: Uint8Array, within: { since: number | null; until: number | null }): TimelineAnswer {
  const first = columns.first.values, last = columns.last.values;
  const starts = new Int32Array(rows.length), ends = new Int32Array(rows.length), ghosts: number[] = [];
  let dated = 0, undated = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const from = first[row]!, to = last[row]!;
    if (from === OPEN_START && to === OPEN_END) {
      undated += 1;
      const { starts: at, values } = columns.candidates;
      for (let i = at.values[row]!; i < at.values[row + 1]!; i += 2) ghosts.push(values.values[i]! | 0, values.values[i + 1]! | 0);
      continue;
    }
    starts[dated] = from === OPEN_START ? to : from;
    ends[dated] = to === OPEN_END ? from : to;
    dated += 1;
  }
  const span = extent(starts.subarray(0, dated), ends.subarray(0, dated), ghosts, within);
  if (span === null) return { unit: "day", from: null, to: null, bins: [], dated, undated, before: 0, after: 0 };
  const unit = REACH.find(([, reach]) => span.to - span.from <= reach)![0];
  const edges = edgesOf(span.from, span.to, unit);
  const size = edges.length - 1, first0 = edges[0]!;
  // Which bin a day lies in, for every day of the line: asked for each event.
  const binOf = new Uint16Array(edges[size]! - first0);
  for (let bin = 0; bin < size; bin++) binOf.fill(bin, edges[bin]! - first0, edges[bin + 1]! - first0);
  const end = edges[size]! - 1;
  const whole = new Uint32Array(size), corroborated = new Uint32Array(size), undecided = new Uint32Array(size), contested = new Uint32Array(size);
  const reaching = new Int32Array(size + 1), ghostly = new Int32Array(size + 1);
  let before = 0, after = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0) continue;
    const [a, b] = [first[row]!, last[row]!];
    if (a === OPEN_START && b === OPEN_END) continue;
    if (b < first0) { before += 1; continue; }
    if (a > end) { after += 1; continue; }
    const from = binOf[Math.max(a, first0) - first0]!, to = binOf[Math.min(b, end) - first0]!;
    if (from !== to || a < first0 || b > end) { reaching[from]! += 1; reaching[to + 1]! -= 1; continue; }
    whole[from]! += 1;
    const status = columns.status.values[row]!;
    if ((status & CORROBORATED) !== 0) corroborated[from]! += 1;
    else if ((status & UNDECIDED) !== 0) undecided[from]! += 1;
    if ((status & CONTESTED) !== 0) contested[from]! += 1;
  }
  for (let at = 0; at < ghosts.length; at += 2) {
    const [a, b] = [Math.max(ghosts[at]!, first0), Math.min(ghosts[at + 1]!, end)];
    if (a > b) continue;
    ghostly[binOf[a - first0]!]! += 1;
    ghostly[binOf[b - first0]! + 1]! -= 1;
  }
  let over = 0, ghost = 0;
  const bins = Array.from({ length: size }, (_, bin): Bin => {
    over += reaching[bin]!;
    ghost += ghostly[bin]!;
    return { start: isoDay(edges[bin]!), end: isoDay(edges[bin + 1]! - 1), events: whole[bin]!, corroborated: corroborated[bin]!, undecided: undecided[bin]!, contested: contested[bin]!, reaching: over, ghosts: ghost };
  });
  return { unit, from: isoDay(first0), to: isoDay(end), bins, dated, undated, before, after };
}

function extent(starts: Int32Array, ends: Int32Array, ghosts: number[], { since, until }: { since: number | null; until: number | null }): { from: number; to: number } | null {
  if (starts.length === 0 && ghosts.length === 0) return null;
  let [from, to] = [Infinity, -Infinity];
  if (starts.length > MANY) {
    from = ranked(starts, Math.floor(starts.length * OUTSIDE));
    to = ranked(ends, Math.ceil(ends.length * (1 - OUTSIDE)) - 1);
  } else {
    for (const day of starts) from = Math.min(from, day);
    for (const day of ends) to = Math.max(to, day);
    for (let at = 0; at < ghosts.length; at += 2) { from = Math.min(from, ghosts[at]!); to = Math.max(to, ghosts[at + 1]!); }
  }
  if (since !== null) from = Math.max(from, since);
  if (until !== null) to = Math.min(to, until);
  return from > to ? { from: to, to: from } : { from, to };
}

/** The value that would stand at `rank` were they sorted: found by counting, for sorting takes longer than all else that is asked of them. */
function ranked(values: Int32Array, rank: number): number {
  let low = Infinity, high = -Infinity;
  for (const value of values) { if (value < low) low = value; if (value > high) high = value; }
  let before = 0;
  // Each round keeps the bucket in which the rank lies: two rounds for any days that a calendar has.
  while (low < high) {
    const size = Math.ceil((high - low + 1) / BUCKETS), counts = new Uint32Array(BUCKETS);
    for (const value of values) if (value >= low && value <= high) counts[Math.floor((value - low) / size)]! += 1;
    let bucket = 0;
    while (before + counts[bucket]! <= rank) before += counts[bucket++]!;
    low += bucket * size;
    high = Math.min(high, low + size - 1);
  }
  return low;
}

/** The first days of all bins from the one of `from` to the one of `to`, and the first day after them. */
function edgesOf(from: number, to: number, unit: TimeUnit): number[] {
  const edges: number[] = [];
  for (let day = startOf(from, unit); edges.length <= MOST_BINS; day = nextOf(day, unit)) {
    edges.push(day);
    if (day > to) break;
  }
  return edges;
}

function startOf(day: number, unit: TimeUnit): number {
  if (unit === "day") return day;
  // 1970 began on a Thursday; weeks begin on Mondays.
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * 86_400_000);
  return dayOf(date.getUTCFullYear(), unit === "year" ? 0 : date.getUTCMonth());
}

function nextOf(day: number, unit: TimeUnit): number {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  const date = new Date(day * 86_400_000);
  return unit === "year" ? dayOf(date.getUTCFullYear() + 1, 0) : dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

function dayOf(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / 86_400_000);
}
