import { problem, ProblemError, type Problem } from "../problem.ts";
import { addNames, degrees, taggedNames, type AtlasRow, type PlaceName } from "./row.ts";
import { unpackGazetteer } from "./unpack.ts";

/** What a gazetteer file gave. */
export interface Gazetteer {
  rows: AtlasRow[];
  /** The licence lines that its data asks for. */
  licences: string[];
  /** Rows that gave nothing, by number; the other rows are there all the same. */
  problems: Problem[];
}

/** A file with a million bad rows is one mistake: so many are named, the rest counted. */
const NAMED = 50;
/** The longest name of a place, in UTF-16 units; GeoNames allows 200. */
const LONGEST = 200;
const LICENCES: readonly (readonly [RegExp, string])[] = [
  [/^gn:/, "Contains data from GeoNames (https://www.geonames.org), CC BY 4.0, modified."],
  [/^wof:/, "Data from Who's On First (https://whosonfirst.org/docs/licenses/)."],
  [/^ne:/, "Made with Natural Earth."],
];

/** A row as read: `region` is GeoNames' own code of the first-order division, to be named once all rows are there. */
type Read = { row: AtlasRow; region: string };

/**
 * Reads a gazetteer: a GeoNames country file (19 tab-separated columns, no header; https://download.geonames.org/export/dump/),
 * or a table with a header row `id name ascii alt lat lon class code country admin1 admin2 population precision_km`, `alt`
 * being `|`-joined names tagged `en:`, `fr:`, `ar:`; plain, gzip or zip. A row that is wrong gives a problem with its number
 * and the rest is still read. Throws ProblemError when the file as a whole is neither.
 */
export function readGazetteer(bytes: Uint8Array, fileName: string): Gazetteer {
  const text = unpackGazetteer(bytes, fileName);
  const read: Read[] = [], problems: Problem[] = [];
  let parse: ((fields: string[], where: string) => Read) | null = null, bad = 0;
  for (const { line, number } of linesOf(text)) {
    const fields = line.split("\t");
    if (parse === null) {
      if (number === 1 && fields[0] === "id" && fields.includes("lat") && fields.includes("lon") && fields.includes("name")) {
        parse = tableRow(fields);
        continue;
      }
      if (fields.length !== 19) throw neither(fileName);
      parse = geonamesRow;
    }
    try {
      read.push(parse(fields, `Row ${number}`));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (++bad <= NAMED) problems.push({ ...error.problem, rule: "gazetteer-row", severity: "warning", source: fileName });
    }
  }
  if (parse === null) throw neither(fileName);
  if (bad > NAMED) problems.push(rowProblem(`${bad - NAMED} more rows are wrong in the same or other ways.`, fileName));
  nameRegions(read);
  const rows = read.map(({ row }) => row);
  return { rows, problems, licences: LICENCES.filter(([prefix]) => rows.some(({ id }) => prefix.test(id))).map(([, line]) => line) };
}

function neither(fileName: string): ProblemError {
  return new ProblemError(problem({
    rule: "gazetteer-unknown", severity: "error", message: "This is neither a GeoNames country file nor a table of places with a header.", source: fileName,
    remedy: "Give a file such as SY.txt or SY.zip from https://download.geonames.org/export/dump/, or a tab-separated table that begins with the columns id, name, lat, lon.",
  }));
}

function rowProblem(message: string, source: string | null = null): Problem {
  return problem({ rule: "gazetteer-row", severity: "warning", message, remedy: "Correct the row and import the file again; the other rows are imported.", source });
}

/** The lines of a file that is too large to be one string, decoded one at a time; numbers from 1; empty lines left out. */
function* linesOf(bytes: Uint8Array): Generator<{ line: string; number: number }> {
  const decoder = new TextDecoder();
  let start = 0;
  for (let number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    // A decoder without ignoreBOM drops the mark that some editors put before the first line.
    const line = decoder.decode(bytes.subarray(start, bytes[end - 1] === 13 && end > start ? end - 1 : end));
    if (line !== "") yield { line, number };
    start = end + 1;
  }
}

