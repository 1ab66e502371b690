// What is taken away from the desk: tables, and an event as one file.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { escaped, eventPage } from "../../src/app/event-page.ts";
import type { EventAnswer } from "../../src/desk/api.ts";
import { ARTICLES, folder } from "../cli/executable.ts";
import { start, type Running } from "./loopback.ts";
import { exampleDocument, exampleEvent } from "./example.ts";

const here = folder();
let app: App, desk: Running;
beforeAll(async () => {
  app = await openApp({ data: here.path });
  for (const text of Object.values(ARTICLES)) await app.add({ text });
  desk = await start();
});
afterAll(async () => { await app.close(); await desk.stop(); here.remove(); });

const whole = async (pieces: AsyncIterable<string> | null): Promise<string> => { let text = ""; for await (const piece of pieces!) text += piece; return text; };

describe("tables", () => {
  test.each(["events", "sources", "claims", "documents"] as const)("%s are the same rows in CSV and JSON, all of them", async (name) => {
    const csv = (await whole(await app.table(name, "csv", {}))).trimEnd().split("\r\n"), rows = JSON.parse(await whole(await app.table(name, "json", {}))) as Record<string, unknown>[];
    expect(rows.length).toBeGreaterThan(0);
    expect(csv).toHaveLength(rows.length + 1);
    for (const row of rows) expect(Object.keys(row)).toEqual(csv[0]!.split(","));
    const counts = await app.counts();
    expect(rows).toHaveLength({ events: counts.events, sources: rows.length, claims: counts.claims, documents: counts.documents }[name]);
  });

  test("a filter holds for the table as for the view", async () => {
    const { rows, found } = await app.situation({ language: "fr" });
    const table = JSON.parse(await whole(await app.table("events", "json", { language: "fr" }))) as { id: string }[];
    expect(table.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(found).toBeGreaterThan(0);
    expect(await whole(await app.table("events", "json", { actor: "nobody at all" }))).toBe("[\n]\n");
  });

  test("words narrow the situation to the events of the pages that hold them", async () => {
    const some = await app.situation({ words: "checkpoint" }), none = await app.situation({ words: "zeppelin" });
    expect(none.found).toBe(0);
    expect(some.found).toBeGreaterThan(0);
    const pages = (await app.search({ q: "checkpoint", in: "articles" })).articles.map(({ document }) => document.id);
    for (const { id } of some.rows) expect((await app.event(id))!.event.documents.some((page) => pages.includes(page.id))).toBe(true);
  });

  test("come as downloads that no browser runs", async () => {
    const csv = await desk.send("/api/tables/events.csv"), json = await desk.send("/api/tables/events.json");
    expect(csv.headers["content-type"]).toMatch(/^text\/csv/u);
    expect(csv.headers["content-disposition"]).toBe('attachment; filename="recoupe-events.csv"');
    expect(csv.text).toContain(exampleEvent.id);
    expect(JSON.parse(json.text)).toHaveLength(1);
    expect((await desk.send(`/api/tables/compare.csv?a=${exampleDocument.id}&b=sha256:none`)).status).toBe(200);
    expect((await desk.send("/api/tables/compare.csv?a=sha256:none&b=sha256:none")).status).toBe(404);
    expect((await desk.send("/api/tables/compare.csv")).status).toBe(400);
  });
});

describe("an event as one file", () => {
  test.each(["en", "fr", "ar"] as const)("in %s holds every claim's words, loads nothing and runs nothing", async (language) => {
    const [event] = (await app.events({})).events;
    const page = (await app.eventPage(event!.id, language))!;
    for (const claim of (await app.event(event!.id))!.claims) expect(page).toContain(escaped(claim.span.exact));
    expect(page).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;/u);
    expect(page).not.toMatch(/<(?:script|img|link|iframe|object|embed|base|form|svg)\b|\son\w+=|javascript:|url\(|@import/iu);
    expect(page).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
    const sent = await desk.send(`/api/events/${exampleEvent.id}/page?language=${language}`);
    expect([sent.status, sent.headers["content-type"], sent.headers["content-disposition"]]).toEqual([200, "text/html; charset=utf-8", 'attachment; filename="evt-0123456789abcdef.html"']);
    expect(sent.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/u);
  });

  test("whatever a page says stays text", async () => {
    const answer = (await app.event((await app.events({})).events[0]!.id))!;
    const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"'\u202e&`;
    const poisoned = JSON.parse(JSON.stringify(answer, (key, value: unknown) => (["exact", "text", "name", "title", "publisher", "captured_from", "cue", "value", "reasons", "summary", "paragraph", "url", "message", "rule", "language", "published"].includes(key) && typeof value === "string" ? HOSTILE : value))) as EventAnswer;
    for (const language of ["en", "fr", "ar"] as const) { poisoned.summary[language] = HOSTILE; poisoned.paragraph[language] = HOSTILE; }
    const page = eventPage(poisoned, "en");
    expect(page.split("<script")).toHaveLength(1);
    expect(page).not.toMatch(/<img|\u202e/u);
    expect(page.match(/<style>/gu)).toHaveLength(1);
    expect(page.match(/<\/title>/gu)).toHaveLength(1);
    expect(page).toContain("[U+202E]");
  });
});

describe("names of private persons", () => {
  const NAMES = /Karim|Haddad|Darwish|\/home\//u;
  const TEXT = "The Plain Post\nDamascus, 3 March 2016\n\nShelling by the Syrian army killed Dr Lina Darwish and 12 civilians in Douma on 2 March 2016, a resident named Karim Haddad said.\n";
  const own = folder();
  let one: App, id = "", document = "";
  beforeAll(async () => {
    one = await openApp({ data: own.path });
    document = (await one.keep({ bytes: new TextEncoder().encode(TEXT), captured_from: "/home/someone/notes.txt", captured: null, media_type: "text/plain", charset: "utf-8" })).acknowledged.document;
    await one.reconcile();
    id = (await one.events({})).events.find(({ type }) => type.startsWith("shelling"))!.id;
    await one.judge({ author: "A. Reviewer", subject: id, verb: "note", reason: "Karim Haddad told us." });
  });
  afterAll(async () => { await one.close(); own.remove(); });
  const TABLES = [["events", {}], ["sources", {}], ["claims", {}], ["documents", {}], ["judgements", {}], ["matrix", "event"], ["compare", "pages"]] as const;
  const asked = (query: (typeof TABLES)[number][1]): Record<string, string> => (query === "event" ? { event: id } : query === "pages" ? { a: document, b: document } : {});

  test.each(TABLES)("are in no table of %s", async (name, query) => {
    for (const format of ["csv", "json"] as const) expect(await whole(await one.table(name, format, asked(query)))).not.toMatch(NAMES);
  });

  test("are in no page to send, which says so, and stay where somebody asks for them", async () => {
    for (const language of ["en", "fr", "ar"] as const) {
      const page = (await one.eventPage(id, language))!;
      expect(page).not.toMatch(NAMES);
      expect(page.split("█").length).toBeGreaterThan(20);
    }
    expect(await one.eventPage(id, "en", "open")).toMatch(/Darwish/u);
    expect(await one.eventPage(id, "en", "open")).toMatch(/Haddad told us/u);
    expect(await whole(await one.table("claims", "csv", {}, "open"))).toMatch(/Darwish/u);
  });

  test("leave each offset where it was", async () => {
    const rows = async (names: "masked" | "open"): Promise<{ exact: string; start: number; end: number }[]> => JSON.parse(await whole(await one.table("claims", "json", {}, names)));
    const [closed, open] = [await rows("masked"), await rows("open")];
    expect(closed.map(({ start, end, exact }) => [start, end, exact.length])).toEqual(open.map(({ start, end }) => [start, end, end - start]));
  });

  test("are in no answer that a map in a frame asks for", async () => {
    const answers = [await one.situation({}, { names: "masked" }), await one.situationEvents({}, { names: "masked" }), await one.situationMap({}, { names: "masked" })];
    expect(JSON.stringify(answers)).not.toMatch(NAMES);
    expect((await one.situation({}, {})).rows[0]!.origins).not.toEqual([]);
  });
});

test("sources are counted as origins and relays, and two articles stand side by side", async () => {
  const { sources, found } = await app.sources({}, {});
  expect(found).toBe(sources.length);
  const sohr = sources.find(({ id }) => id === "sohr")!;
  const events = (await app.events({})).events.filter(({ origins }) => origins.some(({ id }) => id === "sohr"));
  expect(sohr.as_origin).toBe(events.length);
  expect(sohr.agreed_later).toBeLessThanOrEqual(sohr.agreed);
  const one = (await app.source("sohr"))!;
  expect(one.found).toBe(events.length);
  expect(one.ties.every(({ owner, to }) => owner === "sohr" || to === "sohr")).toBe(true);
  expect(await app.source("name:nobody")).toBeNull();

  const [a, b] = (await app.documents()).documents;
  const compared = (await app.compare(a!.id, b!.id))!;
  for (const [side, document] of [["a", a!], ["b", b!]] as const) {
    const claims = compared.rows.flatMap((row) => row[side].map(({ id }) => id));
    expect(claims.sort()).toEqual((await app.claims({ document: document.id })).claims.map(({ id }) => id).sort());
  }
  expect(compared.rows.some((row) => row.event !== null && row.a.length > 0 && row.b.length > 0)).toBe(true);
  expect(await app.compare(a!.id, "sha256:none")).toBeNull();
});
