// Several stories on one page: what one of them says is not carried over to the next.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

const stories = (claims: readonly Claim[]): number[] => [...new Set(claims.map((c) => c.story))].sort();
const of = (claims: readonly Claim[], words: string): Claim => {
  const found = claims.find((c) => c.span.exact.includes(words));
  expect(found, `a claim with "${words}"`).toBeDefined();
  return found!;
};

/** No value of a claim was carried over from another story: whatever it inherits stands before it and after the last claim of another story. */
function kept(claims: readonly Claim[]): void {
  for (const claim of claims) {
    const values = [...claim.places, ...claim.initiators, ...claim.targets, ...claim.attribution, ...(claim.time ? [claim.time] : [])].filter((v) => v.inherited);
    for (const value of values)
      for (const other of claims) if (other.story !== claim.story) expect(value.anchor.start >= other.span.start && value.anchor.end <= other.span.end, `${claim.span.exact} borrows "${value.text}"`).toBe(false);
  }
}

describe("news in brief", () => {
  const fr = `L'actualité en bref

MALI
Douze soldats maliens ont été tués lundi 4 mars 2019 dans une attaque près de Gao, selon l'armée. Les assaillants ont pris des véhicules.

SYRIE
L'armée syrienne a bombardé Idlib. Trois civils ont été tués.

IRAK
Une bombe a explosé à Bagdad. Huit personnes ont été blessées.`;
  const { claims } = readText(fr);

  test("each item is a story", () => expect(stories(claims)).toEqual([0, 1, 2]));
  test("no item borrows from another", () => kept(claims));
  test("an item keeps its own place and takes no day over", () => {
    const dead = of(claims, "Trois civils");
    expect(dead.places.map((p) => p.name)).toEqual(["Idlib"]);
    expect(dead.time).toBeNull();
    expect(of(claims, "Huit personnes").places.map((p) => p.country)).toEqual(["IQ"]);
  });
});

describe("datelines amid a page", () => {
  const en = `War watch

GAO, Mali, March 4, 2019 (Reuters) - Gunmen attacked an army base in Gao on Monday. Twelve soldiers were killed.

BAGHDAD, March 9, 2019 (Reuters) - Islamic State fighters attacked Kirkuk in Iraq on Friday. Five policemen were killed.`;
  const { claims } = readText(en);

  test("each item is a story", () => expect(stories(claims)).toEqual([0, 1]));
  test("no item borrows from another", () => kept(claims));
  test("an item's own dateline is its day", () => {
    const attack = of(claims, "attacked Kirkuk");
    expect(attack.time?.start).toBe("2019-03-08");
    expect(attack.places.map((p) => p.name)).toContain("Kirkuk");
  });

  test("in Arabic", () => {
    const ar = readText(`أخبار اليوم

حلب - رويترز: قتل خمسة جنود في هجوم على مدينة حلب في سوريا يوم الاثنين. وأعلن الجيش السوري أنه صد الهجوم.

طرابلس - رويترز: قتل ثلاثة مدنيين في غارة جوية على مدينة طرابلس في ليبيا. وأصيب سبعة آخرون بجروح.`);
    expect(stories(ar.claims)).toEqual([0, 1]);
    kept(ar.claims);
    expect(of(ar.claims, "ثلاثة مدنيين").time).toBeNull();
  });
});

