import { describe, expect, it } from "vitest";
import { tollsBehind } from "../../src/reconcile/index.ts";
import { eventOf, page, together, type CountGiven, type Said, type Sheet } from "./world.ts";

const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const toll = (from: string[], ...counts: CountGiven[]): Said => ({ says: `A toll by ${from.join(" via ")}: ${counts.map((count) => count.slice(0, 3).join(" ")).join(", ")}.`, type: "toll", from, counts });
const deaths = (low: number | null, high: number | null, group: string | null = "zed-army", more = {}): CountGiven => ["killed", low, high, group, more];

describe("deaths, low, best and high", () => {
  const of = (...said: Said[]) => { const sheet = page("Morning Post", "2031-05-04", [clash, ...said]); return eventOf(together(sheet), sheet).fatalities; };

  it.each<[string, Said[], [number | null, number | null, number | null]]>([
    ["no claim", [], [null, null, null]],
    ["no deaths", [toll(["hill-monitor"], deaths(0, 0))], [0, 0, 0]],
    ["one figure", [toll(["hill-monitor"], deaths(12, 12))], [12, 12, 12]],
    ["two origins", [toll(["hill-monitor"], deaths(12, 12)), toll(["column"], deaths(40, 40))], [12, 12, 40]],
    ["most independent origins", [toll(["hill-monitor"], deaths(40, 40)), toll(["zed-army"], deaths(40, 40)), toll(["column"], deaths(12, 12))], [12, 40, 40]],
    ["more than sixty has no high", [toll(["column"], deaths(61, null))], [61, 61, null]],
    ["an open figure below a closed one", [toll(["column"], deaths(25, null)), toll(["hill-monitor"], deaths(40, 40))], [25, 25, 40]],
    ["an open figure above a closed one", [toll(["column"], deaths(61, null)), toll(["hill-monitor"], deaths(40, 40))], [40, 40, null]],
    ["up to four hundred has no low", [toll(["column"], deaths(null, 400))], [null, 400, 400]],
    ["a part is not added", [toll(["hill-monitor"], deaths(15, 15), deaths(4, 4, null, { id: "n2", part_of: "n1" }))], [15, 15, 15]],
    ["both groups by one origin are added", [toll(["hill-monitor"], deaths(25, 25, "zed-army"), deaths(18, 18, "column"))], [43, 43, 43]],
    ["several figures of one sentence are of different people", [toll(["hill-monitor"], deaths(16, 16, null), deaths(14, 14, null), deaths(21, 21, null))], [51, 51, 51]],
    ["some of whom have a group", [toll(["hill-monitor"], deaths(16, 16, "zed-army"), deaths(14, 14, null), deaths(21, 21, null))], [51, 51, 51]],
    ["a part that is not marked as one", [toll(["hill-monitor"], deaths(44, 44), deaths(6, 6))], [44, 44, 44]],
    ["groups by two origins are not", [toll(["hill-monitor"], deaths(25, 25, "zed-army")), toll(["lake-monitor"], deaths(18, 18, "column"))], [18, 18, 25]],
    ["a unit's dead are among its army's", [toll(["hill-monitor"], deaths(25, 25, "zed-army"), deaths(5, 5, "zed-air"))], [25, 25, 25]],
    ["one army's dead are no total where another origin counts both", [toll(["hill-monitor"], deaths(25, 25, "zed-army"), deaths(18, 18, "column")), toll(["zed-army"], deaths(9, 9, "column"))], [43, 43, 43]],
    ["a corrected figure", [toll(["hill-monitor"], deaths(38, 38), deaths(52, 52, "zed-army", { amends: "n1" }))], [52, 52, 52]],
    ["a figure corrected downwards", [toll(["hill-monitor"], deaths(52, 52), deaths(38, 38, "zed-army", { amends: "n1" }))], [38, 38, 38]],
    ["a page that sums up one of two origins makes its figure no better", [toll(["hill-monitor"], deaths(12, 12)), toll(["lake-monitor"], deaths(15, 15)), toll([], deaths(15, 15))], [12, 12, 15]],
    ["what nobody commits to", [{ ...toll(["hill-monitor"], deaths(90, 90)), factuality: "unknown" }], [null, null, null]],
    ["what is denied", [{ ...toll(["hill-monitor"], deaths(90, 90)), negative: true }], [null, null, null]],
    ["the wounded", [toll(["hill-monitor"], ["wounded", 90, 90])], [null, null, null]],
    ["a massacre within the battle", [toll(["hill-monitor"], deaths(50, 50)), { ...toll(["hill-monitor"], deaths(10, 10)), type: "attack", by: ["column"], on: ["zed-army"] }], [50, 50, 50]],
  ])("%s", (_, said, [low, best, high]) => expect(of(...said)).toMatchObject({ low, best, high }));

  it("points each bound at a claim that says it, and says the rule", () => {
    const sheet = page("Morning Post", "2031-05-04", [clash, toll(["hill-monitor"], deaths(12, 12)), toll(["column"], deaths(40, 40))]);
    const { claims, rule } = eventOf(together(sheet), sheet).fatalities;
    expect(claims).toEqual({ low: sheet.claims[1]!.id, best: sheet.claims[1]!.id, high: sheet.claims[2]!.id });
    expect(rule).toMatch(/smallest total.*greatest/);
    expect(of(toll(["column"], deaths(61, null))).rule).toMatch(/the greatest figure has no upper bound/);
    expect(of(toll(["hill-monitor"], deaths(25, 25, "zed-army"), deaths(18, 18, "column"))).rule).toMatch(/different groups are added only/);
  });

  it.each<[string, Said[], "low" | "best" | "high", [number | null, number | null][]]>([
    ["one figure", [toll(["hill-monitor"], deaths(12, 12)), toll(["column"], deaths(40, 40))], "high", [[40, 40]]],
    ["a sum that nobody says", [toll(["hill-monitor"], deaths(25, 25, "zed-army"), deaths(18, 18, "column"))], "best", [[25, 25], [18, 18]]],
    ["no upper bound", [toll(["column"], deaths(61, null))], "high", []],
    ["more than sixty", [toll(["column"], deaths(61, null))], "low", [[61, null]]],
  ])("knows the figures behind a bound: %s", (_, said, bound, figures) => {
    const sheet = page("Morning Post", "2031-05-04", [clash, ...said]), event = eventOf(together(sheet), sheet);
    expect(tollsBehind(event, bound).map(({ value }) => [value.low, value.high])).toEqual(figures);
  });

  it("leaves an origin's earlier, lower figure behind", () => {
    const day = (date: string, low: number): Sheet => page(`Paper of ${date}`, date, [clash, toll(["hill-monitor"], deaths(low, low))]);
    const [first, last] = [day("2031-05-03", 25), day("2031-05-05", 41)];
    const { low, high, rule } = eventOf(together(first, last), first).fatalities;
    expect([low, high]).toEqual([41, 41]);
    expect(rule).toMatch(/later raised/);
    // A late relay of the first figure takes nothing back.
    const late = day("2031-05-06", 25);
    expect(eventOf(together(first, last, late), first).fatalities.high).toBe(41);
  });
});

