import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { CODES } from "../../src/export/acled.ts";
import { allCountries } from "../../src/export/countries.ts";
import { coded, deathsOf, whose } from "../../src/export/figures.ts";
import { daysBetween, middleDay } from "../../src/export/happened.ts";
import { prioGrid } from "../../src/export/places.ts";
import { formatOf } from "../../src/export/index.ts";
import { CLAIM_TYPES } from "../../src/reading/index.ts";

// The columns as the projects' public codebooks name them, in their order.
const ACLED = "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp";
const UCDP = "id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name, dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b, number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec, where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id, region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob";

test.each([["acled", ACLED], ["ucdp", UCDP]] as const)("%s has the columns of its codebook, in their order", (name, columns) => {
  expect(formatOf(name).columns!.map((column) => column.name).join(", ")).toBe(columns);
});

test("every type of the codebook has a code of ACLED's or is none of an event", () => {
  expect(CLAIM_TYPES.filter((type) => !CODES[type])).toEqual(["control", "toll", "responsibility", "confirmation", "assessment"]);
  expect([...new Set(Object.values(CODES).map(([, event]) => event))].sort()).toEqual(["Battles", "Explosions/Remote violence", "Protests", "Riots", "Strategic developments", "Violence against civilians"]);
});

describe("a figure in ACLED's coding", () => {
  const figure = (text: string, low: number | null, high: number | null) => coded({ claim: undefined as never, count: { id: "n1", quantity: "killed", of: null, group: null, low, high, part_of: null, amends: null, text, anchor: { start: 0, end: text.length }, inherited: false } });
  test.each([
    ["35 soldiers", 35, 35, 35], ["more than 60 soldiers", 61, null, 60], ["Plus de 1 200 combattants", 1201, null, 1200], ["at least eight people", 8, null, 8], ["about 50 dead", 45, 55, 50],
    ["entre 20 et 30 morts", 20, 30, 20], ["dozens of people", 20, null, 12], ["des dizaines de morts", 20, null, 10], ["tens of fighters", 20, null, 10], ["عشرات القتلى", 20, null, 10],
    ["hundreds of civilians", 200, null, 100], ["des centaines de civils", 200, null, 100], ["مئات المدنيين", 200, null, 100], ["une vingtaine de morts", 16, 24, 20], ["a dozen people", 10, 14, 12],
    ["nobody was killed", 0, 0, 0], ["أكثر من ٤٠ قتيلا", 41, null, 40], ["jusqu'à 15 morts", null, 15, 15],
  ])("%s is %s..%s, coded as %s", (text, low, high, expected) => expect(figure(text, low, high)).toBe(expected));
});

describe("whom a figure counts", () => {
  const nobody = { directory: { actor: () => null } } as never;
  const of = (text: string): string => Object.entries(whose({ claim: undefined as never, count: { id: "n1", quantity: "killed", of: null, group: null, low: 1, high: 1, part_of: null, amends: null, text, anchor: { start: 0, end: text.length }, inherited: false } }, nobody)).filter(([, is]) => is).map(([name]) => name).sort().join();
  test.each([["12 civilians", "civilian"], ["six children", "children,civilian"], ["trois femmes", "civilian,women"], ["deux hommes", "men"], ["14 soldats", "belligerent"], ["five men, fighters", "belligerent"],
    ["عشرة مدنيين", "civilian"], ["خمسة أطفال", "children,civilian"], ["ثلاث نساء", "civilian,women"], ["سبعة جنود", "belligerent"], ["12 people", ""]])("%s: %s", (text, who) => expect(of(text)).toBe(who));
});

