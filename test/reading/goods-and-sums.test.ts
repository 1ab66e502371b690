// What is taken that is no ground, bombs that a verb tells of, and figures that sum up more than one event.
import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

const short = (story: string) => readText(story, "2018-04-02").claims.map((c) => `${c.type} ${c.initiators.map((a) => a.id ?? "?").join("+")} ${c.counts.map((n) => `${n.quantity} ${n.low}`).join(", ")}`.trim());

describe("things that are taken", () => {
  test.each<[string, string]>([
    ["Islamic State seized three vehicles, a tank and ammunition near Palmyra.", "looting-property-destruction isis other 3"],
    ["Islamic State seized a tank in the town of Palmyra.", "looting-property-destruction isis"],
    ["Islamic State captured four tanks and 12 soldiers in Palmyra.", "arrests isis captured 12, other 4"],
    ["L'État islamique s'est emparé de trois chars près de Palmyre.", "looting-property-destruction isis other 3"],
    ["Deux véhicules ont été saisis à Palmyre par l'armée syrienne.", "looting-property-destruction syr-saa other 2"],
    ["استولى تنظيم داعش على دبابتين وثلاث سيارات قرب تدمر.", "looting-property-destruction isis other 2, other 3"],
  ])("%s", (story, claim) => expect(short(story)).toEqual([claim]));

  test.each<[string, string]>([
    ["Islamic State seized a weapons depot in Palmyra.", "non-state-actor-overtakes-territory isis"],
    ["Islamic State captured Palmyra and four tanks.", "non-state-actor-overtakes-territory isis"],
    ["Islamic State seized 12 villages and four tanks near Palmyra.", "non-state-actor-overtakes-territory isis positions-taken 12"],
    ["L'État islamique a pris la ville de Palmyre et quatre chars.", "non-state-actor-overtakes-territory isis"],
    ["استولى تنظيم داعش على ستة حواجز قرب تدمر.", "non-state-actor-overtakes-territory isis positions-taken 6"],
  ])("but ground stays ground: %s", (story, claim) => expect(short(story)).toEqual([claim]));
});

describe("a bomb on wheels", () => {
  test.each<[string, string]>([
    ["استهدفت سيارة مفخخة حاجزا للجيش السوري في تدمر.", "remote-explosive-landmine-ied"],
    ["سيارة مفخخة ضربت مقرا للجيش السوري في تدمر.", "remote-explosive-landmine-ied"],
    ["قتلت سيارة مفخخة عشرة مدنيين في تدمر.", "remote-explosive-landmine-ied killed 10"],
    ["قتل عشرة بسيارة مفخخة في تدمر.", "remote-explosive-landmine-ied killed 10"],
    ["اقتحم انتحاري بسيارة مفخخة حاجزا في تدمر وقتل خمسة.", "suicide-bomb killed 5"],
  ])("%s", (story, claim) => expect(short(story).map((c) => c.replace(/ +/g, " "))).toEqual([claim]));

  test.each(["استهدف الجيش السوري سيارة مفخخة قرب تدمر.", "ضبط الجيش السوري سيارة مفخخة قرب تدمر."])("but one that is hit or found goes off nowhere: %s", (story) => {
    expect(short(story).join()).toContain("syr-saa");
    expect(short(story).join()).not.toContain("remote-explosive");
  });
});

test("they are those named last, though nobody knows who those are", () => {
  expect(short("The Syrian army ambushed a convoy near Palmyra. Fighters seized three trucks. They destroyed two tanks.").at(-1)).toBe("toll ? vehicles-destroyed 2");
});

describe("figures that sum up months, years or a war", () => {
  const raid = { en: "Warplanes bombed a market in Palmyra on Sunday, killing 14 people.", fr: "Des avions ont bombardé dimanche un marché de Palmyre, tuant 14 personnes.", ar: "قصفت طائرات حربية بلدة تدمر الأحد وقتل 14 شخصا." };
  test.each<[keyof typeof raid, string]>([
    ["en", "The war has killed more than 350,000 people."], ["en", "The seven-year conflict has left half a million dead."], ["en", "More than 350,000 people have been killed since the uprising began."],
    ["en", "In seven years of war, 350,000 people have been killed."], ["en", "At least 214 civilians were killed in March, the Network said."], ["en", "Some 1,200 people have been killed so far this year."],
    ["fr", "Le conflit a fait plus de 350 000 morts."], ["fr", "En sept ans de guerre, plus de 350 000 personnes ont été tuées."], ["fr", "En mars, 214 civils ont été tués, selon le Réseau."], ["fr", "Depuis le début de la guerre, 350 000 personnes ont été tuées."],
    ["ar", "وقتل أكثر من 350 ألف شخص منذ بداية الحرب."], ["ar", "وقتل 214 مدنيا في آذار."],
  ])("take neither place, hand nor day from the story (%s): %s", (language, sum) => {
    const claim = readText(`${raid[language]}\n\n${sum}`, "2018-04-02").claims.at(-1)!;
    expect(claim).toMatchObject({ type: "toll", places: [], initiators: [] });
    expect(claim.time?.inherited).toBe(false);
    expect(claim.time!.precision).toBeGreaterThan(2);
  });

  test.each<[string]>([["Four days of fighting in Palmyra have left 100 soldiers dead."], ["Fighting in Palmyra has killed 60 soldiers since Friday."], ["Au moins 45 soldats ont été tués en trois jours de combats à Palmyre."]])("but some days of one battle are the battle's: %s", (story) => {
    expect(readText(story, "2018-04-02").claims[0]).toMatchObject({ type: "armed-clash", places: [{ name: "Palmyra" }] });
  });
});
