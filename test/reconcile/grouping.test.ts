import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reconcile, type Event } from "../../src/reconcile/index.ts";
import { directory, eventOf, page, together, type Said, type Sheet } from "./world.ts";

const published = "2031-05-04";
const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const paper = (said: Said[], name = "Morning Post", day: string | null = published): Sheet => page(name, day, said);
const same = (a: Event, b: Event): boolean => a.id === b.id;

describe("one story", () => {
  it("keeps what tells of one fight in one event", () => {
    const sheet = paper([
      clash,
      { says: "Four suicide bombers opened the way.", type: "suicide-bomb", by: ["column"], counts: [["suicide-attackers", 4, 4]] },
      { says: "The Column seized the mill quarter.", type: "non-state-actor-overtakes-territory", by: ["column"], on: ["zed-army"] },
      { says: "Fighters came down from Nearby.", type: "movement", by: ["column"], at: "Nearby", when: null },
      { says: "At least 12 soldiers died.", type: "toll", on: ["zed-army"], at: null, when: null, counts: [["killed", 12, null, "zed-army"]] },
      { says: "The army holds Oxtown.", type: "control", by: ["zed-army"], when: null },
      { says: "Nobody could confirm it.", type: "confirmation", at: null, when: null, factuality: "unknown", negative: true, about: [0] },
      { says: "The attack was steered from Farville.", type: "responsibility", by: ["rival"], at: "Farville", role: "from", when: null, factuality: "possible" },
    ]);
    const result = together(sheet);
    expect(result.events).toHaveLength(1);
    expect(result.events[0]).toMatchObject({ type: "armed-clash", status: ["single-origin", "unconfirmed"] });
    expect(result.events[0]!.claims).toHaveLength(8);
  });

  it.each<[string, Said]>([
    ["another day", { ...clash, says: "Another attack followed.", when: "2031-05-01" }],
    ["another place", { ...clash, says: "Farville was attacked too.", at: "Farville" }],
    ["another family of act", { says: "Aircraft struck the Column at Oxtown.", type: "air-drone-strike", by: ["zed-air"], on: ["column"] }],
    ["other parties", { ...clash, says: "The Red Brigade fought villagers' guards.", by: ["rival"], on: [] }],
    ["a month long ago", { ...clash, says: "In March of last year the town was attacked.", when: ["2030-03-01", "2030-03-31"], precision: 3 }],
    ["a state since long ago", { says: "The army has held Oxtown since 2029.", type: "control", by: ["zed-army"], when: ["2029-01-01", null], precision: 4 }],
  ])("keeps apart %s", (_, other) => {
    const sheet = paper([clash, other]);
    expect(same(eventOf(together(sheet), sheet, 0), eventOf(together(sheet), sheet, 1))).toBe(false);
  });

  it.each<[string, Said]>([
    ["a whole war's dead", { says: "The war has killed 90,000 people since 2027.", type: "toll", when: ["2027-01-01", null], precision: 4, counts: [["killed", 90000, 90000]] }],
    ["the dead of a month", { says: "In April 96 people were killed at Oxtown, the monitor said.", type: "toll", when: ["2031-04-01", "2031-04-30"], precision: 3, counts: [["killed", 96, 96]] }],
    ["what strikes did since winter", { says: "Strikes on Oxtown have killed 300 people since January.", type: "air-drone-strike", when: ["2031-01-01", null], precision: 3, counts: [["killed", 300, 300]] }],
  ])("makes no event of %s, and takes no deaths from it", (_, sum) => {
    const sheet = paper([clash, { says: "Four soldiers died.", type: "toll", counts: [["killed", 4, 4]] }, sum]), result = together(sheet);
    expect(result.apart).toEqual([sheet.claims[2]!.id]);
    expect(result.events.map(({ fatalities: { low, best, high } }) => [low, best, high])).toEqual([[4, 4, 4]]);
  });

  it("counts the dead of several days of one battle with the battle", () => {
    const sheet = paper([clash, { says: "Sixty people have died there since Thursday.", type: "toll", when: ["2031-05-01", "2031-05-04"], counts: [["killed", 60, 60]] }]);
    expect(together(sheet).events.map(({ fatalities }) => fatalities.best)).toEqual([60]);
  });

  it("does not let one story lean on another", () => {
    const sheet = paper([clash, { says: "Three people died.", type: "toll", at: null, when: null, counts: [["killed", 3, 3]], story: 1 }]);
    const result = together(sheet);
    expect(result.events).toHaveLength(1);
    expect(result.events[0]!.fatalities.low).toBeNull();
    expect(result.apart).toEqual([sheet.claims[1]!.id]);
  });

  it("keeps opinion apart from events, and what no given page said", () => {
    const sheet = paper([clash, { says: "This will not end well.", type: "assessment", at: null, when: null }]);
    const stray = paper([{ ...clash, says: "Never given." }]);
    const result = reconcile({ claims: [...sheet.claims, ...stray.claims], documents: [sheet.document] }, directory);
    expect(result.apart).toEqual([sheet.claims[1]!.id, stray.claims[0]!.id].sort());
    expect(result.events.flatMap((event) => event.claims)).toEqual([sheet.claims[0]!.id]);
  });

  it("answers nothing for nothing", () => expect(reconcile({ claims: [], documents: [] }, directory)).toEqual({ events: [], episodes: [], apart: [] }));
});

