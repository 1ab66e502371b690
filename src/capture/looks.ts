import type { Journal } from "./visits.ts";
import type { ItemState } from "./watch.ts";

const HOUR = 3_600_000;
/**
 * How long after it came an article is looked at once more, whatever its feed says: most corrections come within hours, and what is
 * quietly rewritten or taken down is so within a day.
 */
export const LOOKS: readonly number[] = [6 * HOUR, 24 * HOUR];
/** So many that are due are gone over for one whose host is free; the rest has its turn later. */
const AHEAD = 200;

interface Waiting { url: string; host: string; at: number }

/** Which articles are looked at once more, and when: a row for each distance, in order of time. */
export class Looks {
  readonly #after: readonly number[];
  readonly #rows: Waiting[][];

  /** `after`: milliseconds after an article came, ascending; none for never. */
  constructor(after: readonly number[], items: Journal<ItemState>) {
    this.#after = after;
    this.#rows = after.map(() => []);
    for (const [url, item] of items.entries()) this.note(url, item);
    for (const row of this.#rows) row.sort((a, b) => a.at - b.at);
  }

  /** Puts an article down for its next look, if it has one. Answers whether it has. */
  note(url: string, { brought, looks = 0 }: ItemState): boolean {
    const after = this.#after[looks];
    if (brought === undefined || after === undefined) return false;
    this.#rows[looks]!.push({ url, host: new URL(url).hostname, at: brought + after });
    return true;
  }

  /** One that is due and whose host may be asked now (taken out), else when there can be one. `free` is when a host may be asked. */
  next(now: number, free: (host: string) => number): { url: string; host: string } | number {
    let soonest = Infinity;
    for (const row of this.#rows) {
      for (let i = 0; i < Math.min(row.length, AHEAD); i++) {
        const { url, host, at } = row[i]!, from = Math.max(at, free(host));
        if (from <= now) {
          row.splice(i, 1);
          return { url, host };
        }
        soonest = Math.min(soonest, from);
        if (at > now) break;
      }
    }
    return soonest;
  }
}
