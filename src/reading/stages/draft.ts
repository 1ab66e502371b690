import type { Factuality } from "../claim.ts";
import type { ActorMention } from "./actors.ts";
import type { CountMention } from "./counts.ts";
import type { PlaceMention } from "./places.ts";
import type { TimeMention } from "./times.ts";
import type { Clause } from "./clauses.ts";

/** A claim in the making: token numbers of one sentence, before the story fills what its words leave open. */
export interface Draft {
  type: string;
  /** Class of the act that named it (see acts.ts), or the phrase rule. */
  act: string;
  rule: string;
  from: number; to: number;
  trigger: { from: number; to: number };
  clause: Clause;
  initiators: ActorMention[];
  targets: ActorMention[];
  places: PlaceMention[];
  times: TimeMention[];
  /** For who claimed an act: whether the day is the act's own ("a revendiqué jeudi l'assaut mené mardi"). */
  dated?: boolean;
  /** Words of time in the sentence that name another time than the story's day, without a date for it. */
  spans?: readonly { from: number; to: number }[];
  counts: { mention: CountMention; quantity: string; group: ActorMention | null }[];
  factuality: Factuality;
  polarity: "positive" | "negative";
  /** Words that made it less than certain or negative. */
  hedge: { from: number; to: number } | null;
  /** True when it speaks of an act named before ("the attack killed …"), so that it takes over that act's slots. */
  anaphoric: boolean;
  /** The slot that the speaker fills ("says it repelled"), and the one that a pronoun subject fills. */
  passive?: boolean;
  bySpeaker?: "initiator" | "target" | null;
  pronoun?: "initiator" | "target" | null;
  /** True when an object pronoun stands for the done-to ("les en avaient chassés"). */
  object?: boolean;
  /** True when the words are those of whoever won ("14 neutralisés"): the dead are the enemy. */
  victor?: boolean;
  /** The source captured by a phrase rule, if it names one. */
  source: { from: number; to: number } | null;
}
