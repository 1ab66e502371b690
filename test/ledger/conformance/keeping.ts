import { expect, test } from "vitest";
import fc from "fast-check";
import { nameWords } from "../../../src/text/index.ts";
import { claimOf, idOf, NORTH, numbered, reading } from "../examples.ts";
import { ruleOf, type Places } from "./place.ts";

/** What was added is there, unchanged and once. */
export function keeping({ fresh, again }: Places): void {
  test("a new ledger is empty and sound", async () => {
    const ledger = await fresh();
    expect(await ledger.counts()).toEqual({ documents: 0, claims: 0, events: 0, problems: 0, readings: 0, judgements: 0 });
    expect(await ledger.check()).toEqual([]);
    expect(await ledger.claims()).toEqual([]);
    expect(await ledger.document(NORTH.reading.document.id)).toBeNull();
    expect(await ledger.original(NORTH.reading.document.id)).toBeNull();
    expect(await ledger.claim("clm:none")).toBeNull();
    expect(await ledger.items(["evt:none"])).toEqual([]);
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
    expect(await ledger.documents()).toEqual([{ id, captured_from: "north.txt", title: "Two towns", publisher: "The Northern Courier", published: "2016-12-08", language: "en", claims: 2, rules: "rules-1" }]);
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

  test("where bytes come from is kept with them, and which of many are there is answered", async () => {
    const ledger = await fresh();
    const bytes = new TextEncoder().encode("From an address."), provenance = { address: { requested: "https://a.example.org/x", url: "https://a.example.org/y", status: 200, headers: [["X-Two", "1"], ["X-Two", "2"]] as [string, string][], redirects: ["https://a.example.org/x"], etag: null, last_modified: null, robots_ignored: false }, proof: idOf(bytes) };
    const added = await ledger.add({ capture: { bytes, captured_from: "https://a.example.org/y", captured: "2026-01-02T03:04:05.000Z", provenance }, reading: reading({ text: "From an address." }, idOf(bytes)) });
    await ledger.add(NORTH);
    expect((await ledger.original(idOf(bytes)))!.provenance).toEqual(provenance);
    expect(await ledger.captures({ after: 0, limit: 1 })).toEqual([{ record: added.record, document: idOf(bytes), captured_from: "https://a.example.org/y", captured: "2026-01-02T03:04:05.000Z", provenance }]);
    expect((await ledger.captures({ after: added.record, limit: 9 })).map(({ document, provenance: of }) => ({ document, of }))).toEqual([{ document: NORTH.reading.document.id, of: null }]);
    expect((await ledger.holds([idOf(bytes), "sha256:none", NORTH.reading.document.id])).sort()).toEqual([idOf(bytes), NORTH.reading.document.id].sort());
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

  test("documents are listed in the order in which they came, page by page", async () => {
    const ledger = await fresh();
    for (let n = 0; n < 5; n++) await ledger.add(numbered(n, n));
    const all = await ledger.documents();
    expect(all.map(({ claims }) => claims)).toEqual([0, 1, 2, 3, 4]);
    expect(await ledger.documents({ limit: 2, offset: 1 })).toEqual(all.slice(1, 3));
    expect(await ledger.documents({ offset: 4 })).toEqual(all.slice(4));
    expect(await ledger.documents({ limit: 2, after: all[1]!.id })).toEqual(all.slice(2, 4));
    expect(await ledger.documents({ after: all[4]!.id })).toEqual([]);
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
}
