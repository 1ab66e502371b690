import type { Tie } from "../directory/index.ts";
import type { Claim, ClaimType } from "../reading/index.ts";
import type { Status } from "../reconcile/index.ts";
import type { ActorCard, Language } from "./api.ts";

// The part of the contract that stands behind the larger views: the situation, sources, comparisons.

/** What one line says of an event. */
export interface EventRow {
  id: string; type: ClaimType; types: ClaimType[]; status: Status[];
  time: { start: string | null; end: string | null; precision: 1 | 2 | 3 | 4; candidates: { start: string; end: string }[] } | null;
  places: { id: string | null; name: string; labels: Record<string, string>; lat: number | null; lon: number | null; precision: 1 | 2 | 3; role: "at" | "from" | "toward" | "near" }[];
  initiators: { id: string; name: string }[]; targets: { id: string; name: string }[];
  /** Deaths, and the words themselves, each figure's, where a bound is open or several were added up; else none. */
  killed: { low: number | null; high: number | null; said: string[] } | null;
  /** Origins that are proven independent, pages that relay it, and all origins by name. */
  independent: number; outlets: number; origins: { id: string; name: string }[];
}
/** Events at one place, or at several that lie close together at this zoom. */
export interface Spot {
  key: string;
  /** The place's id; null where it has none, and where there are several. */
  place: string | null;
  /** The name of the place, of several that of the one with the most events. */
  name: string; labels: Record<string, string>;
  lat: number; lon: number; precision: 1 | 2 | 3;
  /** Around its places: west, south, east, north. */
  box: [number, number, number, number];
  places: number; events: number;
  /** How many of the events have each status. */
  statuses: Partial<Record<Status, number>>;
  /** ISO 3166-1 alpha-2 where it is a whole country: it is drawn as one, and not as a circle in its middle. */
  country: string | null;
}
/** A movement that claims say: `event` is one of the events that hold it. */
export interface Arrow { event: string; events: number; from: [lon: number, lat: number]; to: [lon: number, lat: number] }
/** GET /api/situation/map: `together` where there are so many places that those close together are drawn as one, and only those in view. */
export interface MapAnswer { spots: Spot[]; together: boolean; arrows: Arrow[]; unplaced: number; bounds: [number, number, number, number] | null }
export type TimeUnit = "day" | "week" | "month" | "year";
/** Events that lie wholly in a stretch of days, some of them by what stands behind them; `reaching` are those that only meet it, `ghosts` undated ones that may lie in it. */
export interface Bin { start: string; end: string; events: number; corroborated: number; undecided: number; contested: number; reaching: number; ghosts: number }
/** Dated events by day, week, month or year; `before` and `after` count those outside of the line. */
export interface TimelineAnswer { unit: TimeUnit; from: string | null; to: string | null; bins: Bin[]; dated: number; undated: number; before: number; after: number }
/** A name that can be asked for, in the languages that have one, and how many events it would leave. */
export interface Offered { id: string | null; name: string; labels: Record<string, string>; events: number }
/** What can be filtered by, with how many events each would leave. */
export interface FacetsAnswer {
  types: Record<string, number>; statuses: Record<string, number>; languages: Record<string, number>;
  places: Offered[]; actors: Offered[]; sources: Offered[]; sides: Offered[];
}
/** GET /api/situation/events: one page of the list. */
export interface RowsAnswer { rows: EventRow[]; found: number; offset: number; actors: Record<string, ActorCard> }
/** GET /api/situation: map, timeline and the first page of the list under one filter. */
export interface SituationAnswer extends RowsAnswer {
  /** Events that the ledger holds, and those counted so far: less while the desk has just started. */
  events: number; counted: number;
  map: MapAnswer;
  timeline: TimelineAnswer;
  /** The line of time without the filter's days, to choose others on; null where the filter has none. */
  around: TimelineAnswer | null;
  facets: FacetsAnswer;
  /** Where more pages hold the words of the filter than are looked at: how many are, the best first. Null where all are. */
  pages_cut: number | null;
  /** One sentence that sums up; null where there are too many events for one. */
  summary: Record<Language, string> | null;
}

/** What a source did, in numbers of events; no score is made of them. */
export interface SourceRow {
  /** Its id, or `name:` and its folded name where the directory does not know it. */
  key: string; id: string | null; name: string; labels: Record<string, string>; kind: string | null; country: string | null; ties: Tie[];
  /** Events of which it is an origin, and those that it relays from others. */
  as_origin: number; as_relay: number;
  /** Of the former: another independent origin says the same of something, or one that does not depend on it contradicts it. */
  agreed: number; parted: number;
  /** The same, in a page of the other that was published on a later day. */
  agreed_later: number; parted_later: number;
  /** First and last day of the events. */
  first: string | null; last: string | null;
}
/** GET /api/sources: everybody who speaks in the events that a filter lets through. */
export interface SourcesAnswer { sources: SourceRow[]; found: number; offset: number; actors: Record<string, ActorCard> }
/** A tie with what people recorded on it: what stands of their judgements, the citation in `value`. */
export interface CitedTie extends Tie { owner: string; citations: { at: string; author: string; verb: string; reason: string; value: string | null }[] }
/** GET /api/source?key= */
export interface SourceAnswer {
  source: SourceRow; notes: string | null;
  /** Its own ties, and those of others to it. */
  ties: CitedTie[];
  /** The newest events in which it speaks or relays, and how many there are. */
  rows: EventRow[]; found: number;
  /** Claims of which it is in the chain or the publisher, at most a hundred. */
  claims: Claim[];
  actors: Record<string, ActorCard>;
}

/** What is said of an article where it stands beside another. */
export interface ComparedDocument { id: string; title: string | null; publisher: string | null; published: string | null; language: string; captured_from: string; claims: number }
/** What two articles say of one event, or of one matter that belongs to none: `event` is then null. */
export interface ComparedRow { event: EventRow | null; a: Claim[]; b: Claim[] }
/** GET /api/compare?a=&b=: what both tell of first, then what only one has, each in the order of the text. */
export interface CompareAnswer { a: ComparedDocument; b: ComparedDocument; rows: ComparedRow[]; actors: Record<string, ActorCard> }
