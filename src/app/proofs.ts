import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Ledger } from "../ledger/index.ts";
import type { Capture, Provenance } from "../page/index.ts";
import { ProblemError, problem, type Problem } from "../problem.ts";
import { sha256 } from "../text/index.ts";

const ENDINGS: Record<string, string> = { "application/wacz": ".wacz", "application/pdf": ".pdf", "message/rfc822": ".eml", "application/timestamp-reply": ".tsr", "application/vnd.opentimestamps.ots": ".ots" };

/** Media types of proofs of time. */
export const STAMPS = { rfc3161: "application/timestamp-reply", opentimestamps: "application/vnd.opentimestamps.ots" } as const;

/** The files of the data folder that prove what was captured, each named by its own digest. */
export class Proofs {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, "proofs");
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
    return digest;
  }

  async read(digest: string, type: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(this.path(digest, type)));
  }

  /** What is wrong with the proofs that a capture names; empty when all are there and are what they were. */
  async check(captured_from: string, { proof, proof_type, timestamps = [] }: Provenance): Promise<Problem[]> {
    const named = [...(proof ? [{ digest: proof, type: proof_type ?? "application/wacz" }] : []), ...timestamps.map(({ kind, file }) => ({ digest: file, type: STAMPS[kind] }))];
    const found: Problem[] = [];
    for (const { digest, type } of named) {
      const say = (rule: string, message: string, cause: string | null = null): void => void found.push(problem({ rule, severity: "error", source: captured_from, message, remedy: "Put back the folder proofs from a copy of the data folder.", cause }));
      try {
        if (`sha256:${sha256(await this.read(digest, type))}` !== digest) say("altered-proof", `The proof of ${captured_from} is not the file that was kept.`);
      } catch (error) {
        say("lost-proof", `The proof of ${captured_from} is missing.`, (error as Error).message);
      }
    }
    return found;
  }
}

/** What was read out of something else (the text of a PDF, the page in a mail), with that as its proof, which is kept first. */
export async function provedBy(proofs: Proofs, given: Capture, taken: Capture): Promise<Capture> {
  const type = given.media_type === "message/rfc822" ? given.media_type : "application/pdf";
  return { ...taken, provenance: { ...taken.provenance, proof: await proofs.keep(given.bytes, type), proof_type: type } };
}

/** What the proofs that a ledger names come to. `proofs` counts the files that were looked at. */
export interface Proved { proofs: number; problems: Problem[] }

const AT_ONCE = 500, ENOUGH = 100;

/**
 * Goes over all captures: each proof that one names must be there, be the file that was kept, and, where it is a WACZ, hold an
 * answer whose body is the very bytes of the document. Answers what is wrong, at most about a hundred findings.
 */
export async function checkProofs(ledger: Pick<Ledger, "captures">, folder: string): Promise<Proved> {
  const proofs = new Proofs(folder), problems: Problem[] = [];
  let many = 0;
  for (let after = 0; problems.length < ENOUGH;) {
    const captures = await ledger.captures({ after, limit: AT_ONCE });
    for (const { document, captured_from, provenance } of captures) {
      if (!provenance?.proof) continue;
      many += 1 + (provenance.timestamps?.length ?? 0);
      const wrong = await proofs.check(captured_from, provenance);
      for (const one of wrong) problems.push(one);
      if (wrong.length > 0 || provenance.proof_type !== "application/wacz") continue;
      if (!await answers(await proofs.read(provenance.proof, provenance.proof_type), document)) problems.push(problem({ rule: "proof-differs", severity: "error", source: captured_from, message: `The proof of ${captured_from} holds another page than the one that is kept.`, remedy: "Put back the folder proofs from a copy of the data folder." }));
    }
    if (captures.length < AT_ONCE) break;
    after = captures.at(-1)!.record;
  }
  return { proofs: many, problems };
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
