import type { ClaimFilter, Decided } from "../ledger/index.ts";
import type { AddAnswer, ClaimAnswer, ClaimsAnswer, DoctorAnswer, DocumentAnswer, DocumentsAnswer, EventAnswer, EventsAnswer, JudgementRequest, LogAnswer, ReadAnswer, ReadRequest, ReviewAnswer } from "./api.ts";

export interface EventFilter { place?: string; actor?: string; source?: string; since?: string; until?: string; status?: string; type?: string; limit?: number; offset?: number }

/** What the desk's server asks of the rest of recoupe; `app.ts` provides it. Each method rejects with ProblemError on bad input. */
export interface Services {
  read(request: ReadRequest): Promise<ReadAnswer>;
  add(request: ReadRequest): Promise<AddAnswer>;
  events(filter: EventFilter): Promise<EventsAnswer>;
  event(id: string): Promise<EventAnswer | null>;
  claims(filter: ClaimFilter): Promise<ClaimsAnswer>;
  claim(id: string): Promise<ClaimAnswer | null>;
  documents(): Promise<DocumentsAnswer>;
  document(id: string): Promise<DocumentAnswer | null>;
  /** The captured bytes, unchanged. */
  original(id: string): Promise<{ bytes: Uint8Array; captured_from: string } | null>;
  review(page: { limit?: number }): Promise<ReviewAnswer>;
  /** Records a judgement, unless it was recorded before under its key or somebody else decided on the same matter since `over`. */
  decide(judgement: JudgementRequest): Promise<Decided>;
  log(page: { limit?: number; offset?: number }): Promise<LogAnswer>;
  doctor(): Promise<DoctorAnswer>;
}
