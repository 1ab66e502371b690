import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";
import type { Ledger, Mark, Refiling } from "../../ledger/index.ts";
import type { KeptEvent } from "../../reconcile/index.ts";
import { dayNumber } from "../days.ts";
import { Columns, shortened } from "./columns.ts";

/** Events that are taken out of the ledger in one go: few enough that a request between two does not wait. */
const PORTION = 200;
/** An answer waits so long for the first filling, and then is given with what there is. */
const PATIENCE_MS = 400;

/**
 * Keeps the columns in step with the ledger's events. They are filled when they are first asked for, in the background. What this
 * process derives is put in as it is written; where another process derived something, they are filled anew, and the former ones
 * answer until then.
 */
export class Keeper {
  readonly #ledger: Ledger;
  #columns = new Columns();
  /** The mark of the ledger's events that the columns stand at; undefined before they were ever filled. */
  #mark: Mark | null | undefined;
  #filling: { columns: Columns; touched: Set<string>; mark: Mark | null; done: Promise<void> } | null = null;
  /** Languages of documents by the first digits of their ids. */
  readonly #languages = new Map<number, string>();
  /** Days on which documents were published, likewise. */
  readonly #published = new Map<number, number>();
  #document: string | null = null;
  #learning: Promise<void> = Promise.resolve();
  #rest: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The columns as far as they go, and whether that is all. Begins to fill them where they are behind. */
  async columns(): Promise<{ columns: Columns; complete: boolean }> {
    const mark = await this.#ledger.mark();
    if (!this.#filling && !same(mark, this.#mark)) this.#fill();
    if (this.#filling && this.#mark === undefined) await Promise.race([this.#filling.done, wait(PATIENCE_MS, undefined, { ref: false })]);
    const filling = this.#mark === undefined ? this.#filling : null;
    return { columns: filling?.columns ?? this.#columns, complete: filling === null };
  }

  /** The columns once they hold everything. */
  async whole(): Promise<Columns> {
    for (;;) {
      const { columns, complete } = await this.columns();
      if (complete) return columns;
      await this.#filling?.done;
    }
  }

  /** Told of each change that this process wrote. */
  async changed({ put, remove, basis, over, clear = false }: Refiling, number: number): Promise<void> {
    if (this.#mark === undefined && !this.#filling) return;
    const events = put.filter(({ kind }) => kind === "event");
    await this.#learnLanguages();
    const filling = this.#filling;
    for (const columns of filling ? [this.#columns, filling.columns] : [this.#columns]) {
      if (clear) for (const id of [...columns.ids]) columns.remove(id);
      for (const id of remove) columns.remove(id);
      for (const { body } of events) this.#put(columns, body);
    }
    for (const id of [...remove, ...events.map(({ id }) => id)]) filling?.touched.add(id);
    // Where the columns do not stand at the change before this one, another process wrote one: then they stay behind, and are filled anew.
    const before = over === null ? null : { basis: over.basis, change: number - 1 }, mark = basis === null ? null : { basis, change: number };
    if (filling && same(before, filling.mark)) filling.mark = mark;
    if (same(before, this.#mark)) this.#mark = mark;
    if (this.#columns.worn && !this.#filling) this.#fill();
  }

  /** Stops filling. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#filling?.done.catch(() => undefined);
  }

  #fill(): void {
    const filling = { columns: new Columns(), touched: new Set<string>(), mark: null as Mark | null, done: Promise.resolve() };
    filling.done = this.#rest.then(async () => {
      const began = performance.now();
      filling.mark = await this.#ledger.mark();
      await this.#read(filling.columns, filling.touched);
      // Where another process keeps writing, filling takes a third of the time at most.
      this.#rest = this.#mark === undefined || this.#closed ? Promise.resolve() : wait(2 * (performance.now() - began), undefined, { ref: false });
      if (this.#closed) return;
      this.#columns = filling.columns;
      this.#mark = filling.mark;
    }).finally(() => { this.#filling = null; });
    // A fault is told to whoever asks next, by the ledger itself.
    filling.done.catch(() => undefined);
    this.#filling = filling;
  }

  async #read(columns: Columns, touched: ReadonlySet<string>): Promise<void> {
    await this.#learnLanguages();
    // By the order of the events and not by their number, so that one that comes or goes meanwhile moves no other.
    let after: { sort: number; id: string } | undefined;
    while (!this.#closed) {
      const portion = await this.#ledger.inOrder("event", { limit: PORTION, ...(after && { after }) });
      for (const { id, body } of portion) if (!touched.has(id)) this.#put(columns, body);
      if (portion.length < PORTION) break;
      after = portion.at(-1)!;
      await turn();
    }
  }

  #put(columns: Columns, body: string): void {
    const { event } = JSON.parse(body) as KeptEvent;
    columns.put(event, {
      languages: event.documents.flatMap(({ id }) => this.#languages.get(shortened(id)) ?? []), published: (document) => this.#published.get(shortened(document)) ?? null,
    });
  }

  /** Takes note of the languages and days of the documents that came since the last time. */
  #learnLanguages(): Promise<void> {
    return (this.#learning = this.#learning.catch(() => undefined).then(() => this.#learn()));
  }

  async #learn(): Promise<void> {
    for (;;) {
      const cards = await this.#ledger.documents({ limit: 5000, ...(this.#document && { after: this.#document }) });
      for (const { id, language, published } of cards) {
        if (language !== "und") this.#languages.set(shortened(id), language);
        const day = published === null ? NaN : dayNumber(published);
        if (!Number.isNaN(day)) this.#published.set(shortened(id), day);
      }
      this.#document = cards.at(-1)?.id ?? this.#document;
      if (cards.length < 5000) return;
    }
  }
}

function same(a: Mark | null | undefined, b: Mark | null | undefined): boolean {
  return a?.basis === b?.basis && a?.change === b?.change && (a === undefined) === (b === undefined);
}
