// What a trained coder reads out of French dispatches: times, counts, places, whose word it is, and what did not happen.
import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

const SYRIA = "La route syrienne qui mène à Palmyre traverse un long plateau de pierres, loin de Damas, de Homs et des casernes de l'armée syrienne.";
const MALI = "Le bourg de Kidal compte peu d'habitants, et la route malienne qui y mène traverse un long plateau de pierres, loin des casernes de l'armée malienne.";

/** The claims of a dispatch dated 14 March 2017, a Tuesday, or of one without a date. */
const told = (story: string, about = SYRIA, date: string | null = "14 mars 2017"): Claim[] => readText(`Nouvelles du front\n\n${date ? `Publié le ${date}\n\n` : ""}${story}\n\n${about}`).claims;
const with_ = (claims: readonly Claim[], words: string): Claim => {
  const claim = claims.find((c) => c.span.exact.includes(words));
  expect(claim, `a claim says "${words}" among ${JSON.stringify(claims.map((c) => c.span.exact))}`).toBeDefined();
  return claim!;
};
const ids = (list: readonly { id: string | null }[]): (string | null)[] => list.map((a) => a.id);
const chain = (c: Claim): string[] => c.attribution.map((l) => l.source.id ?? "unnamed");
const day = (c: Claim): string => (c.time ? `${c.time.start ?? "…"}/${c.time.end ?? "…"}` : "none");

describe("when", () => {
  test.each<[string, string, string]>([
    ["Au petit matin du samedi 4 février 2017, les rebelles ont attaqué Palmyre.", "attaqué Palmyre", "2017-02-04/2017-02-04"],
    ["Les rebelles ont attaqué Palmyre dans la nuit de mercredi à jeudi.", "attaqué Palmyre", "2017-03-08/2017-03-09"],
    ["Les rebelles ont attaqué Palmyre le 2 mars. La veille, l'armée syrienne avait bombardé Homs.", "bombardé Homs", "2017-03-01/2017-03-01"],
    ["Depuis l'automne 2015, les rebelles bombardent Palmyre.", "bombardent", "2015-09-01/…"],
    ["Les rebelles ont attaqué Palmyre fin mars.", "attaqué Palmyre", "2016-03-21/2016-03-31"],
    ["Les rebelles ont attaqué Palmyre il y a trois semaines.", "attaqué Palmyre", "2017-02-18/2017-02-24"],
    ["Les rebelles ont attaqué Palmyre au printemps dernier.", "attaqué Palmyre", "2016-03-01/2016-05-31"],
    ["Dix soldats syriens ont été tués à Palmyre depuis le début de l'année.", "Dix soldats", "2017-01-01/…"],
    ["Les rebelles ont attaqué Palmyre dans la nuit du Nouvel an.", "attaqué Palmyre", "2017-01-01/2017-01-01"],
    ["Palmyre est encerclée depuis le début de la guerre en mars 2015.", "encerclée", "2015-03-01/…"],
    // Another time is spoken of, without a date: the day of the act told before is not taken over.
    ["Les rebelles ont attaqué Palmyre lundi. Ces derniers jours, l'armée syrienne a bombardé Palmyre.", "bombardé Palmyre", "none"],
    // The sentence's own words of time come before the story's.
    ["Les rebelles ont attaqué Palmyre lundi. La ville avait déjà été attaquée en juillet dernier : dix soldats syriens y étaient morts.", "dix soldats", "2016-07-01/2016-07-31"],
    // The day on which somebody claims an act, or says something, is not the day of the act.
    ["Les rebelles ont attaqué Palmyre dimanche. Daech a revendiqué l'attaque dès lundi. Dix soldats syriens ont été tués.", "Dix soldats", "2017-03-12/2017-03-12"],
    ["Daech a revendiqué lundi l'assaut mené dimanche contre Palmyre. Dix soldats syriens ont été tués.", "Dix soldats", "2017-03-12/2017-03-12"],
    ["Ce mardi 14 mars, l'agence Sana a fait savoir que dix soldats syriens étaient morts à Palmyre.", "dix soldats", "none"],
    ["Les rebelles ont attaqué Palmyre mardi. Un drone a frappé dans la nuit un dépôt d'armes à Palmyre.", "Un drone", "2017-03-13/2017-03-14"],
    // "dans la nuit" is the page's own night where the last date told was an aside.
    ["L'offensive des rebelles sur Alep a été lancée le 2 janvier. Un drone a frappé dans la nuit un dépôt d'armes à Palmyre.", "Un drone", "2017-03-13/2017-03-14"],
  ])("%s (%s)", (story, words, expected) => expect(day(with_(told(story), words))).toBe(expected));

  test.each<[string, string | null]>([
    ["Le 7 novembre 2018, La Gazette d'exercice / AFP", "2018-11-07"],
    ["La Gazette d'exercice / AFP, le 7 novembre 2018", "2018-11-07"],
    ["Le marché de Palmyre, le 7 novembre 2018. La Gazette d'exercice / AFP", null], // a picture's day
    ["7 novembre 2018 : des habitants quittent Palmyre / AFP", null],
  ])("the page's own date: %s", (line, expected) => expect(readText(`Combats près de Palmyre\n\n${line}\n\nLes rebelles ont attaqué mardi la ville de Palmyre, dans le centre de la Syrie, ont indiqué des habitants joints par téléphone.`).document.published).toBe(expected));

  test("of several years those remain in which everybody named existed", () => {
    const claim = with_(told("Les Forces démocratiques syriennes ont attaqué Raqqa jeudi 8 décembre.", SYRIA, null), "attaqué Raqqa");
    expect([claim.time?.start, claim.time?.candidates.map((c) => c.start)]).toEqual([null, ["2016-12-08", "2022-12-08"]]);
  });
});

