import { CLAIM_TYPES } from "../reading/index.ts";
import { Refusal } from "./answers.ts";
import type { Schema } from "./schemas.ts";

/** Words that may be given in a query. */
export const given = (description: string): Schema => ({ type: "string", maxLength: 300, description });
/** A day of a query. */
const day = (description: string): Schema => ({ type: "string", format: "date", description });
/** Whether names of private persons are masked in what is given away. */
export const names: Schema = { enum: ["masked", "open"], description: "Whether names of private persons are masked in quoted words; they are unless told `open`." };
/** A number of a query, from 0 up. */
export const count = (maximum: number, description: string): Schema => ({ type: "integer", minimum: 0, maximum, description });

const place = given("A place: its id or any of its names.");
const actor = given("An actor, as initiator or target: id or name.");
const source = given("A source, anywhere in a chain, or the publisher: id or name.");
const since = day("The first day, ISO 8601. What has no date never matches.");
const until = day("The last day, ISO 8601, included.");
const type: Schema = { enum: [...CLAIM_TYPES], description: "A type of claim, as in the codebook." };
/** What claims and events alike are filtered by. */
export const optional = { place, actor, source, since, until, type };

/** A day after the other would silently match nothing. */
export function inOrder<T extends { since?: string; until?: string }>(filter: T): T {
  if (filter.since !== undefined && filter.until !== undefined && filter.since > filter.until) {
    throw new Refusal(400, "bad-query", `"since" (${filter.since}) lies after "until" (${filter.until}).`, "Exchange the two days.");
  }
  return filter;
}
