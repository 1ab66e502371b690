import { describe, expect, it } from "vitest";
import { eventOf, independence, page, together, type Said } from "./world.ts";

const clash: Said = { says: "The Free Column attacked army posts at Oxtown on Saturday.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const by = (from: string[], more: Partial<Said> = {}): Said => ({ ...clash, says: `${from.join(" via ")} said the Free Column attacked army posts at Oxtown.`, from, ...more });
const early = "2031-05-03", late = "2031-05-04";

describe("chains over several pages", () => {
  it("finds the origin in the cited outlet's own article", () => {
    const cites = page("Morning Post", late, [by(["far-wire"])]);
    const own = page("Far Wire", early, [by(["hill-monitor"])]);
    const event = eventOf(together(cites, own), cites);
    expect(event.origins.map((origin) => origin.id)).toEqual(["hill-monitor"]);
    const outlet = event.origins[0]!.outlets.find((one) => one.document === cites.document.id)!;
    expect(outlet.why).toMatch(/cites Far Wire, whose own page on this has it from Hill Monitor/);
    expect(event.status).toEqual(["single-origin"]);
  });

  it("follows it over more than one article", () => {
    const sheets = [page("Morning Post", late, [by(["evening"])]), page("Evening Post", late, [by(["far-wire"])]), page("Far Wire", early, [by(["hill-monitor"])])];
    expect(Object.keys(independence(eventOf(together(...sheets), sheets[0]!)))).toEqual(["hill-monitor"]);
  });

  it.each([
    ["its own article cites several", [by(["hill-monitor"]), by(["lake-monitor"], { says: "The Lake Monitor also said so of Oxtown." })]],
    ["its own article says that it saw it", [{ ...clash, says: "Our correspondent saw the Free Column attack army posts at Oxtown." }, by(["hill-monitor"])]],
  ])("stops at the outlet where %s", (_, said) => {
    const cites = page("Morning Post", late, [by(["far-wire"])]);
    const event = eventOf(together(cites, page("Far Wire", early, said)), cites);
    expect(event.origins.find((origin) => origin.claims.includes(cites.claims[0]!.id))!.id).toBe("far-wire");
  });

  it("does not follow a monitor's own sources", () => {
    const cites = page("Morning Post", late, [by(["hill-monitor"])]);
    const own = page("Hill Monitor", early, [by(["lake-monitor"])]);
    const event = eventOf(together(cites, own), cites);
    expect(event.origins.find((origin) => origin.claims.includes(cites.claims[0]!.id))!.id).toBe("hill-monitor");
  });

  it.each([[["morning", "evening"]], [["morning", "evening", "weekly"]]])("finds a ring and says it: %j", (ring) => {
    const names: Record<string, string> = { morning: "Morning Post", evening: "Evening Post", weekly: "Weekly Review" };
    const sheets = ring.map((id, at) => page(names[id]!, late, [by([ring[(at + 1) % ring.length]!])]));
    const event = eventOf(together(...sheets), sheets[0]!);
    expect(event.status).not.toContain("corroborated");
    for (const origin of event.origins) {
      expect(origin.independence).toBe("undecided");
      expect(origin.reasons.join(" ")).toMatch(ring.length === 2 ? /cite each other/ : /cite one another in a ring/);
    }
  });
});

describe("appearances without a citation", () => {
  const long = "Fighters of the Free Column came over the ridge before dawn on Saturday and attacked four posts of the army at Oxtown with mortars and machine guns for three hours.";
  const seen = "Our correspondent saw the attack of the Free Column on army posts at Oxtown.";

  it("takes a copied text for an appearance of the first, and says how much is copied", () => {
    const first = page("Evening Post", early, [{ ...clash, says: long }]);
    const copy = page("Weekly Review", late, [{ ...clash, says: `${long} More follows.` }]);
    const event = eventOf(together(copy, first), first);
    expect(Object.keys(independence(event))).toEqual(["evening"]);
    expect(event.origins[0]!.outlets.find((one) => one.document === copy.document.id)!.why).toMatch(/share \d+ % of their runs/);
  });

  it.each([
    ["a long quotation", { says: "“We took the ridge at dawn and we shall not leave it to anybody”, wrote the armed group on Saturday after a night of fighting over four posts at Oxtown.", counts: [] }, { says: "Residents who fled towards the river in the morning told of shelling, and a pamphlet found at Oxtown said: “we took the ridge at dawn and we shall not leave it to anybody”.", counts: [] }, /long quotation/],
    ["the same odd figures", { says: "Oxtown: the toll.", counts: [["killed", 37, 37], ["wounded", 112, 112], ["captured", 14, 14]] }, { says: "A second account of Oxtown.", counts: [["killed", 37, 37], ["wounded", 112, 112], ["captured", 14, 14]] }, /same odd figures/],
  ] as [string, Partial<Said>, Partial<Said>, RegExp][])("makes a page that shares %s with an earlier one dependent", (_, one, other, why) => {
    const first = page("Column Voice", early, [{ ...clash, ...one }]);
    const second = page("Evening Post", late, [{ ...clash, ...other }]);
    const event = eventOf(together(first, second), first);
    const origin = event.origins.find(({ id }) => id === "evening")!;
    expect(origin).toMatchObject({ independence: "dependent", depends_on: "column-voice" });
    expect(origin.reasons.join(" ")).toMatch(why);
    expect(event.status).not.toContain("corroborated");
  });

  it("leaves a witness who shares figures undecided", () => {
    const counts: Said["counts"] = [["killed", 37, 37], ["wounded", 112, 112], ["captured", 14, 14]];
    const first = page("Column Voice", early, [{ ...clash, counts }]);
    const second = page("Evening Post", late, [{ ...clash, says: seen, counts }]);
    const event = eventOf(together(first, second), first);
    expect(independence(event)["evening"]).toBe("undecided");
    expect(event.status).not.toContain("corroborated");
  });

  it.each([
    ["round ones", [["killed", 40, 40], ["wounded", 100, 100], ["captured", 20, 20]]],
    ["two", [["killed", 37, 37], ["wounded", 112, 112]]],
    ["open ones", [["killed", 37, null], ["wounded", 112, null], ["captured", 14, null]]],
  ] as [string, Said["counts"]][])("makes nothing of figures that anybody may give: %s", (_, counts) => {
    const first = page("Column Voice", early, [{ ...clash, counts: counts! }]);
    const second = page("Evening Post", late, [{ ...clash, says: seen, counts: counts! }]);
    expect(independence(eventOf(together(first, second), first))["evening"]).toBe("independent");
  });
});

describe("against interest", () => {
  it.each([
    ["its own dead", { type: "toll", by: [], on: ["zed-army"], counts: [["killed", 5, 5, "zed-army"]], from: ["zed-gov"] }, /losses of its own side/, true],
    ["ground it lost", { type: "non-state-actor-overtakes-territory", by: ["column"], on: ["zed-army"], from: ["zed-gov"] }, /ground that its own side lost/, true],
    ["the enemy's dead", { type: "toll", by: [], on: ["column"], counts: [["killed", 5, 5, "column"]], from: ["zed-gov"] }, null, false],
  ] as [string, Partial<Said>, RegExp | null, boolean][])("marks a claim of %s", (_, said, why, admitted) => {
    const sheet = page("Morning Post", late, [clash, { ...clash, ...said, says: "The government spoke of Oxtown." }]);
    const event = eventOf(together(sheet), sheet);
    const marked = event.against_interest.find(({ claim }) => claim === sheet.claims[1]!.id);
    if (why === null) expect(marked).toBeUndefined();
    else expect(marked!.why).toMatch(why);
    expect(event.status.includes("admitted")).toBe(admitted);
  });

  it("marks a side that denies its own success, without calling it an admission", () => {
    const taken: Said = { ...clash, says: "The Free Column took Oxtown.", type: "non-state-actor-overtakes-territory", from: ["hill-monitor"] };
    const sheet = page("Morning Post", late, [taken, { ...clash, says: "The Free Column denied that it took Oxtown.", type: "confirmation", from: ["column"], stance: "denies", negative: true, about: [0] }]);
    const event = eventOf(together(sheet), sheet);
    expect(event.against_interest).toEqual([{ claim: sheet.claims[1]!.id, origin: "column", why: "It denies a success of its own side." }]);
    expect(event.status).not.toContain("admitted");
  });
});
