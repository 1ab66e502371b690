import { openApp } from "../../src/app.ts";
import { openWatch } from "../../src/app/watching.ts";
import { Fetcher, realWorld } from "../../src/capture/index.ts";

// A process that watches feeds in a hurry until nothing is due, or until it ends itself as a kill does: watcher.ts FOLDER PORT STEP FEED…
// STEP is what it is about to do, or has just done, when it ends; "none" for never.
const [folder = "", port = "", last = "", ...feeds] = process.argv.slice(2);
const app = await openApp({ data: folder, threads: 1 });
const fetcher = new Fetcher(realWorld({ version: "0", pause: 10, web: { port: Number(port), knows: (host) => host.endsWith(".test") } }), { afterPause: true });
let times = 0;
/** At the second time, so that something was brought in before. */
const step = (name: string): void => { if (name === last && ++times === 2) process.kill(process.pid, "SIGKILL"); };
const { look, put } = app, ask = fetcher.ask.bind(fetcher), keep = app.proofs.keep.bind(app.proofs);
fetcher.ask = async (...given) => { step("ask"); const answer = await ask(...given); step("answered"); return answer; };
app.proofs.keep = async (...given) => { const kept = await keep(...given); step("proved"); return kept; };
const stepping = Object.assign(Object.create(app) as typeof app, {
  look: async (...given: Parameters<typeof look>) => { const answer = await look(...given); step("read"); return answer; },
  put: async (...given: Parameters<typeof put>) => { step("noted"); const acknowledged = await put(...given); step("kept"); return acknowledged; },
});
const { watch, close } = await openWatch(stepping, { fetcher, version: "0", told: ({ kind }) => { step("settled"); process.stdout.write(`${kind}\n`); }, pace: { first: 50, least: 50, most: 3_600_000 } });
for (const feed of feeds) await watch.follow(feed);
await watch.run({ signal: AbortSignal.timeout(30_000), once: true });
await close();
await app.close();
