import { parentPort, workerData } from "node:worker_threads";
import { problemOf } from "../problem.ts";
import { readFile, type Asked, type Outcome, type ReaderOptions } from "./readers.ts";
import { openShelf, type Shelf } from "./shelf.ts";

// A thread that reads one file after the other, as it is asked.

const port = parentPort!;
const { folder, json } = workerData as ReaderOptions;
let shelf: Shelf | null = null;

port.on("message", async ({ file }: Asked) => {
  let outcome: Outcome;
  try {
    outcome = await readFile(file, (shelf ??= openShelf(folder)), json);
  } catch (error) {
    outcome = { failed: problemOf(error, file), error: error instanceof Error ? error : null };
  }
  port.postMessage(outcome);
});
