import { describe, expect, it } from "vitest";
import { furnitureFrom } from "../../src/page/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { furniture } from "./furniture.ts";

const HEAD = "phrase\tat\tmarks\n", DAYS = "word\ttag\tnumber\n";

describe("furnitureFrom", () => {
  it("folds phrases and names and keeps other tags for other readers", () => {
    expect(furnitureFrom("fr", `${HEAD}À lire aussi :\tstart\trelated\n`, `${DAYS}Février\tmonth\t2\nété\tseason\tsummer\nJeudi\tweekday\t4\n`))
      .toEqual({ language: "fr", months: { fevrier: 2 }, weekdays: { jeudi: 4 }, phrases: [{ phrase: "a lire aussi :", at: "start", marks: "related" }] });
  });

  it.each([
    ["a place that is none", `${HEAD}x\tmiddle\tboilerplate\n`, DAYS, "fr/furniture.tsv, line 2"],
    ["a mark that is none", `${HEAD}# a comment\nx\tstart\tfoo\n`, DAYS, "fr/furniture.tsv, line 3"],
    ["a missing column", `${HEAD}x\tstart\n`, DAYS, "fr/furniture.tsv, line 2"],
    ["a phrase of nothing", `${HEAD}''\tstart\trelated\n`, DAYS, "fr/furniture.tsv, line 2"],
    ["no header", "x\tstart\trelated\n", DAYS, "fr/furniture.tsv, line 1"],
    ["a thirteenth month", HEAD, `${DAYS}mars\tmonth\t13\n`, "fr/calendar.tsv, line 2"],
    ["a weekday without a number", HEAD, `${DAYS}lundi\tweekday\t\n`, "fr/calendar.tsv, line 2"],
  ])("refuses %s, naming file and line", (_, phrases, calendar, where) => {
    expect(() => furnitureFrom("fr", phrases, calendar)).toThrow(ProblemError);
    expect(() => furnitureFrom("fr", phrases, calendar)).toThrow(where);
  });

  it("names every month and weekday in each pack", () => {
    for (const { language, months, weekdays, phrases } of furniture) {
      expect([...new Set(Object.values(months))].sort((a, b) => a - b), language).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect([...new Set(Object.values(weekdays))].sort(), language).toEqual([1, 2, 3, 4, 5, 6, 7]);
      expect(new Set(phrases.map(({ phrase, at, marks }) => `${phrase}/${at}/${marks}`)).size, language).toBe(phrases.length);
    }
  });
});
