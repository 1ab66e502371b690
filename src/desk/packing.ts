import { Readable } from "node:stream";
import { promisify } from "node:util";
import { constants, createGzip, gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { isApi } from "./security.ts";

/** Answers of fewer characters go as they are: to pack them would take longer than to send them. */
export const PACKED_FROM = 8_000;
/** The quickest level that still takes JSON down to a sixth; what was built once is packed as small as can be (see the client's build). */
const OPTIONS = { level: 4, strategy: constants.Z_DEFAULT_STRATEGY };
const packed = promisify(gzip);

/**
 * Packs large answers of the API with gzip for whoever accepts it, in a thread of its own. Tables, which are sent while they are still
 * written, are packed on their way. A captured original goes as its bytes were, since its digest is what it is known by.
 */
export function packAnswers(server: FastifyInstance): void {
  server.addHook("onSend", async (request, reply, payload: unknown) => {
    if (!isApi(request) || reply.hasHeader("content-encoding")) return payload;
    const table = payload instanceof Readable;
    if (!table && (typeof payload !== "string" || payload.length < PACKED_FROM)) return payload;
    reply.header("vary", "accept-encoding");
    if (request.method === "HEAD" || !acceptsGzip(request.headers["accept-encoding"])) return payload;
    reply.header("content-encoding", "gzip");
    if (!table) return await packed(payload as string, OPTIONS);
    const stream = createGzip(OPTIONS);
    // A table that fails half-way ends the answer, so that nobody takes it for whole; whoever hangs up ends the table.
    payload.once("error", (error) => stream.destroy(error));
    stream.once("close", () => payload.destroy());
    return payload.pipe(stream);
  });
}

/** Whether a request's Accept-Encoding lets an answer be gzip: named, or by `*`, and not with a weight of nought. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const weights = new Map<string, number>();
  for (const part of String(header ?? "").toLowerCase().split(",")) {
    const [name = "", ...given] = part.split(";").map((piece) => piece.trim());
    const weight = given.find((piece) => piece.startsWith("q="));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}
