import type { Stretch } from "./calendar.ts";
import type { Spot } from "./whereabouts.ts";

// Half a degree is 55 km from south to north: an occurrence and what fits it lie at most two cells apart.
const DEGREES = 0.5;
/** A stretch is filed under each of its days, up to this many; longer ones are filed by their month instead. */
const DAYS = 8;

function cell(spot: Spot): [number, number] | null {
  return spot.lat === null || spot.lon === null ? null : [Math.floor(spot.lat / DEGREES), Math.floor(spot.lon / DEGREES)];
}

function times(when: Stretch | null): string[] {
  if (when === null) return [""];
  const out: string[] = [];
  if (when.to - when.from < DAYS) for (let day = when.from; day <= when.to; day++) out.push(String(day));
  else out.push(`m${Math.floor(when.from / 30)}`);
  return out;
}

/** Things filed under cells of place and time, so that each is compared with its neighbours only. */
export class Cells<T> {
  readonly #cells = new Map<string, T[]>();

  /** Files a thing under its places and days; `null` for things without a day. */
  add(thing: T, spots: readonly Spot[], when: Stretch | null): void {
    const keys = new Set<string>();
    for (const spot of spots) {
      const at = cell(spot);
      for (const time of times(when)) keys.add(at === null ? `${spot.key}@${time}` : `${at[0]},${at[1]}@${time}`);
    }
    for (const key of keys) {
      const held = this.#cells.get(key);
      if (held) held.push(thing);
      else this.#cells.set(key, [thing]);
    }
  }

  /** What is filed near these places, on these days, each once, in the order of filing within a cell. */
  near(spots: readonly Spot[], when: Stretch | null): Set<T> {
    const found = new Set<T>();
    const looked = new Set<string>();
    const look = (key: string): void => {
      if (looked.has(key)) return;
      looked.add(key);
      for (const thing of this.#cells.get(key) ?? []) found.add(thing);
    };
    const days = times(when);
    if (days[0]?.startsWith("m")) {
      const month = Number(days[0].slice(1));
      days.push(`m${month - 1}`, `m${month + 1}`);
    }
    for (const spot of spots) {
      const at = cell(spot);
      const ring = spot.reach > 55 ? 2 : 1;
      for (const time of days) {
        if (at === null) look(`${spot.key}@${time}`);
        // A region filed two cells off may still reach here: two rings at the least where regions are filed.
        else for (let y = -ring - 1; y <= ring + 1; y++) for (let x = -ring - 1; x <= ring + 1; x++) look(`${at[0] + y},${at[1] + x}@${time}`);
      }
    }
    return found;
  }
}
