import { readFile, rename, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { VERSION } from "../app.ts";
import { dataFolder, makeFolder } from "../app/folder.ts";
import { BUILT_IN_NAMES, importedNames } from "../app/shelf.ts";
import { importGazetteers, openAtlas, type Imported } from "../atlas/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { counted } from "./lines.ts";
import { notOpened } from "../app/capture.ts";
import { print, printJson, say, shown, type Session } from "./terminal.ts";

export interface ImportOptions { json?: true; data?: string; from?: string }

/** `recoupe atlas import`: adds gazetteers to the names that this data folder reads with. Nothing is changed unless all is whole. */
export async function importCommand(paths: string[], options: ImportOptions, session: Session): Promise<void> {
  const folder = dataFolder(options.data), target = importedNames(folder);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const path of paths) {
    try {
      files.push(await given(path, options));
    } catch (error) {
      session.failed(error, path);
    }
  }
  if (files.length === 0) return;
  say(`Importing ${files.map((file) => shown(file.name)).join(", ")} (a large country takes some seconds)…`);
  const { bytes, added, places, problems } = await imported(target, files);
  for (const told of problems) session.tell(told);
  if (!problems.some((p) => p.severity === "error") || added > 0) {
    makeFolder(folder);
    await replace(target, bytes);
  }
  const { licences } = openAtlas(bytes);
  if (options.json) return printJson({ names: target, added, places, licences, problems });
  print(`${counted(added, "place")} added; the atlas knows ${places} now.`);
  for (const licence of licences) print(`  ${licence}`);
  say("Articles that are kept already keep the places they were read with.");
}

/** A file, or, for two capital letters that name no file, the country's file from GeoNames. */
async function given(path: string, { from }: ImportOptions): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOENT" || !/^[A-Z]{2}$/.test(path)) throw notOpened(path, error as NodeJS.ErrnoException);
  }
  const [{ openFetcher }, { countryFile, GEONAMES }] = await Promise.all([import("../app/fetcher.ts"), import("../app/geonames.ts")]);
  say(`Fetching ${path} from GeoNames (${from ?? GEONAMES}), whose data are given under CC BY 4.0: name GeoNames wherever you show them…`);
  return await countryFile(path, openFetcher(VERSION), from);
}

/** On top of what was imported before; where that is of another version of recoupe, on top of what comes with this one. */
async function imported(target: string, files: { name: string; bytes: Uint8Array }[]): Promise<Imported> {
  const before = await readFile(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  if (before) {
    try {
      return importGazetteers(before, files);
    } catch (error) {
      if (!(error instanceof ProblemError && error.problem.rule === "names-unreadable")) throw error;
      say("What was imported before cannot be read by this version of recoupe; it is replaced.");
    }
  }
  return importGazetteers(await readFile(BUILT_IN_NAMES), files);
}

/** Writes beside the file and then takes its place, so that a full disk leaves the old one as it was. */
async function replace(target: string, bytes: Uint8Array): Promise<void> {
  const beside = `${target}.${process.pid}.new`;
  try {
    await writeFile(beside, bytes, { mode: 0o600 });
    await rename(beside, target);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ProblemError(problem({
      rule: code === "ENOSPC" ? "disk-full" : "data-folder", severity: "error", source: target, cause: message,
      message: code === "ENOSPC" ? "The disk is full; the names are as they were." : `The names could not be written: ${message}.`,
      remedy: code === "ENOSPC" ? "Make room and import again." : "Choose another data folder with --data.",
    }), { cause: error });
  }
}
