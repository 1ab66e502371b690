import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import { Chain, sha256, toBody } from "./chain.ts";
import { pieces } from "./derived.ts";
import { VERBS, type Decided, type Judgement, type Judging, type Verb } from "./ledger.ts";
import { mattersOf } from "./matter.ts";
import type { Schema } from "./schema.ts";
import { columnText } from "./words.ts";

/** How many others each verb is about, at least and at most; none where it is not listed. */
const OBJECTS: Partial<Record<Verb, [number, number]>> = { assign: [1, 1], remove: [1, 1], merge: [1, 1], split: [1, 1000], dependent: [1, 1], independent: [1, 1] };

/**
 * Appends a judgement inside the caller's transaction. Its id is a digest of what it says and of the record before it, so that
 * the same words said twice are two judgements. Throws ProblemError when it lacks its author, time, subject or a known verb.
 */
export async function appendJudgement(db: Kysely<Schema>, given: Omit<Judgement, "id">): Promise<Judgement> {
  assertWhole(given);
  const chain = await Chain.atEnd(db);
  return await append(db, chain, given, `jdg:${sha256(`${chain.digest}\n${toBody([given.at, ...saidBy(given)])}`).slice(0, 32)}`);
}

/**
 * Appends a judgement inside the caller's transaction, unless it was appended before under its key, or unless another came on
 * the same matter after the one that its maker last saw. The transaction must hold the right to write, so that nobody comes between.
 */
export async function decideOn(db: Kysely<Schema>, { key, ...given }: Judging): Promise<Decided> {
  assertWhole(given);
  const { over } = given;
  // Under a key it is one judgement however often it is sent: the key alone is its name.
  const named = key === undefined ? null : `jdg:${sha256(`key\n${key}`).slice(0, 32)}`;
  const known = named === null ? undefined : await judgementOf(db, named);
  if (known !== undefined) {
    if (toBody(saidBy(known)) !== toBody(saidBy(given))) throw unfit("Another judgement was recorded under the same key", "Give each judgement a key of its own.");
    return { judgement: known, again: true, meanwhile: [] };
  }
  if (over !== undefined) {
    const meanwhile = await sinceOn(db, given, over);
    if (meanwhile.length > 0) return { judgement: null, again: false, meanwhile };
  }
  const judgement = named === null ? await appendJudgement(db, given) : await append(db, await Chain.atEnd(db), given, named);
  return { judgement, again: false, meanwhile: [] };
}

async function append(db: Kysely<Schema>, chain: Chain, given: Omit<Judgement, "id">, id: string): Promise<Judgement> {
  const { at, author, subject, verb, reason, objects, value, over } = given;
  if (verb === "undo" && await judgementOf(db, subject) === undefined) throw unfit(`There is no judgement ${subject} to undo`, "Take its id from the log.");
  const judgement: Judgement = { id, at, author, subject, verb, reason, ...(objects === undefined ? {} : { objects }), ...(value === undefined ? {} : { value }), ...(over === undefined ? {} : { over }) };
  const record = chain.append("judgement", toBody(judgement));
  await chain.flush();
  await db.insertInto("judgement").values({ record, id, subject: columnText(subject) }).execute();
  await db.insertInto("waiting").values({ record }).execute();
  return judgement;
}

/** What a judgement says, without when, over what and under which name. */
function saidBy({ author, subject, verb, reason, objects, value }: Omit<Judgement, "id" | "at">): unknown[] {
  return [author, subject, verb, reason, ...(objects === undefined ? [] : [objects]), ...(value === undefined ? [] : [value])];
}

function assertWhole({ at, author, subject, verb, objects, value }: Omit<Judgement, "id">): void {
  if (!subject || !author) throw unfit("A judgement needs a subject and an author", "Say what is judged and by whom.");
  if (!VERBS.includes(verb)) throw unfit(`"${verb}" is no judgement`, `Use one of ${VERBS.join(", ")}.`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) || Number.isNaN(Date.parse(at))) throw unfit(`"${at}" is no instant`, "Write it as 2016-12-08T10:00:00Z.");
  const [least, most] = OBJECTS[verb] ?? [0, 0];
  const many = objects?.length ?? 0;
  if (many < least || many > most || objects?.some((id) => !id)) throw unfit(`"${verb}" is about ${most === 0 ? "its subject alone" : least === most ? `its subject and ${least} other` : "its subject and at least one other"}`, "Name the others as objects.");
  if (subject.startsWith("tie:") && (verb === "confirm" || verb === "refute") && !value) throw unfit("A verdict on a tie needs its citation", "Give an address, or a text and the place in it, as the value.");
  if ((verb === "correct" || verb === "evidence") && !value) throw unfit(`"${verb}" needs a value`, "Give what should stand there, or where the evidence is.");
}

