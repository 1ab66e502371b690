import { createServer as createNetServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../src/desk/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { EXAMPLE_TEXT, exampleClaim, exampleDocument, exampleEvent, inMemory } from "./example.ts";
import { problemOf, start, type Running } from "./loopback.ts";

let desk: Running;
beforeAll(async () => { desk = await start(); });
afterAll(async () => { await desk.stop(); });

describe("addresses of the API", () => {
  it.each([
    ["/api/events", (body: any) => body.events[0].id, exampleEvent.id],
    [`/api/events/${exampleEvent.id}`, (body: any) => body.event.id, exampleEvent.id],
    [`/api/events/${encodeURIComponent(exampleEvent.id)}`, (body: any) => body.event.id, exampleEvent.id],
    ["/api/claims", (body: any) => body.claims[0].id, exampleClaim.id],
    [`/api/claims/${exampleClaim.id}`, (body: any) => body.claim.id, exampleClaim.id],
    ["/api/documents", (body: any) => body.documents[0].id, exampleDocument.id],
    [`/api/documents/${exampleDocument.id}`, (body: any) => body.document.text, EXAMPLE_TEXT],
    ["/api/doctor", (body: any) => body.data, "memory"],
  ])("%s answers what is kept, never to be stored by a browser", async (path, pick, expected) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(200);
    expect(pick(JSON.parse(answer.text))).toBe(expected);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it.each(["/api/events/evt:none", "/api/claims/clm:none", "/api/documents/sha256:none", "/api/documents/sha256:none/original"])("%s is unknown", async (path) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(404);
    expect(problemOf(answer).rule).toMatch(/^unknown-/u);
  });

  it.each(["/api", "/api/", "/api/nothing", "/api/events/a/b", "/API/events", "/api//events"])("%s is no address of the API and no view", async (path) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(404);
    expect(problemOf(answer).rule).toBe("unknown-address");
  });

  it.each([
    ["GET", "/api/read", "POST"], ["DELETE", "/api/documents", "POST, GET, HEAD"], ["PUT", `/api/events/${exampleEvent.id}`, "GET, HEAD"],
  ])("%s %s says which methods there are", async (method, path, allow) => {
    const answer = await desk.send(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allow);
    expect(problemOf(answer).rule).toBe("wrong-method");
  });
});

