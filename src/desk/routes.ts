import type { FastifyReply } from "fastify";
import { STATUSES } from "../reconcile/index.ts";
import type { ClaimFilter, Judgement } from "../ledger/index.ts";
import { problem, type Problem } from "../problem.ts";
import type { ConflictAnswer, JudgementRequest, ReadRequest, SearchRequest } from "./api.ts";
import type { EventFilter, Services } from "./services.ts";
import { Refusal } from "./answers.ts";
import { exportRoute } from "./export-route.ts";
import { count, given, inOrder, optional } from "./filters.ts";
import { INERT_POLICY } from "./security.ts";
import { VIEW_ROUTES } from "./view-routes.ts";
import { judgementRequest, readRequest, record, ref, type Schema } from "./schemas.ts";

/** What a handler gets: the parts of the request, checked against the route's schemas. */
export interface Call { services: Services; params: { id: string }; query: unknown; body: unknown; reply: FastifyReply }

/** One answer of a route: what it means, and its schema (null: bytes). */
export interface Answer { description: string; schema: Schema | null; /** What the bytes are, where that is known. */ media?: string }

/** One address of the API. Registration and description are both made from it. */
export interface Route {
  method: "GET" | "POST";
  /** As Fastify writes it: `:id` stands for an id. */
  path: string;
  operation: string;
  summary: string;
  params: Schema | null;
  query: Schema | null;
  body: { schema: Schema; name: string; limit: number } | null;
  answers: Record<number, Answer>;
  handle(call: Call): Promise<unknown>;
}

/** 50 MB of a file are 67 MB of base64; the rest is room for the other fields. */
export const UPLOAD_LIMIT = 70 * 1024 * 1024;
const JUDGEMENT_LIMIT = 64 * 1024;

const eventFilter = record<EventFilter>(
  {
    ...optional, status: { enum: [...STATUSES], description: "A status that the event has." },
    limit: count(10_000, "At most so many events, 500 unless told."), offset: count(1_000_000_000, "So many events are passed over."),
  },
  [...Object.keys(optional), "status", "limit", "offset"] as (keyof EventFilter)[],
);
const claimFilter = record<Omit<ClaimFilter, "after">>(
  { ...optional, document: given("The id of a document."), limit: count(100_000, "At most so many claims."), offset: count(1_000_000_000, "So many claims are passed over.") },
  [...Object.keys(optional), "document", "limit", "offset"] as Exclude<keyof ClaimFilter, "after">[],
);
const anId = record<{ id: string }>({ id: { type: "string", maxLength: 300, pattern: "^[A-Za-z0-9][A-Za-z0-9:._~+-]*$" } });

const answer = (description: string, name: string): Answer => ({ description, schema: ref(name) });
const reading = { params: null, query: null };
const upload = { schema: readRequest, name: "ReadRequest", limit: UPLOAD_LIMIT };

