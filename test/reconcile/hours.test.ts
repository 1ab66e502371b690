// Hours of the day: read from sentences of three languages, and what they part. The places and actors are real, the rest is made up.
import { describe, expect, it } from "vitest";
import { openShelf, read, reconcile, type Event, type Reading } from "../../src/index.ts";
import { hoursOf } from "../../src/reconcile/hours.ts";
import { Shelf } from "./holdings.ts";
import { page, together, type Said } from "./world.ts";

const shelf = openShelf();
const reading = (text: string): Reading => read(`${text}\n`, { shelf, captured_from: "dispatch.txt" });
const clock = (bits: number | null): string | null => {
  if (bits === null) return null;
  const at = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => bits >> hour & 1);
  return `${at[0]}-${at.at(-1)}`;
};

describe("the hour of an act", () => {
  it.each([
    ["À l’aube du 12 mars 2019, des combattants de l’État islamique ont attaqué l’armée syrienne à Palmyre.", "0-9"],
    ["Le 12 mars 2019, vers 18 heures, l’État islamique a attaqué l’armée syrienne à Palmyre.", "16-20"],
    ["Le 12 mars 2019, vers 6 heures du matin, l’État islamique a attaqué l’armée syrienne à Palmyre.", "4-8"],
    ["Le 12 mars 2019 au soir, l’État islamique a attaqué l’armée syrienne à Palmyre.", "15-23"],
    ["At dawn on 12 March 2019, Islamic State fighters attacked Syrian army positions in Palmyra.", "0-9"],
    ["Around 6 p.m. on 12 March 2019, Islamic State fighters attacked Syrian army positions in Palmyra.", "16-20"],
    ["Islamic State fighters attacked Syrian army positions in Palmyra on 12 March 2019 at 18:30 local time.", "16-20"],
    ["هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر فجر يوم 12 مارس 2019.", "0-9"],
    ["هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر مساء الثلاثاء 12 مارس 2019.", "15-23"],
    ["هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر في 12 مارس 2019 عند الساعة السادسة مساء.", "16-20"],
    // None where the words do not say it clearly.
    ["Islamic State fighters attacked Syrian army positions in Palmyra on 12 March 2019 at 18:30 GMT.", null],
    ["Islamic State fighters attacked Syrian army positions in Palmyra on 12 March 2019.", null],
    ["Depuis l’aube du 12 mars 2019, l’État islamique attaque l’armée syrienne à Palmyre.", null],
    ["Le 12 mars 2019, l’État islamique a attaqué l’armée syrienne à Palmyre, a annoncé Sana dans la soirée.", null],
    ["هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر في 12 مارس 2019 عند الساعة السادسة.", null],
  ])("%s", (text, hours) => {
    const { document, claims } = reading(text);
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) expect(clock(hoursOf(claim, document.text))).toBe(hours);
  });

  it("of a sentence without a date of its own is a phrase that can mean nothing else, where nobody is quoted", () => {
    const hours = (text: string): (string | null)[] => { const { document, claims } = reading(text); return claims.map((claim) => clock(hoursOf(claim, document.text))); };
    const first = "On 12 March 2019, Islamic State fighters attacked Syrian army positions in Palmyra.";
    expect(hours(`${first} In the evening they attacked the airport.`)).toEqual([null, "15-23"]);
    expect(hours(`${first} In the evening SANA said that Islamic State fighters attacked Deir ez-Zor.`).slice(1).filter((one) => one !== null)).toEqual([]);
  });
});

const events = (...readings: Reading[]): readonly Event[] => reconcile(readings, shelf).events;

describe("two reports of one place and day", () => {
  const at = (hour: string, more = ""): Reading => reading(`${hour} on 12 March 2019, Islamic State fighters attacked Syrian army positions in Palmyra${more}.`);
  it.each<[string, Reading, Reading, number]>([
    ["at dawn, and in the evening", at("At dawn"), reading("هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر مساء الثلاثاء 12 مارس 2019."), 2],
    ["at dawn, and around six in the evening", at("At dawn"), reading("Le 12 mars 2019, vers 18 heures, l’État islamique a attaqué l’armée syrienne à Palmyre."), 2],
    ["at dawn, and in the morning", at("At dawn"), reading("L’État islamique a attaqué l’armée syrienne à Palmyre le 12 mars 2019 au matin."), 1],
    ["at dawn, and at no hour", at("At dawn"), reading("Le 12 mars 2019, l’État islamique a attaqué l’armée syrienne à Palmyre."), 1],
    ["in the evening, and at night", at("In the evening"), reading("هاجم تنظيم الدولة الإسلامية الجيش السوري في تدمر ليل الثلاثاء 12 مارس 2019."), 1],
    ["at other hours, with the same number of dead", at("At dawn", ", killing 13 soldiers"), at("In the evening", ", killing 13 soldiers"), 1],
    ["at dawn, and told of in the evening", at("At dawn"), reading("Islamic State fighters attacked Syrian army positions in Palmyra on 12 March 2019, SANA reported on Tuesday evening."), 1],
  ])("%s", (_, one, other, many) => expect(events(one, other).filter(({ places }) => places.some(({ name }) => /Palmyr|تدمر/.test(name)))).toHaveLength(many));

  it("stay two in one page as well, and the taking of the town in the evening is of the fight that began at dawn", () => {
    const first = "At dawn on 12 March 2019, Islamic State fighters attacked Syrian army positions in Palmyra.";
    expect(events(reading(`${first} In the evening, Islamic State fighters attacked Syrian army positions in Palmyra again.`))).toHaveLength(2);
    expect(events(reading(`${first} In the evening, Islamic State seized Palmyra from the Syrian army.`))).toHaveLength(1);
  });

  it("come apart whatever page comes first, and in a rebuild", async () => {
    const clash = (says: string): Said => ({ says, type: "armed-clash", by: ["column"], on: ["zed-army"] });
    const sheets = [
      page("Morning Post", "2031-05-04", [clash("A clash at Oxtown at dawn.")], { id: "sha256:h1" }), page("Evening Post", "2031-05-04", [clash("They fought at Oxtown in the evening.")], { id: "sha256:h2" }),
      page("Weekly Review", "2031-05-04", [clash("A clash at Oxtown in the morning.")], { id: "sha256:h3" }),
    ];
    const wanted = together(...sheets).events.map(({ claims }) => claims).sort();
    expect(wanted.map((claims) => claims.length).sort()).toEqual([1, 2]);
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]]) {
      const held = new Shelf();
      for (const at of order) await held.bring([sheets[at]!]);
      expect(held.events().map(({ claims }) => claims).sort()).toEqual(wanted);
      await held.rebuild();
      expect(held.events().map(({ claims }) => claims).sort()).toEqual(wanted);
    }
  });
});
