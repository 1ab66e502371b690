import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { problem, ProblemError } from "../problem.ts";
import type { ErrorAnswer } from "./api.ts";
import { failure, Refusal, validationRefusal } from "./answers.ts";
import { serveClient } from "./assets.ts";
import { describe } from "./openapi.ts";
import { packAnswers } from "./packing.ts";
import { ROUTES, type Route } from "./routes.ts";
import type { Schema } from "./schemas.ts";
import { API_HEADERS, guard, SECURITY_HEADERS } from "./security.ts";
import type { Services } from "./services.ts";

export const DEFAULT_HOST = "127.0.0.1";
export const DEFAULT_PORT = 4680;

export interface DeskOptions {
  /** The folder of the built client. Without an index.html in it the API works and views answer that it is not built. */
  client: string;
  /** The address to bind; 127.0.0.1 unless a person chose otherwise. */
  host?: string;
  /** 4680 unless given; 0 takes any free port. */
  port?: number;
  /** Origins, such as https://example.org, whose pages may show the map in a frame; none unless given. */
  embed?: readonly string[];
  /** Told of each fault of recoupe itself (answered as 500); by default one line on stderr. */
  report?: (error: unknown, at: string) => void;
}

/** A desk that listens. */
export interface Desk {
  server: FastifyInstance;
  /** Where to open it, such as `http://127.0.0.1:4680/`. */
  url: string;
  /** Stops listening and ends after the requests under way are answered. */
  close(): Promise<void>;
}

/** Headers and address together; browsers send far less to a desk that sets no cookies. */
const HEADER_LIMIT = 16 * 1024;

/**
 * The desk's server: the API over the services, and the client's files. It does not listen yet; `listen` does.
 *
 * @throws whatever reading the client's folder throws, but not when it is missing
 */
export async function createServer(services: Services, options: DeskOptions): Promise<FastifyInstance> {
  const report = options.report ?? toStderr;
  const server = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 120_000,
    http: { maxHeaderSize: HEADER_LIMIT },
    routerOptions: { maxParamLength: 1024, querystringParser: parseQuery },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
    schemaErrorFormatter: validationRefusal,
    clientErrorHandler: answerBrokenRequest,
    // An address that cannot be decoded never reaches the hooks.
    frameworkErrors: (error, request, reply) => answerFailure(error, request as FastifyRequest, reply as FastifyReply, report),
  });
  guard(server, options.host ?? DEFAULT_HOST, (options.embed ?? []).map(originOf));
  packAnswers(server);
  acceptOnlyJson(server);
  server.setErrorHandler((error, request, reply) => answerFailure(error, request, reply, report));

  const description: Route = {
    method: "GET", path: "/api/openapi.json", operation: "describe", params: null, query: null, body: null,
    summary: "This description.",
    answers: { 200: { description: "OpenAPI 3.1.", schema: { type: "object" } } },
    handle: async () => openapi,
  };
  const routes = [...ROUTES, description];
  const openapi = describe(routes);
  for (const route of routes) register(server, route, services);
  await serveClient(server, options.client, routes);
  return server;
}

/**
 * Starts a desk.
 *
 * @throws ProblemError `port-taken`, `port-forbidden` or `no-such-host`, each with what to do
 */
export async function listen(services: Services, options: DeskOptions): Promise<Desk> {
  const host = options.host ?? DEFAULT_HOST;
  const port = options.port ?? DEFAULT_PORT;
  const server = await createServer(services, options);
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    throw listenProblem(error, host, port);
  }
  const address = server.server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  const name = host === "0.0.0.0" || host === "::" ? DEFAULT_HOST : host.includes(":") ? `[${host}]` : host;
  return { server, url: `http://${name}:${bound}/`, close: () => server.close() };
}

/** An origin as a policy names it: scheme, host and port and nothing else. Throws ProblemError `bad-origin` for anything more or less. */
function originOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== "" || url.pathname !== "/" || url.search !== "" || url.hash !== "" || /[;,\s'"*]/u.test(given)) {
    throw new ProblemError(problem({ rule: "bad-origin", severity: "error", message: `"${given.slice(0, 200)}" is no origin of a site.`, remedy: "Give scheme and host alone, such as https://example.org." }));
  }
  return url.origin;
}

