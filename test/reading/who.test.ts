// Who did it and to whom, where the words stand in another sentence, behind a participle, or in a name for somebody else.
import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

/** The claims of a French dispatch of 14 March 2023 about a country's war. */
const told = (story: string, about: string): Claim[] => readText(`Nouvelles du front\n\nPublié le 14 mars 2023\n\n${story}\n\n${about}`).claims;
const mali = "Le bourg de Kidal compte peu d'habitants, et la route malienne qui y mène traverse un long plateau de pierres.";
const syria = "La route syrienne qui mène à Palmyre traverse un long plateau de pierres, loin de Damas et de Homs.";
const ids = (list: readonly { id: string | null }[]): (string | null)[] => list.map((a) => a.id);
const short = (c: Claim) => ({ type: c.type, by: ids(c.initiators), to: ids(c.targets), said: c.attribution.map((l) => l.source.id ?? l.source.name) });

describe("taken over from what was told", () => {
  test.each<[string, string, string[], string[]]>([
    ["of the same kind of event", "Le Jnim a lancé lundi une offensive sur Kidal contre l'armée malienne. L'aviation française a mené un raid sur un camp de Gao. L'offensive a coûté la vie à vingt soldats maliens à Kidal.", ["jnim"], ["fama"]],
    ["but never civilians as doers", "L'armée malienne a repris Kidal. Des habitants ont fui Kidal. Dix soldats maliens ont été tués.", [], ["fama"]],
    ["but not for the dead of a whole war", "L'armée malienne a attaqué le Jnim à Kidal lundi. Depuis 2012, la guerre a tué 10.000 personnes.", [], []],
  ])("%s", (_, story, by, to) => {
    const claim = told(story, mali).at(-1)!;
    expect([ids(claim.initiators), ids(claim.targets).filter((id) => by.length > 0 || id !== null).slice(0, to.length)]).toEqual([by, to]);
  });

  test("a strike of unknown hand takes over nobody's", () => {
    const claims = told("L'armée malienne a mené lundi un raid sur Kidal. À Ménaka, une frappe aérienne a tué douze civils.", mali);
    expect(short(claims.at(-1)!)).toMatchObject({ type: "air-drone-strike", by: [] });
  });
});

describe("behind a participle", () => {
  test("the act that the sentence began with names the claim, with its place", () => {
    const claim = told("L'attaque de lundi à Kidal, revendiquée par le Jnim, a tué trois soldats maliens.", mali).find((c) => c.counts.length > 0)!;
    expect(claim).toMatchObject({ type: "armed-clash", counts: [{ low: 3, high: 3 }], places: [{ name: "Kidal" }], time: { start: "2023-03-13" } });
  });
  test("the day of the participle is the day of the act, the day of a claim of it is not", () => {
    expect(told("L'offensive, déclenchée lundi, a coûté la vie à dix soldats maliens.", mali)[0]!.time?.start).toBe("2023-03-13");
    expect(told("L'offensive, revendiquée lundi par le Jnim, a coûté la vie à dix soldats maliens.", mali).find((c) => c.counts.length > 0)!.time).toBe(null);
  });
  test("what a lone ne restricts stays in the clause", () => {
    expect(short(told("L'armée malienne n'a visé que des djihadistes du Jnim à Kidal.", mali)[0]!)).toMatchObject({ by: ["fama"], to: ["jnim"] });
  });
});

describe("names for somebody else", () => {
  test.each<[string, string]>([
    ["Le groupe lié à Al-Qaïda affirme avoir tué vingt soldats maliens.", "jnim"],
    ["L'organisation jihadiste affiliée à Al-Qaïda affirme avoir tué vingt soldats maliens.", "jnim"],
  ])("%s", (sentence, by) => {
    const claim = told(`Le Jnim a attaqué Kidal. ${sentence}`, mali).at(-1)!;
    expect(short(claim)).toMatchObject({ by: [by], said: [by] });
  });
  test("an affiliate that the story does not name stays unnamed", () => {
    expect(told("Un groupe lié à Al-Qaïda affirme avoir tué vingt soldats maliens à Kidal.", mali).flatMap((c) => [...ids(c.initiators), ...c.attribution.map((l) => l.source.id)])).not.toContain("al-qaeda");
  });
  test("the coalition is the one that fights there", () => {
    expect(short(told("L'armée syrienne a accusé la coalition internationale d'avoir mené un raid près de Palmyre.", syria)[0]!)).toMatchObject({ type: "responsibility", by: ["cjtf-oir"], said: ["syr-saa"] });
  });
});

