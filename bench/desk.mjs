// The situation in a real browser: how long until there is something to read, and until a changed filter is shown. With 100,000
// events and, beside it in the same run, with 1,000. The median of the rounds counts.
//   node bench/desk.mjs [--events N] [--rounds N] [--data FOLDER] [--write]
// FOLDER keeps the made-up ledgers from run to run; they are made where they are missing, which takes minutes. The browser is
// that of the tests (npm test brings it). --write puts the table into docs/performance.md.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../test/desk/browser/chromium.ts";
import { madeSituation } from "./made-situation.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const rounds = Number(option("--rounds") ?? 10), many = Number(option("--events") ?? 100_000), folder = option("--data") ?? join(tmpdir(), "recoupe-bench-desk");
const PAINT_LIMIT = 1500, CHANGE_LIMIT = 150;

const median = (values) => { const sorted = [...values].sort((a, b) => a - b); return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2; };

/** A desk over a ledger, once all its events are counted. */
async function serve(data) {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, "bin", "recoupe.js"), "desk", "--port", "0", "--data", data], { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (text) => { printed += text; const found = /open at (http:\S+)/.exec(printed); if (found) resolve(found[1]); });
    child.on("close", () => reject(new Error(`the desk ended: ${printed}`)));
  });
  for (;;) {
    const { events, counted } = await (await fetch(new URL("/api/situation", url))).json();
    if (counted >= events) return { url, events, filled: performance.now() - began, close: () => new Promise((resolve) => { child.on("close", resolve); child.kill("SIGTERM"); }) };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** From the address to the first list, line of time and sentence that can be read. A browser that has nothing kept. */
async function firstPaint(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", reducedMotion: "reduce" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(new URL("/", url).href, { waitUntil: "commit" });
  await page.waitForFunction(() => document.querySelectorAll(".events > li").length > 0 && document.querySelectorAll("section.time svg").length > 0, undefined, { polling: "raf" });
  const paint = await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))); }));
  await page.waitForFunction(() => document.querySelector(".pane .buttons") !== null && document.querySelectorAll(".spot").length > 0, undefined, { polling: 100 });
  const map = await page.evaluate(() => performance.now());
  return { page, context, paint, map };
}

/** Changes of the filter one after the other as a person would: each from the click to the frame that shows the new list and line. */
async function changes(page) {
  return await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
    const quiet = async () => { for (let calm = 0; calm < 12;) { await frame(); calm = document.querySelector("main [aria-busy=true]") ? 0 : calm + 1; } };
    const shown = () => document.querySelector(".list h2").textContent;
    const select = (name) => [...document.querySelectorAll(".filters label")].find((label) => label.firstElementChild.textContent === name).querySelector("select");
    const choose = (name, value) => { const list = select(name); list.value = value; list.dispatchEvent(new Event("change", { bubbles: true })); };
    const steps = [["Status", "contested"], ["Status", "single-origin"], ["Status", ""], ["Type", "armed-clash"], ["Type", "arrests"], ["Type", ""]];
    const took = [];
    for (const [name, value] of steps) {
      await quiet();
      const before = shown(), start = performance.now();
      choose(name, value);
      while (shown() === before && performance.now() - start < 20_000) await new Promise((resolve) => { new MutationObserver((_, seen) => { seen.disconnect(); resolve(); }).observe(document.querySelector("main"), { subtree: true, childList: true, characterData: true, attributes: true }); setTimeout(resolve, 5000); });
      await frame();
      took.push(performance.now() - start);
    }
    return took;
  });
}

const launched = await launch();
if ("why" in launched) { console.log(`bench/desk: left out, no browser (${launched.why})`); process.exit(0); }
const out = [];
const line = (text = "") => { out.push(text); console.log(text); };
mkdirSync(folder, { recursive: true });
line(`Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} and Chromium ${launched.browser.version()} on ${availableParallelism()} cores (${cpus()[0].model.trim()}), which draw the map without a graphics card; load average at the beginning ${loadavg()[0].toFixed(1)}. Medians of ${rounds}, in ms.`);
line();
line("| events | all counted after the start | first list and line of time | and the map | a filter changes | slowest of the changes | longest of all |");
line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
let failed = false;
try {
  for (const events of [1000, many]) {
    const data = join(folder, String(events));
    await madeSituation(data, events);
    const desk = await serve(data);
    try {
      const paints = [], maps = [], steps = [];
      for (let round = 0; round < rounds; round++) {
        const { page, context, paint, map } = await firstPaint(launched.browser, desk.url);
        paints.push(paint);
        maps.push(map);
        steps.push(await changes(page));
        await context.close();
      }
      const each = steps[0].map((_, at) => median(steps.map((took) => took[at])));
      const [paint, change] = [median(paints), Math.max(...each)];
      failed ||= paint > PAINT_LIMIT || change > CHANGE_LIMIT;
      line(`| ${desk.events.toLocaleString("en")} | ${Math.round(desk.filled)} | **${Math.round(paint)}** | ${Math.round(median(maps))} | **${Math.round(median(each))}** | ${Math.round(change)} | ${Math.round(Math.max(...steps.flat()))} |`);
    } finally {
      await desk.close();
    }
  }
} finally {
  await launched.browser.close();
}
if (args.includes("--write")) {
  const target = join(root, "docs", "performance.md"), [begin, end] = ["<!-- desk -->", "<!-- /desk -->"], text = readFileSync(target, "utf8");
  const at = text.indexOf(begin), section = `${begin}\n${out.join("\n")}\n${end}`;
  writeFileSync(target, at === -1 ? `${text.trimEnd()}\n\n## The desk with many events\n\n\`node bench/desk.mjs --write\` wrote this.\n\n${section}\n` : text.slice(0, at) + section + text.slice(text.indexOf(end) + end.length));
}
if (failed) { console.log(`Above the limit: ${PAINT_LIMIT} ms to the first paint, ${CHANGE_LIMIT} ms for a filter.`); process.exitCode = 1; }
