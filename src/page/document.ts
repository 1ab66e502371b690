import type { Range } from "../text/index.ts";
import type { Problem } from "../problem.ts";

export const ROLES = ["title", "dateline", "lede", "body", "list", "caption", "quote", "source", "boilerplate"] as const;
export type Role = (typeof ROLES)[number];

/** A run of the canonical text with one role. Blocks are in order, never overlap, and cover all but the line breaks. */
export interface Block extends Range { role: Role }

/** Where a value of the page's own account of itself was read. */
export type Evidence =
  | { anchor: Range; text: string } // in the canonical text
  | { anchor: null; text: string; field: string }; // in the page's metadata: the field and its exact value

/** What was captured, as the codebook defines it. */
export interface Document {
  /** `sha256:` and the hexadecimal digest of the captured bytes. */
  id: string;
  /** The path or address as it was given. */
  captured_from: string;
  /** ISO 8601 instant, or null where nobody said. */
  captured: string | null;
  url: string | null;
  publisher: string | null;
  title: string | null;
  byline: string | null;
  /** ISO 8601 date, with the time where the page gives one. Null where the page has none. */
  published: string | null;
  republished_from: string | null;
  /** BCP 47, or `und` when nothing decides. */
  language: string;
  /** Canonical text: Unicode NFC, one \n between blocks. Every offset counts UTF-16 units in it. */
  text: string;
  blocks: Block[];
  /** The words behind each metadata value that is not null. */
  evidence: Partial<Record<"url" | "publisher" | "title" | "byline" | "published" | "republished_from", Evidence>>;
}

/** Bytes as they came in. The original is kept by the ledger and never rewritten. */
export interface Capture {
  bytes: Uint8Array;
  captured_from: string;
  /** ISO 8601 instant; null when unknown. The caller owns the clock. */
  captured: string | null;
  /** `text/html`, `text/plain` …; null lets the bytes decide. */
  media_type?: string | null;
  /** Charset from a transport header, if any. */
  charset?: string | null;
  /** How the bytes came in, where they are not simply a file's. */
  provenance?: Provenance | null;
}

/** Where captured bytes come from, as far as those who captured them can prove it. */
export interface Provenance {
  /** The answer to a request: as it was asked for and where it ended, with what the server said of it. */
  address?: {
    requested: string;
    url: string;
    status: number;
    /** The headers of the last answer, in their order. */
    headers: [string, string][];
    /** The addresses that led on to the last one. */
    redirects: string[];
    etag: string | null;
    last_modified: string | null;
    /** The site's wish about robots was not asked for. */
    robots_ignored: boolean;
  };
  /** The file in the data folder that proves it (`sha256:…` of its bytes): a WACZ with the requests and answers, or what the text was taken out of. */
  proof?: string;
  /** Media type of that file. */
  proof_type?: string;
  /** The archive or table that held it, and the name, number or address of the entry in it. */
  container?: { path: string; entry: string };
  /** The document that an earlier capture of the same article is kept as. */
  previous?: string;
  /** Proofs of time for `proof`: who gave it, in which form, and the file in the data folder that holds it. */
  timestamps?: { server: string; kind: "rfc3161" | "opentimestamps"; file: string }[];
}

/** Words of page furniture in one language; each language pack brings its own. */
export interface Furniture {
  /** BCP 47 primary subtag. */
  language: string;
  /** Month names (folded with `foldName`) to 1..12. */
  months: Record<string, number>;
  /** Weekday names (folded) to ISO weekday 1 (Monday)..7. */
  weekdays: Record<string, number>;
  /** Each row: a phrase (folded) that marks a block by starting it, ending it, being all of it or standing anywhere in it. */
  phrases: FurniturePhrase[];
}

export const PHRASE_PLACES = ["start", "end", "whole", "within"] as const;
/**
 * `related`: the heading of, or a link to, other stories. `comments`: what follows are readers' words. `published` and
 * `updated`: a date in this block is that date. `publisher`: what follows the phrase names who publishes the page.
 * `keywords`: the label of a list of them. `credit`: whose picture a caption is of. `joint`: a small word that titles
 * leave small and lists of keywords lack.
 */
export const PHRASE_MARKS = ["boilerplate", "caption", "source", "byline", "published", "updated", "related", "comments", "publisher", "keywords", "credit", "joint"] as const;
export interface FurniturePhrase {
  /** Folded words and signs, one blank between (`foldPhrase`). */
  phrase: string;
  at: (typeof PHRASE_PLACES)[number];
  marks: (typeof PHRASE_MARKS)[number];
}

/** Canonical offsets to offsets in the captured bytes. */
export interface OffsetMap {
  /** The byte range of the capture that the canonical range was made from; it may cover mark-up between the words. */
  toBytes(range: Range): Range;
}

/** A page that was read. */
export interface Page { document: Document; map: OffsetMap; problems: Problem[] }
