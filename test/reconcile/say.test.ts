import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraph, summarise, type SayLanguage } from "../../src/reconcile/index.ts";
import { fill, Speech } from "../../src/reconcile/say/books.ts";
import { counted, numbersIn } from "../../src/reconcile/say/figure.ts";
import { directory, page, together, type Said, type Sheet } from "./world.ts";

const LANGUAGES: SayLanguage[] = ["en", "fr", "ar"];
const summary = (language: SayLanguage, ...sheets: Sheet[]): string =>
  summarise({ events: together(...sheets).events, documents: sheets.map((sheet) => sheet.document), claims: sheets.flatMap((sheet) => sheet.claims) }, directory, language);
const said = (language: SayLanguage, sheet: Sheet): string => paragraph(together(sheet).events[0]!, sheet.claims, [sheet.document], directory, language);

const clash: Said = { says: "The Free Column attacked army posts at Oxtown.", type: "armed-clash", by: ["column"], on: ["zed-army"] };

describe("figures", () => {
  it.each<[SayLanguage, number | null, number | null, string, string]>([
    ["en", 1, 1, "one soldier", "1 killed"], ["en", 0, 0, "no victims", "nobody killed"],
    ["en", 61, null, "more than 60", "more than 60 killed"], ["en", 8, null, "at least 8", "at least 8 killed"], ["en", 5001, null, "plus de 5 000", "more than 5,000 killed"],
    ["en", 61, null, "أكثر من ٦٠", "more than 60 killed"], ["en", null, 400, "up to 400", "up to 400 killed"],
    ["en", 20, 30, "between 20 and 30", "20 to 30 killed"], ["en", 270, 300, "nearly 300", "about 300 killed"],
    ["en", 8, 12, "a dozen or so", "8 to 12 killed (“a dozen or so”)"], ["en", 20, null, "dozens", "at least 20 killed (“dozens”)"],
    ["fr", 1, 1, "un mort", "1 tué"], ["fr", 2, 2, "deux morts", "2 tués"], ["fr", 0, 0, "aucun", "aucun tué"], ["fr", 61, null, "plus de 60", "plus de 60 tués"],
    ["ar", 0, 0, "0", "لا قتلى"], ["ar", 1, 1, "1", "قتيل واحد"], ["ar", 2, 2, "2", "قتيلان"], ["ar", 3, 3, "3", "3 قتلى"], ["ar", 10, 10, "10", "10 قتلى"], ["ar", 11, 11, "11", "11 قتيلًا"],
    ["ar", 100, 100, "100", "100 قتيل"], ["ar", 102, 102, "102", "102 قتيل"], ["ar", 103, 103, "103", "103 قتلى"], ["ar", 2, null, "2", "ما لا يقل عن قتيلين"], ["ar", 61, null, "60", "أكثر من 60 قتيلًا"],
  ])("in %s: %s..%s said as %s", (language, low, high, text, expected) => {
    expect(counted({ low, high, text, quantity: "killed" }, new Speech(language))).toBe(expected);
  });

  it("reads the numbers of words as they stand", () => {
    expect(numbersIn("5 000 hommes, ١٢٫ et 1.500 ou 1,5 et 12, 13")).toEqual([5000, 12, 1500, 1, 5, 12, 13]);
  });

  it("fills each slot once", () => expect(fill("{a} {b} {c}", { a: "{b}", b: "x" })).toBe("{b} x {c}"));
});

describe("the sentence that sums up", () => {
  const relays = Array.from({ length: 3 }, (_, at) => page(`Paper ${at}`, "2031-05-04", [{ ...clash, says: `Paper ${at} relays it.`, from: ["hill-monitor"], counts: [["killed", 12, 12, "zed-army"]] }]));

  it("counts outlets and origins, not reports", () => {
    expect(summary("en", ...relays)).toBe("3 outlets, 1 event, 1 independent origin (Hill Monitor); deaths: 12 killed (Oxtown); nothing is corroborated by a second independent origin.");
    expect(summary("fr", ...relays)).toBe("3 médias, 1 événement, 1 origine indépendante (Hill Monitor)\u202f; morts\u202f: 12 tués (Oxtown)\u202f; rien n’est corroboré par une seconde origine indépendante.");
    expect(summary("ar", ...relays)).toBe("3 وسائل إعلام، حدث واحد، مصدر أصلي مستقل واحد (\u2068Hill Monitor\u2069)؛ الوفيات: 12 قتيلًا (أوكستاون)؛ لا شيء مؤيَّد من مصدر أصلي مستقل ثانٍ.");
  });

  it("says what is contested and unconfirmed, and the range of tolls", () => {
    const sheet = page("Morning Post", "2031-05-04", [
      clash, { ...clash, says: "Column: 60 dead.", from: ["column"], counts: [["killed", 60, 60, "zed-army"]] }, { ...clash, says: "Army: 14 dead.", from: ["zed-army"], counts: [["killed", 14, 14, "zed-army"]] },
      { says: "It could not be checked.", type: "confirmation", factuality: "unknown", negative: true, about: [0] },
    ]);
    expect(summary("en", sheet)).toBe("1 outlet, 1 event, 2 independent origins (Free Column and Zedland Army); deaths: from 14 to 60 killed (Oxtown); corroborated: Oxtown; contested: the toll (Oxtown); unconfirmed: Oxtown.");
  });

  it.each(LANGUAGES)("says in %s that there is nothing", (language) => expect(summary(language)).not.toMatch(/[{}]|undefined|null/));
});

