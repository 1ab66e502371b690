import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { bringProofs, checkProofs, Proofs } from "../../src/app/proofs.ts";
import { backupLedger, openLedger } from "../../src/ledger/index.ts";
import { freshAddress } from "../ledger/postgres/place.ts";

const folder = mkdtempSync(join(tmpdir(), "recoupe-proofs-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MAIL = "From: desk@paper.example\r\nTo: us@example.org\r\nSubject: Fighting near the river\r\nDate: Mon, 4 Mar 2019 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe Example Courier, 4 March 2019\r\n\r\nAt least 12 soldiers were killed on Saturday when militants attacked an army checkpoint in Aleppo, state media said.\r\n";

test("a backup and a copy bring the proofs along, wherever they go, and say what is missing", async () => {
  const data = join(folder, "one"), { url } = await freshAddress();
  const app = await openApp({ data });
  await app.keep({ bytes: new TextEncoder().encode(MAIL), captured_from: "mail.eml", captured: null, media_type: "message/rfc822" });
  await app.close();
  const own = await openLedger({ folder: data });
  const [{ provenance }] = await own.captures({ after: 0, limit: 1 }) as [{ provenance: { proof: string; proof_type: string } }];
  const digest = provenance.proof, type = provenance.proof_type;
  expect(await checkProofs({ ledger: own, folder: data })).toEqual({ proofs: 1, elsewhere: 0, problems: [] });
  await backupLedger(own, join(folder, "bare.sqlite"));
  await backupLedger(own, join(folder, "kept.sqlite"), undefined, (copy) => bringProofs({ ledger: own, folder: data }, { ledger: copy, folder: null }));
  const bare = await openLedger({ folder, file: join(folder, "bare.sqlite"), readOnly: true }), kept = await openLedger({ folder, file: join(folder, "kept.sqlite"), readOnly: true });
  expect(await checkProofs({ ledger: bare, folder: null })).toEqual({ proofs: 0, elsewhere: 1, problems: [] });
  expect(await checkProofs({ ledger: kept, folder: null })).toEqual({ proofs: 1, elsewhere: 0, problems: [] });
  expect(await kept.verify()).toMatchObject({ files: 1, problems: [] });

  // Out of the backup into a folder and into a database that a team shares.
  const other = join(folder, "other"), shared = await openLedger({ folder: ".", database: url });
  expect([await bringProofs({ ledger: kept, folder: null }, { ledger: kept, folder: other }), await bringProofs({ ledger: kept, folder: null }, { ledger: kept, folder: other })]).toEqual([1, 0]);
  expect(Buffer.from(await new Proofs(other).read(digest, type)).toString()).toBe(MAIL);
  expect(await bringProofs({ ledger: kept, folder: null }, { ledger: shared, folder: null })).toBe(1);
  expect(Buffer.from(await new Proofs(join(folder, "nowhere"), shared).read(digest, type)).toString()).toBe(MAIL);

  // What was altered in the folder does not come along.
  writeFileSync(new Proofs(data).path(digest, type), "forged");
  expect((await checkProofs({ ledger: own, folder: data })).problems.map(({ rule }) => rule)).toEqual(["altered-proof"]);
  rmSync(new Proofs(other).path(digest, type));
  expect((await checkProofs({ ledger: bare, folder: other })).problems.map(({ rule }) => rule)).toEqual(["lost-proof"]);
  expect(await bringProofs({ ledger: own, folder: data }, { ledger: own, folder: other })).toBe(0);
  for (const ledger of [own, bare, kept, shared]) await ledger.close();
});
