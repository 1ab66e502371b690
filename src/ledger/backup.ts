import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { problem, ProblemError } from "../problem.ts";
import { copyLedger } from "./copy.ts";
import type { Ledger, Verified } from "./ledger.ts";
import { openLedger } from "./open.ts";
import { abandoned, scratchName, untilDone } from "./scratch.ts";

/**
 * Writes one consistent file of a whole ledger while others write, and verifies it. The file is a ledger itself. It takes its name only
 * once it is whole and on disk, and never the place of another. `complete` puts into it what does not lie in the ledger. Rejects with ProblemError; then no such file is there.
 */
export async function backupLedger(ledger: Ledger, file: string, told: (records: number, of: number) => void = () => undefined, complete: (copy: Ledger) => Promise<unknown> = async () => undefined): Promise<{ file: string; bytes: number; verified: Verified }> {
  const target = resolve(file), folder = dirname(target);
  if (existsSync(target)) throw refused("file-exists", `${target} is there already; nothing was written.`, "Give another name, or move that file away.");
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw refused("no-folder", `There is no folder ${folder}.`, "Make it first, or choose another place.");
  const beside = join(folder, scratchName(basename(target))), done = untilDone(() => remove(beside));
  try {
    for (const file of abandoned(folder)) rmSync(file, { force: true });
    remove(beside);
    // For the user alone, as the ledger is, wherever the file is put.
    writeFileSync(beside, "", { mode: 0o600, flag: "wx" });
    const whole = await ledger.backup(beside);
    const copy = await openLedger({ folder, file: beside });
    try {
      if (!whole) await copyLedger(ledger, copy, told);
      await complete(copy);
    } finally {
      await copy.close();
    }
    const verified = await verifyFile(folder, beside);
    const wrong = verified.problems[0];
    if (wrong) throw refused("backup-unsound", `The copy does not verify, so that nothing was kept of it: ${wrong.message}`, "Run `recoupe ledger verify` on the ledger itself.");
    onDisk(beside);
    take(beside, target);
    onDisk(folder);
    return { file: target, bytes: statSync(target).size, verified };
  } catch (error) {
    throw error instanceof ProblemError ? atTarget(error, target) : notWritten(error as NodeJS.ErrnoException, target);
  } finally {
    remove(beside);
    done();
  }
}

async function verifyFile(folder: string, file: string): Promise<Verified> {
  const copy = await openLedger({ folder, file, readOnly: true });
  try {
    return await copy.verify();
  } finally {
    await copy.close();
  }
}

/** Gives the file its name, unless another has it meanwhile. */
function take(beside: string, target: string): void {
  try {
    linkSync(beside, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw refused("file-exists", `${target} came to be there meanwhile; nothing was written.`, "Give another name.");
    // A disk that knows no second name for a file (FAT, some shares).
    if (existsSync(target)) throw refused("file-exists", `${target} is there already; nothing was written.`, "Give another name.");
    renameSync(beside, target);
  }
}

/** Waits until a file or folder is on disk. Windows has no such call for folders. */
function onDisk(path: string): void {
  if (process.platform === "win32" && statSync(path).isDirectory()) return;
  const handle = openSync(path, "r");
  try { fsyncSync(handle); } finally { closeSync(handle); }
}

function remove(file: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) if (existsSync(file + end)) rmSync(file + end);
}

/** What the database says of writing is of the copy: the ledger itself is only read. */
function atTarget(error: ProblemError, target: string): ProblemError {
  if (error.problem.rule === "disk-full") return notWritten({ code: "ENOSPC", message: error.message } as NodeJS.ErrnoException, target);
  return error.problem.rule === "ledger-unwritable" ? notWritten({ code: "EACCES", message: "it may not be written there" } as NodeJS.ErrnoException, target) : error;
}

function notWritten(error: NodeJS.ErrnoException, target: string): ProblemError {
  const full = error.code === "ENOSPC" || error.code === "EDQUOT";
  return refused(full ? "disk-full" : "not-written", full ? `The disk of ${target} is full; nothing was written.` : `${target} could not be written: ${error.message}.`, full ? "Make room, or write it elsewhere." : "Choose another place.");
}

function refused(rule: string, message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", message, remedy }));
}
