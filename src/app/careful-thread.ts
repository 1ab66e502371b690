import { parentPort, workerData } from "node:worker_threads";
import { problemOf } from "../problem.ts";
import type { Answer, Job } from "./careful.ts";
import { openShelf, readCapture, type Shelf } from "./shelf.ts";

// A thread that reads one page after the other, as it is asked. Whatever a page does to it, nobody else has its memory.

const port = parentPort!;
let shelf: Shelf | null = null;
const open = (): Shelf => (shelf ??= openShelf((workerData as { folder: string }).folder));

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";

async function look({ capture, web, feed }: Job): Promise<Answer> {
  const none: Answer = { reading: null, signs: null, problem: null };
  try {
    if (feed) return { ...none, feed: await (await import("../capture/index.ts")).feedOf(capture.bytes, capture.captured_from, capture.charset ?? null) };
    const given = isPdf(capture.bytes) ? await (await import("../capture/index.ts")).textOfPdf(capture)
      : capture.media_type === "message/rfc822" ? await (await import("../capture/index.ts")).pageOfMail(capture) : capture;
    if (web === null) {
      const reading = readCapture(given, open()), broken = reading.problems.find(({ severity }) => severity === "error");
      return broken ? { ...none, problem: broken } : { ...none, reading, ...(given !== capture && { capture: given }) };
    }
    const { signsOf, notAnArticle } = await import("../capture/index.ts");
    if (given === capture && capture.media_type !== "text/plain") none.signs = signsOf(new TextDecoder().decode(capture.bytes));
    const reading = readCapture(given, open());
    const broken = notAnArticle(reading.document, none.signs, web) ?? reading.problems.find(({ severity }) => severity === "error");
    return broken ? { ...none, problem: broken } : { ...none, reading, ...(given !== capture && { capture: given }) };
  } catch (error) {
    return { ...none, problem: problemOf(error, capture.captured_from) };
  }
}

port.on("message", async (job: Job) => port.postMessage(await look(job)));
// What can be made ready before the first page comes is made ready.
open();
