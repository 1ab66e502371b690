import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { problem, type Problem } from "../problem.ts";
import type { Role } from "./document.ts";
import type { Piece } from "./weave.ts";
import { walkHtml, type HtmlBlock, type Walked } from "./walk.ts";
import { titleBlock } from "./headline.ts";

/** A block of an HTML page before its white space is collapsed, with what its elements say of its role. */
export interface MarkedBlock { pieces: Piece[]; raw: string; role: Role | null; listed: boolean }

export interface HtmlPage { blocks: MarkedBlock[]; walked: Walked; problems: Problem[] }

/** Above these, main-content detection would take seconds; the page's own elements then decide alone. */
const MOST_ELEMENTS = 40_000, MOST_SIGNS = 6_000_000;

/** An HTML page as blocks. `source` names the capture in problems. */
export function htmlBlocks(html: string, source: string): HtmlPage {
  const walked = walkHtml(html), problems: Problem[] = [];
  if (walked.flattened) problems.push(problem({ rule: "deep-nesting", severity: "info", message: "The page nests its elements deeper than any page that people write; they were laid flat.", remedy: null, source }));
  const lines = walked.blocks.flatMap(splitAtBreaks);
  const main = mainContent(walked, problems, source);
  const texts = lines.map((line) => squeeze(textOf(line.pieces)));
  const inMain = lines.map((line, i) => main !== null && isKept(main, line.container, texts[i]!));
  const title = titleBlock(lines, inMain, walked);
  const blocks = lines.map((line, i): MarkedBlock => ({
    pieces: line.pieces, raw: textOf(line.pieces), listed: line.setting.list,
    role: i === title ? "title" : roleOf(line, main === null ? !line.setting.aside && !line.setting.hidden : inMain[i]!, i, lines, inMain, title),
  }));
  return { blocks, walked, problems };
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join("");
export const squeeze = (text: string): string => text.replace(/\s+/gu, "");

/** What an element's place and class say of a block; null leaves it to the words. */
function roleOf({ setting }: HtmlBlock, main: boolean, i: number, lines: readonly HtmlBlock[], inMain: readonly boolean[], title: number): Role | null {
  if (setting.hidden || setting.embed) return "boilerplate";
  const first = inMain.indexOf(true), last = inMain.lastIndexOf(true);
  // Credits and the standfirst stand between the title and the text, in elements of their own.
  const around = title >= 0 && i > title - 6 && i <= Math.max(title + 14, 0) && (first < 0 || i < first + 3);
  if (!main) {
    if (setting.caption && i > title && i <= last) return "caption";
    if (!around || setting.aside) return "boilerplate";
    if (setting.byline || setting.date) return "dateline";
    if (setting.standfirst || (i > title && i < first && setting.heading > 1 && i <= title + 2)) return "lede";
    return "boilerplate";
  }
  if (setting.caption) return "caption";
  if (setting.quote) return "quote";
  if (setting.heading) return "title";
  if (setting.list) return "list";
  if ((setting.byline || setting.date) && textOf(lines[i]!.pieces).length < 160) return "dateline";
  return null;
}

/** The words that main-content detection kept, by the number of the block element around them; null when it gave none. */
function mainContent(walked: Walked, problems: Problem[], source: string): ReadonlyMap<number, string> | null {
  const without = (why: string): null => {
    problems.push(problem({ rule: "no-main-content", severity: "warning", message: `The article could not be told from the rest of the page (${why}); all its text was taken.`, remedy: "Paste the article's text alone if furniture shows up in it.", source }));
    return null;
  };
  if (walked.elements > MOST_ELEMENTS || walked.clean.length > MOST_SIGNS) return without("it is too large");
  const { document } = parseHTML(`<!doctype html><html><head><title>${(walked.title ?? "").replace(/[<&]/g, " ").slice(0, 500)}</title></head><body>${walked.clean}</body></html>`);
  const article = new Readability(document as unknown as Document, { disableJSONLD: true, charThreshold: 250, serializer: (node: Node) => node }).parse();
  if (!article?.content) return without("nothing in it looks like one");
  const kept = new Map<number, string[]>();
  // Iterative: the content is as deep as the page.
  const todo: { node: Node; number: number }[] = [{ node: article.content, number: 0 }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { node } = next;
    if (node.nodeType === 3) { const texts = kept.get(next.number) ?? []; texts.push(node.textContent ?? ""); kept.set(next.number, texts); continue; }
    const stated = node.nodeType === 1 ? Number((node as Element).getAttribute("data-n") ?? 0) : 0;
    for (let child = node.lastChild; child; child = child.previousSibling) todo.push({ node: child, number: stated || next.number });
  }
  return new Map([...kept].map(([number, texts]) => [number, squeeze(texts.join(""))]));
}

function isKept(main: ReadonlyMap<number, string>, container: number, text: string): boolean {
  const kept = main.get(container);
  return kept !== undefined && text !== "" && kept.includes(text.slice(0, 60));
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
