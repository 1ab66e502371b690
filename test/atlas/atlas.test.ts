import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openAtlas } from "../../src/atlas/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { foldLoose, foldName, meets, nameWords } from "../../src/text/index.ts";
import { ALIASES, atlasOf, compiled, row, SITES } from "./made.ts";

const ids = (places: readonly { id: string }[]): string[] => places.map(({ id }) => id).sort();

describe("an atlas", () => {
  const atlas = atlasOf([
    row({ id: "gn:1", name: "Dayr Nahār", lat: 10.01234, lon: -20.98765, population: 4200, code: "PPLA", admin1: "North" }, "fr:Deir Nahar;ar:دير نهار"),
    row({ id: "gn:2", name: "Deir Nahar", country: "ZX", precision_km: 0.5 }), row({ id: "gn:3", name: "Kafr Sa‘d" }, "ar:كفر سعد"),
    row({ id: "cc:ZZ", name: "Zedland", class: "A", code: "PCLI" }, "ar:زدلاند"),
  ], { borders: new Map([["ZZ", ["ZX", "ZY"]]]), licences: ["One licence.", "Another."] });

  it("gives a place back as it was put in", () => {
    expect(atlas.place("gn:1")).toEqual({ id: "gn:1", name: "Dayr Nahār", lat: 10.01234, lon: -20.98765, class: "P", code: "PPLA", country: "ZZ", admin1: "North", population: 4200, precision_km: null });
    expect(atlas.place("gn:2")?.precision_km).toBe(0.5);
    expect(atlas.place("gn:99")).toBeNull();
  });

  it.each([
    ["Deir Nahar", ["gn:1", "gn:2"]], ["DAYR NAHAR", ["gn:1"]], ["دير نهار", ["gn:1"]], ["دَير نَهار", ["gn:1"]], ["Kafr Sa'd", ["gn:3"]], ["Kafr", []], ["", []],
  ])("finds %s", (name, expected) => expect(ids(atlas.find(foldName(name)))).toEqual(expected));

  it.each([
    ["Deir an-Nahar", ["gn:1", "gn:2"]], ["الدير النهار", ["gn:1", "gn:2"]], ["كفر السعد", ["gn:3"]], ["Kefr Saad", ["gn:3"]], ["Kafr Zad", []], ["", []],
  ])("finds %s loosely", (name, expected) => expect(ids(atlas.findLoose(foldLoose(name)))).toEqual(expected));

  it("knows neighbours, licences and its size", () => {
    expect(atlas.borders("ZZ")).toEqual(["ZX", "ZY"]);
    expect(atlas.borders("QQ")).toEqual([]);
    expect(atlas.licences).toEqual(["One licence.", "Another."]);
    expect(atlas.size).toBe(4);
    expect(atlas.maxWords).toBe(2);
  });

  it("opens from bytes that lie anywhere in memory", () => {
    const bytes = compiled({ rows: [row({ id: "gn:1", name: "Nour" })] });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(openAtlas(shifted.subarray(3)).find("nour")).toHaveLength(1);
  });
});

