import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { answerOf } from "./app/answer.ts";
import { cardsFor, cardsOf, namedIn } from "./app/cards.ts";
import { checkCorrection, placeLookup } from "./app/correction.ts";
import { derivation } from "./app/derive.ts";
import { evidenceIn } from "./app/evidence.ts";
import { Events } from "./app/find.ts";
import { Careful } from "./app/careful.ts";
import { dataFolder, makeFolder } from "./app/folder.ts";
import { meant } from "./app/match.ts";
import { nearbyOf } from "./app/nearby.ts";
import { logOf, reviewQueue, tieCards } from "./app/queue.ts";
import { reread, type Reread, type RereadOptions, type RereadSummary } from "./app/reread.ts";
import { namesNow, reviewOf } from "./app/review.ts";
import { ruleSet } from "./app/rules.ts";
import { reindex, search } from "./app/search.ts";
import { openShelf, readCapture, type Shelf } from "./app/shelf.ts";
import { Situation } from "./app/situation/situation.ts";
import { viewServices } from "./app/views.ts";
import { provedBy, Proofs } from "./app/proofs.ts";
import type { Keeping } from "./app/web.ts";
import { summariesOf, summaryOf } from "./app/words.ts";
import type { EventAnswer, ReadRequest, Services } from "./desk/index.ts";
import { ledgerPlace, openLedger, type Acknowledged, type ClaimFilter, type Counts, type Judgement, type Ledger, type LedgerOptions } from "./ledger/index.ts";
import type { Capture } from "./page/index.ts";
import { ProblemError, problem, problemOf, type Problem } from "./problem.ts";
import type { Claim, Reading } from "./reading/index.ts";
import { matrixOf, reconcile, rulingsNow, standing } from "./reconcile/index.ts";

// The composition root: here the packs, the names, the ledger and the clock are chosen, and nowhere else.

/** recoupe's own version. */
export const VERSION: string = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;

/** Events of one answer unless more are asked for: a desk draws no more at once. */
const LISTED = 500;
/** Events of one page that are listed with it. */
const OF_A_PAGE = 1000;

/** Everything wired over one data folder. */
export interface App extends Services, Keeping {
  /** Where the ledger lies, for people: the folder, or the database. */
  readonly place: string;
  /** Why the ledger can only be read, when it was opened for reading and cannot be written; else null. */
  readonly onlyRead: Problem | null;
  readonly shelf: Shelf;
  /** Reads a capture and keeps it; answers once it is on disk. Call `reconcile` after the last of a batch. */
  keep(capture: Capture): Promise<{ acknowledged: Acknowledged; reading: Reading }>;
  /** Records a judgement without asking what others decided meanwhile. */
  judge(judgement: Omit<Judgement, "id" | "at">): Promise<Judgement>;
  /** Reads a feed, within the limits of a page. */
  feed: Careful["feed"];
  /** Makes ready to read, while something else is waited for. */
  warm(): void;
  /** Keeps many captures that were read already, all of them or none. */
  putAll(entries: { capture: Capture; reading: Reading }[]): Promise<Acknowledged[]>;
  /** Brings the events up to what was kept. */
  reconcile(): Promise<void>;
  /** Makes all events anew out of what was captured, read and judged. */
  rebuild(): Promise<void>;
  /** Reads all that is kept again by the current rules and brings the events up to it; gives each document that came out otherwise. */
  reread(options: RereadOptions, told?: (read: number) => void): AsyncGenerator<Reread, RereadSummary>;
  /** The digest of the rules that read each of these documents. */
  rulesOf(documents: Iterable<string>): Promise<Map<string, string | null>>;
  /** Makes the index of words anew; answers how many articles are in it. */
  reindex(told?: (done: number) => void): Promise<number>;
  /** How much the ledger holds. */
  counts(): Promise<Counts>;
  close(): Promise<void>;
}

export interface AppSettings {
  /** The data folder; `RECOUPE_DATA` or the platform's when absent. */
  data?: string | undefined;
  /** The address of the PostgreSQL database that keeps the ledger; `DATABASE_URL` when absent, and a file in the folder when that is not set. */
  database?: string | undefined;
  /** For those who only look: a ledger that cannot be written (full disk, no right to) is then opened all the same. */
  toRead?: boolean;
  /** How many pages are read at once where many are kept. */
  threads?: number;
  /** The clock, for the time of capture and of judgements: ISO 8601 instant. */
  now?: () => string;
}

