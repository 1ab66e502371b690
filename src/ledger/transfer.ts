import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import { GENESIS, insertAll, recordDigest } from "./chain.ts";
import { idOfBytes } from "./entry.ts";
import { fileReadings, type CaptureBody, type Filed, type Filer, type ReadingBody } from "./keep.ts";
import type { Item, Judgement } from "./ledger.ts";
import { unpack } from "./packing.ts";
import type { CaptureRow, RecordRow, RedirectRow, Schema } from "./schema.ts";
import { columnText } from "./words.ts";

// Records as they lie in one ledger and go into another, byte for byte.

/** A place in the chain. */
export interface Link { sequence: number; digest: string }

/** Some records in their order, and the captured bytes of those that are captures. */
export interface Stretch { records: RecordRow[]; captures: CaptureRow[] }

/** An item with the number of its row. */
export interface ItemRow extends Item { row: number }

/** About so many bytes in one stretch, and at least one record. */
const BYTES = 4_000_000;

/** The last record, or the one with this sequence number; null where there is none. */
export async function linkAt(db: Kysely<Schema>, sequence?: number): Promise<Link | null> {
  let query = db.selectFrom("record").select(["sequence", "digest"]).orderBy("sequence", "desc").limit(1);
  if (sequence !== undefined) query = query.where("sequence", "=", sequence);
  const found = await query.executeTakeFirst();
  return found ? { sequence: Number(found.sequence), digest: found.digest } : null;
}

/** The records after this one, as many as are asked for and fit into some megabytes. */
export async function stretch(db: Kysely<Schema>, after: number, limit: number): Promise<Stretch> {
  const found: Stretch = { records: [], captures: [] };
  let bytes = 0;
  while (found.records.length < limit && bytes < BYTES) {
    const from = found.records.at(-1)?.sequence ?? after;
    const some = await db.selectFrom("record").selectAll().where("sequence", ">", from).orderBy("sequence").limit(Math.min(limit - found.records.length, 50)).execute();
    if (some.length === 0) break;
    for (const record of some) {
      bytes += record.body.length;
      found.records.push({ ...record, sequence: Number(record.sequence) });
      if (record.kind === "capture") {
        const kept = await db.selectFrom("capture").selectAll().where("record", "=", record.sequence).executeTakeFirst();
        if (!kept) throw unsound(`The captured bytes of record ${record.sequence} are missing`);
        bytes += kept.bytes.length;
        found.captures.push({ ...kept, record: Number(kept.record), size: Number(kept.size), bytes: new Uint8Array(kept.bytes) });
      }
      if (bytes >= BYTES) break;
    }
  }
  return found;
}

/**
 * How many of these records may go into one transaction by themselves: what a ledger kept at once is kept at once again, so that nobody
 * ever sees a capture without its reading.
 */
export function wholeEntries(records: readonly RecordRow[]): number {
  const unread = new Set<string>();
  let whole = 0, open = 0;
  for (const [at, { kind, body }] of records.entries()) {
    if (kind === "capture") unread.add((JSON.parse(body) as CaptureBody).document);
    else if (kind === "reading") {
      const { document, claims, problems } = JSON.parse(body) as ReadingBody;
      unread.delete(document);
      open = claims + problems;
    } else if (kind === "claim" || kind === "problem") open -= 1;
    if (open === 0 && unread.size === 0 && kind !== "document") whole = at + 1;
  }
  return whole;
}

/**
 * Appends records of another ledger inside the caller's transaction, each of them checked: its digest, its place in the chain, its
 * captured bytes. What they are found by is made anew. Throws ProblemError where one is not what was written, or does not follow.
 */
export async function replay(db: Kysely<Schema>, filer: Filer, { records, captures }: Stretch): Promise<void> {
  let { sequence, digest } = await linkAt(db) ?? { sequence: 0, digest: GENESIS };
  for (const record of records) {
    if (record.sequence !== sequence + 1 || record.previous !== digest) throw unsound(`Record ${record.sequence} does not follow record ${sequence} of the ledger that it was to go into`, "Copy into an empty place, and let nobody else write there meanwhile.");
    if (record.digest !== recordDigest(record)) throw unsound(`Record ${record.sequence} (${record.kind}) is not what was written`);
    ({ sequence, digest } = record);
  }
  await insertAll(db, "record", [...records]);
  for (const capture of captures) {
    let id: string | null = null;
    try { id = idOfBytes(unpack(capture)); } catch { /* the same as other bytes */ }
    if (id !== capture.document) throw unsound(`The captured bytes of record ${capture.record} are not those that were kept`);
  }
  await insertAll(db, "capture", [...captures]);

  let group = new Map<string, Filed>();
  // What these records capture has no reading yet; only a second one in the same stretch has something to replace.
  let fresh = records[0]?.sequence ?? 0;
  const close = async (): Promise<void> => {
    await fileReadings(db, filer, [...group.values()], fresh);
    [group, fresh] = [new Map(), Infinity];
  };
  const texts = new Map<number, Document>();
  let current: Filed | null = null;
  for (const { sequence: at, kind, body } of records) {
    if (kind === "document") texts.set(at, JSON.parse(body) as Document);
    else if (kind === "reading") {
      const { document, version, content } = JSON.parse(body) as ReadingBody;
      if (group.has(document)) await close();
      const text = texts.get(version) ?? JSON.parse((await db.selectFrom("record").select("body").where("sequence", "=", version).executeTakeFirstOrThrow()).body) as Document;
      const { record: arrival } = await db.selectFrom("capture").select("record").where("document", "=", document).executeTakeFirstOrThrow();
      const unwritten = await db.selectFrom("document").select("record").where("record", "=", version).executeTakeFirst() === undefined && ![...group.values()].some((one) => one.text.record === version);
      current = { arrival: Number(arrival), document: text, text: { record: version, fresh: unwritten }, reading: { record: at, content }, claims: [], problems: [] };
      group.set(document, current);
    } else if (kind === "claim") current!.claims.push({ record: at, claim: JSON.parse(body) as Claim });
    else if (kind === "problem") current!.problems.push(at);
    else if (kind === "judgement") {
      const { id, subject } = JSON.parse(body) as Judgement;
      await db.insertInto("judgement").values({ record: at, id, subject: columnText(subject) }).execute();
      await db.insertInto("waiting").values({ record: at }).execute();
    }
  }
  await close();
}

/** Redirects after this number, in their order. */
export async function redirectsAfter(db: Kysely<Schema>, number: number, limit: number): Promise<RedirectRow[]> {
  const rows = await db.selectFrom("redirect").selectAll().where("number", ">", number).orderBy("number").limit(limit).execute();
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

/** Appends redirects of another ledger inside the caller's transaction. */
export async function addRedirects(db: Kysely<Schema>, rows: RedirectRow[]): Promise<void> {
  await insertAll(db, "redirect", rows);
}

/** Derived items in the order of their rows. */
export async function itemsAfter(db: Kysely<Schema>, row: number, limit: number): Promise<ItemRow[]> {
  const rows = await db.selectFrom("derived").selectAll().where("row", ">", row).orderBy("row").limit(limit).execute();
  return rows.map((one) => ({ row: Number(one.row), id: one.id, kind: one.kind as Item["kind"], sort: Number(one.sort), keys: JSON.parse(one.keys) as number[], body: one.body }));
}

function unsound(message: string, remedy = "Run `recoupe ledger verify` on the ledger that it came from."): ProblemError {
  return new ProblemError(problem({ rule: "ledger-not-copied", severity: "error", message: `${message}; what was copied before is whole and stays.`, remedy }));
}
