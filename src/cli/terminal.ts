import { createColors } from "picocolors";
import type { Problem } from "../problem.ts";
import { problemOf } from "../problem.ts";

/** The words of the command line: stdout is for data, stderr for everything said to a person. */

const coloured = (stream: NodeJS.WriteStream): boolean =>
  !process.env["NO_COLOR"] && (Boolean(process.env["FORCE_COLOR"]) || (stream.isTTY === true && process.env["TERM"] !== "dumb"));

/** Colours for stdout and for stderr: on a terminal only, and never with NO_COLOR. */
export const paint = createColors(coloured(process.stdout));
const paintWords = createColors(coloured(process.stderr));

/** One line of data on stdout. */
export function print(line = ""): void {
  process.stdout.write(line + "\n");
}

/** One value as one line of JSON on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(JSON.stringify(value) + "\n");
}

/** Whether stderr is a terminal that understands how to clear a line. */
const clears = process.stderr.isTTY === true && process.env["TERM"] !== "dumb";

/** One line for a person on stderr. It takes the place of a progress line that stands there. */
export function say(line: string): void {
  process.stderr.write(`${clears ? "\u001b[2K" : ""}${line}\n`);
}

/** A line on stderr that the next one replaces: how far a long piece of work is. Nothing where stderr is no terminal. */
export function progress(line: string): void {
  if (!clears) return;
  const width = (process.stderr.columns || 80) - 1;
  process.stderr.write(`\u001b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}\r`);
}

/**
 * Text that came from a page, fit for a terminal: on one line, and without the control characters with which a hostile
 * page could move the cursor, recolour the screen or turn the direction of what follows.
 */
export function shown(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "").trim();
}

/** A text in quotation marks and in lines of at most this many characters, each after `indent`. */
export function quoted(text: string, indent: string, width = process.stdout.isTTY ? Math.min(process.stdout.columns, 110) : Infinity): string {
  const lines: string[] = [];
  let line = indent + "“";
  for (const word of shown(text).split(" ")) {
    if (line.trim() !== "“" && line.length + word.length + 1 > width) { lines.push(line); line = `${indent} ${word}`; }
    else line += (line.endsWith("“") ? "" : " ") + word;
  }
  return [...lines, line + "”"].join("\n");
}

/** How the run went so far, and how much of an error is shown. */
export class Session {
  readonly verbose: boolean;
  /** 0, or 1 as soon as some input failed. */
  status: 0 | 1 = 0;

  constructor(options: { verbose?: boolean | undefined }) {
    this.verbose = options.verbose ?? false;
  }

  /** Says a problem in one sentence with its remedy. An error makes the exit status 1. */
  tell(told: Problem, error?: unknown): void {
    const colour = told.severity === "error" ? paintWords.red : told.severity === "warning" ? paintWords.yellow : paintWords.dim;
    const source = told.source === null ? "" : `${shown(told.source)}: `;
    say(`${colour(told.severity === "error" ? "recoupe:" : `recoupe: ${told.severity}:`)} ${source}${shown(told.message)}${told.remedy === null ? "" : ` ${shown(told.remedy)}`}`);
    if (told.severity === "error") this.status = 1;
    if (!this.verbose) return;
    if (told.cause !== null) say(paintWords.dim(`  because: ${told.cause}`));
    if (error instanceof Error && error.stack) say(paintWords.dim(error.stack));
  }

  /** Says whatever was thrown as a problem. `source` is the input it is about. */
  failed(error: unknown, source: string | null = null): void {
    this.tell(problemOf(error, source), error);
  }
}
