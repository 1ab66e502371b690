// recoupe's own places: named sites (airbases, fields, dams, crossings) and the spellings that no rule can fold.

import { problem, ProblemError } from "../problem.ts";
import { foldLoose, foldName, meets } from "../text/index.ts";
import { addNames, degrees, distanceKm, ownId, taggedNames, type AtlasRow } from "./row.ts";

/** An alias line belongs to a place of one of its names no farther than this from its point, in km. */
const REACH = 25;
/** And to one of a loosely equal name no farther than this. */
const NEAR = 6;

interface AliasLine { country: string; lat: number; lon: number; known: string[]; names: AtlasRow["names"] }

/**
 * The named sites of `data/sites.tsv`, one a line: `name|lang:alias;…|lat|lon|class|code|country|admin1|precision_km|source`.
 * Throws ProblemError with the line number on a bad line.
 */
export function readSites(tsv: string): AtlasRow[] {
  return lines(tsv, "sites", 10).map(({ fields, where }) => {
    const [name = "", aliases = "", lat, lon, featureClass = "", code = "", country = "", admin1 = "", precision = ""] = fields;
    return {
      id: ownId(name), name, lat: degrees(lat, 90, where), lon: degrees(lon, 180, where), class: featureClass, code, country, admin1,
      population: 0, precision_km: precision === "" ? null : degrees(precision, 20_000, where), names: taggedNames(aliases, ";"), own: true,
    };
  });
}

/** The lines of `data/aliases.tsv`: `country|lat|lon|names;…|lang:alias;…`. */
function readAliases(tsv: string): AliasLine[] {
  return lines(tsv, "aliases", 5).map(({ fields, where }) => ({
    country: fields[0] ?? "", lat: degrees(fields[1], 90, where), lon: degrees(fields[2], 180, where),
    known: (fields[3] ?? "").split(";").map((s) => s.trim()).filter(Boolean), names: taggedNames(fields[4] ?? "", ";"),
  }));
}

/**
 * Puts the own sites and aliases on top of `rows` (changed in place). A site replaces a row of its id. An alias line goes
 * to the largest place of its country that bears one of its names within REACH km, populated places first, else to one
 * within NEAR km whose name is loosely one of them (A`zaz for I`zāz); where there is neither it becomes a row of its own,
 * so that the names are found even over a thin gazetteer. Throws ProblemError on a bad line.
 */
export function attachOwn(rows: AtlasRow[], sitesTsv: string, aliasesTsv: string): void {
  const sites = readSites(sitesTsv);
  const byId = new Map(rows.map((row, i) => [row.id, i]));
  for (const site of sites) {
    const at = byId.get(site.id);
    if (at === undefined) rows.push(site);
    else rows[at] = site;
  }
  const aliases = readAliases(aliasesTsv);
  const byCountry = new Map<string, AtlasRow[]>(aliases.map(({ country }) => [country, []]));
  for (const row of rows) if (!row.own) byCountry.get(row.country)?.push(row);
  for (const line of aliases) {
    // Half a degree holds REACH km wherever people live (up to 63° from the equator), and spares the sines.
    const around = (byCountry.get(line.country) ?? []).filter((row) => Math.abs(row.lat - line.lat) < 0.5 && Math.abs(row.lon - line.lon) < 0.5);
    const best = nearest(around, line, REACH, foldName, (a, b) => a === b) ?? nearest(around, line, NEAR, foldLoose, meets);
    if (best) addNames(best, line.names.map((name) => ({ ...name, own: true })));
    else rows.push(ownPlace(line, rows));
  }
}

function nearest(rows: readonly AtlasRow[], line: AliasLine, reach: number, key: (name: string) => string, same: (a: string, b: string) => boolean): AtlasRow | undefined {
  const known = line.known.map(key);
  return rows.filter((row) => distanceKm(row, line) <= reach && [row, ...row.names].some(({ name }) => known.some((k) => same(k, key(name)))))
    // A city before the quarter or hamlet that bears its name too and happens to lie nearer.
    .sort((a, b) => Number(b.class === "P") - Number(a.class === "P") || Number(known.includes(key(b.name))) - Number(known.includes(key(a.name))) || b.population - a.population || distanceKm(a, line) - distanceKm(b, line))[0];
}

function ownPlace(line: AliasLine, rows: readonly AtlasRow[]): AtlasRow {
  const name = line.known[0] ?? line.names[0]?.name ?? "";
  const taken = rows.some(({ id }) => id === ownId(name));
  const row: AtlasRow = {
    id: taken ? `${ownId(name)}-${line.country.toLowerCase()}` : ownId(name), name, lat: line.lat, lon: line.lon,
    class: "P", code: "PPL", country: line.country, admin1: "", population: 0, precision_km: 2, names: [], own: true,
  };
  addNames(row, [...line.known.slice(1).map((known) => ({ language: "", name: known })), ...line.names]);
  return row;
}

function lines(tsv: string, list: string, columns: number): { fields: string[]; where: string }[] {
  return tsv.split("\n").flatMap((line, i) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    const fields = line.replace(/\r$/, "").split("|");
    const where = `Line ${i + 1} of the ${list} list`;
    if (fields.length !== columns || (list === "sites" && !fields[0])) {
      throw new ProblemError(problem({
        rule: "atlas-row", severity: "error", message: `${where} has ${fields.length} fields where ${columns} belong.`, remedy: "Correct the line.",
      }));
    }
    return [{ fields, where }];
  });
}
