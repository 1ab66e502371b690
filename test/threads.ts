// Before a whole test run: each thread of recoupe in one file, as the build makes it of the compiled source (scripts/bundle.mjs).
// Hundreds of tests open a ledger or read pages in threads, and each start would read and strip hundreds of small files.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundleThreads } from "../scripts/bundle.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Which source starts which thread of its own folder. */
const THREADS: Record<string, string> = { "ledger/lane": "worker", "app/careful": "careful-thread", "app/readers": "reader" };

export default async function setup(): Promise<() => void> {
  // As deep in the repository as the sources, for a thread finds its names by where it lies itself.
  const folder = mkdtempSync(join(ROOT, "node_modules", ".recoupe-threads-"));
  await bundleThreads(ROOT, Object.entries(THREADS).map(([starter, thread]) => join(ROOT, "src", starter, "..", `${thread}.ts`)), folder);
  process.env["TEST_THREADS"] = pathToFileURL(folder).href;
  // What Node makes of the sources, for the processes that tests start on them.
  process.env["NODE_COMPILE_CACHE"] ??= join(process.env["TEST_RUN_FOLDER"]!, "compiled");
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  process.once("exit", discard);
  return discard;
}

/** Lets what the tests import start those files as its threads. */
export const bundledThreads = {
  name: "recoupe:threads",
  transform(code: string, id: string): string | null {
    const [starter, thread] = Object.entries(THREADS).find(([starter]) => id.endsWith(`/src/${starter}.ts`)) ?? [];
    if (starter === undefined) return null;
    const asked = `new URL(import.meta.url.endsWith(".ts") ? "./${thread}.ts"`;
    if (!code.includes(asked)) throw new Error(`${id} no longer starts its thread by ${asked}: see test/threads.ts`);
    return code.replace(asked, `new URL(process.env["TEST_THREADS"] ? process.env["TEST_THREADS"] + "/${thread}.js"`);
  },
};
