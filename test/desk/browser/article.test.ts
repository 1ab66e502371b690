import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ClaimsAnswer, DocumentAnswer, DocumentsAnswer } from "../../../src/desk/api.ts";
import type { Claim, Derivation } from "../../../src/reading/index.ts";
import { inBrowser, settled, until } from "./session.ts";

// The article view: the captured text with each claim at its own words, in the direction of its language.

interface Marked { start: number; end: number; text: string; claims: string[]; loaded: boolean; pointed: boolean }

/** Every run of the text as the browser holds it, with where it lies in the canonical text by counting through the blocks. */
async function runsOf(page: Page, blocks: readonly { start: number }[]): Promise<Marked[]> {
  return await page.locator(".text > .block").evaluateAll((elements, starts) => elements.flatMap((element, index) => {
    let at = starts[index]!;
    return [...element.childNodes].flatMap((node) => {
      if (node instanceof Comment || (node instanceof Element && node.matches(".number"))) return [];
      const text = node.textContent ?? "", start = at;
      at += text.length;
      const marked = node instanceof HTMLElement ? node : null;
      return [{ start, end: at, text, claims: (marked?.dataset["claims"] ?? "").split(" ").filter(Boolean), loaded: marked?.matches(".loaded") ?? false, pointed: marked?.matches(".pointed") ?? false }];
    });
  }), blocks.map(({ start }) => start));
}