describe("how many", () => {
  const figures = (story: string): string[] => told(story).flatMap((c) => c.counts).map((c) => `${c.quantity} ${c.low ?? ""}..${c.high ?? ""}${c.part_of ? " part" : ""}${c.amends ? " amends" : ""}`);
  test.each<[string, string[]]>([
    ["Un millier de soldats syriens ont été tués à Palmyre.", ["killed 800..1200"]],
    ["Un raid n'a pas fait de victimes à Palmyre.", ["killed 0..0"]],
    ["L'hôpital de Palmyre a reçu les corps de 29 enfants.", ["killed 29..29"]],
    ["Le raid sur Palmyre a tué 20 soldats syriens, dont au moins trois officiers.", ["killed 20..20", "killed 3.. part"]],
    ["Cinq casques bleus ont été tués à Palmyre.", ["killed 5..5"]],
    ["Six obusiers ont été détruits à Palmyre.", ["vehicles-destroyed 6..6"]],
    ["La 3e division a attaqué Palmyre pour le 12e jour.", []],
    // Running and corrected tolls keep both figures.
    ["Un raid a visé Palmyre. Le bilan est passé de 38 à 52 morts.", ["killed 38..38", "killed 52..52 amends"]],
    ["L'OSDH avait d'abord compté 38 morts à Palmyre avant de relever son bilan à 52.", ["killed 38..38", "killed 52..52"]],
    ["Un raid a fait 38 puis 52 morts à Palmyre.", ["killed 38..38", "killed 52..52 amends"]],
    ["Des dizaines de milliers d'habitants ont fui Palmyre.", ["displaced 20000.."]],
    ["Un soldat syrien a été tué et deux autres grièvement blessés à Palmyre.", ["wounded 2..2"]],
  ])("%s", (story, expected) => expect(figures(story)).toEqual(expected));

  test("each number says whom it counts", () => {
    const claim = with_(told("Un raid russe a tué 20 combattants de Daech à Palmyre."), "20 combattants");
    expect(claim.counts).toMatchObject([{ quantity: "killed", low: 20, of: "combattants", group: "isis" }]);
  });
});

