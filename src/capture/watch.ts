import { ProblemError, problemOf, type Problem } from "../problem.ts";
import type { Feed } from "./feed.ts";
import { FEEDS, Postponed, type Fetcher } from "./fetch.ts";
import { digest } from "./warc-write.ts";
import { LOOKS, Looks } from "./looks.ts";
import type { Journal } from "./visits.ts";

/** What is known of a feed that is watched. Times are milliseconds since 1970 or between two. */
export interface FeedState {
  title: string | null;
  etag: string | null;
  lastModified: string | null;
  /** The pace at which it is asked now, and when next. */
  pace: number;
  next: number;
  /** When it was asked last, and when it last said something new. */
  asked: number;
  changed: number | null;
  failures: number;
  problem: string | null;
  /** Articles that it brought. */
  articles: number;
}

/** What is known of an article that a feed named. */
export interface ItemState {
  feed: string;
  title: string | null;
  /** Digest of what each feed says of it, by the feed's address. */
  marks: Record<string, string>;
  /** It waits to be fetched from then on; null when nothing is to be done. */
  due: number | null;
  tries: number;
  problem: string | null;
  /** When it was brought in first, and how often it was looked at since without being told to. */
  brought?: number;
  looks?: number;
  /** The last day (since 1970) on which a feed named it. */
  seen?: number;
}

export interface Pace { first: number; least: number; most: number }
export const PACE: Pace = { first: 30 * 60_000, least: 5 * 60_000, most: 24 * 3_600_000 };
/** An article that cannot be had is tried again so often, each time after twice as long. */
const TRIES = 5, FIRST_AGAIN = 10 * 60_000;
const MOST_FEEDS = 20_000;
/** A page of a sitemap that is older than this is no news. */
const DAY = 86_400_000, NEWS = 3 * DAY;
/** An article that no feed named for so many days is forgotten here; the ledger has it, and its address is known should it come again. */
const FORGOTTEN = 60;

export type Happening =
  | { kind: "article" | "edited" | "same"; address: string; feed: string; document: string; previous: string | null }
  | { kind: "left"; address: string; feed: string; problem: Problem; again: boolean }
  | { kind: "feed"; address: string; entries: number; fresh: number }
  | { kind: "feed-trouble"; address: string; problem: Problem };

export interface WatchOptions {
  fetcher: Fetcher;
  feeds: Journal<FeedState>;
  items: Journal<ItemState>;
  /** Reads the bytes of a feed, within limits. */
  parse(bytes: Uint8Array, address: string, charset: string | null): Promise<Feed>;
  /** Fetches and keeps an article. */
  bring(address: string): Promise<{ changed: boolean; document: string; previous: string | null }>;
  told(happening: Happening): void | Promise<void>;
  pace?: Pace;
  ignoreRobots?: boolean;
  /** When articles are looked at once more though no feed says anything of them, in milliseconds after they came. */
  looks?: readonly number[];
}

/**
 * Watches feeds: each is asked at the pace at which it changes, each article that one names is brought in once, and again when what
 * the feed says of it changes; and some hours and a day later whatever the feed says (`LOOKS`), by a conditional request, when
 * nothing else is due. Everything is noted before it is acted upon, so that a process that is killed loses nothing: what was
 * under way is done again, and what was kept is known by its bytes.
 */
