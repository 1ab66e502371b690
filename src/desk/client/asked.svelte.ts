import { problemOf } from "./ask.ts";
import type { Problem } from "./contract.ts";

/** A question to the server and its newest answer; an older answer that arrives late is dropped. */
export class Asked<T> {
  /** The newest answer; the former one stays while the next is awaited, so that the page does not flicker. */
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  pending = $state(false);
  #running: AbortController | null = null;

  /** Asks anew and forgets the question before it. Resolves when this one is answered, refused or overtaken. */
  async ask(question: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    this.pending = true;
    try {
      const value = await question(running.signal);
      if (this.#running !== running) return;
      this.value = value;
      this.problem = null;
    } catch (error) {
      if (this.#running !== running) return;
      this.problem = problemOf(error);
    }
    this.pending = false;
  }

  /** Drops the question that is on its way. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.pending = false;
  }

  clear(): void {
    this.stop();
    this.value = null;
    this.problem = null;
  }
}
