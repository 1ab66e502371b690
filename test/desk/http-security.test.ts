import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_SECURITY_POLICY } from "../../src/desk/index.ts";
import { exampleDocument, exampleEvent } from "./example.ts";
import { problemOf, start, type Running } from "./loopback.ts";

let desk: Running;
beforeAll(async () => { desk = await start(); });
afterAll(async () => { await desk.stop(); });

/** Every kind of address: API, download, page, asset, nothing. */
const ADDRESSES = ["/api/events", `/api/events/${exampleEvent.id}`, `/api/documents/${exampleDocument.id}/original`, "/api/openapi.json", "/api/none", "/", "/events/evt:1", "/assets/index-abc.js", "/none.png"];

describe("a name that a hostile site makes point at this machine", () => {
  const foreign = (port: number) => [
    `evil.example:${port}`, "evil.example", `127.0.0.1.evil.example:${port}`, `localhost.evil.example:${port}`, `evil.example#@127.0.0.1:${port}`, `a@127.0.0.1:${port}`,
    "127.0.0.1", `127.0.0.1:${port + 1}`, "localhost", `0.0.0.0:${port}`, `[::]:${port}`, `127.0.0.1:${port}:80`, `127.0.0.1:0${port}x`, `127.1:${port}`, `2130706433:${port}`, `:${port}`, `localhost.:${port}`,
  ];

  it.each(ADDRESSES)("gets nothing from %s", async (path) => {
    for (const host of foreign(desk.port)) {
      const answer = await desk.send(path, { headers: { host } });
      expect([host, answer.status]).toEqual([host, 421]);
      expect(problemOf(answer).rule).toBe("foreign-host");
    }
  });

  it("cannot keep a document either", async () => {
    const before = desk.services.kept.size;
    const answer = await desk.post("/api/documents", { text: "planted" }, { host: `evil.example:${desk.port}` });
    expect(answer.status).toBe(421);
    expect(desk.services.kept.size).toBe(before);
  });

  it("is not let in by leaving the Host header out or naming another in the request line", async () => {
    expect(await desk.raw("GET /api/events HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 421 /u);
    expect(await desk.raw("GET /api/events HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 4\d\d /u);
    expect(await desk.raw("GET /api/events HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 421 /u);
    const absolute = await desk.raw(`GET http://evil.example/api/events HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nConnection: close\r\n\r\n`);
    expect(absolute).toMatch(/^HTTP\/1\.1 4\d\d /u);
    const twice = await desk.raw(`GET /api/events HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${desk.port}\r\nConnection: close\r\n\r\n`);
    expect(twice).toMatch(/^HTTP\/1\.1 4\d\d /u);
  });

  it.each(["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])("is told apart from %s", async (name) => {
    expect((await desk.send("/api/events", { headers: { host: `${name}:${desk.port}` } })).status).toBe(200);
  });
});

describe("a page of another site", () => {
  const origins = (port: number) => ["http://evil.example", "https://evil.example", "null", `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`, "http://127.0.0.1", `http://localhost:${port}`, `http://127.0.0.1:${port}.evil.example`, "file://", ""];

  it.each(ADDRESSES)("is refused at %s", async (path) => {
    for (const origin of origins(desk.port)) {
      const answer = await desk.send(path, { headers: { origin } });
      expect([origin, answer.status]).toEqual([origin, 403]);
      expect(problemOf(answer).rule).toBe("foreign-origin");
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });

  it.each(["cross-site", "same-site"])("is refused when the browser says %s", async (site) => {
    expect((await desk.send("/api/events", { headers: { "sec-fetch-site": site } })).status).toBe(403);
  });

  it.each(["/%61pi/events", "/a%70%69/events", "/api/%65vents"])("is refused at %s as well, which is the same address", async (path) => {
    expect((await desk.send(path)).headers["content-security-policy"]).toMatch(/^sandbox/u);
    expect((await desk.send(path, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  });

  it("gets no leave to send JSON when it asks first", async () => {
    const answer = await desk.send("/api/documents", { method: "OPTIONS", headers: { origin: "http://evil.example", "access-control-request-method": "POST", "access-control-request-headers": "content-type" } });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "text/json", "application/json-patch+json", ""])("cannot post a form as %j", async (type) => {
    const before = desk.services.kept.size;
    const answer = await desk.send("/api/documents", { method: "POST", headers: type === "" ? {} : { "content-type": type }, body: '{"text":"planted"}' });
    expect(answer.status).toBe(415);
    expect(problemOf(answer).rule).toBe("not-json");
    expect(desk.services.kept.size).toBe(before);
  });

  it("may link to a view, which then runs under the desk's own policy", async () => {
    const answer = await desk.send("/events/evt:1", { headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } });
    expect(answer.status).toBe(200);
    expect(answer.headers["cross-origin-opener-policy"]).toBe("same-origin");
  });

  it("is told apart from the desk's own page", async () => {
    for (const name of ["127.0.0.1", "localhost"]) {
      const host = `${name}:${desk.port}`;
      const answer = await desk.post("/api/read", { text: "a" }, { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" });
      expect(answer.status).toBe(200);
    }
  });
});

describe("headers", () => {
  const EVERYWHERE = ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"];

  it.each([...ADDRESSES, "/%zz", "/api/%zz"])("%s has all of them", async (path) => {
    const answer = await desk.send(path);
    for (const name of EVERYWHERE) expect([name, typeof answer.headers[name]]).toEqual([name, "string"]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["referrer-policy"]).toBe("no-referrer");
    expect(answer.headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(answer.headers["x-powered-by"]).toBeUndefined();
    expect(answer.headers["server"]).toBeUndefined();
  });

  it("even an answer to no request at all has them", async () => {
    const answer = await desk.raw("NONSENSE\r\n\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
    for (const name of EVERYWHERE) expect(answer.toLowerCase()).toContain(`\r\n${name}: `);
    expect(JSON.parse(answer.split("\r\n\r\n")[1]!).problem.rule).toBe("not-http");
  });

  it("let pages run the desk's own scripts and nothing else", async () => {
    const policy = new Map(CONTENT_SECURITY_POLICY.split("; ").map((line) => [line.split(" ")[0]!, line.split(" ").slice(1).join(" ")]));
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("script-src")).toBe("'self'");
    expect(policy.get("connect-src")).toBe("'self'");
    for (const name of ["frame-ancestors", "base-uri", "form-action"]) expect(policy.get(name)).toBe("'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|https?:|\*/u);
    expect(policy.get("script-src")).not.toMatch(/unsafe-inline|data:|blob:/u);
    expect((await desk.send("/")).headers["content-security-policy"]).toBe(CONTENT_SECURITY_POLICY);
  });

  it("make answers of the API inert should a browser show one", async () => {
    for (const path of ["/api/events", "/api/none", `/api/documents/${exampleDocument.id}/original`]) {
      expect((await desk.send(path)).headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
    }
  });
});

describe("a desk that a person binds to every address", () => {
  it("answers at the loopback and still to no foreign name", async () => {
    const elsewhere = await start({ host: "0.0.0.0" });
    try {
      const own = await elsewhere.send("/api/events", { headers: { host: `127.0.0.1:${elsewhere.port}` } });
      expect(own.status).toBe(200);
      for (const host of [`evil.example:${elsewhere.port}`, `0.0.0.0:${elsewhere.port}`]) {
        expect((await elsewhere.send("/api/events", { headers: { host } })).status).toBe(421);
      }
    } finally {
      await elsewhere.stop();
    }
  });
});