export class Watch {
  readonly #options: WatchOptions;
  readonly #pace: Pace;
  /** Articles that wait, by host; those of one host in the order in which they were named. */
  readonly #waiting = new Map<string, string[]>();
  readonly #busy = new Set<string>();
  readonly #looks: Looks;
  /** The hosts of feeds, by their addresses. */
  readonly #hosts = new Map<string, string>();
  #swept = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#looks = new Looks(options.looks ?? LOOKS, options.items);
    this.#pace = options.pace ?? PACE;
    for (const [url, item] of options.items.entries()) if (item.due !== null) this.#enqueue(url);
  }

  /** Watches this feed from now on. Throws ProblemError where its address may not be fetched. */
  async follow(address: string): Promise<void> {
    const url = this.#options.fetcher.checked(address).href;
    if (this.#options.feeds.get(url) || this.#options.feeds.size >= MOST_FEEDS) return;
    await this.#options.feeds.put(url, { title: null, etag: null, lastModified: null, pace: this.#pace.first, next: 0, asked: 0, changed: null, failures: 0, problem: null, articles: 0 });
  }

  /** Does what is due, with so many hosts at once, until `signal` or, with `once`, until nothing is due. */
  async run({ signal, hosts = 4, once = false }: { signal: AbortSignal; hosts?: number; once?: boolean }): Promise<void> {
    const lanes = Array.from({ length: hosts }, () => this.#lane(signal, once));
    await Promise.all(lanes);
  }

  async #lane(signal: AbortSignal, once: boolean): Promise<void> {
    const { world } = this.#options.fetcher;
    while (!signal.aborted) {
      const job = this.#next();
      if (typeof job === "number") {
        if (once && (job === Infinity || job > world.now() + this.#pace.least / 2)) return;
        try { await world.sleep(Math.max(1, Math.min(job - world.now(), 60_000)), signal); } catch { return; }
        continue;
      }
      this.#busy.add(job.host);
      try {
        if (job.what === "feed") await this.#poll(job.url, signal);
        else await this.#take(job.url, job.what === "look");
      } finally {
        this.#busy.delete(job.host);
      }
    }
  }

  /** What can be done now, or when something can be. Articles before feeds: what was promised is brought before more is; second looks last. */
  #next(): { url: string; host: string; what: "article" | "feed" | "look" } | number {
    const { fetcher, feeds, items } = this.#options, now = fetcher.world.now();
    let soonest = Infinity;
    for (const [host, urls] of this.#waiting) {
      if (this.#busy.has(host)) { soonest = Math.min(soonest, now + 50); continue; }
      const free = fetcher.courtesy.freeAt(host);
      for (const [i, url] of urls.entries()) {
        const at = Math.max(free, items.get(url)?.due ?? 0);
        if (at <= now) {
          urls.splice(i, 1);
          if (urls.length === 0) this.#waiting.delete(host);
          return { url, host, what: "article" };
        }
        soonest = Math.min(soonest, at);
        if (free > now) break;
      }
    }
    let best: { url: string; host: string; next: number } | null = null;
    for (const [url, { next }] of feeds.entries()) {
      const host = this.#hostOf(url);
      if (next > now) { soonest = Math.min(soonest, next); continue; }
      if (this.#busy.has(host)) { soonest = Math.min(soonest, now + 50); continue; }
      const free = fetcher.courtesy.freeAt(host);
      if (free > now) soonest = Math.min(soonest, free);
      else if (best === null || next < best.next) best = { url, host, next };
    }
    if (best) return { url: best.url, host: best.host, what: "feed" };
    const look = this.#looks.next(now, (host) => (this.#busy.has(host) ? now + 50 : fetcher.courtesy.freeAt(host)));
    return typeof look === "number" ? Math.min(soonest, look) : { ...look, what: "look" };
  }

  #hostOf(feed: string): string {
    let host = this.#hosts.get(feed);
    if (host === undefined) this.#hosts.set(feed, host = new URL(feed).hostname);
    return host;
  }

  /** Forgets, once a day, what no feed has named for long: a watch may run for years. */
  async #sweep(today: number): Promise<void> {
    if (this.#swept === today) return;
    this.#swept = today;
    const { items } = this.#options;
    for (const [url, { seen = today, due }] of [...items.entries()]) if (due === null && seen < today - FORGOTTEN) await items.put(url, null);
  }

  async #poll(url: string, signal: AbortSignal): Promise<void> {
    const { fetcher, feeds, items, parse, told, ignoreRobots = false } = this.#options;
    const before = feeds.get(url)!, now = fetcher.world.now();
    // Noted before it is asked: whoever comes after a kill must not ask at once again.
    await feeds.put(url, { ...before, asked: now, next: now + Math.max(this.#pace.least, before.pace) });
    try {
      const fetched = await fetcher.ask(url, { accept: FEEDS, etag: before.etag, lastModified: before.lastModified, ignoreRobots }, signal);
      const after = fetcher.world.now();
      if (fetched.unchanged) {
        await this.#settle(url, { ...before, asked: after, failures: 0, problem: null }, 0, null);
        return;
      }
      const feed = await parse(fetched.bytes, fetched.url, fetched.charset);
      const today = Math.floor(after / DAY);
      let fresh = 0;
      for (const { url: article, title, mark: says, dated } of feed.entries) {
        const mark = digest(Buffer.from(says)).slice(7, 23), known = items.get(article), marks = { ...known?.marks, [url]: mark };
        if (known?.marks[url] === mark) {
          if (known.seen !== today) await items.put(article, { ...known, seen: today });
          continue;
        }
        if (dated !== null && dated < after - NEWS && !known) continue;
        // Another feed names it too: that is no other edition.
        if (known && known.marks[url] === undefined) { await items.put(article, { ...known, marks, seen: today }); continue; }
        let host: string;
        try { host = fetcher.checked(article).hostname; } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          if (!known) await told({ kind: "left", address: article, feed: url, problem: error.problem, again: false });
          await items.put(article, { feed: url, title, marks, due: null, tries: 0, problem: error.problem.rule, seen: today });
          continue;
        }
        fresh++;
        await items.put(article, { ...known, feed: known?.feed ?? url, title, marks, due: after, tries: 0, problem: null, seen: today });
        if (known?.due == null) this.#enqueue(article, host);
      }
      // An index of sitemaps: those of its own site are watched by themselves.
      for (const other of feed.feeds) if (new URL(other).hostname === new URL(fetched.url).hostname) await this.follow(other).catch(() => undefined);
      // Only now that all it names is noted may it be said to have been heard.
      await this.#settle(url, { ...before, title: feed.title ?? before.title, etag: fetched.etag, lastModified: fetched.lastModified, asked: after, failures: 0, problem: null, articles: before.articles + fresh }, fresh, feed.pause);
      await told({ kind: "feed", address: url, entries: feed.entries.length, fresh });
    } catch (error) {
      if (signal.aborted) { await feeds.put(url, { ...before, next: now }); return; }
      const failures = before.failures + 1, told_ = problemOf(error, url);
      const later = Math.min(this.#pace.most, before.pace * 2 ** Math.min(failures, 6));
      const until = error instanceof Postponed ? Math.max(error.until, fetcher.world.now() + this.#pace.least) : fetcher.world.now() + later;
      await feeds.put(url, { ...before, asked: now, failures, problem: told_.rule, next: until });
      await told({ kind: "feed-trouble", address: url, problem: told_ });
    }
    await this.#sweep(Math.floor(now / DAY));
    await feeds.compact();
    await items.compact();
  }

  /** Half as long where it said something new, half as long again where it did not. */
  async #settle(url: string, state: FeedState, fresh: number, pause: number | null): Promise<void> {
    const first = state.changed === null && fresh > 0;
    const least = Math.max(this.#pace.least, pause ?? 0);
    const pace = Math.min(this.#pace.most, Math.max(least, first ? state.pace : fresh > 0 ? state.pace / 2 : state.pace * 1.5));
    await this.#options.feeds.put(url, { ...state, pace, next: state.asked + pace, changed: fresh > 0 ? state.asked : state.changed });
  }

  /** Brings an article in; `look`: nobody said that there is anything new about it. */
  async #take(url: string, look: boolean): Promise<void> {
    const { fetcher, items, bring, told } = this.#options;
    const item = items.get(url);
    // Forgotten meanwhile.
    if (!item) return;
    try {
      const { changed, document, previous } = await bring(url);
      const brought = { ...items.get(url) ?? item, tries: 0, problem: null, ...(look ? { looks: (item.looks ?? 0) + 1 } : { due: null, brought: item.brought ?? fetcher.world.now() }) };
      await items.put(url, brought);
      if (look || item.brought === undefined) this.#looks.note(url, brought);
      if (look && !changed) return;
      await told({ kind: !changed ? "same" : previous !== null ? "edited" : "article", address: url, feed: item.feed, document, previous });
    } catch (error) {
      const problem = problemOf(error, url), tries = item.tries + 1;
      // The ledger's own trouble is not the article's: it waits.
      const own = /^(?:ledger-|disk-|store-|database-|data-folder$)/.test(problem.rule);
      if (look && !own) {
        // Taken down, or not to be had just now: the next look will tell.
        const looked = { ...items.get(url) ?? item, problem: problem.rule, looks: (item.looks ?? 0) + 1 };
        await items.put(url, looked);
        await told({ kind: "left", address: url, feed: item.feed, problem, again: this.#looks.note(url, looked) });
        return;
      }
      const passing = own || error instanceof Postponed || ["slow-answer", "too-slow", "no-connection", "connection-lost", "names-not-found", "robots-unreachable", "bad-answer"].includes(problem.rule);
      const again = own || (passing && tries < TRIES);
      const due = again ? Math.max(error instanceof Postponed ? error.until : 0, fetcher.world.now() + FIRST_AGAIN * 2 ** Math.min(tries - 1, 8)) : null;
      await items.put(url, { ...item, due, tries, problem: problem.rule });
      if (again) this.#enqueue(url);
      await told({ kind: "left", address: url, feed: item.feed, problem, again });
      if (own) throw error;
    }
  }

  #enqueue(url: string, host = new URL(url).hostname): void {
    const urls = this.#waiting.get(host);
    if (urls) urls.push(url);
    else this.#waiting.set(host, [url]);
  }
}
