import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { entriesIn, filesOfZip, waczOf } from "../../src/capture/index.ts";
import { warcOf } from "../../src/capture/warc-write.ts";
import { zipOf } from "../../src/capture/zip-write.ts";
import { problemOf } from "../../src/problem.ts";
import { ARTICLES, folder, lines, run } from "../cli/executable.ts";
import { page, REPORT } from "./site.ts";

// What the field keeps its pages in: each is opened, whole or broken, and everything in it is an article or has a reason why not.

const AT = "2026-03-04T05:06:07.000Z";
const exchange = (url: string, body: string | Uint8Array, { status = 200, headers = [["Content-Type", "text/html; charset=utf-8"]] as [string, string][] } = {}) => {
  const payload = new Uint8Array(Buffer.from(body));
  return { url, ip: "93.184.216.34", at: AT, request: { line: "GET / HTTP/1.1", headers: [["Host", "news.example.org"]] as [string, string][] }, status, statusLine: `HTTP/1.1 ${status} X`, headers, payload, bytes: payload, cut: false };
};
const visits = [
  exchange("http://news.example.org/1", page(REPORT)), exchange("http://news.example.org/2", gzipSync(page(`${REPORT}\nTwo.`)), { headers: [["Content-Type", "text/html"], ["Content-Encoding", "gzip"]] }),
  exchange("http://news.example.org/style.css", "body{}", { headers: [["Content-Type", "text/css"]] }), exchange("http://news.example.org/gone", "gone", { status: 404 }),
];
const warc = warcOf(visits, "test", AT).bytes;
const wacz = waczOf({ exchanges: visits, title: "T", text: null, software: "test", at: AT });
const zip = (files: Record<string, string | Uint8Array>): Uint8Array => zipOf(Object.entries(files).map(([name, content]) => ({ name, bytes: new Uint8Array(Buffer.from(content)) })), new Date(AT));
const MAIL = ["From: The Example Courier <desk@courier.example.org>", "Subject: =?utf-8?Q?Fighting_near_the_river_=E2=80=93_update?=", "Date: Mon, 4 Mar 2019 10:00:00 +0200", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", REPORT.replaceAll("\n", "=0A=\r\n"), ""].join("\r\n");
const MHTML = ["From: <Saved by Blink>", "Snapshot-Content-Location: https://news.example.org/3", "Subject: x", "Date: Mon, 4 Mar 2019 10:00:00 +0000", "MIME-Version: 1.0", 'Content-Type: multipart/related; type="text/html"; boundary="b"', "", "--b", "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://news.example.org/3", "", page(REPORT).replaceAll("=", "=3D"), "--b", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "AAAA", "--b--", ""].join("\r\n");
const CSV = `\ufeffHeadline;Body;Link;Date\r\n"Fighting; near the river";"${REPORT.replaceAll('"', '""')}";https://news.example.org/4;2019-03-04\r\nEmpty;;https://news.example.org/5;2019-03-05\r\n`;
const NDJSON = `${JSON.stringify({ title: "Fighting", text: REPORT, url: "https://news.example.org/6" })}\nnot json\n${JSON.stringify({ title: "x" })}\n`;

/** What came of bytes: the names of captures, the rules of what was left, and the rule with which it broke off. */
async function opened(name: string, bytes: Uint8Array, limits: object = {}): Promise<{ pages: string[]; left: string[]; broke: string | null }> {
  const found = { pages: [] as string[], left: [] as string[], broke: null as string | null };
  try {
    for await (const entry of entriesIn(bytes, name, { limits: { page: 1e6, entry: 2e6, depth: 3, inner: 4e6, ratio: 500, free: 1e6, ...limits }, map: name.startsWith("mapped") ? { text: "Body" } : null })) {
      if ("left" in entry) found.left.push(entry.left.rule);
      else found.pages.push(entry.capture.captured_from);
    }
  } catch (error) { found.broke = problemOf(error).rule; }
  return found;
}

const TWO = ["http://news.example.org/1", "http://news.example.org/2"];
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test.each<[string, string, Uint8Array, { pages?: string[]; left?: string[]; broke?: string | null }]>([
  ["a WARC, record by record packed", "a.warc.gz", warc, { pages: TWO, left: ["not-a-page"] }],
  ["a WARC whose end is cut off", "a.warc.gz", warc.subarray(0, warc.length - 30), { pages: TWO, broke: "broken-archive", left: ["not-a-page"] }],
  ["a WARC with noise in the middle", "a.warc.gz", Buffer.concat([warc.subarray(0, 1500), Buffer.alloc(40, 7), warc.subarray(1540)]), { broke: "broken-archive" }],
  ["a WACZ", "a.wacz", wacz, { pages: TWO, left: ["not-a-page"] }],
  ["a WACZ in a ZIP", "b.zip", zip({ "in/a.wacz": wacz, "read.me": "x" }), { pages: TWO, left: ["not-a-page"] }],
  ["a mail", "a.eml", bytes(MAIL), { pages: ["a.eml"] }], ["a saved page", "a.mhtml", bytes(MHTML), { pages: ["a.mhtml"] }],
  ["a table with other names for its columns", "mapped.csv", bytes(CSV.replace("Body", "Body")), { pages: ["https://news.example.org/4"], left: ["empty-page"] }],
  ["a table without a text", "a.csv", bytes("a,b\n1,2\n"), { broke: "no-text-column" }], ["lines of JSON", "a.ndjson", bytes(NDJSON), { pages: ["https://news.example.org/6"], left: ["broken-line", "empty-page"] }],
  ["packed lines of JSON", "a.ndjson.gz", gzipSync(NDJSON), { pages: ["https://news.example.org/6"], left: ["broken-line", "empty-page"] }],
  ["a ZIP of all of them", "all.zip", zip({ "1.html": page(REPORT), "2.eml": MAIL, "3.csv": "title,text\nFighting,Twelve died.\n", "4.txt": "Twelve died.", "5.jpg": "x" }), { pages: ["all.zip/1.html", "all.zip/2.eml", "all.zip/3.csv#2", "all.zip/4.txt"] }],
  ["a ZIP whose names lead out of it", "out.zip", zip({ "../../etc/cron.txt": "x", "/etc/passwd.txt": "x", "C:\\windows.txt": "x", "fine.txt": "Twelve died." }), { pages: ["out.zip/fine.txt"], left: ["path-traversal", "path-traversal", "path-traversal"] }],
  ["archives in archives without end", "deep.zip", zip({ "a.zip": zip({ "b.zip": zip({ "c.zip": zip({ "d.txt": "x" }) }) }) }), { left: ["nested-too-deep"] }],
  ["an office document", "a.zip", zip({ "[Content_Types].xml": "<x/>", "word/document.xml": "<x/>" }), { left: ["not-a-page"] }],
  ["files that lie over one another", "over.zip", overlaid(), { pages: ["over.zip/0.txt"], broke: "decompression-bomb" }],
  ["a link that leads out", "link.zip", linked(), { pages: ["link.zip/passwd.txt"] }],
  ["a ZIP with the signs of a large one", "large.zip", zip64(), { pages: ["large.zip/a.txt"] }],
  ["a ZIP whose file is larger than it says", "lies.zip", lying(), { left: ["broken-archive"] }],
  ["a record that says it is a terabyte", "a.warc", record(1e12), { broke: "broken-archive" }], ["a record that says it is less than nothing", "a.warc", record(-1), { broke: "broken-archive" }],
  ["a record that says it is shorter than it is", "a.warc", record(40), { broke: "broken-archive", left: ["bad-answer"] }],
  ["half a ZIP", "half.zip", zip({ "a.txt": "Twelve died." }).subarray(0, 40), { broke: "broken-archive" }],
  ["a gzip bomb", "bomb.warc.gz", gzipSync(Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: ${64e6}\r\n\r\n`), Buffer.alloc(64e6)]), { level: 9 }), { broke: "decompression-bomb" }],
  ["a ZIP bomb", "bomb.zip", bombed(), { broke: "decompression-bomb" }], ["a page of too many megabytes, and a PDF of as many", "big.zip", zip({ "a.txt": "x ".repeat(600_000), "b.pdf": `%PDF-1.7\n${"x ".repeat(600_000)}` }), { left: ["page-too-large"], pages: ["big.zip/b.pdf"] }], ["nothing", "a.warc", new Uint8Array(), { broke: "empty-page" }],
])("%s", async (_, name, given, expected) => {
  expect(await opened(name, given)).toMatchObject(expected);
});

/** A ZIP with one packed file of 64 MB of nothing. */
function bombed(): Uint8Array {
  const zeros = Buffer.alloc(64e6), packed = deflateRawSync(zeros, { level: 9 }), stored = Buffer.from(zip({ "a.html": packed }));
  for (const at of [stored.indexOf("PK\x03\x04") + 8, stored.indexOf("PK\x01\x02") + 10]) { stored.writeUInt16LE(8, at); stored.writeUInt32LE(64e6, at + 14); }
  return stored;
}

/** Five files that are all the bytes of the first. */
function overlaid(): Uint8Array {
  const stored = Buffer.from(zip(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.txt`, "Twelve died. ".repeat(40)])))), first = stored.readUInt32LE(stored.indexOf("PK\x01\x02") + 42);
  const directory = stored.indexOf("PK\x01\x02"), one = stored.indexOf("PK\x03\x04", 4), end = stored.lastIndexOf("PK\x05\x06");
  for (let at = directory; at >= 0 && at < end; at = stored.indexOf("PK\x01\x02", at + 4)) stored.writeUInt32LE(first, at + 42);
  stored.writeUInt32LE(one, end + 16);
  return new Uint8Array(Buffer.concat([stored.subarray(0, one), stored.subarray(directory)]));
}

