// What each kind of act means for a claim, in no language's words: lexicons name these classes.
import type { ClaimType, Quantity } from "./claim.ts";

/** Which slot an argument fills: the doer or the done-to. */
export type Slot = "initiator" | "target";

export interface Act {
  /** Its ACLED sub-event or other claim type; `territory`, `violence` and `casualties` are settled by who does it to whom. */
  type: ClaimType | "territory" | "violence" | "casualties" | "bombing";
  /** Which act names the claim when a clause has several: the higher. Set phrases of the codebook: a named event over a bare toll. */
  rank: number;
  subject: Slot | null;
  object: Slot | null;
  /** For nouns: whose act it is when only "of X" stands there. */
  of: Slot | null;
  /** What becomes of persons, vehicles and positions counted beside it. */
  persons: Quantity | null;
  /** Never passive ("est arrivé", "sont morts"). */
  intransitive?: boolean;
  /** Means something else when reflexive ("s'est arrêté"). */
  noReflexive?: boolean;
}

const act = (type: Act["type"], rank: number, subject: Slot | null, object: Slot | null, of: Slot | null, persons: Quantity | null = null, intransitive = false): Act =>
  ({ type, rank, subject, object, of, persons, intransitive });

export const ACTS: Readonly<Record<string, Act>> = {
  kill: act("casualties", 3, "initiator", "target", "target", "killed"),
  execute: act("attack", 5, "initiator", "target", "target", "killed"),
  die: act("casualties", 3, "target", null, "target", "killed", true),
  wound: act("casualties", 2.5, "initiator", "target", "target", "wounded"),
  lose: act("casualties", 2, "target", null, "target", "killed", true), // "a perdu 12 hommes"
  ambushed: act("armed-clash", 5.5, "target", null, "target", null, true), // "est tombée dans une embuscade"
  enter: act("movement", 4.4, "initiator", null, "initiator", "attackers", true), // of forces, into a place
  leave: act("movement", 4.1, "initiator", null, "initiator", "attackers", true), // of forces and convoys only
  suffer: act("armed-clash", 2.6, "target", null, "target", null, true), // "a payé un lourd tribut", "a subi de lourdes pertes"
  riposte: act("armed-clash", 5.2, "initiator", "target", "initiator", null),
  pursue: act("movement", 4.3, "initiator", "target", "initiator", null),
  missing: act("toll", 3, "target", null, "target", "missing", true),
  displace: act("movement", 3, "initiator", "target", "target", "displaced"),
  attack: act("violence", 5, "initiator", "target", "initiator", "attackers"),
  land: act("violence", 5, "initiator", "target", "initiator", "attackers"), // of what is fired, on somewhere
  offensive: act("armed-clash", 5.5, "initiator", "target", "initiator", "attackers"),
  ambush: act("armed-clash", 5.5, "initiator", "target", "initiator", "attackers"),
  clash: act("armed-clash", 5, "initiator", "target", "initiator", "attackers"),
  airstrike: act("air-drone-strike", 7, "initiator", "target", "initiator", null),
  bombing: act("bombing", 6.5, "initiator", "target", "initiator", null),
  shelling: act("shelling-artillery-missile-attack", 7, "initiator", "target", "initiator", null),
  suicide: act("suicide-bomb", 8, "initiator", "target", "initiator", "suicide-attackers"),
  explosion: act("remote-explosive-landmine-ied", 6, "initiator", "target", "initiator", null),
  carbomb: act("remote-explosive-landmine-ied", 6.2, "initiator", "target", "initiator", null),
  mine: act("remote-explosive-landmine-ied", 6.2, "target", null, "initiator", null, true), // "ont heurté une mine"
  grenade: act("grenade", 7, "initiator", "target", "initiator"),
  chemical: act("chemical-weapon", 9, "initiator", "target", "initiator"),
  take: { ...act("territory", 7.5, "initiator", null, null, "captured"), noReflexive: true },
  grab: act("territory", 7.5, "initiator", null, null, "captured"), // "s'emparer de"
  retake: act("territory", 7.6, "initiator", null, null, "captured"),
  expel: act("territory", 7.6, "initiator", "target", "target", null),
  fall: act("territory", 7.4, null, null, null, null, true), // "tombée aux mains de X": by = X
  control: act("control", 4, "initiator", null, "initiator", null),
  lost: act("control", 4, "initiator", null, "initiator", null, true), // "perdue par X"
  cede: act("territory", 7.4, "target", null, "target", null, true), // "خسر المدينة أمام X": X took it
  siege: act("control", 4.5, "initiator", "target", "initiator", null),
  repel: act("repelled", 9, "target", "initiator", "initiator", null),
  advance: act("movement", 4.5, "initiator", null, "initiator", "attackers", true),
  retreat: act("movement", 4.5, "initiator", null, "initiator", "other", true),
  flee: act("movement", 4.5, "target", null, "target", "displaced", true), // people, not forces
  deploy: act("movement", 4.2, "initiator", "initiator", "initiator", "attackers"),
  evacuate: act("movement", 4.2, "initiator", "target", "target", "displaced"),
  destroy: act("looting-property-destruction", 3.5, "initiator", "target", "target", "vehicles-destroyed"),
  loot: act("looting-property-destruction", 4, "initiator", "target", "initiator", null),
  intercept: act("disrupted-weapons-use", 6.5, "initiator", "target", "target", null),
  seize: act("disrupted-weapons-use", 5, "initiator", "target", "target", null),
  arrest: { ...act("arrests", 5, "initiator", "target", "target", "captured"), noReflexive: true },
  abduct: act("abduction-forced-disappearance", 6, "initiator", "target", "target", "captured"),
  capture: act("arrests", 5, "initiator", "target", "target", "captured"),
  rape: act("sexual-violence", 8, "initiator", "target", "initiator", null),
  agree: act("agreement", 5, "initiator", null, "initiator", null),
  activity: act("change-to-group-activity", 4, "initiator", null, "initiator", null),
  base: act("headquarters-or-base-established", 5, "initiator", null, "initiator", null),
  handover: act("non-violent-transfer-of-territory", 6, "target", null, "target", null),
  protest: act("peaceful-protest", 5, "initiator", null, "initiator", null, true),
  disperse: act("protest-with-intervention", 6, "initiator", "target", "target", null),
  riot: act("violent-demonstration", 6, "initiator", null, "initiator", null, true),
  lynch: act("mob-violence", 6, "initiator", "target", "initiator", "killed"),
  back: act("responsibility", 6, "initiator", null, "initiator", null), // organised, armed, led, ordered
  claim: act("responsibility", 8.5, "initiator", null, null, null), // said that it did it
  belong: act("casualties", 1, null, "target", "target", null),
  accuse: act("responsibility", 8.5, null, "initiator", null, null), // X blames Y: Y is the doer
};

