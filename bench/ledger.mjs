// How fast the ledger keeps documents, finds claims and proves itself: `node bench/ledger.mjs [documents]`.
// A disk's own speed is in it: each document added one by one is on disk before the next one starts.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const { backupLedger, copyLedger, openLedger, LEDGER_FILE, questionOf } = await import("../src/ledger/index.ts");
const { numbered } = await import("../test/ledger/examples.ts");

const MANY = Number(process.argv[2] ?? 2000);
const folder = await mkdtemp(join(tmpdir(), "recoupe-bench-"));
const entries = Array.from({ length: 2 * MANY }, (_, n) => numbered(n, 12));

/** Runs the work, prints its rate, and the longest time for which the event loop could do nothing else meanwhile. */
async function timed(what, times, work) {
  let longest = 0;
  let before = performance.now();
  const watch = setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - before); before = now; }, 1);
  const start = performance.now();
  await work();
  const took = performance.now() - start;
  // A pause at the very end shows only once the clock could tick again.
  await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(watch);
  console.log(`${what.padEnd(44)} ${(times / (took / 1000)).toFixed(0).padStart(8)}/s  ${took.toFixed(0).padStart(7)} ms in all  longest pause of the event loop ${longest.toFixed(0)} ms`);
}

let ledger;
await timed("opening a new ledger", 1, async () => { ledger = await openLedger({ folder }); });
await timed(`adding ${MANY} documents of 12 claims, one by one`, MANY, async () => { for (const entry of entries.slice(0, MANY)) await ledger.add(entry); });
await timed(`adding ${MANY} more, all at once`, MANY, () => Promise.all(entries.slice(MANY).map((entry) => ledger.add(entry))));
await timed("adding them again (nothing changes)", MANY, async () => { for (const entry of entries.slice(0, MANY)) await ledger.add(entry); });
await timed("one claim by its id", 1000, async () => { for (let n = 0; n < 1000; n++) await ledger.claim(entries[n % MANY].reading.claims[0].id); });
await timed("claims of one actor", 1000, async () => { for (let n = 0; n < 1000; n++) await ledger.claims({ actor: `Column ${n}` }); });
await timed("claims of a week, first 50", 1000, async () => { for (let n = 0; n < 1000; n++) await ledger.claims({ since: "2016-12-05", until: "2016-12-11", limit: 50 }); });
await timed("all claims", 1, async () => { console.log(`  ${(await ledger.claims()).length} claims`); });
for (const typed of ["column 7", "\"held hill\" monday", "colonnes", "كولومن"]) await timed(`searching for ${typed}`, 20, async () => { for (let n = 0; n < 20; n++) await ledger.search(questionOf(typed, () => [])); });
await timed("making the index of words anew", 2 * MANY, async () => { for (let first = true; await ledger.indexMore(50, first) === 50; first = false); });
const change = (put) => ({ put, remove: [], redirects: [], basis: null, over: null });
const events = Array.from({ length: MANY }, (_, n) => ({ id: `evt:${n}`, kind: "event", sort: n, keys: [n % 50, 1000 + n], body: JSON.stringify(entries[n].reading.claims.slice(0, 2)) }));
await timed(`deriving ${MANY} events anew`, MANY, () => ledger.refile(change(events)));
await timed("changing one of them", 100, async () => { for (let n = 0; n < 100; n++) await ledger.refile(change([events[n]])); });
await timed("events under a key, first 50", 1000, async () => { for (let n = 0; n < 1000; n++) await ledger.find({ all: [[n % 50]], limit: 50 }); });
await timed("verifying everything", 1, async () => { const { records, quotes, problems } = await ledger.verify(); console.log(`  ${records} records, ${quotes} quotations, ${problems.length} problems`); });
await timed("backing up and verifying the backup", 1, () => backupLedger(ledger, join(folder, "backup.sqlite")));
const other = await openLedger({ folder: join(folder, "copy") });
await timed("copying, each record read back", 1, async () => { console.log(`  ${(await copyLedger(ledger, other)).copied} records`); });
await other.close();
console.log(JSON.stringify(await ledger.counts()));
await ledger.close();
console.log(`${((await stat(join(folder, LEDGER_FILE))).size / 1e6).toFixed(1)} MB on disk`);
await rm(folder, { recursive: true });
