import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { newEnough } from "../../scripts/setup.mjs";
import { ARTICLES, EXECUTABLE, folder } from "./executable.ts";

const here = folder();
afterAll(() => here.remove());

/** A copy of the executable in a folder where nothing was installed or built. */
function alone(): string {
  mkdirSync(here.in("alone/bin"), { recursive: true });
  copyFileSync(EXECUTABLE, here.in("alone/bin/recoupe.js"));
  writeFileSync(here.in("alone/package.json"), `{"type":"module"}`);
  return here.in("alone/bin/recoupe.js");
}

/** A Node on this machine's path that is too old for recoupe, if there is one. */
const old = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "node")).find((node) => {
  if (!existsSync(node)) return false;
  return !newEnough(execFileSync(node, ["--version"], { encoding: "utf8" }).trim().slice(1));
});
const runtime = existsSync(fileURLToPath(new URL("../../.runtime/node_modules/node/bin/node", import.meta.url)));

test.each([["20.20.2", false], ["22.17.9", false], ["22.18.0", true], ["24.0.0", true], ["18.0.0", false]])("Node %s is new enough: %s", (version, enough) => {
  expect(newEnough(version)).toBe(enough);
});

test("what is not built says how to build it", () => {
  const ran = spawnSync(process.execPath, [alone(), "read", "x"], { encoding: "utf8" });
  expect(ran).toMatchObject({ status: 1, stdout: "", stderr: "recoupe is not built yet. Run `npm run build` in its folder first.\n" });
});

test("what an old Node must parse uses nothing that came after Node 14", () => {
  for (const file of ["bin/recoupe.js", "scripts/setup.mjs", "scripts/start.mjs", "scripts/test.mjs", "scripts/build.mjs"]) {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
    expect(`${file}: ${/\?\?=|\|\|=|&&=|\bstatic\s*\{|[^\w]#\w+\s*[=(;]/.exec(source)?.[0] ?? "fine"}`).toBe(`${file}: fine`);
  }
});

describe.skipIf(old === undefined)("an old Node", () => {
  test("without a private one says the one thing to do", () => {
    const ran = spawnSync(old!, [alone(), "read", "x"], { encoding: "utf8" });
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/^recoupe needs Node 22\.18 or later and this is [\d.]+\. Run `npm run build` in its folder, .*\.\n$/);
  });

  test.skipIf(!runtime)("hands over to the private one: arguments, input, output and status", () => {
    const good = spawnSync(old!, [EXECUTABLE, "read", "-", "--json"], { input: ARTICLES.fr, encoding: "utf8" });
    expect(good.status).toBe(0);
    expect(JSON.parse(good.stdout).document.captured_from).toBe("-");
    expect(spawnSync(old!, [EXECUTABLE, "read", "/nowhere at all"], { encoding: "utf8" })).toMatchObject({ status: 1, stdout: "" });
    expect(spawnSync(old!, [EXECUTABLE, "reed"], { encoding: "utf8" })).toMatchObject({ status: 2 });
  });
});
