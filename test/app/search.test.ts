import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";

// Real names in three languages: the atlas and the directory know them, and the rules of transliteration the rest.

const TEXTS = {
  ar: "معارك في البوكمال\n\nصحيفة المثال، 4 مارس 2019\n\nقالت مصادر إن قوات النظام قصفت مدينة البوكمال يوم السبت وقتل 12 مدنيا بالقصف، بحسب المرصد السوري لحقوق الإنسان.\n",
  fr: "Combats au bord du fleuve\n\nLe Courrier d’exemple, 4 mars 2019\n\nSelon l’OSDH, douze soldats ont été tués samedi dans une attaque près d’Abou Kamal et des raids ont visé Alep.\n",
  en: "Fighting near the river\n\nThe Example Courier, 4 March 2019\n\nAt least 12 soldiers were killed on Saturday when militants attacked an army checkpoint in Al-Bukamal, the Syrian Observatory for Human Rights said.\n",
  no: "Rain over Homs\n\nThe Example Courier, 5 March 2019\n\nTwo soldiers of the garrison were killed on Monday by shelling in Homs, state media said. They were no locals.\n",
};

describe("a search over articles in three languages", () => {
  const data = mkdtempSync(join(tmpdir(), "recoupe-search-"));
  let app: App;
  const texts = new Map<string, string>();
  beforeAll(async () => {
    app = await openApp({ data });
    for (const [name, text] of Object.entries(TEXTS)) texts.set(name, (await app.document((await app.add({ text, captured_from: name })).document))!.document.text);
  });
  afterAll(async () => {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  });

  test.each([
    ["boukamal", ["ar", "en", "fr"]], ["Abu Kamal", ["ar", "en", "fr"]], ["Al-Bukamal", ["ar", "en", "fr"]], ["البو كمال", ["ar", "en", "fr"]], ["ABOU-KAMAL", ["ar", "en", "fr"]],
    ["Aleppo", ["fr"]], ["حلب", ["fr"]], ["Homs", ["no"]], ["حمص", ["no"]],
    ["OSDH", ["ar", "en", "fr"]], ["SOHR killed", ["en"]], ["المرصد السوري لحقوق الإنسان", ["ar", "en", "fr"]],
    ["soldier", ["en", "no"]], ["soldat tué", ["fr"]], ["قصف", ["ar"]], ["boukamal -soldier", ["ar", "fr"]], ["\"Abu Kamal\"", []],
  ])("%s", async (q, expected) => {
    const { articles, claims } = await app.search({ q });
    expect(articles.map(({ document }) => document.captured_from).sort()).toEqual(expected);
    for (const { document, snippet } of articles) for (const { start, end, exact } of snippet.matches) expect(texts.get(document.captured_from)!.slice(start, end)).toBe(exact);
    if (!q.includes("-s")) for (const { claim } of claims) expect(expected).toContain(articles.find(({ document }) => document.id === claim.document)?.document.captured_from);
  });

  test("names what it found by its claims and who is in them", async () => {
    const { claims, actors, articles } = await app.search({ q: "boukamal", in: "claims", language: "ar" });
    expect(articles).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
    for (const { claim, document } of claims) expect([document.language, claim.document]).toEqual(["ar", document.id]);
    expect(actors["sohr"]?.id).toBe("sohr");
  });
});
