// A second origin that is none must never make an event corroborated: pages through the real reading, names and
// reconciling. The places and actors are real, what is told of them is made up.
import { describe, expect, it } from "vitest";
import { openShelf, read, reconcile, type Reading } from "../../src/index.ts";

const shelf = openShelf();
const MARKET = " The governor visited the market in the afternoon. Shops stayed closed. The town council said that repairs of the road would take several weeks.";
const SCHOOL = " Streets were empty in the evening. The water company announced that its pumps would be tested again. Schools are to open next week.";

interface Head { publisher?: string; published?: string | null; url?: string; linked?: string }

/** A page as a browser saves it. */
function page(text: string, { publisher, published = "2015-05-05T08:00:00Z", url, linked }: Head = {}): Reading {
  const head = [
    publisher && `<meta property="og:site_name" content="${publisher}">`, published && `<meta property="article:published_time" content="${published}">`,
    url && `<link rel="canonical" href="${url}">`, linked && `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", publisher: { name: linked } })}</script>`,
  ].filter(Boolean).join("");
  return read(`<!doctype html><html><head><title>A dispatch</title>${head}</head><body><article>${text.split("\n").map((one) => `<p>${one}</p>`).join("")}</article></body></html>`, { shelf, captured_from: "page.html" });
}

const statuses = (...readings: Reading[]): string[] => reconcile(readings, shelf).events.flatMap((event) => event.status);

const STRIKE = "Syrian government warplanes bombed the city of Aleppo on Monday 4 May 2015";
const AGAIN = "Aleppo was hit on 4 May 2015 when Syrian government warplanes bombed Aleppo twice";
const FRAPPE = "L'aviation du gouvernement syrien a bombardé la ville d'Alep lundi 4 mai 2015";
const SEEN = `${STRIKE}, our correspondent saw.`;
const SEEN_AGAIN = "On Monday it was seen by our reporters: warplanes of the Syrian government bombed Aleppo, the commercial capital, on 4 May 2015.";
const VU = "Notre correspondant sur place l'a vu : l'aviation du gouvernement syrien a bombardé la ville d'Alep lundi 4 mai 2015.";
const rights = page(`${AGAIN}, Human Rights Watch said.${SCHOOL}`, { publisher: "The Daily Example" });

describe("two origins that are two", () => {
  it.each<[string, Reading, Reading]>([
    ["two monitors", page(`${STRIKE}, Amnesty International said.${MARKET}`), rights],
    ["two monitors in two languages", page(`${FRAPPE}, a annoncé Amnesty International.`), rights],
    ["a monitor and an agency that saw it", page(SEEN + MARKET, { publisher: "Reuters" }), rights],
    ["the agency under its own address", page(SEEN + MARKET, { publisher: "Reuters", url: "https://www.reuters.com/world/a" }), rights],
    ["two outlets that saw it, each in its words", page(SEEN + MARKET, { publisher: "Reuters" }), page(SEEN_AGAIN + SCHOOL, { publisher: "BBC" })],
  ])("corroborates: %s", (_, first, second) => expect(statuses(first, second)).toContain("corroborated"));
});

