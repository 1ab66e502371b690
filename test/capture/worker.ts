import { openApp } from "../../src/app.ts";
import { openFetcher } from "../../src/app/fetcher.ts";
import { Web } from "../../src/app/web.ts";
import { work } from "../../src/app/work.ts";
import { openTaskQueue } from "../../src/ledger/index.ts";

// A process that works off a queue and says what became of each task: worker.ts DATABASE FOLDER TOGETHER
const [database = "", folder = "", together = "4"] = process.argv.slice(2);
const queue = await openTaskQueue(database, { expire: 3, again: 1 }), app = await openApp({ data: folder, database, threads: 1 });
const ending = new AbortController();
process.stdout.write("ready\n");
await work(app, {
  queue, web: await Web.open(app, openFetcher("0"), "0"), pause: 0, together: Number(together), signal: AbortSignal.any([ending.signal, AbortSignal.timeout(120_000)]), idle: async () => {
    // What a killed worker held comes back; only then is there nothing more.
    const { waiting, active } = await queue.counts();
    if (waiting + active === 0) ending.abort();
  },
  told: (worked) => { process.stdout.write(`${"problem" in worked ? `left ${worked.problem.rule}` : worked.added ? "added" : "known"} ${worked.name}\n`); },
});
await queue.close();
await app.close();
