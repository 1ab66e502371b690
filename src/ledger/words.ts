import { toUSVString } from "node:util";
import type { Claim } from "../reading/index.ts";
import type { Problem } from "../problem.ts";

/** Words that a record says stand at a place of the text. */
export interface Quote { what: string; start: number; end: number; exact: string }

/** Every run of words that a claim gives as evidence: its span with its surroundings, its slots and its loaded wording. */
export function* quotesOf(claim: Claim): Generator<Quote> {
  const { span } = claim;
  yield { what: "span", start: span.start, end: span.end, exact: span.exact };
  yield { what: "prefix", start: span.start - span.prefix.length, end: span.start, exact: span.prefix };
  yield { what: "suffix", start: span.end, end: span.end + span.suffix.length, exact: span.suffix };
  for (const [what, slots] of [
    ["initiator", claim.initiators], ["target", claim.targets], ["place", claim.places],
    ["time", claim.time ? [claim.time] : []], ["count", claim.counts], ["attribution", claim.attribution],
  ] as const) {
    for (const slot of slots) yield { what, start: slot.anchor.start, end: slot.anchor.end, exact: slot.text };
  }
  for (const loaded of claim.loaded) yield { what: "loaded wording", start: loaded.start, end: loaded.end, exact: loaded.exact };
}

/** Whether the words stand in the text where they are said to. */
export function stands(text: string, { start, end, exact }: Pick<Quote, "start" | "end" | "exact">): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length && text.slice(start, end) === exact;
}

/** The first quote of a claim that the text does not bear out, or null. A span without words bears nothing out. */
export function misquote(claim: Claim, text: string): Quote | null {
  for (const quote of quotesOf(claim)) {
    if (!stands(text, quote) || (quote.what === "span" && quote.start === quote.end)) return quote;
  }
  return null;
}

/** As `misquote`, for the place that a problem points at. */
export function misplaced(problem: Problem, text: string): Quote | null {
  return problem.span && !stands(text, problem.span) ? { what: "problem", ...problem.span } : null;
}

/** A text as a column takes it in every database: half characters and NUL, which some refuse, become U+FFFD. Bodies need it not: they are JSON. */
export function columnText(text: string): string {
  return toUSVString(text).replaceAll("\0", "\ufffd");
}