describe("many pages", () => {
  it.each<[string, Said, boolean]>([
    ["the same in other words", { ...clash, says: "Army positions at Oxtown came under fire from the Column." }, true],
    ["its bombers only", { says: "Bombers of the Column struck Oxtown.", type: "suicide-bomb", by: ["column"] }, true],
    ["the region around it", { ...clash, says: "Fighting raged in Oxshire.", at: "Oxshire" }, true],
    ["a field beside it", { ...clash, says: "Fighting at Oxfield.", at: "Oxfield" }, true],
    ["a unit of the army", { ...clash, says: "The Column attacked airmen at Oxtown.", on: ["zed-air"] }, true],
    ["an attack by nobody named", { says: "An attack shook Oxtown.", type: "attack" }, true],
    ["shelling by nobody named", { says: "Shells fell on Oxtown.", type: "shelling-artillery-missile-attack" }, false],
    ["only the country", { ...clash, says: "Fighting in Zedland.", at: "Zedland" }, false],
    ["other parties", { ...clash, says: "The Red Brigade attacked Lowland shepherds at Oxtown.", by: ["rival"], on: ["vast-gov"] }, false],
    ["an air strike", { says: "Aircraft hit the Column at Oxtown.", type: "air-drone-strike", by: ["zed-air"], on: ["column"] }, false],
    ["the day after next", { ...clash, says: "A new attack on Monday.", when: "2031-05-05" }, false],
    ["another town", { ...clash, says: "Farville was attacked.", at: "Farville" }, false],
  ])("joins or parts: %s", (_, other, one) => {
    const first = paper([clash]);
    const second = paper([other], "Evening Post");
    const result = together(first, second);
    expect(same(eventOf(result, first), eventOf(result, second))).toBe(one);
  });

  it("keeps rival authors of one strike in one event, contested", () => {
    const strike = (who: string): Said => ({ says: `The strike on the Column was the work of ${who}.`, type: "air-drone-strike", by: [who], on: ["column"], from: [who === "vast-gov" ? "column" : "rival"] });
    const first = paper([strike("vast-gov")]);
    const second = paper([strike("zed-air")], "Evening Post");
    // The two are allied: whoever flew, it was one side's strike.
    expect(eventOf(together(first, second), first).contested).toEqual([]);
    const third = paper([{ ...strike("rival"), from: ["zed-gov"] }], "Weekly Review");
    const event = eventOf(together(first, third), first);
    expect(event.documents).toHaveLength(2);
    expect(event.contested.map((slot) => slot.attribute)).toEqual(["initiator"]);
  });

  it("gathers the days of one affair into an episode, and no other", () => {
    const sheet = paper([clash, { ...clash, says: "The fighting went on on Sunday.", when: "2031-05-04" }, { ...clash, says: "They fought at Nearby on Monday.", when: "2031-05-05", at: "Nearby" }]);
    const later = paper([{ ...clash, says: "Weeks later they fought again.", when: "2031-06-20" }], "Evening Post", "2031-06-20");
    const result = together(sheet, later);
    expect(result.events).toHaveLength(4);
    expect(result.episodes.map((episode) => episode.events.length)).toEqual([3, 1]);
    expect(result.episodes[0]!.time).toEqual({ start: "2031-05-03", end: "2031-05-05" });
    for (const episode of result.episodes) for (const id of episode.events) expect(result.events.find((event) => event.id === id)!.episode).toBe(episode.id);
  });
});

