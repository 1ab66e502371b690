import type { Quantity } from "../../reading/index.ts";
import type { Counted } from "./phrasebook.ts";
import { fill, type Speech } from "./books.ts";

/** A figure with the words that gave it. */
export interface Said { low: number | null; high: number | null; text: string }

/** The numbers that words hold in digits, Arabic ones too; spaces, dots and commas between digits part thousands. */
export function numbersIn(text: string): number[] {
  const western = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/(\d)[ \u00a0\u202f.,\u066c](?=\d{3}(?!\d))/g, "$1");
  return (western.match(/\d+/g) ?? []).map(Number);
}

/**
 * A figure in a language's words, never with a number that nobody said: "more than 60" stays that, though it is kept
 * as 61 and up. Where the words give no digits to build on, they are quoted.
 */
export function figure(said: Said, noun: Counted, speech: Speech): string {
  const { low, high } = said;
  const { figures } = speech.book;
  const written = numbersIn(said.text);
  const quoted = (phrase: string): string => written.length > 0 ? phrase : `${phrase} (${speech.quote(said.text)})`;
  if (low !== null && low === high) return speech.count(low, noun);
  if (low !== null && high === null) {
    const more = !written.includes(low) && written.includes(low - 1);
    return quoted(fill(more ? figures.more : figures.least, { counted: speech.count(more ? low - 1 : low, noun, true) }));
  }
  if (low === null && high !== null) return quoted(fill(figures.most, { counted: speech.count(high, noun, true) }));
  if (low === null || high === null) return speech.quote(said.text);
  if (written.includes(low) && written.includes(high)) return fill(figures.range, { low: speech.number(low), counted: speech.count(high, noun, true) });
  const about = written.find((number) => number >= low && number <= high);
  if (about !== undefined) return fill(figures.about, { counted: speech.count(about, noun, true) });
  return `${fill(figures.range, { low: speech.number(low), counted: speech.count(high, noun, true) })} (${speech.quote(said.text)})`;
}

/** As `figure`, for what the quantity counts; "other" has only its own words. */
export function counted(said: Said & { quantity: Quantity }, speech: Speech): string {
  return said.quantity === "other" ? speech.quote(said.text) : figure(said, speech.book.quantities[said.quantity], speech);
}
