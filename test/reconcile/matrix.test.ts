import { describe, expect, it } from "vitest";
import { coverageOf, matrixOf, type Matrix } from "../../src/reconcile/index.ts";
import { directory, eventOf, page, together, type Said, type Sheet } from "./world.ts";

const clash: Said = { says: "The Free Column attacked army posts at Oxtown on Saturday.", type: "armed-clash", by: ["column"], on: ["zed-army"], from: ["hill-monitor"] };
const dead = (low: number, from: string[], more: Partial<Said> = {}): Said => ({ says: `${low} soldiers died at Oxtown, says ${from.at(-1)}.`, type: "toll", on: ["zed-army"], from, counts: [["killed", low, low, "zed-army"]], ...more });
const matrixFrom = (first: Sheet, ...others: Sheet[]): Matrix => {
  const sheets = [first, ...others];
  return matrixOf(eventOf(together(...sheets), first), sheets.flatMap((sheet) => sheet.claims), sheets.map((sheet) => sheet.document));
};
const rowOf = (matrix: Matrix, attribute: string, quantity: string | null = null) => matrix.rows.find((row) => row.attribute === attribute && row.quantity === quantity);

describe("the matrix of an event", () => {
  it("has each attribute by origin, every value with its exact words", () => {
    const sheet = page("Morning Post", "2031-05-04", [clash, { ...clash, says: "Army posts at Oxtown were attacked, the army said.", from: ["zed-army"] }, dead(12, ["hill-monitor"]), dead(3, ["zed-army"])]);
    const matrix = matrixFrom(sheet);
    for (const row of matrix.rows) for (const { values } of row.cells) for (const { text, anchor } of values) expect(sheet.document.text.slice(anchor.start, anchor.end)).toBe(text);
    expect(rowOf(matrix, "toll", "killed")).toMatchObject({ group: "zed-army", standing: "contested", cells: [{ origin: "hill-monitor", values: [{ value: "12" }] }, { origin: "zed-army", values: [{ value: "3" }] }] });
    expect(rowOf(matrix, "place")).toMatchObject({ standing: "agreed" });
    expect(rowOf(matrix, "initiator")!.cells.map(({ origin }) => origin)).toEqual(["hill-monitor", "zed-army"]);
    expect(rowOf(matrix, "weapon")).toBeUndefined();
  });

  it("leaves out who says nothing: missing is not contradicting", () => {
    const matrix = matrixFrom(page("Morning Post", "2031-05-04", [clash, dead(12, ["hill-monitor"]), { ...clash, says: "The lake monitor tells of the same.", from: ["lake-monitor"] }]));
    expect(rowOf(matrix, "toll", "killed")).toMatchObject({ standing: "single", cells: [{ origin: "hill-monitor" }] });
    expect(rowOf(matrix, "type")).toMatchObject({ standing: "agreed" });
  });

  it("names the weapon that a type tells of", () => {
    const strike: Said = { ...clash, says: "Aircraft struck Oxtown.", type: "air-drone-strike", by: ["zed-air"], on: ["column"] };
    expect(rowOf(matrixFrom(page("Morning Post", "2031-05-04", [strike])), "weapon")!.cells[0]!.values[0]).toMatchObject({ value: "air-drone-strike", text: "Aircraft struck Oxtown." });
  });

  it("tells who said what when, in the order of the pages' days", () => {
    const sheets = [page("Evening Post", "2031-05-05", [clash]), page("Morning Post", "2031-05-04", [{ ...clash, says: "The lake monitor tells of an attack at Oxtown." , from: ["lake-monitor"] }])];
    expect(matrixFrom(sheets[0]!, sheets[1]!).accounts.map(({ said, origin }) => [said, origin])).toEqual([["2031-05-04", "lake-monitor"], ["2031-05-05", "hill-monitor"]]);
  });
});

