// Run as a process of its own: reads, keeps and reconciles numbered dispatches in one ledger, as `recoupe add` does, one at a time.
// Arguments: data folder, address of a database or "", then the numbers. Prints the numbers that it was told are kept.
import { writeSync } from "node:fs";
import { openApp } from "../../src/app.ts";
import { dispatch } from "./dispatches.ts";

const [data, database, ...numbers] = process.argv.slice(2) as [string, string, ...string[]];
const app = await openApp({ data, database, now: () => "2019-04-01T10:00:00Z" });
for (const number of numbers) {
  await app.add(dispatch(Number(number)));
  writeSync(1, `${number}\n`);
}
await app.close();
