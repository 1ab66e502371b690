// How fast recoupe reads, beside its peers in one run on the same texts: whole readings from text and from HTML, what a
// character costs, a start from nothing, a folder, memory. Contenders take turns, round by round; the median of the rounds
// counts, in processor time, so that what else the machine does counts little.
//   node bench/performance.mjs --names FILE [--rounds N] [--seconds N] [--warmth N] [--write]
// FILE is a compiled names file with a full gazetteer (`recoupe atlas import` leaves it in the data folder); --write puts
// the tables into docs/performance.md. The peers are installed into this folder when they are not there.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { ensureNode, ensurePackages } from "../scripts/setup.mjs";
import { openAtlas } from "../src/atlas/index.ts";
import { openShelf, readCapture } from "../src/app/shelf.ts";
import { captureOf, median, paragraphs, root, spent, textOf } from "./texts.mjs";

const SIZE = 3000, MANY = 40, PAGES = 60, STARTS = 9, FILES = 600;
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const names = option("--names"), rounds = Number(option("--rounds") ?? 7), seconds = Number(option("--seconds") ?? 0.7), warmth = Number(option("--warmth") ?? 4);

const shelf = openShelf();
if (names) shelf.atlas = openAtlas(new Uint8Array(readFileSync(names)));
const lists = paragraphs(shelf);
const whole = (text) => readCapture(captureOf(text), shelf).claims.length;

// Seconds on the clock for a folder, with so many threads: a process of its own.
if (args.includes("--folder")) {
  const { readFiles } = await import("../dist/app/readers.js");
  const inside = option("--folder"), files = readdirSync(inside).sort().map((name) => join(inside, name)), start = performance.now();
  for await (const outcome of readFiles(files, { folder: option("--data"), json: true }, Number(option("--threads")))) if ("failed" in outcome) throw new Error(outcome.failed.message);
  console.log((performance.now() - start) / 1000);
  process.exit(0);
}
if (args.includes("--memory")) {
  // A process of its own: the most memory that it ever took, after reading so many characters.
  const length = Number(option("--memory"));
  if (length > 0) whole(textOf(lists.en, 0, length));
  console.log(process.resourceUsage().maxRSS / 1024);
  process.exit(0);
}

ensurePackages(ensureNode(), join(root, "bench"), "the peers");
const { readability, textPeers } = await import("./peers.mjs");

/** Contenders by turns on the same inputs; for each, inputs a second: the median of the rounds. */
function race(contenders, inputs) {
  const rates = contenders.map(() => []);
  // Time for the engine to make fast code of each; a busy machine takes long over that.
  for (const { work } of contenders) for (let start = spent(), i = 0; i < inputs.length || spent() - start < warmth * 1000; i++) work(inputs[i % inputs.length]);
  for (let round = 0; round < rounds; round++) contenders.forEach(({ work }, c) => {
    let done = 0;
    const start = spent();
    while (spent() - start < seconds * 1000) for (let k = 0; k < 4; k++) work(inputs[done++ % inputs.length]);
    rates[c].push(done / (spent() - start) * 1000);
  });
  return contenders.map(({ name }, c) => ({ name, rate: median(rates[c]) }));
}

const out = [];
const line = (text = "") => { out.push(text); console.log(text); };
const number = (n) => (n >= 100 ? Math.round(n).toLocaleString("en") : n.toFixed(1));
const busy = () => loadavg()[0].toFixed(1);
line(`Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${availableParallelism()} cores (${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB), ${shelf.atlas.size.toLocaleString("en")} places; load average at the beginning ${busy()}, where ${availableParallelism()} is all that the machine can do.`);
line();
line(`### Texts of ${SIZE / 1000} kB, one core`);
line();
line("| language | what | texts/s | recoupe does |");
line("| --- | --- | ---: | ---: |");
const peers = await textPeers();
for (const language of ["en", "fr", "ar"]) {
  const texts = Array.from({ length: Math.min(MANY, lists[language].length) }, (_, i) => textOf(lists[language], i, SIZE));
  const claims = texts.reduce((sum, text) => sum + whole(text), 0) / texts.length;
  const [ours, ...others] = race([{ name: `recoupe: the whole reading (${claims.toFixed(1)} claims a text)`, work: whole }, ...peers[language]], texts);
  line(`| ${language} | **${ours.name}** | **${number(ours.rate)}** | |`);
  for (const { name, rate } of others) line(`| ${language} | ${name} | ${number(rate)} | ${(ours.rate / rate).toFixed(2)} × as many |`);
}

