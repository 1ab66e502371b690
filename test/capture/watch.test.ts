import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { openApp } from "../../src/app.ts";
import { openWatch } from "../../src/app/watching.ts";
import { Fetcher, realWorld, type Happening } from "../../src/capture/index.ts";
import { openNewsroom } from "./newsroom.ts";

// Feeds over days of a clock of the test's own, and processes that are killed: every article once, every edition of it, and manners.

const MINUTE = 60_000, DAY = 86_400_000;
const closing: (() => Promise<void> | void)[] = [];
const folder = (): string => { const path = mkdtempSync(join(tmpdir(), "recoupe-watch-")); closing.unshift(() => rmSync(path, { recursive: true, force: true })); return path; };
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

test("seven feeds over three days: every article once, every edition kept, no host hurried", async () => {
  let time = 0;
  const days = 3, papers = await openNewsroom({ feeds: 7, hosts: 3, days, clock: () => time });
  closing.unshift(() => papers.close());
  const app = await openApp({ data: folder() });
  closing.unshift(() => app.close());
  const ending = new AbortController();
  const world = {
    ...realWorld({ version: "0", pause: 2_000, web: { port: papers.port, knows: (host: string) => host.endsWith(".test") } }), now: () => time,
    sleep: async (milliseconds: number) => { time += milliseconds; if (time > days * DAY) ending.abort(); },
  };
  const happened: Happening[] = [];
  const { watch, close } = await openWatch(app, { fetcher: new Fetcher(world), version: "0", told: (happening) => { happened.push(happening); }, pace: { first: 30 * MINUTE, least: 10 * MINUTE, most: 4 * 60 * MINUTE } });
  closing.unshift(() => close());
  for (const feed of papers.feeds) await watch.follow(feed);
  await watch.run({ signal: ending.signal, hosts: 1 });

  // What appeared or changed in the last hours may not have been asked for yet.
  const settled = days * DAY - 5 * 60 * MINUTE, stories = papers.stories(settled);
  expect(stories.length).toBeGreaterThan(30);
  const of = (kind: Happening["kind"], url: string): number => happened.filter((one) => one.kind === kind && one.address === url).length;
  expect(happened.filter(({ kind }) => kind === "left" || kind === "feed-trouble" || kind === "same")).toEqual([]);
  expect(stories.filter(({ url }) => of("article", url) !== 1).map(({ url }) => url)).toEqual([]);
  expect(stories.filter(({ edited }) => edited !== null && edited <= settled).filter(({ url }) => of("edited", url) !== 1).map(({ url }) => url)).toEqual([]);
  // What was rewritten without a word in its feed is seen by a look a day after it came.
  const quietly = stories.filter(({ at, quiet }) => quiet !== null && at + DAY <= settled);
  expect(quietly.length).toBeGreaterThan(0);
  expect(quietly.filter(({ url }) => of("edited", url) !== 1).map(({ url }) => url)).toEqual([]);
  expect(stories.filter(({ edited, quiet }) => (edited ?? quiet ?? Infinity) > days * DAY).filter(({ url }) => of("edited", url) !== 0)).toEqual([]);
  // Nothing was asked for again but what was edited, and by the two looks.
  expect(stories.filter(({ url, edited }) => papers.asked.get(url)! > (edited === null ? 3 : 4)).map(({ url }) => url)).toEqual([]);
  expect(papers.shortest()).toBeGreaterThanOrEqual(2_000);
  expect(papers.unchanged()).toBeGreaterThan(20);
  // A feed that says something often is asked more often.
  const polls = papers.feeds.map((feed) => papers.asked.get(feed)!);
  expect(Math.max(...polls)).toBeGreaterThan(1.5 * Math.min(...polls));
  expect((await app.counts()).documents).toBe(happened.filter(({ kind }) => kind === "article" || kind === "edited").length);
  console.log(`7 feeds, ${days} days: ${happened.filter(({ kind }) => kind === "article").length} articles, ${happened.filter(({ kind }) => kind === "edited").length} editions, ${polls.reduce((a, b) => a + b)} polls, of which ${papers.unchanged()} answered with nothing new`);
});

test("a process that is killed at any point loses nothing and doubles nothing", async () => {
  const papers = await openNewsroom({ feeds: 6, hosts: 2, days: 3, clock: () => 2.9 * DAY });
  closing.unshift(() => papers.close());
  const data = folder(), watcher = fileURLToPath(new URL("watcher.ts", import.meta.url));
  // Before and after it asks, with the answer read, with the proof on disk, with the address noted, with the page in the ledger, with all of it noted.
  const steps = ["ask", "answered", "read", "proved", "noted", "kept", "settled"];
  for (const step of [...steps, "none"]) {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", watcher, data, String(papers.port), step, ...papers.feeds], { stdio: ["ignore", "ignore", "inherit"] });
    expect(await once(child, "exit"), step).toEqual(step === "none" ? [0, null] : [null, "SIGKILL"]);
  }
  const app = await openApp({ data });
  closing.unshift(() => app.close());
  const { documents } = await app.documents(), stories = papers.stories(2.9 * DAY);
  expect(documents.map(({ captured_from }) => captured_from).sort()).toEqual(stories.map(({ url }) => url).sort());
  // Only what was under way when a process was killed was asked for again.
  expect(stories.filter(({ url }) => papers.asked.get(url)! > 1).length).toBeLessThanOrEqual(steps.length * 4);
  expect((await app.doctor()).problems).toEqual([]);
});
