// Run as a process of its own: adds numbered dispatches to a ledger, several under way at once, and prints each document's
// number and id on a line once it is acknowledged. Arguments: folder, address of a database or "", first number, how many.
import { writeSync } from "node:fs";
import { openLedger } from "../../src/ledger/index.ts";
import { numbered } from "./examples.ts";

const [folder, database, first, many] = process.argv.slice(2) as [string, string, string, string];
const ledger = await openLedger({ folder, database, patience: 60_000 });
let next = Number(first);
const end = next + Number(many);

async function addInTurn(): Promise<void> {
  while (next < end) {
    const n = next++;
    const { document, added } = await ledger.add(numbered(n));
    writeSync(1, `${n} ${document} ${added}\n`);
  }
}
await Promise.all([addInTurn(), addInTurn(), addInTurn()]);
await ledger.close();
