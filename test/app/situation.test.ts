// The situation's columns give the very events that the filter's own test lets through, and count each once.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { eventTest } from "../../src/app/match.ts";
import { Columns } from "../../src/app/situation/columns.ts";
import { boxOf, meeting } from "../../src/app/situation/meets.ts";
import { mapOf, MOST_PLACES } from "../../src/app/situation/spots.ts";
import { timelineOf } from "../../src/app/situation/timeline.ts";
import type { SituationFilter } from "../../src/desk/services.ts";
import { STATUSES, type Event } from "../../src/reconcile/index.ts";
import { ARTICLES, folder } from "../cli/executable.ts";
import { exampleEvent } from "../desk/example.ts";

const here = folder();
let app: App;
beforeAll(async () => { app = await openApp({ data: here.path }); });
afterAll(async () => { await app.close(); here.remove(); });

const PLACES = [["gn:170063", "Aleppo", 36.2, 37.16], ["gn:163345", "Tadmur", 34.56, 38.28], [null, "Nowhere Farm", null, null], ["gn:98182", "Baghdad", 33.34, 44.4], ["x:dateline", "Far Isle", -17, 179.5]] as const;
const ACTORS = [["isis", "Islamic State"], ["syr-saa", "Syrian Arab Army"], ["sdf", "Syrian Democratic Forces"]] as const;
const TYPES = ["armed-clash", "toll", "movement", "air-drone-strike"] as const;
const DAYS = ["1968-05-01", "2014-06-10", "2016-03-27", "2016-12-08", "2016-12-31", "2017-01-01"];

const made: fc.Arbitrary<Event> = fc.record({
  number: fc.nat(0xffffffff), type: fc.constantFrom(...TYPES), more: fc.subarray([...TYPES]), status: fc.subarray([...STATUSES], { minLength: 1 }),
  places: fc.subarray([...PLACES]), role: fc.constantFrom("at" as const, "near" as const, "from" as const), by: fc.subarray([...ACTORS]), on: fc.subarray([...ACTORS]),
  start: fc.option(fc.constantFrom(...DAYS)), length: fc.nat(40), open: fc.boolean(), origin: fc.constantFrom(...ACTORS), side: fc.option(fc.constantFrom("isis", "syr-gov")),
}).map(({ number, type, more, status, places, role, by, on, start, length, open, origin: [id, name], side }): Event => {
  const end = start === null ? null : new Date(Date.parse(start) + length * 86_400_000).toISOString().slice(0, 10);
  const actors = (list: readonly (readonly [string, string])[]) => list.map(([actor, called]) => ({ id: actor, name: called, claims: [] }));
  return {
    ...exampleEvent, id: `evt:${number.toString(16)}`, type, types: [type, ...more], status,
    time: { start, end: open ? null : end, precision: 1, candidates: start === null ? [{ start: "2016-12-08", end: "2016-12-08" }] : [], claims: [] },
    places: places.map(([place, called, lat, lon]) => ({ id: place, name: called, lat, lon, precision: 1, role, country: null, labels: {}, claims: [] })),
    initiators: actors(by), targets: actors(on), origins: [{ ...exampleEvent.origins[0]!, id, name, side }], versions: [],
  };
});
const asked: fc.Arbitrary<SituationFilter> = fc.record({
  place: fc.constantFrom("Aleppo", "Palmyre", "gn:163345", "farm", "Nothing"), actor: fc.constantFrom("isis", "Daech", "Syrian Arab Army"), source: fc.constantFrom("isis", "Islamic State", "example"),
  since: fc.constantFrom(...DAYS), until: fc.constantFrom(...DAYS), status: fc.constantFrom<string>(...STATUSES), type: fc.constantFrom<string>(...TYPES),
}, { requiredKeys: [] });

const PAGES = { languages: ["en"], published: () => null };
function columnsOf(events: readonly Event[]): Columns {
  const columns = new Columns();
  for (const event of events) columns.put(event, PAGES);
  return columns;
}
const let_through = (columns: Columns, filter: SituationFilter): string[] => { const { rows } = meeting(columns, filter, app.shelf.atlas, app.shelf.directory); return columns.ids.filter((_, row) => rows[row] === 1).sort(); };
const distinct = (events: Event[]): Event[] => [...new Map(events.map((event) => [event.id, event])).values()];

