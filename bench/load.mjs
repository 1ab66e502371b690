// 200 requests a second on the desk's API, for five minutes unless told otherwise: errors, and how long answers take. Requests are
// sent by the clock and not one after the other, so that a slow answer holds up none that come after it and is counted whole.
//   node bench/load.mjs [--rate N] [--seconds N] [--data FOLDER]
// FOLDER is a ledger to serve; without it the example dispatches are added to a new one.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url)), bin = join(root, "bin", "recoupe.js");
const args = process.argv.slice(2), option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const rate = Number(option("--rate") ?? 200), seconds = Number(option("--seconds") ?? 300);
const own = option("--data") === undefined, data = option("--data") ?? mkdtempSync(join(tmpdir(), "recoupe-load-"));
if (own) {
  const added = spawnSync(process.execPath, [bin, "add", join(root, "examples"), "--data", data], { encoding: "utf8" });
  if (added.status !== 0) throw new Error(added.stderr);
}
const desk = spawn(process.execPath, [bin, "desk", "--port", "0", "--data", data], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((resolve, reject) => {
  let printed = "";
  desk.stdout.on("data", (text) => { printed += text; const found = /open at (http:\S+)/.exec(printed); if (found) resolve(found[1]); });
  desk.on("close", () => reject(new Error(`the desk ended: ${printed}`)));
});
const answer = async (path) => (await fetch(new URL(path, url))).json();
for (let situation; (situation = await answer("/api/situation")).counted < situation.events;) await new Promise((resolve) => setTimeout(resolve, 250));

// What people ask for, by turns: mostly the situation under one filter or another, events, articles, words, sources.
const { rows } = await answer("/api/situation/events?limit=100"), { documents } = await answer("/api/documents"), { claims } = await answer("/api/claims?limit=50");
const pick = (list, at) => list[at % list.length];
const PATHS = [
  () => "/api/situation", (n) => `/api/situation?status=${pick(["contested", "single-origin", "corroborated", "denied"], n)}`, (n) => `/api/situation?since=${2011 + n % 12}-01-01`, (n) => `/api/events/${pick(rows, n).id}`,
  (n) => `/api/documents/${pick(documents, n).id}`, () => "/api/situation/events?limit=50", (n) => `/api/claims/${pick(claims, n).id}`, () => "/api/situation?actor=isis", (n) => `/api/situation/map?zoom=${3 + n % 6}&view=30,28,50,40`, () => "/api/sources?limit=50",
];
const agent = new Agent({ keepAlive: true, maxSockets: 256 }), took = [], errors = new Map();
const ask = (path) => new Promise((resolve) => {
  const start = performance.now();
  const end = (error) => { if (error) errors.set(error, (errors.get(error) ?? 0) + 1); else took.push(performance.now() - start); resolve(); };
  get(new URL(path, url), { agent, timeout: 30_000 }, (response) => { response.resume(); response.on("end", () => end(response.statusCode === 200 ? null : `${response.statusCode} ${path.split("?")[0].split("/").slice(0, 3).join("/")}`)); response.on("error", (error) => end(error.code)); })
    .on("timeout", function () { this.destroy(new Error("timeout")); }).on("error", (error) => end(error.code ?? error.message));
});
const open = new Set(), total = rate * seconds, began = performance.now();
for (let n = 0; n < total;) {
  const due = Math.min(total, Math.floor((performance.now() - began) / 1000 * rate) + 1);
  for (; n < due; n++) { const one = ask(pick(PATHS, n)(n)); open.add(one); void one.then(() => open.delete(one)); }
  await new Promise((resolve) => setTimeout(resolve, 2));
}
await Promise.all(open);
const lasted = (performance.now() - began) / 1000, sorted = took.sort((a, b) => a - b), part = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
const memory = spawnSync("ps", ["-o", "rss=", "-p", String(desk.pid)], { encoding: "utf8" }).stdout.trim();
console.log(`${total.toLocaleString("en")} requests at ${rate} a second in ${Math.round(lasted)} s, ${availableParallelism()} cores, load average ${loadavg()[0].toFixed(1)}; the desk then takes ${Math.round(Number(memory) / 1024)} MB`);
console.log(`answered ${sorted.length.toLocaleString("en")}; ms: half under ${part(0.5)}, 95 % under ${part(0.95)}, 99 % under ${part(0.99)}, longest ${Math.round(sorted.at(-1))}`);
console.log(errors.size === 0 ? "no error" : `errors: ${[...errors].map(([what, many]) => `${many} × ${what}`).join(", ")}`);
agent.destroy();
desk.kill("SIGTERM");
await new Promise((resolve) => desk.on("close", resolve));
if (own) rmSync(data, { recursive: true, force: true });
process.exitCode = errors.size === 0 ? 0 : 1;
