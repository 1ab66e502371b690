import { expect, test } from "vitest";
import type { EventAnswer, EventsAnswer } from "../../../src/desk/api.ts";
import { standOf } from "../../../src/desk/client/event/said.ts";
import { inBrowser, settled, shoot, until } from "./session.ts";

// An event: who says what of it, side by side, each value leading to the very words that it stands on.

await inBrowser("an event", { examples: true }, (desk) => {
  const events = async () => (await desk.api<EventsAnswer>("events")).events;
  const eventOf = (id: string) => desk.api<EventAnswer>(`events/${encodeURIComponent(id)}`);
  /** The contested event with the most versions: what the desk is for. */
  const rival = async () => eventOf((await events()).filter(({ contested }) => contested.length > 0).reduce((a, b) => (b.versions.length > a.versions.length ? b : a)).id);

  test("each event opens at its own address with its summary, its status in words and what that means", async () => {
    const page = await desk.page();
    for (const { id, status, versions, origins } of await events()) {
      const answer = await eventOf(id);
      await desk.visit(page, `/events/${id}`);
      expect(await page.locator(".summary").textContent()).toBe(answer.summary.en);
      const said = await page.locator(".means dt").allTextContents();
      expect(said.map((text) => text.trim().toLowerCase().replace(" ", "-").replace("independence-", "").replace("not-corroborated", "single-origin"))).toEqual(status);
      for (const meaning of await page.locator(".means dd").allTextContents()) expect(meaning).toMatch(/\.$/u);
      expect(await page.locator(".versions > section").count()).toBe(versions.length);
      expect(await page.locator(".box.origin").count()).toBe(origins.length);
    }
    await page.context().close();
  });

  test("the versions stand side by side", async () => {
    const answer = await rival();
    expect(answer.event.versions.length).toBeGreaterThan(1);
    const page = await desk.page();
    await desk.visit(page, `/events/${answer.event.id}`);
    const boxes = await page.locator(".versions > section").evaluateAll((sections) => sections.map((section) => { const { left, right, top } = section.getBoundingClientRect(); return { left, right, top }; }));
    for (const [at, box] of boxes.entries()) {
      expect(box.top).toBe(boxes[0]!.top);
      if (at > 0) expect(box.left).toBeGreaterThanOrEqual(boxes[at - 1]!.right);
    }
    expect(await page.locator(".versions h3").allTextContents()).toHaveLength(answer.event.versions.length);
    await page.context().close();
  });

  test("every value opens its article at the very words, with the claim and its chain beside them", async () => {
    const answer = await rival();
    const page = await desk.page();
    await desk.visit(page, `/events/${answer.event.id}`);
    // What a side denies or leaves open stands among the values, in the claim's own words.
    const spoken = new Set(answer.event.versions.flatMap(({ claims }) => claims));
    const stands = answer.claims.filter((claim) => spoken.has(claim.id) && ["denies", "declines"].includes(standOf(claim) ?? "")).map(({ id, document, span }) => ({ claim: id, document, text: span.exact, anchor: span }));
    const values = [...answer.event.versions.flatMap(({ types, tolls }) => [...types, ...tolls]), ...stands];
    const links = page.locator(".versions .cited a");
    const unfold = () => page.locator(".versions details").evaluateAll((all) => { for (const fold of all) (fold as HTMLDetailsElement).open = true; });
    const hrefs = await links.evaluateAll((list) => list.map((link) => link.getAttribute("href")));
    expect(new Set(hrefs)).toEqual(new Set(values.map(({ document, claim, anchor }) => `/documents/${document}#claim=${claim}&at=${anchor.start}-${anchor.end}`)));

    const tried = new Set<string>();
    for (let at = 0; at < hrefs.length; at += 1) {
      const value = values.find(({ document, claim, anchor }) => hrefs[at] === `/documents/${document}#claim=${claim}&at=${anchor.start}-${anchor.end}`)!;
      if (tried.has(value.claim)) continue;
      tried.add(value.claim);
      const claim = answer.claims.find(({ id }) => id === value.claim)!;
      await unfold();
      expect(await links.nth(at).textContent()).toBe(value.text);
      await links.nth(at).click();
      await page.locator(".pointed").first().waitFor();
      await settled(page);
      expect((await page.locator(".pointed").allTextContents()).join("")).toBe(value.text);
      expect((await page.locator(`mark.chosen[data-claims~="${claim.id}"]`).allTextContents()).join("")).toBe(claim.span.exact);
      await until(() => page.locator(".pointed").first().evaluate((words) => { const { top, bottom } = words.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; })).toBe(true);
      expect(await page.locator("aside .chain > li").count()).toBe(claim.attribution.length + 1);
      await page.goBack();
      await settled(page);
      await links.nth(at).waitFor({ state: "attached" });
    }
    expect(tried.size).toBeGreaterThan(1);
    // Going to and fro asks for nothing that is not there.
    const asked = desk.requests.map((url) => decodeURIComponent(url)).filter((url) => url.includes("/api/"));
    for (const url of asked) expect(url).toMatch(/\/api\/(events\/evt:|documents\/sha256:)/u);
    await page.context().close();
  });

  test("outlets are drawn to the origin that they all repeat", async () => {
    const { event } = (await Promise.all((await events()).map(({ id }) => eventOf(id)))).reduce((a, b) => {
      const most = ({ event }: EventAnswer) => Math.max(...event.origins.map(({ outlets }) => new Set(outlets.map(({ document }) => document)).size));
      return most(b) > most(a) ? b : a;
    });
    const page = await desk.page();
    await desk.visit(page, `/events/${event.id}`);
    const graph = page.locator(".graph");
    const links = await graph.locator(".article a").evaluateAll((list) => list.map((link) => link.getAttribute("href")));
    expect(new Set(links)).toEqual(new Set(event.documents.map(({ id }) => `/documents/${id}`)));
    for (const origin of event.origins) {
      const outlets = new Set(origin.outlets.map(({ document }) => document)).size;
      const box = graph.locator(".box.origin", { hasText: origin.name });
      expect(await box.count()).toBe(1);
      expect(await box.evaluate((one, state) => one.classList.contains(state), origin.independence)).toBe(true);
      if (outlets > 1) expect(await box.textContent()).toContain(`×${outlets}`);
    }
    expect(await graph.locator("svg path").count()).toBeGreaterThanOrEqual(links.length);
    expect(Math.max(...event.origins.map(({ outlets }) => outlets.length))).toBeGreaterThan(1);
    await page.context().close();
  });

  test("the matrix shows each value by origin at its words, and which rows part", async () => {
    const answer = await rival();
    const page = await desk.page();
    await desk.visit(page, `/events/${answer.event.id}`);
    const rows = page.locator("#matrix tbody tr");
    expect(await rows.count()).toBe(answer.matrix.rows.length);
    for (const [at, row] of answer.matrix.rows.entries()) {
      const drawn = rows.nth(at);
      const sign = await drawn.locator(".standing").getAttribute("class");
      if (row.standing === "contested") expect(sign).toContain("contested");
      else expect(sign).not.toContain("contested");
      // The same words of a page stand once, whichever of its claims has them.
      const links = new Set(await drawn.locator(".cited a").evaluateAll((list) => list.map((link) => link.getAttribute("href")!.replace(/claim=[^&]*&/u, ""))));
      expect(links).toEqual(new Set(row.cells.flatMap(({ values }) => values.map(({ document, anchor }) => `/documents/${document}#at=${anchor.start}-${anchor.end}`))));
      expect(await drawn.locator("td:not(.empty)").count()).toBe(row.cells.length);
    }
    expect(answer.matrix.rows.some(({ standing }) => standing === "contested")).toBe(true);
    await page.context().close();
  });

  test("deaths show the claim behind each bound; coverage, neighbours and the story are all there", async () => {
    const answer = await rival();
    const page = await desk.page();
    await desk.visit(page, `/events/${answer.event.id}`);
    const bounds = page.locator(".bounds dd");
    for (const [at, bound] of (["low", "best", "high"] as const).entries()) {
      const claim = answer.claims.find(({ id }) => id === answer.event.fatalities.claims[bound]);
      if (claim) expect(await bounds.nth(at).textContent()).toContain(claim.span.exact);
    }
    expect(await page.locator("main").textContent()).toContain(answer.event.fatalities.rule);
    expect(await page.locator(".coverage > li").count()).toBe(answer.coverage.sides.length);
    expect(await page.locator(".nearby > li").count()).toBe(answer.nearby.length);
    expect(await page.locator(".lanes > li .who bdi").count()).toBe(new Set(answer.matrix.accounts.map(({ origin }) => origin)).size);
    await page.getByRole("button", { name: "Over time" }).click();
    await until(() => page.evaluate(() => document.querySelector("#story")!.getBoundingClientRect().top < innerHeight / 2)).toBe(true);
    await shoot(page, "event-of-rival-versions");
    await page.context().close();
  });
});
