/** A thing that the ledger keeps, found under keys. */
export interface Drawn { id: string }

/**
 * Part of what the ledger holds, fetched as it is needed, with the changes that are being made to it. What was fetched under a
 * key once is not fetched again, and a change stands over what is fetched later.
 */
export class Drawer<T extends Drawn> {
  readonly #keysOf: (thing: T) => readonly number[];
  readonly #search: (keys: number[]) => Promise<T[]>;
  readonly #lookUp: (ids: string[]) => Promise<T[]>;
  readonly #things = new Map<string, T | null>();
  readonly #under = new Map<number, Set<string>>();
  readonly #asked = new Set<number>();
  readonly #askedIds = new Set<string>();
  readonly #before = new Map<string, T | null>();

  constructor(keysOf: (thing: T) => readonly number[], search: (keys: number[]) => Promise<T[]>, lookUp: (ids: string[]) => Promise<T[]>) {
    this.#keysOf = keysOf;
    this.#search = search;
    this.#lookUp = lookUp;
  }

  /** Fetches what lies under these keys; `get` then finds it. */
  async load(keys: Iterable<number>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.#asked.has(key));
    if (missing.length === 0) return;
    for (const key of missing) this.#asked.add(key);
    for (const thing of await this.#search(missing)) this.#take(thing);
  }

  async loadIds(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#things.has(id) && !this.#askedIds.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.#askedIds.add(id);
    for (const thing of await this.#lookUp(missing)) this.#take(thing);
  }

  /** Takes over what was fetched otherwise. */
  take(things: Iterable<T>): void {
    for (const thing of things) this.#take(thing);
  }

  #take(thing: T): void {
    if (this.#things.has(thing.id)) return;
    this.#things.set(thing.id, thing);
    this.#file(thing);
  }

  #file(thing: T): void {
    for (const key of this.#keysOf(thing)) {
      const held = this.#under.get(key);
      if (held) held.add(thing.id);
      else this.#under.set(key, new Set([thing.id]));
    }
  }

  get(id: string): T | null {
    return this.#things.get(id) ?? null;
  }

  /** What lies under any of these keys now; they must have been loaded. */
  under(keys: Iterable<number>): T[] {
    const found = new Set<T>();
    for (const key of keys) for (const id of this.#under.get(key) ?? []) {
      const thing = this.#things.get(id);
      if (thing) found.add(thing);
    }
    return [...found];
  }

  put(thing: T): void {
    this.#change(thing.id);
    this.#things.set(thing.id, thing);
    this.#file(thing);
  }

  remove(id: string): void {
    this.#change(id);
    this.#things.set(id, null);
  }

  #change(id: string): void {
    const before = this.#things.get(id) ?? null;
    if (!this.#before.has(id)) this.#before.set(id, before);
    if (before) for (const key of this.#keysOf(before)) this.#under.get(key)?.delete(id);
  }

  /** What was changed: each thing as it was when it was first touched, and as it is now; null where it was or is not. */
  changes(): { id: string; before: T | null; now: T | null }[] {
    return [...this.#before].map(([id, before]) => ({ id, before, now: this.#things.get(id) ?? null }));
  }
}
