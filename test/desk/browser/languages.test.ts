import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ar } from "../../../src/desk/client/words/ar.ts";
import { en, type Words } from "../../../src/desk/client/words/en.ts";
import { fr } from "../../../src/desk/client/words/fr.ts";
import { inBrowser, settled, shoot, until } from "./session.ts";
import { views } from "./views.ts";

// The interface in English, French and Arabic: every word there, none of another language, each in its direction.

const WORDS: Record<string, Words> = { en, fr, ar };

/** Every text of an interface with its key, those that take a number or a name tried with some. */
function texts(words: object, path = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") return [[key, value]];
    if (typeof value === "function") return [0, 1, 2, 3, 11, 100].map((count): [string, string] => [key, (value as (...given: unknown[]) => string)(count, "x")]);
    return texts(value as object, key);
  });
}
const keys = (words: object) => [...new Set(texts(words).map(([key]) => key))].sort();

test.each(["fr", "ar"])("%s has every word that English has, and none is empty", (language) => {
  const words = WORDS[language]!;
  expect(keys(words)).toEqual(keys(en));
  for (const [key, text] of texts(words)) expect(text.trim(), key).not.toMatch(/^$|undefined|null|NaN|\[object/u);
});

/** All that the interface itself says: texts and names, without what it quotes (its own language) and what only the server says (English). */
async function said(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const own = (element: Element) => !element.closest(".text, .words, bdi, q, code, blockquote, [lang]:not(html), datalist, .summary");
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (own(node.parentElement!)) found.push(node.textContent!);
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
      for (const name of ["aria-label", "title", "placeholder"]) if (element.hasAttribute(name) && !element.closest("article") && !element.matches(".words *, q")) found.push(element.getAttribute(name)!);
    }
    return found.map((text) => text.trim()).filter((text) => text !== "");
  });
}

await inBrowser("the interface", { examples: true }, (desk) => {
  test.each([["en", "ltr"], ["fr", "ltr"], ["ar", "rtl"]])("in %s (%s) is whole in every view and theme", async (language, direction) => {
    const page = await desk.page({ locale: language });
    const others = Object.entries(WORDS).filter(([other]) => other !== language).flatMap(([, words]) => texts(words));
    const mine = new Set(texts(WORDS[language]!).map(([, text]) => text));
    const foreign = new Set(others.map(([, text]) => text).filter((text) => !mine.has(text) && /\p{L}{3}/u.test(text)));
    // Slugs and keys are for machines; a word that is its own translation is none.
    const slugs = new Set([...Object.keys(en.types), ...Object.keys(en.statuses), ...Object.keys(en.quantities), ...Object.keys(en.attributes), ...keys(en)].filter((slug) => !mine.has(slug)));
    for (const view of await views(desk)) {
      await page.emulateMedia({ colorScheme: "light" });
      await view.show(page);
      expect(await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }))).toEqual({ lang: language, dir: direction });
      expect(await page.title()).toMatch(/recoupe$/u);
      const texts = await said(page);
      expect(texts.length).toBeGreaterThan(5);
      for (const text of texts) {
        expect(text).not.toMatch(/undefined|\[object|NaN|\bnull\b/u);
        expect(foreign, `${view.name} in ${language}`).not.toContain(text);
        expect(slugs, `${view.name} in ${language}`).not.toContain(text);
      }
      await shoot(page, `${view.name}-${language}-light`);
      await page.emulateMedia({ colorScheme: "dark" });
      await settled(page);
      await shoot(page, `${view.name}-${language}-dark`);
    }
    await page.context().close();
  });

  test("is chosen by a button, at once, and kept", async () => {
    const page = await desk.page();
    await desk.visit(page, "/articles");
    for (const [name, language, title] of [["العربية", "ar", ar.article.list], ["Français", "fr", fr.article.list]] as const) {
      await page.getByRole("button", { name, exact: true }).click();
      await until(() => page.locator("h1").textContent()).toBe(title);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(await page.getByRole("button", { name, exact: true }).getAttribute("aria-pressed")).toBe("true");
    }
    await page.reload();
    await settled(page);
    expect(await page.locator("h1").textContent()).toBe(fr.article.list);
    await page.context().close();
  });
});
