// Whatever one source, one side or one owner can be made to look like, it is never two: ledgers made up to get a false `corroborated`.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/page/index.ts";
import { page, together, type Said, type Sheet } from "./world.ts";

const MEDIA: Record<string, string> = { morning: "Morning Post", evening: "Evening Post", weekly: "Weekly Review", "far-wire": "Far Wire", "friend-site": "Friend Site" };
const NAMES: Record<string, string> = { ...MEDIA, "column-voice": "Column Voice", "zed-press": "Zed Press", "north-group": "North Group", "north-daily": "North Daily", "north-radio": "North Radio", "lake-monitor": "Lake Monitor", "hill-monitor": "Hill Monitor" };

/** One page that an adversary writes: whose it says it is, whom it quotes, and how it words it. */
interface Page { outlet: string | null; said: Said[]; day: string | null; head: Partial<Document> }

const words = fc.constantFrom("The Free Column attacked army posts at Oxtown", "Army posts at Oxtown came under fire from the Free Column", "La Colonne libre a attaqué des postes de l’armée à Oxtown", "هاجم الرتل الحر مواقع الجيش في أوكستاون");
const acts = fc.record({
  type: fc.constantFrom("armed-clash" as const, "attack" as const, "repelled" as const, "non-state-actor-overtakes-territory" as const, "toll" as const),
  when: fc.constantFrom<(string | [string, string] | null)[]>("2031-05-03", "2031-05-03", ["2031-05-03", "2031-05-04"], null),
  counts: fc.constantFrom<NonNullable<Said["counts"]>[]>([], [["killed", 12, 12, "zed-army"]], [["killed", 12, 12, "zed-army"], ["wounded", 37, 37, "zed-army"], ["captured", 14, 14, "zed-army"]], [["killed", 12, null, "zed-army"]]),
  factuality: fc.constantFrom("certain" as const, "probable" as const, "possible" as const), stance: fc.constantFrom("says" as const, "reports" as const, "confirms" as const, "claims" as const),
  story: fc.integer({ min: 0, max: 1 }),
});
const head = fc.record({
  language: fc.constantFrom("en", "fr", "ar"), republished_from: fc.constantFrom(null, null, null, ...Object.values(MEDIA)),
  url: fc.constantFrom(null, null, "https://morning-post.example/a", "https://elsewhere.example/b"),
});

/** Pages whose claims go back to one of these chains, or are an outlet's own words. `seen`: outlets that may say that they saw it. */
function pagesOf(chains: fc.Arbitrary<string[]>, outlets: readonly (string | null)[], seen: readonly string[] = []): fc.Arbitrary<Page[]> {
  const one = fc.record({ outlet: fc.constantFrom(...outlets), day: fc.constantFrom("2031-05-03", "2031-05-04", "2031-05-05", null), head }).chain(({ outlet, day, head: about }) =>
    fc.array(fc.tuple(words, acts, fc.option(chains, { freq: 3, nil: [] }), fc.boolean()), { minLength: 1, maxLength: 3 }).map((list): Page => ({
      outlet, day, head: outlet !== null && seen.includes(outlet) ? { ...about, republished_from: null, url: null } : about,
      said: list.map(([says, act, from, saw], at): Said => ({
        ...act, by: ["column"], on: ["zed-army"], from,
        says: `${saw && from.length === 0 && outlet !== null && seen.includes(outlet) ? "Our correspondent saw it: " : ""}${says}, report ${at}${from.length > 0 ? ` of ${from.join(" and ")}` : ""}.`,
      })),
    })));
  return fc.array(one, { minLength: 1, maxLength: 5 });
}

const sheetsOf = (pages: readonly Page[]): Sheet[] => pages.map(({ outlet, said, day, head: about }, at) => page(outlet === null ? null : NAMES[outlet]!, day, said, { ...about, id: `sha256:a${at}` }));
const never = (pages: fc.Arbitrary<Page[]>, more: readonly Page[] = [], numRuns = 120): void => {
  fc.assert(fc.property(pages, (list) => {
    for (const event of together(...sheetsOf([...list, ...more])).events) expect(event.status).not.toContain("corroborated");
  }), { numRuns });
};

const outlets = [...Object.keys(MEDIA), null];
const relayed = (origins: readonly string[], through: readonly string[] = Object.keys(MEDIA)): fc.Arbitrary<string[]> =>
  fc.tuple(fc.subarray([...through], { maxLength: 2 }), fc.constantFrom(...origins)).map(([relays, origin]) => [...relays, origin]);

describe("never corroborated", () => {
  it("one monitor, through any outlets, their own ledes, unnamed sources and reprints", () => never(pagesOf(relayed(["hill-monitor", "hill-monitor", "?", "?column", "?zed-gov"]), [...outlets, "hill-monitor"])));

  it("one monitor and names that nobody knows", () => never(pagesOf(relayed(["hill-monitor", "!Hill Monitor Group", "!The Hill Monitor", "!A Committee"]), outlets)));

  it("one monitor and another that has it from the first, as its own page says", () => {
    const own: Page = { outlet: "lake-monitor", day: "2031-05-03", head: {}, said: [{ says: "The Hill Monitor reports that the Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"], from: ["hill-monitor"] }] };
    const chains = fc.oneof(relayed(["hill-monitor", "lake-monitor"]), fc.constantFrom(["lake-monitor", "hill-monitor"], ["hill-monitor", "lake-monitor"]));
    never(pagesOf(chains, outlets), [own]);
  });

  it("outlets that quote only one another", () => never(pagesOf(relayed(Object.keys(MEDIA)), outlets)));

  it("an armed group, its organ and those that lean to it, reviewed or not", () => never(pagesOf(relayed(["column", "column-voice", "left-monitor", "right-monitor"]), [...outlets, "column-voice"])));

  it("a government, its army, its air force, its agency, its backer and a site that leans to it", () => never(pagesOf(relayed(["zed-gov", "zed-army", "zed-air", "zed-press", "vast-gov", "friend-site"]), [...outlets, "zed-press"])));

  it("an owner and what it owns, each of which saw it", () => never(pagesOf(fc.constant(["?"]), ["north-group", "north-daily", "north-radio"], ["north-group", "north-daily", "north-radio"])));

  it("one outlet that saw it, and whoever relays it", () => never(pagesOf(relayed(["morning", "?"]), ["morning", ...outlets], ["morning"])));

  it("a monitor that leaned to a side at that time", () => {
    const past = pagesOf(relayed(["past-monitor", "column", "column-voice"]), outlets).map((list) => list.map((one): Page => ({
      ...one, day: one.day?.replace("2031", "2019") ?? null, said: one.said.map((said): Said => ({ ...said, when: said.when === null ? null : "2019-05-03" })),
    })));
    never(past);
  });
});

describe("all the same corroborated", () => {
  it.each([["hill-monitor", "lake-monitor"], ["column", "zed-army"], ["hill-monitor", "zed-press"]])("%s and %s, who have nothing in common", (one, other) => {
    const told = (from: string, says: string): Said => ({ says, type: "armed-clash", by: ["column"], on: ["zed-army"], from: [from] });
    const { events } = together(page("Morning Post", "2031-05-04", [told(one, "The Free Column attacked army posts at Oxtown.")]), page("Evening Post", "2031-05-04", [told(other, "Army posts at Oxtown came under fire from the Free Column.")]));
    expect(events.map(({ status }) => status[0])).toEqual(["corroborated"]);
  });
});
