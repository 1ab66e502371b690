import type { Kysely } from "kysely";
import { markOf, Outdated } from "./changes.ts";
import type { Judgement, Ledger, Waiting } from "./ledger.ts";
import type { Schema } from "./schema.ts";

/** What waits to be brought into the derived items, inside the caller's transaction. */
export async function waiting(db: Kysely<Schema>, { limit, records }: Parameters<Ledger["waiting"]>[0]): Promise<Waiting> {
  const mark = await markOf(db);
  const documents = await db.selectFrom("waiting").innerJoin("current_reading", "current_reading.reading", "waiting.record").select(["document as id", "waiting.record"])
    .$if(records !== undefined, (query) => query.where("waiting.record", "in", records!)).orderBy("waiting.record").limit(limit).execute();
  const judged = await db.selectFrom("waiting").innerJoin("judgement", "judgement.record", "waiting.record").innerJoin("record", "record.sequence", "waiting.record")
    .select(["waiting.record", "body"]).$if(records !== undefined, (query) => query.where("waiting.record", "in", records!)).orderBy("waiting.record").limit(limit).execute();
  const last = await db.selectFrom("record").select("sequence").orderBy("sequence", "desc").limit(1).executeTakeFirst();
  return {
    mark, documents: documents.map(({ id, record }) => ({ id, record: Number(record) })),
    judgements: judged.map(({ record, body }) => ({ judgement: JSON.parse(body) as Judgement, record: Number(record) })), last: Number(last?.sequence ?? 0),
  };
}

/** Takes records off the list. Throws Outdated where one of them waits no more. */
export async function settle(db: Kysely<Schema>, settles: readonly number[] | { through: number }): Promise<void> {
  if ("through" in settles) {
    await db.deleteFrom("waiting").where("record", "<=", settles.through).execute();
    return;
  }
  if (settles.length === 0) return;
  const [gone] = await db.deleteFrom("waiting").where("record", "in", [...settles]).execute();
  if (Number(gone!.numDeletedRows) !== new Set(settles).size) throw new Outdated("somebody else brought it in");
}