describe("what is contested", () => {
  const contested = (...said: Said[]) => { const sheet = page("Morning Post", "2031-05-04", [clash, ...said]); return eventOf(together(sheet), sheet).contested.map((slot) => slot.attribute); };
  const taken: Said = { says: "The Column seized eight posts.", type: "non-state-actor-overtakes-territory", by: ["column"], on: ["zed-army"], from: ["column-voice"] };

  it.each<[string, Said[], string[]]>([
    ["a success and a repulse", [taken, { says: "The first attacks were beaten back.", type: "repelled", by: ["column"], on: ["zed-army"], from: ["?zed-gov"], factuality: "possible" }], ["outcome"]],
    ["a denial of what another says", [{ ...taken, from: ["hill-monitor"] }, { says: "The army denied it.", type: "confirmation", from: ["zed-army"], stance: "denies", negative: true, about: [1] }], ["outcome"]],
    ["the town held or taken", [taken, { says: "Oxtown is wholly in the army's hands.", type: "control", by: ["zed-army"], when: null, from: ["zed-army"] }], ["outcome"]],
    ["tolls that cannot both hold", [toll(["column"], deaths(60, 60)), toll(["zed-army"], deaths(14, 14))], ["toll"]],
    ["more than sixty against fourteen", [toll(["column"], deaths(61, null)), toll(["zed-army"], deaths(14, 14))], ["toll"]],
    ["a total below one group's dead", [toll(["column"], deaths(15, 15, null, {})), toll(["hill-monitor"], deaths(25, 25, "rival"))], ["toll"]],
    ["tolls that can both hold", [toll(["column"], deaths(10, null)), toll(["zed-army"], deaths(14, 14))], []],
    ["tolls of two groups", [toll(["column"], deaths(60, 60, "zed-army")), toll(["zed-army"], deaths(14, 14, "column"))], []],
    ["the dead and the wounded", [toll(["column"], deaths(60, 60)), toll(["zed-army"], ["wounded", 14, 14, "zed-army"])], []],
    ["one origin that changes its figure", [toll(["column"], deaths(60, 60)), toll(["column"], deaths(14, 14))], []],
    ["an origin one of whose figures agrees", [toll(["column"], deaths(60, 60)), toll(["column"], deaths(14, 14)), toll(["zed-army"], deaths(14, 14))], []],
    ["who backed and who did", [{ says: "Vast planned it.", type: "responsibility", by: ["vast-gov"], from: ["column"] }, { ...clash, from: ["hill-monitor"] }], []],
    ["a refusal to comment", [taken, { says: "The army would not comment.", type: "confirmation", from: ["zed-army"], stance: "declines", factuality: "unknown", negative: true, about: [1] }], []],
  ])("%s", (_, said, attributes) => expect(contested(...said)).toEqual(attributes));

  it("cites every value at its words, with its origin", () => {
    const sheet = page("Morning Post", "2031-05-04", [clash, toll(["column"], deaths(60, 60)), toll(["zed-army"], deaths(14, 14))]);
    const [slot] = eventOf(together(sheet), sheet).contested;
    expect(slot).toMatchObject({ attribute: "toll", quantity: "killed", group: "zed-army" });
    expect(slot!.values.map((value) => [value.origin, value.value])).toEqual([["column", "60"], ["zed-army", "14"]]);
    for (const value of slot!.values) expect(sheet.document.text.slice(value.anchor.start, value.anchor.end)).toBe(value.text);
  });
});

