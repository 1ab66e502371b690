import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFiles, threadsFor, type Outcome } from "../../src/app/readers.ts";

// Many files are read by several threads; nobody may tell from what comes out.

const folder = mkdtempSync(join(tmpdir(), "recoupe-readers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = Array.from({ length: 24 }, (_, i) => {
  const file = join(folder, `${String(i).padStart(2, "0")}.txt`);
  writeFileSync(file, i === 7 ? Uint8Array.from({ length: 400 }, (_, k) => k % 7) : i === 11 ? "" : `The army said on Tuesday that its forces had retaken village number ${i} and killed ${i + 2} militants there after two days of fighting.\n`);
  return file;
});
files.push(join(folder, "99-none.txt"));

async function all(threads: number, options: { usual?: number } = {}, given = files): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of readFiles(given, { folder, json: true, ...options }, threads)) outcomes.push(outcome);
  return outcomes;
}
const told = (outcome: Outcome): unknown => ("failed" in outcome ? outcome.failed : outcome.json);

test("several threads give what one gives, in the same order; a bad file is one problem and the others are read", async () => {
  const [one, three] = [await all(1), await all(3)];
  expect(three.map(told)).toEqual(one.map(told));
  expect(one.flatMap((outcome, i) => ("failed" in outcome ? [[i, outcome.failed.rule, outcome.failed.source]] : []))).toEqual([[7, "binary-input", files[7]], [11, "empty-page", files[11]], [24, "missing-file", files[24]]]);
  expect(one.filter((outcome) => !("failed" in outcome))).toHaveLength(22);
});

test("what an ordinary thread has too little memory for is read by one that has more, in its place in the order; so is a large file", async () => {
  const large = join(folder, "large.bin");
  writeFileSync(large, new Uint8Array(2_100_000));
  const given = [files[0]!, large, files[1]!, files[7]!, large];
  const [one, little] = [await all(1, {}, given), await all(2, { usual: 12 }, given)];
  expect(little.map(told)).toEqual(one.map(told));
  expect(one.map((outcome) => "failed" in outcome)).toEqual([false, true, false, true, true]);
});

test("whoever stops listening leaves no thread behind", async () => {
  for await (const outcome of readFiles(files, { folder, json: true }, 2)) { expect(outcome).toBeDefined(); break; }
});

test("few files are not worth a thread, many are worth all cores", async () => {
  expect(await threadsFor(files, 8)).toBe(1);
  expect(await threadsFor(Array.from({ length: 500 }, () => files[0]!), 4)).toBe(4);
  expect(await threadsFor(["-"], 8)).toBe(1);
});
