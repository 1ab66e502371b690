// The cascade: one ordered list of what is done to a document, with the reason where the order matters.
import type { Atlas, Place } from "../atlas/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Block, Document } from "../page/index.ts";
import { foldName, sha256, type Range } from "../text/index.ts";
import { problem, type Problem } from "../problem.ts";
import type { Claim, PlaceRef, Reading } from "./claim.ts";
import { buildLexicon, type Lexicon } from "./lexicon.ts";
import { compile } from "./match.ts";
import { nameBook } from "./name-book.ts";
import type { Pack } from "./rule.ts";
import { Vocabulary } from "./vocabulary.ts";
import { claims, placeRef } from "./stages/claims.ts";
import { geography } from "./stages/geography.ts";
import { aboutOther, ofConflict, protestsOnly } from "./stages/conflict.ts";
import { latest, place } from "./stages/places.ts";
import { names, type Named } from "./stages/names.ts";
import { readSentence, type Reader, type Sense, type Telling } from "./stages/read-sentence.ts";
import { sentences, type Sentence } from "./stages/sentences.ts";
import { datelineOf, stories, weighPart, type Part } from "./stages/stories.ts";
import { times } from "./stages/times.ts";
import { country, floor, weigh, type Story } from "./stages/story.ts";
import { tokenize } from "./stages/tokens.ts";
import { isDemonstrative } from "./tags.ts";

/** What a reading looks things up in. */
export interface Shelf { packs: readonly Pack[]; atlas: Atlas; directory: Directory }

interface Compiled extends Reader { lexicon: Lexicon; digest: string }
const compiled = new WeakMap<Pack, Compiled>();

/** Compiles a pack once; the result depends on nothing but the pack. */
export function compilePack(pack: Pack): Compiled {
  let ready = compiled.get(pack);
  if (!ready) {
    const digest = sha256(JSON.stringify([pack.lexicon, pack.times, pack.attributions, pack.phrases, pack.geography, pack.grammar]));
    // All rules of a language run over the same sentences: what they ask of a word is looked up once.
    const words = new Vocabulary();
    const rules = { times: compile(pack.times, words), attributions: compile(pack.attributions, words), phrases: compile(pack.phrases, words), geography: compile(pack.geography ?? [], words) };
    ready = { language: pack.language, grammar: pack.grammar, lexicon: buildLexicon(pack), ...rules, digest };
    compiled.set(pack, ready);
  }
  return ready;
}

/** Last year that an undated page can speak of when nothing says when it was captured. */
const HORIZON = 2026;
const READ = new Set(["lede", "body", "list", "quote"]);

/** Told of each sentence as it was read, for `inspect`; a reading does not hang on it. */
export type Watch = (sense: Sense) => void;

/**
 * Reads the claims out of a document. Pure: the same document and shelf give the same reading. A document in a
 * language without a pack gives no claims and one problem that says so.
 */
export function read(document: Document, shelf: Shelf, watch?: Watch): Reading {
  const problems: Problem[] = [];
  const language = document.language.split("-")[0]!;
  const pack = shelf.packs.find((p) => p.language === language);
  if (!pack) {
    problems.push(problem({ rule: "language-without-pack", severity: "error", message: language === "und" ? "The language of this page could not be told, so it was not read." : `There is no language pack for "${document.language}", so this page was not read.`, remedy: `recoupe reads ${shelf.packs.map((p) => p.language).join(", ")}; docs/add-a-language.md says how to add one.`, source: document.captured_from }));
    return { document, claims: [], problems, rules: "" };
  }
  const reader = compilePack(pack);
  const publisher = publisherId(document, shelf.directory, language);
  let blocks = document.blocks.filter((b) => READ.has(b.role));
  // A headline repeats the body: it is read only where there is no body.
  if (blocks.length === 0) blocks = document.blocks.filter((b) => b.role === "title");
  const made: Claim[] = [];
  // 1. Tokens and sentences, block by block: no sentence crosses a block, and a dateline is none.
  const book = nameBook(shelf.atlas, shelf.directory, language), { isName } = book;
  const datelines = new Map(blocks.map((block) => [block, datelineOf(document, block, book, shelf.directory)]));
  const told = blocks.flatMap((block) => sentences(tokenize(document.text, { start: datelines.get(block)?.end ?? block.start, end: block.end }, reader.grammar, reader.lexicon, isName), reader.grammar));
  // 2. Names, before anything is decided, so that the story's country and cast can be weighed over the whole of it.
  const named = told.map((sentence) => ({ tokens: sentence.tokens, named: names(sentence.tokens, language, reader.grammar, shelf.atlas, shelf.directory), sentence }));
  // 3. The stories of the page, before their names are weighed: what one is about says nothing of the next.
  const parts = stories(document, blocks, named, { book, directory: shelf.directory, datelines });
  const page = weigh(named, shelf.directory);
  const title = document.blocks.find((b) => b.role === "title") ?? null;
  parts.forEach((part, number) => {
    const story = parts.length === 1 ? page : weighPart(part, page, shelf.directory);
    const head = number === 0 ? title : part.heading;
    headed(story, titled(document, head, reader, shelf), shelf.directory);
    // One by one: a spread call of a hundred thousand claims would be one of too many arguments.
    for (const claim of tell(document, part, head, number, { story, reader, shelf, publisher, problems, watch })) made.push(claim);
  });
  for (const p of problems) p.source ??= document.captured_from;
  return { document, claims: made, problems, rules: reader.digest };
}

