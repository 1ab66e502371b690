import type { Kysely } from "kysely";
import { problem, ProblemError } from "../problem.ts";
import { insertAll, rewriteAll, toBody } from "./chain.ts";
import { assertStanding, itemNumber, noteChange } from "./changes.ts";
import type { Finding, Found, Kept, Refiling } from "./ledger.ts";
import type { DerivedKeyRow, Schema } from "./schema.ts";
import { pieces } from "./pieces.ts";
import { settle } from "./waiting.ts";
import { columnText } from "./words.ts";

export { pieces };

/** Keys of one deletion: three numbers each. */
const KEYS = [1, 4, 16, 64, 256];

/**
 * Changes the derived items inside the caller's transaction, all of it or nothing, and answers the number of the change. Throws
 * Outdated where it went by what is no more, and ProblemError for an item that cannot stand.
 */
export async function refile(db: Kysely<Schema>, { put, remove, redirects, basis, over, read, touches = [], settles = [], clear = false }: Refiling): Promise<number> {
  const number = await assertStanding(db, over, read) + 1;
  const seen = new Set<string>();
  for (const { id, kind, sort, keys, body } of put) {
    if (!id || columnText(id) !== id || !isJson(body)) throw unfit(`A derived ${kind} has no id or no body`);
    if (seen.has(id)) throw unfit(`Two derived items have the id ${id}`);
    if (!Number.isSafeInteger(sort) || !keys.every((key) => Number.isSafeInteger(key))) throw unfit(`The derived ${kind} ${id} is filed under no number`);
    seen.add(id);
  }
  await settle(db, settles);
  if (clear) {
    await db.deleteFrom("derived_key").execute();
    await db.deleteFrom("derived").execute();
  }
  const before = clear ? new Map<string, Standing>() : await standing(db, [...remove, ...seen]);
  const gone: DerivedKeyRow[] = [];
  const come: DerivedKeyRow[] = [];
  const fresh: Schema["derived"][] = [];
  const same: Pick<Schema["derived"], "row" | "kind" | "keys" | "body">[] = [];
  const out: number[] = [];
  const touched = new Set(touches);
  const touch = (id: string, ...lists: (readonly number[])[]): void => { touched.add(itemNumber(id)); for (const list of lists) for (const key of list) touched.add(key); };
  let { row } = await db.selectFrom("derived").select((of) => of.fn.max("row").as("row")).executeTakeFirstOrThrow();
  row = Number(row ?? 0);
  const takeOut = (known: Standing): void => {
    out.push(known.row);
    for (const key of known.keys) gone.push({ key, sort: known.sort, row: known.row });
  };
  for (const id of new Set(remove)) { const known = before.get(id); if (known && !seen.has(id)) { takeOut(known); touch(id, known.keys); } }
  for (const { id, kind, sort, keys: given, body } of put) {
    const keys = [...new Set(given)].sort((a, b) => a - b);
    const known = before.get(id);
    touch(id, keys, known?.keys ?? []);
    // Most of what changes keeps its place: then only the keys that differ are written.
    if (known?.sort === sort) {
      const [old, now] = [new Set(known.keys), new Set(keys)];
      for (const key of known.keys) if (!now.has(key)) gone.push({ key, sort, row: known.row });
      for (const key of keys) if (!old.has(key)) come.push({ key, sort, row: known.row });
      same.push({ row: known.row, kind, keys: toBody(keys), body });
      continue;
    }
    if (known) takeOut(known);
    fresh.push({ row: ++row, id, kind, sort, keys: toBody(keys), body });
    for (const key of keys) come.push({ key, sort, row });
  }
  for (const piece of pieces(gone, KEYS)) {
    await db.deleteFrom("derived_key").where((eb) => eb(eb.refTuple("key", "sort", "row"), "in", piece.map((one) => eb.tuple(one.key, one.sort, one.row)))).execute();
  }
  for (const piece of pieces(out)) await db.deleteFrom("derived").where("row", "in", piece).execute();
  await rewriteAll(db, "derived", "row", same);
  await insertAll(db, "derived", fresh);
  await insertAll(db, "derived_key", come);
  if (redirects.length > 0) {
    const { many } = await db.selectFrom("redirect").select((of) => of.fn.max("number").as("many")).executeTakeFirstOrThrow();
    await insertAll(db, "redirect", redirects.map(({ was, now: next }, at) => ({ number: Number(many ?? 0) + 1 + at, was, now: next })));
  }
  if (basis === null) await db.deleteFrom("derived_mark").execute();
  else await db.insertInto("derived_mark").values({ one: 1, basis, change: number }).onConflict((on) => on.column("one").doUpdateSet({ basis, change: number })).execute();
  // Who does not say what it read makes everything anew.
  await noteChange(db, number, clear || read === undefined ? null : touched);
  return number;
}

/** The items filed under any of these keys, each once; at most `limit`. */
export async function filed(db: Kysely<Schema>, keys: readonly number[], limit?: number): Promise<Kept[]> {
  const found = new Map<string, Kept>();
  for (const piece of pieces(keys)) {
    let query = db.selectFrom("derived").select(["id", "body"]).where("row", "in", db.selectFrom("derived_key").select("row").where("key", "in", piece));
    if (limit !== undefined) query = query.limit(limit);
    for (const item of await query.execute()) found.set(item.id, item);
  }
  return [...found.values()].slice(0, limit);
}

