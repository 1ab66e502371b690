import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { openLedger, openTaskQueue, type Task } from "../../src/ledger/index.ts";
import { asOwner, freshAddress, sharedServer } from "../ledger/postgres/place.ts";
import { page, REPORT, serveWell } from "./site.ts";

// Several processes share the queue of one PostgreSQL ledger; any of them may be killed.

const data = mkdtempSync(join(tmpdir(), "recoupe-work-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("two workers, of which one is killed in the midst: every task is done, nothing is kept twice, no host has two at once", async () => {
  const { url, schema } = await freshAddress();
  let inside = 0, most = 0;
  const asked: string[] = [], site = await serveWell((request, response) => {
    if (request.url === "/robots.txt") { response.writeHead(404).end(); return; }
    asked.push(request.url!);
    most = Math.max(most, ++inside);
    setTimeout(() => { inside--; response.writeHead(200, { "content-type": "text/html" }).end(page(`${REPORT}\nThis is what stands at ${request.url}.`)); }, 30);
  });
  const pages: Task[] = Array.from({ length: 40 }, (_, number) => ({ kind: "page", name: `crawl#${number}`, web: null, captured_from: `crawl#${number}`, captured: null, media_type: "text/html", charset: "utf-8", provenance: null, bytes: Buffer.from(page(`${REPORT}\nThis is page ${number}.`)).toString("base64") }));
  const addresses: Task[] = Array.from({ length: 8 }, (_, number) => ({ kind: "address", address: `http://paper.test/${number}`, ignoreRobots: false }));
  const queue = await openTaskQueue(url, { expire: 3, again: 1 });
  expect(await queue.put([...pages, ...addresses])).toBe(48);
  // What waits already is not put again.
  expect(await queue.put([...pages.slice(0, 5), addresses[0]!])).toBe(0);
  const said: string[] = [];
  const worker = (name: string): ChildProcess => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", fileURLToPath(new URL("worker.ts", import.meta.url)), url, join(data, name)], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, RECOUPE_TEST_WEB: String(site.port) } });
    child.stdout!.setEncoding("utf8").on("data", (text: string) => said.push(...text.split("\n").filter((line) => line !== "" && line !== "ready")));
    return child;
  };
  const first = worker("first"), second = worker("second");
  const firstEnded = once(first, "exit"), secondEnded = once(second, "exit");
  first.stdout!.on("data", (text: string) => { if (text.includes("added")) first.kill("SIGKILL"); });
  expect((await firstEnded)[1]).toBe("SIGKILL");
  expect((await secondEnded)[0]).toBe(0);
  expect(await queue.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
  await queue.close();
  const ledger = await openLedger({ folder: data, database: url });
  const documents = await ledger.documents({ limit: 1_000 });
  expect(documents.map(({ captured_from }) => captured_from).sort()).toEqual([...pages.map((task) => (task as { captured_from: string }).captured_from), ...addresses.map((task) => (task as { address: string }).address)].sort());
  expect(await ledger.check()).toEqual([]);
  expect(said.filter((line) => line.startsWith("left"))).toEqual([]);
  expect(most).toBe(1);
  await ledger.close();
  await site.close();
  await asOwner(await sharedServer(), (client) => client.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS "${schema}" CASCADE; DROP SCHEMA IF EXISTS "${schema}_queue" CASCADE`));
});
