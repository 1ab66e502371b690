import { readFile, stat } from "node:fs/promises";
import { openApp, VERSION, type App } from "../app.ts";
import { isAddress, notOpened } from "../app/capture.ts";
import { editsBetween } from "../app/edits.ts";
import { openFetcher } from "../app/fetcher.ts";
import { dataFolder } from "../app/folder.ts";
import { openWatch, openWatched } from "../app/watching.ts";
import type { Happening } from "../capture/index.ts";
import { opmlFeeds } from "../capture/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, say, shown, type Session } from "./terminal.ts";

export interface WatchOptions { json?: true; data?: string; ignoreRobots?: true; once?: true; lookAgain?: string }

/** Events are brought up to what came at most so often. */
const RECONCILE = 60_000;
const LARGEST_LIST = 16 * 1024 * 1024, MOST_EDITS = 12;

/** `recoupe watch`: follows feeds until it is stopped; `recoupe watch status` says how they are. */
export async function watchCommand(given: string[], options: WatchOptions, session: Session): Promise<void> {
  if (given.length === 1 && given[0] === "status") return await status(options);
  const app = await openApp({ data: options.data });
  try {
    await follow(app, given, options, session);
  } finally {
    await app.close();
  }
}

async function follow(app: App, given: string[], options: WatchOptions, session: Session): Promise<void> {
  const feeds: string[] = [];
  for (const one of given) {
    try {
      if (isAddress(one)) feeds.push(one);
      else for (const feed of await listedIn(one)) feeds.push(feed);
    } catch (error) { session.failed(error, one); }
  }
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  let pending = false, last = Date.now();
  const reconcile = async (): Promise<void> => { if (pending) { pending = false; last = Date.now(); await app.reconcile(); } };
  const told = async (happening: Happening): Promise<void> => {
    if (options.json) printJson({ at: new Date().toISOString(), ...happening });
    else await tell(app, happening, session);
    pending ||= happening.kind === "article" || happening.kind === "edited";
    if (Date.now() - last > RECONCILE) await reconcile();
  };
  const { watch, watched, close } = await openWatch(app, { fetcher: openFetcher(VERSION, { afterPause: true }), version: VERSION, told, ignoreRobots: options.ignoreRobots === true, ...(options.lookAgain !== undefined && { looks: looksOf(options.lookAgain) }) });
  // Whoever asks a second time does not want to wait for what is under way; nothing is lost by that.
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    for (const feed of feeds) {
      try { await watch.follow(feed); } catch (error) { session.failed(error, feed); }
    }
    if (watched.feeds.size === 0) throw new ProblemError(problem({ rule: "no-feeds", severity: "error", message: "No feed is watched yet.", remedy: "Give the address of a feed, or a file with a list of them (OPML)." }));
    say(`Watching ${counted(watched.feeds.size, "feed")}${options.once ? "" : "; Ctrl-C stops, and the next start goes on from there"}.`);
    await watch.run({ signal: stopping.signal, once: options.once === true });
    await reconcile();
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await close();
  }
}

/** Hours, as `6,24`, in milliseconds; `0` or `never` for none. */
function looksOf(given: string): number[] {
  if (given === "0" || given === "never") return [];
  const hours = given.split(",").map(Number);
  if (hours.length > 10 || !hours.every((one, i) => one >= 1 && one <= 24 * 365 && one > (hours[i - 1] ?? 0))) throw new ProblemError(problem({ rule: "bad-option", severity: "error", message: `"${given.slice(0, 40)}" are no hours at which articles can be looked at again.`, remedy: "Give some in ascending order, from 1 on, as in --look-again 6,24, or never." }));
  return hours.map((one) => one * 3_600_000);
}

