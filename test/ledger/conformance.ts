import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { ProblemError } from "../../src/problem.ts";
import { nameWords } from "../../src/text/index.ts";
import type { Derived, Judgement, Ledger } from "../../src/ledger/index.ts";
import type { Claim, Reading } from "../../src/reading/index.ts";
import { ARABIC, claimOf, entry, idOf, NORTH, numbered, reading, SOUTH } from "./examples.ts";

/** One empty place for a ledger; `open` may be called several times, also at once. */
export interface Place { open(options?: { readOnly?: boolean }): Promise<Ledger>; discard(): Promise<void> }

/** The rule of the problem that a promise rejects with. */
export async function ruleOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    const { problem } = error as ProblemError;
    expect(problem.message).toMatch(/^[^\n]+\.$/);
    return problem.rule;
  }
  return "resolved";
}

/** What every ledger promises, whichever database keeps it. `place` makes a fresh place for one test. */
export function conformance(database: string, place: () => Promise<Place>): void {
  describe(`a ledger on ${database}`, () => {
    const open: Ledger[] = [];
    const places: Place[] = [];
    const fresh = async (): Promise<Ledger> => {
      const here = await place();
      places.push(here);
      open.push(await here.open());
      return open.at(-1)!;
    };
    const again = async (options?: { readOnly?: boolean }): Promise<Ledger> => {
      open.push(await places.at(-1)!.open(options));
      return open.at(-1)!;
    };
    afterEach(async () => {
      for (const ledger of open.splice(0)) await ledger.close();
      for (const here of places.splice(0)) await here.discard();
    });

    test("a new ledger is empty and sound", async () => {
      const ledger = await fresh();
      expect(await ledger.counts()).toEqual({ documents: 0, claims: 0, events: 0, problems: 0, readings: 0, judgements: 0 });
      expect(await ledger.check()).toEqual([]);
      expect(await ledger.claims()).toEqual([]);
      expect(await ledger.document(NORTH.reading.document.id)).toBeNull();
      expect(await ledger.original(NORTH.reading.document.id)).toBeNull();
      expect(await ledger.claim("clm:none")).toBeNull();
      expect(await ledger.derivedById("evt:none")).toBeNull();
    });

    test("what was added is there, word for word, also after it was closed and opened again", async () => {
      let ledger = await fresh();
      const id = NORTH.reading.document.id;
      expect(await ledger.add(NORTH)).toEqual({ document: id, added: true, claims: 2, record: expect.any(Number) });
      await ledger.close();
      ledger = await again();
      expect(await ledger.document(id)).toEqual(NORTH.reading.document);
      expect(await ledger.claims()).toEqual(NORTH.reading.claims);
      expect(await ledger.claim(NORTH.reading.claims[1]!.id)).toEqual(NORTH.reading.claims[1]);
      expect(await ledger.problems()).toEqual(NORTH.reading.problems);
      expect(await ledger.problems("sha256:other")).toEqual([]);
      expect(await ledger.documents()).toEqual([{ id, captured_from: "north.txt", title: "Two towns", publisher: "The Northern Courier", published: "2016-12-08", language: "en", claims: 2 }]);
      expect(await ledger.counts()).toEqual({ documents: 1, claims: 2, events: 0, problems: 1, readings: 1, judgements: 0 });
      expect(await ledger.check()).toEqual([]);
    });

    test("the captured bytes come back unchanged, whatever they are, and stay the caller's", async () => {
      const ledger = await fresh();
      await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom("text/plain", null), async (bytes, media_type) => {
        const before = bytes.slice();
        const id = idOf(bytes);
        await ledger.add({ capture: { bytes, captured_from: "bytes.bin", captured: null, media_type }, reading: reading({ text: "Nothing.", captured_from: "bytes.bin" }, id) });
        expect(bytes).toEqual(before);
        expect((await ledger.original(id))!.bytes).toEqual(before);
      }), { numRuns: 40 });
      const [shown] = await ledger.documents({ limit: 1 });
      expect(await ledger.original(shown!.id)).toMatchObject({ captured_from: "bytes.bin", captured: null });
      expect(await ledger.check()).toEqual([]);
    });

    test("bytes that lie in a larger buffer are kept alone", async () => {
      const ledger = await fresh();
      const around = Buffer.from("xxxOnly these bytes.xxx");
      const bytes = around.subarray(3, -3);
      await ledger.add({ capture: { bytes, captured_from: "view", captured: null }, reading: reading({ text: "Only these bytes." }, idOf(bytes)) });
      expect(new TextDecoder().decode((await ledger.original(idOf(bytes)))!.bytes)).toBe("Only these bytes.");
      expect(around.toString()).toBe("xxxOnly these bytes.xxx");
    });

    test("the same bytes twice change nothing", async () => {
      const ledger = await fresh();
      const first = await ledger.add(NORTH);
      const before = await ledger.counts();
      const other = { capture: { ...NORTH.capture, captured_from: "copy.txt" }, reading: { ...NORTH.reading, claims: [], rules: "rules-2" } };
      expect(await ledger.add(other)).toEqual({ ...first, added: false });
      expect(await ledger.counts()).toEqual(before);
      expect((await ledger.documents())[0]!.captured_from).toBe("north.txt");
    });

    test("many adds at once all arrive, each once", async () => {
      const ledger = await fresh();
      const entries = Array.from({ length: 30 }, (_, n) => numbered(n % 20));
      const answers = await Promise.all(entries.map((one) => ledger.add(one)));
      expect(answers.filter(({ added }) => added)).toHaveLength(20);
      expect((await ledger.documents()).map(({ captured_from }) => captured_from)).toEqual(entries.slice(0, 20).map(({ capture }) => capture.captured_from));
      expect(await ledger.counts()).toMatchObject({ documents: 20, claims: 100, readings: 20 });
      expect(await ledger.check()).toEqual([]);
    });

    describe("refuses what contradicts itself, and keeps nothing of it", () => {
      const broken: [string, string, (given: Reading) => void][] = [
        ["a claim of another document", "claim-without-document", ({ claims }) => { claims[1]!.document = SOUTH.reading.document.id; }],
        ["a claim of no document", "claim-without-document", ({ claims }) => { claims[1]!.document = ""; }],
        ["a span that is not its words", "misquoted", ({ claims }) => { claims[0]!.span.start += 1; }],
        ["a span past the end", "misquoted", ({ claims }) => { claims[0]!.span.end = 10_000; }],
        ["a span of no words", "misquoted", ({ claims }) => { Object.assign(claims[0]!.span, { start: 3, end: 3, exact: "" }); }],
        ["a span of half a unit", "misquoted", ({ claims }) => { claims[0]!.span.start += 0.5; }],
        ["a prefix that does not come before", "misquoted", ({ claims }) => { claims[1]!.span.prefix = "elsewhere "; }],
        ["a suffix that does not follow", "misquoted", ({ claims }) => { claims[0]!.span.suffix = " elsewhere"; }],
        ["a place whose words stand elsewhere", "misquoted", ({ claims }) => { claims[0]!.places[0]!.anchor.start -= 1; }],
        ["a source whose words are not there", "misquoted", ({ claims }) => { claims[0]!.attribution[0]!.text = "Norvik Monitors"; }],
        ["loaded wording that is not there", "misquoted", ({ claims }) => { claims[0]!.loaded.push({ start: 0, end: 3, exact: "Los", toward: null }); }],
        ["a problem that points at other words", "misquoted", ({ problems }) => { problems[0]!.span = { start: 0, end: 3, exact: "Los" }; }],
        ["two claims of one id", "duplicate-claim", ({ claims }) => { claims[1]!.id = claims[0]!.id; }],
        ["a claim without an id", "bad-claim-id", ({ claims }) => { claims[1]!.id = ""; }],
        ["a claim with half a character for an id", "bad-claim-id", ({ claims }) => { claims[1]!.id = "clm:\ud800"; }],
        ["a date that is none", "bad-date", ({ claims }) => { claims[0]!.time!.start = "Thursday"; }],
        ["a reading of other bytes", "not-these-bytes", ({ document }) => { document.id = SOUTH.reading.document.id; }],
      ];
      test.each(broken)("%s", async (_, rule, spoil) => {
        const ledger = await fresh();
        const given = structuredClone(NORTH);
        spoil(given.reading);
        expect(await ruleOf(ledger.add(given))).toBe(rule);
        expect(await ledger.counts()).toMatchObject({ documents: 0, claims: 0, readings: 0 });
        expect((await ledger.add(NORTH)).added).toBe(true);
        expect(await ledger.check()).toEqual([]);
      });

      test("a claim id that another document has", async () => {
        const ledger = await fresh();
        await ledger.add(NORTH);
        const given = structuredClone(SOUTH);
        given.reading.claims[1]!.id = NORTH.reading.claims[0]!.id;
        expect(await ruleOf(ledger.add(given))).toBe("duplicate-claim");
        expect(await ledger.counts()).toMatchObject({ documents: 1, claims: 2 });
      });

      test("what is no plain data", async () => {
        const ledger = await fresh();
        const given = { capture: NORTH.capture, reading: { ...NORTH.reading, rules: (() => 1) as unknown as string } };
        expect(await ruleOf(ledger.add(given))).toBe("not-data");
        expect((await ledger.counts()).documents).toBe(0);
      });
    });

    describe("finds claims", () => {
      const [taken, clashes] = NORTH.reading.claims as [Claim, Claim];
      const [regained, raid] = SOUTH.reading.claims as [Claim, Claim];
      const [toll] = ARABIC.reading.claims as [Claim];
      const cases: [object, Claim[]][] = [
        [{}, [taken, clashes, regained, raid, toll]],
        [{ place: "rc:belmar" }, [taken, regained]],
        [{ place: "BELMAR" }, [taken, regained]],
        [{ place: "ostra fjall" }, [clashes]],
        [{ place: "port clair" }, [raid]],
        [{ place: "القصبة" }, [toll]],
        [{ place: "Belm" }, []],
        [{ place: "" }, []],
        [{ place: "' OR 1=1 --" }, []],
        [{ place: "\ud800" }, []],
        [{ actor: "red-column" }, [taken]],
        [{ actor: "Red Column" }, [taken]],
        [{ actor: "الرتل الأحمر" }, [toll]],
        [{ actor: "rc:belmar" }, []],
        [{ source: "norvik-monitor" }, [taken, toll]],
        [{ source: "le courrier du sud" }, [regained, raid]],
        [{ source: "The Northern Courier", place: "belmar" }, [taken]],
        [{ type: "toll" }, [toll]],
        [{ type: "nothing" }, []],
        [{ document: SOUTH.reading.document.id }, [regained, raid]],
        [{ since: "2016-12-08" }, [taken, regained]],
        [{ since: "2016-12-09" }, [regained]],
        [{ until: "2016-12-04" }, [raid]],
        [{ until: "2016-12-05" }, [regained, raid]],
        [{ since: "2016-11-30", until: "2016-12-01" }, [raid]],
        [{ since: "2016-12" }, [taken, regained]],
        [{ until: "2016-11" }, [raid]],
        [{ since: "2016", until: "2016" }, [taken, regained, raid]],
        [{ since: "2017-01-01T00:00:00Z" }, [regained]],
        [{ until: "2015" }, []],
        [{ limit: 2 }, [taken, clashes]],
        [{ limit: 2, offset: 1 }, [clashes, regained]],
        [{ offset: 3 }, [raid, toll]],
        [{ limit: 0 }, []],
      ];
      // One ledger for all of them: nothing here changes it.
      let here: Place;
      let ledger: Ledger;
      beforeAll(async () => {
        here = await place();
        ledger = await here.open();
        for (const one of [NORTH, SOUTH, ARABIC]) await ledger.add(one);
      });
      afterAll(async () => {
        await ledger.close();
        await here.discard();
      });

      test.each(cases)("%j", async (filter, expected) => {
        expect(await ledger.claims(filter)).toEqual(expected);
      });

      test.each([{ since: "yesterday" }, { until: "2016-13" }, { since: "2016-02-31" }, { limit: -1 }, { limit: 1.5 }, { offset: Number.NaN }])("and says what is wrong with %j", async (filter) => {
        expect(await ruleOf(ledger.claims(filter))).toBe("bad-filter");
      });
    });

    test("documents are listed in the order in which they came, page by page", async () => {
      const ledger = await fresh();
      for (let n = 0; n < 5; n++) await ledger.add(numbered(n, n));
      const all = await ledger.documents();
      expect(all.map(({ claims }) => claims)).toEqual([0, 1, 2, 3, 4]);
      expect(await ledger.documents({ limit: 2, offset: 1 })).toEqual(all.slice(1, 3));
      expect(await ledger.documents({ offset: 4 })).toEqual(all.slice(4));
      expect(await ruleOf(ledger.documents({ limit: -2 }))).toBe("bad-filter");
    });

    test("a long list comes whole, also when the ledger is closed meanwhile", async () => {
      const ledger = await fresh();
      const long = numbered(1, 1201);
      await ledger.add(long);
      const asked = ledger.claims();
      const some = ledger.claims({ limit: 1000 });
      await ledger.close();
      expect(await asked).toEqual(long.reading.claims);
      expect(await some).toEqual(long.reading.claims.slice(0, 1000));
    });

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

    test("a claim comes back exactly as its JSON, whatever Unicode it holds", async () => {
      const ledger = await fresh();
      // Lone surrogates, NUL and the like are kept: they are written as JSON escapes, so that no database ever sees them.
      const odd = fc.string({ unit: fc.oneof(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), fc.constantFrom("\0", "\ud800", "\udc00", "\ufffe", "é", "e\u0301", "🏔", "\u2028", "\"", "\\", "ش")), minLength: 1, maxLength: 40 });
      let n = 0;
      await fc.assert(fc.asyncProperty(odd, odd, odd, fc.jsonValue(), async (words, name, before, extra) => {
        const text = `${before}${words}.`;
        const id = idOf(new TextEncoder().encode(`document ${++n}`));
        const given = reading({ text, title: name, publisher: name, captured_from: name }, id);
        const claim = claimOf({ words, place: words, source: words, source_id: name }, text, id);
        claim.places[0]!.name = name;
        claim.derivation.says = name;
        claim.derivation.from = [extra as never];
        given.claims.push(claim);
        await ledger.add({ capture: { bytes: new TextEncoder().encode(`document ${n}`), captured_from: name, captured: null }, reading: given });
        const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
        expect(await ledger.claim(claim.id)).toEqual(asJson(claim));
        expect(await ledger.document(id)).toEqual(asJson(given.document));
        // The source is found by its id, as it is; the place by its name, if that has anything to fold.
        expect(await ledger.claims({ document: id, source: name })).toHaveLength(1);
        expect(await ledger.claims({ document: id, place: name })).toHaveLength(nameWords(name).length > 0 ? 1 : 0);
        expect((await ledger.documents({ offset: n - 1 }))[0]).toMatchObject({ captured_from: name, title: name, publisher: name });
      }), { numRuns: 80 });
      expect(await ledger.check()).toEqual([]);
    });

    test("two openings at once: what one writes the other sees, and both may write", async () => {
      const one = await fresh();
      const two = await again();
      await one.add(NORTH);
      expect(await two.claims()).toEqual(NORTH.reading.claims);
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).add(numbered(n))));
      expect(await one.counts()).toMatchObject({ documents: 21 });
      expect(await two.counts()).toEqual(await one.counts());
      expect((await two.add(NORTH)).added).toBe(false);
      expect(await two.check()).toEqual([]);
    });

    test("for reading only: everything can be read, nothing written", async () => {
      const writer = await fresh();
      await writer.add(NORTH);
      const reader = await again({ readOnly: true });
      expect(await reader.claims()).toEqual(NORTH.reading.claims);
      expect(await reader.check()).toEqual([]);
      for (const refusal of [reader.add(SOUTH), reader.reread(NORTH.reading), reader.derive([]), reader.judge({ at: "2016-12-10T09:30:00Z", author: "desk", subject: "evt:1", verb: "note", reason: "" })]) {
        expect(await ruleOf(refusal)).toBe("ledger-read-only");
      }
      await writer.add(SOUTH);
      expect((await reader.counts()).documents).toBe(2);
    });

    test("closing does first what was asked before, and answers clearly afterwards", async () => {
      const ledger = await fresh();
      const adds = Array.from({ length: 5 }, (_, n) => ledger.add(numbered(n)));
      await ledger.close();
      expect((await Promise.all(adds)).every(({ added }) => added)).toBe(true);
      expect(await ruleOf(ledger.add(NORTH))).toBe("ledger-closed");
      expect(await ruleOf(ledger.claims())).toBe("ledger-closed");
      await ledger.close();
      expect((await (await again()).counts()).documents).toBe(5);
    });
  });
}
