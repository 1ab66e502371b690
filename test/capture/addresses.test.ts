import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import fc from "fast-check";
import { entriesIn, Fetcher, realWorld } from "../../src/capture/index.ts";
import { problemOf } from "../../src/problem.ts";
import { zipOf } from "../../src/capture/zip-write.ts";
import { folder, lines, run, type Ran } from "../cli/executable.ts";
import { page, REPORT, serveWell } from "./site.ts";

// Addresses through the real executable: what is kept of them, what proves it, and which are refused.

let now: "first" | "edited" = "first", asked: string[] = [], site: Awaited<ReturnType<typeof serveWell>>;
const here = folder();
const der = (tag: number, ...parts: Buffer[]): Buffer => { const content = Buffer.concat(parts); return Buffer.concat([Buffer.from(content.length < 128 ? [tag, content.length] : [tag, 0x81, content.length]), content]); };

beforeAll(async () => {
  site = await serveWell((request, response) => {
    const { host = "" } = request.headers, path = request.url!;
    asked.push(`${host}${path}${request.headers["if-none-match"] ? " conditional" : ""}`);
    const body: Buffer[] = [];
    request.on("data", (chunk: Buffer) => body.push(chunk)).on("end", () => {
      const give = (type: string, content: string | Buffer, headers: Record<string, string> = {}): void => void response.writeHead(200, { "content-type": type, ...headers }).end(content);
      if (path === "/robots.txt") return host === "closed.test" ? give("text/plain", "User-agent: recoupe\nDisallow: /\n") : void response.writeHead(404).end();
      if (host === "stamps.test") {
        const query = Buffer.concat(body), hash = query.subarray(query.indexOf(Buffer.from([4, 32])) + 2).subarray(0, 32), nonce = query.subarray(-13, -3);
        return path === "/digest" ? give("application/octet-stream", Buffer.from("83dfe30d2ef90c8e", "hex").toString("hex")) : give("application/timestamp-reply", der(0x30, der(0x30, der(2, Buffer.from([0]))), der(0x30, hash, nonce)));
      }
      if (path.endsWith(".zip")) return give("application/zip", Buffer.from(zipOf([{ name: "readme.txt", bytes: Buffer.from("x") }, { name: "ZZ.txt", bytes: Buffer.from("990000001\tQalat Example\tQalat Example\tKalat Example\t35.1\t38.2\tP\tPPL\tSY\t\t\t\t\t\t1200\t\t300\tAsia/Damascus\t2020-01-01\n") }], new Date(0))));
      if (path === "/moved") return void response.writeHead(301, { location: "http://www.paper.test/story" }).end();
      if (path === "/amp/story") return give("text/html", page(`${REPORT}\nAMP.`, { head: '<link rel="canonical" href="http://www.paper.test/story">' }).replace("<html", "<html amp"));
      if (path === "/story") {
        const etag = `"${now}"`;
        if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
        return give("text/html; charset=utf-8", page(now === "first" ? REPORT : REPORT.replace("12 soldiers", "14 soldiers")), { etag });
      }
      response.writeHead(404).end();
    });
  });
});
afterAll(async () => { await site.close(); here.remove(); });
beforeEach(() => { asked = []; });

const recoupe = (data: string, ...args: string[]): Promise<Ran> => run(args, { data: here.in(data), env: { RECOUPE_TEST_WEB: String(site.port) } });
const filesBelow = (path: string): string[] => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));

describe("an address", () => {
  test("is kept as it answered, with a WACZ that proves it, and asked again only for what is new", async () => {
    const first = await recoupe("one", "add", "--json", "http://www.paper.test/moved", "--timestamp", "http://stamps.test/", "--opentimestamps", "http://stamps.test");
    expect(first.status, first.stderr).toBe(0);
    const [kept] = lines(first.stdout);
    expect(kept).toMatchObject({ captured_from: "http://www.paper.test/story", added: true, claims: expect.any(Number) });
    expect(kept.claims).toBeGreaterThan(1);
    expect(kept.document).toBe(`sha256:${createHash("sha256").update(page(REPORT)).digest("hex")}`);
    const proofs = filesBelow(here.in("one/proofs"));
    expect(proofs.map((path) => path.slice(path.lastIndexOf(".")))).toEqual(expect.arrayContaining([".wacz", ".tsr", ".ots"]));
    const wacz = proofs.find((path) => path.endsWith(".wacz"))!, pages: string[] = [];
    for await (const entry of entriesIn(readFileSync(wacz), "a.wacz")) pages.push("capture" in entry ? entry.capture.captured_from : entry.left.rule);
    expect(pages).toEqual(["http://www.paper.test/story"]);
    expect((await recoupe("one", "ledger", "verify")).stdout).toMatch(/proofs +3 files/);

    asked = [];
    const second = await recoupe("one", "add", "--json", "http://www.paper.test/story");
    expect(lines(second.stdout)).toMatchObject([{ document: kept.document, added: false, claims: kept.claims }]);
    expect(asked).toContain("www.paper.test/story conditional");

    now = "edited";
    const third = await recoupe("one", "add", "--json", "http://www.paper.test/story");
    now = "first";
    expect(lines(third.stdout)).toMatchObject([{ added: true }]);
    expect((await recoupe("one", "ledger", "verify")).stdout).toMatch(/proofs +4 files/);
    writeFileSync(wacz, Buffer.concat([readFileSync(wacz), Buffer.from("x")]));
    expect(await recoupe("one", "ledger", "verify")).toMatchObject({ status: 1, stderr: expect.stringMatching(/proof of http:\/\/www\.paper\.test\/story is not the file that was kept/) });
  });

  test("of an AMP edition gives the article's own page", async () => {
    const ran = await recoupe("two", "add", "--json", "http://www.paper.test/amp/story");
    expect(lines(ran.stdout)).toMatchObject([{ captured_from: "http://www.paper.test/story", added: true }]);
  });

  test("that robots may not fetch is refused, and fetched where a person says so, which is recorded", async () => {
    expect(await recoupe("three", "add", "http://closed.test/story")).toMatchObject({ status: 1, stderr: expect.stringMatching(/^recoupe: http:\/\/closed\.test\/story: closed\.test asks robots not to fetch this address\./) });
    expect(await recoupe("three", "add", "http://closed.test/story", "--ignore-robots")).toMatchObject({ status: 0 });
    const kept = await (await import("../../src/ledger/index.ts")).openLedger({ folder: here.in("three"), readOnly: true });
    expect((await kept.captures({ after: 0, limit: 9 }))[0]!.provenance!.address).toMatchObject({ robots_ignored: true, status: 200, headers: expect.arrayContaining([["etag", '"first"']]) });
    await kept.close();
  });

  test("of GeoNames gives the places of a country", async () => {
    expect(await recoupe("four", "atlas", "import", "ZZ", "--from", "http://names.test/dump")).toMatchObject({ status: 0, stdout: expect.stringContaining("1 place added"), stderr: expect.stringContaining("CC BY 4.0") });
    expect(await recoupe("four", "atlas", "import", "QQ", "--from", "http://www.paper.test/none.zip/")).toMatchObject({ status: 1, stderr: expect.stringContaining("There is no QQ.txt") });
  });
});

