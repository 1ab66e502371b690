import { distanceKm } from "../atlas/index.ts";
import type { EventCard, Nearby } from "../desk/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { daySort, FRAME, marchKeys, outcomeKey, type Event, type KeptEvent, type Laid } from "../reconcile/index.ts";

/** How far about an event others count as near it, and how many are shown. */
const KM = 50, DAYS = 10, SHOWN = 12;
/** Days next to it, and how many events of a stretch are looked at. */
const NEXT = 1, MOST = 50;
const DAY = 86_400_000;

/** What an event is known by where it is not shown whole. */
export function cardOf({ id, type, time, places, status, initiators, targets }: Event): EventCard {
  return { id, type, time, places, status, initiators, targets };
}

function dayOf(event: Event): number | null {
  return event.time?.start ? Math.round(Date.parse(`${event.time.start.slice(0, 10)}T00:00:00Z`) / DAY) : null;
}

function apart(a: Event, b: Event): number | null {
  let least: number | null = null;
  for (const x of a.places) for (const y of b.places) {
    if ((x.role !== "at" && x.role !== "near") || (y.role !== "at" && y.role !== "near")) continue;
    const km = x.id !== null && x.id === y.id ? 0 : x.lat === null || x.lon === null || y.lat === null || y.lon === null ? null : distanceKm({ lat: x.lat, lon: x.lon }, { lat: y.lat, lon: y.lon });
    if (km !== null && (least === null || km < least)) least = km;
  }
  return least;
}

/** Events within some kilometres and days of one, and the others of its affair, the nearest first: candidates for a merge, or for not being mixed up. */
export async function nearbyOf(ledger: Pick<Ledger, "items" | "filed" | "find">, event: Event, affair: readonly string[]): Promise<Nearby[]> {
  const [own] = (await ledger.items([event.id])).map(({ body }) => JSON.parse(body) as KeptEvent);
  const [laid] = own === undefined ? [] : (await ledger.items([FRAME + own.frame])).map(({ body }) => JSON.parse(body) as Laid);
  // What people split off it is of its own making, too.
  const names = new Set([...affair, ...own === undefined ? [] : (await ledger.filed([outcomeKey(own.frame)])).map(({ id }) => id)]);
  if (laid !== undefined && laid.frame.when !== null) {
    const keys = [-1, 0, 1].flatMap((block) => marchKeys(laid.frame, block, KM)), at = daySort(laid.frame.when.from);
    // In a crowded place the days next to it first.
    for (const days of [NEXT, DAYS]) for (const { body } of await ledger.find({ all: [keys], from: at - days, to: at + days, limit: MOST })) names.add((JSON.parse(body) as Laid).event);
  }
  names.delete(event.id);
  const day = dayOf(event);
  const found = (await ledger.items([...names])).map(({ body }) => (JSON.parse(body) as KeptEvent).event).map((other): Nearby => {
    const then = dayOf(other);
    return { event: cardOf(other), km: apart(event, other), days: day === null || then === null ? null : then - day, affair: other.episode === event.episode || affair.includes(other.id) };
  });
  const far = ({ km, days }: Nearby): number => (km ?? KM) / KM + Math.abs(days ?? DAYS) / DAYS;
  return found.filter(({ km, days, affair: same }) => same || (km !== null && km <= KM && days !== null && Math.abs(days) <= DAYS))
    .sort((a, b) => far(a) - far(b) || (a.event.id < b.event.id ? -1 : 1)).slice(0, SHOWN);
}
