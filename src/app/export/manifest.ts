import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync, type WriteStream } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, type Gzip } from "node:zlib";
import type { Header } from "../../export/index.ts";
import { isAlive, type Ledger } from "../../ledger/index.ts";
import { ProblemError, problem } from "../../problem.ts";
import { sha256 } from "../../text/index.ts";

// What was exported, so that a later export can say what became of it: one file an export, kept by the ledger, so that whoever shares
// it or has a copy can ask. Where the ledger cannot be written, and from before it kept them, it is `exports/ID.gz` in the data folder.
// Its first line is the export's header, each other line an item: its id, the digest of its text, and of a claim its page and place
// (an empty page is that of the line before).

/** An item of an earlier export. */
export interface Sent { id: string; digest: string; claim: { document: string; start: number; end: number } | null }

/** Characters that are packed at once. */
const TOGETHER = 65_536;

/** Hexadecimal digits of a digest that are kept: 64 bits. */
const DIGITS = 16;

export function digestOf(text: string): string {
  return sha256(text).slice(0, DIGITS);
}

function manifestPath(folder: string, id: string): string {
  return join(folder, "exports", `${id.replace(":", "-")}.gz`);
}

/** Writes down what is exported; nothing of it is there before `keep`. */
export class Manifest {
  readonly #path: string;
  readonly #id: string;
  readonly #beside: string;
  readonly #packed: Gzip = createGzip({ level: 3 });
  readonly #file: WriteStream;
  readonly #done: Promise<void>;
  readonly #leave = (): void => rmSync(this.#beside, { force: true });
  #document = "";
  #waiting = "";

