import { reindex } from "../app/search.ts";
import { ownPlace } from "../app/places.ts";
import { openLedger } from "../ledger/index.ts";
import { counted } from "./lines.ts";
import { progress, say, type Session } from "./terminal.ts";

export interface ReindexOptions { data?: string }

/** `recoupe ledger reindex`: makes the index of words anew, out of what is kept. */
export async function reindexCommand({ data }: ReindexOptions, _session: Session): Promise<void> {
  const { shown: name, ...place } = ownPlace(data);
  const ledger = await openLedger(place);
  try {
    const done = await reindex(ledger, true, (many) => progress(`indexing: ${many}`));
    progress("");
    say(`${counted(done, "document")} of ${name} can be searched.`);
  } finally {
    await ledger.close();
  }
}
