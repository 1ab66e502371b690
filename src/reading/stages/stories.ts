// Several stories on one page: news in brief, agency items one after the other, a page of datelines. Each is told for
// itself, so that none borrows the day, the place or the parties of another. A subheading inside one article is no new
// story: where the names before and after it are the same, or tell nothing, the article goes on.
import type { Directory } from "../../directory/index.ts";
import type { Block, Document } from "../../page/index.ts";
import { foldName, type Range } from "../../text/index.ts";
import type { NameBook } from "../name-book.ts";
import type { Named } from "./names.ts";
import type { Sentence } from "./sentences.ts";
import { weigh, type Story } from "./story.ts";

/** A sentence with the names in it, before anything is decided. */
export interface Told { sentence: Sentence; tokens: Sentence["tokens"]; named: readonly Named[] }

/** One story of a page: its sentences, the heading of its own, and the dateline that it opens with. */
export interface Part { told: Told[]; heading: Block | null; dateline: Range | null }

/** `dateline`: "CITY, 12 May (Agency) -". `capitals`: a head in capitals. `heading`: any other heading. */
type Mark = "dateline" | "capitals" | "heading";
interface Section { mark: Mark | null; dateline: Range | null; heading: Block | null; placed: boolean; blocks: number; told: Told[]; names: Set<string> }
/** A page may come back to its subject after a digression of so many headings; and so many sentences tell where a stretch is. */
const AHEAD = 8, ENOUGH = 60;

/** What a page is parted with: the names of its language, and the datelines that its blocks open with. */
export interface Where { book: NameBook; directory: Directory; datelines: ReadonlyMap<Block, Range | null> }

/** Parts the sentences of a page (in order, from `readable` blocks) into its stories; most pages have one. */
export function stories(document: Document, readable: readonly Block[], told: readonly Told[], { book, directory, datelines }: Where): Part[] {
  const sections = split(document, readable, told, { book, directory, datelines });
  const heads = sections.filter((s) => s.mark === "capitals");
  // News in brief: heads in capitals, each over a paragraph or two, and at least two of them places. Others may head the
  // parts of an article, or the turns of an interview.
  const brief = heads.filter((s) => s.placed).length >= 2 && heads.every((s) => s.blocks <= 2);
  const parts: { part: Part; names: Set<string> }[] = [];
  sections.forEach((section, i) => {
    const before = parts.at(-1), { names } = section;
    const opens = before && before.part.told.length > 0 && section.mark !== null
      && (section.mark === "heading" || (section.mark === "capitals" && !brief)
        ? apart({ told: before.part.told.slice(-ENOUGH), names: before.names }, section, directory) && !sections.slice(i + 1, i + 1 + AHEAD).some((later) => alike(before.names, later.names))
        : !alike(before.names, names));
    if (before && !opens) { for (const sentence of section.told) before.part.told.push(sentence); for (const name of names) before.names.add(name); }
    else parts.push({ part: { told: [...section.told], heading: section.heading, dateline: section.dateline }, names: new Set(names) });
  });
  return parts.map(({ part }) => part);
}

/** Cuts a page wherever a new story might begin. */
function split(document: Document, readable: readonly Block[], told: readonly Told[], { book, directory, datelines }: Where): Section[] {
  const sections: Section[] = [{ mark: null, dateline: null, heading: null, placed: false, blocks: 0, told: [], names: new Set() }];
  const read = new Set(readable);
  let next = 0, head: Block | null = null;
  for (const block of document.blocks) {
    const words = document.text.slice(block.start, block.end);
    if (!read.has(block)) {
      // A heading that the page room took for furniture ("SPORT") parts stories as others do.
      if (block.role === "title" || block.role === "dateline" || (block.role === "boilerplate" && words.length <= 40 && inCapitals(words))) head = block;
      continue;
    }
    const above = head?.role === "dateline" ? document.text.slice(head.start, head.end) : "";
    const dateline = datelines.get(block) ?? (above && opening(`${above} - `, book, directory) > 0 ? { start: head!.start, end: head!.end } : null);
    const over = head && document.text.slice(head.start, head.end);
    const lead = over && inCapitals(over) ? over : runsIn(words);
    const placed = lead !== null && isPlace(lead, book);
    const mark: Mark | null = dateline ? "dateline" : lead !== null ? "capitals" : head?.role === "title" ? "heading" : null;
    // Above the first paragraph stands the title of the page.
    if (mark && (sections.length > 1 || sections[0]!.blocks > 0)) sections.push({ mark, dateline, heading: head?.role === "title" ? head : null, placed, blocks: 0, told: [], names: new Set() });
    else if (mark) { sections[0]!.mark = mark === "capitals" ? mark : null; sections[0]!.placed = placed; sections[0]!.dateline = dateline; }
    const section = sections.at(-1)!;
    section.blocks++;
    while (next < told.length && told[next]!.sentence.start < block.end) section.told.push(told[next++]!);
    head = null;
  }
  for (const section of sections) section.names = namesOf(section.told, directory);
  return sections;
}

const inCapitals = (words: string): boolean => { const letters = words.replace(/\P{L}/gu, ""); return letters.length >= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase(); };

/** Whether a text is in letters that have no capitals. */
const caseless = (words: string): boolean => { const letters = words.replace(/\P{L}/gu, ""); return letters.length >= 3 && letters.toUpperCase() === letters.toLowerCase(); };

