import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { NORTH, numbered } from "./examples.ts";

/** Whether this system lets us mount a small disk of our own, which vanishes with the process that uses it. */
function canMount(): boolean {
  try {
    execFileSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"], { stdio: "ignore" });
    return true;
  } catch {
    console.log("skipped: disks that are full or read-only, because this system lets nobody mount one (unshare -rm)");
    return false;
  }
}

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Runs a script with a disk mounted on `folder`, in a world of its own. */
async function on(folder: string, mounting: string, script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("unshare", ["-rm", "sh", "-c", `${mounting} && exec "$@"`, "sh", process.execPath, ...(script.endsWith(".ts") ? [script] : ["--input-type=module", "-e", script]), ...args], { env: { ...process.env, FOLDER: folder } });
  return stdout;
}

describe.skipIf(!canMount())("a ledger on a scarce disk", () => {
  let folder: string;
  beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), "recoupe-disk-")); });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test("a full disk is one clear sentence; nothing is lost, nothing half written, and it goes on once there is room", async () => {
    const told = JSON.parse(await on(folder, 'mount -t tmpfs -o size=4m tmpfs "$FOLDER"', path("./scarce.ts"), folder));
    console.log(`disk full: ${told.acknowledged} acknowledged before "${told.refused.cause}"`);
    expect(told.making).toEqual(["disk-full", "disk-full", "disk-full"]);
    expect(told.acknowledged).toBeGreaterThan(0);
    expect(told.refused).toMatchObject({ rule: "disk-full", message: `The disk that holds the ledger in ${join(folder, "data")} is full; nothing of this was kept.` });
    expect(told.derive).toBe("disk-full");
    const whole = { lost: 0, documents: told.acknowledged + 1, check: [] };
    expect(told.whileFull).toEqual(whole);
    expect(told.afterwards).toEqual(whole);
    expect(told.again).toBe(true);
    expect(told.end).toEqual([]);
  });

  test("a disk that cannot be written is read, and refuses to be written", async () => {
    const ledger = await openLedger({ folder });
    await ledger.add(NORTH);
    await ledger.close();
    const program = `const { openLedger } = await import(${JSON.stringify(new URL("../../src/ledger/index.ts", import.meta.url).href)});
      const folder = process.env.FOLDER;
      const refused = await openLedger({ folder }).then(() => null, ({ problem }) => problem.rule);
      const none = await openLedger({ folder: folder + "/new" }).then(() => null, ({ problem }) => problem.rule);
      const ledger = await openLedger({ folder, readOnly: true });
      console.log(JSON.stringify({ refused, none, claims: await ledger.claims(), check: await ledger.check() }));
      await ledger.close();`;
    const told = JSON.parse(await on(folder, 'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,bind,ro "$FOLDER"', program));
    expect(told).toEqual({ refused: "ledger-unwritable", none: "ledger-unwritable", claims: JSON.parse(JSON.stringify(NORTH.reading.claims)), check: [] });
  });

  test("a backup or a copy onto a full or read-only disk is one clear sentence, and leaves nothing there", async () => {
    const ledger = await openLedger({ folder });
    for (let n = 0; n < 150; n++) await ledger.add(numbered(n, 20));
    await ledger.close();
    const program = `const { openLedger, backupLedger, copyLedger } = await import(${JSON.stringify(new URL("../../src/ledger/index.ts", import.meta.url).href)});
      const { readdirSync } = await import("node:fs");
      const disk = process.env.FOLDER + "/disk", told = {};
      const says = (work) => work.then(() => null, ({ problem }) => problem && problem.rule + ": " + problem.message);
      const source = await openLedger({ folder: process.env.FOLDER, readOnly: true });
      told.backup = await says(backupLedger(source, disk + "/kept.sqlite"));
      told.left = readdirSync(disk);
      told.copy = await says(openLedger({ folder: disk + "/copy" }).then(async (target) => { try { return await copyLedger(source, target); } finally { told.whole = await target.check(); await target.close(); } }));
      console.log(JSON.stringify(told));
      await source.close();`;
    await mkdir(join(folder, "disk"));
    const full = JSON.parse(await on(folder, 'mount -t tmpfs -o size=1m tmpfs "$FOLDER/disk"', program));
    expect(full.backup).toBe(`disk-full: The disk of ${join(folder, "disk", "kept.sqlite")} is full; nothing was written.`);
    expect(full.left).toEqual([]);
    expect(full.copy).toMatch(/^disk-full: The disk that holds the ledger in .*disk.copy is full; nothing of this was kept\.$/);
    expect(full.whole).toEqual([]);
    const fixed = JSON.parse(await on(folder, 'mount --bind "$FOLDER/disk" "$FOLDER/disk" && mount -o remount,bind,ro "$FOLDER/disk"', program));
    expect(fixed.backup).toMatch(/^not-written: .*kept\.sqlite could not be written: /);
    expect(fixed.copy).toMatch(/^ledger-unwritable: /);
  });
});
