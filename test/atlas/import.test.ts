import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { importGazetteers, openAtlas, readGazetteer } from "../../src/atlas/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { foldName } from "../../src/text/index.ts";
import { ALIASES, compiled, row, SITES } from "./made.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const HEADER = "id\tname\tascii\talt\tlat\tlon\tclass\tcode\tcountry\tadmin1\tadmin2\tpopulation\tprecision_km\n";

/** One row of a GeoNames country file. */
function dump(id: string, name: string, given: { alternates?: string; lat?: string; lon?: string; kind?: string; code?: string; admin1?: string } = {}): string {
  return [id, name, name, given.alternates ?? "", given.lat ?? "10", given.lon ?? "20", given.kind ?? "P", given.code ?? "PPL", "ZZ", "", given.admin1 ?? "", "", "", "", "120", "", "300", "Etc/UTC", "2026-01-01"].join("\t") + "\n";
}

/** A zip archive of one deflated file, and a readme beside it. */
function zip(text: string): Uint8Array {
  const files = [{ name: "readme.txt", data: bytes("words") }, { name: "ZZ.txt", data: bytes(text) }];
  const parts: Buffer[] = [], directory: Buffer[] = [];
  let at = 0;
  for (const { name, data } of files) {
    const packed = deflateRawSync(data), local = Buffer.alloc(30), central = Buffer.alloc(46);
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(8, 8); local.writeUInt16LE(name.length, 26);
    central.writeUInt32LE(0x02014b50, 0); central.writeUInt16LE(8, 10); central.writeUInt32LE(packed.length, 20); central.writeUInt32LE(data.length, 24);
    central.writeUInt16LE(name.length, 28); central.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22), size = Buffer.concat(directory).length;
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(2, 8); end.writeUInt16LE(2, 10); end.writeUInt32LE(size, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

describe("reading a gazetteer", () => {
  const countryFile = dump("7", "Al Wāḩah", { alternates: "El Oaha,الواحة,DAM,ZZWAH,https://example.org/x,12345", admin1: "03" })
    + dump("8", "Northern Province", { kind: "A", code: "ADM1", admin1: "03" }) + dump("9", "Republic of Zedland", { kind: "A", code: "PCLI", admin1: "00" });

  it.each([["plain", bytes(countryFile)], ["gzip", gzipSync(countryFile)], ["zip", zip(countryFile)], ["with a byte order mark and CR LF", bytes(`\ufeff${countryFile.replaceAll("\n", "\r\n")}`)]])("takes a GeoNames country file, %s", (_, file) => {
    const { rows, problems, licences } = readGazetteer(file, "ZZ.txt");
    expect(problems).toEqual([]);
    expect(licences).toEqual(["Contains data from GeoNames (https://www.geonames.org), CC BY 4.0, modified."]);
    expect(rows.map(({ id }) => id)).toEqual(["gn:7", "gn:8", "cc:ZZ"]);
    expect(rows[0]).toMatchObject({ name: "Al Wāḩah", admin1: "Northern Province", population: 120, lat: 10, lon: 20, class: "P", code: "PPL", country: "ZZ" });
    expect(rows[0]?.names.map(({ name }) => name)).toEqual(["El Oaha", "الواحة"]);
  });

  it("takes a table with a header, its languages, precision and every source's licence", () => {
    const { rows, problems, licences } = readGazetteer(bytes(`${HEADER}wof:5\tAl Wahah\t\tfr:Ouaha|ar:الواحة|El Oaha\t10.5\t-20.25\tP\tPPL\tZZ\tNorth\t\t\t2.5\n`), "table.tsv");
    expect(problems).toEqual([]);
    expect(licences).toEqual(["Data from Who's On First (https://whosonfirst.org/docs/licenses/)."]);
    expect(rows).toEqual([row({ id: "wof:5", name: "Al Wahah", lat: 10.5, lon: -20.25, admin1: "North", precision_km: 2.5 }, "fr:Ouaha;ar:الواحة;El Oaha")]);
  });

  it.each([
    ["too few columns", "7\tShort\n", "Row 2 has 2 columns where 19 belong."],
    ["no id", dump("seven", "X"), "Row 2: \"seven\" is no GeoNames id."],
    ["a latitude off the globe", dump("7", "X", { lat: "91" }), "Row 2: \"91\" is no number of degrees within ±90."],
    ["an empty longitude", dump("7", "X", { lon: "" }), "Row 2: \"\" is no number of degrees within ±180."],
    ["no name", dump("7", ""), "Row 2: it has no name."],
    ["an endless name", dump("7", "x".repeat(300)), "Row 2: its name is longer than 200 characters."],
    ["a wrong class", dump("7", "X", { kind: "town" }), "Row 2: its feature class or code is none of GeoNames'."],
  ])("names a row with %s and reads the rest", (_, wrong, sentence) => {
    const { rows, problems } = readGazetteer(bytes(dump("1", "One") + wrong + dump("3", "Three")), "ZZ.txt");
    expect(rows.map(({ id }) => id)).toEqual(["gn:1", "gn:3"]);
    expect(problems).toMatchObject([{ rule: "gazetteer-row", severity: "warning", message: sentence, source: "ZZ.txt" }]);
  });

  it("names fifty wrong rows and counts the others", () => {
    const { problems } = readGazetteer(bytes(dump("1", "One") + "x\n".repeat(120)), "ZZ.txt");
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe("70 more rows are wrong in the same or other ways.");
  });

  it("reads a name in another encoding as wrong, not as other letters", () => {
    const latin1 = Uint8Array.from(dump("7", "Wâha"), (c) => c.charCodeAt(0));
    expect(readGazetteer(latin1, "ZZ.txt").problems).toMatchObject([{ message: "Row 1: its name is not UTF-8 text." }]);
  });

  it.each([["nothing", bytes("")], ["an article", bytes("Nour, 3 May. The town is quiet.\n")], ["half a gzip file", gzipSync(dump("1", "One")).subarray(0, 30)], ["half a zip file", zip(dump("1", "One")).subarray(0, 60)]])("refuses %s as a whole", (_, file) => {
    expect(() => readGazetteer(file, "x")).toThrow(ProblemError);
  });
});

describe("importing", () => {
  const base = compiled({
    rows: [row({ id: "gn:1", name: "Dayr Nahar" }), row({ id: "cc:ZZ", name: "Zedland", class: "A", code: "PCLI", precision_km: 300 })],
    sites: SITES, aliases: ALIASES, borders: new Map([["ZZ", ["ZX"]]]), licences: ["Base licence."],
  });
  const find = (file: Uint8Array, name: string): string[] => openAtlas(file).find(foldName(name)).map(({ id }) => id).sort();

  it("adds places and names, and loses none", () => {
    const { bytes: out, added, places, problems } = importGazetteers(base, [{ name: "ZZ.txt", bytes: bytes(dump("7", "Al Wahah") + dump("1", "Deir en Nahar") + dump("9", "Zed", { kind: "A", code: "PCLI", lat: "1" })) }]);
    expect({ added, places, problems }).toEqual({ added: 1, places: 4, problems: [] });
    expect(find(out, "Al Wahah")).toEqual(["gn:7"]);
    expect(find(out, "Dayr Nahar")).toEqual(["gn:1"]);
    expect(find(out, "Deir en Nahar")).toEqual(["gn:1"]);
    expect(find(out, "دير نهار")).toEqual(["gn:1"]);
    expect(find(out, "Nour base")).toEqual(["rc:qasr-nour-airbase"]);
    expect(openAtlas(out).place("gn:1")).toMatchObject({ name: "Dayr Nahar", population: 120 });
    expect(openAtlas(out).place("cc:ZZ")).toMatchObject({ name: "Zedland", lat: 10, precision_km: 300 });
    expect(openAtlas(out).borders("ZZ")).toEqual(["ZX"]);
    expect(openAtlas(out).licences).toEqual(["Base licence.", "Contains data from GeoNames (https://www.geonames.org), CC BY 4.0, modified."]);
  });

  it("hangs the own aliases on a nearer place once there is one", () => {
    const thin = compiled({ aliases: ALIASES });
    expect(find(thin, "Nahar")).toEqual(["rc:dayr-nahar"]);
    const fuller = importGazetteers(thin, [{ name: "a", bytes: bytes(dump("2", "Deir Nahar", { lat: "10.2" })) }]);
    expect({ names: find(fuller.bytes, "Nahar"), added: fuller.added, places: fuller.places }).toEqual({ names: ["gn:2"], added: 1, places: 1 });
    expect(find(importGazetteers(fuller.bytes, [{ name: "b", bytes: bytes(dump("3", "Deir Nahar", { lat: "10.02" })) }]).bytes, "Nahar")).toEqual(["gn:3"]);
  });

  it("changes nothing the second time", () => {
    const file = { name: "ZZ.txt", bytes: bytes(dump("7", "Al Wahah") + dump("1", "Deir en Nahar")) };
    const once = importGazetteers(base, [file]), twice = importGazetteers(once.bytes, [file, file]);
    expect(twice.added).toBe(0);
    expect(twice.bytes).toEqual(once.bytes);
  });

  it("reports a file that gives nothing and imports the others", () => {
    const { added, problems } = importGazetteers(base, [{ name: "a.txt", bytes: bytes("words") }, { name: "ZZ.txt", bytes: bytes(dump("7", "Al Wahah")) }]);
    expect(added).toBe(1);
    expect(problems).toMatchObject([{ rule: "gazetteer-unknown", severity: "error", source: "a.txt" }]);
  });

  it("refuses a base that is no compiled file", () => expect(() => importGazetteers(bytes("words"), [])).toThrow(ProblemError));
});
