import { createHash } from "node:crypto";
import { problem, ProblemError } from "../../problem.ts";
import { addressOf } from "./address.ts";

/** Something that any of several machines may do: fetch an address, or read and keep a page that was taken out of an archive. */
export type Task =
  | { kind: "address"; address: string; ignoreRobots: boolean }
  | { kind: "page"; name: string; web: string | null; captured_from: string; captured: string | null; media_type: string | null; charset: string | null; provenance: unknown; /** Base64. */ bytes: string };

/** A task in the hands of one worker. */
export interface Taken { id: string; task: Task }

export interface QueueCounts { waiting: number; active: number; failed: number }

/**
 * The queue of one PostgreSQL ledger, shared by all machines that work on it. A task is handed to one worker at a time; of a worker
 * that does not say within `expire` seconds what became of it, it is taken away and given to another. Addresses of one host are
 * never with two workers at once.
 */
export interface TaskQueue {
  /** Puts tasks on the queue; one that waits there already is not put twice. Answers how many were put. */
  put(tasks: readonly Task[]): Promise<number>;
  take(kind: Task["kind"], most: number): Promise<Taken[]>;
  done(kind: Task["kind"], ids: string[]): Promise<void>;
  /** Gives a task back: it is tried again, some times, later and later. */
  failed(kind: Task["kind"], id: string, why: string): Promise<void>;
  counts(): Promise<QueueCounts>;
  close(): Promise<void>;
}

const NAMES = { address: "addresses", page: "pages" } as const;
/** Tries of a task after the first, each after twice as long as the one before. */
const TRIES = 5;
const AT_ONCE = 50;

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : "");
const digest = (task: Task): string => createHash("sha256").update(task.kind === "address" ? `address ${task.address}` : `page ${task.captured_from} ${task.bytes}`).digest("hex");

/**
 * Opens the queue that belongs to the ledger at this database (`DATABASE_URL`), making it where it is not there. `again`: seconds before a task is tried a second
 * time. Throws ProblemError where it cannot be reached, as its methods do.
 */
export async function openTaskQueue(database: string, { expire = 300, again = 30 }: { expire?: number; again?: number } = {}): Promise<TaskQueue> {
  const { url, schema, place, timeout } = addressOf(database);
  const { PgBoss } = await import("pg-boss");
  const boss = new PgBoss({ connectionString: url, schema: `${schema.slice(0, 50)}_queue`, max: 4, application_name: "recoupe", connectionTimeoutMillis: timeout, superviseIntervalSeconds: Math.min(30, expire), monitorIntervalSeconds: Math.min(30, expire), reindex: false });
  // What goes wrong in its own time is heard of at the next call.
  boss.on("error", () => undefined);
  const lost = (error: unknown): ProblemError => new ProblemError(problem({ rule: "queue-unreachable", severity: "error", message: `The queue in ${place} cannot be reached.`, remedy: "Check the database, and start again: what was under way comes back by itself.", cause: (error as Error).message }), { cause: error });
  const ask = async <T>(work: () => Promise<T>): Promise<T> => { try { return await work(); } catch (error) { throw lost(error); } };
  try {
    await boss.start();
    for (const name of Object.values(NAMES)) {
      await boss.createQueue(name, { policy: "exclusive", retryLimit: TRIES, retryDelay: again, retryBackoff: true, expireInSeconds: expire, retentionSeconds: 30 * 86_400, deleteAfterSeconds: 3_600 });
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw new ProblemError(problem({ rule: "queue-unreachable", severity: "error", message: `The queue in ${place} could not be opened.`, remedy: "Check that the database can be reached and that the user may make a schema in it.", cause: (error as Error).message }), { cause: error });
  }
  return {
    async put(tasks) {
      let put = 0;
      for (const kind of ["address", "page"] as const) {
        const own = tasks.filter((task) => task.kind === kind);
        for (let at = 0; at < own.length; at += AT_ONCE) {
          const jobs = own.slice(at, at + AT_ONCE).map((task) => ({ data: task, singletonKey: digest(task), ...(task.kind === "address" && { group: { id: hostOf(task.address) } }) }));
          put += (await ask(() => boss.insert(NAMES[kind], jobs, { returnId: true } as object)))?.length ?? 0;
        }
      }
      return put;
    },
    async take(kind, most) {
      const jobs = await ask(() => boss.fetch<Task>(NAMES[kind], { batchSize: most, ...(kind === "address" && { groupConcurrency: 1 }) }));
      return jobs.map(({ id, data }) => ({ id, task: data }));
    },
    async done(kind, ids) { if (ids.length > 0) await ask(() => boss.complete(NAMES[kind], ids)); },
    async failed(kind, id, why) { await ask(() => boss.fail(NAMES[kind], id, { message: why.slice(0, 500) })); },
    async counts() {
      const counts: QueueCounts = { waiting: 0, active: 0, failed: 0 };
      for (const name of Object.values(NAMES)) {
        const queue = await ask(async () => { await boss.supervise(name); return await boss.getQueue(name); });
        counts.waiting += queue?.queuedCount ?? 0;
        counts.active += queue?.activeCount ?? 0;
        counts.failed += queue?.failedCount ?? 0;
      }
      return counts;
    },
    close: async () => { await boss.stop({ graceful: false }); },
  };
}
