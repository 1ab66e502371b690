import { availableParallelism, totalmem } from "node:os";
import { Worker } from "node:worker_threads";
import type { Feed, Signs } from "../capture/index.ts";
import type { Capture } from "../page/index.ts";
import { ProblemError, problem, problemOf, type Problem } from "../problem.ts";
import type { Reading } from "../reading/index.ts";

/** A page to read. `web`: the address of a page of the web, which must be an article; null for what a person chose to give. `feed`: it is no page but a feed. */
export interface Job { capture: Capture; web: string | null; feed?: true }
/** What a thread answers. `signs` tell of a page's mark-up, also where it is no article; `capture` is what was read where that is not what was given (the text of a PDF, the page in a mail). */
export interface Answer { reading: Reading | null; signs: Signs | null; problem: Problem | null; capture?: Capture; feed?: Feed }
export interface CarefulOptions {
  /** The data folder whose names are read with. */
  folder: string;
  threads?: number;
  /** Megabytes of memory that a page may take at most, and those of a thread for ordinary pages. */
  memory?: number;
  usual?: number;
  /** Milliseconds for a page; a megabyte of page adds as many again. */
  time?: number;
  /** Milliseconds that a thread may take to have its code and its names. */
  starting?: number;
}

/** Megabytes. The largest page (8 MB of dense text) takes some 2 GB; no page may take all that there is. */
export const MEMORY = Math.min(4_096, Math.floor(totalmem() / 2 / 1024 / 1024));
/** What ordinary pages need, with room. The engine lets a thread that may have gigabytes fill hundreds of megabytes with what is long done with. */
export const USUAL = Math.min(512, MEMORY);
/** Bytes from which on a page is read in the thread for large ones. */
const LARGE = 2 * 1024 * 1024;
/** Megabytes that a page may take outside of the engine's heap, which the engine does not limit: what a PDF unpacks to lies there. */
const OUTSIDE = 1_024;
/** How often a thread is asked for that, in milliseconds; it answers in the midst of its work. */
const ASKED = 250;
const TIME = 30_000;
const MOST_THREADS = 8;
const STARTING = 20_000;
/** Megabytes of a thread for what is young: with twice as many it reads one part in twenty quicker. */
const YOUNG = 32;

/** The problem of a page whose reading was stopped. */
export function tooLong(source: string): Problem {
  return problem({ rule: "reading-too-long", severity: "error", source, message: "Reading this page takes longer than any page should; it was stopped.", remedy: "Give the articles in it one file each." });
}

/** How long a page of so many bytes may take, in milliseconds. */
export function timeFor(bytes: number, time = TIME): number {
  return time * (1 + bytes / 1024 / 1024);
}

interface Waiting { job: Job; resolve: (answer: Answer) => void }

/**
 * Threads that read pages one at a time each, within limits of memory and time, so that a page made to exhaust them is one problem
 * and nothing else. Large pages, and those that an ordinary thread has too little memory for, are read one at a time in a thread that
 * has more and ends when there are no others: so the whole never takes many times what the largest page does. Threads are started
 * when first asked for; they keep the process alive only while they read.
 */
export class Careful {
  readonly #options: Required<CarefulOptions>;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  /** Threads that have read nothing yet. */
  readonly #fresh = new WeakSet<Worker>();
  readonly #queue: Waiting[] = [];
  /** Pages for the thread with more memory, and that thread; null while there is none. */
  readonly #large: Waiting[] = [];
  #larger: Worker | null = null;
  #closed = false;

  constructor(options: CarefulOptions) {
    const memory = options.memory ?? MEMORY;
    this.#options = { threads: Math.min(availableParallelism(), MOST_THREADS), time: TIME, starting: STARTING, usual: USUAL, ...options, memory };
    this.#options.usual = Math.min(this.#options.usual, memory);
  }

