import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { questionOf, type Hits, type Ledger, type SearchPage } from "../../../src/ledger/index.ts";
import { ARABIC, entry, NORTH, numbered, reading, SOUTH, type Entry } from "../examples.ts";
import { ruleOf, type Place, type Places } from "./place.ts";

const none = (): string[] => [];
const ask = (ledger: Ledger, typed: string, page?: SearchPage, named: (name: string) => string[] = none): Promise<Hits> => ledger.search(questionOf(typed, named), page);

/** Towns that lie nowhere, spelt as reports spell such names. */
const TOLD: Entry[] = [
  entry({ captured_from: "en", text: "Gunmen attacked an army post near Abu Tamul. The attackers fled to al-Qarsiya.", claims: [{ words: "Gunmen attacked an army post near Abu Tamul", place: "Abu Tamul" }] }),
  entry({ captured_from: "fr", language: "fr", text: "L’attaque d’Aboutamoul a été revendiquée. Deux combattants ont été tués à Sana’tara.", claims: [{ words: "Deux combattants ont été tués à Sana’tara", place: "Sana’tara", type: "toll" }] }),
  entry({ captured_from: "ar", language: "ar", text: "هجوم بالبوطامول والمقاتلون في القَرصية. قصفت القوات بلدة أبو طامول.", claims: [{ words: "قصفت القوات بلدة أبو طامول", place: "أبو طامول" }] }),
  entry({ captured_from: "other", text: "The tamil attendants of kamala were not attached. It was no post of the army.", claims: [] }),
];

