import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ProblemError } from "../../src/problem.ts";
import { makeFolder } from "../../src/app/folder.ts";

const scratch = mkdtempSync(join(tmpdir(), "recoupe-folder-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("the folders that are missing are made, for the user alone", () => {
  const folder = join(scratch, "a", "b", "c");
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(() => makeFolder(folder)).not.toThrow();
  if (process.platform !== "win32") expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a file in its place is said", () => {
  const file = join(scratch, "file");
  writeFileSync(file, "");
  expect(() => makeFolder(file)).toThrow(ProblemError);
  expect(() => makeFolder(join(file, "below"))).toThrow(/there is a file in its place/);
});

test.skipIf(process.platform !== "linux")("a place where nothing can be made is said, and does not hang", () => {
  expect(() => makeFolder("/proc/recoupe-nowhere/data")).toThrow(/cannot be made/);
});
