import type { Judgement } from "./ledger.ts";

// What a judgement decides on. Two judgements on one matter can contradict each other; a note or a piece of evidence never does.

const VERDICTS: ReadonlySet<Judgement["verb"]> = new Set(["confirm", "refute", "undetermined"]);

/**
 * The matters that a judgement decides on, as keys that are equal where two judgements can stand against each other. `now` gives
 * the name that an event goes by today; `undone` finds the judgement that an undoing is about: it decides on the same matters.
 */
export function mattersOf(judgement: Pick<Judgement, "verb" | "subject" | "objects" | "value">, now: (event: string) => string, undone: (id: string) => Judgement | undefined): string[] {
  const { verb, objects = [], value = "" } = judgement;
  const subject = now(judgement.subject);
  if (VERDICTS.has(verb)) return [`verdict ${subject}`];
  switch (verb) {
    case "correct": return [`value ${subject} ${slotOf(value)}`];
    case "assign": case "remove": return [`claim ${subject}`];
    case "split": return objects.map((claim) => `claim ${claim}`);
    // Of two merges that share an event one may pull away what the other builds on.
    case "merge": return [subject, ...objects.map(now)].map((event) => `merge ${event}`);
    case "dependent": case "independent": return [`pair ${[subject, ...objects].sort().join(" ")}`];
    case "undo": {
      const ids = new Set([judgement.subject]);
      // Undoings of undoings, down to what decided first.
      let meant = undone(judgement.subject);
      while (meant?.verb === "undo" && !ids.has(meant.subject)) { ids.add(meant.subject); meant = undone(meant.subject); }
      return [...[...ids].map((id) => `judgement ${id}`), ...(meant === undefined || meant.verb === "undo" ? [] : mattersOf(meant, now, undone))];
    }
    default: return [];
  }
}

/** Which slot a correction is about, as docs/decisions/judgements-stand-over.md writes it: what stands before the colon. */
function slotOf(value: string): string {
  return value.split(":")[0]!.trim().toLowerCase().replace(/^(?:count|toll) /u, "").replace(/^time\.(?:start|end)$/u, "time");
}
