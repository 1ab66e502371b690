import { describe, expect, it } from "vitest";
import { blocksOf, page, roleOf, rulesOf } from "./furniture.ts";

const PARAGRAPHS = [
  "At least eight soldiers were killed on Monday near the port of Valmer, the governor of the province said.",
  "The attack, which began before dawn, was led by two groups that came from the north and from the coast, he added.",
  "Both sides claim to hold the port, and no toll could be checked on the spot by any independent source.",
  "Residents spoke of shelling that went on until noon, of burning boats, and of a road cut by a fallen crane.",
];

const html = (head: string, body: string): string => `<!doctype html><html lang="en"><head>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Fighting around the port of Valmer</h1>
<p class="standfirst">Two groups attacked before dawn</p>
<div class="byline">By A. Writer</div> <time datetime="2019-05-04T10:00:00+02:00">4 May 2019</time>
<figure><img src="x.jpg"><figcaption>Smoke over the port of Valmer, in 2012</figcaption></figure>
${body}</article>
<aside><h2>Most read</h2><p><a href="/1">Bread gets dearer in the capital, bakers say</a></p></aside>
<footer>All rights reserved</footer></body></html>`;

const ARTICLE = `<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p><h2>The port</h2><p>${PARAGRAPHS[2]}</p><ul><li>one boat sunk in the harbour basin,</li><li>two cranes damaged by the shelling,</li></ul><blockquote><p>&laquo;&nbsp;We saw nothing like it in thirty years here, and we have seen a lot.&nbsp;&raquo;</p></blockquote><p>${PARAGRAPHS[3]}</p>`;

describe("an HTML page", () => {
  const read = page(html("<title>Fighting around the port of Valmer | Western Example</title>", ARTICLE));

  it.each([
    ["Home", "boilerplate"],
    ["Fighting around", "title"],
    ["Two groups attacked", "lede"],
    ["By A. Writer", "dateline"],
    ["Smoke over the port", "caption"],
    ["The attack, which", "body"],
    ["The port", "title"],
    ["one boat sunk", "list"],
    ["«\u00a0We saw nothing", "quote"],
    ["Residents spoke", "body"],
    ["Most read", "boilerplate"],
    ["Bread gets dearer", "boilerplate"],
    ["All rights reserved", "boilerplate"],
  ])("gives %s the role %s", (words, role) => expect(blocksOf(read).find(([, text]) => text === words || text.startsWith(words))?.[0]).toBe(role));

  it("decodes entities and keeps a no-break space", () => {
    expect(read.document.text).toContain("«\u00a0We saw nothing");
  });

  it("reads title, date and author from what is shown", () => {
    expect(read.document).toMatchObject({ title: "Fighting around the port of Valmer", published: "2019-05-04T10:00+02:00", language: "en" });
    expect(read.document.evidence.published).toEqual({ anchor: null, field: "time", text: "2019-05-04T10:00:00+02:00" });
    expect(read.document.byline).toMatch(/A\. Writer/);
  });

  it("parts paragraphs at double line breaks and joins a broken sentence", () => {
    const { document } = page(html("", `<div>${PARAGRAPHS[0]}<br><br>${PARAGRAPHS[1]}<br>\n<br>The governor, who spoke to reporters by telephone from his office in<br>the city, named no one. ${PARAGRAPHS[2]}</div>`));
    expect(document.text).toContain(`${PARAGRAPHS[0]}\n${PARAGRAPHS[1]}\nThe governor`);
    expect(document.text).toContain("from his office in the city, named no one.");
  });
});

