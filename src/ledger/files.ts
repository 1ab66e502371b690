import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { problem, type Problem } from "../problem.ts";
import type { FileRow, Schema } from "./schema.ts";

// Files that a ledger keeps beside its records: what an export sent, and the proofs of captures. No record: what a proof is stands in
// the record of its capture, by its digest.

/** What a file is: the memory of an export (`id`: that of the export), or a proof (`id`: its digest). `size` in bytes. */
export type FileCard = FileRow;

/** Bytes of one row: a database takes no row of any size, and nobody needs to hold more at once. */
const PART = 1_000_000;

/** Most findings about files. */
const ENOUGH = 50;

/** Keeps a file inside the caller's transaction, unless one is there under its name; answers whether it came in. */
export async function keepFile(db: Kysely<Schema>, kind: FileCard["kind"], id: string, bytes: Uint8Array): Promise<boolean> {
  if (await fileCard(db, kind, id) !== null) return false;
  await db.insertInto("file").values({ kind, id, size: bytes.length, digest: createHash("sha256").update(bytes).digest("hex") }).execute();
  for (let part = 0; part * PART < bytes.length; part++) {
    // A copy: a view may bring along what it is a part of.
    await db.insertInto("file_part").values({ kind, id, part, bytes: Buffer.from(bytes.subarray(part * PART, (part + 1) * PART)) }).execute();
  }
  return true;
}

export async function fileCard(db: Kysely<Schema>, kind: FileCard["kind"], id: string): Promise<FileCard | null> {
  const found = await db.selectFrom("file").selectAll().where("kind", "=", kind).where("id", "=", id).executeTakeFirst();
  return found ? { ...found, size: Number(found.size) } : null;
}

/** The files after this one, by kind and id. */
export async function filesAfter(db: Kysely<Schema>, after: Pick<FileCard, "kind" | "id"> | null, limit: number): Promise<FileCard[]> {
  let query = db.selectFrom("file").selectAll().orderBy("kind").orderBy("id").limit(limit);
  if (after !== null) query = query.where((eb) => eb.or([eb("kind", ">", after.kind), eb.and([eb("kind", "=", after.kind), eb("id", ">", after.id)])]));
  return (await query.execute()).map((one) => ({ ...one, size: Number(one.size) }));
}

/** A part of a file, from part 0 on; null where there is no such file, or it has no such part. */
export async function filePart(db: Kysely<Schema>, kind: FileCard["kind"], id: string, part: number): Promise<Uint8Array | null> {
  const found = await db.selectFrom("file_part").select("bytes").where("kind", "=", kind).where("id", "=", id).where("part", "=", part).executeTakeFirst();
  return found ? new Uint8Array(found.bytes) : null;
}

/** Holds every file against its digest, a part at a time. Answers how many there are, and what is wrong. */
export async function verifyFiles(db: Kysely<Schema>): Promise<{ files: number; problems: Problem[] }> {
  const problems: Problem[] = [];
  let files = 0;
  for (let after: FileCard | null = null; problems.length < ENOUGH;) {
    const [card]: FileCard[] = await filesAfter(db, after, 1);
    if (!card) break;
    after = card;
    files += 1;
    const digest = createHash("sha256");
    let size = 0;
    for (let part = 0; ; part++) {
      const bytes = await filePart(db, card.kind, card.id, part);
      if (bytes === null) break;
      digest.update(bytes);
      size += bytes.length;
    }
    const found = digest.digest("hex");
    if (size === card.size && found === card.digest && (card.kind !== "proof" || card.id === `sha256:${found}`)) continue;
    problems.push(problem({
      rule: "altered-file", severity: "error", message: card.kind === "proof" ? `The proof ${card.id} is not the file that was kept.` : `What was sent by the export ${card.id} is not what was written down.`,
      remedy: card.kind === "proof" ? "Put back a copy of the ledger from before the damage." : "Export everything again without --since-export.",
    }));
  }
  return { files, problems };
}
