import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifySchemaValidationError } from "fastify";
import { problem, ProblemError, type Problem } from "../problem.ts";
import type { ErrorAnswer } from "./api.ts";

/** A problem that the server itself finds, with the HTTP status to answer. */
export class Refusal extends ProblemError {
  readonly statusCode: number;
  constructor(statusCode: number, rule: string, message: string, remedy: string | null = null) {
    super(problem({ rule, severity: "error", message, remedy }));
    this.name = "Refusal";
    this.statusCode = statusCode;
  }
}

/** What Fastify and Node refuse by themselves, by their error code. */
const REFUSED: Record<string, [status: number, rule: string, message: string, remedy: string | null]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "body-too-large", "What was sent is larger than the desk accepts.", "Send the documents one at a time, or add large files with recoupe add."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, "not-json", "The body is not declared as application/json.", "Send JSON with the header Content-Type: application/json."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, "bad-length", "The body is not as long as its Content-Length says.", "Send the request again."],
  FST_ERR_BAD_URL: [400, "bad-address", "The address has percent signs that encode nothing.", "Encode the address as a URL."],
  FST_ERR_MAX_PARAM_LENGTH: [414, "address-too-long", "The id in the address is longer than any id.", null],
  FST_STATIC_FORBIDDEN_PATH: [403, "bad-address", "The address leads out of the desk's own files.", null],
  HPE_HEADER_OVERFLOW: [431, "headers-too-large", "The request's headers are larger than the desk accepts.", "Clear the cookies of this address, or shorten the request."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request-timeout", "The request did not arrive in time.", "Send the request again."],
};

/** What went wrong while a request was answered, as status and answer. `unexpected` is true for a fault of recoupe itself. */
export interface Failure { status: number; answer: ErrorAnswer; unexpected: boolean }

/**
 * Turns anything thrown into an answer that tells what is wrong and what to do, and nothing about the machine:
 * no stack, no cause, no folder.
 */
export function failure(error: unknown): Failure {
  if (error instanceof ProblemError) {
    const status = error instanceof Refusal ? error.statusCode : statusOf(error.problem);
    return { status, answer: { problem: outward(error.problem) }, unexpected: false };
  }
  const { code, statusCode } = (typeof error === "object" && error !== null ? error : {}) as Partial<FastifyError>;
  const known = code === undefined || !Object.hasOwn(REFUSED, code) ? undefined : REFUSED[code];
  if (known) return { status: known[0], answer: { problem: problem({ rule: known[1], severity: "error", message: known[2], remedy: known[3] }) }, unexpected: false };
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    const message = `The request could not be answered: ${(STATUS_CODES[statusCode] ?? "bad request").toLowerCase()}.`;
    return { status: statusCode, answer: { problem: problem({ rule: "bad-request", severity: "error", message }) }, unexpected: false };
  }
  return {
    status: 500,
    answer: { problem: problem({ rule: "internal-error", severity: "error", message: "recoupe failed while it answered this request.", remedy: "See what the terminal says where recoupe runs, and report it." }) },
    unexpected: true,
  };
}

/** A service's problem is the store's fault (5xx), a filter or judgement that it does not take (400), or the content's (422). */
function statusOf({ rule }: Problem): number {
  if (rule === "disk-full") return 507;
  if (rule.startsWith("ledger-")) return 503;
  if (rule.startsWith("unknown-") || rule.endsWith("-not-found")) return 404;
  return rule.startsWith("bad-") ? 400 : 422;
}

/** The problem as it may leave the process. */
function outward(given: Problem): Problem {
  return {
    ...given,
    message: withoutFolders(given.message),
    remedy: given.remedy === null ? null : withoutFolders(given.remedy),
    source: given.source === null ? null : withoutFolders(given.source),
    cause: null,
  };
}

/** Each absolute path of the machine by its last part alone; addresses and the API's own paths stay. */
export function withoutFolders(text: string): string {
  return text.replace(/(?<=^|[\s"'`«“‘(\[=])(?:file:\/\/)?(?:\/(?!api\/)|[A-Za-z]:[\\/]|\\\\)[^\s"'`»”’<>|)\]]+/gu, (path) => {
    // A sentence's own punctuation is no part of the path; kept outside of the cut.
    let end = path.length;
    while (end > 1 && ".,;:!?".includes(path[end - 1]!)) end -= 1;
    const parts = path.slice(0, end).split(/[\\/]/u).filter((part) => part !== "");
    return `${parts.at(-1) ?? ""}${path.slice(end)}`;
  });
}

/** A validation error of a route's schema as one sentence that names the field. */
export function validationRefusal(errors: readonly FastifySchemaValidationError[], part: string): Refusal {
  const error = errors[0];
  const where = part === "querystring" ? "query" : part === "params" ? "address" : "body";
  const rule = `bad-${where}`;
  const remedy = "See /api/openapi.json for what each address takes.";
  if (!error) return new Refusal(400, rule, `The ${where} is not as it should be.`, remedy);
  const name = error.instancePath.slice(1).replaceAll("/", ".").slice(0, 100);
  const field = name === "" ? `The ${where}` : `"${name}"`;
  return new Refusal(400, rule, sentence(error.keyword, error.params, field, where), remedy);
}

function sentence(keyword: string, params: Record<string, unknown>, field: string, where: string): string {
  const limit = String(params["limit"]);
  switch (keyword) {
    case "required": return `The ${where} lacks "${String(params["missingProperty"])}".`;
    case "additionalProperties": return `The ${where} has an unknown field "${String(params["additionalProperty"]).slice(0, 100)}".`;
    case "enum": return `${field} must be one of ${(params["allowedValues"] as unknown[]).join(", ")}.`;
    case "type": return where === "query" ? `${field} must be one ${String(params["type"])}, given once.` : `${field} must be of type ${String(params["type"])}.`;
    case "format": return `${field} must be a ${String(params["format"])} such as 2016-12-08.`;
    case "minLength": return `${field} must not be empty.`;
    case "maxLength": return `${field} must have at most ${limit} characters.`;
    case "minimum": return `${field} must be at least ${limit}.`;
    case "maximum": return `${field} must be at most ${limit}.`;
    case "pattern": return where === "address" ? "The id in the address has characters that no id has." : `${field} has characters that it cannot have.`;
    default: return `${field} is not as it should be.`;
  }
}
