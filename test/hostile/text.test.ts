import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/problem.ts";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "../reading/shelf.ts";

// Text made to mislead or to overwhelm. Each is read, every span at its exact words, or a problem says where and what to do.

interface Answer { claims: Claim[]; problems: Problem[]; text: string; language: string }

function answer(text: string): Answer {
  const { page, claims, problems, document } = readText(text);
  const all = [...page.problems, ...problems];
  for (const p of all) {
    expect(p.message).toMatch(/\.$/);
    if (p.span) expect(document.text.slice(p.span.start, p.span.end)).toBe(p.span.exact);
    if (p.severity !== "info") expect(p.remedy, p.rule).not.toBeNull();
  }
  const stands = ({ start, end }: { start: number; end: number }, words: string): boolean => document.text.slice(start, end) === words;
  expect(claims.filter((c) => !stands(c.span, c.span.exact) || ![...c.initiators, ...c.targets, ...c.places, ...c.counts, ...c.attribution, ...(c.time ? [c.time] : [])].every((w) => stands(w.anchor, w.text)))).toEqual([]);
  return { claims, problems: all, text: document.text, language: document.language };
}

const LEAD = "Fighting near Palmyra\n\nExample Courier, 4 March 2016\n\nThe Syrian army attacked Palmyra on Wednesday, Reuters said. ";
const TAIL = " The road to the next village is long and the hills around it are bare.\n";
/** What is read of a sentence after the lead. */
const after = (sentence: string): Answer => { const all = answer(LEAD + sentence + TAIL), from = all.text.indexOf("Reuters said."); return { ...all, claims: all.claims.filter((c) => c.span.start > from) }; };
const figures = ({ claims }: Answer): [number | null, number | null][] => claims.flatMap((c) => c.counts.map((n): [number | null, number | null] => [n.low, n.high]));
const rules = ({ problems }: Answer): string[] => problems.map((p) => p.rule);

describe("letters and signs that are not what they seem", () => {
  test.each([["Cyrillic", "P\u0430lmyr\u0430"], ["Greek", "Palm\u03c5ra"]])("a name with %s letters in it is shown as such and is no known place", (_, name) => {
    const found = after(`Rebels attacked ${name} and killed 12 soldiers.`);
    expect(found.problems.filter((p) => p.rule === "mixed-scripts").map((p) => p.span?.exact)).toEqual([name]);
    expect(found.claims.flatMap((c) => c.places.filter((p) => !p.inherited && p.id !== null))).toEqual([]);
  });
  test("names wholly in another script are no mixture", () => expect(rules(after("Rebels attacked the village (Деревня, Χωριό) and killed 12 soldiers."))).not.toContain("mixed-scripts"));
  test.each(["Pal\u200bmyra", "Pal\u00admyra", "\u2066Palmyra\u2069", "\u200ePalmyra\u200f"])("signs that are not seen do not hide a name (%j)", (name) =>
    expect(after(`Rebels attacked ${name} and killed 12 soldiers.`).claims[0]?.places[0]).toMatchObject({ name: "Palmyra", inherited: false }));
  test.each(["Pal\u200bmyra", "\u202earymlaP\u202c", "1\u200b2 soldiers", "1\u200d2 soldiers"])("and are shown where they stand (%j)", (words) =>
    expect(rules(after(`Rebels killed ten men near ${words}.`))).toContain("hidden-sign"));
  test.each<[string, [number, number | null][]]>([
    ["1\u200b2", [[12, 12]]], ["1\u200d2", [[12, 12]]], ["12\ufeff", [[12, 12]]], ["\u200e12\u200e", [[12, 12]]], ["1٢", [[12, 12]]], ["１２", [[12, 12]]], ["१२", [[12, 12]]],
    ["\u202e21\u202c", []], ["1O", []], ["1e9", []], ["0x12", []], ["1\u03012", []], ["1 2", []], ["1/2", []], ["1.5", []], ["12-9999999999", []], ["12.34.56", []], ["12%", []],
  ])("the number %j is read as it is seen or not at all", (number, wanted) => expect(figures(after(`Rebels killed ${number} soldiers in Palmyra.`))).toEqual(wanted));
  test("figures after a control that turns letters round are read again once it ends", () =>
    expect(figures(after("Rebels \u202ekcatta\u202c the town and killed 12 soldiers in Palmyra."))).toEqual([[12, 12]]));
  test("a number of a thousand digits is left unread and shown", () => {
    const found = after(`At least ${"7".repeat(1000)} soldiers were killed in Palmyra.`);
    expect(figures(found)).toEqual([]);
    expect(found.problems.find((p) => p.rule === "long-number")).toMatchObject({ severity: "warning", span: { exact: "7".repeat(80) } });
  });
  test.each(["31 February 2016", "99/99/9999", "2016-13-45"])("%s is no day", (day) => {
    for (const c of after(`Rebels killed 12 soldiers in Palmyra on ${day}.`).claims) if (c.time) expect(c.time.text).not.toContain(day.split(" ")[0]!);
  });
});

