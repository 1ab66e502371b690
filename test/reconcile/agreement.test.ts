// Pages that stand in one event and nearly agree: each lacks one of the things without which two origins are no corroboration.
import { expect, it } from "vitest";
import { page, together, type Said, type Sheet } from "./world.ts";

const by = (from: string[], more: Partial<Said> = {}): Said => ({
  says: `${from.join(" via ")} said the Free Column attacked army posts at Oxtown.`, type: "armed-clash", by: ["column"], on: ["zed-army"], from, ...more,
});
const hill = (more: Partial<Said> = {}, published = "2031-05-04"): Sheet => page("Morning Post", published, [by(["hill-monitor"], more)]);
const lake = (...said: Partial<Said>[]): Sheet => page("Evening Post", "2031-05-04", said.map((more) => by(["lake-monitor"], more)));
const strike = (on: string): Partial<Said> => ({ type: "air-drone-strike", by: ["zed-air"], on: [on] });
const dead = (low: number, high: number | null, group: string | null = "zed-army", more: Partial<Said> = {}): Partial<Said> => ({ type: "toll", counts: [["killed", low, high, group]], ...more });
const SEEN = "Our correspondent saw the Free Column attack army posts at Oxtown.";

it("two monitors that give one figure of one army's dead on one day corroborate it", () => {
  expect(together(hill(dead(12, 12)), lake(dead(12, 12))).events.map(({ status }) => status)).toEqual([["corroborated"]]);
});

it.each<[string, ...Sheet[]]>([
  ["the village beside the town", hill(), lake({ at: "Oxfield" })],
  ["the same act without a day, on a page that is of that day", hill(), lake({ when: null }, { says: "Twelve were dead.", type: "toll" })],
  ["nobody who did it and nobody whom it hit", hill({ by: [], on: [] }), lake({ by: [], on: [] })],
  ["one doer, and other people hit", hill(strike("column")), lake(strike("villagers"))],
  ["the attack, where they contradict one another on how it ended", page("Morning Post", "2031-05-04", [by(["hill-monitor"]), by(["hill-monitor"], { says: "It took Oxtown.", type: "non-state-actor-overtakes-territory", on: [] })]), lake({}, { says: "It was repelled at Oxtown.", type: "repelled" })],
  ["what an outlet, which saw something else of it, says without saying that it saw it", page("Morning Post", "2031-05-04", [by([], { says: SEEN })]),
    page("Morning Post", "2031-05-04", [by([], { says: "Army posts at Oxtown came under fire.", type: "attack" })]), lake({ type: "attack" })],
  ["a figure that one of them only thinks possible", hill(dead(12, 12, "zed-army", { factuality: "possible" })), lake(dead(12, 12))],
  ["a figure of nobody says whose dead", hill(dead(12, 12, null, { on: [] })), lake(dead(12, 12, null, { on: [] }))],
  ["more than eleven, and twenty", hill(dead(12, null)), lake(dead(20, 20))],
  ["a figure without a day, on a page that is of that day", hill(dead(12, 12)), lake({ type: "attack" }, dead(12, 12, "zed-army", { when: null }))],
  ["a figure that one of them has raised since", hill(dead(12, 12)), page("Weekly Review", "2031-05-06", [by(["hill-monitor"], dead(20, 20))]), lake(dead(12, 12))],
])("is no corroboration: %s", (_, ...sheets) => {
  const { events } = together(...sheets);
  // Agreement is only asked for within an event.
  expect(Math.max(...events.map(({ documents }) => documents.length))).toBe(sheets.length);
  expect(events.flatMap(({ status }) => status)).not.toContain("corroborated");
});
