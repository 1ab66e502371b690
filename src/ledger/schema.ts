/** The tables as every database has them; the SQL that makes them is each database's own (`sqlite/migrations.ts`). */

/** What a record can be. */
export const KINDS = ["capture", "document", "reading", "claim", "problem", "judgement"] as const;
export type Kind = (typeof KINDS)[number];

/** What a claim can be looked up by, beside its type, time and document. */
export type Facet = "place" | "actor" | "source";

/**
 * The append-only record: one row for each thing that was captured, read or judged, in the order in which it came.
 * `body` is JSON; `digest` covers it and the digest before it (see `chain.ts`).
 */
export interface RecordRow { sequence: number; kind: Kind; previous: string; digest: string; body: string }

/** Append-only: the captured bytes, packed as `encoding` says; `size` is their number before packing. */
export interface CaptureRow { document: string; record: number; size: number; encoding: "identity" | "zstd"; bytes: Uint8Array }

/** Append-only: the canonical text of a capture. Newer rules may make another from the same bytes; `card` is JSON for lists. */
export interface DocumentRow { record: number; id: string; card: string }

/** Append-only: one reading of one version of a document. `content` is the digest of all that it says. */
export interface ReadingRow { record: number; document: string; version: number; content: string }

/** Append-only. */
export interface ClaimRow { record: number; id: string; document: string; reading: number }

/** Append-only. */
export interface ProblemRow { record: number; document: string; reading: number }

/** Append-only. */
export interface JudgementRow { record: number; id: string; subject: string }

/** Replaceable: the newest reading of each document; `arrival` is the record of its capture. */
export interface CurrentReadingRow { document: string; arrival: number; reading: number; version: number }

/**
 * Replaceable: what the claims of the current readings are found by. `arrival` stands for the document; dates are ISO days, both
 * null where a claim has none.
 */
export interface ClaimIndexRow { claim: number; id: string; arrival: number; type: string; first_day: string | null; last_day: string | null }

/** Replaceable: ids and folded names of a claim's places, actors and sources. */
export interface ClaimKeyRow { facet: Facet; key: string; claim: number }

/** Replaceable: the words of the keys, so that a name is found by one of its words. */
export interface KeyWordRow { facet: Facet; word: string; key: string }

/** Replaceable: what was computed from the claims, found by the numbers it is filed under. `keys` is JSON, `body` too. */
export interface DerivedRow { row: number; id: string; kind: string; sort: number; keys: string; body: string }
/** Replaceable: an item's row under each of its keys, in the item's own order. */
export interface DerivedKeyRow { key: number; sort: number; row: number }
/** Replaceable: what the derived items were made by, and the number of their last change. */
export interface DerivedMarkRow { one: number; basis: string; change: number }
/** Replaceable: the last changes of the derived items, each with the numbers that it touched as JSON; null where it touched everything. */
export interface DerivedChangeRow { number: number; touched: string | null }
/** Replaceable: current readings and judgements that are not yet in the derived items. */
export interface WaitingRow { record: number }
/** Append-only: an event's name that fell away, and the event that took its place; null where nothing did. */
export interface RedirectRow { number: number; was: string; now: string | null }
/** Replaceable: how far all documents were read again, and by which rules. */
export interface RereadMarkRow { one: number; rules: string; arrival: number }
/** Replaceable: loose keys of names by their consonants, so that a name is found in another script. */
export interface SearchNameRow { key: string; bone: string }
/** Replaceable: the method by which all is in the index of words, 0 while it is not whole; the one by which it is being made, and how far. */
export interface SearchStateRow { one: number; method: number; building: number; arrival: number }

/** Replaceable: how many documents have their current reading by each set of rules; the database keeps it up by itself. */
export interface RuleCountRow { rules: string; documents: number }

/** Kept beside the records (see `files.ts`). `digest`: SHA-256 of all its bytes, in hexadecimal. */
export interface FileRow { kind: "export" | "proof"; id: string; size: number; digest: string }
/** The bytes of a file, in parts from 0 on. */
export interface FilePartRow { kind: FileRow["kind"]; id: string; part: number; bytes: Uint8Array }

export interface Schema {
  record: RecordRow;
  capture: CaptureRow;
  document: DocumentRow;
  reading: ReadingRow;
  claim: ClaimRow;
  problem: ProblemRow;
  judgement: JudgementRow;
  current_reading: CurrentReadingRow;
  claim_index: ClaimIndexRow;
  claim_key: ClaimKeyRow;
  key_word: KeyWordRow;
  derived: DerivedRow;
  derived_key: DerivedKeyRow;
  derived_mark: DerivedMarkRow;
  derived_change: DerivedChangeRow;
  waiting: WaitingRow;
  redirect: RedirectRow;
  reread_mark: RereadMarkRow;
  search_name: SearchNameRow;
  search_state: SearchStateRow;
  rule_count: RuleCountRow;
  file: FileRow;
  file_part: FilePartRow;
}
