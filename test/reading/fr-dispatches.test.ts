import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/reading/index.ts";
import { readText } from "./shelf.ts";

/** The claims of a French dispatch about Mali, dated 14 March 2023 (a Tuesday), with this story. */
function claims(story: string, title = "Combats près de Kidal"): Claim[] {
  return readText(`${title}\n\nPublié le 14 mars 2023\n\n${story}\n\nLe bourg de Kidal compte peu d'habitants, et la route malienne qui y mène traverse un long plateau de pierres.`).claims;
}
const of = (list: Claim[], words: string): Claim => {
  const claim = list.find((c) => c.span.exact.includes(words));
  expect(claim, `a claim says "${words}"`).toBeDefined();
  return claim!;
};
const ids = (list: readonly { id: string | null }[]): (string | null)[] => list.map((a) => a.id);
const origin = (c: Claim): string | null => { const last = c.attribution.at(-1); return last ? last.source.id ?? "unnamed" : null; };

describe("whose word it is", () => {
  test.each([
    ["Le Jnim, qui dit avoir perdu trois hommes, parle de six soldats tués près de Kidal.", "perdu trois hommes", "jnim"],
    ["Le Jnim, qui dit avoir perdu trois hommes, parle de six soldats tués près de Kidal.", "six soldats", "jnim"],
    ["De source policière, huit soldats ont péri près de Kidal.", "huit soldats", "unnamed"],
    ["Le Jnim a attaqué Gao. Douze blessés ont été évacués vers l'hôpital de Gao, indique une source médicale.", "Douze blessés", "unnamed"],
    ["Dix soldats sont morts à Kidal, ont affirmé à la presse deux sources locales.", "Dix soldats", "unnamed"],
    ["Toutes les attaques contre Kidal ont été repoussées, se félicite l'armée malienne dans un communiqué.", "repoussées", "fama"],
    ["Interrogé par la télévision, le ministre malien de la Défense a reconnu que huit soldats étaient morts à Kidal.", "huit soldats", "mli-gov"],
    ["L'armée malienne a annoncé une opération à Kidal. Elle évoque douze morts.", "douze morts", "fama"],
    ["Le Jnim a revendiqué l'attaque de Kidal. Dix soldats ont été tués, à en croire un message diffusé en ligne.", "Dix soldats", "jnim"],
    ["« Nos hommes ont repris Kidal dimanche. L'ennemi a perdu dix hommes », a déclaré l'armée malienne.", "ont repris", "fama"],
    ["Le ministère malien de la Défense s'en tient à quatre morts à Kidal.", "quatre morts", "mli-gov"],
  ])("%s (%s)", (story, words, expected) => expect(origin(of(claims(story), words))).toBe(expected));
});

describe("who does it, and to whom", () => {
  test.each([
    ["L'armée malienne affirme avoir repoussé un assaut à Kidal et tué 12 djihadistes du Jnim.", "tué 12", ["fama"], ["jnim"]],
    ["Les rebelles de la CMA ont attaqué le camp de Kidal et y ont tué dix soldats maliens.", "dix soldats", ["cma"], ["fama"]],
    ["Après avoir perdu Kidal en mars, le Jnim a repris la ville.", "a repris", ["jnim"], []],
    ["Le Jnim avait pris Kidal. L'armée malienne l'en a chassé.", "chassé", ["fama"], ["jnim"]],
    ["Dix civils ont été tués dans une attaque du Jnim à Kidal.", "Dix civils", ["jnim"], ["civilians"]],
    ["La katiba Macina, soutenue par le Jnim, a attaqué Kidal lundi.", "attaqué Kidal", ["katiba-macina"], []],
    ["Le Jnim, allié d'autres groupes, a revendiqué l'attaque de Kidal.", "revendiqué", ["jnim"], []],
    ["L'armée malienne a attaqué un camp du Jnim à Kidal. Bilan : 14 djihadistes neutralisés.", "14 djihadistes", ["fama"], ["jnim"]],
    ["Des soldats de Bamako ont été tués par le Jnim à Kidal, soit 12 morts.", "Des soldats", ["jnim"], ["fama"]],
  ])("%s (%s)", (story, words, doers, done) => {
    const claim = of(claims(story), words);
    expect([ids(claim.initiators).filter((id) => !(doers[0] === null && id === null)), ids(claim.targets).filter((id) => !(done[0] === null))]).toEqual([doers.filter((id) => id !== null), done.filter((id) => id !== null)]);
  });
});

describe("when", () => {
  test.each([
    ["L'armée malienne a reconnu ce lundi la mort de douze soldats à Kidal.", "douze soldats", null, null],
    ["Le Jnim est entré dans Kidal samedi. Il en a été chassé au cours de la nuit.", "chassé", "2023-03-11", "2023-03-12"],
    ["Le Jnim a attaqué Kidal dans la nuit de samedi à dimanche. À l'aube, dix soldats ont été tués.", "dix soldats", "2023-03-12", "2023-03-12"],
    ["Cette nuit, le Jnim a attaqué Kidal.", "attaqué Kidal", "2023-03-13", "2023-03-14"],
  ])("%s", (story, words, start, end) => {
    const { time } = of(claims(story), words);
    expect([time?.start ?? null, time?.end ?? null]).toEqual([start, end]);
  });
});

describe("what happened", () => {
  test.each([
    ["Le Jnim a prévenu qu'il attaquerait Kidal.", []],
    ["Ce tir sur Kidal n'a pas été revendiqué par le Jnim.", ["responsibility"]],
    ["Une frappe de drone a touché un camp du Jnim à Kidal.", ["air-drone-strike"]],
    ["Le Jnim a attaqué Kidal. Ils assiègent la ville et contrôlent la route de la ville.", ["attack", "control", "control"]],
    ["L'armée malienne a perdu dix hommes à Kidal.", ["toll"]],
  ])("%s", (story, expected) => expect(claims(story, "Au Mali").map((c) => c.type)).toEqual(expected));
});

test("after an aside a new paragraph goes on with the story's own place", () => {
  const list = claims("Le Jnim a attaqué Kidal lundi.\n\nEn janvier, le Jnim avait attaqué Gao.\n\nAu moins douze soldats ont été tués, selon l'AFP.");
  expect(of(list, "douze soldats").places.map((p) => p.name)).toEqual(["Kidal"]);
});

test("a page that tells of no conflict yields nothing from words that other news uses too", () => {
  expect(readText("Le cyclone à Tamatave\n\nPublié le 14 mars 2023\n\nLe cyclone a touché la ville lundi et détruit des arbres. La mairie accuse une baisse de ses recettes et suspend les travaux de la route.").claims).toEqual([]);
});
