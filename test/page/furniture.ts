import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { furnitureFrom, readPage, type Capture, type Furniture, type Page } from "../../src/page/index.ts";

const lexicon = (language: string, name: string): string => readFileSync(fileURLToPath(new URL(`../../src/reading/packs/${language}/lexicon/${name}.tsv`, import.meta.url)), "utf8");

/** The furniture of the three packs, as the application loads it. */
export const furniture: Furniture[] = ["fr", "en", "ar"].map((language) => furnitureFrom(language, lexicon(language, "furniture"), lexicon(language, "calendar")));

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a text or bytes with all packs; `given` overrides the capture. */
export function page(input: string | Uint8Array, given: Partial<Capture> = {}, options: { loaded?: string[]; outlets?: string[] } = {}): Page {
  return readPage({ bytes: typeof input === "string" ? utf8(input) : input, captured_from: "test", captured: null, ...given }, { furniture, ...options });
}

/** The blocks of a page as [role, words]. */
export const blocksOf = ({ document }: Page): [string, string][] => document.blocks.map(({ start, end, role }) => [role, document.text.slice(start, end)]);
export const rolesOf = (read: Page): string[] => read.document.blocks.map(({ role }) => role);
export const roleOf = (read: Page, words: string): string | undefined => blocksOf(read).find(([, text]) => text.includes(words))?.[0];
export const rulesOf = (read: Page): string[] => read.problems.map(({ rule }) => rule);
