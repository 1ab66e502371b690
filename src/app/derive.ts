import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Directory } from "../directory/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import { reconcile } from "../reconcile/index.ts";

/** Keeps the derived events in step with what the ledger holds. */
export interface Derivation {
  /** Reconciles everything again and keeps the outcome. Calls that come while one runs share the next one. */
  again(): Promise<void>;
  /** The same, only if something was kept or judged since: a process that was ended between the two leaves that open. */
  catchUp(): Promise<void>;
}

/** `version` is recoupe's own: another one may reconcile otherwise. */
export function derivation(ledger: Ledger, directory: Directory, folder: string, version: string): Derivation {
  const mark = join(folder, "derived-from");
  let running: Promise<void> | null = null, next: Promise<void> | null = null;

  const basis = async () => {
    const { documents, claims, judgements } = await ledger.counts();
    return `recoupe ${version}: ${documents} documents, ${claims} claims, ${judgements} judgements, ${directory.size} actors\n`;
  };
  const derive = async () => {
    // Another process may keep more while this one reconciles: its outcome is then old before it is written. After a few
    // rounds it is left to that process, which reconciles when it is done, or to the next start.
    for (let round = 0; round < 3; round++) {
      const before = await basis();
      const { events, episodes } = reconcile({
        claims: await ledger.claims(), documents: await allDocuments(ledger), judgements: await ledger.judgements(),
      }, directory);
      await ledger.derive([
        ...events.map((body) => ({ id: body.id, kind: "event" as const, body })),
        ...episodes.map((body) => ({ id: body.id, kind: "episode" as const, body })),
      ]);
      if (await basis() !== before) continue;
      // Where the mark cannot be written, the next start reconciles once more; the events themselves are kept.
      await writeFile(mark, before).catch(() => rm(mark, { force: true }));
      return;
    }
  };
  const again = (): Promise<void> => {
    if (running === null) return (running = derive().finally(() => { running = null; }));
    next ??= running.catch(() => undefined).then(() => { next = null; return again(); });
    return next;
  };
  return {
    again,
    async catchUp() {
      const derived = await readFile(mark, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return "";
        throw error;
      });
      const now = await basis();
      if (derived !== now && !(derived === "" && / 0 documents,/.test(now))) await again();
    },
  };
}

/** Every document of the ledger, whole. */
export async function allDocuments(ledger: Ledger): Promise<Document[]> {
  return documentsOf(ledger, (await ledger.documents()).map(({ id }) => id));
}

/** These documents of the ledger, whole; each once. */
export async function documentsOf(ledger: Ledger, ids: Iterable<string>): Promise<Document[]> {
  const documents: Document[] = [];
  for (const id of new Set(ids)) {
    const document = await ledger.document(id);
    if (document) documents.push(document);
  }
  return documents;
}
