import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldLoose, foldName, nameWords } from "../../src/text/index.ts";
import { readPage } from "../../src/page/index.ts";
import { read, type Claim, type Count, type PlaceRef, type Reading, type TimeRef } from "../../src/reading/index.ts";
import { bears, plain, said } from "./figures.ts";
import { furniture, shelf } from "./shelf.ts";

// No number, no date and no name that the words do not bear: every one in a reading is worked out again from its own
// `text`, by other means than the reader's (figures.ts), and names by what the directory and the atlas list.

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const weekday = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay();

function count(c: Count, text: string): string[] {
  const wrong = bears(c.text, c) ? [] : [`count "${c.text}" cannot be ${c.low}..${c.high}`];
  if (c.of !== null && !text.includes(c.of)) wrong.push(`count of "${c.of}", which is not in the text`);
  return wrong;
}

/** Words that give a day by another: yesterday, the day before, last night. */
const RELATIVE = /hier|aujourd|demain|veille|lendemain|matin|soir|nuit|aube|midi|jour|yesterday|today|tonight|night|morning|evening|dawn|earlier|previous|next|following|same|hours|day|week|month|year|ago|last|past|since|this|semaine|mois|an|il y a|dernier|derniere|passe|امس|اليوم|ليل|صباح|فجر|مساء|غدا|قبل|الماضي|الماضيه|منذ|سابق|يوم|اسبوع|شهر|عام|سنه|الجاري|الحالي|نفس|ذاته|التالي/;

function time(t: TimeRef, published: string | null, days: readonly string[]): string[] {
  const wrong: string[] = [], words = said(t.text), at = `time "${t.text}" as ${t.start}..${t.end}`;
  for (const iso of [t.start, t.end]) {
    if (iso === null) continue;
    const [year, month, date] = iso.split("-").map(Number) as [number, number, number];
    if (!t.inferred.includes("year") && !words.figures.some((f) => f === year || f === year - 1 || f === year + 1)) wrong.push(`${at}: the words give no year`);
    if (t.precision <= 3 && !t.inferred.includes("month") && !words.months.includes(month) && !(words.figures.includes(month) && /\d[./-]\d/.test(plain(t.text)))
      // "in the night of 31 May to 1 June" has both; the night of the 1st began in the month before.
      && !(words.months.length && Math.abs(day(t.start ?? iso) - day(t.end ?? iso)) === 1)) wrong.push(`${at}: the words give no month`);
    if (t.precision === 1 && !t.inferred.includes("day") && !words.figures.includes(date) && !words.figures.includes(new Date((day(iso) + 1) * 86_400_000).getUTCDate()) ) wrong.push(`${at}: the words give no day`);
    // A span of several days is one of nights or weeks; a day whose weekday is said falls on it.
    if (t.precision === 1 && t.inferred.includes("day") && words.weekdays.length && !words.weekdays.includes(weekday(iso)) && !words.weekdays.includes((weekday(iso) + 1) % 7) && !words.weekdays.includes((weekday(iso) + 6) % 7)) wrong.push(`${at}: another weekday`);
    if (t.inferred.includes("day") && words.weekdays.length === 0 && !RELATIVE.test(plain(t.text))) wrong.push(`${at}: the words say no day`);
    // What is inferred is inferred from the page's day, or from a day that the page tells.
    const near = (base: string): boolean => Math.abs(day(iso) - day(base)) <= (t.precision === 1 && t.inferred.includes("day") ? 62 : 400 * (t.precision === 4 ? 60 : 6));
    if (t.inferred.length && t.resolved_against === "published" && !(published && near(published))) wrong.push(`${at}: not from the page's day ${published}`);
    if (t.inferred.length && t.resolved_against === "text" && days.length && !days.some(near)) wrong.push(`${at}: not from a day that the text tells`);
    if (t.inferred.length && t.resolved_against === null) wrong.push(`${at}: inferred from nothing`);
  }
  return wrong;
}

