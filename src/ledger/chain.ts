import { createHash } from "node:crypto";
import { CompiledQuery, type Kysely } from "kysely";
import type { Kind, RecordRow, Schema } from "./schema.ts";

/** What the first record names as its predecessor. */
export const GENESIS = "0".repeat(64);

/** Rows of one insert: well under the 32,766 parameters that SQLite takes and the 65,535 of PostgreSQL. */
export const ROWS_AT_ONCE = 500;

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The digest of a record, in hexadecimal: SHA-256 over the lines `recoupe-record-1`, sequence, kind, the digest of the record
 * before it, and the body as UTF-8. The first four hold no line break, so no two records give the same input.
 */
export function recordDigest(record: Pick<RecordRow, "sequence" | "kind" | "previous" | "body">): string {
  return sha256(`recoupe-record-1\n${record.sequence}\n${record.kind}\n${record.previous}\n${record.body}`);
}

/**
 * JSON as it is kept. JSON.stringify writes lone surrogates and NUL as escapes, so that the text is sound Unicode which any
 * database takes, and parsing gives back the very string that went in.
 */
export function toBody(value: unknown): string {
  return JSON.stringify(value);
}

/** Appends records to the end of the chain, inside the caller's transaction. */
export class Chain {
  readonly #db: Kysely<Schema>;
  #sequence: number;
  #digest: string;
  #waiting: RecordRow[] = [];

  private constructor(db: Kysely<Schema>, last: { sequence: number; digest: string } | undefined) {
    this.#db = db;
    this.#sequence = last?.sequence ?? 0;
    this.#digest = last?.digest ?? GENESIS;
  }

  /** Finds the end of the chain. The transaction must hold the right to write, or another writer may append meanwhile. */
  static async atEnd(db: Kysely<Schema>): Promise<Chain> {
    return new Chain(db, await db.selectFrom("record").select(["sequence", "digest"]).orderBy("sequence", "desc").limit(1).executeTakeFirst());
  }

  /** The digest of the last record. */
  get digest(): string {
    return this.#digest;
  }

  /** Gives the next record its place; it is written by `flush`. Returns its sequence number. */
  append(kind: Kind, body: string): number {
    const record = { sequence: ++this.#sequence, kind, previous: this.#digest, body };
    this.#digest = recordDigest(record);
    this.#waiting.push({ ...record, digest: this.#digest });
    return record.sequence;
  }

  /** Writes what was appended. Tables that point at these records come after. */
  async flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    await insertAll(this.#db, "record", rows);
  }
}

/** What the adapter of a database may know: many rows in one statement of its own, or null where it takes them as any other does. */
export interface Bulk {
  bulk(table: string, columns: readonly string[], rows: readonly Record<string, unknown>[]): CompiledQuery | null;
  /** As `bulk`, for rows that are there already and are found by `key`. */
  rewrite(table: string, key: string, columns: readonly string[], rows: readonly Record<string, unknown>[]): CompiledQuery | null;
}

/** Rows of one statement that takes lists. */
const LIST = 5000;

/** What becomes of rows that are there already. */
const SKIPPING = { refuse: "", skip: " on conflict do nothing" };

/** Inserts any number of rows, some hundred at once. The words of a statement take longer to work out than to run: once for each length. */
export async function insertAll<S extends object = Schema, T extends keyof S & string = keyof S & string>(db: Kysely<S>, table: T, rows: S[T][], known: "refuse" | "skip" = "refuse"): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!) as (keyof S[T] & string)[];
  const { bulk } = db.getExecutor().adapter as Partial<Bulk>;
  if (bulk?.(table, columns, rows.slice(0, 1) as object[] as Record<string, unknown>[])) {
    for (let at = 0; at < rows.length; at += LIST) {
      const { sql, parameters } = bulk(table, columns, rows.slice(at, at + LIST) as object[] as Record<string, unknown>[])!;
      await db.executeQuery(CompiledQuery.raw(sql + SKIPPING[known], [...parameters]));
    }
    return;
  }
  const blank = Object.fromEntries(columns.map((column) => [column, null]));
  let text = "";
  for (let at = 0, before = 0; at < rows.length; at += before) {
    const many = LENGTHS.find((length) => rows.length - at >= length)!;
    if (many !== before) text = db.insertInto(table).values(Array.from({ length: many }, () => blank) as never).compile().sql + SKIPPING[known];
    await db.executeQuery(CompiledQuery.raw(text, rows.slice(at, at + many).flatMap((row) => columns.map((column) => row[column]))));
    before = many;
  }
}

/** Writes rows anew that are found by `key`, of which no two have the same. */
export async function rewriteAll<T extends keyof Schema & string>(db: Kysely<Schema>, table: T, key: keyof Schema[T] & string, rows: readonly Partial<Schema[T]>[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).filter((column) => column !== key);
  const all = rows as readonly Record<string, unknown>[];
  const { rewrite } = db.getExecutor().adapter as Partial<Bulk>;
  const whole = rewrite?.(table, key, columns, all);
  if (whole) return void await db.executeQuery(whole);
  const { sql } = (db as unknown as Kysely<Record<string, Record<string, unknown>>>).updateTable(table as string).set(Object.fromEntries(columns.map((column) => [column, 0]))).where(key as string, "=", 0).compile();
  for (const row of all) await db.executeQuery(CompiledQuery.raw(sql, [...columns, key].map((column) => row[column])));
}

/** Few lengths, so that statements of the same words stay prepared. */
const LENGTHS = [ROWS_AT_ONCE, 100, 20, 5, 1];