describe("what is read and kept", () => {
  it("reads without keeping, then keeps once", async () => {
    const given = { text: "Norland denies it.", captured_from: "pasted" };
    const read = await desk.post("/api/read", given);
    expect(read.status).toBe(200);
    expect(JSON.parse(read.text)).toMatchObject({ document: { text: given.text }, kept: false });
    const first = await desk.post("/api/documents", given);
    const second = await desk.post("/api/documents", given);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(JSON.parse(second.text)).toMatchObject({ document: JSON.parse(first.text).document, added: false });
  });

  it("takes files as base64, whatever their bytes", async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x41]);
    const added = await desk.post("/api/documents", { base64: bytes.toString("base64"), captured_from: "odd.bin" });
    expect(added.status).toBe(201);
    const original = await desk.send(`/api/documents/${JSON.parse(added.text).document}/original`);
    expect(original.bytes.equals(bytes)).toBe(true);
  });

  it("takes files of 50 MB", async () => {
    const file = Buffer.alloc(50 * 1024 * 1024, "a");
    const answer = await desk.post("/api/read", { base64: file.toString("base64") });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).document.text.length).toBe(file.length);
  });

  it("gives originals as downloads that no browser runs", async () => {
    const answer = await desk.send(`/api/documents/${exampleDocument.id}/original`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(EXAMPLE_TEXT);
    expect(answer.headers["content-type"]).toBe("application/octet-stream");
    expect(answer.headers["content-disposition"]).toBe('attachment; filename="strike-page.html.txt"');
    expect(answer.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  it.each([
    ["https://example.org/a/b.html?x=../../y", "b.html.txt"], ["C:\\pages\\note.TXT", "note.TXT"], ['x"; filename="run.exe', "x-filename-run.exe.txt"],
    ["../..", "original.txt"], ["", "original.txt"], ["تقرير", "original.txt"], ["a\r\nSet-Cookie: b", "a-Set-Cookie-b.txt"], [`/tmp/${"n".repeat(500)}.html`, `${"n".repeat(75)}.html.txt`],
  ])("names the download of page %# plainly", async (captured_from, expected) => {
    const added = await desk.post("/api/documents", { text: `from ${captured_from}`, captured_from });
    const answer = await desk.send(`/api/documents/${JSON.parse(added.text).document}/original`);
    expect(answer.headers["content-disposition"]).toBe(`attachment; filename="${expected}"`);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("appends judgements", async () => {
    const judgement = { author: "a reader", subject: exampleEvent.id, verb: "undetermined", reason: "One origin only." };
    const answer = await desk.post("/api/judgements", judgement);
    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.text)).toMatchObject(judgement);
    expect(desk.services.judged.at(-1)).toMatchObject(judgement);
  });

  it("records nothing over what others decided meanwhile, and answers with that; the same key twice is one", async () => {
    const judgement = { author: "a reader", subject: exampleEvent.id, verb: "confirm", reason: "Seen." };
    const first = JSON.parse((await desk.post("/api/judgements", judgement)).text);
    const refused = await desk.post("/api/judgements", { ...judgement, verb: "refute", over: null });
    expect(refused.status).toBe(409);
    const conflict = JSON.parse(refused.text);
    expect(conflict.judgements.at(-1)).toEqual(first);
    expect(conflict.problem).toMatchObject({ rule: "judged-meanwhile", remedy: expect.stringContaining(first.id) });
    const again = { ...judgement, verb: "refute", over: first.id, key: "one key for this" };
    const once = await desk.post("/api/judgements", again);
    expect([once.status, (await desk.post("/api/judgements", again)).status]).toEqual([201, 200]);
    expect(JSON.parse((await desk.send("/api/judgements")).text).judgements[0]).toEqual(JSON.parse(once.text));
  });
});

describe("filters", () => {
  it.each([
    ["/api/events?place=Eastford&status=contested&type=toll", { place: "Eastford", status: "contested", type: "toll" }],
    ["/api/events?since=2016-12-01&until=2016-12-01&actor=&source=", { since: "2016-12-01", until: "2016-12-01" }],
    ["/api/events?place=%D8%AF%D9%85%D8%B4%D9%82+%D8%A7", { place: "دمشق ا" }],
    ["/api/situation?box=36,33,42,37&side=syr-gov&language=fr", { box: "36,33,42,37", side: "syr-gov", language: "fr" }],
    ["/api/situation/map?status=denied&zoom=7&view=36,33,42,37", { status: "denied", zoom: 7, view: "36,33,42,37" }],
    ["/api/claims?limit=10&offset=0&document=sha256:00", { limit: 10, offset: 0, document: "sha256:00" }],
  ])("%s reaches the services typed", async (path, filter) => {
    expect((await desk.send(path)).status).toBe(200);
    expect({ ...(desk.services.asked.at(-1) as object) }).toEqual(filter);
  });

  it.each([
    ["/api/events?status=true-story", /"status" must be one of single-origin, /u],
    ["/api/events?type=battle", /"type" must be one of armed-clash, /u],
    ["/api/events?since=yesterday", /"since" must be a date such as/u],
    ["/api/events?since=2023-02-30", /"since" must be a date such as/u],
    ["/api/events?since=2020-01-02&until=2020-01-01", /"since" \(2020-01-02\) lies after "until" \(2020-01-01\)/u],
    ["/api/events?colour=red", /unknown field "colour"/u],
    ["/api/events?place=a&place=b", /"place" must be one string, given once/u],
    [`/api/events?place=${"a".repeat(301)}`, /"place" must have at most 300 characters/u],
    ["/api/claims?limit=-1", /"limit" must be one integer/u],
    ["/api/claims?limit=1e3", /"limit" must be one integer/u],
    ["/api/claims?limit=9999999", /"limit" must be at most 100000/u],
    ["/api/doctor?verbose=1", /unknown field "verbose"/u],
  ])("refuses query %# with one sentence", async (path, message) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).message).toMatch(message);
    expect(problemOf(answer).message).toMatch(/^[^\n]+\.$/u);
  });
});

describe("bodies", () => {
  it.each([
    ["/api/read", {}, /either "text" or "base64"/u],
    ["/api/read", { text: "a", base64: "YQ==" }, /either "text" or "base64"/u],
    ["/api/read", { base64: "not base64!" }, /"base64" is not base64/u],
    ["/api/read", { base64: "YQ=" }, /"base64" is not base64/u],
    ["/api/read", { base64: "=YQ=" }, /"base64" is not base64/u],
    ["/api/read", { text: 5 }, /"text" must be of type string/u],
    ["/api/read", { text: "a", keep: true }, /unknown field "keep"/u],
    ["/api/read", [], /The body must be of type object/u],
    ["/api/read", null, /The body must be of type object/u],
    ["/api/judgements", { author: "a", subject: "evt:1", verb: "confirm" }, /lacks "reason"/u],
    ["/api/judgements", { author: "a", subject: "evt:1", verb: "delete", reason: "b" }, /"verb" must be one of confirm, refute/u],
    ["/api/judgements", { author: "", subject: "evt:1", verb: "note", reason: "b" }, /"author" must not be empty/u],
  ])("%s refuses %j", async (path, body, message) => {
    const answer = await desk.post(path, body);
    expect(answer.status).toBe(400);
    expect(problemOf(answer).message).toMatch(message);
  });

  it("refuses what is not JSON", async () => {
    for (const body of ["", "{", "text=a", "{'text': 1}"]) {
      const answer = await desk.post("/api/read", body);
      expect(answer.status).toBe(400);
      expect(problemOf(answer).rule).toMatch(/^(?:not-json|bad-body)$/u);
    }
  });

  it("answers a body over the limit with a problem before it has come", async () => {
    const head = `POST /api/read HTTP/1.1\r\nHost: 127.0.0.1:${desk.port}\r\nContent-Type: application/json\r\nContent-Length: ${80 * 1024 * 1024}\r\nConnection: close\r\n\r\n{`;
    const answer = await desk.raw(head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /u);
    expect(JSON.parse(answer.split("\r\n\r\n")[1]!).problem.rule).toBe("body-too-large");
  });

  it("holds judgements to a smaller limit", async () => {
    const answer = await desk.post("/api/judgements", { author: "a", subject: "evt:1", verb: "note", reason: "b".repeat(100_000) });
    expect(answer.status).toBe(413);
    expect(problemOf(answer).rule).toBe("body-too-large");
  });
});

