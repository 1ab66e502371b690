import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { LEDGER_FILE, ledgerPlace, openLedger, untilDone, type Ledger, type LedgerOptions } from "../ledger/index.ts";
import { ProblemError } from "../problem.ts";
import { dataFolder } from "./folder.ts";

/** Where a ledger is to be opened, and how that is shown to people. */
export interface Place extends Pick<LedgerOptions, "folder" | "file" | "database"> { shown: string }

/** The ledger that commands work on: that of `DATABASE_URL`, else that of the data folder. Throws ProblemError for no address. */
export function ownPlace(data: string | undefined, database: string | undefined = process.env["DATABASE_URL"]): Place {
  const folder = dataFolder(data);
  return { folder, database, shown: database ? ledgerPlace({ folder, database }) : join(folder, LEDGER_FILE) };
}

/**
 * What a person means by a place of a ledger: the address of a database, a ledger's file (there already, or named as one), or a data
 * folder. Throws ProblemError for an address that is none.
 */
export function placeMeant(given: string): Place {
  if (/^postgres(?:ql)?:/i.test(given)) return { folder: ".", database: given, shown: ledgerPlace({ folder: ".", database: given }) };
  const path = resolve(given);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there ? there.isFile() : /\.(?:sqlite3?|db)$/i.test(path)) return { folder: dirname(path), file: path, shown: path };
  return { folder: path, shown: join(path, LEDGER_FILE) };
}

/** The data folder that a ledger lies in, with its proofs beside it; null where it lies elsewhere. */
export function folderOf({ folder, file, database }: Place): string | null {
  return database || (file !== undefined && basename(file) !== LEDGER_FILE) ? null : folder;
}

/** Whether two places are one: the same file, by whatever name, or the same database. */
export function samePlace(one: Place, other: Place): boolean {
  if (one.database || other.database) return one.shown === other.shown;
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
  return real(one.shown) === real(other.shown);
}

/**
 * Opens a ledger that somebody named, for reading. One from before, such as an old backup, is not brought forward in its place: that is
 * done to a copy, which goes when `close` is called. Rejects with ProblemError.
 */
export async function openNamed(place: Place): Promise<{ ledger: Ledger; close(): Promise<void> }> {
  try {
    const ledger = await openLedger({ ...place, readOnly: true });
    return { ledger, close: () => ledger.close() };
  } catch (error) {
    if (place.database || !(error instanceof ProblemError && error.problem.rule === "ledger-older")) throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), "recoupe-older-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true }), done = untilDone(remove);
  try {
    for (const end of ["", "-wal"]) if (existsSync(place.shown + end)) copyFileSync(place.shown + end, join(folder, LEDGER_FILE + end));
    const ledger = await openLedger({ folder });
    return { ledger, close: async () => { await ledger.close(); remove(); done(); } };
  } catch (error) {
    remove();
    done();
    throw error;
  }
}
