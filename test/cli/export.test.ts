import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import type { Claim } from "../../src/reading/index.ts";
import { ARTICLES, EXECUTABLE, folder, lines, run } from "./executable.ts";

const here = folder();
/** Whether a small disk can be mounted here, in a namespace of its own. */
const canMount = (): boolean => process.platform === "linux" && spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]).status === 0;
const data = here.in("data");
let claims: Claim[];
beforeAll(async () => {
  await run(["add", "-"], { input: ARTICLES.fr, data });
  claims = JSON.parse((await run(["claims", "--json"], { data })).stdout);
});
afterAll(() => here.remove());

describe("recoupe export", () => {
  test("to standard output: the data set there, where it comes from on standard error", async () => {
    const { status, stdout, stderr } = await run(["export", "--format", "jsonl"], { data });
    expect({ status, ids: lines(stdout).map((claim: any) => claim.id) }).toEqual({ status: 0, ids: claims.map(({ id }) => id) });
    expect(stderr).toMatch(/^Export exp:[0-9a-f]{24}, of record \d+ \([0-9a-f]{16}…\)\.$/m);
  });

  test("to a file: a data package beside it names its bytes, its columns and the state of the ledger", async () => {
    const output = here.in("claims.csv");
    const { status, stdout, stderr } = await run(["export", "--format", "csv", "--output", output, "--redact"], { data });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(/claims? written to /);
    const bytes = readFileSync(output), meta = JSON.parse(readFileSync(`${output}.meta.json`, "utf8"));
    expect(meta.resources[0]).toMatchObject({ path: "claims.csv", bytes: bytes.length, hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}` });
    expect(meta.resources[0].schema.fields.map((field: any) => field.name)).toEqual((parse(bytes) as string[][])[0]);
    expect(meta.recoupe).toMatchObject({ id: expect.stringMatching(/^exp:/), format: "csv", redacted: true, items: claims.length, left_out: {}, ledger: { record: expect.any(Number) } });
    expect(readdirSync(here.path).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  test("since an earlier export: only what changed, and a list of it", async () => {
    const first = here.in("first.csv"), since = here.in("since.csv");
    await run(["export", "--format", "csv", "--output", first], { data });
    const { recoupe: { id } } = JSON.parse(readFileSync(`${first}.meta.json`, "utf8"));
    await run(["add", "-"], { input: "The Late Post\nDamascus, 9 March 2016\n\nA car bomb killed four people in Homs on 8 March 2016.\n", data });
    const { status, stderr } = await run(["export", "--since-export", id, "--output", since], { data });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^\d+ new claims?, 0 changed, 0 withdrawn since exp:/m);
    const changes: Record<string, string>[] = parse(readFileSync(`${since}.changes.csv`), { columns: true }), rows: Record<string, string>[] = parse(readFileSync(since), { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    expect(changes.map((change) => change["id"])).toEqual(rows.map((row) => row["id"]));
    const nowhere = await run(["export", "--since-export", id], { data });
    expect({ status: nowhere.status, stdout: nowhere.stdout }).toEqual({ status: 1, stdout: "" });
    expect(nowhere.stderr).toMatch(/Say where with --output FILE\./);
  });

  test("what matches nothing is said, and is no failure", async () => {
    const { status, stderr } = await run(["export", "--format", "acled", "--place", "Nowhere at all"], { data });
    expect({ status, said: /Nothing matches; the output is empty\./.test(stderr) }).toEqual({ status: 0, said: true });
  });
});

describe("bad input to recoupe export", () => {
  test.each([
    [["--format", "xlsx"], 2, /There is no format "xlsx"\. There are: acled, ucdp, airwars, csv, jsonl, geojson, annotations, claimreview\./],
    [[], 2, /Give a --format: acled, /],
    [["--since-export", "exp:0123", "--output", "x.csv"], 1, /No export "exp:0123" was made from this ledger\. Take the id from the file FILE\.meta\.json/],
    [["--format", "csv", "--since", "yesterday"], 2, /A day looks like/],
  ])("%j", async (args, status, says) => {
    const ran = await run(["export", ...args as string[]], { data });
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status, stdout: "" });
    expect(ran.stderr).toMatch(says as RegExp);
  });

  test("a folder that is not there is said, and nothing is left behind", async () => {
    const { status, stderr } = await run(["export", "--format", "csv", "--output", here.in("no/where.csv")], { data });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/There is no such folder\. Choose another place with --output\./) });
  });

  test.skipIf(process.platform === "win32")("a reader that stops reading ends it quietly, and leaves no half record of it", async () => {
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, [EXECUTABLE, "export", "--format", "jsonl", "--status", "single-origin", "--data", data], { stdio: ["ignore", "pipe", "pipe"] });
      child.stdout.destroy();
      child.on("close", (status) => resolve(status));
    });
    expect(code).toBe(0);
    expect(readdirSync(`${data}/exports`).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  test.skipIf(!canMount())("a full disk leaves what was exported before, and says so", () => {
    const small = here.in("small");
    mkdirSync(small);
    const script = `mount -t tmpfs -o size=4k tmpfs "$SMALL" && echo before > "$SMALL/kept" && shift 0
      "$0" "$@" --output "$SMALL/kept"; echo "status $?"; cat "$SMALL/kept"; ls "$SMALL"`;
    const ran = spawnSync("unshare", ["-rm", "bash", "-c", script, process.execPath, EXECUTABLE, "export", "--format", "jsonl", "--data", data], { env: { ...process.env, SMALL: small, NO_COLOR: "1" }, encoding: "utf8" });
    expect(ran.stderr).toMatch(/The disk is full; nothing was written\. Make room, or write it elsewhere\./);
    expect(ran.stdout).toBe("status 1\nbefore\nkept\n");
  });
});
