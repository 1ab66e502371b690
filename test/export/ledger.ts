import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApp, type App } from "../../src/app.ts";
import type { Change, ExportRequest, Header } from "../../src/export/index.ts";
import { folder } from "../cli/executable.ts";

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

/** A page of the tests' own. */
export interface Page { name: string; text: string }

/** The example dispatches of the repository. */
export function examples(): Page[] {
  return readdirSync(EXAMPLES).filter((name) => /\.(txt|html)$/.test(name)).map((name) => ({ name, text: readFileSync(EXAMPLES + name, "utf8") }));
}

/** An app over a data folder of its own that holds these pages. */
export async function appWith(pages: readonly Page[]): Promise<{ app: App; data: string; discard(): Promise<void> }> {
  const here = folder();
  const app = await openApp({ data: here.path, now: () => "2026-11-21T12:00:00.000Z" });
  for (const { name, text } of pages) await app.keep({ bytes: new TextEncoder().encode(text), captured_from: name, captured: "2026-11-20T08:00:00Z", media_type: name.endsWith(".html") ? "text/html" : "text/plain", charset: "utf-8" });
  await app.reconcile();
  return { app, data: here.path, discard: async () => { await app.close(); here.remove(); } };
}

/** A whole export: its text, what changed, and where it comes from. */
export async function exported(app: App, request: ExportRequest): Promise<{ text: string; changes: Change[]; header: Header; items: number; left: Record<string, number> }> {
  const run = await app.export(request);
  try {
    let text = "";
    const changes: Change[] = [];
    for await (const piece of run.pieces) if (typeof piece === "string") text += piece; else changes.push(piece);
    await run.keep();
    return { text, changes, header: run.header, items: run.items, left: run.left };
  } finally {
    await run.close();
  }
}
