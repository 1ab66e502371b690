import type { Block, Document } from "../page/index.ts";
import { CLAIM_TYPES, QUANTITIES, type ActorRef, type Claim, type Count, type Derivation, type Link, type Loaded, type PlaceRef, type SourceRef, type TimeRef } from "../reading/index.ts";
import { STATUSES, type Account, type Cell, type Correction, type Course, type Coverage, type Episode, type Event, type Fatalities, type Figure, type Matrix, type Narrowing, type Origin, type Relation, type Row, type SideCoverage, type Slot, type Version } from "../reconcile/index.ts";
import { ACTOR_KINDS, type Tie } from "../directory/index.ts";
import { ROLES } from "../page/index.ts";
import { VERBS, type Judgement, type Matched, type Snippet } from "../ledger/index.ts";
import type { Problem } from "../problem.ts";
import type { Range, Span } from "../text/index.ts";
import type * as Api from "./api.ts";

/** A JSON Schema (2020-12, as OpenAPI 3.1 has it). */
export interface Schema { [keyword: string]: unknown }

/** A reference to one of `components`. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const string: Schema = { type: "string" };
const number: Schema = { type: "number" };
const integer: Schema = { type: "integer" };
const boolean: Schema = { type: "boolean" };
export const list = (items: Schema): Schema => ({ type: "array", items });
const map = (values: Schema): Schema => ({ type: "object", additionalProperties: values });
const oneOf = (values: readonly (string | number)[]): Schema => ({ enum: [...values] });
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });

/**
 * An object with exactly the properties of `T`: a property that the contract gains, loses or renames no longer compiles here,
 * so that the description cannot fall behind it.
 */
export function record<T>(properties: { [K in keyof T & string]-?: Schema }, optional: (keyof T & string)[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !(optional as string[]).includes(name));
  return { type: "object", additionalProperties: false, properties, ...(required.length > 0 && { required }) };
}

const range = { start: integer, end: integer };
const anchor = ref("Range");
const worded = { text: string, anchor, inherited: boolean };
const cited = (value: Schema) => ({ value, claim: string, document: string, text: string, anchor });
const textOrNull = nullable(string);
const numberOrNull = nullable(number);
const byLanguage = record<Record<Api.Language, string>>({ en: string, fr: string, ar: string });
const actors = map(ref("ActorCard"));
const problems = list(ref("Problem"));
const bounds = record<{ low: number | null; high: number | null }>({ low: numberOrNull, high: numberOrNull });
const precision3 = oneOf([1, 2, 3]);
const precision4 = oneOf([1, 2, 3, 4]);
const placeRole = oneOf(["at", "from", "toward", "near"]);
const corrected = nullable(record<Pick<Correction, "judgement" | "computed">>({ judgement: string, computed: textOrNull }));
const dates = record<{ start: string; end: string }>({ start: string, end: string });
const membership = oneOf(["decided", "undecided"]);
const type = oneOf(CLAIM_TYPES);
const quantity = oneOf(QUANTITIES);
const status = list(oneOf(STATUSES));

const idAndName = record<{ id: string; name: string }>({ id: string, name: string });

const found = record<Api.FoundDocument>({ id: string, captured_from: string, title: textOrNull, publisher: textOrNull, published: textOrNull, language: string });

/** What pasted text or a dropped file may be; which of `text` and `base64` is given is checked by the route. */
export const readRequest = record<Api.ReadRequest>({
  text: { type: "string", description: "Pasted text or the source of a page." },
  base64: { type: "string", contentEncoding: "base64", description: "The bytes of a file." },
  captured_from: { type: "string", maxLength: 4096, description: "The path or address as given." },
  media_type: { type: "string", maxLength: 200, description: "text/html, text/plain …; without it the bytes decide." },
}, ["text", "base64", "captured_from", "media_type"]);

const over: Schema = { anyOf: [{ type: "string", minLength: 1, maxLength: 300 }, { type: "null" }], description: "The last judgement that its maker had seen, null where there was none. Given, it is not recorded where another came on the same matter since." };

