import { progress } from "@clack/prompts";
import { articlesAt, captureFile } from "../app/capture.ts";
import type { Capture } from "../page/index.ts";
import { say, shown, type Session } from "./terminal.ts";

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
      files.push(...found.files);
      if (found.skipped.length > 0) say(`${shown(path)}: left ${found.skipped.length} that are no articles (${kinds(found.skipped.map((s) => s.why))}).`);
    } catch (error) {
      fail(path, error);
    }
  }
  const bar = progressOver(files);
  try {
    for (const file of files) {
      if (file === "-" && process.stdin.isTTY) say("Paste the article, then press Ctrl-D on a line of its own.");
      let capture: Capture;
      try {
        capture = await captureFile(file, captured());
      } catch (error) {
        fail(file, error);
        continue;
      } finally {
        bar.advance(file);
      }
      yield { capture, of: files.length };
    }
  } finally {
    bar.stop();
  }
}

/** ".pdf 2, .jpg 1": the commonest first. */
function kinds(all: string[]): string {
  const counts = new Map<string, number>();
  for (const kind of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([kind, n]) => `${kind} ${n}`).join(", ");
}

/** A bar on the terminal while the data goes elsewhere; on a terminal that shows the data, the data is the progress. */
function progressOver(files: string[]): { advance(file: string): void; stop(): void } {
  if (!process.stderr.isTTY || process.stdout.isTTY || files.length < 10 || files.includes("-")) return { advance() {}, stop() {} };
  const bar = progress({ max: files.length, output: process.stderr });
  let done = 0;
  bar.start(`0 of ${files.length}`);
  return {
    advance: (file) => bar.advance(1, `${(done += 1)} of ${files.length}  ${shown(file)}`),
    stop: () => bar.stop(`${done} of ${files.length} read`),
  };
}
