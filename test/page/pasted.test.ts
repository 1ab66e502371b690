import { describe, expect, it } from "vitest";
import { blocksOf, page, roleOf, rulesOf } from "./furniture.ts";

const FRENCH = `TV

Combats autour du port de Valmer

Senator Jane Roe (D-XX) greets guests at the annual garden fair in Springfield, May 4, 2019. (AFP photo)
Des terroristes dans une rue de Valmer. ©AFP

Au moins huit soldats ont été tués lundi près du port de Valmer, selon le gouverneur de la province.

L'attaque a été menée par deux groupes :

  1. Le premier venait du nord
  2. Le second venait de la côte

Lire aussi : Valmer, une ville coupée en deux

Les deux camps revendiquent la prise du port, et aucun bilan n'a pu être vérifié sur place.


example-relay.org

Adaptation : X. Y.

La rédaction de Ouest Exemple, retirera d'office tout commentaire injurieux.

S’abonner
Notification pour
Ce site utilise Akismet pour réduire les indésirables.
0 Commentaires
Un lecteur très fâché qui écrit une longue phrase pour dire que tout cela est faux.
`;

describe("a pasted page", () => {
  const read = page(FRENCH, {}, { loaded: ["terroristes"] });

  it.each([
    ["TV", "boilerplate"],
    ["Combats autour du port", "title"],
    ["Senator Jane Roe", "caption"],
    ["Des terroristes dans", "caption"],
    ["Au moins huit soldats", "lede"],
    ["L'attaque a été menée", "body"],
    ["1. Le premier", "list"],
    ["2. Le second", "list"],
    ["Lire aussi", "boilerplate"],
    ["Les deux camps", "body"],
    ["example-relay.org", "source"],
    ["Adaptation", "source"],
    ["La rédaction de", "boilerplate"],
    ["Akismet", "boilerplate"],
    ["0 Commentaires", "boilerplate"],
    ["Un lecteur très fâché", "boilerplate"],
  ])("gives %s the role %s", (words, role) => expect(roleOf(read, words)).toBe(role));

  it("keeps every word and nothing else in the blocks", () => {
    const { document } = read;
    expect(document.text.split(/\s+/)).toEqual(FRENCH.trim().split(/\s+/));
    expect(document.blocks.map(({ start, end }) => document.text.slice(start, end)).join("\n")).toBe(document.text);
    expect(document.text).not.toMatch(/\n\n/);
  });

  it("reads who says it, with the words behind each value", () => {
    const { document } = read;
    expect(document).toMatchObject({ title: "Combats autour du port de Valmer", published: null, publisher: "Ouest Exemple", republished_from: "example-relay.org", language: "fr", url: null });
    for (const [field, evidence] of Object.entries(document.evidence)) {
      expect(evidence.anchor, field).not.toBeNull();
      if (evidence.anchor) expect(document.text.slice(evidence.anchor.start, evidence.anchor.end)).toBe(evidence.text);
    }
    expect(Object.keys(document.evidence).sort()).toEqual(["publisher", "republished_from", "title"]);
  });

  it("shows a caption of another story and one that takes a side under an agency's credit", () => {
    const problems = read.problems.filter(({ rule }) => rule.endsWith("-story") || rule === "partisan-caption");
    expect(problems.map(({ rule, span }) => [rule, span?.exact.slice(0, 16)])).toEqual([["caption-of-another-story", "Senator Jane Roe"], ["partisan-caption", "Des terroristes "]]);
    for (const { source, span } of problems) { expect(source).toBe("test"); expect(read.document.text.slice(span!.start, span!.end)).toBe(span!.exact); }
  });

  it("does not suspect a caption that names what the article names", () => {
    expect(rulesOf(page(FRENCH.replace(/Senator.*photo\)/, "Le gouverneur de la province devant le port de Valmer et sa longue digue refaite. (AFP photo)")))).not.toContain("caption-of-another-story");
  });
});

