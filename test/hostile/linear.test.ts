import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPage } from "../../src/page/index.ts";
import { read } from "../../src/reading/index.ts";
import { furniture, shelf } from "../reading/shelf.ts";
import { meter, type Meter } from "./work.ts";

// Pages made to drive some part of the reading into work that grows faster than the page. Each is read at three lengths,
// and what recoupe's own code did is counted (see work.ts), not timed.

const LEAD = {
  fr: "Combats près de Palmyre\n\nL'armée syrienne a attaqué Palmyre le 4 mars 2016, selon l'OSDH. La route est longue et le village est petit.\n\n",
  en: "Fighting near Palmyra\n\nThe Syrian army attacked Palmyra on 4 March 2016, the Syrian Observatory for Human Rights said. The road is long and the village is small.\n\n",
  ar: "اشتباكات قرب تدمر\n\nهاجم الجيش السوري مدينة تدمر في 4 مارس 2016، بحسب المرصد السوري لحقوق الإنسان. الطريق طويل والقرية صغيرة.\n\n",
} as const;

const often = (piece: string) => (length: number): string => piece.repeat(Math.ceil(length / piece.length));
const nested = (open: string, close: string) => (length: number): string => { const n = Math.ceil(length / (open.length + close.length)); return open.repeat(n) + close.repeat(n); };
const numbered = (make: (i: number) => string) => (length: number): string => { let text = ""; for (let i = 0; text.length < length; i++) text += make(i); return text; };
const TOWNS = ["Homs", "Aleppo", "Damascus", "Raqqa", "Palmyra", "Mosul", "Baghdad", "Kyiv", "Gao", "Bamako", "Idlib", "Daraa", "Tripoli", "San Jose", "Santa Cruz"];

/** What stands in one sentence costs more until it is as long as a sentence may be; what adds up slowly shows only on longer pages. */
const SHORT = 100, SENTENCE = 300, LONGER = 600;

const SHAPES: [what: string, language: keyof typeof LEAD, body: (length: number) => string, short?: number][] = [

  ["one sentence of acts without a stop", "fr", often("l'armée syrienne a attaqué Palmyre et "), SENTENCE],
  ["one sentence of acts without a stop", "ar", often("هاجم الجيش السوري مدينة تدمر و "), SENTENCE],
  ["sentences of claims on one line", "en", often("The Syrian army attacked Palmyra on Monday, Reuters said. At least 12 soldiers were killed. ")],
  ["blocks of one claim", "fr", often("L'armée syrienne a attaqué Palmyre lundi, selon l'OSDH.\n\n")],
  ["denials only", "en", often("The army denied that it attacked Homs. "), LONGER],
  ["confirmations only", "fr", often("L'armée n'a pas confirmé l'attaque. "), LONGER],
  ["items with datelines", "en", numbered((i) => `${TOWNS[i % 10]!.toUpperCase()}, March ${1 + i % 28} (Reuters) - The army attacked a town near ${TOWNS[(i * 7) % 10]}.\n\n`)],
  ["towns of many names", "en", numbered((i) => `Rebels attacked ${TOWNS[i % 15]} and ${TOWNS[(i * 4 + 1) % 15]} on ${1 + i % 28} March ${2000 + i % 20}. `)],
  ["names that nobody knows", "en", numbered((i) => `Tel Xa${i.toString(36).replace(/\d/g, (d) => "abcdefghij"[Number(d)]!)}bur, `)],
  ["known names in one sentence", "en", often("Palmyra, Homs and Aleppo, "), SENTENCE],
  ["names of two words", "ar", often("دير الزور ")],
  ["places said to lie where they do not", "en", often("Palmyra, on the border with Ukraine, was attacked by the army. ")],
  ["dates that their weekday contradicts", "fr", often("Le lundi 8 décembre 2016, l'armée a attaqué Homs. ")],
  ["days of any year", "en", often("on Thursday 8 December ")],
  ["sources", "fr", often("selon l'OSDH, ")], ["\"selon\" and nothing else", "fr", often("selon ")], ["sayings in sayings", "en", often("he said that ")], ["sayings in sayings", "ar", often("قال إن ")],
  ["quotations in quotations", "fr", nested("« il a dit ", " »")], ["quotations never closed", "en", often("“he said ")], ["straight marks", "en", often("\"a ")], ["brackets", "fr", often("( a ")],
  ["digits", "fr", often("7")], ["groups of digits", "fr", often(" 234")], ["digits and stops", "fr", often("1.")], ["digits and dashes", "en", often("1-")],
  ["words of number", "fr", often("vingt et ")], ["words of number", "ar", often("ثلاثة وعشرون ")], ["parts of a toll", "fr", often("12 soldats dont 3 enfants, ")],
  ["one long word", "fr", often("a")], ["one long word", "ar", often("وال")], ["hyphens", "en", often("al-")], ["apostrophes", "fr", often("l'")], ["initials", "en", often("U.S.")],
  ["relative clauses", "fr", often("qui a tué ")], ["genitives", "en", often("of the soldiers ")], ["agents", "en", often("killed by ")],
  ["pronouns", "en", often("They attacked the town. ")], ["relays", "fr", often("L'AFP, qui rapporte cette information, cite Reuters. ")],
  ["accents on one letter", "fr", often("\u0301\u0323")], ["signs that are not seen", "ar", often("ا\u200b\u202e")], ["halves of signs", "en", often("\ud83d \udca5")], ["lines of one letter", "en", often("a\n")],
  ["heads in capitals", "fr", often("MALI\n\nDouze soldats ont été tués à Gao.\n\n")], ["marks", "en", often(", : – ")],
];

