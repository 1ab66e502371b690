import { InvalidArgumentError } from "commander";
import { CLAIM_TYPES } from "../reading/index.ts";
import { STATUSES } from "../reconcile/index.ts";

/** Throws commander's error for bad usage when a filter names a type or status that does not exist, listing those that do, or days the wrong way round, in the words of the API. */
export function checkFilter({ type, status, since, until }: { type?: string; status?: string; since?: string; until?: string }): void {
  if (type !== undefined && !(CLAIM_TYPES as readonly string[]).includes(type)) throw new InvalidArgumentError(`There is no claim type "${type}". There are: ${CLAIM_TYPES.join(", ")}.`);
  if (since !== undefined && until !== undefined && since > until) throw new InvalidArgumentError(`"since" (${since}) lies after "until" (${until}). Exchange the two days.`);
  if (status !== undefined && !(STATUSES as readonly string[]).includes(status)) throw new InvalidArgumentError(`There is no status "${status}". There are: ${STATUSES.join(", ")}.`);
}
