import { ownPlace } from "../app/places.ts";
import { bringProofs } from "../app/proofs.ts";
import { backupLedger, openLedger } from "../ledger/index.ts";
import { counted } from "./lines.ts";
import { printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface BackupOptions { json?: true; data?: string }

/** `recoupe ledger backup`: one consistent, verified file of the whole ledger, while others write. */
export async function backupCommand([file, ...others]: string[], { json, data }: BackupOptions, _session: Session): Promise<void> {
  for (const one of others) say(`Left ${shown(one)}: one backup at a time.`);
  const { shown: name, ...place } = ownPlace(data);
  const ledger = await openLedger({ ...place, readOnly: true });
  try {
    progress("backing up…");
    const { file: path, bytes, verified: { records, digest, kinds, files } } = await backupLedger(ledger, file!, (done, of) => progress(`backing up: ${done} of ${of} records`),
      (copy) => bringProofs({ ledger, folder: place.folder }, { ledger: copy, folder: null }));
    progress("");
    if (json) return printJson({ ledger: name, file: path, bytes, records, digest, files });
    say(`${path} holds all of ${name}: ${counted(records, "record")}, ${counted(kinds.capture, "document")}, ${files > 0 ? `${counted(files, "file")} of proofs and exports, ` : ""}${(bytes / 1e6).toFixed(1)} MB, verified. The last record has the digest ${digest}.`);
  } finally {
    await ledger.close();
  }
}
