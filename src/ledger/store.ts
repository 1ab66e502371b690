import type { ControlledTransaction, Kysely, Transaction } from "kysely";
import type { Document } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import type { Problem } from "../problem.ts";
import { Chain, toBody } from "./chain.ts";
import { markOf, Outdated } from "./changes.ts";

import { NOTHING_VERIFIED, verify } from "./check.ts";
import { filed, find, items, manyFiled, pieces, redirected, refile, there } from "./derived.ts";
import { assertSameBytes, assertSound, contentOf } from "./entry.ts";
import { notForWriting, refused } from "./faults.ts";
import { fileCard, filePart, filesAfter, keepFile, type FileCard } from "./files.ts";
import { matching, pageOf } from "./filter.ts";
import { appendReadings, keepAll, readied, readiedEntry, type CaptureBody, type Card, type Filer } from "./keep.ts";
import { appendJudgement, decideOn } from "./judge.ts";
import type { Acknowledged, Arrived, ClaimFilter, Counts, Decided, Description, Finding, Item, Judgement, Judging, Kept, Ledger, Mark, Refiling, RereadMark, State, Turn, Verified, Waiting } from "./ledger.ts";
import { arrivals, markReread, rereadMark, rulesIn, rulesOf } from "./rereading.ts";
import { unpack } from "./packing.ts";
import type { RedirectRow, Schema } from "./schema.ts";
import { indexMore, isWhole, type SearchIndex } from "./search/filing.ts";
import { searched, type Hits, type SearchPage } from "./search/finding.ts";
import type { Question } from "./search/question.ts";
import { TermMaker } from "./search/terms.ts";
import { counts, stateOf } from "./state.ts";
import { addRedirects, itemsAfter, linkAt, redirectsAfter, replay, stretch, type ItemRow, type Link, type Stretch } from "./transfer.ts";
import { turnOf } from "./turn.ts";
import { waiting } from "./waiting.ts";
import { columnText } from "./words.ts";

/** What each database does in its own way. */
export interface Engine {
  /** What the database finds wrong with itself. */
  unsound(): Promise<Problem[]>;
  /**
   * Does its work in one transaction that holds the right to write from its start: to the records, of which a commit waits until
   * it is on disk, or to what is derived from them, which can be computed again and goes there with the next that waits.
   */
  write<T>(what: "records" | "derived", work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
  /** Its index of words. */
  search: SearchIndex;
  /** What it is. */
  describe(): Promise<Description>;
  /** Writes one consistent file of the whole ledger; false where it has no way of its own to make one. The file must not be there. */
  backup(file: string): Promise<boolean>;
  /** Lets go of it; kysely does so only when it was asked something. */
  close(): Promise<void>;
}

/** The ledger over any database that kysely speaks. */
export class Store implements Ledger {
  readonly #db: Kysely<Schema>;
  readonly #engine: Engine;
  readonly #filer: Filer;
  /** The transaction of a moment that is held; null in the ledger itself. */
  readonly #held: ControlledTransaction<Schema> | null;

  constructor(db: Kysely<Schema>, engine: Engine, held: ControlledTransaction<Schema> | null = null) {
    this.#db = db;
    this.#engine = engine;
    this.#filer = { search: engine.search, maker: new TermMaker() };
    this.#held = held;
  }

  async add(entry: Parameters<Ledger["add"]>[0]): Promise<Acknowledged> {
    return (await this.addAll([entry]))[0]!;
  }

  async addAll(entries: Parameters<Ledger["addAll"]>[0]): Promise<Acknowledged[]> {
    for (const { capture, reading } of entries) {
      assertSameBytes(capture, reading);
      assertSound(reading);
    }
    const ready = entries.map(readiedEntry);
    return await this.#write(async (db) => keepAll(db, await Chain.atEnd(db), this.#filer, ready));
  }

