// Pages, feeds, WARC and ZIP files with errors in them: node bench/mutations.mjs [HOW MANY] [SEED]. None may crash, hang or stay in
// memory. Prints what came of them, the slowest, and the heap after each tenth.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openShelf } from "../src/app/shelf.ts";
import { live } from "../test/capture/mutants.ts";

const many = Number(process.argv[2] ?? 100_000), seed = Number(process.argv[3] ?? 1);
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc"), shelf = openShelf(), outcomes = new Map();
// By the processor's time: what else the machine does is no fault of a mutant.
let slowest = { name: "", number: -1, took: 0 };
const began = performance.now(), heaps = [];
for (let number = 0; number < many; number++) {
  const before = process.cpuUsage(), { name, outcome } = await live(number, seed, shelf), used = process.cpuUsage(before), took = (used.user + used.system) / 1000;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if (took > slowest.took) slowest = { name, number, took };
  if ((number + 1) % Math.ceil(many / 10) === 0) {
    collect();
    heaps.push(`${(process.memoryUsage().heapUsed / 1e6).toFixed(1)} MB`);
  }
}
console.log(`${many} mutants of seed ${seed} in ${((performance.now() - began) / 1000).toFixed(0)} s; the slowest (${slowest.number} of ${slowest.name}) took ${slowest.took.toFixed(0)} ms of processor`);
console.log(`heap after each tenth: ${heaps.join(", ")}`);
for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(8)}  ${outcome}`);
