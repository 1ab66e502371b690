import { Postponed, type Entry } from "../capture/index.ts";
import type { Taken, Task, TaskQueue } from "../ledger/index.ts";
import type { Provenance } from "../page/index.ts";
import { problemOf, type Problem } from "../problem.ts";
import { keepSome, type Batching } from "./batch.ts";
import type { Web } from "./web.ts";

/** What became of a task. `again`: it is tried once more, later. */
export type Worked = { name: string; added: boolean } | { name: string; problem: Problem; again: boolean };

export interface WorkOptions {
  queue: TaskQueue;
  web: Web;
  told(worked: Worked): void | Promise<void>;
  /** Called when there was nothing to do. */
  idle(): Promise<void>;
  /** The pause between two requests to one host, in milliseconds: the host is held for that long, whoever comes next. */
  pause: number;
  /** Pages that are taken together. */
  together?: number;
  /** Ends when the queue has nothing more to give. */
  once?: boolean;
  signal: AbortSignal;
}

const PATIENCE = 1_000, HOSTS = 4;
/** One batch of pages is read while the other is kept. */
const BATCHES = 2;
const wait = (milliseconds: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
});

/** An entry of an archive as a task for any machine; null for what is no page. */
export function taskOf(entry: Entry): Task | null {
  if (!("capture" in entry)) return null;
  const { bytes, captured_from, captured, media_type = null, charset = null, provenance = null } = entry.capture;
  return { kind: "page", name: entry.name, web: entry.web, captured_from, captured, media_type, charset, provenance, bytes: Buffer.from(bytes).toString("base64") };
}

function entryOf(task: Extract<Task, { kind: "page" }>): Entry {
  const { name, web, captured_from, captured, media_type, charset, provenance, bytes } = task;
  return { name, web, capture: { bytes: new Uint8Array(Buffer.from(bytes, "base64")), captured_from, captured, media_type, charset, provenance: provenance as Provenance | null } };
}

/**
 * Works off the queue until `signal`: pages some at a time, addresses beside them. `idle` may be called while a batch is still under way. A task counts as done only when what it gave is on
 * disk; whoever is killed before leaves it to the next, and what was kept already is known by its bytes.
 */
export async function work(app: Batching, options: WorkOptions): Promise<void> {
  await Promise.all([...Array.from({ length: BATCHES }, () => pages(app, options)), ...Array.from({ length: HOSTS }, () => addresses(options))]);
}

async function pages(app: Batching, { queue, told, idle, together = 32, once = false, signal }: WorkOptions): Promise<void> {
  while (!signal.aborted) {
    const taken = await queue.take("page", together);
    if (taken.length === 0) {
      await idle();
      if (once) return;
      await wait(PATIENCE, signal);
      continue;
    }
    const outcomes = await keepSome(app, taken.map(({ task }) => entryOf(task as Extract<Task, { kind: "page" }>)));
    await queue.done("page", taken.map(({ id }) => id));
    for (const outcome of outcomes) await told("left" in outcome ? { name: outcome.name, problem: outcome.left, again: false } : { name: outcome.name, added: outcome.acknowledged.added });
  }
}

async function addresses({ queue, web, told, pause, once = false, signal }: WorkOptions): Promise<void> {
  while (!signal.aborted) {
    const [taken] = await queue.take("address", 1);
    if (!taken) {
      if (once) return;
      await wait(PATIENCE, signal);
      continue;
    }
    await told(await brought(taken, queue, web, pause, signal));
  }
}

async function brought({ id, task }: Taken, queue: TaskQueue, web: Web, pause: number, signal: AbortSignal): Promise<Worked> {
  const { address, ignoreRobots } = task as Extract<Task, { kind: "address" }>;
  try {
    const { acknowledged } = await web.bring(address, { ignoreRobots, signal });
    // The host stays with this task until it may be asked again, by whichever machine.
    await wait(pause, signal);
    await queue.done("address", [id]);
    return { name: address, added: acknowledged.added };
  } catch (error) {
    const problem = problemOf(error, address);
    const again = error instanceof Postponed || ["slow-answer", "too-slow", "no-connection", "connection-lost", "names-not-found", "robots-unreachable"].includes(problem.rule) || /^(?:ledger-|disk-|store-|database-)/.test(problem.rule);
    await wait(pause, signal);
    if (again) await queue.failed("address", id, problem.message);
    else await queue.done("address", [id]);
    return { name: address, problem, again };
  }
}
