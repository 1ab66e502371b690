// The requests of the desk to its own server. Nothing here opens any other address.
import type {
  AddAnswer, ClaimAnswer, DocumentAnswer, DocumentsAnswer, ErrorAnswer, EventAnswer, EventsAnswer, Problem, ReadAnswer, ReadRequest,
} from "./contract.ts";

/** The server's refusal, or that there was no answer, as one problem. */
export class Refused extends Error {
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, status: number) {
    super(problem.message);
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
  if (!response.ok) throw new Refused((answer as ErrorAnswer).problem, response.status);
  return answer as T;
}

export const readPage = (request: ReadRequest, signal?: AbortSignal) => ask<ReadAnswer>("/api/read", { body: request, signal });
export const keepPage = (request: ReadRequest) => ask<AddAnswer>("/api/documents", { body: request });
export const listEvents = (query: string, signal?: AbortSignal) => ask<EventsAnswer>(`/api/events${query === "" ? "" : `?${query}`}`, { signal });
export const getEvent = (id: string, signal?: AbortSignal) => ask<EventAnswer>(`/api/events/${encodeURIComponent(id)}`, { signal });
export const getClaim = (id: string, signal?: AbortSignal) => ask<ClaimAnswer>(`/api/claims/${encodeURIComponent(id)}`, { signal });
export const listDocuments = (signal?: AbortSignal) => ask<DocumentsAnswer>("/api/documents", { signal });
export const getDocument = (id: string, signal?: AbortSignal) => ask<DocumentAnswer>(`/api/documents/${encodeURIComponent(id)}`, { signal });

/** Anything thrown, as a problem to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return unanswered("desk-fault", `The desk failed: ${error instanceof Error ? error.message : String(error)}.`, "Reload this page and report it.");
}
