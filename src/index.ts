/**
 * recoupe as a library: what an article claims, in which words, through which sources.
 *
 *     import { openShelf, read } from "recoupe";
 *
 *     const shelf = openShelf();                       // places, actors and languages: open it once
 *     const { document, claims, problems } = read(text, { shelf, captured_from: "article.txt" });
 *     for (const claim of claims) console.log(claim.type, document.text.slice(claim.span.start, claim.span.end));
 *
 * Nothing here keeps anything, looks at a clock or opens a connection. The shapes are those of docs/codebook.md.
 */
import { openShelf, readCapture, type Shelf } from "./app/shelf.ts";
import type { Reading } from "./reading/index.ts";
import { reconcile as reconcileAll, type Reconciled } from "./reconcile/index.ts";

export { openShelf, type Shelf };
export type * from "./page/index.ts";
export type * from "./reading/index.ts";
export type * from "./reconcile/index.ts";
export type { Atlas, Place } from "./atlas/index.ts";
export type { Actor, ActorKind, Directory, Relation, Tie } from "./directory/index.ts";
export { ProblemError, type Problem } from "./problem.ts";
export type { Range, Span } from "./text/index.ts";

export interface ReadOptions {
  /** What names are looked up in. Opened anew for this one call when absent: give it when you read more than one article. */
  shelf?: Shelf;
  /** The path or address that the article came from, as it shall stand in `document.captured_from`. */
  captured_from?: string;
  /** When it was captured: an ISO 8601 instant. */
  captured?: string | null;
  /** `text/html` or `text/plain`; when absent the bytes decide. */
  media_type?: string | null;
}

/**
 * Reads one article: HTML or plain text, as a string or as the bytes that were captured. The same input and shelf always
 * give the same answer. `document.id` is the digest of the bytes (of a string: in UTF-8), and
 * `document.text.slice(claim.span.start, claim.span.end) === claim.span.exact` for every claim.
 *
 * @throws ProblemError when the input is no page (empty, binary …) or the shelf cannot be opened; everything less is in `problems`
 */
export function read(input: string | Uint8Array, options: ReadOptions = {}): Reading {
  const { shelf = openShelf(), captured_from = "", captured = null, media_type = null } = options;
  const text = typeof input === "string";
  return readCapture({
    bytes: text ? new TextEncoder().encode(input) : input, captured_from, captured, media_type, ...(text && { charset: "utf-8" }),
  }, shelf);
}

/**
 * What the claims of several readings add up to: events with their origins, versions, statuses and tolls, and the episodes
 * that they make. Pure; the order of the readings does not matter.
 */
export function reconcile(readings: Iterable<Pick<Reading, "document" | "claims">>, shelf: Shelf): Reconciled {
  const all = [...readings];
  return reconcileAll({ claims: all.flatMap((r) => r.claims), documents: all.map((r) => r.document), judgements: [] }, shelf.directory);
}
