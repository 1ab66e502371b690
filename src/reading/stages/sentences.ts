import type { Range } from "../../text/index.ts";
import type { Grammar } from "../rule.ts";
import type { Token } from "./tokens.ts";

/** A sentence: tokens `from` to `to` (exclusive) of its block. */
export interface Sentence extends Range { tokens: Token[] }

const ENDS = new Set([".", "!", "?", "؟", "…", "۔"]);
// What is looked for in a sentence may be looked for from each of its words. The longest sentences of dispatches have under
// a hundred tokens; a page without stops must not cost the square of its length.
const MOST = 300;
const PAUSES = new Set([",", "،", ";", "؛", ":", "»", "”", ")", "–", "—"]);
const CLOSERS = new Set(["»", "”", "\"", ")", "]", "’", "“"]);

/**
 * Cuts a block's tokens into sentences. A stop ends one unless it belongs to an abbreviation, an initial or a list
 * number; closing marks behind a stop belong to it, and what goes on in small letters goes on with the sentence.
 * A run of more than MOST tokens without a stop is cut behind its last pause.
 */
export function sentences(tokens: readonly Token[], grammar: Grammar): Sentence[] {
  const found: Sentence[] = [];
  let from = 0, pause = 0;
  const close = (to: number): void => {
    if (to > from) found.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end, tokens: tokens.slice(from, to) });
    from = to;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!, before = tokens[i - 1], after = tokens[i + 1];
    if (i - from >= MOST) close(pause > from + MOST / 2 ? pause : i);
    if (PAUSES.has(token.text)) pause = i + 1;
    if (!ENDS.has(token.text)) continue;
    if (token.text === "." && before && before.end === token.start) {
      // "U.S. troops", "R. I.": a stop inside the sentence parts nothing.
      if (grammar.abbreviations.includes(before.forms[0]!) || (before.kind === "word" && before.text.length === 1 && before.capital)) { token.inner = true; continue; }
      if (before.kind === "number" && i - from <= 1) continue; // "1. De X vers Y"
      if (after && after.start === token.end && after.kind !== "mark" && !after.capital) continue; // "southfront.org"
    }
    if (token.text === "…" && after && !after.capital && grammar.capitals) continue;
    let end = i + 1;
    while (end < tokens.length && end - from < MOST && (CLOSERS.has(tokens[end]!.text) || ENDS.has(tokens[end]!.text)) && tokens[end]!.start - tokens[end - 1]!.end <= 1 && tokens[end]!.text !== "“") {
      end++;
    }
    // « …, a dit X. » and "…". a dit X": what goes on in lower case goes on with the sentence.
    if (end > i + 1 && tokens[end] && grammar.capitals && tokens[end]!.kind === "word" && !tokens[end]!.capital) continue;
    close(end);
    i = end - 1;
  }
  close(tokens.length);
  return found;
}
