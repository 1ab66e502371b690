import type { Actor, Tie } from "../directory/index.ts";
import type { Judgement, Judging, Matched, Snippet } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim, ClaimType } from "../reading/index.ts";
import type { Correction, Coverage, Episode, Event, Matrix, Status } from "../reconcile/index.ts";
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
  /** Events of the same affair, and others near it in place and days. */
  nearby: Nearby[];
  /** Ties between its origins that nobody has reviewed. */
  ties: OpenTieCard[];
  claims: Claim[]; documents: Document[]; episode: Episode | null; actors: Record<string, ActorCard>; problems: Problem[] }
/** What people recorded on an event, its claims and its origins, in order. `last` is the newest judgement of the whole ledger, to judge `over`. */
export interface Review { /** The last verdict that stands. */ verdict: Judgement | null; /** What stands. */ records: Judgement[]; /** All that was ever recorded. */ log: Judgement[]; last: string | null; /** What stands as evidence on it and on its claims. */ evidence: Evidence[] }
/** Evidence that a person added: an address, a file by its digest (`sha256:…`), or a note. `name` is what stands behind an address or a digest. */
export interface Evidence { judgement: string; at: string; author: string; reason: string; subject: string; kind: "address" | "file" | "note"; value: string; name: string | null }
/** What an event is known by where it is not shown whole. */
export type EventCard = Pick<Event, "id" | "type" | "time" | "places" | "status" | "initiators" | "targets">;
/** An event near another: how many kilometres and days from it (null where that is not known), and whether it is of the same affair. */
export interface Nearby { event: EventCard; km: number | null; days: number | null; affair: boolean }
/** A tie that nobody has reviewed, of `owner`, by which these two origins are not shown to be independent, in these events. */
export interface OpenTieCard extends Tie { owner: string; between: [string, string]; events: string[] }
/** Something that waits for a person: an event, a tie (`tie:FROM:RELATION:TO`), or a judgement whose words stand no more. */
export interface ReviewItem { kind: "contested" | "membership" | "independence" | "tie" | "lapsed"; subject: string; says: string; reasons: string[]; event: EventCard | null; tie: OpenTieCard | null; judgement: Judgement | null }
/** GET /api/review?limit= */
export interface ReviewAnswer { items: ReviewItem[]; actors: Record<string, ActorCard>; last: string | null }
/** POST /api/judgements */
export type JudgementRequest = Omit<Judging, "at">;
/** 409 on POST /api/judgements: what others decided on the same matter since `over`. Nothing was recorded. */
export interface ConflictAnswer { problem: Problem; judgements: Judgement[] }
/** GET /api/judgements?limit=&offset=: who decided what and when, the newest first; `undone` are those of them that stand no more. */
export interface LogAnswer { judgements: Judgement[]; undone: string[]; total: number; last: string | null; actors: Record<string, ActorCard>; /** The events that they name, by these names. */ events: Record<string, EventCard> }
/** GET /api/claims with the filters of ClaimFilter */
export interface ClaimsAnswer { claims: Claim[]; actors: Record<string, ActorCard> }
/** GET /api/claims/ID ; the claim as it was read: `corrections` are what people put in the place of it, `evidence` what they added. */
export interface ClaimAnswer { claim: Claim; corrections: Correction[]; evidence: Evidence[]; events: string[]; document: string; actors: Record<string, ActorCard> }
/** GET /api/search: words that must all be there, in any form; "in quotes" they stand so; -word must not be there. */
export interface SearchRequest { q: string; in?: "articles" | "claims"; language?: string; limit?: number; offset?: number }
export interface SearchAnswer {
  /** The best first, or the newest (see `ranked`). Offsets count UTF-16 units of the document's text. */
  articles: { document: FoundDocument; score: number; snippet: Snippet }[];
  claims: { claim: Claim; document: FoundDocument; score: number; matches: Matched[] }[];
  /** Whether there is more than this page. */
  more: { articles: boolean; claims: boolean };
  /** False where so much has the words that nothing is better than the rest: then what was kept last comes first, and scores are 0. */
  ranked: { articles: boolean; claims: boolean };
  /** False where only what was kept last was looked through: each of the words is everywhere, and hardly anything has all of them. */
  whole: { articles: boolean; claims: boolean };
  actors: Record<string, ActorCard>;
}
export type FoundDocument = Omit<DocumentsAnswer["documents"][number], "claims" | "rules">;
/** GET /api/documents */
export interface DocumentsAnswer { documents: { id: string; captured_from: string; title: string | null; publisher: string | null; published: string | null; language: string; claims: number; /** Digest of the rules that its current reading went by. */ rules: string }[] }
/** GET /api/documents/ID ; GET /api/documents/ID/original is the captured bytes, as an inert download */
export interface DocumentAnswer { document: Document; /** Digest of the rules, lexicons, names and code that read it. */ rules: string; claims: Claim[]; problems: Problem[]; events: { id: string; type: string; claims: string[] }[]; /** Whether it tells of more events than the first thousand, which are listed; a claim's own answer names those that hold it. */ more: { events: boolean }; actors: Record<string, ActorCard> }
/** GET /api/doctor */
export interface DoctorAnswer { version: string; data: string; documents: number; claims: number; events: number; places: number; actors: number; licences: string[]; problems: Problem[] }
/** Every error: a problem and its HTTP status. */
export interface ErrorAnswer { problem: Problem }

export type * from "./views.ts";
