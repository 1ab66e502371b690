import { Readable } from "node:stream";
import { STATUSES } from "../reconcile/index.ts";
import { Refusal } from "./answers.ts";
import { count, given, inOrder, names, optional } from "./filters.ts";
import type { Call, Route } from "./routes.ts";
import { list, record, ref, type Schema } from "./schemas.ts";
import type { Looking, Names, SituationFilter, TableName } from "./services.ts";

// The addresses behind the larger views: the situation, sources, comparisons, tables to take away, an event as one file.

const narrowed = {
  ...optional, status: { enum: [...STATUSES], description: "A status that the event has." },
  side: given("The id of a side whose sources speak of the event."), language: given("The language (BCP 47) of a page that tells of it."),
  box: given("West,south,east,north in degrees: one of its places lies within."),
  words: { type: "string", maxLength: 2000, description: "Words that a page that tells of it holds, as for /api/search; of the thousand pages that hold them best." } as Schema,
};
const NARROWED = Object.keys(narrowed) as (keyof SituationFilter)[];
const paged = (most: number, usual: number) => ({ limit: count(most, `At most so many, ${usual} unless told.`), offset: count(1_000_000_000, "So many are passed over.") });
type Page = { limit?: number; offset?: number };
/** The same, for what is drawn on the desk itself: there words stand whole unless somebody asks otherwise. */
const shown: Schema = { ...names, description: "Whether names of private persons are masked, as for a map in another's page; they are not unless told `masked`." };
const filterQuery = record<SituationFilter & { names?: Names }>({ ...narrowed, names }, [...NARROWED, "names"]);
const mapQuery = record<SituationFilter & Looking>(
  { ...narrowed, view: given("West,south,east,north of what is looked at."), zoom: count(22, "The zoom, with tiles of 512 pixels."), names: shown }, [...NARROWED, "view", "zoom", "names"],
);
const sourcesQuery = record<SituationFilter & Page>({ ...narrowed, ...paged(1000, 50) }, [...NARROWED, "limit", "offset"]);
const rowsQuery = record<SituationFilter & Page & { names?: Names }>({ ...narrowed, ...paged(1000, 50), names: shown }, [...NARROWED, "limit", "offset", "names"]);
const pair = { a: given("The id of a document."), b: given("The id of another.") };
const compared = record<{ a: string; b: string }>(pair);
const comparedTable = record<{ a: string; b: string; names?: Names }>({ ...pair, names }, ["names"]);
const sourceKey = record<{ key: string }>({ key: { type: "string", minLength: 1, maxLength: 500, description: "The key of a source, as /api/sources gives it." } });
const oneDocument = record<{ document?: string; names?: Names }>({ document: given("Only the claims of this document."), names }, ["document", "names"]);
const oneEvent = record<{ event: string; names?: Names }>({ event: given("The id of an event."), names }, ["names"]);
const onlyNames = record<{ names?: Names }>({ names }, ["names"]);
const anId = record<{ id: string }>({ id: { type: "string", maxLength: 300, pattern: "^[A-Za-z0-9][A-Za-z0-9:._~+-]*$" } });

const answer = (description: string, name: string) => ({ 200: { description, schema: ref(name) } });
const get = { method: "GET" as const, params: null, body: null };

const TABLES: readonly { name: TableName; query: Schema | null; of: string }[] = [
  { name: "events", query: filterQuery, of: "The situation's events" }, { name: "sources", query: filterQuery, of: "Sources" },
  { name: "claims", query: oneDocument, of: "Claims" }, { name: "documents", query: onlyNames, of: "What is kept" }, { name: "compare", query: comparedTable, of: "Two articles claim by claim" },
  { name: "matrix", query: oneEvent, of: "An event's attributes by origin" }, { name: "judgements", query: onlyNames, of: "Who decided what and when" },
];

