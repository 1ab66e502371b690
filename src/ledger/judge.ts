import { toUSVString } from "node:util";
import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import { Chain, sha256, toBody } from "./chain.ts";
import { VERBS, type Judgement, type Verb } from "./ledger.ts";
import type { Schema } from "./schema.ts";

/** How many others each verb is about, at least and at most; none where it is not listed. */
const OBJECTS: Partial<Record<Verb, [number, number]>> = { assign: [1, 1], remove: [1, 1], merge: [1, 1], split: [1, 1000], dependent: [1, 1], independent: [1, 1] };

/**
 * Appends a judgement inside the caller's transaction. Its id is a digest of what it says and of the record before it, so that
 * the same words said twice are two judgements. Throws ProblemError when it lacks its author, time, subject or a known verb.
 */
export async function appendJudgement(db: Kysely<Schema>, given: Omit<Judgement, "id">): Promise<Judgement> {
  const { at, author, subject, verb, reason, objects, value } = given;
  if (!subject || !author) throw unfit("A judgement needs a subject and an author", "Say what is judged and by whom.");
  if (!VERBS.includes(verb)) throw unfit(`"${verb}" is no judgement`, `Use one of ${VERBS.join(", ")}.`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) || Number.isNaN(Date.parse(at))) throw unfit(`"${at}" is no instant`, "Write it as 2016-12-08T10:00:00Z.");
  const [least, most] = OBJECTS[verb] ?? [0, 0];
  const many = objects?.length ?? 0;
  if (many < least || many > most || objects?.some((id) => !id)) throw unfit(`"${verb}" is about ${most === 0 ? "its subject alone" : least === most ? `its subject and ${least} other` : "its subject and at least one other"}`, "Name the others as objects.");
  if ((verb === "correct" || verb === "evidence") && !value) throw unfit(`"${verb}" needs a value`, "Give what should stand there, or where the evidence is.");
  const more = { ...(objects === undefined ? {} : { objects }), ...(value === undefined ? {} : { value }) };
  const chain = await Chain.atEnd(db);
  const id = `jdg:${sha256(`${chain.digest}\n${toBody([at, author, subject, verb, reason, ...Object.values(more)])}`).slice(0, 32)}`;
  const judgement: Judgement = { id, at, author, subject, verb, reason, ...more };
  const record = chain.append("judgement", toBody(judgement));
  await chain.flush();
  await db.insertInto("judgement").values({ record, id, subject: toUSVString(subject) }).execute();
  return judgement;
}

function unfit(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-judgement", severity: "error", message: `${message}; nothing was recorded.`, remedy }));
}
