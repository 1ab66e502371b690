import { ProblemError } from "../problem.ts";
import { checkedAddress } from "./address.ts";
import { contentType } from "./content-type.ts";
import { Courtesy, retryAfter } from "./courtesy.ts";
import { exchange, headerOf, troubled, type Exchange } from "./exchange.ts";
import { Robots } from "./robots.ts";
import type { World } from "./world.ts";

/** What the caller can make use of, and what it knows already of this address. */
export interface Asked {
  /** Media types that are taken, as a list for `Accept`; others are a problem. */
  accept: readonly string[];
  etag?: string | null;
  lastModified?: string | null;
  ignoreRobots?: boolean;
}

export const PAGES = ["text/html", "application/xhtml+xml", "text/plain", "application/pdf"] as const;
export const FEEDS = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml", "application/json", "text/html", "text/plain", "text/x-opml"] as const;
export const FILES = ["application/zip", "application/x-zip-compressed", "application/octet-stream"] as const;

/** What an address gave. */
export interface Fetched {
  /** As it was asked for, and where it was in the end. */
  requested: string;
  url: string;
  /** Nothing has changed since the version that the caller knows; there are no bytes then. */
  unchanged: boolean;
  bytes: Uint8Array;
  mediaType: string | null;
  charset: string | null;
  etag: string | null;
  lastModified: string | null;
  /** All requests that led here, the last one last. */
  exchanges: Exchange[];
  /** The site's wish about robots was not asked for. */
  robotsIgnored: boolean;
}

/** A problem that time may heal: from then on one may ask again (milliseconds since 1970). */
export class Postponed extends ProblemError {
  readonly until: number;
  constructor(error: ProblemError, until: number) {
    super(error.problem, { cause: error.cause });
    this.until = until;
  }
}

/** Fetches addresses, politely and within limits; holds no connection open and keeps no cookie. */
export class Fetcher {
  readonly world: World;
  readonly courtesy: Courtesy;
  readonly #robots: Robots;

  constructor(world: World, options: { afterPause?: boolean } = {}) {
    this.world = world;
    this.courtesy = new Courtesy(world, options);
    this.#robots = new Robots(world, this.courtesy);
  }

  /** The address in its standard form. Throws ProblemError where it may not be fetched. */
  checked(address: string): URL {
    return checkedAddress(address, (host) => this.world.web?.knows(host) === true);
  }

  /** Fetches one address through its redirects. Throws ProblemError (`Postponed` where it is worth coming again) for all that is no whole answer. */
  async ask(address: string, asked: Asked, signal?: AbortSignal): Promise<Fetched> {
    const exchanges: Exchange[] = [], seen = new Set<string>();
    let url = this.checked(address);
    const requested = url.href;
    for (let patience = 1; ;) {
      signal?.throwIfAborted();
      if (seen.has(url.href)) throw troubled("redirect-loop", requested, "The address leads in a circle; sites do so to browsers that keep no cookies.", "Open the page in a browser and save it there.");
      if (seen.size > this.world.limits.redirects) throw troubled("too-many-redirects", requested, `The address leads on more than ${this.world.limits.redirects} times.`, "Give the address at which the article itself is.");
      if (!asked.ignoreRobots) await this.#robots.assertAllowed(url);
      const answer = await this.#one(url, asked, seen.size === 0, signal);
      exchanges.push(answer);
      const location = headerOf(answer.headers, "location");
      if ([301, 302, 303, 307, 308].includes(answer.status) && location !== null) {
        seen.add(url.href);
        url = this.#next(location, url, requested);
        continue;
      }
      const until = this.#later(answer, url);
      if (until !== null && patience > 0 && until - this.world.now() <= this.world.limits.patience) {
        patience--;
        exchanges.pop();
        continue;
      }
      return this.#settled(requested, url, answer, exchanges, asked, until);
    }
  }

  /** Sends bytes to an address that the user named, following nothing, and gives the answer whatever it is. */
  async send(address: string, { type, accept, body }: { type: string; accept: string; body: Uint8Array }, signal?: AbortSignal): Promise<Exchange> {
    const url = this.checked(address);
    const headers: [string, string][] = [["User-Agent", this.world.agent], ["Accept", accept], ["Content-Type", type]];
    return await this.courtesy.turn(url.hostname, () => exchange(url, headers, this.world, body), signal);
  }

