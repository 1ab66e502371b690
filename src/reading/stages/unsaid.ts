import type { Attributed } from "./attribution.ts";
import type { Draft } from "./draft.ts";
import type { Token } from "./tokens.ts";
import { isAct, isBound, isCounted, isNe, isNeg, isNone, isSub, isUntold, tagged } from "../tags.ts";

const supposes = tagged("if"), says = tagged("say");

const QUESTION = new Set(["?", "؟"]);
/** What opens a question within a sentence. The straight mark closes as well; between two of them stands what is asked. */
const OPENERS = new Set(["«", "“", "„", "\"", ":", ";"]);
const CLOSERS = new Set(["»", "”", "\"", ")", "’"]);

/**
 * Leaves out what a sentence only asks, supposes, or says that nobody said: "Did X bomb Y?", "if the army attacks, …",
 * "X did not say that …", "n'a pas confirmé que …", or calls untrue, feared or seen on a screen ("it is false that …"). Confirmations and opinions stay: they are about saying.
 */
export function standing(tokens: readonly Token[], drafts: readonly Draft[], said: readonly Attributed[]): Draft[] {
  const about = (d: Draft): boolean => d.type === "confirmation" || d.type === "assessment";
  let last = tokens.length - 1;
  while (last > 0 && CLOSERS.has(tokens[last]!.text)) last--;
  // "Did the army bomb the hospital?" the reporter asked: what is asked ends at its mark, whoever is named behind it.
  const asked = tokens.findLastIndex((t, i) => QUESTION.has(t.text) && tokens[i - 1]?.text !== "(");
  const opened = asked < 0 ? -1 : tokens.findLastIndex((t, i) => i < asked && OPENERS.has(t.text));
  const questioned = (d: Draft): boolean => asked >= 0 && d.trigger.from < asked && (asked === last || d.trigger.from > opened);
  const supposed = condition(tokens);
  const unsaid = said.filter((a) => a.stance !== "denies" && negated(tokens, a.cue));
  const silent = unsaidFrom(tokens);
  // "The hero kills thirty rebels in the film": wherever it is said, all of the sentence is a tale.
  if (fiction(tokens)) return drafts.filter(about);
  const untold = tokens.findIndex((t) => isUntold(t));
  // "almost captured the town"
  const nearly = (d: Draft): boolean => d.rule.startsWith("act:") && isBound(tokens[d.trigger.from - 1], (e) => e.meaning === "nearly") === true;
  return drafts.filter((d) => about(d) || !(questioned(d) || (untold >= 0 && d.trigger.from > untold) || nearly(d) || (silent !== null && d.trigger.from > silent) || (supposed !== null && d.to > supposed) || unsaid.some((a) => a.from <= d.trigger.from && a.to > d.trigger.from)));
}

/** Whether a sentence says that it tells of a film, a novel or a game. */
export const fiction = (tokens: readonly Token[]): boolean => tokens.some((t) => isUntold(t, (e) => e.meaning === "whole"));

/** The token at which a supposition begins, to the end of its sentence; null without one. "même si" supposes nothing. */
function condition(tokens: readonly Token[]): number | null {
  for (let i = 0; i < tokens.length; i++) {
    if (!supposes(tokens[i])) continue;
    if (tokens[i - 1]?.entries.some((e) => e.length > 1 && e.tag !== "if")) continue;
    return i;
  }
  return null;
}

/** The token of a denied saying that a "that" follows, whether or not anybody was read as speaking; null without one. */
function unsaidFrom(tokens: readonly Token[]): number | null {
  for (let i = 1; i < tokens.length; i++) {
    if (!says(tokens[i]) || !says(tokens[i], (e) => e.meaning !== "denies") || !negated(tokens, { from: i, to: i })) continue;
    for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) if (isSub(tokens[k], (e) => e.meaning === "that" || e.meaning === "either")) return i;
  }
  return null;
}

/** Whether the verb of saying itself is denied; behind it only by the second half of a negation ("ne dit pas"), or "said no one fell" would be denied. */
function negated(tokens: readonly Token[], cue: { from: number; to: number }): boolean {
  const half = tokens.slice(Math.max(0, cue.from - 3), cue.to).some((t) => isNe(t));
  for (let i = Math.max(0, cue.from - 3); i < Math.min(tokens.length, half ? cue.to + 1 : cue.to); i++) {
    if (i < cue.from && tokens[i]!.kind === "mark") continue;
    if (i >= cue.to && tokens[i]!.kind === "mark") break;
    if (isNeg(tokens[i])) return true;
  }
  // "Aucune source n'a affirmé", "none of the residents said": nobody is the subject.
  for (let i = cue.from - 1; i >= Math.max(0, cue.from - 5) && tokens[i]!.kind !== "mark" && !(isAct(tokens[i]) || isCounted(tokens[i], (e) => e.meaning !== "persons")); i--) if (isNone(tokens[i]) || isNeg(tokens[i], (e) => e.length > 1)) return true;
  return false;
}