describe("languages", () => {
  test("a page in two languages is read in the one that it is mostly in", () => {
    const found = answer(`${LEAD}${TAIL}\n\nL'armée syrienne a attaqué Homs jeudi, selon l'AFP.\n\nهاجم الجيش السوري مدينة حماة يوم الخميس.\n`);
    expect(found.language).toBe("en");
    expect(found.claims.map((c) => c.span.exact)).toContain("The Syrian army attacked Palmyra on Wednesday");
  });
  test.each([
    ["fi", "Joki tulvi kylän pelloille viime yönä, ja asukkaat siirrettiin turvaan kouluun. Pelastuslaitos kertoi, että vesi laskee hitaasti seuraavien päivien aikana."],
    ["ru", "Вчера ночью река вышла из берегов, и жителей деревни перевели в школу. Спасатели сообщили, что вода медленно спадает в течение следующих дней."],
    ["zh", "昨天夜里河水淹没了村庄的田地，居民被转移到学校的安全地带。救援部门说，未来几天水位将缓慢下降。"],
  ])("%s has no pack: no claim, and a problem that says what to do", (_, text) => {
    const found = answer(`${text}\n\n${text}\n`);
    expect(found.claims).toEqual([]);
    expect(found.problems.find((p) => p.rule === "language-without-pack")).toMatchObject({ severity: "error", remedy: expect.stringContaining("add-a-language") });
  });
  test("Arabic with Latin names inside, and marks that turn the line, is read", () =>
    expect(answer("اشتباكات في حلب\n\n3 آذار 2016\n\nقال \u200eReuters\u200f إن \u202bالجيش السوري\u202c هاجم مدينة \u2067حلب\u2069 يوم الأربعاء وقتل ١٢ مدنيا.\n").claims.length).toBeGreaterThan(0));
});

describe("too much of everything", () => {
  const often = (n: number, piece: string): string => piece.repeat(n);
  test.each<[string, string, (found: Answer) => void]>([
    ["5 MB on one line", LEAD + often(40_000, "At least 12 soldiers were killed on Monday when rebels attacked an army post in Palmyra, Reuters said, and the road was cut. ").slice(0, 5_000_000), (f) => expect(f.claims.length).toBeGreaterThan(10_000)],
    ["130,000 claims", LEAD + often(130_000, "Rebels hit it. "), (f) => expect(f.claims.length).toBeGreaterThan(125_000)],
    ["ten thousand quotations in each other", `${LEAD}${often(10_000, "“He said ")}the army attacked Homs${often(10_000, "”")}.`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
    ["ten thousand brackets in each other", `${LEAD}${often(10_000, "(the army ")}attacked Homs${often(10_000, ")")}.`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
    ["a word of a million letters", `${LEAD}${often(1_000_000, "a")} attacked Homs.${TAIL}`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
    ["a hundred thousand accents on a letter", `${LEAD}Rebels attacked P${often(50_000, "\u0301\u0323")}almyra.${TAIL}`, (f) => expect(rules(f)).toContain("stacked-marks")],
    ["a sentence of a megabyte", LEAD + often(40_000, "the army attacked Homs and "), (f) => expect(f.claims.length).toBeGreaterThan(1000)],
    ["ten thousand dates", `${LEAD}${Array.from({ length: 10_000 }, (_, i) => `On ${1 + (i % 31)} March ${1000 + i} rebels attacked Homs.`).join(" ")}`, (f) => expect(f.claims.length).toBeGreaterThan(5000)],
    ["thousands of names in a sentence", `${LEAD}Rebels attacked ${Array.from({ length: 5000 }, (_, i) => ["Homs", "Idlib", "Hama", "Raqqa", "Daraa"][i % 5]).join(", ")}.`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
    ["a hundred thousand blocks", `${LEAD}\n\n${often(100_000, "x\n\n")}`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
    ["halves of surrogate pairs", `${LEAD}Rebels \ud83d attacked \udca5 Homs \ud83d and killed 12 soldiers.${TAIL}`, (f) => expect(figures(f)).toContainEqual([12, 12])],
    ["\"selon\" a hundred thousand times", `Combats\n\n4 mars 2016\n\nL'armée syrienne a attaqué Palmyre mercredi, selon l'OSDH. ${often(100_000, "selon ")}`, (f) => expect(f.claims.length).toBeGreaterThan(0)],
  ])("%s", (_, text, check) => check(answer(text)));

  test.each<[string, string]>([
    ["tags never closed", often(20_000, "<div><b><p>")], ["ends without beginnings", often(20_000, "</div></p>")], ["tables in tables", often(5_000, "<table><tr><td>")], ["a table of 50,000 cells", `<table>${often(50_000, "<tr><td>12 killed</td></tr>")}</table>`],
    ["attributes without end", `<p ${often(100_000, "a=b ")}>`], ["a tag that never ends", `<p class="${often(100_000, "caption ")}`], ["comments never closed", often(20_000, "<!-- ")], ["entities of nothing", often(50_000, "&bogus;&#xFFFFFF;&#0;")],
    ["JSON-LD in ten thousand lists", `<script type="application/ld+json">${often(10_000, "[")}</script>`],
  ])("HTML: %s", (_, junk) => {
    const found = answer(`<!doctype html><html lang="en"><head><title>Fighting near Palmyra</title></head><body><article><h1>Fighting near Palmyra</h1><p>${LEAD.split("\n").at(-1)}${TAIL}</p><p>Rebels killed 12 soldiers in Homs on Tuesday, the agency added. The town is small and the river is wide.</p>${junk}</article></body></html>`);
    expect(found.claims.length + found.problems.length).toBeGreaterThan(0);
  });
});
