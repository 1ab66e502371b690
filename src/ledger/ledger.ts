import type { Capture, Document, Provenance } from "../page/index.ts";
import type { Claim, Reading } from "../reading/index.ts";
import type { Problem } from "../problem.ts";
import type { Hits, SearchPage } from "./search/finding.ts";
import type { Question } from "./search/question.ts";
import type { Kind, RedirectRow } from "./schema.ts";
import type { FileCard } from "./files.ts";
import type { ItemRow, Link, Stretch } from "./transfer.ts";

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
  /** Any of the claim's places: an id, or a name or words of it, by their folded key. A list: any of them. */
  place?: string | string[];
  /** An actor id or a name, as initiator or target. */
  actor?: string | string[];
  /** A source id or a name, anywhere in the chain, or the publisher. */
  source?: string | string[];
  /** ISO dates; a claim without a date never matches. */
  since?: string;
  until?: string;
  type?: string;
  document?: string;
  /** Only those that come after this claim in their order, to go through many of them some at a time. */
  after?: string;
  limit?: number;
  offset?: number;
}

export const VERBS = ["confirm", "refute", "undetermined", "note", "undo", "correct", "evidence", "assign", "remove", "merge", "split", "dependent", "independent"] as const;
export type Verb = (typeof VERBS)[number];

/** What a person decided: dated, signed, with a reason, appended and never changed. Another judgement undoes it. */
export interface Judgement {
  id: string;
  at: string;
  author: string;
  /** What is judged: an event, a claim, an origin, a tie (`tie:FROM:RELATION:TO`), or, to undo it, a judgement. */
  subject: string;
  /**
   * `confirm`, `refute`, `undetermined`: a verdict. `correct`: another value. `evidence`: an address, a file, a note. `assign` puts
   * a claim into an event, `remove` takes it out, `merge` puts the other event's claims into this one, `split` takes claims out
   * into one of their own. `dependent`, `independent`: of two origins.
   */
  verb: Verb;
  reason: string;
  /** The others that it is about: the event of `assign` and `remove`, the other event of `merge`, the claims of `split`, the other origin. */
  objects?: string[];
  /** The value of `correct` ("toll killed GROUP: 12"), what `evidence` is, or the citation behind a verdict on a tie. */
  value?: string;
  /** The id of the last judgement that its maker had seen; null where there was none, absent where nobody looked. */
  over?: string | null;
}

/** A judgement to record. With `over` it is not recorded when another came on the same matter since; with a `key` only once, however often it is sent. */
export interface Judging extends Omit<Judgement, "id"> { key?: string }

/** What became of it: `judgement` is null where `meanwhile` holds what others decided on the same matter; `again` where it was recorded before. */
export interface Decided { judgement: Judgement | null; again: boolean; meanwhile: Judgement[] }

/**
 * Something that was computed from the claims and can be at any time again. It is found by its id, in the order of `sort`
 * within its kind, and under each of its keys. `body` is JSON.
 */
export interface Item { id: string; kind: "paper" | "incident" | "frame" | "event"; sort: number; keys: number[]; body: string }

/** What is read of an item. */
export type Kept = Pick<Item, "id" | "body">;

/** What the derived items were made by (`basis`: names what computes them), and the number of their last change, which counts up by one. */
export interface Mark { basis: string; change: number }

/** A question for items that lie under at least one key of each list, `sort` from `from` to `to`. */
export interface Finding {
  all: number[][];
  from?: number;
  to?: number;
  limit: number;
  offset?: number;
  /** Only those that come after this item, which was found before: quicker than a large `offset`. */
  after?: { sort: number; row: number };
  /**
   * Of each body only these members, each named by its path: `body` is then a JSON list of them, null where there is none. An event of
   * which many tell is large; what is left out costs whoever asks nothing.
   */
  members?: string[][];
}

/** What was found: `sort` and `row` are its place in the order. */
export type Found = Kept & { sort: number; row: number };

/** How far the ledger has come. */
export interface State {
  /** The last record, 0 in an empty ledger, and its digest, which covers all before it (see `chain.ts`). */
  record: number;
  digest: string;
  /** The rule sets of the current readings, by their digest, and how many documents each has read. */
  rules: { rules: string; documents: number }[];
}

