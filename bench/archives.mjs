// A WARC made of the repository's own pages, brought into a ledger: node bench/archives.mjs [MEGABYTES]. Beside it in the same run:
// warcio going over the records and doing nothing else, recoupe's own reader doing the same, and the bare reading of the same pages.
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { WARCParser } from "warcio";
import { openApp } from "../src/app.ts";
import { keepEntries } from "../src/app/batch.ts";
import { openShelf, readCapture } from "../src/app/shelf.ts";
import { entriesOf } from "../src/capture/index.ts";

const megabytes = Number(process.argv[2] ?? 1_000), root = fileURLToPath(new URL("..", import.meta.url)), folder = mkdtempSync(join(tmpdir(), "recoupe-warc-"));
const pages = [];
for (const below of ["corpus", "examples"]) for (const entry of readdirSync(join(root, below), { recursive: true })) if (/\.html?$/.test(String(entry))) pages.push(readFileSync(join(root, below, String(entry)), "utf8"));
const path = join(folder, "made.warc.gz");

// Around an article a newspaper's page has some ten times its weight: menus, styles, scripts, other stories.
const furniture = `<style>${".a1{margin:0;padding:4px 8px}".repeat(700)}</style><script>${"window.dataLayer.push({event:'view',id:12});".repeat(600)}</script><nav>${Array.from({ length: 150 }, (_, i) => `<li class="menu-item"><a href="/section/${i}">Section ${i}</a></li>`).join("")}</nav>`;

/** Every record is another page: its number stands in its text, so that none is known already. */
async function make() {
  const out = createWriteStream(path);
  let length = 0, number = 0;
  while (length < megabytes * 1e6) {
    const page = pages[number % pages.length].replace("<body>", `<body>${furniture}`).replace("</body>", `<p>Record ${number} of the archive.</p></body>`);
    const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(page)}\r\n\r\n${page}`);
    const record = gzipSync(Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${number}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://paper${number % 500}.example.org/${number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`), http, Buffer.from("\r\n\r\n")]), { level: 1 });
    length += http.length;
    number++;
    if (!out.write(record)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return { number, length };
}

const { number, length } = await make();
console.log(`${number} records, ${(length / 1e6).toFixed(0)} MB unpacked, ${(statSync(path).size / 1e6).toFixed(0)} MB packed; ${pages.length} pages they are made of`);
const told = (name, count, began) => { const seconds = (performance.now() - began) / 1000; console.log(`${name.padEnd(34)} ${seconds.toFixed(1).padStart(8)} s ${Math.round(count / seconds).toString().padStart(8)} pages/s ${(length / 1e6 / seconds * count / number).toFixed(1).padStart(8)} MB/s   rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`); return count / seconds; };

let began = performance.now(), count = 0;
for await (const record of new WARCParser(Readable.toWeb(createReadStream(path)))) { for await (const _ of record) { /* to its end */ } count++; }
told("warcio, records alone", count, began);
began = performance.now(); count = 0;
for await (const entry of entriesOf(path)) count += "capture" in entry ? 1 : 0;
told("recoupe, records alone", count, began);
const shelf = openShelf(), some = Math.min(number, 2_000);
began = performance.now(); count = 0;
for await (const entry of entriesOf(path)) { if (!("capture" in entry)) continue; readCapture(entry.capture, shelf); if (++count >= some) break; }
const reading = told(`the reading alone, of ${some}, one thread`, some, began);
const app = await openApp({ data: join(folder, "data") });
began = performance.now(); count = 0;
let kept = 0, most = 0;
for await (const outcome of keepEntries(app, entriesOf(path))) {
  count++;
  if ("acknowledged" in outcome) kept++;
  if (count % 20 === 0) most = Math.max(most, process.memoryUsage().rss);
  if (count % Math.ceil(number / 10) === 0) told(`read and kept, ${count}`, count, began);
}
const whole = told("read and kept, all", count, began);
console.log(`${kept} kept; ${(whole / reading).toFixed(2)} of the speed of the reading alone on one thread; at most ${(most / 1e6).toFixed(0)} MB of memory in the process`);
began = performance.now(); count = 0;
for await (const outcome of keepEntries(app, entriesOf(path))) count += "acknowledged" in outcome && !outcome.acknowledged.added ? 1 : 0;
told("the same once more, all known", count, began);
await app.close();
rmSync(folder, { recursive: true, force: true });
