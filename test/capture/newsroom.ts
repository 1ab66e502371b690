import type { IncomingMessage, ServerResponse } from "node:http";
import { serveWell } from "./site.ts";

// Newspapers that publish by a clock of the test's own: so many feeds on so many hosts, each with its own pace, with articles that are
// edited later. It counts what is asked of it.

const MINUTE = 60_000, DAY = 86_400_000;

export interface Story { url: string; feed: number; number: number; at: number; /** When it is edited, if ever, and when it is so and its feed says nothing of it. */ edited: number | null; quiet: number | null }
export interface Newsroom {
  port: number;
  feeds: string[];
  /** Every article that appears until then. */
  stories(until: number): Story[];
  /** Requests by address, the shortest gap between two to one host, and how many were answered "nothing new". */
  asked: Map<string, number>;
  shortest(): number;
  unchanged(): number;
  close(): Promise<void>;
}

const TOWNS = ["Deir ez-Zor", "Palmyra", "Abu Kamal", "Raqqa", "Homs", "Mayadin"];

/** Opens the newsrooms. `clock` says what time it is there; the first day begins at 0. */
export async function openNewsroom({ feeds: many, hosts, days, clock }: { feeds: number; hosts: number; days: number; clock: () => number }): Promise<Newsroom> {
  const all: Story[][] = [];
  for (let feed = 0; feed < many; feed++) {
    // From one article in two days to eight a day, none at the same minute as another's.
    const gap = DAY / (0.5 + (feed * 7) % 16 / 2), own: Story[] = [];
    for (let number = 0, at = (feed * 37 % 600) * MINUTE; at < days * DAY; number++, at += gap) {
      own.push({ url: `http://${hostOf(feed, hosts)}/feed${feed}/story${number}`, feed, number, at, edited: number % 3 === 0 ? at + 0.8 * DAY : null, quiet: number % 3 === 1 && number % 5 === 1 ? at + 0.4 * DAY : null });
    }
    all.push(own);
  }
  const asked = new Map<string, number>(), last = new Map<string, number>();
  let shortest = Infinity, unchanged = 0;
  const now = (story: Story): string => ((story.edited ?? story.quiet ?? Infinity) <= clock() ? "edited" : "first");
  const site = await serveWell((request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host!, time = clock(), address = `http://${host}${request.url!}`;
    asked.set(address, (asked.get(address) ?? 0) + 1);
    if (last.has(host)) shortest = Math.min(shortest, time - last.get(host)!);
    last.set(host, time);
    const answer = (type: string, body: string): void => {
      const etag = `"${body.length}-${Buffer.from(body).reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7)}"`;
      if (request.headers["if-none-match"] === etag) { unchanged++; response.writeHead(304).end(); return; }
      response.writeHead(200, { "content-type": type, etag, "content-length": Buffer.byteLength(body) }).end(body);
    };
    const [, feed, number] = /^\/feed(\d+)(?:\/story(\d+)|\.xml)$/.exec(request.url!) ?? [];
    const out = feed === undefined ? [] : (all[Number(feed)] ?? []).filter(({ at }) => at <= time);
    if (feed === undefined) response.writeHead(404).end();
    else if (number === undefined) {
      const announced = (story: Story): string => (story.edited !== null && story.edited <= time ? "edited" : "first");
      const items = out.slice(-40).reverse().map((story) => `<item><title>Report ${story.number} of paper ${feed}</title><link>${story.url}</link><pubDate>${new Date(story.at).toUTCString()}</pubDate><description>${announced(story)}</description></item>`).join("");
      answer("application/rss+xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${feed}</title>${items}</channel></rss>`);
    } else {
      const story = out[Number(number)];
      if (story) answer("text/html; charset=utf-8", pageOf(story, now(story)));
      else response.writeHead(404).end();
    }
  });
  return {
    port: site.port, feeds: Array.from({ length: many }, (_, feed) => `http://${hostOf(feed, hosts)}/feed${feed}.xml`), asked, shortest: () => shortest, unchanged: () => unchanged, close: site.close,
    stories: (until) => all.flat().filter(({ at }) => at <= until),
  };
}

const hostOf = (feed: number, hosts: number): string => `paper${feed % hosts}.test`;

function pageOf({ feed, number }: Story, edition: string): string {
  const town = TOWNS[(feed + number) % TOWNS.length]!, dead = 2 + (feed * 5 + number * 3) % 40;
  return `<!doctype html><html lang="en"><head><title>Report ${number} of paper ${feed}</title><meta property="og:site_name" content="Paper ${feed}"></head><body><nav><a href="/">Home</a></nav><article><h1>Report ${number} of paper ${feed}</h1>`
    + `<p>At least ${edition === "first" ? dead : dead + 1} soldiers were killed when militants attacked an army checkpoint near ${town}, the Syrian Observatory for Human Rights said in report ${number} of its day ${feed}.</p>`
    + "<p>State media said the attack was repelled after two hours of fighting near the bridge, and that three vehicles of the attackers were destroyed.</p></article></body></html>";
}
