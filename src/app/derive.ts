import type { Directory } from "../directory/index.ts";
import type { Ledger, Mark } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import { bearingOn, rebuild, rulingsNow, settle, toolsFor, type Arrival, type Rulings } from "../reconcile/index.ts";

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
const METHOD = 1;
/** Pages that are brought in at once. */
const TOGETHER = 40;
/** From this many new pages on, and when they are more than there were, making everything anew is quicker. */
const MANY = 1000;

/** `version` is recoupe's own: another one may reconcile otherwise. */
export function derivation(ledger: Ledger, directory: Directory, version: string): Derivation {
  const basis = `recoupe ${version}, method ${METHOD}, ${directory.size} actors`;
  let running: Promise<void> | null = null, next: Promise<void> | null = null;

  const arrivalsOf = async (ids: string[]): Promise<Arrival[]> => {
    const claims = new Map<string, Arrival["claims"][number][]>();
    for (const claim of await ledger.claimsOf(ids)) (claims.get(claim.document) ?? claims.set(claim.document, []).get(claim.document)!).push(claim);
    return (await ledger.documentsById(ids)).map((document) => ({ document, claims: claims.get(document.id) ?? [] }));
  };
  // What people decided, compiled once; anew when one more decision comes, or an event changes its name.
  let rulings: Rulings | null = null;
  const decided = async (): Promise<Rulings> => (rulings ??= await rulingsNow(ledger, await ledger.judgements()));
  const whole = async (before: Mark | null): Promise<void> => {
    rulings = null;
    const { last } = await ledger.since(0, 1);
    const names: string[] = [];
    for (let from = 0; ;) {
      const found = await ledger.inOrder("frame", { from, limit: 5000 });
      for (const { id } of found) names.push(id.slice(id.indexOf(":") + 1));
      if (found.length < 5000) break;
      from = found.at(-1)!.sort;
    }
    if (!await ledger.refile({ put: [], remove: [], redirects: [], clear: true, mark: null, over: before })) return;
    const tools = toolsFor(directory, await decided());
    await rebuild(ledger, async (change) => { await ledger.refile({ ...change, mark: null, over: null }); }, tools, [...new Set(names)]);
    rulings = null;
    await ledger.refile({ put: [], remove: [], redirects: [], mark: { basis, settled: last }, over: null });
  };
  const derive = async (): Promise<void> => {
    // Another process may derive meanwhile: then this one's outcome is not taken, and it goes on from the other's.
    for (;;) {
      const mark = await ledger.mark();
      if (mark?.basis !== basis) { await whole(mark); continue; }
      const { documents, judgements, last } = await ledger.since(mark.settled, MANY);
      if (last === mark.settled) return;
      if (documents.length === MANY && (await ledger.counts()).documents < 2 * MANY) { await whole(mark); continue; }
      const some = documents.slice(0, TOGETHER);
      if (judgements.length > 0) rulings = null;
      const again = judgements.length === 0 ? [] : await bearingOn(ledger, judgements, await ledger.judgements());
      const change = await settle(ledger, await arrivalsOf(some.map(({ id }) => id)), toolsFor(directory, await decided()), again);
      if (change.redirects.length > 0) rulings = null;
      const settled = some.length < documents.length ? some.at(-1)!.record : documents.length < MANY ? last : some.at(-1)!.record;
      await ledger.refile({ put: change.put, remove: change.remove, redirects: change.redirects, mark: { basis, settled }, over: mark });
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
      running = ledger.mark().then(whole).finally(() => { running = null; });
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
