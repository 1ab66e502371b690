import type { Kysely } from "kysely";
import { Chain } from "./chain.ts";
import type { Counts, State } from "./ledger.ts";
import type { Schema } from "./schema.ts";

/** How far the chain has come, and which rules the current readings were made by. Costs the same however much there is. */
export async function stateOf(db: Kysely<Schema>): Promise<State> {
  const last = await db.selectFrom("record").select("sequence").orderBy("sequence", "desc").limit(1).executeTakeFirst();
  const rules = await db.selectFrom("rule_count").select(["rules", "documents"]).execute();
  return {
    record: Number(last?.sequence ?? 0), digest: (await Chain.atEnd(db)).digest,
    rules: rules.map(({ rules, documents }) => ({ rules, documents: Number(documents) })).sort((a, b) => b.documents - a.documents || (a.rules < b.rules ? -1 : 1)),
  };
}

/** How much there is, inside the caller's transaction. */
export async function counts(db: Kysely<Schema>): Promise<Counts> {
  const count = async (table: "capture" | "claim_index" | "reading" | "judgement"): Promise<number> =>
    Number((await db.selectFrom(table).select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n);
  const events = await db.selectFrom("derived").where("kind", "=", "event").select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const problems = await db.selectFrom("current_reading").innerJoin("problem", "problem.reading", "current_reading.reading")
    .select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return {
    documents: await count("capture"), claims: await count("claim_index"), events: Number(events.n), problems: Number(problems.n),
    readings: await count("reading"), judgements: await count("judgement"),
  };
}
