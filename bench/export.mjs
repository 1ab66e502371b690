#!/usr/bin/env node
// How fast data sets leave a large ledger, and in how much memory.
//   node bench/export.mjs [DOCUMENTS] [--keep FOLDER] [--format NAME]     (200000 documents of about five claims unless told)
// Fills a made-up ledger (bench/made-ledger.mjs) and makes its events, unless FOLDER holds one already; then each export runs in a
// process of its own, which prints items and megabytes a second and the most memory that it ever took, threads and all. The last lines are an
// export of what changed since the first one.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { openApp } from "../src/app.ts";
import { FORMATS } from "../src/export/index.ts";
import { LEDGER_FILE, openLedger } from "../src/ledger/index.ts";
import { foldName } from "../src/text/index.ts";
import { made } from "./made-ledger.mjs";

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const documents = Number(args[0]) || 200_000;
const TOWNS = ["Aleppo", "Idlib", "Damascus", "Homs", "Deir ez-Zor", "Raqqa", "Hama", "Palmyra", "Daraa", "Mosul", "Baghdad", "Fallujah"];
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

if (option("--one")) {
  // One export, in a process of its own.
  const app = await openApp({ data: option("--data"), toRead: true });
  const start = performance.now(), format = option("--one");
  const run = await app.export({ filter: {}, ...(format === "since" ? { since: option("--id") } : { format }), ...(args.includes("--redact") ? { redact: true } : {}) });
  let bytes = 0, first = null, changes = 0;
  const before = process.cpuUsage(), held = process.memoryUsage.rss() / 1e6;
  for await (const piece of run.pieces) {
    if (typeof piece !== "string") { changes++; continue; }
    first ??= performance.now() - start;
    bytes += Buffer.byteLength(piece);
  }
  await run.keep();
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ id: run.header.id, items: run.items, changes, left: Object.values(run.left).reduce((sum, many) => sum + many, 0), bytes, seconds, first, held, processor: (({ user, system }) => (user + system) / 1e6)(process.cpuUsage(before)), memory: process.resourceUsage().maxRSS / 1024 }));
  await run.close();
  await app.close();
  process.exit(0);
}

async function filled(folder) {
  mkdirSync(folder, { recursive: true });
  const app = await openApp({ data: folder });
  const towns = TOWNS.flatMap((name) => { const [place] = app.shelf.atlas.find(foldName(name)); return place ? [{ id: place.id, name: place.name, lat: place.lat, lon: place.lon, country: place.country }] : []; });
  await app.close();
  const ledger = await openLedger({ folder });
  let batch = [];
  for (const entry of made(documents, towns)) {
    batch.push(entry);
    if (batch.length < 500) continue;
    await ledger.addAll(batch);
    batch = [];
  }
  if (batch.length > 0) await ledger.addAll(batch);
  await ledger.close();
}

const folder = option("--keep") ? resolve(option("--keep")) : mkdtempSync(join(tmpdir(), "recoupe-export-"));
if (!existsSync(join(folder, LEDGER_FILE))) await filled(folder);
const whole = await openApp({ data: folder });
const counts = await whole.counts();
await whole.close();
console.log(`${counts.documents} documents, ${counts.claims} claims, ${counts.events} events`);
const one = (...rest) => {
  const ran = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", fileURLToPath(import.meta.url), "--data", folder, ...rest], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
};
const line = (name, { items, left, changes, bytes, seconds, first, held, processor, memory }) => console.log(`${name.padEnd(22)} ${String(items).padStart(8)} items (${left} left out${changes ? `, ${changes} changes` : ""})  ${(items / seconds).toFixed(0).padStart(6)}/s  ${megabytes(bytes).padStart(8)} MB at ${megabytes(bytes / seconds)} MB/s  first after ${first.toFixed(0)} ms  processor ${processor.toFixed(1)} s  memory ${memory.toFixed(0)} MB, ${held.toFixed(0)} before it`);
let since = null;
for (const format of option("--format") ? [option("--format")] : FORMATS) {
  const told = one("--one", format);
  line(format, told);
  if (format === "csv") { since = told.id; line("csv, masked", one("--one", format, "--redact")); }
}
if (since) line("csv since that export", one("--one", "since", "--id", since));
if (!option("--keep")) rmSync(folder, { recursive: true });
