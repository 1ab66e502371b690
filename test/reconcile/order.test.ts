import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/reconcile/index.ts";
import { Shelf } from "./holdings.ts";
import { page, together, type CountGiven, type Said, type Sheet } from "./world.ts";

const types = ["armed-clash", "suicide-bomb", "air-drone-strike", "toll", "repelled", "control", "confirmation", "responsibility", "attack", "non-state-actor-overtakes-territory"] as const;
const party = fc.subarray(["column", "zed-army", "rival", "zed-air"], { maxLength: 2 });
const date = (day: number): string => `2031-05-${String(day).padStart(2, "0")}`;
const said = fc.record({
  type: fc.constantFrom(...types), by: party, on: party, at: fc.constantFrom("Oxtown", "Oxfield", "Oxshire", "Farville", "Nearby", "Zedland", null),
  when: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 28 }).map(date) }, fc.constant(null),
    fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 7 })).map(([from, days]): [string, string] => [date(from), date(from + days)]), fc.constant<[string, string]>(["2031-03-01", "2031-03-31"])),
  candidates: fc.option(fc.subarray([date(3), date(4), "2030-05-03", "2029-05-03"], { minLength: 2 }), { freq: 8, nil: undefined }),
  counts: fc.array(fc.tuple(fc.constantFrom("killed" as const, "wounded" as const), fc.integer({ min: 3, max: 6 }), fc.boolean(), fc.constantFrom(null, "column", "zed-army")), { maxLength: 1 })
    .map((list) => list.map(([quantity, low, exact, group]): CountGiven => [quantity, low, exact ? low : null, group])),
  from: fc.subarray(["hill-monitor", "lake-monitor", "column-voice", "zed-army", "?", "far-wire"], { maxLength: 1 }),
  factuality: fc.constantFrom("certain" as const, "possible" as const), story: fc.integer({ min: 0, max: 1 }),
});
const sheetsOf = (many: number): fc.Arbitrary<Sheet[]> => fc.array(fc.tuple(fc.constantFrom("Morning Post", "Evening Post", "Hill Monitor", null), fc.constantFrom(date(4), date(5), date(9), null), fc.array(said, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: many })
  .map((list) => list.map(([name, day, claims], at) => page(name, day, claims.map(({ candidates, ...one }, number): Said => ({ ...one, ...(candidates ? { candidates } : {}), says: `Sentence ${at} ${number} of a made-up page${["", "", " at dawn", " in the evening"][(at + number) % 4]}.` })), { id: `sha256:p${at}` })));
const inAnyOrder = (many: number) => sheetsOf(many).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.integer({ min: 1, max: 3 })));

const sorted = (events: readonly Event[]): Event[] => JSON.parse(JSON.stringify([...events].sort((a, b) => (a.id < b.id ? -1 : 1)))) as Event[];

describe("bringing pages in", () => {
  it("comes to the same as reconciling all at once, in any order and any portions", async () => {
    await fc.assert(fc.asyncProperty(inAnyOrder(9), async ([list, order, portion]) => {
      const shelf = new Shelf();
      for (let at = 0; at < order.length; at += portion) await shelf.bring(order.slice(at, at + portion));
      expect(shelf.events()).toEqual(sorted(together(...list).events));
    }), { numRuns: 250 });
  });

  it("comes to the same as a rebuild", async () => {
    await fc.assert(fc.asyncProperty(inAnyOrder(7), async ([, order]) => {
      const shelf = new Shelf();
      for (const sheet of order) await shelf.bring([sheet]);
      const before = shelf.events();
      await shelf.rebuild();
      expect(shelf.events()).toEqual(before);
    }), { numRuns: 60 });
  });

  it("forgets what an earlier reading of a page said", async () => {
    await fc.assert(fc.asyncProperty(sheetsOf(6), sheetsOf(6), async (before, after) => {
      const shelf = new Shelf();
      for (const sheet of [...before, ...after]) await shelf.bring([sheet]);
      const last = new Map([...before, ...after].map((sheet) => [sheet.document.id, sheet]));
      expect(shelf.events()).toEqual(sorted(together(...last.values()).events));
    }), { numRuns: 100 });
  });

  it("redirects every name that falls away to the event that holds its claim, and keeps that through a rebuild", async () => {
    await fc.assert(fc.asyncProperty(sheetsOf(7), async (list) => {
      const shelf = new Shelf();
      const named = new Map<string, string>();
      for (const sheet of list) {
        await shelf.bring([sheet]);
        for (const event of shelf.events()) if (!named.has(event.id)) named.set(event.id, event.claims[0]!);
      }
      await shelf.rebuild();
      const now = new Map(shelf.events().map((event) => [event.id, event]));
      for (const name of named.keys()) {
        let at: string | null = name;
        for (let steps = 0; at !== null && !now.has(at) && steps < 50; steps++) at = shelf.redirects.findLast(({ was }) => was === at)?.now ?? null;
        expect(at === null ? null : now.has(at)).toBe(true);
      }
    }), { numRuns: 60 });
  });
});

