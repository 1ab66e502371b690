import type { Directory } from "../directory/index.ts";
import { furnitureFrom, readPage, type Capture, type PageOptions } from "../page/index.ts";
import { read, type Reading, type Shelf as Names } from "../reading/index.ts";
import { packs } from "../reading/packs/index.ts";

// What a capture says, without files and without a clock: the same in the desk's process and in a browser.

/** What reading a page goes by: words of page furniture, phrases that take a side, names of outlets. */
export function pageOptionsOf(directory: Directory): PageOptions {
  const furniture = packs.map(({ language, lexicon }) => furnitureFrom(language, lexicon["furniture"] ?? "", lexicon["calendar"] ?? ""));
  const loaded: string[] = [], outlets: string[] = [];
  for (const { kind, name, aliases, loaded: sided } of directory.all()) {
    loaded.push(...Object.values(sided).flat());
    if (kind === "media" || kind === "news-agency") outlets.push(...Object.values(name), ...Object.values(aliases).flat());
  }
  return { furniture, loaded, outlets };
}

/**
 * Reads one capture: bytes to page to claims, with the problems of both. Pure.
 * Throws ProblemError on bytes that are no page.
 */
export function readCapture(capture: Capture, shelf: Names & { page: PageOptions }): Reading {
  const page = readPage(capture, shelf.page);
  const reading = read(page.document, shelf);
  const source = capture.captured_from;
  return { ...reading, problems: [...page.problems, ...reading.problems].map((p) => ({ ...p, source: p.source ?? source })) };
}