describe("errors", () => {
  it("of the content keep rule and remedy and lose the machine's folders", async () => {
    const answer = await desk.post("/api/read", { text: "" });
    expect(answer.status).toBe(422);
    expect(problemOf(answer)).toMatchObject({ rule: "empty-page", message: "empty.txt has no text.", remedy: "Give a page with words.", source: "empty.txt", cause: null });
    expect(answer.text).not.toContain("/home/");
  });

  it("of recoupe itself say so, are reported, and show nothing of the inside", async () => {
    const fault = new TypeError("cannot read /home/reader/ledger.sqlite");
    const broken = await start();
    try {
      broken.services.doctor = async () => { throw fault; };
      const answer = await broken.send("/api/doctor");
      expect(answer.status).toBe(500);
      expect(problemOf(answer).rule).toBe("internal-error");
      expect(answer.text).not.toMatch(/TypeError|\/home|ledger\.sqlite|\.ts/u);
      expect(broken.faults).toEqual([fault]);
    } finally {
      await broken.stop();
    }
  });
});

describe("the client", () => {
  it.each([
    ["/", "text/html; charset=utf-8", "no-cache"],
    ["/index.html", "text/html; charset=utf-8", "no-cache"],
    ["/assets/index-abc.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/worker-abc.mjs", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
    ["/assets/index-abc.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
  ])("%s is served as %s", async (path, type, cache) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe(type);
    expect(answer.headers["cache-control"]).toBe(cache);
  });

  it.each([
    "/add", "/map", "/events", `/events/${exampleEvent.id}`, `/claims/${exampleClaim.id}`, `/documents/${encodeURIComponent(exampleDocument.id)}?at=3`,
    "/events/evt:a.b", "/timeline?since=2016-12-01",
  ])("%s opens the desk at that view", async (path) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("<title>desk</title>");
    expect(answer.headers["content-type"]).toMatch(/^text\/html/u);
    expect(answer.headers["cache-control"]).toBe("no-cache");
  });

  it.each(["/assets/old-123.js", "/assets/", "/favicon.png", "/.hidden/secret", "/.git/config"])("%s is not there", async (path) => {
    const answer = await desk.send(path);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain("SECRET");
    expect(problemOf(answer).rule).toBe("unknown-address");
  });

  it("answers a browser that has the page already without sending it again", async () => {
    const first = await desk.send("/");
    const again = await desk.send("/", { headers: { "if-none-match": String(first.headers.etag) } });
    expect(again.status).toBe(304);
  });

  it("that was not built leaves the API and says what to do", async () => {
    const bare = await start({ client: "/nonexistent/recoupe-client" });
    try {
      expect((await bare.send("/api/doctor")).status).toBe(200);
      const answer = await bare.send("/");
      expect(answer.status).toBe(503);
      expect(problemOf(answer)).toMatchObject({ rule: "client-not-built", remedy: expect.stringContaining("npm run build") });
    } finally {
      await bare.stop();
    }
  });
});

describe("listening", () => {
  it("binds the loopback alone unless told otherwise", () => {
    expect(desk.desk.server.server.address()).toMatchObject({ address: "127.0.0.1" });
    expect(desk.desk.url).toBe(`http://127.0.0.1:${desk.port}/`);
  });

  it("says what to do about a port that is taken", async () => {
    const other = createNetServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    try {
      const error = await listen(inMemory(), { client: "/nonexistent", port }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).problem).toMatchObject({ rule: "port-taken", message: expect.stringContaining(String(port)), remedy: expect.stringContaining("--port") });
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it.each([[70_000, "127.0.0.1", "bad-port"], [0, "192.0.2.1", "no-such-host"]])("says what is wrong with port %d on %s", async (port, host, rule) => {
    const error = await listen(inMemory(), { client: "/nonexistent", port, host }).catch((thrown: unknown) => thrown);
    expect((error as ProblemError).problem).toMatchObject({ rule, severity: "error" });
  });
});