const BODY = { fr: "Au moins huit soldats ont été tués lundi près du port de Valmer, selon le gouverneur de la province.", en: "At least eight soldiers were killed on Monday near the port of Valmer, the governor of the province said.", ar: "قتل ثمانية جنود على الأقل يوم الاثنين قرب مرفأ المدينة، وفق ما أعلن محافظ الإقليم في بيان." };
const TITLE = { fr: "Combats autour du port de Valmer", en: "Fighting around the port of Valmer", ar: "معارك حول مرفأ المدينة القديم" };

describe("the printed date", () => {
  it.each([
    ["fr", "Publié le jeudi 12 janvier 2023", "2023-01-12"],
    ["fr", "Par R. I. - Mardi 19 Juin 2018", "2018-06-19"],
    ["fr", "clock 19/06/2018 07:12", "2018-06-19T07:12"],
    ["fr", "11 déc. 2016, 12:41", "2016-12-11T12:41"],
    ["fr", "Publié le 09 août 2018 à 18h22", "2018-08-09T18:22"],
    ["fr", "14:20 02.01.2023 (Mis à jour: 16:38 02.01.2023)", "2023-01-02T14:20"],
    ["fr", "1er mars 2020", "2020-03-01"],
    ["en", "Published July 4, 2015", "2015-07-04"],
    ["en", "Thursday 6 April 2017", "2017-04-06"],
    ["en", "04.07.2015", "2015-07-04"],
    ["en", "25/07/2015", "2015-07-25"],
    ["en", "July 25th, 2015 3:05 p.m.", "2015-07-25T15:05"],
    ["en", "Friday 08/06/2018", "2018-06-08"],
    ["ar", "الجمعة 2018/6/8 06:47 م", "2018-06-08T18:47"],
    ["ar", "السبت ٠٩ يونيو ٢٠١٨ - ١٠:١٥ بتوقيت غرينتش", "2018-06-09T10:15Z"],
    ["ar", "نُشر في: الجمعة 08/06/2018 - 17:32", "2018-06-08T17:32"],
    ["ar", "في يونيو 10, 2018", "2018-06-10"],
    ["ar", "8 كانون الأول/ديسمبر 2016", "2016-12-08"],
    ["ar", "22 أيار / مايو 2018", "2018-05-22"],
  ] as const)("%s: %s is %s", (language, line, iso) => {
    const { document } = page(`${TITLE[language]}\n\n${line}\n\n${BODY[language]}\n`);
    expect(document.language).toBe(language);
    expect(document.published).toBe(iso);
    expect(document.title).toBe(TITLE[language]);
    const { anchor, text } = document.evidence.published!;
    expect(document.text.slice(anchor!.start, anchor!.end)).toBe(text);
  });

  it.each([
    ["fr", "Deux hommes sur le quai de Valmer, le 9 décembre 2019. Photo AFP"],
    ["en", "A man walks past a wall in Valmer, March 10, 2019. (AFP photo)"],
    ["ar", "رجل على رصيف المرفأ في 9 أغسطس 2019 (أرشيف)"],
  ] as const)("%s: a caption's date is none: %s", (language, line) => {
    const read = page(`${TITLE[language]}\n\n${line}\n\n${BODY[language]}\n`);
    expect(read.document.published).toBeNull();
    expect(roleOf(read, line)).toBe("caption");
  });

  it("is null, with both readings told, when day and month cannot be told apart", () => {
    const read = page(`${TITLE.en}\n\n03/08/2016\n\n${BODY.en}\n`);
    expect(read.document.published).toBeNull();
    expect(read.problems.find(({ rule }) => rule === "ambiguous-date")?.message).toMatch(/2016-08-03 or 2016-03-08/);
  });

  it("is read and questioned when its weekday is another", () => {
    const read = page(`${TITLE.fr}\n\nlundi 12 janvier 2023\n\n${BODY.fr}\n`);
    expect(read.document.published).toBe("2023-01-12");
    expect(rulesOf(read)).toContain("weekday-contradicts-date");
  });

  it.each([["31/02/2020"], ["12 janvier"], ["janvier 2023"], ["32.12.2020"]])("is not made up from %s", (line) => {
    expect(page(`${TITLE.fr}\n\n${line}\n\n${BODY.fr}\n`).document.published).toBeNull();
  });
});

