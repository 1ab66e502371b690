import type { Document } from "../page/index.ts";

/** What an edition of an article says that the one before did not, and the other way round, in its own words. */
export interface Edits { gone: string[]; fresh: string[] }

/** The blocks by which two editions of an article differ; furniture is left out. */
export function editsBetween(before: Document, after: Document): Edits {
  const own = (document: Document): string[] => document.blocks.filter(({ role }) => role !== "boilerplate").map(({ start, end }) => document.text.slice(start, end));
  const old = new Set(own(before)), now = new Set(own(after));
  return { gone: [...old].filter((text) => !now.has(text)), fresh: [...now].filter((text) => !old.has(text)) };
}
