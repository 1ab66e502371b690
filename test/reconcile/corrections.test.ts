import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judgement } from "../../src/ledger/index.ts";
import { writtenIn } from "../../src/reconcile/index.ts";
import { Shelf } from "./holdings.ts";
import { page, type Said } from "./world.ts";

let number = 0;
const correct = (subject: string, value: string): Judgement => ({ id: `jdg:${++number}`, at: "2031-06-01T10:00:00Z", author: "a reader", subject, verb: "correct", reason: "Asked both.", value });

describe("what a correction says", () => {
  it.each([
    ["type: repelled", { attribute: "type", value: "repelled" }], ["time: 2031-05-03", { attribute: "time", end: null, value: "2031-05-03" }], ["time.end: 2031-05-03", { attribute: "time", end: "end" }],
    ["place: gn:170654", { attribute: "place", old: null, value: "gn:170654" }], ["place gn:1: gn:2", { attribute: "place", old: "gn:1", value: "gn:2" }], ["initiator zed-army: column", { attribute: "initiator", old: "zed-army", value: "column" }],
    ["target: none", { attribute: "target", value: null }], ["killed: 12", { attribute: "toll", quantity: "killed", group: null, value: "12" }], ["count killed zed-army: 10..", { attribute: "toll", group: "zed-army", value: "10.." }],
    ["toll wounded:3", { attribute: "toll", quantity: "wounded", value: "3" }],
  ])("%s", (text, written) => expect(writtenIn(text)).toMatchObject(written));

  it.each(["", "killed", "killed: ", "killed: ..", "killed: 1e9", "kill: 3", "time: today", "time: 2031-5-3", "type: none", "place: two words", "place a b: c"])("nothing: %s", (text) => expect(writtenIn(text)).toHaveProperty("unfit"));

  it("is never more than its words, whatever they are", () => {
    fc.assert(fc.property(fc.string(), (text) => { expect(() => writtenIn(text)).not.toThrow(); }));
  });
});

const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };

describe("a corrected claim", () => {
  it("takes away an agreement that came of a misreading, and brings it back when it is undone", async () => {
    const sheets = [page("Morning Post", "2031-05-04", [{ ...clash, from: ["hill-monitor"] }]), page("Evening Post", "2031-05-04", [{ ...clash, says: "Posts at Oxtown attacked.", from: ["lake-monitor"] }])];
    const claim = sheets[0]!.claims[0]!.id;
    const shelf = new Shelf();
    await shelf.bring(sheets);
    expect(shelf.events()[0]!.status).toEqual(["corroborated"]);
    shelf.judged.push(correct(claim, "initiator: rival"));
    await shelf.bring([], [shelf.events()[0]!.claims[0]!]);
    expect(shelf.events()[0]!.status).toEqual(["single-origin"]);
    shelf.judged.push({ ...correct("jdg:0", ""), verb: "undo", subject: shelf.judged[0]!.id });
    await shelf.bring([], [shelf.events()[0]!.claims[0]!]);
    expect(shelf.events()[0]!.status).toEqual(["corroborated"]);
  });

  it("never corroborates what was not, and leaves what was read as it was", async () => {
    const value = fc.oneof(fc.constantFrom("type: armed-clash", "initiator: column", "target: zed-army", "time: 2031-05-03", "place: p:ox", "place none: p:ox", "killed: 12", "killed zed-army: 12", "initiator: none", "time: none"), fc.integer({ min: 0, max: 30 }).map((dead) => `killed: ${dead}`));
    const said = fc.record({ by: fc.subarray(["column", "rival"]), on: fc.subarray(["zed-army", "villagers"]), type: fc.constantFrom("armed-clash" as const, "repelled" as const, "attack" as const), from: fc.constantFrom(["hill-monitor"], ["lake-monitor"], ["column-voice"], []), when: fc.constantFrom("2031-05-03", null) });
    await fc.assert(fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 4 }), fc.array(fc.tuple(fc.nat(3), value), { minLength: 1, maxLength: 4 }), async (list, values) => {
      const sheets = list.map((one, at) => page(["Morning Post", "Evening Post", "Weekly Review", "Far Wire"][at]!, "2031-05-04", [{ ...one, says: `Report ${at}.` }], { id: `sha256:c${at}` }));
      const plain = new Shelf(), ruled = new Shelf();
      await plain.bring(sheets);
      for (const [at, text] of values) ruled.judged.push(correct(sheets[at % sheets.length]!.claims[0]!.id, text));
      await ruled.bring(sheets);
      const before = new Map(plain.events().map((event) => [event.id, event]));
      expect(ruled.events().map(({ id, claims }) => [id, claims])).toEqual([...before.values()].map(({ id, claims }) => [id, claims]));
      const rank = (status: readonly string[]): number => (status.includes("corroborated") ? 2 : status.includes("undecided") ? 1 : 0);
      for (const event of ruled.events()) expect(rank(event.status)).toBeLessThanOrEqual(rank(before.get(event.id)!.status));
      for (const judgement of [...ruled.judged]) ruled.judged.push({ ...correct("", ""), verb: "undo", subject: judgement.id });
      await ruled.bring([], [...before.values()].flatMap(({ claims }) => claims));
      expect(ruled.events()).toEqual(plain.events());
    }), { numRuns: 80 });
  });
});
