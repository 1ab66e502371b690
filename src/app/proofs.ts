import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileBytes, type Ledger } from "../ledger/index.ts";
import type { Capture, Provenance } from "../page/index.ts";
import { ProblemError, problem, type Problem } from "../problem.ts";
import { sha256 } from "../text/index.ts";

const ENDINGS: Record<string, string> = { "application/wacz": ".wacz", "application/pdf": ".pdf", "message/rfc822": ".eml", "application/timestamp-reply": ".tsr", "application/vnd.opentimestamps.ots": ".ots" };

/** Media types of proofs of time. */
export const STAMPS = { rfc3161: "application/timestamp-reply", opentimestamps: "application/vnd.opentimestamps.ots" } as const;

/**
 * The files that prove what was captured, each named by its own digest: in the data folder, and in the ledger itself where that has no
 * folder of its own (`shared`: one that a team shares; a backup).
 */
export class Proofs {
  readonly #folder: string;
  readonly #ledger: Files | null;
  readonly #shared: boolean;

  constructor(dataFolder: string, ledger: Files | null = null, shared = false) {
    this.#folder = join(dataFolder, "proofs");
    this.#ledger = ledger;
    this.#shared = shared;
  }

  /** Where a proof lies. */
  path(digest: string, type: string): string {
    const hex = digest.replace(/^sha256:/, "");
    return join(this.#folder, hex.slice(0, 2), hex + (ENDINGS[type] ?? ""));
  }

  /** Keeps a proof for good and gives its digest; answers once it is on disk. */
  async keep(bytes: Uint8Array, type: string): Promise<string> {
    const digest = `sha256:${sha256(bytes)}`, path = this.path(digest, type);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const beside = `${path}.${process.pid}.new`, file = await open(beside, "w", 0o600);
      try { await file.writeFile(bytes); await file.sync(); } finally { await file.close(); }
      await rename(beside, path);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new ProblemError(problem({
        rule: code === "ENOSPC" ? "disk-full" : "data-folder", severity: "error", source: path, cause: message,
        message: code === "ENOSPC" ? "The disk is full; the proof of this page could not be kept, and so the page was not." : `The proof of this page could not be written: ${message}.`,
        remedy: code === "ENOSPC" ? "Make room and add it again." : "Choose another data folder with --data.",
      }), { cause: error });
    }
    if (this.#shared) await this.#ledger!.keepFile("proof", digest, bytes);
    return digest;
  }

  async read(digest: string, type: string): Promise<Uint8Array> {
    try {
      return new Uint8Array(await readFile(this.path(digest, type)));
    } catch (error) {
      if (this.#ledger === null || await this.#ledger.fileCard("proof", digest) === null) throw error;
      return await fileBytes(this.#ledger, "proof", digest);
    }
  }

  /** What is wrong with the proofs that a capture names; empty when all are there and are what they were. */
  async check(captured_from: string, provenance: Provenance): Promise<Problem[]> {
    const found: Problem[] = [];
    for (const { digest, type } of namedBy(provenance)) {
      const say = (rule: string, message: string, cause: string | null = null): void => void found.push(problem({ rule, severity: "error", source: captured_from, message, remedy: "Put back the folder proofs from a copy of the data folder, or copy a backup back.", cause }));
      try {
        if (`sha256:${sha256(await this.read(digest, type))}` !== digest) say("altered-proof", `The proof of ${captured_from} is not the file that was kept.`);
      } catch (error) {
        say("lost-proof", `The proof of ${captured_from} is missing.`, (error as Error).message);
      }
    }
    return found;
  }
}

/** What of a ledger keeps files. */
type Files = Pick<Ledger, "keepFile" | "fileCard" | "filePart">;

/** The proofs that a capture names. */
function namedBy({ proof, proof_type, timestamps = [] }: Provenance): { digest: string; type: string }[] {
  return [...(proof ? [{ digest: proof, type: proof_type ?? "application/wacz" }] : []), ...timestamps.map(({ kind, file }) => ({ digest: file, type: STAMPS[kind] }))];
}

/** Where a ledger lies with its proofs; `folder`: its data folder, null where it has none. */
export interface Proven { ledger: Files & Pick<Ledger, "captures">; folder: string | null }

/**
 * The proofs that the captures of a ledger name, one after the other: whole files, each what its digest says. What is missing or was
 * altered is left out, for `verify` to say.
 */
export async function* proofsOf({ ledger, folder }: Proven): AsyncGenerator<{ digest: string; type: string; bytes: Uint8Array }> {
  const proofs = new Proofs(folder ?? NOWHERE, ledger);
  for (let after = 0; ;) {
    const captures = await ledger.captures({ after, limit: AT_ONCE });
    for (const { provenance } of captures) {
      for (const named of provenance === null ? [] : namedBy(provenance)) {
        const bytes = await proofs.read(named.digest, named.type).catch(() => null);
        if (bytes !== null && `sha256:${sha256(bytes)}` === named.digest) yield { ...named, bytes };
      }
    }
    if (captures.length < AT_ONCE) return;
    after = captures.at(-1)!.record;
  }
}

/** Brings the proofs of one ledger to where another lies: into its folder, or into itself. Answers how many came. */
export async function bringProofs(from: Proven, to: Proven): Promise<number> {
  const there = to.folder === null ? null : new Proofs(to.folder);
  let many = 0;
  for await (const { digest, type, bytes } of proofsOf(from)) {
    if (there === null ? await to.ledger.keepFile("proof", digest, bytes) : !existsSync(there.path(digest, type))) many += 1;
    if (there !== null) await there.keep(bytes, type);
  }
  return many;
}

/** A folder that has no proofs. */
const NOWHERE = "/dev/null";

/** What was read out of something else (the text of a PDF, the page in a mail), with that as its proof, which is kept first. */
export async function provedBy(proofs: Proofs, given: Capture, taken: Capture): Promise<Capture> {
  const type = given.media_type === "message/rfc822" ? given.media_type : "application/pdf";
  return { ...taken, provenance: { ...taken.provenance, proof: await proofs.keep(given.bytes, type), proof_type: type } };
}

/** What the proofs that a ledger names come to. `proofs` counts the files that were looked at, `elsewhere` those that a ledger without a folder does not hold. */
export interface Proved { proofs: number; elsewhere: number; problems: Problem[] }

const AT_ONCE = 500, ENOUGH = 100;

/**
 * Goes over all captures: each proof that one names must be there, be the file that was kept, and, where it is a WACZ, hold an
 * answer whose body is the very bytes of the document. Answers what is wrong, at most about a hundred findings.
 */
export async function checkProofs({ ledger, folder }: Proven): Promise<Proved> {
  const proofs = new Proofs(folder ?? NOWHERE, ledger), problems: Problem[] = [];
  let many = 0, elsewhere = 0;
  for (let after = 0; problems.length < ENOUGH;) {
    const captures = await ledger.captures({ after, limit: AT_ONCE });
    for (const { document, captured_from, provenance } of captures) {
      if (!provenance?.proof) continue;
      many += 1 + (provenance.timestamps?.length ?? 0);
      const found = await proofs.check(captured_from, provenance), wrong = found.filter(({ rule }) => folder !== null || rule !== "lost-proof");
      elsewhere += found.length - wrong.length;
      for (const one of wrong) problems.push(one);
      if (found.length > 0 || provenance.proof_type !== "application/wacz") continue;
      if (!await answers(await proofs.read(provenance.proof, provenance.proof_type), document)) problems.push(problem({ rule: "proof-differs", severity: "error", source: captured_from, message: `The proof of ${captured_from} holds another page than the one that is kept.`, remedy: "Put back the folder proofs from a copy of the data folder, or copy a backup back." }));
    }
    if (captures.length < AT_ONCE) break;
    after = captures.at(-1)!.record;
  }
  return { proofs: many - elsewhere, elsewhere, problems };
}

/** Whether a WACZ holds an answer with these bytes; of a PDF the text is kept, which nothing in it is. */
async function answers(wacz: Uint8Array, document: string): Promise<boolean> {
  const { entriesIn } = await import("../capture/index.ts");
  try {
    for await (const entry of entriesIn(wacz, "proof.wacz")) {
      if ("capture" in entry && (entry.capture.media_type === "application/pdf" || `sha256:${sha256(entry.capture.bytes)}` === document)) return true;
    }
  } catch { /* no WACZ that can be opened holds nothing */ }
  return false;
}
