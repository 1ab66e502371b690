import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

// What a browser fetches before there is something to read. The map comes after it, by itself.

const CLIENT = fileURLToPath(new URL("../../dist/desk/client/", import.meta.url));
const LIMIT = 60_000;

/** A file and all that it imports at once, not what it may import later. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from] of readFileSync(file, "utf8").matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.\/[^"']+\.js)["']/gu)) withImports(join(dirname(file), from!), seen);
  return seen;
}

const VIEWS = ["Situation", "Add", "Articles", "DocumentView", "ClaimView", "EventView", "ReviewView", "Sources", "Compare", "Embed", "Nowhere"];
const LANGUAGES = ["en", "fr", "ar"];

describe.skipIf(!existsSync(join(CLIENT, "index.html")))("the first JavaScript of the desk", () => {
  const assets = existsSync(join(CLIENT, "assets")) ? readdirSync(join(CLIENT, "assets")).filter((name) => name.endsWith(".js")) : [];
  const named = (view: string) => join(CLIENT, "assets", assets.find((name) => name.startsWith(`${view}-`)) ?? `no ${view}`);
  const [, entry] = /<script[^>]+src="\/(assets\/[^"]+\.js)"/u.exec(existsSync(join(CLIENT, "index.html")) ? readFileSync(join(CLIENT, "index.html"), "utf8") : "") ?? [];

  test.each(VIEWS.flatMap((view) => LANGUAGES.map((language) => [view, language] as const)))("with %s in %s is under 60 kB, packed", (view, language) => {
    const files = new Set([join(CLIENT, entry!), named(view), named(language)].flatMap((file) => [...withImports(file)]));
    const packed = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
    expect(packed).toBeLessThan(LIMIT);
    expect(packed).toBeGreaterThan(15_000);
    expect([...files].filter((file) => /maplibre|draw-/u.test(file))).toEqual([]);
  });
});
