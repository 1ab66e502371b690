import { join } from "node:path";
import { digest, Journal, PAGES, timestamped, waczOf, type Fetched, type Fetcher, type Signs, type Stamp, type Visit } from "../capture/index.ts";
import type { Acknowledged } from "../ledger/index.ts";
import type { Capture, Document, Provenance } from "../page/index.ts";
import { ProblemError, problem, problemOf, type Problem } from "../problem.ts";
import type { Reading } from "../reading/index.ts";
import type { Answer, Job } from "./careful.ts";
import { STAMPS, type Proofs } from "./proofs.ts";

/** What bringing in an address needs of the rest. */
export interface Keeping {
  /** The data folder, absolute. */
  readonly folder: string;
  readonly proofs: Proofs;
  /** Reads a page in a thread of its own, within limits. */
  look(job: Job): Promise<Answer>;
  /** Keeps a capture that was read already. */
  put(capture: Capture, reading: Reading): Promise<Acknowledged>;
  /** Which of these documents are kept. */
  holds(ids: string[]): Promise<string[]>;
}

/** What became of an address. `changed` is false where the article that is kept already still says what it said. */
export interface Brought { acknowledged: Acknowledged; reading: Reading | null; from: string; changed: boolean; previous: string | null; problems: Problem[] }

/** `stamps`: servers that are asked for a proof of time of each page's proof. */
export interface BringOptions { ignoreRobots?: boolean; stamps?: readonly { server: string; kind: Stamp }[]; signal?: AbortSignal }

/** Brings addresses into the ledger: fetched, looked at, proved and kept, each version once. */
export class Web {
  readonly #app: Keeping;
  readonly #fetcher: Fetcher;
  readonly #software: string;
  readonly visits: Journal<Visit>;

  private constructor(app: Keeping, fetcher: Fetcher, software: string, visits: Journal<Visit>) {
    this.#app = app;
    this.#fetcher = fetcher;
    this.#software = software;
    this.visits = visits;
  }

  static async open(app: Keeping, fetcher: Fetcher, version: string): Promise<Web> {
    return new Web(app, fetcher, `recoupe ${version}`, await Journal.open<Visit>(join(app.folder, "web", "visits.ndjson")));
  }

  /** The key under which an address is remembered. */
  key(address: string): string { return this.#fetcher.checked(address).href; }

  /** Fetches an address and keeps its article. Throws ProblemError where there is none. */
  async bring(address: string, options: BringOptions = {}): Promise<Brought> {
    const key = this.key(address);
    try {
      return await this.#bring(address, key, options, true);
    } catch (error) {
      const before = this.visits.get(key), now = this.#fetcher.world.now();
      const { rule } = problemOf(error, address);
      await this.visits.put(key, { document: null, text: null, etag: null, lastModified: null, versions: 0, ...before, problem: rule, at: now });
      throw error;
    }
  }

  async #bring(address: string, key: string, options: BringOptions, twins: boolean): Promise<Brought> {
    const before = await this.#known(key);
    const fetched = await this.#fetcher.ask(address, { accept: PAGES, etag: before?.etag ?? null, lastModified: before?.lastModified ?? null, ignoreRobots: options.ignoreRobots === true }, options.signal);
    const now = this.#fetcher.world.now();
    if (fetched.unchanged) {
      await this.visits.put(key, { ...before!, problem: null, at: now });
      return known(before!.document!, fetched.url);
    }
    const bare: Capture = { bytes: fetched.bytes, captured_from: fetched.url, captured: fetched.exchanges.at(-1)!.at, media_type: fetched.mediaType, charset: fetched.charset };
    const answer = await this.#app.look({ capture: bare, web: fetched.url });
    if (twins) {
      const twin = twinOf(answer.signs, fetched.url);
      if (twin !== null) {
        try {
          return await this.#bring(twin, this.key(twin), options, false);
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          answer.reading?.problems.push(problem({ rule: "amp-twin", severity: "info", source: fetched.url, message: `This is the AMP edition; the article's own page ${twin} could not be had.`, cause: error.problem.message }));
        }
      }
    }
    if (answer.problem || !answer.reading) throw new ProblemError({ ...(answer.problem ?? problemOf(new Error("nothing was read"))), source: address });
    return await this.#keep(answer.capture ?? bare, answer.reading, answer.signs, fetched, key, options);
  }

