import { problemOf } from "../problem.ts";
import { decompressed, mostOf } from "./body.ts";
import { failedArchive, left, type ArchiveLimits, type ArchiveOptions, type Entry } from "./entry.ts";
import { contentType } from "./content-type.ts";
import type { Source } from "./source.ts";

const LONGEST_LINE = 64 * 1024, MOST_HEADERS = 500;
/** Media types in which articles come; the rest of a crawl (pictures, styles, scripts) is passed over unread. */
const ARTICLES = new Set(["text/html", "application/xhtml+xml", "text/plain", "application/pdf"]);

/**
 * The pages of a WARC file (1.0 and 1.1, unpacked), one record at a time. Requests, metadata and what is plainly no article are
 * passed over; each response of a media type that articles have gives an entry, or a reason why not.
 */
export async function* pagesOfWarc(source: Source, path: string, { limits }: ArchiveOptions): AsyncGenerator<Entry> {
  for (let number = 1; ; number++) {
    const record = await headOf(source, path);
    if (!record) return;
    const { headers, length } = record;
    const type = headers.get("warc-type") ?? "", uri = (headers.get("warc-target-uri") ?? "").replace(/^<|>$/g, ""), name = uri || `${path}#${number}`;
    const wanted = type === "response" || type === "resource" || type === "conversion";
    if (!wanted || (type === "response" && !/^https?:/i.test(uri)) || uri.endsWith("/robots.txt")) {
      await pass(source, length, path);
      continue;
    }
    // A head, and packing, come on top of the largest page.
    if (length > limits.entry + 1024 * 1024) {
      await pass(source, length, path);
      yield left(name, "page-too-large", `This is larger than ${Math.round(limits.entry / 1024 / 1024)} MB and no article.`, "Give the article by itself.");
      continue;
    }
    const block = await source.take(length);
    if (block.length < length) throw failedArchive("broken-archive", path, "This archive breaks off in the middle of a record; what stood before was read.", "Get it again.");
    await end(source);
    const entry = type === "response" ? await ofResponse(block, name, headers, path, limits) : ofResource(block, name, headers, path);
    if (entry) yield entry;
  }
}

interface Head { headers: Map<string, string>; length: number }

async function headOf(source: Source, path: string): Promise<Head | null> {
  let first = await source.line(LONGEST_LINE);
  // Writers differ in how many line breaks they leave between records.
  for (let blank = 0; first === "" && blank < 16; blank++) first = await source.line(LONGEST_LINE);
  if (first === null) return null;
  if (!/^WARC\/\d\.\d{1,2}$/.test(first.trim())) throw failedArchive("broken-archive", path, "This archive is broken: where a record should begin there is none; what stood before was read.", "Get it again.");
  const headers = new Map<string, string>();
  for (let many = 0; ; many++) {
    const line = await source.line(LONGEST_LINE);
    if (line === null || many > MOST_HEADERS) throw failedArchive("broken-archive", path, "This archive is broken in the head of a record; what stood before was read.", "Get it again.");
    if (line === "") break;
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), Buffer.from(line.slice(colon + 1).trim(), "latin1").toString("utf8"));
  }
  const length = headers.get("content-length") ?? "";
  if (!/^\d{1,15}$/.test(length)) throw failedArchive("broken-archive", path, "This archive is broken: a record does not say how long it is.", "Get it again.");
  return { headers, length: Number(length) };
}

async function pass(source: Source, length: number, path: string): Promise<void> {
  if (await source.skip(length) < length) throw failedArchive("broken-archive", path, "This archive breaks off in the middle of a record; what stood before was read.", "Get it again.");
  await end(source);
}

async function end(source: Source): Promise<void> {
  for (let i = 0; i < 2; i++) {
    const next = Buffer.from(await source.peek(2)).toString("latin1");
    if (next === "\r\n") await source.skip(2);
    else if (next.startsWith("\n")) await source.skip(1);
  }
}

/** The captured instant of a record, if it is one. */
function dateOf(headers: ReadonlyMap<string, string>): string | null {
  const date = headers.get("warc-date") ?? "";
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(date) && !Number.isNaN(Date.parse(date)) ? new Date(date).toISOString() : null;
}

async function ofResponse(block: Uint8Array, name: string, warc: ReadonlyMap<string, string>, path: string, limits: Pick<ArchiveLimits, "entry" | "page">): Promise<Entry | null> {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  let cut = text.indexOf("\r\n\r\n"), gap = 4;
  if (cut < 0) { cut = text.indexOf("\n\n"); gap = 2; }
  if (cut < 0 || cut > 1024 * 1024) return left(name, "bad-answer", "The record holds no answer of a server.");
  const [status = "", ...lines] = text.subarray(0, cut).toString("latin1").split(/\r?\n/);
  const code = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(status)?.[1] ?? 0);
  const header = (of: string): string => lines.find((line) => line.toLowerCase().startsWith(`${of}:`))?.slice(of.length + 1).trim() ?? "";
  const { mediaType, charset } = contentType(header("content-type"));
  if (mediaType !== null && !ARTICLES.has(mediaType)) return null;
  if (code >= 300 && code < 400) return null;
  if (code !== 200) return left(name, "not-a-page", `The server answered ${code}; there is no page in it.`, null, "info");
  let body: Uint8Array = text.subarray(cut + gap);
  if (/chunked/i.test(header("transfer-encoding"))) body = withoutChunks(body) ?? body;
  try {
    body = await decompressed(body, header("content-encoding"), { body: mostOf(mediaType, { body: limits.entry, page: limits.page }), ratio: 500 }, name);
  } catch (error) {
    // Some crawlers keep the head as it was and the body unpacked.
    if (problemOf(error).rule !== "broken-encoding" || !/<\w|\w\s\w/.test(Buffer.from(body.subarray(0, 2_000)).toString("latin1"))) return { name, left: problemOf(error, name) };
  }
  if (body.length === 0) return left(name, "empty-answer", "The answer has nothing in it.", null, "info");
  return entry(name, new Uint8Array(body), warc, mediaType, charset, path);
}

function ofResource(block: Uint8Array, name: string, warc: ReadonlyMap<string, string>, path: string): Entry | null {
  const { mediaType, charset } = contentType(warc.get("content-type") ?? null);
  return mediaType !== null && ARTICLES.has(mediaType) && block.length > 0 ? entry(name, block, warc, mediaType, charset, path) : null;
}

function entry(name: string, bytes: Uint8Array, warc: ReadonlyMap<string, string>, mediaType: string | null, charset: string | null, path: string): Entry {
  return { name, web: name, capture: { bytes, captured_from: name, captured: dateOf(warc), media_type: mediaType, charset, provenance: { container: { path, entry: warc.get("warc-record-id") ?? name } } } };
}

/** A chunked body without its chunk heads; null when it is not chunked after all. */
export function withoutChunks(body: Uint8Array): Uint8Array | null {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength), parts: Uint8Array[] = [];
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const size = end < 0 || end - at > 200 ? null : /^\s{0,4}([0-9a-f]{1,8})\s{0,4}(?:;|\r?$)/i.exec(text.subarray(at, end).toString("latin1"))?.[1];
    if (!size) return parts.length > 0 && at > 0 ? Buffer.concat(parts) : null;
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(parts);
    parts.push(text.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (text[at] === 13) at++;
    if (text[at] === 10) at++;
  }
  return Buffer.concat(parts);
}
