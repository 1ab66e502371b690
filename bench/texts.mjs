// The texts that speed is measured on: the running text of this repository's own dispatches and corpus, by language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPage } from "../src/page/index.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A pasted text as a capture. */
export const captureOf = (text) => ({ bytes: new TextEncoder().encode(text), captured_from: "bench", captured: null, media_type: "text/plain", charset: "utf-8" });

/** The paragraphs of every example and corpus page, by language. */
export function paragraphs(shelf) {
  const byLanguage = {};
  for (const folder of ["examples", "corpus"])
    for (const file of readdirSync(join(root, folder), { recursive: true }).filter((name) => /\.(txt|html)$/.test(name)).sort()) {
      const { document } = readPage({ bytes: new Uint8Array(readFileSync(join(root, folder, file))), captured_from: file, captured: null, media_type: null }, shelf.page);
      const told = document.blocks.filter(({ role }) => role === "lede" || role === "body").map(({ start, end }) => document.text.slice(start, end));
      (byLanguage[document.language] ??= []).push(...told);
    }
  return byLanguage;
}

/** Paragraphs from the `from`-th on, round and round, up to a length in UTF-16 units; blank lines between them. */
export function textOf(list, from, length) {
  let text = "";
  for (let i = from; text.length < length; i++) text += `${list[i % list.length]}\n\n`;
  const end = text.lastIndexOf(" ", length);
  return text.slice(0, end > 0 ? end : length);
}

/** Milliseconds of this thread's processor time since an arbitrary point. */
export function spent() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
