import type { Actor } from "../directory/index.ts";
import type { Judgement } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Coverage, Episode, Event, Matrix } from "../reconcile/index.ts";
import type { Problem } from "../problem.ts";

/** The typed contract between the desk's server and its client. All under `/api/`. */

export type Language = "en" | "fr" | "ar";

/** POST /api/read: what pasted text or a dropped file says, before anything is kept. */
export interface ReadRequest { text?: string; base64?: string; captured_from?: string; media_type?: string }
export interface ReadAnswer {
  document: Document;
  claims: Claim[];
  problems: Problem[];
  /** Events made of these claims alone. */
  events: Event[];
  /** One sentence that sums up, and an attributed paragraph, in each language of the interface. */
  summary: Record<Language, string>;
  paragraph: Record<Language, string>;
  actors: Record<string, ActorCard>;
  /** True when the very same bytes are already kept. */
  kept: boolean;
}

/** POST /api/documents with a ReadRequest: keeps it, reconciles, answers once it is on disk. */
export interface AddAnswer { document: string; added: boolean; claims: number; problems: Problem[]; events: string[] }

/** What the client needs to name an actor. */
export type ActorCard = Pick<Actor, "id" | "name" | "kind" | "country" | "ties" | "loaded">;

export interface Summaries { summary: Record<Language, string>; paragraph: Record<Language, string> }

/** GET /api/events?place=&actor=&source=&since=&until=&status=&type= */
export interface EventsAnswer { events: Event[]; actors: Record<string, ActorCard>; summary: Record<Language, string> }
/** GET /api/events/ID */
export interface EventAnswer extends Summaries {
  event: Event;
  /** Attribute by origin with exact words, every figure with what it amends, and who said what when. */
  matrix: Matrix;
  /** Which sides' sources the ledger holds for that place and week. */
  coverage: Coverage;
  /** What people recorded on it; it stands beside the status. */
  review: Review;
  claims: Claim[]; documents: Document[]; episode: Episode | null; actors: Record<string, ActorCard>; problems: Problem[] }
/** What stands of people's judgements on an event, in order, and the last verdict among them. */
export interface Review { verdict: Judgement | null; records: Judgement[] }
/** Something that waits for a person: an event, or a judgement whose words stand no more. */
export interface ReviewItem { kind: "contested" | "membership" | "independence" | "lapsed"; subject: string; says: string; reasons: string[] }
/** GET /api/review?limit= */
export interface ReviewAnswer { items: ReviewItem[] }
/** GET /api/claims with the filters of ClaimFilter */
export interface ClaimsAnswer { claims: Claim[]; actors: Record<string, ActorCard> }
/** GET /api/claims/ID */
export interface ClaimAnswer { claim: Claim; events: string[]; document: string; actors: Record<string, ActorCard> }
/** GET /api/documents */
export interface DocumentsAnswer { documents: { id: string; captured_from: string; title: string | null; publisher: string | null; published: string | null; language: string; claims: number }[] }
/** GET /api/documents/ID ; GET /api/documents/ID/original is the captured bytes, as an inert download */
export interface DocumentAnswer { document: Document; claims: Claim[]; problems: Problem[]; events: { id: string; type: string; claims: string[] }[]; actors: Record<string, ActorCard> }
/** GET /api/doctor */
export interface DoctorAnswer { version: string; data: string; documents: number; claims: number; events: number; places: number; actors: number; licences: string[]; problems: Problem[] }
/** Every error: a problem and its HTTP status. */
export interface ErrorAnswer { problem: Problem }