  /** What is remembered of an address, if its document is still in the ledger: the data folder may have got another one. */
  async #known(key: string): Promise<Visit | null> {
    const visit = this.visits.get(key);
    if (!visit?.document) return null;
    const held = await this.#app.holds([visit.document, ...(visit.before ? [visit.before] : [])]);
    if (held.includes(visit.document)) return visit;
    return visit.before && held.includes(visit.before) ? { ...visit, document: visit.before, before: null, text: null, etag: null, lastModified: null, versions: visit.versions - 1 } : null;
  }

  async #keep(capture: Capture, reading: Reading, signs: Signs | null, fetched: Fetched, key: string, options: BringOptions): Promise<Brought> {
    const { document } = reading, text = wordsOf(document);
    const keys = new Set([key, fetched.url, ...sameSite(signs?.canonical ?? null, fetched.url)]);
    let before: Visit | null = null;
    for (const one of keys) before ??= await this.#known(one);
    const note = async (id: string, versions: number, earlier: string | null): Promise<void> => {
      const visit: Visit = { document: id, problem: null, before: earlier, text, etag: fetched.etag, lastModified: fetched.lastModified, at: this.#fetcher.world.now(), versions };
      for (const one of keys) await this.visits.put(one, visit);
    };
    if (before && before.text === text) {
      await note(before.document!, before.versions, before.before ?? null);
      return known(before.document!, fetched.url);
    }
    const previous = before?.document ?? null;
    const provenance = await this.#proved(fetched, reading, previous, options);
    // Noted first: a note of what the ledger does not hold is passed over, but a page kept without its note would be kept twice.
    await note(document.id, (before?.versions ?? 0) + 1, previous);
    const acknowledged = await this.#app.put({ ...capture, provenance }, reading);
    return { acknowledged, reading, from: fetched.url, changed: acknowledged.added, previous, problems: reading.problems };
  }

  async #proved(fetched: Fetched, { document, problems }: Reading, previous: string | null, { stamps = [], signal }: BringOptions): Promise<Provenance> {
    const last = fetched.exchanges.at(-1)!;
    const wacz = waczOf({ exchanges: fetched.exchanges, title: document.title, text: document.text, software: this.#software, at: last.at });
    const proof = await this.#app.proofs.keep(wacz, "application/wacz"), timestamps: NonNullable<Provenance["timestamps"]> = [];
    for (const { server, kind } of stamps) {
      try {
        timestamps.push({ server, kind, file: await this.#app.proofs.keep(await timestamped(proof, server, kind, this.#fetcher, signal), STAMPS[kind]) });
      } catch (error) {
        // The page is worth keeping without it.
        if (!(error instanceof ProblemError)) throw error;
        problems.push({ ...error.problem, severity: "warning", source: fetched.url, message: `No proof of time was had from ${server}: ${error.problem.message}` });
      }
    }
    return {
      address: {
        requested: fetched.requested, url: fetched.url, status: last.status, headers: last.headers, redirects: fetched.exchanges.slice(0, -1).map(({ url }) => url),
        etag: fetched.etag, last_modified: fetched.lastModified, robots_ignored: fetched.robotsIgnored,
      },
      proof, proof_type: "application/wacz", ...(previous !== null && { previous }), ...(timestamps.length > 0 && { timestamps }),
    };
  }
}

const known = (document: string, from: string): Brought => ({ acknowledged: { document, added: false, claims: 0, record: 0 }, reading: null, from, changed: false, previous: null, problems: [] });

/** The digest of what an article says: its title, its date and its own blocks, without the furniture around them. */
function wordsOf(document: Document): string {
  const own = document.blocks.filter(({ role }) => role !== "boilerplate").map(({ start, end }) => document.text.slice(start, end));
  return digest(Buffer.from([document.title ?? "", ...own].join("\n")));
}

/** The address that a page names as its own, where it lies on the same site: any page can name any other. */
function sameSite(canonical: string | null, address: string): string[] {
  if (canonical === null || !URL.canParse(canonical, address)) return [];
  const own = new URL(canonical, address), site = (host: string): string => host.replace(/^(?:www|amp|m|mobile)\./, "");
  own.hash = "";
  // A front page is nobody's own address: sites that name it on every page would make all their articles one.
  return /^https?:$/.test(own.protocol) && own.pathname !== "/" && site(own.hostname) === site(new URL(address).hostname) ? [own.href] : [];
}

/** The article's own page, when this is its AMP edition. */
function twinOf(signs: Signs | null, address: string): string | null {
  if (!signs?.amp) return null;
  const own = sameSite(signs.canonical, address)[0];
  return own !== undefined && own !== address ? own : null;
}
