import type { Atlas } from "../../atlas/index.ts";
import type { EventRow, FacetsAnswer, Language, Looking, MapAnswer, RowsAnswer, SituationAnswer, SituationFilter, SourceRow } from "../../desk/index.ts";
import type { Directory } from "../../directory/index.ts";
import type { Ledger } from "../../ledger/index.ts";
import type { Event, KeptEvent } from "../../reconcile/index.ts";
import { cardsFor, cardsOf } from "../cards.ts";
import { dayNumber } from "../days.ts";
import { search } from "../search.ts";
import { summaryOf } from "../words.ts";
import { shortened, type Columns } from "./columns.ts";
import { facetOf, facetsOf } from "./facets.ts";
import { Keeper } from "./keeper.ts";
import { boxOf, meeting } from "./meets.ts";
import { rowOf } from "./rows.ts";
import { sourcesOf, spokenBy } from "./sources.ts";
import { mapOf } from "./spots.ts";
import { timelineOf } from "./timeline.ts";

/** So many lines come with the first answer. */
const PAGE = 50;
/** So many are taken out of the ledger at once where all are wanted. */
const PORTION = 200;
/** Of pages that hold the words of a filter so many are looked for, these at a time. */
const PAGES = 1000, TOGETHER = 200;
/** More events than this have no sentence that sums them up. */
const SUMMED = 40;

/** So many answers are remembered. */
const REMEMBERED = 100;

/** Filters that are chosen from a list, and the facet that fills it. */
const CHOICES = [["type", "types"], ["status", "statuses"], ["side", "sides"], ["language", "languages"]] as const;

/** Pages that an event may be told by, as `shortened` gives them, and whether there are more that were not looked at; null for any. */
type Pages = { ids: ReadonlySet<number>; more: boolean } | null;

/** Where the list begins and how long it is. */
export interface Page { limit?: number; offset?: number }

/** The situation of a ledger: map, timeline, list and what can be filtered by, for any filter, out of columns of numbers. */
export class Situation {
  readonly keeper: Keeper;
  readonly #ledger: Ledger;
  readonly #atlas: Atlas;
  readonly #directory: Directory;

  /** Answers that stand as long as the columns do: many people look at the same. */
  #given: { columns: Columns | null; changes: number; answers: Map<string, Promise<unknown>> } = { columns: null, changes: -1, answers: new Map() };

  constructor(ledger: Ledger, atlas: Atlas, directory: Directory) {
    this.keeper = new Keeper(ledger);
    this.#ledger = ledger;
    this.#atlas = atlas;
    this.#directory = directory;
  }

  async answer(filter: SituationFilter, looking: Looking = {}): Promise<SituationAnswer> {
    const { columns, complete } = await this.keeper.columns();
    return await this.#remembered(columns, complete, "answer", filter, looking, () => this.#answer(columns, complete, filter, looking));
  }

