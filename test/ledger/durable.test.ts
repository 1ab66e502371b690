import { DatabaseSync, type StatementSync } from "node:sqlite";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, afterEach, expect, test } from "vitest";
import { LEDGER_FILE } from "../../src/ledger/index.ts";
import { openStore } from "../../src/ledger/sqlite/open.ts";
import { NORTH, SOUTH } from "./examples.ts";

// A process that is killed leaves what it wrote to the system; only a power cut would show what never reached the disk. So the
// database itself is asked, at each commit, whether it waits for the disk.

const FULL = 2, NORMAL = 1;
const folder = mkdtempSync(join(tmpdir(), "recoupe-durable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { prepare } = DatabaseSync.prototype;
afterEach(() => { DatabaseSync.prototype.prepare = prepare; });

/** Lets every connection note, at each of its commits, how it is set. */
function watched(): number[] {
  const commits: number[] = [];
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...given: Parameters<typeof prepare>): StatementSync {
    const made = prepare.apply(this, given);
    if (given[0] !== "commit") return made;
    const { run } = made;
    made.run = (...values: never[]) => { commits.push(Number(prepare.call(this, "PRAGMA synchronous").get()!["synchronous"])); return run.apply(made, values); };
    return made;
  };
  return commits;
}

test("what is acknowledged is on disk, also after something that is derived was written, which need not be", async () => {
  const commits = watched();
  const store = openStore({ path: join(folder, LEDGER_FILE), readOnly: false, patience: 1000 });
  const during = async (work: () => Promise<unknown>): Promise<number[]> => { commits.length = 0; await work(); return [...new Set(commits)]; };
  const derive = (): Promise<unknown> => store.refile({ put: [], remove: [], redirects: [], basis: null, over: null });
  expect(await during(() => store.add(NORTH))).toEqual([FULL]);
  expect(await during(derive)).toEqual([NORMAL]);
  expect(await during(() => store.addAll([SOUTH]))).toEqual([FULL]);
  expect(await during(derive)).toEqual([NORMAL]);
  expect(await during(() => store.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "Seen." }))).toEqual([FULL]);
  await store.close();
});
