import { compileAtlas, writeSections, type AtlasSources } from "../atlas/index.ts";
import { compileDirectory, readActors } from "./compile.ts";

/**
 * Compiles the atlas and the directory into one file, for `openAtlas` and `openDirectory`. `actors` is the parsed JSON of
 * `data/actors.json`. Throws ProblemError when an own list or the file of actors is wrong.
 */
export function compileNames({ actors, ...atlas }: AtlasSources & { actors: unknown }): Uint8Array {
  return writeSections([...compileAtlas(atlas), ...compileDirectory(readActors(actors))]);
}
