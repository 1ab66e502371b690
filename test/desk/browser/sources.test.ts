import { expect, test } from "vitest";
import type { CompareAnswer, DocumentsAnswer, SourceAnswer, SourcesAnswer } from "../../../src/desk/api.ts";
import { inBrowser, settled, shoot, until } from "./session.ts";

// Sources, comparisons, the original beside an article, and what is taken away.

await inBrowser("sources and comparisons", { examples: true }, (desk) => {
  test.each(["en", "fr", "ar"])("in %s every source is listed with its counts, and has a page with its ties and its words", async (locale) => {
    const { sources } = await desk.api<SourcesAnswer>("sources");
    const page = await desk.page({ locale });
    await desk.visit(page, "/sources");
    const rows = page.locator("tbody tr");
    await until(() => rows.count()).toBe(sources.length);
    expect(await rows.first().locator("td").nth(1).textContent()).toBe(String(sources[0]!.as_origin));
    await shoot(page, `sources-${locale}`);
    await rows.locator('a[href="/sources?key=sohr"]').click();
    await page.waitForURL("**/sources?key=sohr");
    await settled(page);
    const { claims, ties } = await desk.api<SourceAnswer>("source?key=sohr");
    await until(() => page.locator("main q").count()).toBe(claims.length);
    for (const [at, claim] of claims.entries()) expect(await page.locator("main q").nth(at).textContent()).toBe(claim.span.exact);
    expect(await page.locator("main section").first().locator("li").count()).toBe(ties.length);
    await shoot(page, `source-${locale}`);
    await page.context().close();
  });

  test.each(["en", "fr", "ar"])("in %s two articles are chosen and set side by side, claim by claim", async (locale) => {
    const { documents } = await desk.api<DocumentsAnswer>("documents");
    const page = await desk.page({ locale });
    await desk.visit(page, "/articles");
    await page.locator(".articles input[type=checkbox]").nth(0).check();
    await page.locator(".articles input[type=checkbox]").nth(1).check();
    await page.locator('a[href^="/compare?"]').click();
    await page.waitForURL(`**/compare?a=${documents[0]!.id}&b=${documents[1]!.id}`);
    await settled(page);
    const { rows } = await desk.api<CompareAnswer>(`compare?a=${encodeURIComponent(documents[0]!.id)}&b=${encodeURIComponent(documents[1]!.id)}`);
    await until(() => page.locator("tbody tr").count()).toBe(rows.length);
    for (const [at, row] of rows.entries()) {
      for (const [side, claims] of [row.a, row.b].entries()) expect(await page.locator("tbody tr").nth(at).locator("td").nth(side).locator("q").allTextContents()).toEqual(claims.map(({ span }) => span.exact));
    }
    await shoot(page, `compare-${locale}`);
    await page.context().close();
  });

  test("the original stands beside the article as text, and nothing of it is a page", async () => {
    const { documents } = await desk.api<DocumentsAnswer>("documents");
    const html = documents.find(({ captured_from }) => captured_from.endsWith(".html"))!;
    const page = await desk.page();
    await desk.visit(page, `/documents/${html.id}`);
    await page.getByRole("button", { name: "Show the original beside" }).click();
    const shown = page.locator(".original pre");
    await until(() => shown.textContent()).toContain("<html");
    expect(await shown.locator("*").count()).toBe(0);
    await page.getByRole("button", { name: "Hide the original" }).click();
    await until(() => shown.count()).toBe(0);
    await page.context().close();
  });

  test("tables are downloaded with the filter of the view", async () => {
    const page = await desk.page();
    await desk.visit(page, "/?status=contested");
    await page.locator("summary", { hasText: "Take away" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("recoupe-events.csv");
    expect(file.url()).toBe(`${desk.url}/api/tables/events.csv?status=contested`);
    await page.context().close();
  });

  test("words narrow the situation, and are part of its address", async () => {
    const page = await desk.page();
    await desk.visit(page, "/");
    await page.getByLabel("Words in a page").fill("kamikazes");
    await page.waitForURL("**/?words=kamikazes");
    const { found } = await desk.api<{ found: number }>("situation?words=kamikazes");
    expect(found).toBeGreaterThan(0);
    await until(() => page.locator(".list h2").textContent()).toContain(String(found));
    await page.context().close();
  });
});
