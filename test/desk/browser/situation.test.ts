import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { EventsAnswer } from "../../../src/desk/api.ts";
import type { Event } from "../../../src/reconcile/index.ts";
import { inBrowser, settled, shoot, until } from "./session.ts";

// The situation: map, timeline and list of the same events, under filters that are part of the address.

interface Pixels { width: number; height: number; data: number[] }

/** The map as drawn, decoded in a page of nothing; labels are taken away first. */
async function pixelsOf(page: Page): Promise<Pixels> {
  await page.locator(".maplibregl-marker").evaluateAll((labels) => { for (const label of labels as HTMLElement[]) label.style.visibility = "hidden"; });
  await page.locator(".buttons").evaluate((buttons) => { buttons.style.visibility = "hidden"; });
  const canvas = page.locator(".canvas canvas");
  let png = await canvas.screenshot();
  await until(async () => { const before = png; png = await canvas.screenshot(); return before.equals(png); }).toBe(true);
  const blank = await page.context().newPage();
  const pixels = await blank.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const drawn = document.createElement("canvas");
    [drawn.width, drawn.height] = [image.width, image.height];
    const context = drawn.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: [...context.getImageData(0, 0, image.width, image.height).data] };
  }, `data:image/png;base64,${png.toString("base64")}`);
  await blank.close();
  await page.locator(".maplibregl-marker, .buttons").evaluateAll((parts) => { for (const part of parts as HTMLElement[]) part.style.visibility = ""; });
  return pixels;
}

type Colour = [number, number, number];
/** A colour of the desk, out of its variables. */
const ink = (page: Page, name: string): Promise<Colour> => page.evaluate((variable) => {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(variable).trim().slice(1);
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Colour;
}, name);
const near = ({ width, data }: Pixels, x: number, y: number, colour: Colour, reach: number): boolean => {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const at = ((Math.round(y) + dy) * width + Math.round(x) + dx) * 4;
      if (colour.every((value, channel) => Math.abs((data[at + channel] ?? -99) - value) < 40)) return true;
    }
  }
  return false;
};
const share = ({ data }: Pixels, colour: Colour): number => {
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (colour.every((value, channel) => Math.abs(data[at + channel]! - value) < 6)) count += 1;
  return count / (data.length / 4);
};

const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
type Position = { lat: number; lon: number };

/** A place as the English desk names it. */
const shown = (place: Event["places"][number]) => place.labels["en"] ?? place.name;

/** Where on the canvas a position lies, from where the labels of known places stand. */
async function projection(page: Page, events: readonly Event[]): Promise<(position: Position) => { x: number; y: number }> {
  const known = new Map(events.flatMap(({ places }) => places.filter(({ role, lat }) => role === "at" && lat !== null).map((place) => [shown(place), place as typeof place & Position])));
  const labels = await page.locator(".spot").evaluateAll((list) => {
    const canvas = document.querySelector(".canvas canvas")!.getBoundingClientRect();
    return list.filter((label) => !(label as HTMLElement).hidden).map((label) => {
      const { left, right, top, bottom } = label.getBoundingClientRect();
      // A label says how far its middle stands from its place.
      const [dx, dy] = (label as HTMLElement).dataset["offset"]!.split(" ").map(Number) as [number, number];
      return { name: label.querySelector("bdi")!.textContent, x: (left + right) / 2 - dx - canvas.left, y: (top + bottom) / 2 - dy - canvas.top };
    });
  });
  const marks = labels.filter(({ name }) => known.has(name)).map(({ name, x, y }) => ({ x, y, ...known.get(name)! }));
  expect(marks.length).toBeGreaterThan(1);
  const [west, east] = [marks.reduce((a, b) => (b.lon < a.lon ? b : a)), marks.reduce((a, b) => (b.lon > a.lon ? b : a))];
  const scale = (east.x - west.x) / (east.lon - west.lon), radian = 180 / Math.PI;
  return ({ lat, lon }) => ({ x: west.x + (lon - west.lon) * scale, y: west.y - (mercator(lat) - mercator(west.lat)) * radian * scale });
}

