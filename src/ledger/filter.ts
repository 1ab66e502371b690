import type { Kysely } from "kysely";
import { badFilter } from "./faults.ts";
import { idKey, nameKey } from "./facets.ts";
import type { ClaimFilter } from "./ledger.ts";
import type { Facet, Schema } from "./schema.ts";
import { columnText } from "./words.ts";

/** Names that hold one word: more than any word of a name has. */
const MOST_NAMES = 2000;

/** From this many claims on, a key is not rare. */
const MANY = 5000;

/** A page of a list. Throws ProblemError unless both are whole numbers from 0 up. No limit: all. */
export function pageOf({ limit, offset }: { limit?: number; offset?: number }): { limit: number; offset: number } {
  for (const [name, value] of Object.entries({ limit, offset })) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) throw badFilter(`The ${name} must be a whole number, 0 or more, not ${String(value)}.`, `Give a ${name} such as 50.`);
  }
  return { limit: limit ?? Number.MAX_SAFE_INTEGER, offset: offset ?? 0 };
}

/**
 * The days that an ISO date, month or year covers: "2016-12" is 2016-12-01 to 2016-12-31. Instants count as their day.
 * Throws ProblemError for anything else.
 */
export function daysCovered(name: string, date: string): { first: string; last: string } {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[^ ]{1,40})?)?)?$/.exec(date);
  const [, year, month = null, day = null] = parts ?? [];
  const whole = `${year}-${month ?? "01"}-${day ?? "01"}`;
  // A date that does not exist (31 April) is moved by Date to the next month: then it is not the one that was given.
  const real = parts && new Date(`${whole}T00:00:00Z`);
  if (!real || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== whole) throw badFilter(`"${date}" is no ISO date for ${name}.`, "Write dates as 2016-12-08, 2016-12 or 2016.");
  return { first: whole, last: day ? whole : `${year}-${month ?? "12"}-31` };
}

/** The claims of the current readings that a filter lets through, in the order in which their documents came and, within one, of the reading. */
export async function matching(db: Kysely<Schema>, filter: ClaimFilter): Promise<{ body: string }[]> {
  const { limit, offset } = pageOf(filter);
  let query = db.selectFrom("claim_index").innerJoin("record", "record.sequence", "claim_index.claim").select("record.body");
  for (const facet of ["place", "actor", "source"] as const) {
    const wanted = filter[facet];
    if (wanted === undefined) continue;
    const keys = await keysMeant(db, facet, [wanted].flat());
    if (keys.length === 0) return [];
    const under = db.selectFrom("claim_key").select("claim_key.claim").where("claim_key.facet", "=", facet).where("claim_key.key", "in", keys);
    const rare = (await under.limit(MANY).execute()).length < MANY;
    // A list of what half the ledger names would take longer than asking for each claim that is come by otherwise.
    query = rare ? query.where("claim_index.claim", "in", under) : query.where((eb) => eb.exists(eb.selectFrom("claim_key").select("claim_key.claim")
      .where("claim_key.facet", "=", facet).where("claim_key.key", "in", keys).whereRef("claim_key.claim", "=", "claim_index.claim")));
  }
  if (filter.type !== undefined) query = query.where("claim_index.type", "=", columnText(filter.type));
  if (filter.document !== undefined) query = query.where("claim_index.arrival", "=", arrivalOf(db, filter.document));
  if (filter.after !== undefined) {
    const last = await db.selectFrom("claim_index").select(["arrival", "claim"]).where("id", "=", columnText(filter.after)).executeTakeFirst();
    if (!last) throw badFilter(`The ledger holds no claim ${filter.after} to go on after.`, "Begin again without it.");
    query = query.where((eb) => eb(eb.refTuple("claim_index.arrival", "claim_index.claim"), ">", eb.tuple(Number(last.arrival), Number(last.claim))));
  }
  if (filter.since !== undefined) query = query.where("claim_index.last_day", ">=", daysCovered("since", filter.since).first);
  if (filter.until !== undefined) query = query.where("claim_index.first_day", "<=", daysCovered("until", filter.until).last);
  return await query.orderBy("claim_index.arrival").orderBy("claim_index.claim").limit(limit).offset(offset).execute();
}

/** The keys that are one of these ids, or a name that holds one of these names whole. */
async function keysMeant(db: Kysely<Schema>, facet: Facet, wanted: readonly string[]): Promise<string[]> {
  const keys = new Set(wanted.map(idKey));
  for (const name of new Set(wanted.map(nameKey))) {
    const word = name.split(" ").sort((a, b) => b.length - a.length)[0]!;
    if (word === "") continue;
    const found = await db.selectFrom("key_word").select("key").where("facet", "=", facet).where("word", "=", word).limit(MOST_NAMES).execute();
    for (const { key } of found) if (` ${key} `.includes(` ${name} `)) keys.add(key);
  }
  return [...keys];
}

function arrivalOf(db: Kysely<Schema>, document: string) {
  return db.selectFrom("capture").select("capture.record").where("capture.document", "=", columnText(document));
}
