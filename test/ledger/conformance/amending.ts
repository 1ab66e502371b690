import { describe, expect, test } from "vitest";
import fc from "fast-check";
import type { Item, Judgement, Judging, Ledger, Refiling } from "../../../src/ledger/index.ts";
import { entry, numbered, reading, SOUTH } from "../examples.ts";
import { ruleOf, type Places } from "./place.ts";

/** What is added to a document later: newer readings, judgements, and what is derived. */
export function amending({ fresh, again }: Places): void {
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

    test("other rules that say the same change nothing; by which rules each was read, and how far all were, is told", async () => {
      const ledger = await fresh();
      await ledger.add(first);
      const { record } = await ledger.add(SOUTH);
      expect((await ledger.reread({ ...first.reading, rules: "rules-3" })).added).toBe(false);
      expect([await ledger.rulesOf(id), await ledger.rulesOf("sha256:none")]).toEqual(["rules-1", null]);
      await ledger.reread(second);
      expect(await ledger.rulesOf(id)).toBe("rules-2");
      const all = await ledger.arrivals(0, 10);
      expect(all.map((one) => [one.id, one.rules])).toEqual([[id, "rules-2"], [SOUTH.reading.document.id, "rules-1"]]);
      expect(all[1]!.arrival).toBe(record);
      expect(await ledger.arrivals(all[0]!.arrival, 1)).toEqual(all.slice(1));
      expect(await ledger.rereadMark()).toBeNull();
      for (const arrival of [3, record]) {
        await ledger.markReread({ rules: "rules-2", arrival });
        expect(await ledger.rereadMark()).toEqual({ rules: "rules-2", arrival });
      }
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
    test.each([{ author: "" }, { subject: "" }, { verb: "like" }, { at: "now" }, { subject: "tie:amaq:organ-of:isis" }])("with %j are refused", async (spoilt) => {
      const ledger = await fresh();
      expect(await ruleOf(ledger.judge({ ...given, ...spoilt } as Omit<Judgement, "id">))).toBe("bad-judgement");
      expect((await ledger.counts()).judgements).toBe(0);
    });
  });

  describe("decisions of several people", () => {
    const at = "2016-12-10T09:30:00Z";
    const say = (author: string, verb: Judgement["verb"], subject: string, more: Partial<Judging> = {}): Judging => ({ at, author, subject, verb, reason: "Seen.", ...more });
    const recorded = async (ledger: Ledger, judging: Judging): Promise<Judgement> => {
      const { judgement, meanwhile } = await ledger.decide(judging);
      expect(meanwhile).toEqual([]);
      return judgement!;
    };

    test("are recorded over what was seen, and not over what came meanwhile on the same matter", async () => {
      const ledger = await fresh();
      const first = await recorded(ledger, say("Ada", "confirm", "evt:1", { over: null }));
      expect(first).toMatchObject({ author: "Ada", over: null });
      expect(await ledger.decide(say("Bea", "refute", "evt:1", { over: null }))).toEqual({ judgement: null, again: false, meanwhile: [first] });
      expect(await ledger.judgements()).toEqual([first]);
      const second = await recorded(ledger, say("Bea", "refute", "evt:1", { over: first.id }));
      expect(await ledger.decide(say("Ada", "undo", first.id, { over: first.id }))).toMatchObject({ judgement: null, meanwhile: [second] });
      await recorded(ledger, say("Ada", "confirm", "evt:2", { over: null }));
      expect((await ledger.counts()).judgements).toBe(3);
      expect(await ledger.check()).toEqual([]);
    });

    test.each<[string, Judging, Judging, boolean]>([
      ["two verdicts", say("A", "confirm", "evt:1"), say("B", "undetermined", "evt:1"), true],
      ["a verdict and a note", say("A", "confirm", "evt:1"), say("B", "note", "evt:1"), false],
      ["two pieces of evidence", say("A", "evidence", "evt:1", { value: "a" }), say("B", "evidence", "evt:1", { value: "b" }), false],
      ["corrections of one value", say("A", "correct", "evt:1", { value: "killed: 12" }), say("B", "correct", "evt:1", { value: "toll killed: 14" }), true],
      ["corrections of two values", say("A", "correct", "evt:1", { value: "killed: 12" }), say("B", "correct", "evt:1", { value: "type: attack" }), false],
      ["a claim that one puts in and one splits off", say("A", "assign", "clm:1", { objects: ["evt:1"] }), say("B", "split", "evt:2", { objects: ["clm:2", "clm:1"] }), true],
      ["claims of their own", say("A", "assign", "clm:1", { objects: ["evt:1"] }), say("B", "remove", "clm:2", { objects: ["evt:1"] }), false],
      ["merges that share an event", say("A", "merge", "evt:1", { objects: ["evt:2"] }), say("B", "merge", "evt:3", { objects: ["evt:2"] }), true],
      ["merges that share none", say("A", "merge", "evt:1", { objects: ["evt:2"] }), say("B", "merge", "evt:3", { objects: ["evt:4"] }), false],
      ["two origins, named in either order", say("A", "dependent", "afp", { objects: ["sohr"] }), say("B", "independent", "sohr", { objects: ["afp"] }), true],
      ["a tie", say("A", "confirm", "tie:amaq:organ-of:isis", { value: "p. 3" }), say("B", "refute", "tie:amaq:organ-of:isis", { value: "p. 4" }), true],
    ])("%s", async (_, one, two, matter) => {
      const ledger = await fresh();
      const first = await recorded(ledger, { ...one, over: null });
      const { judgement, meanwhile } = await ledger.decide({ ...two, over: null });
      expect(meanwhile).toEqual(matter ? [first] : []);
      expect(judgement === null).toBe(matter);
    });

    test("know an event by the name that it goes by now", async () => {
      const ledger = await fresh();
      const first = await recorded(ledger, say("Ada", "confirm", "evt:1", { over: null }));
      await ledger.refile({ put: [], remove: [], redirects: [{ was: "evt:1", now: "evt:2" }, { was: "evt:2", now: "evt:3" }], basis: null, over: null });
      expect((await ledger.decide(say("Bea", "refute", "evt:3", { over: null }))).meanwhile).toEqual([first]);
    });

    test("sent twice under one key are one; other words under it are refused", async () => {
      const ledger = await fresh();
      const once = say("Ada", "note", "evt:1", { key: "a key of its own" });
      const first = await recorded(ledger, once);
      await recorded(ledger, say("Bea", "confirm", "evt:1"));
      expect(await ledger.decide({ ...once, at: "2016-12-10T09:31:00Z" })).toEqual({ judgement: first, again: true, meanwhile: [] });
      expect(await ruleOf(ledger.decide({ ...once, reason: "Something else." }))).toBe("bad-judgement");
      expect((await ledger.counts()).judgements).toBe(2);
      expect(await ledger.check()).toEqual([]);
    });

    test("over a judgement that nobody made, or undoing one, are refused", async () => {
      const ledger = await fresh();
      expect(await ruleOf(ledger.decide(say("Ada", "note", "evt:1", { over: "jdg:none" })))).toBe("bad-judgement");
      expect(await ruleOf(ledger.decide(say("Ada", "undo", "jdg:none")))).toBe("bad-judgement");
      expect((await ledger.counts()).judgements).toBe(0);
    });

    test("at once from two openings: one of each pair is recorded, none lost and none twice", async () => {
      const one = await fresh();
      const two = await again();
      const answers = await Promise.all(Array.from({ length: 12 }, async (_, n) => await Promise.all([
        one.decide(say("Ada", "confirm", `evt:${n}`, { over: null, key: `ada judges ${n}` })), two.decide(say("Bea", "refute", `evt:${n}`, { over: null, key: `bea judges ${n}` })),
        two.decide(say("Ada", "confirm", `evt:${n}`, { over: null, key: `ada judges ${n}` })),
      ])));
      const kept = await one.judgements();
      expect(kept).toHaveLength(12);
      for (const [ada, bea, same] of answers) {
        const winner = ada.judgement ?? bea.judgement!;
        expect(kept).toContainEqual(winner);
        for (const { judgement, meanwhile } of [ada, bea, same]) if (judgement === null) expect(meanwhile).toEqual([winner]);
        if (ada.judgement !== null) expect(same.judgement).toEqual(ada.judgement);
      }
      expect(await two.check()).toEqual([]);
    });
  });

  describe("derived items", () => {
    const item = (n: number, more: Partial<Item> = {}): Item => ({ id: `evt:${n}`, kind: "event", sort: n, keys: [n, 100], body: JSON.stringify({ n }), ...more });
    const change = (more: Partial<Refiling>): Refiling => ({ put: [], remove: [], redirects: [], basis: null, over: null, ...more });
    const ids = (kept: { id: string }[]): string[] => kept.map(({ id }) => id);
    test("are found by id, by key and in order, as they were last put", async () => {
      const ledger = await fresh();
      expect(await ledger.refile(change({ put: [item(2), item(1), item(3, { kind: "frame", keys: [3] })] }))).toBe(1);
      expect(ids(await ledger.filed([100])).sort()).toEqual(["evt:1", "evt:2"]);
      expect(ids(await ledger.inOrder("event"))).toEqual(["evt:1", "evt:2"]);
      expect((await ledger.counts()).events).toBe(2);
      await ledger.refile(change({ put: [item(2, { keys: [7], body: "[22]" }), item(4)], remove: ["evt:1", "evt:none"] }));
      expect(await ledger.items(["evt:2", "evt:2", "evt:1"])).toEqual([{ id: "evt:2", body: "[22]" }]);
      expect(await ledger.there(["evt:2", "evt:2", "evt:1", "evt:4"]).then((ids) => ids.sort())).toEqual(["evt:2", "evt:4"]);
      expect(ids(await ledger.filed([1, 2, 7]))).toEqual(["evt:2"]);
      expect([await ledger.manyFiled(100, 5), await ledger.manyFiled(7, 5), await ledger.manyFiled(1, 5)]).toEqual([1, 1, 0]);
      expect(ids(await ledger.inOrder("event", { from: 3 }))).toEqual(["evt:4"]);
      await ledger.refile(change({ put: [item(5)], clear: true }));
      expect(ids(await ledger.filed([100, 3, 7]))).toEqual(["evt:5"]);
    });
    test("are found by several keys at once, in their order, a page at a time", async () => {
      const ledger = await fresh();
      await ledger.refile(change({ put: Array.from({ length: 40 }, (_, n) => item(n, { keys: [100, 200 + n % 2, 300 + n % 3] })) }));
      const found = async (all: number[][], more: object = {}): Promise<number[]> => (await ledger.find({ all, limit: 100, ...more })).map(({ sort }) => sort);
      expect(await found([[200], [300]])).toEqual([0, 6, 12, 18, 24, 30, 36]);
      expect(await found([[300, 301], [201]], { from: 10, to: 20 })).toEqual([13, 15, 19]);
      expect(await found([[100, 200]], { limit: 3, offset: 2 })).toEqual([2, 3, 4]);
      expect(await found([[999], [100]])).toEqual([]);
      expect(await found([[300, 999, 201, 300]], { limit: 5, offset: 1 })).toEqual([1, 3, 5, 6, 7]);
      const many = Array.from({ length: 30 }, (_, n) => 1000 + n);
      expect(await found([[...many, 302, 200]], { limit: 6, offset: 2 })).toEqual(await found([[302, 200]], { limit: 6, offset: 2 }));
      const [, third] = await ledger.find({ all: [[200], [300]], limit: 2 });
      expect(await found([[200], [300]], { after: third, limit: 3 })).toEqual([12, 18, 24]);
      await ledger.refile(change({ put: [item(40, { keys: [500], body: JSON.stringify({ a: { b: [1, "\u0000 ⁧ \ud800"], c: null }, "d.e": 2 }) })], basis: null, over: await ledger.mark() }));
      const [parts] = await ledger.find({ all: [[500]], limit: 1, members: [["a", "b"], ["d.e"], ["a", "c", "no"], ["a", "b", "0"], ["constructor"]] });
      expect(JSON.parse(parts!.body)).toEqual([[1, "\u0000 ⁧ \ud800"], 2, null, 1, null]);
    });
    test("are left as they were when the new ones cannot stand, or when somebody else came first", async () => {
      const ledger = await fresh();
      const number = await ledger.refile(change({ put: [item(1)], basis: "test" }));
      const mark = { basis: "test", change: number! };
      expect(await ledger.mark()).toEqual(mark);
      for (const put of [[item(2), item(3), item(2)], [item(2, { body: undefined as never })], [item(2, { sort: 0.5 })], [item(2, { keys: [Number.NaN] })]]) expect(await ruleOf(ledger.refile(change({ put, over: mark })))).toBe("bad-derived");
      for (const over of [null, { basis: "test", change: mark.change - 1 }, { basis: "other", change: mark.change }]) expect(await ledger.refile(change({ put: [item(2)], over }))).toBeNull();
      expect(ids(await ledger.inOrder("event"))).toEqual(["evt:1"]);
      expect(await ledger.mark()).toEqual(mark);
    });
    test("leave a way from every name that fell away, also when all is taken out", async () => {
      const ledger = await fresh();
      await ledger.refile(change({ put: [item(2)], redirects: [{ was: "evt:1", now: "evt:2" }, { was: "evt:9", now: null }] }));
      await ledger.refile(change({ put: [item(3)], clear: true, redirects: [{ was: "evt:2", now: "evt:3" }] }));
      expect([await ledger.redirected("evt:1"), await ledger.redirected("evt:2"), await ledger.redirected("evt:9"), await ledger.redirected("evt:0")]).toEqual(["evt:3", "evt:3", null, null]);
      await ledger.refile(change({ remove: ["evt:3"], redirects: [{ was: "evt:3", now: "evt:1" }] }));
      expect(await ledger.redirected("evt:1")).toBeNull();
    });
    test("any change after any other leaves exactly what is there then", async () => {
      const ledger = await fresh();
      const held = new Map<number, Item>();
      const puts = fc.uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 8 }), keys: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), sort: fc.integer({ min: 0, max: 3 }) }), { selector: ({ n }) => n, maxLength: 6 });
      await fc.assert(fc.asyncProperty(puts, fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }), async (put, remove) => {
        await ledger.refile(change({ put: put.map(({ n, ...more }) => item(n, more)), remove: remove.filter((n) => put.every((one) => one.n !== n)).map((n) => `evt:${n}`) }));
        for (const n of remove) held.delete(n);
        for (const { n, ...more } of put) held.set(n, item(n, more));
        for (let key = 0; key <= 4; key++) expect(ids(await ledger.filed([key])).sort()).toEqual([...held.values()].filter(({ keys }) => keys.includes(key)).map(({ id }) => id).sort());
        const ordered = [...held.values()].sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1)).map(({ id }) => id), paged: string[] = [];
        expect(ids(await ledger.inOrder("event"))).toEqual(ordered);
        for (let page = await ledger.inOrder("event", { limit: 2 }); page.length > 0; page = await ledger.inOrder("event", { limit: 2, after: page.at(-1)! })) paged.push(...ids(page));
        expect(paged).toEqual(ordered);
      }), { numRuns: 60 });
    });
  });

  describe("many at once", () => {
    test("go in together or not at all", async () => {
      const ledger = await fresh();
      const [first, ...rest] = [numbered(1, 2), numbered(2, 0), numbered(3, 1)] as const;
      const { record } = await ledger.add(first);
      const acknowledged = await ledger.addAll([first, ...rest]);
      expect(acknowledged.map(({ added, claims }) => [added, claims])).toEqual([[false, 2], [true, 0], [true, 1]]);
      expect(acknowledged[0]!.record).toBe(record);
      expect((await ledger.claimsOf([first.reading.document.id])).map(({ id }) => id)).toEqual(first.reading.claims.map(({ id }) => id));
      expect((await ledger.claimsById([rest[1]!.reading.claims[0]!.id, "clm:none"]))).toEqual(rest[1]!.reading.claims);
      expect((await ledger.documentsById([rest[0]!.reading.document.id, "sha256:none"]))).toEqual([rest[0]!.reading.document]);
      const spoilt = numbered(4, 1);
      expect(await ruleOf(ledger.addAll([numbered(5, 1), { ...spoilt, reading: { ...spoilt.reading, claims: [{ ...spoilt.reading.claims[0]!, id: "" }] } }]))).toBe("bad-claim-id");
      expect((await ledger.counts()).documents).toBe(3);
      expect(await ledger.check()).toEqual([]);
    });
  });
}