export const judgementRequest = record<Api.JudgementRequest>({
  author: { type: "string", minLength: 1, maxLength: 200 },
  subject: { type: "string", minLength: 1, maxLength: 300, description: "The id of what is judged: an event, a claim, an origin, a judgement to undo, or a tie as `tie:FROM:RELATION:TO`." },
  verb: oneOf(VERBS),
  reason: { type: "string", minLength: 1, maxLength: 10000 },
  objects: { type: "array", items: { type: "string", minLength: 1, maxLength: 300 }, maxItems: 1000, description: "What else it is about: the event of assign and remove, the other event of merge, the claims of split, the other origin." },
  value: { type: "string", minLength: 1, maxLength: 10000, description: "The value of correct; what evidence is; the citation behind a verdict on a tie." },
  over,
  key: { type: "string", minLength: 8, maxLength: 200, description: "A text of its own for each judgement, such as a UUID: sent again with the same key it is recorded once." },
}, ["objects", "value", "over", "key"]);

const { key: _key, ...decided } = judgementRequest["properties"] as Record<keyof Api.JudgementRequest, Schema>;

const tie: { [K in keyof Tie]-?: Schema } = {
  to: string, relation: oneOf(["part-of", "organ-of", "owned-by", "funded-by", "allied-with", "backed-by", "leans-to"]), from: textOrNull, until: textOrNull, reviewed: boolean,
};

/** What an event is known by. */
const head: { [K in keyof Api.EventCard]-?: Schema } = {
  id: string, type, status,
  time: nullable(record<NonNullable<Event["time"]>>({ start: textOrNull, end: textOrNull, precision: precision4, candidates: list(dates), claims: list(string), narrowed: list(ref("Narrowing")) })),
  places: list(record<Event["places"][number]>({ id: textOrNull, name: string, lat: numberOrNull, lon: numberOrNull, precision: precision3, role: placeRole, country: textOrNull, labels: map(string), claims: list(string) })),
  initiators: list(record<Event["initiators"][number]>({ id: string, name: string, claims: list(string) })),
  targets: list(record<Event["targets"][number]>({ id: string, name: string, claims: list(string) })),
};

