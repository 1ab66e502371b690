import type { World } from "./world.ts";

/** A pause that a site asks for in its robots.txt is kept up to this long. */
const LONGEST_PAUSE = 120_000;
/** After trouble the pause doubles with each further trouble, up to so many times. */
const MOST_DOUBLINGS = 6;

interface Host { queue: Promise<unknown>; free: number; silent: number; pause: number; troubles: number; used: number }

/**
 * Manners towards hosts: one request at a time to each, a pause between two, longer pauses after trouble, and the silence that a
 * server asks for. Shared by everything that one process fetches.
 */
export class Courtesy {
  readonly #world: World;
  readonly #hosts = new Map<string, Host>();
  /** When the process began: another may have asked these hosts a moment before. */
  readonly #begun: number;

  constructor(world: World, { afterPause = false }: { afterPause?: boolean } = {}) {
    this.#world = world;
    this.#begun = afterPause ? world.now() + world.pause : 0;
  }

  /** Does one request to a host when it is its turn. */
  async turn<T>(host: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const state = this.#host(host);
    const mine = state.queue.then(async () => {
      const wait = this.freeAt(host) - this.#world.now();
      if (wait > 0) await this.#world.sleep(wait, signal);
      try {
        return await work();
      } finally {
        state.used = this.#world.now();
        state.free = Math.max(state.free, state.used + Math.min(LONGEST_PAUSE, state.pause * 2 ** Math.min(MOST_DOUBLINGS, state.troubles)));
        this.#forget();
      }
    });
    // A failure is the caller's; the next in the row goes on.
    state.queue = mine.catch(() => undefined);
    return await mine;
  }

  /** When the host may be asked again, in milliseconds since 1970. */
  freeAt(host: string): number {
    const state = this.#hosts.get(host);
    return Math.max(this.#begun, state?.free ?? 0, state?.silent ?? 0);
  }

  /** Until when the host asked for silence. */
  silentUntil(host: string): number {
    return this.#hosts.get(host)?.silent ?? 0;
  }

  /** The site asks for a longer pause between requests, in seconds. */
  slower(host: string, seconds: number): void {
    const state = this.#host(host);
    state.pause = Math.min(LONGEST_PAUSE, Math.max(this.#world.pause, seconds * 1000));
  }

  went(host: string, well: boolean): void {
    const state = this.#host(host);
    state.troubles = well ? 0 : state.troubles + 1;
  }

  /** The server asked not to be asked until then. */
  silence(host: string, until: number): void {
    const state = this.#host(host);
    state.silent = Math.max(state.silent, until);
  }

  #host(host: string): Host {
    let state = this.#hosts.get(host);
    if (!state) this.#hosts.set(host, state = { queue: Promise.resolve(), free: 0, silent: 0, pause: this.#world.pause, troubles: 0, used: 0 });
    return state;
  }

  /** Hosts that nobody asked for an hour need not be remembered. */
  #forget(): void {
    if (this.#hosts.size < 10_000) return;
    const now = this.#world.now();
    for (const [name, { free, silent, used }] of this.#hosts) if (free < now && silent < now && used < now - 3_600_000) this.#hosts.delete(name);
  }
}

/** When a `Retry-After` header lets one come again (seconds or a date), in milliseconds since 1970; null when it says nothing sound. */
export function retryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000;
  if (text === "" || text.length > 40 || !/[A-Za-z]/.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(now, date);
}
