import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LEDGER_FILE, openLedger } from "../../src/ledger/index.ts";
import { ruleOf } from "./conformance/place.ts";
import { enduring } from "./enduring.ts";
import { NORTH, SOUTH } from "./examples.ts";

enduring("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "recoupe-enduring-"));
  return { where: { folder }, open: () => openLedger({ folder }), discard: () => rm(folder, { recursive: true, force: true }) };
});

describe("a ledger and other processes", () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "recoupe-processes-")); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

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
