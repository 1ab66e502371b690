#!/usr/bin/env node
// How long searches take in a large ledger, for words that nearly every claim has as for rare ones.
//   node bench/search.mjs [DOCUMENTS] [--keep FOLDER]     (200000 documents of about five claims unless told)
//   DATABASE_URL=postgres://… node bench/search.mjs …     the same in PostgreSQL, in schemas named bench_…
// Fills a made-up ledger (bench/made-ledger.mjs), but makes no events; one that is kept already is only read. Each search looks through
// articles and claims and shows the first twenty of each. Prints medians and the slowest.
import { performance } from "node:perf_hooks";
import { otherNames } from "../src/app/search.ts";
import { openShelf } from "../src/app/shelf.ts";
import { openLedger, questionOf } from "../src/ledger/index.ts";
import { foldName } from "../src/text/index.ts";
import { ledgerPlace } from "./ledger-place.mjs";
import { made } from "./made-ledger.mjs";

const documents = Number(process.argv[2]) || 200_000;
const at = process.argv.indexOf("--keep");
const TOWNS = ["Aleppo", "Idlib", "Damascus", "Homs", "Deir ez-Zor", "Raqqa", "Hama", "Palmyra", "Daraa", "Mosul"];
const TOGETHER = 500, TIMES = 7;

const place = await ledgerPlace("search", at > 0 ? process.argv[at + 1] : null);
const { atlas, directory } = openShelf(place.data);
console.log(place.title);
try {
  if (await place.fresh()) {
    const towns = TOWNS.flatMap((name) => { const [town] = atlas.find(foldName(name)); return town ? [{ id: town.id, name: town.name, lat: town.lat, lon: town.lon, country: town.country }] : []; });
    const ledger = await openLedger({ folder: place.data, database: place.database });
    let batch = [];
    for (const entry of made(documents, towns)) {
      if (batch.push(entry) < TOGETHER) continue;
      await ledger.addAll(batch);
      batch = [];
    }
    await ledger.addAll(batch);
    await ledger.close();
  }
  const ledger = await openLedger({ folder: place.data, database: place.database, readOnly: true });
  const { claims } = await ledger.counts();
  console.log(`${claims} claims; ${((await place.size()) / 1e9).toFixed(2)} GB`);
  // In every claim; in many; in few; in none; and what holds none together of which each is everywhere.
  for (const typed of ["fighters", "fighters soldiers", "source", "Aleppo", "Aleppo fighters", "Aleppo soldiers 2016", "sohr", "Palmyra sohr", "fighters -Aleppo", "fighters -soldiers", "\"met at\"", "\"soldiers met\" Homs", "\"soldiers fighters\"", "w63zo", "w63zo fighters", "\"fighters and soldiers met at\" w63zo", "nowhere", "حلب", "village 1200", "\"2016-03-04\""]) {
    const took = [];
    const before = process.cpuUsage();
    let hits;
    for (let turn = 0; turn < TIMES; turn++) {
      const start = performance.now();
      hits = await ledger.search(questionOf(typed, (name) => otherNames(name, atlas, directory)));
      took.push(performance.now() - start);
    }
    const { user, system } = process.cpuUsage(before);
    const first = took[0];
    took.sort((a, b) => a - b);
    const many = (list, more) => `${list.length}${more ? "+" : ""}`;
    console.log(`${typed.padEnd(24)} first ${first.toFixed(0).padStart(5)} ms, median ${took[TIMES >> 1].toFixed(0).padStart(5)} ms, slowest ${took.at(-1).toFixed(0).padStart(5)} ms, processor ${((user + system) / TIMES / 1000).toFixed(0).padStart(4)} ms; ${many(hits.articles, hits.more.article)} articles, ${many(hits.claims, hits.more.claim)} claims; ${["article", "claim"].map((what) => (hits.ranked[what] ? "ranked" : "newest") + (hits.whole[what] ? "" : " of a part")).join(", ")}`);
  }
  await ledger.close();
} finally {
  await place.discard();
}
