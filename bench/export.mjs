#!/usr/bin/env node
// How fast data sets leave a large ledger, and in how much memory.
//   node bench/export.mjs [DOCUMENTS] [--keep FOLDER] [--format NAME]     (200000 documents of about five claims unless told)
//   DATABASE_URL=postgres://… node bench/export.mjs …                      (in a schema of its own there; bench/ledger-place.mjs)
// Fills a made-up ledger (bench/made-ledger.mjs: one occurrence in five hits civilians) and makes its events, a person's verdict on every
// twentieth, unless FOLDER or its schema holds one already; then each export runs in a process of its own, which prints items and megabytes
// a second, its processor's time, and the most memory that it took, threads and all, beside what it held before. The last line is what
// changed since the first export of claims.
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { openApp } from "../src/app.ts";
import { FORMATS } from "../src/export/index.ts";
import { openLedger } from "../src/ledger/index.ts";
import { foldName } from "../src/text/index.ts";
import { ledgerPlace } from "./ledger-place.mjs";
import { made } from "./made-ledger.mjs";

const HARM = 20, SEED = 20260;

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const documents = Number(args[0]) || 200_000;
const TOWNS = ["Aleppo", "Idlib", "Damascus", "Homs", "Deir ez-Zor", "Raqqa", "Hama", "Palmyra", "Daraa", "Mosul", "Baghdad", "Fallujah"];
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

if (option("--one")) {
  // One export, in a process of its own.
  const app = await openApp({ data: option("--data"), toRead: true });
  if (app.onlyRead) console.error(app.onlyRead.message);
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

async function filled({ data, database }) {
  const app = await openApp({ data, database });
  const towns = TOWNS.flatMap((name) => { const [place] = app.shelf.atlas.find(foldName(name)); return place ? [{ id: place.id, name: place.name, lat: place.lat, lon: place.lon, country: place.country }] : []; });
  await app.close();
  const ledger = await openLedger({ folder: data, database });
  let batch = [];
  for (const entry of made(documents, towns, SEED, HARM)) {
    batch.push(entry);
    if (batch.length < 500) continue;
    await ledger.addAll(batch);
    batch = [];
  }
  if (batch.length > 0) await ledger.addAll(batch);
  await ledger.close();
}

/** A person's verdict on every twentieth event. */
async function judged({ data, database }) {
  const ledger = await openLedger({ folder: data, database });
  for (let after, at = 0; ;) {
    const some = await ledger.inOrder("event", { limit: 500, ...(after && { after }) });
    for (const { id } of some) if (at++ % 20 === 0) await ledger.judge({ author: "A. Reviewer", subject: id, verb: at % 3 ? "confirm" : "refute", reason: "Made up for a measurement.", at: "2026-11-21T00:00:00.000Z" });
    if (some.length < 500) break;
    after = { sort: some.at(-1).sort, id: some.at(-1).id };
  }
  await ledger.close();
}

const place = await ledgerPlace("export", option("--keep") ?? null);
const fresh = await place.fresh();
if (fresh) await filled(place);
const caughtUp = async () => { const app = await openApp(place), counts = await app.counts(); await app.close(); return counts; };
let counts = await caughtUp();
if (fresh) { await judged(place); counts = await caughtUp(); }
console.log(`${place.title}: ${counts.documents} documents, ${counts.claims} claims, ${counts.events} events`);
const one = (...rest) => {
  const ran = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", fileURLToPath(import.meta.url), "--data", place.data, ...rest], { encoding: "utf8", env: { ...process.env, DATABASE_URL: place.database } });
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
await place.discard();
