/** A piece of a line of a PDF, its own letters in the order in which they are read, and where it begins from the left. */
export interface Piece { text: string; x: number }

const RIGHTS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
/** Letters in the shapes that they have at the beginning, in the middle or at the end of words, as fonts name them. */
const SHAPES = /[\ufb50-\ufdff\ufe70-\ufefc]/g;
type Way = "right" | "left" | "digits" | "none";

/** Which part of the letters of a text runs from right to left, 0 to 1. */
export const shareFromRight = (text: string): number => (text.match(RIGHTS)?.length ?? 0) / Math.max(1, text.match(/\p{L}/gu)?.length ?? 0);

/** Whether a text has any of them; `search` begins at the beginning whatever was matched before. */
const hasRight = (text: string): boolean => text.search(RIGHTS) >= 0;

const wayOf = (text: string): Way => (hasRight(text) && /\p{L}/u.test(text) ? "right" : /\p{L}/u.test(text) ? "left" : /\p{Nd}/u.test(text) ? "digits" : "none");

/**
 * A line as it is read. Of scripts that run from right to left a PDF holds the pieces as they lie on the paper, from whichever side the
 * program that wrote it liked; where they lie decides. A small part of the Unicode Bidirectional Algorithm the other way round: one level of
 * what runs against the line, digits from the left, signs between two of one way with them. Lines without such letters stay as they came.
 * `page`: the page as a whole runs from the right, which decides where a line has as much of the one as of the other.
 */
export function inReadingOrder(pieces: readonly Piece[], page = true): string {
  const text = pieces.map((piece) => piece.text).join("");
  if (!hasRight(text)) return text;
  const share = shareFromRight(text), fromRight = share > 0.75 || (share >= 0.25 && page);
  // Sorting is stable: what has no width stays beside what it came with.
  const across = [...pieces].sort((a, b) => a.x - b.x), ways = across.map((piece) => wayOf(piece.text));
  for (let i = 0; i < ways.length; i++) {
    if (ways[i] !== "none") continue;
    let end = i;
    while (end < ways.length && ways[end] === "none") end++;
    const before = ways[i - 1], after = ways[end], signs = across.slice(i, end).map((piece) => piece.text).join("");
    const within: Way = before === "digits" && after === "digits" && /^[.,:/٫٬]$/.test(signs) ? "digits"
      : before !== "right" && after !== "right" && (before === "left" || after === "left") && before !== undefined && after !== undefined ? "left"
      : before === "right" && after === "right" ? "right" : fromRight ? "right" : "left";
    ways.fill(within, i, end);
    i = end - 1;
  }
  const against = (way: Way): boolean => (fromRight ? way !== "right" : way === "right");
  const order = across.map((piece, i) => ({ text: piece.text, against: against(ways[i]!) }));
  if (fromRight) order.reverse();
  const read: string[] = [];
  for (let i = 0; i < order.length;) {
    let end = i + 1;
    if (order[i]!.against) while (end < order.length && order[end]!.against) end++;
    for (const piece of order.slice(i, end).reverse()) read.push(piece.text);
    i = end;
  }
  return read.join("").replace(SHAPES, (shape) => shape.normalize("NFKC"));
}