  /** An answer that was given before, as long as no event has changed since; else a new one. */
  #remembered<T>(columns: Columns, complete: boolean, what: string, filter: SituationFilter, more: object, make: () => Promise<T>): Promise<T> {
    const stand = this.#given;
    if (stand.columns !== columns || stand.changes !== columns.changes) this.#given = { columns, changes: columns.changes, answers: new Map() };
    const { answers } = this.#given, asked = JSON.stringify([what, Object.entries(filter).sort(), Object.entries(more).sort()]);
    const known = answers.get(asked) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const answer = make();
    // What pages hold may change while no event does; and what is not whole yet is soon another.
    if (complete && filter.words === undefined && ((more as Page).limit ?? 0) <= 2 * PAGE) {
      answers.set(asked, answer);
      answer.catch(() => answers.delete(asked));
      if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value!);
    }
    return answer;
  }

  async #answer(columns: Columns, complete: boolean, filter: SituationFilter, looking: Looking): Promise<SituationAnswer> {
    const pages = await this.#pagesOf(filter), { rows, found } = this.#meeting(columns, filter, pages);
    const { since, until, ...timeless } = filter;
    const days = { since: since === undefined ? null : dayNumber(since), until: until === undefined ? null : dayNumber(until) };
    const around = since === undefined && until === undefined ? null : timelineOf(columns, this.#meeting(columns, timeless, pages).rows, { since: null, until: null });
    const ids = idsOf(columns, rows, 0, PAGE);
    const events = await this.#events(ids);
    return {
      events: complete ? columns.living : (await this.#ledger.counts()).events, counted: columns.living, found, offset: 0,
      map: mapLooked(columns, rows, looking), timeline: timelineOf(columns, rows, days), around, facets: this.#facets(columns, rows, filter, pages),
      ...this.#page(events), pages_cut: pages?.more === true ? pages.ids.size : null, summary: found > 0 && found <= SUMMED ? await this.#summary(events.toSorted(byFirstDay)) : null,
    };
  }

  async map(filter: SituationFilter, looking: Looking): Promise<MapAnswer> {
    const { columns, complete } = await this.keeper.columns();
    return await this.#remembered(columns, complete, "map", filter, looking, async () => mapLooked(columns, this.#meeting(columns, filter, await this.#pagesOf(filter)).rows, looking));
  }

  async list(filter: SituationFilter, { limit = PAGE, offset = 0 }: Page): Promise<RowsAnswer> {
    const { columns, complete } = await this.keeper.columns();
    return await this.#remembered(columns, complete, "list", filter, { limit, offset }, async () => {
      const { rows, found } = this.#meeting(columns, filter, await this.#pagesOf(filter));
      return { found, offset, ...this.#page(await this.#events(idsOf(columns, rows, offset, limit))) };
    });
  }

  /** All events that a filter lets through as lines, in portions and in order. */
  async *allRows(filter: SituationFilter): AsyncGenerator<EventRow[]> {
    const columns = await this.keeper.whole();
    const ids = idsOf(columns, this.#meeting(columns, filter, await this.#pagesOf(filter)).rows, 0, Infinity);
    for (let at = 0; at < ids.length; at += PORTION) yield this.rows(await this.#events(ids.slice(at, at + PORTION)));
  }

  /** Everybody who speaks in the events that a filter lets through, who speaks in the most first. */
  async sources(filter: SituationFilter): Promise<SourceRow[]> {
    const columns = await this.keeper.whole();
    return await this.#remembered(columns, true, "sources", filter, {}, async () => sourcesOf(columns, this.#meeting(columns, filter, await this.#pagesOf(filter)).rows, this.#directory));
  }

  /** The newest events in which a source speaks or relays, at most `limit`, and how many there are. */
  async spokenBy(key: string, limit: number): Promise<{ events: Event[]; found: number }> {
    const columns = await this.keeper.whole(), rows = spokenBy(columns, columns.alive.values.subarray(0, columns.rows), key);
    const ids = idsOf(columns, rows, 0, Infinity);
    return { events: await this.#events(ids.slice(0, limit)), found: ids.length };
  }

  rows(events: readonly Event[]): EventRow[] {
    return events.map(rowOf);
  }

  /** Cards of actors by their ids. */
  cards(ids: Iterable<string>): RowsAnswer["actors"] {
    return cardsOf(ids, this.#directory);
  }

  #meeting(columns: Columns, filter: SituationFilter, pages: Pages): ReturnType<typeof meeting> {
    return meeting(columns, filter, this.#atlas, this.#directory, pages?.ids ?? null);
  }

  /** The pages that hold the words of a filter, the best first and no more than `PAGES`; null where it has none. */
  async #pagesOf({ words }: SituationFilter): Promise<Pages> {
    if (words === undefined || words.trim() === "") return null;
    const ids = new Set<number>();
    let whole = true;
    for (let offset = 0; offset < PAGES; offset += TOGETHER) {
      const { articles, more, whole: all } = await search(this.#ledger, { q: words, in: "articles", limit: TOGETHER, offset }, this.#atlas, this.#directory);
      for (const { document } of articles) ids.add(shortened(document.id));
      whole &&= all.articles;
      if (!more.articles) return { ids, more: !whole };
    }
    return { ids, more: true };
  }

  /** What the situation can be narrowed by; a list of choices counts what each would leave in the place of the one that is chosen. */
  #facets(columns: Columns, rows: Uint8Array, filter: SituationFilter, pages: Pages): FacetsAnswer {
    const named = (id: string): Record<string, string> | undefined => this.#directory.actor(id)?.name;
    const facets = facetsOf(columns, rows, named);
    for (const [name, list] of CHOICES) {
      if (filter[name] === undefined) continue;
      const { [name]: chosen, ...others } = filter;
      facets[list] = facetOf(list, columns, this.#meeting(columns, others, pages).rows, named) as never;
    }
    return facets;
  }

  #page(events: Event[]): Pick<RowsAnswer, "rows" | "actors"> {
    const rows: EventRow[] = events.map(rowOf);
    return { rows, actors: cardsFor([], events, this.#directory) };
  }

  /** Events by their ids, in that order; what fell away meanwhile is left out. */
  async #events(ids: string[]): Promise<Event[]> {
    const kept = new Map((await this.#ledger.items(ids)).map(({ id, body }) => [id, body]));
    return ids.flatMap((id) => { const body = kept.get(id); return body === undefined ? [] : [(JSON.parse(body) as KeptEvent).event]; });
  }

  async #summary(events: Event[]): Promise<Record<Language, string>> {
    const claims = await this.#ledger.claimsById(events.flatMap((event) => event.claims));
    const documents = await this.#ledger.documentsById([...new Set(events.flatMap((event) => event.documents.map(({ id }) => id)))]);
    return summaryOf(events, documents, claims, this.#directory);
  }
}

/** A sentence that sums up tells of what happened in the order in which it did; the list has the newest first. */
function byFirstDay(a: Event, b: Event): number {
  const [one, other] = [a, b].map(({ time }) => time?.start ?? time?.end ?? "~") as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

function mapLooked(columns: Columns, rows: Uint8Array, { view, zoom }: Looking): MapAnswer {
  return mapOf(columns, rows, view === undefined ? null : boxOf(view), zoom ?? null);
}

/** The ids of the rows marked with 1 in the order of the list, from `offset` on and at most `limit`. */
function idsOf(columns: Columns, rows: Uint8Array, offset: number, limit: number): string[] {
  const ids: string[] = [];
  let passed = 0;
  for (const row of columns.order) {
    if (rows[row] === 0 || passed++ < offset) continue;
    if (ids.push(columns.ids[row]!) >= limit) break;
  }
  return ids;
}
