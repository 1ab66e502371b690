// Dates that one page leaves open and another one narrows down. The places and actors are real, the rest is made up.
import { describe, expect, it } from "vitest";
import { openShelf, read, reconcile, type Reading } from "../../src/index.ts";
import { Shelf } from "./holdings.ts";
import { eventOf, page, together, type Said, type Sheet } from "./world.ts";

const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
const open = (name: string, candidates: string[], says = `${name}: the Free Column has attacked army posts at Oxtown.`): Sheet => page(name, null, [{ ...clash, says, candidates }]);

describe("an event's dates", () => {
  it("are the one day that two pages' words have in common, with the words that leave it", async () => {
    const [wide, narrow] = [open("Small Site", ["2014-05-03", "2025-05-03", "2031-05-03"]), open("Other Site", ["2031-05-03", "2042-05-03"])];
    const event = eventOf(together(wide, narrow), wide);
    expect(event.time).toMatchObject({ start: "2031-05-03", end: "2031-05-03", candidates: [], claims: [wide.claims[0]!.id, narrow.claims[0]!.id].sort() });
    const of = event.time!.narrowed.find(({ claims }) => claims[0] === wide.claims[0]!.id)!;
    expect(of).toMatchObject({ candidates: [{ start: "2014-05-03" }, { start: "2025-05-03" }, { start: "2031-05-03" }], left: [{ start: "2031-05-03", end: "2031-05-03" }] });
    expect(of.by).toEqual([{ value: "2031-05-03, 2042-05-03", claim: narrow.claims[0]!.id, document: narrow.document.id, text: "Oxtown", anchor: narrow.claims[0]!.time!.anchor }]);
    expect(of.says).toContain("2014-05-03, 2025-05-03, 2031-05-03 open");
    // The claims keep what they leave open, and the later page's part in the event stays undecided.
    expect(wide.claims[0]!.time).toMatchObject({ start: null, candidates: [{}, {}, {}] });
    expect(event.documents.map(({ membership }) => membership).sort()).toEqual(["decided", "undecided"]);
    for (const order of [[wide, narrow], [narrow, wide]]) {
      const shelf = new Shelf();
      for (const sheet of order) await shelf.bring([sheet]);
      expect(shelf.events().map(({ time }) => time)).toEqual([event.time]);
    }
  });

  it("stay open between what two pages leave, and null", () => {
    const sheets = [open("Small Site", ["2014-05-03", "2025-05-03", "2031-05-03"]), open("Other Site", ["2025-05-03", "2031-05-03"])];
    const { time } = eventOf(together(...sheets), sheets[0]!);
    expect(time).toMatchObject({ start: null, end: null, candidates: [{ start: "2025-05-03" }, { start: "2031-05-03" }] });
    expect(time!.narrowed.map(({ left }) => left.length)).toEqual([2]);
  });

  it("stay as they are where nothing narrows them", () => {
    const sheets = [open("Small Site", ["2014-05-03", "2031-05-03"]), open("Other Site", ["2014-05-03", "2031-05-03"])];
    expect(eventOf(together(...sheets), sheets[0]!).time).toMatchObject({ start: null, end: null, candidates: [{}, {}], narrowed: [] });
  });

  it("are not chosen by a page of another place, or of other dates", () => {
    const sheets = [open("Small Site", ["2014-05-03", "2031-05-03"]), page("Other Site", null, [{ ...clash, says: "At Farville.", at: "Farville", candidates: ["2031-05-03"] }]), open("Third Site", ["2020-05-03"])];
    expect(eventOf(together(...sheets), sheets[0]!).time).toMatchObject({ start: null, candidates: [{}, {}], narrowed: [] });
  });

  it.each([
    ["English", "Islamic State fighters attacked Syrian army positions in Palmyra on Thursday 14 March 2019."],
    ["French", "Le jeudi 14 mars 2019, des combattants de l’État islamique ont attaqué des positions de l’armée syrienne à Palmyre."],
    ["Arabic", "هاجم مقاتلو تنظيم الدولة الإسلامية مواقع الجيش السوري في تدمر يوم الخميس 14 مارس 2019."],
  ])("that a French page leaves open are narrowed down by an %s one", (_, text) => {
    const shelf = openShelf();
    const reading = (words: string): Reading => read(`${words}\n`, { shelf, captured_from: "dispatch.txt" });
    const undated = reading("Jeudi 14 mars, des combattants de l’État islamique ont attaqué des positions de l’armée syrienne à Palmyre.");
    const dated = reading(text);
    expect(undated.claims[0]!.time).toMatchObject({ start: null, candidates: expect.arrayContaining([{ start: "2019-03-14", end: "2019-03-14" }]) });
    const [event] = reconcile([undated, dated], shelf).events;
    expect(event).toMatchObject({ time: { start: "2019-03-14", end: "2019-03-14", claims: [dated.claims[0]!.id] } });
    expect(event!.time!.narrowed).toMatchObject([{ claims: undated.claims.map(({ id }) => id), left: [{ start: "2019-03-14", end: "2019-03-14" }], by: [{ document: dated.document.id, text: dated.claims[0]!.time!.text, value: "2019-03-14" }] }]);
    expect(event!.documents.find(({ id }) => id === undated.document.id)).toMatchObject({ membership: "undecided", reasons: [expect.stringMatching(/only 2019-03-14/), expect.stringMatching(/does not settle/)] });
  });
});