const words = fc.array(fc.string({ unit: fc.constantFrom(..."abeiou'-kmnrsتدرنوالة"), minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(" "));

describe("every atlas", () => {
  it("finds each of its names, exactly and loosely, and only places that bear the name", () => {
    fc.assert(fc.property(fc.array(fc.tuple(words, fc.array(words, { maxLength: 3 })), { minLength: 1, maxLength: 30 }), words, (given, other) => {
      const rows = given.map(([name, names], i) => row({ id: `gn:${i}`, name, names: names.map((n) => ({ language: "", name: n })) }));
      const names = new Map(rows.map((r) => [r.id, [r.name, ...r.names.map(({ name }) => name)]]));
      const atlas = atlasOf(rows);
      for (const [id, list] of names) {
        for (const name of list.filter((n) => foldName(n) !== "")) {
          expect(ids(atlas.find(foldName(name)))).toContain(id);
          expect(ids(atlas.findLoose(foldLoose(name)))).toContain(id);
          expect(nameWords(name).length).toBeLessThanOrEqual(atlas.maxWords);
        }
      }
      for (const name of [other, ...[...names.values()].flat()]) {
        for (const { id } of atlas.find(foldName(name))) expect(names.get(id)?.map(foldName)).toContain(foldName(name));
        for (const { id } of atlas.findLoose(foldLoose(name))) expect(names.get(id)?.some((n) => meets(foldLoose(n), foldLoose(name)))).toBe(true);
      }
    }));
  });
});

describe("own sites and aliases", () => {
  it("hang an alias line on the nearest place of one of its names", () => {
    const atlas = atlasOf([row({ id: "gn:1", name: "Deir Nahar" }), row({ id: "gn:2", name: "Deir Nahar", lat: 10.1 }), row({ id: "gn:3", name: "Deir Nahar", lat: 30 })], { sites: SITES, aliases: ALIASES });
    expect(ids(atlas.find(foldName("دير نهار")))).toEqual(["gn:1"]);
    expect(ids(atlas.find(foldName("Nour base")))).toEqual(["rc:qasr-nour-airbase"]);
  });

  it("take a town before an area of its name, and a loosely equal name close by", () => {
    expect(ids(atlasOf([row({ id: "gn:1", name: "Deir Nahar", class: "A", lat: 10.01, lon: 20.01 }), row({ id: "gn:2", name: "Deir Nahar" })], { aliases: ALIASES }).find("nahar"))).toEqual(["gn:2"]);
    // The city, not the hamlet of its name that lies a little nearer; and not a bigger place that only bears the name too.
    expect(ids(atlasOf([row({ id: "gn:1", name: "Deir Nahar", lat: 10.01, lon: 20.01 }), row({ id: "gn:2", name: "Deir Nahar", lat: 10.05, lon: 20.01, population: 9000 }), row({ id: "gn:3", name: "Madinat", lat: 10.02, lon: 20.01, population: 90_000 }, "en:Deir Nahar")], { aliases: ALIASES }).find("nahar"))).toEqual(["gn:2"]);
    expect(ids(atlasOf([row({ id: "gn:1", name: "Dair an-Nahr" })], { aliases: ALIASES.replace("Deir Nahar", "Deir al-Nahr") }).find("nahar"))).toEqual(["gn:1"]);
  });

  it.each([["in another country", { country: "ZX" }], ["far away", { lat: 11 }]])("stand alone when the only such place lies %s", (_, where) => {
    expect(ids(atlasOf([row({ id: "gn:1", name: "Deir Nahar", ...where })], { aliases: ALIASES }).find("nahar"))).toEqual(["rc:dayr-nahar"]);
  });

  it.each([["Somewhere|en:X|10\n", "Line 1 of the sites list has 3 fields where 10 belong."], [SITES.replace("10.5", "north"), "Line 1 of the sites list: \"north\" is no number of degrees within ±90."]])(
    "say which line is wrong", (sites, sentence) => expect(() => atlasOf([], { sites })).toThrow(sentence));
});

describe("opening what is no compiled file", () => {
  const whole = compiled({ rows: [row({ id: "gn:1", name: "Nour" }), row({ id: "gn:2", name: "Deir Nahar" })] });

  it.each([["nothing", new Uint8Array(0)], ["text", new TextEncoder().encode("id\tname\tlat\tlon\n".repeat(9))], ["zeros", new Uint8Array(4096)], ["another layout", whole.with(8, 99)]])("says so: %s", (_, bytes) => {
    expect(() => openAtlas(bytes)).toThrow(ProblemError);
    expect(() => openAtlas(bytes)).toThrow(/^This is not a whole compiled file of names: .+\.$/);
  });

  it("says so wherever the file is cut", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: whole.length - 9 }), (length) => { expect(() => openAtlas(whole.subarray(0, length))).toThrow(ProblemError); }));
  });

  it("never hangs or fails otherwise on a damaged file", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }), (damage) => {
      const bytes = whole.slice();
      for (const [at, value] of damage) bytes[at] = value;
      try {
        const atlas = openAtlas(bytes);
        for (const key of ["nour", "deir nahar", "nowhere"]) { atlas.find(key); atlas.findLoose(foldLoose(key)); atlas.place(key); }
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }), { numRuns: 500 });
  });
});