  async #one(url: URL, asked: Asked, first: boolean, signal?: AbortSignal): Promise<Exchange> {
    const silent = this.courtesy.silentUntil(url.hostname);
    if (silent - this.world.now() > this.world.limits.patience) throw new Postponed(troubled("asked-to-wait", url.href, "The server asked not to be asked again so soon.", "Try again later."), silent);
    const headers: [string, string][] = [["User-Agent", this.world.agent], ["Accept", `${asked.accept.join(", ")}, */*;q=0.1`], ["Accept-Encoding", "gzip, deflate, br, zstd"]];
    if (first && asked.etag) headers.push(["If-None-Match", asked.etag]);
    if (first && asked.lastModified) headers.push(["If-Modified-Since", asked.lastModified]);
    try {
      return await this.courtesy.turn(url.hostname, () => exchange(url, headers, this.world), signal);
    } catch (error) {
      this.courtesy.went(url.hostname, false);
      throw error;
    }
  }

  #next(location: string, from: URL, requested: string): URL {
    if (!URL.canParse(location, from.href)) throw troubled("redirect-nowhere", requested, "The address leads on to something that is no address.", "Give the address at which the article itself is.");
    try {
      return this.checked(new URL(location, from).href);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw troubled(error.problem.rule, requested, `The address leads on to one that is not fetched: ${error.problem.message}`, error.problem.remedy ?? "", error);
    }
  }

  /** When to come again, where the answer asks for that. */
  #later(answer: Exchange, url: URL): number | null {
    const now = this.world.now(), busy = answer.status === 429 || answer.status === 503;
    this.courtesy.went(url.hostname, !busy && answer.status < 500);
    if (!busy) return null;
    const until = retryAfter(headerOf(answer.headers, "retry-after"), now);
    // However long the silence is that a server asks for, a week is enough to come again once.
    const kept = Math.min(until ?? now + 15 * this.world.pause, now + 7 * 86_400_000);
    this.courtesy.silence(url.hostname, kept);
    return kept;
  }

  #settled(requested: string, url: URL, answer: Exchange, exchanges: Exchange[], asked: Asked, until: number | null): Fetched {
    const { status, headers, bytes } = answer, first = exchanges.length === 1;
    const conditional = first && (asked.etag || asked.lastModified);
    if (status === 304 && conditional) return { requested, url: url.href, unchanged: true, bytes, mediaType: null, charset: null, etag: asked.etag ?? null, lastModified: asked.lastModified ?? null, exchanges, robotsIgnored: asked.ignoreRobots === true };
    const trouble = ofStatus(status, requested);
    if (trouble) throw until !== null || status >= 500 ? new Postponed(trouble, until ?? this.world.now() + 60_000) : trouble;
    if (bytes.length === 0) throw troubled("empty-answer", requested, "The answer has nothing in it.", "Look at the page in a browser, and save it there.");
    const { mediaType, charset } = contentType(headerOf(headers, "content-type"));
    // Nothing said, or said of anything: the bytes decide.
    if (mediaType !== null && !asked.accept.includes(mediaType) && mediaType !== "application/octet-stream" && !asked.accept.some((one) => mediaType.endsWith("+xml") && one.endsWith("+xml") && one !== "application/xhtml+xml"))
      throw troubled("media-type", requested, `The address gives ${mediaType.slice(0, 60)}, which is no page.`, "Give the address of the article itself.");
    return {
      requested, url: url.href, unchanged: false, bytes, mediaType, charset,
      etag: sound(headerOf(headers, "etag")), lastModified: sound(headerOf(headers, "last-modified")), exchanges, robotsIgnored: asked.ignoreRobots === true,
    };
  }
}

/** A validator is sent back as it came, if it is one. */
const sound = (value: string | null): string | null => (value !== null && value.length <= 300 && /^[\x20-\x7e]+$/.test(value) ? value : null);

const SAVE = "Open the page in a browser and save it there.";
function ofStatus(status: number, source: string): ProblemError | null {
  if (status === 200 || status === 203) return null;
  if (status === 404 || status === 410) return troubled("not-found", source, `There is no page at this address (${status}).`, "Check the address; an archive of the web may still have the page.");
  if (status === 401 || status === 407) return troubled("login-page", source, `The page is only for those who log in (${status}).`, "Log in with a browser and save the page there.");
  if (status === 402) return troubled("paywall", source, "The page is only for those who pay (402).", "Open it in a browser in which you are a subscriber and save it there.");
  if (status === 403 || status === 451) return troubled("forbidden", source, `The server does not give the page (${status}).`, SAVE);
  if (status === 429) return troubled("asked-to-wait", source, "The server asks for fewer requests (429).", "Try again later.");
  if (status >= 500 && status < 600) return troubled("server-error", source, `The server could not give the page (${status}).`, "Try again later.");
  if (status >= 300 && status < 309 && status !== 304) return troubled("redirect-nowhere", source, `The address leads on (${status}), but not to where.`, "Give the address at which the article itself is.");
  return troubled("unexpected-status", source, `The server answered ${status}, which gives no page.`, SAVE);
}
