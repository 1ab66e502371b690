import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openShelf } from "../../src/app/shelf.ts";
import { live } from "./mutants.ts";

// Ten thousand pages, feeds and archives with errors in them; `bench/mutations.mjs` does as many as one likes.

const MANY = 10_000, SEED = 20_261_121;

test("ten thousand mutants: none crashes, none hangs, none stays in memory", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void, shelf = openShelf();
  const heap = (): number => { collect(); return process.memoryUsage().heapUsed; };
  const outcomes = new Map<string, number>(), slow: string[] = [];
  let settled = 0;
  for (let number = 0; number < MANY; number++) {
    const { name, outcome, took } = await live(number, SEED, shelf);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (took > 5_000) slow.push(`${number} of ${name}: ${Math.round(took)} ms`);
    // What is kept ready for good is there by then.
    if (number === MANY / 4) settled = heap();
  }
  expect(slow).toEqual([]);
  expect(heap() - settled).toBeLessThan(30_000_000);
  expect(outcomes.get("read")).toBeGreaterThan(MANY / 5);
  expect(outcomes.get("internal-error")).toBeUndefined();
  console.log([...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, many]) => `${String(many).padStart(6)} ${outcome}`).join("\n"));
});
