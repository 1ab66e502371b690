import type { Document } from "../page/index.ts";
import type { Atlas } from "../atlas/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Reading } from "./claim.ts";
import type { Pack } from "./rule.ts";

/** What a reading looks things up in. */
export interface Shelf { packs: readonly Pack[]; atlas: Atlas; directory: Directory }

/** Reads the claims out of a document. Pure: the same document and shelf give the same reading. */
export function read(document: Document, _shelf: Shelf): Reading {
  return { document, claims: [], problems: [], rules: "" };
}
