import type { Kysely } from "kysely";
import type { Capture, Document, Provenance } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import { Chain, insertAll, toBody } from "./chain.ts";
import { pieces } from "./derived.ts";
import { contentOfBodies } from "./entry.ts";
import { daysOf, keysOf } from "./facets.ts";
import { refused } from "./faults.ts";
import type { Acknowledged, Ledger } from "./ledger.ts";
import { pack } from "./packing.ts";
import type { Schema } from "./schema.ts";
import { index, type SearchIndex } from "./search/filing.ts";
import type { TermMaker } from "./search/terms.ts";

/** What files the words of what is kept. */
export interface Filer { search: SearchIndex; maker: TermMaker }

/** `provenance` is absent where there is none, as in all records that are older than it. */
export type CaptureBody = { document: string; captured_from: string; captured: string | null; media_type: string | null; charset: string | null; size: number; provenance?: Provenance };
export type ReadingBody = { document: string; version: number; rules: string; content: string; claims: number; problems: number };
export type Card = Omit<Awaited<ReturnType<Ledger["documents"]>>[number], "claims" | "rules">;

async function claimsOf(db: Kysely<Schema>, arrival: number): Promise<number> {
  return Number((await db.selectFrom("claim_index").where("arrival", "=", arrival).select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n);
}

/** A reading as it is written: made ready before the end of the chain is held, since others wait for that. */
interface Ready { reading: Reading; body: string; said: string[]; wrong: string[]; content: string }
/** A capture and its reading, the bytes packed. */
export interface ReadyEntry { capture: Capture; packed: ReturnType<typeof pack>; ready: Ready }

export function readied(reading: Reading): Ready {
  const body = toBody(reading.document), said = reading.claims.map(toBody), wrong = reading.problems.map(toBody);
  return { reading, body, said, wrong, content: contentOfBodies(toBody(reading.rules), body, said, wrong) };
}

export function readiedEntry({ capture, reading }: { capture: Capture; reading: Reading }): ReadyEntry {
  return { capture, packed: pack(capture.bytes), ready: readied(reading) };
}

/** Appends captures and their readings, but those of which the very same bytes are there already. Each table is written once for all. */
export async function keepAll(db: Kysely<Schema>, chain: Chain, filer: Filer, entries: readonly ReadyEntry[]): Promise<Acknowledged[]> {
  const known = new Map<string, number>();
  for (const piece of pieces(entries.map(({ ready: { reading } }) => reading.document.id))) {
    for (const { document, record } of await db.selectFrom("capture").select(["document", "record"]).where("document", "in", piece).execute()) known.set(document, Number(record));
  }
  const captures: Schema["capture"][] = [];
  const fresh: Arriving[] = [];
  const acknowledged: Acknowledged[] = [];
  const again = new Map<string, Acknowledged>();
  for (const { capture, packed, ready } of entries) {
    const { reading } = ready, document = reading.document.id;
    const kept = known.get(document);
    if (kept !== undefined) { acknowledged.push({ document, added: false, claims: again.get(document)?.claims ?? await claimsOf(db, kept), record: kept }); continue; }
    const { bytes, captured_from, captured, media_type = null, charset = null, provenance } = capture;
    const body: CaptureBody = { document, captured_from, captured, media_type, charset, size: bytes.length, ...(provenance && { provenance }) };
    const record = chain.append("capture", toBody(body));
    captures.push({ document, record, ...packed });
    fresh.push({ ready, arrival: record, version: null });
    const told = { document, added: true, claims: reading.claims.length, record };
    acknowledged.push(told);
    known.set(document, record);
    again.set(document, told);
  }
  await appendReadings(db, chain, filer, fresh, captures);
  return acknowledged;
}

/** A reading on its way in; `version` is the record of the document's text where that is on record already. */
interface Arriving { ready: Ready; arrival: number; version: number | null }

/** Appends readings, their claims and their problems, and makes each the current one of its document. Returns their records. */
export async function appendReadings(db: Kysely<Schema>, chain: Chain, filer: Filer, arriving: readonly Arriving[], captures: Schema["capture"][] = []): Promise<number[]> {
  await assertFree(db, arriving);
  const filed: Filed[] = [];
  for (const { ready: { reading, body, said, wrong, content }, arrival, version } of arriving) {
    const { document, claims, problems, rules } = reading;
    const text = version ?? chain.append("document", body);
    const about: ReadingBody = { document: document.id, version: text, rules, content, claims: claims.length, problems: problems.length };
    const record = chain.append("reading", toBody(about));
    filed.push({
      arrival, document, text: { record: text, fresh: version === null }, reading: { record, content },
      claims: claims.map((claim, number) => ({ record: chain.append("claim", said[number]!), claim })), problems: wrong.map((one) => chain.append("problem", one)),
    });
  }
  await chain.flush();
  await insertAll(db, "capture", captures);
  await fileReadings(db, filer, filed, captures[0]?.record ?? Infinity);
  return filed.map(({ reading }) => reading.record);
}

/** A reading whose records are written: what they hold, and where. */
export interface Filed {
  arrival: number;
  document: Document;
  /** The record of the text, and whether its row is still to be written. */
  text: { record: number; fresh: boolean };
  reading: { record: number; content: string };
  claims: { record: number; claim: Claim }[];
  problems: number[];
}

/**
 * Files readings in the tables by which they are found, each as the current one of its document; no two of one document. What was
 * captured by the record `fresh` or later has no earlier reading to be replaced.
 */
export async function fileReadings(db: Kysely<Schema>, filer: Filer, filed: readonly Filed[], fresh: number): Promise<void> {
  const rows: { [T in "document" | "reading" | "claim" | "problem" | "current_reading" | "waiting" | "claim_index" | "claim_key"]: Schema[T][] } = { document: [], reading: [], claim: [], problem: [], current_reading: [], waiting: [], claim_index: [], claim_key: [] };
  for (const { arrival, document, text, reading, claims, problems } of filed) {
    const { id, captured_from, title, publisher, published, language } = document;
    const card: Card = { id, captured_from, title, publisher, published, language };
    if (text.fresh) rows.document.push({ record: text.record, id, card: toBody(card) });
    rows.reading.push({ record: reading.record, document: id, version: text.record, content: reading.content });
    for (const { record, claim } of claims) {
      rows.claim.push({ record, id: claim.id, document: id, reading: reading.record });
      rows.claim_index.push({ claim: record, id: claim.id, arrival, type: claim.type, ...daysOf(claim) });
      for (const key of keysOf(claim, document)) rows.claim_key.push({ ...key, claim: record });
    }
    for (const record of problems) rows.problem.push({ record, document: id, reading: reading.record });
    rows.current_reading.push({ document: id, arrival, reading: reading.record, version: text.record });
    rows.waiting.push({ record: reading.record });
  }
  await insertAll(db, "document", rows.document);
  await insertAll(db, "reading", rows.reading);
  await insertAll(db, "claim", rows.claim);
  await insertAll(db, "problem", rows.problem);
  for (const current of rows.current_reading) {
    if (current.arrival >= fresh) continue;
    await filer.search.remove(db, current.arrival);
    await db.deleteFrom("claim_key").where("claim", "in", db.selectFrom("claim_index").select("claim").where("arrival", "=", current.arrival)).execute();
    await db.deleteFrom("claim_index").where("arrival", "=", current.arrival).execute();
    await db.deleteFrom("waiting").where("record", "in", db.selectFrom("current_reading").select("reading").where("arrival", "=", current.arrival)).execute();
    await db.deleteFrom("current_reading").where("arrival", "=", current.arrival).execute();
  }
  await insertAll(db, "current_reading", rows.current_reading);
  await insertAll(db, "waiting", rows.waiting);
  await insertAll(db, "claim_index", rows.claim_index);
  await insertAll(db, "claim_key", rows.claim_key);
  await addWords(db, rows.claim_key);
  await index(db, filer.search, filer.maker, filed);
}

/** Files the words of new keys. */
async function addWords(db: Kysely<Schema>, keys: readonly Schema["claim_key"][]): Promise<void> {
  const words = new Map<string, Schema["key_word"]>();
  for (const { facet, key } of keys) for (const word of key.split(" ")) if (word !== "") words.set(`${facet} ${word}\n${key}`, { facet, word, key });
  await insertAll(db, "key_word", [...words.values()], "skip");
}

/** Throws ProblemError when a claim of another document bears one of these ids: an id is one claim's address. */
async function assertFree(db: Kysely<Schema>, arriving: readonly Arriving[]): Promise<void> {
  const owner = new Map<string, Arriving>();
  const refuse = (id: string, { ready: { reading } }: Arriving): never => { throw refused("duplicate-claim", `Claim ${id} is already on record for another document`, { source: reading.document.captured_from, claim: id }); };
  for (const one of arriving) for (const { id } of one.ready.reading.claims) {
    if (owner.has(id)) refuse(id, one);
    owner.set(id, one);
  }
  for (const piece of pieces([...owner.keys()])) {
    const taken = await db.selectFrom("claim_index").select(["id", "arrival"]).where("id", "in", piece).execute();
    for (const { id, arrival } of taken) if (Number(arrival) !== owner.get(id)!.arrival) refuse(id, owner.get(id)!);
  }
}
