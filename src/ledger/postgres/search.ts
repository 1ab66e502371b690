import { CompiledQuery, sql, type RawBuilder } from "kysely";
import { MOST_PARTS, rowOf, type Searched, type SearchIndex, type SearchRow } from "../search/filing.ts";
import type { Question, Way } from "../search/question.ts";

/** Positions that a tsvector keeps (https://www.postgresql.org/docs/current/textsearch-limitations.html): of later words only that they are there. */
const POSITIONS = 16_383, PLACES = 255;
/** Rows of one statement. */
const TOGETHER = 500;

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

  async find(db, what, question, { limit, offset }) {
    const asked = queryOf(question);
    // Length counts as in the other database: a short text that says it comes before a long one.
    const score: RawBuilder<number> = sql`ts_rank(terms, ${asked}::tsquery, 1)`;
    const found = what === "claim"
      ? await sql<Found>`select "row", ${score} as score from claim_terms where terms @@ ${asked}::tsquery order by 2 desc, 1 limit ${limit} offset ${offset}`.execute(db)
      : await sql<Found>`select "row" / ${sql.lit(MOST_PARTS)} as "row", max(${score}) as score from article_terms where terms @@ ${asked}::tsquery group by 1 order by 2 desc, 1 limit ${limit} offset ${offset}`.execute(db);
    return found.rows;
  },

  async count(db) {
    const { rows } = await sql<Record<Searched, number>>`select (select count(distinct "row" / ${sql.lit(MOST_PARTS)}) from article_terms) as article, (select count(*) from claim_terms) as claim`.execute(db);
    return { article: Number(rows[0]!.article), claim: Number(rows[0]!.claim) };
  },
};

interface Found { row: number; score: number }

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
