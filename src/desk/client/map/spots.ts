// What of the events can be put on a map: places as areas, and claimed movements as arrows.
import type { Event, Language, Status } from "../contract.ts";
import { placeIn } from "../names.ts";

/** One place and the events there. */
export interface Spot {
  key: string;
  name: string;
  lat: number;
  lon: number;
  precision: 1 | 2 | 3;
  events: string[];
  statuses: Status[];
  /** ISO 3166-1 alpha-2 where the place is a whole country: it is drawn as one, and not as a circle in its middle. */
  country: string | null;
}

/** A movement that a claim says: from one place toward another. */
export interface Arrow { event: string; from: [lon: number, lat: number]; to: [lon: number, lat: number] }

/** How far off a place may be, in km, by ACLED's geo_precision: the town itself, its area, its region. */
export const UNCERTAINTY_KM: Readonly<Record<1 | 2 | 3, number>> = { 1: 2.5, 2: 15, 3: 60 };

type EventPlace = Event["places"][number];
const located = (place: EventPlace): place is EventPlace & { lat: number; lon: number } => place.lat !== null && place.lon !== null;

/** The places where an event is; where it only moved, the places that it moved between. */
function placesAt(event: Event): (EventPlace & { lat: number; lon: number })[] {
  const known = event.places.filter(located);
  const at = known.filter(({ role }) => role === "at" || role === "near");
  return at.length > 0 ? at : known;
}

/** The places with their events, named for readers of `language`, those with the most events first. */
export function spotsOf(events: readonly Event[], language: Language): Spot[] {
  const spots = new Map<string, Spot>();
  for (const event of events) {
    for (const place of placesAt(event)) {
      const key = place.id ?? `${place.lat},${place.lon}`;
      const spot = spots.get(key) ?? { key, name: placeIn(place, language), lat: place.lat, lon: place.lon, precision: place.precision, events: [], statuses: [], country: /^cc:([A-Z]{2})$/u.exec(key)?.[1] ?? null };
      spots.set(key, spot);
      if (!spot.events.includes(event.id)) spot.events.push(event.id);
      // The vaguest account of a place decides how wide it is drawn: an area is never narrowed by another event.
      spot.precision = Math.max(spot.precision, place.precision) as 1 | 2 | 3;
      for (const status of event.status) if (!spot.statuses.includes(status)) spot.statuses.push(status);
    }
  }
  return [...spots.values()].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1));
}

/** Events that no map can show. */
export function unplaced(events: readonly Event[]): Event[] {
  return events.filter((event) => !event.places.some(located));
}

/** An arrow for each movement that claims say, as far as its ends are known; the same one of several events for each. */
export function arrowsOf(events: readonly Event[]): Arrow[] {
  return events.flatMap((event) => {
    const known = event.places.filter(located);
    const end = (key: string, role: EventPlace["role"]) => known.find((place) => place.role === role && (place.id ?? place.name) === key);
    return event.movements.flatMap(({ from, to }): Arrow[] => {
      const [start, goal] = [end(from, "from"), end(to, "toward")];
      if (!start || !goal || (start.lat === goal.lat && start.lon === goal.lon)) return [];
      return [{ event: event.id, from: [start.lon, start.lat], to: [goal.lon, goal.lat] }];
    });
  });
}
