import { openApp } from "../app.ts";
import { counted } from "./lines.ts";
import { progress, say, type Session } from "./terminal.ts";

export interface ReconcileOptions { rebuild?: true; data?: string }

/** `recoupe reconcile`: brings the events up to the ledger; with `--rebuild`, makes all of them anew. */
export async function reconcileCommand({ rebuild, data }: ReconcileOptions, _session: Session): Promise<void> {
  const app = await openApp({ data });
  try {
    progress("reconciling…");
    await (rebuild ? app.rebuild() : app.reconcile());
    progress("");
    const { documents, claims, events } = await app.counts();
    say(`${counted(documents, "document")}, ${counted(claims, "claim")}: ${counted(events, "event")}.`);
  } finally {
    await app.close();
  }
}
