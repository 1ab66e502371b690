// What a text says of where places lie, against the atlas: sentences that are wrong, and many more that are not.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readPage } from "../../src/page/index.ts";
import { read } from "../../src/reading/index.ts";
import { bearing, compass, contradicts } from "../../src/reading/stages/whereabouts.ts";
import { furniture, readText, shelf } from "./shelf.ts";

/** The geography problems of a short dispatch that ends with this sentence. */
function problems(language: string, sentence: string) {
  const opening: Record<string, string> = {
    fr: "Combats en Syrie\n\nLes combats ont repris mardi en Syrie entre l'armée syrienne et les rebelles.",
    en: "Fighting in Syria\n\nFighting between the Syrian army and rebels resumed on Tuesday in Syria.",
    ar: "معارك في سوريا\n\nتجددت المعارك يوم الثلاثاء في سوريا بين الجيش السوري والمعارضة.",
  };
  const reading = readText(`${opening[language]} ${sentence}`);
  const found = reading.problems.filter((p) => p.rule.startsWith("geography-"));
  for (const p of found) {
    expect(reading.document.text.slice(p.span!.start, p.span!.end)).toBe(p.span!.exact);
    expect(p.message).toMatch(/^The text puts .+; the atlas puts it .+\.$/);
    if (p.claim !== null) expect(reading.claims.map((c) => c.id)).toContain(p.claim);
  }
  return { found, reading };
}

test.each([
  ["fr", "border", "Dix soldats ont été tués à Abou Kamal, située sur la frontière avec l'Irak et la Jordanie.", "Abou Kamal, située sur la frontière avec l'Irak et la Jordanie"],
  ["fr", "border", "Une frappe a visé Deraa, à la frontière turque.", "Deraa, à la frontière turque"],
  ["fr", "border", "Une frappe a visé Alep, ville frontalière avec la Jordanie.", "Alep, ville frontalière avec la Jordanie"],
  ["fr", "border", "Une frappe a visé Abou Kamal, ville de l'est de la Syrie située à la frontière avec la Jordanie.", "Abou Kamal, ville de l'est de la Syrie située à la frontière avec la Jordanie"],
  ["fr", "distance", "Une frappe a visé Palmyre, à une trentaine de kilomètres à l'est de Homs.", "Palmyre, à une trentaine de kilomètres à l'est de Homs"],
  ["fr", "distance", "Une frappe a visé Deraa, à 200 km de la frontière jordanienne.", "Deraa, à 200 km de la frontière jordanienne"],
  ["fr", "direction", "Une frappe a visé Alep, au sud de Damas.", "Alep, au sud de Damas"],
  ["fr", "containment", "Une frappe a visé Palmyre, en Irak.", "Palmyre, en Irak"],
  ["fr", "containment", "Une frappe a visé Palmyre (Irak).", "Palmyre (Irak)"],
  ["fr", "containment", "Une frappe a visé Palmyre, dans l'ouest de l'Irak.", "Palmyre, dans l'ouest de l'Irak"],
  ["fr", "containment", "Une frappe a visé Deraa, dans le gouvernorat d'Alep.", "Deraa, dans le gouvernorat d'Alep"],
  ["en", "border", "Ten soldiers were killed in Abu Kamal, a town on the border with Jordan, on Monday.", "Abu Kamal, a town on the border with Jordan"],
  ["en", "border", "Rebels attacked Daraa on the Turkish border.", "Daraa on the Turkish border"],
  ["en", "border", "Rebels attacked Daraa in southern Syria on the border with Turkey.", "Daraa in southern Syria on the border with Turkey"],
  ["en", "distance", "Ten soldiers were killed in Palmyra, 30 km east of Homs.", "Palmyra, 30 km east of Homs"],
  ["en", "distance", "An air strike hit Daraa, about 120 miles from the border with Jordan.", "Daraa, about 120 miles from the border with Jordan"],
  ["en", "direction", "An air strike hit Palmyra north of Aleppo.", "Palmyra north of Aleppo"],
  ["en", "containment", "An air strike hit Aleppo in Iraq.", "Aleppo in Iraq"],
  ["en", "containment", "An air strike in Aleppo, Iraq, killed ten soldiers.", "Aleppo, Iraq"],
  ["en", "containment", "Shelling hit Daraa in Aleppo province.", "Daraa in Aleppo province"],
  ["ar", "border", "سيطر الجيش السوري على مدينة البوكمال الواقعة على الحدود مع الأردن.", "البوكمال الواقعة على الحدود مع الأردن"],
  ["ar", "border", "قصف الجيش السوري مدينة درعا على الحدود التركية.", "درعا على الحدود التركية"],
  ["ar", "border", "قصف الجيش السوري مدينة درعا الواقعة جنوب سوريا على الحدود مع تركيا.", "درعا الواقعة جنوب سوريا على الحدود مع تركيا"],
  ["ar", "distance", "قتل عشرة جنود في مدينة تدمر على بعد 30 كم شرق حمص.", "تدمر على بعد 30 كم شرق حمص"],
  ["ar", "direction", "قصف الجيش السوري مدينة حلب الواقعة جنوب دمشق.", "حلب الواقعة جنوب دمشق"],
  ["ar", "containment", "قصف الجيش السوري مدينة حلب في العراق.", "حلب في العراق"],
] as const)("%s, wrong %s: %s", (language, kind, sentence, words) => {
  const { found, reading } = problems(language, sentence);
  expect(found.map((p) => [p.rule, p.span!.exact])).toEqual([[`geography-${kind}`, words]]);
  const claim = reading.claims.find((c) => c.id === found[0]!.claim);
  expect(claim, "it stands on the claim of its own sentence").toBeDefined();
  expect(sentence).toContain(claim!.span.exact.split(" ")[0]);
});

