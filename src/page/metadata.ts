import { foldName, unstack } from "../text/index.ts";
import { problem, type Problem } from "../problem.ts";
import type { Told } from "./credits.ts";
import { findDates, type Calendar } from "./dates.ts";
import { statedTitles } from "./headline.ts";
import type { Walked } from "./walk.ts";

/** What the head of an HTML page and its linked data say of it. */
export interface Stated { title: Told | null; byline: Told | null; published: Told | null; publisher: Told | null; url: Told | null; republished_from: Told | null; problems: Problem[] }

const tell = (value: string, field: string, text: string): Told => ({ value, evidence: { anchor: null, text, field } });
const tidy = (text: string): string => unstack(text).normalize("NFC").replace(/\s+/gu, " ").trim();

/** Reads meta elements (Open Graph, Dublin Core and their kin), microdata, `<time>` and JSON-LD. */
export function statedBy(walked: Walked, calendar: Calendar, source: string): Stated {
  const problems: Problem[] = [];
  const linked = articleIn(walked.linked, problems, source);
  const first = (...fields: string[]): { field: string; value: string } | null => {
    for (const field of fields) {
      const found = walked.stated.find((stated) => stated.field === field && stated.value.trim() !== "");
      if (found) return found;
    }
    return null;
  };
  const plain = (found: { field: string; value: string } | null): Told | null => {
    const value = found ? tidy(found.value) : "";
    return found && value !== "" && value.length <= 500 ? tell(value, found.field, found.value) : null;
  };
  const fromLinked = (field: string, ...path: string[]): Told | null => {
    const value = textAt(linked, path);
    return value ? tell(tidy(value), `JSON-LD ${field}`, value) : null;
  };
  const publisher = fromLinked("publisher", "publisher", "name") ?? plain(first("meta og:site_name", "meta dc.publisher", "meta dcterms.publisher", "meta publisher", "meta application-name", "itemprop publisher"));
  const person = (told: Told | null): Told | null => (told && !/^https?:/i.test(told.value) ? told : null);
  const stated = statedTitles(walked)[0];
  return {
    title: fromLinked("headline", "headline") ?? (stated ? tell(withoutSite(stated.value, publisher?.value ?? null), stated.field, stated.value) : null),
    byline: person(fromLinked("author", "author", "name")) ?? person(plain(first("meta author", "meta article:author", "meta dc.creator", "meta parsely-author", "meta sailthru.author", "itemprop author"))),
    published: publishedIn(walked, linked, calendar),
    publisher,
    url: urlIn(plain(first("link canonical", "meta og:url")) ?? fromLinked("url", "url")),
    republished_from: plain(first("meta syndication-source", "meta original-source")) ?? fromLinked("isBasedOn", "isBasedOn"),
    problems,
  };
}

const DATE_FIELDS = ["meta article:published_time", "meta og:article:published_time", "meta og:published_time", "itemprop datepublished", "itemprop datePublished", "meta datepublished", "meta date.issued", "meta dc.date.issued", "meta dcterms.issued", "meta dcterms.created", "meta dc.date", "meta dcterms.date", "meta pubdate", "meta publishdate", "meta publish-date", "meta publish_date", "meta publication_date", "meta publicationdate", "meta sailthru.date", "meta parsely-pub-date", "meta cxenseparse:recs:publishtime", "meta citation_publication_date", "meta date", "time published"];

function publishedIn(walked: Walked, linked: unknown, calendar: Calendar): Told | null {
  const stated = textAt(linked, ["datePublished"]);
  const found = [...(stated ? [{ field: "JSON-LD datePublished", value: stated }] : []), ...DATE_FIELDS.flatMap((field) => walked.stated.filter((one) => one.field === field).slice(0, 1))];
  // A lone <time> is the page's; among several, some are other stories'.
  const times = new Set(walked.stated.filter(({ field }) => field === "time").map(({ value }) => value));
  if (times.size === 1) found.push({ field: "time", value: [...times][0]! });
  for (const { field, value } of found) {
    const date = isoOf(value, calendar);
    if (date) return tell(date, field, value);
  }
  return null;
}

