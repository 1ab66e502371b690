import { plurals } from "../plural.ts";

const n = plurals("en");

/** The words of the larger views: filters of the situation, its line of time by stretches, sources, comparisons, downloads. */
export const views = {
  narrow: {
    side: "Side that speaks", language: "Language of a page", box: "Part of the map", boxOn: "only what lies in the box drawn on the map", thisView: "Only what the map shows", wholeWorld: "Take the box off",
    onlyHere: "Only these", counting: (counted: string, of: string) => `Counting the events: ${counted} of ${of} so far.`,
    page: (part: string, of: string) => `${part} of ${of}`, earlier: "Earlier", later: "Later", pages: "Pages of the list", withCount: (name: string, count: string) => `${name} (${count})`,
    andMore: (name: string, count: string) => `${name} + ${count}`, contestedOf: (count: string) => `${count} contested`,
  },
  bins: {
    choose: "Choose days on the line of time", keys: "Arrow keys go from stretch to stretch, with Shift they widen the choice, Enter narrows the situation to it, Escape takes it back.",
    units: { day: "by day", week: "by week", month: "by month", year: "by year" }, all: "All days",
    reaching: "date vaguer or longer than a stretch", single: "not corroborated", corroborated: "corroborated", undecided: "independence undecided", contested: "contested among them", ghosts: "undated, possible here",
    before: (count: number) => n(count, { one: "# event earlier", other: "# events earlier" }), after: (count: number) => n(count, { one: "# event later", other: "# events later" }),
    undated: (count: number) => n(count, { one: "# event without a date", other: "# events without a date" }), showUndated: "They are the last in the list.",
  },
  share: { title: "Take away", csv: "CSV", json: "JSON", link: "Copy the link", copied: "The link is copied.", print: "Print" },
};
