/** What is known of an article that came without a page: each as its source gave it. */
export interface Made { title?: string; text?: string; html?: string; url?: string; published?: string; publisher?: string; byline?: string; language?: string }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

/**
 * An article as a page of its own, in UTF-8: its words in paragraphs, what is known of it where pages say such things. Nothing is
 * added that the source did not give. The same article always gives the same bytes.
 */
export function madePage({ title, text, html, url, published, publisher, byline, language }: Made): Uint8Array {
  const meta = (name: string, value: string | undefined): string => (value?.trim() ? `<meta property="${name}" content="${escaped(value.trim())}">\n` : "");
  const tongue = language && /^[a-z]{2,3}(?:-[\w-]{1,20})?$/i.test(language.trim()) ? ` lang="${language.trim()}"` : "";
  const paragraphs = (text ?? "").replace(/\r\n?/g, "\n").split(/\n{2,}/).flatMap((part) => (part.trim() === "" ? [] : [`<p>${escaped(part.trim()).replaceAll("\n", "<br>")}</p>\n`])).join("");
  return new TextEncoder().encode(`<!doctype html>\n<html${tongue}>\n<head>\n<meta charset="utf-8">\n<title>${escaped(title ?? "")}</title>\n`
    + meta("og:title", title) + meta("og:site_name", publisher) + meta("article:published_time", published) + meta("author", byline)
    + (url && URL.canParse(url) ? `<link rel="canonical" href="${escaped(url)}">\n` : "")
    + `</head>\n<body>\n<article>\n${title?.trim() ? `<h1>${escaped(title.trim())}</h1>\n` : ""}${html ?? paragraphs}</article>\n</body>\n</html>\n`);
}
