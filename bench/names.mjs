// How long names take: opening the compiled file, looking up, importing a full gazetteer.
//   node bench/names.mjs [GAZETTEER]     (default ../shared/atlas/gazetteer.tsv.gz, where it is there)

import { existsSync, readFileSync } from "node:fs";
import { importGazetteers, openAtlas } from "../src/atlas/index.ts";
import { openDirectory } from "../src/directory/index.ts";
import { foldLoose, foldName } from "../src/text/index.ts";

const EXACT = ["Damas", "Palmyre", "dimanche", "Deir Ezzor", "البوكمال", "no such place"].map(foldName);
const LOOSE = ["Soueida", "القامشلي", "Khan Cheikhoune", "مدينة", "Hamas", "no such place"].map(foldLoose);
const ms = (t) => `${t.toFixed(1)} ms`;

function each(times, keys, look) {
  for (let i = 0; i < times / 10; i++) look(keys[i % keys.length]);
  const start = performance.now();
  for (let i = 0; i < times; i++) look(keys[i % keys.length]);
  return `${((performance.now() - start) / times * 1e3).toFixed(2)} µs`;
}

function measure(label, bytes) {
  const start = performance.now();
  const atlas = openAtlas(bytes), directory = openDirectory(bytes);
  const opened = performance.now() - start;
  console.log(`${label}: ${atlas.size.toLocaleString("en")} places, ${directory.size} actors, ${(bytes.length / 1e6).toFixed(1)} MB`);
  console.log(`  open ${ms(opened)}; find ${each(2e5, EXACT, (k) => atlas.find(k))}; miss ${each(2e5, ["zzzz", "il a dit"], (k) => atlas.find(k))}; ` +
    `findLoose ${each(2e4, LOOSE, (k) => atlas.findLoose(k))}; actor ${each(2e5, ["regime", "osdh", "zzzz"], (k) => directory.find(k, "fr"))}`);
}

const base = readFileSync("dist/names.bin");
measure("built", base);

const path = process.argv[2] ?? "../shared/atlas/gazetteer.tsv.gz";
if (existsSync(path)) {
  const bytes = readFileSync(path);
  const start = performance.now();
  const imported = importGazetteers(base, [{ name: path, bytes }]);
  console.log(`import: ${((performance.now() - start) / 1e3).toFixed(1)} s, ${imported.added.toLocaleString("en")} new places, ${imported.problems.length} problems, ` +
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
  measure("imported", imported.bytes);
} else console.log(`import: not measured, ${path} is not there`);