describe("the toll of a war", () => {
  const item = (said: readonly (readonly [words: string, deaths: number])[]): any => {
    const claims = said.map(([words, low], at) => ({ id: `clm:${at}`, type: "toll", polarity: "positive", factuality: "certain", span: { exact: words, prefix: "", suffix: "" }, counts: [{ id: "n1", quantity: "killed", of: null, group: null, low, high: low, part_of: null, amends: null, text: String(low) }] }));
    const bound = claims.at(-1)!;
    return { event: { claims: claims.map(({ id }) => id), fatalities: { low: said.at(-1)![1], best: said.at(-1)![1], high: said.at(-1)![1], claims: { low: bound.id, best: bound.id, high: bound.id } } }, claims: new Map(claims.map((claim) => [claim.id, claim])) };
  };
  test.each([
    [[["7 were killed", 7]], 7], [[["1400 people were killed in the attack", 1400]], 1400], [[["12 killed since Monday", 12]], 12],
    [[["the war has killed 3000 people", 3000]], null], [[["2500 morts depuis 2011", 2500]], null], [[["منذ عام 2011 قتل 5000", 5000]], null], [[["it claimed 300000 lives", 300_000]], null],
    [[["7 were killed", 7], ["it claimed 300000 lives", 300_000]], 7],
    [[["700 dead since the start of the offensive", 700]], null], [[["700 morts depuis le début de l'offensive", 700]], null], [[["700 قتيل منذ بداية الهجوم", 700]], null], [[["40 dead since 2014", 40]], null],
    [[["9 were killed", 9], ["700 dead since the start of the offensive", 700]], 9],
  ] as [[string, number][], number | null][])("%j: best %s", (said, best) => expect(deathsOf(item(said)).best).toBe(best));
});

describe("figures of a long time", () => {
  const item = (start: string, end: string | null, precision: number, published: string | null = null): any => {
    const claim = { id: "clm:0", document: "sha256:0", type: "air-drone-strike", polarity: "positive", factuality: "certain", span: { start: 0, exact: "12 dead", prefix: "", suffix: "" }, time: { start, end, precision, candidates: [] }, counts: [{ id: "n1", quantity: "killed", of: null, group: null, low: 12, high: 12, part_of: null, amends: null, text: "12", anchor: { start: 0, end: 2 } }] };
    return { event: { claims: ["clm:0"], fatalities: { low: 12, best: 12, high: 12, claims: { low: "clm:0", best: "clm:0", high: "clm:0" }, rule: "" } }, claims: new Map([["clm:0", claim]]), pages: new Map([["sha256:0", { published }]]) };
  };
  test.each([
    ["a day", item("2016-03-02", "2016-03-02", 1), 12, 12], ["a month", item("2016-03-01", "2016-03-31", 3), 12, 12], ["a year", item("2015-01-01", "2015-12-31", 4), null, 12], ["two years", item("2014-01-01", "2015-12-31", 4), null, null],
    ["since a month, a week ago", item("2016-03-01", null, 3, "2016-03-20"), 12, 12], ["since a month, long ago", item("2015-12-01", null, 3, "2016-03-20"), null, 12], ["since some day", item("2015-12-01", null, 1, "2016-03-20"), 12, 12],
  ] as [string, any, number | null, number | null][])("of %s are ACLED's and UCDP's so far as their dates go", (_, bundle, month, year) => {
    expect([deathsOf(bundle, 31).best, deathsOf(bundle, 366).best]).toEqual([month, year]);
  });
});

test("dozens are a number only where nobody gives one that fits", () => {
  const column = formatOf("acled").columns!.find(({ name }) => name === "fatalities")!;
  const of = (...said: [text: string, low: number | null, high: number | null][]): unknown => {
    const claims = said.map(([text, low, high], at) => ({ id: `clm:${at}`, document: "d", type: "air-drone-strike", polarity: "positive", factuality: "certain", span: { start: 0, exact: text, prefix: "", suffix: "" }, time: null, counts: [{ id: "n1", quantity: "killed", of: null, group: null, low, high, part_of: null, amends: null, text, anchor: { start: 0, end: text.length } }] }));
    const item = { event: { claims: claims.map(({ id }) => id), fatalities: { low: said[0]![1], best: said[0]![1], high: null, claims: { low: "clm:0", best: "clm:0", high: null }, rule: "" } }, claims: new Map(claims.map((claim) => [claim.id, claim])), pages: new Map() };
    return (column.value as (item: unknown, lookup: unknown) => unknown)(item, {});
  };
  expect([of(["dozens of civilians", 20, null]), of(["dozens of civilians", 20, null], ["at least 73 civilians", 73, null]), of(["dozens of civilians", 20, null], ["6 children", 6, 6]), of(["hundreds", 200, null], ["250", 250, 250], ["300", 300, 300])]).toEqual([12, 73, 12, 250]);
});

