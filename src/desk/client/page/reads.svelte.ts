import { Refused } from "../ask.ts";
import type { Problem, ReadAnswer, ReadRequest } from "../contract.ts";
import type { Reads } from "../desk.svelte.ts";

type Answered = { ready: true } | { number: number; answer: ReadAnswer } | { number: number | null; problem: Problem };

/** Reads in a worker beside the page: the reading itself and the file of names lie beside it on whatever serves it. */
export class WorkerReads implements Reads {
  readonly keep = null;
  /** False until the names are there: until then what is asked waits. */
  ready = $state(false);
  /** How much of the names has come, from 0 to 1; null where the server does not say how much there is. */
  come = $state<number | null>(0);
  readonly #worker: Worker;
  readonly #open = new Map<number, { resolve: (answer: ReadAnswer) => void; reject: (error: Error) => void }>();
  readonly #prepared: Promise<void>;
  #number = 0;

  constructor(reader: URL, names: URL) {
    this.#worker = new Worker(reader, { type: "module" });
    this.#prepared = new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<Answered>) => {
        if ("ready" in data) { this.ready = true; resolve(); return; }
        const asked = data.number === null ? undefined : this.#open.get(data.number);
        if (data.number === null && "problem" in data) reject(new Refused(data.problem, 0));
        if (data.number !== null) this.#open.delete(data.number);
        if ("answer" in data) asked?.resolve(data.answer);
        else asked?.reject(new Refused(data.problem, 0));
      };
      this.#worker.onerror = () => reject(new Refused(missing("The reading did not start in this browser.", "Serve reader.js beside the page as JavaScript, and reload."), 0));
      this.#fetch(names).then((bytes) => this.#worker.postMessage({ names: bytes }, [bytes]), reject);
    });
    this.#prepared.catch(() => undefined);
  }

  async read(request: ReadRequest, signal: AbortSignal): Promise<ReadAnswer> {
    await this.#prepared;
    signal.throwIfAborted();
    const number = ++this.#number;
    return await new Promise((resolve, reject) => {
      this.#open.set(number, { resolve, reject });
      signal.addEventListener("abort", () => { this.#open.delete(number); reject(signal.reason as Error); });
      this.#worker.postMessage({ number, request });
    });
  }

  async #fetch(names: URL): Promise<ArrayBuffer> {
    const response = await fetch(names).catch(() => null);
    if (!response?.ok || !response.body) throw new Refused(missing("The names of places and actors are not there.", "Serve names.bin beside the page, and reload."), response?.status ?? 0);
    const whole = response.headers.has("content-encoding") ? NaN : Number(response.headers.get("content-length") ?? NaN);
    const parts: Uint8Array[] = [];
    let length = 0;
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      this.come = whole > 0 ? Math.min(1, length / whole) : null;
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) { bytes.set(part, at); at += part.length; }
    return bytes.buffer;
  }
}

function missing(message: string, remedy: string): Problem {
  return { rule: "page-not-whole", severity: "error", message, remedy, source: null, span: null, claim: null, cause: null };
}
