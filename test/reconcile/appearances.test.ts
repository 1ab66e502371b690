// Reprints, translations and chains over pages of three languages. The places and actors are real, what is told of them is made up.
import { describe, expect, it } from "vitest";
import { openShelf, read, reconcile, type Event, type Reading } from "../../src/index.ts";
import type { Judgement } from "../../src/ledger/index.ts";
import { Shelf } from "./holdings.ts";
import { independence, page as made, type Said } from "./world.ts";

const shelf = openShelf();
interface Head { publisher: string; published?: string; language?: string }

/** A page as a browser saves it. */
function page(text: string, { publisher, published = "2019-03-15T08:00:00Z", language }: Head): Reading {
  return read(`<!doctype html><html${language ? ` lang="${language}"` : ""}><head><title>A dispatch</title><meta property="og:site_name" content="${publisher}"><meta property="article:published_time" content="${published}"></head><body><article>${text.split("\n").map((one) => `<p>${one}</p>`).join("")}</article></body></html>`, { shelf, captured_from: "page.html" });
}

const eventsOf = (...readings: Reading[]): readonly Event[] => reconcile(readings, shelf).events;
/** The event that most pages tell of. */
const mainOf = (...readings: Reading[]): Event => [...eventsOf(...readings)].sort((a, b) => b.documents.length - a.documents.length || b.claims.length - a.claims.length)[0]!;
const later = "2019-03-16T08:00:00Z";

const CLASH = {
  en: "Islamic State fighters attacked Syrian army positions in Palmyra on Thursday 14 March 2019",
  fr: "Des combattants de l’État islamique ont attaqué jeudi 14 mars 2019 des positions de l’armée syrienne à Palmyre",
  ar: "هاجم مقاتلو تنظيم الدولة الإسلامية مواقع الجيش السوري في تدمر يوم الخميس 14 مارس 2019",
} as const;
type Language = keyof typeof CLASH;
const PAIRS: [Language, Language][] = [["en", "fr"], ["fr", "ar"], ["ar", "en"]];
const OUTLETS: Record<Language, [string, string]> = { en: ["Reuters", "BBC"], fr: ["AFP", "RFI"], ar: ["Al Jazeera", "Al-Mayadeen"] };
/** `figures` dead, wounded and captured, in the page's own words. */
const counted: Record<Language, (dead: number, wounded: number, captured: number) => string> = {
  en: (dead, wounded, captured) => `${CLASH.en}, killing ${dead} soldiers and wounding ${wounded}. They captured ${captured} soldiers.`,
  fr: (dead, wounded, captured) => `${CLASH.fr}, tuant ${dead} soldats et en blessant ${wounded}. Ils ont capturé ${captured} soldats.`,
  ar: (dead, wounded, captured) => `${CLASH.ar}، ما أدى إلى مقتل ${dead} جنديا وإصابة ${wounded} جنديا بجروح. وأسروا ${captured} جنديا.`,
};

describe("a chain over pages of two languages", () => {
  const cites: Record<Language, (source: string) => string> = { en: (source) => `${CLASH.en}, ${source} reported.`, fr: (source) => `${CLASH.fr}, selon ${source}.`, ar: (source) => `${CLASH.ar}، بحسب ${source}.` };
  const REUTERS: Record<Language, string> = { en: "Reuters", fr: "Reuters", ar: "رويترز" };
  const MONITOR: Record<Language, string> = { en: "the Syrian Observatory for Human Rights", fr: "l’Observatoire syrien des droits de l’homme", ar: "المرصد السوري لحقوق الإنسان" };
  it.each(PAIRS)("ends with the source of the cited outlet's own article: %s, %s", (one, other) => {
    const citing = page(cites[one](REUTERS[one]), { publisher: OUTLETS[one][1], published: later });
    const own = page(cites[other](MONITOR[other]), { publisher: "Reuters" });
    const event = mainOf(citing, own);
    expect(event.origins.map(({ id }) => id)).toEqual(["sohr"]);
    expect(event.origins[0]!.outlets.find(({ document }) => document === citing.document.id)!.why).toMatch(/whose own page on this has it from/);
    expect(event.status).toEqual(["single-origin"]);
  });
});

describe("a reprint without a citation", () => {
  const more: Record<Language, string> = {
    en: " Shops in the town stayed closed and the road to the east was cut for most of the day, while residents waited for news of the power station.",
    fr: " Les boutiques de la ville sont restées fermées et la route de l’est a été coupée une bonne partie de la journée, tandis que les habitants attendaient des nouvelles de la centrale.",
    ar: " وبقيت محال المدينة مغلقة وقطعت الطريق الشرقية معظم ساعات اليوم فيما كان السكان ينتظرون أخبارا عن محطة الكهرباء ومضخات المياه في الحي القديم.",
  };
  it.each(["en", "fr", "ar"] as Language[])("is an appearance of the first page, and says why: %s", (language) => {
    const [first, second] = OUTLETS[language];
    const one = page(`${CLASH[language]}.${more[language]}`, { publisher: first }), other = page(`${CLASH[language]}.${more[language]}`, { publisher: second, published: later });
    const event = mainOf(other, one);
    expect(event.origins).toHaveLength(1);
    expect(event.origins[0]!.outlets.map(({ name, why }) => [name, why === null])).toEqual([[first, true], [second, false]].sort());
    expect(event.origins[0]!.outlets.find(({ why }) => why !== null)!.why).toMatch(/share \d+ % of their runs/);
  });
});

