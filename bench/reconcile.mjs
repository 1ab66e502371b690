#!/usr/bin/env node
// How long reconciling takes on made-up claims, with the skew of real ones: few places and days hold most of them.
//   node bench/reconcile.mjs [CLAIMS] [--one-story]      (10000 claims unless told; --one-story: all of one page)
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { openDirectory } from "../src/directory/index.ts";
import { reconcile } from "../src/reconcile/index.ts";

const directory = openDirectory(readFileSync(resolve(import.meta.dirname, "../dist/names.bin")));
const wanted = Number(process.argv[2]) || 10_000;
const oneStory = process.argv.includes("--one-story");
let seed = 12345;
const random = () => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return seed / 2 ** 32; };
const skewed = (count) => Math.floor(count * random() ** 3);
const pick = (list) => list[skewed(list.length)];
const TYPES = ["armed-clash", "shelling-artillery-missile-attack", "air-drone-strike", "toll", "control", "movement", "suicide-bomb", "repelled", "confirmation", "responsibility", "non-state-actor-overtakes-territory"];
const ACTORS = ["isis", "syr-saa", "sdf", "hts", "rus-mil", "usa-mil", "pmf", "hezbollah"];
const ORIGINS = ["sohr", "sana", "amaq", "snhr", "rus-gov", null, "?"];
const PAPERS = Array.from({ length: 60 }, (_, at) => `Paper number ${at}`);
const places = Array.from({ length: 400 }, (_, at) => ({ id: `p:${at}`, name: `Place ${at}`, lat: 33 + random() * 4, lon: 36 + random() * 6 }));
const day = (number) => new Date(Date.UTC(2016, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const documents = [];
const claims = [];
while (claims.length < wanted) {
  const id = `sha256:${documents.length}`;
  const date = skewed(900);
  const place = pick(places);
  const count = oneStory ? wanted : 3 + skewed(12);
  const text = Array.from({ length: Math.min(count, 400) * 12 }, () => `word${Math.floor(random() * 5000)}`).join(" ");
  documents.push({ id, captured_from: id, captured: null, url: null, publisher: pick(PAPERS), title: null, byline: null, published: random() < 0.1 ? null : day(date + 1), republished_from: null, language: "en", text, blocks: [], evidence: {} });
  for (let at = 0; at < count; at++) {
    const start = Math.min(text.length - 12, at * 9);
    const worded = { text: text.slice(start, start + 8), anchor: { start, end: start + 8 }, inherited: false };
    const origin = pick(ORIGINS);
    const where = random() < 0.8 ? place : pick(places);
    claims.push({
      id: `clm:${documents.length}:${String(at).padStart(6, "0")}`, document: id, span: { start, end: start + 8, exact: worded.text, prefix: "", suffix: "" }, type: pick(TYPES),
      initiators: [{ ...worded, id: pick(ACTORS), name: "" }], targets: random() < 0.5 ? [{ ...worded, id: pick(ACTORS), name: "" }] : [],
      places: [{ ...worded, ...where, precision: 1 + skewed(3), role: "at", country: "SY", labels: {}, candidates: [] }],
      time: random() < 0.6 ? { ...worded, start: day(date), end: day(date), precision: 1, inferred: [], candidates: [], resolved_against: null } : null,
      counts: random() < 0.4 ? [{ ...worded, id: "n1", quantity: "killed", of: null, group: null, low: skewed(90), high: random() < 0.5 ? null : 90, part_of: null, amends: null }] : [],
      attribution: origin === null ? [] : [{ ...worded, source: { id: origin === "?" ? null : origin, name: origin, kind: origin === "?" ? "unnamed" : "monitor", side: null }, cue: "", stance: "says" }],
      factuality: "certain", polarity: random() < 0.95 ? "positive" : "negative", loaded: [], about: [], story: 0,
      derivation: { stage: "made", rule: "made", words: "", anchor: worded.anchor, says: "", from: [] },
    });
  }
}
const started = performance.now();
const { events, episodes } = reconcile({ claims, documents }, directory);
const largest = Math.max(...events.map((event) => event.claims.length));
console.log(`${claims.length} claims of ${documents.length} pages: ${events.length} events (largest ${largest} claims) in ${episodes.length} episodes, ${Math.round(performance.now() - started)} ms`);
