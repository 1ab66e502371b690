// chrono-node as a second opinion on the dates that it reads too: where it understands the words, it comes to the same day.
import { en, fr } from "chrono-node";
import { describe, expect, test } from "vitest";
import { readText } from "./shelf.ts";

// 14 March 2017 is a Tuesday; noon, so that no time zone moves the day.
const REFERENCE = new Date(2017, 2, 14, 12);
const iso = (d: Date): string => `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, "0")}-${String(d.getDate()).padStart(2, "0")}`;

const ours = (title: string, published: string, sentence: string, filler: string): string | null | undefined =>
  readText(`${title}\n\n${published}\n\n${sentence} ${filler}`).claims.find((c) => c.time)?.time?.start;
const french = (sentence: string) => ours("Un assaut près de Palmyre", "Publié le 14 mars 2017", sentence, "Le bourg de Palmyre compte peu d'habitants, et la route syrienne qui y mène traverse un long plateau.");
const english = (sentence: string) => ours("An assault near Palmyra", "Published 14 March 2017", sentence, "The town of Palmyra has few people left, and the Syrian road that leads there crosses a long plateau.");

describe("the day that both read", () => {
  test.each([
    "Les rebelles ont attaqué Palmyre le 2 mars 2017.", "Les rebelles ont attaqué Palmyre le 20 décembre 2015.", "Les rebelles ont attaqué Palmyre hier.",
    "Les rebelles ont attaqué Palmyre il y a 3 jours.", "Les rebelles ont attaqué Palmyre aujourd'hui.", "Les rebelles ont attaqué Palmyre le 1er mars 2017.",
  ])("%s", (sentence) => expect(french(sentence)).toBe(iso(fr.parse(sentence, REFERENCE)[0]!.start.date())));
  test.each([
    "Rebels attacked Palmyra on March 2, 2017.", "Rebels attacked Palmyra on 20 December 2015.", "Rebels attacked Palmyra yesterday.", "Rebels attacked Palmyra on Sunday.", "Rebels attacked Palmyra last Friday.",
  ])("%s", (sentence) => expect(english(sentence)).toBe(iso(en.parse(sentence, REFERENCE)[0]!.start.date())));
});

describe("where the two differ, ours is the press's", () => {
  test("a weekday after the page's own is last week's", () => {
    expect(english("Rebels attacked Palmyra on Thursday.")).toBe("2017-03-09");
    expect(iso(en.parse("Rebels attacked Palmyra on Thursday.", REFERENCE)[0]!.start.date())).toBe("2017-03-16");
  });
  test("seasons and the night of two days", () => {
    expect(fr.parse("Les rebelles ont attaqué Palmyre au printemps dernier.", REFERENCE)).toEqual([]);
    expect(french("Les rebelles ont attaqué Palmyre au printemps dernier.")).toBe("2016-03-01");
    expect(french("Les rebelles ont attaqué Palmyre dans la nuit de mercredi à jeudi.")).toBe("2017-03-08");
  });
});
