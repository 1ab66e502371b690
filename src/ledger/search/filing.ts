import type { Kysely } from "kysely";
import type { Document } from "../../page/index.ts";
import type { Claim } from "../../reading/index.ts";
import { boneOf, meetsWith } from "../../text/index.ts";
import { insertAll } from "../chain.ts";
import { pieces } from "../derived.ts";
import type { Schema } from "../schema.ts";
import { quotesOf } from "../words.ts";
import type { FoundRows } from "./newest.ts";
import { MOST_PARTS, rowOf, type Searched } from "./parts.ts";
import type { Question, Way } from "./question.ts";
import { languageTerm, METHOD, NAME, STEM, TermMaker, wordsOf, type Terms, type Word } from "./terms.ts";

// Keeps the index of words in step with the current readings. It can be made anew at any time.

/** The terms of an article, or of a part of a long one, or of a claim. `row` is what `rowOf` makes of an arrival, or the claim's record. */
export interface SearchRow extends Terms { row: number }

/** What each database does in its own way: terms are kept as they come, in a table for articles and one for claims. */
export interface SearchIndex {
  put(db: Kysely<Schema>, what: Searched, rows: readonly SearchRow[]): Promise<void>;
  /** Takes out an article's rows, or those of the claims that are in the index of claims for this arrival. */
  remove(db: Kysely<Schema>, arrival: number): Promise<void>;
  clear(db: Kysely<Schema>): Promise<void>;
  /** Arrivals of articles or records of claims that meet the question, the best first, or the newest where they are too many. Its names are resolved. */
  find(db: Kysely<Schema>, what: Searched, question: Question, page: { limit: number; offset: number }): Promise<FoundRows>;
  /** How many articles and claims are in it. */
  count(db: Kysely<Schema>): Promise<Record<Searched, number>>;
}

/**
 * Words in one part of a long article, and signs of all their terms: PostgreSQL takes a megabyte at once, of terms of three bytes a
 * sign at most. Words of one phrase or question must stand in one part.
 */
const PART = 8000, PART_SIGNS = 100_000;
/** Keys of names that one name may sound like. */
const MOST_KEYS = 60;

/** What is to be indexed: the current reading of an article. */
export interface Indexed { arrival: number; document: Pick<Document, "text" | "title" | "publisher" | "language">; claims: { record: number; claim: Claim }[] }

/** Adds articles and their claims to the index, inside the caller's transaction; none of them may be in it. */
export async function index(db: Kysely<Schema>, search: SearchIndex, maker: TermMaker, readings: readonly Indexed[]): Promise<void> {
  const articles: SearchRow[] = [], told: SearchRow[] = [];
  for (const { arrival, document, claims } of readings) {
    const language = document.language.split("-")[0]!;
    let part = 0, signs = 0, words: Word[] = [];
    // What the page says of itself may stand in its metadata alone.
    const aside = [document.title, document.publisher].flatMap((name) => (name === null ? [] : [termsOfName(name, language, maker)]));
    const close = (): void => {
      const { words: all, more } = maker.termsOf(words, document.text, language);
      articles.push({ row: rowOf(arrival, part), words: part === 0 ? [...all, ...aside.flatMap((one) => one.words)] : all, more: [...new Set([...more, ...aside.flatMap((one) => one.more), languageTerm(language)])] });
      [part, signs, words] = [part + 1, 0, []];
    };
    const every: Word[] = [];
    for (const word of wordsOf(document.text)) {
      words.push(word);
      every.push(word);
      signs += signsOf(word, language, maker);
      if ((words.length >= PART || signs >= PART_SIGNS) && part < MOST_PARTS) close();
      if (part >= MOST_PARTS) break;
    }
    if ((words.length > 0 || part === 0) && part < MOST_PARTS) close();
    for (const { record, claim } of claims) told.push({ row: record, ...termsOfClaim(claim, document.text, every, language, maker) });
  }
  await search.put(db, "article", articles);
  await search.put(db, "claim", told);
  await addNames(db, [...articles, ...told]);
}

/** Words of a name as it is kept, which may not stand in the text so. */
function termsOfName(name: string, language: string, maker: TermMaker): Terms {
  return maker.named(name, language);
}

/** How much a word takes with all that it is found by. */
function signsOf(word: Word, language: string, maker: TermMaker): number {
  let signs = word.folded.length;
  for (const term of maker.beside(word, language).terms) signs += term.length;
  return signs;
}

/** The words of a stretch of a text whose words (`every`) are known: a stretch that begins within a word has the rest of it. */
function wordsIn(text: string, every: readonly Word[], start: number, end: number): Word[] {
  let low = 0, high = every.length;
  while (low < high) { const middle = (low + high) >> 1; if (every[middle]!.end <= start) low = middle + 1; else high = middle; }
  const found: Word[] = [];
  for (let at = low; at < every.length && every[at]!.start < end; at++) {
    const word = every[at]!;
    if (word.start >= start && word.end <= end) found.push(word);
    else for (const part of wordsOf(text, Math.max(start, word.start), Math.min(end, word.end))) found.push(part);
  }
  return found;
}

