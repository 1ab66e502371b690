import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { ProblemError, problemOf, type Problem } from "../problem.ts";
import type { Reading } from "../reading/index.ts";
import { captureFile } from "./capture.ts";
import { MEMORY, timeFor, tooLong, USUAL } from "./careful.ts";
import { openShelf, readCapture, type Shelf } from "./shelf.ts";

/** What became of one file. A reading that is only to be written out as JSON comes as that, which is quicker to hand over. */
export type Outcome =
  | { read: Pick<Reading, "document" | "claims"> | null; json: string | null; problems: Problem[] }
  | { failed: Problem; error: Error | null };

/** How a reader works: the data folder whose names it reads with, whether readings are wanted as JSON, and the megabytes of a thread for ordinary files. */
export interface ReaderOptions { folder: string; json: boolean; usual?: number }

/** A thread takes half a second to be ready and quick: for less there is no gain in one. Bytes of files, most of them mark-up. */
const EACH = 1_000_000, MOST_THREADS = 16;
/** What a file costs beside its bytes. */
const FILE = 10_000;
/** Above this a page may need more memory or time than there is, if it was made for that; it is read in the thread for large ones. */
const HEAVY = 2_000_000;
/**
 * Bytes of files a thread up to which the slowest and best compiler of the JavaScript engine is left out: it takes some three seconds
 * of another core for each thread, which only pay after two thousand articles. Where all cores read there is no other core.
 */
const PAYS = 6_000_000;
/** Megabytes of a thread for what is young: as many as the engine gives a thread of gigabytes. */
const YOUNG = 48;
/** So many files may be ahead of the one that is due: what is read before its turn lies in memory. */
const AHEAD = 4;

/** What files weigh, in bytes, up to `most`. */
async function weightOf(files: readonly string[], most: number): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    // A file that is not there is told of when its turn comes.
    bytes += FILE + (file === "-" ? 0 : (await stat(file).catch(() => null))?.size ?? 0);
    if (bytes > most) break;
  }
  return bytes;
}

/** How many threads to read files with, by their number and size; 1 is this one. */
export async function threadsFor(files: readonly string[], cores = availableParallelism()): Promise<number> {
  const bytes = await weightOf(files, EACH * MOST_THREADS);
  return Math.max(1, Math.min(cores, MOST_THREADS, files.length, Math.floor(bytes / EACH)));
}

/** Reads one file. Never throws: whatever goes wrong is the file's own problem. */
export async function readFile(file: string, shelf: Shelf, json: boolean): Promise<Outcome> {
  try {
    const { document, claims, problems } = readCapture(await captureFile(file, null), shelf);
    return json ? { read: null, json: JSON.stringify({ document, claims, problems }), problems } : { read: { document, claims }, json: null, problems };
  } catch (error) {
    return failure(error, file);
  }
}

const failure = (error: unknown, file: string): Outcome => ({ failed: problemOf(error, file), error: error instanceof Error ? error : null });

/**
 * Reads files (or `-`, standard input) and gives what became of each, in the order of `files`; with `given` threads, or as many as they are worth.
 * A file that brings a thread down is one problem, and the others are still read.
 */
export async function* readFiles(files: readonly string[], options: ReaderOptions, given?: number): AsyncGenerator<Outcome> {
  const threads = given ?? await threadsFor(files);
  // What may exhaust a thread is not read in this one.
  if (threads <= 1 && (given !== undefined || !files.some((file) => sizeOf(file) > HEAVY))) {
    const shelf = openShelf(options.folder);
    for (const file of files) yield await readFile(file, shelf, options.json);
    return;
  }
  const brief = await weightOf(files, PAYS * threads) <= PAYS * threads;
  if (brief) setFlagsFromString("--no-turbofan");
  const readers = new Readers(files, options, threads);
  try {
    for (let i = 0; i < files.length; i++) yield await readers.outcome(i);
  } finally {
    await readers.close();
    if (brief) setFlagsFromString("--turbofan");
  }
}

const sizeOf = (file: string): number => (file === "-" ? 0 : statSync(file, { throwIfNoEntry: false })?.size ?? 0);

/** What a reader thread is told and what it answers. */
export interface Asked { file: string }

/**
 * Threads with the memory that ordinary files need, and beside them one that has more, one file at a time, for large files and those
 * that an ordinary thread has too little for: so the whole never takes many times what the largest file does.
 */
