import { resolve } from "node:path";
import type { Document } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import type { Problem } from "../problem.ts";
import { notForWriting } from "./faults.ts";
import type { FileCard } from "./files.ts";
import { Lane } from "./lane.ts";
import { addressOf } from "./postgres/address.ts";
import type { Hits, SearchPage } from "./search/finding.ts";
import type { Question } from "./search/question.ts";
import type { RedirectRow } from "./schema.ts";
import type { ItemRow, Link, Stretch } from "./transfer.ts";
import type { SqliteOptions } from "./sqlite/open.ts";
import { turnOf } from "./turn.ts";
import type { Acknowledged, Arrived, ClaimFilter, Counts, Decided, Description, Finding, Item, Judgement, Judging, Kept, Ledger, Mark, Refiling, RereadMark, State, Turn, Verified, Waiting } from "./ledger.ts";

/** The ledger's file in the data folder. */
export const LEDGER_FILE = "recoupe.sqlite";

export interface LedgerOptions {
  /** The data folder; made when it is not there, unless the ledger is for reading only. */
  folder: string;
  /** The ledger's file, where it lies elsewhere than in the folder: a backup. */
  file?: string | undefined;
  /** The address of a PostgreSQL database, which then keeps the ledger instead of a file in the folder. */
  database?: string | undefined;
  /** Only for reading: nothing is made or changed, and what would write is refused. */
  readOnly?: boolean;
  /** How long to wait while another process writes, or for a server that went away, in milliseconds. */
  patience?: number;
}

/** Where a ledger lies, as it is shown to people: a folder, or a database without its user and password. Throws ProblemError for no address. */
export function ledgerPlace({ folder, database }: Pick<LedgerOptions, "folder" | "database">): string {
  return database ? `PostgreSQL ${addressOf(database).place}` : resolve(folder);
}

/**
 * Opens the SQLite ledger of a data folder, or that of a PostgreSQL database. Rejects with ProblemError when there is none to read, when the file is not a
 * ledger, is damaged, or was written by a newer recoupe, and when the folder cannot be written, is full, or is held by
 * another process for longer than `patience`; for a database, when it cannot be reached or used.
 */
export async function openLedger({ folder, file, database, readOnly = false, patience = 10_000 }: LedgerOptions): Promise<Ledger> {
  if (database) {
    // Its driver is loaded only by those who use it.
    const { openPostgres } = await import("./postgres/open.ts");
    return await openPostgres({ url: database, readOnly, patience });
  }
  const path = file === undefined ? resolve(folder, LEDGER_FILE) : resolve(file);
  const writing = readOnly ? null : new Lane({ path, readOnly: false, patience });
  const reading = new Lane({ path, readOnly: true, patience });
  try {
    // First the one that makes the file, then the one that expects it.
    await writing?.call("open");
    await reading.call("open");
  } catch (error) {
    await Promise.allSettled([writing?.end(), reading.end()]);
    throw error;
  }
  return new SqliteLedger(writing, reading, { path, readOnly: true, patience });
}

/** Two threads, so that reading never waits for writing: readers of a WAL database see the last commit meanwhile. */
class SqliteLedger implements Ledger {
  readonly #writing: Lane | null;
  readonly #reading: Lane;
  readonly #again: SqliteOptions;

  constructor(writing: Lane | null, reading: Lane, again: SqliteOptions) {
    this.#writing = writing;
    this.#reading = reading;
    this.#again = again;
  }

  async add({ capture, reading }: Parameters<Ledger["add"]>[0]): Promise<Acknowledged> {
    // A copy to hand over: the caller's bytes stay the caller's, and a view brings no more along than itself.
    const bytes = new Uint8Array(capture.bytes);
    return await this.#write("add", [{ capture: { ...capture, bytes }, reading }], [bytes.buffer]);
  }

  async addAll(entries: Parameters<Ledger["addAll"]>[0]): Promise<Acknowledged[]> {
    const own = entries.map(({ capture, reading }) => ({ capture: { ...capture, bytes: new Uint8Array(capture.bytes) }, reading }));
    return await this.#write("addAll", [own], own.map(({ capture }) => capture.bytes.buffer));
  }

