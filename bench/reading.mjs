// How fast texts are read, claims and all, on one core: texts of 3 kB made of this repository's own dispatches, beside the
// floor of cutting the same texts into words with Intl.Segmenter; and what a character costs at 3 kB and at 1 MB. Seconds are
// those that the processor spent on it, so that what else the machine does counts little.
//   node bench/reading.mjs [--names FILE] [--json] [--seconds N]
// FILE is a compiled names file with a full gazetteer (`recoupe atlas import` leaves it in the data folder).

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openShelf, readCapture } from "../src/app/shelf.ts";
import { openAtlas } from "../src/atlas/index.ts";
import { readPage } from "../src/page/index.ts";
import { read } from "../src/reading/index.ts";

const SIZE = 3000, MANY = 40, LARGE = 1_000_000;
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const least = Number(option("--seconds") ?? 2) * 1000;
const here = fileURLToPath(new URL("..", import.meta.url));

const shelf = openShelf();
if (option("--names")) shelf.atlas = openAtlas(new Uint8Array(readFileSync(option("--names"))));
const pageOf = (text) => readPage({ bytes: new TextEncoder().encode(text), captured_from: "bench", captured: null, media_type: "text/plain", charset: "utf-8" }, shelf.page);

/** The running text of every example and corpus page of a language, as paragraphs. */
function paragraphs() {
  const byLanguage = {};
  for (const folder of ["examples", "corpus"])
    for (const file of readdirSync(join(here, folder), { recursive: true }).filter((name) => /\.(txt|html)$/.test(name)).sort()) {
      const { document } = readPage({ bytes: new Uint8Array(readFileSync(join(here, folder, file))), captured_from: file, captured: null, media_type: null }, shelf.page);
      const told = document.blocks.filter(({ role }) => role === "lede" || role === "body").map(({ start, end }) => document.text.slice(start, end));
      (byLanguage[document.language] ??= []).push(...told);
    }
  return byLanguage;
}

/** Paragraphs from the `from`-th on, round and round, up to a length in UTF-16 units; blank lines between them. */
function textOf(list, from, length) {
  let text = "";
  for (let i = from; text.length < length; i++) text += `${list[i % list.length]}\n\n`;
  const end = text.lastIndexOf(" ", length);
  return text.slice(0, end > 0 ? end : length);
}

/** Milliseconds of this thread's processor time since an arbitrary point. */
function spent() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

/** Calls a piece of work on one text after the other until the time is up; texts a second, after a round to warm up. */
function rate(texts, work) {
  for (const text of texts) work(text);
  let done = 0;
  const start = spent();
  while (spent() - start < least) for (let k = 0; k < 5; k++) work(texts[done++ % texts.length]);
  return done / (spent() - start) * 1000;
}

const rows = [];
for (const [language, list] of Object.entries(paragraphs()).sort()) {
  const texts = Array.from({ length: Math.min(MANY, list.length) }, (_, i) => textOf(list, i, SIZE));
  const whole = (text) => readCapture({ bytes: new TextEncoder().encode(text), captured_from: "bench", captured: null, media_type: "text/plain", charset: "utf-8" }, shelf);
  const words = new Intl.Segmenter(language, { granularity: "word" });
  const floor = rate(texts, (text) => { let n = 0; for (const { isWordLike } of words.segment(text)) if (isWordLike) n++; return n; });
  const pages = texts.map((text) => pageOf(text).document);
  const reading = rate(pages, (document) => read(document, shelf)), fromText = rate(texts, whole);
  const claims = texts.reduce((sum, text) => sum + whole(text).claims.length, 0) / texts.length;
  const large = textOf(list, 0, LARGE), start = spent();
  whole(large);
  const perLarge = (spent() - start) * 1e6 / large.length, perSmall = 1e9 / fromText / (texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
  rows.push({ language, texts_a_second: Math.round(fromText), reading_alone: Math.round(reading), segmenter: Math.round(floor), claims_a_text: Number(claims.toFixed(1)), ns_a_character_3kB: Math.round(perSmall), ns_a_character_1MB: Math.round(perLarge) });
}
if (args.includes("--json")) console.log(JSON.stringify({ characters: SIZE, places: shelf.atlas.size, rows }));
else {
  console.log(`texts of ${SIZE} characters, ${shelf.atlas.size.toLocaleString("en")} places, one core`);
  console.log("language  from text  reading alone  Segmenter words  claims/text  ns/character at 3 kB   at 1 MB  ratio");
  for (const r of rows)
    console.log(`${r.language.padEnd(8)}${`${r.texts_a_second}/s`.padStart(11)}${`${r.reading_alone}/s`.padStart(15)}${`${r.segmenter}/s`.padStart(17)}${String(r.claims_a_text).padStart(13)}${String(r.ns_a_character_3kB).padStart(22)}${String(r.ns_a_character_1MB).padStart(10)}${(r.ns_a_character_1MB / r.ns_a_character_3kB).toFixed(2).padStart(7)}`);
}
