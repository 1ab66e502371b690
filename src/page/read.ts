import { foldName, sha256 } from "../text/index.ts";
import { problem, ProblemError, type Problem } from "../problem.ts";
import type { Block, Capture, Document, Furniture, Page, Role } from "./document.ts";
import { decode } from "./decode.ts";
import { isHtml } from "./sniff.ts";
import { Weaver, type Piece } from "./weave.ts";
import { htmlBlocks } from "./html.ts";
import { plainBlocks } from "./plain.ts";
import { partGlued } from "./glued.ts";
import { draftOf, type Draft } from "./block.ts";
import { assignRoles } from "./roles.ts";
import { foldPhrase, phraseBook, type PhraseBook } from "./furniture.ts";
import { calendarFor } from "./dates.ts";
import { languageOf } from "./language.ts";
import { accountOf } from "./credits.ts";
import { statedBy } from "./metadata.ts";
import { settle } from "./account.ts";
import { captionProblems, hiddenSigns, lookAlikes } from "./warnings.ts";

export interface PageOptions {
  /** The page furniture of every language pack. */
  furniture: readonly Furniture[];
  /** Phrases that take a side; a caption that has one under an agency's credit is shown as a problem. */
  loaded?: readonly string[];
  /** Names of known outlets and agencies, to tell an outlet from a place in "City - Outlet". */
  outlets?: readonly string[];
}

/**
 * Reads a captured page (HTML or pasted text) into a document: canonical text, a role for every block, what the page
 * says of itself with the words behind it, and a map from canonical offsets to captured bytes. Pure; runs no script,
 * fetches nothing. Throws ProblemError (`empty-page`, `page-too-large`, `not-a-page`, `binary-input`) when there is no
 * text to read; everything less is in `problems`.
 */
export function readPage(capture: Capture, options: PageOptions): Page {
  const source = capture.captured_from;
  const decoded = decode(capture);
  const problems: Problem[] = [...decoded.problems];
  const html = isHtml(decoded.text, capture.media_type) ? htmlBlocks(decoded.text, source) : null;
  for (const one of html?.problems ?? []) problems.push(one);
  const raws: readonly Raw[] = html?.blocks.map((block) => ({ ...block, apart: true })) ?? plainBlocks(decoded.text);
  const { language, problem: undecided } = languageOf(longest(raws.filter(({ role }) => role !== "boilerplate").map(({ raw }) => raw)), html?.walked.language ?? null, source);
  const { book, outlets, loaded } = prepared(options), calendar = calendarFor(language, options.furniture);

  const weaver = new Weaver();
  const drafts: Draft[] = [];
  for (const { pieces, raw, ...given } of html ? raws : partGlued(raws, calendar, book)) {
    const range = weaver.add(pieces);
    if (range) drafts.push(draftOf(range, raw, { ...given, structured: html !== null }, book, calendar));
  }
  const text = weaver.text();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new ProblemError(problem({ rule: "empty-page", severity: "error", message: "The page has no words.", remedy: "Check that the article itself was saved, or paste its text.", source }));
  if (undecided) problems.push(undecided);
  assignRoles(drafts);

  const words = accountOf(drafts, outlets, options.furniture, source);
  const account = settle(words, html ? statedBy(html.walked, calendar, source) : null, source);
  for (const found of [account.problems, captionProblems(drafts, loaded, source), hiddenSigns(text, source), lookAlikes(text, source)]) for (const one of found) problems.push(one);
  if (weaver.dropped) problems.push(problem({ rule: "stacked-marks", severity: "info", message: `${weaver.dropped} accents stacked on letters beyond any writing were left out.`, remedy: null, source }));
  const document: Document = {
    id: `sha256:${sha256(capture.bytes)}`,
    captured_from: source, captured: capture.captured, ...account.values,
    language, text, blocks: drafts.map(({ start, end, role }): Block => ({ start, end, role: role ?? "boilerplate" })), evidence: account.evidence,
  };
  return { document, map: weaver.map(decoded.toByte), problems };
}

interface Prepared { book: PhraseBook; outlets: ReadonlySet<string>; loaded: readonly string[] }
const ready = new WeakMap<PageOptions, Prepared>();

/** What every page of one set of options needs, made once; it depends on nothing but the options, which must not change. */
function prepared(options: PageOptions): Prepared {
  let made = ready.get(options);
  if (!made) ready.set(options, (made = { book: phraseBook(options.furniture), outlets: new Set((options.outlets ?? []).map(foldName)), loaded: (options.loaded ?? []).map(foldPhrase).filter(Boolean) }));
  return made;
}

/** A block before its white space is collapsed, from either kind of page. */
interface Raw { pieces: readonly Piece[]; raw: string; apart: boolean; listed?: boolean; heading?: boolean; role?: Role | null }

/** The longest blocks of a page, up to a few thousand signs: running text, without the menus. */
function longest(texts: readonly string[]): string {
  const picked: string[] = [];
  let length = 0;
  for (const text of [...texts].sort((a, b) => b.length - a.length)) {
    picked.push(text);
    length += text.length;
    if (length > 4_000) break;
  }
  return picked.join("\n");
}