describe("a page that names whose text it has", () => {
  it.each<[Language, string]>([["en", "Source: Reuters"], ["fr", "SOURCE : Reuters"], ["ar", "المصدر: رويترز"]])("%s", (language, credit) => {
    const first = page(`${CLASH.en}, our correspondent saw.`, { publisher: "Reuters" });
    const second = page(`${CLASH[language]}.\n${credit}`, { publisher: OUTLETS[language][1], published: later });
    const event = mainOf(first, second);
    expect(event.origins.map(({ id }) => id)).toEqual(["reuters"]);
    expect(event.origins[0]!.outlets.find(({ document }) => document === second.document.id)!.why).toMatch(/says that it has its text from/);
  });
});

describe("the same odd figures in another language", () => {
  it.each(PAIRS)("make a page an appearance of the earlier one, and say so: %s, %s", (one, other) => {
    const first = page(counted[one](37, 113, 14), { publisher: OUTLETS[one][0] }), second = page(counted[other](37, 113, 14), { publisher: OUTLETS[other][1], published: later });
    const event = mainOf(second, first);
    expect(event.documents).toHaveLength(2);
    expect(event.origins).toHaveLength(1);
    expect(event.origins[0]!.outlets.find(({ document }) => document === second.document.id)!.why).toMatch(/told in .*same odd figures \(captured 14, killed 37, wounded 113\)/);
  });

  it.each<[string, string, Partial<Head>, number]>([
    ["other figures", counted.fr(38, 113, 15), {}, 2],
    ["one more figure, which is its own", `${counted.fr(37, 113, 14)} Ils ont détruit 23 chars.`, {}, 2],
    ["round figures", counted.fr(40, 110, 20), {}, 2],
    ["the same figures of a source that the page names", `${CLASH.fr}, tuant 37 soldats et en blessant 113, selon l’Observatoire syrien des droits de l’homme. Ils ont capturé 14 soldats, selon l’Observatoire syrien des droits de l’homme.`, {}, 2],
    ["the same figures weeks later", counted.fr(37, 113, 14), { published: "2019-04-25T08:00:00Z" }, 2],
    ["the same figures of a witness", `Notre correspondant l’a vu : d${counted.fr(37, 113, 14).slice(1)}`, {}, 2],
  ])("stay a voice of their own with %s", (_, text, head, many) => {
    const first = page(counted.en(text.includes("40 soldats") ? 40 : 37, text.includes("110") ? 110 : 113, text.includes("20 soldats") ? 20 : 14), { publisher: "Reuters" });
    const event = mainOf(first, page(text, { publisher: "RFI", published: later, ...head }));
    expect(event.documents).toHaveLength(2);
    expect(event.origins).toHaveLength(many);
    expect(event.status).not.toContain("corroborated");
  });

  it("of another place and day are no appearance", () => {
    const elsewhere = counted.fr(37, 113, 14).replace("Palmyre", "Alep").replace("jeudi 14 mars", "mardi 12 mars");
    for (const event of eventsOf(page(counted.en(37, 113, 14), { publisher: "Reuters" }), page(elsewhere, { publisher: "RFI" }))) expect(event.documents).toHaveLength(1);
  });
});

describe("the same long quotation", () => {
  const said: Record<Language, string> = {
    en: " “We took the hill at first light and nobody will drive us from it again”, a pamphlet read.",
    fr: " « Nous avons pris la colline aux premières lueurs et personne ne nous en chassera plus », dit un tract.",
    ar: " وجاء في منشور: «أخذنا التل مع أول الضوء ولن يخرجنا منه أحد بعد اليوم مهما حدث».",
  };
  it.each(["en", "fr", "ar"] as Language[])("makes a page of other words dependent on the earlier one: %s", (language) => {
    const [first, second] = OUTLETS[language];
    const again: Record<Language, string> = {
      en: "On 14 March 2019 the Syrian army came under attack by Islamic State in Palmyra, a town that had seen no fighting since the harvest began in the valley.",
      fr: "Le 14 mars 2019, l’armée syrienne a été attaquée par l’État islamique à Palmyre, ville qui n’avait plus connu de combats depuis le début des moissons dans la vallée.",
      ar: "في 14 مارس 2019 تعرض الجيش السوري في تدمر لهجوم شنه تنظيم الدولة الإسلامية بعد أسابيع من الهدوء الذي عرفته المدينة منذ بدء موسم الحصاد.",
    };
    const event = mainOf(page(`${CLASH[language]}.${said[language]}`, { publisher: first }), page(`${again[language]}${said[language]}`, { publisher: second, published: later }));
    expect(event.documents).toHaveLength(2);
    expect(event.status).not.toContain("corroborated");
    const [, dependent] = event.origins.filter(({ kind }) => kind !== "unnamed").sort((a, b) => Number(a.independence === "dependent") - Number(b.independence === "dependent"));
    expect(dependent).toMatchObject({ independence: "dependent", reasons: expect.arrayContaining([expect.stringMatching(/long quotation/)]) });
  });
});

