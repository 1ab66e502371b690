import { openNamed, ownPlace, placeMeant } from "../app/places.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, type Session } from "./terminal.ts";

export interface InfoOptions { json?: true; data?: string }

/** `recoupe ledger info`: what keeps the ledger, how much is in it, how far it goes and by which rules it was read. */
export async function infoCommand([place]: string[], { json, data }: InfoOptions, _session: Session): Promise<void> {
  const named = place === undefined ? ownPlace(data) : placeMeant(place), name = named.shown;
  const { ledger, close } = await openNamed(named);
  try {
    const { database, schema, bytes } = await ledger.describe();
    const counts = await ledger.counts(), { record, digest, rules } = await ledger.state(), searchable = await ledger.searchable();
    if (json) return printJson({ ledger: name, database, schema, bytes, ...counts, record, digest, rules, searchable });
    const row = (what: string, words: string): void => print(`${paint.dim(what.padEnd(10))} ${words}`);
    row("ledger", `${name} (${database}, schema ${schema}, ${(bytes / 1e6).toFixed(1)} MB)`);
    row("holds", [counted(counts.documents, "document"), counted(counts.readings, "reading"), counted(counts.claims, "claim"), counted(counts.events, "event"), counted(counts.judgements, "judgement")].join(", "));
    row("last", `record ${record}, digest ${digest}`);
    for (const one of rules.slice(0, 10)) row("rules", `${one.rules || "none"}: ${counted(one.documents, "document")}`);
    if (rules.length > 10) row("", `and ${rules.length - 10} other sets of rules; \`recoupe reread\` reads all by those of today`);
    row("search", searchable ? "ready" : "made when it is first asked for");
  } finally {
    await close();
  }
}
