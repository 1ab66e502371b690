// Feeds over days of a made clock, on a web of this machine: node bench/watch.mjs [FEEDS] [DAYS]. Counts what a watch promises: every
// article once, every edition kept (also those of which no feed says anything), nothing asked for but when it should be, no host asked sooner than
// its pause.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../src/app.ts";
import { openWatch } from "../src/app/watching.ts";
import { Fetcher, realWorld } from "../src/capture/index.ts";
import { openNewsroom } from "../test/capture/newsroom.ts";

const MINUTE = 60_000, DAY = 86_400_000, feeds = Number(process.argv[2] ?? 500), days = Number(process.argv[3] ?? 30);
const data = mkdtempSync(join(tmpdir(), "recoupe-watch-")), pause = 2_000, most = 6 * 60 * MINUTE;
// Several hosts are asked at once, as they are in life; the made clock goes on only when all of them wait, and then to what comes first.
const LANES = 8;
let time = 0, sleepers = [], next = DAY;
const papers = await openNewsroom({ feeds, hosts: Math.ceil(feeds / 2), days, clock: () => time }), app = await openApp({ data }), ending = new AbortController();
const world = {
  ...realWorld({ version: "0", pause, web: { port: papers.port, knows: (host) => host.endsWith(".test") } }), now: () => time,
  sleep: (milliseconds) => new Promise((resolve) => {
    sleepers.push({ at: time + milliseconds, resolve });
    if (sleepers.length < LANES) return;
    time = Math.max(time, Math.min(...sleepers.map(({ at }) => at)));
    if (time >= next) {
      next += DAY;
      const { stories, wrong } = tally(time);
      console.log(`day ${Math.floor(time / DAY)} after ${((performance.now() - began) / 1000).toFixed(0)} s: ${stories.length} articles, wrong ${Object.values(wrong).reduce((sum, n) => sum + n, 0)}, rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
    }
    if (time > days * DAY) ending.abort();
    const woken = sleepers.filter(({ at }) => at <= time || ending.signal.aborted);
    sleepers = sleepers.filter((one) => !woken.includes(one));
    for (const one of woken) one.resolve();
  }),
};
const counts = new Map(), articles = new Map(), edited = new Map(), began = performance.now();
const { watch, watched, close } = await openWatch(app, {
  fetcher: new Fetcher(world), version: "0", pace: { first: 30 * MINUTE, least: 10 * MINUTE, most },
  told: ({ kind, address }) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (kind === "article") articles.set(address, (articles.get(address) ?? 0) + 1);
    if (kind === "edited") edited.set(address, (edited.get(address) ?? 0) + 1);
  },
});
/** What should have come by a moment of the made clock, and what is wrong with what came. */
function tally(until) {
  const settled = until - most - 60 * MINUTE, stories = papers.stories(settled);
  const wrong = {
    missing: stories.filter(({ url }) => !articles.has(url)).length, doubled: [...articles.values()].filter((n) => n > 1).length,
    editionsMissing: stories.filter(({ url, edited: at }) => at !== null && at <= settled && !edited.has(url)).length, quietMissing: stories.filter(({ url, at, quiet }) => quiet !== null && at + DAY <= settled && !edited.has(url)).length, editionsTooMany: [...edited.values()].filter((n) => n > 1).length,
    askedTooOften: stories.filter(({ url, edited: at }) => papers.asked.get(url) > (at === null ? 3 : 4)).length, hurried: papers.shortest() < pause ? 1 : 0,
  };
  return { settled, stories, wrong };
}
for (const feed of papers.feeds) await watch.follow(feed);
await watch.run({ signal: ending.signal, hosts: LANES });
const { settled, stories, wrong } = tally(days * DAY), polls = papers.feeds.reduce((sum, feed) => sum + (papers.asked.get(feed) ?? 0), 0);
console.log(`${feeds} feeds, ${days} days in ${((performance.now() - began) / 1000).toFixed(0)} s: ${stories.length} articles, ${polls} polls (${(polls / feeds / days).toFixed(1)} a feed and day, ${papers.unchanged()} of all answers "nothing new")`);
console.log(`happenings: ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(", ")}; shortest gap at one host ${papers.shortest()} ms; rss ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB; ${watched.items.size} addresses known`);
console.log(`wrong: ${JSON.stringify(wrong)}; documents in the ledger: ${(await app.counts()).documents}`);
await close();
await app.close();
await papers.close();
rmSync(data, { recursive: true, force: true });
process.exit(Object.values(wrong).some((n) => n > 0) ? 1 : 0);
