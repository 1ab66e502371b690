import type { Range, Span } from "../text/index.ts";
import type { ActorKind } from "../directory/index.ts";
import type { Document } from "../page/index.ts";
import type { Problem } from "../problem.ts";

/** ACLED sub-events as slugs, then what an article says that is no sub-event. */
export const CLAIM_TYPES = [
  "armed-clash", "government-regains-territory", "non-state-actor-overtakes-territory", "air-drone-strike", "suicide-bomb",
  "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "grenade", "chemical-weapon", "attack", "sexual-violence",
  "abduction-forced-disappearance", "agreement", "arrests", "change-to-group-activity", "disrupted-weapons-use",
  "headquarters-or-base-established", "looting-property-destruction", "non-violent-transfer-of-territory", "peaceful-protest",
  "protest-with-intervention", "excessive-force-against-protesters", "violent-demonstration", "mob-violence",
  "movement", "control", "toll", "responsibility", "repelled", "confirmation", "assessment",
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const QUANTITIES = ["killed", "wounded", "captured", "missing", "displaced", "attackers", "suicide-attackers", "vehicle-bombs", "vehicles-destroyed", "positions-taken", "strikes", "other"] as const;
export type Quantity = (typeof QUANTITIES)[number];
export type Stance = "says" | "reports" | "claims" | "denies" | "confirms" | "declines";
export type Factuality = "certain" | "probable" | "possible" | "unknown";

/** Words behind a value: `document.text.slice(anchor.start, anchor.end) === text`, always. */
export interface Worded {
  text: string;
  anchor: Range;
  /** True when the words stand outside the claim's own span and were carried over from its story. */
  inherited: boolean;
}

export interface ActorRef extends Worded { id: string | null; name: string }

export interface PlaceRef extends Worded {
  id: string | null;
  name: string;
  lat: number | null;
  lon: number | null;
  /** ACLED geo_precision: 1 exact, 2 area, 3 region. */
  precision: 1 | 2 | 3;
  role: "at" | "from" | "toward" | "near";
  country: string | null;
  /** The usual name of the place by language, from the atlas, for the reader's own; empty where it has none. */
  labels: Record<string, string>;
  /** Other places that the name may mean, when nothing decided; `id`, `lat` and `lon` are then null. */
  candidates: { id: string; name: string; lat: number; lon: number }[];
}

export interface TimeRef extends Worded {
  /** ISO date, or null: open, or undecided between `candidates`. */
  start: string | null;
  end: string | null;
  /** ACLED time_precision: 1 the day, 2 the week, 3 the month, 4 coarser. */
  precision: 1 | 2 | 3 | 4;
  /** Which parts the words do not say and a rule filled in. */
  inferred: ("year" | "month" | "day")[];
  candidates: { start: string; end: string }[];
  /** Where a relative word took its date from: `text` a date printed in the text, `published` the page's date. */
  resolved_against: "text" | "published" | null;
}

export interface Count extends Worded {
  /** Unique within the claim: "n1", "n2" … */
  id: string;
  quantity: Quantity;
  /** Whom or what it counts, in the text's own words; null when it does not say. */
  of: string | null;
  /** The actor that the counted belong to, if known. */
  group: string | null;
  low: number | null;
  high: number | null;
  /** The count of this claim that it is a part of. */
  part_of: string | null;
  /** The count that a later figure replaces: its id here. */
  amends: string | null;
}

/** A source as named in a text. `unnamed` sources may carry a side: the actor whose camp the words put them in. */
export interface SourceRef { id: string | null; name: string; kind: ActorKind | null; side: string | null }

export interface Link extends Worded { source: SourceRef; cue: string; stance: Stance }

export interface Loaded extends Range { exact: string; toward: string | null }

/** One step of why: the rule, the words, and what it was built from. */
export interface Derivation { stage: string; rule: string; words: string; anchor: Range; says: string; from: Derivation[] }

export interface Claim {
  /** `clm:` and a digest of the document, the span and the type. */
  id: string;
  document: string;
  span: Span;
  type: ClaimType;
  initiators: ActorRef[];
  targets: ActorRef[];
  places: PlaceRef[];
  time: TimeRef | null;
  counts: Count[];
  /** Publisher's side first, origin last. Empty: the publisher's own voice. */
  attribution: Link[];
  factuality: Factuality;
  polarity: "positive" | "negative";
  loaded: Loaded[];
  /** Confirmations: the claims that this one confirms, denies or leaves unconfirmed. */
  about: string[];
  /** Number of the story on the page (0, 1 …): claims of one story never borrow from another. */
  story: number;
  derivation: Derivation;
}

/** All that was read out of one document. */
export interface Reading {
  document: Document;
  claims: Claim[];
  problems: Problem[];
  /** Digest of the rules and lexicons that made it. */
  rules: string;
}