/** Pages to read: the public benchmark of article extraction where it lies beside the repository, else the examples. */
function pages() {
  const bench = join(root, "..", "shared", "bench", "article-extraction", "html"), here = join(root, "examples");
  if (existsSync(bench)) return { from: "pages of the article-extraction benchmark", html: readdirSync(bench).sort().slice(0, PAGES).map((name) => gunzipSync(readFileSync(join(bench, name))).toString("utf8")) };
  return { from: "example pages", html: readdirSync(here).filter((name) => name.endsWith(".html")).sort().map((name) => readFileSync(join(here, name), "utf8")) };
}
const { from, html } = pages();
const ofPage = (page) => { try { return readCapture({ bytes: Buffer.from(page), captured_from: "bench", captured: null, media_type: "text/html", charset: "utf-8" }, shelf).claims.length; } catch { return 0; } };
const [page, main] = race([{ name: "", work: ofPage }, readability], html);
line();
line(`### From HTML, one core (${html.length} ${from}, ${Math.round(html.reduce((sum, one) => sum + one.length, 0) / html.length / 1000)} kB each)`);
line();
line("| what | pages/s | recoupe does |");
line("| --- | ---: | ---: |");
line(`| **recoupe: main content, roles, claims** | **${number(page.rate)}** | |`);
line(`| ${readability.name} | ${number(main.rate)} | ${(page.rate / main.rate).toFixed(2)} × as many |`);

line();
line("### What a character costs, and what memory it takes");
line();
line("| characters | ns a character | of that at 3 kB | peak memory, MB | MB a million characters |");
line("| ---: | ---: | ---: | ---: | ---: |");
const memory = (length) => Number(spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--memory", String(length), ...(names ? ["--names", names] : [])], { encoding: "utf8" }).stdout);
const bare = memory(0);
let small = 0;
for (const length of [3_000, 100_000, 1_000_000, 5_000_000]) {
  const texts = Array.from({ length: Math.max(1, Math.min(MANY, Math.round(600_000 / length))) }, (_, i) => textOf(lists.en, i, length)), cost = [];
  for (let round = 0; round < (length > 1_000_000 ? 1 : 5); round++) { const start = spent(); for (const text of texts) whole(text); cost.push((spent() - start) * 1e6 / texts.reduce((sum, text) => sum + text.length, 0)); }
  const each = median(cost), peak = memory(length);
  small ||= each;
  line(`| ${length.toLocaleString("en")} | ${number(each)} | ${(each / small).toFixed(2)} × | ${Math.round(peak)} | ${length >= 1_000_000 ? Math.round((peak - bare) / length * 1e6) : ""} |`);
}

const folder = mkdtempSync(join(tmpdir(), "recoupe-bench-"));
try {
  if (names) copyFileSync(names, join(folder, "names.bin"));
  line();
  line("### `recoupe read` from a cold start");
  line();
  line("| input | seconds on the clock | processor seconds |");
  line("| --- | ---: | ---: |");
  for (const input of ["examples/abu-kamal-08-model-register.txt", "examples/palmyra-10-mock-tribune.html"]) {
    const clock = [], processor = [];
    for (let i = 0; i < STARTS; i++) {
      const before = process.resourceUsage(), start = performance.now();
      const { status } = spawnSync(process.execPath, [join(root, "bin", "recoupe.js"), "read", "--data", folder, join(root, input)]);
      if (status !== 0) throw new Error(`recoupe read ${input} ended with ${status}`);
      clock.push((performance.now() - start) / 1000);
      processor.push(children(before));
    }
    line(`| ${input.endsWith("html") ? "a page of HTML" : "a plain text"} | ${median(clock).toFixed(2)} | ${processor[0] === null ? "" : median(processor).toFixed(2)} |`);
  }
  const files = Array.from({ length: FILES }, (_, i) => { const file = join(folder, "many", `${String(i).padStart(4, "0")}.txt`); mkdirSync(join(folder, "many"), { recursive: true }); writeFileSync(file, textOf(lists[["en", "fr", "ar"][i % 3]], i, SIZE)); return file; });
  // Each in a process of its own: what has read before is warm, and would beat threads that begin cold.
  const took = [1, availableParallelism()].map((threads) => {
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--folder", join(folder, "many"), "--data", folder, "--threads", String(threads)], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
    return Number(done.stdout);
  });
  line();
  line(`A folder of ${FILES} texts of ${SIZE / 1000} kB: ${took[0].toFixed(1)} s with one thread, ${took[1].toFixed(1)} s with ${availableParallelism()}, on the clock, starts included. Load average at the end: ${busy()}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Processor seconds of the child that ended since; null where the system does not tell. */
function children(before) {
  if (process.platform !== "linux" || !existsSync("/proc/self/stat")) return null;
  void before;
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
  const now = (Number(fields[13]) + Number(fields[14])) / 100, last = children.last ?? 0;
  children.last = now;
  return now - last;
}

if (args.includes("--write")) {
  const target = join(root, "docs", "performance.md"), MARKS = /(<!-- measured -->\n)[^]*?(<!-- end -->)/;
  writeFileSync(target, readFileSync(target, "utf8").replace(MARKS, (_, begin, end) => `${begin}\n${out.join("\n")}\n\n${end}`));
}