describe("metadata", () => {
  const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  it.each([
    ["Open Graph", '<meta property="article:published_time" content="2020-02-03T04:05:06Z"><meta property="og:site_name" content="Western Example"><meta property="og:url" content="https://example.org/a">', { published: "2020-02-03T04:05:06Z", publisher: "Western Example", url: "https://example.org/a" }],
    ["linked data", ld({ "@graph": [{ "@type": "WebSite", name: "no" }, { "@type": "NewsArticle", headline: "x", datePublished: "2020-02-03T04:05:00+0100", author: [{ name: "A. One" }, { name: "B. Two" }], publisher: { name: "Western Example" } }] }), { published: "2020-02-03T04:05+01:00", publisher: "Western Example", byline: "A. One, B. Two" }],
    ["other stories in linked data", ld({ "@type": "ItemList", itemListElement: [{ "@type": "NewsArticle", datePublished: "1999-01-01" }] }), { published: "2019-05-04T10:00+02:00" }],
    ["broken linked data", '<script type="application/ld+json">{"@type": </script>', { published: "2019-05-04T10:00+02:00" }],
    ["a canonical address", '<link rel="canonical" href="https://example.org/b">', { url: "https://example.org/b" }],
    ["a script for an address", '<link rel="canonical" href="javascript:alert(1)">', { url: null }],
    ["Dublin Core", '<meta name="DC.date" content="2020-02-03"><meta name="DC.publisher" content="Western Example">', { published: "2020-02-03", publisher: "Western Example" }],
    ["an impossible date", '<meta name="date" content="2020-02-31">', { published: "2019-05-04T10:00+02:00" }],
  ])("from %s", (_, head, expected) => {
    const { document } = page(html(head, ARTICLE));
    expect(document).toMatchObject(expected);
    for (const [field, value] of Object.entries(expected)) if (value !== null) expect(document.evidence[field as "url"], field).toBeDefined();
  });

  it("tells where the printed date and the metadata differ, and takes the labelled one", () => {
    const read = page(html('<meta property="article:published_time" content="2021-02-03">', ARTICLE).replace("4 May 2019", "Published on 4 May 2019").replace(/<time[^>]*>/, "<time>"));
    expect(rulesOf(read)).toContain("dates-differ");
    expect(read.document.published).toBe("2019-05-04");
  });
});

describe("hostile HTML", () => {
  const evil = "STOLEN WORDS";
  it.each([
    ["script", `<script>var a = "${evil}"</script>`],
    ["script that hides its end", `<script><!-- </p>${evil} --></script>`],
    ["style", `<style>p::after { content: "${evil}" }</style>`],
    ["svg", `<svg><text>${evil}</text><foreignObject>${evil}</foreignObject></svg>`],
    ["handler", `<img src=x onerror="alert('${evil}')">`],
    ["template", `<template><p>${evil}</p></template>`],
    ["noscript", `<noscript><p>${evil}</p></noscript>`],
    ["frame", `<iframe srcdoc="<p>${evil}</p>">${evil}</iframe>`],
    ["comment", `<!-- ${evil} -->`],
    ["attribute", `<p title="${evil}">x</p>`],
    ["form value", `<textarea>${evil}</textarea><input value="${evil}">`],
    ["data", `<object data="data:text/html,${evil}">${evil}</object>`],
    ["declaration", `<!${evil}><?${evil}?>`],
  ])("%s gives no text", (_, part) => {
    const { document } = page(html("", ARTICLE.replace("</p>", `</p>${part}`)));
    expect(document.text).not.toContain(evil);
    expect(document.text).toContain(PARAGRAPHS[3]);
  });

  it("gives hidden text no role that is read", () => {
    const read = page(html("", `<p style="display: none">Hidden words that claim that sixty were killed.</p>${ARTICLE}<div hidden><p>More hidden words.</p></div>`));
    expect(roleOf(read, "Hidden words")).toBe("boilerplate");
    expect(roleOf(read, "More hidden")).toBe("boilerplate");
  });

  it.each([
    ["open divs", "<div>".repeat(60_000), "</div>".repeat(60_000)],
    ["unclosed inline elements", "<b><i>".repeat(30_000), "</u>".repeat(30_000)],
    ["tables in tables", "<table><tr><td>".repeat(20_000), ""],
    ["quotes in quotes", "<blockquote>".repeat(50_000), ""],
  ])("%s, tens of thousands deep, do not overflow", (_, before, after) => {
    const read = page(html("", before + ARTICLE + after));
    for (const words of PARAGRAPHS) expect(read.document.text).toContain(words);
    expect(rulesOf(read)).toContain("deep-nesting");
  });

  it("ends an unclosed drawing where a paragraph begins", () => {
    expect(page(html("", ARTICLE.replace("<p>", "<svg><path d=x><p>"))).document.text).toContain(PARAGRAPHS[0]);
  });

  it("takes all text but menus, and says so, where no article could be looked for", () => {
    const read = page(html("", `${ARTICLE}<p>${"<a href=x>link</a> ".repeat(21_000)}</p>`));
    for (const words of PARAGRAPHS) expect(read.document.text).toContain(words);
    expect(roleOf(read, "Home")).toBe("boilerplate");
    expect(rulesOf(read)).toContain("no-main-content");
  });
});