/** Every record of the API by its name in the codebook. */
export const components: Record<string, Schema> = {
  Range: record<Range>(range),
  Span: record<Span>({ ...range, exact: string, prefix: string, suffix: string }),
  Problem: record<Problem>({
    rule: string, severity: oneOf(["error", "warning", "info"]), message: string, remedy: textOrNull, source: textOrNull,
    span: nullable(record<{ start: number; end: number; exact: string }>({ ...range, exact: string })), claim: textOrNull, cause: textOrNull,
  }),
  ErrorAnswer: record<Api.ErrorAnswer>({ problem: ref("Problem") }),
  Block: record<Block>({ ...range, role: oneOf(ROLES) }),
  Evidence: { anyOf: [
    record<{ anchor: Range; text: string }>({ anchor, text: string }),
    record<{ anchor: null; text: string; field: string }>({ anchor: { type: "null" }, text: string, field: string }),
  ] },
  Document: record<Document>({
    id: string, captured_from: string, captured: textOrNull, url: textOrNull, publisher: textOrNull, title: textOrNull, byline: textOrNull,
    published: textOrNull, republished_from: textOrNull, language: string, text: string, blocks: list(ref("Block")), evidence: map(ref("Evidence")),
  }),
  ActorRef: record<ActorRef>({ ...worded, id: textOrNull, name: string }),
  PlaceRef: record<PlaceRef>({
    ...worded, id: textOrNull, name: string, lat: numberOrNull, lon: numberOrNull, precision: precision3, role: placeRole, country: textOrNull, labels: map(string),
    candidates: list(record<PlaceRef["candidates"][number]>({ id: string, name: string, lat: number, lon: number })),
  }),
  TimeRef: record<TimeRef>({
    ...worded, start: textOrNull, end: textOrNull, precision: precision4, inferred: list(oneOf(["year", "month", "day"])), candidates: list(dates),
    resolved_against: nullable(oneOf(["text", "published"])),
  }),
  Count: record<Count>({ ...worded, id: string, quantity, of: textOrNull, group: textOrNull, low: numberOrNull, high: numberOrNull, part_of: textOrNull, amends: textOrNull }),
  SourceRef: record<SourceRef>({ id: textOrNull, name: string, kind: nullable(oneOf(ACTOR_KINDS)), side: textOrNull }),
  Link: record<Link>({ ...worded, source: ref("SourceRef"), cue: string, stance: oneOf(["says", "reports", "claims", "denies", "confirms", "declines"]) }),
  Loaded: record<Loaded>({ ...range, exact: string, toward: textOrNull }),
  Derivation: record<Derivation>({ stage: string, rule: string, words: string, anchor, says: string, from: list(ref("Derivation")) }),
  Claim: record<Claim>({
    id: string, document: string, span: ref("Span"), type, initiators: list(ref("ActorRef")), targets: list(ref("ActorRef")), places: list(ref("PlaceRef")),
    time: nullable(ref("TimeRef")), counts: list(ref("Count")), attribution: list(ref("Link")), factuality: oneOf(["certain", "probable", "possible", "unknown"]),
    polarity: oneOf(["positive", "negative"]), loaded: list(ref("Loaded")), about: list(string), story: integer, derivation: ref("Derivation"),
  }),
  Origin: record<Origin>({
    id: string, name: string, kind: textOrNull, side: textOrNull, independence: oneOf(["independent", "dependent", "undecided"]), reasons: list(string),
    depends_on: textOrNull, outlets: list(record<Origin["outlets"][number]>({ id: string, name: string, document: string, why: textOrNull })), claims: list(string),
  }),
  Version: record<Version>({
    side: string, name: string, origins: list(string), claims: list(string), types: list(record<Version["types"][number]>(cited(type))),
    tolls: list(record<Version["tolls"][number]>({ ...cited(bounds), quantity, group: textOrNull, of: textOrNull })),
  }),
  Slot: record<Slot>({
    attribute: oneOf(["type", "initiator", "target", "place", "time", "outcome", "toll"]), quantity: nullable(quantity), group: textOrNull,
    values: list(record<Slot["values"][number]>({ ...cited(string), origin: string })),
  }),
  Row: record<Row>({
    attribute: oneOf(["type", "initiator", "target", "weapon", "place", "time", "outcome", "toll"]), quantity: nullable(quantity), group: textOrNull, standing: oneOf(["agreed", "contested", "single", "open"]),
    cells: list(record<Cell>({ origin: string, values: list(record<Cell["values"][number]>({ ...cited(string), said: textOrNull, factuality: oneOf(["certain", "probable", "possible", "unknown"]), corrected })) })),
  }),
  Figure: record<Figure>({
    ...cited(bounds), id: string, origin: string, quantity, group: textOrNull, of: textOrNull, said: textOrNull, corrected,
    relation: nullable(record<Relation>({ kind: oneOf(["part", "amends", "lowers", "cumulative", "retracted"]), of: textOrNull, why: string })),
  }),
  Course: record<Course>({ origin: string, quantity, group: textOrNull, figures: list(string), days: list(string), went: oneOf(["once", "kept", "raised", "lowered", "changed"]) }),
  Matrix: record<Matrix>({
    rows: list(ref("Row")), figures: list(ref("Figure")), courses: list(ref("Course")), accounts: list(record<Account>({ said: textOrNull, origin: string, document: string, claims: list(string) })),
  }),
  Coverage: record<Coverage>({
    from: textOrNull, to: textOrNull,
    sides: list(record<SideCoverage>({ side: string, name: string, belligerent: { type: "boolean" }, origins: list(string), documents: integer, speaks: { type: "boolean" } })),
  }),
  Fatalities: record<Fatalities>({
    low: numberOrNull, best: numberOrNull, high: numberOrNull, rule: string,
    claims: record<Fatalities["claims"]>({ low: textOrNull, best: textOrNull, high: textOrNull }),
  }),
  Narrowing: record<Narrowing>({ claims: list(string), candidates: list(dates), left: list(dates), by: list(record<Narrowing["by"][number]>(cited(string))), says: string }),
  Correction: record<Correction>({
    judgement: string, says: string, subject: string, attribute: oneOf(["type", "time", "place", "initiator", "target", "toll"]), quantity: nullable(quantity), group: textOrNull,
    value: string, computed: textOrNull,
  }),
  Event: record<Event>({
    ...head, episode: string, types: list(type),
    movements: list(record<Event["movements"][number]>({ from: string, to: string, claims: list(string) })),
    against_interest: list(record<Event["against_interest"][number]>({ claim: string, origin: string, why: string })),
    origins: list(ref("Origin")), versions: list(ref("Version")), fatalities: ref("Fatalities"), agreed: list(ref("Slot")), contested: list(ref("Slot")),
    documents: list(record<Event["documents"][number]>({ id: string, captured_from: string, membership, reasons: list(string) })), claims: list(string),
    decisions: list(record<Event["decisions"][number]>({ judgement: string, says: string })), corrections: list(ref("Correction")),
  }),
  Episode: record<Episode>({
    id: string, events: list(string), time: record<Episode["time"]>({ start: textOrNull, end: textOrNull }),
    places: list(record<Episode["places"][number]>({ id: textOrNull, name: string, lat: numberOrNull, lon: numberOrNull })),
    status, documents: list(record<Episode["documents"][number]>({ id: string, captured_from: string, membership })),
  }),
  Tie: record<Tie>(tie),
  ActorCard: record<Api.ActorCard>({ id: string, name: map(string), kind: oneOf(ACTOR_KINDS), country: textOrNull, ties: list(ref("Tie")), loaded: map(list(string)) }),
  Judgement: record<Judgement>({ ...decided, id: string, at: string }, ["objects", "value", "over"]),
  AddedEvidence: record<Api.Evidence>({ judgement: string, at: string, author: string, reason: string, subject: string, kind: oneOf(["address", "file", "note"]), value: string, name: textOrNull }),
  Review: record<Api.Review>({ verdict: nullable(ref("Judgement")), records: list(ref("Judgement")), log: list(ref("Judgement")), last: textOrNull, evidence: list(ref("AddedEvidence")) }),
  EventCard: record<Api.EventCard>(head),
  Nearby: record<Api.Nearby>({ event: ref("EventCard"), km: numberOrNull, days: numberOrNull, affair: boolean }),
  OpenTieCard: record<Api.OpenTieCard>({ ...tie, owner: string, between: list(string), events: list(string) }),
  ReviewItem: record<Api.ReviewItem>({
    kind: oneOf(["contested", "membership", "independence", "tie", "lapsed"]), subject: string, says: string, reasons: list(string),
    event: nullable(ref("EventCard")), tie: nullable(ref("OpenTieCard")), judgement: nullable(ref("Judgement")),
  }),
  ReviewAnswer: record<Api.ReviewAnswer>({ items: list(ref("ReviewItem")), actors, last: textOrNull }),
  LogAnswer: record<Api.LogAnswer>({ judgements: list(ref("Judgement")), undone: list(string), total: integer, last: textOrNull, actors, events: map(ref("EventCard")) }),
  ConflictAnswer: record<Api.ConflictAnswer>({ problem: ref("Problem"), judgements: list(ref("Judgement")) }),
  ReadRequest: readRequest,
  JudgementRequest: judgementRequest,
  ReadAnswer: record<Api.ReadAnswer>({
    document: ref("Document"), claims: list(ref("Claim")), problems, events: list(ref("Event")), summary: byLanguage, paragraph: byLanguage, actors, kept: boolean,
  }),
  AddAnswer: record<Api.AddAnswer>({ document: string, added: boolean, claims: integer, problems, events: list(string) }),
  EventsAnswer: record<Api.EventsAnswer>({ events: list(ref("Event")), actors, summary: byLanguage }),
  EventRow: record<Api.EventRow>({
    id: string, type, types: list(type), status,
    time: nullable(record<NonNullable<Api.EventRow["time"]>>({ start: textOrNull, end: textOrNull, precision: precision4, candidates: list(dates) })),
    places: list(record<Api.EventRow["places"][number]>({ id: textOrNull, name: string, labels: map(string), lat: numberOrNull, lon: numberOrNull, precision: precision3, role: placeRole })),
    initiators: list(idAndName), targets: list(idAndName), independent: integer, outlets: integer, origins: list(idAndName),
    killed: nullable(record<NonNullable<Api.EventRow["killed"]>>({ low: numberOrNull, high: numberOrNull, said: list(string) })),
  }),
  Spot: record<Api.Spot>({
    key: string, place: textOrNull, name: string, labels: map(string), lat: number, lon: number, precision: precision3, box: list(number), places: integer, events: integer,
    statuses: map(integer), country: textOrNull,
  }),
  Arrow: record<Api.Arrow>({ event: string, events: integer, from: list(number), to: list(number) }),
  MapAnswer: record<Api.MapAnswer>({ spots: list(ref("Spot")), together: boolean, arrows: list(ref("Arrow")), unplaced: integer, bounds: nullable(list(number)) }),
  Bin: record<Api.Bin>({ start: string, end: string, events: integer, corroborated: integer, undecided: integer, contested: integer, reaching: integer, ghosts: integer }),
  TimelineAnswer: record<Api.TimelineAnswer>({
    unit: oneOf(["day", "week", "month", "year"]), from: textOrNull, to: textOrNull, bins: list(ref("Bin")), dated: integer, undated: integer, before: integer, after: integer,
  }),
  Offered: record<Api.Offered>({ id: textOrNull, name: string, labels: map(string), events: integer }),
  FacetsAnswer: record<Api.FacetsAnswer>({
    types: map(integer), statuses: map(integer), languages: map(integer), places: list(ref("Offered")), actors: list(ref("Offered")), sources: list(ref("Offered")), sides: list(ref("Offered")),
  }),
  RowsAnswer: record<Api.RowsAnswer>({ rows: list(ref("EventRow")), found: integer, offset: integer, actors }),
  SituationAnswer: record<Api.SituationAnswer>({
    events: integer, counted: integer, found: integer, offset: integer, rows: list(ref("EventRow")), actors, map: ref("MapAnswer"), timeline: ref("TimelineAnswer"),
    around: nullable(ref("TimelineAnswer")), facets: ref("FacetsAnswer"), pages_cut: nullable(integer), summary: nullable(byLanguage),
  }),
  SourceRow: record<Api.SourceRow>({
    key: string, id: textOrNull, name: string, labels: map(string), kind: textOrNull, country: textOrNull, ties: list(ref("Tie")), as_origin: integer, as_relay: integer,
    agreed: integer, parted: integer, agreed_later: integer, parted_later: integer, first: textOrNull, last: textOrNull,
  }),
  SourcesAnswer: record<Api.SourcesAnswer>({ sources: list(ref("SourceRow")), found: integer, offset: integer, actors }),
  CitedTie: record<Api.CitedTie>({ ...tie, owner: string, citations: list(record<Api.CitedTie["citations"][number]>({ at: string, author: string, verb: string, reason: string, value: textOrNull })) }),
  SourceAnswer: record<Api.SourceAnswer>({ source: ref("SourceRow"), notes: textOrNull, ties: list(ref("CitedTie")), rows: list(ref("EventRow")), found: integer, claims: list(ref("Claim")), actors }),
  ComparedDocument: record<Api.ComparedDocument>({ id: string, title: textOrNull, publisher: textOrNull, published: textOrNull, language: string, captured_from: string, claims: integer }),
  ComparedRow: record<Api.ComparedRow>({ event: nullable(ref("EventRow")), a: list(ref("Claim")), b: list(ref("Claim")) }),
  CompareAnswer: record<Api.CompareAnswer>({ a: ref("ComparedDocument"), b: ref("ComparedDocument"), rows: list(ref("ComparedRow")), actors }),
  EventAnswer: record<Api.EventAnswer>({
    event: ref("Event"), matrix: ref("Matrix"), coverage: ref("Coverage"), review: ref("Review"), nearby: list(ref("Nearby")), ties: list(ref("OpenTieCard")), claims: list(ref("Claim")), documents: list(ref("Document")), episode: nullable(ref("Episode")), actors, problems,
    summary: byLanguage, paragraph: byLanguage,
  }),
  ClaimsAnswer: record<Api.ClaimsAnswer>({ claims: list(ref("Claim")), actors }),
  ClaimAnswer: record<Api.ClaimAnswer>({ claim: ref("Claim"), corrections: list(ref("Correction")), evidence: list(ref("AddedEvidence")), events: list(string), document: string, actors }),
  Matched: record<Matched>({ ...range, exact: string }),
  Snippet: record<Snippet>({ ...range, text: string, matches: list(ref("Matched")) }),
  SearchAnswer: record<Api.SearchAnswer>({
    articles: list(record<Api.SearchAnswer["articles"][number]>({ document: found, score: number, snippet: ref("Snippet") })),
    claims: list(record<Api.SearchAnswer["claims"][number]>({ claim: ref("Claim"), document: found, score: number, matches: list(ref("Matched")) })),
    more: record<Api.SearchAnswer["more"]>({ articles: boolean, claims: boolean }),
    ranked: record<Api.SearchAnswer["ranked"]>({ articles: boolean, claims: boolean }), whole: record<Api.SearchAnswer["whole"]>({ articles: boolean, claims: boolean }), actors,
  }),
  DocumentsAnswer: record<Api.DocumentsAnswer>({
    documents: list(record<Api.DocumentsAnswer["documents"][number]>({
      id: string, captured_from: string, title: textOrNull, publisher: textOrNull, published: textOrNull, language: string, claims: integer, rules: string,
    })),
  }),
  DocumentAnswer: record<Api.DocumentAnswer>({
    document: ref("Document"), rules: string, claims: list(ref("Claim")), problems, actors,
    events: list(record<Api.DocumentAnswer["events"][number]>({ id: string, type: string, claims: list(string) })), more: record<Api.DocumentAnswer["more"]>({ events: boolean }),
  }),
  DoctorAnswer: record<Api.DoctorAnswer>({
    version: string, data: string, documents: integer, claims: integer, events: integer, places: integer, actors: integer, licences: list(string), problems,
  }),
};