describe("where", () => {
  const places = (c: Claim): string[] => c.places.map((p) => `${p.role} ${p.id ?? "?"}`);
  test.each<[string, string, string, string[]]>([
    ["a part of a country", "Dix soldats maliens ont été tués dans le centre du Mali.", "Dix soldats", ["at rc:central-mali"]],
    ["a part of the story's country", "Dix soldats maliens ont été tués dans le nord du pays.", "Dix soldats", ["at rc:northern-mali"]],
    ["a part of a country by its adjective", "Dix soldats maliens ont été tués dans le nord malien.", "Dix soldats", ["at rc:northern-mali"]],
    ["a region and the town in it are one scene", "Dix soldats maliens ont été tués à Kidal, dans le nord du Mali.", "Dix soldats", ["at gn:2455290"]],
    ["both ends of an axis", "Dix soldats maliens ont été tués sur l'axe Gao-Kidal.", "Dix soldats", ["at gn:2457163", "at gn:2455290"]],
    ["what a place is measured from is no scene", "Dix soldats maliens ont été tués à Kidal, à 280 km au nord de Gao.", "Dix soldats", ["at gn:2455290"]],
    ["where people came from is no scene", "Dix soldats maliens ont été tués à Kidal par des hommes armés venus de Gao.", "Dix soldats", ["at gn:2455290"]],
    ["where blame is said is no scene", "Une frappe a visé Kidal. À Gao, on accuse l'armée malienne d'avoir mené la frappe.", "on accuse", ["at gn:2455290"]],
    ["a capital without its accent", "A Bamako, dix soldats maliens ont été tués.", "dix soldats", ["at gn:2460596"]],
    ["the sea is no weekday", "Un drone a été abattu lundi au-dessus de la mer Rouge.", "Un drone", ["at rc:red-sea"]],
    ["a flag is no scene", "Une roquette a touché lundi à Gao un navire battant pavillon du Panama.", "Une roquette", ["at gn:2457163"]],
    ["the river is not the country", "Dix soldats maliens ont été tués à Gao, au bord du fleuve Niger.", "Dix soldats", ["at gn:2457163"]],
  ])("%s: %s", (_, story, words, expected) => expect(places(with_(told(story, MALI), words))).toEqual(expected));

  test.each<[string, string]>([
    ["Une frappe a visé lundi le champ pétrolier d'al-Omar.", "rc:al-omar-oil-field"],
    ["Une frappe a visé lundi la base aérienne de Shayrat.", "rc:shayrat-airbase"],
    ["Dix soldats syriens ont été tués dans le gouvernorat de Homs.", "rc:sy-homs-governorate"],
    ["Dix soldats syriens ont été tués à Homs.", "gn:169577"],
    ["Une frappe a visé l'aéroport international de Damas.", "rc:damascus-international-airport"],
  ])("the word for what it is decides: %s", (story, id) => expect(told(story)[0]!.places.map((p) => p.id)).toEqual([id]));

  test.each<[string, string]>([
    ["Au Liban, dix soldats libanais ont été tués à Tripoli, ont annoncé les autorités libanaises.", "LB"],
    ["En Libye, dix soldats libyens ont été tués à Tripoli, ont annoncé les autorités libyennes.", "LY"],
  ])("the country decides among namesakes: %s", (story, country) => expect(with_(told(story, ""), "dix soldats").places.map((p) => p.country)).toEqual([country]));

  test("a longer name that is spelled otherwise is no town that bears its first word", () => {
    const [place] = with_(told("Une frappe israélienne a visé lundi une maison à Majdal Zarzoun, au Liban-Sud.", "L'armée libanaise compte peu de casernes au Liban-Sud."), "Une frappe").places;
    expect(place).toMatchObject({ text: "Majdal Zarzoun", id: null });
  });

  test("a hamlet of that name elsewhere does not move the story", () => {
    const claims = told("Une attaque a visé Tell Zarzour dimanche. Dix soldats syriens ont été tués à Tell Zarzour, près de Palmyre.");
    expect(new Set(claims.flatMap((c) => c.places.map((p) => p.country)).filter(Boolean))).toEqual(new Set(["SY"]));
  });

  test("« Damas a déclaré » is a government, « à Damas » a place", () => {
    const claims = told("Damas a déclaré que dix soldats syriens étaient morts à Palmyre. À Damas, cinq civils ont été tués.");
    expect(chain(with_(claims, "dix soldats"))).toEqual(["syr-gov"]);
    expect(with_(claims, "dix soldats").places.map((p) => p.text)).toEqual(["Palmyre"]);
    expect(with_(claims, "cinq civils").places.map((p) => p.text)).toEqual(["Damas"]);
  });
});

