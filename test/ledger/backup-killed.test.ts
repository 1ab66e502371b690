import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backupLedger, openLedger } from "../../src/ledger/index.ts";
import { abandoned } from "../../src/ledger/scratch.ts";
import { numbered } from "./examples.ts";

// A backup that is really killed: a process of its own that stands still once the file is there.

const folder = mkdtempSync(join(tmpdir(), "recoupe-backup-")), data = join(folder, "data");
const INDEX = JSON.stringify(new URL("../../src/ledger/index.ts", import.meta.url).href);
const WAITS = `const { backupLedger, openLedger } = await import(${INDEX});
  const ledger = await openLedger({ folder: process.argv[1], readOnly: true });
  await backupLedger(ledger, process.argv[2], undefined, () => new Promise(() => { setInterval(() => undefined, 1000); console.log("begun"); }));`;

beforeAll(async () => {
  const ledger = await openLedger({ folder: data });
  await ledger.add(numbered(1));
  await ledger.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function killed(into: string, signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<string[]> {
  const child = spawn(process.execPath, ["--input-type=module", "--disable-warning=ExperimentalWarning", "-e", WAITS, data, join(into, "kept.sqlite")], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  expect(readdirSync(into).some((name) => name.endsWith(".new"))).toBe(true);
  child.kill(signal);
  expect(await once(child, "close")).toEqual([null, signal]);
  return readdirSync(into);
}

test.each(["SIGINT", "SIGTERM"] as const)("a backup that %s ends leaves nothing behind", async (signal) => {
  const into = join(folder, signal);
  mkdirSync(into);
  expect(await killed(into, signal)).toEqual([]);
});

test("what a killed backup left is swept away by the next one, and nothing else", async () => {
  const into = join(folder, "SIGKILL");
  mkdirSync(into);
  expect((await killed(into, "SIGKILL")).filter((name) => /^\.kept\.sqlite\..+\.new$/.test(name))).toHaveLength(1);
  for (const name of [".kept.sqlite.another-host.4194304.new", ".other.new", "mine.4194304.new"]) writeFileSync(join(into, name), "");
  const ledger = await openLedger({ folder: data, readOnly: true });
  await backupLedger(ledger, join(into, "next.sqlite"));
  await ledger.close();
  expect(readdirSync(into).sort()).toEqual([".kept.sqlite.another-host.4194304.new", ".other.new", "mine.4194304.new", "next.sqlite"]);
  expect(abandoned(into)).toEqual([]);
});