/**
 * Opens the data folder (made where it is missing), the names and the ledger. Throws ProblemError when one of them cannot
 * be opened: each says what to do.
 */
export async function openApp({ data, database = process.env["DATABASE_URL"], toRead = false, threads, now = () => new Date().toISOString() }: AppSettings = {}): Promise<App> {
  const folder = dataFolder(data);
  const shelf = openShelf(folder);
  const { atlas, directory } = shelf;
  const place = { folder, database };
  const opened = await openStore(place, toRead);
  const { ledger } = opened;
  let { onlyRead } = opened;
  const situation = new Situation(ledger, atlas, directory);
  const derived = derivation(ledger, directory, VERSION, (change, number) => situation.keeper.changed(change, number), placeLookup(shelf));

  let known: string | null = null;
  const rules = (): string => (known ??= ruleSet(shelf));
  const proofs = new Proofs(folder, ledger, Boolean(database)), careful = new Careful({ folder, ...(threads !== undefined && { threads }) });
  const look: Keeping["look"] = async (job) => {
    const answer = await careful.look(job);
    return answer.reading ? { ...answer, reading: { ...answer.reading, rules: rules() } } : answer;
  };
  const kept = async (given: Capture) => {
    const { reading, problem: why, capture = given } = await look({ capture: given, web: null });
    if (why || !reading) throw new ProblemError(why ?? problemOf(new Error("nothing was read"), given.captured_from));
    // What was read is the text of what was given, which is then its proof.
    return { acknowledged: await ledger.add({ capture: capture === given ? given : await provedBy(proofs, given, capture), reading }), reading };
  };
  const events = new Events(ledger, atlas, directory);
  try {
    if (!onlyRead) await derived.catchUp();
  } catch (error) {
    if (!toRead || !(error instanceof ProblemError)) {
      await ledger.close();
      throw error;
    }
    // The events are then those of the last time that they could be written.
    onlyRead = error.problem;
  }

  const eventOf = async (id: string): Promise<EventAnswer | null> => {
    const event = await events.get(id);
    if (!event) return null;
    const claims = await ledger.claimsById(event.claims);
    const documents = await ledger.documentsById(event.documents.map((d) => d.id));
    const problems = (await ledger.problems(documents.map((d) => d.id)))
      .filter((p) => p.claim === null || event.claims.includes(p.claim));
    const judgements = await ledger.judgements(), episode = await events.episode(event.episode);
    const ties = tieCards([event], directory, await rulingsNow(ledger, judgements)), coverage = await events.coverage(event);
    const nearby = await nearbyOf(ledger, event, episode?.events ?? []);
    return {
      event, claims, documents, problems, ...summariesOf([event], documents, claims, directory),
      review: reviewOf(event, judgements, await namesNow(ledger, judgements)),
      matrix: matrixOf(event, claims, documents), coverage, episode, nearby, ties,
      actors: { ...cardsOf(namedIn({ coverage, nearby, ties }), directory), ...cardsFor(claims, [event], directory) },
    };
  };

  return {
    folder, place: ledgerPlace(place), shelf, onlyRead, proofs, look, keep: kept,
    put: (capture, reading) => ledger.add({ capture, reading }),
    putAll: (entries) => ledger.addAll(entries),
    holds: (ids) => ledger.holds(ids),
    warm: () => careful.warm(),
    feed: (bytes, address, charset) => careful.feed(bytes, address, charset),
    reconcile: () => derived.again(),
    rebuild: () => derived.rebuild(),
    counts: () => ledger.counts(),
    rulesOf: async (documents) => new Map(await Promise.all([...new Set(documents)].map(async (id) => [id, await ledger.rulesOf(id)] as const))),
    reindex: (told) => reindex(ledger, true, told),
    search: (request) => search(ledger, request, atlas, directory),
    async export(request) {
      const { beginExport } = await import("./app/export.ts");
      return await beginExport(request, { ledger, shelf, folder, version: VERSION, now: now() });
    },
    async *reread(options, told) {
      try {
        return yield* reread(ledger, shelf, rules(), options, told);
      } finally {
        if (!options.dryRun) await derived.again();
      }
    },
    async close() {
      await careful.close();
      await situation.keeper.close();
      await ledger.close();
    },

    async read(request) {
      // Given back once to the event loop, so that a row of pastes does not hold up those who look.
      await wait(0);
      const answer = answerOf(captureOf(request, null), shelf);
      return { ...answer, kept: await ledger.document(answer.document.id) !== null };
    },

    async add(request) {
      const { acknowledged, reading } = await kept(captureOf(request, now()));
      if (acknowledged.added) await derived.again();
      const { events: touched } = await events.glance(acknowledged.document);
      return { document: acknowledged.document, added: acknowledged.added, claims: acknowledged.claims, problems: reading.problems, events: touched.map((event) => event.id) };
    },

    async events({ limit = LISTED, offset = 0, ...filter }) {
      const found = await events.list(filter, { limit, offset });
      const claims = await ledger.claimsById(found.flatMap((event) => event.claims));
      const documents = await ledger.documentsById(found.flatMap((event) => event.documents.map((d) => d.id)));
      return { events: found, actors: cardsFor(claims, found, directory), summary: summaryOf(found, documents, claims, directory) };
    },

    ...viewServices(ledger, situation, events, shelf, eventOf),
    event: eventOf,

    async claims(filter) {
      const claims = await ledger.claims(meant(filter, atlas, directory));
      return { claims, actors: cardsFor(claims, [], directory) };
    },

    async claim(id) {
      const claim = await ledger.claim(id);
      if (!claim) return null;
      const holding = await events.withClaim(id, claim.document);
      const evidence = evidenceIn(standing(await ledger.judgements()).filter(({ subject }) => subject === id));
      const corrections = (holding[0]?.corrections ?? []).filter(({ subject }) => subject === id);
      return { claim, corrections, evidence, document: claim.document, events: holding.map((event) => event.id), actors: cardsFor([claim], [], directory) };
    },

    async documents(page) {
      return { documents: await ledger.documents(page) };
    },

    async document(id) {
      const document = await ledger.document(id);
      if (!document) return null;
      const claims = await ledger.claims({ document: id });
      const own = new Set(claims.map((claim) => claim.id));
      const { events: touched, more } = await events.glance(id, OF_A_PAGE);
      return {
        document, rules: (await ledger.rulesOf(id))!, claims, problems: await ledger.problems(id), actors: cardsFor(claims, [], directory),
        events: touched.map((event) => ({ id: event.id, type: event.type, claims: event.claims.filter((c) => own.has(c)) })), more: { events: more },
      };
    },

    original: (id) => ledger.original(id),

    review: ({ limit = 100 }) => reviewQueue(ledger, events, directory, limit),

    async judge(judgement) {
      checkCorrection(judgement, shelf);
      const recorded = await ledger.judge({ ...judgement, at: now() });
      await derived.again();
      return recorded;
    },

    async decide(judgement) {
      checkCorrection(judgement, shelf);
      const decided = await ledger.decide({ ...judgement, at: now() });
      if (decided.judgement !== null) await derived.again();
      return decided;
    },

    log: (page) => logOf(ledger, events, directory, page),

    async doctor() {
      const { documents, claims, events: found } = await ledger.counts();
      return {
        version: VERSION, data: ledgerPlace(place), documents, claims, events: found,
        places: atlas.size, actors: directory.size, licences: [...atlas.licences], problems: [...(onlyRead ? [onlyRead] : []), ...await ledger.check()],
      };
    },
  };
}

