import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Kysely } from "kysely";
import type { Description } from "../ledger.ts";
import { Store } from "../store.ts";
import type { Schema } from "../schema.ts";
import { nodeSqliteDialect } from "./dialect.ts";
import { absent, faultOf, foreign, newer, older, unsound } from "./faults.ts";
import { searchIndex } from "./search.ts";
import { migrate, MIGRATIONS, versionOf } from "./migrations.ts";

/** "reco": stands in the file's header, so that no other program's database is ever taken for a ledger. */
export const APPLICATION_ID = 0x7265636f;

/** The first bytes of a database and of a rollback journal (https://www.sqlite.org/fileformat.html). */
const DATABASE = Buffer.from("SQLite format 3\0", "latin1");
const JOURNAL = Buffer.from("d9d505f920a163d7", "hex");

export interface SqliteOptions { path: string; readOnly: boolean; /** How long to wait for another process, in ms. */ patience: number }

/** Opens the ledger at `path`, making it when it may be written and is not there. Throws ProblemError. Blocks: for a worker thread. */
export function openStore({ path, readOnly, patience }: SqliteOptions): Store {
  let db: DatabaseSync | null = null;
  try {
    if (!readOnly) makeFolder(dirname(path));
    const isNew = !recognised(path);
    if (isNew && readOnly) throw absent(path);
    db = connect(path, readOnly, patience);
    // The upper pages of the large indexes stay at hand: 16 MB (https://www.sqlite.org/pragma.html#pragma_cache_size).
    db.exec("PRAGMA cache_size = -16000");
    if (readOnly) assertVersion(db, path, true);
    else prepare(db, path, isNew);
    const open = db;
    const kysely = new Kysely<Schema>({ dialect: nodeSqliteDialect(open) });
    return new Store(kysely, {
      unsound: async () => integrity(open, path),
      // In WAL mode NORMAL loses the last commits in a power cut, never their order (https://www.sqlite.org/pragma.html#pragma_synchronous).
      write: async (what, work) => {
        if (what === "derived") open.exec("PRAGMA synchronous = NORMAL");
        try {
          return await kysely.transaction().execute(work);
        } finally {
          if (what === "derived") open.exec("PRAGMA synchronous = FULL");
        }
      },
      search: searchIndex,
      describe: async () => describe(open),
      // A vacuum reads one moment, whatever is written meanwhile, and leaves a file without a log beside it.
      backup: async (file) => { open.prepare("VACUUM INTO ?").run(file); return true; },
      close: async () => { if (open.isOpen) open.close(); },
    });
  } catch (error) {
    if (db?.isOpen) db.close();
    throw faultOf(error, path, patience);
  }
}

function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder that was just made outlives a power cut only once the folder above it is on disk. Windows has no such call.
  if (first === undefined || process.platform === "win32") return;
  for (const above of new Set([dirname(first), folder])) {
    const handle = openSync(above, "r");
    try { fsyncSync(handle); } finally { closeSync(handle); }
  }
}

/**
 * False when there is no ledger yet: no file, or one of no length, as a start that was cut short leaves behind. Reads the
 * header by itself, because SQLite would already leave its traces beside another program's database.
 */
function recognised(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  if (!stat.isFile()) throw foreign(path, "not a file");
  // With a journal left over, a start was cut short while it wrote the first page; SQLite undoes that when it opens the file.
  if (stat.size === 0 || (existsSync(`${path}-journal`) && head(`${path}-journal`, 8).equals(JOURNAL))) return false;
  const header = head(path, 100);
  if (header.length < 100 || !header.subarray(0, 16).equals(DATABASE)) throw foreign(path, "not a ledger of recoupe");
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw foreign(path, "the database of another program");
  return true;
}

/** The first bytes of a file: fewer where it is shorter. */
function head(path: string, length: number): Buffer {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}

function connect(path: string, readOnly: boolean, patience: number): DatabaseSync {
  const options = { readOnly, timeout: patience, enableForeignKeyConstraints: true, defensive: true };
  const db = new DatabaseSync(path, options);
  if (!readOnly) return db;
  try {
    db.prepare("SELECT count(*) FROM sqlite_master").get();
    return db;
  } catch (error) {
    db.close();
    // Where the folder cannot be written, SQLite cannot make the index that WAL readers share. Nobody is writing then, or the
    // index would be there; and without a log left over the file alone is the whole ledger.
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
    if ((error as { errcode?: number }).errcode !== 14 || (log && log.size > 0)) throw error;
    const url = pathToFileURL(path);
    url.searchParams.set("immutable", "1");
    return new DatabaseSync(url, options);
  }
}

function prepare(db: DatabaseSync, path: string, isNew: boolean): void {
  if (isNew) {
    const { n } = db.prepare("SELECT count(*) AS n FROM sqlite_master").get() as { n: number };
    const { application_id: id } = db.prepare("PRAGMA application_id").get() as { application_id: number };
    if (id !== APPLICATION_ID && n > 0) throw foreign(path, "the database of another program");
    // Before WAL, so that it stands in the file's header and not only in the log.
    if (id !== APPLICATION_ID) db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  }
  assertVersion(db, path, false);
  // FULL: a commit is on disk before it is acknowledged; NORMAL would lose the last ones in a power cut.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
  // Keys fall all over the tree: whoever writes comes back to the same pages batch after batch, and need not write them into the file
  // after each 4 MB.
  db.exec("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8000");
  migrate(db);
}

function assertVersion(db: DatabaseSync, path: string, readOnly: boolean): void {
  const version = versionOf(db);
  const known = MIGRATIONS.at(-1)!.version;
  if (version > known) throw newer(path, version, known);
  if (readOnly && version < known) throw older(path);
}

/** What SQLite finds wrong with the file and its foreign keys. */
function integrity(db: DatabaseSync, path: string): ReturnType<typeof unsound>[] {
  const own = !db.isTransaction;
  try {
    // FTS5 tests its tables by what it last saw of them: asked something in the same moment, it looks again.
    if (own) db.exec("BEGIN");
    for (const table of ["article_terms", "claim_terms"]) db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH 'a' LIMIT 1`).get();
    const findings = db.prepare("PRAGMA integrity_check(20)").all().map((row) => String(Object.values(row)[0])).filter((finding) => finding !== "ok");
    const strays = db.prepare("PRAGMA foreign_key_check").all().slice(0, 20).map((row) => `row ${String(row.rowid)} of ${String(row.table)} points at nothing in ${String(row.parent)}`);
    return [...findings, ...strays].map((finding) => unsound(path, finding));
  } catch (error) {
    // So damaged that even the test stops.
    return [unsound(path, (error as Error).message)];
  } finally {
    if (own && db.isOpen && db.isTransaction) db.exec("ROLLBACK");
  }
}

function describe(db: DatabaseSync): Description {
  const one = (query: string): unknown => Object.values(db.prepare(query).get()!)[0];
  return { database: `SQLite ${String(one("SELECT sqlite_version()"))}`, schema: versionOf(db), bytes: Number(one("PRAGMA page_count")) * Number(one("PRAGMA page_size")) };
}
