import type { Entry } from "../capture/index.ts";
import type { Acknowledged } from "../ledger/index.ts";
import type { Capture } from "../page/index.ts";
import { problemOf, type Problem } from "../problem.ts";
import type { Reading } from "../reading/index.ts";
import { sha256 } from "../text/index.ts";
import { provedBy } from "./proofs.ts";
import type { Keeping } from "./web.ts";

/** What became of one entry of an archive. */
export type Outcome = { name: string; acknowledged: Acknowledged; problems: Problem[] } | { name: string; left: Problem };

export interface Batching extends Keeping {
  putAll(entries: { capture: Capture; reading: Reading }[]): Promise<Acknowledged[]>;
}

/** Entries that are read and kept together, and their bytes at most: what is under way lies in memory twice. */
const TOGETHER = 64, BYTES = 8 * 1024 * 1024;

/**
 * Reads the entries of an archive on all cores and keeps them, some dozens in one transaction. What the ledger holds already is not
 * read again, so that a batch that was interrupted goes on where it was. Answers once each is on disk; memory does not grow with
 * the archive. Throws what the archive or the ledger throws.
 */
export async function* keepEntries(app: Batching, entries: AsyncIterable<Entry>): AsyncGenerator<Outcome> {
  let under: Promise<Outcome[]> | null = null;
  const source = together(entries)[Symbol.asyncIterator]();
  let failed: unknown = null;
  for (;;) {
    const next: IteratorResult<Entry[]> = await source.next().catch((error: unknown) => { failed = error; return { done: true as const, value: undefined }; });
    const before = under;
    under = next.done ? null : keepSome(app, next.value);
    // Whoever throws while the one before is awaited is heard when its turn comes.
    under?.catch(() => undefined);
    if (before) yield* await before;
    if (next.done) break;
  }
  if (failed !== null) throw failed;
}

async function* together(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let some: Entry[] = [], bytes = 0;
  try {
    for await (const entry of entries) {
      some.push(entry);
      bytes += "capture" in entry ? entry.capture.bytes.length : 0;
      if (some.length < TOGETHER && bytes < BYTES) continue;
      yield some;
      some = [];
      bytes = 0;
    }
  } catch (error) {
    // What stood before the break is whole.
    if (some.length > 0) yield some;
    throw error;
  }
  if (some.length > 0) yield some;
}

/** Reads and keeps some entries together; what the ledger holds already is passed over. Answers once all are on disk. */
export async function keepSome(app: Batching, entries: readonly Entry[]): Promise<Outcome[]> {
  const ids = entries.map((entry) => ("capture" in entry ? `sha256:${sha256(entry.capture.bytes)}` : ""));
  const held = new Set(await app.holds(ids.filter(Boolean)));
  const outcomes: Outcome[] = new Array(entries.length), ready: { at: number; capture: Capture; reading: Reading }[] = [];
  await Promise.all(entries.map(async (entry, at) => {
    const { name } = entry, id = ids[at]!;
    if ("left" in entry) { outcomes[at] = { name, left: entry.left }; return; }
    if (held.has(id)) { outcomes[at] = { name, acknowledged: { document: id, added: false, claims: 0, record: 0 }, problems: [] }; return; }
    const { reading, problem: why, capture = entry.capture } = await app.look({ capture: entry.capture, web: entry.web });
    if (why || !reading) { outcomes[at] = { name, left: { ...(why ?? problemOf(new Error("nothing was read"))), source: name } }; return; }
    ready.push({ at, capture: capture === entry.capture ? capture : await provedBy(app.proofs, entry.capture, capture), reading });
  }));
  ready.sort((a, b) => a.at - b.at);
  if (ready.length === 0) return outcomes;
  const kept = await app.putAll(ready.map(({ capture, reading }) => ({ capture, reading })));
  ready.forEach(({ at, reading }, i) => { outcomes[at] = { name: entries[at]!.name, acknowledged: kept[i]!, problems: reading.problems }; });
  return outcomes;
}
