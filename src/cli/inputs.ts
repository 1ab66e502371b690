import { articlesAt, captureFile } from "../app/capture.ts";
import type { Capture } from "../page/index.ts";
import { progress, say, shown, type Session } from "./terminal.ts";

/**
 * Captures every article that the arguments stand for, one after the other, in their order. What cannot be read is said,
 * counts as failed, and the rest goes on. `captured` is the instant of capture, or null when nobody keeps it.
 */
export async function* captures(paths: string[], session: Session, captured: () => string | null, refused?: (path: string, error: unknown) => void): AsyncGenerator<{ capture: Capture; of: number }> {
  const files: string[] = [];
  const fail = (path: string, error: unknown) => { session.failed(error, path); refused?.(path, error); };
  for (const path of paths) {
    try {
      const found = await articlesAt(path);
      for (const file of found.files) files.push(file);
      if (found.skipped.length > 0) say(`${shown(path)}: left ${found.skipped.length} that are no articles (${kinds(found.skipped.map((s) => s.why))}).`);
    } catch (error) {
      fail(path, error);
    }
  }
  // Where the data goes to the terminal, the data is the progress.
  const tells = files.length > 1 && !process.stdout.isTTY;
  for (const [i, file] of files.entries()) {
    if (file === "-" && process.stdin.isTTY) say("Paste the article, then press Ctrl-D on a line of its own.");
    if (tells) progress(`${i + 1} of ${files.length}  ${shown(file)}`);
    try {
      yield { capture: await captureFile(file, captured()), of: files.length };
    } catch (error) {
      fail(file, error);
    }
  }
  if (tells) progress("");
}

/** ".pdf 2, .jpg 1": the commonest first. */
function kinds(all: string[]): string {
  const counts = new Map<string, number>();
  for (const kind of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([kind, n]) => `${kind} ${n}`).join(", ");
}
