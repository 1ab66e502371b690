import { randomUUID } from "node:crypto";
import type { Directory } from "../directory/index.ts";
import type { Ledger, Mark, Refiling } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import { bearingOn, FRAME, rebuild, rulingsNow, settle, toolsFor, type Arrival, type PlaceLookup, type Rulings } from "../reconcile/index.ts";

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
const METHOD = 5;
/** Pages that are brought in at once. */
const TOGETHER = 40;
/** From this many new pages on, and when they are more than there were, making everything anew is quicker. */
const MANY = 1000;

/**
 * `version` is recoupe's own: another one may reconcile otherwise. `changed` is told of each change of the events once it is
 * written.
 */
export function derivation(ledger: Ledger, directory: Directory, version: string, changed: (change: Refiling) => Promise<void> = async () => undefined, placeOf?: PlaceLookup): Derivation {
  const basis = `recoupe ${version}, method ${METHOD}, ${directory.size} actors`;
  let running: Promise<void> | null = null, next: Promise<void> | null = null;
  const refile = async (change: Refiling): Promise<boolean> => {
    const written = await ledger.refile(change);
    if (written) await changed(change);
    return written;
  };

  const arrivalsOf = async (ids: string[]): Promise<Arrival[]> => {
    const claims = new Map<string, Arrival["claims"][number][]>();
    for (const claim of await ledger.claimsOf(ids)) (claims.get(claim.document) ?? claims.set(claim.document, []).get(claim.document)!).push(claim);
    return (await ledger.documentsById(ids)).map((document) => ({ document, claims: claims.get(document.id) ?? [] }));
  };
  // What people decided, compiled once; anew when one more decision comes, or an event changes its name.
  let rulings: Rulings | null = null;
  const decided = async (): Promise<Rulings> => (rulings ??= await rulingsNow(ledger, await ledger.judgements()));
  /** Answers false where another process began to make everything anew meanwhile: it is then left to that one. */
  const whole = async (before: Mark | null): Promise<boolean> => {
    rulings = null;
    const { last } = await ledger.since(0, 1);
    const names: string[] = [];
    for (let offset = 0; ; offset += MANY) {
      const found = await ledger.inOrder("frame", { limit: MANY, offset });
      for (const { id } of found) names.push(id.slice(FRAME.length));
      if (found.length < MANY) break;
    }
    const none = { put: [], remove: [], redirects: [] };
    // Under a mark of its own, so that of two processes that rebuild only the one that began last can write.
    const own: Mark = { basis: `rebuilding ${randomUUID()}`, settled: 0 };
    if (!await refile({ ...none, clear: true, mark: own, over: before })) return false;
    const tools = toolsFor(directory, await decided(), placeOf);
    const stopped = new Error("another process rebuilds");
    try {
      await rebuild(ledger, async (change) => { if (!await refile({ ...change, mark: own, over: own })) throw stopped; }, tools, names);
    } catch (error) {
      if (error === stopped) return false;
      throw error;
    }
    rulings = null;
    return await refile({ ...none, mark: { basis, settled: last }, over: own });
  };
  const derive = async (): Promise<void> => {
    // Another process may derive meanwhile: then this one's outcome is not taken, and it goes on from the other's.
    for (;;) {
      const mark = await ledger.mark();
      if (mark?.basis !== basis) { if (!await whole(mark)) return; continue; }
      const { documents, judgements, last } = await ledger.since(mark.settled, MANY);
      if (last === mark.settled) return;
      if (documents.length === MANY && (await ledger.counts()).documents < 2 * MANY) { if (!await whole(mark)) return; continue; }
      const some = documents.slice(0, TOGETHER);
      if (judgements.length > 0) rulings = null;
      const again = judgements.length === 0 ? [] : await bearingOn(ledger, judgements, await ledger.judgements());
      const change = await settle(ledger, await arrivalsOf(some.map(({ id }) => id)), toolsFor(directory, await decided(), placeOf), again);
      if (change.redirects.length > 0) rulings = null;
      const settled = some.length < documents.length ? some.at(-1)!.record : documents.length < MANY ? last : some.at(-1)!.record;
      await refile({ put: change.put, remove: change.remove, redirects: change.redirects, mark: { basis, settled }, over: mark });
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
      const mark = await ledger.mark();
      const { last } = await ledger.since(0, 1);
      if (last > 0 && (mark?.basis !== basis || mark.settled < last)) await again();
    },
  };
}

/** Every document of the ledger, whole. */
export async function allDocuments(ledger: Ledger): Promise<Document[]> {
  return ledger.documentsById((await ledger.documents()).map(({ id }) => id));
}
