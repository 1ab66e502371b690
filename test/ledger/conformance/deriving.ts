import { describe, expect, test } from "vitest";
import { itemNumber, type Item, type Ledger, type Refiling } from "../../../src/ledger/index.ts";
import { numbered, reading } from "../examples.ts";
import type { Places } from "./place.ts";

const basis = "test";
const item = (n: number, keys: number[], body = "[1]"): Item => ({ id: `evt:${n}`, kind: "event", sort: n, keys, body });
const change = (more: Partial<Refiling>): Refiling => ({ put: [], remove: [], redirects: [], basis, over: null, ...more });
const ids = async (ledger: Ledger, more: object = {}): Promise<string[]> => (await ledger.waiting({ limit: 100, ...more })).documents.map(({ id }) => id);

/** What is to be worked out, and how several work at once. */
export function deriving({ fresh, again }: Places): void {
  describe("what waits to be worked out", () => {
    test("is what was kept, read again or judged, until a change brings it in", async () => {
      const ledger = await fresh();
      const [one, two, three] = [numbered(1), numbered(2), numbered(3)];
      await ledger.addAll([one, two]);
      const judged = await ledger.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "Seen." });
      const { documents, judgements, mark, last } = await ledger.waiting({ limit: 100 });
      expect(documents.map(({ id }) => id)).toEqual([one, two].map(({ reading: { document } }) => document.id));
      expect(judgements.map(({ judgement }) => judgement)).toEqual([judged]);
      expect([mark, last]).toEqual([null, judgements[0]!.record]);
      await ledger.refile(change({ settles: [documents[1]!.record, judgements[0]!.record] }));
      expect(await ids(ledger)).toEqual([one.reading.document.id]);
      await ledger.add(three);
      await ledger.refile(change({ settles: { through: last }, over: await ledger.mark() }));
      expect(await ids(ledger)).toEqual([three.reading.document.id]);
      expect(await ledger.check()).toEqual([]);
    });

    test("is brought in once: a second outcome, and one of an earlier reading, are refused", async () => {
      const ledger = await fresh();
      const one = numbered(1);
      await ledger.add(one);
      const { documents: [first] } = await ledger.waiting({ limit: 1 });
      const text = one.reading.document.text;
      await ledger.reread(reading({ text, rules: "rules-2", captured_from: "again.txt", claims: [{ words: text.slice(0, 10) }] }, one.reading.document.id));
      expect(await ledger.refile(change({ put: [item(1, [1])], settles: [first!.record] }))).toBeNull();
      expect(await ledger.items(["evt:1"])).toEqual([]);
      const { documents: [second] } = await ledger.waiting({ limit: 1 });
      expect(second!.id).toBe(first!.id);
      expect(await ledger.refile(change({ put: [item(1, [1])], settles: [second!.record] }))).not.toBeNull();
      expect(await ledger.refile(change({ put: [item(2, [2])], settles: [second!.record], over: await ledger.mark() }))).toBeNull();
      expect(await ids(ledger)).toEqual([]);
    });

    test("is taken up in turns, of which no two hold the same where the database can tell", async () => {
      const one = await fresh(), two = await again();
      await one.addAll([numbered(1), numbered(2), numbered(3)]);
      const { last } = await one.waiting({ limit: 0 });
      await one.add(numbered(4));
      const first = (await one.take({ limit: 2, until: last }))!;
      expect(first.documents).toHaveLength(2);
      await first.alone([7, 8]);
      const second = (await two.take({ limit: 5, until: last }))!;
      const both = new Set([...first.documents, ...second.documents].map(({ record }) => record));
      expect(both.size).toBe(3);
      // On other grounds nobody waits.
      await second.alone([9]);
      expect(await first.refile(change({ settles: first.documents.map(({ record }) => record) }))).not.toBeNull();
      await first.end();
      await second.end();
      const third = (await two.take({ limit: 5, until: last }))!;
      expect(third.documents).toHaveLength(1);
      expect(await third.refile(change({ settles: third.documents.map(({ record }) => record), over: await two.mark() }))).not.toBeNull();
      await third.end();
      expect(await one.take({ limit: 5, until: last })).toBeNull();
    });
  });

  describe("of two changes at once, the later one is refused", () => {
    const cases: [string, boolean, Partial<Refiling>, number[] | undefined][] = [
      ["when it read a key under which the other put something", true, { put: [item(2, [5, 6])] }, [6]],
      ["when it read a key from which the other took something", true, { remove: ["evt:1"] }, [4]],
      ["when it read a key of what the other wrote anew", true, { put: [item(1, [4], "[2]")] }, [4]],
      ["when it read by its name what the other put", true, { put: [item(2, [5])] }, [itemNumber("evt:2")]],
      ["when it read what the other touches beside", true, { touches: [77] }, [77]],
      ["when the other made everything anew", true, { clear: true, put: [item(2, [5])] }, [999]],
      ["when nobody knows what it read", true, { put: [item(2, [5])] }, undefined],
      ["when nobody knows what the other read", true, { put: [item(2, [5])], read: undefined as never }, [999]],
      ["and not when it read other things", false, { put: [item(2, [5, 6])], remove: ["evt:1"] }, [7, itemNumber("evt:3")]],
    ];
    test.each(cases)("%s", async (_, refused, other, read) => {
      const ledger = await fresh();
      await ledger.refile(change({ put: [item(1, [3, 4])] }));
      const over = await ledger.mark();
      await ledger.refile(change({ read: [], ...other, over }));
      const number = await ledger.refile(change({ put: [item(3, [8])], over, ...(read ? { read } : {}) }));
      expect(number === null).toBe(refused);
      expect((await ledger.items(["evt:3"])).length).toBe(refused ? 0 : 1);
      expect((await ledger.mark())!.change).toBe(over!.change + (refused ? 1 : 2));
    });

    test("when it began so long ago that nobody knows what came since", async () => {
      const ledger = await fresh();
      await ledger.refile(change({}));
      const over = await ledger.mark();
      for (let n = 0; n < 501; n++) await ledger.refile(change({ over: { basis, change: over!.change + n }, read: [] }));
      expect(await ledger.refile(change({ over, read: [1] }))).toBeNull();
      expect(await ledger.refile(change({ over: { basis, change: over!.change + 499 }, read: [1] }))).not.toBeNull();
    });
  });
}
