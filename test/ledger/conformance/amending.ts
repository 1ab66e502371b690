import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Derived, Judgement } from "../../../src/ledger/index.ts";
import { entry, reading, SOUTH } from "../examples.ts";
import { ruleOf, type Places } from "./place.ts";

/** What is added to a document later: newer readings, judgements, and what is derived. */
export function amending({ fresh }: Places): void {
  describe("reads a document again", () => {
    const told = { text: "Fighters left Belmar. Others came to Östra Fjäll.", captured_from: "again.txt" };
    const first = entry({ ...told, claims: [{ words: "Fighters left Belmar", place: "Belmar" }, { words: "Others came to Östra Fjäll", place: "Östra Fjäll" }] });
    const id = first.reading.document.id;
    const second = reading({ ...told, rules: "rules-2", title: "Belmar", claims: [{ words: "Fighters left Belmar", place: "Belmar" }, { words: "Others", type: "movement" }] }, id);

    test("the newest reading is the current one, its place in the order stays, and the earlier one stays on record", async () => {
      const ledger = await fresh();
      await ledger.add(first);
      await ledger.add(SOUTH);
      expect(await ledger.reread(second)).toMatchObject({ document: id, added: true, claims: 2 });
      expect(await ledger.claims()).toEqual([...second.claims, ...SOUTH.reading.claims]);
      expect(await ledger.claim(first.reading.claims[1]!.id)).toBeNull();
      expect(await ledger.claims({ place: "Östra Fjäll" })).toEqual([]);
      expect(await ledger.document(id)).toEqual(second.document);
      expect((await ledger.documents())[0]).toMatchObject({ id, title: "Belmar", claims: 2 });
      expect(await ledger.counts()).toMatchObject({ documents: 2, claims: 4, readings: 3, problems: 2 });
      expect((await ledger.add(first)).claims).toBe(2);
      expect(await ledger.check()).toEqual([]);
    });

    test("a reading that says the same changes nothing", async () => {
      const ledger = await fresh();
      await ledger.add(first);
      expect((await ledger.reread(first.reading)).added).toBe(false);
      const { record } = await ledger.reread(second);
      expect(await ledger.reread(second)).toEqual({ document: id, added: false, claims: 2, record });
      expect((await ledger.counts()).readings).toBe(2);
      expect((await ledger.reread(first.reading)).added).toBe(true);
      expect(await ledger.claims()).toEqual(first.reading.claims);
      expect(await ledger.check()).toEqual([]);
    });

    test("a document that is not kept, and a reading that misquotes, are refused", async () => {
      const ledger = await fresh();
      expect(await ruleOf(ledger.reread(second))).toBe("unknown-document");
      await ledger.add(first);
      const wrong = structuredClone(second);
      wrong.claims[0]!.span.exact = "Fighters took Belmar";
      expect(await ruleOf(ledger.reread(wrong))).toBe("misquoted");
      expect(await ledger.claims()).toEqual(first.reading.claims);
    });
  });

  describe("judgements", () => {
    const given: Omit<Judgement, "id"> = { at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "confirm", reason: "Two photographs show it." };
    test("are appended in order, each with an id of its own", async () => {
      const ledger = await fresh();
      const one = await ledger.judge(given);
      const two = await ledger.judge(given);
      const three = await ledger.judge({ ...given, subject: one.id, verb: "undo", reason: "Wrong town. \ud800\0" });
      expect(one).toEqual({ ...given, id: expect.stringMatching(/^jdg:/) });
      expect(two.id).not.toBe(one.id);
      expect(await ledger.judgements()).toEqual([one, two, three]);
      expect(await ledger.judgements("evt:1")).toEqual([one, two]);
      expect((await ledger.counts()).judgements).toBe(3);
      expect(await ledger.check()).toEqual([]);
    });
    test.each([{ author: "" }, { subject: "" }, { verb: "like" }, { at: "now" }])("with %j are refused", async (spoilt) => {
      const ledger = await fresh();
      expect(await ruleOf(ledger.judge({ ...given, ...spoilt } as Omit<Judgement, "id">))).toBe("bad-judgement");
      expect((await ledger.counts()).judgements).toBe(0);
    });
  });

  describe("derived records", () => {
    const event = (n: number, body: unknown = { n }): Derived => ({ id: `evt:${n}`, kind: "event", body });
    test("are replaced as a whole, in the order given", async () => {
      const ledger = await fresh();
      await ledger.derive([event(2), event(1), { id: "epi:1", kind: "episode", body: { events: ["evt:1"] } }]);
      expect(await ledger.derived("event")).toEqual([{ n: 2 }, { n: 1 }]);
      expect(await ledger.derived("episode")).toEqual([{ events: ["evt:1"] }]);
      await ledger.derive([event(3), event(2, { n: 22 }), event(1)]);
      expect(await ledger.derived("event")).toEqual([{ n: 3 }, { n: 22 }, { n: 1 }]);
      expect(await ledger.derived("episode")).toEqual([]);
      expect(await ledger.derivedById("evt:2")).toEqual({ n: 22 });
      expect((await ledger.counts()).events).toBe(3);
      await ledger.derive([]);
      expect(await ledger.derivedById("evt:2")).toBeNull();
    });
    test("are left as they were when the new ones cannot stand", async () => {
      const ledger = await fresh();
      await ledger.derive([event(1)]);
      expect(await ruleOf(ledger.derive([event(2), event(3), event(2)]))).toBe("bad-derived");
      expect(await ruleOf(ledger.derive([{ id: "evt:2", kind: "event", body: undefined }]))).toBe("bad-derived");
      expect(await ledger.derived("event")).toEqual([{ n: 1 }]);
    });
    test("any list after any other is exactly what is there then", async () => {
      const ledger = await fresh();
      const lists = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 8 }), body: fc.integer({ min: 0, max: 2 }) }), { selector: ({ id }) => id, maxLength: 8 });
      await fc.assert(fc.asyncProperty(lists, async (list) => {
        await ledger.derive(list.map(({ id, body }) => event(id, { id, body })));
        expect(await ledger.derived("event")).toEqual(list);
      }), { numRuns: 60 });
    });
  });
}
