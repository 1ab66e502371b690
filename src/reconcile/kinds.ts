import type { ClaimType } from "../reading/index.ts";

/** What sort of occurrence a claim's type is: claims of one sort at one place and time may be one occurrence. */
export type Family = "ground" | "blast" | "fire" | "attack" | "unrest" | "custody" | "deal" | "group" | "property" | "interception" | "none";

const FAMILIES: Record<ClaimType, Family> = {
  "armed-clash": "ground",
  "government-regains-territory": "ground",
  "non-state-actor-overtakes-territory": "ground",
  repelled: "ground",
  "suicide-bomb": "blast",
  "remote-explosive-landmine-ied": "blast",
  grenade: "blast",
  "air-drone-strike": "fire",
  "shelling-artillery-missile-attack": "fire",
  "chemical-weapon": "fire",
  attack: "attack",
  "sexual-violence": "attack",
  "abduction-forced-disappearance": "custody",
  arrests: "custody",
  agreement: "deal",
  "non-violent-transfer-of-territory": "deal",
  "change-to-group-activity": "group",
  "headquarters-or-base-established": "group",
  "disrupted-weapons-use": "interception",
  "looting-property-destruction": "property",
  "peaceful-protest": "unrest",
  "protest-with-intervention": "unrest",
  "excessive-force-against-protesters": "unrest",
  "violent-demonstration": "unrest",
  "mob-violence": "unrest",
  movement: "none",
  control: "none",
  toll: "none",
  responsibility: "none",
  confirmation: "none",
  assessment: "none",
};

/** The family of a type; `none` for what says something about an occurrence without being one. */
export function familyOf(type: ClaimType): Family {
  return FAMILIES[type];
}

/** Types that lean on an occurrence told elsewhere in the story: they join one before they make one. */
export function leans(type: ClaimType): boolean {
  return FAMILIES[type] === "none" && type !== "assessment";
}

// An assault on a town is told as a clash, as its suicide bombers and as the taking of a quarter: one occurrence.
const RELATED: readonly (readonly [Family, Family])[] = [
  ["ground", "blast"], ["attack", "ground"], ["attack", "blast"], ["attack", "fire"], ["attack", "custody"],
  // Fighters who overrun a camp and carry off its vehicles did one thing.
  ["property", "ground"], ["property", "attack"],
];

/** Whether claims of these families may tell of one occurrence. */
export function related(a: Family, b: Family): boolean {
  return a === b || a === "none" || b === "none" || RELATED.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
}

/** Types in which territory changes hands: their initiator is said to have succeeded. */
export function takes(type: ClaimType): boolean {
  return type === "non-state-actor-overtakes-territory" || type === "government-regains-territory" || type === "non-violent-transfer-of-territory";
}
