import type { Clause } from "./clauses.ts";
import type { Token } from "./tokens.ts";
import type { Trigger } from "./triggers.ts";
import { isAnd, isArticle, isAt, isBy, isFrom, isNear, isNumber, isOf, isSub, isWith, tagged } from "../tags.ts";

const acts = tagged("force", "group-noun", "camp", "nationality"), isHarmless = tagged("harmless"), isWeapon = tagged("act-noun", "instrument", "materiel"), parts = tagged("at", "by", "from", "near", "with", "of", "against", "and", "sub", "after");

/** Acts whose verbs tell of hardship, of measures and of campaigns as well as of arms. */
const FIGURATIVE = new Set(["violence", "bombing", "shelling-artillery-missile-attack"]);

/** How far from its verb a subject's noun may stand. */
const REACH = 6;

/**
 * Whether a verb of hitting tells of no arms: only what is fired "landed in" a town, where presidents land too, and
 * sanctions, drought or a campaign for vaccination "hit" and "target" without any ("frappé par la sécheresse").
 * `either`: whether a subject may follow its verb.
 */
export function unarmed(tokens: readonly Token[], clause: Clause, main: Trigger | null, either: boolean): boolean {
  if (!main || main.noun) return false;
  if (main.name === "land") return !tokens.slice(Math.max(0, clause.from - 4), clause.to).some((t, k) => isWeapon(t) && Math.max(0, clause.from - 4) + k !== main.at);
  if (!FIGURATIVE.has(main.act.type)) return false;
  // The subject's own noun: nothing that parts it from what stands before, and no joint between it and the verb.
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - REACH); k--) {
    if (tokens[k]!.kind === "mark" || isSub(tokens[k]) || acts(tokens[k])) break; // "during the drought the army struck"
    if (isHarmless(tokens[k]) && !isOf(tokens[k - 1])) return !parts(tokens[k - 1]) && (k === clause.from || !parts(tokens[k - 2]) || isOf(tokens[k - 2]));
  }
  for (let k = main.to; k < Math.min(clause.to, main.to + REACH); k++) {
    if (tokens[k]!.kind === "mark" || isSub(tokens[k]) || isAt(tokens[k]) || isFrom(tokens[k]) || isNear(tokens[k])) break;
    if (isHarmless(tokens[k])) return (either && k - main.to <= 1) || tokens.slice(Math.max(main.to, k - 3), k).some((t) => isBy(t) || isWith(t));
  }
  return false;
}

/** "190 were killed by the army and 12 by the coalition": whoever stands behind a bare figure of his own did only that. */
export function doesOther(tokens: readonly Token[], actor: { from: number }): boolean {
  let k = actor.from - 1;
  while (k > 1 && isArticle(tokens[k]) && !isBy(tokens[k])) k--;
  for (const n of [1, 2, 3]) if (isBy(tokens[k - n + 1], (e) => e.length === n) && (tokens[k - n]?.kind === "number" || isNumber(tokens[k - n])) && (isAnd(tokens[k - n - 1]) || /^[,،]$/.test(tokens[k - n - 1]?.text ?? ""))) return tokens.slice(0, k - n).some((t) => isBy(t));
  return false;
}