describe("the attributed paragraph", () => {
  const sheet = page("Morning Post", "2031-05-04", [
    clash,
    { ...clash, says: "More than 60 soldiers fell, said Column Voice.", from: ["column-voice"], counts: [["killed", 61, null, "zed-army"], ["positions-taken", 8, null, "zed-army"]] },
    { says: "The attack was repelled, said sources on the government's side.", type: "repelled", by: ["column"], on: ["zed-army"], from: ["?zed-gov"], factuality: "possible" },
    { says: "Hill Monitor via Far Wire: 22 dead, 3 of them officers.", type: "toll", from: ["far-wire", "hill-monitor"], counts: [["killed", 22, 22, "zed-army"], ["killed", 3, 3, null, { part_of: "n1", of: "officers" }]] },
  ]);

  it("gives every figure with its origin and its relay", () => {
    expect(said("en", sheet)).toMatch(/^Armed clash, Oxtown, May 3, 2031\. According to Column Voice, as relayed by Morning Post: armed clash by Free Column against the Zedland Army; more than 60 killed \(Zedland Army\); at least 8 positions taken/);
    expect(said("en", sheet)).toContain("According to Hill Monitor, as relayed by Far Wire and Morning Post: 22 killed (Zedland Army), of them 3 killed (“officers”).");
    expect(said("en", sheet)).toContain("According to unnamed sources on the side of the Zedland government, quoted by Morning Post: attack by Free Column on the Zedland Army, repelled (given as possible, not as certain).");
    expect(said("en", sheet)).toContain("The accounts contradict each other on the outcome");
    expect(said("fr", sheet)).toContain("Selon la source Hill Monitor, relayée par Far Wire et Morning Post\u202f: 22 tués (Zedland Army), dont 3 tués («\u202fofficers\u202f»).");
    expect(said("ar", sheet)).toContain("نقلًا عبر \u2068Far Wire\u2069 و\u2068Morning Post\u2069");
  });

  it("tells what was read where a person corrected it, and says that somebody did", () => {
    const [event] = together(sheet).events, correction = { judgement: "jdg:1", says: "a reader, 2031-06-01: Asked both", subject: event!.claims[0]!, attribute: "toll" as const, quantity: "killed" as const, group: null, value: "24", computed: "22" };
    for (const language of LANGUAGES) {
      const [plain, corrected] = [[], [correction]].map((corrections) => paragraph({ ...event!, corrections }, sheet.claims, [sheet.document], directory, language));
      expect(corrected!.startsWith(`${plain} `)).toBe(true);
      expect(numbersIn(corrected!)).toEqual(numbersIn(plain!));
    }
  });

  it("speaks for the page itself without a relay", () => {
    const own = page("Morning Post", "2031-05-04", [clash]);
    expect(said("en", own)).toBe("Armed clash, Oxtown, May 3, 2031. According to Morning Post: armed clash by Free Column against the Zedland Army. No second independent origin is known to say the same.");
  });

  it.each(LANGUAGES)("leaves no slot open in %s, and closes every isolate", (language) => {
    const types = ["armed-clash", "control", "movement", "responsibility", "repelled", "toll", "confirmation", "attack", "government-regains-territory", "agreement"] as const;
    fc.assert(fc.property(fc.constantFrom(...types), fc.subarray(["column", "zed-army"]), fc.subarray(["zed-gov", "rival"]), fc.boolean(), fc.constantFrom("certain" as const, "probable" as const, "possible" as const, "unknown" as const),
      fc.option(fc.constantFrom("?", "?zed-gov", "hill-monitor", "!Nobody Known"), { nil: null }), (type, by, on, negative, factuality, from) => {
        const sheet = page("Morning Post", "2031-05-04", [clash, { says: "A made-up sentence with 12 in it.", type, by, on, negative, factuality, from: from === null ? [] : [from], counts: [["killed", 12, null, null], ["other", 3, 3, null]] }]);
        for (const event of together(sheet).events) {
          const text = paragraph(event, sheet.claims, [sheet.document], directory, language);
          expect(text).not.toMatch(/[{}]|undefined|null/);
          expect(text.split("\u2068")).toHaveLength(text.split("\u2069").length);
          // No figure but what the page says, the date and its year.
          for (const number of numbersIn(text)) expect([11, 12, 3, 2031]).toContain(number);
        }
      }), { numRuns: 150 });
  });
});