/** Every route of the API but `/api/openapi.json`, which describes them. */
export const ROUTES: readonly Route[] = [
  ...VIEW_ROUTES,
  {
    method: "POST", path: "/api/read", operation: "read", ...reading, body: upload,
    summary: "Read pasted text or a file and keep nothing: its claims, the events made of them alone, and what they amount to.",
    answers: { 200: answer("What it says.", "ReadAnswer") },
    handle: async ({ services, body }) => services.read(oneInput(body as ReadRequest)),
  },
  {
    method: "POST", path: "/api/documents", operation: "addDocument", ...reading, body: upload,
    summary: "Keep a document: answered once it is on disk. The same bytes twice change nothing.",
    answers: { 200: answer("The very same bytes were kept already.", "AddAnswer"), 201: answer("Kept.", "AddAnswer") },
    handle: async ({ services, body, reply }) => {
      const added = await services.add(oneInput(body as ReadRequest));
      void reply.code(added.added ? 201 : 200);
      return added;
    },
  },
  {
    method: "GET", path: "/api/search", operation: "search", params: null, body: null,
    query: record<SearchRequest>({
      q: { type: "string", minLength: 1, maxLength: 2000, description: "Words that must all be there, in any form, spelling or script; \"in quotes\" they stand so; -word must not be there." },
      in: { enum: ["articles", "claims"], description: "Only articles, or only claims." }, language: { type: "string", maxLength: 35, description: "Only in this language (BCP 47)." },
      limit: count(200, "At most so many of each, 20 unless told."), offset: count(100_000, "So many of each are passed over."),
    }, ["in", "language", "limit", "offset"]),
    summary: "Search the words of articles and claims, the best first.",
    answers: { 200: answer("What was found.", "SearchAnswer") },
    handle: async ({ services, query }) => services.search(query as SearchRequest),
  },
  {
    method: "GET", path: "/api/documents", operation: "listDocuments", params: null, body: null,
    query: record<{ limit?: number; offset?: number }>({ limit: count(1_000_000, "At most so many, all unless told."), offset: count(1_000_000_000, "So many are passed over.") }, ["limit", "offset"]),
    summary: "List what is kept, in the order in which it came.",
    answers: { 200: answer("The documents.", "DocumentsAnswer") },
    handle: async ({ services, query }) => services.documents(query as { limit?: number; offset?: number }),
  },
  {
    method: "GET", path: "/api/documents/:id", operation: "getDocument", params: anId, query: null, body: null,
    summary: "One document with its canonical text, its claims and the events that they belong to.",
    answers: { 200: answer("The document.", "DocumentAnswer") },
    handle: async ({ services, params }) => found(await services.document(params.id), "document"),
  },
  {
    method: "GET", path: "/api/documents/:id/original", operation: "getOriginal", params: anId, query: null, body: null,
    summary: "The captured bytes, unchanged, as a download that no browser runs.",
    answers: { 200: { description: "The bytes.", schema: null } },
    handle: async ({ services, params, reply }) => {
      const { bytes, captured_from } = found(await services.original(params.id), "document");
      void reply.headers({
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="${downloadName(captured_from)}"`,
        "content-security-policy": INERT_POLICY,
      });
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  },
  {
    method: "GET", path: "/api/events", operation: "listEvents", params: null, query: eventFilter, body: null,
    summary: "List and filter events.",
    answers: { 200: answer("The events that match all filters.", "EventsAnswer") },
    handle: async ({ services, query }) => services.events(inOrder(query as EventFilter)),
  },
  {
    method: "GET", path: "/api/events/:id", operation: "getEvent", params: anId, query: null, body: null,
    summary: "One event: its versions, its claims and the documents that carry them.",
    answers: { 200: answer("The event.", "EventAnswer") },
    handle: async ({ services, params }) => found(await services.event(params.id), "event"),
  },
  {
    method: "GET", path: "/api/claims", operation: "listClaims", params: null, query: claimFilter, body: null,
    summary: "List and filter claims.",
    answers: { 200: answer("The claims that match all filters.", "ClaimsAnswer") },
    handle: async ({ services, query }) => services.claims(inOrder(query as ClaimFilter)),
  },
  {
    method: "GET", path: "/api/claims/:id", operation: "getClaim", params: anId, query: null, body: null,
    summary: "One claim, its document and the events that it belongs to.",
    answers: { 200: answer("The claim.", "ClaimAnswer") },
    handle: async ({ services, params }) => found(await services.claim(params.id), "claim"),
  },
  {
    method: "GET", path: "/api/review", operation: "review", params: null, body: null,
    query: record<{ limit?: number }>({ limit: count(10_000, "At most so many, 100 unless told.") }, ["limit"]),
    summary: "What waits for a person: contested events, undecided memberships and independence, judgements whose words stand no more.",
    answers: { 200: answer("The queue.", "ReviewAnswer") },
    handle: async ({ services, query }) => services.review(query as { limit?: number }),
  },
  {
    method: "POST", path: "/api/judgements", operation: "judge", ...reading, body: { schema: judgementRequest, name: "JudgementRequest", limit: JUDGEMENT_LIMIT },
    summary: "Append a person's judgement; it stands beside the status and never overwrites it.",
    answers: { 200: answer("It was recorded before, under the same key.", "Judgement"), 201: answer("Recorded.", "Judgement"), 409: answer("Somebody else decided on the same matter since `over`; nothing was recorded.", "ConflictAnswer") },
    handle: async ({ services, body, reply }) => {
      const { judgement, again, meanwhile } = await services.decide(body as JudgementRequest);
      void reply.code(judgement === null ? 409 : again ? 200 : 201);
      return judgement ?? ({ problem: meanwhileProblem(meanwhile), judgements: meanwhile } satisfies ConflictAnswer);
    },
  },
  {
    method: "GET", path: "/api/judgements", operation: "listJudgements", params: null, body: null,
    query: record<{ limit?: number; offset?: number }>({ limit: count(10_000, "At most so many, 100 unless told."), offset: count(1_000_000_000, "So many are passed over.") }, ["limit", "offset"]),
    summary: "Who decided what and when, the newest first.",
    answers: { 200: answer("The log.", "LogAnswer") },
    handle: async ({ services, query }) => services.log(query as { limit?: number; offset?: number }),
  },
  exportRoute({ ...optional, status: { enum: [...STATUSES], description: "A status that the event has." }, limit: count(1_000_000_000, "At most so many.") }, inOrder),
  {
    method: "GET", path: "/api/doctor", operation: "doctor", ...reading, body: null,
    summary: "What is installed, where the data lies, how much is in it, and what is wrong.",
    answers: { 200: answer("The state of this recoupe.", "DoctorAnswer") },
    handle: async ({ services }) => services.doctor(),
  },
];

function meanwhileProblem(others: readonly Judgement[]): Problem {
  const { author, verb, at, id } = others.at(-1)!;
  return problem({
    rule: "judged-meanwhile", severity: "error", message: `Meanwhile ${author} decided on the same matter (${verb}, ${at}); nothing was recorded.`,
    remedy: `Look at it first; to record yours all the same, send it again over ${id}.`,
  });
}

function found<T>(value: T | null, kind: string): T {
  if (value === null) throw new Refusal(404, `unknown-${kind}`, `No ${kind} with this id is kept here.`, `List them at /api/${kind}s.`);
  return value;
}

/** Exactly one of `text` and `base64`; base64 as RFC 4648 §4 has it, because Node drops wrong characters without a word. */
function oneInput(request: ReadRequest): ReadRequest {
  if ((request.text === undefined) === (request.base64 === undefined)) {
    throw new Refusal(400, "bad-body", 'The body must give either "text" or "base64".', "Give pasted text as text, the bytes of a file as base64.");
  }
  if (request.base64 !== undefined && !isBase64(request.base64)) {
    throw new Refusal(400, "bad-body", '"base64" is not base64.', "Encode the file's bytes in base64 with padding, without line breaks.");
  }
  return request;
}

/** Looks for the first wrong character rather than matching the whole: tens of megabytes would exhaust a matcher's stack. */
function isBase64(text: string): boolean {
  const padding = text.indexOf("=");
  const padded = padding === -1 || padding === text.length - 1 || (padding === text.length - 2 && text.endsWith("=="));
  return text.length % 4 === 0 && padded && !/[^A-Za-z0-9+/=]/u.test(text);
}

/** A plain name that opens as text, whatever the page was called: `…/strike.html?x=1` becomes `strike.html.txt`. */
function downloadName(capturedFrom: string): string {
  const last = capturedFrom.replace(/[?#].*$/su, "").split(/[\\/]/u).findLast((part) => part !== "") ?? "";
  const plain = last.slice(-80).replace(/[^A-Za-z0-9._-]+/gu, "-").replace(/^[.-]+/u, "");
  if (!/[A-Za-z0-9]/u.test(plain)) return "original.txt";
  return plain.toLowerCase().endsWith(".txt") ? plain : `${plain}.txt`;
}