/** One change of the derived items. */
export interface Refiling {
  put: Item[];
  remove: string[];
  /** Names of events that fall away, each with the one in its place. These are kept for good. */
  redirects: { was: string; now: string | null }[];
  /** What the items stand under afterwards; null where they are not whole then. */
  basis: string | null;
  /** The mark at which this change began to read. */
  over: Mark | null;
  /**
   * The numbers under which it read: keys, and `itemNumber` of ids. It is refused when a change since `over` touched one of them;
   * without them when there was any, and then it counts as one that touched everything.
   */
  read?: number[];
  /** Numbers that it touches beside those of its items. */
  touches?: number[];
  /** The records that it brings in; it is refused when one of them waits no more. `through`: all that came up to this one. */
  settles?: number[] | { through: number };
  /** Takes everything out first; `remove` is then of no use. */
  clear?: boolean;
}

/** What was kept or judged and is not yet in the derived items, oldest first, in one moment with the mark. */
export interface Waiting {
  mark: Mark | null;
  documents: { id: string; record: number }[];
  judgements: { judgement: Judgement; record: number }[];
  /** The last record of the ledger. */
  last: number;
}

/**
 * A part of what waits, taken up by one process. Where several processes share a database, nobody else takes the same up until it
 * ends; where they share a file, they may, and the ledger refuses the later of two outcomes.
 */
export interface Turn extends Waiting {
  /**
   * Waits until no other process works on these grounds, and keeps others away from them until the end; from everything without
   * them. It saves work that would be refused: that nothing is lost is up to `refile`.
   */
  alone(grounds?: number[]): Promise<void>;
  refile(change: Refiling): Promise<number | null>;
  end(): Promise<void>;
}

/** A document as it arrived: `arrival` is the record of its capture. */
export interface Arrived { id: string; arrival: number; rules: string }

/** All documents up to this arrival were read by these rules. */
export interface RereadMark { rules: string; arrival: number }

/** What a verification went over, and what is wrong; `digest` is that of the last record and covers all before it. */
export interface Verified { records: number; digest: string; kinds: Record<Kind, number>; /** Runs of words that were held against their texts. */ quotes: number; /** Captured bytes that were held against their digests. */ bytes: number; /** Files beside the records, held against theirs. */ files: number; problems: Problem[] }

