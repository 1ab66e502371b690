import { judge, problemOf } from "../ask.ts";
import { Asked } from "../asked.svelte.ts";
import { keepAuthor, keptAuthor } from "../author.ts";
import type { AddAnswer, Problem, ReadAnswer, ReadRequest } from "../contract.ts";
import { type Correction } from "./corrections.ts";
import type { Reads } from "../desk.svelte.ts";

export const LARGEST = 8 * 1024 * 1024;
const PAUSE_MS = 350;

/** One report that is being looked at: what was given, what it says, and whether it was kept. */
export class Report {
  readonly name: string | null;
  request = $state.raw<ReadRequest>({});
  reading = new Asked<ReadAnswer>();
  added = $state.raw<AddAnswer | null>(null);
  refused = $state.raw<Problem | null>(null);
  keeping = $state(false);
  /** What a person put right, to be recorded once the report is kept; `recorded` of them were. */
  corrections = $state.raw<Correction[]>([]);
  recorded = $state(0);
  author = $state(keptAuthor());
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #reads: Reads;

  /** @param name the file's name; null for pasted text */
  constructor(name: string | null, reads: Reads) {
    this.#reads = reads;
    this.name = name;
  }

  /** Text as it is typed: read once the hand rests. */
  type(text: string): void {
    clearTimeout(this.#timer);
    this.added = null;
    this.refused = null;
    this.corrections = [];
    this.recorded = 0;
    this.request = { text };
    if (text.trim() === "") this.reading.clear();
    else this.#timer = setTimeout(() => void this.read(), PAUSE_MS);
  }

  /** A file, whatever it holds. */
  async take(file: File): Promise<void> {
    this.request = { base64: await base64Of(file), captured_from: file.name, ...(file.type === "" ? {} : { media_type: file.type }) };
    await this.read();
  }

  read(): Promise<void> {
    const request = this.request;
    return this.reading.ask((signal) => this.#reads.read(request, signal));
  }

  /** Keeps what was read. Does nothing while it is being kept. */
  async keep(): Promise<void> {
    const { keep } = this.#reads;
    if (keep === null || this.keeping || this.added) return;
    this.keeping = true;
    this.refused = null;
    const request = this.request;
    try {
      const added = await keep(request);
      // Text that was changed while it was on its way is another report.
      if (this.request === request) {
        this.added = added;
        await this.#record();
      }
    } catch (error) {
      this.refused = problemOf(error);
    }
    this.keeping = false;
  }

  /** Notes a correction, in the place of one of the same value. */
  correct(correction: Correction): void {
    this.corrections = [...this.corrections.filter((one) => !(one.claim === correction.claim && one.slot === correction.slot)), correction];
    keepAuthor(this.author);
  }

  uncorrect(correction: Correction): void {
    this.corrections = this.corrections.filter((one) => one !== correction);
  }

  /** Records the corrections one after the other; what was recorded is not recorded again where one is refused. */
  async #record(): Promise<void> {
    const author = this.author.trim();
    for (const { claim, value, reason } of this.corrections) {
      await judge({ author, subject: claim, verb: "correct", reason, value });
      this.recorded += 1;
    }
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.reading.stop();
  }
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the file cannot be read"));
    reader.readAsDataURL(file);
  });
}