test("children among the dead are no total where the page gives one", () => {
  const item = (...said: [text: string, low: number, high: number | null][]): any => {
    const claims = said.map(([text, low, high], at) => ({ id: `clm:${at}`, document: "d", type: "air-drone-strike", polarity: "positive", factuality: "certain", span: { start: 0, exact: text, prefix: "", suffix: "" }, time: null, counts: [{ id: "n1", quantity: "killed", of: null, group: null, low, high, part_of: null, amends: null, text, anchor: { start: 0, end: text.length } }] }));
    return { event: { claims: claims.map(({ id }) => id), fatalities: { low: said[0]![1], best: said[0]![1], high: null, claims: { low: "clm:0", best: "clm:0", high: null }, rule: "" } }, claims: new Map(claims.map((claim) => [claim.id, claim])), pages: new Map() };
  };
  const bounds = (...said: Parameters<typeof item>): unknown => { const { low, best, high } = deathsOf(item(...said)); return [low, best, high]; };
  expect(bounds(["four children", 4, 4], ["at least 28 dead", 28, null])).toEqual([28, 28, null]);
  expect(bounds(["quatre enfants", 4, 4], ["28 morts", 28, 28])).toEqual([28, 28, 28]);
  expect(bounds(["four children", 4, 4])).toEqual([4, 4, null]);
  expect(bounds(["four children", 4, 4], ["two soldiers", 2, 2])).toEqual([4, 4, null]);
});

describe("PRIO-GRID", () => {
  // The first and the last cell, and the cell of Kabul in UCDP's own data.
  test.each([[-90, -180, 1], [89.9, 179.9, 259_200], [34.531094, 69.162796, 179_779]])("%s, %s lies in cell %s", (lat, lon, cell) => expect(prioGrid(lat, lon)).toBe(cell));
  test("a cell holds its own half degree and no other", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 0, max: 719 }), fc.double({ min: 0, max: 0.49, noNaN: true }), fc.double({ min: 0, max: 0.49, noNaN: true }),
      (row, column, up, right) => prioGrid(-90 + row / 2 + up, -180 + column / 2 + right) === row * 720 + column + 1));
  });
  test("a point that is none has no cell", () => expect([prioGrid(90, 0), prioGrid(0, 180), prioGrid(Number.NaN, 0)]).toEqual([null, null, null]));
});

test("days are counted with both ends, and the middle lies between them", () => {
  expect([daysBetween("2016-12-08", "2016-12-08"), daysBetween("2016-12-01", "2016-12-31"), middleDay("2016-12-01", "2016-12-31"), middleDay("2016-12-08", "2016-12-09")]).toEqual([1, 31, "2016-12-16", "2016-12-08"]);
});

describe("the table of countries", () => {
  test("has the numbers of ISO 3166-1, as Natural Earth's map has them", () => {
    const require = createRequire(import.meta.url);
    const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-110m.json"), "utf8")) as { objects: { countries: { geometries: { id?: string; properties: { name: string } }[] } } };
    const names = new Map(world.objects.countries.geometries.map(({ id, properties }) => [Number(id), properties.name]));
    const english = new Intl.DisplayNames(["en"], { type: "region" });
    const first = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().slice(0, 3);
    const odd = [...allCountries()].filter(([code, { iso }]) => names.has(iso) && first(names.get(iso)!) !== first(english.of(code)!)).map(([code]) => code);
    // Called otherwise on the map: Bosnia and Herz., Dem. Rep. Congo, eSwatini, W. Sahara …
    expect(odd.filter((code) => !["CD", "EH", "GB", "US", "MM", "SZ", "CI", "TR", "MK", "CF", "GQ", "SS", "SB", "DO"].includes(code))).toEqual([]);
  });
  test("gives no number twice", () => {
    const all = [...allCountries().values()], states = all.map(({ gw }) => gw).filter((gw) => gw !== null);
    expect([new Set(all.map(({ iso }) => iso)).size, new Set(states).size]).toEqual([all.length, states.length]);
  });
});
