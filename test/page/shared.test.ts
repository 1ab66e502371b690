import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { page } from "./furniture.ts";

// Real and retold pages with a coded gold stand beside the repository where people develop; elsewhere this says so and skips.
const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));
const there = existsSync(`${shared}gold`);
if (!there) console.log("test/page/shared: skipped, ../shared is not there");

interface Gold { document: string; language: string; published: string | null; no_claim_in?: string[]; claims: { quote: string }[] }
const gold: Gold[] = there ? ["seeds", "fr", "ar"].flatMap((name) => JSON.parse(readFileSync(`${shared}gold/${name}.json`, "utf8")) as Gold[]) : [];
const LEFT_OUT = new Set(["caption", "boilerplate", "source", "title", "dateline"]);
const plain = (text: string): string => text.normalize("NFC").replace(/\s/gu, " ");

describe.skipIf(!there)("the pages beside the repository", () => {
  it.each(gold.map((one) => [one.document, one] as const))("%s", (name, one) => {
    const { document } = page(readFileSync(`${shared}gold/${name}`));
    expect(document.language).toBe(one.language);
    expect(document.published?.slice(0, 10) ?? null).toBe(one.published);
    const text = plain(document.text);
    const rolesAt = (words: string): string[] => {
      const start = text.indexOf(plain(words).replace(/ {2,}/g, " ")), end = start + words.length;
      return start < 0 ? ["missing"] : document.blocks.filter((block) => block.start < end && block.end > start).map(({ role }) => role);
    };
    for (const { quote } of one.claims) for (const role of rolesAt(quote)) expect(["title", "lede", "body", "list", "quote"], quote).toContain(role);
    // What a report on crops or football says is no caption: telling it apart is the reading's part.
    const others = (one.no_claim_in ?? []).filter((words) => rolesAt(words).some((role) => !LEFT_OUT.has(role)));
    expect(others.length, others.join("\n")).toBeLessThanOrEqual(name.includes("breves") ? 3 : 0);
  });

  it("takes every encyclopedic news page for French and finds its title and text", () => {
    const folder = `${shared}texts/wikinews-fr/`;
    for (const file of readdirSync(folder)) {
      const { document } = page(readFileSync(folder + file));
      expect(document.language, file).toBe("fr");
      expect(document.title, file).not.toBeNull();
      expect(document.blocks.some(({ role }) => role === "lede"), file).toBe(true);
    }
  });
});