class Readers {
  readonly #files: readonly string[];
  readonly #options: ReaderOptions;
  readonly #most: number;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  /** Files for the thread with more memory, and that thread; null while there is none. */
  readonly #large: number[] = [];
  #larger: Worker | null = null;
  readonly #done = new Map<number, Outcome>();
  readonly #ahead: number;
  /** The next file to hand out, and the one that is due. */
  #next = 0;
  #due = 0;
  #wake: (() => void) | null = null;
  #shelf: Shelf | null = null;
  #closed = false;

  constructor(files: readonly string[], options: ReaderOptions, threads: number) {
    this.#files = files;
    this.#options = options;
    this.#most = threads;
    this.#ahead = threads * AHEAD;
  }

  /** What became of file `i`; asked in order, each once. */
  async outcome(i: number): Promise<Outcome> {
    this.#due = i;
    this.#handOut();
    while (!this.#done.has(i)) await new Promise<void>((resolve) => { this.#wake = resolve; });
    const outcome = this.#done.get(i)!;
    this.#done.delete(i);
    return outcome;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #start(megabytes: number): Worker {
    const file = new URL(import.meta.url.endsWith(".ts") ? "./reader.ts" : "./reader.js", import.meta.url);
    const thread = new Worker(file, { workerData: this.#options, name: "reader", resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG } });
    this.#threads.add(thread);
    return thread;
  }

  #end(thread: Worker): void {
    this.#threads.delete(thread);
    void thread.terminate();
  }

  #handOut(): void {
    while (this.#next < this.#files.length && this.#next <= this.#due + this.#ahead) {
      const i = this.#next, file = this.#files[i]!;
      // Standard input belongs to this thread.
      if (file === "-") void this.#here(i);
      else if (sizeOf(file) > HEAVY) this.#large.push(i);
      else {
        const ordinary = this.#threads.size - (this.#larger === null ? 0 : 1);
        const thread = this.#idle.pop() ?? (ordinary < this.#most ? this.#start(this.#options.usual ?? USUAL) : null);
        if (thread === null) break;
        this.#ask(thread, i, (lives) => { if (lives) this.#idle.push(thread); else this.#end(thread); });
      }
      this.#next++;
    }
    if (this.#large.length > 0 && this.#larger === null) this.#goOn(this.#larger = this.#start(MEMORY));
  }

  /** Reads the next large file in the thread for them; another takes its place where a file brings it down, and it ends where there is none. */
  #goOn(thread: Worker): void {
    const i = this.#large.shift();
    if (i !== undefined) return this.#ask(thread, i, (lives) => { if (lives) return this.#goOn(thread); this.#larger = null; this.#end(thread); });
    this.#larger = null;
    this.#end(thread);
  }

  async #here(i: number): Promise<void> {
    try { this.#shelf ??= openShelf(this.#options.folder); } catch (error) { this.#settle(i, failure(error, "-")); return; }
    this.#settle(i, await readFile("-", this.#shelf, this.#options.json));
  }

  /** Lets a thread read a file; `then` is told whether the thread can go on. */
  #ask(thread: Worker, i: number, then: (lives: boolean) => void): void {
    const file = this.#files[i]!;
    const read = (outcome: Outcome): void => end(outcome, true);
    const died = (error: unknown): void => {
      if (this.#closed) return;
      const more = thread !== this.#larger && (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
      end(more ? null : failure(error, file), false);
    };
    const ended = (code: number): void => died(new Error(`the thread that read it ended with status ${code}`));
    const timer = setTimeout(() => died(new ProblemError(tooLong(file))), timeFor(sizeOf(file)));
    const end = (outcome: Outcome | null, lives: boolean): void => {
      clearTimeout(timer);
      thread.off("message", read).off("error", died).off("exit", ended);
      if (outcome === null) this.#large.push(i);
      then(lives);
      if (outcome === null) this.#handOut();
      else this.#settle(i, outcome);
    };
    thread.on("message", read).on("error", died).on("exit", ended);
    thread.postMessage({ file } satisfies Asked);
  }

  #settle(i: number, outcome: Outcome): void {
    this.#done.set(i, outcome);
    this.#handOut();
    this.#wake?.();
    this.#wake = null;
  }
}
