import type { Draft } from "./draft.ts";
import type { PlaceMention } from "./places.ts";
import type { Sense } from "./read-sentence.ts";
import { isAct, isAnd, isSub } from "../tags.ts";

/** What the rest of a sentence says of an act: where it happened, and the act with which it happened. */
export interface Hinge { places: PlaceMention[]; act: Draft | null }

const where = (p: PlaceMention): boolean => !p.describes && (p.role === "at" || p.role === "near");

/**
 * "Trois civils ont péri lorsque leur véhicule a sauté sur une mine près de X": a clause of time behind an act without a
 * place says where and by what; and "… alors qu'ils secouraient des blessés à X" says where, though it tells of no act.
 */
export function hinge(draft: Draft, sense: Sense): Hinge | null {
  if (draft.places.length > 0 || draft.type === "confirmation" || draft.type === "assessment") return null;
  const { tokens } = sense.sentence;
  const time = (from: number): boolean => tokens.slice(from, from + 2).some((t) => isSub(t, (e) => e.meaning === "time"));
  // "a neutralisé 23 hommes et détruit trois véhicules près de X": what shares its auxiliary shares its place.
  const shares = (from: number): boolean => isAnd(tokens[from]) && Boolean(isAct(tokens[from + 1], (e) => e.features.includes("pp")));
  const behind = sense.clauses.find((c) => c.from >= draft.clause.to && c.from <= draft.clause.to + 1 && (time(c.from) || shares(c.from)));
  if (!behind) return null;
  const act = sense.drafts.find((d) => d.clause.from === behind.from && d.act !== "phrase") ?? null;
  const places = (act ? act.places : sense.places.filter((p) => p.from >= behind.from && p.to <= behind.to)).filter(where);
  return act || places.length ? { places: places.slice(0, 1), act: time(behind.from) ? act : null } : null;
}
