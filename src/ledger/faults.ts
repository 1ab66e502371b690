import { problem, ProblemError } from "../problem.ts";

/** The ledger's own refusals, one sentence each. What a database reports is put into words beside that database. */

export function closed(): ProblemError {
  return new ProblemError(problem({ rule: "ledger-closed", severity: "error", message: "The ledger is closed.", remedy: "Open it again." }));
}

export function notForWriting(): ProblemError {
  return new ProblemError(problem({
    rule: "ledger-read-only", severity: "error", message: "The ledger was opened for reading only; nothing was changed.",
    remedy: "Open it for writing.",
  }));
}

/** Signs of a cause that stand in the sentence itself. */
const BRIEFLY = 200;

/**
 * The thread that holds the database ended by itself. What was acknowledged is on disk; what was under way is not known. `cause` is what
 * the thread threw, or how it ended; `underWay` names what it had been asked, `printed` is what it last wrote to standard error.
 */
export function stopped(cause: string, underWay: readonly string[] = [], printed = ""): ProblemError {
  const doing = [...new Set(underWay)].join(", ") || "nothing";
  return new ProblemError(problem({
    rule: "ledger-stopped", severity: "error", message: `The ledger stopped unexpectedly (${cause.split("\n")[0]!.slice(0, BRIEFLY)}; asked for: ${doing}); all that it had acknowledged is kept.`,
    remedy: "Start recoupe again and add what was not acknowledged.", cause: printed.trim() === "" ? cause : `${cause}\n${printed.trim()}`,
  }));
}

/** A value that is no plain data, such as a function, cannot be kept. */
export function notData(cause: string): ProblemError {
  return new ProblemError(problem({ rule: "not-data", severity: "error", message: "Only plain data can be kept in the ledger; nothing was changed.", cause }));
}

/** An entry that contradicts itself: nothing of it is kept. */
export function refused(rule: string, message: string, about: { source: string; claim?: string; span?: { start: number; end: number; exact: string } }): ProblemError {
  return new ProblemError(problem({
    rule, severity: "error", message: `${message}; nothing of this document was kept.`, source: about.source, claim: about.claim ?? null, span: about.span ?? null,
    remedy: "This is a fault of the reading, not of the page: please report it with the page.",
  }));
}

export function badFilter(message: string, remedy: string): ProblemError {
  return new ProblemError(problem({ rule: "bad-filter", severity: "error", message, remedy }));
}
