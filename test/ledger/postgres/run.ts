// Before and after a whole test run: a folder for the one PostgreSQL server that its tests share, which the first of them starts
// (place.ts). A DATABASE_URL that is given becomes the server of those tests, and no other test ever sees it.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-run-"));
  // Open on the way: the server may run as another user.
  chmodSync(folder, 0o711);
  process.env["TEST_POSTGRES_FOLDER"] = folder;
  process.env["TEST_POSTGRES_PARENT"] = String(process.pid);
  if (process.env["DATABASE_URL"]) process.env["TEST_DATABASE_URL"] = process.env["DATABASE_URL"];
  delete process.env["DATABASE_URL"];
  return async () => {
    const pid = join(folder, "server", "pid");
    if (existsSync(pid)) {
      const server = Number(readFileSync(pid, "utf8"));
      try {
        process.kill(server, "SIGINT");
        for (let tries = 0; tries < 200; tries++) { process.kill(server, 0); await wait(25); }
      } catch { /* it has ended */ }
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
