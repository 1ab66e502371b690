#!/usr/bin/env node
// What one more document costs in a small ledger and in a large one, and what looking costs there.
//   node bench/reconcile.mjs [DOCUMENTS] [--keep FOLDER]     (200000 documents of about five claims unless told)
//   DATABASE_URL=postgres://… node bench/reconcile.mjs …     the same in PostgreSQL, in schemas named bench_…
// Fills a made-up ledger (bench/made-ledger.mjs), makes its events, then reads, keeps and reconciles real sentences one by one;
// the same in a ledger of 10,000 claims. Prints medians, the slowest, and the processor's time, which other work on the machine changes
// less; memory is the whole process's greatest.
import { performance } from "node:perf_hooks";
import { openApp } from "../src/app.ts";
import { openLedger } from "../src/ledger/index.ts";
import { foldName } from "../src/text/index.ts";
import { ledgerPlace } from "./ledger-place.mjs";
import { DAYS, chance, made } from "./made-ledger.mjs";

const documents = Number(process.argv[2]) || 200_000;
const at = process.argv.indexOf("--keep");
const keptAt = at > 0 ? process.argv[at + 1] : null;
const TOWNS = ["Aleppo", "Idlib", "Damascus", "Homs", "Deir ez-Zor", "Raqqa", "Hama", "Palmyra", "Daraa", "Mosul", "Baghdad", "Fallujah", "Ramadi", "Kirkuk", "Kobani", "Manbij", "Afrin", "Qamishli", "Latakia", "Tikrit"];
const TOGETHER = 500;

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
async function times(many, work) {
  const took = [];
  for (let turn = 0; turn < many; turn++) {
    const start = performance.now();
    await work(turn);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  return { median: took[Math.floor(took.length / 2)], worst: took.at(-1) };
}
const memory = () => `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;
const since = (start) => ((performance.now() - start) / 1000);

/** Fills a place and answers the app over it. */
async function filled({ data, database, fresh }, many) {
  if (await fresh()) {
    const app = await openApp({ data, database });
    const towns = TOWNS.flatMap((name) => { const [place] = app.shelf.atlas.find(foldName(name)); return place ? [{ id: place.id, name: place.name, lat: place.lat, lon: place.lon, country: place.country }] : []; });
    await app.close();
    const ledger = await openLedger({ folder: data, database });
    let start = performance.now();
    const idle = process.cpuUsage();
    // One batch is made up while the ledger's own thread keeps the last one.
    let batch = [], kept = Promise.resolve();
    for (const entry of made(many, towns)) {
      batch.push(entry);
      if (batch.length < TOGETHER) continue;
      await kept;
      kept = ledger.addAll(batch);
      batch = [];
    }
    await kept;
    if (batch.length > 0) await ledger.addAll(batch);
    const { claims } = await ledger.counts();
    const { user: used, system: inside } = process.cpuUsage(idle);
    console.log(`${((used + inside) / 1e6).toFixed(1)} s of processor for:`);
    console.log(`${many} documents, ${claims} claims, already read: kept in ${since(start).toFixed(1)} s, ${(many / since(start)).toFixed(0)}/s (making them up is in it)`);
    await ledger.close();
    start = performance.now();
    const before = process.cpuUsage();
    const whole = await openApp({ data, database });
    const { user, system } = process.cpuUsage(before);
    console.log(`all events made: ${(await whole.counts()).events} in ${since(start).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor; memory ${memory()}`);
    return whole;
  }
  const start = performance.now();
  const before = process.cpuUsage();
  const app = await openApp({ data, database });
  const { user, system } = process.cpuUsage(before);
  console.log(`opened what was kept: ${(await app.counts()).events} events after ${since(start).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor`);
  return app;
}

/** Reads, keeps and reconciles reports at the most told-of places, on days of the ledger. */
async function oneMore(app, seed) {
  const random = chance(seed);
  // In a folder that was kept, the reports of an earlier run are known already.
  const { documents: held } = await app.counts();
  const before = process.cpuUsage();
  const took = await times(24, async (turn) => {
    const day = new Date(Date.UTC(2011, 2, 1) + Math.floor(random.next() * DAYS) * 86_400_000);
    const date = `${day.getUTCDate()} ${day.toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" })} ${day.getUTCFullYear()}`;
    const town = TOWNS[Math.min(TOWNS.length - 1, Math.floor(random.next() ** 2 * TOWNS.length))];
    const text = `At least ${3 + turn} soldiers of the Syrian army were killed on ${date} in an attack by Islamic State on ${town}, the Syrian Observatory for Human Rights said. Islamic State fighters later withdrew from ${town}. Number ${seed} ${turn} ${held}.\n`;
    await app.add({ text, captured_from: `more-${seed}-${turn}.txt` });
  });
  const { user, system } = process.cpuUsage(before);
  return { ...took, processor: (user + system) / 24 / 1000 };
}

const place = await ledgerPlace("large", keptAt), small = await ledgerPlace("small");
console.log(place.title);
try {
  const few = await filled(small, 2000);
  await oneMore(few, 1);
  const inSmall = await oneMore(few, 2);
  console.log(`one more document among 10,000 claims: median ${ms(inSmall.median)}, slowest of 24 ${ms(inSmall.worst)}, ${ms(inSmall.processor)} of processor each`);
  await few.close();

  const app = await filled(place, documents);
  await oneMore(app, 3);
  const inLarge = await oneMore(app, 4);
  console.log(`one more document among ${(await app.counts()).claims} claims: median ${ms(inLarge.median)}, slowest of 24 ${ms(inLarge.worst)}, ${ms(inLarge.processor)} of processor each; ${(inLarge.median / inSmall.median).toFixed(2)} times as long, ${(inLarge.processor / inSmall.processor).toFixed(2)} times the processor`);
  const looks = {
    "the first 50 events": () => app.events({ limit: 50 }),
    "50 events at the most told-of place": () => app.events({ place: "Aleppo", limit: 50 }),
    "50 contested events there in one year": () => app.events({ place: "Aleppo", status: "contested", since: "2016-01-01", until: "2016-12-31", limit: 50 }),
    "50 events of one source and actor": () => app.events({ source: "OSDH", actor: "Islamic State", limit: 50 }),
    "50 claims at a place": () => app.claims({ place: "Aleppo", limit: 50 }),
    "50 claims of an actor in a month": () => app.claims({ actor: "isis", since: "2016-03-01", until: "2016-03-31", limit: 50 }),
  };
  for (const [what, look] of Object.entries(looks)) {
    const { median, worst } = await times(10, look);
    console.log(`${what}: median ${ms(median)}, slowest of 10 ${ms(worst)}`);
  }
  const { events } = await app.events({ place: "Aleppo", limit: 400 });
  const large = events.sort((a, b) => b.claims.length - a.claims.length);
  for (const [what, event] of [["the matrix of a usual event", large[Math.floor(large.length / 2)]], ["the matrix of the largest of 400", large[0]]]) {
    const { median, worst } = await times(10, () => app.event(event.id));
    console.log(`${what} (${event.claims.length} claims): median ${ms(median)}, slowest of 10 ${ms(worst)}`);
  }
  console.log(`memory at most ${memory()}; ${((await place.size()) / 1e9).toFixed(2)} GB on disk`);
  await app.close();
} finally {
  await small.discard();
  await place.discard();
}