export const VIEW_ROUTES: readonly Route[] = [
  {
    ...get, path: "/api/situation", operation: "situation", query: mapQuery,
    summary: "Map, timeline and the first page of the list under one filter, with what else it could be narrowed by.",
    answers: answer("The situation. While the desk has just started, fewer events may be counted than there are.", "SituationAnswer"),
    handle: async ({ services, query }) => { const { view, zoom, names, ...filter } = inOrder(query as SituationFilter & Looking); return services.situation(filter, { view, zoom, names }); },
  },
  {
    ...get, path: "/api/situation/map", operation: "situationMap", query: mapQuery,
    summary: "The map of the situation at another zoom, or over a part of the world.",
    answers: answer("Places, or several drawn as one where there are many, and movements.", "MapAnswer"),
    handle: async ({ services, query }) => { const { view, zoom, names, ...filter } = inOrder(query as SituationFilter & Looking); return services.situationMap(filter, { view, zoom, names }); },
  },
  {
    ...get, path: "/api/situation/events", operation: "situationEvents", query: rowsQuery,
    summary: "A page of the situation's list.",
    answers: answer("The events, those that began last first and those without a date at the end.", "RowsAnswer"),
    handle: async ({ services, query }) => { const { limit, offset, names, ...filter } = inOrder(query as SituationFilter & Page & { names?: Names }); return services.situationEvents(filter, { limit, offset, names }); },
  },
  {
    ...get, path: "/api/sources", operation: "listSources", query: sourcesQuery,
    summary: "Everybody who speaks in the events that a filter lets through: how often as origin and as relay, and what became of their word.",
    answers: answer("The sources that speak in the most events first. No score is made of the numbers.", "SourcesAnswer"),
    handle: async ({ services, query }) => { const { limit, offset, ...filter } = inOrder(query as SituationFilter & Page); return services.sources(filter, { limit, offset }); },
  },
  {
    ...get, path: "/api/source", operation: "getSource", query: sourceKey,
    summary: "One source: its ties with their citations, the events in which it speaks and what it said.",
    answers: answer("The source.", "SourceAnswer"),
    handle: async ({ services, query }) => found(await services.source((query as { key: string }).key), "source", "List them at /api/sources."),
  },
  {
    ...get, path: "/api/compare", operation: "compare", query: compared,
    summary: "Two articles side by side: their claims by the event that they tell of, and those that only one has.",
    answers: answer("The two articles.", "CompareAnswer"),
    handle: async ({ services, query }) => { const { a, b } = query as { a: string; b: string }; return found(await services.compare(a, b), "document", "List them at /api/documents."); },
  },
  {
    ...get, path: "/api/events/:id/page", operation: "getEventPage", params: anId, query: record<{ language?: string; names?: Names }>({ language: { enum: ["en", "fr", "ar"], description: "The language of its headings, en unless told." }, names }, ["language", "names"]),
    summary: "One event with its evidence as a single HTML file to send on: no script, nothing that it loads.",
    answers: { 200: { description: "The page, as a download.", schema: null, media: "text/html" } },
    handle: async ({ services, params, query, reply }) => {
      const { language = "en", names } = query as { language?: "en" | "fr" | "ar"; names?: Names };
      const page = found(await services.eventPage(params.id, language, names), "event", "List them at /api/events.");
      void reply.headers({ "content-type": "text/html; charset=utf-8", "content-disposition": `attachment; filename="${params.id.replace(/[^A-Za-z0-9]+/gu, "-")}.html"` });
      return page;
    },
  },
  ...TABLES.flatMap(({ name, query, of }): Route[] => [
    {
      ...get, path: `/api/tables/${name}.csv`, operation: `${name}Csv`, query, summary: `${of} as a table: CSV, all rows.`,
      answers: { 200: { description: "One row a line under a line of names (RFC 4180, UTF-8).", schema: null, media: "text/csv" } },
      handle: async (call) => table(call, name, "csv"),
    },
    {
      ...get, path: `/api/tables/${name}.json`, operation: `${name}Json`, query, summary: `${of} as a table: JSON, all rows.`,
      answers: { 200: { description: "A list of rows with the same columns.", schema: list({ type: "object" }) } },
      handle: async (call) => table(call, name, "json"),
    },
  ]),
];

async function table({ services, query, reply }: Call, name: TableName, format: "csv" | "json"): Promise<Readable> {
  const { names, ...asked } = inOrder(query as Record<string, string>) as { names?: Names } & Record<string, string>;
  const pieces = found(await services.table(name, format, asked, names), name === "matrix" ? "event" : "document", `List them at /api/${name === "matrix" ? "events" : "documents"}.`);
  void reply.headers({ "content-type": format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/json; charset=utf-8", "content-disposition": `attachment; filename="recoupe-${name}.${format}"` });
  return Readable.from(pieces);
}

function found<T>(value: T | null, kind: string, remedy: string): T {
  if (value === null) throw new Refusal(404, `unknown-${kind}`, `No such ${kind} is kept here.`, remedy);
  return value;
}