describe("addresses that are refused", () => {
  const fetcher = new Fetcher(realWorld({ version: "0" }));
  const rule = (address: string): string => { try { return fetcher.checked(address).href; } catch (error) { return problemOf(error).rule; } };

  test.each([
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.01/", "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://0/", "http://0.0.0.0/",
    "http://10.0.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/", "http://168.63.129.16/", "http://192.0.0.192/", "http://224.0.0.1/", "http://255.255.255.255/", "http://198.18.0.1/", "http://203.0.113.9/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001::1]/", "http://[fe80::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/", "http://[::7f00:1]/", "http://[::ffff:0:7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[0:0:0:0:0:ffff:169.254.169.254]/", "http://１２７.０.０.１/", "http://0xA9FEA9FE/", "http://0251.0376.0251.0376/",
    "http://localhost/", "http://LocalHost./", "http://a.localhost/", "http://router/", "http://printer.local/", "http://metadata.google.internal/", "http://x.home.arpa/", "http://x.onion/", "http://nobody.test/",
  ])("%s lies in no public network", (address) => { expect(rule(address)).toBe("address-private"); });

  test.each([
    ["ftp://example.org/", "address-scheme"], ["file:///etc/passwd", "address-scheme"], ["javascript://example.org/%0aalert(1)", "address-scheme"], ["gopher://example.org/", "address-scheme"],
    ["http://a@example.org/", "address-credentials"], ["http://example.org@10.0.0.1/", "address-credentials"], ["http://10.0.0.1:80@example.org/", "address-credentials"],
    ["http://[fe80::1%25eth0]/", "address-malformed"], ["http://exa mple.org/", "address-malformed"], ["http://example.org\\@10.0.0.1/", "address-malformed"], ["http:\\\\example.org/", "address-malformed"], ["http://example.org/\r\nHost: x", "address-malformed"], ["http://", "address-malformed"],
    [`http://example.org/${"a".repeat(5_000)}`, "address-malformed"], ["http://example.org:22/", "address-port"], ["http://example.org:6379/", "address-port"],
  ])("%s: %s", (address, expected) => { expect(rule(address)).toBe(expected); });

  test.each([
    ["https://example.org/a#part", "https://example.org/a"], ["http://EXAMPLE.org./", "http://example.org/"], ["http://93.184.216.34/", "http://93.184.216.34/"], ["http://[2606:2800:220:1::1]/", "http://[2606:2800:220:1::1]/"], ["https://مثال.إختبار.org/", "https://xn--mgbh0fb.xn--kgbechtv.org/"], ["http://example.org:8080/", "http://example.org:8080/"],
  ])("%s is fetched as %s", (address, expected) => { expect(rule(address)).toBe(expected); });

  test("no way to write a number of the inside gets through", () => {
    const inside = fc.constantFrom([10, 1, 2, 3], [127, 0, 0, 1], [169, 254, 169, 254], [192, 168, 0, 7], [172, 16, 9, 9], [0, 0, 0, 0]);
    const written = fc.tuple(inside, fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 })).map(([bytes, parts, bases]) => {
      const last = bytes.slice(parts - 1).reduce((value, byte) => value * 256 + byte, 0);
      return [...bytes.slice(0, parts - 1), last].map((value, i) => (bases[i] === 16 ? `0x${value.toString(16)}` : bases[i] === 8 ? `0${value.toString(8)}` : String(value))).join(".");
    });
    fc.assert(fc.property(written, fc.constantFrom("", "."), (host, dot) => { expect(rule(`http://${host}${dot}/`)).toBe("address-private"); }), { numRuns: 500 });
  });
});
