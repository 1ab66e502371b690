import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { ProblemError, problem, type Problem } from "../problem.ts";
import { MAX_BYTES, type Capture } from "../page/index.ts";

/** File endings that articles have; in a folder only these are read. A file named by itself is read whatever its name. */
export const ARTICLES = [".html", ".htm", ".xhtml", ".txt", ".text"] as const;
/** Endings of files that hold articles without being pages, for a ledger. */
export const ARCHIVES = [".warc", ".wacz", ".mhtml", ".mht", ".eml", ".pdf", ".zip", ".gz"] as const;
/** Tables of articles: in a folder only where their columns are named. */
export const TABLES = [".csv", ".tsv", ".ndjson", ".jsonl"] as const;

/** Whether a file is opened as an archive or a table, by its name. */
export function isArchive(path: string): boolean {
  return ([...ARCHIVES, ...TABLES] as readonly string[]).includes(extname(path).toLowerCase());
}

/** Whether an argument is an address rather than a path; which addresses are fetched is another question. */
export function isAddress(argument: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(argument);
}

/** What one argument stands for: the files to read, and what a folder holds that is none. */
export interface Found { files: string[]; skipped: { path: string; why: string }[] }

/**
 * The articles behind a path as given: itself when it is a file (or `-`, standard input), all articles below it in order
 * of their names when it is a folder: those that end in `endings`. Throws ProblemError for what is not there, and for a folder without articles.
 */
export async function articlesAt(path: string, endings: readonly string[] = ARTICLES): Promise<Found> {
  if (path === "-") return { files: ["-"], skipped: [] };
  if (isAddress(path)) throw unreadable("address", path, "Addresses are fetched by `recoupe add` only.", "Add it to a ledger, or save the page in your browser and give the file.");
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => { throw notOpened(path, error); });
  if (!found.isDirectory()) return { files: [path], skipped: [] };
  const files: string[] = [];
  const skipped: Found["skipped"] = [];
  for (const entry of await below(path)) {
    if (endings.includes(extname(entry).toLowerCase())) files.push(entry);
    else skipped.push({ path: entry, why: extname(entry) || "no ending" });
  }
  if (files.length === 0) {
    const holds = skipped.length === 0 ? "it holds no files" : `it holds ${skipped.length} ${skipped.length === 1 ? "file" : "files"} of other kinds`;
    throw unreadable("no-articles", path, `There is no article in this folder: ${holds}.`, `Articles end in ${endings.join(", ")}; name a file by itself if it ends otherwise.`);
  }
  return { files, skipped };
}

/** All files below a folder, by name, leaving hidden ones and what packages install; links to folders are not followed. */
async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => { throw notOpened(folder, error); });
  const all: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const inner of await below(path)) all.push(inner);
    else if (entry.isFile() || (entry.isSymbolicLink() && (await stat(path).catch(() => null))?.isFile())) all.push(path);
  }
  return all;
}

/**
 * The bytes of a file, or of standard input for `-`. `captured` is the caller's clock (ISO 8601 instant) or null.
 * Throws ProblemError when it cannot be opened or is larger than any article.
 */
export async function captureFile(path: string, captured: string | null): Promise<Capture> {
  const stream = path === "-" ? process.stdin : createReadStream(path);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > MAX_BYTES) {
        stream.destroy();
        throw unreadable("too-large", path, `This is larger than ${MAX_BYTES / 1024 / 1024} MB and no article.`, "Give the pages one file each.");
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : notOpened(path, error as NodeJS.ErrnoException);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), captured_from: path, captured, media_type: null };
}

/** The problem of a file that could not be opened, by what the system said. */
export function notOpened(path: string, error: NodeJS.ErrnoException): ProblemError {
  switch (error.code) {
    case "ENOENT": return unreadable("missing-file", path, "There is no such file or folder.", "Check the path.", error);
    case "ENOTDIR": return unreadable("missing-file", path, "There is no such file: a part of the path is a file, not a folder.", "Check the path.", error);
    case "EACCES": case "EPERM": return unreadable("file-not-readable", path, "You may not read this file.", "Change its permissions, or ask its owner.", error);
    case "ELOOP": return unreadable("missing-file", path, "This link leads in a circle.", "Give the file itself.", error);
    default: return unreadable("file-not-readable", path, `This file could not be read: ${error.message}.`, "Copy it to another place and try that.", error);
  }
}

function unreadable(rule: string, source: string, message: string, remedy: string, cause?: Error): ProblemError {
  const told: Problem = problem({ rule, severity: "error", source, message, remedy, cause: cause?.message ?? null });
  return new ProblemError(told, { cause });
}
