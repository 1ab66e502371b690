import { openApp, type App } from "../app.ts";
import { ProblemError } from "../problem.ts";
import { captures } from "./inputs.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface AddOptions { json?: true; data?: string }

/** `recoupe add`: captures, reads, keeps, and at the end reconciles. */
export async function addCommand(paths: string[], options: AddOptions, session: Session): Promise<void> {
  const app = await openApp({ data: options.data });
  try {
    await addAll(app, paths, session, options.json === true);
  } finally {
    await app.close();
  }
}

/** Adds every article that the paths stand for and reconciles once. Each is acknowledged as soon as it is on disk. */
export async function addAll(app: App, paths: string[], session: Session, json: boolean): Promise<{ added: number; known: number }> {
  let added = 0, known = 0, done = 0;
  for await (const { capture, of } of captures(paths, session, () => new Date().toISOString())) {
    const from = capture.captured_from;
    try {
      const { acknowledged, reading } = await app.keep(capture);
      done += 1;
      if (acknowledged.added) added += 1;
      else known += 1;
      if (json) printJson({ document: acknowledged.document, captured_from: from, added: acknowledged.added, claims: acknowledged.claims, record: acknowledged.record, problems: reading.problems });
      else print(`${of > 1 ? paint.dim(`${done}/${of} `) : ""}${acknowledged.added ? paint.green("added") : paint.dim("known")}  ${shown(from)}  ${counted(acknowledged.claims, "claim")}`);
      if (!json && acknowledged.added) for (const told of reading.problems) if (told.severity !== "info") session.tell(told);
    } catch (error) {
      session.failed(error, from);
      // The store's own trouble meets every further article too; what was acknowledged is on disk.
      if (isOfStore(error)) {
        say(`${counted(done, "article")} kept; the rest was not tried.`);
        return { added, known };
      }
    }
  }
  if (added > 0) {
    progress("reconciling…");
    await app.reconcile();
    progress("");
  }
  if (!json && added + known > 0) {
    const { documents, claims, events } = await app.counts();
    say(`${counted(added, "article")} added${known > 0 ? `, ${known} known already` : ""}. The ledger in ${app.place} holds ${counted(documents, "document")}, ${counted(claims, "claim")}, ${counted(events, "event")}.`);
  }
  return { added, known };
}

function isOfStore(error: unknown): boolean {
  return error instanceof ProblemError && /^(?:ledger-|disk-|store-|database-)/.test(error.problem.rule);
}