/** Articles and claims are found by their words. */
export function searching({ place, fresh }: Places): void {
  describe("searches", () => {
    const cases: [string, string[]][] = [
      // Forms of a word.
      ["attack", ["en"]], ["attaques", ["fr"]], ["attacks post", ["en"]], ["ATTACKING", ["en"]], ["combattant tué", ["fr"]], ["tues", ["fr"]], ["مقاتل", ["ar"]], ["مقاتلين", ["ar"]], ["بالقوات", ["ar"]], ["بلدات", ["ar"]],
      // Names in any spelling and script.
      ["Abu Tamul", ["en", "fr", "ar"]], ["aboutamoul", ["en", "fr", "ar"]], ["Abou-Tamoul", ["en", "fr", "ar"]], ["البوطامول", ["en", "fr", "ar"]], ["أبو طامول", ["en", "fr", "ar"]], ["البو طامول", ["en", "fr", "ar"]],
      ["qarsiya", ["en", "ar"]], ["Al-Qarsiyah", ["en", "ar"]], ["القرصية", ["en", "ar"]], ["kamala", ["other"]],
      // Apostrophes.
      ["l'attaque", ["fr"]], ["sana'tara", ["fr"]], ["sanatara", ["fr"]], ["d’Aboutamoul", ["fr"]],
      // All words, phrases, and what must not be there.
      ["army post", ["en", "other"]], ["\"army post\"", ["en"]], ["“ARMY POST”", ["en"]], ["\"post army\"", []], ["army -gunmen", ["other"]], ["army -\"army post\"", ["other"]], ["post -army", []], ["\"attacks\"", []], ["army gunmen kamala", []],
      // Nothing of this is syntax.
      ["army AND gunmen", []], ["army* OR post", []], ["army\"", ["en", "other"]], ["'army' & post | ! ( ) : * <-> \\", ["en", "other"]], ["NEAR(army post)", ["en"]], ["^army {post} +terms:army", []], ["army\0post\u202e", ["en", "other"]], ["post\ue000army \ud800", ["en", "other"]],
    ];
    let here: Place, ledger: Ledger;
    beforeAll(async () => {
      here = await place();
      ledger = await here.open();
      await ledger.addAll(TOLD);
    });
    afterAll(async () => {
      await ledger.close();
      await here.discard();
    });

    test.each(cases)("%j", async (typed, expected) => {
      const { articles, claims } = await ask(ledger, typed);
      expect(articles.map(({ document }) => document.captured_from).sort()).toEqual([...expected].sort());
      const texts = new Map(TOLD.map(({ reading: { document } }) => [document.id, document.text]));
      for (const { document, snippet } of articles) {
        const text = texts.get(document.id)!;
        expect(snippet.text).toBe(text.slice(snippet.start, snippet.end));
        expect(snippet.matches.length, document.captured_from).toBeGreaterThan(0);
        for (const { start, end, exact } of snippet.matches) expect(text.slice(start, end)).toBe(exact);
      }
      for (const { claim, matches } of claims) for (const { start, end, exact } of matches) expect(texts.get(claim.document)!.slice(start, end)).toBe(exact);
    });

    test("marks the very words, and a name as one", async () => {
      const marked = async (typed: string): Promise<string[]> => (await ask(ledger, typed)).articles.flatMap(({ snippet }) => snippet.matches.map(({ exact }) => exact)).sort();
      expect(await marked("aboutamoul")).toEqual(["Abu Tamul", "Aboutamoul", "بالبوطامول", "أبو طامول"].sort());
      expect(await marked("\"army post\"")).toEqual(["army post"]);
      expect(await marked("attacks")).toEqual(["attacked", "attackers"]);
    });

    test("claims, by their words and by those of their slots", async () => {
      const found = async (typed: string, page: SearchPage = {}): Promise<string[]> => (await ask(ledger, typed, { in: "claim", ...page })).claims.map(({ document }) => document.captured_from).sort();
      expect(await found("aboutamoul")).toEqual(["ar", "en"]);
      expect(await found("combattants")).toEqual(["fr"]);
      expect(await found("fled")).toEqual([]);
      expect(await found("aboutamoul", { language: "ar" })).toEqual(["ar"]);
      expect((await ask(ledger, "army", { in: "claim" })).articles).toEqual([]);
      expect((await ask(ledger, "army", { in: "article" })).claims).toEqual([]);
    });

    test("by the other names of what bears a name", async () => {
      const named = (name: string): string[] => (name === "east fort" ? ["القرصية", "Sana’tara"] : []);
      const { articles } = await ask(ledger, "East Fort", {}, named);
      expect(articles.map(({ document }) => document.captured_from).sort()).toEqual(["ar", "fr"]);
      expect((await ask(ledger, "\"East Fort\"", {}, named)).articles).toEqual([]);
    });

    test("a page at a time", async () => {
      const all = (await ask(ledger, "army", {})).articles.map(({ document }) => document.id);
      const one = await ask(ledger, "army", { limit: 1 });
      expect([one.articles.map(({ document }) => document.id), one.more.article]).toEqual([all.slice(0, 1), true]);
      const two = await ask(ledger, "army", { limit: 1, offset: 1 });
      expect([two.articles.map(({ document }) => document.id), two.more.article]).toEqual([all.slice(1), false]);
      expect(await ruleOf(ask(ledger, "army", { limit: -1 }))).toBe("bad-filter");
    });

    test("for whatever is typed, or says that it asks for nothing or for too much", async () => {
      await fc.assert(fc.asyncProperty(fc.string({ unit: fc.oneof(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), fc.constantFrom("\"", "'", "-", " ", "*", "(", ")", "\\", ":", "&", "|", "!", "<", "\0", "army", "ال", "NOT", "\ue000", "\ue001")), maxLength: 60 }), async (typed) => {
        const rule = await ruleOf((async () => { await ask(ledger, typed, { limit: 2 }); })());
        expect(["resolved", "bad-filter"]).toContain(rule);
      }), { numRuns: 150 });
      for (const typed of ["", " \t", "***", "-army", "x".repeat(100_000), "word ".repeat(60), "\"", "\u202e"]) expect(() => questionOf(typed, none), typed.slice(0, 20)).toThrow(/search/);
    });
  });

  test("finds only what the current readings say", async () => {
    const ledger = await fresh();
    for (const one of [NORTH, SOUTH, ARABIC]) await ledger.add(one);
    const ids = async (typed: string): Promise<string[]> => { const { articles, claims } = await ask(ledger, typed); return [...articles.map(({ document }) => document.captured_from), ...claims.map(({ document }) => document.captured_from)].sort(); };
    expect(await ids("clashes")).toEqual(["north.txt", "north.txt"]);
    await ledger.reread(reading({ text: "The Norvik Monitor said little.", captured_from: "north.txt", rules: "rules-2" }, NORTH.reading.document.id));
    expect(await ids("clashes")).toEqual([]);
    expect(await ids("little")).toEqual(["north.txt"]);
    expect(await ids("belmar")).toEqual(["south.txt", "south.txt"]);
    expect(await ledger.check()).toEqual([]);
  });

  test("an article is kept and found whatever its page calls its language, its title and its outlet", async () => {
    const ledger = await fresh();
    const odd = ["'", "en' 'x", "\0", "\\", "\"", "\ud800", "\ue000x", "a:1,2", "-", "", "x".repeat(300)];
    for (const [n, words] of odd.entries()) await ledger.add(entry({ text: `Bridge ${n} was held.`, captured_from: `odd-${n}`, language: words, title: words, publisher: words, claims: [{ words: "was held", place: `Bridge ${n}` }] }));
    expect((await ask(ledger, "bridge held", { limit: 50 })).articles).toHaveLength(odd.length);
    expect((await ask(ledger, "bridge", { language: "en' 'x" })).articles.map(({ document }) => document.captured_from)).toEqual(["odd-1"]);
    expect(await ledger.check()).toEqual([]);
  });

  test("an article or a claim of more and longer words than any language has is kept", async () => {
    const ledger = await fresh();
    const arabic = Array.from({ length: 3000 }, (_, n) => `وبال${[...String(n)].map((digit) => "ابتثجحخدذر"[Number(digit)]).join("ش")}${"مص".repeat(40)}`).join(" ");
    const latin = Array.from({ length: 3000 }, (_, n) => `Abou${n.toString(36)}${"kam".repeat(30)}`).join("'");
    for (const text of [arabic, latin, `${"é".repeat(300_000)} end`, "a ".repeat(100_000)]) {
      const long = entry({ text, title: text, language: text === arabic ? "ar" : "en", claims: [{ words: text, place: text.slice(0, 5000) }] });
      expect((await ledger.add(long)).added).toBe(true);
    }
    expect((await ask(ledger, "end")).articles).toHaveLength(1);
    expect((await ask(ledger, "a")).articles).toHaveLength(1);
    expect(await ledger.check()).toEqual([]);
  });

  test("a long article is found by its last words as by its first", async () => {
    const ledger = await fresh();
    const long = entry({ text: `Overture. ${Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(" ")} ${"x".repeat(5000)} finale.` });
    await ledger.add(long);
    for (const typed of ["overture", "finale", "\"w8001 w8002\"", "w19999", "x".repeat(200)]) {
      const { articles } = await ask(ledger, typed);
      expect(articles.map(({ document }) => document.id), typed).toEqual([long.reading.document.id]);
      expect(articles[0]!.snippet.matches).toHaveLength(1);
    }
    await ledger.reread({ ...long.reading, document: { ...long.reading.document, text: "Short.", blocks: [] }, rules: "2" });
    expect((await ask(ledger, "finale")).articles).toEqual([]);
    expect(await ledger.check()).toEqual([]);
  });

  test("words that all have give what was kept last first, and say so; beside a rarer word the best come first", async () => {
    const ledger = await fresh();
    const many = 2005;
    await ledger.addAll(Array.from({ length: many }, (_, n) => entry({ text: n % 1000 === 3 ? `Norvik bridge ${n} fell: ${"a long way off ".repeat(n / 100)}` : `A bridge ${n}.`, captured_from: `bridge-${n}`, claims: [{ words: `bridge ${n}` }] })));
    const from = ({ articles }: Hits): number[] => articles.map(({ document }) => Number(document.captured_from.slice(7)));
    const all = await ask(ledger, "bridge", { limit: 3 });
    expect([from(all), all.claims.map(({ document }) => document.captured_from), all.ranked, all.whole, all.more, all.articles[0]!.score]).toEqual([[2004, 2003, 2002], ["bridge-2004", "bridge-2003", "bridge-2002"], { article: false, claim: false }, { article: true, claim: true }, { article: true, claim: true }, 0]);
    expect(from(await ask(ledger, "bridge", { limit: 3, offset: 2003 }))).toEqual([1, 0]);
    expect(from(await ask(ledger, "bridge -2004", { limit: 2, language: "en" }))).toEqual([2003, 2002]);
    const few = await ask(ledger, "bridge norvik", { in: "article" });
    expect([from(few), few.ranked.article]).toEqual([[3, 1003, 2003], true]);
    expect((await ask(ledger, "norvik", { in: "article", limit: 2 })).more.article).toBe(true);
  });

  test("the index of words is made anew, a few articles at a time, while others are added", async () => {
    const ledger = await fresh();
    await ledger.addAll(Array.from({ length: 7 }, (_, n) => numbered(n, 2)));
    expect(await ledger.searchable()).toBe(true);
    expect(await ledger.indexMore(3)).toBe(0);
    expect(await ledger.indexMore(3, true)).toBe(3);
    expect(await ledger.searchable()).toBe(false);
    await ledger.add(numbered(7, 2));
    expect([await ledger.indexMore(3), await ledger.indexMore(3), await ledger.searchable()]).toEqual([3, 2, true]);
    const { articles, claims } = await ask(ledger, "hill monday");
    expect([articles.length, claims.length]).toEqual([8, 16]);
    expect(await ledger.check()).toEqual([]);
    // Also while nothing was asked of it since.
    await ledger.indexMore(50, true);
    expect(await ledger.check()).toEqual([]);
  });
}
