import { Parser } from "htmlparser2";
import type { Feed, FeedEntry } from "./feed.ts";
import { whole } from "./feed.ts";

const MOST = 50_000, MOST_FEEDS = 5_000, LONGEST = 4_000;

/** Goes over the elements of an XML text; `text` is what stands in the innermost one. Linear, whatever the text is. */
function walk(xml: string, open: (name: string, attributes: Record<string, string>) => void, close: (name: string, text: string) => void): void {
  let text = "";
  const parser = new Parser({
    onopentag(name, attributes) { text = ""; open(bare(name), attributes); },
    ontext(more) { if (text.length < LONGEST) text += more; },
    onclosetag(name) { close(bare(name), text.trim()); text = ""; },
  }, { xmlMode: true, decodeEntities: true });
  parser.write(xml);
  parser.end();
}
/** `news:title` and `title` are told apart by no sitemap in use. */
const bare = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();

/**
 * A sitemap: articles with what it says of each, or other sitemaps. Pages without a date of news or of change are left, or a list
 * of news would fetch a whole site.
 */
export function sitemapOf(xml: string, address: string): Feed {
  const entries: FeedEntry[] = [], feeds: string[] = [];
  let url: string | null = null, title: string | null = null, published: string | null = null, changed: string | null = null;
  walk(xml, (name) => { if (name === "url" || name === "sitemap") url = title = published = changed = null; }, (name, text) => {
    if (name === "loc") url ??= whole(text, address);
    else if (name === "title") title = text.slice(0, 500) || null;
    else if (name === "publication_date") published = text;
    else if (name === "lastmod") changed = text;
    else if (name === "url" && url !== null && (published ?? changed) !== null && entries.length < MOST) entries.push({ url, title, mark: [title, published, changed].map((one) => one ?? "").join("\u0001"), dated: Date.parse(published ?? changed ?? "") || 0 });
    else if (name === "sitemap" && url !== null && feeds.length < MOST_FEEDS) feeds.push(url);
  });
  return { title: null, entries: [...new Map(entries.map((entry) => [entry.url, entry])).values()], feeds, pause: null };
}

/** The feeds that an OPML list names. */
export function opmlFeeds(xml: string): string[] {
  const found = new Set<string>();
  walk(xml, (name, attributes) => {
    const given = name === "outline" ? Object.entries(attributes).find(([key]) => key.toLowerCase() === "xmlurl")?.[1] : undefined;
    const url = given === undefined ? null : whole(given.trim(), "http://nowhere.invalid/");
    if (url !== null && !url.includes("//nowhere.invalid") && found.size < MOST_FEEDS) found.add(url);
  }, () => undefined);
  return [...found];
}
