import { randomUUID } from "node:crypto";
import { problem, ProblemError } from "../problem.ts";
import type { FileCard } from "./files.ts";
import type { Ledger } from "./ledger.ts";
import type { RedirectRow } from "./schema.ts";
import { wholeEntries, type Stretch } from "./transfer.ts";

/** What a copy came to. `records` were in the target before or are now; `copied` came in this time. */
export interface Copied { records: number; copied: number; captures: number; redirects: number; items: number; files: number; digest: string }

/** Records, redirects or items asked for at once. */
const TOGETHER = 500;

/**
 * Copies one ledger into another, which is empty or holds the beginning of it: records byte for byte with their digests, redirects, and
 * the derived items as they stand. Every row is read back and compared. The source may be written to meanwhile: one moment of it is
 * copied. Broken off, it goes on where it was. Rejects with ProblemError, and then whatever was copied is whole.
 */
export async function copyLedger(source: Ledger, target: Ledger, told: (records: number, of: number) => void = () => undefined): Promise<Copied> {
  const from = await source.snapshot();
  try {
    const end = await from.linkAt();
    const there = await target.linkAt();
    if (there !== null && (await from.linkAt(there.sequence))?.digest !== there.digest) {
      throw refused("ledger-other", `The target holds ${there.sequence} records that are not the beginning of what was to be copied; nothing was changed.`, "Copy into an empty place.");
    }
    const copied: Copied = { records: end?.sequence ?? 0, copied: 0, captures: 0, redirects: 0, items: 0, files: 0, digest: end?.digest ?? "" };
    let after = there?.sequence ?? 0;
    let waiting: Stretch = { records: [], captures: [] };
    while (after + waiting.records.length < copied.records) {
      const more = await from.stretch(after + waiting.records.length, TOGETHER);
      if (more.records.length === 0) throw refused("ledger-not-copied", `Records of the source after ${after + waiting.records.length} are missing; what was copied before is whole and stays.`, "Run `recoupe ledger verify` on it.");
      waiting = { records: [...waiting.records, ...more.records], captures: [...waiting.captures, ...more.captures] };
      const whole = wholeEntries(waiting.records);
      if (whole === 0) continue;
      const last = waiting.records[whole - 1]!.sequence;
      const part: Stretch = { records: waiting.records.slice(0, whole), captures: waiting.captures.filter(({ record }) => record <= last) };
      await target.replay(part);
      await compare(part, target);
      copied.copied += whole;
      copied.captures += part.captures.length;
      waiting = { records: waiting.records.slice(whole), captures: waiting.captures.filter(({ record }) => record > last) };
      told((after = last), copied.records);
    }
    if (waiting.records.length > 0) throw refused("ledger-not-copied", `The last entry of the source (from record ${after + 1} on) is not whole.`, "Run `recoupe ledger verify` on it.");
    copied.redirects = await copyRedirects(from, target);
    copied.items = await copyItems(from, target, copied.copied + copied.redirects > 0);
    copied.files = await copyFiles(from, target);
    const reread = await from.rereadMark();
    if (reread !== null) await target.markReread(reread);
    return copied;
  } finally {
    await from.close();
  }
}

/** Reads back what was just written and compares it, row by row. */
async function compare(part: Stretch, target: Ledger): Promise<void> {
  const captures = new Map(part.captures.map((one) => [one.record, one]));
  for (let at = 0; at < part.records.length;) {
    const back = await target.stretch(part.records[at]!.sequence - 1, part.records.length - at);
    for (const record of back.records) {
      const own = part.records[at++]!;
      if (record.sequence !== own.sequence || record.kind !== own.kind || record.previous !== own.previous || record.digest !== own.digest || record.body !== own.body) throw differs(own.sequence);
    }
    for (const { record, document, size, encoding, bytes } of back.captures) {
      const own = captures.get(record);
      if (own?.document !== document || own.size !== size || own.encoding !== encoding || Buffer.compare(own.bytes, bytes) !== 0) throw differs(record);
    }
    if (back.records.length === 0) throw differs(part.records[at]!.sequence);
  }
}

