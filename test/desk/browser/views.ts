import type { Page } from "playwright-core";
import type { ClaimsAnswer, EventsAnswer } from "../../../src/desk/api.ts";
import { ARTICLES } from "../../cli/executable.ts";
import { settled, type Desk } from "./session.ts";

export interface ViewOf { name: string; show(page: Page): Promise<void> }

/** Every view of the desk over the examples, each with something in it. */
export async function views(desk: Desk): Promise<ViewOf[]> {
  const { events } = await desk.api<EventsAnswer>("events");
  const { claims } = await desk.api<ClaimsAnswer>("claims?limit=1000");
  const rival = events.filter(({ contested }) => contested.length > 0).reduce((a, b) => (b.versions.length > a.versions.length ? b : a));
  const told = (language: RegExp) => claims.filter(({ span, attribution }) => language.test(span.exact) && attribution.length > 0).at(-1)!;
  const at = (address: string) => (page: Page) => desk.visit(page, address);
  const claimAt = (claim: { id: string; document: string }) => at(`/documents/${claim.document}#claim=${claim.id}`);
  return [
    { name: "situation", show: at("/") },
    { name: "add", show: async (page) => {
      await desk.visit(page, "/add");
      await page.locator("textarea").fill(ARTICLES.fr);
      await page.locator(".number").first().click();
      await page.locator("aside .chain").waitFor();
      await settled(page);
    } },
    { name: "articles", show: at("/articles") },
    { name: "article", show: claimAt(told(/[a-z]/u)) },
    { name: "article-arabic", show: claimAt(told(/\p{Script=Arabic}/u)) },
    { name: "event", show: at(`/events/${rival.id}`) },
    { name: "review", show: async (page) => { await desk.visit(page, "/review"); await page.locator(".matter table").first().waitFor(); } },
    { name: "deciding", show: async (page) => {
      await desk.visit(page, `/events/${rival.id}`);
      await page.locator(".acts button").first().click();
      await page.locator("dialog[open] textarea").waitFor();
    } },
    { name: "sources", show: at("/sources") },
    { name: "source", show: at("/sources?key=sohr") },
    { name: "compare", show: at(`/compare?a=${told(/[a-z]/u).document}&b=${told(/\p{Script=Arabic}/u).document}`) },
    { name: "compare-choice", show: at("/compare") },
    { name: "embed", show: at("/embed") },
    { name: "nowhere", show: at("/nothing/here") },
  ];
}
