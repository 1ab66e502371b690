import { existsSync, readFileSync } from "node:fs";
import { openAtlas } from "../../src/atlas/index.ts";
import { openDirectory } from "../../src/directory/index.ts";
import { furnitureFrom, readPage, type Page } from "../../src/page/index.ts";
import { read, type Reading, type Shelf } from "../../src/reading/index.ts";
import { packs } from "../../src/reading/packs/index.ts";

const names = new URL("../../dist/names.bin", import.meta.url);
if (!existsSync(names)) throw new Error("dist/names.bin is missing: run `npm run build` first.");
const bytes = new Uint8Array(readFileSync(names));

/** The real gazetteer, directory and packs. */
export const shelf: Shelf = { packs, atlas: openAtlas(bytes), directory: openDirectory(bytes) };
export const furniture = packs.map((p) => furnitureFrom(p.language, p.lexicon["furniture"]!, p.lexicon["calendar"]!));

/** Reads pasted text as a person would give it. */
export function readText(text: string, captured: string | null = null): Reading & { page: Page } {
  const page = readPage({ bytes: new TextEncoder().encode(text), captured_from: "pasted", captured }, { furniture });
  return { ...read(page.document, shelf), page };
}