describe("figures and what they amend", () => {
  const relationOf = (matrix: Matrix, low: number) => matrix.figures.find(({ value }) => value.low === low)?.relation ?? null;
  it("a later, higher figure of one origin amends the earlier one; a lower one is said to lower it", () => {
    const matrix = matrixFrom(page("Morning Post", "2031-05-04", [clash, dead(5, ["hill-monitor"]), dead(9, ["lake-monitor"])]), page("Evening Post", "2031-05-05", [clash, dead(12, ["hill-monitor"]), dead(7, ["lake-monitor"])]));
    expect(relationOf(matrix, 5)).toBeNull();
    expect(relationOf(matrix, 12)).toMatchObject({ kind: "amends", why: expect.stringContaining("2031-05-04") });
    expect(relationOf(matrix, 7)).toMatchObject({ kind: "lowers" });
  });

  it("a part is related to its whole, and is no value of its own", () => {
    const counts: Said["counts"] = [["killed", 30, 30], ["killed", 6, 6, null, { part_of: "n1" }]];
    const matrix = matrixFrom(page("Morning Post", "2031-05-04", [clash, { ...dead(30, ["hill-monitor"]), counts }]));
    expect(relationOf(matrix, 6)).toMatchObject({ kind: "part" });
    expect(rowOf(matrix, "toll", "killed")!.cells[0]!.values.map(({ value }) => value)).toEqual(["30"]);
  });

  it("a toll of many days is cumulative: it contests nothing and bounds nothing beside the day's own", () => {
    const sheet = page("Morning Post", "2031-05-10", [clash, dead(5, ["hill-monitor"]), dead(70, ["lake-monitor"], { when: ["2031-05-01", "2031-05-07"] })]);
    const event = eventOf(together(sheet), sheet);
    expect(event.claims).toContain(sheet.claims[2]!.id);
    expect(event.fatalities).toMatchObject({ low: 5, best: 5, high: 5 });
    expect(event.status).not.toContain("contested");
    expect(relationOf(matrixFrom(sheet), 70)).toMatchObject({ kind: "cumulative", why: expect.stringContaining("2031-05-01") });
  });

  it("a toll of many days is related to the day's own figure, of its own origin first", () => {
    const wide = dead(70, ["lake-monitor"], { when: ["2031-05-01", "2031-05-07"] });
    const of = (matrix: Matrix): string | null => relationOf(matrix, 70)!.of;
    const other = page("Morning Post", "2031-05-10", [clash, dead(5, ["hill-monitor"]), wide]), own = page("Evening Post", "2031-05-11", [clash, dead(6, ["lake-monitor"])]);
    expect(of(matrixFrom(other))).toBe(`${other.claims[1]!.id} n1`);
    expect(of(matrixFrom(other, own))).toBe(`${own.claims[1]!.id} n1`);
  });

  it("tell who changed a figure, and who never did", () => {
    const day = (at: number, ...said: Said[]): Sheet => page(`Paper ${at}`, `2031-05-0${at}`, [clash, ...said]);
    const { courses, figures } = matrixFrom(
      day(4, dead(5, ["hill-monitor"]), dead(9, ["lake-monitor"]), dead(3, ["zed-gov"]), dead(20, ["column"])), day(5, dead(12, ["hill-monitor"]), dead(7, ["lake-monitor"]), dead(3, ["zed-gov"])),
      day(6, dead(11, ["hill-monitor"])),
    );
    expect(courses.map(({ origin, days, went }) => [origin, days.length, went])).toEqual([["column", 1, "once"], ["hill-monitor", 3, "changed"], ["lake-monitor", 2, "lowered"], ["zed-gov", 2, "kept"]]);
    for (const { figures: ids, origin } of courses) for (const id of ids) expect(figures.find((figure) => figure.id === id)!.origin).toBe(origin);
  });

  it("a figure that its own origin denies is retracted", () => {
    const matrix = matrixFrom(page("Morning Post", "2031-05-04", [clash, dead(8, ["hill-monitor"]), { says: "The Hill Monitor took its figure back.", type: "confirmation", from: ["hill-monitor"], negative: true, stance: "denies", about: [1] }]));
    expect(relationOf(matrix, 8)).toMatchObject({ kind: "retracted", why: expect.stringContaining("took its figure back") });
  });
});

describe("coverage", () => {
  it("tells the sides that speak elsewhere that week, those that take part, and who is silent here", () => {
    const here = page("Morning Post", "2031-05-04", [clash]);
    const elsewhere = page("Zed Press", "2031-05-05", [{ ...clash, says: "The army shelled the hills near Oxtown, the government said.", type: "shelling-artillery-missile-attack", by: ["zed-army"], on: ["rival"], from: ["zed-gov"], when: "2031-05-05" }]);
    const result = together(here, elsewhere);
    const coverage = coverageOf(eventOf(result, here), result.events, "2031-04-30", "2031-05-06", directory);
    expect(coverage.sides.find(({ side }) => side === "zed-gov")).toMatchObject({ belligerent: true, speaks: false, origins: ["zed-gov"], documents: 1 });
    expect(coverage.sides.find(({ side }) => side === "column")).toMatchObject({ belligerent: true, speaks: false, documents: 0 });
    expect(coverage.sides.find(({ side }) => side === "none")).toMatchObject({ speaks: true, origins: ["hill-monitor"] });
  });
});