await inBrowser("the situation", { examples: true }, (desk) => {
  const events = async (query = "") => (await desk.api<EventsAnswer>(`events${query}`)).events;
  const items = (page: Page) => page.locator(".events > li");

  /** The whole situation, for the tests that only look at it: drawing a map without a graphics card takes its time. */
  let whole: Page;
  beforeAll(async () => {
    whole = await desk.page();
    await desk.visit(whole, "/");
  });

  test("the map is drawn, with the places where events are and an arrow for each claimed movement", async () => {
    const all = await events();
    const located = <T extends { lat: number | null; lon: number | null }>(place: T): place is T & Position => place.lat !== null;
    const movements = all.flatMap((event) => event.movements.flatMap((movement) => {
      const [from, toward] = (["from", "toward"] as const).map((role) => event.places.filter(located)
        .find((place) => place.role === role && (place.id ?? place.name) === movement[role === "from" ? "from" : "to"]));
      return from && toward ? [{ from, toward }] : [];
    }));
    expect(movements.length).toBeGreaterThan(0);

    const names = await whole.locator(".spot:not([hidden]) bdi").allTextContents();
    const at = new Set(all.flatMap(({ places }) => places.filter((place) => (place.role === "at" || place.role === "near") && located(place)).map(shown)));
    for (const name of names) expect(at).toContain(name);
    expect(names.length).toBeGreaterThan(1);
    await shoot(whole, "situation-map");

    const place = await projection(whole, all);
    const pixels = await pixelsOf(whole);
    expect(share(pixels, await ink(whole, "--land"))).toBeGreaterThan(0.1);
    const mark = await ink(whole, "--mark");
    expect(share(pixels, mark)).toBeGreaterThan(0);
    for (const { from, toward } of movements) {
      const [a, b] = [place(from), place(toward)];
      for (const part of [0.35, 0.5, 0.65]) expect(near(pixels, a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part, mark, 3), `an arrow from ${JSON.stringify(from)}`).toBe(true);
    }
    // Beside an arrow there is none: the middle of nowhere is land.
    expect(near(pixels, 4, pixels.height - 4, mark, 2)).toBe(false);
  });

  test("a label of the map tells the events of its place, and leads to them", async () => {
    const page = await desk.page();
    await desk.visit(page, "/");
    const label = page.locator(".spot:not([hidden])").first();
    const name = await label.locator("bdi").textContent();
    await label.click();
    const told = page.getByRole("region", { name: `Events at ${name}` });
    const there = (await events()).filter(({ places }) => places.some((place) => shown(place) === name && place.role === "at"));
    await until(() => told.locator("li").count()).toBe(there.length);
    expect((await told.locator("li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).sort()).toEqual(there.map(({ id }) => `/events/${id}`).sort());
    await told.locator("li a").first().click();
    await page.waitForURL("**/events/**");
    await page.context().close();
  });

  test("events without a date stand in a lane of their own, and nowhere on the line of time", async () => {
    const all = await events();
    const undated = all.filter(({ time }) => time?.start == null && time?.end == null);
    expect(undated.length).toBeGreaterThan(0);
    const hrefs = (selector: string) => whole.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute("href")).sort());
    expect(await hrefs(".undated a")).toEqual(undated.map(({ id }) => `/events/${id}`).sort());
    expect(await hrefs("svg a.dated")).toEqual(all.filter((event) => !undated.includes(event)).map(({ id }) => `/events/${id}`).sort());
    expect(await whole.locator(".undated h3").textContent()).toContain("No date");
  });

  test("the list says each status in words", async () => {
    const all = await events();
    expect(await items(whole).count()).toBe(all.length);
    const words: Record<string, string> = { "single-origin": "Not corroborated", corroborated: "Corroborated", undecided: "Independence undecided", contested: "Contested", denied: "Denied", unconfirmed: "Unconfirmed", admitted: "Admitted" };
    for (const { id, status } of all) {
      const item = items(whole).filter({ has: whole.locator(`a[href="/events/${id}"]`) });
      expect((await item.locator(".status").allInnerTexts()).map((text) => text.trim())).toEqual(status.map((each) => words[each]));
    }
  });

  test("filters change the list and the address; a reload keeps them and Back takes them off", async () => {
    const all = await events();
    const contested = await events("?status=contested");
    expect(contested.length).toBeGreaterThan(0);
    expect(contested.length).toBeLessThan(all.length);
    const page = await desk.page();
    await desk.visit(page, "/");
    await page.getByLabel("Status").selectOption("contested");
    await page.waitForURL("**/?status=contested");
    await until(() => items(page).count()).toBe(contested.length);
    expect(await page.locator(".list h2").textContent()).toContain(String(contested.length));

    const place = contested[0]!.places[0]!.name, query = `?place=${encodeURIComponent(place).replaceAll("%20", "+")}&status=contested`;
    await page.getByLabel("Place", { exact: true }).fill(place);
    await page.waitForURL(`${desk.url}/${query}`);
    const both = await events(query);
    expect(both.length).toBeGreaterThan(0);
    await until(() => items(page).count()).toBe(both.length);

    await page.reload();
    await settled(page);
    expect(await page.getByLabel("Status").inputValue()).toBe("contested");
    expect(await page.getByLabel("Place", { exact: true }).inputValue()).toBe(place);
    expect(await items(page).count()).toBe(both.length);

    await items(page).first().locator("a").click();
    await page.waitForURL("**/events/**");
    await page.goBack();
    await page.waitForURL(`${desk.url}/${query}`);
    await until(() => items(page).count()).toBe(both.length);
    await page.goBack();
    await page.waitForURL(`${desk.url}/`);
    await until(() => items(page).count()).toBe(all.length);
    expect(await page.getByLabel("Status").inputValue()).toBe("");
    await page.context().close();
  });

  test("a filter that nothing meets says so, and can be cleared", async () => {
    const page = await desk.page();
    await desk.visit(page, "/?place=Nowhere-at-all");
    expect(await items(page).count()).toBe(0);
    expect(await page.locator(".none").textContent()).toBe("No event matches these filters.");
    await page.getByRole("button", { name: "Clear filters" }).click();
    const all = await events();
    await until(() => items(page).count()).toBe(all.length);
    await page.context().close();
  });

  test("pointing at an event in the list points at it on map and timeline", async () => {
    const event = (await events()).find(({ time, places }) => time?.start && places.some(({ role, lat }) => role === "at" && lat !== null))!;
    await whole.locator(`.events a[href="/events/${event.id}"]`).focus();
    await whole.locator(`svg a.on[href="/events/${event.id}"]`).waitFor();
    const on = whole.locator(".spot.on");
    await until(() => on.count()).toBeGreaterThan(0);
    for (const name of await on.locator("bdi").allTextContents()) expect(event.places.map(shown)).toContain(name);
  });
});