/** A symbolic link, as Unix stores it. */
function linked(): Uint8Array {
  const stored = Buffer.from(zip({ "passwd.txt": "/etc/passwd" })), at = stored.indexOf("PK\x01\x02");
  stored[at + 5] = 3;
  stored.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
  return new Uint8Array(stored);
}

/** As programs write what may become larger than 4 GB: the sizes stand in an extra field. */
function zip64(): Uint8Array {
  const text = Buffer.from("Twelve died."), stored = Buffer.from(zip({ "a.txt": text })), at = stored.indexOf("PK\x01\x02"), end = stored.lastIndexOf("PK\x05\x06"), extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(text.length), 4);
  extra.writeBigUInt64LE(BigInt(text.length), 12);
  stored.writeUInt32LE(0xffffffff, at + 20);
  stored.writeUInt32LE(0xffffffff, at + 24);
  stored.writeUInt16LE(20, at + 30);
  stored.writeUInt32LE(stored.readUInt32LE(end + 12) + 20, end + 12);
  return new Uint8Array(Buffer.concat([stored.subarray(0, end), extra, stored.subarray(end)]));
}

function lying(): Uint8Array {
  const packed = deflateRawSync("Twelve died. ".repeat(1_000)), stored = Buffer.from(zip({ "a.txt": packed }));
  for (const at of [stored.indexOf("PK\x03\x04") + 8, stored.indexOf("PK\x01\x02") + 10]) { stored.writeUInt16LE(8, at); stored.writeUInt32LE(50, at + 14); }
  return new Uint8Array(stored);
}

