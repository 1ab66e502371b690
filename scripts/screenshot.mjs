// node scripts/screenshot.mjs: draws docs/screenshot.png anew, the situation of the example dispatches in English. It takes the
// browser of the tests (npm test brings it) and the desk as it is built.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inNewNode, root, say } from "./setup.mjs";

const TARGET = join(root, "docs", "screenshot.png");
const MOST_BYTES = 300_000;

/** Starts the desk over a ledger of its own, filled with the examples, and gives its address and what stops it. */
async function openDesk() {
  const data = mkdtempSync(join(tmpdir(), "recoupe-screenshot-"));
  const bin = join(root, "bin", "recoupe.js");
  const added = spawnSync(process.execPath, [bin, "add", join(root, "examples"), "--data", data], { encoding: "utf8" });
  if (added.status !== 0) throw new Error(added.stderr);
  const desk = spawn(process.execPath, [bin, "desk", "--port", "0", "--no-open", "--data", data], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    let printed = "";
    desk.stdout.on("data", (text) => { printed += text; const found = /open at (http:\S+)/.exec(printed); if (found) resolve(found[1]); });
    desk.on("close", () => reject(new Error("the desk ended: " + printed)));
  });
  return { url, close: () => new Promise((resolve) => { desk.on("close", () => { rmSync(data, { recursive: true, force: true }); resolve(); }); desk.kill("SIGTERM"); }) };
}

if (await inNewNode(process.argv[1])) {
  const { launch } = await import("../test/desk/browser/chromium.ts");
  const launched = await launch();
  if ("why" in launched) throw new Error(launched.why);
  const desk = await openDesk();
  try {
    const page = await launched.browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB", colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(desk.url);
    await page.locator(".buttons").waitFor(); // the map's, there once it is drawn
    // Filters are of no use to someone who looks at a picture; what they hide is.
    await page.locator(".filters summary").click();
    let drawn = await page.screenshot();
    for (let before = null; before === null || !before.equals(drawn); drawn = await page.screenshot()) before = drawn;
    await page.screenshot({ path: TARGET });
  } finally {
    await launched.browser.close();
    await desk.close();
  }
  const { size } = statSync(TARGET);
  if (size > MOST_BYTES) throw new Error(`docs/screenshot.png has ${size} bytes; more than ${MOST_BYTES} is too much to fetch with every clone.`);
  say(`docs/screenshot.png is drawn anew (${Math.round(size / 1000)} kB).`);
}