/** What becomes of counted nouns, by the persons-quantity of the act beside them. */
export function quantityOf(unit: string, act: Act | null, role: "subject" | "object" | null): Quantity | null {
  if (["killed", "wounded", "captured", "missing", "displaced", "suicide-attackers", "vehicle-bombs", "strikes", "attackers", "other"].includes(unit)) return unit as Quantity;
  if (unit === "weapons" || unit === "casualties") return "other"; // dead and wounded lumped together
  if (unit === "persons") {
    if (!act) return null;
    // Who is sent is counted as who comes.
    if (act.persons === "attackers") return role === "subject" || (act.object === "initiator" && role === "object") ? "attackers" : null;
    return act.persons === "positions-taken" || act.persons === "vehicles-destroyed" ? null : act.persons;
  }
  if (unit === "vehicles" && act?.persons === "wounded") return "other"; // hit, not destroyed
  if (unit === "vehicles") return act && (act.persons === "vehicles-destroyed" || act.persons === "killed" || act.type === "air-drone-strike" || act.type === "bombing") ? "vehicles-destroyed" : act && (act.type === "looting-property-destruction" || act === ACTS["seize"]) ? "other" : null; // carried off
  if (unit === "positions") return act?.type === "territory" || act?.type === "violence" || act?.type === "armed-clash" || act?.persons === "killed" || act?.type === "control" ? "positions-taken" : null;
  return null;
}
