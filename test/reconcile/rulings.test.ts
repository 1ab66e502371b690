import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judgement, Verb } from "../../src/ledger/index.ts";
import { rulingsOf, standing } from "../../src/reconcile/rulings.ts";
import { Shelf } from "./holdings.ts";
import { page, type Said } from "./world.ts";

let number = 0;
const judged = (verb: Verb, subject: string, objects: string[] = []): Judgement => ({ id: `jdg:${++number}`, at: "2031-06-01T10:00:00Z", author: "a reader", subject, verb, reason: "Asked both.", objects });
const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const by = (from: string): Said => ({ ...clash, says: `Attacked at Oxtown, said ${from}.`, from: [from] });

/** The one event of a page on which these two agree, under these judgements. */
async function agreed(one: string, other: string, judgements: Judgement[]) {
  const shelf = new Shelf();
  shelf.judged.push(...judgements);
  await shelf.bring([page("Morning Post", "2031-05-04", [by(one), by(other)])]);
  return shelf.events()[0]!;
}

describe("what people decide on origins", () => {
  it.each([
    ["two monitors", "hill-monitor", "lake-monitor", [], "corroborated"],
    ["two that were declared dependent", "hill-monitor", "lake-monitor", [judged("dependent", "lake-monitor", ["hill-monitor"])], "single-origin"],
    ["two of one side", "left-monitor", "right-monitor", [], "undecided"],
    ["two of one side that were declared independent", "left-monitor", "right-monitor", [judged("independent", "left-monitor", ["right-monitor"])], "corroborated"],
    ["two whose tie was struck", "left-monitor", "column", [judged("refute", "tie:left-monitor:leans-to:column")], "corroborated"],
    ["two whose tie was confirmed", "left-monitor", "column", [judged("confirm", "tie:left-monitor:leans-to:column")], "undecided"],
  ] as [string, string, string, Judgement[], string][])("of %s that agree", async (_, one, other, judgements, status) => {
    const event = await agreed(one, other, judgements);
    expect(event.status).toContain(status);
    if (judgements.length > 0 && judgements[0]!.objects!.length > 0) expect(event.origins.flatMap(({ reasons }) => reasons).join(" ")).toContain("a reader, 2031-06-01: Asked both.");
  });

  it("falls with the record that undoes it, and stands again with the one that undoes that", async () => {
    const first = judged("dependent", "lake-monitor", ["hill-monitor"]);
    const undoing = judged("undo", first.id);
    expect((await agreed("hill-monitor", "lake-monitor", [first, undoing])).status).toContain("corroborated");
    expect((await agreed("hill-monitor", "lake-monitor", [first, undoing, judged("undo", undoing.id)])).status).toContain("single-origin");
  });
});

describe("what stands", () => {
  it("is every judgement that nothing standing undoes", () => {
    fc.assert(fc.property(fc.array(fc.option(fc.nat(20), { freq: 2, nil: null }), { maxLength: 20 }), (undoes) => {
      const list = undoes.map((at, n): Judgement => ({ ...judged(at === null || at >= n ? "note" : "undo", at === null || at >= n ? "evt:1" : `jdg:x${at}`), id: `jdg:x${n}` }));
      const kept = new Set(standing(list).map(({ id }) => id));
      const stands = (n: number): boolean => !list.some((other, at) => at > n && other.verb === "undo" && other.subject === `jdg:x${n}` && stands(at));
      for (const [n, one] of list.entries()) expect(kept.has(one.id)).toBe(one.verb !== "undo" && stands(n));
    }));
  });

  it("leads every merged event to one that is left, whatever the order of the merges", () => {
    const name = fc.constantFrom("evt:a", "evt:b", "evt:c", "evt:d", "evt:e");
    fc.assert(fc.property(fc.array(fc.tuple(name, name), { maxLength: 12 }), (pairs) => {
      const rulings = rulingsOf(pairs.map(([into, other]) => judged("merge", into, [other])));
      for (const event of ["evt:a", "evt:b", "evt:c", "evt:d", "evt:e"]) {
        const into = rulings.mergedInto(event)?.event;
        if (into === undefined) continue;
        expect(rulings.mergedInto(into)).toBeUndefined();
        expect(rulings.mergedFrom(into)).toContain(event);
      }
      const last = pairs.findLast(([into, other]) => into !== other);
      if (last) expect(rulings.mergedInto(last[1])).toBeDefined();
    }));
  });

  it("leaves nothing in an event that was merged: claims put into it and split off it are of the one that is left", () => {
    const rulings = rulingsOf([judged("assign", "clm:1", ["evt:b"]), judged("split", "evt:b", ["clm:2"]), judged("merge", "evt:a", ["evt:b"]), judged("merge", "evt:c", ["evt:a"])]);
    expect(rulings.assigned("evt:c")).toEqual(["clm:1"]);
    expect(rulings.splitOff("evt:c").map(({ claims }) => claims)).toEqual([["clm:2"]]);
    expect(rulings.mergedFrom("evt:c")).toEqual(["evt:b", "evt:a"]);
  });

  it("never merges two events into each other", () => {
    const rulings = rulingsOf([judged("merge", "evt:a", ["evt:b"]), judged("merge", "evt:b", ["evt:a"])]);
    expect([rulings.mergedInto("evt:a"), rulings.mergedInto("evt:b")].filter((one) => one !== undefined)).toHaveLength(1);
  });
});
