// How fast texts are read, claims and all, on one core: texts of 3 kB made of this repository's own dispatches, beside the
// floor of cutting the same texts into words with Intl.Segmenter; and what a character costs at 3 kB and at 1 MB. Seconds are
// those that the processor spent on it, so that what else the machine does counts little.
//   node bench/reading.mjs [--names FILE] [--json] [--seconds N]
// FILE is a compiled names file with a full gazetteer (`recoupe atlas import` leaves it in the data folder).

import { readFileSync } from "node:fs";
import { openShelf, readCapture } from "../src/app/shelf.ts";
import { openAtlas } from "../src/atlas/index.ts";
import { readPage } from "../src/page/index.ts";
import { read } from "../src/reading/index.ts";
import { captureOf, paragraphs, spent, textOf } from "./texts.mjs";

const SIZE = 3000, MANY = 40, LARGE = 1_000_000;
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const least = Number(option("--seconds") ?? 2) * 1000;

const shelf = openShelf();
if (option("--names")) shelf.atlas = openAtlas(new Uint8Array(readFileSync(option("--names"))));
const pageOf = (text) => readPage(captureOf(text), shelf.page);

/** Calls a piece of work on one text after the other until the time is up; texts a second, after a round to warm up. */
function rate(texts, work) {
  for (const text of texts) work(text);
  let done = 0;
  const start = spent();
  while (spent() - start < least) for (let k = 0; k < 5; k++) work(texts[done++ % texts.length]);
  return done / (spent() - start) * 1000;
}

const rows = [];
for (const [language, list] of Object.entries(paragraphs(shelf)).sort()) {
  const texts = Array.from({ length: Math.min(MANY, list.length) }, (_, i) => textOf(list, i, SIZE));
  const whole = (text) => readCapture(captureOf(text), shelf);
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
