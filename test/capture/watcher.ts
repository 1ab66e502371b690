import { openApp } from "../../src/app.ts";
import { openWatch } from "../../src/app/watching.ts";
import { Fetcher, realWorld } from "../../src/capture/index.ts";

// A process that watches feeds in a hurry until nothing is due, or until it is killed: watcher.ts FOLDER PORT FEED…
const [folder = "", port = "", ...feeds] = process.argv.slice(2);
const app = await openApp({ data: folder, threads: 1 });
const fetcher = new Fetcher(realWorld({ version: "0", pause: 10, web: { port: Number(port), knows: (host) => host.endsWith(".test") } }), { afterPause: true });
const { watch, close } = await openWatch(app, { fetcher, version: "0", told: ({ kind }) => { process.stdout.write(`${kind}\n`); }, pace: { first: 50, least: 50, most: 3_600_000 } });
for (const feed of feeds) await watch.follow(feed);
process.stdout.write("ready\n");
await watch.run({ signal: AbortSignal.timeout(240_000), once: true });
await close();
await app.close();
