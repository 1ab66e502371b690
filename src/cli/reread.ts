import { openApp } from "../app.ts";
import type { ClaimChange, SlotChange } from "../app/changes.ts";
import type { Reread } from "../app/reread.ts";
import { counted, NOTHING_KEPT } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface RereadCommandOptions { dryRun?: boolean; all?: boolean; json?: true; data?: string }

/** `recoupe reread`: reads everything that is kept again by the current rules, and says what comes out otherwise. */
export async function rereadCommand({ dryRun = false, all = false, json, data }: RereadCommandOptions, session: Session): Promise<void> {
  const app = await openApp({ data, toRead: dryRun });
  try {
    const { documents } = await app.counts();
    const work = app.reread({ dryRun, all }, (read) => { if (read % 10 === 0) progress(`reading again: ${read} of ${documents}`); });
    for (;;) {
      const step = await work.next();
      if (step.done) {
        progress("");
        const { lapsed, ...sums } = step.value;
        if (json) printJson({ summary: { ...sums, dry_run: dryRun, lapsed } });
        for (const { id, verb, subject, author, at } of lapsed) if (!json) print(`${paint.yellow("lapsed")}  ${id}  ${verb} of ${subject} by ${shown(author)}, ${at.slice(0, 10)}: the words that it is about stand no more`);
        if (documents === 0) return say(NOTHING_KEPT);
        const { read, known, changed, failed, gained, lost, changed_claims } = sums;
        say(`${counted(read, "document")} read again${known > 0 ? `, ${known} known by these rules already` : ""}: ${changed} ${dryRun ? "would come" : "came"} out otherwise${failed > 0 ? `, ${failed} could not be read and ${failed === 1 ? "keeps its" : "keep their"} reading` : ""}. `
          + `Claims: ${gained} gained, ${lost} lost, ${changed_claims} changed.${lapsed.length > 0 ? ` ${counted(lapsed.length, "judgement")} ${dryRun ? "would lapse" : "lapsed"}.` : ""}${dryRun ? " Nothing was changed." : ""}`);
        return;
      }
      progress("");
      if (json) printJson(step.value);
      else tell(step.value, dryRun);
      if (step.value.failed) session.tell({ ...step.value.failed, source: step.value.captured_from });
    }
  } finally {
    await app.close();
  }
}

/** A changed document for people. */
function tell({ captured_from, document, page, claims, problems, failed }: Reread, dryRun: boolean): void {
  if (failed) return;
  print(`${paint.bold(shown(captured_from))}  ${paint.dim(document)}${dryRun ? "" : `  ${paint.green("read anew")}`}`);
  for (const change of page) print(slotLine("page: ", change));
  for (const change of claims) {
    print(`  ${sign(change)} ${paint.cyan((change.change === "lost" ? change.before : change.after).type)}  “${short((change.change === "lost" ? change.before : change.after).span.exact)}”`);
    if (change.change === "changed") for (const slot of change.slots) print(slotLine("    ", slot));
  }
  for (const { rule, message } of problems.gained) print(`  ${paint.yellow("+ problem")} ${rule}: ${shown(message)}`);
  for (const { rule, message } of problems.lost) print(`  ${paint.dim("- problem")} ${rule}: ${shown(message)}`);
}

function sign({ change }: ClaimChange): string {
  return change === "gained" ? paint.green("+") : change === "lost" ? paint.red("-") : paint.yellow("~");
}

function slotLine(indent: string, { slot, before, after }: SlotChange): string {
  return before === after ? `  ${indent}${slot}: ${short(after) || "none"} ${paint.dim("(the same, from elsewhere)")}` : `  ${indent}${slot}: ${short(before) || "none"} ${paint.dim("→")} ${short(after) || "none"}`;
}

const short = (text: string): string => { const line = shown(text); return line.length > 160 ? `${line.slice(0, 159)}…` : line; };