/** Reads one story of a page. */
function tell(document: Document, part: Part, title: Block | null, number: number, { story, reader, shelf, publisher, problems, watch }: { story: Story; reader: Compiled; shelf: Shelf; publisher: string | null; problems: Problem[]; watch: Watch | undefined }): Claim[] {
  const named = part.told;
  const published = document.published?.slice(0, 10) ?? null;
  story.day = published;
  story.areas = areas([...titled(document, title, reader, shelf), ...named], story);
  const inText = document.evidence.published?.anchor ? "text" as const : "published" as const;
  const horizon = document.captured ? Number(document.captured.slice(0, 4)) : HORIZON;
  const telling: Telling = { story, cast: { lastGroup: null, lastForce: null, last: null }, anchors: latest(certain([...titled(document, title, reader, shelf), ...named], story)), reference: { day: published, against: published ? inText : null, last: null, floor: floor(story), horizon }, atlas: shelf.atlas, directory: shelf.directory, problems, text: document.text };
  // An undated page may say its own day ("ce lundi 18 juin"), and an item amid a page has its own dateline: the other
  // words of time resolve against it.
  const today = part.dateline && (number > 0 || published === null) ? dateline(part.dateline, reader, telling) : null;
  const own = today ?? (telling.reference.day === null ? written(named.map((n) => n.sentence), reader, telling) : null);
  if (own) telling.reference = { ...telling.reference, day: own, against: "text" };
  if (today) story.day = today;
  // 4. Sentence by sentence, in order: who was named before decides what "the fighters" are.
  const read = named.map(({ sentence, named: list }) => readSentence(sentence, list, reader, telling));
  // News of weather, money or sport shares its verbs with war: without fighters or arms they tell nothing.
  const head = title ? tokenize(document.text, title, reader.grammar, reader.lexicon) : [];
  const senses = aboutOther(read, head, shelf.directory) ? protestsOnly(read) : ofConflict(read, shelf.directory);
  if (watch) senses.forEach(watch);
  // 5. Claims: chains of sources and what the story adds.
  const made = claims(senses, document, telling, reader.language, publisher, number, headline(document, title, reader, shelf, telling));
  // 6. Where places are said to lie, against the atlas: after the claims, for a problem stands on one.
  for (const wrong of geography(named.map((n, i) => ({ tokens: n.tokens, named: n.named, places: senses[i]!.places })), made, reader.geography, telling)) problems.push(wrong);
  return made;
}

/** The day of the dateline that a story opens with, when it gives one. */
function dateline(range: Range, reader: Compiled, telling: Telling): string | null {
  const tokens = tokenize(telling.text, range, reader.grammar, reader.lexicon);
  return times(tokens, reader.times, { ...telling.reference }, [], telling.text).find((t) => t.start !== null && t.start === t.end && t.precision === 1)?.start ?? null;
}