function record(length: number): Uint8Array { return bytes(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example.org/1\r\nContent-Length: ${length}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(REPORT)}\r\n\r\n`); }

describe("other programs", () => {
  test("warcio reads what recoupe writes: every record, with its headers and its body", async () => {
    const { WARCParser } = await import("warcio");
    const seen: string[] = [];
    for await (const record of new WARCParser(new Blob([Buffer.from(warc)]).stream() as never)) {
      const text = record.warcType === "response" ? await record.contentText() : "";
      seen.push(`${record.warcType} ${record.warcTargetURI ?? ""} ${record.httpHeaders?.statusCode ?? ""} ${/<title>([^<]*)/.exec(text)?.[1] ?? text.length}`.trim());
    }
    expect(seen.filter((one) => one.startsWith("response"))).toEqual([
      "response http://news.example.org/1 200 Shelling near the river", "response http://news.example.org/2 200 Shelling near the river", "response http://news.example.org/style.css 200 6", "response http://news.example.org/gone 404 4",
    ]);
    expect(seen).toHaveLength(9);
  });
});

test("a WACZ holds what validators of the format look for: each file listed with its digest, the list's own, and an index that leads to whole records", async () => {
  const files = new Map<string, Buffer>(), sum = (given: Buffer): string => `sha256:${createHash("sha256").update(given).digest("hex")}`;
  for await (const file of filesOfZip(wacz, "a.wacz")) { const pieces: Uint8Array[] = []; for await (const piece of await file.open()) pieces.push(piece); files.set(file.name, Buffer.concat(pieces)); expect(file.packed, file.name).toBe(file.size); }
  const list = JSON.parse(files.get("datapackage.json")!.toString()) as { profile: string; wacz_version: string; resources: { name: string; path: string; hash: string; bytes: number }[] };
  expect(list).toMatchObject({ profile: "data-package", wacz_version: "1.1.1" });
  expect(list.resources.map(({ path }) => path).sort()).toEqual([...files.keys()].filter((name) => !name.startsWith("datapackage")).sort());
  for (const { name, path, hash, bytes: length } of list.resources) expect([/^[-a-z0-9._/]+$/.test(name), sum(files.get(path)!), files.get(path)!.length]).toEqual([true, hash, length]);
  expect(JSON.parse(files.get("datapackage-digest.json")!.toString())).toEqual({ path: "datapackage.json", hash: sum(files.get("datapackage.json")!) });
  const rows = files.get("indexes/index.cdx")!.toString().trim().split("\n"), packed = files.get("archive/data.warc.gz")!;
  expect(rows).toEqual([...rows].sort());
  for (const row of rows) {
    const { url, offset, length, digest } = JSON.parse(row.slice(row.indexOf("{"))) as Record<string, string>;
    const record = gunzipSync(packed.subarray(Number(offset), Number(offset) + Number(length)));
    expect(record.toString("latin1")).toContain(`\r\nWARC-Target-URI: ${url}\r\n`);
    expect(sum(record.subarray(record.indexOf("\r\n\r\n", record.indexOf("\r\n\r\n") + 4) + 4, -4))).toBe(digest);
  }
  expect(rows).toHaveLength(visits.length);
});

describe("recoupe add", () => {
  const here = folder();
  afterAll(() => here.remove());

  test("keeps the articles of an archive, tells what was none and why, and skips at a second time what it holds", async () => {
    writeFileSync(here.in("crawl.wacz"), waczOf({ exchanges: [...visits, exchange("http://news.example.org/consent", page("We value your privacy. Accept all cookies to go on.", { title: "Your choices" }))], title: null, text: null, software: "test", at: AT }));
    const first = await run(["add", "--json", here.in("crawl.wacz")], { data: here.in("data") });
    expect(first.status, first.stderr).toBe(0);
    const answers = lines(first.stdout);
    expect(answers.filter(({ added }) => added).map(({ captured_from }) => captured_from)).toEqual(TWO);
    expect(answers.flatMap(({ document, problems }) => (document === null ? problems.map(({ rule }: { rule: string }) => rule) : []))).toEqual(["not-a-page", "consent-page"]);
    expect(first.stderr).toMatch(/2 articles of 4 pages; left 2:/);
    const second = await run(["add", here.in("crawl.wacz"), here.in("data/none.eml")], { data: here.in("data") });
    expect(second.stderr).toMatch(/0 articles added, 2 known already/);
    expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining("There is no such file") });
  });

  test("keeps mails, saved pages and tables with what they came out of", async () => {
    writeFileSync(here.in("a.eml"), MAIL);
    writeFileSync(here.in("b.mhtml"), MHTML);
    writeFileSync(here.in("c.csv"), CSV);
    writeFileSync(here.in("d.txt"), ARTICLES.en);
    const ran = await run(["add", "--json", here.in("a.eml"), here.in("b.mhtml"), here.in("c.csv"), here.in("d.txt"), "--map", "title=Headline,text=Body,url=Link,published=Date"], { data: here.in("data2") });
    expect(lines(ran.stdout).map(({ captured_from, added, claims }) => [captured_from.replace(here.path, ""), added, claims > 0])).toEqual([
      ["/a.eml", true, true], ["/b.mhtml", true, true], ["https://news.example.org/4", true, true], ["/c.csv#3", false, false], ["/d.txt", true, true],
    ]);
    const shown = await run(["claims", "--json"], { data: here.in("data2") });
    expect(lines(shown.stdout).flat().some((claim: { count?: unknown }) => JSON.stringify(claim).includes("2019-03-0"))).toBe(true);
  });
});
