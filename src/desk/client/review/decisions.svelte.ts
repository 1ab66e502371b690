import { getEvent, judge, problemOf } from "../ask.ts";
import { keepAuthor, keptAuthor } from "../author.ts";
import type { Judgement, JudgementRequest, OpenTieCard, Problem, Row, Verb } from "../contract.ts";

/** What a person is about to decide; the form asks for what is still missing. */
export type Draft =
  | { kind: "verdict"; verb: Verb | null } | { kind: "note"; subject?: string } | { kind: "evidence" }
  | { kind: "tie"; tie: OpenTieCard; verb?: Verb } | { kind: "pair"; origin: string; other?: string; verb?: Verb }
  | { kind: "merge"; other?: string } | { kind: "assign" | "remove" | "split"; claims: string[]; into?: string }
  | { kind: "correct"; row: Row; claim: string; value: string; text: string } | { kind: "undo"; judgement: Judgement };

/** A judgement without who makes it, over what, and under which key. */
export type Said = Pick<JudgementRequest, "subject" | "verb" | "reason"> & Partial<Pick<JudgementRequest, "objects" | "value">>;

/** A key of its own for each judgement. Not `randomUUID`, which a browser gives to secure addresses only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One person's decisions on what a view shows: what is being decided, and how that went. */
export class Decisions {
  author = $state(keptAuthor());
  draft = $state.raw<Draft | null>(null);
  busy = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** What others decided meanwhile on the matter of what is waiting first. */
  conflict = $state.raw<Judgement[]>([]);
  /** What this person recorded here, the newest last: what "undo my last" undoes. */
  readonly recorded: Judgement[] = [];
  /** Not yet recorded: kept with its key, so that sending it again records it once. */
  #waiting: (JudgementRequest & { key: string })[] = [];
  /** The last judgement of the ledger that the view shows. */
  #seen: string | null = null;
  readonly #done: () => void;

  /** `done` is called when something was recorded, or left to what others decided: what is shown is old then. */
  constructor(done: () => void) {
    this.#done = done;
  }

  /** The view shows the ledger as it is with this judgement. */
  saw(last: string | null): void {
    this.#seen = last;
  }

  open(draft: Draft): void {
    this.close();
    this.draft = draft;
  }

  close(): void {
    this.draft = null;
    this.problem = null;
    this.conflict = [];
    this.#waiting = [];
  }

  /** What would be sent next, while there is a conflict to settle. */
  get next(): JudgementRequest | null { return this.#waiting[0] ?? null; }

  rename(author: string): void {
    this.author = author;
    keepAuthor(author);
  }

  /** Whether there is such an event; says so where there is none. */
  async known(event: string): Promise<boolean> {
    try {
      await getEvent(event);
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    }
  }

  /** Records these, one after the other. Stops where others decided meanwhile, or where it fails; `again` goes on from there. */
  async record(said: readonly Said[]): Promise<void> {
    this.#waiting = said.map((one) => ({ ...one, author: this.author.trim(), over: this.#seen, key: newKey() }));
    await this.again();
  }

  /** Sends what is waiting, the first of it over what others decided where `anyway`. */
  async again({ anyway = false }: { anyway?: boolean } = {}): Promise<void> {
    if (this.busy) return;
    const others = this.conflict.at(-1);
    if (anyway && others && this.#waiting[0]) this.#waiting[0] = { ...this.#waiting[0], over: others.id };
    this.busy = true;
    this.problem = null;
    this.conflict = [];
    try {
      while (this.#waiting.length > 0) {
        const answer = await judge(this.#waiting[0]!);
        if ("meanwhile" in answer) {
          // Only what this very person recorded here a moment ago, before the view was up to it again: nobody to ask.
          const own = answer.meanwhile.every(({ id }) => this.recorded.some((mine) => mine.id === id));
          if (!own) { this.conflict = answer.meanwhile; return; }
          const next = this.#waiting[0]!;
          // What is undone already, by a view that was not up to it yet, is not undone twice.
          if (next.verb === "undo" && answer.meanwhile.some(({ verb, subject }) => verb === "undo" && subject === next.subject)) { this.#waiting.shift(); continue; }
          this.#waiting[0] = { ...this.#waiting[0]!, over: answer.meanwhile.at(-1)!.id };
          continue;
        }
        this.recorded.push(answer.judgement);
        this.#waiting.shift();
      }
      this.close();
      this.#done();
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  /** Leaves the matter to what others decided, and goes on with the rest. */
  async leave(): Promise<void> {
    this.#waiting.shift();
    this.conflict = [];
    if (this.#waiting.length > 0) return await this.again();
    this.close();
    this.#done();
  }
}
