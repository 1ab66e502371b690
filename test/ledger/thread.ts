// Before a whole test run: the thread of a ledger in one file, as the build makes it of the compiled source (scripts/bundle.mjs).
// Hundreds of tests open a ledger, and each start of its thread would read and strip some four hundred small files.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleLedger } from "../../scripts/bundle.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ASKED = `"./worker.ts"`;

export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-run-"));
  await bundleLedger(ROOT, join(ROOT, "src", "ledger", "worker.ts"), folder);
  process.env["TEST_LEDGER_THREAD"] = pathToFileURL(join(folder, "worker.js")).href;
  // What Node makes of the sources, for the processes that tests start on them.
  process.env["NODE_COMPILE_CACHE"] ??= join(folder, "compiled");
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Lets what the tests import start that one file as the thread of a ledger. */
export const oneFile = {
  name: "recoupe:thread-of-a-ledger",
  transform(code: string, id: string): string | null {
    if (!id.endsWith("/src/ledger/lane.ts")) return null;
    if (!code.includes(ASKED)) throw new Error(`${id} no longer starts ${ASKED}: see test/ledger/thread.ts`);
    return code.replace(ASKED, `process.env["TEST_LEDGER_THREAD"]`);
  },
};
