import { InvalidArgumentError } from "commander";
import { CLAIM_TYPES } from "../reading/index.ts";
import { STATUSES } from "../reconcile/index.ts";

/** Throws commander's error for bad usage when a filter names a type or status that does not exist, listing those that do. */
export function checkFilter({ type, status }: { type?: string; status?: string }): void {
  if (type !== undefined && !(CLAIM_TYPES as readonly string[]).includes(type)) throw new InvalidArgumentError(`There is no claim type "${type}". There are: ${CLAIM_TYPES.join(", ")}.`);
  if (status !== undefined && !(STATUSES as readonly string[]).includes(status)) throw new InvalidArgumentError(`There is no status "${status}". There are: ${STATUSES.join(", ")}.`);
}
