// Main-content quality on the article-extraction benchmark, recoupe beside bare Readability.
// Run with Node 24: node bench/page.mjs [--show]. Needs ../shared/bench/article-extraction; says so when it is not there.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { furnitureFrom, readPage } from "../src/page/index.ts";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = at("../../shared/bench/article-extraction/");
if (!existsSync(folder)) {
  console.log("bench/page: skipped, ../shared/bench/article-extraction is not there");
  process.exit(0);
}
const lexicon = (language, name) => readFileSync(at(`../src/reading/packs/${language}/lexicon/${name}.tsv`), "utf8");
const furniture = ["fr", "en", "ar"].map((language) => furnitureFrom(language, lexicon(language, "furniture"), lexicon(language, "calendar")));
const ARTICLE = new Set(["lede", "body", "list", "quote", "title"]);

function ours(html) {
  const { document } = readPage({ bytes: html, captured_from: "bench", captured: null, media_type: "text/html" }, { furniture });
  const first = document.blocks.findIndex(({ role }) => role === "lede" || role === "body");
  return document.blocks.filter(({ role }, i) => ARTICLE.has(role) && i >= first).map(({ start, end }) => document.text.slice(start, end)).join("\n");
}
function readability(html) {
  const { document } = parseHTML(html.toString("utf8"));
  return new Readability(document).parse()?.textContent ?? "";
}

/** Multiset of 4-token shingles, as the benchmark's authors define it. */
function shingles(text) {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [], counts = new Map();
  for (let i = 0; i + 4 <= Math.max(tokens.length, 4); i++) { const key = tokens.slice(i, i + 4).join(" "); if (key) counts.set(key, (counts.get(key) ?? 0) + 1); }
  return counts;
}
function compare(gold, got) {
  let tp = 0, fp = 0, fn = 0;
  for (const [key, n] of got) { const m = gold.get(key) ?? 0; tp += Math.min(n, m); fp += Math.max(0, n - m); }
  for (const [key, n] of gold) fn += Math.max(0, n - (got.get(key) ?? 0));
  return { tp, fp, fn };
}
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

const truth = JSON.parse(readFileSync(`${folder}ground-truth.json`, "utf8"));
const peers = { recoupe: ours, readability }, scores = {}, took = {}, rows = [];
for (const [name, extract] of Object.entries(peers)) {
  const precision = [], recall = [];
  const start = performance.now();
  for (const [id, { articleBody }] of Object.entries(truth)) {
    const html = gunzipSync(readFileSync(`${folder}html/${id}.html.gz`));
    let text = "";
    try { text = extract(html); } catch (error) { console.log(`${name} ${id}: ${error.message}`); }
    const { tp, fp, fn } = compare(shingles(articleBody), shingles(text));
    if (tp + fp) precision.push(tp / (tp + fp));
    if (tp + fn) recall.push(tp / (tp + fn));
    if (name === "recoupe") rows.push({ id, precision: tp / (tp + fp || 1), recall: tp / (tp + fn || 1) });
  }
  took[name] = performance.now() - start;
  const p = mean(precision), r = mean(recall);
  scores[name] = { p, r, f1: (2 * p * r) / (p + r) };
}
if (process.argv.includes("--show"))
  for (const row of rows.filter(({ precision, recall }) => Math.min(precision, recall) < 0.85)) console.log(`${row.id.slice(0, 12)}  precision ${row.precision.toFixed(2)}  recall ${row.recall.toFixed(2)}`);
for (const [name, { p, r, f1 }] of Object.entries(scores))
  console.log(`${name.padEnd(12)} F1 ${f1.toFixed(3)}  precision ${p.toFixed(3)}  recall ${r.toFixed(3)}  ${(Object.keys(truth).length / took[name] * 1000).toFixed(0)} pages/s`);
