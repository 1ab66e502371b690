import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "./answers.ts";

/**
 * What pages of the desk may do: run the desk's own scripts, ask the desk's own API, draw the map in a worker, nothing else.
 * No inline script and no `eval`, so that words of a hostile article that reached the page as mark-up would still not run.
 */
export const CONTENT_SECURITY_POLICY = policyFor("'none'");

function policyFor(ancestors: string): string { return [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${ancestors}`,
].join("; "); }

/** For answers that are data and not pages: should a browser show one all the same, it runs nothing. */
export const INERT_POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Set on every answer, errors too. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-dns-prefetch-control": "off",
  "permissions-policy": "camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), fullscreen=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Set on answers under /api/: never stored, never shown as a page. */
export const API_HEADERS: Readonly<Record<string, string>> = { "cache-control": "no-store", "content-security-policy": INERT_POLICY };

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const EVERYWHERE = new Set(["0.0.0.0", "[::]"]);

/** True when the request is for an address under /api, known or not, however it is encoded: the router decodes `/%61pi` too. */
export function isApi({ url, routeOptions }: Pick<FastifyRequest, "url" | "routeOptions">): boolean {
  return (routeOptions?.url ?? "").startsWith("/api/") || /^\/+(?:a|%61|%41)(?:p|%70|%50)(?:i|%69|%49)(?:\/|[?#]|%2f|$)/iu.test(url);
}

/**
 * Guards a desk on this machine against pages of other sites open in the same browser. Two ways in are closed: a name that a
 * hostile site makes point at 127.0.0.1 (the Host header is then that name), and a request sent across origins (the browser
 * then says so in Origin or Sec-Fetch-Site).
 *
 * @param host the address that the desk is bound to; a person who binds it to an address of the network reaches it there
 * @param embed origins whose pages may show the map alone, at /embed, in a frame; none unless a person says so
 */
export function guard(server: FastifyInstance, host: string, embed: readonly string[] = []): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (embed.length > 0 && /^\/embed(?:[?#]|$)/u.test(request.url)) {
      reply.header("content-security-policy", policyFor(embed.join(" "))).removeHeader("x-frame-options");
    }
    if (isApi(request)) reply.headers(API_HEADERS);
    refuseForeign(request, host);
  });
}

/** Throws a Refusal (400, 421 or 403) when the request was not meant for this desk or comes from another site's page. */
export function refuseForeign(request: FastifyRequest, boundTo: string): void {
  const { headers } = request.raw;
  // The router would take the path out of `GET http://elsewhere/api/…` and drop the name; only proxies are asked so.
  if (!request.url.startsWith("/")) throw new Refusal(400, "bad-address", "The address in the request is no path of this desk.", "Ask for a path that starts with a slash.");
  const { localPort, localAddress } = request.raw.socket;
  if (!namesThisDesk(headers.host, localPort, [bracketed(boundTo), bracketed(localAddress ?? "")])) {
    throw new Refusal(421, "foreign-host", "This desk does not answer to the name in the request.", `Open it as http://127.0.0.1:${localPort ?? ""}/ or http://localhost:${localPort ?? ""}/.`);
  }
  const origin = headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${headers.host!.toLowerCase()}`) {
    throw new Refusal(403, "foreign-origin", "The desk does not answer pages of other sites.", "Use the desk's own page, or a program that sends no Origin.");
  }
  const site = headers["sec-fetch-site"];
  if (isApi(request) && site !== undefined && site !== "same-origin" && site !== "none") {
    throw new Refusal(403, "foreign-origin", "The desk's API does not answer pages of other sites.", "Use the desk's own page.");
  }
}

/** Numbers cannot be rebound by a name server, so the bound address counts beside the loopback names; 0.0.0.0 is no address to visit. */
function namesThisDesk(header: string | undefined, port: number | undefined, addresses: string[]): boolean {
  const parts = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::([0-9]{1,5}))?$/iu.exec(header ?? "");
  if (!parts || port === undefined || Number(parts[2] ?? 80) !== port) return false;
  const name = parts[1]!.toLowerCase();
  return LOOPBACK.has(name) || (addresses.includes(name) && !EVERYWHERE.has(name));
}

function bracketed(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[0-9.]+$)/u, "");
  return plain.includes(":") && !plain.startsWith("[") ? `[${plain}]` : plain;
}
