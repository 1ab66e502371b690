import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// Who did what is counted, by what means, on whose word and when, in sentences that name more than one of each.

const FRAME = {
  fr: ["Combats à Alep\n\n3 mars 2016\n\nL'armée syrienne a attaqué Alep mercredi, selon l'Observatoire syrien des droits de l'homme.", "La route qui mène au bourg voisin est longue, et les collines alentour sont nues."],
  en: ["Fighting in Aleppo\n\n3 March 2016\n\nThe Syrian army attacked Aleppo on Wednesday, the Syrian Observatory for Human Rights said.", "The road to the next village is long and the hills around it are bare."],
  ar: ["اشتباكات في حلب\n\n3 آذار 2016\n\nهاجم الجيش السوري مدينة حلب يوم الأربعاء، بحسب المرصد السوري لحقوق الإنسان.", "الطريق إلى القرية المجاورة طويل والتلال حولها جرداء."],
} as const;
type Language = keyof typeof FRAME;

function told(language: Language, sentence: string) {
  const [before, after] = FRAME[language], { claims, document } = readText(`${before} ${sentence} ${after}\n`);
  const from = document.text.indexOf(sentence), to = from + sentence.length;
  return claims.filter((c) => c.span.start < to && from < c.span.end);
}

describe("each figure has its own doer", () => test.each([
  ["fr", "Cent civils ont été tués par l'armée syrienne et 12 par la coalition internationale."],
  ["en", "100 civilians were killed by the Syrian army and 12 by the international coalition."],
  ["ar", "قتل 100 مدني على يد قوات النظام و12 على يد التحالف الدولي."],
] as [Language, string][])("%s: %s", (language, sentence) => {
  const claim = told(language, sentence).find((c) => c.counts.some((n) => n.low === 100))!;
  expect(claim.initiators.map((a) => a.id)).toEqual(["syr-saa"]);
}));

test("two doers of one figure stay both", () =>
  expect(told("en", "100 civilians were killed by the Syrian army and by the international coalition.")[0]!.initiators.length).toBe(2));

describe("those who die in a shelling die of shells", () => test.each([
  ["fr", "L'armée a bombardé Homs, tuant 12 personnes."], ["en", "The army shelled Homs, killing 12 people."], ["ar", "قصف الجيش مدينة حمص ما أدى إلى مقتل 12 شخصا."],
] as [Language, string][])("%s: %s", (language, sentence) =>
  expect(new Set(told(language, sentence).map((c) => c.type))).toEqual(new Set(["shelling-artillery-missile-attack"]))));

describe("a ministry is not the monitor that spoke before", () => test.each([
  ["fr", "Aucune frappe n'a eu lieu à Homs, a déclaré le ministère."], ["en", "No strike took place in Homs, the ministry said."], ["en", "The ministry said no strike took place in Homs."],
] as [Language, string][])("%s: %s", (language, sentence) => {
  const [claim] = told(language, sentence);
  expect(claim!.attribution.at(-1)!.source.id).toBe(null);
  expect(claim!.polarity).toBe("negative");
}));

describe("a running total is no later figure of the event", () => test.each([
  ["fr", "Douze soldats ont été tués à Homs, portant à 700 le nombre de morts depuis le début de l'année."], ["fr", "La mort de 12 soldats porte à 700 le nombre de morts depuis le début de l'offensive."],
  ["en", "Twelve soldiers were killed in Homs, bringing to 700 the number of dead since January."],
] as [Language, string][])("%s: %s", (language, sentence) => {
  const claim = told(language, sentence).find((c) => c.counts.some((n) => n.low === 12))!;
  expect(claim.counts.map((n) => [n.low, n.amends])).toEqual([[12, null]]);
}));

test("a later figure of the event itself is kept", () =>
  expect(told("fr", "Douze soldats ont été tués à Homs, portant le bilan à 15 morts.").flatMap((c) => c.counts.map((n) => n.low))).toEqual([12, 15]));

describe("what happened long ago does not take the page's day", () => test.each([
  ["fr", "Il y a dix ans, les rebelles ont attaqué Homs et tué douze soldats."], ["fr", "En 2012, les rebelles ont pris Homs."], ["fr", "Lundi marque le dixième anniversaire de l'attaque chimique qui a tué 30 personnes à Homs."],
  ["en", "Ten years ago, rebels attacked Homs and killed 12 soldiers."], ["en", "In 2012 the group captured the city."], ["en", "Monday marks the tenth anniversary of the chemical attack on Homs that killed 30 people."],
  ["ar", "قبل عشر سنوات هاجمت الفصائل مدينة حمص."], ["ar", "في عام 2012 سيطرت الفصائل على حمص."],
] as [Language, string][])("%s: %s", (language, sentence) =>
  expect(told(language, sentence).map((c) => c.time?.start?.slice(0, 4) ?? null).filter((year) => year === "2016")).toEqual([])));
