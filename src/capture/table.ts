import { foldPhrase } from "../page/index.ts";
import { failedArchive, left, type ArchiveOptions, type Entry, type Mapping } from "./entry.ts";
import { madePage, type Made } from "./made.ts";
import type { Source } from "./source.ts";

/** What an article of a table can have, and the names under which tables have it. */
const FIELDS: Readonly<Record<keyof Made, readonly string[]>> = {
  title: ["title", "headline", "titre", "العنوان"], text: ["text", "body", "content", "article", "maintext", "fulltext", "texte", "contenu", "النص"], html: ["html"],
  url: ["url", "link", "address", "source url"], published: ["published", "date", "publish date", "date publish", "publication date", "pubdate", "published at", "date publication", "التاريخ"],
  publisher: ["publisher", "source", "outlet", "publication", "journal", "source name", "المصدر"], byline: ["byline", "author", "authors", "auteur", "الكاتب"], language: ["language", "lang", "langue"],
};
const LONGEST = 16 * 1024 * 1024;

/**
 * Which column holds what: by `--map title=Headline,text=Body`, else by the usual names. Throws ProblemError when no column holds
 * the text, or the map names one that is not there.
 */
export function columnsOf(names: readonly string[], map: Mapping | null, path: string): Map<keyof Made, string> {
  const found = new Map<keyof Made, string>();
  for (const [field, column] of Object.entries(map ?? {})) {
    if (!(field in FIELDS)) throw failedArchive("bad-map", path, `"${field.slice(0, 40)}" is nothing that an article has.`, `An article has ${Object.keys(FIELDS).join(", ")}.`);
    if (!names.includes(column)) throw failedArchive("bad-map", path, `There is no column "${column.slice(0, 60)}".`, `There are: ${names.slice(0, 20).map((name) => name.slice(0, 40)).join(", ")}.`);
    found.set(field as keyof Made, column);
  }
  for (const [field, usual] of Object.entries(FIELDS) as [keyof Made, readonly string[]][]) {
    if (found.has(field)) continue;
    const column = names.find((name) => usual.includes(foldPhrase(name.replace(/_/g, " "))));
    if (column !== undefined && ![...found.values()].includes(column)) found.set(field, column);
  }
  if (!found.has("text") && !found.has("html")) throw failedArchive("no-text-column", path, "No column of this table holds the text of articles.", `Name it with --map text=COLUMN; there are: ${names.slice(0, 20).map((name) => name.slice(0, 40)).join(", ") || "none"}.`);
  return found;
}

function entryOf(row: Record<string, unknown>, columns: ReadonlyMap<keyof Made, string>, name: string, path: string, captured: string | null): Entry {
  const made: Made = {};
  for (const [field, column] of columns) {
    const value = row[column];
    if (typeof value === "string" || typeof value === "number") made[field] = String(value);
  }
  const url = made.url !== undefined && /^https?:\/\//i.test(made.url) && URL.canParse(made.url) ? made.url : null;
  if (!(made.text ?? made.html)?.trim()) return left(name, "empty-page", "The row holds no text.");
  return { name: url ?? name, web: null, capture: { bytes: madePage(made), captured_from: url ?? name, captured, media_type: "text/html", charset: "utf-8", provenance: { container: { path, entry: name } } } };
}

/** The articles of a CSV or TSV table with a head, row by row. */
export async function* articlesOfCsv(source: Source, path: string, { map, now }: ArchiveOptions): AsyncGenerator<Entry> {
  const head = Buffer.from(await source.peek(64 * 1024)).toString("utf8").split("\n", 1)[0]!;
  const delimiter = ["\t", ";", ","].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best), ",");
  const { parse } = await import("csv-parse");
  const { Readable } = await import("node:stream");
  const rows = Readable.from(source.rest()).pipe(parse({ columns: true, bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: LONGEST }));
  let columns: Map<keyof Made, string> | null = null, number = 1;
  try {
    for await (const row of rows as AsyncIterable<Record<string, unknown>>) {
      columns ??= columnsOf(Object.keys(row), map, path);
      yield entryOf(row, columns, `${path}#${++number}`, path, now());
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("CSV_")) throw failedArchive("broken-table", path, `This table is broken after row ${number}; what stood before was read.`, "Mend it, or write it anew as CSV.", error);
    throw error;
  } finally {
    rows.destroy();
  }
}

/** The articles of a file with one JSON object a line. */
export async function* articlesOfNdjson(source: Source, path: string, { map, now }: ArchiveOptions): AsyncGenerator<Entry> {
  for (let number = 1; ; number++) {
    const line = await source.bytesOfLine(LONGEST);
    if (line === null) return;
    const name = `${path}#${number}`, text = Buffer.from(line).toString("utf8").replace(/^\ufeff/, "").trim();
    if (text === "") continue;
    let row: unknown;
    try { row = JSON.parse(text); } catch { row = null; }
    if (typeof row !== "object" || row === null || Array.isArray(row)) { yield left(name, "broken-line", "This line is no JSON object."); continue; }
    // Objects of one file need not all have the same fields.
    let columns;
    try { columns = columnsOf(Object.keys(row), number === 1 ? map : presentOf(map, row), path); } catch (error) { if (number === 1) throw error; yield left(name, "empty-page", "The object holds no text."); continue; }
    yield entryOf(row as Record<string, unknown>, columns, name, path, now());
  }
}

const presentOf = (map: Mapping | null, row: object): Mapping | null => (map ? Object.fromEntries(Object.entries(map).filter(([, column]) => column in row)) : null);