describe("a second origin that is none", () => {
  it.each<[string, ...Reading[]]>([
    ["one monitor in two wordings", page(`${STRIKE}, HRW said.${MARKET}`, { publisher: "Reuters" }), rights],
    ["one monitor in two languages", page(`${FRAPPE}, a annoncé Human Rights Watch.`, { publisher: "AFP" }), rights],
    ["one monitor in another case", page(`${STRIKE}, HUMAN RIGHTS WATCH said.${MARKET}`), rights],
    ["one monitor with a letter that cannot be seen", page(`${STRIKE}, Human Rights Wat\u200bch said.${MARKET}`), rights],
    ["one monitor with a letter of another alphabet", page(`${STRIKE}, Human Rights W\u0430tch said.${MARKET}`), rights],
    ["a lede and the page's own source", page(`${STRIKE}.\n${AGAIN}, Human Rights Watch said.${MARKET}`, { publisher: "Reuters" })],
    ["an unnamed source and the outlet that quotes it", page(`${SEEN}\n${AGAIN}, a security source said.${MARKET}`, { publisher: "Reuters" })],
    ["an unnamed source and a monitor", page(`${STRIKE}, a security source said.${MARKET}`, { publisher: "Reuters" }), rights],
    ["an armed group and its agency", page(`Islamic State fighters attacked Syrian army posts in Palmyra on Monday 4 May 2015, Amaq said.${MARKET}`), page(`On 4 May 2015 Islamic State attacked the Syrian army in Palmyra, the Islamic State group said in a statement.${SCHOOL}`)],
    ["a state agency and the army", page(`The Syrian army recaptured Palmyra from Islamic State on Monday 4 May 2015, SANA reported.${MARKET}`), page(`On 4 May 2015 the Syrian army retook Palmyra from Islamic State, the Syrian army said in a statement.${SCHOOL}`)],
    ["a state agency and an ally", page(`The Syrian army recaptured Palmyra from Islamic State on Monday 4 May 2015, SANA reported.${MARKET}`), page(`On 4 May 2015 the Syrian army retook Palmyra from Islamic State, the Russian Defence Ministry said.${SCHOOL}`)],
    ["a reprint without a citation", page(SEEN + MARKET, { publisher: "Reuters" }), page(SEEN + MARKET, { publisher: "Associated Press" })],
    ["a reprint too short to tell by the page", page(SEEN, { publisher: "Reuters" }), page(SEEN, { publisher: "Associated Press" })],
    ["a reprint with other blanks", page(SEEN, { publisher: "Reuters" }), page(SEEN.replaceAll(" ", " \u00a0 "), { publisher: "Associated Press" })],
    ["one sentence taken over into another page", page(SEEN + MARKET, { publisher: "Reuters" }), page(SEEN + SCHOOL, { publisher: "Associated Press" })],
    ["one sentence taken over with a word changed", page(SEEN + MARKET, { publisher: "Reuters" }), page(SEEN.replace("the city of Aleppo", "the town of Aleppo") + SCHOOL, { publisher: "Associated Press" })],
    ["a translation that names its source", page(SEEN + MARKET, { publisher: "Reuters" }), page(`${VU}\nSOURCE : Reuters`, { publisher: "L'Orient-Le Jour" })],
    ["an agency's report under another outlet's name", page(SEEN + MARKET, { publisher: "Reuters" }), page(`ALEPPO (Reuters) - ${SEEN_AGAIN}${SCHOOL}`, { publisher: "Al-Monitor" })],
    ["an agency under two names", page(VU, { publisher: "AFP" }), page(SEEN + MARKET, { publisher: "Agence France-Presse" })],
    ["an agency under its address", page(SEEN_AGAIN + MARKET, { publisher: "reuters.com" }), page(SEEN + SCHOOL, { publisher: "Reuters" })],
    ["two outlets of one owner", page(VU, { publisher: "RFI" }), page(SEEN + MARKET, { publisher: "France 24" })],
    ["an outlet that cites another, which cites the monitor", page(`${STRIKE}, Reuters reported.${MARKET}`, { publisher: "BBC" }), page(`${AGAIN}, Human Rights Watch said.${SCHOOL}`, { publisher: "Reuters" })],
    ["pages without a date", page(`Syrian government warplanes bombed Aleppo on Monday, Amnesty International said.${MARKET}`, { published: null }), page(`Aleppo was hit when Syrian government warplanes bombed Aleppo on Monday, Human Rights Watch said.${SCHOOL}`, { published: null })],
    ["two outlets that say nothing of where they have it from", page(`${STRIKE}.${MARKET}`, { publisher: "Reuters" }), page(`${AGAIN}.${SCHOOL}`, { publisher: "BBC" })],
    ["a name like an agency's", page(SEEN_AGAIN + MARKET, { publisher: "R\u0435uters" }), page(SEEN + SCHOOL, { publisher: "Reuters" })],
  ])("%s", (_, ...readings) => expect(statuses(...readings)).not.toContain("corroborated"));
});