describe("who they stand for in this story", () => {
  test.each<[string, string, string[]]>([
    ["Le Jnim a attaqué Kidal lundi. Les jihadistes ont tué dix soldats maliens.", "dix soldats", ["jnim"]],
    ["Le Jnim a attaqué Kidal lundi. Les assaillants ont tué dix soldats maliens.", "dix soldats", ["jnim"]],
    ["Des hommes armés ont attaqué Kidal lundi. Les assaillants ont tué dix soldats maliens.", "dix soldats", ["unknown-gunmen"]],
  ])("%s", (story, words, expected) => expect(ids(with_(told(story, MALI), words).initiators)).toEqual(expected));
});

describe("whose word it is", () => {
  test.each<[string, string, string[]]>([
    ["Dix soldats syriens sont morts à Palmyre, a indiqué l'OSDH.", "Dix soldats", ["sohr"]],
    ["D'après l'OSDH, dix soldats syriens sont morts à Palmyre.", "dix soldats", ["sohr"]],
    ["L'OSDH a affirmé lundi que dix soldats syriens étaient morts à Palmyre. Cinq civils ont aussi péri, a-t-il ajouté.", "Cinq civils", ["sohr"]],
    ["Dix soldats syriens sont morts à Palmyre, selon l'OSDH. Cinq civils ont péri, selon la même source.", "Cinq civils", ["sohr"]],
    ["Dix soldats syriens sont morts à Palmyre, a rapporté l'AFP, citant l'OSDH.", "Dix soldats", ["afp", "sohr"]],
    ["Dix soldats syriens sont morts à Palmyre, selon un porte-parole de l'armée syrienne.", "Dix soldats", ["syr-saa"]],
    ["Le raid sur Palmyre a tué dix soldats syriens, accusent des habitants.", "Le raid", ["unnamed"]],
    ["Le ministère russe de la Défense s'en tient, lui, à dix morts à Palmyre.", "dix morts", ["rus-mod"]],
    ["Daech a revendiqué l'attaque de Palmyre. Selon l'Organisation mondiale de la santé, dix civils sont morts à Palmyre.", "dix civils", ["who"]],
    // An organisation is the last organisation that spoke, whoever spoke since.
    ["L'OSDH fait état de dix morts à Palmyre. Moscou parle d'un succès. Cinq civils ont péri, d'après cette ONG.", "Cinq civils", ["sohr"]],
    ["Selon l'OSDH, cité par l'AFP, dix soldats syriens sont morts à Palmyre.", "dix soldats", ["afp", "sohr"]],
    ["L'OSDH, cité par le quotidien Asharq al-Awsat, a indiqué que dix soldats syriens étaient morts à Palmyre.", "dix soldats", ["asharqalawsat", "sohr"]],
    // A group whose deeds were told speaks; where none was, somebody does, and not the page.
    ["Daech a attaqué une base près de Palmyre. Le groupe a affirmé dans un communiqué avoir détruit deux chars.", "deux chars", ["isis"]],
    ["Palmyre a été bombardée lundi. Le groupe a affirmé avoir détruit deux chars.", "deux chars", ["unnamed"]],
    // "de source indépendante" is what nobody had.
    ["Daech affirme avoir tué dix soldats à Palmyre, un bilan qui n'a pas pu être vérifié de source indépendante.", "dix soldats", ["isis"]],
    ["Le Front al-Nosra (FN), affilié à Al-Qaïda, a affirmé que dix soldats syriens étaient morts à Palmyre.", "dix soldats", ["nusra"]],
    // Whoever spoke last is no governor.
    ["Daech affirme avoir attaqué Palmyre. À Homs, deux civils ont été tués, d'après le gouverneur.", "deux civils", ["unnamed"]],
    ["L'armée syrienne a dénoncé un mensonge et affirmé que dix rebelles avaient été tués à Palmyre.", "dix rebelles", ["syr-saa"]],
    ["Dix soldats syriens sont morts à Palmyre.", "Dix soldats", []],
  ])("%s", (story, words, expected) => expect(chain(with_(told(story), words))).toEqual(expected));
});