/** The day of writing that an undated page's own sentences give, when weekday, day and the actors leave one. */
function written(sentences: readonly Sentence[], reader: Compiled, telling: Telling): string | null {
  for (const { tokens } of sentences.filter((s) => s.tokens.some((t) => isDemonstrative(t))))
    for (const t of times(tokens, reader.times, { ...telling.reference }, [], telling.text))
      if (t.start && t.precision === 1 && t.inferred.includes("year") && isDemonstrative(tokens[t.from])) return t.start;
  return null;
}

/** Places that have no namesake in the story's country: they tell which of several towns of one name is meant. */
function certain(sentences: readonly { named: readonly Named[] }[], story: Story): Place[] {
  const home = country(story);
  return sentences.flatMap(({ named }) => named.flatMap((n) => {
    if (n.actors.length || n.loose) return [];
    const all = n.places.filter((p) => p.class !== "A" && p.code !== "RGNE" && (home === null || p.country === home));
    // A provincial capital is meant before the hamlets that share its name.
    const seats = all.filter((p) => p.code === "PPLC" || p.code === "PPLA" || p.population > 20_000);
    const here = seats.length === 1 ? seats : all;
    return here.length === 1 && n.places.every((p) => p.code !== "PCLI") ? here : [];
  }));
}

/** Provinces and regions of the story's country, the smaller first: they tell which of several towns of one name is meant. */
function areas(sentences: readonly { named: readonly Named[] }[], story: Story): Place[] {
  const home = country(story);
  return sentences.flatMap(({ named }) => named.flatMap((n) => (n.loose ? [] : n.places.filter((p) => (p.code === "ADM1" || p.class === "L") && p.precision_km !== null && (home === null || p.country === home)))))
    .sort((a, b) => a.precision_km! - b.precision_km!);
}

/** The headline says where a story is, though the body names those who talk about it more often. */
function headed(story: Story, head: readonly { tokens: Sentence["tokens"]; named: readonly Named[] }[], directory: Directory): void {
  for (const [code, votes] of weigh(head, directory).countries) {
    const known = story.countries.find(([c]) => c === code);
    if (known) known[1] += votes * HEADLINE; else story.countries.push([code, votes * HEADLINE]);
  }
  story.countries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** How much more a name in the headline says about where the story is than one in the body. */
const HEADLINE = 2;

/** The names of the headline: they help to tell the towns of the story apart. */
function titled(document: Document, title: Block | null, reader: Compiled, shelf: Shelf): { tokens: Sentence["tokens"]; named: readonly Named[] }[] {
  if (!title) return [];
  const tokens = tokenize(document.text, title, reader.grammar, reader.lexicon, nameBook(shelf.atlas, shelf.directory, reader.language).isName);
  return [{ tokens, named: names(tokens, reader.language, reader.grammar, shelf.atlas, shelf.directory) }];
}

/** The place that the headline names: where the story is, until its own sentences say. */
function headline(document: Document, title: Block | null, reader: Compiled, shelf: Shelf, telling: Telling): PlaceRef[] {
  if (!title) return [];
  const tokens = tokenize(document.text, title, reader.grammar, reader.lexicon, nameBook(shelf.atlas, shelf.directory, reader.language).isName);
  for (const name of names(tokens, reader.language, reader.grammar, shelf.atlas, shelf.directory)) {
    const found = name.places.length && !name.loose ? place(tokens, name, telling.story, [], reader.grammar.capitals) : null;
    // "Washington voit la main de …": a capital that speaks is no scene.
    if (found && name.actors.length && (found.prep === null || found.prep === "of")) continue;
    if (found?.place && found.precision < 3 && !found.describes) {
      const anchor = { start: tokens[found.from]!.start, end: tokens[found.to - 1]!.end };
      return [placeRef({ ...found, role: "at" }, { text: document.text.slice(anchor.start, anchor.end), anchor, inherited: true }, shelf.atlas)];
    }
  }
  return [];
}

/** The directory's actor that the page's publisher is, if one. */
export function publisherId(document: Document, directory: Directory, language: string): string | null {
  if (!document.publisher) return null;
  const match = directory.find(foldName(document.publisher), language).find((m) => m.via !== "contextual");
  return match?.actor ?? null;
}
