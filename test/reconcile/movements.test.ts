import { describe, expect, it } from "vitest";
import type { PlaceRef } from "../../src/reading/index.ts";
import { eventOf, page, PLACES, together } from "./world.ts";

/** The movements of one page whose one sentence names these places in this order. */
function movements(...named: [role: PlaceRef["role"], name: string][]): string[] {
  const sheet = page("Morning Post", "2031-05-04", [{ says: "The Free Column is advancing.", type: "movement", by: ["column"] }]);
  const [claim] = sheet.claims;
  claim!.places = named.map(([role, name], at) => ({ ...PLACES[name]!, text: name, anchor: { start: at, end: at + 1 }, inherited: false, role, labels: {}, candidates: [] })).reverse();
  const { places, movements: found } = eventOf(together(sheet), sheet);
  const nameOf = (key: string, role: string) => places.find((place) => (place.id ?? place.name) === key && place.role === role)!.name;
  for (const { claims } of found) expect(claims).toEqual([claim!.id]);
  return found.map(({ from, to }) => `${nameOf(from, "from")} > ${nameOf(to, "toward")}`).sort();
}

describe("movements", () => {
  it.each<[string, [PlaceRef["role"], string][], string[]]>([
    ["from one place toward another", [["from", "Oxtown"], ["toward", "Nearby"]], ["Oxtown > Nearby"]],
    ["from A towards B and from C towards D", [["from", "Oxtown"], ["toward", "Nearby"], ["from", "Oxfield"], ["toward", "Farville"]], ["Oxfield > Farville", "Oxtown > Nearby"]],
    ["towards A from B and towards C from D", [["toward", "Oxtown"], ["from", "Nearby"], ["toward", "Oxfield"], ["from", "Farville"]], ["Farville > Oxfield", "Nearby > Oxtown"]],
    ["from one place towards two", [["from", "Oxtown"], ["toward", "Nearby"], ["toward", "Farville"]], ["Oxtown > Farville", "Oxtown > Nearby"]],
    ["from two places towards two, which with which unsaid", [["from", "Oxtown"], ["from", "Oxfield"], ["toward", "Nearby"], ["toward", "Farville"]], []],
    ["from two places and towards three", [["from", "Oxtown"], ["toward", "Nearby"], ["from", "Oxfield"], ["toward", "Farville"], ["toward", "Zedland"]], []],
    ["from a place", [["from", "Oxtown"], ["at", "Nearby"]], []],
    ["from a place to itself", [["from", "Oxtown"], ["toward", "Oxtown"]], []],
  ])("%s", (_, named, wanted) => {
    expect(movements(...named)).toEqual(wanted);
  });
});
