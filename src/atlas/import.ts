import { ProblemError, type Problem } from "../problem.ts";
import { compileAtlas } from "./compile.ts";
import { readGazetteer } from "./gazetteer.ts";
import { openSources } from "./open.ts";
import { addNames, type AtlasRow } from "./row.ts";
import { writeSections } from "./sections.ts";

/** What an import gave. */
export interface Imported {
  /** A compiled names file with everything that `base` had; give it to openAtlas and openDirectory. */
  bytes: Uint8Array;
  /** How many places were not there before. */
  added: number;
  /** How many there are now. */
  places: number;
  /** A file that gave nothing is an error, a row that gave nothing a warning. */
  problems: Problem[];
}

/**
 * Adds gazetteer files (see readGazetteer) to a compiled names file. They replace nothing: a place of a known id keeps its
 * names and gains theirs, with their coordinates and kind; countries keep their own point. recoupe's own sites and aliases
 * are then attached anew, for a fuller gazetteer may have a nearer place for them. The same file twice changes nothing.
 * Throws ProblemError when `base` is no compiled names file.
 */
export function importGazetteers(base: Uint8Array, files: readonly { name: string; bytes: Uint8Array }[]): Imported {
  const { rows: kept, sections, ...sources } = openSources(base);
  const rows: AtlasRow[] = [], byId = new Map<string, AtlasRow>(), problems: Problem[] = [];
  const before = new Set<string>();
  for (const row of kept()) {
    before.add(row.id);
    if (row.own) continue;
    row.names = row.names.filter(({ own }) => !own);
    rows.push(row);
    byId.set(row.id, row);
  }
  const licences = new Set(sources.licences);
  for (const file of files) {
    try {
      const read = readGazetteer(file.bytes, file.name);
      problems.push(...read.problems);
      for (const line of read.licences) licences.add(line);
      for (const row of read.rows) {
        const known = byId.get(row.id);
        if (known) merge(known, row);
        else { rows.push(row); byId.set(row.id, row); }
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error.problem);
    }
  }
  const atlas = compileAtlas({ ...sources, rows, licences: [...licences] });
  const compiled = new Set(atlas.map(([name]) => name));
  const bytes = writeSections([...atlas, ...[...sections].filter(([name]) => !compiled.has(name))]);
  return { bytes, added: rows.filter(({ id }) => !before.has(id)).length, places: rows.length, problems };
}

/** Puts what an imported row says of a place into the row that was there. */
function merge(row: AtlasRow, given: AtlasRow): void {
  if (!row.id.startsWith("cc:")) {
    const { names, name, population, precision_km, admin1, ...rest } = given;
    Object.assign(row, rest, { population: population || row.population, precision_km: precision_km ?? row.precision_km, admin1: admin1 || row.admin1 });
  }
  // The name that it had stays: what a table calls a place by changes from one day to the next.
  addNames(row, [{ language: "", name: given.name }, ...given.names]);
}
