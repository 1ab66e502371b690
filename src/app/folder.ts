import { existsSync, mkdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { ProblemError, problem } from "../problem.ts";

/**
 * The folder in which this user's ledger and imported gazetteers lie: the one given, else `RECOUPE_DATA`, else where the
 * platform keeps the data of applications (XDG on Linux, Application Support on macOS, LOCALAPPDATA on Windows).
 * Absolute; not created.
 */
export function dataFolder(given?: string, env: NodeJS.ProcessEnv = process.env): string {
  if (given) return resolve(given);
  if (env["RECOUPE_DATA"]) return resolve(env["RECOUPE_DATA"]);
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "recoupe");
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "recoupe");
  return join(env["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), "recoupe");
}

/** Makes the folders that are missing, one by one: asked for all at once, Node never comes back from some places (/proc). */
function makeMissing(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try { mkdirSync(one, { mode: 0o700 }); } catch (error) { if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; }
  }
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error(`${folder} is a file`), { code: "ENOTDIR" });
}

/** Makes the folder where it is missing. Throws ProblemError when it cannot be one. */
export function makeFolder(folder: string): void {
  try {
    // For the user alone: what somebody collects about a war is nobody else's business.
    makeMissing(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "EACCES" || code === "EPERM" ? "you may not write there"
      : code === "EROFS" ? "that disk is read-only"
      : code === "ENOSPC" ? "the disk is full"
      : code === "EEXIST" || code === "ENOTDIR" ? "there is a file in its place"
      : code === "ENOENT" ? "nothing can be made in the folder above it" : (error as Error).message;
    throw new ProblemError(problem({
      rule: "data-folder", severity: "error", source: folder,
      message: `The data folder ${folder} cannot be made: ${why}.`,
      remedy: "Choose another with --data FOLDER or RECOUPE_DATA.",
      cause: (error as Error).message,
    }), { cause: error });
  }
}
