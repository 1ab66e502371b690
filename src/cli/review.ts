import { userInfo } from "node:os";
import { openApp } from "../app.ts";
import type { Judgement, Verb } from "../ledger/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { counted, NOTHING_KEPT } from "./lines.ts";
import { paint, print, printJson, say, shown, type Session } from "./terminal.ts";

export interface ReviewOptions { verb?: Verb; reason?: string; author?: string; object?: string[]; value?: string; limit?: number; list?: true; json?: true; data?: string }

/** `recoupe review`: what waits for a person, worked through with them on a terminal; with a subject and a verb, one more judgement on it. */
export async function reviewCommand([subject, ...others]: string[], { verb, reason, author, object, value, limit, list, json, data }: ReviewOptions, session: Session): Promise<void> {
  if (others.length > 0) throw unfit("One judgement is about one subject.", "Name what else it is about with --object.");
  if (subject !== undefined) {
    if (verb === undefined || reason === undefined) throw unfit("A judgement needs a verb and a reason.", "Give --verb and --reason.");
    const app = await openApp({ data });
    try {
      const given: Omit<Judgement, "id" | "at"> = { author: author ?? userInfo().username, subject, verb, reason, ...(object === undefined ? {} : { objects: object }), ...(value === undefined ? {} : { value }) };
      const recorded = await app.judge(given);
      if (json) return printJson(recorded);
      return say(`Recorded as ${recorded.id}; \`recoupe review ${recorded.id} --verb undo --reason …\` undoes it.`);
    } finally {
      await app.close();
    }
  }
  const works = !list && !json && limit === undefined && process.stdin.isTTY === true && process.stdout.isTTY === true && process.env["TERM"] !== "dumb";
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    if (works && !app.onlyRead && (await app.counts()).documents > 0) {
      // A terminal that does not know how wide it is would be written a character a line.
      if (!process.stdout.columns) process.stdout.columns = 80;
      const [{ Asker }, { workThrough }] = await Promise.all([import("./asking.ts"), import("./working.ts")]);
      const many = await workThrough(app, new Asker(process.stdin, process.stdout), author ?? userInfo().username);
      return say(many === 0 ? "Nothing was recorded." : `${counted(many, "decision")} recorded.`);
    }
    const { items } = await app.review(limit === undefined ? {} : { limit });
    if (json) return printJson(items);
    if ((await app.counts()).documents === 0) return say(NOTHING_KEPT);
    for (const item of items) {
      print(`${paint.bold(item.subject)}  ${item.kind}\n  ${shown(item.says)}`);
      for (const reason of item.reasons.slice(0, REASONS)) print(`    ${shown(reason)}`);
      if (item.reasons.length > REASONS) print(`    and ${item.reasons.length - REASONS} more`);
    }
    say(items.length === 0 ? "Nothing waits for a person." : `${counted(items.length, "matter")} to look at. \`recoupe review ID --verb confirm --reason …\` records what you find.`);
  } finally {
    await app.close();
  }
}

const REASONS = 8;

function unfit(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-judgement", severity: "error", message, remedy }));
}
