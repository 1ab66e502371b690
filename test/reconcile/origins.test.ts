import { describe, expect, it } from "vitest";
import { eventOf, independence, page, together, type Said } from "./world.ts";

const clash: Said = { says: "The Free Column attacked army posts at Oxtown on Saturday.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const by = (from: string[], more: Partial<Said> = {}): Said => ({ ...clash, says: `${from.join(" via ")} said the Free Column attacked army posts at Oxtown.`, from, ...more });
const published = "2031-05-04";

describe("outlets collapse into origins", () => {
  it("counts ten papers that relay one monitor as one origin", () => {
    const papers = Array.from({ length: 10 }, (_, at) => page(`Paper ${at}`, published, [by(["hill-monitor"], { says: `Paper ${at} has it that the Hill Monitor reports number ${at} of an attack.` })]));
    const result = together(...papers);
    expect(result.events).toHaveLength(1);
    const [event] = result.events;
    expect(event!.status).toEqual(["single-origin"]);
    expect(event!.origins.map((origin) => origin.id)).toEqual(["hill-monitor"]);
    expect(event!.origins[0]!.outlets.map((outlet) => outlet.name)).toHaveLength(10);
  });

  it("never takes a page's own lede for a second source", () => {
    const sheet = page("Morning Post", published, [clash, by(["hill-monitor"])]);
    const event = eventOf(together(sheet), sheet);
    expect(event.status).toEqual(["single-origin"]);
    expect(independence(event)).toEqual({ "hill-monitor": "independent", morning: "dependent" });
    expect(event.origins.find((origin) => origin.id === "morning")).toMatchObject({ depends_on: "hill-monitor" });
    expect(event.origins.find((origin) => origin.id === "morning")!.reasons.join()).toMatch(/no second source/);
  });

  it("holds an outlet's voice to what its other pages cite for the same occurrence", () => {
    const cited = page("Morning Post", published, [by(["hill-monitor"])]);
    const bare = page("Morning Post", published, [clash]);
    expect(independence(eventOf(together(cited, bare), bare))).toEqual({ "hill-monitor": "independent", morning: "dependent" });
  });

  it("lets a page that states its own observation stand for itself", () => {
    const seen = page("Morning Post", published, [{ ...clash, says: "Our correspondent saw the Free Column attack army posts at Oxtown." }, by(["hill-monitor"])]);
    const event = eventOf(together(seen), seen);
    expect(independence(event)).toEqual({ "hill-monitor": "independent", morning: "independent" });
    expect(event.status).toEqual(["corroborated"]);
  });

  it("does not take another's correspondent for the page's own", () => {
    const sheet = page("Morning Post", published, [{ ...clash, says: "A Far Wire correspondent saw the Free Column attack army posts at Oxtown." }, by(["hill-monitor"])]);
    expect(independence(eventOf(together(sheet), sheet)).morning).toBe("dependent");
  });

  it("holds a relaying site to the origin behind it", () => {
    const sheet = page("Morning Post", published, [by(["friend-site", "hill-monitor"]), by(["friend-site"], { says: "Friend Site says districts of Oxtown saw an attack." })]);
    const event = eventOf(together(sheet), sheet);
    expect(event.status).toEqual(["single-origin"]);
    expect(independence(event)).toEqual({ "friend-site": "dependent", "hill-monitor": "independent" });
  });

  it.each([
    ["quoted by one outlet beside a monitor", [by(["?"]), by(["hill-monitor"])]],
    ["quoted by one outlet that also speaks for itself", [clash, by(["?"])]],
  ])("never takes an unnamed source for independent: %s", (_, said) => {
    const sheet = page("Morning Post", published, said);
    const event = eventOf(together(sheet), sheet);
    expect(event.status).not.toContain("corroborated");
    for (const origin of event.origins) if (origin.kind === "unnamed") expect(origin.independence).not.toBe("independent");
  });

  it("leaves agreement with another outlet's unnamed source undecided", () => {
    const one = page("Morning Post", published, [by(["?"])]);
    const other = page("Evening Post", published, [by(["hill-monitor"])]);
    expect(eventOf(together(one, other), one).status).toEqual(["undecided"]);
  });

  it("keeps unnamed sources of two sides apart, each with its side", () => {
    const sheet = page("Morning Post", published, [by(["?zed-gov"]), by(["?column"])]);
    const sides = eventOf(together(sheet), sheet).origins.map((origin) => [origin.id, origin.side]);
    expect(sides).toEqual([["unnamed:morning:column", "column"], ["unnamed:morning:zed-gov", "zed-gov"]]);
  });

  it("makes a republished page an appearance of the page it comes from", () => {
    const first = page("Evening Post", published, [clash]);
    const copy = page("Small Site", published, [{ ...clash, says: "The Free Column has attacked posts of the army at Oxtown." }], { republished_from: "www.evening-post.com" });
    const named = page("Small Site", published, [{ ...clash, says: "The Free Column has attacked posts of the army at Oxtown." }], { republished_from: "Evening Post" });
    expect(Object.keys(independence(eventOf(together(first, named), first)))).toEqual(["evening"]);
    expect(Object.keys(independence(eventOf(together(first, copy), first)))).toEqual(["evening"]);
  });

  it("sees a near-identical page as an appearance of the first, without a citation", () => {
    const words = "On Saturday before dawn the Free Column attacked three posts of the Zedland Army on the northern edge of Oxtown and fighting went on until noon while shops stayed closed and the bridge road was cut for most of the day";
    const first = page("Evening Post", "2031-05-03", [{ ...clash, says: words }]);
    const copy = page("Unknown Sheet", "2031-05-04", [{ ...clash, says: `${words} again` }]);
    const event = eventOf(together(copy, first), first);
    expect(event.origins.map((origin) => origin.id)).toEqual(["evening"]);
    expect(event.origins[0]!.outlets).toHaveLength(2);
  });

  it("finds a circle of citations and says so", () => {
    const one = page("Morning Post", published, [by(["evening"]), clash]);
    const other = page("Evening Post", published, [by(["morning"])]);
    const event = eventOf(together(one, other), one);
    expect(event.status).not.toContain("corroborated");
    expect(event.origins.flatMap((origin) => origin.reasons).join()).toMatch(/cite each other/);
  });
});

describe("ties between origins", () => {
  it.each([
    ["zed-army", "zed-gov", "single-origin"], ["zed-press", "zed-army", "single-origin"], ["zed-air", "zed-press", "single-origin"], ["column", "column-voice", "single-origin"],
    ["left-monitor", "right-monitor", "undecided"], ["left-monitor", "column", "undecided"], ["right-monitor", "column", "undecided"], ["vast-gov", "zed-army", "undecided"],
    ["hill-monitor", "far-wire", "undecided"], ["hill-monitor", "!Somebody Unheard Of", "undecided"],
    ["hill-monitor", "lake-monitor", "corroborated"], ["zed-army", "column", "corroborated"], ["past-monitor", "column", "corroborated"], ["zed-press", "column-voice", "corroborated"],
  ])("%s and %s agreeing make an event %s", (a, b, status) => {
    const one = page("Morning Post", published, [by([a])]);
    const other = page("Evening Post", published, [by([b])]);
    const event = eventOf(together(one, other), one);
    expect(event.documents).toHaveLength(2);
    expect(event.status.filter((each) => each === "single-origin" || each === "undecided" || each === "corroborated")).toEqual([status]);
  });

  it("leaves two outlets that cite nobody undecided", () => {
    const one = page("Morning Post", published, [clash]);
    const other = page("Evening Post", published, [{ ...clash, says: "Army posts at Oxtown came under attack by the Free Column." }]);
    expect(eventOf(together(one, other), one).status).toEqual(["undecided"]);
  });
});

describe("agreement, on which corroboration rests", () => {
  const pair = (first: Partial<Said>, second: Partial<Said>) => {
    const one = page("Morning Post", published, [by(["hill-monitor"], first)]);
    const other = page("Evening Post", published, [by(["lake-monitor"], second)]);
    return together(one, other).events.flatMap((event) => event.status);
  };

  it.each<[string, Partial<Said>, Partial<Said>]>([
    ["another type", {}, { type: "suicide-bomb" }],
    ["another day", {}, { when: "2031-05-05" }],
    ["another place", {}, { at: "Farville" }],
    ["another doer", { type: "air-drone-strike", by: ["zed-air"], on: ["column"] }, { type: "air-drone-strike", by: ["vast-gov"], on: ["column"] }],
    ["no actor in common", { on: [] }, { by: [] }],
    ["one names no day", {}, { when: null }],
    ["one names no place", {}, { at: null }],
    ["both name only the country", { at: "Zedland" }, { at: "Zedland" }],
    ["one only thinks it possible", {}, { factuality: "possible" }],
    ["both only think it possible", { factuality: "possible" }, { factuality: "possible" }],
    ["one denies it", {}, { type: "confirmation", negative: true, stance: "denies" }],
    ["repelled or taken", { type: "non-state-actor-overtakes-territory", by: ["column"], on: [] }, { type: "repelled" }],
  ])("does not corroborate what differs: %s", (_, first, second) => {
    expect(pair(first, second)).not.toContain("corroborated");
  });

  it("corroborates what two untied monitors say alike", () => {
    expect(pair({}, {})).toEqual(["corroborated"]);
  });

  it("does not let an undated page corroborate", () => {
    const one = page("Morning Post", published, [by(["hill-monitor"])]);
    const other = page("Evening Post", null, [by(["lake-monitor"], { when: null })]);
    const event = eventOf(together(one, other), one);
    expect(event.documents).toHaveLength(2);
    expect(event.status).not.toContain("corroborated");
  });
});
