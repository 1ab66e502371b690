import { toUSVString } from "node:util";
import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import { insertAll, sha256, toBody } from "./chain.ts";
import type { Derived } from "./ledger.ts";
import type { DerivedRow, Schema } from "./schema.ts";

/**
 * Makes the derived records exactly these, in this order, inside the caller's transaction. Only what differs is written: after
 * one more dispatch most events are what they were. Throws ProblemError for an id twice or a body that is no JSON.
 */
export async function derive(db: Kysely<Schema>, records: Derived[]): Promise<void> {
  const wanted = new Map<string, DerivedRow>();
  for (const [position, { id, kind, body }] of records.entries()) {
    const text: string | undefined = toBody(body);
    if (text === undefined || !id || toUSVString(id) !== id) throw unfit(`A derived ${kind} has no id or no body`);
    if (wanted.has(id)) throw unfit(`Two derived records have the id ${id}`);
    wanted.set(id, { id, kind, position, digest: sha256(text), body: text });
  }
  const kept = new Map((await db.selectFrom("derived").select(["id", "kind", "position", "digest"]).execute()).map((row) => [row.id, row]));
  const gone = [...kept.keys()].filter((id) => !wanted.has(id));
  const changed = [...wanted.values()].filter((row) => {
    const before = kept.get(row.id);
    return !before || before.digest !== row.digest || before.position !== row.position || before.kind !== row.kind;
  });
  const away = [...gone, ...changed.map(({ id }) => id)];
  for (let at = 0; at < away.length; at += 1000) await db.deleteFrom("derived").where("id", "in", away.slice(at, at + 1000)).execute();
  await insertAll(db, "derived", changed);
}

function unfit(message: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-derived", severity: "error", message: `${message}; the derived records were left as they were.` }));
}
