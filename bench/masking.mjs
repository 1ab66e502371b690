#!/usr/bin/env node
// How well names of private persons are masked, and how fast.
//   node bench/masking.mjs [--show]              the sentences of test/export/named-sentences.ts, whose names are marked
//   node bench/masking.mjs FILE… [--most N]      texts: what is masked in them, each once with its words around, to be looked over
// FILE is a page, a text, or lines of JSON with `text`. Of the sentences it counts names masked whole and missed, and words masked that are none.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { wordsOf } from "../src/app/export/ordinary.ts";
import { readCapture } from "../src/app/captured.ts";
import { openShelf } from "../src/app/shelf.ts";
import { masked, namesIn } from "../src/export/redact/mask.ts";
import { MISSED, SENTENCES } from "../test/export/named-sentences.ts";

const args = process.argv.slice(2), most = args.includes("--most") ? Number(args[args.indexOf("--most") + 1]) : 100;
const files = args.filter((one, at) => !one.startsWith("--") && args[at - 1] !== "--most");
const shelf = openShelf(), known = { ...shelf, ...wordsOf(shelf.directory) };

function counted(sentences) {
  let names = 0, whole = 0, wrong = 0;
  for (const sentence of sentences) {
    const bare = sentence.replace(/\[\[|\]\]/g, ""), out = masked(bare, 0, namesIn(bare, known));
    let at = 0;
    for (const [index, part] of sentence.split(/\[\[|\]\]/).entries()) {
      const shown = out.slice(at, at += part.length);
      if (index % 2 === 1) { names++; if (/^█+$/.test(shown)) whole++; }
      else wrong += (shown.match(/█+/g) ?? []).length;
    }
    if (args.includes("--show") && out !== sentence.replace(/\[\[([^\]]*)\]\]/g, (_, name) => "█".repeat(name.length))) console.log(`  ${sentence}\n  ${out}`);
  }
  return `${names} names, ${whole} masked whole; ${wrong} stretches masked that are none`;
}

function* textsOf(path) {
  const bytes = readFileSync(path);
  if (path.endsWith(".ndjson") || path.endsWith(".jsonl")) for (const line of bytes.toString("utf8").trim().split("\n")) yield JSON.parse(line).text ?? "";
  else yield readCapture({ bytes, captured_from: path, captured: null, media_type: /\.html?$/.test(path) ? "text/html" : "text/plain", charset: "utf-8" }, shelf).document.text;
}

if (files.length === 0) {
  console.log(`sentences with marks: ${counted(SENTENCES)}`);
  console.log(`known misses: ${MISSED.length} sentences`);
} else {
  const found = new Map();
  let texts = 0, signs = 0, hidden = 0, seconds = 0;
  for (const file of files) for (const text of textsOf(file)) {
    texts++; signs += text.length;
    const start = performance.now(), names = namesIn(text, known);
    seconds += (performance.now() - start) / 1000;
    for (const { start: from, end } of names) {
      hidden += end - from;
      const name = text.slice(from, end).replace(/\s+/g, " "), held = found.get(name);
      if (held) held.times++;
      else found.set(name, { times: 1, around: text.slice(Math.max(0, from - 30), end + 20).replace(/\s+/g, " ") });
    }
  }
  for (const [name, { times, around }] of [...found].sort((a, b) => b[1].times - a[1].times).slice(0, most)) console.log(`${String(times).padStart(5)}  ${name}  |  ${around}`);
  console.log(`${texts} texts, ${signs} signs, ${hidden} of them masked (${(100 * hidden / signs).toFixed(2)} %), ${found.size} distinct; ${(signs / seconds / 1e6).toFixed(1)} million signs a second`);
}
