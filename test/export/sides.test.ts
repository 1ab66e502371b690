import { describe, expect, test } from "vitest";
import { openShelf } from "../../src/app/shelf.ts";
import { sidesOf } from "../../src/export/index.ts";
import type { Bundle } from "../../src/export/index.ts";

const shelf = openShelf();

/** An event told by claims, each as "doers type targets". */
function event(told: readonly string[], rivals: readonly string[] = []): Bundle {
  const refs = (list: string): any[] => list.split("+").filter(Boolean).map((id) => ({ id, name: id, text: id, anchor: { start: 0, end: 0 }, inherited: false }));
  const claims = told.map((line, at) => { const [doers = "", type = "", targets = ""] = line.split(" "); return { id: `clm:${at}`, type, initiators: refs(doers), targets: refs(targets), polarity: "positive", factuality: "certain", counts: [] } as any; });
  const all = (end: "initiators" | "targets") => [...new Set(claims.flatMap((claim) => claim[end].map(({ id }: any) => id)))].map((id) => ({ id, name: id, claims: [] }));
  const contested = rivals.length === 0 ? [] : [{ attribute: "initiator", quantity: null, group: null, values: rivals.map((value) => ({ value, origin: "o" })) }];
  return { event: { claims: claims.map(({ id }) => id), initiators: all("initiators"), targets: all("targets"), contested, type: claims[0].type, time: { start: "2016-12-08" } } as any, claims: new Map(claims.map((claim) => [claim.id, claim])), pages: new Map(), verdict: null };
}
const sides = (told: readonly string[], rivals?: readonly string[]): string => {
  const { first, second, apart, rivals: left } = sidesOf(event(told, rivals), shelf);
  return [first, second, apart, left].map((side) => side.map(({ id }) => id).join(",")).join(" | ");
};

test("an event that names everybody costs little", () => {
  const all = [...shelf.directory.all()].map(({ id }) => id).sort(), half = all.length >> 1;
  const { first, second, apart } = sidesOf(event([`${all.slice(0, half).join("+")} air-drone-strike ${all.slice(half).join("+")}`, `${all.join("+")} shelling`, `${all.join("+")} attack ${all.join("+")}`]), shelf);
  expect(first.length + second.length + apart.length).toBe(all.length);
});

describe("the sides of an event", () => {
  test.each([
    ["who acts does not matter", ["isis armed-clash syr-saa"], "isis | syr-saa |  | "],
    ["who is hit does not matter", ["syr-saa armed-clash isis"], "isis | syr-saa |  | "],
    ["a part stands with the whole", ["isis armed-clash syr-saa", "syr-gov shelling isis"], "isis | syr-gov,syr-saa |  | "],
    ["civilians come second", ["syr-saa shelling civilians"], "syr-saa | civilians |  | "],
    ["also where nobody names who hit them", [" shelling civilians"], " | civilians |  | "],
    ["but first where they act", ["civilians peaceful-protest", "civilians peaceful-protest syr-gov"], "civilians | syr-gov |  | "],
    ["one who is told alone has a side of its own", ["syr-saa shelling"], "syr-saa |  |  | "],
    ["two who hit the same people are not thereby friends", ["isis attack civilians", "syr-saa attack civilians", "isis attack civilians"], "isis | civilians | syr-saa | "],
    ["two who have one enemy are not thereby friends", ["isis armed-clash syr-saa", "isis armed-clash syr-saa", "isis armed-clash sdf"], "isis | syr-saa | sdf | "],
    ["an army and its country's rebels are no side, though one sentence names both", ["syr-saa+fsa shelling civilians"], " | civilians | fsa,syr-saa | "],
    ["nor does the alphabet accuse one of two", ["isis attack civilians", "syr-saa attack civilians"], " | civilians | isis,syr-saa | "],
    ["civilians who are led away are nobody's foes", ["isis attack", "syr-saa movement civilians", "isis armed-clash syr-saa"], "isis | syr-saa | civilians | "],
    ["civilians named beside those who fight tie nobody together", ["cjtf-oir+civilians air-drone-strike", "civilians+isis air-drone-strike", "cjtf-oir air-drone-strike isis"], "cjtf-oir | isis | civilians | "],
    ["an army and another country's force are", ["syr-saa+rus-vks air-drone-strike isis"], "isis | rus-vks,syr-saa |  | "],
    ["doers of some claims stand against those hit in others, where these are one each", ["isis attack", " toll syr-saa"], "isis | syr-saa |  | "],
    ["a clash of two who cannot be friends has them as its sides", ["isis+syr-saa armed-clash"], "isis | syr-saa |  | "],
    ["but not where a third bears arms", ["isis+syr-saa+sdf armed-clash"], " |  | isis,sdf,syr-saa | "],
    ["rival authors are on no side", ["isis attack civilians", "syr-saa attack civilians"],  " | civilians |  | isis,syr-saa", ["isis", "syr-saa"]],
  ] as [string, string[], string, string[]?][])("%s", (_, told, expected, rivals) => expect(sides(told, rivals)).toBe(expected));
});