function geonamesRow(fields: string[], where: string): Read {
  if (fields.length !== 19) throw new ProblemError(rowProblem(`${where} has ${fields.length} columns where 19 belong.`));
  const [id = "", name = "", ascii = "", alternates = "", lat, lon, featureClass = "", code = "", country = "", , region = "", , , , population = ""] = fields;
  if (!/^\d{1,12}$/.test(id)) throw new ProblemError(rowProblem(`${where}: ${JSON.stringify(id.slice(0, 40))} is no GeoNames id.`));
  // Among the alternate names stand airport, port and postal codes and links; none is a name that a report would use.
  const others = alternates.split(",").filter((s) => !/^[A-Z0-9]{1,5}$|^\d|:\/\//.test(s)).map((s) => ({ language: "", name: s }));
  // A country in the file is the atlas's own row of it, whatever its GeoNames number.
  const isCountry = featureClass === "A" && /^PCL(?!H)/.test(code) && /^[A-Z]{2}$/.test(country);
  return {
    region: region === "" || region === "00" ? "" : `${country}.${region}`,
    row: rowOf(isCountry ? `cc:${country}` : `gn:${id}`, name, [{ language: "", name: ascii }, ...others], {
      lat, lon, featureClass, code, country, population, precision: "", admin1: code === "ADM1" ? name : "",
    }, where),
  };
}

function tableRow(header: string[]): (fields: string[], where: string) => Read {
  const at = new Map(header.map((column, i) => [column, i]));
  return (fields, where) => {
    const get = (column: string): string => fields[at.get(column) ?? -1] ?? "";
    if (fields.length !== header.length) throw new ProblemError(rowProblem(`${where} has ${fields.length} columns where the header has ${header.length}.`));
    const id = get("id");
    if (!/^[a-z]{2,8}:\S{1,80}$/.test(id)) throw new ProblemError(rowProblem(`${where}: ${JSON.stringify(id.slice(0, 40))} is no id such as gn:170654.`));
    return {
      region: "",
      row: rowOf(id, get("name"), [{ language: "", name: get("ascii") }, ...taggedNames(get("alt"), "|")], {
        lat: get("lat"), lon: get("lon"), featureClass: get("class"), code: get("code"), country: get("country"), admin1: get("admin1"),
        population: get("population"), precision: get("precision_km"),
      }, where),
    };
  };
}

interface Columns { lat: string | undefined; lon: string | undefined; featureClass: string; code: string; country: string; admin1: string; population: string; precision: string }

function rowOf(id: string, name: string, others: PlaceName[], columns: Columns, where: string): AtlasRow {
  const wrong = (what: string): ProblemError => new ProblemError(rowProblem(`${where}: ${what}.`));
  if (name.trim() === "") throw wrong("it has no name");
  if (name.length > LONGEST) throw wrong(`its name is longer than ${LONGEST} characters`);
  if (name.includes("\ufffd")) throw wrong("its name is not UTF-8 text");
  if (columns.country !== "" && !/^[A-Z]{2}$/.test(columns.country)) throw wrong(`${JSON.stringify(columns.country.slice(0, 40))} is no two-letter country code`);
  if (!/^[A-Z]?$/.test(columns.featureClass) || !/^[A-Z0-9]{0,10}$/.test(columns.code)) throw wrong("its feature class or code is none of GeoNames'");
  if (!/^\d{0,15}$/.test(columns.population)) throw wrong(`${JSON.stringify(columns.population.slice(0, 40))} is no population`);
  const row: AtlasRow = {
    id, name: name.trim(), lat: degrees(columns.lat, 90, where), lon: degrees(columns.lon, 180, where), class: columns.featureClass, code: columns.code,
    country: columns.country, admin1: columns.admin1, population: Number(columns.population),
    precision_km: columns.precision === "" ? null : degrees(columns.precision, 20_000, where), names: [],
  };
  addNames(row, others.map((other) => ({ ...other, name: other.name.trim() })).filter((other) => other.name !== "" && other.name.length <= LONGEST && !other.name.includes("\ufffd")));
  return row;
}

/** GeoNames gives divisions by code; the rows of the divisions themselves, in the same file, name them. */
function nameRegions(read: readonly Read[]): void {
  const names = new Map(read.filter(({ row, region }) => row.code === "ADM1" && region !== "").map(({ row, region }) => [region, row.name]));
  for (const { row, region } of read) row.admin1 ||= names.get(region) ?? "";
}
