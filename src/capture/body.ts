import type { IncomingMessage } from "node:http";
import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from "node:zlib";
import { ProblemError, problem } from "../problem.ts";
import { contentType } from "./content-type.ts";
import type { Limits } from "./world.ts";

/** A second layer is seen in the wild; more is play. */
const MOST_LAYERS = 2;
/** Below this a body may be as thin as it likes: a page of blanks packs well. */
const FREE = 1024 * 1024;

const failed = (rule: string, source: string, message: string, remedy: string, cause?: unknown): ProblemError =>
  new ProblemError(problem({ rule, severity: "error", source, message, remedy, cause: cause instanceof Error ? cause.message : null }), { cause });
const FILE = "Save the page in your browser and give the file.";

/** What an answer carries: the body as transferred and decompressed. Of answers that lead elsewhere or say nothing new none is read. */
export async function receive(response: IncomingMessage, given: Limits, source: string, signal: AbortSignal): Promise<{ payload: Uint8Array; bytes: Uint8Array; cut: boolean }> {
  const status = response.statusCode ?? 0;
  if (status === 304 || status === 204 || (status >= 300 && status < 400 && response.headers.location !== undefined)) {
    response.destroy();
    return { payload: new Uint8Array(), bytes: new Uint8Array(), cut: status !== 304 && status !== 204 };
  }
  const most = mostOf(contentType(response.headers["content-type"] ?? null).mediaType, given), limits = { ...given, body: Math.min(given.body, most), transferred: Math.min(given.transferred, most) };
  const announced = Number(response.headers["content-length"]);
  if (announced > limits.transferred) {
    response.destroy();
    throw tooLarge(source, limits.transferred);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    signal.throwIfAborted();
    length += chunk.length;
    if (length > limits.transferred) {
      response.destroy();
      throw tooLarge(source, limits.transferred);
    }
    chunks.push(chunk);
  }
  // Where this side broke off, the rest simply does not come.
  signal.throwIfAborted();
  if (!response.complete) throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const payload = Buffer.concat(chunks);
  const bytes = await decompressed(payload, response.headers["content-encoding"] ?? "", limits, source);
  return { payload: new Uint8Array(payload), bytes, cut: false };
}

/** How large a body of this media type may be: a PDF holds less to read than it has bytes, a page is read whole. */
export function mostOf(mediaType: string | null, { body, page }: Pick<Limits, "body" | "page">): number {
  return mediaType === "text/html" || mediaType === "application/xhtml+xml" || mediaType === "text/plain" ? Math.min(page, body) : body;
}

const bomb = (source: string): ProblemError => failed("decompression-bomb", source, "The answer unpacks to hundreds of times its size, as only attacks do.", "Leave this address alone.");
const tooLarge = (source: string, most: number): ProblemError => failed("body-too-large", source, `The answer is larger than ${Math.max(1, Math.round(most / 1024 / 1024))} MB and no article.`, "Give the address of the article itself.");

/**
 * A body without its content codings (`gzip, br` …, applied in that order). Throws ProblemError `unknown-encoding`,
 * `broken-encoding`, `decompression-bomb` or `body-too-large`.
 */
export async function decompressed(payload: Uint8Array, encodings: string, limits: Pick<Limits, "body" | "ratio">, source: string): Promise<Uint8Array> {
  const layers = encodings.toLowerCase().split(",").map((one) => one.trim()).filter((one) => one !== "" && one !== "identity");
  if (layers.length > MOST_LAYERS) throw failed("unknown-encoding", source, "The answer is packed more often than anybody packs a page.", FILE);
  let bytes = payload;
  for (const layer of layers.reverse()) bytes = await unpacked(bytes, layer, limits, source);
  if (bytes.length > limits.body) throw tooLarge(source, limits.body);
  return new Uint8Array(bytes);
}

function decoder(layer: string, first: number): Transform | null {
  switch (layer) {
    case "gzip": case "x-gzip": return createGunzip();
    case "br": return createBrotliDecompress();
    case "zstd": return createZstdDecompress();
    // Some servers leave out the two bytes that the standard asks for.
    case "deflate": return (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default: return null;
  }
}

async function unpacked(packed: Uint8Array, layer: string, { body, ratio }: Pick<Limits, "body" | "ratio">, source: string): Promise<Uint8Array> {
  if (packed.length === 0) return packed;
  const stream = decoder(layer, packed[0]!);
  if (!stream) throw failed("unknown-encoding", source, `The answer is packed as "${layer.slice(0, 20)}", which is not known here.`, FILE);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of Readable.from([packed]).pipe(stream) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > FREE && length > packed.length * ratio) throw bomb(source);
      // What is both is named by the worse of the two; nobody packs a page that well either.
      if (length > body) throw length > packed.length * ratio / 4 ? bomb(source) : tooLarge(source, body);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw failed("broken-encoding", source, "The answer is packed, and the packing is broken.", FILE, error);
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}