describe("general nouns that speak", () => {
  test.each<[string, string, string]>([
    ["unresolved", "Les rebelles ont affirmé avoir pris un camp à Palmyre.", "rebelles"],
    ["after a word of attribution", "Selon les rebelles, dix soldats syriens ont été tués à Palmyre.", "rebelles"],
  ])("%s", (_, story, name) => expect(short(told(story, syria)[0]!).said).toEqual([name]));

  test("whoever stands before a joint is no subject of the verb behind it", () => {
    const claims = told("Le Jnim a attaqué Kidal lundi. Il affirme n'avoir visé que des soldats et parle de trente tués.", mali);
    expect(claims.slice(1).map((c) => short(c).said)).toEqual([["jnim"], ["jnim"]]);
  });
});

describe("the other side", () => {
  const front = "La route ukrainienne qui mène à Bakhmout traverse un long plateau, loin de Kiev et de Kharkiv.";
  const last = (story: string, about = front): ReturnType<typeof short> => short(told(story, about).at(-1)!);
  const met = "L'armée ukrainienne a repoussé un assaut de l'armée russe à Bakhmout.";
  test.each<[string, Partial<ReturnType<typeof short>>]>([
    [`${met} L'armée russe dit avoir tué dix combattants ennemis.`, { by: ["rus-mil"], to: ["uaf"] }],
    [`${met} L'état-major ukrainien revendique la mort de vingt soldats ennemis.`, { type: "toll", to: ["rus-mil"], said: ["ua-general-staff"] }],
    ["L'armée ukrainienne a parlé de quarante morts dans les rangs russes à Bakhmout.", { by: ["uaf"], to: ["rus-mil"] }],
    ["Une frappe ukrainienne a tué trente militaires à Bakhmout.", { to: [null] }],
    [`L'armée ukrainienne a tiré des roquettes sur Bakhmout lundi. Le projectile a été intercepté par la défense antiaérienne russe.`, { type: "disrupted-weapons-use", by: ["rus-mil"], to: ["uaf"] }],
    [`L'armée ukrainienne a tiré lundi des roquettes sur Bakhmout. Deux des six roquettes ont touché une école.`, { by: ["uaf"], to: ["civilians"] }],
    ["Des assaillants ont tué deux civils à Bakhmout. Le Jnim est loin.", { by: ["unknown-gunmen"], to: ["civilians"] }],
    ["L'armée russe a mis le feu à des maisons à Bakhmout.", { type: "looting-property-destruction", by: ["rus-mil"], to: ["civilians"] }],
  ])("%s", (story, expected) => expect(last(story)).toMatchObject(expected));

  test("a militia armed by somebody is no army", () => {
    expect(last("L'armée syrienne a attaqué Palmyre lundi. Deux des morts appartenaient aux Kataeb Hezbollah, une milice irakienne armée par l'Iran.", syria).to).toEqual(["kataib-hezbollah"]);
  });
});

describe("a clause goes on behind what only describes its subject", () => {
  const war = (story: string) => told(story, mali);
  test.each<[string, string, Partial<ReturnType<typeof short>>, string[]]>([
    ["a relative clause without commas", "Deux militaires français qui patrouillaient dans la ville ont été tués mercredi à Kidal.", { type: "toll", to: ["fra-mil"] }, ["killed 2..2"]],
    ["a participle between commas", "Dix soldats maliens, pris dans une embuscade, ont été tués à Kidal.", { to: ["fama"] }, ["killed 10..10"]],
    ["an unknown verb", "Kidal, où vivaient 50.000 personnes, a été prise lundi par le Jnim.", { type: "non-state-actor-overtakes-territory", by: ["jnim"] }, []],
    ["words between commas", "Le gouvernement malien a fait état de l'exécution, jeudi, par le Jnim, de 28 soldats maliens lors des combats ayant abouti à la prise de Kidal.", { by: ["jnim"], to: ["fama"] }, ["killed 28..28"]],
    ["a calibre is no figure", "Un soldat malien a été tué par un obus de mortier de 81 mm tiré sur le quartier nord de Kidal.", { to: ["fama"] }, []],
    ["foreign forces are not the army", "Neuf civils ont péri lors de l'assaut des forces internationales à Kidal.", { by: [null], to: ["civilians"] }, ["killed 9..9"]],
  ])("%s", (_, story, expected, counts) => {
    const claim = war(story).find((c) => c.type !== "control")!;
    expect(short(claim)).toMatchObject(expected);
    expect(claim.counts.map((n) => `${n.quantity} ${n.low}..${n.high}`)).toEqual(counts);
  });

  test("and the relative clause keeps what it says", () => {
    expect(war("Les hommes du Jnim qui contrôlent la ville de Kidal ont attaqué lundi un camp de l'armée malienne.").map((c) => short(c))).toMatchObject([{ type: "armed-clash", by: ["jnim"], to: ["fama"] }, { type: "control", by: ["jnim"] }]);
  });
});

