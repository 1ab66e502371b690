import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { problem, type Problem } from "../problem.ts";
import type { Role } from "./document.ts";
import type { Piece } from "./weave.ts";
import { walkHtml, type HtmlBlock, type Walked } from "./walk.ts";
import { BLOCK } from "./markup.ts";
import { titleBlock } from "./headline.ts";

/** A block of an HTML page before its white space is collapsed, with what its elements say of its role. */
export interface MarkedBlock { pieces: Piece[]; raw: string; role: Role | null; listed: boolean; heading: boolean }

export interface HtmlPage { blocks: MarkedBlock[]; walked: Walked; problems: Problem[] }

/**
 * Above this, main-content detection would take seconds; the page's own elements then decide alone. The heaviest of 181 news pages
 * weighs 30,000 and has 1,500 elements.
 */
const MOST_WEIGHT = 150_000, MOST_ELEMENTS = 12_000;

/** An HTML page as blocks. `source` names the capture in problems. */
export function htmlBlocks(html: string, source: string): HtmlPage {
  const walked = walkHtml(html), problems: Problem[] = [];
  if (walked.flattened) problems.push(problem({ rule: "deep-nesting", severity: "info", message: "The page nests its elements deeper than any page that people write; they were laid flat.", remedy: null, source }));
  const lines = walked.blocks.flatMap(splitAtBreaks);
  const main = mainContent(walked, problems, source);
  const inMain = main ? keptOf(main, lines) : lines.map(() => false);
  const title = titleBlock(lines, inMain, walked);
  const place: Place = { title, first: inMain.indexOf(true), last: inMain.lastIndexOf(true) };
  const blocks = lines.map((line, i): MarkedBlock => ({
    pieces: line.pieces, raw: textOf(line.pieces), listed: line.setting.list, heading: line.setting.heading > 0,
    role: i === title ? "title" : roleOf(line, walked, main === null ? !line.setting.aside && !line.setting.hidden : inMain[i]!, i, place),
  }));
  return { blocks, walked, problems };
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join("");
export const squeeze = (text: string): string => text.replace(/\s+/gu, "");

/** Where the title and the article stand among the blocks; -1 where there is none. */
interface Place { title: number; first: number; last: number }

/** What an element's place and class say of a block; null leaves it to the words. */
function roleOf({ setting, pieces }: HtmlBlock, { lengths }: Walked, main: boolean, i: number, { title, first, last }: Place): Role | null {
  if (setting.hidden || setting.embed) return "boilerplate";
  const says = (number: number, most: number): boolean => number > 0 && (lengths.get(number) ?? 0) <= most;
  const caption = setting.caption || says(setting.legend, 600), credit = says(setting.byline, 300) || says(setting.date, 160);
  // Credits and the standfirst stand between the title and the text, in elements of their own.
  const around = title >= 0 && i > title - 6 && i <= Math.max(title + 14, 0) && (first < 0 || i < first + 3);
  if (!main) {
    if (caption && i > title && i <= last) return "caption";
    if (!around || setting.aside) return "boilerplate";
    if (credit) return "dateline";
    if (says(setting.standfirst, 1_500) || (i > title && i < first && setting.heading > 1 && i <= title + 2)) return "lede";
    return "boilerplate";
  }
  if (caption) return "caption";
  if (credit && textOf(pieces).length < 160) return "dateline";
  return setting.quote ? "quote" : null;
}

/** What main-content detection kept: lines by their first letters, and the block elements that came through. */
interface Kept { lines: ReadonlySet<string>; containers: ReadonlyMap<number, string> }
const KEY = 40;
/** A container with more text than this is known by its lines alone, or a page of a million breaks would take hours. */
const MOST_SEARCHED = 20_000;

/** Asks Readability for the article; null, with a problem, when it gives none. */
function mainContent(walked: Walked, problems: Problem[], source: string): Kept | null {
  const without = (why: string, cause: string | null = null): null => {
    problems.push(problem({ rule: "no-main-content", severity: "warning", message: `The article could not be told from the rest of the page (${why}); all its text was taken.`, remedy: "Paste the article's text alone if furniture shows up in it.", source, cause }));
    return null;
  };
  if (walked.weight > MOST_WEIGHT || walked.elements > MOST_ELEMENTS) return without("it is too large");
  let content: DomNode | null | undefined;
  try { content = readability(walked); } catch (error) {
    return without("its markup defeats the detection", error instanceof Error ? error.message : String(error));
  }
  if (!content) return without("nothing in it looks like one");
  const lines = new Set<string>(), containers = new Map<number, string[]>();
  let line: string[] = [];
  const flush = (): void => { const text = squeeze(line.join("")); if (text) lines.add(text.slice(0, KEY)); line = []; };
  // Iterative: the content is as deep as the page.
  const todo: ({ node: DomNode; number: number } | null)[] = [{ node: content, number: 0 }];
  while (todo.length) {
    const next = todo.pop();
    if (!next) { flush(); continue; }
    const { node } = next;
    if (node.nodeType === 3) {
      const text = node.textContent ?? "";
      line.push(text);
      const texts = containers.get(next.number);
      if (texts) texts.push(text); else containers.set(next.number, [text]);
      continue;
    }
    const name = node.nodeName.toLowerCase(), stated = Number(node.getAttribute?.("data-n") ?? 0);
    if (name === "br" || BLOCK.has(name)) { flush(); todo.push(null); }
    for (let child = node.lastChild; child; child = child.previousSibling) todo.push({ node: child, number: stated || next.number });
  }
  flush();
  return { lines, containers: new Map([...containers].map(([number, texts]) => [number, squeeze(texts.join(""))])) };
}

function readability(walked: Walked): DomNode | null | undefined {
  const { document } = parseHTML(`<!doctype html><html><head><title>${(walked.title ?? "").replace(/[<&]/g, " ").slice(0, 500)}</title></head><body>${walked.clean}</body></html>`);
  return new Readability<DomNode>(document, { disableJSONLD: true, serializer: (node) => node as unknown as DomNode }).parse()?.content;
}

/** The little of a DOM node that is asked here. */
interface DomNode { nodeType: number; nodeName: string; textContent: string | null; lastChild: DomNode | null; previousSibling: DomNode | null; getAttribute?(name: string): string | null }

/** Which blocks were kept. Readability drops some elements around a text, so that the words themselves have to tell. */
function keptOf(main: Kept, blocks: readonly HtmlBlock[]): boolean[] {
  const texts = blocks.map((block) => squeeze(textOf(block.pieces)));
  const sure = blocks.map(({ container }, i) => {
    const text = texts[i]!;
    if (text === "") return false;
    if (text.length >= 25 && main.lines.has(text.slice(0, KEY))) return true;
    const kept = main.containers.get(container);
    return kept !== undefined && kept.length <= MOST_SEARCHED && kept.includes(text.slice(0, KEY));
  });
  // A short line ("Share") may stand anywhere; it is the article's between two lines that are.
  return sure.map((kept, i) => kept || (texts[i] !== "" && main.lines.has(texts[i]!.slice(0, KEY)) && (sure[i - 1] === true || sure[i + 1] === true)));
}

const CLOSES_SENTENCE = /[.!?…:؟]["”»)\s]*$/u, OPENS_LINE = /^\s*(?:[-–—•*]|\d{1,2}[.)])\s/u;

/** A block at its line breaks: two in a row part paragraphs, one parts lines that are sentences, labels or list items. */
function splitAtBreaks(block: HtmlBlock): HtmlBlock[] {
  if (!block.pieces.some((piece) => piece.breaks)) return [block];
  const out: HtmlBlock[] = [];
  let current: Piece[] = [], brs = 0;
  const put = (): void => { if (current.some((piece) => piece.text.trim() !== "")) out.push({ ...block, pieces: current }); current = []; };
  for (const piece of block.pieces) {
    if (piece.breaks) { brs++; current.push(piece); continue; }
    if (piece.text.trim() === "") { current.push(piece); continue; }
    if (brs > 0) {
      const before = textOf(current).trim();
      if (brs > 1 || CLOSES_SENTENCE.test(before.slice(-8)) || before.length < 60 || OPENS_LINE.test(piece.text.slice(0, 8))) put();
    }
    brs = 0;
    current.push(piece);
  }
  put();
  return out;
}
