import { openApp } from "../app.ts";
import type { SearchRequest } from "../desk/index.ts";
import { claimLines, counted, NOTHING_KEPT } from "./lines.ts";
import { paint, print, printJson, say, shown, type Session } from "./terminal.ts";

export interface SearchOptions extends Omit<SearchRequest, "q"> { json?: true; data?: string }

/** `recoupe search`: articles and claims that hold the words, in any form, spelling or script. */
export async function searchCommand(words: string[], { json, data, ...options }: SearchOptions, session: Session): Promise<void> {
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    const found = await app.search({ q: words.join(" "), ...options });
    if (json) return printJson(found);
    if ((await app.counts()).documents === 0) return say(NOTHING_KEPT);
    for (const { document, snippet } of found.articles) {
      print(`${paint.bold(shown(document.captured_from))}${document.title === null ? "" : `  ${shown(document.title)}`}\n  ${paint.dim([document.publisher ?? "publisher unknown", document.published?.slice(0, 10) ?? "no date", document.language].map(shown).join(" · "))}`);
      print(`  ${snippet.start > 0 ? "… " : ""}${marked(snippet.text, snippet.start, snippet.matches)}${snippet.text === "" ? "" : " …"}`);
    }
    for (const { claim, document } of found.claims) {
      print(claimLines(claim, "•", document.publisher));
      print(`     in ${shown(document.captured_from)}`);
    }
    const many = (n: number, noun: string, more: boolean): string => `${more ? "more than " : ""}${counted(n, noun)}`;
    const newest = (["articles", "claims"] as const).filter((what) => found[what].length > 0 && !found.ranked[what]);
    say(found.articles.length + found.claims.length === 0 ? "Nothing that is kept holds all of these words."
      : `${[...(options.in === "claims" ? [] : [many(found.articles.length, "article", found.more.articles)]), ...(options.in === "articles" ? [] : [many(found.claims.length, "claim", found.more.claims)])].join(", ")}.${newest.length > 0 ? ` So much holds these words that the ${newest.join(" and ")} kept last come first; add a rarer word to have the best first.` : ""}`);
    if (!found.whole.articles || !found.whole.claims) say("Only the newest part of the ledger was looked through, because each of these words is everywhere in it. Add a rarer word to look through all of it.");
  } finally {
    await app.close();
  }
}

/** A stretch of a text with the words that were found set off. */
function marked(text: string, start: number, matches: readonly { start: number; end: number }[]): string {
  let line = "", at = 0;
  for (const match of matches) {
    line += `${gap(text.slice(at, match.start - start))}${paint.bold(paint.yellow(shown(text.slice(match.start - start, match.end - start))))}`;
    at = match.end - start;
  }
  return line + gap(text.slice(at));
}

/** What stands between two words, with the blanks at its ends. */
const gap = (text: string): string => `${/^\s/.test(text) ? " " : ""}${shown(text)}${/\S\s+$/.test(text) ? " " : ""}`;
