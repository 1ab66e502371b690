import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LEDGER_FILE, openLedger } from "../../src/ledger/index.ts";
import { ruleOf } from "./conformance/place.ts";
import { NORTH, numbered, SOUTH } from "./examples.ts";

const ADDER = fileURLToPath(new URL("./adder.ts", import.meta.url));

interface Adder { process: ChildProcess; acknowledged: { n: number; id: string }[]; ended: Promise<{ code: number | null; errors: string }>; heard: (lines: number) => Promise<void> }

/** A process that adds `many` dispatches from number `first` on. */
function adder(folder: string, first: number, many: number): Adder {
  const child = spawn(process.execPath, [ADDER, folder, String(first), String(many)], { stdio: ["ignore", "pipe", "pipe"] });
  const acknowledged: Adder["acknowledged"] = [];
  const waiting: { lines: number; go: () => void }[] = [];
  let rest = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    const lines = (rest + data).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const [n, id] = line.split(" ");
      acknowledged.push({ n: Number(n), id: id! });
    }
    for (const { lines: wanted, go } of waiting) if (acknowledged.length >= wanted) go();
  });
  child.stderr.setEncoding("utf8").on("data", (data: string) => { errors += data; });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => child.on("close", (code) => {
    for (const { go } of waiting) go();
    resolve({ code, errors });
  }));
  const heard = (lines: number): Promise<void> => new Promise((go) => { if (acknowledged.length >= lines || child.exitCode !== null) go(); else waiting.push({ lines, go }); });
  return { process: child, acknowledged, ended, heard };
}

describe("a ledger and other processes", () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "recoupe-processes-")); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("kill -9 at any moment loses nothing that was acknowledged", async () => {
    const acknowledged = new Map<number, string>();
    const rounds: string[] = [];
    for (let round = 0; round < 10; round++) {
      const first = round * 1000;
      const running = adder(folder, first, 1000);
      // The first rounds are cut short while the ledger is being made, the others in the midst of writing.
      if (round < 3) await new Promise((go) => setTimeout(go, 100 + Math.random() * 400));
      else {
        await running.heard(1 + Math.floor(Math.random() * 60));
        await new Promise((go) => setTimeout(go, Math.random() * 10));
      }
      running.process.kill("SIGKILL");
      await running.ended;
      for (const { n, id } of running.acknowledged) acknowledged.set(n, id);

      const ledger = await openLedger({ folder });
      const kept = await ledger.documents();
      const ids = new Set(kept.map(({ id }) => id));
      expect([...acknowledged.values()].filter((id) => !ids.has(id))).toEqual([]);
      // Three are under way at once: no more than these may be there without having been acknowledged.
      expect(kept.filter(({ captured_from }) => Number(captured_from.slice(9, -4)) >= first).length - running.acknowledged.length).toBeLessThanOrEqual(3);
      expect(kept.every(({ claims }) => claims === 5)).toBe(true);
      expect(await ledger.check()).toEqual([]);
      await ledger.close();
      rounds.push(`${running.acknowledged.length}`);
    }
    const ledger = await openLedger({ folder });
    for (const [n, id] of acknowledged) {
      const { capture, reading } = numbered(n);
      expect((await ledger.original(id))!.bytes).toEqual(capture.bytes);
      expect(await ledger.claims({ document: id })).toEqual(reading.claims);
    }
    console.log(`kill -9: 10 rounds, acknowledged ${rounds.join(" + ")} = ${acknowledged.size}, lost 0, kept ${(await ledger.counts()).documents}`);
    await ledger.close();
    expect(acknowledged.size).toBeGreaterThan(0);
  });

  test("two processes add at once, also the same dispatches, and nothing is lost or doubled", async () => {
    // A new folder: they also race to make the ledger. 0..59 and 40..99: twenty are added by both.
    const both = [adder(folder, 0, 60), adder(folder, 40, 60)];
    for (const { ended } of both) expect(await ended).toEqual({ code: 0, errors: "" });
    const ledger = await openLedger({ folder });
    expect(await ledger.counts()).toMatchObject({ documents: 100, claims: 500, readings: 100 });
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
    expect(both.map(({ acknowledged }) => acknowledged.length)).toEqual([60, 60]);
  });

  describe("while another process holds it", () => {
    let other: DatabaseSync;
    beforeEach(async () => {
      const ledger = await openLedger({ folder });
      await ledger.add(NORTH);
      await ledger.close();
      other = new DatabaseSync(join(folder, LEDGER_FILE));
    });
    afterEach(() => { if (other.isOpen) other.close(); });

    test("reading goes on, writing waits, and is done once the other lets go", async () => {
      const ledger = await openLedger({ folder, patience: 60_000 });
      other.exec("BEGIN IMMEDIATE");
      let done = false;
      const adding = ledger.add(SOUTH).then((answer) => { done = true; return answer; });
      // The writer waits in its own thread: these answers come while it does.
      expect(await ledger.claims()).toEqual(NORTH.reading.claims);
      expect(await ledger.check()).toEqual([]);
      expect(done).toBe(false);
      other.exec("ROLLBACK");
      expect(await adding).toMatchObject({ added: true });
      expect((await ledger.counts()).documents).toBe(2);
      await ledger.close();
    });

    test("writing gives up after its patience with one clear sentence, and nothing was changed", async () => {
      const ledger = await openLedger({ folder, patience: 50 });
      other.exec("BEGIN IMMEDIATE");
      await expect(ledger.add(SOUTH)).rejects.toThrow(`Another process holds the ledger in ${folder} and did not let go within 0.05 seconds; nothing was changed.`);
      other.exec("ROLLBACK");
      expect((await ledger.counts()).documents).toBe(1);
      expect((await ledger.add(SOUTH)).added).toBe(true);
      await ledger.close();
    });

    test("which lets nobody read either, opening says so", async () => {
      other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE");
      other.exec("CREATE TABLE something (n)");
      other.exec("ROLLBACK");
      expect(await ruleOf(openLedger({ folder, patience: 50 }))).toBe("ledger-busy");
      expect(await ruleOf(openLedger({ folder, patience: 50, readOnly: true }))).toBe("ledger-busy");
    });
  });

  test("a process that forgets to close the ledger still ends", async () => {
    const program = `const { openLedger } = await import(${JSON.stringify(new URL("../../src/ledger/index.ts", import.meta.url).href)});
      const ledger = await openLedger({ folder: ${JSON.stringify(folder)} }); await ledger.counts(); console.log("done");`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (data) => { said += data; });
    child.stderr.on("data", (data) => { said += data; });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
    expect(said).toBe("done\n");
  });
});