  private constructor(path: string, id: string) {
    this.#path = path;
    this.#id = id;
    // One process may make the same export twice at once.
    this.#beside = `${path}.${process.pid}.${randomUUID().slice(0, 8)}.new`;
    this.#file = createWriteStream(this.#beside, { mode: 0o600 });
    this.#done = pipeline(this.#packed, this.#file);
    // Whoever awaits it is told; nobody need.
    this.#done.catch(() => undefined);
    process.once("exit", this.#leave);
  }

  /** Throws where the data folder cannot be written. */
  static begin(folder: string, header: Header): Manifest {
    mkdirSync(join(folder, "exports"), { recursive: true, mode: 0o700 });
    sweep(join(folder, "exports"));
    const manifest = new Manifest(manifestPath(folder, header.id), header.id);
    manifest.#packed.write(JSON.stringify(header) + "\n");
    return manifest;
  }

  async put({ id, digest, claim }: Sent): Promise<void> {
    const place = claim === null ? "" : `\t${claim.document === this.#document ? "" : claim.document}\t${claim.start}\t${claim.end}`;
    this.#document = claim?.document ?? this.#document;
    this.#waiting += `${id}\t${digest}${place}\n`;
    if (this.#waiting.length >= TOGETHER) await this.#flush();
  }

  /** A call of the packer costs more than a line does. */
  async #flush(): Promise<void> {
    if (this.#packed.destroyed) return await this.#done;
    const lines = this.#waiting;
    this.#waiting = "";
    if (!this.#packed.write(lines)) await Promise.race([new Promise<void>((resolve) => { this.#packed.once("drain", () => resolve()); }), this.#done]);
  }

  /** Keeps it in the ledger, or beside one that cannot be written. */
  async keep(ledger: Pick<Ledger, "keepFile">): Promise<void> {
    this.#packed.end(this.#waiting);
    await this.#done;
    const inLedger = await ledger.keepFile("export", this.#id, new Uint8Array(await readFile(this.#beside))).then(() => true, (error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    });
    if (inLedger) this.#leave();
    else await rename(this.#beside, this.#path);
    process.off("exit", this.#leave);
  }

  async drop(): Promise<void> {
    if (this.#file.closed) return;
    this.#packed.destroy();
    this.#file.destroy();
    await this.#done.catch(() => undefined);
    this.#leave();
    process.off("exit", this.#leave);
  }
}

/** Takes away what processes that were killed left half written. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /\.(\d{1,10})\.[0-9a-f]{8}\.new$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function* sentOf(line: string, before: string): Generator<Sent> {
  const [id = "", digest = "", document, start, end] = line.split("\t");
  yield { id, digest, claim: document === undefined ? null : { document: document === "" ? before : document, start: Number(start), end: Number(end) } };
}

/** An export that was made earlier. */
export class Earlier {
  readonly header: Header;
  readonly #bytes: () => Readable;

  private constructor(header: Header, bytes: () => Readable) {
    this.header = header;
    this.#bytes = bytes;
  }

  /** Throws ProblemError when neither the ledger nor this data folder knows an export of that id. */
  static async open(folder: string, id: string, ledger: Pick<Ledger, "fileCard" | "filePart">): Promise<Earlier> {
    const path = manifestPath(folder, id);
    const unknown = (cause: string) => new ProblemError(problem({
      rule: "unknown-export", severity: "error", message: `No export "${id}" was made from this ledger.`, cause,
      remedy: "Take the id from the file FILE.meta.json beside the earlier export, or export everything again without --since-export.",
    }));
    if (!/^exp:[0-9a-f]{24}$/.test(id)) throw unknown("it does not look like an id of an export");
    try {
      const kept = await ledger.fileCard("export", id) !== null;
      if (!kept) await stat(path);
      const bytes = (): Readable => (kept ? Readable.from(partsOf(ledger, id)) : createReadStream(path));
      for await (const line of lines(bytes())) return new Earlier(JSON.parse(line) as Header, bytes);
    } catch (error) {
      throw unknown((error as Error).message);
    }
    throw unknown("its record is empty");
  }

  async *items(): AsyncGenerator<Sent> {
    let first = true, document = "";
    for await (const line of lines(this.#bytes())) {
      if (first) { first = false; continue; }
      for (const sent of sentOf(line, document)) { document = sent.claim?.document ?? document; yield sent; }
    }
  }
}

async function* partsOf(ledger: Pick<Ledger, "filePart">, id: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const bytes = await ledger.filePart("export", id, part);
    if (bytes === null) return;
    yield bytes;
  }
}

async function* lines(file: Readable): AsyncGenerator<string> {
  const text = file.pipe(createGunzip());
  file.on("error", (error) => text.destroy(error));
  try {
    yield* createInterface({ input: text, crlfDelay: Infinity });
  } finally {
    file.destroy();
    text.destroy();
  }
}

/**
 * The items of an earlier export by 64 bits of a digest of their ids, 17 bytes each: a million take 34 MB, where a map of strings
 * would take ten times as much. Of a million ids, two share these bits once in 37 million such exports.
 */
export class Register {
  #ids = new BigUint64Array(1024);
  #digests = new BigUint64Array(1024);
  #seen = new Uint8Array(1024);
  #many = 0;

  put(id: string, digest: string): void {
    if (this.#many * 2 >= this.#ids.length) this.#grow();
    const at = this.#slot(keyOf(id));
    if (this.#ids[at] === 0n) this.#many++;
    this.#ids[at] = keyOf(id);
    this.#digests[at] = BigInt(`0x${digest}`);
  }

  /** Marks an item as seen; answers whether it is new, as it was, or otherwise. */
  meet(id: string, digest: string): "new" | "same" | "changed" {
    const at = this.#slot(keyOf(id));
    if (this.#ids[at] === 0n) return "new";
    this.#seen[at] = 1;
    return this.#digests[at] === BigInt(`0x${digest}`) ? "same" : "changed";
  }

  seen(id: string): boolean {
    return this.#seen[this.#slot(keyOf(id))] === 1;
  }

  has(id: string): boolean {
    return this.#ids[this.#slot(keyOf(id))] !== 0n;
  }

  #slot(key: bigint): number {
    const mask = this.#ids.length - 1;
    let at = Number(key & BigInt(mask));
    while (this.#ids[at] !== 0n && this.#ids[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [ids, digests, seen] = [this.#ids, this.#digests, this.#seen];
    this.#ids = new BigUint64Array(ids.length * 2);
    this.#digests = new BigUint64Array(ids.length * 2);
    this.#seen = new Uint8Array(ids.length * 2);
    ids.forEach((key, old) => {
      if (key === 0n) return;
      const at = this.#slot(key);
      this.#ids[at] = key;
      this.#digests[at] = digests[old]!;
      this.#seen[at] = seen[old]!;
    });
  }
}

/** Never 0, which marks an empty slot. */
function keyOf(id: string): bigint {
  return BigInt(`0x${sha256(id).slice(0, DIGITS)}`) || 1n;
}