  /** Starts a thread ahead of its first page. */
  warm(): void {
    if (this.#threads.size === 0 && !this.#closed) this.#idle.push(this.#start(this.#options.usual));
  }

  /** Reads a page. Throws ProblemError when it gives no reading: the page's own problems of that kind, or that it exhausts its limits. */
  async read(capture: Capture): Promise<Reading> {
    const { reading, problem: why } = await this.look({ capture, web: null });
    if (why || !reading) throw new ProblemError(why ?? problemOf(new Error("nothing was read"), capture.captured_from));
    return reading;
  }

  /** As `read`, with what the mark-up says; a page that gives no reading is an answer. */
  async look(job: Job): Promise<Answer> {
    return await new Promise((resolve) => {
      (job.capture.bytes.length > LARGE ? this.#large : this.#queue).push({ job, resolve });
      this.#handOut();
    });
  }

  /** Reads a feed. Throws ProblemError when it is none, or exhausts its limits. */
  async feed(bytes: Uint8Array, address: string, charset: string | null): Promise<Feed> {
    const { feed, problem: why } = await this.look({ capture: { bytes, captured_from: address, captured: null, charset }, web: null, feed: true });
    if (why || !feed) throw new ProblemError(why ?? problemOf(new Error("nothing was read"), address));
    return feed;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #start(megabytes: number): Worker {
    const file = new URL(import.meta.url.endsWith(".ts") ? "./careful-thread.ts" : "./careful-thread.js", import.meta.url);
    const thread = new Worker(file, { workerData: { folder: this.#options.folder }, name: "careful", resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG } });
    thread.unref();
    this.#threads.add(thread);
    this.#fresh.add(thread);
    thread.on("error", () => undefined);
    return thread;
  }

  #handOut(): void {
    if (this.#closed) return;
    while (this.#queue.length > 0) {
      const thread = this.#idle.pop() ?? (this.#ordinary() < this.#options.threads ? this.#start(this.#options.usual) : undefined);
      if (!thread) break;
      this.#give(thread, this.#queue.shift()!, (lives) => { if (lives) this.#idle.push(thread); else this.#end(thread); });
    }
    if (this.#large.length > 0 && this.#larger === null) {
      const thread = this.#larger = this.#start(this.#options.memory);
      this.#goOn(thread);
    }
  }

  /** Reads the next large page in the thread for them, which ends where there is none. */
  #goOn(thread: Worker): void {
    const waiting = this.#large.shift();
    if (waiting) return this.#give(thread, waiting, (lives) => { if (lives) this.#goOn(thread); else this.#end(thread); });
    this.#end(thread);
  }

  #ordinary(): number { return this.#threads.size - (this.#larger === null ? 0 : 1); }

  #end(thread: Worker): void {
    this.#threads.delete(thread);
    if (this.#larger === thread) this.#larger = null;
    void thread.terminate();
  }

  /** Lets a thread read a page; `then` is told whether the thread can go on, and has it back. */
  #give(thread: Worker, waiting: Waiting, then: (lives: boolean) => void): void {
    const { job, resolve } = waiting, source = job.capture.captured_from, first = this.#fresh.delete(thread);
    const time = (first ? this.#options.starting : 0) + timeFor(job.capture.bytes.length, this.#options.time);
    let settled = false;
    const end = (answer: Answer | null, lives: boolean): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(asking);
      thread.off("message", read).off("error", died).off("exit", ended);
      thread.unref();
      if (answer) resolve(answer);
      else this.#large.push(waiting);
      then(lives);
      this.#handOut();
    };
    const refuse = (told: Problem): Answer => ({ reading: null, signs: null, problem: told });
    const read = (answer: Answer): void => end(answer, true);
    const died = (error: unknown): void => {
      const more = thread !== this.#larger && this.#options.usual < this.#options.memory && (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
      end(more ? null : refuse(problemOf(error, source)), false);
    };
    const ended = (code: number): void => died(new Error(`the thread that read it ended with status ${code}`));
    const timer = setTimeout(() => end(refuse(tooLong(source)), false), time);
    const most = Math.min(OUTSIDE, thread === this.#larger ? this.#options.memory : this.#options.usual) * 1024 * 1024;
    const asking = setInterval(() => void thread.getHeapStatistics?.().then(({ external_memory: outside }) => {
      if (outside > most) died(Object.assign(new Error(`${outside} bytes outside of the heap`), { code: "ERR_WORKER_OUT_OF_MEMORY" }));
    }, () => undefined), ASKED);
    thread.ref();
    thread.on("message", read).on("error", died).on("exit", ended);
    thread.postMessage(job);
  }
}
