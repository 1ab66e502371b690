import type { Kysely } from "kysely";
import { numberOf } from "../text/index.ts";
import type { Mark } from "./ledger.ts";
import type { Schema } from "./schema.ts";

// What makes it safe that several processes work events out at once. Each change notes under which numbers it read, and each that
// was written leaves the numbers that it touched. A change is refused when one that was written since it began touched what it
// read: it is then worked out anew. So the outcome is that of one change after the other, in the order in which they were written.

/** Changes whose numbers are kept. Who began before the oldest of them is refused. */
const KEPT = 500;

/** A change that touched more than this counts as one that touched everything. */
const MANY = 20_000;

/** Thrown to undo a change that went by what is no more. */
export class Outdated extends Error {}

/** The number by which a change says that it read, or touched, the item of this id. */
export function itemNumber(id: string): number {
  return numberOf(`item ${id}`);
}

/** How far the derived items go; null when they were never derived, or not to the end. */
export async function markOf(db: Kysely<Schema>): Promise<Mark | null> {
  const kept = await db.selectFrom("derived_mark").select(["basis", "change"]).executeTakeFirst();
  return kept ? { basis: kept.basis, change: Number(kept.change) } : null;
}

/**
 * Throws Outdated when the items stand under another basis than `over`, or when something under the numbers `read` was touched
 * since; without `read`, when anything was. Answers the number of the last change.
 */
export async function assertStanding(db: Kysely<Schema>, over: Mark | null, read: readonly number[] | undefined): Promise<number> {
  const now = await markOf(db);
  const { last } = await db.selectFrom("derived_change").select((of) => of.fn.max("number").as("last")).executeTakeFirstOrThrow();
  const number = Math.max(Number(last ?? 0), now?.change ?? 0);
  if (now?.basis !== over?.basis) throw new Outdated("another basis");
  if (over === null || now!.change === over.change) return number;
  if (read === undefined || now!.change - over.change >= KEPT) throw new Outdated("changed since");
  const since = await db.selectFrom("derived_change").select("touched").where("number", ">", over.change).execute();
  if (since.length < now!.change - over.change) throw new Outdated("changed long since");
  const own = new Set(read);
  for (const { touched } of since) if (touched === null || (JSON.parse(touched) as number[]).some((one) => own.has(one))) throw new Outdated("what was read has changed");
  return number;
}

/** Notes a change with the numbers that it touched (null: everything), and forgets an old one. */
export async function noteChange(db: Kysely<Schema>, number: number, touched: ReadonlySet<number> | null): Promise<void> {
  await db.insertInto("derived_change").values({ number, touched: touched === null || touched.size > MANY ? null : JSON.stringify([...touched]) }).execute();
  await db.deleteFrom("derived_change").where("number", "<=", number - KEPT).execute();
}
