// What figures and dates a stretch of words can bear, worked out apart from the reader: its own tables of number words,
// no lexicon and no rule of a pack, so that both are wrong only where both make the same mistake.

/** Letters without accents and marks, Arabic letters without their variants, figures in Latin. */
export const plain = (text: string): string => text.normalize("NFKD").replace(/[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad]/gu, "").toLowerCase()
  .replace(/[’ʼ‘`´]/g, "'").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي").replace(/œ/g, "oe")
  .replace(/[٠-٩۰-۹]/g, (d) => String(d.codePointAt(0)! & 0xf));

const table = (words: string): Map<string, number> => new Map(words.trim().split(/\s*,\s*/).map((row) => { const at = row.lastIndexOf(" "); return [plain(row.slice(0, at)), Number(row.slice(at + 1))]; }));

const ONES = table(`zero 0, un 1, une 1, deux 2, trois 3, quatre 4, cinq 5, six 6, sept 7, huit 8, neuf 9, dix 10, onze 11, douze 12, treize 13, quatorze 14, quinze 15, seize 16, vingt 20, vingts 20, trente 30, quarante 40, cinquante 50, soixante 60, septante 70, huitante 80, nonante 90,
one 1, two 2, three 3, four 4, five 5, seven 7, eight 8, nine 9, ten 10, eleven 11, twelve 12, thirteen 13, fourteen 14, fifteen 15, sixteen 16, seventeen 17, eighteen 18, nineteen 19, twenty 20, thirty 30, forty 40, fifty 50, sixty 60, seventy 70, eighty 80, ninety 90, a 1, an 1,
صفر 0, واحد 1, واحدة 1, احد 1, احدي 1, اثنان 2, اثنين 2, اثنتان 2, اثنتين 2, اثنا 2, اثني 2, اثنتا 2, اثنتي 2, ثلاث 3, ثلاثة 3, اربع 4, اربعة 4, خمس 5, خمسة 5, ست 6, ستة 6, سبع 7, سبعة 7, ثمان 8, ثماني 8, ثمانية 8, تسع 9, تسعة 9, عشر 10, عشرة 10,
عشرون 20, عشرين 20, ثلاثون 30, ثلاثين 30, اربعون 40, اربعين 40, خمسون 50, خمسين 50, ستون 60, ستين 60, سبعون 70, سبعين 70, ثمانون 80, ثمانين 80, تسعون 90, تسعين 90, مئتا 200, مئتان 200, مئتي 200, مئتين 200, مائتا 200, مائتان 200, مائتي 200, مائتين 200,
ثلاثمئة 300, ثلاثمائة 300, اربعمئة 400, اربعمائة 400, خمسمئة 500, خمسمائة 500, ستمئة 600, ستمائة 600, سبعمئة 700, سبعمائة 700, ثمانمئة 800, ثمانمائة 800, ثمانيمئة 800, ثمانيمائة 800, تسعمئة 900, تسعمائة 900, الفان 2000, الفين 2000, الفي 2000, quarter 0.25, half 0.5`);
const SCALES = table("cent 100, cents 100, mille 1000, million 1000000, millions 1000000, milliard 1000000000, milliards 1000000000, hundred 100, thousand 1000, dozen 12, billion 1000000000, مئة 100, مائة 100, ماية 100, الف 1000, الفا 1000, الاف 1000, مليون 1000000, ملايين 1000000, مليار 1000000000");
const ROUND = table("demi-dizaine 5, demi-douzaine 6, huitaine 8, dizaine 10, douzaine 12, quinzaine 15, vingtaine 20, trentaine 30, quarantaine 40, cinquantaine 50, soixantaine 60, centaine 100, millier 1000, dozen 12, half-dozen 6");
const VAGUE = table("dizaines 20, centaines 200, milliers 2000, dozens 20, tens 20, scores 40, hundreds 200, thousands 2000, عشرات 20, العشرات 20, مئات 200, المئات 200, مءات 200, الاف 2000, الالاف 2000, several 0, plusieurs 0, few 0, many 0, quelques 0");
const BOUNDS: [string, RegExp][] = [
  ["more", /plus d|plus que|davantage|more than|more then|over |greater than|excess of|upwards of|اكثر من|يزيد|تزيد|يتجاوز|تتجاوز|تجاوز|فاق|ينوف/],
  ["least", /au moins|minimum|pas moins|least|no fewer|no less|not fewer|not less|علي الاقل|لا يقل|لا تقل|حد ادني/],
  ["most", /jusqu|au plus|au maximum|maximum|up to|at most|no more than|not more than|as many as|علي الاكثر|حد اقصي|ما لا يزيد|ما يصل/],
  ["less", /moins d|fewer than|less than|under |اقل من/],
  ["nearly", /pres d|presque|quasi|pas loin|nearly|almost|close to|just under|قرابه|يقارب|يقرب/],
  ["about", /environ|quelque|approximativ|autour|a peu pres|about|some |around|roughly|estimated|approximately|نحو|حوال|زهاء|بحدود|في حدود|تقريبا/],
];
const NONE = /aucun|\bpas\b|pas d'|\bsans\b|\bni\b|personne|\bno\b|\bnot\b|\bnone\b|nobody|no-one|without|n't|دون|عدم|\bلا\b|(?:^| )لم |(?:^| )لا |بلا|اي /;
const TWO = /\b(?:deux|both|twin|pair|couple|duo|tous deux|toutes deux)\b|(?:ان|ين|تا|ا|ي|هما)(?: |$)/;
const ORDINAL = table("premier 1, 1er 1, first 1, second 2, third 3, الاول 1, الثاني 2, الثالث 3, الرابع 4, الخامس 5, السادس 6, السابع 7, الثامن 8, التاسع 9, العاشر 10, الحادي عشر 11, الثاني عشر 12, الثالث عشر 13, الرابع عشر 14, الخامس عشر 15, السادس عشر 16, السابع عشر 17, الثامن عشر 18, التاسع عشر 19, العشرين 20");

export interface Bearable { low: number | null; high: number | null }

/** The values of the numerals of a text, in their order; a run of number words is one. */
function values(text: string): { value: number; round: boolean; vague: boolean; at: number }[] {
  const found: { value: number; round: boolean; vague: boolean; at: number }[] = [];
  const words = [...plain(text).replace(/(\d)[\u00a0\u202f ](?=\d{3}(?!\d))/g, "$1").replace(/(\d)[.,٬](?=\d{3}(?!\d))/g, "$1").matchAll(/\d+(?:[.,٫]\d+)?|[\p{L}']+(?:-[\p{L}]+)*/gu)]
    .flatMap((m) => (ROUND.has(m[0]) ? [m[0]] : m[0].split(/-|'/))).filter(Boolean);
  const stem = (word = ""): string => { for (const w of [word, word.replace(/^[وفبلك]/, ""), word.replace(/^[وف]?[بلك]?ال/, ""), word.replace(/^[وف][بلك]/, ""), word.replace(/^لل/, "")]) if (ONES.has(w) || SCALES.has(w) || ROUND.has(w) || VAGUE.has(w)) return w; return word; };
  for (let i = 0; i < words.length;) {
    const numeral = (k: number): boolean => k < words.length && (/^\d/.test(words[k]!) || ONES.has(stem(words[k]!)) || SCALES.has(stem(words[k]!)));
    const word = stem(words[i]!);
    if (ROUND.has(word) && (word !== "dozen" || words[i - 1] === "a" || !numeral(i - 1))) found.push({ value: ROUND.get(word)!, round: true, vague: false, at: i });
    if (VAGUE.has(word)) { const scale = [i + 1, i + 2].map((k) => SCALES.get(stem(words[k] ?? "")) ?? VAGUE.get(stem(words[k] ?? ""))).find((n) => n !== undefined); found.push({ value: VAGUE.get(word)!, round: false, vague: true, at: i }); if (scale) found.push({ value: VAGUE.get(word)! === 0 ? 2 * (scale >= 2000 ? scale / 2 : scale === 12 ? 10 : scale) : VAGUE.get(word)! * (scale >= 2000 ? scale / 2 : scale), round: false, vague: true, at: i }); }
    if (!numeral(i)) { i++; continue; }
    let total = 0, current = 0, any = false, k = i;
    for (; k < words.length; k++) {
      const w = stem(words[k]!);
      if (/^\d/.test(w)) { if (any) break; current = Number(w.replace(/[,٫]/, ".")); any = true; continue; }
      if (SCALES.has(w) && (w !== "dozen" || any)) { const n = SCALES.get(w)!; if (n >= 1000) { total += (current || (any ? 0 : 1)) * n; current = 0; } else current = (current || 1) * n; any = true; continue; }
      if (ONES.has(w)) {
        const n = ONES.get(w)!;
        if (w === "a" || w === "an") { if (any && current < 1 && SCALES.has(words[k + 1] ?? "")) continue; if (any || !SCALES.has(words[k + 1] ?? "") && words[k + 1] !== "quarter") break; current = 1; any = true; continue; }
        if ((w === "vingt" || w === "vingts") && current % 100 === 4) { current += 76; any = true; continue; } // quatre-vingt(s)
        if (n < 1) { current = n; any = true; continue; }
        current += n; any = true;
        continue;
      }
      if (any && ["of", "a"].includes(w) && (w === "of" ? words[k + 1] === "a" : SCALES.has(words[k + 1] ?? ""))) continue;
      if (any && ["et", "and", "و"].includes(w) && (ONES.has(stem(words[k + 1] ?? "")) || SCALES.has(stem(words[k + 1] ?? "")) || (stem(words[k + 1] ?? "") === "a"))) continue;
      break;
    }
    // "a dozen" and "half a dozen" are round, "two dozen" is not.
    if (any) found.push({ value: total + current, round: words[k - 1] === "dozen" && total + current <= 12, vague: false, at: i });
    // "vingt et un": each word by itself too, for lists ("deux, trois").
    i = Math.max(k, i + 1);
  }
  return found;
}

/** Every interval that the words may say, by the codebook's rules for numbers. */
export function bears(text: string, { low, high }: Bearable): boolean {
  const words = plain(text), list = values(text), bounds = BOUNDS.filter(([, pattern]) => pattern.test(words)).map(([name]) => name);
  const all: Bearable[] = [];
  for (const { value, round, vague } of list) {
    if (vague) { all.push({ low: value, high: null }); continue; }
    if (round) all.push({ low: Math.round(value * 0.8), high: Math.round(value * 1.2) });
    all.push({ low: value, high: value });
    for (const bound of bounds) all.push(bound === "more" ? { low: value + 1, high: null } : bound === "least" ? { low: value, high: null } : bound === "most" ? { low: null, high: value } : bound === "less" ? { low: null, high: value - 1 } : bound === "nearly" ? { low: Math.floor(value * 0.9), high: value } : { low: Math.round(value * 0.9), high: Math.round(value * 1.1) });
  }
  for (const a of list) for (const b of list) if (a.value < b.value) all.push({ low: a.value, high: b.value });
  if (NONE.test(` ${words} `)) all.push({ low: 0, high: 0 });
  if (TWO.test(words)) all.push({ low: 2, high: 2 });
  // Arabic: an indefinite singular by itself is one.
  if (/\p{Script=Arabic}/u.test(text) && list.length === 0) all.push({ low: 1, high: 1 });
  return all.some((a) => a.low === low && a.high === high);
}

const MONTHS: string[][] = [
  ["janvier", "january", "jan", "janv", "يناير", "كانون الثاني", "جانفي"], ["fevrier", "february", "feb", "fev", "فبراير", "شباط", "فيفري"], ["mars", "march", "mar", "مارس", "اذار"], ["avril", "april", "apr", "avr", "ابريل", "نيسان", "افريل"],
  ["mai", "may", "مايو", "ايار", "ماي"], ["juin", "june", "jun", "يونيو", "حزيران", "جوان"], ["juillet", "july", "jul", "juil", "يوليو", "تموز", "جويليه"], ["aout", "august", "aug", "اغسطس", "اب", "اوت"],
  ["septembre", "september", "sept", "sep", "سبتمبر", "ايلول"], ["octobre", "october", "oct", "اكتوبر", "تشرين الاول"], ["novembre", "november", "nov", "نوفمبر", "تشرين الثاني"], ["decembre", "december", "dec", "ديسمبر", "كانون الاول"],
];
const DAYS: string[][] = [["dimanche", "sunday", "sun", "الاحد", "احد"], ["lundi", "monday", "mon", "الاثنين", "اثنين", "الإثنين"], ["mardi", "tuesday", "tue", "tues", "الثلاثاء", "ثلاثاء", "الثلثاء"], ["mercredi", "wednesday", "wed", "الاربعاء", "اربعاء"], ["jeudi", "thursday", "thu", "thurs", "الخميس", "خميس"], ["vendredi", "friday", "fri", "الجمعه", "جمعه"], ["samedi", "saturday", "sat", "السبت", "سبت"]];
const SEASON = /printemps|ete|automne|hiver|spring|summer|autumn|fall|winter|ربيع|صيف|خريف|شتاء/;
const has = (words: string, list: string[]): boolean => list.some((name) => new RegExp(`(?<!\\p{L})(?:[وفبلك]{0,2}|[وف]?ال|لل)${plain(name)}(?!\\p{L})`, "u").test(words));

/** What a text says of days: which months and weekdays it names, and its figures. */
export function said(text: string): { months: number[]; weekdays: number[]; figures: number[]; season: boolean } {
  const words = plain(text);
  // New Year is the first of January.
  if (/nouvel an|jour de l'an|new year|راس السنه/.test(words)) return { months: [1], weekdays: [], figures: [...values(text).map((v) => v.value), 1, ...[...words.matchAll(/\d+/g)].map((m) => Number(m[0]))], season: false };
  return { months: MONTHS.flatMap((names, i) => (has(words, names) ? [i + 1] : [])), weekdays: DAYS.flatMap((names, i) => (has(words, names.map(plain)) ? [i] : [])), figures: [...values(text).map((v) => v.value), ...[...words.matchAll(/\d+/g)].map((m) => Number(m[0])), ...[...words].length ? [...ORDINAL].filter(([w]) => new RegExp(`(?<!\\p{L})${w}(?!\\p{L})`, "u").test(words)).map(([, n]) => n) : []], season: SEASON.test(words) };
}
