import type { ReadAnswer } from "../desk/index.ts";
import type { Capture, PageOptions } from "../page/index.ts";
import type { Shelf as Names } from "../reading/index.ts";
import { reconcile } from "../reconcile/index.ts";
import { readCapture } from "./captured.ts";
import { cardsFor } from "./cards.ts";
import { summariesOf } from "./words.ts";

/** What a capture says before anything is kept: its claims, the events made of them alone, and what they amount to. Pure. */
export function answerOf(capture: Capture, shelf: Names & { page: PageOptions }): Omit<ReadAnswer, "kept"> {
  const { document, claims, problems } = readCapture(capture, shelf), { directory } = shelf;
  const events = reconcile({ claims, documents: [document], judgements: [] }, directory).events;
  return { document, claims, problems, events, ...summariesOf(events, [document], claims, directory), actors: cardsFor(claims, events, directory) };
}
