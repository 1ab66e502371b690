import type { Exporting, ExportRequest } from "../export/index.ts";
import type { ClaimFilter, Decided } from "../ledger/index.ts";
import type { AddAnswer, ClaimAnswer, ClaimsAnswer, CompareAnswer, DoctorAnswer, DocumentAnswer, DocumentsAnswer, EventAnswer, EventsAnswer, JudgementRequest, LogAnswer, MapAnswer, ReadAnswer, ReadRequest, ReviewAnswer, RowsAnswer, SearchAnswer, SearchRequest, SituationAnswer, SourceAnswer, SourcesAnswer, Language } from "./api.ts";

export interface EventFilter { place?: string; actor?: string; source?: string; since?: string; until?: string; status?: string; type?: string; limit?: number; offset?: number }

/** What the situation is filtered by; each part narrows it. */
export interface SituationFilter extends Omit<EventFilter, "limit" | "offset"> {
  /** A side whose sources speak of the event: its id. */
  side?: string;
  /** The language (BCP 47) of a page that tells of it. */
  language?: string;
  /** West, south, east and north in degrees, with commas: one of its places lies within. */
  box?: string;
  /** Words that a page that tells of it holds, as a search takes them. */
  words?: string;
}

/** What can be taken away as a table. */
export type TableName = "events" | "sources" | "claims" | "documents" | "compare" | "matrix" | "judgements";

/** Whether names of private persons are masked in what is given away, or its words stand whole. */
export type Names = "masked" | "open";

/** What of the map a person looks at: west, south, east and north, and the zoom. */
export interface Looking { view?: string; zoom?: number; /** For what others are shown, as by an embedded map: `masked`. */ names?: Names }

/** What the desk's server asks of the rest of recoupe; `app.ts` provides it. Each method rejects with ProblemError on bad input. */
export interface Services {
  read(request: ReadRequest): Promise<ReadAnswer>;
  add(request: ReadRequest): Promise<AddAnswer>;
  events(filter: EventFilter): Promise<EventsAnswer>;
  /** Map, timeline and the first page of the list under one filter. */
  situation(filter: SituationFilter, looking?: Looking): Promise<SituationAnswer>;
  /** The map alone, at another zoom or over another part of the world. */
  situationMap(filter: SituationFilter, looking: Looking): Promise<MapAnswer>;
  /** Another page of the list. */
  situationEvents(filter: SituationFilter, page: { limit?: number; offset?: number; names?: Names }): Promise<RowsAnswer>;
  /** Everybody who speaks in the events that a filter lets through. */
  sources(filter: SituationFilter, page: { limit?: number; offset?: number }): Promise<SourcesAnswer>;
  /** One source by its key. */
  source(key: string): Promise<SourceAnswer | null>;
  /** Two documents claim by claim; null where one of them is not kept. */
  compare(a: string, b: string): Promise<CompareAnswer | null>;
  /** A table in pieces of text, all rows that its query lets through; null where a document of the query is not kept. Names are masked unless told `open`. */
  table(name: TableName, format: "csv" | "json", query: Record<string, string>, names?: Names): Promise<AsyncIterable<string> | null>;
  /** One event with its evidence as one HTML file. Names are masked unless told `open`. */
  eventPage(id: string, language: Language, names?: Names): Promise<string | null>;
  event(id: string): Promise<EventAnswer | null>;
  claims(filter: ClaimFilter): Promise<ClaimsAnswer>;
  claim(id: string): Promise<ClaimAnswer | null>;
  /** Articles and claims that hold these words. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** What is kept, in the order in which it came: all of it unless told otherwise. */
  documents(page?: { limit?: number; offset?: number }): Promise<DocumentsAnswer>;
  document(id: string): Promise<DocumentAnswer | null>;
  /** The captured bytes, unchanged. */
  original(id: string): Promise<{ bytes: Uint8Array; captured_from: string } | null>;
  review(page: { limit?: number }): Promise<ReviewAnswer>;
  /** Records a judgement, unless it was recorded before under its key or somebody else decided on the same matter since `over`. */
  decide(judgement: JudgementRequest): Promise<Decided>;
  log(page: { limit?: number; offset?: number }): Promise<LogAnswer>;
  /** Begins a data set out of one moment of the ledger. */
  export(request: ExportRequest): Promise<Exporting>;
  doctor(): Promise<DoctorAnswer>;
}