test("a quotation that runs through several sentences is one voice, an unnamed source has its side", () => {
  const claims = told("« Nos soldats ont repris Palmyre dimanche. L'ennemi a perdu dix hommes à Palmyre. La ville est libre », a déclaré un porte-parole de l'armée syrienne.");
  for (const claim of claims) expect(chain(claim)).toEqual(["syr-saa"]);
  const [link] = with_(told("Des sources pro-gouvernementales affirment que dix rebelles sont morts à Palmyre."), "dix rebelles").attribution;
  expect(link!.source).toMatchObject({ id: null, kind: "unnamed", side: "syr-gov" });
});

describe("what is said to have happened, and what is not", () => {
  const told_ = (story: string): string[] => told(story, SYRIA).map((c) => `${c.type} ${c.factuality} ${c.polarity}`);
  test.each<[string, string[]]>([
    ["L'attaque de Daech contre Palmyre aurait été repoussée lundi.", ["repelled possible positive"]],
    ["Daech a prévenu lundi qu'il attaquerait Palmyre.", []],
    ["Si l'armée syrienne bombardait Palmyre, Daech attaquerait Homs.", []],
    ["Daech menace d'attaquer Palmyre.", []],
    ["L'ONU exige de libérer Palmyre.", []],
    ["L'armée syrienne a-t-elle bombardé Palmyre ?", []],
    ["L'armée syrienne n'a pas repris Palmyre.", ["government-regains-territory certain negative"]],
    ["Moscou dément toute frappe sur Palmyre.", ["confirmation certain negative"]],
    ["Le FPRC nie avoir attaqué Palmyre.", ["confirmation certain negative"]],
    ["Une frappe a visé Palmyre. Moscou ne commente pas ces informations.", ["air-drone-strike certain positive", "confirmation unknown negative"]],
    ["Une frappe a visé Palmyre. L'OSDH a confirmé la frappe.", ["air-drone-strike certain positive", "confirmation certain positive"]],
    ["Le sommet sur Palmyre a été repoussé au mois de mai.", []],
    ["Le gouvernement syrien rejette ces accusations.", ["confirmation certain negative"]],
    ["La situation est désormais sous contrôle à Palmyre.", ["assessment certain positive"]],
  ])("%s", (story, expected) => expect(told_(story)).toEqual(expected));
});