describe("pages without a date", () => {
  const undated = (more: Partial<Said> = {}, name = "Small Site"): Sheet => page(name, null, [{ ...clash, says: "The Free Column has attacked army posts at Oxtown.", when: null, ...more }]);

  it("have events without a time", () => {
    const sheet = undated();
    expect(eventOf(together(sheet), sheet).time).toBeNull();
  });

  it("keep their candidates, and no guess among them", () => {
    const sheet = undated({ candidates: ["2014-05-03", "2025-05-03", "2031-05-03"] });
    expect(eventOf(together(sheet), sheet).time).toMatchObject({ start: null, end: null, candidates: [{ start: "2014-05-03" }, { start: "2025-05-03" }, { start: "2031-05-03" }] });
  });

  it("join what fits as undecided, with reasons", () => {
    const [dated, sheet] = [paper([clash]), undated()];
    const event = eventOf(together(dated, sheet), sheet);
    expect(event.documents.map((document) => [document.id, document.membership])).toEqual([[dated.document.id, "decided"], [sheet.document.id, "undecided"]].sort());
    expect(event.documents.find((document) => document.id === sheet.document.id)!.reasons.join()).toMatch(/gives no date/);
    expect(event.documents.find((document) => document.id === dated.document.id)!.reasons).toEqual([]);
  });

  it("say which of their candidates another page's event fits", () => {
    const [dated, sheet] = [paper([clash]), undated({ candidates: ["2014-05-03", "2031-05-03"] })];
    const { reasons, membership } = eventOf(together(dated, sheet), dated).documents.find((document) => document.id === sheet.document.id)!;
    expect(membership).toBe("undecided");
    expect(reasons.join()).toMatch(/only 2031-05-03.*2014-05-03/);
  });

  it.each<[string, Partial<Said>]>([
    ["another place", { at: "Farville" }], ["other parties", { by: ["rival"], on: [] }], ["no parties", { by: [], on: [] }],
    ["another act", { type: "air-drone-strike" }], ["no act: a movement", { type: "movement" }], ["no act: who holds the place", { type: "control" }], ["no act: a toll", { type: "toll", counts: [["killed", 5, 5]] }], ["candidates on other days", { candidates: ["2014-05-03", "2025-05-03"] }],
  ])("do not join: %s", (_, more) => {
    const [dated, sheet] = [paper([clash]), undated(more)];
    const result = together(dated, sheet);
    expect(same(eventOf(result, dated), eventOf(result, sheet))).toBe(false);
  });

  it("do not choose between two affairs", () => {
    const [spring, autumn, sheet] = [paper([clash]), paper([{ ...clash, when: "2031-10-03" }], "Evening Post", "2031-10-04"), undated()];
    const result = together(spring, autumn, sheet);
    expect(eventOf(result, sheet).documents).toHaveLength(1);
  });

  it("do not merge with each other as decided", () => {
    const [one, two] = [undated({}, "Small Site"), undated({ says: "Posts of the army at Oxtown were attacked by the Free Column." }, "Other Site")];
    const event = eventOf(together(one, two), one);
    expect(event.documents.map((document) => document.membership).sort()).toEqual(["decided", "undecided"]);
    expect(event.status).not.toContain("corroborated");
  });

  it("leave the event's deaths to the pages that surely belong", () => {
    const [dated, sheet] = [paper([clash, { says: "Five died.", type: "toll", at: null, when: null, counts: [["killed", 5, 5]] }]), undated({ counts: [["killed", 90, 90]] })];
    expect(eventOf(together(dated, sheet), dated).fatalities).toMatchObject({ low: 5, best: 5, high: 5 });
  });
});

