// How far places lie from the borders of countries, by the lines that the map's polygons share.

import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { countries } from "../../scripts/countries.mjs";
import { frontiers } from "../../scripts/frontiers.mjs";
import { distanceKm, importGazetteers, openAtlas, pairOf, type Frontier } from "../../src/atlas/index.ts";
import { compiled, row } from "./made.ts";

const require = createRequire(new URL("../../package.json", import.meta.url));
const topology = require("world-atlas/countries-50m.json");
const borders: Map<string, string[]> = countries(topology, [], "", () => []).borders;
const lines: Map<string, Frontier> = frontiers(topology, borders, pairOf);
const bytes = compiled({ borders, frontiers: lines });
const atlas = openAtlas(bytes);

it.each([
  ["the bridge at Kehl", 48.57, 7.8, "DE", "FR", 0, 6], ["Basel", 47.56, 7.59, "CH", "FR", 0, 12], ["Munich", 48.14, 11.58, "DE", "AT", 50, 90],
  ["Paris", 48.86, 2.35, "FR", "BE", 160, 220], ["Lisbon", 38.72, -9.14, "PT", "ES", 150, 220], ["Vladivostok", 43.1, 131.9, "RU", "CN", 30, 120],
])("%s", (_, lat, lon, a, b, least, most) => {
  const km = atlas.distanceToBorder(lat as number, lon as number, a as string, b as string)!;
  expect(km).toBeGreaterThanOrEqual(least as number);
  expect(km).toBeLessThanOrEqual(most as number);
  expect(atlas.distanceToBorder(lat as number, lon as number, b as string, a as string)).toBe(km);
});

it("knows no border between countries that share none, nor of one that nobody knows", () => {
  expect(atlas.distanceToBorder(48, 2, "FR", "PL")).toBeNull();
  expect(atlas.distanceToBorder(48, 2, "IS")).toBeNull();
  expect(atlas.distanceToBorder(48, 2, "QQ", "FR")).toBeNull();
});

it("takes the nearest neighbour where none is given", () => {
  const all = atlas.borders("FR").map((other) => atlas.distanceToBorder(48.57, 7.7, "FR", other)!);
  expect(atlas.distanceToBorder(48.57, 7.7, "FR")).toBe(Math.min(...all));
});

it("has a line for every pair of neighbours", () => {
  for (const [a, next] of borders) for (const b of next) expect(lines.get(pairOf(a, b))!.flat().length, a + b).toBeGreaterThan(0);
});

it("is nowhere farther off than the nearest corner of the line, and near it hardly nearer", () => {
  const corners = lines.get("DEFR")!.flat();
  fc.assert(fc.property(fc.double({ min: 46, max: 51, noNaN: true }), fc.double({ min: 5, max: 11, noNaN: true }), (lat, lon) => {
    const km = atlas.distanceToBorder(lat, lon, "FR", "DE")!;
    const corner = Math.min(...corners.map(([y, x]) => distanceKm({ lat, lon }, { lat: y, lon: x })));
    expect(km).toBeLessThanOrEqual(corner * 1.05 + 1);
    expect(km).toBeGreaterThanOrEqual(corner * 0.9 - 20);
  }), { numRuns: 100, seed: 20261121 });
});

it("survives an import, and a file without borders still opens", () => {
  const table = "id\tname\tascii\talt\tlat\tlon\tclass\tcode\tcountry\tadmin1\tadmin2\tpopulation\tprecision_km\ngn:9\tNew Ford\t\t\t48\t7\tP\tPPL\tFR\t\t\t10\t\n";
  const after = importGazetteers(bytes, [{ name: "new.tsv", bytes: new TextEncoder().encode(table) }]).bytes;
  expect(openAtlas(after).distanceToBorder(48.57, 7.8, "FR", "DE")).toBe(atlas.distanceToBorder(48.57, 7.8, "FR", "DE"));
  expect(openAtlas(compiled({ rows: [row({ id: "gn:1", name: "Lone" })], borders: new Map([["FR", ["DE"]]]) })).distanceToBorder(48, 7, "FR", "DE")).toBeNull();
});
