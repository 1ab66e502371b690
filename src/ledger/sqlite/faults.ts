import { statfsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { problem, ProblemError } from "../../problem.ts";

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html), the low byte of what it reports. */
const PERM = 3, BUSY = 5, LOCKED = 6, READONLY = 8, IOERR = 10, CORRUPT = 11, FULL = 13, CANTOPEN = 14, TOOBIG = 18, AUTH = 23, NOTADB = 26;

/** Less room than this is no room: SQLite calls a full disk an input/output error where it extends its shared index. */
const ROOM = 256 * 1024;

/** What SQLite or the file system reported about the ledger at `path`, as one clear sentence. A ProblemError is passed on. */
export function faultOf(error: unknown, path: string, patience: number): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  const cause = `${message ?? String(error)}${errcode === undefined ? "" : ` (SQLite ${errcode})`}`;
  const folder = dirname(path);
  switch (errcode === undefined ? code : errcode & 0xff) {
    case BUSY: case LOCKED: return say("ledger-busy", `Another process holds the ledger in ${folder} and did not let go within ${patience / 1000} seconds; nothing was changed.`, "Close the other recoupe, or wait until it is done, and try again.", path, cause);
    case FULL: case "ENOSPC": case "EDQUOT": return full(path, cause);
    case IOERR: return roomless(folder) ? full(path, cause)
      : say("ledger-disk", `The disk that holds the ledger in ${folder} reports an error; nothing was changed.`, "Check the disk and its connection, then try again.", path, cause);
    case READONLY: case PERM: case AUTH: case "EACCES": case "EPERM": case "EROFS": return unwritable(path, cause);
    case CANTOPEN: return roomless(folder) ? full(path, cause) : unwritable(path, cause);
    case TOOBIG: return say("too-large", "This document is larger than a ledger can keep (1 GB); nothing of it was kept.", "Split it into its articles and add those.", path, cause);
    case CORRUPT: return damaged(path, cause);
    case NOTADB: return foreign(path, "not a ledger of recoupe");
    case "ENOTDIR": case "EEXIST": case "EISDIR": return say("ledger-folder", `${folder} is not a folder, so that no ledger can be kept there.`, "Choose another folder with --data.", path, cause);
    // What Node answers when it cannot make a folder on a disk that is read-only.
    case "ENOENT": return say("ledger-unwritable", `The data folder ${folder} cannot be made.`, "Ask for the right to write there, or choose another folder with --data.", path, cause);
    case "ENAMETOOLONG": case "EINVAL": case "ERR_INVALID_ARG_VALUE": return say("ledger-folder", "The name of the data folder is not one that this system takes.", "Choose another folder with --data.", path, cause);
    default: return say("ledger-fault", `The ledger in ${folder} failed in a way that was not foreseen.`, "Run the command again with --verbose and report what it says.", path, (error as Error)?.stack ?? cause);
  }
}

export function damaged(path: string, cause: string): ProblemError {
  return say("ledger-damaged", `The ledger ${path} is damaged.`, "Put back a copy of it from before the damage, or choose another folder with --data and add the documents again.", path, cause);
}

export function newer(path: string, version: number, known: number): ProblemError {
  return say("ledger-newer", `The ledger ${path} was written by a newer recoupe (schema ${version}; this one knows up to ${known}); nothing was changed.`, "Update recoupe, or choose another folder with --data.", path, null);
}

export function older(path: string): ProblemError {
  return say("ledger-older", `The ledger ${path} was written by an older recoupe and has to be brought up to date first; nothing was changed.`, "Open it once for writing, for instance with `recoupe doctor`.", path, null);
}

export function absent(path: string): ProblemError {
  // A file that somebody named is no data folder's own.
  if (basename(path) !== "recoupe.sqlite") return say("no-ledger", `There is no ledger file ${path}.`, "Check the path.", path, null);
  return say("no-ledger", `There is no ledger in ${dirname(path)} yet.`, "Add a document first, or name the right folder with --data.", path, null);
}

export function foreign(path: string, what: string): ProblemError {
  return say("not-a-ledger", `${path} is ${what}; nothing was changed.`, "Move that file away, or choose another folder with --data.", path, null);
}

/** What SQLite's own tests of the file found. */
export function unsound(path: string, finding: string) {
  return problem({ rule: "ledger-damaged", severity: "error", message: `The ledger ${path} is damaged: ${finding.replace(/[\s]+/g, " ").trim()}.`, source: path, remedy: "Put back a copy of it from before the damage, or add the documents to a new one." });
}

function full(path: string, cause: string): ProblemError {
  return say("disk-full", `The disk that holds the ledger in ${dirname(path)} is full; nothing of this was kept.`, "Make room on it, or choose a folder on another disk with --data, and try again.", path, cause);
}

function unwritable(path: string, cause: string): ProblemError {
  return say("ledger-unwritable", `recoupe may not write to the ledger in ${dirname(path)}; nothing was changed.`, "Ask for the right to write there, or choose another folder with --data.", path, cause);
}

function roomless(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < ROOM;
  } catch {
    return false; // the folder itself cannot be asked: then the first report is all there is to say
  }
}

function say(rule: string, message: string, remedy: string, source: string, cause: string | null): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", message, remedy, source, cause }));
}
