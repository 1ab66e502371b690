import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openAtlas, type NamesFile } from "../atlas/index.ts";
import { openDirectory } from "../directory/index.ts";
import type { PageOptions } from "../page/index.ts";
import { ProblemError, problem } from "../problem.ts";
import type { Shelf as Names } from "../reading/index.ts";
import { packs } from "../reading/packs/index.ts";
import { pageOptionsOf } from "./captured.ts";

/** All that a reading looks things up in: language packs, places, actors, and what reading a page goes by. */
export interface Shelf extends Names {
  /** Words of page furniture, phrases that take a side, names of outlets. */
  page: PageOptions;
  /** The file that the atlas was opened from. */
  names: string;
  /** The files of names that it looks into, open: the atlas's, then the directory's, which may be the same. */
  files: readonly NamesFile[];
}

/** The names that come with recoupe: from `src/` as from `dist/` it lies in `dist/names.bin`. */
export const BUILT_IN_NAMES = new URL("../../dist/names.bin", import.meta.url);

/** Where the names lie after `recoupe atlas import`. */
export function importedNames(folder: string): string {
  return join(folder, "names.bin");
}

/**
 * Opens the shelf. The atlas is the one imported into this data folder when there is one, else the one that comes with
 * recoupe; the directory always comes with recoupe, or an import would keep the actors of an old version for good.
 * Reads of the files only what is asked for, when it is asked for. Throws ProblemError when a file is not there or not whole.
 */
export function openShelf(folder?: string): Shelf {
  const builtIn = builtInNames();
  const own = folder === undefined ? null : imported(folder);
  const { path, file } = own ?? { path: fileURLToPath(BUILT_IN_NAMES), file: builtIn };
  const directory = openDirectory(builtIn);
  return { packs, atlas: openAtlas(file), directory, page: pageOptionsOf(directory), names: path, files: own ? [file, builtIn] : [builtIn] };
}

function imported(folder: string): { path: string; file: NamesFile } | null {
  const path = importedNames(folder);
  try {
    return { path, file: namesFile(path) };
  } catch (error) {
    // Most people never import a gazetteer; anything but its absence is worth a word.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw noNames(path, `The imported names in ${path} cannot be read.`, "Mend its permissions, or import the gazetteer again.", error as Error);
  }
}

/** A names file that stays open as long as anything may look into it; what replaces it on disk is another file. */
function namesFile(path: string | URL): NamesFile {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    return { size, read: (offset, length) => { const bytes = new Uint8Array(length); let at = 0; for (let n = 1; at < length && n > 0; at += n) n = readSync(file, bytes, at, length - at, offset + at); return bytes.subarray(0, at); } };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function builtInNames(): NamesFile {
  try {
    return namesFile(BUILT_IN_NAMES);
  } catch (error) {
    throw noNames(fileURLToPath(BUILT_IN_NAMES), "The names of places and actors are not built yet.", "Run `npm run build` in recoupe's folder.", error as Error);
  }
}

function noNames(source: string, message: string, remedy: string, error: Error): ProblemError {
  return new ProblemError(problem({ rule: "no-names", severity: "error", message, remedy, source, cause: error.message }), { cause: error });
}

export { readCapture } from "./captured.ts";
