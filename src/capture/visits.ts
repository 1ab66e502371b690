import { appendFile, mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What is known of an address that was visited. */
export interface Visit {
  /** The document that its last version is kept as; null when it gave none, and then the rule of the problem says why. */
  document: string | null;
  problem: string | null;
  /** The document of the version before; it stands where the last one did not come to be kept after all. */
  before?: string | null;
  /** Digest of the article's own words: what stands around them changes at every visit. */
  text: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Milliseconds since 1970 of the last visit, and how many there were that gave a new version. */
  at: number;
  versions: number;
}

/** A line of a journal: a key and what is known under it from then on; null when it is to be forgotten. */
interface Line<T> { key: string; value: T | null }

/** A journal is written anew when it has this many lines for each key, and not before it is this long. */
const SLACK = 4, SHORT = 1_000;

/**
 * A table in memory whose every change is appended to a file, so that a process that is killed loses at most the line that it was
 * writing. A line that is not whole is left out when the file is read again. Several processes may append; one that rewrites the
 * file must be the only one (`compact`).
 */
export class Journal<T> {
  readonly #path: string;
  readonly #rows = new Map<string, T>();
  #lines = 0;
  /** The file ends in the middle of a line. */
  #torn = false;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open<T>(path: string): Promise<Journal<T>> {
    const journal = new Journal<T>(path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => { if (error.code === "ENOENT") return ""; throw error; });
    for (const line of text.split("\n")) journal.#take(line);
    journal.#torn = text !== "" && !text.endsWith("\n");
    return journal;
  }

  get size(): number { return this.#rows.size; }
  get(key: string): T | undefined { return this.#rows.get(key); }
  entries(): IterableIterator<[string, T]> { return this.#rows.entries(); }

  /** Changes a row; resolves when the line is with the system, which survives the end of this process. `lasting` waits for the disk. */
  async put(key: string, value: T | null, lasting = false): Promise<void> {
    if (value === null) this.#rows.delete(key);
    else this.#rows.set(key, value);
    const line = `${this.#torn ? "\n" : ""}${JSON.stringify({ key, value } satisfies Line<T>)}\n`;
    this.#torn = false;
    this.#lines++;
    const written = this.#writing.then(async () => {
      if (!lasting) return await appendFile(this.#path, line, { mode: 0o600 });
      const file = await open(this.#path, "a", 0o600);
      try { await file.write(line); await file.datasync(); } finally { await file.close(); }
    });
    this.#writing = written.catch(() => undefined);
    await written;
  }

  /** Writes the file anew, one line a key, when it has become long for what it says. */
  async compact(): Promise<void> {
    if (this.#lines < SHORT || this.#lines < SLACK * this.#rows.size) return;
    const lines = [...this.#rows].map(([key, value]) => JSON.stringify({ key, value }) + "\n");
    const written = this.#writing.then(async () => {
      const beside = `${this.#path}.new`;
      await writeFile(beside, lines.join(""), { mode: 0o600, flush: true });
      await rename(beside, this.#path);
      this.#lines = lines.length;
    });
    this.#writing = written.catch(() => undefined);
    await written;
  }

  async close(): Promise<void> { await this.#writing; }

  #take(line: string): void {
    if (line === "") return;
    this.#lines++;
    try {
      const { key, value } = JSON.parse(line) as Line<T>;
      if (typeof key !== "string") return;
      if (value === null) this.#rows.delete(key);
      else this.#rows.set(key, value);
    } catch { /* torn by the end of a process; what it said is asked for again */ }
  }
}
