// node scripts/screenshot.mjs: draws docs/screenshot.png anew: one event of the example dispatches with its versions side by side, in
// English. It takes the browser of the tests (npm test brings it) and the desk as it is built.
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

/** The event with the most to see side by side: contested, of the most versions that tell something, with the most figures. */
function mostTold(events) {
  const shows = ({ contested, versions }) => [contested.length > 0 ? 1 : 0, versions.filter(({ types }) => types.length > 0).length, versions.flatMap(({ tolls }) => tolls).length];
  return events.reduce((best, event) => {
    const [a, b] = [shows(best), shows(event)], at = a.findIndex((value, index) => value !== b[index]);
    return at >= 0 && b[at] > a[at] ? event : best;
  });
}

if (await inNewNode(process.argv[1])) {
  const { launch } = await import("../test/desk/browser/chromium.ts");
  const launched = await launch();
  if ("why" in launched) throw new Error(launched.why);
  const desk = await openDesk();
  try {
    const page = await launched.browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB", colorScheme: "light", reducedMotion: "reduce" });
    const { events } = await (await fetch(new URL("/api/events", desk.url))).json();
    await page.goto(new URL(`/events/${mostTold(events).id}`, desk.url).href);
    await page.locator(".versions section").first().waitFor();
    await page.evaluate(async () => { await document.fonts.ready; });
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
