import type { Kysely } from "kysely";
import type { Document } from "../../page/index.ts";
import type { Claim } from "../../reading/index.ts";
import { pieces } from "../derived.ts";
import { pageOf } from "../filter.ts";
import type { Card } from "../keep.ts";
import type { Schema } from "../schema.ts";
import { rangesOf, resolved, type SearchIndex } from "./filing.ts";
import type { FoundRows } from "./newest.ts";
import type { Searched } from "./parts.ts";
import type { Question } from "./question.ts";
import { around, matchesIn, type Matched, type Snippet } from "./snippets.ts";
import { languageTerm, type TermMaker } from "./terms.ts";

/** What a search looks through, and which part of what it finds is wanted: 20 of each unless told. */
export interface SearchPage { in?: Searched; language?: string; limit?: number; offset?: number }

/** An article that meets a question. The higher the score, the better; scores of two ledgers cannot be compared. */
export interface ArticleHit { document: Card; score: number; snippet: Snippet }

/** A claim that meets one, with its document; `matches` lie in its span and in the words that it took from elsewhere in the text. */
export interface ClaimHit { claim: Claim; document: Card; score: number; matches: Matched[] }

/**
 * What was found, the best first. `more`: whether there is more than this page. `ranked`: false where words are asked for that so much
 * has that none of it is better than another; then what was kept last comes first, and scores are 0.
 * `whole`: false where only the newest part of a large ledger was looked through, because each of the words is everywhere, and yet
 * hardly anything has them together.
 */
export interface Hits { articles: ArticleHit[]; claims: ClaimHit[]; more: Record<Searched, boolean>; ranked: Record<Searched, boolean>; whole: Record<Searched, boolean> }

/** Looks for a question among the articles and claims of the current readings. */
export async function searched(db: Kysely<Schema>, search: SearchIndex, maker: TermMaker, asked: Question, page: SearchPage): Promise<Hits> {
  const { limit, offset } = pageOf({ limit: page.limit ?? 20, offset: page.offset ?? 0 });
  const question = await resolved(db, asked);
  const within: Question = page.language === undefined ? question : { ...question, all: [...question.all, [{ term: languageTerm(page.language) }]] };
  const find = async (what: Searched): Promise<FoundRows> => {
    if (page.in !== undefined && page.in !== what) return { rows: [], ranked: true, whole: true };
    const { rows, ...how } = await search.find(db, what, within, { limit: limit + 1, offset });
    return { rows: rows.map(({ row, score }) => ({ row: Number(row), score: Number(score) })), ...how };
  };
  const met = { article: await find("article"), claim: await find("claim") }, articles = met.article.rows, claims = met.claim.rows;
  const of = (told: (rows: FoundRows) => boolean): Record<Searched, boolean> => ({ article: told(met.article), claim: told(met.claim) });
  const found: Hits = { articles: [], claims: [], more: of(({ rows }) => rows.length > limit), ranked: of(({ ranked }) => ranked), whole: of(({ whole }) => whole) };
  const texts = await textsOf(db, "arrival", articles.slice(0, limit).map(({ row }) => row));
  for (const { row, score } of articles.slice(0, limit)) {
    const { card, document } = texts.get(row)!;
    const matches = matchesIn(document.text, [{ start: 0, end: document.text.length }], question, languageOf(document), maker);
    found.articles.push({ document: card, score, snippet: around(document.text, matches) });
  }
  const bodies = await claimsOf(db, claims.slice(0, limit).map(({ row }) => row));
  const about = await textsOf(db, "document", [...new Set([...bodies.values()].map(({ document }) => document))]);
  for (const { row, score } of claims.slice(0, limit)) {
    const claim = bodies.get(row)!, { card, document } = about.get(claim.document)!;
    found.claims.push({ claim, document: card, score, matches: matchesIn(document.text, rangesOf(claim), question, languageOf(document), maker) });
  }
  return found;
}

const languageOf = ({ language }: Document): string => language.split("-")[0]!;

async function textsOf<K extends "arrival" | "document">(db: Kysely<Schema>, by: K, keys: (K extends "arrival" ? number : string)[]): Promise<Map<number | string, { card: Card; document: Document }>> {
  const found = new Map<number | string, { card: Card; document: Document }>();
  for (const piece of pieces(keys)) {
    const rows = await db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.version").innerJoin("document", "document.record", "current_reading.version")
      .select(["arrival", "current_reading.document", "body", "card"]).where(`current_reading.${by}`, "in", piece as never).execute();
    for (const row of rows) found.set(by === "arrival" ? Number(row.arrival) : row.document, { card: JSON.parse(row.card) as Card, document: JSON.parse(row.body) as Document });
  }
  return found;
}

async function claimsOf(db: Kysely<Schema>, records: number[]): Promise<Map<number, Claim>> {
  const found = new Map<number, Claim>();
  for (const piece of pieces(records)) {
    for (const { sequence, body } of await db.selectFrom("record").select(["sequence", "body"]).where("sequence", "in", piece).execute()) found.set(Number(sequence), JSON.parse(body) as Claim);
  }
  return found;
}