  async reread(reading: Reading): Promise<Acknowledged> {
    assertSound(reading);
    const ready = readied(reading), document = reading.document.id;
    return await this.#write(async (db) => {
      const current = await db.selectFrom("current_reading").innerJoin("reading", "reading.record", "current_reading.reading")
        .innerJoin("record as text", "text.sequence", "current_reading.version").innerJoin("record as made", "made.sequence", "current_reading.reading")
        .select(["arrival", "current_reading.reading", "current_reading.version", "content", "text.body", "made.body as about"]).where("current_reading.document", "=", columnText(document)).executeTakeFirst();
      if (!current) throw refused("unknown-document", `The ledger does not keep document ${document}, so that it cannot be read again`, { source: reading.document.captured_from });
      // Other rules that come to the same are no news: what they say is on record, with the rules that said it first.
      if (current.content === contentOf({ ...reading, rules: rulesIn(current.about) })) return { document, added: false, claims: reading.claims.length, record: current.reading };
      const version = current.body === toBody(reading.document) ? current.version : null;
      const [record] = await appendReadings(db, await Chain.atEnd(db), this.#filer, [{ ready, arrival: current.arrival, version }]);
      return { document, added: true, claims: reading.claims.length, record: record! };
    });
  }

  async original(document: string): ReturnType<Ledger["original"]> {
    const kept = await this.#db.selectFrom("capture").innerJoin("record", "record.sequence", "capture.record")
      .select(["size", "encoding", "bytes", "body"]).where("capture.document", "=", columnText(document)).executeTakeFirst();
    if (!kept) return null;
    const { captured_from, captured, media_type, charset, provenance = null } = JSON.parse(kept.body) as CaptureBody;
    return { bytes: unpack(kept), captured_from, captured, media_type, charset, provenance };
  }

  async holds(ids: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const piece of pieces(ids.map((id) => columnText(id)))) {
      for (const { document } of await this.#db.selectFrom("capture").select("document").where("document", "in", piece).execute()) found.push(document);
    }
    return found;
  }

  async captures({ after, limit }: { after: number; limit: number }): ReturnType<Ledger["captures"]> {
    const rows = await this.#db.selectFrom("capture").innerJoin("record", "record.sequence", "capture.record").select(["record.sequence", "body"])
      .where("capture.record", ">", after).orderBy("capture.record").limit(limit).execute();
    return rows.map(({ sequence, body }) => {
      const { document, captured_from, captured, provenance = null } = JSON.parse(body) as CaptureBody;
      return { record: Number(sequence), document, captured_from, captured, provenance };
    });
  }

