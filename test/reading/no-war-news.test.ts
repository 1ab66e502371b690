import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// News of storms, accidents, sport, business, beasts, illness, courts, elections, films and books shares its verbs and its
// figures with war. Each page (a headline and a paragraph, in other-news/) tells of no conflict, and gives no claim.

interface Page { head: string; text: string }
const pages = (language: string): Page[] => readFileSync(new URL(`other-news/${language}.txt`, import.meta.url), "utf8").split(/\n---\n/).map((page) => { const [head = "", ...rest] = page.trim().split("\n"); return { head, text: rest.join("\n") }; });

/** Read as claims for now, with the reason: none of these pages is. */
const KNOWN_MISSES: Record<string, string> = { "Hostile bid": "an aim is kept as an assessment, whatever the page is about" };

describe.each(["fr", "en", "ar"])("%s", (language) => {
  const all = pages(language);
  test("has forty pages", () => expect(all.length).toBeGreaterThanOrEqual(40));
  for (const { head, text } of all) {
    const claims = () => readText(`${head}\n\n${text}\n`);
    (head in KNOWN_MISSES ? test.fails : test)(head in KNOWN_MISSES ? `${head} (${KNOWN_MISSES[head]})` : head, () => {
      const reading = claims();
      expect(reading.document.language).toBe(language);
      expect(reading.claims.map((c) => `${c.type}: ${c.span.exact}`)).toEqual([]);
    });
  }
});