describe("in English", () => {
  const syrian = (sentence: string) => short(readText(`News from Syria\n\nPublished July 12 2016\n\nThe situation in Syria remained tense. ${sentence}\n`).claims.at(-1)!);
  test.each<[string, Partial<ReturnType<typeof short>>]>([
    ["An explosion in Homs on Friday killed at least 25 members of the Al Qaeda-linked Nusra Front.", { to: ["nusra"] }],
    ["Syrian army strikes south of Homs killed at least 12 people.", { by: ["syr-saa"], to: ["civilians"] }],
    ["Nusra Front terrorists executed militants in Homs on Monday.", { by: ["nusra"], to: [null] }],
    ["Two soldiers who were patrolling in the north were killed on Wednesday in Homs.", { type: "toll", to: ["syr-saa"] }],
  ])("%s", (sentence, expected) => expect(syrian(sentence)).toMatchObject(expected));
});

describe("on whose word, where no list knows the source", () => {
  test.each<[string, string[]]>([
    ["Selon le Croissant-Rouge du lieu, deux secouristes ont été tués à Kidal.", ["a person or body named in the text"]],
    ["Les pompiers ont indiqué que trois civils ont été blessés à Kidal.", ["Les pompiers"]],
    ["Selon les pompiers, quatre civils ont été tués à Kidal.", ["les pompiers"]],
    ["Le jour suivant, deux civils ont été tués à Kidal.", []],
  ])("%s", (sentence, said) => expect(short(told(sentence, mali)[0]!).said).toEqual(said));

  test("a pronoun that speaks of its own dead", () => {
    const claims = told("L'armée malienne a attaqué le Jnim à Kidal lundi. Elle a perdu deux hommes, a-t-elle précisé.", mali);
    expect(short(claims.at(-1)!)).toMatchObject({ to: ["fama"], said: ["fama"] });
  });
  test("who claims a shot fired it", () => {
    expect(short(told("Le Jnim a revendiqué dimanche des tirs de roquettes contre Kidal.", mali)[0]!)).toMatchObject({ type: "shelling-artillery-missile-attack", by: ["jnim"] });
  });
});

describe("where and with what, in a clause of time behind the act", () => {
  test("with an act of its own", () => {
    const claims = told("Le Jnim a attaqué Kidal lundi. Trois civils ont péri mardi lorsque leur véhicule a sauté sur une mine à Gao.", mali);
    expect(claims.find((c) => c.counts.length > 0)).toMatchObject({ initiators: [], places: [{ name: "Gao" }] });
  });
  test("without one", () => {
    expect(told("Deux civils ont été tués alors qu'ils tentaient de secourir des blessés à Gao.", mali)[0]).toMatchObject({ places: [{ name: "Gao" }] });
  });
  test("a strip of land is no gas", () => {
    expect(told("Des frappes israéliennes ont tué 36 personnes à travers la bande de Gaza.", "La route vers Rafah est fermée.").map((c) => c.type)).toEqual(["air-drone-strike"]);
  });
});

