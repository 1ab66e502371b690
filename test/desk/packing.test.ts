// What travels packed: the client's files as they were built, large answers of the API; and what never is.
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptsGzip, PACKED_FROM } from "../../src/desk/packing.ts";
import { SECURITY_HEADERS } from "../../src/desk/security.ts";
import { exampleDocument } from "./example.ts";
import { start, type Running } from "./loopback.ts";

let desk: Running;
beforeAll(async () => { desk = await start(); });
afterAll(() => desk.stop());
const gzip = { "accept-encoding": "br, gzip" };

describe.each([["/assets/packed-abc.js", "text/javascript"], ["/assets/packed-abc.mjs", "text/javascript"], ["/assets/packed-abc.css", "text/css"], ["/events/evt:1", "text/html"]])("%s", (path, type) => {
  it("goes packed to whoever accepts it, as the same bytes and with the same headers", async () => {
    const packed = await desk.send(path, { headers: gzip }), plain = await desk.send(path);
    expect([packed.status, packed.headers["content-encoding"], packed.headers.vary]).toEqual([200, "gzip", "accept-encoding"]);
    expect([plain.status, plain.headers["content-encoding"], plain.headers.vary]).toEqual([200, undefined, "accept-encoding"]);
    expect(packed.headers["content-length"]).toBe(String(packed.bytes.length));
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.headers["content-type"]).toMatch(new RegExp(`^${type}; charset=utf-8$`, "u"));
    for (const name of [...Object.keys(SECURITY_HEADERS), "content-type", "cache-control"]) expect(packed.headers[name], name).toBe(plain.headers[name]);
    expect(packed.headers.etag).not.toBe(plain.headers.etag);
  });
  it("answers a HEAD with the length that a GET has", async () => {
    const [head, get] = [await desk.send(path, { method: "HEAD", headers: gzip }), await desk.send(path, { headers: gzip })];
    expect([head.status, head.bytes.length, head.headers["content-length"]]).toEqual([200, 0, get.headers["content-length"]]);
  });
});

it("a file with nothing packed beside it goes as it is", async () => {
  const answer = await desk.send("/assets/index-abc.js", { headers: gzip });
  expect([answer.status, answer.headers["content-encoding"], answer.text]).toEqual([200, undefined, "export {};"]);
});

describe("the API", () => {
  it("packs a large answer, with its length and the same headers", async () => {
    const packed = await desk.send("/api/openapi.json", { headers: gzip }), plain = await desk.send("/api/openapi.json");
    expect(plain.text.length).toBeGreaterThan(PACKED_FROM);
    expect([packed.headers["content-encoding"], packed.headers["content-length"]]).toEqual(["gzip", String(packed.bytes.length)]);
    expect(gunzipSync(packed.bytes).toString()).toBe(plain.text);
    for (const { headers } of [packed, plain]) expect(headers.vary).toBe("accept-encoding");
    for (const name of [...Object.keys(SECURITY_HEADERS), "content-type", "cache-control"]) expect(packed.headers[name], name).toBe(plain.headers[name]);
  });
  it("leaves a small answer, an error and a captured original as they are", async () => {
    for (const path of ["/api/events?limit=1&q=x", "/api/none", `/api/documents/${exampleDocument.id}/original`]) {
      const { headers, bytes } = await desk.send(path, { headers: gzip });
      expect([headers["content-encoding"], headers["content-length"]], path).toEqual([undefined, String(bytes.length)]);
    }
  });
  it("packs a table while it is written", async () => {
    const packed = await desk.send("/api/tables/events.csv", { headers: gzip }), plain = await desk.send("/api/tables/events.csv");
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.bytes).toString()).toBe(plain.text);
    expect(plain.text.split("\n").length).toBeGreaterThan(1);
  });
});

it.each([
  [undefined, false], ["", false], ["br", false], ["gzip", true], ["GZIP;q=0.5", true], ["gzip;q=0", false], ["gzip; q=0.000, *", false], ["*", true], ["*;q=0", false], ["identity;q=1, *;q=0, gzip", true], ["x-gzip", false], ["gzip;q=much", false], [",".repeat(10_000), false],
])("Accept-Encoding %j takes gzip: %s", (header, takes) => {
  expect(acceptsGzip(header)).toBe(takes);
});