describe("properties", () => {
  const types = ["armed-clash", "suicide-bomb", "air-drone-strike", "toll", "repelled", "control", "movement", "confirmation", "responsibility", "assessment", "non-state-actor-overtakes-territory"] as const;
  const party = fc.subarray(["column", "zed-army", "rival", "zed-air", "vast-gov"], { maxLength: 2 });
  const said = fc.record({
    type: fc.constantFrom(...types), by: party, on: party, at: fc.constantFrom("Oxtown", "Oxfield", "Oxshire", "Farville", "Nearby", "Zedland", null),
    when: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 9 }).map((day) => `2031-05-0${day}`), fc.constant<[string, string]>(["2030-03-01", "2030-03-31"])),
    counts: fc.array(fc.tuple(fc.constantFrom("killed" as const, "wounded" as const), fc.integer({ min: 0, max: 60 }), fc.constant(null), fc.constantFrom(null, "column", "zed-army")), { maxLength: 2 }),
    from: fc.subarray(["hill-monitor", "lake-monitor", "column-voice", "zed-army", "?", "?column", "far-wire"], { maxLength: 2 }),
    negative: fc.boolean(), factuality: fc.constantFrom("certain" as const, "possible" as const, "unknown" as const), story: fc.integer({ min: 0, max: 1 }),
  });
  const sheets = fc.array(fc.tuple(fc.constantFrom("Morning Post", "Evening Post", "Small Site", "Hill Monitor", null), fc.constantFrom("2031-05-04", "2031-05-09", null), fc.array(said, { minLength: 1, maxLength: 5 })), { minLength: 1, maxLength: 6 })
    .map((list) => list.map(([name, day, claims], at) => page(name, day, claims.map((one, number): Said => ({ ...one, says: `Sentence ${at} ${number} of a made-up page.` })), { id: `sha256:p${at}` })));
  const shuffled = sheets.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.flatMap((sheet) => sheet.claims), { minLength: list.flatMap((sheet) => sheet.claims).length }), fc.shuffledSubarray(list, { minLength: list.length })));

  it("answers the same whatever the order of claims and pages", () => {
    fc.assert(fc.property(shuffled, ([list, claims, order]) => {
      const plain = reconcile({ claims: list.flatMap((sheet) => sheet.claims), documents: list.map((sheet) => sheet.document) }, directory);
      expect(reconcile({ claims, documents: order.map((sheet) => sheet.document) }, directory)).toEqual(plain);
    }), { numRuns: 300 });
  });

  it("places every claim, gives every event and episode its own id, and cites only claims of its own", () => {
    fc.assert(fc.property(sheets, (list) => {
      const result = together(...list);
      const placed = new Set([...result.events.flatMap((event) => event.claims), ...result.apart]);
      expect([...placed].sort()).toEqual(list.flatMap((sheet) => sheet.claims.map((claim) => claim.id)).sort());
      expect(new Set(result.events.map((event) => event.id)).size).toBe(result.events.length);
      expect(new Set(result.episodes.map((episode) => episode.id)).size).toBe(result.episodes.length);
      expect(result.episodes.flatMap((episode) => episode.events).sort()).toEqual(result.events.map((event) => event.id).sort());
      for (const event of result.events) {
        const own = new Set(event.claims);
        const cited = [...event.versions.flatMap((version) => [...version.claims, ...version.types.map((one) => one.claim), ...version.tolls.map((one) => one.claim)]),
          ...[...event.agreed, ...event.contested].flatMap((slot) => slot.values.map((value) => value.claim)), ...event.origins.flatMap((origin) => origin.claims),
          ...Object.values(event.fatalities.claims).filter((id) => id !== null)];
        for (const id of cited) expect(own.has(id)).toBe(true);
      }
    }), { numRuns: 200 });
  });

  it("never corroborates out of one outlet's own voice and its unnamed sources", () => {
    fc.assert(fc.property(sheets, (list) => {
      const voiceless = list.map((sheet) => ({ ...sheet, claims: sheet.claims.map((claim) => ({ ...claim, attribution: claim.attribution.filter((link) => link.source.kind === "unnamed") })) }));
      for (const event of together(...voiceless).events) {
        if (event.status.includes("corroborated")) expect(event.origins.filter((origin) => origin.kind === "monitor").length).toBeGreaterThan(1);
      }
    }), { numRuns: 200 });
  });
});