// One source under the names that the press of three languages gives it.
const SPOKEN: Record<"en" | "fr" | "ar", (source: string, at: number) => string> = {
  en: (source, at) => [`${STRIKE}, ${source} said.`, `According to ${source}, ${AGAIN}.`][at % 2]!,
  fr: (source, at) => [`${FRAPPE}, a annoncé ${source}.`, `Selon ${source}, l'aviation du gouvernement syrien a bombardé Alep lundi 4 mai 2015.`][at % 2]!,
  ar: (source, at) => [`قال ${source} إن طائرات الحكومة السورية قصفت مدينة حلب يوم الاثنين 4 مايو 2015.`, `بحسب ${source}، قصفت طائرات الحكومة السورية حلب يوم الاثنين 4 مايو 2015.`][at % 2]!,
};
describe("one source under many names", () => {
  it.each<[string, ["en" | "fr" | "ar", string][]]>([
    ["sohr", [["en", "the Syrian Observatory for Human Rights"], ["en", "SOHR"], ["fr", "l'Observatoire syrien des droits de l'Homme"], ["fr", "l'OSDH"], ["ar", "المرصد السوري لحقوق الإنسان"]]],
    ["amnesty", [["en", "Amnesty International"], ["fr", "Amnesty International"], ["ar", "منظمة العفو الدولية"]]],
    ["hrw", [["en", "Human Rights Watch"], ["en", "HRW"], ["fr", "Human Rights Watch"], ["ar", "هيومن رايتس ووتش"]]],
    ["rus-mod", [["en", "the Russian Defence Ministry"], ["fr", "le ministère russe de la Défense"], ["ar", "وزارة الدفاع الروسية"]]],
  ])("%s", (_, names) => {
    const pages = names.map(([language, name], at) => page(`${SPOKEN[language](name, at)}${language === "en" ? [MARKET, SCHOOL][at % 2] : ""}`, { publisher: ["Reuters", "RFI", "BBC", "Al Jazeera", "Daily Example"][at]! }));
    const telling = pages.filter(({ claims }) => claims.some(({ type }) => type === "air-drone-strike"));
    expect(telling.length).toBeGreaterThan(1);
    const { events } = reconcile(pages, shelf);
    const origins = new Set(events.flatMap(({ origins: all }) => all.filter(({ independence }) => independence === "independent").map(({ id }) => id)));
    expect([...origins]).toHaveLength(1);
    expect(events.flatMap(({ status }) => status)).not.toContain("corroborated");
  });
});

describe("a page that lies about whose it is", () => {
  const url = "https://true-war-news.example/a";
  it.each<[string, Reading]>([
    ["an agency's name in its head", page(SEEN + MARKET, { publisher: "Reuters", url })],
    ["an agency's name in its linked data", page(SEEN + MARKET, { linked: "Reuters", url })],
    ["a monitor's name in its head", page(`${STRIKE}.${MARKET}`, { publisher: "Amnesty International", url })],
    ["a host that begins with an agency's name", page(SEEN + MARKET, { publisher: "Reuters", url: "https://reuters.true-war-news.example/a" })],
    ["an agency as its source", page(`${SEEN}${MARKET}\nSource: Reuters`, { publisher: "Truth Journal" })],
    ["a monitor as its source", page(`${STRIKE}.${MARKET}\nSource: Amnesty International`, { publisher: "Truth Journal" })],
  ])("%s", (_, lying) => {
    const [event] = reconcile([lying, rights], shelf).events;
    expect(event!.documents).toHaveLength(2);
    expect(event!.status).toEqual(["undecided"]);
  });

  it("says why, and takes nothing from the agency's own page", () => {
    const lying = page(SEEN + MARKET, { publisher: "Reuters", url });
    const [event] = reconcile([lying, rights], shelf).events;
    expect(event!.origins.find((origin) => origin.id === "reuters")!.reasons.join()).toMatch(/names Reuters as its publisher, but it comes from true-war-news\.example/);
    expect(statuses(lying, rights, page(SEEN_AGAIN + SCHOOL, { publisher: "Reuters", url: "https://www.reuters.com/b" }))).toContain("corroborated");
  });
});