const HTML: [what: string, body: (length: number) => string][] = [
  ["paragraphs", often("<p>The army attacked Homs on Monday.</p>")], ["elements never closed", often("<b><i>x")], ["elements in elements", nested("<div>", "</div>")], ["tables in tables", often("<table><tr><td>12")],
  ["a table", (n) => `<table>${often("<tr><td>The army</td><td>12 killed</td></tr>")(n)}</table>`], ["lists in lists", often("<ul><li>a")], ["entities", often("&amp;")], ["links", often("<a href=x>y</a> ")],
  ["captions", often("<figure><figcaption>The army attacked</figcaption></figure>")], ["line breaks", often("a<br>")], ["ends without beginnings", often("</p></div>")], ["comments", often("<!-- ")],
];

/** The cost of a sign may differ a little between lengths: the beginning of a page, hash tables that double. It may not grow. */

const SLACK = 1.2;

let work: Meter;
beforeAll(() => { work = meter(); });
afterAll(() => work.stop());

function costs(pageOf: (length: number) => string, language?: string, short = SHORT): void {
  const cost = (length: number): number => {
    const bytes = new TextEncoder().encode(pageOf(length));
    return work.of(() => {
      const { document } = readPage({ bytes, captured_from: "made", captured: null }, { furniture });
      // Whatever language the page was taken for, the stages of this one have to stand it.
      read(language ? { ...document, language } : document, shelf);
    }) / bytes.length;
  };
  cost(short);
  const one = cost(short), ten = cost(10 * short), thousand = cost(1000 * short);
  expect(one).toBeGreaterThan(1);
  expect(Math.max(ten, thousand) / Math.max(one, ten)).toBeLessThan(SLACK);
}

describe("the cost of a page stays linear", () => {
  test.each(SHAPES)("%s (%s)", (_what, language, body, short) => costs((length) => `${LEAD[language]}${body(length)}\n`, language, short));
  test.each(HTML)("HTML: %s", (_what, body) => costs((length) => `<!doctype html><html lang=en><title>Fighting near Palmyra</title><body><article><h1>Fighting near Palmyra</h1><p>The Syrian army attacked Palmyra on 4 March 2016, Reuters said. The road is long and the village is small.</p>${body(length)}</article></body></html>`));
});
