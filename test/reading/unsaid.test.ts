import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

const facts = (head: string, sentence: string, tail: string): string[] =>
  readText(`${head}\n\n2 May 2015\n\n${sentence} ${tail}`).claims.filter((c) => !["confirmation", "assessment"].includes(c.type)).map((c) => c.span.exact);

describe("what is asked, supposed or not said is nothing that happened", () => {
  test.each([
    "Did warplanes bomb Aleppo?", "If the army attacks Idlib, thousands will be killed.", "The Syrian army did not say that 30 soldiers were killed in Aleppo.",
  ])("%s", (sentence) => expect(facts("Aleppo under fire", sentence, "The town of Aleppo is large, the road to it is long and the hills around it are bare.")).toEqual([]));
  test.each([
    "Amnesty International n'a pas confirmé que l'armée syrienne a bombardé Alep.", "Si l'armée a bombardé Alep, ce serait un crime, a dit Amnesty International.", "L'armée a-t-elle bombardé Alep ?",
  ])("%s", (sentence) => expect(facts("Alep sous le feu", sentence, "Le bourg voisin compte peu d'habitants, et la route qui y mène traverse un long plateau de pierres.")).toEqual([]));
});

test("figures that belong to a name or a whole are no toll", () => {
  const counts = (text: string) => readText(`Aleppo under fire\n\n2 May 2015\n\n${text} The road is long and the hills around it are bare.`).claims.flatMap((c) => c.counts.map((n) => n.low));
  expect(counts("COVID-19 killed 3 people in Aleppo, where the Syrian army is fighting.")).toEqual([3]);
  expect(counts("The Syrian army killed 4 of his 20 fighters in Aleppo.")).not.toContain(20);
});

test("a date in May is no maybe", () => expect(facts("Army in Aleppo", "On 2 May 2015 the army killed 3 people in Aleppo, SOHR said.", "The town is small and the road is long.")).toHaveLength(1));

test("an Arabic sentence that begins with its verb is read", () =>
  expect(readText("قصف على حلب\n\n4 أيار 2015\n\nقصفت طائرات الحكومة السورية مدينة حلب يوم الاثنين 4 أيار 2015 بحسب المرصد السوري لحقوق الإنسان.").claims.length).toBeGreaterThan(0));

test.each([
  "The last convoy\n\n3 March 2016\n\nThe film follows a captain of the Syrian army. In the film, rebels attack his convoy near Homs. He shells their village and kills 30 rebels in revenge. The final scene has the army bombing Aleppo.",
  "Le dernier convoi\n\n3 mars 2016\n\nUn capitaine de l'armée syrienne traverse le pays. Dans le film, les rebelles attaquent son convoi près de Homs. Il bombarde leur village et tue trente rebelles. La dernière scène montre l'armée qui bombarde Alep.",
  "القافلة الأخيرة\n\n3 آذار 2016\n\nنقيب في الجيش السوري يعبر البلاد. في الفيلم تهاجم الفصائل قافلته قرب حمص. ثم يقصف الجيش قريتهم ويقتل ثلاثين مسلحا. في المشهد الأخير يقصف الجيش مدينة حلب.",
])("a review retells no events: %s", (text) => expect(readText(text).claims.filter((c) => c.type !== "assessment").map((c) => c.span.exact)).toEqual([]));
