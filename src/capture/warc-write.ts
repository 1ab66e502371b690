import { createHash, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { Exchange } from "./exchange.ts";

export const digest = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** One WARC record, packed by itself as the standard recommends, and where it lies. */
interface Written { bytes: Uint8Array; offset: number; length: number }
export interface Indexed { exchange: Exchange; digest: string; offset: number; length: number }

const CRLF = "\r\n";
/** A header line must stay one line. */
const line = (text: string): string => text.replace(/[\r\n\0]/g, " ");

/**
 * The requests and answers of a visit as a WARC 1.1 file, with what an index needs to know of each answer. Bodies are kept as they
 * were transferred (packed where they were packed); only chunking, which the connection took off, is not in them.
 */
export function warcOf(exchanges: readonly Exchange[], software: string, at: string): { bytes: Uint8Array; index: Indexed[] } {
  const parts: Uint8Array[] = [], index: Indexed[] = [];
  let offset = 0;
  const write = (headers: [string, string][], block: Uint8Array): Written => {
    const head = [`WARC/1.1`, ...headers.map(([name, value]) => `${name}: ${line(value)}`), `Content-Length: ${block.length}`].join(CRLF);
    const bytes = gzipSync(Buffer.concat([Buffer.from(head + CRLF + CRLF, "utf8"), block, Buffer.from(CRLF + CRLF)]));
    const written = { bytes, offset, length: bytes.length };
    parts.push(bytes);
    offset += bytes.length;
    return written;
  };
  const id = (): string => `<urn:uuid:${randomUUID()}>`;
  write([["WARC-Type", "warcinfo"], ["WARC-Record-ID", id()], ["WARC-Date", at], ["WARC-Filename", "data.warc.gz"], ["Content-Type", "application/warc-fields"]],
    Buffer.from(`software: ${line(software)}${CRLF}format: WARC File Format 1.1${CRLF}`));
  for (const exchange of exchanges) {
    const { url, ip, request, headers, payload, cut } = exchange, answered = id();
    const kept = headers.filter(([name]) => !/^(?:transfer-encoding|content-length)$/i.test(name));
    const head = [exchange.statusLine, ...kept.map(([name, value]) => `${line(name)}: ${line(value)}`), `Content-Length: ${payload.length}`].join(CRLF) + CRLF + CRLF;
    const block = Buffer.concat([Buffer.from(head, "latin1"), payload]), payloadDigest = digest(payload);
    const { offset: start, length } = write([
      ["WARC-Type", "response"], ["WARC-Record-ID", answered], ["WARC-Date", exchange.at], ["WARC-Target-URI", url], ...(ip ? [["WARC-IP-Address", ip] as [string, string]] : []),
      ["WARC-Payload-Digest", payloadDigest], ["WARC-Block-Digest", digest(block)], ...(cut ? [["WARC-Truncated", "unspecified"] as [string, string]] : []), ["Content-Type", "application/http; msgtype=response"],
    ], block);
    index.push({ exchange, digest: payloadDigest, offset: start, length });
    const asked = Buffer.from([request.line, ...request.headers.map(([name, value]) => `${line(name)}: ${line(value)}`)].join(CRLF) + CRLF + CRLF, "latin1");
    write([["WARC-Type", "request"], ["WARC-Record-ID", id()], ["WARC-Date", exchange.at], ["WARC-Target-URI", url], ["WARC-Concurrent-To", answered], ["Content-Type", "application/http; msgtype=request"]], asked);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), index };
}