  async arrivals(after: number, limit: number): Promise<Arrived[]> { return await arrivals(this.#db, after, limit); }
  async rulesOf(document: string): Promise<string | null> { return await rulesOf(this.#db, document); }
  async rereadMark(): Promise<RereadMark | null> { return await rereadMark(this.#db); }

  async markReread(mark: RereadMark): Promise<void> {
    await this.#write((db) => markReread(db, mark), "derived");
  }

  async document(id: string): Promise<Document | null> {
    const kept = await this.#db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.version")
      .select("body").where("current_reading.document", "=", columnText(id)).executeTakeFirst();
    return kept ? JSON.parse(kept.body) as Document : null;
  }

  async documents({ after, ...page }: Parameters<Ledger["documents"]>[0] = {}): ReturnType<Ledger["documents"]> {
    const { limit, offset } = pageOf(page);
    let query = this.#db.selectFrom("current_reading").innerJoin("document", "document.record", "current_reading.version").innerJoin("record", "record.sequence", "current_reading.reading")
      .select((eb) => ["document.card", "record.body", eb.selectFrom("claim_index").whereRef("claim_index.arrival", "=", "current_reading.arrival")
        .select((of) => of.fn.countAll<number>().as("n")).as("claims")])
      .orderBy("current_reading.arrival").limit(limit).offset(offset);
    if (after !== undefined) query = query.where("current_reading.arrival", ">", this.#db.selectFrom("capture").select("capture.record").where("capture.document", "=", columnText(after)));
    return (await query.execute()).map(({ card, body, claims }) => ({ ...JSON.parse(card) as Card, claims: Number(claims), rules: rulesIn(body) }));
  }

  async claim(id: string): Promise<Claim | null> {
    const kept = await this.#db.selectFrom("claim_index").innerJoin("record", "record.sequence", "claim_index.claim")
      .select("body").where("claim_index.id", "=", columnText(id)).executeTakeFirst();
    return kept ? JSON.parse(kept.body) as Claim : null;
  }

  async claims(filter: ClaimFilter = {}): Promise<Claim[]> {
    return (await matching(this.#db, filter)).map(({ body }) => JSON.parse(body) as Claim);
  }

  async problems(documents?: string | string[]): Promise<Problem[]> {
    const query = this.#db.selectFrom("current_reading").innerJoin("problem", "problem.reading", "current_reading.reading")
      .innerJoin("record", "record.sequence", "problem.record").select(["problem.record", "body"]).orderBy("current_reading.arrival").orderBy("problem.record");
    const found = new Map<number, string>();
    const asked = documents === undefined ? [query] : [...pieces([documents].flat().map(columnText))].map((piece) => query.where("current_reading.document", "in", piece));
    for (const one of asked) for (const { record, body } of await one.execute()) found.set(Number(record), body);
    return [...found.values()].map((body) => JSON.parse(body) as Problem);
  }

  async judge(judgement: Omit<Judgement, "id">): Promise<Judgement> {
    return await this.#write((db) => appendJudgement(db, judgement));
  }

  async decide(judging: Judging): Promise<Decided> {
    return await this.#write((db) => decideOn(db, judging));
  }

  async judgements(subject?: string): Promise<Judgement[]> {
    let query = this.#db.selectFrom("judgement").innerJoin("record", "record.sequence", "judgement.record").select("body").orderBy("judgement.record");
    if (subject !== undefined) query = query.where("judgement.subject", "=", columnText(subject));
    return (await query.execute()).map(({ body }) => JSON.parse(body) as Judgement);
  }

  async waiting(page: Parameters<Ledger["waiting"]>[0]): Promise<Waiting> { return await waiting(this.#db, page); }
  async take(page: Parameters<Ledger["take"]>[0]): Promise<Turn | null> { return await turnOf(this, page); }
  async takeAll(): ReturnType<Ledger["takeAll"]> { return { end: async () => undefined }; }

  async claimsById(ids: string[]): Promise<Claim[]> {
    const found = new Map<string, string>();
    for (const piece of pieces(ids.map((id) => columnText(id)))) {
      const rows = await this.#db.selectFrom("claim_index").innerJoin("record", "record.sequence", "claim_index.claim").select(["id", "body"]).where("id", "in", piece).execute();
      for (const { id, body } of rows) found.set(id, body);
    }
    return [...found.values()].map((body) => JSON.parse(body) as Claim);
  }

  async claimsOf(documents: string[]): Promise<Claim[]> {
    const found = new Map<number, string>();
    for (const piece of pieces(documents.map((id) => columnText(id)))) {
      const rows = await this.#db.selectFrom("current_reading").innerJoin("claim_index", "claim_index.arrival", "current_reading.arrival").innerJoin("record", "record.sequence", "claim_index.claim")
        .select(["claim_index.claim", "body"]).where("current_reading.document", "in", piece).execute();
      for (const { claim, body } of rows) found.set(Number(claim), body);
    }
    return [...found].sort(([a], [b]) => a - b).map(([, body]) => JSON.parse(body) as Claim);
  }

  async documentsById(ids: string[]): Promise<Document[]> {
    const found = new Map<string, string>();
    for (const piece of pieces(ids.map((id) => columnText(id)))) {
      const rows = await this.#db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.version")
        .select(["current_reading.document", "body"]).where("current_reading.document", "in", piece).execute();
      for (const { document, body } of rows) found.set(document, body);
    }
    return [...found.values()].map((body) => JSON.parse(body) as Document);
  }

  async search(question: Question, page: SearchPage = {}): Promise<Hits> {
    return await this.#read((db) => searched(db, this.#filer.search, this.#filer.maker, question, page));
  }

  async searchable(): Promise<boolean> { return await isWhole(this.#db); }
  async indexMore(limit: number, anew?: boolean): Promise<number> { return await this.#write((db) => indexMore(db, this.#filer.search, this.#filer.maker, limit, anew)); }

  async refile(change: Refiling): Promise<number | null> {
    try {
      return await this.#write((db) => refile(db, change), "derived");
    } catch (error) {
      if (error instanceof Outdated) return null;
      throw error;
    }
  }

  async filed(keys: number[], limit?: number): Promise<Kept[]> { return await filed(this.#db, keys, limit); }
  async find(question: Finding): ReturnType<Ledger["find"]> { return await find(this.#db, question); }
  async manyFiled(key: number, most: number): Promise<number> { return await manyFiled(this.#db, key, most); }
  async there(ids: string[]): Promise<string[]> { return await there(this.#db, ids); }
  async items(ids: string[]): Promise<Kept[]> { return await items(this.#db, ids); }
  async mark(): Promise<Mark | null> { return await markOf(this.#db); }

  async inOrder(kind: Item["kind"], { from, to, limit, after, last = false }: Parameters<Ledger["inOrder"]>[1] = {}): ReturnType<Ledger["inOrder"]> {
    const page = pageOf(limit === undefined ? {} : { limit });
    const way = last ? "desc" : "asc";
    let query = this.#db.selectFrom("derived").select(["id", "sort", "body"]).where("kind", "=", kind).orderBy("sort", way).orderBy("id", way).limit(page.limit);
    if (from !== undefined) query = query.where("sort", ">=", from);
    if (to !== undefined) query = query.where("sort", "<=", to);
    if (after !== undefined) query = query.where((eb) => eb(eb.refTuple("sort", "id"), last ? "<" : ">", eb.tuple(after.sort, after.id)));
    return (await query.execute()).map((row) => ({ ...row, sort: Number(row.sort) }));
  }

  async redirected(id: string): Promise<string | null> { return await redirected(this.#db, id); }
  async counts(): Promise<Counts> { return await this.#read(counts); }
  async state(): Promise<State> {
    return await this.#read(stateOf);
  }

  async snapshot(): Promise<Store> {
    const held = await this.#db.startTransaction().setAccessMode("read only").setIsolationLevel("repeatable read").execute();
    // A database takes its moment when it is first asked something.
    await markOf(held);
    return new Store(held, this.#engine, held);
  }

  async check(): Promise<Problem[]> { return (await this.verify()).problems; }

  async verify(): Promise<Verified> {
    const problems = await this.#engine.unsound();
    return problems.length > 0 ? { ...NOTHING_VERIFIED, problems } : await this.#read((db) => verify(db, this.#filer.search));
  }

  async describe(): Promise<Description> { return await this.#engine.describe(); }
  async backup(file: string): Promise<boolean> { return await this.#engine.backup(file); }

  async linkAt(sequence?: number): Promise<Link | null> { return await linkAt(this.#db, sequence); }
  async stretch(after: number, limit: number): Promise<Stretch> { return await stretch(this.#db, after, limit); }
  async replay(part: Stretch): Promise<void> { await this.#write((db) => replay(db, this.#filer, part)); }
  async redirectsAfter(number: number, limit: number): Promise<RedirectRow[]> { return await redirectsAfter(this.#db, number, limit); }
  async addRedirects(rows: RedirectRow[]): Promise<void> { await this.#write((db) => addRedirects(db, rows)); }
  async itemsAfter(row: number, limit: number): Promise<ItemRow[]> { return await itemsAfter(this.#db, row, limit); }

  async keepFile(kind: FileCard["kind"], id: string, bytes: Uint8Array): Promise<boolean> { return await this.#write((db) => keepFile(db, kind, id, bytes)); }
  async fileCard(kind: FileCard["kind"], id: string): Promise<FileCard | null> { return await fileCard(this.#db, kind, id); }
  async filesAfter(after: Pick<FileCard, "kind" | "id"> | null, limit: number): Promise<FileCard[]> { return await filesAfter(this.#db, after, limit); }
  async filePart(kind: FileCard["kind"], id: string, part: number): Promise<Uint8Array | null> { return await filePart(this.#db, kind, id, part); }

  async close(): Promise<void> {
    if (this.#held) {
      await this.#held.rollback().execute();
      return;
    }
    await this.#db.destroy();
    await this.#engine.close();
  }

  async #write<T>(work: (db: Transaction<Schema>) => Promise<T>, what: "records" | "derived" = "records"): Promise<T> {
    if (this.#held) throw notForWriting();
    return await this.#engine.write(what, work);
  }

  /** Several questions about one moment. */
  async #read<T>(work: (db: Transaction<Schema>) => Promise<T>): Promise<T> {
    if (this.#held) return await work(this.#held);
    return await this.#db.transaction().setAccessMode("read only").execute(work);
  }
}
