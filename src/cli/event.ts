import { InvalidArgumentError } from "commander";
import { writeFileSync } from "node:fs";
import { openApp } from "../app.ts";
import { notOpened } from "../app/capture.ts";
import type { Language } from "../desk/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { eventLines } from "./lines.ts";
import { print, printJson, type Session } from "./terminal.ts";

export interface EventOptions { html?: true; json?: true; redact: boolean; language: Language; output?: string; data?: string }

/** `recoupe event`: one event with its evidence. Ends with a problem where the ledger has none of this id. */
export async function eventCommand([id = "", ...more]: string[], { html, json, redact, language, output, data }: EventOptions, session: Session): Promise<void> {
  if (more.length > 0) throw new InvalidArgumentError("Give one event at a time.");
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    const answer = await app.event(id);
    if (!answer) throw new ProblemError(problem({ rule: "unknown-event", severity: "error", message: `No event with the id "${id.slice(0, 100)}" is kept here.`, remedy: "`recoupe events --json` lists them with their ids." }));
    if (html) {
      const page = (await app.eventPage(answer.event.id, language, redact ? "masked" : "open"))!;
      if (output === undefined) process.stdout.write(page);
      else write(output, page);
    } else if (json) printJson(answer);
    else print(eventLines(answer.event));
  } finally {
    await app.close();
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw notOpened(path, error as NodeJS.ErrnoException);
  }
}
