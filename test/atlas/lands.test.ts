// The rows that the build derives: countries out of the map and the CLDR, divisions out of our own table.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { countries } from "../../scripts/countries.mjs";
import { regions } from "../../scripts/regions.mjs";
import { distanceKm, ownId, taggedNames, type AtlasRow } from "../../src/atlas/index.ts";
import { foldName } from "../../src/text/index.ts";
import { atlasOf, row } from "./made.ts";

const require = createRequire(new URL("../../package.json", import.meta.url));
const data = (name: string): string => readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8");
const capital = row({ id: "gn:1", name: "Small Capital", country: "TV", code: "PPLC", lat: -8.5, lon: 179.2 });
const lands: { rows: AtlasRow[]; borders: Map<string, string[]> } = countries(require("world-atlas/countries-50m.json"), [capital], data("countries.tsv"), taggedNames);
const atlas = atlasOf(lands.rows, { borders: lands.borders });

describe("countries", () => {
  it.each([
    ["Syrie", "SY"], ["سوريا", "SY"], ["سورية", "SY"], ["États-Unis", "US"], ["USA", "US"], ["الولايات المتحدة", "US"], ["Royaume-Uni", "GB"], ["RDC", "CD"], ["Turkey", "TR"],
    ["Türkiye", "TR"], ["Palestine", "PS"], ["فلسطين", "PS"], ["Émirats arabes unis", "AE"], ["Kosovo", "XK"], ["Congo", "CG"], ["Birmanie", "MM"], ["Ivory Coast", "CI"], ["Tuvalu", "TV"],
  ])("%s is %s", (name, code) => expect(atlas.find(foldName(name)).map(({ id }) => id)).toEqual([`cc:${code}`]));

  it("have a name in each language, a point on the globe and an extent", () => {
    expect(lands.rows.length).toBeGreaterThan(200);
    for (const { id, names, lat, lon, precision_km } of lands.rows) {
      expect(new Set(names.map(({ language }) => language)), id).toEqual(new Set(["en", "fr", "ar"]));
      expect(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (precision_km ?? 0) > 0, id).toBe(true);
    }
  });

  it("lie where they are, as wide as they are", () => {
    expect(distanceKm(atlas.place("cc:SY") ?? { lat: 0, lon: 0 }, { lat: 35, lon: 38.5 })).toBeLessThan(60);
    expect(atlas.place("cc:SY")?.precision_km).toBeGreaterThan(200);
    expect(atlas.place("cc:SY")?.precision_km).toBeLessThan(280);
    // Across the date line, and around the pole.
    expect(distanceKm(atlas.place("cc:RU") ?? { lat: 0, lon: 0 }, { lat: 62, lon: 97 })).toBeLessThan(500);
    expect(atlas.place("cc:AQ")?.lat).toBeLessThan(-75);
    expect(atlas.place("cc:TV")).toMatchObject({ lat: -8.5, lon: 179.2 });
  });

  it("border on each other, both ways", () => {
    expect(atlas.borders("SY")).toEqual(["IL", "IQ", "JO", "LB", "TR"]);
    expect(atlas.borders("LB")).toEqual(["IL", "SY"]);
    for (const [code, next] of lands.borders) {
      expect(next, code).not.toContain(code);
      for (const other of next) expect(lands.borders.get(other), `${code} ${other}`).toContain(code);
    }
  });
});

describe("divisions", () => {
  const town = (id: string, lat: number, lon: number, region: string) => ({ ...row({ id, name: id, country: "SY", lat, lon }), region });
  const towns = [town("gn:1", 34.7, 36.7, "11"), town("gn:2", 34.5, 38.3, "11"), town("gn:3", 36.2, 37.2, "09")];
  const rows: AtlasRow[] = regions("# words\nSY|34.73|36.71|Homs|Homs|Homs|حمص\nSY|36.20|37.16|Aleppo|=Aleppo|Alep|حلب\n", towns, { distanceKm, ownId });
  const found = atlasOf(rows);

  it("stand in the middle of their towns and reach them all", () => {
    const homs = found.find(foldName("province de Homs"))[0];
    expect(homs).toMatchObject({ id: "rc:sy-homs-governorate", class: "A", code: "ADM1", lat: 34.6, lon: 37.5, admin1: "Homs" });
    for (const at of towns.slice(0, 2)) expect(distanceKm(homs ?? at, at)).toBeLessThanOrEqual(homs?.precision_km ?? 0);
  });

  it("give their towns a name of the division", () => expect(towns.map(({ admin1 }) => admin1)).toEqual(["Homs", "Homs", "Aleppo"]));

  it.each([["gouvernorat d'Alep", 1], ["محافظة حلب", 1], ["ريف حمص", 1], ["Homs countryside", 1], ["Homs", 0], ["Aleppo", 1]])("answer to %s: %i", (name, count) => expect(found.find(foldName(name))).toHaveLength(count));
});