/** What keeps a ledger: the database and its version, the version of the tables, and their size in bytes. */
export interface Description { database: string; schema: number; bytes: number }

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
   * reading stays on record. `added` is false when it says exactly what the current reading says, by whatever rules; nothing was
   * changed then.
   */
  reread(reading: Reading): Promise<Acknowledged>;
  /** The captured bytes, unchanged, with what was known of them. */
  original(document: string): Promise<{ bytes: Uint8Array; captured_from: string; captured: string | null; media_type: string | null; charset: string | null; provenance: Provenance | null } | null>;
  /** Which of these documents are kept. */
  holds(ids: string[]): Promise<string[]>;
  /** What was captured after this record, oldest first, without its bytes. */
  captures(page: { after: number; limit: number }): Promise<{ record: number; document: string; captured_from: string; captured: string | null; provenance: Provenance | null }[]>;
  document(id: string): Promise<Document | null>;
  /** Documents in the order in which they came; `after`: only those that came after this one, quicker than a large `offset`. */
  documents(page?: { limit?: number; offset?: number; after?: string }): Promise<{ id: string; captured_from: string; title: string | null; publisher: string | null; published: string | null; language: string; claims: number; rules: string }[]>;
  /** Documents in the order in which they came, from the capture after record `after` on, each with the digest of the rules that its current reading went by. */
  arrivals(after: number, limit: number): Promise<Arrived[]>;
  /** The digest of the rules that the current reading of a document went by; null where there is no such document. */
  rulesOf(document: string): Promise<string | null>;
  /** How far all documents were read again, and by which rules; null when they never were. */
  rereadMark(): Promise<RereadMark | null>;
  /** Sets that mark. It is no record: lost in a power cut, some documents are read again once more. */
  markReread(mark: RereadMark): Promise<void>;
  /** Articles and claims of the current readings that meet a question, the best first. */
  search(question: Question, page?: SearchPage): Promise<Hits>;
  /** Whether all that is kept is in the index of words; a ledger from before it has none. */
  searchable(): Promise<boolean>;
  /** Brings so many more articles into an index that is not whole; answers how many it were, fewer than asked at the end. `anew` begins with an empty one. */
  indexMore(limit: number, anew?: boolean): Promise<number>;
  claim(id: string): Promise<Claim | null>;
  claims(filter?: ClaimFilter): Promise<Claim[]>;
  /** The problems of the current readings, of these documents alone where some are given. */
  problems(documents?: string | string[]): Promise<Problem[]>;
  /** Appends a person's judgement. */
  judge(judgement: Omit<Judgement, "id">): Promise<Judgement>;
  /** The same, looking first whether it is there already under its key and whether somebody else decided meanwhile: in one transaction. */
  decide(judging: Judging): Promise<Decided>;
  judgements(subject?: string): Promise<Judgement[]>;
  /** Keeps many captures in one transaction: all of them or none. Faster than one by one, because the disk is waited for once. */
  addAll(entries: { capture: Capture; reading: Reading }[]): Promise<Acknowledged[]>;
  /** Documents and judgements that wait to be brought into the derived items, oldest first: up to `limit` in all, of these records alone where some are given. */
  waiting(page: { limit: number; records?: number[] }): Promise<Waiting>;
  /**
   * Takes up to `limit` of the documents that wait, and the judgements, none later than record `until`. Waits for other processes
   * where they have taken up all of them. Null when nothing waits any more.
   */
  take(page: { limit: number; until: number }): Promise<Turn | null>;
  /** Whether this process alone may make everything anew; false while another does. Until `end` of the answer. */
  takeAll(): Promise<Pick<Turn, "end"> | null>;
  /** Claims of the current readings by their ids, in no order; ids that nobody bears are left out. */
  claimsById(ids: string[]): Promise<Claim[]>;
  /** All claims of the current readings of these documents. */
  claimsOf(documents: string[]): Promise<Claim[]>;
  /** The current texts of these documents. */
  documentsById(ids: string[]): Promise<Document[]>;
  /** Changes the derived items in one transaction; answers its number, or null where it was refused and nothing was changed. */
  refile(change: Refiling): Promise<number | null>;
  /** Derived items under any of these keys, each once. */
  filed(keys: number[], limit?: number): Promise<Kept[]>;
  /** Derived items that meet a question, in their order. */
  find(question: Finding): Promise<Found[]>;
  /** How many items lie under a key, counted no further than `most`. */
  manyFiled(key: number, most: number): Promise<number>;
  /** Derived items by their ids. */
  items(ids: string[]): Promise<Kept[]>;
  /** Those of these ids that a derived item bears: cheaper than the items themselves. */
  there(ids: string[]): Promise<string[]>;
  /** Derived items of one kind in their order, `sort` from `from` to `to`, after an item that was found before; with `last`, from the end. */
  inOrder(kind: Item["kind"], range?: { from?: number; to?: number; limit?: number; after?: { sort: number; id: string }; last?: boolean }): Promise<(Kept & { sort: number })[]>;
  mark(): Promise<Mark | null>;
  /** Where the name of an event that is no more leads; null when it leads nowhere or never was. */
  redirected(id: string): Promise<string | null>;
  counts(): Promise<Counts>;
  state(): Promise<State>;
  /** The ledger as it is at this moment, for reading, whatever others write meanwhile. Close it soon: it holds on to what is outdated. */
  snapshot(): Promise<Ledger>;
  /** What is wrong with the store itself: a damaged file, a span that is not its words … Empty when all is well. */
  check(): Promise<Problem[]>;
  /** The same with what was looked at. */
  verify(): Promise<Verified>;
  describe(): Promise<Description>;
  /** Writes one consistent file of the whole ledger while others write; false where the database has no way of its own to make one. `file` must not be there. */
  backup(file: string): Promise<boolean>;
  /** The last record, or the one with this number; null where there is none. */
  linkAt(sequence?: number): Promise<Link | null>;
  /** The records after this one, as they lie there, with the captured bytes among them; at least one where there is one. */
  stretch(after: number, limit: number): Promise<Stretch>;
  /** Appends records of another ledger, which must follow the last one here and be whole entries. */
  replay(part: Stretch): Promise<void>;
  redirectsAfter(number: number, limit: number): Promise<RedirectRow[]>;
  addRedirects(rows: RedirectRow[]): Promise<void>;
  itemsAfter(row: number, limit: number): Promise<ItemRow[]>;
  /** Keeps a file beside the records, unless one is there under its name; answers, once it is on disk, whether it came in. */
  keepFile(kind: FileCard["kind"], id: string, bytes: Uint8Array): Promise<boolean>;
  fileCard(kind: FileCard["kind"], id: string): Promise<FileCard | null>;
  /** The files after this one, by kind and id. */
  filesAfter(after: Pick<FileCard, "kind" | "id"> | null, limit: number): Promise<FileCard[]>;
  /** A part of a file, from part 0 on; null after the last. */
  filePart(kind: FileCard["kind"], id: string, part: number): Promise<Uint8Array | null>;
  close(): Promise<void>;
}
