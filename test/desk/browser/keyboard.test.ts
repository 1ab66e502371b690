import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { ClaimsAnswer, DocumentsAnswer, EventsAnswer } from "../../../src/desk/api.ts";
import { ARTICLES } from "../../cli/executable.ts";
import { inBrowser, settled, until } from "./session.ts";
import { views } from "./views.ts";

// Everything by keyboard: Tab reaches all there is to use, in the order of the page, and shows where it is.

interface Focused { index: number; label: string; seen: boolean }

/** What can be used in the page, in its order: each gets a number. Lists of links that arrows go through count once. */
async function usable(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement | SVGElement>("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => {
      if (element.matches(":disabled, [tabindex='-1'], [type=hidden], [hidden]") || element.closest("[hidden]")) return false;
      return element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
    });
    all.forEach((element, index) => { element.dataset["order"] = String(index); });
    return all.map((element) => (element.getAttribute("aria-label") ?? element.textContent ?? element.tagName).trim().slice(0, 60));
  });
}

/** What has the focus, and whether it can be seen that it has. */
async function focused(page: Page): Promise<Focused | null> {
  return await page.evaluate(() => {
    const element = document.activeElement as HTMLElement | SVGElement | null;
    if (!element || element === document.body) return null;
    const ringed = (shown: Element) => { const { outlineStyle, outlineWidth } = getComputedStyle(shown); return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2; };
    // What the timeline draws is outlined by its stroke.
    const stroked = (shown: Element | null) => shown !== null && parseFloat(getComputedStyle(shown).strokeWidth) >= 3;
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const seen = element.matches(":focus-visible") && (ringed(element) || stroked(element.querySelector("rect"))) && width > 0 && height > 0 && right > 0 && bottom > 0;
    return { index: Number(element.dataset["order"] ?? -1), label: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60), seen };
  });
}

await inBrowser("by keyboard", { examples: true }, (desk) => {
  test("Tab goes through all that each view offers, in its order, and is seen at every step", async () => {
    const page = await desk.page();
    // The form of a decision keeps the focus to itself until it is closed.
    for (const view of (await views(desk)).filter(({ name }) => name !== "deciding")) {
      await view.show(page);
      if (view.name === "add") await page.getByRole("button", { name: "Close" }).click();
      // From the top of the page, wherever the view was made ready.
      await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex"); scrollTo(0, 0); });
      const all = await usable(page);
      const reached: Focused[] = [];
      for (let step = 0; step < all.length * 2 + 20; step += 1) {
        await page.keyboard.press("Tab");
        const now = await focused(page);
        if (now === null || (reached.length > 0 && now.index === reached[0]!.index)) break;
        // A date is entered in parts, each a stop within the same field.
        if (now.index !== reached.at(-1)?.index) reached.push(now);
      }
      // In a frame the map stands alone, with no head of a page to skip.
      if (view.name !== "embed") expect(reached[0]?.label, view.name).toBe("Skip to the content");
      expect(reached.filter(({ seen }) => !seen).map(({ label }) => label), view.name).toEqual([]);
      const indexes = reached.map(({ index }) => index);
      expect(all.filter((_, index) => !indexes.includes(index)), view.name).toEqual([]);
      expect(indexes, view.name).toEqual([...indexes].sort((a, b) => a - b));
    }
    await page.context().close();
  });

  test("the skip link leads past the head of the page", async () => {
    const page = await desk.page();
    await desk.visit(page, "/articles");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.matches("main a, main button"))).toBe(true);
    expect(new URL(page.url()).pathname).toBe("/articles");
    await page.context().close();
  });

  test("arrows go through the list and the timeline, Enter opens", async () => {
    const { events } = await desk.api<EventsAnswer>("events");
    const page = await desk.page();
    await desk.visit(page, "/");
    const active = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
    const hrefs = (selector: string) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    for (const selector of [".events a.main", "svg a.dated"]) {
      const links = await hrefs(selector);
      await page.locator(selector).first().focus();
      for (const link of links.slice(1)) {
        await page.keyboard.press("ArrowDown");
        expect(await active()).toBe(link);
      }
      await page.keyboard.press("Home");
      expect(await active()).toBe(links[0]);
      await page.keyboard.press("End");
      expect(await active()).toBe(links.at(-1));
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/events/**");
    await settled(page);
    expect(events.map(({ id }) => `/events/${id}`)).toContain(new URL(page.url()).pathname);
    expect(await page.evaluate(() => document.activeElement?.id), "what is read next is the new view").toBe("content");
    await page.context().close();
  });

  test("the map moves and zooms; filters and the language answer to keys", async () => {
    const page = await desk.page();
    await desk.visit(page, "/");
    const places = () => page.locator(".spot").evaluateAll((labels) => labels.map((label) => (label as HTMLElement).style.transform));
    let before = await places();
    await page.locator(".canvas canvas").focus();
    for (const key of ["ArrowRight", "+", "-"]) {
      await page.keyboard.press(key);
      await until(async () => JSON.stringify(await places()) !== JSON.stringify(before)).toBe(true);
      await until(async () => { const last = before; before = await places(); return JSON.stringify(last) === JSON.stringify(before); }).toBe(true);
    }
    await page.context().close();
  });

  test("j and k go from claim to claim, Enter opens one and Escape leaves it", async () => {
    const { claims } = await desk.api<ClaimsAnswer>("claims?limit=1000");
    const { documents } = await desk.api<DocumentsAnswer>("documents");
    const most = documents.reduce((a, b) => (b.claims > a.claims ? b : a));
    const own = claims.filter(({ document }) => document === most.id).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    const page = await desk.page();
    await desk.visit(page, `/documents/${most.id}`);
    const at = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset["claim"]);
    const chosen = () => page.locator("aside blockquote").textContent();
    for (const { id, span } of own) {
      await page.keyboard.press("j");
      await until(at).toBe(id);
      expect(await chosen()).toBe(span.exact);
    }
    await page.keyboard.press("k");
    await until(at).toBe(own.at(-2)!.id);
    await page.waitForURL(`**#claim=${own.at(-2)!.id}`);
    await page.keyboard.press("Enter");
    await until(() => page.evaluate(() => document.activeElement?.tagName)).toBe("ASIDE");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("aside") !== null)).toBe(true);
    await page.keyboard.press("Escape");
    await until(at).toBe(own.at(-2)!.id);
    expect(await page.locator("aside blockquote").count()).toBe(0);
    await page.context().close();
  });

  test("a report is pasted, read, and kept without a mouse; files too", async () => {
    const page = await desk.page();
    await desk.visit(page, "/add");
    const tabTo = async (name: string) => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => [document.activeElement?.textContent?.trim(), document.activeElement?.id].includes(wanted), name)) return;
      }
      throw new Error(`Tab never comes to ${name}`);
    };
    await tabTo("paste");
    await page.keyboard.insertText(ARTICLES.ar);
    await page.locator("mark").first().waitFor();
    await tabTo("Keep");
    await page.keyboard.press("Enter");
    await page.locator(".keep strong").waitFor();

    await desk.visit(page, "/add");
    // Waited for from here on, because the browser takes a moment to hand its file window over.
    const chooser = page.waitForEvent("filechooser");
    await tabTo("choose files");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles([{ name: "again.txt", mimeType: "text/plain", buffer: Buffer.from(ARTICLES.ar) }]);
    await page.getByText("This very text is kept already.").waitFor();
    await page.context().close();
  });
});
