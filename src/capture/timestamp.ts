import { randomBytes } from "node:crypto";
import { troubled } from "./exchange.ts";
import type { Fetcher } from "./fetch.ts";

// Proofs that a digest was there at a time, by servers that a user names. Only the digest is sent.

export type Stamp = "rfc3161" | "opentimestamps";

const SHA256 = Buffer.from("300d06096086480165030402010500", "hex"); // AlgorithmIdentifier: 2.16.840.1.101.3.4.2.1, NULL
/** How a file of OpenTimestamps begins: its magic, version 1, and that the file was digested with SHA-256. */
const OTS = Buffer.concat([Buffer.from("\0OpenTimestamps\0\0Proof\0", "latin1"), Buffer.from("bf89e2e884e8929401", "hex"), Buffer.from([0x08])]);
const MOST = 64 * 1024;

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts), length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** A TimeStampReq of RFC 3161 for a SHA-256 digest, with a nonce, asking for the server's certificate. */
function request(hash: Uint8Array, nonce: Uint8Array): Buffer {
  return der(0x30, der(0x02, Buffer.from([1])), der(0x30, SHA256, der(0x04, hash)), der(0x02, nonce), der(0x01, Buffer.from([0xff])));
}

/**
 * Asks a server for a proof of time of a file, by its digest (`sha256:…`), and gives the file that holds it: a TimeStampResp (`openssl
 * ts -verify` reads it), or an .ots file that `ots upgrade` completes. Throws ProblemError where the server gives none.
 */
export async function timestamped(digest: string, server: string, kind: Stamp, fetcher: Fetcher, signal?: AbortSignal): Promise<Uint8Array> {
  const hash = Buffer.from(digest.replace(/^sha256:/, ""), "hex");
  const failed = (message: string): Error => troubled("no-timestamp", server, message, "Name another server, or leave it out.");
  if (kind === "opentimestamps") {
    const answer = await fetcher.send(`${server.replace(/\/$/, "")}/digest`, { type: "application/x-www-form-urlencoded", accept: "application/vnd.opentimestamps.v1", body: hash }, signal);
    if (answer.status !== 200 || answer.bytes.length < 10 || answer.bytes.length > MOST) throw failed(`The server gave no proof of time (${answer.status}).`);
    return new Uint8Array(Buffer.concat([OTS, hash, answer.bytes]));
  }
  // A positive number, whatever the chance.
  const nonce = randomBytes(8);
  nonce[0] = (nonce[0]! & 0x3f) | 0x40;
  const answer = await fetcher.send(server, { type: "application/timestamp-query", accept: "application/timestamp-reply", body: request(hash, nonce) }, signal);
  const reply = Buffer.from(answer.bytes);
  if (answer.status !== 200 || reply.length > MOST) throw failed(`The server gave no proof of time (${answer.status}).`);
  // TimeStampResp: SEQUENCE { SEQUENCE { INTEGER status … } token }, granted (0) or granted with changes (1); it must speak of this digest and this question.
  const status = statusOf(reply);
  if (status !== 0 && status !== 1) throw failed("The server refused a proof of time, or gave none that can be read.");
  if (!reply.includes(hash) || !reply.includes(nonce)) throw failed("The server's proof of time is of something else.");
  return new Uint8Array(reply);
}

function statusOf(reply: Buffer): number | null {
  const inner = contentAt(reply, 0, 0x30);
  const info = inner && contentAt(reply, inner.start, 0x30);
  const number = info && contentAt(reply, info.start, 0x02);
  return number && number.end - number.start === 1 ? reply[number.start]! : null;
}

function contentAt(bytes: Buffer, at: number, tag: number): { start: number; end: number } | null {
  if (bytes[at] !== tag) return null;
  const first = bytes[at + 1] ?? 0x80, many = first & 0x7f;
  if (first < 0x80) return at + 2 + first <= bytes.length ? { start: at + 2, end: at + 2 + first } : null;
  if (many === 0 || many > 3 || at + 2 + many > bytes.length) return null;
  const length = bytes.readUIntBE(at + 2, many), start = at + 2 + many;
  return start + length <= bytes.length ? { start, end: start + length } : null;
}
