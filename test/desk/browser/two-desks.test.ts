import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConflictAnswer, EventAnswer, EventsAnswer, Judgement, JudgementRequest, LogAnswer } from "../../../src/desk/api.ts";
import { startServer, type Server } from "../../ledger/postgres/server.ts";
import { launch } from "./chromium.ts";
import { Desk, shoot, until } from "./session.ts";

// Two people, each at a desk of their own over one PostgreSQL, who judge the same event at once: no decision is lost or doubled,
// and who comes second sees the first decision before anything of theirs is recorded.

const launched = await launch();

describe.skipIf("why" in launched)("two desks on one PostgreSQL", { timeout: 180_000 }, () => {
  const [ada, bea] = ["why" in launched ? [] : [new Desk(launched.browser), new Desk(launched.browser)]].flat() as [Desk, Desk];
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ safe: false });
    const env = { DATABASE_URL: server.url };
    await ada.open({ examples: true, env });
    await bea.open({ examples: false, env });
  }, 180_000);
  afterAll(async () => {
    await ada.close();
    await bea.close();
    await server.stop();
  });

  const send = async (desk: Desk, request: JudgementRequest): Promise<{ status: number; answer: Judgement & ConflictAnswer }> => {
    const response = await fetch(`${desk.url}/api/judgements`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(request) });
    return { status: response.status, answer: await response.json() as Judgement & ConflictAnswer };
  };
  const contested = async () => (await ada.api<EventsAnswer>("events")).events.find((event) => event.contested.length > 0)!.id;
  const log = (desk: Desk) => desk.api<LogAnswer>("judgements?limit=1000");

  test("of two decisions sent at once over the same, one is recorded and the other told of it", async () => {
    const subject = await contested();
    for (let round = 0; round < 6; round += 1) {
      const { last, total } = await log(round % 2 === 0 ? ada : bea);
      const given = (author: string) => ({ subject, verb: author === "Ada" ? "confirm" as const : "refute" as const, author, reason: `Round ${round}.`, over: last, key: `${author}-and-round-${round}` });
      const sent = await Promise.all([send(ada, given("Ada")), send(bea, given("Bea"))]);
      expect(sent.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [won, lost] = sent[0].status === 201 ? [sent[0], sent[1]] : [sent[1], sent[0]];
      expect(lost.answer.judgements).toEqual([won.answer]);
      // Who lost decides over it; sent twice at once, as by a nervous finger through both desks, it is recorded once.
      const author = won.answer.author === "Ada" ? "Bea" : "Ada", over = { ...given(author), over: won.answer.id };
      const again = await Promise.all([send(ada, over), send(bea, over)]);
      expect(again.map(({ status }) => status).sort()).toEqual([200, 201]);
      expect(again[0].answer.id).toBe(again[1].answer.id);
      for (const desk of [ada, bea]) {
        const now = await log(desk);
        expect(now.total).toBe(total + 2);
        expect(now.judgements.slice(0, 2).map((one) => one.id)).toEqual([again[0].answer.id, won.answer.id]);
      }
    }
  });

  test("the conflict is said, with both decisions, and solved by the person", async () => {
    const subject = await contested(), before = (await log(ada)).total;
    const open = async (desk: Desk, name: string): Promise<Page> => {
      const page = await desk.page();
      await page.addInitScript((author) => localStorage.setItem("recoupe.author", author), name);
      await desk.visit(page, `/events/${subject}`);
      return page;
    };
    const decide = async (page: Page, name: string, reason: string) => {
      await page.locator(".acts").getByRole("button", { name, exact: true }).click();
      await page.locator("dialog textarea").last().fill(reason);
      await page.locator("dialog textarea").last().press("Control+Enter");
    };
    const closed = (page: Page) => until(() => page.locator("dialog[open]").count()).toBe(0);
    const [first, second] = [await open(ada, "Ada"), await open(bea, "Bea")];
    await decide(first, "Confirm", "The crater is on the image of that day.");
    await closed(first);
    await decide(second, "Refute", "The crater is older.");
    const conflict = second.locator(".conflict");
    await conflict.waitFor();
    bea.expectFault(/409/u);
    expect(await conflict.textContent()).toMatch(/Ada.*The crater is on the image of that day.*refuted.*The crater is older/su);
    expect((await log(bea)).total).toBe(before + 1);
    await shoot(second, "two-desks-conflict");
    await second.getByRole("button", { name: "Record mine as well" }).click();
    await closed(second);
    // Whoever looks, at whichever desk, sees both.
    await first.reload();
    for (const page of [first, second]) await until(async () => (await page.locator(".person .one").allTextContents()).slice(0, 2)).toEqual([expect.stringContaining("The crater is older"), expect.stringContaining("The crater is on the image")]);
    const { review } = await ada.api<EventAnswer>(`events/${subject}`);
    expect(review.log.slice(-2).map(({ author }) => author)).toEqual(["Ada", "Bea"]);
    expect(review.verdict).toMatchObject({ author: "Bea", over: review.log.at(-2)!.id });
    await decide(first, "Undetermined", "The images differ.");
    await closed(first);
    for (const desk of [ada, bea]) expect((await log(desk)).total).toBe(before + 3);
    ada.expectQuiet();
    bea.expectQuiet();
  });
});
