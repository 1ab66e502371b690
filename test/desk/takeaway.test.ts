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