test.each([
  ["fr", "Dix soldats ont été tués à Abou Kamal, située sur la frontière avec l'Irak."],
  ["fr", "Une frappe a visé Deraa, à la frontière jordanienne."],
  ["fr", "Une frappe a visé Alep, près de la frontière turque."],
  ["fr", "Une frappe a visé Palmyre, à 160 kilomètres à l'est de Homs."],
  ["fr", "Une frappe a visé Palmyre, à 215 kilomètres par la route de Damas."],
  ["fr", "Une frappe a visé Palmyre, à moins de 300 kilomètres de Homs."],
  ["fr", "Une frappe a visé Alep, au nord de Damas."],
  ["fr", "Une frappe a visé Palmyre, dans le gouvernorat de Homs."],
  ["fr", "Des frappes ont visé Palmyre, au sud de Homs et à l'est de Damas."],
  ["fr", "De Palmyre à la frontière avec la Jordanie, la route est coupée."],
  ["fr", "Les soldats ont quitté Palmyre pour la frontière avec la Jordanie."],
  ["fr", "Des explosions ont retenti à Alep, en Irak et en Jordanie."],
  ["fr", "Une frappe a visé le désert de Homs, à 30 km de Palmyre."],
  ["fr", "Une frappe a visé un hameau à 30 km à l'est de Homs."],
  ["en", "Rebels attacked Daraa on the Jordanian border."],
  ["en", "Ten soldiers were killed in Palmyra, about 95 miles east of Homs."],
  ["en", "Troops moved from Palmyra to the border with Turkey."],
  ["en", "Shelling hit Aleppo, Idlib and villages near the Turkish border."],
  ["en", "Ten soldiers were killed in Qamishli, about 600 km north-east of Damascus."],
  ["en", "Officials met in Damascus, Iran's ally, on Monday."],
  ["en", "Shells fell in Aleppo, Iraq, Jordan and Lebanon."],
  ["en", "Talks in Damascus, Iran says, have failed."],
  ["en", "Shelling hit Palmyra in Homs province."],
  ["en", "Troops left Aleppo and advanced 20 km east of Homs."],
  ["en", "Shelling hit Aleppo 45 km from the Turkish border."],
  ["ar", "قصف الجيش السوري مدينة درعا على الحدود الأردنية."],
  ["ar", "قتل عشرة جنود في مدينة تدمر على بعد 160 كم شرق حمص."],
  ["ar", "قصف الجيش السوري مدينة البوكمال الواقعة شرق سوريا على الحدود مع العراق."],
  ["ar", "قتل عشرة جنود في ريف حمص على بعد 30 كم من تدمر."],
  ["ar", "انتقلت القوات من مدينة تدمر إلى الحدود مع تركيا."],
  ["ar", "قصف الجيش السوري مدينة حلب الواقعة شمال دمشق."],
] as const)("%s, nothing wrong: %s", (language, sentence) => expect(problems(language, sentence).found.map((p) => p.message)).toEqual([]));

test("the message says how far off it is", () => {
  const [p] = problems("fr", "Dix soldats ont été tués à Abou Kamal, située sur la frontière avec l'Irak et la Jordanie.").found;
  expect(p!.message).toBe("The text puts Abou Kamal on the border with Jordan; the atlas puts it 230 km from Jordan.");
  expect(p!.severity).toBe("warning");
  expect(p!.remedy).not.toBeNull();
});

test.each([[100, 100, false], [100, 60, true], [60, 100, false], [10, 100, true], [35, 100, false]])("%i km straight for %i km stated contradicts: %s", (km, stated, off) => expect(contradicts(km, stated, 10, null)).toBe(off));
test("a floor is not broken from above, nor a ceiling from below", () => {
  expect(contradicts(500, 100, 10, "least")).toBe(false);
  expect(contradicts(5, 100, 10, "most")).toBe(false);
  expect(contradicts(500, 100, 10, "most")).toBe(true);
});
test.each([[1, 0, "north"], [0, 1, "east"], [-1, 0, "south"], [0, -1, "west"], [1, 1, "north-east"]])("a bearing of %i, %i is %s", (lat, lon, words) => expect(compass(bearing({ lat: 0, lon: 0 }, { lat, lon }))).toBe(words));

const shared = new URL("../../../shared/", import.meta.url);
test.skipIf(!existsSync(shared))("over real reports it hardly speaks: a false alarm is worse than a miss", () => {
  const files = ["seeds", "gold/fr", "gold/en", "gold/ar", "texts/wikinews-fr"].flatMap((dir) => {
    const at = new URL(`${dir}/`, shared);
    return existsSync(at) ? readdirSync(at).filter((f) => f.endsWith(".txt")).map((f) => new URL(f, at)) : [];
  });
  const told = files.flatMap((file) => {
    const { document } = readPage({ bytes: new Uint8Array(readFileSync(file)), captured_from: "shared", captured: null }, { furniture });
    return read(document, shelf).problems.filter((p) => p.rule.startsWith("geography-"));
  });
  // One of the seeds puts a town on a border that it is 230 km away from.
  expect(told.map((p) => p.rule)).toEqual(["geography-border"]);
});
if (!existsSync(shared)) console.log("left out: the real reports of ../shared are not beside the repository");
