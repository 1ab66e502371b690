import { openAtlas } from "../atlas/index.ts";
import type { ReadAnswer, ReadRequest } from "../desk/index.ts";
import { openDirectory } from "../directory/index.ts";
import { ProblemError, problem, type Problem } from "../problem.ts";
import { packs } from "../reading/packs/index.ts";
import { answerOf } from "./answer.ts";
import { pageOptionsOf } from "./captured.ts";

// The worker behind the page that reads in a browser: no server, no files. It is given the names once, then one text after the other.

/** What the page sends: the bytes of a names file, or a request with the number under which it is answered. */
export type Asked = { names: ArrayBuffer } | { number: number; request: ReadRequest };
/** What it answers: that it is ready, what a text says, or why it cannot be read. */
export type Answered = { ready: true } | { number: number; answer: ReadAnswer } | { number: number; problem: Problem } | { number: null; problem: Problem };

const port = globalThis as unknown as { onmessage: ((event: { data: Asked }) => void) | null; postMessage(answer: Answered): void };
let shelf: Parameters<typeof answerOf>[1] | null = null;

port.onmessage = ({ data }) => {
  const number = "number" in data ? data.number : null;
  try {
    if ("names" in data) {
      const bytes = new Uint8Array(data.names), directory = openDirectory(bytes);
      shelf = { packs, atlas: openAtlas(bytes), directory, page: pageOptionsOf(directory) };
      port.postMessage({ ready: true });
    } else if (shelf !== null) {
      port.postMessage({ number: data.number, answer: { ...answerOf(captureOf(data.request), shelf), kept: false } });
    }
  } catch (error) {
    const told = error instanceof ProblemError ? error.problem : problem({ rule: "page-fault", severity: "error", message: "The page failed while it read this.", remedy: "Reload it, and report it.", cause: String(error) });
    port.postMessage({ number, problem: told } as Answered);
  }
};

function captureOf({ text, base64, captured_from = "pasted text", media_type: given }: ReadRequest): Parameters<typeof answerOf>[0] {
  const media_type = given ?? null;
  if (base64 !== undefined) return { bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), captured_from, captured: null, media_type };
  return { bytes: new TextEncoder().encode(text ?? ""), captured_from, captured: null, media_type, charset: "utf-8" };
}
