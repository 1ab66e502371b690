import { openApp, VERSION } from "../app.ts";
import { ARCHIVES, ARTICLES, captureFile, isAddress, isArchive } from "../app/capture.ts";
import { openFetcher } from "../app/fetcher.ts";
import { Web } from "../app/web.ts";
import { taskOf, work } from "../app/work.ts";
import { entriesOf, type Mapping } from "../capture/index.ts";
import { openTaskQueue, type Task, type TaskQueue } from "../ledger/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { listed } from "./inputs.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface QueueOptions { json?: true; map?: Mapping; ignoreRobots?: true }
export interface WorkOptions { json?: true; data?: string; once?: true }

const RECONCILE = 60_000, SOME = 50;

async function queueHere(): Promise<TaskQueue> {
  const database = process.env["DATABASE_URL"];
  if (!database) throw new ProblemError(problem({ rule: "no-database", severity: "error", message: "A queue that several machines share lies in PostgreSQL, and DATABASE_URL names none.", remedy: "Set DATABASE_URL to the database of the ledger; on one machine `recoupe add` needs no queue." }));
  return await openTaskQueue(database);
}

/** `recoupe queue`: puts what is given on the queue of the ledger; without anything, says how long it is. */
export async function queueCommand(given: string[], { json, map, ignoreRobots }: QueueOptions, session: Session): Promise<void> {
  const queue = await queueHere();
  try {
    let put = 0, some: Task[] = [];
    const add = async (task: Task | null): Promise<void> => {
      if (task) some.push(task);
      if (some.length < SOME && task) return;
      put += await queue.put(some);
      some = [];
      progress(`${put} put on the queue`);
    };
    for (const address of given.filter(isAddress)) await add({ kind: "address", address, ignoreRobots: ignoreRobots === true });
    for (const file of await listed(given.filter((one) => !isAddress(one)), session, null, [...ARTICLES, ...ARCHIVES])) {
      try {
        if (isArchive(file)) for await (const entry of entriesOf(file, { map: map ?? null, now: () => new Date().toISOString() })) { if ("capture" in entry) await add(taskOf(entry)); }
        else await add(taskOf({ name: file, web: null, capture: await captureFile(file, new Date().toISOString()) }));
      } catch (error) { session.failed(error, file); }
    }
    await add(null);
    progress("");
    const counts = await queue.counts();
    if (json) return printJson({ put, ...counts });
    print(`${given.length > 0 ? `${put} put on the queue. ` : ""}${counts.waiting} wait, ${counts.active} are being worked on, ${counts.failed} were given up.`);
  } finally {
    await queue.close();
  }
}

/** `recoupe work`: works off the queue beside other machines until it is stopped. */
export async function workCommand({ json, data, once }: WorkOptions, session: Session): Promise<void> {
  const queue = await queueHere(), app = await openApp({ data });
  const stopping = new AbortController(), stop = (): void => stopping.abort();
  // Whoever asks a second time does not want to wait for what is under way; nothing is lost by that.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let added = 0, known = 0, left = 0, pending = false, last = Date.now();
  const reconcile = async (): Promise<void> => { if (pending) { pending = false; await app.reconcile(); last = Date.now(); } };
  try {
    const fetcher = openFetcher(VERSION, { afterPause: true }), web = await Web.open(app, fetcher, VERSION);
    if (!once) say("Working; Ctrl-C stops.");
    await work(app, {
      queue, web, pause: fetcher.world.pause, once: once === true, signal: stopping.signal,
      idle: async () => { if (Date.now() - last > RECONCILE) await reconcile(); },
      told: (worked) => {
        if ("problem" in worked) left += 1;
        else if (worked.added) { added += 1; pending = true; } else known += 1;
        if (json) printJson(worked);
        else if (!("problem" in worked)) print(`${worked.added ? paint.green("added") : paint.dim("known")}  ${shown(worked.name)}`);
        else if (worked.again || session.verbose) say(`${worked.again ? "later" : "left "}  ${shown(worked.name)}: ${shown(worked.problem.message)}`);
      },
    });
    await reconcile();
    say(`${counted(added, "article")} added, ${known} known already, ${left} left.`);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await queue.close();
    await app.close();
  }
}