describe("a person's word", () => {
  const clash: Said = { says: "The Free Column attacked army posts at Oxtown on Saturday.", type: "armed-clash", by: ["column"], on: ["zed-army"] };
  const words = "On Saturday before dawn the Free Column attacked three posts of the Zedland Army on the northern edge of Oxtown and fighting went on until noon while shops stayed closed and the bridge road was cut for most of the day";
  const apart = (subject: string, object: string): Judgement => ({ id: "jdg:1", at: "2031-06-01T10:00:00Z", author: "a reader", subject, verb: "independent", reason: "Both were there.", objects: [object] });
  it.each([
    ["a copy", [made("Evening Post", "2031-05-03", [{ ...clash, says: words }]), made("Morning Post", "2031-05-04", [{ ...clash, says: `${words} again` }])]],
    ["a page that names whose text it has", [made("Evening Post", "2031-05-03", [clash]), made("Morning Post", "2031-05-04", [{ ...clash, says: "The Free Column has attacked posts at Oxtown." }], { republished_from: "Evening Post" })]],
    ["a translation", [
      made("Evening Post", "2031-05-03", [{ ...clash, counts: [["killed", 37, 37], ["wounded", 113, 113], ["captured", 14, 14]] }]),
      made("Morning Post", "2031-05-04", [{ ...clash, says: "La Colonne libre a attaqué Oxtown.", counts: [["killed", 37, 37], ["wounded", 113, 113], ["captured", 14, 14]] }], { language: "fr" }),
    ]],
  ])("on %s stands over it, and its undoing brings the appearance back", async (_, sheets) => {
    const held = new Shelf();
    await held.bring(sheets);
    expect(Object.keys(independence(held.events()[0]!))).toEqual(["evening"]);
    // Whoever judges finds the outlet's own id beside its name.
    const outlet = held.events()[0]!.origins[0]!.outlets.find(({ document }) => document === sheets[1]!.document.id)!;
    expect(outlet.id).toBe("morning");
    const ruled = new Shelf();
    ruled.judged.push(apart(outlet.id, "evening"));
    await ruled.bring(sheets);
    const [event] = ruled.events();
    expect(Object.keys(independence(event!)).sort()).toEqual(["evening", "morning"]);
    expect(event!.origins.find(({ id }) => id === "morning")!.reasons.join()).toContain("a reader, 2031-06-01: Both were there.");
    ruled.judged.push({ ...apart("jdg:1", ""), id: "jdg:2", verb: "undo", subject: "jdg:1" });
    await ruled.bring([], [event!.claims[0]!, event!.claims[1]!]);
    expect(Object.keys(independence(ruled.events()[0]!))).toEqual(["evening"]);
  });

  it("on a chain over two pages stands over it", async () => {
    const sheets = [made("Morning Post", "2031-05-04", [{ ...clash, says: "Far Wire says so.", from: ["far-wire"] }]), made("Far Wire", "2031-05-03", [{ ...clash, says: "The Hill Monitor says so.", from: ["hill-monitor"] }])];
    const held = new Shelf();
    held.judged.push(apart("far-wire", "hill-monitor"));
    await held.bring(sheets);
    expect(held.events()[0]!.origins.find(({ claims }) => claims.includes(sheets[0]!.claims[0]!.id))!.id).toBe("far-wire");
  });
});

describe("outlets that cite one another", () => {
  const cites: Record<string, string> = { BBC: "the BBC", Reuters: "Reuters", AFP: "l’AFP" };
  it("are each undecided, in whatever languages, and the ring is named", () => {
    const event = mainOf(page(`${CLASH.fr}, a rapporté Reuters.`, { publisher: "AFP" }), page(`${CLASH.en}, ${cites.BBC} reported.`, { publisher: "Reuters" }), page(`${CLASH.en}, AFP reported.`, { publisher: "BBC" }));
    expect(event.documents).toHaveLength(3);
    for (const { independence: state, reasons } of event.origins) {
      expect(state).not.toBe("independent");
      expect(reasons.join()).toMatch(/cite one another in a ring|cite each other/);
    }
  });
});
