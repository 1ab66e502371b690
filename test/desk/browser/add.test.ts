import { expect, test } from "vitest";
import type { DocumentsAnswer, EventAnswer, EventsAnswer, Language, ReadAnswer } from "../../../src/desk/api.ts";
import { ARTICLES } from "../../cli/executable.ts";
import { clipboard, inBrowser, settled, until } from "./session.ts";

// The first thing a person does: paste a report, see what it claims before anything is kept, take the paragraph away, keep it.

await inBrowser("adding", { examples: false }, (desk) => {
  const kept = async () => (await desk.api<DocumentsAnswer>("documents")).documents;

  test("an empty desk opens where reports are added", async () => {
    const page = await desk.page();
    await page.goto(desk.url);
    await page.waitForURL("**/add");
    await until(() => page.locator("h1").textContent()).toBe("Add reports");
    expect(await page.locator("textarea").isVisible()).toBe(true);
    await page.context().close();
  });

  test.each<[Language, string]>([["fr", "Conserver"], ["en", "Keep"], ["ar", "حفظ"]])("a report in %s is coloured before it is kept, summed up, copied, then kept", async (language, keep) => {
    const before = await kept();
    const page = await desk.page({ locale: language, permissions: ["clipboard-write"] });
    await desk.visit(page, "/add");
    await page.locator("textarea").fill(ARTICLES[language]);
    const response = await page.waitForResponse((answer) => answer.url().endsWith("/api/read"));
    const read = await response.json() as ReadAnswer;
    expect(read.claims.length).toBeGreaterThan(0);

    await page.locator("mark").first().waitFor();
    for (const claim of read.claims) {
      const words = await page.locator(`mark[data-claims~="${claim.id}"]`).allTextContents();
      expect(words.join("")).toBe(claim.span.exact);
    }
    const colours = await page.locator("mark").evaluateAll((marks) => marks.map((mark) => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark.closest("article")!).backgroundColor]));
    for (const [marked, plain] of colours) expect(marked).not.toBe(plain);
    expect(await page.locator(".summary").textContent()).toBe(read.summary[language]);
    expect(await page.locator(".text").getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
    expect(await kept()).toEqual(before);

    for (const [wanted, name] of [["en", "English"], ["fr", "Français"], ["ar", "العربية"]] as [Language, string][]) {
      await page.locator(".copy").getByRole("button", { name, exact: true }).click();
      await page.locator(".copy").getByRole("button", { name, exact: true }).getByText("✓").waitFor();
      expect(await clipboard(page)).toBe(read.paragraph[wanted]);
    }
    expect(new Set(Object.values(read.paragraph)).size).toBe(3);
    expect(await kept()).toEqual(before);

    await page.getByRole("button", { name: keep, exact: true }).click();
    await page.locator(".keep strong").waitFor();
    expect((await kept()).map(({ id }) => id)).toContain(read.document.id);
    const events = (await desk.api<EventsAnswer>("events")).events.filter((event) => event.documents.some(({ id }) => id === read.document.id));
    expect(events.length).toBeGreaterThan(0);
    for (const { id } of events) expect((await desk.api<EventAnswer>(`events/${encodeURIComponent(id)}`)).event.id).toBe(id);

    await page.locator(".keep a").first().click();
    await page.waitForURL(`**/documents/${read.document.id}`);
    await settled(page);
    expect((await page.locator("mark").allTextContents()).join("").length).toBeGreaterThan(0);
    await page.context().close();
  });

  test("a claim is put right before it is kept, and the correction stands beside it afterwards", async () => {
    const page = await desk.page();
    await desk.visit(page, "/add");
    await page.locator("textarea").fill(ARTICLES.en.replaceAll("12", "17"));
    await page.locator(".number").first().click();
    await page.locator("summary", { hasText: "Correct claim 1" }).click();
    await page.getByLabel("What to correct").selectOption({ label: "When · 2 Mar 2019" });
    await page.getByLabel("From", { exact: true }).fill("2019-03-01");
    await page.getByRole("button", { name: "Note the correction" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Why", { exact: true }).fill("The dispatch was sent on a Saturday and means the day before.");
    await page.getByLabel("Your name", { exact: true }).fill("A reader");
    await page.getByRole("button", { name: "Note the correction" }).click();
    await until(() => page.locator("details.card > ul code").allTextContents()).toEqual(["time: 2019-03-01"]);
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByText("1 correction recorded.").waitFor();
    const { judgements } = await desk.api<{ judgements: { verb: string; value: string; subject: string; author: string }[] }>("judgements");
    expect(judgements[0]).toMatchObject({ verb: "correct", value: "time: 2019-03-01", author: "A reader" });
    expect((await desk.api<{ claim: { time: { start: string } } }>(`claims/${judgements[0]!.subject}`)).claim.time.start).toBe("2019-03-02");
    await page.context().close();
  });

  test("the same text a second time is known and not kept twice", async () => {
    const before = await kept();
    const page = await desk.page();
    await desk.visit(page, "/add");
    await page.locator("textarea").fill(ARTICLES.fr);
    await page.getByText("This very text is kept already.").waitFor();
    expect(await page.getByRole("button", { name: "Keep", exact: true }).count()).toBe(0);
    expect(await kept()).toEqual(before);
    await page.context().close();
  });

  test("files are read one by one, each with what became of it, and kept together", async () => {
    const before = await kept();
    const page = await desk.page();
    await desk.visit(page, "/add");
    const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.locator("input[type=file]").setInputFiles([file("one.txt", `${ARTICLES.en}\nA first of two.\n`), file("two.txt", `${ARTICLES.fr}\nUn second.\n`), file("empty.txt", " \n")]);
    const dropped = page.getByRole("region", { name: "Files" }).locator("li");
    await until(() => dropped.count()).toBe(3);
    await until(() => dropped.nth(2).textContent()).toContain("Problem");
    desk.expectFault(/422/u); // the empty one
    await dropped.nth(1).getByRole("button").first().click();
    await until(() => page.locator(".text").textContent()).toContain("Combats au bord du fleuve");
    await page.getByRole("button", { name: "Keep all" }).click();
    await until(() => dropped.nth(1).textContent()).toContain("Kept");
    expect((await kept()).length).toBe(before.length + 2);
    await page.context().close();
  });

  test("with something kept, the desk opens on the situation", async () => {
    const page = await desk.page();
    await desk.visit(page, "/");
    expect(new URL(page.url()).pathname).toBe("/");
    expect(await page.locator(".events li").count()).toBe((await desk.api<EventsAnswer>("events")).events.length);
    await page.context().close();
  });
});