describe("credits", () => {
  const read = (head: string, tail = "", options = {}) => page(`${head}\n\n${TITLE.fr}\n\n${BODY.fr}\n\n${BODY.fr.replace("huit", "neuf")}\n${tail}`, {}, options).document;

  it.each([
    ["a name above its menu", "Ouest Exemple - Le quotidien\nAccueil | Politique | Sport | Culture", "", "Ouest Exemple"],
    ["a policy line", "", "\nLa rédaction de Ouest Exemple, retirera d'office tout commentaire injurieux.", "Ouest Exemple"],
    ["nothing", "", "", null],
  ])("publisher from %s", (_, head, tail, publisher) => expect(read(head, tail).publisher).toBe(publisher));

  it.each([
    ["a label", "\nPartager Cet Article\nSOURCE: EXEMPLE PRESSE TV", "EXEMPLE PRESSE TV"],
    ["an address alone", "\nexample-relay.org\n", "example-relay.org"],
    ["an agency's dash", " --Exemple", "Exemple"],
    ["a phrase", "\nPublié initialement sur Exemple", "Exemple"],
    ["a bracketed agency", "\n(OXP)", "OXP"],
    ["nothing", "", null],
    ["a person's adaptation", "\nAdaptation : X. Y.", null],
  ])("republished from %s", (_, tail, from) => expect(page(`${TITLE.fr}\n\n${BODY.fr}\n\n${BODY.fr.replace("huit", "neuf")}${tail}`).document.republished_from).toBe(from));

  it.each([
    ["a city and a known agency", "VALMER (Agence Exemple) - ", "Agence Exemple"],
    ["a date between", "VALMER, 4 mai (Agence Exemple) — ", "Agence Exemple"],
    ["an acronym", "VALMER (OXP) – ", "OXP"],
    ["nobody known", "Valmer (centre) - ", null],
    ["no dash behind it", "Valmer (Agence Exemple) ", null],
  ])("republished from a dateline with %s", (_, opening, from) => {
    expect(page(`${TITLE.fr}\n\n${opening}${BODY.fr}\n\n${BODY.fr.replace("huit", "neuf")}`, {}, { outlets: ["Agence Exemple"] }).document.republished_from).toBe(from);
  });

  it("reads outlet and agency from a line of credit", () => {
    const { document } = page(`${TITLE.fr}\n\nOXP/AFP | 12/12/2016\n\n${BODY.fr}\n`);
    expect(document).toMatchObject({ publisher: "OXP", republished_from: "AFP", published: "2016-12-12" });
  });

  it("takes an agency alone for the sender, not the publisher", () => {
    const { document } = page(`${TITLE.fr}\n\nOXP samedi 26 juillet 2014\n\n${BODY.fr}\n`, {}, { outlets: ["OXP"] });
    expect(document).toMatchObject({ publisher: null, republished_from: "OXP", published: "2014-07-26" });
  });

  it("takes the known name of a credit line for the outlet", () => {
    expect(page(`${TITLE.fr}\n\nValmer / Ouest Exemple\n\n${BODY.fr}\n`, {}, { outlets: ["Ouest Exemple"] }).document.publisher).toBe("Ouest Exemple");
  });
});

