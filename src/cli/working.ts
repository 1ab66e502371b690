import { randomUUID } from "node:crypto";
import type { App } from "../app.ts";
import type { EventAnswer, JudgementRequest, ReviewItem } from "../desk/index.ts";
import type { Judgement } from "../ledger/index.ts";
import { ProblemError } from "../problem.ts";
import { Left, type Asker } from "./asking.ts";
import { ACTIONS, offered, type Action } from "./actions.ts";
import { counted, eventLines } from "./lines.ts";
import { paint, quoted, shown } from "./terminal.ts";

/** What is recorded, without who, over what and under which key. */
export type Said = Omit<JudgementRequest, "author" | "over" | "key">;

/** What a matter is about, while it is worked on. */
export interface Matter { item: ReviewItem; answer: EventAnswer | null }

const REASONS = 8;

/**
 * Works through the queue with a person, one matter after the other, until it is empty or the person quits. Each decision is
 * recorded at once; where somebody else decided meanwhile, both are shown and the person chooses. Answers how many were recorded.
 */
export async function workThrough(app: Pick<App, "review" | "event" | "decide">, asker: Asker, author: string): Promise<number> {
  const recorded: Judgement[] = [];
  const skipped = new Set<string>();
  const keyOf = ({ kind, subject }: ReviewItem): string => `${kind} ${subject}`;
  asker.say("info", `Decisions are signed as ${author}; --author changes that. Escape leaves a question.`);
  for (;;) {
    const { items, last } = await app.review({});
    const left = items.filter((item) => !skipped.has(keyOf(item)));
    const item = left[0];
    if (item === undefined) {
      asker.say("success", skipped.size === 0 ? "Nothing waits for a person." : `Nothing else waits; ${skipped.size} skipped.`);
      return recorded.length;
    }
    const answer = item.event === null ? null : await app.event(item.event.id);
    asker.write(matterLines(item, answer, items.length));
    let action: Action | null = null;
    try {
      action = await asker.letter("What do you decide?", offered(item, answer, recorded.some(({ verb }) => verb !== "undo")));
      if (action === "quit") return recorded.length;
      if (action === "skip") { skipped.add(keyOf(item)); continue; }
      const undoing = recorded.findLast(({ verb, id }) => verb !== "undo" && !recorded.some((other) => other.verb === "undo" && other.subject === id));
      const said = action === "undo" ? await undo(asker, undoing) : await ACTIONS[action](asker, { item, answer });
      for (const one of said) {
        // An id that was typed may lead nowhere; a decision on nothing would be kept for good.
        const nowhere = await unknownIn(app, one);
        if (nowhere !== null) { asker.say("error", `There is no event ${nowhere} here; nothing was recorded.`); break; }
        const judgement = await record(app, asker, { ...one, author, over: last, key: randomUUID() }, recorded);
        if (judgement !== null) recorded.push(judgement);
      }
    } catch (error) {
      if (error instanceof Left) {
        // Out of a question back to the matter; out of the matter out of all.
        if (action === null && await quits(asker)) return recorded.length;
      } else if (error instanceof ProblemError) asker.say("error", `${error.problem.message} ${error.problem.remedy ?? ""}`);
      else throw error;
    }
  }
}

/** The first event that a decision names besides its own and that is not there. */
async function unknownIn(app: Pick<App, "event">, { objects = [] }: Said): Promise<string | null> {
  for (const id of objects) if (id.startsWith("evt:") && await app.event(id) === null) return id;
  return null;
}

/** Whether the person wants to stop. Left once more, that is a yes. */
async function quits(asker: Asker): Promise<boolean> {
  try {
    return await asker.letter("Stop here?", [{ key: "y", value: "yes", label: "Yes, quit" }, { key: "n", value: "no", label: "No, go on" }]) === "yes";
  } catch (error) {
    if (error instanceof Left) return true;
    throw error;
  }
}

async function undo(asker: Asker, last: Judgement | undefined): Promise<Said[]> {
  if (last === undefined) { asker.say("warn", "Nothing was recorded here that could be undone."); return []; }
  return [{ subject: last.id, verb: "undo", reason: await asker.words(`Why undo “${last.verb}”?`, { initial: "Recorded by mistake." }) }];
}

/** Records one decision; null where the person leaves it to what others decided meanwhile. */
async function record(app: Pick<App, "decide">, asker: Asker, request: JudgementRequest, own: readonly Judgement[]): Promise<Judgement | null> {
  for (let asked = request; ;) {
    const { judgement, meanwhile } = await app.decide(asked);
    if (judgement !== null) {
      asker.say("success", `Recorded as ${judgement.id}.`);
      return judgement;
    }
    const others = meanwhile.filter(({ id }) => !own.some((mine) => mine.id === id));
    if (others.length > 0) {
      asker.say("warn", "Somebody else decided on the same matter meanwhile; yours was not recorded:");
      for (const other of others) asker.write(`  ${paint.bold(shown(other.author))} ${other.verb} ${paint.dim(other.at.slice(0, 16).replace("T", " "))}${other.value === undefined ? "" : `  ${shown(other.value)}`}\n${quoted(other.reason, "    ")}`);
      const choice = await asker.letter("And now?", [{ key: "r", value: "record", label: "Record mine as well" }, { key: "l", value: "leave", label: "Leave it as it is" }]);
      if (choice === "leave") return null;
    }
    asked = { ...asked, over: meanwhile.at(-1)!.id };
  }
}

const ASKS: Record<ReviewItem["kind"], string> = {
  contested: "Origins contradict each other.", membership: "Does this page belong to the event?", independence: "Origins agree. Are they independent of each other?",
  tie: "Does this tie hold?", lapsed: "What this decision is about is no more.",
};

/** A matter in some lines: what is asked, the event, and why. */
function matterLines(item: ReviewItem, answer: EventAnswer | null, waiting: number): string {
  const lines = ["", `${paint.bold(ASKS[item.kind])}  ${paint.dim(`${item.kind}, ${counted(waiting, "matter")} left`)}`];
  if (answer === null || item.kind === "tie") lines.push(`  ${shown(item.says)}`);
  if (answer !== null) lines.push(eventLines(answer.event).split("\n").map((line) => `  ${line}`).join("\n"));
  if (answer?.review.verdict) lines.push(`  ${paint.bold("a person’s verdict")} ${answer.review.verdict.verb}, ${shown(answer.review.verdict.author)}`);
  for (const reason of item.reasons.slice(0, REASONS)) lines.push(`    ${shown(reason)}`);
  if (item.reasons.length > REASONS) lines.push(`    ${paint.dim(`and ${item.reasons.length - REASONS} more`)}`);
  return lines.join("\n");
}
