import { ProblemError, problem } from "../problem.ts";
import type { Capture } from "../page/index.ts";
import { inReadingOrder, shareFromRight, type Piece } from "./pdf-order.ts";

const MOST_PAGES = 500, MOST_SIGNS = 8 * 1024 * 1024;

/** A line of a page: its words, where it stands, and how high its letters are. */
interface Line { text: string; y: number; height: number }

/**
 * The text of a PDF as a capture of its own: paragraphs with blank lines between. Lines of a paragraph are joined by a blank, words
 * parted at the end of a line stay parted, because nobody wrote them otherwise. Throws ProblemError (`broken-pdf`, `pdf-locked`, `pdf-without-text`).
 */
export async function textOfPdf(capture: Capture): Promise<Capture> {
  const source = capture.captured_from;
  const failed = (rule: string, message: string, remedy: string, cause?: unknown): ProblemError =>
    new ProblemError(problem({ rule, severity: "error", source, message, remedy, cause: cause instanceof Error ? cause.message : null }), { cause });
  const { getDocumentProxy } = await import("unpdf");
  const paragraphs: string[] = [];
  try {
    // A copy: the library takes the memory over. No script, no font is run.
    const pdf = await getDocumentProxy(new Uint8Array(capture.bytes), { disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 });
    let signs = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && signs < MOST_SIGNS; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const lines: (Line & { pieces: Piece[] })[] = [];
      let open = false;
      for (const item of items) {
        if (!("str" in item)) continue;
        const y = Number(item.transform[5]);
        const piece = { text: item.str, x: Number(item.transform[4]) };
        if (open && lines.length > 0) lines.at(-1)!.pieces.push(piece);
        else if (item.str !== "") lines.push({ text: "", pieces: [piece], y, height: item.height });
        open = item.hasEOL ? false : open || item.str !== "";
        signs += item.str.length;
      }
      const fromRight = shareFromRight(lines.map(({ pieces }) => pieces.map(({ text }) => text).join("")).join("\n")) >= 0.5;
      for (const line of lines) line.text = inReadingOrder(line.pieces, fromRight);
      for (const paragraph of paragraphsOf(lines)) paragraphs.push(paragraph);
      page.cleanup();
    }
    await pdf.loadingTask.destroy();
  } catch (error) {
    const name = (error as Error).name;
    if (name === "PasswordException") throw failed("pdf-locked", "This PDF opens only with a password.", "Open it, and copy or print its text.", error);
    throw failed("broken-pdf", "This PDF is broken and cannot be read.", "Open it in a program that mends it, or copy its text.", error);
  }
  const text = paragraphs.join("\n\n");
  if (!/\p{L}/u.test(text)) throw failed("pdf-without-text", "This PDF has pictures of pages and no text.", "Run it through text recognition first, or type out what matters.");
  return { ...capture, bytes: new TextEncoder().encode(text), media_type: "text/plain", charset: "utf-8" };
}

/** Lines whose distance is that of one line are one paragraph. */
function paragraphsOf(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  let current: string[] = [], before: Line | null = null;
  for (const line of lines) {
    const text = line.text.trim();
    const far = before !== null && (Math.abs(before.y - line.y) > 1.7 * Math.max(before.height, line.height, 1) || Math.abs(before.height - line.height) > 2);
    if ((far || text === "") && current.length > 0) { paragraphs.push(current.join(" ")); current = []; }
    if (text !== "") { current.push(text); before = line; }
  }
  if (current.length > 0) paragraphs.push(current.join(" "));
  return paragraphs;
}
