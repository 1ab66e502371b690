import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "../../src/ledger/index.ts";
import { conformance } from "./conformance.ts";

conformance("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "recoupe-ledger-"));
  return { open: (options) => openLedger({ folder, ...options }), discard: () => rm(folder, { recursive: true, force: true }) };
});
