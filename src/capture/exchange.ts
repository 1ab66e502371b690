import { request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction, Socket } from "node:net";
import { ProblemError, problem } from "../problem.ts";
import { ipOf } from "./address.ts";
import { receive } from "./body.ts";
import { notPublic } from "./ranges.ts";
import type { Address, World } from "./world.ts";

/** One request and its answer, as they were on the wire but for chunking. */
export interface Exchange {
  url: string;
  /** The IP address that answered. */
  ip: string;
  /** ISO 8601 instant at which it was asked. */
  at: string;
  request: { line: string; headers: [string, string][] };
  status: number;
  statusLine: string;
  headers: [string, string][];
  /** The body as transferred, and decompressed. Empty where the status says that nothing in it is wanted. */
  payload: Uint8Array;
  bytes: Uint8Array;
  /** The body was left unread. */
  cut: boolean;
}

export const headerOf = (headers: readonly [string, string][], name: string): string | null => headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? null;

/** A problem of an address, in one sentence with its remedy. */
export function troubled(rule: string, source: string, message: string, remedy: string, cause?: unknown): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", source, message, remedy, cause: cause instanceof Error ? cause.message : null }), { cause });
}

const LATER = "Try again later, or save the page in your browser and give the file.";

/**
 * Asks for one address (or sends `body` there) and takes in the answer, following nothing. The name is looked up once, every number it stands for must be
 * public, and the connection goes to exactly these. Throws ProblemError with a named rule for all that can go wrong.
 */
export async function exchange(url: URL, headers: readonly [string, string][], world: World, body: Uint8Array | null = null): Promise<Exchange> {
  const { limits } = world, source = url.href;
  const ending = new AbortController();
  const whole = setTimeout(() => ending.abort(troubled("too-slow", source, `The answer had not ended after ${limits.whole / 1000} seconds.`, LATER)), limits.whole);
  const first = setTimeout(() => ending.abort(troubled("slow-answer", source, `No answer came within ${limits.firstByte / 1000} seconds.`, LATER)), limits.firstByte);
  try {
    const inner = world.web?.knows(url.hostname) === true;
    const addresses = await unlessEnded(addressesOf(url, world, inner), ending.signal);
    const at = new Date(world.now()).toISOString();
    const { response, ip } = await answerTo(url, headers, addresses, world, inner, ending.signal, body);
    clearTimeout(first);
    const taken = await receive(response, limits, source, ending.signal);
    const line = `${body ? "POST" : "GET"} ${url.pathname}${url.search} HTTP/1.1`;
    return {
      url: source, ip, at, request: { line, headers: [["Host", url.host], ...headers] },
      status: response.statusCode ?? 0, statusLine: `HTTP/${response.httpVersion} ${response.statusCode ?? 0} ${(response.statusMessage ?? "").replace(/[^\x20-\x7e]/g, "")}`.trimEnd(),
      headers: paired(response.rawHeaders), ...taken,
    };
  } catch (error) {
    throw explained(ending.signal.aborted ? ending.signal.reason : error, source);
  } finally {
    clearTimeout(whole);
    clearTimeout(first);
    ending.abort();
  }
}

async function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return await Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }))]);
}

async function addressesOf(url: URL, world: World, inner: boolean): Promise<Address[]> {
  if (inner) return [{ address: "127.0.0.1", family: 4 }];
  const literal = ipOf(url.hostname);
  const addresses = literal ? [{ address: literal, family: literal.includes(":") ? 6 : 4 }] : await world.resolve(url.hostname);
  if (addresses.length === 0) throw troubled("host-unknown", url.href, `No address is known for the name ${url.hostname}.`, "Check the spelling of the address.");
  // One inner address among public ones is how a name is turned against those who look it up.
  for (const { address } of addresses) {
    const what = notPublic(address);
    if (what !== null) throw troubled("address-private", url.href, `The name ${url.hostname} stands for ${what}; it is not fetched.`, "Save the page and give the file, if you trust it.");
  }
  return addresses;
}

function answerTo(url: URL, headers: readonly [string, string][], addresses: readonly Address[], world: World, inner: boolean, signal: AbortSignal, body: Uint8Array | null): Promise<{ response: IncomingMessage; ip: string }> {
  const pinned: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [...addresses]);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
  const literal = ipOf(url.hostname);
  const options: RequestOptions = {
    host: literal ?? url.hostname, port: inner ? world.web!.port : url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`, method: body ? "POST" : "GET", agent: false, lookup: pinned, signal, maxHeaderSize: world.limits.headers, insecureHTTPParser: false,
    setDefaultHeaders: false, headers: { Host: url.host, ...Object.fromEntries(headers), ...(body && { "Content-Length": String(body.length) }), Connection: "close" },
    ...(url.protocol === "https:" && !literal && { servername: url.hostname }),
  };
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = url.protocol === "https:" ? requestHttps(options) : requestHttp(options);
    let ip = "";
    asked.on("socket", (socket: Socket) => socket.on("connect", () => {
      ip = socket.remoteAddress ?? "";
      // What was checked and what was reached must be one.
      if (!inner && notPublic(ip) !== null) asked.destroy(troubled("address-private", url.href, "The connection led to an address that is not public.", "Save the page and give the file, if you trust it."));
    }));
    asked.on("response", (response) => resolve({ response, ip }));
    asked.on("upgrade", (_response, socket) => { socket.destroy(); reject(troubled("bad-answer", url.href, "The server wants to speak something other than HTTP.", LATER)); });
    // Errors after the answer began reach whoever reads it.
    asked.on("error", reject);
    asked.end(body ?? undefined);
  });
}

function paired(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i]!, raw[i + 1]!]);
  return pairs;
}

/** What the system or the protocol said, in words. */
function explained(error: unknown, source: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  const host = new URL(source).hostname;
  if (code === "ENOTFOUND" || code === "EAI_NODATA" || code === "ENODATA") return troubled("host-unknown", source, `No address is known for the name ${host}.`, "Check the spelling of the address, and whether this machine has a network.", error);
  if (code.startsWith("EAI_") || code === "ESERVFAIL" || code === "ETIMEOUT") return troubled("names-not-found", source, `The name ${host} could not be looked up.`, "Check whether this machine has a network, and try again.", error);
  if (code === "HPE_HEADER_OVERFLOW") return troubled("headers-too-large", source, "The head of the answer is larger than any that a page needs.", LATER, error);
  if (code.startsWith("HPE_") || code === "ERR_HTTP_INVALID_HEADER_VALUE" || code === "ERR_INVALID_CHAR") return troubled("bad-answer", source, "The answer is not HTTP as it is written down.", LATER, error);
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|ERR_INVALID_PROTOCOL)/.test(code)) return troubled("no-trust", source, "No connection came about on which the server proved who it is.", "Look at the page in a browser, and save it there if you trust it.", error);
  if (code === "ECONNREFUSED" || code === "EHOSTUNREACH" || code === "ENETUNREACH" || code === "EADDRNOTAVAIL" || code === "ETIMEDOUT") return troubled("no-connection", source, `No connection to ${host} came about.`, LATER, error);
  if (code === "ECONNRESET" || code === "EPIPE" || code === "ERR_STREAM_PREMATURE_CLOSE" || message === "aborted") return troubled("connection-lost", source, "The connection broke before the answer was whole.", LATER, error);
  if (code === "") throw error;
  return troubled("no-connection", source, `The connection to ${host} failed.`, LATER, error);
}