const ISO = /^\s*((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?/i;

/** An ISO 8601 date, with time and zone where given, out of a metadata value; null when it is none or ambiguous. */
function isoOf(value: string, calendar: Calendar): string | null {
  const match = ISO.exec(value.slice(0, 80));
  if (!match) {
    const dates = findDates(value.slice(0, 120), calendar);
    return dates.length === 1 ? dates[0]!.iso : null;
  }
  const [, year, month, day, hours, minutes, seconds, zone] = match;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) return null;
  if (hours === undefined || +hours > 23 || +minutes! > 59) return date;
  const offset = zone === undefined ? "" : /^z$/i.test(zone) ? "Z" : zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return `${date}T${hours}:${minutes}${seconds !== undefined && seconds !== "00" ? `:${seconds}` : ""}${offset}`;
}

function urlIn(told: Told | null): Told | null {
  if (!told || !URL.canParse(told.value)) return null;
  const url = new URL(told.value);
  return url.protocol === "https:" || url.protocol === "http:" ? told : null;
}

/** A head title without the outlet's name that is set off at its end or beginning. */
export function withoutSite(title: string, publisher: string | null): string {
  if (!publisher) return title;
  const parts = title.split(/\s[|–—-]\s|\s[»:]\s/u), site = foldName(publisher);
  if (parts.length < 2) return title;
  const last = parts.at(-1)!, first = parts[0]!;
  if (foldName(last) === site) return title.slice(0, title.lastIndexOf(last)).trimEnd().replace(/[|–—»:-]$/u, "").trimEnd();
  return foldName(first) === site ? title.slice(first.length).replace(/^\s*[|–—»:-]\s+/u, "") : title;
}

// ——— JSON-LD ———

const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|Report)$/;
const MOST_NODES = 5_000, MOST_SIGNS = 1_000_000;

/** The node of the page's article; other stories that the data lists (in `hasPart`, `itemListElement` …) are not looked at. */
function articleIn(scripts: readonly string[], problems: Problem[], source: string): unknown {
  let page: unknown = null, seen = 0;
  for (const script of scripts) {
    if (script.length > MOST_SIGNS || script.trim() === "") continue;
    let data: unknown;
    try { data = JSON.parse(script.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, "")); } catch (error) {
      problems.push(problem({ rule: "broken-json-ld", severity: "info", message: "The page's linked data is broken and was left aside.", remedy: null, source, cause: error instanceof Error ? error.message : String(error) }));
      continue;
    }
    const todo: unknown[] = Array.isArray(data) ? [...data.slice(0, MOST_NODES)].reverse() : [data];
    while (todo.length && seen++ < MOST_NODES) {
      const node = todo.pop();
      if (typeof node !== "object" || node === null) continue;
      const { "@type": type, "@graph": graph, mainEntity } = node as Record<string, unknown>;
      const types = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string");
      if (types.some((one) => ARTICLE.test(one))) return node;
      if (types.some((one) => one === "WebPage")) page ??= node;
      if (Array.isArray(graph)) todo.push(...graph.slice(0, MOST_NODES).reverse());
      if (typeof mainEntity === "object") todo.push(mainEntity);
    }
  }
  return page;
}

/** The text at a path; of lists, the names joined; of objects, their `name` or `@id`. */
function textAt(node: unknown, path: readonly string[]): string | null {
  if (Array.isArray(node)) {
    const texts = node.slice(0, 10).map((one) => textAt(one, path)).filter((text) => text !== null);
    return texts.length ? texts.join(", ") : null;
  }
  if (typeof node === "string") return node.trim() !== "" && node.length <= 2_000 && path.length <= 1 && (path.length === 0 || path[0] === "name") ? node : null;
  if (typeof node !== "object" || node === null) return null;
  const [key, ...rest] = path;
  const record = node as Record<string, unknown>;
  return key === undefined ? textAt(record["name"] ?? record["url"] ?? record["@id"] ?? null, []) : textAt(record[key] ?? null, rest);
}
