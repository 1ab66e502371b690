import { foldName } from "../text/index.ts";
import type { HtmlBlock, Walked } from "./walk.ts";

const textOf = (block: HtmlBlock): string => block.pieces.map((piece) => piece.text).join("").replace(/\s+/gu, " ").trim();

/** What the page's head says that its title is, best first. */
export function statedTitles(walked: Walked): { value: string; field: string }[] {
  const fields = ["meta og:title", "meta twitter:title", "meta dc.title", "meta title", "itemprop headline"];
  const found = fields.flatMap((field) => walked.stated.filter((stated) => stated.field === field).slice(0, 1));
  if (walked.title?.trim()) found.push({ field: "title", value: walked.title });
  return found.map(({ value, field }) => ({ value: value.replace(/\s+/gu, " ").trim(), field })).filter(({ value }) => value !== "");
}

/** The block that is the page's title: a heading that the head of the page repeats, else the first `<h1>` by the text; -1 for none. */
export function titleBlock(blocks: readonly HtmlBlock[], inMain: readonly boolean[], walked: Walked): number {
  const stated = statedTitles(walked).map(({ value }) => foldName(value));
  const first = inMain.indexOf(true), last = inMain.lastIndexOf(true);
  let best = -1, score = 0;
  blocks.forEach((block, i) => {
    const { heading, hidden, aside } = block.setting;
    if (hidden || (heading === 0 && !stated.length) || (last >= 0 && i > last)) return;
    const text = textOf(block);
    if (text.length < 8 || text.length > 300) return;
    const folded = foldName(text);
    const repeated = stated.some((title) => title === folded) ? 4 : folded.split(" ").length >= 4 && stated.some((title) => title.includes(folded) || (folded.includes(title) && title.split(" ").length >= 4)) ? 3 : 0;
    if (heading === 0 && repeated < 4) return;
    const value = repeated + (heading === 1 ? 2 : heading === 2 ? 1 : 0) - (aside ? 1 : 0) + (first >= 0 && i <= first ? 0.5 : 0) + (heading && !repeated && stated.length ? -1 : 0);
    if (value > score && value >= 2) { best = i; score = value; }
  });
  return best;
}
