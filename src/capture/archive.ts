import { createReadStream } from "node:fs";
import { ProblemError, problemOf } from "../problem.ts";
import { ARCHIVE_LIMITS, failedArchive, left, type ArchiveOptions, type Entry } from "./entry.ts";
import { gunzipped, Source } from "./source.ts";
import { articlesOfCsv, articlesOfNdjson } from "./table.ts";
import { pagesOfWarc } from "./warc-read.ts";
import { filesOfZip } from "./zip-read.ts";

type Kind = "warc" | "zip" | "mail" | "csv" | "ndjson" | "page";

/** A file, on disk or inside of another one. */
interface Holder { path: string; name: string; depth: number; open(): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>; onDisk: string | null; size: number | null }

/** What a file holds, by its first bytes, then by its name. */
function kindOf(head: Uint8Array, name: string): Kind {
  const text = Buffer.from(head).toString("latin1"), bare = name.toLowerCase().replace(/\.gz$/, "");
  if (text.startsWith("WARC/")) return "warc";
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return "zip";
  if (/\.(?:mhtml|mht|eml)$/.test(bare) || /^(?:From: <Saved by|MIME-Version:|Return-Path:|Received:|Delivered-To:|Message-ID:)/i.test(text)) return "mail";
  if (/\.(?:csv|tsv)$/.test(bare)) return "csv";
  if (/\.(?:ndjson|jsonl)$/.test(bare)) return "ndjson";
  return "page";
}

/** The articles of an archive on disk, and what in it is none. Reads as it goes; throws ProblemError where the archive itself breaks off. */
export async function* entriesOf(path: string, options: Partial<ArchiveOptions> = {}): AsyncGenerator<Entry> {
  const opened: ArchiveOptions = { limits: ARCHIVE_LIMITS, map: null, now: () => null, ...options };
  yield* within({ path, name: path, depth: 0, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }), onDisk: path, size: null }, opened);
}

/** As `entriesOf`, of bytes that are in memory. */
export async function* entriesIn(bytes: Uint8Array, name: string, options: Partial<ArchiveOptions> = {}): AsyncGenerator<Entry> {
  const opened: ArchiveOptions = { limits: ARCHIVE_LIMITS, map: null, now: () => null, ...options };
  yield* within({ path: name, name, depth: 0, open: () => pieceOf(bytes), onDisk: null, size: bytes.length }, opened);
}

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield bytes; }

async function* within(holder: Holder, options: ArchiveOptions): AsyncGenerator<Entry> {
  const { limits } = options, { name, path } = holder;
  let source = new Source(await holder.open());
  try {
    const first = await source.peek(2);
    if (first[0] === 0x1f && first[1] === 0x8b) source = new Source(gunzipped(source.rest(), limits, name));
    const head = await source.peek(64), kind = kindOf(head, name);
    if (head.length === 0) throw failedArchive("empty-page", name, "The file is empty.", "Get it again.");
    switch (kind) {
      case "warc": return yield* pagesOfWarc(source, path, options);
      case "csv": return yield* articlesOfCsv(source, name, options);
      case "ndjson": return yield* articlesOfNdjson(source, name, options);
      case "zip": return yield* inZip(holder, source, options);
      default: return yield await whole(source, name, path, kind, options);
    }
  } finally {
    await source.close();
  }
}

async function whole(source: Source, name: string, path: string, kind: "mail" | "page", { limits, now }: ArchiveOptions): Promise<Entry> {
  const most = kind === "mail" || Buffer.from(await source.peek(5)).toString("latin1") === "%PDF-" ? limits.entry : limits.page;
  const bytes = await source.take(most + 1);
  if (bytes.length > most) return left(name, "page-too-large", `This is larger than ${Math.round(most / 1024 / 1024)} MB and no article.`, "Give the articles in it one file each.");
  return { name, web: null, capture: { bytes, captured_from: name, captured: now(), media_type: kind === "mail" ? "message/rfc822" : null, ...(name !== path && { provenance: { container: { path, entry: name.slice(path.length + 1) } } }) } };
}

async function* inZip(holder: Holder, source: Source, options: ArchiveOptions): AsyncGenerator<Entry> {
  const { limits } = options, { path, name } = holder;
  if (holder.depth >= limits.depth) return yield left(name, "nested-too-deep", `Archives in archives are opened ${limits.depth} deep, and this one lies deeper.`, "Unpack it first.");
  let from: string | Uint8Array;
  if (holder.onDisk !== null) from = holder.onDisk;
  else {
    from = await source.take(limits.inner + 1);
    if (from.length > limits.inner) return yield left(name, "archive-too-large", `An archive in an archive may have ${limits.inner / 1024 / 1024} MB at most.`, "Unpack it first.");
  }
  let unpacked = 0, packed = 0;
  for await (const file of filesOfZip(from, name)) {
    const inner = `${name}/${file.name}`;
    if (file.name === "[Content_Types].xml" || file.name === "mimetype") return yield left(name, "not-a-page", "This is an office document, not a page or a text.", "Save it as plain text or HTML.");
    if (file.refused) { yield left(inner, file.refused.rule, file.refused.message, "Leave it, or get the archive again from somebody whom you trust."); continue; }
    // Hidden files, and what one system leaves for itself.
    if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(file.name) || !inside(file.name)) continue;
    // A bomb is told by what it says of itself; what lies is cut off at what it said.
    unpacked += file.size;
    packed += file.packed;
    if (unpacked > limits.free && unpacked > packed * limits.ratio) throw failedArchive("decompression-bomb", name, "This archive unpacks to hundreds of times its size, as only attacks do.", "Leave it alone.");
    try {
      yield* within({ path, name: inner, depth: holder.depth + 1, open: file.open, onDisk: null, size: file.size }, options);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // One broken file is not the whole archive.
      yield { name: inner, left: problemOf(error, inner) };
    }
  }
}

/** Files of an archive that may be articles; in a WACZ those are its WARCs. */
function inside(name: string): boolean {
  return /\.(?:html?|xhtml|txt|text|warc|warc\.gz|wacz|mhtml?|eml|pdf|zip|csv|tsv|ndjson|jsonl|gz)$/i.test(name) && !/(?:^|\/)(?:pages\/[^/]{1,200}\.jsonl|indexes\/[^/]{1,200})$/.test(name);
}
