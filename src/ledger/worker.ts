import { parentPort, workerData } from "node:worker_threads";
import type { Problem } from "../problem.ts";
import { faultOf } from "./sqlite/faults.ts";
import { openStore, type SqliteOptions } from "./sqlite/open.ts";
import type { Store } from "./store.ts";

/** What the ledger's thread is asked. `open` comes first, `close` last; `more` asks for the rest of an answer. */
export interface Call { id: number; method: string; args: unknown[] }
/** What it answers. A long list comes in parts, each when it is asked for: taking over a list at once would hold up the desk. */
export type Answer = { id: number; value: unknown; more: boolean } | { id: number; problem: Problem };

/** Items of a list in one part: some milliseconds of the asking thread. */
const PART = 500;

const port = parentPort!;
const options = workerData as SqliteOptions;
let store: Store | null = null;
/** The store of which `store` is a moment; null when that is the store itself. */
let whole: Store | null = null;

async function answer({ method, args }: Call): Promise<unknown> {
  if (method === "open") {
    store = openStore(options);
    return null;
  }
  if (method === "freeze") {
    whole = store;
    store = await store!.snapshot();
    return null;
  }
  if (method === "close" && whole !== null) {
    await store!.close();
    return await whole.close();
  }
  const asked = store as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  return await asked[method]!(...args);
}

const rests = new Map<number, unknown[]>();

/** The next part of a list, or the whole of anything else. */
function part(id: number, value: unknown): Answer {
  rests.delete(id);
  if (!Array.isArray(value) || value.length <= PART) return { id, value, more: false };
  rests.set(id, value.slice(PART));
  return { id, value: value.slice(0, PART), more: true };
}

async function serve(call: Call): Promise<void> {
  let reply: Answer;
  try {
    reply = part(call.id, await answer(call));
  } catch (error) {
    reply = { id: call.id, problem: faultOf(error, options.path, options.patience).problem };
  }
  port.postMessage(reply);
  if (call.method === "close") port.close();
}

// One after the other: a close must not overtake what was asked before it.
let last: Promise<void> = Promise.resolve();
port.on("message", (call: Call) => {
  if (call.method === "more") port.postMessage(part(call.id, rests.get(call.id)));
  else last = last.then(() => serve(call));
});
