import { folderOf, openNamed, placeMeant, samePlace } from "../app/places.ts";
import { bringProofs } from "../app/proofs.ts";
import { copyLedger, openLedger } from "../ledger/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { counted } from "./lines.ts";
import { printJson, progress, say, type Session } from "./terminal.ts";

export interface CopyOptions { json?: true }

/** `recoupe ledger copy`: moves a ledger between folders, files and databases, record by record, checked row by row. */
export async function copyCommand([from, to, ...others]: string[], { json }: CopyOptions, _session: Session): Promise<void> {
  if (from === undefined || to === undefined || others.length > 0) throw refused("Name two places: where the ledger lies, and where it shall lie too.", "Write: recoupe ledger copy FROM TO.");
  const source = placeMeant(from), target = placeMeant(to);
  if (samePlace(source, target)) throw refused(`${source.shown} cannot be copied onto itself; nothing was changed.`, "Name another place.");
  const { ledger: reading, close } = await openNamed(source);
  try {
    const writing = await openLedger(target);
    try {
      const copied = await copyLedger(reading, writing, (done, of) => progress(`copying: ${done} of ${of} records`));
      const proofs = await bringProofs({ ledger: reading, folder: folderOf(source) }, { ledger: writing, folder: folderOf(target) });
      progress("");
      if (json) return printJson({ from: source.shown, to: target.shown, ...copied, proofs });
      say(`${target.shown} holds all ${counted(copied.records, "record")} of ${source.shown}; ${copied.copied} came now, each read back and compared, with ${counted(copied.captures, "original")}, ${counted(copied.redirects, "redirect")}, ${counted(copied.items, "derived item")} and ${counted(copied.files + proofs, "file")} of proofs and exports. The last record has the digest ${copied.digest || "of none"}.`);
    } finally {
      await writing.close();
    }
  } finally {
    await close();
  }
}

function refused(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "not-copied", severity: "error", message, remedy }));
}