/** The judgements on the same matter that came after `over` (null: since ever), in order. */
async function sinceOn(db: Kysely<Schema>, given: Omit<Judgement, "id">, over: string | null): Promise<Judgement[]> {
  const seen = over === null ? { record: 0 } : await db.selectFrom("judgement").select("record").where("id", "=", columnText(over)).executeTakeFirst();
  if (seen === undefined) throw unfit(`"over" names no judgement of this ledger (${over})`, "Give the id of the last judgement that you saw, or null where there was none.");
  const rows = await db.selectFrom("judgement").innerJoin("record", "record.sequence", "judgement.record").select("body").where("judgement.record", ">", seen.record).orderBy("judgement.record").execute();
  const later = rows.map(({ body }) => JSON.parse(body) as Judgement);
  if (later.length === 0) return [];
  const undone = await undoneBy(db, [given, ...later]);
  const now = await namesNow(db, [given, ...later, ...undone.values()]);
  const mattering = (judgement: Omit<Judgement, "id">): string[] => mattersOf(judgement, (event) => now.get(event) ?? event, (id) => undone.get(id));
  const own = new Set(mattering(given));
  return later.filter((judgement) => mattering(judgement).some((matter) => own.has(matter)));
}

/** What undoings are about, down to what is no undoing. */
async function undoneBy(db: Kysely<Schema>, judgements: readonly Omit<Judgement, "id">[]): Promise<Map<string, Judgement>> {
  const found = new Map<string, Judgement>();
  let wanted = judgements.flatMap(({ verb, subject }) => (verb === "undo" ? [subject] : []));
  while (wanted.length > 0) {
    const fresh: Judgement[] = [];
    for (const id of new Set(wanted)) {
      const judgement = found.has(id) ? undefined : await judgementOf(db, id);
      if (judgement !== undefined) fresh.push(judgement);
    }
    for (const judgement of fresh) found.set(judgement.id, judgement);
    wanted = fresh.flatMap(({ verb, subject }) => (verb === "undo" ? [subject] : []));
  }
  return found;
}

async function judgementOf(db: Kysely<Schema>, id: string): Promise<Judgement | undefined> {
  const row = await db.selectFrom("judgement").innerJoin("record", "record.sequence", "judgement.record").select("body").where("judgement.id", "=", columnText(id)).executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.body) as Judgement;
}

/** The names of events that fell away, each with the one that it goes by now: two people may know an event by two names. */
async function namesNow(db: Kysely<Schema>, judgements: readonly Omit<Judgement, "id">[]): Promise<Map<string, string>> {
  const names = [...new Set(judgements.flatMap(({ subject, objects = [] }) => [subject, ...objects]).filter((id) => id.startsWith("evt:")).map((id) => columnText(id)))];
  const next = new Map<string, string>();
  for (let wanted = names; wanted.length > 0;) {
    const further: string[] = [];
    for (const piece of pieces(wanted)) {
      const alive = new Set((await db.selectFrom("derived").select("id").where("id", "in", piece).execute()).map(({ id }) => id));
      const rows = await db.selectFrom("redirect").select(["was", "now"]).where("was", "in", piece).orderBy("number").execute();
      for (const { was, now } of rows) if (now === null || alive.has(was)) next.delete(was); else { next.set(was, now); further.push(now); }
    }
    wanted = [...new Set(further)].filter((name) => !next.has(name));
  }
  const found = new Map<string, string>();
  for (const name of names) {
    const seen = new Set<string>();
    let at = name;
    while (next.has(at) && !seen.has(at)) { seen.add(at); at = next.get(at)!; }
    found.set(name, at);
  }
  return found;
}

function unfit(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-judgement", severity: "error", message: `${message}; nothing was recorded.`, remedy }));
}
