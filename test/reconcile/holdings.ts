import type { Item, Judgement } from "../../src/ledger/index.ts";
import { rebuild, settle, toolsFor, type Episode, type Event, type KeptEvent, type Laid } from "../../src/reconcile/index.ts";
import type { Holdings } from "../../src/reconcile/held.ts";
import { rulingsOf } from "../../src/reconcile/rulings.ts";
import { directory, type Sheet } from "./world.ts";

/** What the ledger does for reconciliation, kept in memory. The ledger's own suite proves that its tables do the same. */
export class Shelf implements Holdings {
  readonly items_ = new Map<string, Item>();
  readonly sheets = new Map<string, Sheet>();
  readonly redirects: { was: string; now: string | null }[] = [];
  readonly judged: Judgement[] = [];

  #under(keys: readonly number[]): Item[] {
    const wanted = new Set(keys);
    return [...this.items_.values()].filter((item) => item.keys.some((key) => wanted.has(key)));
  }
  async filed(keys: number[]): Promise<Item[]> { return this.#under(keys); }
  async manyFiled(key: number, most: number): Promise<number> { return Math.min(most, this.#under([key]).length); }
  async items(ids: string[]): Promise<Item[]> { return [...new Set(ids)].flatMap((id) => this.items_.get(id) ?? []); }
  async inOrder(kind: Item["kind"], { from = -Infinity, to = Infinity, limit = Infinity, after }: { from?: number; to?: number; limit?: number; after?: { sort: number; id: string } } = {}): Promise<Item[]> {
    return [...this.items_.values()].filter((item) => item.kind === kind && item.sort >= from && item.sort <= to).sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
      .filter(({ sort, id }) => after === undefined || sort > after.sort || (sort === after.sort && id > after.id)).slice(0, limit);
  }
  async claimsById(ids: string[]) { const wanted = new Set(ids); return [...this.sheets.values()].flatMap(({ claims }) => claims).filter(({ id }) => wanted.has(id)); }
  async claimsOf(documents: string[]) { return documents.flatMap((id) => this.sheets.get(id)?.claims ?? []); }
  async documentsById(ids: string[]) { return ids.map((id) => this.sheets.get(id)!.document); }
  async arrivals(after: number, limit: number) { return [...this.sheets.keys()].map((id, at) => ({ id, arrival: at + 1, rules: "" })).slice(after, after + limit); }
  async judgements(subject?: string): Promise<Judgement[]> { return this.judged.filter((one) => subject === undefined || one.subject === subject); }
  async refile({ put, remove, redirects }: Parameters<Holdings["refile"]>[0]): Promise<number> {
    for (const id of remove) this.items_.delete(id);
    for (const item of put) this.items_.set(item.id, item);
    this.redirects.push(...redirects);
    return 1;
  }

  /** Keeps pages, or their newer readings, and brings the events up to them. */
  async bring(sheets: readonly Sheet[], again: readonly string[] = []): Promise<string[]> {
    for (const sheet of sheets) this.sheets.set(sheet.document.id, sheet);
    const change = await settle(this, sheets, toolsFor(directory, rulingsOf(this.judged)), again);
    await this.refile({ ...change, basis: null, over: null });
    return change.events;
  }

  async rebuild(): Promise<void> {
    const names = [...this.items_.values()].filter(({ kind }) => kind === "frame").map(({ body }) => (JSON.parse(body) as Laid).id);
    this.items_.clear();
    await rebuild(this, async (change) => { await this.refile({ ...change, basis: null, over: null }); }, toolsFor(directory), names);
  }

  /** All events with their episodes, by id. */
  events(): Event[] {
    const frames = new Map([...this.items_.values()].filter(({ kind }) => kind === "frame").map(({ body }) => { const laid = JSON.parse(body) as Laid; return [laid.id, laid.episode] as const; }));
    return [...this.items_.values()].filter(({ kind }) => kind === "event").map(({ body }) => { const { frame, event } = JSON.parse(body) as KeptEvent; return { ...event, episode: frames.get(frame)! }; })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

export type { Episode };
