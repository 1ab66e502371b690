import { expect, test } from "vitest";
import { feedOf } from "../../src/capture/index.ts";
import { problemOf } from "../../src/problem.ts";

// What feeds, sitemaps and lists can do to who reads them: each gives articles of the web, or a problem with a name.

const item = (link: string, more = ""): string => `<item><title>A</title><link>${link}</link>${more}</item>`;
const rss = (items: string, before = ""): string => `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`;
const LAUGHS = `<!DOCTYPE rss [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${"bcdefghij"[i]} "${`&${"abcdefghi"[i]};`.repeat(10)}">`).join("")}]>`;
const HERE = "http://paper.example.org/feed";

test.each<[string, string, string | { entries: string[]; feeds?: string[] }]>([
  ["a billion laughs", rss(item("http://a.example.org/&j;"), LAUGHS), "xml-entities"],
  ["an entity out of a file", rss(item("&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "xml-entities"],
  ["an entity out of the inner network", rss(item("&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://169.254.169.254/latest/">]>'), "xml-entities"],
  ["an entity of parameters", rss(item("http://a.example.org/1"), '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>'), "xml-entities"],
  ["entities in a sitemap", `<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>http://a.example.org/&x;</loc><lastmod>2026-01-01</lastmod></url></urlset>`, "xml-entities"],
  ["entities in a list", '<!DOCTYPE opml [<!entity x "y">]><opml><body><outline xmlUrl="http://a.example.org/&x;"/></body></opml>', "xml-entities"],
  ["a description of the document that lies elsewhere", rss(item("http://a.example.org/1"), '<!DOCTYPE rss SYSTEM "http://127.0.0.1/rss.dtd">'), { entries: ["http://a.example.org/1"] }],
  ["addresses that are none of the web", rss(item("javascript:alert(1)") + item("file:///etc/passwd") + item("data:text/html,x") + item("http://a.example.org/1")), { entries: ["http://a.example.org/1"] }],
  ["the same article a thousand times", rss(item("http://a.example.org/1").repeat(1_000)), { entries: ["http://a.example.org/1"] }],
  ["tags that are never closed", `<rss><channel>${"<item><title>x".repeat(20_000)}`, "not-a-feed"],
  ["tags in tags without end", rss("<a>".repeat(20_000)), "not-a-feed"],
  ["JSON in JSON without end", `{"version":"https://jsonfeed.org/version/1.1","items":${"[".repeat(50_000)}`, "not-a-feed"],
  ["numbers where words belong", '{"version":"https://jsonfeed.org/version/1.1","title":{},"items":[{"id":1,"url":{}},{"id":"http://a.example.org/1"},{"id":"2","url":"http://a.example.org/2","title":7}]}', { entries: ["http://a.example.org/1", "http://a.example.org/2"] }],
  ["a list that names itself", `<opml><body><outline xmlUrl="${HERE}"/><outline xmlUrl="${HERE}"/></body></opml>`, { entries: [], feeds: [HERE] }],
  ["an index of sitemaps that names itself", `<sitemapindex><sitemap><loc>${HERE}</loc></sitemap></sitemapindex>`, { entries: [], feeds: [HERE] }],
  ["a page", "<!doctype html><html><body>x</body></html>", "not-a-feed"], ["nothing", "", "not-a-feed"], ["noise", "\u0000\u0001\u0002", "not-a-feed"],
])("%s", async (_, text, expected) => {
  const read = await feedOf(new Uint8Array(Buffer.from(text)), HERE, null).then(({ entries, feeds }) => ({ entries: entries.map(({ url }) => url), ...(feeds.length > 0 && { feeds }) }), (error: unknown) => problemOf(error).rule);
  expect(read).toEqual(expected);
});