describe("columns of events", () => {
  test("let through what the filter lets through, whatever was changed or taken out before", () => {
    fc.assert(fc.property(fc.array(made, { maxLength: 30 }), fc.array(made, { maxLength: 10 }), asked, (before, after, filter) => {
      const columns = columnsOf(before);
      const [gone, ...rest] = distinct(before);
      if (gone) columns.remove(gone.id);
      for (const event of after) columns.put(event, PAGES);
      const now = distinct([...rest.filter(({ id }) => id !== gone?.id), ...after]);
      const lets = eventTest(filter, app.shelf.atlas, app.shelf.directory);
      expect(let_through(columns, filter)).toEqual(now.filter(lets).map(({ id }) => id).sort());
      expect(columns.living).toBe(now.length);
    }), { numRuns: 150 });
  });

  test("are listed newest first, of one day the narrowest first, and without a date at the end", () => {
    const at = (id: string, start: string | null, end: string | null): Event => ({ ...exampleEvent, id, time: { start, end, precision: 1, candidates: start === null && end === null ? [{ start: "2020-01-01", end: "2020-01-01" }] : [], claims: [] } });
    const columns = columnsOf([
      at("evt:since-2011", "2011-01-01", null), at("evt:undated", null, null), at("evt:old", "1968-05-01", "1968-05-01"), at("evt:until", null, "2015-02-03"), { ...exampleEvent, id: "evt:none", time: null },
      at("evt:month", "2016-12-01", "2016-12-31"), at("evt:day", "2016-12-01", "2016-12-01"), at("evt:newest", "2016-12-08", "2016-12-08"),
    ]);
    columns.put(at("evt:old", "2010-05-01", "2010-05-01"), PAGES);
    expect([...columns.order].map((row) => columns.ids[row])).toEqual(["evt:newest", "evt:day", "evt:month", "evt:until", "evt:since-2011", "evt:old", "evt:none", "evt:undated"]);
  });

  test("count every event once, on the map and on the line of time", () => {
    fc.assert(fc.property(fc.array(made, { maxLength: 40 }), (list) => {
      const columns = columnsOf(list), events = distinct(list), rows = columns.alive.values.slice(0, columns.rows);
      const map = mapOf(columns, rows, null, null), time = timelineOf(columns, rows, { since: null, until: null });
      const onMap = events.filter(({ places }) => places.some(({ lat }) => lat !== null));
      expect(map.unplaced).toBe(events.length - onMap.length);
      for (const spot of map.spots) expect(spot.events).toBe(events.filter(({ places }) => places.some(({ id }) => id === spot.place)).length);
      const [first, last] = [time.bins[0]?.start ?? "", time.bins.at(-1)?.end ?? ""];
      const dated = events.filter((event) => event.time!.start !== null);
      expect([time.dated, time.undated]).toEqual([dated.length, events.length - dated.length]);
      for (const bin of time.bins) {
        const meets = dated.filter(({ time: at }) => at!.start! <= bin.end && (at!.end === null || at!.end >= bin.start));
        const whole = meets.filter(({ time: at }) => at!.start! >= bin.start && at!.end !== null && at!.end <= bin.end);
        expect([bin.events, bin.reaching]).toEqual([whole.length, meets.length - whole.length]);
        expect(bin.contested).toBe(whole.filter(({ status }) => status.includes("contested")).length);
      }
      expect(dated.every(({ time: at }) => at!.start! >= first && at!.start! <= last)).toBe(true);
    }), { numRuns: 100 });
  });

  test("draw many places by cells that leave none out, and fewer the nearer one looks", () => {
    const events = Array.from({ length: 1000 }, (_, n): Event => ({
      ...exampleEvent, id: `evt:${n}`,
      places: [{ id: `p:${n}`, name: `P${n}`, lat: 33 + (n % 40) / 10, lon: 36 + Math.floor(n / 40) / 5, precision: 1, role: "at", country: null, labels: {}, claims: [] }],
    }));
    const columns = columnsOf(events), rows = columns.alive.values.slice(0, columns.rows);
    const far = mapOf(columns, rows, null, 3);
    expect(far.together).toBe(true);
    expect(far.spots.length).toBeLessThan(MOST_PLACES);
    expect(far.spots.reduce((sum, { events: told }) => sum + told, 0)).toBe(1000);
    expect(far.spots.reduce((sum, { places }) => sum + places, 0)).toBe(1000);
    for (const { box: [west, south, east, north], lat, lon } of far.spots) expect(lat >= south - 1e-9 && lat <= north + 1e-9 && lon >= west - 1e-9 && lon <= east + 1e-9).toBe(true);
    const near = mapOf(columns, rows, [36, 33, 36.3, 37], 9);
    expect(near.spots.every(({ places }) => places === 1)).toBe(true);
    expect(near.spots.length).toBe(events.filter(({ places: [place] }) => place!.lon! <= 36.3).length);
  });

  test.each([["36,33,42", false], ["36,33,42,x", false], ["36,37,42,33", false], ["-190,0,1,1", false], ["", false], ["36,,42,37", false], ["36,33,42,37", true], ["179,-20,-179,-10", true]])("%s is a box: %s", (text, is) => {
    if (is) expect(boxOf(text)).toEqual(text.split(",").map(Number));
    else expect(() => boxOf(text)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ rule: "bad-box" }) }));
  });

  test("a box may cross the date line", () => {
    const columns = columnsOf([{ ...exampleEvent, id: "evt:isle", places: [{ id: "x", name: "Isle", lat: -17, lon: 179.5, precision: 1, role: "at", country: null, labels: {}, claims: [] }] }]);
    expect(let_through(columns, { box: "179,-20,-179,-10" })).toEqual(["evt:isle"]);
    expect(let_through(columns, { box: "-179,-20,179,-10" })).toEqual([]);
  });
});

describe("the situation of a ledger", () => {
  test("follows what is kept, and what another process keeps", async () => {
    expect((await app.situation({})).found).toBe(0);
    await app.add({ text: ARTICLES.en });
    const one = await app.situation({});
    expect(one.found).toBe((await app.counts()).events);
    const inOrder = (await app.events({})).events.toSorted((a, b) => ((a.time?.start ?? "") < (b.time?.start ?? "") ? 1 : -1));
    expect(one.rows.map(({ time }) => time?.start)).toEqual(inOrder.map(({ time }) => time?.start));
    expect(one.summary).toEqual((await app.events({})).summary);
    expect(one.facets.languages).toEqual({ en: one.found });

    const other = await openApp({ data: here.path });
    await other.add({ text: "Clashes in Palmyra\n\nThe Example Courier, 9 March 2019\n\nMilitants killed four soldiers in an ambush near Palmyra on Friday, the army said.\n" });
    await other.close();
    await expect.poll(async () => (await app.situation({})).found, { timeout: 120_000 }).toBe((await app.counts()).events);
    expect((await app.counts()).events).toBeGreaterThan(one.found);
    const [first] = (await app.situationEvents({ language: "en" }, { limit: 1, offset: 1 })).rows;
    expect(first!.id).toBe((await app.situation({})).rows[1]!.id);
    expect((await app.situation({})).rows[0]!.time!.start).toBe("2019-03-08");
  });
});
