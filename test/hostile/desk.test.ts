import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { problemOf, start, type Running } from "../desk/loopback.ts";

let desk: Running;
beforeAll(async () => { desk = await start(); });
afterAll(async () => { await desk.stop(); });

/** Whatever was sent, it was no fault inside and the desk goes on answering. */
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  expect((await desk.send("/api/doctor")).status).toBe(200);
});

const host = () => `Host: 127.0.0.1:${desk.port}\r\n`;
const statusOf = (raw: string) => Number(/^HTTP\/1\.1 (\d{3}) /u.exec(raw)?.[1] ?? 0);

describe("paths that lead out of the client's folder", () => {
  const UP = ["..", "%2e%2e", ".%2e", "%2E.", "..%2f", "..%5c", "%252e%252e", "..;", "%c0%ae%c0%ae", "..%00", "\\..", "....//"];

  it.each(UP)("by %s give nothing from beside it", async (up) => {
    for (const prefix of ["/", "/assets/", "//", "/assets/x/", "/./"]) {
      for (const times of [1, 2, 8]) {
        for (const target of ["secret.txt", "etc/passwd", "client/.hidden/secret"]) {
          const answer = await desk.send(`${prefix}${`${up}/`.repeat(times)}${target}`);
          expect(answer.text).not.toMatch(/SECRET|root:/u);
          // At most the desk's own first page, as for any view.
          if (answer.status === 200) expect(answer.text).toContain("<title>desk</title>");
          else expect(problemOf(answer).message).not.toMatch(/\/tmp|recoupe-desk-/u);
        }
      }
    }
  });

  it.each(["/.hidden/secret", "/%2ehidden/secret", "/assets/../.hidden/secret", "/index.html%00.js", "/index.html/", "//127.0.0.1/index.html", "/C:/windows/win.ini", "/assets/con", `/${"a".repeat(5000)}.js`, `/${"a/".repeat(3000)}b.js`])("as address %# stay inside", async (path) => {
    const answer = await desk.send(path);
    expect(answer.text).not.toContain("SECRET");
    expect([200, 400, 403, 404, 414]).toContain(answer.status);
  });
});

describe("ids that are no ids", () => {
  const IDS = [
    "..%2f..%2fetc%2fpasswd", "%2e%2e", "%00", "sha256:%00", "a%0d%0aSet-Cookie:%20b=c", "'%20OR%201=1--", "%22%3E%3Cscript%3E", "__proto__", "constructor", "toString",
    "%F0%9F%92%A3", "%ff%fe", "%D9%83", "a".repeat(400), "a".repeat(2000), "evt:*", "sha256:../../x",
  ];

  it.each(IDS)("such as id %# are refused or unknown everywhere", async (id) => {
    for (const path of [`/api/events/${id}`, `/api/claims/${id}`, `/api/documents/${id}`, `/api/documents/${id}/original`]) {
      const answer = await desk.send(path);
      expect([400, 404, 414]).toContain(answer.status);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect(problemOf(answer).message).not.toMatch(/script|passwd/u);
    }
  });

  it("never reach the services unless they look like one", async () => {
    const asked: string[] = [];
    const spied = await start();
    try {
      spied.services.event = async (id) => { asked.push(id); return null; };
      for (const id of IDS) await spied.send(`/api/events/${id}`);
      for (const id of asked) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9:._~+-]{0,299}$/u);
    } finally {
      await spied.stop();
    }
  });
});

