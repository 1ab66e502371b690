import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

/** The time of the first claim of a French dispatch with this date line and sentence. */
function time(dateline: string | null, sentence: string) {
  const reading = readText(`Un assaut près de Palmyre\n\n${dateline ? `Publié le ${dateline}\n\n` : ""}${sentence} Le bourg de Palmyre compte peu d'habitants, et la route qui y mène traverse un long plateau de pierres.`);
  const claim = reading.claims[0];
  expect(claim, "the sentence gives a claim").toBeDefined();
  return { time: claim!.time, reading };
}

describe("with a date on the page, words of time resolve against it", () => {
  // 14 March 2017 is a Tuesday.
  test.each([
    ["Les rebelles ont attaqué Palmyre dimanche.", "2017-03-12", "2017-03-12"],
    ["Les rebelles ont attaqué Palmyre hier soir.", "2017-03-13", "2017-03-13"],
    ["Les rebelles ont attaqué Palmyre dans la nuit de dimanche à lundi.", "2017-03-12", "2017-03-13"],
    ["Les rebelles ont attaqué Palmyre le 2 mars.", "2017-03-02", "2017-03-02"],
    ["Les rebelles ont attaqué Palmyre le 20 décembre.", "2016-12-20", "2016-12-20"],
    ["Les rebelles ont attaqué Palmyre le 20 décembre 2015.", "2015-12-20", "2015-12-20"],
    ["Les rebelles ont attaqué Palmyre en novembre dernier.", "2016-11-01", "2016-11-30"],
    ["Les rebelles ont attaqué Palmyre fin février.", "2017-02-21", "2017-02-28"],
    ["Les rebelles ont attaqué Palmyre au printemps dernier.", "2016-03-01", "2016-05-31"],
    ["Les rebelles ont attaqué Palmyre à l'automne 2014.", "2014-09-01", "2014-11-30"],
    ["Les rebelles ont attaqué Palmyre avant-hier.", "2017-03-12", "2017-03-12"],
    ["Les rebelles ont attaqué Palmyre en 2013.", "2013-01-01", "2013-12-31"],
  ])("%s", (sentence, start, end) => {
    const { time: t } = time("14 mars 2017", sentence);
    expect([t?.start, t?.end]).toEqual([start, end]);
  });
  test.each(["Les rebelles ont attaqué Palmyre ces derniers jours.", "Les rebelles ont attaqué Palmyre la semaine dernière."])("no date: %s", (sentence) => expect(time("14 mars 2017", sentence).time).toBeNull());
  test("what the words do not say is listed as inferred", () => {
    expect(time("14 mars 2017", "Les rebelles ont attaqué Palmyre le 2 mars.").time?.inferred).toEqual(["year"]);
    expect(time("14 mars 2017", "Les rebelles ont attaqué Palmyre le 2 mars 2017.").time?.inferred).toEqual([]);
  });
  test("a weekday that contradicts its date is a problem, and the date is kept", () => {
    const { time: t, reading } = time("14 mars 2017", "Les rebelles ont attaqué Palmyre le lundi 2 mars 2017.");
    expect(t?.start).toBe("2017-03-02");
    expect(reading.problems.map((p) => p.rule)).toContain("weekday-contradicts-date");
  });
  test("an open beginning has no end", () => {
    const { time: t } = time("14 mars 2017", "Depuis mars 2015, les rebelles bombardent Palmyre.");
    expect([t?.start, t?.end]).toEqual(["2015-03-01", null]);
  });
});

describe("without a date on the page nothing is dated by today", () => {
  test("a weekday with a day has the years that fit as candidates", () => {
    const { time: t } = time(null, "Les rebelles ont attaqué Palmyre jeudi 8 décembre.");
    expect([t?.start, t?.end]).toEqual([null, null]);
    expect(t?.candidates.map((c) => c.start)).toEqual(["2005-12-08", "2011-12-08", "2016-12-08", "2022-12-08"]);
  });
  test.each(["Les rebelles ont attaqué Palmyre hier.", "Les rebelles ont attaqué Palmyre dimanche.", "Les rebelles ont attaqué Palmyre au printemps dernier."])("%s", (sentence) => {
    const { time: t } = time(null, sentence);
    expect(t?.start ?? null).toBeNull();
    expect(t?.end ?? null).toBeNull();
  });
});
