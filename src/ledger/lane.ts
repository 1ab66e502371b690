import { Worker, type TransferListItem } from "node:worker_threads";
import { ProblemError } from "../problem.ts";
import { closed, notData, stopped } from "./faults.ts";
import type { SqliteOptions } from "./sqlite/open.ts";
import type { Answer, Call } from "./worker.ts";

/** What passes through the thread is soon garbage: a small nursery is emptied often, where a large one would only fill memory. */
const YOUNG = { maxYoungGenerationSizeMb: 16 };
/** Signs of what the thread wrote to standard error that are kept for the case that it ends. */
const PRINTED = 4000;
/** But the writer holds a whole batch while it is written: a nursery too small for it would take it for something that stays. */
const YOUNG_OF_WRITER = { maxYoungGenerationSizeMb: 48 };

/**
 * One thread that holds one connection to the ledger and does what it is asked in order, so that the caller's event loop never
 * waits for a disk or a lock. It keeps the process alive only while something is under way.
 */
export class Lane {
  readonly #worker: Worker;
  readonly #pending = new Map<number, { method: string; resolve: (value: never) => void; reject: (error: Error) => void; parts: unknown[][] }>();
  readonly #underWay = new Set<Promise<unknown>>();
  #calls = 0;
  /** What the thread last wrote to standard error. */
  #printed = "";
  #closing: Promise<void> | null = null;
  #ended: ProblemError | null = null;

  constructor(options: SqliteOptions) {
    const file = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
    // Node calls its SQLite experimental on standard error at every start; users cannot do anything about it.
    this.#worker = new Worker(file, { workerData: options, execArgv: ["--disable-warning=ExperimentalWarning"], name: "ledger", resourceLimits: options.readOnly ? YOUNG : YOUNG_OF_WRITER });
    this.#worker.on("message", (answer: Answer) => this.#answered(answer));
    this.#worker.on("messageerror", (error) => this.#stopped(error.message));
    this.#worker.on("error", (error) => this.#stopped(error instanceof Error ? error.stack ?? error.message : String(error)));
    this.#worker.on("exit", (code) => this.#stopped(`the thread ended with status ${code}`));
    // Beside what Node itself passes on: a stream of our own (the option `stderr`) would keep a process alive that forgets to close.
    this.#worker.stderr.on("data", (bytes: Buffer) => { this.#printed = (this.#printed + bytes.toString()).slice(-PRINTED); });
    this.#worker.unref();
  }

  /** Asks the thread; rejects with ProblemError. */
  async call<T>(method: string, args: unknown[] = [], transfer: TransferListItem[] = []): Promise<T> {
    if (this.#ended) throw this.#ended;
    const asked = this.#ask<T>(method, args, transfer);
    this.#underWay.add(asked);
    try {
      return await asked;
    } finally {
      this.#underWay.delete(asked);
    }
  }

  /** Does what was asked before, closes the database and ends the thread. */
  async close(): Promise<void> {
    if (this.#ended) return await (this.#closing ?? undefined);
    this.#ended = closed();
    this.#closing = Promise.allSettled(this.#underWay).then(() => this.#ask("close", []));
    await this.#closing;
  }

  #ask<T>(method: string, args: unknown[], transfer: TransferListItem[] = []): Promise<T> {
    const id = ++this.#calls;
    return new Promise<T>((resolve, reject) => {
      const call: Call = { id, method, args };
      try {
        this.#worker.postMessage(call, transfer);
      } catch (error) {
        reject(notData((error as Error).message));
        return;
      }
      this.#pending.set(id, { method, resolve, reject, parts: [] });
      this.#worker.ref();
    });
  }

  /** Ends the thread at once, without a database to close. */
  async end(): Promise<void> {
    this.#ended ??= closed();
    await this.#worker.terminate();
  }

  #answered(answer: Answer): void {
    const waiting = this.#pending.get(answer.id);
    if (!waiting) return;
    if ("value" in answer && answer.more) {
      waiting.parts.push(answer.value as unknown[]);
      const call: Call = { id: answer.id, method: "more", args: [] };
      this.#worker.postMessage(call);
      return;
    }
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ("problem" in answer) waiting.reject(new ProblemError(answer.problem));
    else waiting.resolve((waiting.parts.length > 0 ? [...waiting.parts, answer.value as unknown[]].flat() : answer.value) as never);
  }

  /** The thread ended: whoever waits is told of the first cause that shows. */
  #stopped(cause: string): void {
    this.#end(this.#ended ?? stopped(cause, [...this.#pending.values()].map(({ method }) => method), this.#printed));
  }

  #end(why: ProblemError): void {
    this.#ended ??= why;
    for (const { reject } of this.#pending.values()) reject(why);
    this.#pending.clear();
  }
}
