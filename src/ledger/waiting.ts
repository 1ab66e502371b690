import type { Kysely } from "kysely";
import { Outdated } from "./changes.ts";
import { pieces } from "./pieces.ts";
import type { Judgement, Ledger, Waiting } from "./ledger.ts";
import type { Schema } from "./schema.ts";

/** What waits to be brought into the derived items. Two questions, or three where people judged; `refile` sees to it that nothing is lost in between. */
export async function waiting(db: Kysely<Schema>, { limit, records }: Parameters<Ledger["waiting"]>[0]): Promise<Waiting> {
  const { last, basis, change } = await db.selectNoFrom((eb) => [
    eb.selectFrom("record").select((of) => of.fn.max("sequence").as("last")).as("last"),
    eb.selectFrom("derived_mark").select("basis").as("basis"), eb.selectFrom("derived_mark").select("change").as("change"),
  ]).executeTakeFirstOrThrow();
  const rows = limit === 0 ? [] : await db.selectFrom("waiting").leftJoin("current_reading", "current_reading.reading", "waiting.record").select(["waiting.record", "document"])
    .$if(records !== undefined, (query) => query.where("waiting.record", "in", records!)).orderBy("waiting.record").limit(limit).execute();
  const documents = rows.flatMap(({ record, document }) => (document === null ? [] : [{ id: document, record: Number(record) }]));
  const others = rows.filter(({ document }) => document === null).map(({ record }) => Number(record));
  const judged: { sequence: number; body: string }[] = [];
  for (const piece of pieces(others)) judged.push(...await db.selectFrom("record").select(["sequence", "body"]).where("sequence", "in", piece).where("kind", "=", "judgement").orderBy("sequence").execute());
  return {
    mark: basis === null ? null : { basis, change: Number(change) }, documents,
    judgements: judged.map(({ sequence, body }) => ({ judgement: JSON.parse(body) as Judgement, record: Number(sequence) })), last: Number(last ?? 0),
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