/** The words of a claim's span and of what it took from elsewhere in the article, and the names of what those mean. */
function termsOfClaim(claim: Claim, text: string, every: readonly Word[], language: string, maker: TermMaker): Terms {
  const all: string[] = [], more = new Set<string>([languageTerm(language)]);
  let signs = 0;
  for (const { start, end } of rangesOf(claim)) {
    // A sentence that is longer than any is found by its beginning.
    const inside = wordsIn(text, every, start, end).filter((word) => (signs += signsOf(word, language, maker)) <= PART_SIGNS);
    const { words, more: beside } = maker.termsOf(inside, text, language);
    all.push(...words);
    for (const term of beside) more.add(term);
  }
  const names = new Set([...claim.places, ...claim.initiators, ...claim.targets].map(({ name }) => name).concat(claim.attribution.map(({ source }) => source.name)));
  for (const name of names) {
    const { words, more: beside } = termsOfName(name, language, maker);
    // Not as words: quotation marks ask for what the page says, and the page may call it otherwise.
    for (const word of words) more.add(STEM + word);
    for (const term of beside) more.add(term);
  }
  return { words: all, more: [...more] };
}

/** The stretches of the text that a claim stands on: its span, and slots that lie outside of it. In order, none within another. */
export function rangesOf(claim: Claim): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const quotes = [...quotesOf(claim)].filter(({ what, start, end }) => what !== "prefix" && what !== "suffix" && start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end } of quotes) {
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** Files the loose keys of names by their consonants, so that a name in one script finds those in another. */
async function addNames(db: Kysely<Schema>, rows: readonly Terms[]): Promise<void> {
  const keys = new Set<string>();
  for (const { more } of rows) for (const term of more) if (term.startsWith(NAME)) keys.add(term.slice(NAME.length));
  const fresh = new Set(keys);
  for (const piece of pieces([...keys])) {
    for (const { key } of await db.selectFrom("search_name").select("key").where("key", "in", piece).execute()) fresh.delete(key);
  }
  if (fresh.size > 0) await insertAll(db, "search_name", [...fresh].sort().map((key) => ({ key, bone: boneOf(key) })));
}

/** The question with each name as the keys of the index that it can be: equal ones in its own script, in another those that sound so. */
export async function resolved(db: Kysely<Schema>, question: Question): Promise<Question> {
  const keys = new Map<string, Way[]>();
  const find = async (name: string): Promise<Way[]> => {
    const bone = boneOf(name), meets = meetsWith(name);
    const rows = await db.selectFrom("search_name").select("key").where("bone", "=", bone).execute();
    // Two consonants are too few to go by from one script to another: half the short words would meet.
    return rows.filter(({ key }) => key === name || (bone.length > 2 && meets(key))).slice(0, MOST_KEYS).map(({ key }) => ({ term: NAME + key }));
  };
  const walk = async (ways: readonly Way[]): Promise<Way[]> => {
    const found: Way[] = [];
    for (const way of ways) {
      if ("every" in way) found.push({ every: await Promise.all(way.every.map(walk)) });
      else if ("name" in way) found.push(...keys.get(way.name) ?? keys.set(way.name, await find(way.name)).get(way.name)!);
      else found.push(way);
    }
    return found;
  };
  return { ...question, all: await Promise.all(question.all.map(walk)) };
}

/** Whether all that is kept is in the index, by the method of today. */
export async function isWhole(db: Kysely<Schema>): Promise<boolean> {
  return Number((await db.selectFrom("search_state").select("method").executeTakeFirst())?.method ?? 0) === METHOD;
}

/**
 * Brings some more articles into an index that is not whole, in the order in which they came, inside the caller's transaction; the first
 * call empties it. Answers how many were brought in; 0 when it is whole.
 */
export async function indexMore(db: Kysely<Schema>, search: SearchIndex, maker: TermMaker, limit: number, anew = false): Promise<number> {
  const state = await db.selectFrom("search_state").selectAll().executeTakeFirst();
  if (!anew && Number(state?.method ?? 0) === METHOD) return 0;
  let after = Number(state?.arrival ?? 0);
  if (anew || Number(state?.building ?? 0) !== METHOD) {
    await search.clear(db);
    await db.deleteFrom("search_name").execute();
    after = 0;
  }
  const rows = await db.selectFrom("current_reading").innerJoin("record", "record.sequence", "current_reading.version").select(["arrival", "body"])
    .where("arrival", ">", after).orderBy("arrival").limit(limit).execute();
  const some: Indexed[] = [];
  for (const { arrival, body } of rows) {
    const claims = await db.selectFrom("claim_index").innerJoin("record", "record.sequence", "claim_index.claim").select(["claim", "body"]).where("arrival", "=", Number(arrival)).orderBy("claim").execute();
    await search.remove(db, Number(arrival));
    some.push({ arrival: Number(arrival), document: JSON.parse(body) as Document, claims: claims.map((one) => ({ record: Number(one.claim), claim: JSON.parse(one.body) as Claim })) });
  }
  await index(db, search, maker, some);
  await db.deleteFrom("search_state").execute();
  await db.insertInto("search_state").values({ one: 1, method: rows.length < limit ? METHOD : 0, building: METHOD, arrival: some.at(-1)?.arrival ?? after }).execute();
  return rows.length;
}