function listenProblem(error: unknown, host: string, port: number): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const refuse = (rule: string, sentence: string, remedy: string) =>
    new ProblemError(problem({ rule, severity: "error", message: sentence, remedy, cause: message }), { cause: error });
  switch (code) {
    case "EADDRINUSE": return refuse("port-taken", `Port ${port} on ${host} is taken by another program.`, "Choose another with --port, or --port 0 for any free one.");
    case "EACCES": return refuse("port-forbidden", `This user may not listen on port ${port}.`, "Choose one above 1023 with --port.");
    case "ERR_SOCKET_BAD_PORT": return refuse("bad-port", `${port} is no port.`, "Give --port a whole number from 0 to 65535.");
    case "EADDRNOTAVAIL": case "ENOTFOUND": case "EAI_AGAIN": return refuse("no-such-host", `${host} is no address of this machine.`, "Use 127.0.0.1.");
    default: return error;
  }
}

function register(server: FastifyInstance, route: Route, services: Services): void {
  const { params, query, body } = route;
  server.route<{ Params: { id: string }; Querystring: unknown; Body: unknown }>({
    method: route.method,
    url: route.path,
    ...(body && { bodyLimit: body.limit }),
    schema: { ...(params && { params }), querystring: query ?? { type: "object", additionalProperties: false }, ...(body && { body: body.schema }) },
    preValidation: async (request) => {
      if (query) readIntegers(request.query as Record<string, unknown>, query);
    },
    handler: async (request, reply) => route.handle({ services, params: request.params, query: request.query, body: request.body, reply }),
  });
}

/**
 * Plain forms of other sites can send text/plain and urlencoded bodies without asking first; JSON they cannot.
 * Bytes that are not UTF-8 are refused rather than replaced, since what is read here is kept as evidence.
 */
function acceptOnlyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      done(new Refusal(400, "not-utf-8", "The body is not UTF-8.", "Send JSON in UTF-8; give other bytes as base64."), undefined);
      return;
    }
    void parse(request, text, (error, value) => {
      if (error) done(new Refusal(400, "not-json", "The body is not JSON that the desk accepts.", "Send one JSON object."), undefined);
      else done(null, value);
    });
  });
}

/** Names without a value are filters that a form left empty. A name given twice is a list, which no filter accepts. */
function parseQuery(query: string): Record<string, unknown> {
  const parsed: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    if (value === "") continue;
    parsed[name] = name in parsed ? [parsed[name], value].flat() : value;
  }
  return parsed;
}

/** Turns digits into numbers where the schema wants an integer; anything else stays and fails validation. */
function readIntegers(query: Record<string, unknown>, schema: Schema): void {
  for (const [name, { type }] of Object.entries(schema["properties"] as Record<string, Schema>)) {
    const value = query[name];
    if (type === "integer" && typeof value === "string" && /^[0-9]{1,15}$/u.test(value)) query[name] = Number(value);
  }
}

function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply, report: NonNullable<DeskOptions["report"]>): void {
  const { status, answer, unexpected } = failure(error);
  if (unexpected) report(error, `${request.method} ${request.routeOptions?.url ?? "(no route)"}`);
  // Whatever the handler had set for a good answer does not hold for this one.
  for (const name of ["content-disposition", "content-encoding", "content-length", "etag", "last-modified"]) void reply.removeHeader(name);
  void reply.code(status).headers(SECURITY_HEADERS).headers(API_HEADERS).type("application/json; charset=utf-8").send(answer);
}

/** Answers what is no HTTP request at all, or has too many headers, before there is a request to answer. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const broken = failure(error);
  const status = broken.unexpected ? 400 : broken.status;
  const answer: ErrorAnswer = broken.unexpected ? failure(new Refusal(400, "not-http", "What was sent is not an HTTP request.")).answer : broken.answer;
  const body = JSON.stringify(answer);
  const headers = { ...SECURITY_HEADERS, ...API_HEADERS, "content-type": "application/json; charset=utf-8", "content-length": String(Buffer.byteLength(body)), connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  if (socket.writable) socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n${body}`);
  else socket.destroy();
}

function toStderr(error: unknown, at: string): void {
  process.stderr.write(`recoupe desk: ${at} failed: ${error instanceof Error ? error.message : String(error)}\n`);
}
