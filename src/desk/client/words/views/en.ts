import { plurals } from "../plural.ts";

const n = plurals("en");

/** The words of the larger views: filters of the situation, its line of time by stretches, sources, comparisons, downloads. */
export const views = {
  narrow: {
    words: "Words in a page",
    side: "Side that speaks", language: "Language of a page", box: "Part of the map", boxOn: "only what lies in the box drawn on the map", thisView: "Only what the map shows", wholeWorld: "Take the box off",
    onlyHere: "Only these", pagesCut: (count: string) => `Very many pages hold these words: only the events of ${count} of them are shown. More words narrow it.`,
    counting: (counted: string, of: string) => `Counting the events: ${counted} of ${of} so far.`,
    page: (part: string, of: string) => `${part} of ${of}`, before: "Previous page", after: "Next page", pages: "Pages of the list", withCount: (name: string, count: string) => `${name} (${count})`,
    andMore: (name: string, count: string) => `${name} + ${count}`, contestedOf: (count: string) => `${count} contested`,
  },
  bins: {
    choose: "Choose days on the line of time", keys: "Arrow keys go from stretch to stretch, with Shift they widen the choice, Enter narrows the situation to it, Escape takes it back.",
    units: { day: "by day", week: "by week", month: "by month", year: "by year" }, all: "All days",
    reaching: "date vaguer or longer than a stretch", single: "not corroborated", corroborated: "corroborated", undecided: "independence undecided", contested: "contested among them", ghosts: "undated, possible here",
    before: (count: number) => n(count, { one: "# event earlier", other: "# events earlier" }), after: (count: number) => n(count, { one: "# event later", other: "# events later" }),
    undated: (count: number) => n(count, { one: "# event without a date", other: "# events without a date" }), showUndated: "They are the last in the list.",
  },
  share: { title: "Take away", csv: "CSV", json: "JSON", link: "Copy the link", copied: "The link is copied.", print: "Print", masked: "Private persons’ names masked" },
  sources: {
    title: "Sources", lead: "Everybody who speaks in the events: how often as the origin or as a relay, and what became of their word. These are counts, and no score of trust.", name: "Source", kind: "Kind", origin: "As origin", relay: "As relay",
    agreed: "Others agree", parted: "Others part", agreedLater: "later", partedLater: "later", days: "Days", of: (count: string, all: string) => `${count} of ${all}`, found: (count: number) => n(count, { zero: "No sources", one: "# source", other: "# sources" }),
    agreedMeans: "events in which another origin, shown to be independent, says the same of something; later: in a page published on a later day.", partedMeans: "events in which another origin, which does not depend on it, contradicts it; later: in a page published on a later day.",
    ties: "Ties", noTies: "The directory knows of no ties.", reviewed: "reviewed by a person", unreviewed: "nobody has reviewed it", from: (from: string) => `since ${from}`, until: (until: string) => `until ${until}`, citation: "Citation", noCitation: "No citation is on record.", notes: "Note of the directory",
    events: "Events in which it speaks", newest: (shown: string, all: string) => `the last ${shown} of ${all}`, said: "What it said", all: "All its events", unknown: "not in the directory", passes: "passes on what others say",
    relations: { "part-of": "is part of", "organ-of": "is an organ of", "owned-by": "is owned by", "funded-by": "is funded by", "allied-with": "is allied with", "backed-by": "is backed by", "leans-to": "leans to" },
  },
  compare: {
    title: "Two articles side by side", choose: "Choose the article to set beside it", both: "Both tell of it", only: (name: string) => `Only ${name} has this`, matter: "No event holds it", start: "Compare", pick: "to compare", nothing: "says nothing of it", with: "Compare with another article", two: "Choose two articles to compare them.",
    shared: (count: number) => n(count, { zero: "Nothing is told by both.", one: "# matter is told by both.", other: "# matters are told by both." }),
  },
  original: { show: "Show the original beside", hide: "Hide the original", title: "The original as it was captured, as text", part: "The beginning only; the rest is in the download." },
  alone: { title: "recoupe in the browser", promise: "Everything is read in this browser. Nothing you paste or drop leaves it, and nothing is kept.", loading: "Loading the names of places and actors…", source: "What this is" },
  fix: {
    title: (number: number) => `Correct claim ${number} before keeping it`, lead: "What was read stays as it was read. Your correction is recorded under your name once the article is kept, and stands beside it.", what: "What to correct", add: "Note the correction", noted: "The correction is noted.",
    incomplete: "A correction needs another value, a reason and your name.", many: (count: number) => n(count, { one: "# correction", other: "# corrections" }), recorded: (count: number) => n(count, { one: "# correction recorded.", other: "# corrections recorded." }),
  },
};
