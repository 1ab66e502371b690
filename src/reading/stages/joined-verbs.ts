// What a verb behind "and" is: one that goes on in its clause, or the first of another one.
import type { Token } from "./tokens.ts";
import { isAct, isAnd, isAux, isCounted, isSub, tagged } from "../tags.ts";

const opensFigure = tagged("article", "number", "bound", "collective", "dozens", "quantifier"),
  opensPhrase = tagged("article", "number", "bound", "collective", "dozens", "quantifier", "force", "determiner"),
  opensSubject = tagged("article", "force", "group-noun", "people", "nationality", "pronoun", "camp"), isNumberOrCounted = tagged("number", "counted");

const FALLEN = new Set(["kill", "wound", "die"]);

/** "ont attaqué le camp et tué dix soldats": a participle that shares the auxiliary of the one before, with an object of its own. */
export function shares(tokens: readonly Token[], and: number, from: number): boolean {
  const next = tokens[and + 1]!, object = /^[«“"]$/.test(tokens[and + 2]?.text ?? "") ? tokens[and + 3] : tokens[and + 2];
  const acts = next.entries.filter((e) => e.tag === "act");
  if (!acts.length || !acts.every((e) => e.features.includes("pp") && e.features.every((f) => f === "pp" || f === "pres")) || isCounted(next) && isCounted(tokens[and - 1])) return false;
  if (!object || !(object.kind === "number" || opensFigure(object))) return false;
  return tokens.slice(from, and).some((t, k, all) => isAux(t, (e) => e.meaning === "have") && all.slice(k + 1, k + 4).some((u) => isAct(u, (e) => e.features.includes("pp"))));
}

/** "killing seven soldiers and seizing three vehicles", "killed seven soldiers and seized …": another act of the same form, with an object of its own. */
export function goesOnWith(tokens: readonly Token[], and: number, from: number): boolean {
  const object = tokens[and + 2];
  if (!object || !(object.kind === "number" || object.capital || opensPhrase(object))) return false;
  const form = (t: Token): "ger" | "past" | null => { const acts = t.entries.filter((e) => e.tag === "act" || (e.tag === "verb" && e.features.length > 0)); return !acts.length || isCounted(t, (e) => e.length > 1) ? null : acts.every((e) => e.features.length === 1 && e.features[0] === "ger") ? "ger" : acts.every((e) => e.features.includes("past") && !e.features.includes("fin")) ? "past" : null; };
  const next = tokens[and + 1]!, kind = form(next);
  if (!kind) return false;
  const fallen = (t: Token): boolean => isAct(t, (e) => FALLEN.has(e.meaning));
  for (let k = and - 2; k >= Math.max(from, and - 14); k--) {
    const t = tokens[k]!;
    if (t.kind === "mark" || isAnd(t) || isSub(t)) return false;
    if (form(t) !== kind) continue;
    // The dead and the wounded are one toll; a participle behind an auxiliary is no verb in a tense.
    return !(fallen(t) && fallen(next)) && (kind === "ger" || !isAux(tokens[k - 1], (e) => e.meaning !== "have"));
  }
  return false;
}

/** "… la ville et contrôlent la route": a form that is nothing but a verb in a tense, right after "and" or its pronoun. */
export function verbNext(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 3); i++) {
    const { entries, kind } = tokens[i]!;
    if (kind !== "word") return false;
    const verbs = entries.filter((e) => e.tag === "act" || e.tag === "say");
    if (verbs.some((e) => e.features.some((f) => f === "pres" || f === "impf")) && !verbs.some((e) => e.features.some((f) => f === "pp" || f === "inf"))) return !entries.some((e) => e.tag === "act-noun" || e.tag === "counted" || e.tag === "place-noun");
    if (!entries.some((e) => e.tag === "pronoun" || e.tag === "ne")) return false;
  }
  return false;
}

/** "et 12 autres ont été blessés" stays; "et l'armée a repris …" is a clause of its own: an auxiliary within a few words, after a noun. */
export function joinsClause(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 6); i++) {
    const token = tokens[i]!;
    if (token.kind !== "word") return false;
    const past = isAct(token, (e) => e.features.includes("past"));
    if (past && !tokens.slice(from, i).some((t) => t.capital || opensSubject(t))) return false;
    if (past || isAux(token)) return i > from && !tokens.slice(from, i).some((t) => isNumberOrCounted(t) || t.kind === "number");
  }
  return false;
}
