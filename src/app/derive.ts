import { randomUUID } from "node:crypto";
import type { Directory } from "../directory/index.ts";
import { itemNumber, type Judgement, type Ledger, type Mark, type Refiling, type Turn } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import { after, bearingOn, bearingOnOrigins, differing, FRAME, groundsOf, keysOfNames, rebuild, renames, rulingsNow, rulingsOf, settle, toolsFor, type Arrival, type Judged, type PlaceLookup, type Rulings } from "../reconcile/index.ts";
import { Reads } from "./reads.ts";

/** Keeps the derived events in step with what the ledger holds. */
export interface Derivation {
  /** Brings the events up to what was kept and judged since the last time. Calls that come while one runs share the next one. */
  again(): Promise<void>;
  /** The same, only if something was kept or judged since: a process that was ended between the two leaves that open. */
  catchUp(): Promise<void>;
  /** Makes all events anew, out of what was captured, read and judged. */
  rebuild(): Promise<void>;
}

/** Counts up when what is kept of events, or how they are found, becomes another: what was derived before is then made anew. */
const METHOD = 8;
/** Pages that are brought in at once. */
const TOGETHER = 40;
/** From this many new pages on, and when they are more than there were, making everything anew is quicker. */
const MANY = 1000;
/** So often in a row others may come first; then they are made to wait. */
const PATIENCE = 2;
/** More than ever waits. */
const ALL = 10_000_000;
/** Judgements that were brought in, compiled over the events of one change, and the numbers of what was asked for it. */
interface Decided { at: number; judgements: readonly Judgement[]; rulings: Rulings; names: ReadonlySet<number>; read: number[] }
/** Touched by what brings in a person's decision, and by what gives an event another name; read by what goes by decisions. */
const JUDGED = itemNumber("what people decided"), RENAMED = itemNumber("names of events");

/**
 * `version` is recoupe's own: another one may reconcile otherwise. `changed` is told of each change of the events once it is
 * written, with its number.
 */
