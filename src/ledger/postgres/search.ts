import { CompiledQuery, sql, type Kysely, type RawBuilder } from "kysely";
import type { Schema } from "../schema.ts";
import type { SearchIndex, SearchRow } from "../search/filing.ts";
import { ALL, lately, newest, outlinesOf, RANKED, unranked } from "../search/newest.ts";
import { MOST_PARTS, rowOf, type Searched } from "../search/parts.ts";
import type { Question, Way } from "../search/question.ts";

/** Positions that a tsvector keeps (https://www.postgresql.org/docs/current/textsearch-limitations.html): of later words only that they are there. */
const POSITIONS = 16_383, PLACES = 255;
/** Rows of one statement. */
const TOGETHER = 500;

/** In an index of more rows than this, words that are met at least so often among so many of the newest may be common. */
const LARGE = 20_000, OFTEN = 40, RECENT = 4000;
/** One that is met in so many of them is taken to be everywhere. */
const MUCH = RECENT / 10;

const TABLE = { article: "article_terms", claim: "claim_terms" } as const;

/** The index of words on PostgreSQL: vectors of our own terms, which no dictionary of the server touches. */
export const searchIndex: SearchIndex = {
  async put(db, what, rows) {
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const some = rows.slice(at, at + TOGETHER);
      await db.executeQuery(CompiledQuery.raw(`insert into ${TABLE[what]} ("row", terms) select given."row", given.terms::tsvector from unnest($1::bigint[], $2::text[]) as given ("row", terms)`, [some.map(({ row }) => row), some.map(vectorOf)]));
    }
  },

  async remove(db, arrival) {
    await sql`delete from article_terms where "row" between ${rowOf(arrival, 0)} and ${rowOf(arrival, MOST_PARTS - 1)}`.execute(db);
    await sql`delete from claim_terms where "row" in (select claim from claim_index where arrival = ${arrival})`.execute(db);
  },

  async clear(db) {
    for (const table of Object.values(TABLE)) await sql`delete from ${sql.table(table)}`.execute(db);
  },

  async find(db, what, question, page) {
    const table = sql.table(TABLE[what]), asked = sql`${queryOf(question)}::tsquery`, wanted = page.offset + page.limit;
    const large = (await sql`select 1 from ${table} offset ${sql.lit(LARGE)} limit 1`.execute(db)).rows.length > 0;
    const { rows: [size] } = await sql<{ rows: number }>`select reltuples as rows from pg_class where oid = to_regclass(${TABLE[what]})`.execute(db);
    // The newest rows one after the other: words that are in much of the ledger are met there often enough.
    const recent = sql`(select "row", terms from ${table} order by "row" desc limit ${sql.lit(RECENT)}) as recent`;
    if (large) {
      // So often that it is to be expected more than `RANKED` times in the whole, as far as the server knows how much that is.
      const many = Math.max(wanted, OFTEN, Math.ceil((RANKED * RECENT) / Math.max(LARGE, size?.rows ?? 0)));
      const hits = await newest(what, many, ALL, async ({ below }, most) => rowsOf(await sql<Row>`select "row" from ${recent} where terms @@ ${asked} and "row" < ${below} limit ${most}`.execute(db)));
      if (hits.length >= many) return unranked(hits, page, true);
    }
    const range = large && await isEverywhere(db, recent, question) ? lately(what, Number((await db.selectFrom("record").select((of) => of.fn.max("sequence").as("last")).executeTakeFirst())?.last ?? 0)) : ALL;
    // Otherwise by the index, which gives all rows of a word or none, in no order. Length counts as in the other database: a short text
    // that says it comes before a long one.
    const met = range.from === 0 ? sql`terms @@ ${asked}` : sql`terms @@ ${asked} and "row" >= ${range.from}`, whole = range.from === 0;
    const some = await sql`select 1 from ${table} where ${met} limit ${sql.lit(RANKED + 1)}`.execute(db);
    if (some.rows.length <= RANKED) {
      const row = what === "claim" ? sql`"row"` : sql`"row" / ${sql.lit(MOST_PARTS)}`;
      const { rows } = await sql<Row & { score: number }>`select ${row} as "row", max(ts_rank(terms, ${asked}, 1)) as score from ${table} where ${met} group by 1 order by 2 desc, 1 desc limit ${page.limit} offset ${page.offset}`.execute(db);
      return { rows, ranked: true, whole };
    }
    // By a sum, so that it is not the order of the table that is gone through in search of them.
    return unranked(await newest(what, wanted, range, async ({ below }, most) => rowsOf(await sql<Row>`select "row" from ${table} where ${met} and "row" < ${below} order by "row" + 0 desc limit ${most}`.execute(db))), page, whole);
  },

  async count(db) {
    const { rows } = await sql<Record<Searched, number>>`select (select count(distinct "row" / ${sql.lit(MOST_PARTS)}) from article_terms) as article, (select count(*) from claim_terms) as claim`.execute(db);
    return { article: Number(rows[0]!.article), claim: Number(rows[0]!.claim) };
  },
};

interface Row { row: number }
const rowsOf = ({ rows }: { rows: readonly Row[] }): number[] => rows.map(({ row }) => row);

/** Whether every part of a question is met by much of the newest. */
async function isEverywhere(db: Kysely<Schema>, recent: RawBuilder<unknown>, question: Question): Promise<boolean> {
  const counts = outlinesOf(question).map((ways) => sql`count(*) filter (where terms @@ ${eitherOf(ways)}::tsquery) >= ${sql.lit(MUCH)}`);
  const { rows } = await sql<{ everywhere: boolean }>`select ${sql.join(counts, sql` and `)} as everywhere from ${recent}`.execute(db);
  return rows[0]!.everywhere;
}

/** The terms as a tsvector is written: each word with the places where it stands, the marked terms without. */
function vectorOf({ words, more }: SearchRow): string {
  const places = new Map<string, number[]>();
  words.forEach((word, at) => {
    const known = places.get(word) ?? places.set(word, []).get(word)!;
    if (at < POSITIONS && known.length < PLACES) known.push(at + 1);
  });
  return [...[...places].map(([word, at]) => (at.length === 0 ? lexeme(word) : `${lexeme(word)}:${at.join(",")}`)), ...more.map(lexeme)].join(" ");
}

/** Terms hold letters, digits and their marks only: in quotation marks none of them can be taken for syntax. */
const lexeme = (term: string): string => `'${term}'`;

function queryOf({ all, none }: Question): string {
  return [...all.map(eitherOf), ...none.map((ways) => `!${eitherOf(ways)}`)].join(" & ");
}

function eitherOf(ways: readonly Way[]): string {
  const parts = ways.map((way) => "every" in way ? `(${way.every.map(eitherOf).join(" & ")})` : "phrase" in way ? `(${way.phrase.map(lexeme).join(" <-> ")})` : lexeme("term" in way ? way.term : way.name));
  return `(${[...new Set(parts)].join(" | ")})`;
}