const names = new Map<string, string[]>();
function namesOf(id: string): string[] {
  let made = names.get(id);
  if (!made) {
    const a = shelf.directory.actor(id);
    made = a ? [...new Set([...Object.values(a.name), ...[a.aliases, a.contextual, a.loaded].flatMap((l) => Object.values(l).flat())].flatMap((n) => [foldName(n), foldName(n.replace(/^(?:the|le|la|les|l['’]) ?/i, "")), foldName(n.replace(/['’]/g, " "))]).map((n) => ` ${n} `))] : [];
    names.set(id, made);
  }
  return made;
}

/** The page in folded words, also with Arabic's letters that are written together taken off, and English owners. */
function folded(text: string): string {
  const words = nameWords(text.replace(/[-'’ʼ‘]/g, " ").replace(/(\p{N})(?=\p{L})/gu, "$1 ").replace(/(?<=(?<!\p{L})\p{Lu})\.(?=\p{Lu}\.)/gu, ""));
  return ` ${words.join(" ")} ${words.flatMap((w) => [w, ...[w.replace(/^[وفبلك]/u, ""), w.replace(/^[وف]?[بك]?ال/u, ""), w.replace(/^[وف][بلك]/u, ""), w.replace(/^و?لل/u, "ال"), w.replace(/s$/, "")].filter((x) => x !== w && x.length > 1)]).join(" ")} ${words.map((w) => w.replace(/s$/, "")).join(" ")} ${words.map((w) => w.replace(/^(?:و|ف)?(?:لل|[بلكو](?=ال))/u, (x) => (x.endsWith("لل") ? "ال" : ""))).join(" ")} ${words.map((w) => (w.length > 4 ? w.replace(/^[وفبل]/u, "") : w)).join(" ")} `;
}

function actor(id: string | null, page: string, countries: ReadonlySet<string>): boolean {
  if (id === null || id === "civilians" || id === "unknown-gunmen" || id === "unnamed") return true;
  const a = shelf.directory.actor(id);
  if (!a) return false;
  // "Syrian soldiers", "the army": a state's forces and its government go by their country.
  if ((a.kind === "state-force" || a.kind === "government") && a.country !== null && countries.has(a.country)) return true;
  return namesOf(id).some((name) => page.includes(name) || page.includes(name.replace(/s $/, " ")));
}

function place(p: PlaceRef, countries: ReadonlySet<string>): boolean {
  if (p.id === null) return true;
  const words = nameWords(p.text);
  // "the north of the country": a region of the country that the story is in, which the words name by its side.
  if (/pays|country|البلاد/.test(p.text)) return p.country !== null && countries.has(p.country);
  for (let from = 0; from < words.length; from++) for (let to = words.length; to > from; to--) {
    for (const cut of [/^$/, /^[وفبلك]/u, /^[وف]?[بلك]?ال/u, /^[وف][بلك]/u, /^لل/u, /(?:'?s)$/u]) {
      const own = [...words.slice(from, to)], last = cut.source.endsWith("$") ? own.length - 1 : 0;
      if (last < 0 || own[last] === undefined) continue;
      own[last] = own[last]!.replace(cut, cut.source === "^لل" ? "ال" : "");
      const key = own.join(" ").trim();
      if (shelf.atlas.find(key).some((x) => x.id === p.id) || shelf.atlas.findLoose(foldLoose(key)).some((x) => x.id === p.id)) return true;
    }
  }
  return false;
}

/** What a reading says that its words do not bear, in words. */
function unborne({ document, claims }: Reading): string[] {
  const text = document.text, page = folded(text), wrong: string[] = [];
  const countries = new Set<string>();
  for (const word of new Set(nameWords(text))) for (const key of [word, word.replace(/^[وفبلك]/u, ""), word.replace(/^[وف]?[بلك]?ال/u, "")]) for (const p of shelf.atlas.find(key)) if (p.country) countries.add(p.country);
  for (const code of shelf.packs.flatMap((pack) => nationalities(pack, page))) countries.add(code);
  for (const { places } of claims) for (const p of places) if (p.country && !/pays|country|البلاد/.test(p.text)) countries.add(p.country);
  const days = claims.flatMap((c: Claim) => (c.time?.start && c.time.precision === 1 ? [c.time.start] : [])).concat(document.published?.slice(0, 10) ?? []);
  for (const claim of claims) {
    const at = `[${claim.type}] ${claim.span.exact.slice(0, 120)}\n    `;
    for (const c of claim.counts) wrong.push(...count(c, text).map((w) => at + w));
    for (const c of claim.counts) if (!actor(c.group, page, countries)) wrong.push(`${at}group ${c.group} is named nowhere`);
    if (claim.time) wrong.push(...time(claim.time, document.published?.slice(0, 10) ?? null, days).map((w) => at + w));
    for (const a of [...claim.initiators, ...claim.targets]) if (!actor(a.id, page, countries)) wrong.push(`${at}"${a.text}" as ${a.id}, which is named nowhere`);
    for (const link of claim.attribution) if (!actor(link.source.id, page, countries)) wrong.push(`${at}source "${link.text}" as ${link.source.id}, which is named nowhere`);
    for (const p of claim.places) if (!place(p, countries)) wrong.push(`${at}"${p.text}" as ${p.id} ${p.name}`);
  }
  return wrong;
}

function nationalities(pack: (typeof shelf.packs)[number], page: string): string[] {
  return pack.lexicon["words"]!.split("\n").map((row) => row.split("\t")).filter((row) => row[1] === "nationality" && stems(row[0]!).some((stem) => page.includes(` ${stem}`))).map((row) => row[2]!);
}
const stems = (word: string): string[] => { const w = foldName(word); return [w.length > 5 ? w.slice(0, -1) : w]; };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const readBytes = (page: Uint8Array): Reading => read(readPage({ bytes: page, captured_from: "text", captured: null }, { furniture }).document, shelf);

test("the other means tell right from wrong", () => {
  const yes: [string, number | null, number | null][] = [["35 soldats", 35, 35], ["plus de 60 morts", 61, null], ["au moins huit civils", 8, null], ["une trentaine de combattants", 24, 36], ["soixante-dix-sept morts", 77, 77], ["quatre-vingt-dix blessés", 90, 90], ["deux mille trois cents", 2300, 2300], ["3 500 hommes", 3500, 3500],
    ["dozens of fighters", 20, null], ["nearly 50 people", 45, 50], ["between 10 and 15 soldiers", 10, 15], ["two hundred and five", 205, 205], ["no casualties", 0, 0], ["ثلاثة وعشرون قتيلا", 23, 23], ["جنديان", 2, 2], ["عشرات القتلى", 20, null], ["أكثر من ٦٠ قتيلا", 61, null], ["tens of thousands of people", 20_000, null], ["12,500 people", 12_500, 12_500]];
  for (const [text, low, high] of yes) expect(bears(text, { low, high }), text).toBe(true);
  const no: [string, number | null, number | null][] = [["35 soldats", 36, 36], ["35 soldats", 35, null], ["plus de 60 morts", 60, null], ["soixante-dix-sept morts", 70, 70], ["dozens of fighters", 12, 12], ["several soldiers", 2, 2], ["ثلاثة وعشرون قتيلا", 20, 20], ["no casualties", 1, 1], ["the soldiers", 1, 1]];
  for (const [text, low, high] of no) expect(bears(text, { low, high }), text).toBe(false);
});

describe("nothing is in a reading that its words do not bear", () => {
  const here = ["../../examples/", ...["fr", "en", "ar"].flatMap((l) => readdirSync(new URL(`../../corpus/${l}/`, import.meta.url)).map((c) => `../../corpus/${l}/${c}/`))];
  const files = here.flatMap((dir) => readdirSync(new URL(dir, import.meta.url)).filter((f) => /\.(?:txt|html)$/.test(f)).map((f) => new URL(dir + f, import.meta.url)));
  test.each(files.map((f) => [f.pathname.split("/").slice(-3).join("/"), f] as const))("%s", (_, file) => expect(unborne(readBytes(new Uint8Array(readFileSync(file))))).toEqual([]));

  const shared = new URL("../../../shared/", import.meta.url);
  const texts = ["seeds", "gold/fr", "gold/en", "gold/ar", "texts/wikinews-fr"].map((dir) => new URL(`${dir}/`, shared));
  for (const dir of texts) test.skipIf(!existsSync(dir))(`all of ${dir.pathname.split("/").slice(-3, -1).join("/")}`, () => {
    const wrong = readdirSync(dir).filter((f) => /\.(?:txt|html)$/.test(f)).flatMap((f) => unborne(readBytes(new Uint8Array(readFileSync(new URL(f, dir))))).map((w) => `${f}: ${w}`));
    expect(wrong).toEqual([]);
  });
  const rows = new URL("texts/fa-kes.ndjson", shared);
  test.skipIf(!existsSync(rows))("all of fa-kes.ndjson", () => {
    const wrong = readFileSync(rows, "utf8").split("\n").filter(Boolean).map((row) => JSON.parse(row) as { id: string; title: string; text: string }).flatMap(({ id, title, text }) => unborne(readBytes(bytes(`${title}\n\n${text}`))).map((w) => `${id}: ${w}`));
    expect(wrong).toEqual([]);
  });
  if (!existsSync(shared)) console.log("left out: the texts of ../shared are not beside the repository");
});
