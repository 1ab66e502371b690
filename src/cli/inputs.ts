import { articlesAt, captureFile } from "../app/capture.ts";
import type { Capture } from "../page/index.ts";
import { progress, say, shown, type Session } from "./terminal.ts";

/** The files of all articles that the arguments stand for, in their order. What cannot be opened is said and counts as failed. */
export async function listed(paths: string[], session: Session, refused?: ((path: string, error: unknown) => void) | null, endings?: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    try {
      const found = await articlesAt(path, endings);
      for (const file of found.files) files.push(file);
      if (found.skipped.length > 0) say(`${shown(path)}: left ${found.skipped.length} that are no articles (${kinds(found.skipped.map((s) => s.why))}).`);
    } catch (error) {
      session.failed(error, path);
      refused?.(path, error);
    }
  }
  return files;
}

/** Says which of several files is being read; where the data goes to the terminal, the data is the progress. Without a file it is over. */
export function telling(files: readonly string[], i: number): void {
  const file = files[i];
  if (file === "-" && process.stdin.isTTY) say("Paste the article, then press Ctrl-D on a line of its own.");
  if (files.length > 1 && !process.stdout.isTTY) progress(file === undefined ? "" : `${i + 1} of ${files.length}  ${shown(file)}`);
}

/**
 * Captures every article that the arguments stand for, one after the other, in their order. What cannot be read is said,
 * counts as failed, and the rest goes on. `captured` is the instant of capture, or null when nobody keeps it.
 */
export async function* captures(paths: string[], session: Session, captured: () => string | null): AsyncGenerator<{ capture: Capture; of: number }> {
  const files = await listed(paths, session);
  for (const [i, file] of files.entries()) {
    telling(files, i);
    try {
      yield { capture: await captureFile(file, captured()), of: files.length };
    } catch (error) {
      session.failed(error, file);
    }
  }
  telling(files, files.length);
}

/** ".pdf 2, .jpg 1": the commonest first. */
function kinds(all: string[]): string {
  const counts = new Map<string, number>();
  for (const kind of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([kind, n]) => `${kind} ${n}`).join(", ");
}
