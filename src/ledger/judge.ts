import { toUSVString } from "node:util";
import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import { Chain, sha256, toBody } from "./chain.ts";
import type { Judgement } from "./ledger.ts";
import type { Schema } from "./schema.ts";

export const VERBS = ["confirm", "refute", "undetermined", "note", "undo"] as const satisfies readonly Judgement["verb"][];

/**
 * Appends a judgement inside the caller's transaction. Its id is a digest of what it says and of the record before it, so that
 * the same words said twice are two judgements. Throws ProblemError when it lacks its author, time, subject or a known verb.
 */
export async function appendJudgement(db: Kysely<Schema>, given: Omit<Judgement, "id">): Promise<Judgement> {
  const { at, author, subject, verb, reason } = given;
  if (!subject || !author) throw unfit("A judgement needs a subject and an author", "Say what is judged and by whom.");
  if (!VERBS.includes(verb)) throw unfit(`"${verb}" is no judgement`, `Use one of ${VERBS.join(", ")}.`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) || Number.isNaN(Date.parse(at))) throw unfit(`"${at}" is no instant`, "Write it as 2016-12-08T10:00:00Z.");
  const chain = await Chain.atEnd(db);
  const id = `jdg:${sha256(`${chain.digest}\n${toBody([at, author, subject, verb, reason])}`).slice(0, 32)}`;
  const judgement: Judgement = { id, at, author, subject, verb, reason };
  const record = chain.append("judgement", toBody(judgement));
  await chain.flush();
  await db.insertInto("judgement").values({ record, id, subject: toUSVString(subject) }).execute();
  return judgement;
}

function unfit(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-judgement", severity: "error", message: `${message}; nothing was recorded.`, remedy }));
}
