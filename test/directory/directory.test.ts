import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeSections } from "../../src/atlas/index.ts";
import { compileDirectory, openDirectory, readActors, tieHolds, type Directory } from "../../src/directory/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { foldName } from "../../src/text/index.ts";

const actor = (id: string, given: object = {}): object => ({ id, name: { en: id }, kind: "armed-group", ...given });
const directoryOf = (...actors: object[]): Directory => openDirectory(writeSections(compileDirectory(readActors({ actors }))));

describe("a directory", () => {
  const directory = directoryOf(
    actor("zed-gov", {
      name: { en: "Zedland government", fr: "gouvernement du Zedland", ar: "حكومة زدلاند" }, kind: "government", country: "ZZ", active: { from: "1990", until: null }, notes: "Made up",
      aliases: { fr: ["l'exécutif zed"], en: ["ZG"] }, contextual: { fr: ["le régime", "Zedville"], ar: ["النظام"] }, loaded: { fr: ["le régime"], ar: ["النظام"] },
    }),
    actor("zed-guard", { name: { en: "Zed Guard", fr: "Garde zed" }, contextual: { en: ["ZG", "the army"] }, aliases: { fr: ["GZ"] }, ties: [{ to: "zed-gov", relation: "part-of", from: "2010", until: null }] }),
    actor("gz-news", { name: { en: "GZ" }, kind: "media" }),
  );

  it.each([
    ["gouvernement du Zedland", "fr", [{ actor: "zed-gov", via: "name", loaded: false }]],
    ["GOUVERNEMENT DU ZEDLAND", "fr-FR", [{ actor: "zed-gov", via: "name", loaded: false }]],
    ["Zedland government", "fr", [{ actor: "zed-gov", via: "name", loaded: false }]],
    ["حكومة زدلاند", "ar", [{ actor: "zed-gov", via: "name", loaded: false }]],
    ["le régime", "fr", [{ actor: "zed-gov", via: "contextual", loaded: true }]],
    ["régime", "fr", [{ actor: "zed-gov", via: "contextual", loaded: true }]],
    ["النظام", "ar", [{ actor: "zed-gov", via: "contextual", loaded: true }]],
    ["Zedville", "fr", [{ actor: "zed-gov", via: "contextual", loaded: false }]],
    ["exécutif zed", "fr", [{ actor: "zed-gov", via: "alias", loaded: false }]],
    ["l’exécutif zed", "fr", [{ actor: "zed-gov", via: "alias", loaded: false }]],
    ["army", "en", [{ actor: "zed-guard", via: "contextual", loaded: false }]],
    ["ZG", "en", [{ actor: "zed-gov", via: "alias", loaded: false }, { actor: "zed-guard", via: "contextual", loaded: false }]],
    ["GZ", "fr", [{ actor: "zed-guard", via: "alias", loaded: false }, { actor: "gz-news", via: "name", loaded: false }]],
    ["GZ", "en", [{ actor: "gz-news", via: "name", loaded: false }, { actor: "zed-guard", via: "alias", loaded: false }]],
    ["nobody", "en", []], ["", "en", []],
  ])("finds %s in %s", (name, language, matches) => expect(directory.find(foldName(name), language)).toEqual(matches));

  it("gives whole actors, with what the file left out filled in", () => {
    expect(directory.actor("zed-guard")).toMatchObject({ loaded: {}, active: null, country: null, notes: null, ties: [{ to: "zed-gov", relation: "part-of", from: "2010", until: null, reviewed: false }] });
    expect(directory.actor("nobody")).toBeNull();
    expect([...directory.all()].map(({ id }) => id)).toEqual(["zed-gov", "zed-guard", "gz-news"]);
    expect([directory.size, directory.maxWords]).toEqual([3, 3]);
  });

  it("refuses bytes that are no compiled file", () => expect(() => openDirectory(new Uint8Array(100))).toThrow(ProblemError));
});

describe("within", () => {
  const tie = (to: string, relation = "part-of", from: string | null = null, until: string | null = null): object => ({ to, relation, from, until });
  const directory = directoryOf(
    actor("squad", { ties: [tie("brigade"), tie("paper", "allied-with")] }), actor("brigade", { ties: [tie("army", "part-of", "2012", "2014-06"), tie("front", "part-of", "2014-07")] }),
    actor("army", { ties: [tie("state", "organ-of")] }), actor("front", { ties: [tie("brigade", "owned-by", "2020")] }), actor("state"), actor("paper", { ties: [tie("state", "funded-by")] }),
  );

  it.each([
    ["squad", null, ["squad", "brigade", "army", "front", "state"]], ["squad", "2013-05-01", ["squad", "brigade", "army", "state"]], ["squad", "2014-06-30", ["squad", "brigade", "army", "state"]],
    ["squad", "2014-07-01", ["squad", "brigade", "front"]], ["squad", "2014", ["squad", "brigade", "army", "front", "state"]], ["squad", "2011-12-31", ["squad", "brigade"]],
    ["front", "2021-01-01", ["front", "brigade"]], ["paper", null, ["paper"]], ["nobody", null, []],
  ])("of %s at %s", (id, date, expected) => expect(directory.within(id, date)).toEqual(expected));

  it("ends on any tangle of ties, with each actor once", () => {
    const ties = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 });
    fc.assert(fc.property(ties, (pairs) => {
      const tangle = directoryOf(...Array.from({ length: 8 }, (_, i) => actor(`a${i}`, { ties: pairs.filter(([from]) => from === i).map(([, to]) => tie(`a${to}`)) })));
      const found = tangle.within("a0", null);
      expect(found[0]).toBe("a0");
      expect(new Set(found).size).toBe(found.length);
    }));
  });

  it.each([
    ["2016", "2018", "2016-01-01", true], ["2016", "2018", "2018-12-31", true], ["2016", "2018", "2015-12-31", false], ["2016", "2018", "2019-01-01", false],
    ["2016-05", null, "2016", true], ["2016-05", null, "2016-04-30", false], [null, null, "1900", true],
  ])("a tie from %s until %s at %s: %s", (from, until, date, holds) => expect(tieHolds({ from, until }, date)).toBe(holds));
});

describe("a file of actors", () => {
  it.each([
    [{}, "The file of actors has no list of actors."],
    [{ actors: [actor("a"), actor("a")] }, "The actor id \"a\" is not a slug of its own."],
    [{ actors: [actor("a", { kind: "army" })] }, "The actor a has the unknown kind \"army\"."],
    [{ actors: [actor("a", { name: {} })] }, "The actor a has no name."],
    [{ actors: [actor("a", { ties: [{ to: "b", relation: "part-of" }] })] }, "The actor a is tied to \"b\", which is not in the directory."],
    [{ actors: [actor("a", { ties: [{ to: "a", relation: "likes" }] })] }, "The actor a has a tie of the unknown relation \"likes\"."],
  ])("is refused in one sentence", (json, sentence) => expect(() => readActors(json)).toThrow(sentence));
});
