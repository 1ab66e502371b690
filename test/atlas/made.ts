// A small made-up country for the tests of the atlas: ZZ, with neighbours ZX and ZY.

import { compileAtlas, openAtlas, taggedNames, writeSections, type Atlas, type AtlasRow, type AtlasSources } from "../../src/atlas/index.ts";

/** A row of a place, with everything that a test does not care about filled in. */
export function row(given: Partial<AtlasRow> & { id: string; name: string }, names = ""): AtlasRow {
  return { lat: 10, lon: 20, class: "P", code: "PPL", country: "ZZ", admin1: "", population: 0, precision_km: null, names: taggedNames(names, ";"), ...given };
}

export function compiled(sources: Partial<AtlasSources>): Uint8Array {
  return writeSections(compileAtlas({ rows: [], sites: "", aliases: "", borders: new Map(), licences: [], ...sources }));
}

export function atlasOf(rows: AtlasRow[], sources: Partial<AtlasSources> = {}): Atlas {
  return openAtlas(compiled({ rows, ...sources }));
}

export const SITES = "Qasr Nour airbase|en:Nour base;fr:base de Qasr Nour;ar:قاعدة قصر نور|10.5|20.5|S|AIRB|ZZ|North|3|made up\n";
export const ALIASES = "ZZ|10.01|20.01|Dayr Nahar;Deir Nahar|en:Nahar;fr:Deir Nahr;ar:دير نهار\n";
