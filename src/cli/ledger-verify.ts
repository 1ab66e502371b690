import { dataFolder } from "../app/folder.ts";
import { folderOf, openNamed, ownPlace, placeMeant } from "../app/places.ts";
import { checkProofs } from "../app/proofs.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface VerifyOptions { json?: true; data?: string }

/** `recoupe ledger verify`: proves that each span is its words, each digest its bytes, and that each record follows the one before it. */
export async function verifyCommand([place, ...others]: string[], { json, data }: VerifyOptions, session: Session): Promise<void> {
  for (const place of others) say(`Left ${shown(place)}: one ledger at a time.`);
  const named = place === undefined ? ownPlace(data) : placeMeant(place), name = named.shown;
  const { ledger, close } = await openNamed(named);
  try {
    progress("verifying…");
    const verified = await ledger.verify();
    // The proofs lie in the data folder, beside the ledger or apart from it, or in the ledger itself.
    const proved = await checkProofs({ ledger, folder: place === undefined ? dataFolder(data) : folderOf(named) });
    for (const wrong of proved.problems) verified.problems.push(wrong);
    progress("");
    if (json) printJson({ ledger: name, ...verified, proofs: proved.proofs, proofs_elsewhere: proved.elsewhere });
    for (const wrong of verified.problems) if (json) session.status = 1; else session.tell(wrong);
    if (json) return;
    if (verified.problems.length > 0) return say(`${verified.problems.length >= 100 ? "At least " : ""}${counted(verified.problems.length, "problem")} in ${name}.`);
    const { kinds, quotes, bytes, records, digest } = verified;
    const row = (what: string, words: string): void => print(`${paint.dim(what.padEnd(10))} ${words}`);
    row("ledger", name);
    row("records", `${records}, each following the one before it: ${Object.entries(kinds).filter(([, n]) => n > 0).map(([kind, n]) => `${n} ${kind}`).join(", ") || "none"}`);
    row("words", `${quotes} quotations, each standing in its text`);
    row("bytes", `${bytes} captured, each original with the digest that is its name`);
    if (proved.proofs > 0) row("proofs", `${counted(proved.proofs, "file")}, each as it was kept, each with the page that it proves`);
    if (proved.elsewhere > 0) row("elsewhere", `${counted(proved.elsewhere, "proof")} that the ledger names and does not hold: in the folder proofs of the data folder that fetched the page`);
    row("digest", digest);
    row("problems", paint.green("none"));
  } finally {
    await close();
  }
}
