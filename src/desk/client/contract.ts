// The records of the API by their names in the codebook, taken from desk/api.ts: the one thing the client knows of the rest.
import type * as Api from "../api.ts";

export type {
  ActorCard, AddAnswer, ClaimAnswer, DoctorAnswer, DocumentAnswer, DocumentsAnswer, ErrorAnswer, EventAnswer, EventsAnswer,
  ConflictAnswer, EventCard, JudgementRequest, Language, LogAnswer, Nearby, OpenTieCard, ReadAnswer, ReadRequest, ReviewAnswer, ReviewItem,
  Arrow, Bin, EventRow, FacetsAnswer, MapAnswer, Offered, RowsAnswer, SituationAnswer, Spot, TimelineAnswer, TimeUnit, CitedTie, CompareAnswer, ComparedDocument, ComparedRow, SourceAnswer, SourceRow, SourcesAnswer,
} from "../api.ts";

export type Document = Api.ReadAnswer["document"];
export type Block = Document["blocks"][number];
export type Role = Block["role"];
export type Claim = Api.ReadAnswer["claims"][number];
export type ClaimType = Claim["type"];
export type Problem = Api.ReadAnswer["problems"][number];
export type Event = Api.ReadAnswer["events"][number];
export type Status = Event["status"][number];
export type Origin = Event["origins"][number];
export type Version = Event["versions"][number];
export type Toll = Version["tolls"][number];
export type Slot = Event["agreed"][number];
export type Quantity = Toll["quantity"];
export type Matrix = Api.EventAnswer["matrix"];
export type Row = Matrix["rows"][number];
export type Cell = Row["cells"][number];
export type Figure = Matrix["figures"][number];
export type Course = Matrix["courses"][number];
export type Attribute = Row["attribute"];
export type SideCoverage = Api.EventAnswer["coverage"]["sides"][number];
export type Correction = Event["corrections"][number];
export type Judgement = Api.LogAnswer["judgements"][number];
export type Verb = Judgement["verb"];
export type Count = Claim["counts"][number];
export type Time = NonNullable<Claim["time"]>;
export type EventTime = NonNullable<Event["time"]>;
export type PlaceRef = Claim["places"][number];
export type ActorRef = Claim["initiators"][number];
export type Link = Claim["attribution"][number];
export type Loaded = Claim["loaded"][number];
export type Derivation = Claim["derivation"];
export type Stance = Link["stance"];
export type Factuality = Claim["factuality"];
export type ActorKind = Api.ActorCard["kind"];
export type Actors = Record<string, Api.ActorCard>;
/** A stretch of the canonical text, in UTF-16 units, end exclusive. */
export type Range = Claim["derivation"]["anchor"];