/** Runs that meet, joined. */
function joined(runs: readonly { start: number; end: number }[]): [number, number][] {
  const all: [number, number][] = [];
  for (const { start, end } of [...runs].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

const steps = (derivation: Derivation): Derivation[] => [derivation, ...derivation.from.flatMap(steps)];

await inBrowser("an article", { examples: true }, (desk) => {
  const documentOf = (id: string) => desk.api<DocumentAnswer>(`documents/${encodeURIComponent(id)}`);
  const documents = async (language?: string) => (await desk.api<DocumentsAnswer>("documents")).documents.filter((page) => language === undefined || page.language === language);
  const claims = async () => (await desk.api<ClaimsAnswer>("claims?limit=1000")).claims;

  test("every claim of every example is marked at its very words, and every loaded word", async () => {
    const page = await desk.page();
    let checked = 0;
    for (const { id } of await documents()) {
      const { document, claims } = await documentOf(id);
      await desk.visit(page, `/documents/${id}`);
      const runs = await runsOf(page, document.blocks);
      for (const block of document.blocks) {
        expect(runs.filter(({ start, end }) => start >= block.start && end <= block.end).map(({ text }) => text).join("")).toBe(document.text.slice(block.start, block.end));
      }
      for (const { id: claim, span } of claims) {
        const own = runs.filter((run) => run.claims.includes(claim));
        expect(own.map(({ text }) => text).join("")).toBe(span.exact);
        expect(joined(own)).toEqual([[span.start, span.end]]);
        expect(await page.locator(`button[data-claim="${claim}"]`).count()).toBe(1);
        checked += 1;
      }
      expect(joined(runs.filter(({ loaded }) => loaded))).toEqual(joined(claims.flatMap((claim) => claim.loaded)));
    }
    expect(checked).toBe((await claims()).length);
    expect(checked).toBeGreaterThan(20);
    await page.context().close();
  });

  test("the address of a claim shows its words and the heading of its panel, however short the article", async () => {
    const page = await desk.page();
    for (const { id } of await documents()) {
      const last = (await documentOf(id)).claims.reduce((a, b) => (b.span.start > a.span.start ? b : a));
      await desk.visit(page, `/documents/${id}#claim=${last.id}`);
      for (const shown of ["aside h2", `button[data-claim="${last.id}"]`]) {
        await until(() => page.locator(shown).first().evaluate((part) => { const { top, bottom } = part.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);
      }
    }
    await page.context().close();
  });

  test.each([["ar", "rtl"], ["fr", "ltr"], ["en", "ltr"]])("in %s the text runs %s, whatever the interface speaks", async (language, direction) => {
    for (const locale of ["en", "ar"]) {
      const page = await desk.page({ locale });
      await desk.visit(page, `/documents/${(await documents(language))[0]!.id}`);
      const text = page.locator(".text");
      expect(await text.getAttribute("lang")).toBe(language);
      expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);
      for (const block of await text.locator(".block").all()) expect(await block.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);
      await page.context().close();
    }
  });

  test("words that take a side are underlined, say so, and can be switched off", async () => {
    const loaded = (await claims()).find((claim) => claim.loaded.length > 0)!;
    const page = await desk.page();
    await desk.visit(page, `/documents/${loaded.document}`);
    const marks = page.locator(".text .loaded");
    expect(await marks.first().evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe("underline");
    expect(await marks.first().getAttribute("title")).toContain("takes a side");
    await page.getByLabel("Mark loaded words").uncheck();
    await until(() => marks.count()).toBe(0);
    await page.context().close();
  });

  test("furniture of the page and captions stay, dimmed, and carry no claim", async () => {
    const page = await desk.page();
    const dim = async () => page.locator(".text").evaluate((text) => {
      const look = (role: string) => [...text.querySelectorAll(`.role-${role}`)].map((block) => ({ size: parseFloat(getComputedStyle(block).fontSize), colour: getComputedStyle(block).color, marks: block.querySelectorAll("mark").length, title: block.getAttribute("title") }));
      return { body: [...look("body"), ...look("lede")], furniture: [...look("boilerplate"), ...look("caption")] };
    });
    for (const { id } of await documents()) {
      await desk.visit(page, `/documents/${id}`);
      const { body, furniture } = await dim();
      expect(furniture.length).toBeGreaterThan(0);
      for (const block of furniture) {
        expect(block).toMatchObject({ marks: 0, title: expect.stringMatching(/^(page furniture|caption)$/u) });
        expect(block.size).toBeLessThan(body[0]!.size);
        expect(block.colour).not.toBe(body[0]!.colour);
      }
    }
    await page.context().close();
  });

  test("a chosen claim shows its chain of sources and why it was read so", async () => {
    const page = await desk.page();
    const longest = (await claims()).reduce((a, b) => (b.attribution.length > a.attribution.length ? b : a));
    const { document } = await documentOf(longest.document);
    await desk.visit(page, `/documents/${longest.document}`);
    await page.locator(`button[data-claim="${longest.id}"]`).click();
    await page.waitForURL(`**/documents/${longest.document}#claim=${longest.id}`);

    const chain = page.locator("aside .chain > li");
    expect(await chain.count()).toBe(longest.attribution.length + 1);
    expect(await chain.first().textContent()).toContain(document.publisher);
    for (const [at, link] of longest.attribution.entries()) {
      expect(await chain.nth(at + 1).textContent()).toContain(link.cue);
      expect(await chain.nth(at + 1).locator(".step svg path").count()).toBe(1);
    }
    expect(await chain.last().textContent()).toContain("origin");

    const why = page.locator("aside details", { hasText: "Why" });
    await why.locator("summary").click();
    expect(await why.locator(".rule").allTextContents()).toEqual(steps(longest.derivation).map(({ rule }) => rule));
    for (const { words } of steps(longest.derivation)) if (words !== "") expect(await why.textContent()).toContain(words);

    const step = steps(longest.derivation).find(({ words }) => words.trim() !== "")!;
    await why.getByRole("button").first().click();
    await until(async () => (await runsOf(page, document.blocks)).filter(({ pointed }) => pointed).map(({ text }) => text).join("")).toBe(document.text.slice(step.anchor.start, step.anchor.end));
    await page.context().close();
  });

  test("each claim and each article has its own address, and a place in a text too", async () => {
    const page = await desk.page();
    const chosen: Claim = (await claims()).at(-1)!;
    const { document } = await documentOf(chosen.document);
    await desk.visit(page, `/claims/${chosen.id}`);
    await page.waitForURL(`**/documents/${chosen.document}#claim=${chosen.id}`);
    await until(() => page.locator("aside blockquote").textContent()).toBe(chosen.span.exact);
    expect(await page.locator("mark.chosen").first().evaluate((mark) => { const { top, bottom } = mark.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);

    await page.goto("about:blank");
    await desk.visit(page, `/documents/${chosen.document}#at=${chosen.span.start}-${chosen.span.end}`);
    await until(async () => (await runsOf(page, document.blocks)).filter(({ pointed }) => pointed).map(({ text }) => text).join("")).toBe(chosen.span.exact);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the original bytes" }).click();
    expect((await download).url()).toBe(`${desk.url}/api/documents/${encodeURIComponent(chosen.document)}/original`);
    await page.context().close();
  });

  test("an address of nothing says so", async () => {
    const page = await desk.page();
    await desk.visit(page, "/nowhere/at/all");
    expect(await page.locator("h1").textContent()).toBe("Nothing lies at this address.");
    await page.goto(`${desk.url}/documents/sha256:${"0".repeat(64)}`);
    await page.getByRole("alert").waitFor();
    desk.expectFault(/404/u);
    await page.context().close();
  });

  test("the list of articles holds all that is kept, each behind a link", async () => {
    const page = await desk.page();
    const all = await documents();
    await desk.visit(page, "/articles");
    const links = page.locator(".articles a");
    await until(() => links.count()).toBe(all.length);
    expect((await links.evaluateAll((list) => list.map((link) => link.getAttribute("href")))).sort()).toEqual(all.map(({ id }) => `/documents/${id}`).sort());
    await links.last().click();
    await page.waitForURL("**/documents/**");
    await settled(page);
    await page.goBack();
    await until(() => links.count()).toBe(all.length);
    await page.context().close();
  });
});
