import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { EventsAnswer, SituationAnswer } from "../../../src/desk/api.ts";
import { openApp } from "../../../src/app.ts";
import { openLedger } from "../../../src/ledger/index.ts";
import { inBrowser, settled, shoot, until } from "./session.ts";

// The situation with more events than a list shows at once and more places than a map draws one by one.

/** Made-up reports of some hundred villages, enough for events on several pages. */
async function fill(data: string): Promise<void> {
  mkdirSync(data, { recursive: true });
  const { made } = await import("../../../bench/made-ledger.mjs" as string) as { made: (documents: number, towns: object[]) => Iterable<never> };
  const ledger = await openLedger({ folder: data });
  const towns = [["gn:170063", "Aleppo", 36.2, 37.16], ["gn:169577", "Homs", 34.73, 36.71], ["gn:95446", "Erbil", 36.19, 44.01], ["gn:99532", "Basra", 30.5, 47.8]] as const;
  await ledger.addAll([...made(700, towns.map(([id, name, lat, lon]) => ({ id, name, lat, lon, country: "SY" })))]);
  await ledger.close();
  await (await openApp({ data })).close();
}

await inBrowser("many events", { examples: false, fill }, (desk) => {
  const situation = (query = "") => desk.api<SituationAnswer>(`situation${query}`);

  test("stand on pages, each with its address", async () => {
    const all = await situation();
    expect(all.found).toBeGreaterThan(120);
    const page = await desk.page();
    await desk.visit(page, "/");
    const items = page.locator(".events > li");
    await until(() => items.count()).toBe(all.rows.length);
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL("**/?from=50");
    const second = (await desk.api<{ rows: { id: string }[] }>("situation/events?offset=50")).rows;
    await until(() => items.first().locator("a").getAttribute("href")).toBe(`/events/${second[0]!.id}`);
    await page.reload();
    await settled(page);
    expect(await items.first().locator("a").getAttribute("href")).toBe(`/events/${second[0]!.id}`);
    await page.getByRole("link", { name: "Previous page" }).click();
    await until(() => items.first().locator("a").getAttribute("href")).toBe(`/events/${all.rows[0]!.id}`);
    await page.context().close();
  });

  test("are counted by stretches of time, and days are chosen by dragging and by keys", async () => {
    const all = await situation();
    const page = await desk.page();
    await desk.visit(page, "/");
    const slider = page.getByRole("slider");
    const box = (await slider.boundingBox())!;
    const bins = all.timeline.bins.length, at = (bin: number) => box.x + (box.width * (bin + 0.5)) / bins;
    await page.mouse.move(at(10), box.y + 30);
    await page.mouse.down();
    await page.mouse.move(at(40), box.y + 30, { steps: 4 });
    await page.mouse.up();
    const [first, last] = [all.timeline.bins[10]!, all.timeline.bins[40]!];
    await page.waitForURL(`**/?since=${first.start}&until=${last.end}`);
    const some = await situation(`?since=${first.start}&until=${last.end}`);
    expect(some.found).toBeGreaterThan(0);
    expect(some.found).toBeLessThan(all.found);
    await until(() => page.locator(".list h2").textContent()).toContain(String(some.found));
    await settled(page);

    await page.getByRole("button", { name: "All days" }).click();
    await page.waitForURL(`${desk.url}/`);
    await settled(page);
    await slider.focus();
    await page.keyboard.press("Home");
    expect(await slider.getAttribute("aria-valuetext")).toContain("event");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/?since=${all.timeline.bins[1]!.start}&until=${all.timeline.bins[2]!.end}`);
    await shoot(page, "situation-days-chosen");
    await page.context().close();
  });

  test("are drawn together where places lie close, and apart as one comes nearer", async () => {
    const page = await desk.page();
    await desk.visit(page, "/");
    await settled(page);
    const spots = page.locator(".spot:not([hidden])");
    await until(() => spots.count()).toBeGreaterThan(1);
    const names = await spots.locator("bdi").allTextContents();
    expect(names.some((name) => / \+ \d/u.test(name))).toBe(true);
    await shoot(page, "situation-many");
    const label = spots.filter({ hasText: /\+ \d/u }).first();
    await label.click();
    const chosen = page.locator("section.chosen");
    await until(() => chosen.locator("li").count()).toBeGreaterThan(0);
    await chosen.getByRole("link", { name: "Only these" }).click();
    await page.waitForURL("**/?box=**");
    const { found } = await situation(new URL(page.url()).search);
    await until(() => page.locator(".list h2").textContent()).toContain(String(found));
    await page.getByRole("button", { name: "Take the box off" }).click();
    await page.waitForURL(`${desk.url}/`);

    await settled(page);
    await page.getByRole("button", { name: "Only what the map shows" }).click();
    await page.waitForURL("**/?box=**");
    await page.context().close();
  });

  test.each(["en", "fr", "ar"])("read well in %s, in the dark and at 360 pixels", async (locale) => {
    const page = await desk.page({ locale, colorScheme: "dark", viewport: { width: 360, height: 800 } });
    await desk.visit(page, "/?status=contested");
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await shoot(page, `situation-many-${locale}-narrow`);
    expect((await desk.api<EventsAnswer>("events?status=contested&limit=10000")).events.length).toBe((await situation("?status=contested")).found);
    await page.context().close();
  });
});
