import type { Exchange } from "./exchange.ts";
import { digest, warcOf } from "./warc-write.ts";
import { zipOf, type Stored } from "./zip-write.ts";

/** What a WACZ is told beside the exchanges. `at`: ISO 8601 instant of its making. */
export interface Visit { exchanges: readonly Exchange[]; title: string | null; text: string | null; software: string; at: string }

/**
 * The visit of an address as a WACZ 1.1.1 (specs.webrecorder.net): the WARC, an index of it, the page, and a datapackage with the
 * digest of each. ReplayWeb.page, pywb and others open it. The last exchange is the page.
 */
export function waczOf({ exchanges, title, text, software, at }: Visit): Uint8Array {
  const { bytes, index } = warcOf(exchanges, software, at);
  const page = exchanges.at(-1)!;
  const cdx = index.map(({ exchange, digest: of, offset, length }) => {
    const mime = exchange.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1].split(";")[0]!.trim() || "unknown";
    return `${surt(exchange.url)} ${exchange.at.replace(/\D/g, "").slice(0, 14)} ${JSON.stringify({ url: exchange.url, mime, status: String(exchange.status), digest: of, length: String(length), offset: String(offset), filename: "data.warc.gz" })}\n`;
  }).sort();
  const pages = [
    { format: "json-pages-1.0", id: "pages", title: "All Pages", hasText: text !== null },
    { id: digest(Buffer.from(`${page.url} ${page.at}`)).slice(7, 29), url: page.url, ts: page.at, title: title ?? page.url, ...(text !== null && { text }) },
  ];
  const files: Stored[] = [
    { name: "archive/data.warc.gz", bytes },
    { name: "indexes/index.cdx", bytes: Buffer.from(cdx.join("")) },
    { name: "pages/pages.jsonl", bytes: Buffer.from(pages.map((row) => JSON.stringify(row) + "\n").join("")) },
  ];
  const datapackage = Buffer.from(JSON.stringify({
    profile: "data-package", wacz_version: "1.1.1", title: title ?? page.url, created: at, modified: at, software, mainPageUrl: page.url, mainPageDate: page.at,
    resources: files.map(({ name, bytes: of }) => ({ name: name.slice(name.lastIndexOf("/") + 1), path: name, hash: digest(of), bytes: of.length })),
  }, null, 2));
  files.push({ name: "datapackage.json", bytes: datapackage }, { name: "datapackage-digest.json", bytes: Buffer.from(JSON.stringify({ path: "datapackage.json", hash: digest(datapackage) }, null, 2)) });
  return zipOf(files, new Date(at));
}

/** An address in the order of the "Sort-friendly URI Reordering Transform": `org,example)/path?query`. */
function surt(address: string): string {
  const { hostname, port, pathname, search } = new URL(address);
  const host = /^[\d.]+$|^\[/.test(hostname) ? hostname : hostname.replace(/^www\d{0,3}\./, "").split(".").reverse().join(",");
  return `${host}${port ? `:${port}` : ""})${pathname}${search}`.toLowerCase();
}