describe("pages without any date", () => {
  const clash = (at: number, when: string | null): Said => ({ says: `Report ${at}: the Free Column attacked army posts at Oxtown.`, type: "armed-clash", by: ["column"], on: ["zed-army"], when });
  const pages = (many: number, when: (at: number) => string | null): Sheet[] => Array.from({ length: many }, (_, at) => page(`Site ${at}`, null, [clash(at, when(at))]));

  // At a place with more than 64 events, or undated reports, nothing singles one out; on either side of that, and while crossing it,
  // bringing pages in one by one must still come to what reconciling all at once comes to.
  it.each([["events", 62, 4, 4], ["undated reports", 0, 62, 4], ["undated reports beside an event", 1, 62, 4]])("at a place that comes to be crowded with %s", async (_, events, undated, more) => {
    const day = (at: number): string => new Date(Date.UTC(2031, 0, 1 + at)).toISOString().slice(0, 10);
    const list = [...pages(events, day), ...pages(undated, () => null), ...pages(more, (at) => day(events + at)), ...pages(more, () => null)];
    const shelf = new Shelf();
    await shelf.bring(list.slice(0, events + undated));
    for (const sheet of list.slice(events + undated)) {
      await shelf.bring([sheet]);
      expect(shelf.events()).toEqual(sorted(together(...shelf.sheets.values()).events));
    }
  });
});

describe("two clashes at one place on one day", () => {
  const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"], from: ["hill-monitor"] };
  it.each([
    ["other parties", { by: ["rival"], on: ["column"] }, true],
    ["the same parties", {}, false],
  ] as [string, Partial<Said>, boolean][])("of %s", async (_, other, apart) => {
    const shelf = new Shelf();
    await shelf.bring([page("Morning Post", date(4), [clash])]);
    await shelf.bring([page("Evening Post", date(4), [{ ...clash, ...other, says: "A second report from Oxtown." }])]);
    expect(shelf.events()).toHaveLength(apart ? 2 : 1);
  });

  it("that one page counts apart stay two, and another page's report joins the one with its number", async () => {
    const dead = (many: number, says: string): Said => ({ ...clash, says, counts: [["killed", many, many, "zed-army"]] });
    const shelf = new Shelf();
    const two = page("Morning Post", date(4), [dead(3, "Three soldiers died in a clash at Oxtown at dawn."), dead(20, "Twenty soldiers died in a clash at Oxtown in the evening.")]);
    const one = page("Evening Post", date(4), [dead(20, "Oxtown: twenty soldiers killed.")]);
    await shelf.bring([one]);
    await shelf.bring([two]);
    const events = shelf.events();
    expect(events.map(({ claims }) => claims.length).sort()).toEqual([1, 2]);
    expect(events.find(({ claims }) => claims.length === 2)!.claims.sort()).toEqual([one.claims[0]!.id, two.claims[1]!.id].sort());
    expect(events.every(({ status }) => !status.includes("contested"))).toBe(true);
  });
});
