import { createGunzip } from "node:zlib";
import { Readable } from "node:stream";
import type { ArchiveLimits } from "./entry.ts";
import { failedArchive } from "./entry.ts";

/** Bytes that come in pieces, read as lines and runs. Holds no more than one piece and what is asked for. */
export class Source {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array();
  #at = 0;
  /** Bytes read so far. */
  offset = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Up to `most` bytes from here without moving; fewer only at the end. */
  async peek(most: number): Promise<Uint8Array> {
    while (this.#piece.length - this.#at < most) {
      const { value, done } = await this.#pieces.next();
      if (done) break;
      this.#piece = Buffer.concat([this.#piece.subarray(this.#at), value]);
      this.#at = 0;
    }
    return this.#piece.subarray(this.#at, this.#at + most);
  }

  /** The next line without its end, as Latin-1; null at the end. A line of more than `most` bytes is cut there. */
  async line(most: number): Promise<string | null> {
    const bytes = await this.#until(10, most);
    if (bytes === null) return null;
    const text = Buffer.from(bytes).toString("latin1");
    return text.endsWith("\n") ? text.slice(0, text.endsWith("\r\n") ? -2 : -1) : text;
  }

  /** The next bytes up to and with the line break; null at the end. */
  async bytesOfLine(most: number): Promise<Uint8Array | null> {
    return await this.#until(10, most);
  }

  /** Exactly `length` bytes; fewer at the end. */
  async take(length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let left = length;
    while (left > 0 && await this.#more()) {
      const part = this.#piece.subarray(this.#at, this.#at + left);
      // The piece may be a large one of which little is wanted for long.
      parts.push(part);
      this.#move(part.length);
      left -= part.length;
    }
    return new Uint8Array(Buffer.concat(parts));
  }

  /** Passes over bytes and says how many there were. */
  async skip(length: number): Promise<number> {
    let left = length;
    while (left > 0 && await this.#more()) {
      const step = Math.min(left, this.#piece.length - this.#at);
      this.#move(step);
      left -= step;
    }
    return length - left;
  }

  /** Everything from here on, piece by piece. */
  async *rest(): AsyncGenerator<Uint8Array> {
    while (await this.#more()) {
      const piece = this.#piece.subarray(this.#at);
      this.#move(piece.length);
      yield piece;
    }
  }

  async close(): Promise<void> { await this.#pieces.return?.(); }

  async #until(byte: number, most: number): Promise<Uint8Array | null> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < most && await this.#more()) {
      const end = this.#piece.indexOf(byte, this.#at), stop = Math.min(end < 0 ? this.#piece.length : end + 1, this.#at + most - length);
      const part = this.#piece.subarray(this.#at, stop);
      parts.push(part);
      length += part.length;
      this.#move(part.length);
      if (end >= 0 && stop === end + 1) break;
    }
    return parts.length === 0 ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  async #more(): Promise<boolean> {
    while (this.#at >= this.#piece.length) {
      const { value, done } = await this.#pieces.next();
      if (done) return false;
      this.#piece = value as Uint8Array;
      this.#at = 0;
    }
    return true;
  }

  #move(step: number): void { this.#at += step; this.offset += step; }
}

/** The content of a gzip file, all its members one after the other. Throws ProblemError for what is broken, and for bombs. */
export async function* gunzipped(pieces: AsyncIterable<Uint8Array>, limits: Pick<ArchiveLimits, "ratio" | "free">, name: string): AsyncGenerator<Uint8Array> {
  let packed = 0, length = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> { for await (const piece of pieces) { packed += piece.length; yield piece; } };
  const source = Readable.from(counted()), gunzip = createGunzip({ chunkSize: 256 * 1024 });
  // What breaks before the packing is the caller's to hear of.
  source.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > limits.free && length > packed * limits.ratio) throw failedArchive("decompression-bomb", name, "This archive unpacks to hundreds of times its size, as only attacks do.", "Leave it alone.");
      yield piece;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith("Z_")) throw failedArchive("broken-archive", name, "This archive is broken; what stood before the break was read.", "Get it again.", error);
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
