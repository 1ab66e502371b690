import type { Draft } from "./draft.ts";

/** Types that say how somebody died. */
export const DEEDS: ReadonlySet<string> = new Set(["air-drone-strike", "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "suicide-bomb", "chemical-weapon", "grenade", "armed-clash", "attack", "mob-violence"]);

/** "The army shelled X, killing twelve": those who died in the deed that the clause before tells died of shells, of no other attack. */
export function ofDeed(draft: Draft, before: Draft | undefined): void {
  if (!before || draft.type !== "attack" || draft.clause.kind !== "participle" || (draft.rule !== "act:kill" && draft.rule !== "act:wound")) return;
  if (before.to <= draft.from && draft.from - before.to <= 1 && DEEDS.has(before.type) && before.polarity === "positive") draft.type = before.type;
}
