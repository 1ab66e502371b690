import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../problem.ts";
import { faultOf } from "./sqlite/faults.ts";
import { openStore, type SqliteOptions } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

/** What the ledger's thread is asked, and what it answers. `open` comes first, `close` last. */
export interface Call { id: number; method: string; args: unknown[] }
export type Answer = { id: number; value: unknown } | { id: number; problem: Problem };

const port = parentPort!;
const options = workerData as SqliteOptions;
let store: Store | null = null;

async function answer({ method, args }: Call): Promise<unknown> {
  if (method === "open") {
    store = openStore(options);
    return null;
  }
  const asked = store as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  return await asked[method]!(...args);
}

async function serve(call: Call): Promise<void> {
  let reply: Answer;
  try {
    reply = { id: call.id, value: await answer(call) };
  } catch (error) {
    reply = { id: call.id, problem: faultOf(error, options.path, options.patience).problem };
  }
  port.postMessage(reply);
  if (call.method === "close") port.close();
}

// One after the other: a close must not overtake what was asked before it.
let last: Promise<void> = Promise.resolve();
port.on("message", (call: Call) => { last = last.then(() => serve(call)); });
