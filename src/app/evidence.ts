import type { Evidence } from "../desk/index.ts";
import type { Judgement } from "../ledger/index.ts";

const ADDRESS = /^(https?:\/\/\S+)(?:\s+(\S[^]*))?$/;
const FILE = /^(sha256:[0-9a-f]{64})(?:\s+(\S[^]*))?$/;

/** The evidence among these judgements: an address, a file by its digest, or a note, each as its value says. */
export function evidenceIn(judgements: readonly Judgement[]): Evidence[] {
  return judgements.filter(({ verb }) => verb === "evidence").map(({ id, at, author, reason, subject, value = "" }) => {
    const said = value.trim();
    const [address, file] = [ADDRESS.exec(said), FILE.exec(said)];
    const [, what = said, name = null] = address ?? file ?? [];
    return { judgement: id, at, author, reason, subject, kind: address ? "address" as const : file ? "file" as const : "note" as const, value: what, name };
  });
}
