import { foldName } from "../text/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import type { ClaimKeyRow, Facet } from "./schema.ts";
import { columnText } from "./words.ts";

/** Longer keys are cut, in the index and in the question alike: an index entry has a bounded size in every database. */
const KEY_LENGTH = 200;

/** An id as it is looked up. */
export function idKey(id: string): string {
  return columnText(id.slice(0, KEY_LENGTH));
}

/** A name as it is looked up: folded, so that case, accents and the like do not matter. */
export function nameKey(name: string): string {
  return columnText(foldName(name).slice(0, KEY_LENGTH));
}

/** What a claim is found by: ids as they are, names and the text's own words folded. No entry twice. */
export function keysOf(claim: Claim, document: Pick<Document, "publisher">): Pick<ClaimKeyRow, "facet" | "key">[] {
  const found: Record<Facet, Set<string>> = { place: new Set(), actor: new Set(), source: new Set() };
  const put = (facet: Facet, id: string | null, ...names: string[]): void => {
    if (id !== null) found[facet].add(idKey(id));
    for (const name of names) found[facet].add(nameKey(name));
  };
  for (const place of claim.places) put("place", place.id, place.name, place.text);
  for (const actor of [...claim.initiators, ...claim.targets]) put("actor", actor.id, actor.name, actor.text);
  for (const link of claim.attribution) put("source", link.source.id, link.source.name, link.text);
  if (document.publisher !== null) put("source", null, document.publisher);
  return Object.entries(found).flatMap(([facet, keys]) => [...keys].filter((key) => key !== "").sort().map((key) => ({ facet: facet as Facet, key })));
}

/**
 * First and last day of a claim, both ISO; both null when it has none. A side that the claim leaves open ("depuis mardi")
 * reaches as far as dates go.
 */
export function daysOf({ time }: Claim): { first_day: string | null; last_day: string | null } {
  if (!time || (time.start === null && time.end === null)) return { first_day: null, last_day: null };
  return { first_day: time.start?.slice(0, 10) ?? "0000-01-01", last_day: time.end?.slice(0, 10) ?? "9999-12-31" };
}
