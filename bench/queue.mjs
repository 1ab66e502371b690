// The queue of a PostgreSQL ledger worked off by one process and by two: node bench/queue.mjs [PAGES]. Prints pages a second of each, and what
// a year of more would take at that pace. The server is that of the tests, or the one at TEST_DATABASE_URL.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openLedger, openTaskQueue } from "../src/ledger/index.ts";
import { page, REPORT } from "../test/capture/site.ts";
import { startServer } from "../test/ledger/postgres/server.ts";

const many = Number(process.argv[2] ?? 2_000), folder = mkdtempSync(join(tmpdir(), "recoupe-queue-"));
chmodSync(folder, 0o711);
mkdirSync(join(folder, "server"));
const server = process.env.TEST_DATABASE_URL ? null : await startServer({ safe: false, folder: join(folder, "server"), parent: process.pid });
const speeds = [];
for (const workers of [1, 2]) {
  const url = new URL(process.env.TEST_DATABASE_URL ?? server.url);
  url.searchParams.set("schema", `bench${process.pid}_${workers}`);
  const queue = await openTaskQueue(url.href, { expire: 60, again: 1 });
  let began = performance.now();
  for (let at = 0; at < many; at += 100) {
    await queue.put(Array.from({ length: Math.min(100, many - at) }, (_, i) => ({ kind: "page", name: `p#${at + i}`, web: null, captured_from: `p#${at + i}`, captured: null, media_type: "text/html", charset: "utf-8", provenance: null, bytes: Buffer.from(page(`${REPORT}\nThis is page ${at + i}.`)).toString("base64") })));
  }
  console.log(`put ${many} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const children = Array.from({ length: workers }, (_, i) => spawn(process.execPath, ["--disable-warning=ExperimentalWarning", fileURLToPath(new URL("../test/capture/worker.ts", import.meta.url)), url.href, join(folder, `${workers}-${i}`), "32"], { stdio: ["ignore", "pipe", "inherit"] }));
  // Starting is not part of it: the clock runs from the first article to the last.
  let first = 0, last = 0, added = 0;
  for (const child of children) child.stdout.setEncoding("utf8").on("data", (text) => { const n = text.split("\n").filter((line) => line.startsWith("added")).length; if (n > 0) { last = performance.now(); if (first === 0) first = last; added += n; } });
  await Promise.all(children.map((child) => once(child, "exit")));
  const speed = (added - 32) / ((last - first) / 1000);
  speeds.push(speed);
  const ledger = await openLedger({ folder, database: url.href });
  console.log(`${workers} worker${workers > 1 ? "s" : ""}: ${added} articles, ${speed.toFixed(0)} a second; the ledger holds ${(await ledger.counts()).documents}`);
  await ledger.close();
  await queue.close();
}
console.log(`two are ${(speeds[1] / speeds[0]).toFixed(2)} times as fast as one; a million articles take ${(1e6 / speeds[0] / 3600).toFixed(1)} h of one worker`);
await server?.kill();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