async function copyRedirects(from: Ledger, target: Ledger): Promise<number> {
  let many = 0;
  for (let after = 0; ;) {
    const some = await from.redirectsAfter(after, TOGETHER);
    if (some.length === 0) return many;
    const known = await target.redirectsAfter(after, some.length);
    const says = ({ number, was, now }: RedirectRow): string => JSON.stringify([number, was, now]);
    known.forEach((one, at) => { if (says(one) !== says(some[at]!)) throw refused("ledger-other", `The target leads from the event ${one.was} elsewhere than what was to be copied; its records are whole and stay.`, "Copy into an empty place."); });
    if (known.length < some.length) await target.addRedirects(some.slice(known.length));
    many += some.length - known.length;
    after = some.at(-1)!.number;
  }
}

/**
 * What exports sent, one at a time, each read back; one that is there under its name stays. Proofs lie beside some ledgers and in others:
 * whoever knows the folders brings those.
 */
async function copyFiles(from: Ledger, target: Ledger): Promise<number> {
  let many = 0;
  for (let after: FileCard | null = null; ;) {
    const [card]: FileCard[] = await from.filesAfter(after, 1);
    if (!card) return many;
    after = card;
    if (card.kind !== "export") return many;
    if (await target.fileCard(card.kind, card.id) !== null) continue;
    const bytes = await fileBytes(from, card.kind, card.id);
    await target.keepFile(card.kind, card.id, bytes);
    if (Buffer.compare(await fileBytes(target, card.kind, card.id), bytes) !== 0) throw refused("ledger-not-copied", `The file ${card.id} does not read back from the target as it was written.`, "Check the target's disk, and copy into a new place.");
    many += 1;
  }
}

/** The bytes of a file that a ledger keeps; none where it keeps no such file. */
export async function fileBytes(ledger: Pick<Ledger, "filePart">, kind: FileCard["kind"], id: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let part = await ledger.filePart(kind, id, 0); part !== null; part = await ledger.filePart(kind, id, parts.length)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

/** With more than this waiting to go into the events, they are made anew in the target. */
const MOST_WAITING = 1000;

/**
 * Puts the derived items of the source in the place of the target's, under a basis of its own until they are all there. What waits
 * in the source to be brought into them waits in the target too. Where much does, the target makes its own when it is opened.
 */
async function copyItems(from: Ledger, target: Ledger, changed: boolean): Promise<number> {
  const { mark, documents, judgements } = await from.waiting({ limit: MOST_WAITING });
  let over = await target.mark();
  if (mark === null || documents.length + judgements.length >= MOST_WAITING) return 0;
  const there = await target.waiting({ limit: 1 });
  if (!changed && over?.basis === mark.basis && there.documents.length + there.judgements.length === 0) return 0;
  const own = `copying ${randomUUID()}`;
  const change = async (more: Partial<Parameters<Ledger["refile"]>[0]>, basis = own): Promise<void> => {
    const number = await target.refile({ put: [], remove: [], redirects: [], basis, over, ...more });
    if (number === null) throw refused("ledger-changed", "Somebody else wrote into the target while it was copied into; its records are whole, its events are made anew when it is opened.", "Let nobody write there meanwhile, and copy again.");
    over = { basis, change: number };
  };
  await change({ clear: true });
  let many = 0;
  for (let row = 0; ;) {
    const some = await from.itemsAfter(row, TOGETHER);
    if (some.length === 0) break;
    await change({ put: some.map(({ row: _, ...item }) => item) });
    many += some.length;
    row = some.at(-1)!.row;
  }
  const waits = new Set([...documents, ...judgements].map(({ record }) => record));
  for (;;) {
    const found = await target.waiting({ limit: waits.size + TOGETHER });
    const settles = [...found.documents, ...found.judgements].map(({ record }) => record).filter((record) => !waits.has(record));
    if (settles.length === 0) break;
    await change({ settles });
  }
  await change({}, mark.basis);
  return many;
}

function differs(sequence: number): ProblemError {
  return refused("ledger-not-copied", `Record ${sequence} does not read back from the target as it was written.`, "Check the target's disk, and copy into a new place.");
}

function refused(rule: string, message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", message, remedy }));
}
