import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inBrowser, settled, shoot } from "./session.ts";
import { views } from "./views.ts";

// No view may shut anyone out: judged by axe in both themes, wide and at 360 pixels, where no page scrolls sideways.

const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Serious and critical violations, each with the elements it is about. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ["violations"] }));
  return results.violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(" ")} (${any[0]?.message ?? ""})`));
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

await inBrowser("for everyone", { examples: true }, (desk) => {
  // Arabic differs in direction, not in colours, and is tightest where it is narrow.
  test.each<[string, number[], ("light" | "dark")[]]>([["en", [1280, 360], ["light", "dark"]], ["ar", [360], ["light"]]])("no view in %s has a serious violation at %j pixels in %j", async (locale, widths, themes) => {
    const found: Record<string, string[]> = {};
    for (const width of widths) {
      const page = await desk.page({ locale, viewport: { width, height: 800 } });
      for (const view of await views(desk)) {
        await page.emulateMedia({ colorScheme: "light" });
        await view.show(page);
        const overflow = await sideways(page);
        if (overflow > 0) found[`${view.name} ${width}`] = [`scrolls sideways by ${overflow} pixels`];
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          await settled(page);
          const wrong = await violations(page);
          if (wrong.length > 0) found[`${view.name} ${width} ${theme}`] = wrong;
        }
        if (width === 360) await shoot(page, `${view.name}-${locale}-narrow`);
      }
      await page.context().close();
    }
    expect(found).toEqual({});
  });
});
