import { failedArchive } from "./entry.ts";
import { opmlFeeds, sitemapOf } from "./sitemap.ts";

/**
 * An article that a feed names. `mark` is all that the feed says of it: another mark is another edition. `dated`: the day that a
 * sitemap gives it (milliseconds since 1970), by which news is told from what always stood there; null in feeds of news.
 */
export interface FeedEntry { url: string; title: string | null; mark: string; dated: number | null }
/** What a feed says: articles, and other feeds (of an OPML list, of an index of sitemaps). `pause`: how long it wants to be left alone, in milliseconds. */
export interface Feed { title: string | null; entries: FeedEntry[]; feeds: string[]; pause: number | null }

/** More entries than any feed of news has; the newest stand first. */
const MOST_ENTRIES = 1_000;

type Node = Record<string, unknown>;
const list = (value: unknown): Node[] => (Array.isArray(value) ? value.filter((one): one is Node => typeof one === "object" && one !== null) : []);
const word = (value: unknown): string | null => {
  if (typeof value === "string") return value.trim() || null;
  return typeof value === "object" && value !== null ? word((value as Node)["value"]) : null;
};

/**
 * Reads RSS, RDF, Atom, JSON Feed, OPML and sitemaps. `address` is where it was found; `charset` what the server said. Throws
 * ProblemError `not-a-feed`, `xml-entities` (a document that defines entities of its own is an attack, or very old).
 */
export async function feedOf(bytes: Uint8Array, address: string, charset: string | null): Promise<Feed> {
  const text = decoded(bytes, charset);
  const failed = (cause?: unknown): Error => failedArchive("not-a-feed", address, "This is no feed, no list of feeds and no sitemap.", "Give the address of the site's RSS or Atom feed, or of its sitemap of news.", cause);
  const head = text.slice(0, 4_096).replace(/^\ufeff/, "").trimStart();
  if (/<!ENTITY/i.test(text)) throw failedArchive("xml-entities", address, "This feed defines entities of its own, as attacks do.", "Leave it alone.");
  if (/<(?:urlset|sitemapindex)[\s>]/.test(head)) return sitemapOf(text, address);
  if (/<opml[\s>]/i.test(head)) return { title: null, entries: [], feeds: opmlFeeds(text), pause: null };
  if (!/^(?:<|\{)/.test(head) || /^<!doctype html|^<html/i.test(head)) throw failed();
  const { parseFeed } = await import("feedsmith");
  let feed: Node;
  try { feed = parseFeed(text).feed as Node; } catch (error) { throw failed(error); }
  const entries: FeedEntry[] = [], seen = new Set<string>();
  for (const item of [...list(feed["items"]), ...list(feed["entries"])].slice(0, MOST_ENTRIES)) {
    const url = linkOf(item, address);
    if (url === null || seen.has(url)) continue;
    seen.add(url);
    const title = word(item["title"]);
    const says = [title, word(item["updated"]), word(item["date_modified"]), word(item["pubDate"]), word(item["published"]), word(item["date_published"]), word(item["description"]) ?? word(item["summary"]), word(item["content_text"]), word(item["content_html"]), word(item["content"])];
    entries.push({ url, title: title?.slice(0, 500) ?? null, mark: says.map((one) => one ?? "").join("\u0001"), dated: null });
  }
  const minutes = Number(feed["ttl"]);
  return { title: word(feed["title"])?.slice(0, 300) ?? null, entries, feeds: [], pause: minutes > 0 && minutes <= 1_440 ? minutes * 60_000 : null };
}

/** The address of an entry's article, whole; null where it has none. */
function linkOf(item: Node, address: string): string | null {
  const guid = item["guid"] as Node | undefined;
  const given = word(item["link"]) ?? word(item["url"]) ?? word(list(item["links"]).find(({ rel }) => rel === undefined || rel === "alternate")?.["href"])
    ?? (guid?.["isPermaLink"] !== false ? ownAddress(guid) : null) ?? word(item["external_url"]) ?? ownAddress(item["id"]);
  return given === null ? null : whole(given, address);
}

/** What names an entry, where it is a whole address: a mere number would be taken for a path. */
function ownAddress(value: unknown): string | null {
  const given = word(value);
  return given !== null && /^https?:\/\//i.test(given) ? given : null;
}

/** An http(s) address out of a reference; null when it is none. */
export function whole(given: string, address: string): string | null {
  if (given.length > 2_000 || !URL.canParse(given, address)) return null;
  const url = new URL(given, address);
  url.hash = "";
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}

function decoded(bytes: Uint8Array, charset: string | null): string {
  const declared = /^[^>]{0,100}encoding\s{0,3}=\s{0,3}["']([\w-]{1,30})["']/.exec(Buffer.from(bytes.subarray(0, 200)).toString("latin1"))?.[1];
  for (const label of [charset, declared, "utf-8"]) {
    if (!label) continue;
    try { return new TextDecoder(label).decode(bytes); } catch { /* a charset that does not exist */ }
  }
  return "";
}
