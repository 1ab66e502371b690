/** Numbers of one width that are appended one by one: a typed array that doubles when it is full. */
export class Growing<T extends Uint8Array | Uint32Array | Int32Array | Float64Array> {
  length = 0;
  values: T;
  readonly #make: (length: number) => T;

  /** @param make a typed array of so many zeros */
  constructor(make: (length: number) => T) {
    this.#make = make;
    this.values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = this.#make(this.length * 2);
      wider.set(this.values as never);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
}

export const bytes = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));
export const words = (): Growing<Uint32Array> => new Growing((length) => new Uint32Array(length));
export const days = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const doubles = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));

/** What the rows of one column list, each by its number in a dictionary: row `r` has the values from `starts[r]` to `starts[r + 1]`. */
export class Lists {
  readonly starts = words();
  readonly values: Growing<Uint32Array | Float64Array>;

  constructor(values: Growing<Uint32Array> | Growing<Float64Array> = words()) {
    this.values = values as Growing<Uint32Array | Float64Array>;
    this.starts.push(0);
  }

  /** Appends the next row. */
  push(list: Iterable<number>): void {
    for (const value of list) this.values.push(value);
    this.starts.push(this.values.length);
  }
}

/** Values by number, each once. */
export class Dictionary<T> {
  readonly entries: T[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a value, by the key that tells it apart; `make` gives the value when it is new. */
  number(key: string, make: () => T): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.entries.length;
      this.#numbers.set(key, number);
      this.entries.push(make());
    }
    return number;
  }

  /** The number of a key that is there. */
  find(key: string): number | undefined { return this.#numbers.get(key); }

  get size(): number { return this.entries.length; }
}