describe("status", () => {
  const status = (...said: Said[]) => { const sheet = page("Morning Post", "2031-05-04", [clash, ...said]); return eventOf(together(sheet), sheet).status.slice(1); };

  it.each<[string, Said[], string[]]>([
    ["nothing more", [], []],
    ["a side tells of its own dead", [toll(["zed-army"], deaths(14, 14))], ["admitted"]],
    ["its organ does", [toll(["zed-press"], deaths(14, 14))], ["admitted"]],
    ["it tells of the enemy's", [toll(["zed-army"], deaths(14, 14, "column"))], []],
    ["it tells of none", [toll(["zed-army"], deaths(0, 0))], []],
    ["it tells of ground it lost", [{ says: "We lost the mill.", type: "non-state-actor-overtakes-territory", by: ["column"], on: ["zed-army"], from: ["zed-army"] }], ["admitted"]],
    ["nobody confirms it", [{ says: "It could not be checked.", type: "confirmation", factuality: "unknown", negative: true, about: [0] }], ["unconfirmed"]],
    ["somebody denies it", [{ says: "The Column denied it.", type: "confirmation", from: ["column"], stance: "denies", negative: true, about: [0] }], ["contested", "denied"]],
    ["somebody confirms it", [{ says: "The Column confirmed it.", type: "confirmation", from: ["column"], stance: "confirms", about: [0] }], []],
    ["nobody claimed it", [{ says: "Nobody claimed the attack.", type: "responsibility", negative: true }], []],
  ])("%s", (_, said, expected) => expect(status(...said)).toEqual(expected));
});

describe("versions", () => {
  it("are one a side, with what its origins say", () => {
    const sheet = page("Morning Post", "2031-05-04", [
      clash,
      { ...clash, says: "More than 60 soldiers fell, said Column Voice.", from: ["column-voice"], counts: [deaths(61, null)] },
      { says: "The attack was repelled, said sources on the government's side.", type: "repelled", by: ["column"], on: ["zed-army"], from: ["?zed-gov"] },
      { says: "Friend Site: eight cars destroyed.", type: "toll", from: ["friend-site"], counts: [["vehicles-destroyed", 8, 8, "column"]] },
      { says: "Vast speaks of ten cars.", type: "toll", from: ["vast-gov"], counts: [["vehicles-destroyed", 10, 10, "column"]] },
    ]);
    const event = eventOf(together(sheet), sheet);
    expect(event.status).toEqual(["single-origin", "contested"]);
    expect(event.versions.map((version) => [version.side, version.origins])).toEqual([
      ["column", ["column-voice"]], ["zed-gov", ["friend-site", "unnamed:morning:zed-gov", "vast-gov"]], ["none", ["morning"]],
    ]);
    expect(event.versions[0]!.tolls).toMatchObject([{ quantity: "killed", value: { low: 61, high: null }, group: "zed-army" }]);
    expect(event.versions[1]!.types.map((type) => type.value)).toEqual(["repelled"]);
  });

  it("never put the two ends of an act on one side", () => {
    const sheet = page("Morning Post", "2031-05-04", [
      { says: "Vast aircraft hit the army.", type: "air-drone-strike", by: ["vast-gov"], on: ["zed-army"], from: ["zed-army"] },
      { says: "Vast speaks of an exercise.", type: "air-drone-strike", by: ["vast-gov"], on: ["zed-army"], from: ["vast-gov"] },
    ]);
    expect(eventOf(together(sheet), sheet).versions.map((version) => version.side)).toEqual(["vast-gov", "zed-gov"]);
  });

  it("agree where independent origins say the same", () => {
    const sheet = page("Morning Post", "2031-05-04", [{ ...clash, from: ["hill-monitor"] }, { ...clash, says: "The same from another.", from: ["lake-monitor"] }]);
    const event = eventOf(together(sheet), sheet);
    expect(event.agreed.map((slot) => [slot.attribute, slot.values[0]!.value])).toEqual([["type", "armed-clash"], ["initiator", "column"], ["target", "zed-army"], ["place", "p:ox"], ["time", "2031-05-03"]]);
  });
});
