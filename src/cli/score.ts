import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { captureFile } from "../app/capture.ts";
import { dataFolder } from "../app/folder.ts";
import { coordinatesBeside, readGold } from "../app/gold.ts";
import { score, tableLines, under } from "../app/score.ts";
import { openShelf, readCapture } from "../app/shelf.ts";
import type { Capture } from "../page/index.ts";
import { print, printJson, progress, shown, type Session } from "./terminal.ts";

export interface ScoreOptions { json?: true; show?: true; min?: number; floor?: number; data?: string }

/** `recoupe score`: reads every document of the gold files and prints how far the reading agrees with them. */
export async function scoreCommand(paths: string[], options: ScoreOptions, session: Session): Promise<void> {
  const golds = paths.map(readGold), shelf = openShelf(dataFolder(options.data));
  // Captured first, for reading is pure and knows no files.
  const captured = new Map<string, Capture>();
  for (const { path } of golds.flatMap((gold) => gold.documents)) if (!captured.has(path)) captured.set(path, await captureFile(path, null));
  let at = 0;
  const found = score(golds, {
    read(path) {
      progress(`${++at} of ${captured.size}  ${shown(relative("", path))}`);
      return { text: readFileSync(path, "utf8"), reading: readCapture(captured.get(path)!, shelf) };
    },
    parents: (id) => shelf.directory.actor(id)?.ties.filter((tie) => tie.relation === "part-of").map((tie) => tie.to) ?? [],
    places: coordinatesBeside(golds.map(({ file }) => file)),
    ...(options.show && !options.json && { show: (line: string) => print(shownLine(line)) }),
  });
  progress("");
  const low = options.floor === undefined ? [] : under(found, options.floor);
  if (options.json) printJson(found);
  else {
    for (const line of tableLines(found)) print(line);
    if (low.length) print(`below ${options.floor}: ${low.join(", ")}`);
  }
  if (found.intrusions || found.unanchored || low.length || (options.min !== undefined && found.score < options.min)) session.status = 1;
}

/** A line about a miss keeps its label as it is; the page's words behind it are made fit for a terminal. */
function shownLine(line: string): string {
  const label = /^ *[A-Z ]*/.exec(line)![0];
  return label + shown(line.slice(label.length));
}
