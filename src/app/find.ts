import type { Atlas } from "../atlas/index.ts";
import type { EventFilter } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Found, Kept, Ledger } from "../ledger/index.ts";
import { coverageOf, daySort, episodeOf, EVERY, facetKey, FRAME, LONG_DAYS, toldKey, WEEK_AROUND, wordKey, type Coverage, type Episode, type Event, type KeptEvent, type Laid } from "../reconcile/index.ts";
import { nameWords } from "../text/index.ts";
import { dayNumber, isoDay } from "./days.ts";
import { eventTest, idsOfActor, idsOfPlace } from "./match.ts";

/** Events looked at in one go; the test on each is the last word. */
const PORTION = 250, FEWEST = 60;
/** An event of this kind counts as rare enough to begin with. */
const FEW = 2000;

/** As much of an event as a page that tells of it needs. */
export type Glance = Pick<Event, "id" | "type" | "claims">;

/** Finds events in a ledger. */
export class Events {
  readonly #ledger: Ledger;
  readonly #atlas: Atlas;
  readonly #directory: Directory;

  constructor(ledger: Ledger, atlas: Atlas, directory: Directory) {
    this.#ledger = ledger;
    this.#atlas = atlas;
    this.#directory = directory;
  }

  /** The events that a filter lets through, by their first day, from `offset` on and at most `limit`. */
  async list(filter: EventFilter, { limit = Infinity, offset = 0 }: { limit?: number; offset?: number } = {}): Promise<Event[]> {
    const found: Event[] = [];
    let skipped = 0;
    // A short list does not wait for many.
    for await (const some of this.each(filter, Math.min(PORTION, Math.max(FEWEST, limit + offset)))) for (const event of some) {
      if (skipped++ < offset) continue;
      found.push(event);
      if (found.length >= limit) return found;
    }
    return found;
  }

