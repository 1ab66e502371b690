import { gunzipSync, gzipSync } from "node:zlib";
import { readCapture, type Shelf } from "../../src/app/shelf.ts";
import { entriesIn, feedOf, notAnArticle, signsOf, waczOf } from "../../src/capture/index.ts";
import { warcOf } from "../../src/capture/warc-write.ts";
import { zipOf } from "../../src/capture/zip-write.ts";
import { ProblemError } from "../../src/problem.ts";
import { page } from "./site.ts";

// Pages, feeds and archives with errors in them, by a seed: the same every time.

/** A generator of numbers from 0 to below 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const AT = "2026-03-04T05:06:07.000Z", utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const TEXT = "Two soldiers died near Homs on Monday, the army said.\nAn observer put it at four.";
const html = page(TEXT, { title: "Shelling", head: '<link rel="canonical" href="/a"><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true}</script>' });
const exchange = (url: string) => ({ url, ip: "", at: AT, request: { line: "GET / HTTP/1.1", headers: [] }, status: 200, statusLine: "HTTP/1.1 200 OK", headers: [["Content-Type", "text/html"]] as [string, string][], payload: utf8(html), bytes: utf8(html), cut: false });
const visits = [exchange("http://a.example.org/1"), exchange("http://a.example.org/2")];
const gz = warcOf(visits, "t", AT).bytes, plain = new Uint8Array(gunzipSync(gz)), chunked = utf8(Buffer.from(plain).toString("latin1").replaceAll("Content-Type: text/html\r\n", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"));
const RSS = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><ttl>60</ttl><item><title>A &amp; b</title><link>http://a.example.org/1</link><guid isPermaLink="false">x</guid><pubDate>Mon, 04 Mar 2019 10:00:00 GMT</pubDate><description><![CDATA[<p>d</p>]]></description></item></channel></rss>';
const ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>i</id><title>x</title><link rel="alternate" href="/2"/><updated>2019-03-04T10:00:00Z</updated></entry></feed>';
const SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://a.example.org/1</loc><news:news><news:publication_date>2019-03-04</news:publication_date><news:title>x</news:title></news:news></url></urlset>';

type Kind = "page" | "feed" | "archive";
export const BASES: readonly { kind: Kind; name: string; bytes: Uint8Array }[] = [
  { kind: "page", name: "a.html", bytes: utf8(html) }, { kind: "page", name: "a.txt", bytes: utf8(TEXT) }, { kind: "page", name: "b.html", bytes: utf8(html) },
  { kind: "feed", name: "rss", bytes: utf8(RSS) }, { kind: "feed", name: "atom", bytes: utf8(ATOM) }, { kind: "feed", name: "json", bytes: utf8('{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"http://a.example.org/3","title":"q","content_text":"c"}]}') },
  { kind: "feed", name: "sitemap", bytes: utf8(SITEMAP) }, { kind: "feed", name: "opml", bytes: utf8('<opml version="2.0"><head><title>x</title></head><body><outline text="g"><outline type="rss" text="f" xmlUrl="http://a.example.org/f"/></outline></body></opml>') },
  { kind: "archive", name: "a.warc", bytes: plain }, { kind: "archive", name: "a.warc.gz", bytes: gz }, { kind: "archive", name: "c.warc", bytes: chunked }, { kind: "archive", name: "a.wacz", bytes: waczOf({ exchanges: visits, title: "t", text: null, software: "t", at: AT }) },
  { kind: "archive", name: "a.zip", bytes: zipOf([{ name: "a.html", bytes: utf8(html) }, { name: "b/c.csv", bytes: utf8('title,text\n"A ""b""",Two died.\n') }, { name: "in.zip", bytes: zipOf([{ name: "d.txt", bytes: utf8(TEXT) }], new Date(AT)) }], new Date(AT)) },
  { kind: "archive", name: "a.ndjson.gz", bytes: new Uint8Array(gzipSync('{"title":"a","text":"Two died."}\n{"title":"b","text":"c"}\n')) },
];

const NASTY = ["<", ">", "\0", "&", "&#x0;", "&#99999999;", "<!--", "-->", "<![CDATA[", "]]>", '<!ENTITY a "b">', "<!DOCTYPE x [", "<script>", "</p>", "<table><tr><td>", "\r\n\r\n", "\n", "Content-Length: 99999999999999\r\n", "Content-Length: -1\r\n", "WARC/1.0\r\n", "HTTP/1.1 200 OK\r\n", "Content-Encoding: gzip\r\n", "PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "\xff\xfe", "\xef\xbb\xbf", "\x1f\x8b\x08\x00", "ffffffff\r\n", "{", "[[[[[[", '"', "%s", "../../", "\ud83d", "\u202e", "ه".repeat(40), "12".repeat(60), "<div>".repeat(60), "(".repeat(80)];

/** Bytes with one to six things done to them. */
export function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  let now = Buffer.from(bytes);
  const at = (): number => Math.floor(next() * (now.length + 1));
  for (let many = 1 + Math.floor(next() * 6); many > 0; many--) {
    const from = at(), to = Math.min(now.length, from + Math.floor(next() * next() * 300));
    switch (Math.floor(next() * 7)) {
      case 0: if (from < now.length) now[from] = Math.floor(next() * 256); break;
      case 1: now = Buffer.concat([now.subarray(0, from), now.subarray(to)]); break;
      case 2: now = Buffer.concat([now.subarray(0, to), now.subarray(from)]); break;
      case 3: now = Buffer.concat([now.subarray(0, from), Buffer.from(NASTY[Math.floor(next() * NASTY.length)]!, "latin1"), now.subarray(from)]); break;
      case 4: now = Buffer.concat([now.subarray(0, from), Buffer.from(NASTY[Math.floor(next() * NASTY.length)]!), now.subarray(to)]); break;
      case 5: for (let i = from; i < Math.min(to, from + 8); i++) now[i] = now[i]! ^ (1 << Math.floor(next() * 8)); break;
      default: if (next() < 0.3) now = now.subarray(0, from); else { const moved = Buffer.from(now.subarray(from, to)); now = Buffer.concat([now.subarray(0, from), now.subarray(to), moved]); }
    }
  }
  return new Uint8Array(now);
}

/** Does with mutant `number` what recoupe would, and says what came of it. Throws only what nobody foresaw. */
export async function live(number: number, seed: number, shelf: Shelf): Promise<{ name: string; outcome: string; took: number }> {
  const base = BASES[number % BASES.length]!, bytes = mutated(base.bytes, chance(seed + number)), began = performance.now();
  let outcome = "read";
  const readPage = (capture: Parameters<typeof readCapture>[0]): void => {
    const { document, problems } = readCapture(capture, shelf);
    const why = notAnArticle(document, signsOf(new TextDecoder().decode(capture.bytes)), "http://a.example.org/x") ?? problems.find(({ severity }) => severity === "error");
    if (why) outcome = why.rule;
  };
  try {
    if (base.kind === "page") readPage({ bytes, captured_from: base.name, captured: null });
    else if (base.kind === "feed") await feedOf(bytes, "http://a.example.org/feed", null);
    else {
      for await (const entry of entriesIn(bytes, base.name)) {
        if ("left" in entry) outcome = entry.left.rule;
        else if (number % 3 === 0) readPage(entry.capture);
      }
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw new Error(`mutant ${number} of ${base.name}: ${error instanceof Error ? error.stack : String(error)}`);
    outcome = error.problem.rule;
  }
  return { name: base.name, outcome, took: performance.now() - began };
}