describe("headings", () => {
  test("a heading over another war is another story", () => {
    const { claims } = readText(`Nouvelle attaque près de Gao

Des hommes armés ont attaqué lundi la ville de Gao, au Mali. Douze soldats maliens ont été tués à Gao et à Kidal, selon l'armée malienne.

Combats dans le nord de la Syrie

L'armée syrienne a bombardé la ville d'Alep. Les rebelles syriens ont perdu dix hommes à Alep et à Idlib.`);
    expect(stories(claims)).toEqual([0, 1]);
    kept(claims);
    expect(of(claims, "bombardé").time).toBeNull();
  });

  test.each([
    ["the same places and parties go on", `Combats à Alep

L'armée syrienne a attaqué Alep lundi. Les rebelles ont perdu dix hommes à Alep et à Idlib.

Les rebelles reculent

Trois civils ont été tués à Alep. L'armée syrienne a repris Idlib.`],
    ["a digression from which the page comes back", `Combats à Alep

L'armée syrienne a attaqué Alep lundi. Les rebelles ont perdu dix hommes à Alep et à Idlib.

Un précédent en Irak

L'armée irakienne avait repris Mossoul et Tikrit en Irak. L'État islamique avait tué dix soldats irakiens à Mossoul.

Le bilan s'alourdit

L'armée syrienne a bombardé Idlib et Alep. Trois civils ont été tués à Alep.`],
    ["another province of the same war", `Combats à Alep

L'armée syrienne a attaqué Alep et Idlib lundi. Dix hommes sont morts.

À Deraa aussi

Trois civils ont été tués à Deraa et à Soueïda.`],
    ["one head in capitals over a part of an article", `Combats à Alep

L'armée syrienne a attaqué Alep et Idlib lundi. Dix hommes sont morts.

CONTEXTE

Les rebelles tenaient Alep. L'armée syrienne avait bombardé Idlib.`],
    ["parts of an article under heads in capitals", `Combats à Alep

L'armée syrienne a attaqué lundi la ville d'Alep, où dix hommes sont morts.

LES FAITS

L'assaut a commencé à l'aube. Trois civils ont été tués.

LE CONTEXTE

Les rebelles avaient pris plusieurs quartiers. L'armée syrienne avait bombardé Idlib.`],
    ["the turns of an interview", `Entretien

Un officier de l'armée syrienne répond après l'attaque de lundi à Alep, où dix hommes sont morts.

JOURNAL : L'armée a-t-elle bombardé Idlib ?

OFFICIER : L'armée syrienne a bombardé Idlib. Trois civils ont été tués.`],
    ["a dateline below an introduction to the same news", `Combats à Alep

L'armée syrienne a attaqué Alep et Idlib lundi. Dix hommes sont morts.

ALEP, 4 mars 2019 (AFP) - L'armée syrienne a attaqué Alep et Idlib lundi. Trois civils ont été tués.`],
  ])("no new story: %s", (_, text) => {
    const { claims } = readText(text);
    expect(claims.length).toBeGreaterThan(1);
    expect(stories(claims)).toEqual([0]);
  });
});

const items = ["MALI\nDouze soldats ont été tués lundi près de Gao.", "SYRIE\nL'armée syrienne a bombardé Idlib.", "PARIS, 12 mai (AFP) - Trois hommes ont été tués à Homs.", "Un sous-titre\n\nDix civils ont été blessés à Bagdad, en Irak.", "L'armée syrienne a bombardé Alep mardi, selon l'OSDH.", "ÉCONOMIE\nLe riz est cher.", "- - (AFP) -", "A. B – C"];
test("however a page is put together, its stories are numbered in order and lose no sentence", () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 8 }), (list) => {
    const { claims, document } = readText(`Le titre de la page\n\nLes combats ont repris à Raqqa.\n\n${list.join("\n\n")}`);
    for (let i = 1; i < claims.length; i++) expect(claims[i]!.story).toBeGreaterThanOrEqual(claims[i - 1]!.story);
    expect(claims.every((c) => c.story >= 0)).toBe(true);
    kept(claims);
    for (const words of ["bombardé Idlib", "bombardé Alep"]) for (const block of document.blocks) {
      if (!["lede", "body"].includes(block.role) || !document.text.slice(block.start, block.end).includes(words)) continue;
      expect(claims.some((c) => c.span.exact.includes(words) && c.span.start >= block.start && c.span.end <= block.end)).toBe(true);
    }
  }), { numRuns: 60, seed: 20261121 });
});