describe("odd input", () => {
  it("joins a paragraph that a mail program wrapped", () => {
    const read = page(`${TITLE.fr}\n\nAu moins huit soldats ont été tués lundi près du port de la\nville de Valmer, selon le gouverneur de la province, qui a\najouté que les combats se poursuivaient dans les faubourgs.\n`);
    expect(blocksOf(read).map(([role]) => role)).toEqual(["title", "lede"]);
    expect(read.document.text).toContain("du port de la ville de Valmer");
  });

  it("keeps a short sentence that stands after a link to another story", () => {
    const read = page(`${TITLE.ar}\n\n${BODY.ar}\n\nاقرأ أيضا: وصفات الربيع\n\nوقتل سبعة آخرون، بحسب المحافظ نفسه.\n`);
    expect(roleOf(read, "وقتل سبعة")).toBe("body");
    expect(roleOf(read, "وصفات")).toBe("boilerplate");
  });

  it.each([
    ["one line of a million words", "mot ".repeat(1_000_000)],
    ["a hundred thousand lines", "Un mot.\n".repeat(100_000)],
    ["blanks without end", `Un mot ${" ".repeat(2_000_000)} après.`],
    ["marks without end", `e${"\u0301\u0323".repeat(500_000)} mot`],
    ["a number without end", "12/12/".repeat(300_000)],
  ])("reads %s", (_, text) => {
    const { document } = page(text);
    expect(document.text.normalize("NFC")).toBe(document.text);
    expect(document.blocks.at(-1)!.end).toBe(document.text.length);
  });

  it("shows signs that are not seen inside words and keeps them", () => {
    const read = page(BODY.fr.replace("soldats", "sol\u200bdats"));
    const found = read.problems.find(({ rule }) => rule === "hidden-sign");
    expect(found?.span?.exact).toBe("sol\u200bdats");
    expect(read.document.text.slice(found!.span!.start, found!.span!.end)).toBe("sol\u200bdats");
  });

  it.each([
    ["ru", "Войска вошли в город в четверг утром, сообщило агентство. Двенадцать человек погибли, ещё несколько ранены."],
    ["de", "Die Truppen rückten am Donnerstag in die Stadt ein, meldete eine Agentur. Zwölf Menschen kamen ums Leben."],
  ])("tells %s, whatever its letters", (language, text) => expect(page(text).document.language).toBe(language));

  it("says when nothing tells the language", () => {
    const read = page("Xq 12 zw");
    expect(read.document.language).toBe("und");
    expect(rulesOf(read)).toContain("language-undecided");
  });

  it("has the same id for the same bytes and another for others", () => {
    expect(page(BODY.fr).document.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(page(BODY.fr).document.id).toBe(page(BODY.fr, { captured_from: "elsewhere" }).document.id);
    expect(page(BODY.en).document.id).not.toBe(page(BODY.fr).document.id);
  });
});

it("takes a last paragraph for text where an agency's letters stand in the place of its full stop", () => {
  const text = "At least eight soldiers were killed on Monday near the port of Valmer, the governor of the province said.";
  expect(blocksOf(page(`${TITLE.en}\n\n${text}\n\nA second blast wounded six people in the northern suburbs late on Monday -AFP\n`)).map(([role]) => role)).toEqual(["title", "lede", "body"]);
  expect(blocksOf(page(`${TITLE.en}\n\n${text}\n\nSix wounded in a second blast in the north of the country - EXAMPLE\n`)).map(([role]) => role)).toEqual(["title", "lede", "boilerplate"]);
});

describe("what pasting glued together", () => {
  const text = "At least eight soldiers were killed on Monday near the port of Valmer, the governor said. The attack began before dawn, he added, and went on until noon in the northern suburbs of the town.";
  it.each([
    ["a date and the title again", `Mon 4 May 2020 ${TITLE.en}. ${text}`, ["title", "dateline", "title", "lede"], "2020-05-04"],
    ["a label and a date", `Date of publication 4 May 2020 ${text}`, ["title", "dateline", "lede"], "2020-05-04"],
    ["the title, an agency, a date", `${TITLE.en} AFP Monday 4 May 2020 ${text}`, ["title", "title", "dateline", "lede"], "2020-05-04"],
    ["a label, a date, a name, the title", `Posted on May 4 2020 by A. Writer ${TITLE.en} ${text}`, ["title", "dateline", "title", "lede"], "2020-05-04"],
    ["a date that begins a sentence", `On 4 May 2020 rebels attacked. ${text}`, ["title", "lede"], null],
    ["a sign-off", `${text} Reporting by A. Writer; Editing by B. Writer`, ["title", "lede", "source"], null],
    ["a source", `${text} (Source: Western Example)`, ["title", "lede", "source"], null],
    ["nothing", text, ["title", "lede"], null],
  ])("is parted: %s", (_, body, roles, published) => {
    const read = page(`${TITLE.en}\n\n${body}\n`);
    expect(blocksOf(read).map(([role]) => role)).toEqual(roles);
    expect(read.document.published).toBe(published);
    expect(read.document.text.replaceAll("\n", " ")).toBe(`${TITLE.en} ${body}`);
  });
});