  async reread(reading: Reading): Promise<Acknowledged> { return await this.#write("reread", [reading]); }
  async judge(judgement: Omit<Judgement, "id">): Promise<Judgement> { return await this.#write("judge", [judgement]); }
  async decide(judging: Judging): Promise<Decided> { return await this.#write("decide", [judging]); }
  async refile(change: Refiling): Promise<number | null> { return await this.#write("refile", [change]); }

  async original(document: string): ReturnType<Ledger["original"]> { return await this.#reading.call("original", [document]); }
  async holds(ids: string[]): Promise<string[]> { return await this.#reading.call("holds", [ids]); }
  async captures(page: Parameters<Ledger["captures"]>[0]): ReturnType<Ledger["captures"]> { return await this.#reading.call("captures", [page]); }
  async document(id: string): Promise<Document | null> { return await this.#reading.call("document", [id]); }
  async documents(page?: Parameters<Ledger["documents"]>[0]): ReturnType<Ledger["documents"]> { return await this.#reading.call("documents", [page]); }
  async arrivals(after: number, limit: number): Promise<Arrived[]> { return await this.#reading.call("arrivals", [after, limit]); }
  async rulesOf(document: string): Promise<string | null> { return await this.#reading.call("rulesOf", [document]); }
  async rereadMark(): Promise<RereadMark | null> { return await this.#reading.call("rereadMark"); }
  async markReread(mark: RereadMark): Promise<void> { await this.#write("markReread", [mark]); }
  async search(question: Question, page?: SearchPage): Promise<Hits> { return await this.#reading.call("search", [question, page]); }
  async searchable(): Promise<boolean> { return await this.#reading.call("searchable"); }
  async indexMore(limit: number, anew?: boolean): Promise<number> { return await this.#write("indexMore", [limit, anew]); }
  async claim(id: string): Promise<Claim | null> { return await this.#reading.call("claim", [id]); }
  async claims(filter?: ClaimFilter): Promise<Claim[]> { return await this.#reading.call("claims", [filter]); }
  async problems(documents?: string | string[]): Promise<Problem[]> { return await this.#reading.call("problems", [documents]); }
  async judgements(subject?: string): Promise<Judgement[]> { return await this.#reading.call("judgements", [subject]); }
  async waiting(page: Parameters<Ledger["waiting"]>[0]): Promise<Waiting> { return await this.#reading.call("waiting", [page]); }
  async take(page: Parameters<Ledger["take"]>[0]): Promise<Turn | null> { return await turnOf(this, page); }
  async takeAll(): ReturnType<Ledger["takeAll"]> { return { end: async () => undefined }; }
  async claimsById(ids: string[]): Promise<Claim[]> { return await this.#reading.call("claimsById", [ids]); }
  async claimsOf(documents: string[]): Promise<Claim[]> { return await this.#reading.call("claimsOf", [documents]); }
  async documentsById(ids: string[]): Promise<Document[]> { return await this.#reading.call("documentsById", [ids]); }
  async filed(keys: number[], limit?: number): Promise<Kept[]> { return await this.#reading.call("filed", [keys, limit]); }
  async find(question: Finding): ReturnType<Ledger["find"]> { return await this.#reading.call("find", [question]); }
  async manyFiled(key: number, most: number): Promise<number> { return await this.#reading.call("manyFiled", [key, most]); }
  async there(ids: string[]): Promise<string[]> { return await this.#reading.call("there", [ids]); }
  async items(ids: string[]): Promise<Kept[]> { return await this.#reading.call("items", [ids]); }
  async inOrder(kind: Item["kind"], range?: Parameters<Ledger["inOrder"]>[1]): ReturnType<Ledger["inOrder"]> { return await this.#reading.call("inOrder", [kind, range]); }
  async mark(): Promise<Mark | null> { return await this.#reading.call("mark"); }
  async redirected(id: string): Promise<string | null> { return await this.#reading.call("redirected", [id]); }
  async counts(): Promise<Counts> { return await this.#reading.call("counts"); }
  async state(): Promise<State> { return await this.#reading.call("state"); }

  async snapshot(): Promise<Ledger> {
    const lane = new Lane(this.#again);
    try {
      await lane.call("open");
      await lane.call("freeze");
    } catch (error) {
      await lane.end();
      throw error;
    }
    return new SqliteLedger(null, lane, this.#again);
  }
  async check(): Promise<Problem[]> { return await this.#reading.call("check"); }
  async verify(): Promise<Verified> { return await this.#reading.call("verify"); }
  async describe(): Promise<Description> { return await this.#reading.call("describe"); }
  async backup(file: string): Promise<boolean> { return await this.#reading.call("backup", [file]); }
  async linkAt(sequence?: number): Promise<Link | null> { return await this.#reading.call("linkAt", [sequence]); }
  async stretch(after: number, limit: number): Promise<Stretch> { return await this.#reading.call("stretch", [after, limit]); }
  async replay(part: Stretch): Promise<void> { await this.#write("replay", [part]); }
  async redirectsAfter(number: number, limit: number): Promise<RedirectRow[]> { return await this.#reading.call("redirectsAfter", [number, limit]); }
  async addRedirects(rows: RedirectRow[]): Promise<void> { await this.#write("addRedirects", [rows]); }
  async itemsAfter(row: number, limit: number): Promise<ItemRow[]> { return await this.#reading.call("itemsAfter", [row, limit]); }
  async keepFile(kind: FileCard["kind"], id: string, bytes: Uint8Array): Promise<boolean> { return await this.#write("keepFile", [kind, id, bytes]); }
  async fileCard(kind: FileCard["kind"], id: string): Promise<FileCard | null> { return await this.#reading.call("fileCard", [kind, id]); }
  async filesAfter(after: Pick<FileCard, "kind" | "id"> | null, limit: number): Promise<FileCard[]> { return await this.#reading.call("filesAfter", [after, limit]); }
  async filePart(kind: FileCard["kind"], id: string, part: number): Promise<Uint8Array | null> { return await this.#reading.call("filePart", [kind, id, part]); }

  async close(): Promise<void> {
    // The writer last: whoever closes last tidies the log into the file, and the reader may not.
    await this.#reading.close();
    await this.#writing?.close();
  }

  async #write<T>(method: string, args: unknown[], transfer: ArrayBuffer[] = []): Promise<T> {
    if (!this.#writing) throw notForWriting();
    return await this.#writing.call<T>(method, args, transfer);
  }
}
