// Who fills a slot of an act without a name of his own in the clause: the speaker, or whoever a pronoun stands for.
import type { Clause } from "./clauses.ts";
import type { Token } from "./tokens.ts";
import type { Trigger } from "./triggers.ts";
import { isAct, isAnd, isAux, isFirstPerson, isObjectPronoun, isSay, isSubject, tagged } from "../tags.ts";

const isAuxOrPronoun = tagged("aux", "pronoun"), isAuxOrNegOrPronoun = tagged("aux", "neg", "pronoun");

/** "affirme avoir repoussé": the one who says it did it. */
export function bySpeaker(tokens: readonly Token[], main: Trigger | null): "initiator" | "target" | null {
  if (!main || main.noun) return null;
  const subject = main.passive ? main.act.object : main.act.subject;
  if (isAct(tokens[main.at], (e) => e.features.includes("we"))) return subject; // "استعدنا"
  for (let k = main.at - 1; k >= Math.max(0, main.at - 5); k--) {
    // "We have retaken", "the army said it had retaken".
    if (isFirstPerson(tokens[k])) return subject;
    if (isSubject(tokens[k]) && [1, 2].some((n) => isSay(tokens[k - n]))) return subject;
    if (isAux(tokens[k], (e) => e.meaning === "have" && e.features.includes("inf"))) return main.passive ? main.act.object : main.act.subject;
    if (tokens[k]!.kind === "mark" && !/["«“]/.test(tokens[k]!.text)) return null;
  }
  return null;
}

/** "les en avaient chassés", "l'ont repoussé": a pronoun right before the verb group is its object. */
export function objectPronoun(tokens: readonly Token[], main: Trigger | null, clause: Clause): boolean {
  if (!main || main.noun || main.passive || main.act.object === null) return false;
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - 5); k--) {
    const token = tokens[k]!;
    if (isObjectPronoun(token) && (k + 1 === main.at || isAuxOrPronoun(tokens[k + 1]))) return true;
    if (!isAuxOrNegOrPronoun(token)) return false;
  }
  return false;
}

/** "Ils assiègent", "elle avait repris": a pronoun stands before the verb. */
export function pronounSubject(tokens: readonly Token[], main: Trigger | null, clause: Clause): boolean {
  if (!main || main.noun) return false;
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - 6); k--) if (isSubject(tokens[k])) return true;
  // "Ils assiègent la ville et contrôlent la route": the pronoun of the verb before.
  if (isAnd(tokens[clause.from]) && main.at - clause.from <= 2) for (let k = clause.from - 1; k >= Math.max(0, clause.from - 12) && tokens[k]!.kind !== "mark"; k--) if (isSubject(tokens[k])) return true;
  return false;
}
