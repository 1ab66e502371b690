import type { Kysely } from "kysely";
import type { ReadingBody } from "./keep.ts";
import type { Arrived, RereadMark } from "./ledger.ts";
import type { Schema } from "./schema.ts";
import { columnText } from "./words.ts";

// What reading everything again needs to know: which rules each document was read by, and how far they all were.

/** The rules that a reading's record names. */
export function rulesIn(body: string): string {
  return (JSON.parse(body) as ReadingBody).rules;
}

export async function arrivals(db: Kysely<Schema>, after: number, limit: number): Promise<Arrived[]> {
  const rows = await db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.reading")
    .select(["document", "arrival", "body"]).where("arrival", ">", after).orderBy("arrival").limit(limit).execute();
  return rows.map(({ document, arrival, body }) => ({ id: document, arrival: Number(arrival), rules: rulesIn(body) }));
}

export async function rulesOf(db: Kysely<Schema>, document: string): Promise<string | null> {
  const kept = await db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.reading")
    .select("body").where("document", "=", columnText(document)).executeTakeFirst();
  return kept ? rulesIn(kept.body) : null;
}

export async function rereadMark(db: Kysely<Schema>): Promise<RereadMark | null> {
  const kept = await db.selectFrom("reread_mark").select(["rules", "arrival"]).executeTakeFirst();
  return kept ? { rules: kept.rules, arrival: Number(kept.arrival) } : null;
}

/** Sets the mark inside the caller's transaction. */
export async function markReread(db: Kysely<Schema>, { rules, arrival }: RereadMark): Promise<void> {
  await db.deleteFrom("reread_mark").execute();
  await db.insertInto("reread_mark").values({ one: 1, rules: columnText(rules), arrival }).execute();
}
