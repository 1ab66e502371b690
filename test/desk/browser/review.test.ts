import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { EventAnswer, EventsAnswer, LogAnswer, ReviewAnswer } from "../../../src/desk/api.ts";
import { inBrowser, shoot, until } from "./session.ts";

// Review: what waits for a person, decided by keyboard; what was decided stands beside what is computed, and can be undone.

await inBrowser("review", { examples: true }, (desk) => {
  const queue = () => desk.api<ReviewAnswer>("review");
  const log = () => desk.api<LogAnswer>("judgements");
  const eventOf = (id: string) => desk.api<EventAnswer>(`events/${id}`);
  const named = async (name: string, options = {}): Promise<Page> => {
    const page = await desk.page(options);
    await page.addInitScript((author) => localStorage.setItem("recoupe.author", author), name);
    return page;
  };
  const current = (page: Page) => page.locator("nav li [aria-current]");
  const ready = (page: Page) => page.locator(".matter .summary, .matter .lapsed").first().waitFor();
  /** Sends the form that is open, with a reason. */
  const record = async (page: Page, reason: string) => {
    await page.locator("dialog textarea").last().fill(reason);
    await page.locator("dialog textarea").last().press("Control+Enter");
  };
  const closed = (page: Page) => until(() => page.locator("dialog[open]").count()).toBe(0);

  test("j and k go through the queue, a letter decides, and the name is asked once", async () => {
    const before = await queue();
    expect(before.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["contested", "membership"]));
    const page = await desk.page();
    await desk.visit(page, "/review");
    await until(() => page.locator("nav li").count()).toBe(before.items.length);
    await page.keyboard.press("j");
    await until(() => current(page).textContent()).toContain("Contested");
    expect(await page.locator("nav li button").nth(1).getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("k");
    await until(() => page.locator("nav li button").nth(0).getAttribute("aria-current")).toBe("true");
    await ready(page);
    await page.keyboard.press("?");
    await page.locator("dialog[open] kbd").first().waitFor();
    expect(await page.locator("dialog[open] kbd").allTextContents()).toEqual(expect.arrayContaining(["j", "k", "c", "r", "u", "z"]));
    await shoot(page, "review-keys");
    await page.keyboard.press("Escape");

    const { subject } = before.items[0]!;
    const computed = (await eventOf(subject)).event;
    await page.keyboard.press("c");
    // Without a name nothing is recorded.
    await record(page, "Two photographs show it.");
    expect(await page.locator("dialog[open] [role=alert]").count()).toBe(1);
    expect((await log()).total).toBe(0);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Your name").press("Enter");
    await closed(page);
    const { event, review } = await eventOf(subject);
    expect(event).toEqual(computed);
    expect(review.verdict).toMatchObject({ verb: "confirm", author: "Ada", reason: "Two photographs show it.", over: null });
    await until(() => page.locator("nav li").count()).toBe((await queue()).items.length);
    expect((await queue()).items.find((item) => item.subject === subject)).toBeUndefined();

    // What one recorded last is undone by a letter; the name is known now.
    await page.keyboard.press("z");
    expect(await page.getByLabel("Your name").count()).toBe(0);
    await page.locator("dialog[open]").getByRole("button", { name: "Record" }).click();
    await closed(page);
    expect((await eventOf(subject)).review.verdict).toBeNull();
    await until(() => page.locator("nav li").count()).toBe(before.items.length);
    await page.keyboard.press("g");
    await until(() => page.locator(".log > li").count()).toBe(2);
    expect(await page.locator(".log > li").allTextContents()).toEqual([expect.stringContaining("undid"), expect.stringMatching(/confirmed.*undone/su)]);
    await shoot(page, "review-log");
    await page.context().close();
  });

  test("a page of undecided membership is put into its event, skipping goes on, and what was skipped comes back", async () => {
    const page = await named("Bea");
    await desk.visit(page, "/review");
    await page.locator("nav li").first().waitFor();
    const items = (await queue()).items;
    const at = items.findIndex(({ kind }) => kind === "membership");
    for (let step = 0; step < at; step += 1) await page.keyboard.press("s");
    await until(() => current(page).textContent()).toContain("May belong");
    await ready(page);
    await page.keyboard.press("a");
    await record(page, "The photograph of the gate is of that day.");
    await closed(page);
    const decided = await log();
    expect(decided.judgements.some(({ verb, author }) => verb === "assign" && author === "Bea")).toBe(true);
    await until(async () => (await queue()).items.some(({ kind, subject }) => kind === "membership" && subject === items[at]!.subject)).toBe(false);
    await page.getByRole("button", { name: "Bring back" }).click();
    await until(() => page.locator("nav li").count()).toBe((await queue()).items.length);
    await page.context().close();
  });

  test("two people at once: nothing is lost, and who comes second decides over the first", async () => {
    const { events } = await desk.api<EventsAnswer>("events");
    const { id } = events.find(({ contested }) => contested.length > 0)!;
    const [ada, bea] = [await named("Ada"), await named("Bea")];
    for (const page of [ada, bea]) await desk.visit(page, `/events/${id}`);
    const verdict = async (page: Page, name: string, reason: string) => {
      await page.locator(".acts").getByRole("button", { name, exact: true }).click();
      await record(page, reason);
    };
    await verdict(ada, "Confirm", "The crater is on the image of that day.");
    await closed(ada);
    await until(() => ada.locator(".stamp").allTextContents()).toEqual([expect.stringContaining("Confirmed")]);
    await verdict(bea, "Refute", "The crater is older.");
    await bea.locator(".conflict").waitFor();
    desk.expectFault(/409/u);
    expect(await bea.locator(".conflict").textContent()).toMatch(/Ada.*The crater is on the image of that day.*refuted.*The crater is older/su);
    expect((await eventOf(id)).review.verdict).toMatchObject({ verb: "confirm" });
    await shoot(bea, "review-conflict");
    await bea.getByRole("button", { name: "Record mine as well" }).click();
    await closed(bea);
    await until(() => bea.locator(".stamp").allTextContents()).toEqual([expect.stringContaining("Refuted"), expect.stringContaining("Confirmed")]);
    const { review } = await eventOf(id);
    expect(review.log.map(({ author }) => author).slice(-2)).toEqual(["Ada", "Bea"]);
    expect(review.verdict).toMatchObject({ author: "Bea", over: review.log.at(-2)!.id });
    // The other may also leave it as it is: then nothing of hers is recorded.
    const before = (await log()).total;
    await verdict(ada, "Undetermined", "The images differ.");
    await ada.locator(".conflict").waitFor();
    desk.expectFault(/409/u);
    await ada.getByRole("button", { name: "Leave it as it is" }).click();
    await closed(ada);
    expect((await log()).total).toBe(before);
    await until(() => ada.locator(".stamp").count()).toBe(2);
    await shoot(ada, "event-judged");
    for (const page of [ada, bea]) await page.context().close();
  });

  test("on the event: evidence, a note, a corrected value, a claim split off, two origins declared dependent; each undone", async () => {
    const { events } = await desk.api<EventsAnswer>("events");
    const { id, claims } = events.filter(({ origins, contested }) => origins.length > 1 && contested.length > 0).reduce((a, b) => (b.claims.length > a.claims.length ? b : a));
    const page = await named("Ada");
    await desk.visit(page, `/events/${id}`);
    await page.locator(".acts").getByRole("button", { name: "Add evidence" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill("https://example.org/crater");
    await record(page, "It shows the crater.");
    await closed(page);
    await until(() => page.locator(".person a").getAttribute("href")).toBe("https://example.org/crater");
    await page.locator(".acts").getByRole("button", { name: "Note", exact: true }).click();
    await record(page, "To be looked at again in May.");
    await closed(page);

    await page.locator(".acts").getByRole("button", { name: "Merge", exact: true }).click();
    await page.locator("dialog input[placeholder^=evt]").fill("evt:none");
    await record(page, "One attack.");
    await page.locator("dialog [role=alert] .problems").waitFor();
    desk.expectFault(/404/u);
    await page.keyboard.press("Escape");
    await closed(page);

    const cell = page.locator("#matrix tr", { hasText: "When" }).locator("button.correct").first();
    await cell.click();
    await page.locator("dialog input[type=date]").first().fill("2016-12-09");
    await record(page, "The witness names the ninth.");
    await closed(page);
    expect((await log()).judgements[0]).toMatchObject({ verb: "correct", value: "time: 2016-12-09", subject: expect.stringMatching(/^clm:/) });

    await page.locator("#articles summary").first().click();
    await page.locator("#articles input[type=checkbox]").first().check();
    await page.getByRole("button", { name: "Split off" }).click();
    await record(page, "Another clash.");
    await closed(page);
    await until(async () => (await eventOf(id)).event.claims.length).toBe(claims.length - 1);

    await page.locator("#sources .each summary").first().click();
    await page.getByRole("button", { name: "Judge independence" }).first().click();
    await page.getByLabel("Dependent", { exact: true }).check();
    await record(page, "The one writes off the other.");
    await closed(page);
    expect((await log()).judgements[0]).toMatchObject({ verb: "dependent" });
    await until(() => page.locator("#log li", { hasText: "declared two origins dependent" }).count()).toBe(1);
    const undoing = page.locator("#log").getByRole("button", { name: "Undo" });
    for (let left = 5; left > 0; left -= 1) {
      const before = await page.locator("#log li").count();
      await undoing.first().click();
      await page.locator("dialog[open]").getByRole("button", { name: "Record" }).click();
      await closed(page);
      await until(() => page.locator("#log li").count()).toBeGreaterThan(before);
    }
    await until(async () => (await eventOf(id)).event.claims.length).toBe(claims.length);
    expect((await eventOf(id)).review.records.filter(({ verb }) => ["evidence", "note", "correct", "split", "dependent"].includes(verb))).toEqual([]);
    await page.context().close();
  });
});
