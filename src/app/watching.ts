import { open, readFile, rm, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../app.ts";
import { Journal, Watch, type FeedState, type Fetcher, type Happening, type ItemState, type Pace } from "../capture/index.ts";
import { isAlive } from "../ledger/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { Web } from "./web.ts";

/** What a watch keeps in the data folder, open. */
export interface Watched { feeds: Journal<FeedState>; items: Journal<ItemState>; close(): Promise<void> }

/** The state of all feeds of a data folder, for looking. */
export async function openWatched(folder: string): Promise<Watched> {
  const feeds = await Journal.open<FeedState>(join(folder, "web", "feeds.ndjson")), items = await Journal.open<ItemState>(join(folder, "web", "items.ndjson"));
  return { feeds, items, close: async () => { await Promise.all([feeds.close(), items.close()]); } };
}

export interface WatchingOptions { fetcher: Fetcher; version: string; told(happening: Happening): void | Promise<void>; pace?: Pace; ignoreRobots?: boolean; /** When articles are looked at once more, in milliseconds after they came. */ looks?: readonly number[] }

/** A watch over the feeds of an app's data folder. Only one process at a time may have it. Throws ProblemError `already-watching`. */
export async function openWatch(app: App, { fetcher, version, told, pace, looks, ignoreRobots = false }: WatchingOptions): Promise<{ watch: Watch; watched: Watched; close(): Promise<void> }> {
  const unlock = await locked(join(app.folder, "web"));
  try {
    const web = await Web.open(app, fetcher, version), watched = await openWatched(app.folder);
    await web.visits.compact();
    const watch = new Watch({
      fetcher, feeds: watched.feeds, items: watched.items, told, ignoreRobots, ...(pace && { pace }), ...(looks && { looks }),
      parse: (bytes, address, charset) => app.feed(bytes, address, charset),
      bring: async (address) => {
        const { acknowledged, changed, previous } = await web.bring(address, { ignoreRobots });
        return { changed, document: acknowledged.document, previous };
      },
    });
    return { watch, watched, close: async () => { await watched.close(); await web.visits.close(); await unlock(); } };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Takes the folder for this process. A lock that a dead process left is nobody's. */
async function locked(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, "watch.lock");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let again = true; ; again = false) {
    try {
      const file = await open(path, "wx", 0o600);
      await file.writeFile(String(process.pid));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number(await readFile(path, "utf8").catch(() => ""));
      if (!again || (holder !== process.pid && isAlive(holder))) {
        throw new ProblemError(problem({ rule: "already-watching", severity: "error", source: folder, message: "Another process watches the feeds of this data folder already.", remedy: `Stop it first (its number is ${holder}), or watch with another data folder.` }));
      }
      await rm(path, { force: true });
    }
  }
}
