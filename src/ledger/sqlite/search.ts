import { CompiledQuery, sql, type Kysely } from "kysely";
import { insertAll } from "../chain.ts";
import type { SearchIndex } from "../search/filing.ts";
import { lately, newest, outlinesOf, RANKED, unranked, type Range } from "../search/newest.ts";
import { MOST_PARTS, rowOf, type Searched } from "../search/parts.ts";
import type { Schema } from "../schema.ts";
import type { Question, Way } from "../search/question.ts";

/** The two tables of FTS5 (https://www.sqlite.org/fts5.html): they keep where each term stands, and no text. */
interface Tables { article_terms: { rowid: number; terms: string }; claim_terms: { rowid: number; terms: string } }

const TABLE = { article: "article_terms", claim: "claim_terms" } as const;

/** A part of a question that more rows meet sets nothing apart: it is not ranked by. One that more rows than the other meet is taken to be everywhere. */
const COMMON = 5000, EVERYWHERE = 100_000;

/** The index of words on SQLite. */
export const searchIndex: SearchIndex = {
  async put(db, what, rows) {
    // The marked terms come last, so that no phrase reaches into them.
    await insertAll(db as unknown as Kysely<Tables>, TABLE[what], rows.map(({ row, words, more }) => ({ rowid: row, terms: [...words, ...more].join(" ") })));
  },

  async remove(db, arrival) {
    await db.executeQuery(CompiledQuery.raw("DELETE FROM article_terms WHERE rowid BETWEEN ? AND ?", [rowOf(arrival, 0), rowOf(arrival, MOST_PARTS - 1)]));
    await db.executeQuery(CompiledQuery.raw("DELETE FROM claim_terms WHERE rowid IN (SELECT claim FROM claim_index WHERE arrival = ?)", [arrival]));
  },

  async clear(db) {
    for (const table of Object.values(TABLE)) await sql`INSERT INTO ${sql.table(table)} (${sql.ref(table)}) VALUES ('delete-all')`.execute(db);
  },

  async find(db, what, question, page) {
    const table = sql.table(TABLE[what]), match = matchOf(question), wanted = Math.max(RANKED + 1, page.offset + page.limit);
    const within = (range: Range, many: number): Promise<number[]> => newest(what, many, range, async ({ from, below }, most) =>
      (await sql<{ row: number }>`SELECT rowid AS row FROM ${table} WHERE ${table} MATCH ${match} AND rowid >= ${from} AND rowid < ${below} ORDER BY rowid DESC LIMIT ${most}`.execute(db)).rows.map(({ row }) => row));
    const { last } = await db.selectFrom("record").select((of) => of.fn.max("sequence").as("last")).executeTakeFirstOrThrow();
    const late = lately(what, last ?? 0), hits = await within(late, wanted);
    let whole = late.from === 0 || hits.length === wanted;
    if (!whole) {
      for (const ways of outlinesOf(question)) whole ||= await isRarer(db, TABLE[what], ways, EVERYWHERE);
      if (whole) hits.push(...await within({ from: 0, below: late.from }, wanted - hits.length));
    }
    if (hits.length > RANKED) return unranked(hits, page, true);
    // To weigh a term, bm25 goes over every row that has it, in the whole table: only terms of few rows can be weighed in time.
    const telling: Question["all"] = [];
    for (const ways of question.all) if (whole && await isRarer(db, TABLE[what], ways, COMMON)) telling.push(ways);
    if (telling.length === 0) return unranked(hits, page, whole);
    const row = what === "claim" ? sql`rowid` : sql`rowid / ${sql.lit(MOST_PARTS)}`;
    // A limit that limits nothing keeps the inner question apart: a rank can only be had where the match is.
    const { rows } = await sql<Found>`SELECT row, max(score) AS score FROM (SELECT ${row} AS row, -rank AS score FROM ${table} WHERE ${table} MATCH ${matchOf({ ...question, all: telling, none: [] })} LIMIT -1)
      WHERE row IN (SELECT value FROM json_each(${JSON.stringify(hits)})) GROUP BY row ORDER BY 2 DESC, 1 DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
    return { rows, ranked: true, whole: true };
  },

  async count(db) {
    const { rows } = await sql<Record<Searched, number>>`SELECT (SELECT count(DISTINCT rowid / ${sql.lit(MOST_PARTS)}) FROM article_terms) AS article, (SELECT count(*) FROM claim_terms) AS claim`.execute(db);
    return rows[0]!;
  },
};

interface Found { row: number; score: number }

/** Whether no more rows than this meet a part of a question. */
async function isRarer(db: Kysely<Schema>, table: string, ways: readonly Way[], than: number): Promise<boolean> {
  const { rows } = await sql<{ many: number }>`SELECT count(*) AS many FROM (SELECT rowid FROM ${sql.table(table)} WHERE ${sql.table(table)} MATCH ${eitherOf(ways)} LIMIT ${than + 1})`.execute(db);
  return rows[0]!.many <= than;
}

/** The question in FTS5's words. Terms hold letters, digits and their marks only, so that none of them can be taken for syntax. */
function matchOf({ all, none }: Question): string {
  const wanted = all.map(eitherOf).join(" AND ");
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(eitherOf).join(" OR ")})`;
}

function eitherOf(ways: readonly Way[]): string {
  const parts = ways.map((way) => "every" in way ? `(${way.every.map(eitherOf).join(" AND ")})` : `"${"phrase" in way ? way.phrase.join(" ") : "term" in way ? way.term : way.name}"`);
  return `(${[...new Set(parts)].join(" OR ")})`;
}
