import type { Factuality } from "../claim.ts";
import type { Clause } from "./clauses.ts";
import type { Token } from "./tokens.ts";
import { isBound, isHedge, isSub, tagged, theMood } from "../tags.ts";

const mayBeVerb = tagged("act", "verb", "light");

const ORDER: Factuality[] = ["certain", "probable", "possible", "unknown"];

/** The mood that a particle gives the verb after it (قد and an imperfect: "may"), where a language has such particles. */
export function moodAt(tokens: readonly Token[], i: number): string | null {
  const verb = mayBeVerb(tokens[i]) && mayBeVerb(tokens[i], (e) => e.features.includes("impf"));
  return (verb && theMood(tokens[i - 1])?.meaning) || null;
}

/** Whether a word is part of a longer one that says a number's bound ("ما لا يقل عن") and so denies nothing. */
const within = (tokens: readonly Token[], i: number): boolean => [0, 1, 2, 3].some((k) => isBound(tokens[i - k], (e) => e.length > k));

const commits = tagged("hedge", "aux", "act", "verb", "neg");

/**
 * How far a clause commits to its act: mood and hedges decide, not the verb of saying. A conditional of the press is
 * `possible`; a hedge word says its own degree. Negation counts near the act.
 */
export function modality(tokens: readonly Token[], clause: Clause, trigger: { from: number; to: number }): { factuality: Factuality; polarity: "positive" | "negative"; hedge: { from: number; to: number } | null } {
  let factuality: Factuality = "certain", polarity: "positive" | "negative" = "positive", hedge: { from: number; to: number } | null = null;
  // What governs a reported clause hedges it too ("it is thought that …"): back to the nearest stop or joint.
  let start = clause.from;
  if (clause.kind === "reported") while (start > 0 && start > clause.from - 6 && tokens[start - 1]!.kind !== "mark" && !isSub(tokens[start - 1])) start--;
  for (let i = start; i < clause.to; i++) {
    const token = tokens[i]!;
    const mood = i < clause.from ? null : moodAt(tokens, i);
    if (mood === "cond" && i <= trigger.to + 1 && ORDER.indexOf("possible") > ORDER.indexOf(factuality)) { factuality = "possible"; hedge = { from: i - 1, to: i + 1 }; }
    if ((i < clause.from && !isHedge(token)) || !commits(token)) continue;
    for (const e of token.entries) {
      const degree = e.tag === "hedge" ? (e.meaning as Factuality) : (e.tag === "aux" || e.tag === "act" || e.tag === "verb") && e.features.length > 0 && e.features.every((f) => f === "cond") ? "possible" : null;
      // A conditional counts on the way to the act, not in a clause hung on after it.
      if (degree && (e.tag === "hedge" || i <= trigger.to + 1) && ORDER.indexOf(degree) > ORDER.indexOf(factuality)) { factuality = degree; hedge = { from: i, to: i + e.length }; }
      if (e.tag === "neg" && !token.entries.some((x) => x.length > e.length && x.tag !== "neg") && !within(tokens, i) && i >= trigger.from - 6 && i <= trigger.to + 2) { polarity = "negative"; hedge ??= { from: i, to: i + e.length }; }
    }
  }
  return { factuality, polarity, hedge };
}
