// The requests of the desk to its own server. Nothing here opens any other address.
import type {
  AddAnswer, ClaimAnswer, ConflictAnswer, DocumentAnswer, DocumentsAnswer, ErrorAnswer, EventAnswer, Judgement, JudgementRequest, LogAnswer, Problem, ReadAnswer, ReadRequest, ReviewAnswer,
  CompareAnswer, MapAnswer, RowsAnswer, SituationAnswer, SourceAnswer, SourcesAnswer,
} from "./contract.ts";

/** The server's refusal, or that there was no answer, as one problem. */
export class Refused extends Error {
  readonly problem: Problem;
  readonly status: number;
  /** All that the server answered. */
  readonly answer: unknown;
  constructor(problem: Problem, status: number, answer: unknown = null) {
    super(problem.message);
    this.answer = answer;
    this.name = "Refused";
    this.problem = problem;
    this.status = status;
  }
}

function unanswered(rule: string, message: string, remedy: string): Problem {
  return { rule, severity: "error", message, remedy, source: null, span: null, claim: null, cause: null };
}

/**
 * Asks the API and gives its answer. Rejects with Refused when the server says no, cannot be reached, or answers something
 * that is no JSON; with the browser's AbortError when `signal` was aborted.
 */
async function ask<T>(path: string, { body, signal }: { body?: unknown; signal?: AbortSignal | undefined } = {}): Promise<T> {
  const init: RequestInit = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused(unanswered("no-answer", "The desk's server does not answer.", "See whether recoupe still runs in its terminal, then reload this page."), 0);
  }
  let answer: unknown;
  try {
    answer = await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refused(unanswered("bad-answer", `The server's answer (${response.status}) cannot be read.`, "Reload this page; if it happens again, see what the terminal says."), response.status);
  }
  if (!response.ok) throw new Refused((answer as ErrorAnswer).problem, response.status, answer);
  return answer as T;
}

export const readPage = (request: ReadRequest, signal?: AbortSignal) => ask<ReadAnswer>("/api/read", { body: request, signal });
export const keepPage = (request: ReadRequest) => ask<AddAnswer>("/api/documents", { body: request });
const asked = (path: string, query: string): string => `${path}${query === "" ? "" : `?${query}`}`;
export const getSituation = (query: string, signal?: AbortSignal) => ask<SituationAnswer>(asked("/api/situation", query), { signal });
/** `query` holds the filter and, beside it, `view` and `zoom`. */
export const getMap = (query: string, signal?: AbortSignal) => ask<MapAnswer>(asked("/api/situation/map", query), { signal });
/** `query` holds the filter and, beside it, `limit` and `offset`. */
export const listRows = (query: string, signal?: AbortSignal) => ask<RowsAnswer>(asked("/api/situation/events", query), { signal });
export const getEvent = (id: string, signal?: AbortSignal) => ask<EventAnswer>(`/api/events/${encodeURIComponent(id)}`, { signal });
export const getClaim = (id: string, signal?: AbortSignal) => ask<ClaimAnswer>(`/api/claims/${encodeURIComponent(id)}`, { signal });
export const listDocuments = (page: { limit: number; offset?: number }, signal?: AbortSignal) => ask<DocumentsAnswer>(`/api/documents?limit=${page.limit}&offset=${page.offset ?? 0}`, { signal });
export const getDocument = (id: string, signal?: AbortSignal) => ask<DocumentAnswer>(`/api/documents/${encodeURIComponent(id)}`, { signal });
export const getQueue = (signal?: AbortSignal) => ask<ReviewAnswer>("/api/review?limit=200", { signal });
export const getLog = (limit: number, signal?: AbortSignal) => ask<LogAnswer>(`/api/judgements?limit=${limit}`, { signal });

/** Records a judgement; what others decided meanwhile on the same matter where nothing was recorded for it. */
export async function judge(request: JudgementRequest): Promise<{ judgement: Judgement } | { meanwhile: Judgement[] }> {
  try {
    return { judgement: await ask<Judgement>("/api/judgements", { body: request }) };
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return { meanwhile: (error.answer as ConflictAnswer).judgements };
    throw error;
  }
}

export const listSources = (query: string, signal?: AbortSignal) => ask<SourcesAnswer>(asked("/api/sources", query), { signal });
export const getSource = (key: string, signal?: AbortSignal) => ask<SourceAnswer>(`/api/source?key=${encodeURIComponent(key)}`, { signal });
export const getComparison = (a: string, b: string, signal?: AbortSignal) => ask<CompareAnswer>(`/api/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`, { signal });

/** The captured bytes of a document. Rejects with Refused as `ask` does. */
export async function getOriginal(id: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(`/api/documents/${encodeURIComponent(id)}/original`, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new Refused(unanswered("no-answer", "The desk's server does not answer.", "See whether recoupe still runs in its terminal, then reload this page."), 0);
  });
  if (!response.ok) throw new Refused(((await response.json()) as ErrorAnswer).problem, response.status);
  return new Uint8Array(await response.arrayBuffer());
}

/** Anything thrown, as a problem to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return unanswered("desk-fault", `The desk failed: ${error instanceof Error ? error.message : String(error)}.`, "Reload this page and report it.");
}