describe("what happened", () => {
  const types = (story: string): string[] => told(story, MALI).map((c) => c.type);
  test.each<[string, string[]]>([
    ["L'armée malienne a payé un lourd tribut lundi à Kidal.", ["armed-clash"]],
    ["Les combats ont repris lundi à Kidal.", ["armed-clash"]],
    ["C'est l'attaque la plus meurtrière du Jnim à Kidal depuis un an.", ["assessment"]],
    ["Le Jnim affirme avoir repoussé l'assaut et tué « des dizaines de soldats » à Kidal.", ["repelled", "armed-clash"]],
    // A checkpoint is a thing, and nobody's hold on anything.
    ["Douze soldats maliens ont été tués lundi dans une attaque contre un poste de contrôle de l'armée à Kidal.", ["armed-clash"]],
    // A car bomb is no suicide bomb unless somebody says so.
    ["Deux voitures piégées ont visé un barrage à Kidal.", ["remote-explosive-landmine-ied"]],
    ["Deux voitures piégées conduites par des kamikazes ont visé un barrage à Kidal.", ["suicide-bomb"]],
    ["L'offensive du Jnim sur Kidal a débuté le 4 mars.", ["armed-clash"]],
    ["L'armée malienne a traqué les jihadistes jusqu'à Kidal.", ["movement"]],
    ["La riposte de l'armée malienne à Kidal a été vigoureuse.", ["armed-clash"]],
    ["L'armée malienne affirme avoir brisé lundi le siège de Kidal.", ["government-regains-territory"]],
    ["Le raid sur Kidal serait l'œuvre de l'armée malienne.", ["responsibility"]],
    ["L'armée malienne serait à l'origine du raid.", ["responsibility"]],
    ["La moitié de la région de Kidal échappe aujourd'hui au contrôle de l'État.", ["control"]],
    ["La milice, dont les hommes combattent aux côtés de l'armée malienne, est à Kidal.", []],
    ["Plus de 5.000 habitants de Kidal se sont réfugiés à Gao.", ["movement"]],
    ["Une patrouille de l'armée malienne est tombée dans une embuscade à Kidal.", ["armed-clash"]],
    ["L'armée malienne affirme avoir tué dix combattants du Jnim à Kidal.", ["armed-clash"]],
    ["La prise de Kidal par le Jnim a été annoncée lundi.", ["non-state-actor-overtakes-territory"]],
  ])("%s", (story, expected) => expect(types(story)).toEqual(expected));

  test("lists of axes, each with who moved along it", () => {
    const axes = told("1. De Kidal vers Gao\n2. De Gao vers Ménaka\n\nDe Kidal vers Tessalit, les soldats maliens ont avancé.", MALI).filter((c) => c.type === "movement");
    expect(axes.map((c) => c.places.map((p) => `${p.role} ${p.text}`))).toEqual([["from Kidal", "toward Gao"], ["from Gao", "toward Ménaka"], ["from Kidal", "toward Tessalit"]]);
    expect(ids(axes[2]!.initiators)).toEqual(["fama"]);
  });

  test("who forces enter a place, and who only visits it", () => {
    expect(types("L'armée malienne est entrée mardi dans Kidal.")).toEqual(["movement"]);
    expect(types("Le ministre est entré mardi dans Kidal.")).toEqual([]);
  });

  test("opinion is kept apart, wording that takes a side marked on both sides", () => {
    expect(types("Selon des analystes, ce retrait de Kidal viserait à couper la route.")).toEqual(["assessment"]);
    const claims = told("Les terroristes ont bombardé Homs, et les forces du régime ont bombardé Idleb.");
    expect(claims.flatMap((c) => c.loaded.map((l) => l.exact))).toEqual(["terroristes", "forces du régime"]);
  });

  test("the places of an attack that its sides share are all read", () => {
    const claim = with_(told("Deux patrouilles de l'armée malienne ont été prises à partie, la première entre Gao et Ansongo, la seconde entre Kidal et Ménaka, à l'aide d'engins explosifs.", MALI), "patrouilles");
    expect([claim.type, claim.places.map((p) => p.text)]).toEqual(["remote-explosive-landmine-ied", ["Gao", "Ansongo", "Kidal", "Ménaka"]]);
  });
});
