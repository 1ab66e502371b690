// Before and after a whole test run: one folder for all that its tests write, which goes when the run ends, and with it every
// recoupe that a failed or interrupted test left running. What an earlier run left because it was killed goes too.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { isAlive } from "../src/ledger/scratch.ts";

const BEGINNING = "recoupe-run-";
/** In the folder of a run: one empty file for each recoupe that a test started, named by its process. */
const STARTED = "started";

export default function setup(): () => void {
  tidy();
  const folder = mkdtempSync(join(tmpdir(), `${BEGINNING}${process.pid}-`));
  // Open on the way: a database server may run as another user.
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, STARTED));
  process.env["TEST_RUN_FOLDER"] = folder;
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  // An interrupted run tears nothing down, but ends.
  process.once("exit", () => discard(folder));
  return () => discard(folder);
}

/** The folder in which tests note which processes they started. */
export const startedFolder = (): string => join(process.env["TEST_RUN_FOLDER"]!, STARTED);

/** Ends what still runs of a test run, and removes its folder. */
function discard(folder: string): void {
  if (!existsSync(folder)) return;
  for (const pid of readdirSync(join(folder, STARTED))) if (isOurs(Number(pid))) process.kill(Number(pid), "SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Whether a process is a recoupe of these tests, and not one that got its number since. */
function isOurs(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("recoupe.js");
  } catch {
    return false;
  }
}

/** Removes the folders of runs that ended without doing so. */
function tidy(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${BEGINNING}(\\d+)-`).exec(basename(name))?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      discard(join(tmpdir(), name));
    } catch { /* of another user, or another run tidies it up */ }
  }
}
