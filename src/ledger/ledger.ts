import type { Capture, Document } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import type { Problem } from "../problem.ts";

/** What one `add` answers, once it is on disk. */
export interface Acknowledged {
  document: string;
  /** False when the very same bytes were there already; nothing was changed then, and `claims` counts what is there. */
  added: boolean;
  claims: number;
  /** Sequence number of the ledger record that holds it. */
  record: number;
}

export interface ClaimFilter {
  /** Any of the claim's places: an id, or a name by its folded key. */
  place?: string;
  /** An actor id or a name, as initiator or target. */
  actor?: string;
  /** A source id or a name, anywhere in the chain, or the publisher. */
  source?: string;
  /** ISO dates; a claim without a date never matches. */
  since?: string;
  until?: string;
  type?: string;
  document?: string;
  limit?: number;
  offset?: number;
}

export interface Judgement {
  id: string;
  at: string;
  author: string;
  /** What is judged: an event, a claim, a tie … */
  subject: string;
  verb: "confirm" | "refute" | "undetermined" | "note" | "undo";
  reason: string;
}

/** A derived record, rebuilt from claims at any time; the ledger keeps it only so that reading it is cheap. */
export interface Derived { id: string; kind: "event" | "episode"; body: unknown }

export interface Counts { documents: number; claims: number; events: number; problems: number; readings: number; judgements: number }

/**
 * The append-only record of what was captured and read. One contract for every database; `test/ledger/` holds the suite
 * that each implementation passes. Every method rejects with ProblemError where the store cannot do it.
 */
export interface Ledger {
  /** Keeps a capture and its reading in one transaction and answers after it is durable. Same bytes twice: no change. */
  add(entry: { capture: Capture; reading: Reading }): Promise<Acknowledged>;
  /**
   * Appends a newer reading of a document that is kept already: its claims are the current ones from then on, the earlier
   * reading stays on record. `added` is false when it says exactly what the current reading says; nothing was changed then.
   */
  reread(reading: Reading): Promise<Acknowledged>;
  /** The captured bytes, unchanged. */
  original(document: string): Promise<{ bytes: Uint8Array; captured_from: string; captured: string | null; media_type: string | null } | null>;
  document(id: string): Promise<Document | null>;
  documents(page?: { limit?: number; offset?: number }): Promise<{ id: string; captured_from: string; title: string | null; publisher: string | null; published: string | null; language: string; claims: number }[]>;
  claim(id: string): Promise<Claim | null>;
  claims(filter?: ClaimFilter): Promise<Claim[]>;
  problems(document?: string): Promise<Problem[]>;
  /** Appends a person's judgement. */
  judge(judgement: Omit<Judgement, "id">): Promise<Judgement>;
  judgements(subject?: string): Promise<Judgement[]>;
  /** Replaces all derived records in one transaction. */
  derive(records: Derived[]): Promise<void>;
  derived(kind: Derived["kind"]): Promise<unknown[]>;
  derivedById(id: string): Promise<unknown | null>;
  counts(): Promise<Counts>;
  /** What is wrong with the store itself: a damaged file, a span that is not its words … Empty when all is well. */
  check(): Promise<Problem[]>;
  close(): Promise<void>;
}