describe("figures beside figures", () => {
  const counted = (story: string) => told(story, mali).map((c) => [c.type, ...c.counts.map((n) => `${n.quantity} ${n.low}..${n.high}`)]);
  test.each<[string, string[][]]>([
    ["Une frappe sur un marché de Kidal a fait sept morts, dont trois enfants, et 24 blessés.", [["air-drone-strike", "killed 7..7", "killed 3..3", "wounded 24..24"]]],
    ["L'armée malienne a lancé 42 drones et cinq missiles contre Kidal, dont 38 ont été abattus.", [["air-drone-strike", "other 42..42", "other 5..5"], ["disrupted-weapons-use", "other 38..38"]]],
    ["Le Jnim a bombardé un marché de Kidal, tuant au moins 15 civils et en blessant 40.", [["shelling-artillery-missile-attack"], ["shelling-artillery-missile-attack", "killed 15..null", "wounded 40..40"]]],
  ])("%s", (story, expected) => expect(counted(story)).toEqual(expected));

  test("an outlet that was told and whoever told it", () => {
    expect(short(told("Dix civils ont été tués à Kidal, a dit à l'AFP une source médicale.", mali)[0]!).said).toEqual(["afp", "source médicale"]);
  });
  test("local authorities are not the government that spoke before", () => {
    expect(short(told("L'armée malienne a attaqué Kidal, a affirmé Bamako. Deux civils ont péri à Gao, d'après les autorités locales.", mali).at(-1)!).said).not.toContain("mli-gov");
  });
  test("an attack that an article brings in takes over nobody's hand", () => {
    expect(short(told("L'armée malienne a bombardé Kidal lundi. Un obus tombé sur un camp de déplacés a tué neuf personnes.", mali).at(-1)!).by).toEqual([]);
  });
});

describe("missiles shot down, and whose spokesman", () => {
  test("who fired them is whom it is done to", () => {
    expect(short(told("L'armée malienne a intercepté lundi deux missiles tirés par les rebelles de la CMA en direction de Kidal.", mali)[0]!)).toMatchObject({ type: "disrupted-weapons-use", by: ["fama"], to: ["cma"] });
  });
  test("a name that goes on behind a set phrase", () => {
    expect(short(told("Un porte-parole de l'Armée nationale libyenne a assuré qu'un dépôt avait été détruit à Tripoli.", "La route libyenne qui mène à Syrte est longue.")[0]!).said).toEqual(["lna"]);
  });
  test("where something headed for is not where the next thing happened", () => {
    const claims = told("L'armée malienne a intercepté lundi deux missiles en direction de Kidal. Un raid a tué dix civils dans la région de Gao. L'Observatoire parle de douze morts.", mali);
    expect(claims.at(-1)!.places.map((p) => p.name)).toEqual(claims.at(-2)!.places.map((p) => p.name));
  });
});

describe("words put in, and names for bodies", () => {
  test("between the auxiliary and its participle", () => {
    expect(short(told("L'armée malienne a, mardi, repris la ville de Kidal.", mali)[0]!)).toMatchObject({ type: "government-regains-territory", by: ["fama"] });
    expect(short(told("Le Jnim a, de son côté, affirmé que dix soldats maliens ont été tués à Kidal.", mali)[0]!).said).toEqual(["jnim"]);
  });
  test("an organisation by a name that no list knows is not the group that some call the organisation", () => {
    const claims = told("L'EI a attaqué Kidal lundi. Des milliers de personnes ont fui Kidal, a indiqué l'organisation Main Tendue du Nord.", mali);
    expect(short(claims.at(-1)!).said).not.toContain("isis");
  });
  test("the dead of a participle are of the act just told", () => {
    const claims = told("L'armée malienne a tué trois hommes du Jnim lundi à Gao. Un kamikaze s'est fait exploser mardi à Kidal, faisant trois morts.", mali);
    expect(short(claims.at(-1)!).by).toEqual([]);
  });
});

describe("verbs of saying that are broken, or nouns", () => {
  test("an adverb inside a set phrase", () => {
    expect(short(told("L'armée malienne a attaqué Kidal. L'OSDH fait lui état de treize morts.", mali).at(-1)!).said).toEqual(["sohr"]);
  });
  test("an advance says nothing", () => {
    const claims = told("L'agence Sana assure que l'armée syrienne poursuit son avance et qu'elle a repris quatre villages près de Palmyre.", syria);
    expect(short(claims.at(-1)!).said).toEqual(["sana"]);
  });
});