/** How many items are filed under a key, counted up to `most`. */
export async function manyFiled(db: Kysely<Schema>, key: number, most: number): Promise<number> {
  const some = db.selectFrom("derived_key").select("row").where("key", "=", key).limit(most).as("some");
  return Number((await db.selectFrom(some).select((of) => of.fn.countAll<number>().as("n")).executeTakeFirstOrThrow()).n);
}

/** The items with these ids, in no order. */
export async function items(db: Kysely<Schema>, ids: readonly string[]): Promise<Kept[]> {
  const found = new Map<string, Kept>();
  for (const piece of pieces(ids.map((id) => columnText(id)))) {
    for (const item of await db.selectFrom("derived").select(["id", "body"]).where("id", "in", piece).execute()) found.set(item.id, item);
  }
  return [...found.values()];
}

/** Those of these ids that an item bears. */
export async function there(db: Kysely<Schema>, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const piece of pieces([...new Set(ids.map((id) => columnText(id)))])) {
    for (const { id } of await db.selectFrom("derived").select("id").where("id", "in", piece).execute()) found.push(id);
  }
  return found;
}

/** Up to so many keys, each is gone through in its order. */
const MOST_BRANCHES = 16;

/**
 * The items that lie under at least one key of each list, in their order. The first list is gone through, the others are looked
 * up for each of its items: the shortest should come first.
 */
export async function find(db: Kysely<Schema>, { all, from, to, limit, offset, after, members }: Finding): Promise<Found[]> {
  const [first, ...others] = all;
  if (first === undefined || first.length === 0) return [];
  const under = (keys: readonly number[]) => {
    let query = db.selectFrom("derived_key as at").select(["at.sort", "at.row"]).where("at.key", "in", keys);
    if (from !== undefined) query = query.where("at.sort", ">=", from);
    if (to !== undefined) query = query.where("at.sort", "<=", to);
    if (after !== undefined) query = query.where((eb) => eb(eb.refTuple("at.sort", "at.row"), ">", eb.tuple(after.sort, after.row)));
    for (const some of others) {
      query = query.where((eb) => eb.exists(eb.selectFrom("derived_key as other").select("other.key").where("other.key", "in", some)
        .whereRef("other.sort", "=", "at.sort").whereRef("other.row", "=", "at.row")));
    }
    return query;
  };
  // The items under one key lie in order already; those under a few are each taken in order, and no more of them than are asked for.
  const most = limit + (offset ?? 0), [one, ...more] = [...new Set(first)];
  const inOrder = (key: number) => db.selectFrom(under([key]).orderBy("at.sort").orderBy("at.row").limit(most).as("some")).selectAll();
  const candidates = more.length < MOST_BRANCHES ? more.reduce((query, key) => query.unionAll(inOrder(key)), inOrder(one!)) : under(first);
  const rows = await db.selectFrom(candidates.as("candidates")).select(["sort", "row"]).distinct().orderBy("sort").orderBy("row").limit(limit).offset(offset ?? 0).execute();
  const found = new Map<number, Kept>();
  for (const piece of pieces(rows.map(({ row }) => Number(row)))) {
    for (const { row, id, body } of await db.selectFrom("derived").select(["row", "id", "body"]).where("row", "in", piece).execute()) found.set(Number(row), { id, body: members === undefined ? body : membersOf(body, members) });
  }
  return rows.map(({ row, sort }) => ({ ...found.get(Number(row))!, sort: Number(sort), row: Number(row) }));
}

/** Members of a body by their paths, as a JSON list. Cut out here and not by the database, of which not every one reads JSON with every sign in it. */
function membersOf(body: string, paths: readonly string[][]): string {
  const whole = JSON.parse(body) as unknown;
  return JSON.stringify(paths.map((path) => path.reduce<unknown>((at, name) => (at !== null && typeof at === "object" && Object.hasOwn(at, name) ? (at as Record<string, unknown>)[name] : null), whole)));
}

/** Where the name of an item that is no more leads; null when it leads nowhere. */
export async function redirected(db: Kysely<Schema>, id: string): Promise<string | null> {
  const seen = new Set<string>();
  for (let at = columnText(id); !seen.has(at);) {
    seen.add(at);
    if (seen.size > 1 && (await items(db, [at])).length > 0) return at;
    const next = await db.selectFrom("redirect").select("now").where("was", "=", at).orderBy("number", "desc").limit(1).executeTakeFirst();
    if (!next?.now) return null;
    at = next.now;
  }
  return null;
}

/** An item as it stands. */
interface Standing { row: number; sort: number; keys: number[] }

async function standing(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const piece of pieces(ids)) {
    for (const { id, row, sort, keys } of await db.selectFrom("derived").select(["id", "row", "sort", "keys"]).where("id", "in", piece).execute()) {
      found.set(id, { row: Number(row), sort: Number(sort), keys: JSON.parse(keys) as number[] });
    }
  }
  return found;
}

function isJson(body: unknown): body is string {
  return typeof body === "string" && body.length > 1;
}

function unfit(message: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-derived", severity: "error", message: `${message}; the derived items were left as they were.` }));
}
