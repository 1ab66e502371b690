import type { Claim, ClaimType, Quantity } from "../reading/index.ts";
import type { Range } from "../text/index.ts";
import type { Correction } from "./corrections.ts";
import type { Narrowing } from "./timing.ts";

export const STATUSES = ["single-origin", "corroborated", "undecided", "contested", "denied", "unconfirmed", "admitted"] as const;
export type Status = (typeof STATUSES)[number];

/** A value of an event and the claim whose words say it. */
export interface Cited<T> { value: T; claim: string; document: string; text: string; anchor: Range }

/** One independent origin behind an event, and the outlets through which it came. */
export interface Origin {
  /** Actor id, or `doc:` and the publisher or document for a page's own voice, or `unnamed:` and its outlet. */
  id: string;
  name: string;
  kind: string | null;
  /** The actor whose interest it shares, by the directory's ties at that date; null when none is known. */
  side: string | null;
  independence: "independent" | "dependent" | "undecided";
  /** Why, in plain English sentences. */
  reasons: string[];
  /** The origin that it depends on, when dependent. */
  depends_on: string | null;
  /** Pages that relay it: the outlet as the page names itself (or its address), and the document. */
  outlets: {
    /** The outlet's own id, as the page names itself: what a judgement on its independence names. */
    id: string;
    name: string;
    document: string;
    /** Why it is an appearance of the origin where the page itself does not name it: a copy, or a chain over other pages. */
    why: string | null;
  }[];
  claims: string[];
}

/** What the origins of one side say; a side that only relays or confirms has none. Sides that only deny or doubt come last, without types. */
export interface Version {
  /** Actor id of the side; `none` for origins without a known side. */
  side: string;
  name: string;
  origins: string[];
  claims: string[];
  /** What happened according to it: type, outcome and tolls, each with its words. */
  types: Cited<ClaimType>[];
  tolls: (Cited<{ low: number | null; high: number | null }> & { quantity: Quantity; group: string | null; of: string | null })[];
}

/** One attribute of an event and every value given for it, by origin. */
export interface Slot {
  attribute: "type" | "initiator" | "target" | "place" | "time" | "outcome" | "toll";
  /** For tolls: what is counted and whose. */
  quantity: Quantity | null;
  group: string | null;
  values: (Cited<string> & { origin: string })[];
}

/** low, best and high deaths as UCDP GED counts them; null where no claim says. */
export interface Fatalities {
  low: number | null;
  best: number | null;
  high: number | null;
  /** The claim behind each bound. */
  claims: { low: string | null; best: string | null; high: string | null };
  /** The rule that chose them, in one sentence. */
  rule: string;
}

/** Claims on one occurrence. Everything here is computed from the claims and points back at them. */
export interface Event {
  id: string;
  episode: string;
  type: ClaimType;
  types: ClaimType[];
  time: { start: string | null; end: string | null; precision: 1 | 2 | 3 | 4; candidates: { start: string; end: string }[]; claims: string[]; /** Claims whose words leave dates open that other pages of the event narrow down. */ narrowed: Narrowing[] } | null;
  places: { id: string | null; name: string; lat: number | null; lon: number | null; precision: 1 | 2 | 3; role: "at" | "from" | "toward" | "near"; country: string | null; labels: Record<string, string>; claims: string[] }[];
  /** Movements as claimed, by the `id` (else the `name`) of the places; a claim that leaves open which goes with which has none. */
  movements: { from: string; to: string; claims: string[] }[];
  initiators: { id: string; name: string; claims: string[] }[];
  targets: { id: string; name: string; claims: string[] }[];
  status: Status[];
  /** Claims by which their own origin's side loses: it concedes a loss, or denies a success. Nothing is weighed by it. */
  against_interest: { claim: string; origin: string; why: string }[];
  origins: Origin[];
  versions: Version[];
  fatalities: Fatalities;
  agreed: Slot[];
  contested: Slot[];
  documents: { id: string; captured_from: string; membership: "decided" | "undecided"; reasons: string[] }[];
  claims: string[];
  /** People's decisions that shaped it: claims put in or taken out, events merged or split. The computed grouping stays on record. */
  decisions: { judgement: string; says: string }[];
  /** Values that people put in the place of computed ones, each with the computed one. */
  corrections: Correction[];
}

/** The events of one affair. */
export interface Episode {
  id: string;
  events: string[];
  time: { start: string | null; end: string | null };
  places: { id: string | null; name: string; lat: number | null; lon: number | null }[];
  status: Status[];
  documents: { id: string; captured_from: string; membership: "decided" | "undecided" }[];
}

/** What reconciliation answers: all events and episodes, and the claims that belong to none (opinion and the like). */
export interface Reconciled { events: Event[]; episodes: Episode[]; apart: Claim["id"][] }
