// A WARC made of the repository's own pages, brought into a ledger: node bench/archives.mjs [MEGABYTES] [--same]. Beside it in the same run:
// warcio going over the records and doing nothing else, recoupe's own reader doing the same, and the bare reading of the same pages. What is
// kept is kept by a process of its own, as `recoupe add` is, which tells after each tenth what its memory goes to. Each page tells of another town
// and day (see made-pages.mjs); with --same all tell of the same few events: thousands of reports in one cell of place and days.
import { spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { entriesOf } from "../src/capture/index.ts";
import { articles, madePage } from "./made-pages.mjs";

const mb = (bytes) => (bytes / 1e6).toFixed(0);
const told = (name, count, of, began, more = "") => {
  const seconds = (performance.now() - began) / 1000, processor = process.cpuUsage();
  console.log(`${name.padEnd(34)} ${seconds.toFixed(1).padStart(8)} s ${(count / seconds).toFixed(count / seconds < 100 ? 1 : 0).padStart(8)} pages/s ${(of.length / 1e6 / seconds * count / of.number).toFixed(1).padStart(8)} MB/s   ${((processor.user + processor.system) / 1e6).toFixed(0).padStart(5)} s of processor so far${more}`);
  return count / seconds;
};

if (process.argv[2] === "--keep") await keep();
else await measure();

async function measure() {
  const megabytes = Number(process.argv[2]) || 1_000, same = process.argv.includes("--same"), folder = mkdtempSync(join(tmpdir(), "recoupe-warc-")), path = join(folder, "made.warc.gz");
  try {
    const of = await make(path, megabytes, same);
    console.log(`${of.number} records, ${mb(of.length)} MB unpacked, ${mb(statSync(path).size)} MB packed${same ? "; all tell of the same events" : ""}`);
    const { WARCParser } = await import("warcio");
    let began = performance.now(), count = 0;
    for await (const record of new WARCParser(Readable.toWeb(createReadStream(path)))) { for await (const _ of record) { /* to its end */ } count++; }
    told("warcio, records alone", count, of, began);
    began = performance.now(); count = 0;
    for await (const entry of entriesOf(path)) count += "capture" in entry ? 1 : 0;
    told("recoupe, records alone", count, of, began);
    const { openShelf, readCapture } = await import("../src/app/shelf.ts");
    const shelf = openShelf(), some = Math.min(of.number, 1_000);
    began = performance.now(); count = 0;
    for await (const entry of entriesOf(path)) { if (!("capture" in entry)) continue; readCapture(entry.capture, shelf); if (++count >= some) break; }
    const reading = told(`the reading alone, of ${some}, one thread`, some, of, began);
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", fileURLToPath(import.meta.url), "--keep", path, join(folder, "data"), String(of.number), String(of.length)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    let whole = 0;
    child.on("message", (speed) => { whole = speed; });
    await once(child, "exit");
    console.log(`read and kept at ${(whole / reading).toFixed(2)} of the speed of the reading alone on one thread`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function make(path, megabytes, same) {
  const out = createWriteStream(path), all = articles();
  let length = 0, number = 0;
  while (length < megabytes * 1e6) {
    const page = madePage(all, number, { same });
    const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}`);
    const record = gzipSync(Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${number}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://paper${number % 500}.example.org/${number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`), http, Buffer.from("\r\n\r\n")]), { level: 1 });
    length += http.length;
    number++;
    if (!out.write(record)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return { number, length };
}

async function keep() {
  const [, , , path, data, number, length] = process.argv, of = { number: Number(number), length: Number(length) };
  const threads = new Map(), builtIn = createRequire(import.meta.url)("node:worker_threads");
  builtIn.Worker = class extends builtIn.Worker {
    constructor(file, options) { super(file, options); threads.set(this.threadId, { name: options?.name ?? "thread", thread: this }); this.once("exit", () => threads.delete(this.threadId)); }
  };
  syncBuiltinESMExports();
  let most = 0;
  // It also keeps the process alive while threads are asked for their memory.
  const look = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 200);
  // Heaps are what the engine has taken for each thread (what lives in it in brackets); outside of them lie buffers and the names.
  const memory = async () => {
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage(), parts = [`main ${mb(heapTotal)} (${mb(heapUsed)}) + ${mb(external)}`];
    for (const { name, thread } of threads.values()) {
      const heap = await thread.getHeapStatistics?.().catch(() => null);
      if (heap) parts.push(`${name} ${mb(heap.total_heap_size)} (${mb(heap.used_heap_size)}) + ${mb(heap.external_memory)}`);
    }
    const size = (name) => (existsSync(join(data, name)) ? mb(statSync(join(data, name)).size) : "0");
    return `\n      memory ${mb(rss)} MB: ${parts.join(", ")}; on disk ${size("recoupe.sqlite")} MB, log ${size("recoupe.sqlite-wal")} MB`;
  };
  const [{ openApp }, { keepEntries }] = [await import("../src/app.ts"), await import("../src/app/batch.ts")];
  const app = await openApp({ data });
  let began = performance.now(), count = 0, kept = 0;
  for await (const outcome of keepEntries(app, entriesOf(path))) {
    count++;
    if ("acknowledged" in outcome) kept++;
    if (count % Math.ceil(of.number / 10) === 0) told(`read and kept, ${count}`, count, of, began, await memory());
  }
  const whole = told(`read and kept, all (${kept} articles)`, count, of, began, `${await memory()}; at most ${mb(most)} MB`);
  process.send?.(whole);
  most = 0;
  began = performance.now();
  await app.reconcile();
  const { events, claims } = await app.counts();
  told("working out the events", count, of, began, `${await memory()}; at most ${mb(most)} MB; ${claims} claims, ${events} events`);
  began = performance.now(); count = 0;
  for await (const outcome of keepEntries(app, entriesOf(path))) count += "acknowledged" in outcome && !outcome.acknowledged.added ? 1 : 0;
  told("the same once more, all known", count, of, began, await memory());
  await app.close();
  clearInterval(look);
  process.disconnect?.();
}