/** Whether a head is the name of a country or of a place that people live in. */
const isPlace = (head: string, book: NameBook): boolean => book.places(foldName(head)).some((p) => p.class === "A" || p.population >= 1000 || p.id.startsWith("rc:"));

/** "MALI. Douze soldats …", "MALI – Twelve soldiers …": the head in capitals that runs into its paragraph, or null. */
function runsIn(words: string): string | null {
  const head = /^([^.:–—\n]{3,30}?)\s?(?:[.:]|[–—-](?=\s))\s/u.exec(words.slice(0, 40))?.[1];
  return head !== undefined && inCapitals(head) && head.split(" ").length <= 3 ? head : null;
}

/** The dateline that a paragraph opens with, or null. What it names is where and when it was written, not what happened. */
export function datelineOf(document: Document, block: Block, book: NameBook, directory: Directory): Range | null {
  const length = opening(document.text.slice(block.start, Math.min(block.end, block.start + 160)), book, directory);
  return length > 0 ? { start: block.start, end: block.start + length } : null;
}

/**
 * The length of the dateline that a paragraph opens with, or 0: a place, perhaps a date, and then an outlet in brackets or between dashes
 * ("City, 12 May (Agency) -", "City - Agency:"), or a place in capitals before a dash ("CITY, May 12 -").
 */
function opening(words: string, book: NameBook, directory: Directory): number {
  const found = /^([^,،(/–—:\n-]{2,40}(?:-\p{L}{1,20})?)(?:[,،]\s?[^()–—\n]{2,30})?\s?(?:\(([^()\n]{2,40})\)\s?[–—:-]|[/–—-]\s?([^()–—:\n-]{2,40})[–—:-]|[–—-])\s/u.exec(words.slice(0, 140));
  if (!found) return 0;
  const [, place = "", bracketed, dashed] = found;
  const outlet = bracketed ?? dashed;
  if (place.trim().split(/\s+/).length > 4 || book.places(foldName(place)).length === 0) return 0;
  // "City, 20 May 2017 (XYZ) -": with a date before it what stands in brackets is an outlet, known or not.
  const head = found[0].slice(0, Math.max(0, found[0].indexOf("("))), comma = head.indexOf(",");
  if (bracketed !== undefined && comma >= 0 && /\p{Nd}/u.test(head.slice(comma))) return found[0].length;
  // Where letters have no capitals a place before a dash opens every report that has it ("بيروت - قال …").
  if (bracketed !== undefined && book.places(foldName(bracketed)).some((p) => p.code === "PCLI")) return found[0].length; // "CITY (Country) -"
  if (outlet === undefined) return inCapitals(place) || caseless(place) ? found[0].length : 0;
  return book.actors(foldName(outlet)).some(({ actor }) => { const kind = directory.actor(actor)?.kind; return kind === "media" || kind === "news-agency"; }) ? found[0].length : 0;
}

/** Who and where a stretch names: actors that are no outlets, and places that are no countries. */
function namesOf(told: readonly Told[], directory: Directory): Set<string> {
  const names = new Set<string>();
  for (const { named } of told) for (const name of named) {
    const actors = name.actors.filter((m) => m.via !== "contextual");
    for (const { actor } of actors) { const kind = directory.actor(actor)?.kind; if (kind !== "media" && kind !== "news-agency" && kind !== "international-organisation") names.add(actor); }
    if (actors.length === 0 && !name.loose && name.places.length > 0 && !name.places.some((p) => p.code === "PCLI")) names.add([...name.places].map((p) => p.id).sort()[0]!);
  }
  return names;
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...b].filter((name) => a.has(name)).length;

/** Whether two stretches name much the same: then they are one story, whatever stands between them. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const both = shared(a, b);
  return both >= 2 && both * 2 >= Math.min(a.size, b.size);
}

/** Whether what follows a mere heading is about somewhere and somebody else altogether: hardly a name in common, and another country. */
function apart(before: Pick<Section, "told" | "names">, after: Pick<Section, "told" | "names">, directory: Directory): boolean {
  if (before.names.size < 2 || after.names.size < 2 || shared(before.names, after.names) * 5 > Math.min(before.names.size, after.names.size)) return false;
  const [a, b] = [before.told, after.told].map((told) => weigh(told, directory).countries);
  const first = a?.[0], other = b?.[0];
  if (!first || !other || first[0] === other[0]) return false;
  // Neither country is so much as a side matter of the other stretch.
  const share = (countries: [string, number][], code: string): number => (countries.find(([c]) => c === code)?.[1] ?? 0) / countries.reduce((sum, [, n]) => sum + n, 0);
  return share(a!, other[0]) < 0.1 && share(b!, first[0]) < 0.1;
}

/** How much the rest of a page says about where a story of it is: enough to tell towns of one name apart, too little to outvote it. */
const PAGE = 0.2;

/** Weighs the names of one story among several; the page as a whole counts a little towards its country, and not at all towards its cast. */
export function weighPart(part: Part, page: Story, directory: Directory): Story {
  const story = weigh(part.told, directory);
  const votes = new Map(story.countries);
  for (const [country, n] of page.countries) votes.set(country, (votes.get(country) ?? 0) + n * PAGE);
  return { ...story, countries: [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
}