describe("what is hardly HTTP", () => {
  it("huge headers get 431", async () => {
    const answer = await desk.raw(`GET / HTTP/1.1\r\n${host()}X-Long: ${"a".repeat(100_000)}\r\n\r\n`);
    // A server that hangs up on a client that is still sending may be cut off itself.
    if (answer !== "") {
      expect(statusOf(answer)).toBe(431);
      expect(JSON.parse(answer.split("\r\n\r\n")[1]!).problem.rule).toBe("headers-too-large");
    }
  });

  it("headers a little too large get 431 with a problem", async () => {
    const answer = await desk.raw(`GET / HTTP/1.1\r\n${host()}X-Long: ${"a".repeat(17_000)}\r\n\r\n`);
    expect(statusOf(answer)).toBe(431);
    expect(JSON.parse(answer.split("\r\n\r\n")[1]!).problem.rule).toBe("headers-too-large");
  });

  it.each<[what: string, request: (host: string) => string]>([
    ["nonsense", () => "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"],
    ["a header without a name", (h) => `GET / HTTP/1.1\r\n${h}: x\r\n\r\n`],
    ["a folded header", (h) => `GET / HTTP/1.1\r\n${h}X: a\r\n b\r\n\r\n`],
    ["a bare line feed in a header", (h) => `GET / HTTP/1.1\r\n${h}X: a\nY: b\r\n\r\n`],
    ["both lengths", (h) => `POST /api/read HTTP/1.1\r\n${h}Content-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ["two lengths", (h) => `POST /api/read HTTP/1.1\r\n${h}Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    ["a negative length", (h) => `POST /api/read HTTP/1.1\r\n${h}Content-Type: application/json\r\nContent-Length: -1\r\n\r\n`],
    ["a chunk of no size", (h) => `POST /api/read HTTP/1.1\r\n${h}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ["a NUL in the address", (h) => `GET /\0 HTTP/1.1\r\n${h}\r\n`],
    ["an unknown method", (h) => `STEAL / HTTP/1.1\r\n${h}\r\n`],
    ["an address in full", (h) => `GET http://127.0.0.1/api/events HTTP/1.1\r\n${h}Connection: close\r\n\r\n`],
    ["a request to tunnel", (h) => `CONNECT example.org:443 HTTP/1.1\r\n${h}\r\n`],
  ])("%s gets no answer or a refusal, and the connection ends", async (_what, request) => {
    const answer = await desk.raw(request(host()));
    if (answer !== "") {
      expect(statusOf(answer)).toBeGreaterThanOrEqual(400);
      expect(statusOf(answer)).toBeLessThan(500);
    }
  });
});

describe("bodies made to break a reader of JSON", () => {
  it.each([
    '{"__proto__": {"polluted": true}, "text": "a"}',
    '{"text": "a", "constructor": {"prototype": {"polluted": true}}}',
    '{"\\u005f_proto__": {"polluted": true}, "text": "a"}',
    '{"author": "a", "subject": "b", "verb": "note", "reason": "c", "__proto__": {"polluted": true}}',
  ])("do not reach any prototype: %s", async (body) => {
    for (const path of ["/api/read", "/api/documents", "/api/judgements"]) {
      const answer = await desk.post(path, body);
      expect(answer.status).toBe(400);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each(["__proto__=a", "__proto__[polluted]=1", "constructor.prototype.polluted=1", "toString=1", "hasOwnProperty=1", "place[]=a", "place[a]=b"])("nor does the query %s", async (query) => {
    const answer = await desk.send(`/api/events?${query}`);
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it.each<[what: string, body: string]>([
    ["10,000 lists in each other", "[".repeat(10_000) + "]".repeat(10_000)],
    ["10,000 objects in each other", '{"text":'.repeat(10_000) + "1" + "}".repeat(10_000)],
    ["10,000 lists as the text", `{"text":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["a million lists never closed", "[".repeat(1_000_000)],
    ["100,000 properties", `{${Array.from({ length: 100_000 }, (_, at) => `"p${at}":1`).join(",")}}`],
    ["a number without end", `{"text":${"9".repeat(1_000_000)}}`],
  ])("%s are refused", async (_what, body) => {
    const answer = await desk.post("/api/read", body);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).message.length).toBeLessThan(300);
  });

  it.each<[what: string, bytes: Buffer]>([
    ["a lone continuation byte", Buffer.from([0x80])], ["an overlong slash", Buffer.from([0xc0, 0xaf])], ["a surrogate", Buffer.from([0xed, 0xa0, 0x80])],
    ["a cut character", Buffer.from([0xe2, 0x82])], ["Latin-1", Buffer.from("frappé", "latin1")],
  ])("%s in a text is refused rather than replaced", async (_what, bytes) => {
    const answer = await desk.post("/api/documents", Buffer.concat([Buffer.from('{"text":"'), bytes, Buffer.from('"}')]));
    expect(answer.status).toBe(400);
    expect(problemOf(answer).rule).toBe("not-utf-8");
  });

  it("UTF-16 is refused too", async () => {
    const answer = await desk.post("/api/read", Buffer.from('\ufeff{"text":"a"}', "utf16le"));
    expect(answer.status).toBe(400);
  });

  it("any bytes at all are answered with a problem or a reading", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const answer = await desk.post("/api/read", Buffer.from(bytes));
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) problemOf(answer);
    }), { numRuns: 100 });
  });

  it("any text comes back as it was sent", async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 100 }).filter((text) => !text.startsWith("\ufeff")), async (text) => {
      const answer = await desk.post("/api/read", { text });
      expect(JSON.parse(answer.text).document.text).toBe(text);
    }), { numRuns: 100 });
  });
});

describe("a captured page that is itself hostile", () => {
  it("is answered as data, and its original as a download", async () => {
    const page = '<script>fetch("/api/documents")</script><img src=x onerror=alert(1)>';
    const added = await desk.post("/api/documents", { text: page, captured_from: '"><script>alert(1)</script>.html' });
    const { document } = JSON.parse(added.text) as { document: string };
    for (const path of [`/api/documents/${document}`, "/api/documents", `/api/documents/${document}/original`]) {
      const answer = await desk.send(path, { headers: { accept: "text/html" } });
      expect(answer.headers["content-type"]).not.toMatch(/html|xml|svg|javascript/u);
      expect(answer.headers["x-content-type-options"]).toBe("nosniff");
      expect(answer.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
    }
    const original = await desk.send(`/api/documents/${document}/original`);
    expect(original.text).toBe(page);
    expect(original.headers["content-disposition"]).toMatch(/^attachment; filename="[A-Za-z0-9._-]+\.txt"$/u);
  });
});