/** The feeds that a file lists: OPML, or one address a line. */
async function listedIn(path: string): Promise<string[]> {
  let text: string;
  try {
    if ((await stat(path)).size > LARGEST_LIST) throw new ProblemError(problem({ rule: "too-large", severity: "error", source: path, message: "This is larger than any list of feeds.", remedy: "Give a file in OPML, or one address a line." }));
    text = await readFile(path, "utf8");
  } catch (error) { throw error instanceof ProblemError ? error : notOpened(path, error as NodeJS.ErrnoException); }
  const feeds = /<opml[\s>]/i.test(text.slice(0, 4_096)) ? opmlFeeds(text) : text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  if (feeds.length === 0 || !feeds.every(isAddress)) throw new ProblemError(problem({ rule: "not-a-feed", severity: "error", source: path, message: "This file lists no feeds.", remedy: "Give a file in OPML, or one address a line." }));
  return feeds;
}

async function tell(app: App, happening: Happening, session: Session): Promise<void> {
  switch (happening.kind) {
    case "article": return print(`${paint.green("article")}  ${shown(happening.address)}`);
    case "edited": {
      const before = happening.previous === null ? null : await app.document(happening.previous), after = await app.document(happening.document);
      const { gone, fresh } = before && after ? editsBetween(before.document, after.document) : { gone: [], fresh: [] };
      // At once, or what other hosts give would stand in between.
      return print([`${paint.yellow("edited")}   ${shown(happening.address)}`, ...gone.slice(0, MOST_EDITS).map((text) => `  ${paint.red("−")} ${shown(text)}`), ...fresh.slice(0, MOST_EDITS).map((text) => `  ${paint.green("+")} ${shown(text)}`)].join("\n"));
    }
    case "left": return say(`${happening.again ? "later" : "left"}     ${shown(happening.address)}: ${shown(happening.problem.message)}`);
    case "feed-trouble": return say(`feed     ${shown(happening.address)}: ${shown(happening.problem.message)}`);
    case "feed": if (session.verbose) say(`feed     ${shown(happening.address)}: ${happening.fresh} of ${happening.entries} entries new`); return;
    case "same": if (session.verbose) say(`same     ${shown(happening.address)}`);
  }
}

const hours = (milliseconds: number): string => (milliseconds < 5_400_000 ? `${Math.round(milliseconds / 60_000)} min` : `${Math.round(milliseconds / 3_600_000)} h`);

async function status(options: WatchOptions): Promise<void> {
  const { feeds, items, close } = await openWatched(dataFolder(options.data));
  const waiting = new Map<string, number>(), left = new Map<string, number>();
  for (const [, item] of items.entries()) {
    if (item.due !== null) waiting.set(item.feed, (waiting.get(item.feed) ?? 0) + 1);
    else if (item.problem !== null) left.set(item.feed, (left.get(item.feed) ?? 0) + 1);
  }
  const instant = (at: number | null): string | null => (at ? new Date(at).toISOString() : null);
  const rows = [...feeds.entries()].map(([address, { title, asked, changed, next, pace, failures, problem: trouble, articles }]) => ({
    address, title, asked: instant(asked), changed: instant(changed), next: instant(next), pace_minutes: Math.round(pace / 60_000), articles, waiting: waiting.get(address) ?? 0, left: left.get(address) ?? 0, failures, problem: trouble,
  }));
  await close();
  if (options.json) return printJson(rows);
  for (const row of rows) {
    print(`${row.problem === null ? paint.green("well ") : paint.red("ill  ")} ${shown(row.address)}${row.title === null ? "" : `  ${paint.dim(shown(row.title))}`}`);
    print(`      every ${hours(row.pace_minutes * 60_000)}; asked ${row.asked ?? "never"}, new ${row.changed ?? "never"}; ${counted(row.articles, "article")}, ${row.waiting} waiting, ${row.left} left${row.problem === null ? "" : `; ${row.problem} (${row.failures} times)`}`);
  }
  say(rows.length === 0 ? "No feed is watched yet." : `${counted(rows.length, "feed")}, ${counted(items.size, "article")} named by them.`);
}