/** The ledger for writing; where that fails and nobody means to write, for reading, with the reason. */
async function openStore(place: LedgerOptions, toRead: boolean): Promise<{ ledger: Ledger; onlyRead: Problem | null }> {
  try {
    if (!place.database) makeFolder(place.folder);
    return { ledger: await openLedger(place), onlyRead: null };
  } catch (error) {
    if (!toRead || !(error instanceof ProblemError)) throw error;
    // What cannot be read either fails for the first reason, which says what to do.
    const ledger = await openLedger({ ...place, readOnly: true }).catch(() => { throw error; });
    return { ledger, onlyRead: error.problem };
  }
}

/** What was pasted or dropped, as bytes. Throws ProblemError when the request holds neither text nor bytes. */
function captureOf(request: ReadRequest, captured: string | null): Capture {
  const captured_from = request.captured_from ?? "pasted text", media_type = request.media_type ?? null;
  if (request.base64 !== undefined) return { bytes: new Uint8Array(Buffer.from(request.base64, "base64")), captured_from, captured, media_type };
  if (request.text !== undefined) return { bytes: new TextEncoder().encode(request.text), captured_from, captured, media_type, charset: "utf-8" };
  throw new ProblemError(problem({ rule: "nothing-given", severity: "error", message: "There is nothing to read.", remedy: "Paste a text or drop a file." }));
}
