import type { Stretch } from "./calendar.ts";
import { tilesOfAll } from "./tiles.ts";
import type { Spot } from "./whereabouts.ts";

/** A stretch is filed under each of its days, up to this many; longer ones are filed by their months instead. */
const DAYS = 8;
const MONTH = 30;

/** What a stretch of days is filed and looked up under; `any` without one. */
export function timesOf(when: Stretch | null): string[] {
  if (when === null) return ["any"];
  const out: string[] = [];
  if (when.to - when.from < DAYS) for (let day = when.from; day <= when.to; day++) out.push(String(day));
  else for (let month = Math.floor(when.from / MONTH); month <= Math.floor(when.to / MONTH) && out.length < DAYS; month++) out.push(`m${month}`);
  return out;
}

/** Things filed under cells of place and time, so that each is compared with its neighbours only. Countries are no places. */
export class Cells<T> {
  readonly #cells = new Map<string, Set<T>>();

  /** Files a thing under its places and days; `null` for things without a day. */
  add(thing: T, spots: readonly Spot[], when: Stretch | null): void {
    const times = timesOf(when);
    for (const tile of tilesOfAll(spots)) {
      for (const time of times) {
        const key = `${tile}@${time}`;
        const held = this.#cells.get(key);
        if (held) held.add(thing);
        else this.#cells.set(key, new Set([thing]));
      }
    }
  }

  /** What is filed near these places, on these days, each once. With `km`, all whose places lie that near. */
  near(spots: readonly Spot[], when: Stretch | null, km?: number): Set<T> {
    const found = new Set<T>();
    const times = timesOf(when);
    for (const tile of tilesOfAll(spots, km)) for (const time of times) for (const thing of this.#cells.get(`${tile}@${time}`) ?? []) found.add(thing);
    return found;
  }
}