  /** The same, some at a time: of every `portion` events that are looked at, those that the filter lets through. */
  async *each(filter: EventFilter, portion: number): AsyncGenerator<Event[]> {
    const test = eventTest(filter, this.#atlas, this.#directory);
    const { all, since, until } = await this.#question(filter);
    // What began long before is found by its length; it comes first, as its day does.
    const ways = since === undefined ? [{ all, to: until }]
      : [{ all: [[facetKey("length", "long")], ...all], to: since - LONG_DAYS - 1 }, { all, from: since - LONG_DAYS, to: until }];
    for (const { to, ...way } of ways) {
      for (let after: Found | undefined; ;) {
        const kept = await this.#ledger.find({ ...way, ...(to === undefined ? {} : { to }), ...(after === undefined ? {} : { after: { sort: after.sort, row: after.row } }), limit: portion });
        yield (await this.#whole(kept)).filter(test);
        if (kept.length < portion) break;
        after = kept.at(-1);
      }
    }
  }

  /** The events that hold claims of these pages and that a filter lets through. */
  async holding(documents: readonly string[], filter: EventFilter): Promise<Event[]> {
    return (await this.#whole(await this.#ledger.filed(documents.map(toldKey)))).filter(eventTest(filter, this.#atlas, this.#directory));
  }

  async get(id: string): Promise<Event | null> {
    const kept = await this.#ledger.items([id]);
    if (kept.length > 0) return (await this.#whole(kept))[0] ?? null;
    const now = await this.#ledger.redirected(id);
    return now === null ? null : (await this.#whole(await this.#ledger.items([now])))[0] ?? null;
  }

  /** The events on which a page tells something, whole: a page that tells of hundreds makes for megabytes. */
  async toldBy(document: string): Promise<Event[]> {
    return await this.#whole(await this.#ledger.filed([toldKey(document)]));
  }

  /** What the events are on which a page tells something, by their first day, at most `most` of them; `more` where there are others. */
  async glance(document: string, most = Infinity): Promise<{ events: Glance[]; more: boolean }> {
    const events: Glance[] = [];
    for (let after: Found | undefined; ;) {
      // Some at a time: others are answered in between.
      const limit = Math.min(PORTION, most + 1 - events.length);
      const kept = await this.#ledger.find({ all: [[toldKey(document)]], limit, members: [["event", "type"], ["event", "claims"]], ...(after === undefined ? {} : { after: { sort: after.sort, row: after.row } }) });
      for (const { id, body } of kept) { const [type, claims] = JSON.parse(body) as [Event["type"], string[]]; events.push({ id, type, claims }); }
      if (events.length > most) return { events: events.slice(0, most), more: true };
      if (kept.length < limit) return { events, more: false };
      after = kept.at(-1);
    }
  }

  /** The events that hold a claim of this page. */
  async withClaim(claim: string, document: string): Promise<Event[]> {
    const { events } = await this.glance(document);
    return await this.#whole(await this.#ledger.items(events.filter(({ claims }) => claims.includes(claim)).map(({ id }) => id)));
  }

  async episode(id: string): Promise<Episode | null> {
    const frames = (await this.#ledger.filed([facetKey("episode", id)])).map(({ body }) => JSON.parse(body) as Laid).filter((laid) => laid.episode === id);
    const events = await this.#ledger.items(frames.map((laid) => laid.event));
    if (events.length === 0) return null;
    const order = new Map(frames.sort((a, b) => (a.frame.when?.from ?? Infinity) - (b.frame.when?.from ?? Infinity) || (a.id < b.id ? -1 : 1)).map((laid, at) => [laid.event, at]));
    return episodeOf(id, (await this.#whole(events)).sort((a, b) => order.get(a.id)! - order.get(b.id)!));
  }

  /** What the ledger holds of each side's sources at an event's places in the week around it. */
  async coverage(event: Event): Promise<Coverage> {
    const { start, end } = event.time ?? { start: null, end: null };
    if (start === null) return coverageOf(event, [], null, null, this.#directory);
    const [from, to] = [dayNumber(start) - WEEK_AROUND, dayNumber(end ?? start) + WEEK_AROUND];
    const places = event.places.filter(({ id, role }) => id !== null && (role === "at" || role === "near")).map(({ id }) => facetKey("place", id!));
    const kept = places.length === 0 ? [] : await this.#ledger.find({ all: [places], from: daySort(from), to: daySort(to), limit: PORTION });
    return coverageOf(event, kept.map(({ body }) => (JSON.parse(body) as KeptEvent).event), isoDay(from), isoDay(to), this.#directory);
  }

  /** Each event with its episode, which its frame knows. */
  async #whole(kept: readonly Kept[]): Promise<Event[]> {
    const events = kept.map(({ body }) => JSON.parse(body) as KeptEvent);
    const frames = new Map((await this.#ledger.items(events.map(({ frame }) => FRAME + frame))).map(({ body }) => { const laid = JSON.parse(body) as Laid; return [laid.id, laid] as const; }));
    return events.map(({ frame, event }) => ({ ...event, episode: frames.get(frame)?.episode ?? event.episode }));
  }

  async #question(filter: EventFilter): Promise<{ all: number[][]; since: number | undefined; until: number | undefined }> {
    const { place, actor, source, status, type } = filter;
    const all: number[][] = [];
    const named = (facet: "place" | "actor" | "source", asked: string, ids: string[]): void => {
      // The longest word is the rarest; the test sees to the others.
      const word = nameWords(asked).sort((a, b) => b.length - a.length)[0];
      all.push([...ids.map((id) => facetKey(facet, id)), ...(word === undefined ? [] : [wordKey(facet, word)])]);
    };
    if (place !== undefined) named("place", place, idsOfPlace(place, this.#atlas));
    if (actor !== undefined) named("actor", actor, idsOfActor(actor, this.#directory));
    if (source !== undefined) named("source", source, idsOfActor(source, this.#directory));
    if (status !== undefined) all.push([facetKey("status", status)]);
    if (type !== undefined) all.push([facetKey("type", type)]);
    const sizes = new Map<number[], number>();
    if (all.length > 1) for (const keys of all) {
      let many = 0;
      for (const key of keys) many += await this.#ledger.manyFiled(key, FEW);
      sizes.set(keys, many);
    }
    all.sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
    const day = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : daySort(dayNumber(iso)));
    return { all: all.length === 0 ? [[EVERY]] : all, since: day(filter.since), until: day(filter.until) };
  }
}