export function derivation(ledger: Ledger, directory: Directory, version: string, changed: (change: Refiling, number: number) => Promise<void> = async () => undefined, placeOf?: PlaceLookup): Derivation {
  const basis = `recoupe ${version}, method ${METHOD}, ${directory.size} actors`;
  let running: Promise<void> | null = null, next: Promise<void> | null = null;
  const refile = async (change: Refiling, by: Pick<Ledger, "refile"> = ledger): Promise<number | null> => {
    const number = await by.refile(change);
    if (number !== null) await changed(change, number);
    return number;
  };

  const arrivalsOf = async (ids: string[]): Promise<Arrival[]> => {
    const claims = new Map<string, Arrival["claims"][number][]>();
    for (const claim of await ledger.claimsOf(ids)) (claims.get(claim.document) ?? claims.set(claim.document, []).get(claim.document)!).push(claim);
    return (await ledger.documentsById(ids)).map((document) => ({ document, claims: claims.get(document.id) ?? [] }));
  };
  // What people decided, as far as it was brought in, compiled once; anew when another process wrote.
  let rulings: Decided | null = null;
  const compiled = async (judgements: readonly Judgement[], held: Reads, over: Judged = held): Promise<Omit<Decided, "at">> => {
    const found = await rulingsNow(over, judgements);
    return { judgements, rulings: found, names: keysOfNames(judgements), read: [JUDGED, ...(judgements.length > 0 ? [RENAMED] : []), ...held.numbers] };
  };
  const decided = async (at: number): Promise<Omit<Decided, "at">> => {
    if (rulings?.at === at) return rulings;
    const all = await ledger.judgements();
    const open = new Set(all.length === 0 ? [] : (await ledger.waiting({ limit: ALL })).judgements.map(({ judgement }) => judgement.id));
    rulings = { at, ...await compiled(all.filter(({ id }) => !open.has(id)), new Reads(ledger)) };
    return rulings;
  };
  /** Answers false where another process makes everything anew: it is then left to that one. */
  const whole = async (before: Mark | null): Promise<boolean> => {
    const all = await ledger.takeAll();
    if (all === null) return false;
    try {
      rulings = null;
      const { last } = await ledger.waiting({ limit: 0 });
      const names: string[] = [];
      for (let after: { sort: number; id: string } | undefined; ;) {
        const found = await ledger.inOrder("frame", { limit: MANY, ...(after && { after }) });
        after = found.at(-1);
        for (const { id } of found) names.push(id.slice(FRAME.length));
        if (found.length < MANY) break;
      }
      const none = { put: [], remove: [], redirects: [] };
      // Under a basis of its own, so that of two processes that rebuild only the one that began last can write.
      const own = `rebuilding ${randomUUID()}`;
      let change = await refile({ ...none, clear: true, basis: own, over: before });
      if (change === null) return false;
      const judgements = await ledger.judgements();
      const tools = toolsFor(directory, rulingsOf(judgements), placeOf);
      const stopped = new Error("another process rebuilds");
      const write = async (part: Pick<Refiling, "put" | "remove" | "redirects">): Promise<void> => {
        change = await refile({ ...part, basis: own, over: { basis: own, change: change! } });
        if (change === null) throw stopped;
      };
      try {
        await rebuild(ledger, write, tools, names, () => rulingsNow(ledger, judgements));
      } catch (error) {
        if (error === stopped) return false;
        throw error;
      }
      rulings = null;
      return await refile({ ...none, basis, over: { basis: own, change }, settles: { through: last } }) !== null;
    } finally {
      await all.end();
    }
  };
  /** Brings one turn in. False where it was refused, and nothing was changed. */
  const bring = async (turn: Turn, refused: number): Promise<boolean> => {
    const arrivals = await arrivalsOf(turn.documents.map(({ id }) => id));
    const judgements = turn.judgements.map(({ judgement }) => judgement);
    // A decision may bear on events anywhere.
    if (refused >= PATIENCE) await turn.alone();
    else await turn.alone(groundsOf(arrivals));
    const over = await ledger.mark();
    if (over?.basis !== basis) return false;
    const held = new Reads(ledger);
    const before = await decided(over.change);
    // In the order in which they were made, which an undoing hangs on.
    const fresh = new Set(judgements.map(({ id }) => id)), known = new Set(before.judgements.map(({ id }) => id));
    const all = judgements.length === 0 ? before.judgements : (await ledger.judgements()).filter(({ id }) => fresh.has(id) || known.has(id));
    let now = judgements.length === 0 ? before : await compiled(all, held);
    const origins = await bearingOnOrigins(held, judgements, all);
    let change: Awaited<ReturnType<typeof settle>>;
    try {
      const worked = async (over: Judged): Promise<typeof change> => settle(held, arrivals, toolsFor(directory, now.rulings, placeOf), [...origins, ...await bearingOn(over, before.rulings, now.rulings)]);
      change = await worked(held);
      if (renames(change, now.names)) {
        // Which event a judgement means is known once all is laid down; how it is laid down does not hang on that.
        const ahead = after(held, change);
        const then = await compiled(all, held, ahead), other = differing(now.rulings, then.rulings).length > 0;
        now = then;
        if (other) change = await worked(ahead);
      }
    } catch (error) {
      // Half of what was read may be of before another's change, half of after it: no such outcome would be taken.
      if (refused > PATIENCE || (await ledger.mark())?.change === over.change) throw error;
      return false;
    }
    const { put, remove, redirects } = change;
    const touches = [...(judgements.length > 0 ? [JUDGED] : []), ...(redirects.length > 0 ? [RENAMED] : [])];
    const settles = [...turn.documents, ...turn.judgements].map(({ record }) => record);
    const number = await refile({ put, remove, redirects, basis, over, read: [...held.numbers, ...before.read, ...now.read], touches, settles }, turn);
    rulings = number === over.change + 1 ? { at: number, ...now } : null;
    return number !== null;
  };
  const derive = async (): Promise<void> => {
    // What others keep from now on is theirs to bring in.
    let until: number | null = null;
    for (let refused = 0; ;) {
      const { mark, documents, judgements, last } = await ledger.waiting({ limit: MANY });
      if (mark?.basis !== basis || (documents.length === MANY && (await ledger.counts()).documents < 2 * MANY)) {
        if (!await whole(mark)) return;
        until = null;
        continue;
      }
      until ??= last;
      if (![...documents, ...judgements].some(({ record }) => record <= until!)) return;
      const turn = await ledger.take({ limit: TOGETHER, until });
      if (turn === null) return;
      try {
        refused = await bring(turn, refused) ? 0 : refused + 1;
      } finally {
        await turn.end();
      }
    }
  };
  const again = (): Promise<void> => {
    if (running === null) return (running = derive().finally(() => { running = null; }));
    next ??= running.catch(() => undefined).then(() => { next = null; return again(); });
    return next;
  };
  return {
    again,
    rebuild: async () => {
      await running;
      running = ledger.mark().then(whole).then(() => undefined).finally(() => { running = null; });
      await running;
    },
    async catchUp() {
      const { mark, documents, judgements, last } = await ledger.waiting({ limit: 1 });
      if (last > 0 && (mark?.basis !== basis || documents.length + judgements.length > 0)) await again();
    },
  };
}

/** Every document of the ledger, whole. */
export async function allDocuments(ledger: Ledger): Promise<Document[]> {
  return ledger.documentsById((await ledger.documents()).map(({ id }) => id));
}
