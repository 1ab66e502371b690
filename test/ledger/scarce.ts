// Run as a process of its own, in a folder on a small disk that the test has mounted: fills the disk, then makes room again.
// Prints one JSON line of what happened.
import { randomBytes } from "node:crypto";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openLedger } from "../../src/ledger/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { entry, idOf, reading, type Entry } from "./examples.ts";

const disk = process.argv[2]!;
const ballast = join(disk, "ballast");

/** A dispatch that cannot be packed: the page carries a picture. */
function heavy(n: number): Entry {
  const bytes = randomBytes(30_000);
  return { capture: { bytes, captured_from: `picture-${n}.bin`, captured: null }, reading: reading({ text: `Picture ${n} shows Belmar.`, claims: [{ words: "shows Belmar", place: "Belmar" }] }, idOf(bytes)) };
}

function fill(leave: number): void {
  rmSync(ballast, { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, new Uint8Array(Math.max(0, bavail * bsize - leave)));
}

async function refusal(work: Promise<unknown>): Promise<{ rule: string; message: string; cause: string | null } | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { rule, message, cause } = error.problem;
    return { rule, message, cause };
  }
}

// Making the ledger with no room, then with too little, then with enough.
const making: unknown[] = [];
for (const leave of [0, 8_192, 65_536]) {
  fill(leave);
  making.push((await refusal(openLedger({ folder: join(disk, "data") })))?.rule ?? null);
}
rmSync(ballast);

let ledger = await openLedger({ folder: join(disk, "data") });
await ledger.add(entry({ text: "Fighters left Belmar." }));
fill(600_000);
const acknowledged: string[] = [];
let refused: Awaited<ReturnType<typeof refusal>> = null;
let last: Entry;
for (let n = 0; refused === null && n < 1000; n++) {
  last = heavy(n);
  refused = await refusal(ledger.add(last).then(({ document }) => acknowledged.push(document)));
}
const derive = await refusal(ledger.refile({ put: [{ id: "evt:1", kind: "event", sort: 0, keys: [], body: JSON.stringify("x".repeat(400_000)) }], remove: [], redirects: [], basis: null, over: null }));

const kept = async () => ({ lost: (await Promise.all(acknowledged.map((id) => ledger.original(id)))).filter((found) => found === null).length, documents: (await ledger.counts()).documents, check: await ledger.check() });
const whileFull = await kept();
await ledger.close();

rmSync(ballast);
ledger = await openLedger({ folder: join(disk, "data") });
const afterwards = await kept();
const again = (await ledger.add(last!)).added;
const end = await ledger.check();
await ledger.close();
console.log(JSON.stringify({ making, acknowledged: acknowledged.length, refused, derive: derive?.rule ?? null, whileFull, afterwards, again, end }));
