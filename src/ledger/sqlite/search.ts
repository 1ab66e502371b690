import { CompiledQuery, sql, type Kysely } from "kysely";
import { insertAll } from "../chain.ts";
import { MOST_PARTS, rowOf, type Searched, type SearchIndex } from "../search/filing.ts";
import type { Question, Way } from "../search/question.ts";

/** The two tables of FTS5 (https://www.sqlite.org/fts5.html): they keep where each term stands, and no text. */
interface Tables { article_terms: { rowid: number; terms: string }; claim_terms: { rowid: number; terms: string } }

const TABLE = { article: "article_terms", claim: "claim_terms" } as const;

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

  async find(db, what, question, { limit, offset }) {
    const match = matchOf(question);
    const found = what === "claim"
      ? await sql<Found>`SELECT rowid AS row, -rank AS score FROM claim_terms WHERE claim_terms MATCH ${match} ORDER BY rank, rowid LIMIT ${limit} OFFSET ${offset}`.execute(db)
      // A limit that limits nothing keeps the inner question apart: a rank can only be had where the match is.
      : await sql<Found>`SELECT row, max(score) AS score FROM (SELECT rowid / ${sql.lit(MOST_PARTS)} AS row, -rank AS score FROM article_terms WHERE article_terms MATCH ${match} LIMIT -1)
          GROUP BY row ORDER BY 2 DESC, 1 LIMIT ${limit} OFFSET ${offset}`.execute(db);
    return found.rows;
  },

  async count(db) {
    const { rows } = await sql<Record<Searched, number>>`SELECT (SELECT count(DISTINCT rowid / ${sql.lit(MOST_PARTS)}) FROM article_terms) AS article, (SELECT count(*) FROM claim_terms) AS claim`.execute(db);
    return rows[0]!;
  },
};

interface Found { row: number; score: number }

/** The question in FTS5's words. Terms hold letters, digits and their marks only, so that none of them can be taken for syntax. */
function matchOf({ all, none }: Question): string {
  const wanted = all.map(eitherOf).join(" AND ");
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(eitherOf).join(" OR ")})`;
}

function eitherOf(ways: readonly Way[]): string {
  const parts = ways.map((way) => "every" in way ? `(${way.every.map(eitherOf).join(" AND ")})` : `"${"phrase" in way ? way.phrase.join(" ") : "term" in way ? way.term : way.name}"`);
  return `(${[...new Set(parts)].join(" OR ")})`;
}
