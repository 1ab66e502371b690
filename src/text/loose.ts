// The looser key of a name. Arabic names reach Latin script by many roads (English, French, German and the tables of
// the American and British boards on names), so one place has ten spellings. Rules fold the regular part of that;
// what they cannot cover (Alep, Hewler) is listed as an alias in the data.

import { nameWords } from "./fold.ts";

/** The article before a word, however assimilated. The last letters must be those that the next word begins with. */
const ARTICLE = /^(?:al|el|ul|il)$/;
const ASSIMILATED: ReadonlyMap<string, string> = new Map(
  ["sh", "ch", "s", "t", "d", "r", "z", "n", "th", "dh"].flatMap((c) => [[`a${c}`, c], [`e${c}`, c], [`u${c}`, c]]),
);
const LEADING = new Set(["the", "la", "le", "les", "l"]);

/** Small words that open a name and are spelt in every possible way. */
const OPENERS: ReadonlyMap<string, string> = new Map(Object.entries({
  bu: "abu abou abo abi aba bou bu albu albou", bn: "ibn bin ben bani beni", um: "umm um oum oumm omm om",
  tal: "tall tell tal tel", an: "ayn ain ein ayin", jabal: "jabal jebel djebel djabal gebel jabel",
}).flatMap(([to, from]) => from.split(" ").map((word): [string, string] => [word, to])));

/** Spelling to sound, in order: digraphs before their letters. Each pattern is a fixed run of letters. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/x/g, "ks"], [/kh/g, "x"], [/ck/g, "k"], [/c(?=[eiy])/g, "s"], [/c(?!h)/g, "k"],
  [/tch|sch|sh|ch/g, "c"], [/dj/g, "j"], [/gh/g, "g"], [/gu(?=[eiy])/g, "g"], [/dh/g, "d"], [/th/g, "t"], [/ph/g, "f"],
  [/qu(?=[aeioy])/g, "k"], [/q/g, "k"],
];

/** The vowels of a run in two classes, `a` (a, e, i, y) and `u` (o, u, w); a diphthong that ends round is round. */
function vowels(run: string): string {
  const classes = run.replace(/[aeiy]/g, "a").replace(/[ouw]/g, "u");
  if (!classes.includes("u")) return "a";
  return classes.endsWith("a") ? "ua" : "u";
}

function latinWord(word: string, last: boolean): string {
  const opener = OPENERS.get(word);
  if (opener !== undefined && !last) return opener;
  let s = word;
  if (/^alb(?:o?u)/.test(s) && s.length >= 7) s = s.slice(2);
  for (const [from, to] of SOUNDS) s = s.replace(from, to);
  s = s.replace(/([bcdfghjklmnprstvxz])\1+/g, "$1");
  const head = /^(?:w(?=[aeiouy])|ou(?=[aeiy]))/.exec(s)?.[0] ?? (/^y[aeiou]/.test(s) ? "y" : "");
  const mark = head === "" ? "" : head === "y" ? "y" : "w";
  // A y between two vowels is a consonant (Mayadin), elsewhere a vowel (Qaryatayn).
  s = s.slice(head.length).replace(/(?<=[aeiou])y+(?=[aeiou])/g, "Y").replace(/[aeiouwy]+/g, vowels).toLowerCase();
  s = s.replace(/(?<=.[au])h$/, "");
  // The t of a name in the construct state (Maarat al-Numan) is not written in Arabic as a t.
  if (!last && s.length >= 5 && s.endsWith("at")) s = s.slice(0, -2);
  else if (s.length >= 5 && s.endsWith("a")) s = s.replace(/u?a$/, (end) => end.slice(0, -1));
  return mark + s;
}

/** A word that carries its article without a hyphen, as Ezzor, Arraqqa, Assuwayda. */
function withoutAttached(word: string, first: boolean): string {
  const match = /^[ae](ss|rr|zz|dd|tt|nn)/.exec(word);
  return match && word.length >= (first ? 7 : 5) ? word.slice(2) : word;
}

/** Whether a folded word, before another one, may be but the opening of a name of several words: an article, "abu", "tell", "ابو". */
export function opensName(word: string): boolean {
  return OPENERS.has(word) || ARTICLE.test(word) || ASSIMILATED.has(word) || ARABIC_OPENERS.has(word);
}

const ARABIC_OPENERS = new Set("ابو ابي ابا البو بو ابن بن بني ال".split(" "));

function arabicWord(word: string): string {
  let s = word;
  if (/^(?:ابو|ابي|ابا|البو|بو)$/.test(s)) return "بو";
  if (/^(?:ابن|بن|بني)$/.test(s)) return "بن";
  if (s.startsWith("ال") && s.length >= 4) s = s.slice(2);
  return s.length >= 3 && s.endsWith("ه") ? s.slice(0, -1) : s;
}

const isArabic = (word: string): boolean => /^[\u0600-\u06ff]/.test(word);
const isLatin = (word: string): boolean => /^[a-z0-9]+$/.test(word);

/**
 * A looser key than foldName: without articles, spaces and doubled letters, with ou = u, sh = ch, dj = j, gh = g, q = k
 * (kh stays apart), vowels in two classes, and no silent ending. It depends on `foldName(name)` alone, so a folded name
 * gives the same key. Arabic keeps its script: whether an Arabic key and a Latin one can be one name, `meets` says.
 */
export function foldLoose(name: string): string {
  const words = nameWords(name);
  const kept = words.filter((word, i) => {
    const next = words[i + 1];
    if (next === undefined) return true;
    if (i === 0 && LEADING.has(word)) return false;
    const sun = ASSIMILATED.get(word);
    return !(ARTICLE.test(word) || (sun !== undefined && next.startsWith(sun)) || word === "ال");
  });
  const folded = kept.map((word, i) => {
    if (isArabic(word)) return arabicWord(word);
    return isLatin(word) ? latinWord(withoutAttached(word, i === 0), i === kept.length - 1) : word;
  });
  return folded.join("");
}

const CONSONANTS: ReadonlyMap<string, string> = new Map([..."pbvfبbتtثtجjحhخxدdذdرrزzسsشcصsضdطtظzغgفfقkكkلlمmنnهhپbچcڤfگk"]
  .reduce<[string, string][]>((pairs, c, i, all) => (i % 2 === 0 ? [...pairs, [c, all[i + 1] ?? ""]] : pairs), []));

const VOWELS = "auwyاويعئ";

/** A loose key taken apart: its consonants as sounds, and the vowels before, between and after them. */
interface Skeleton { bone: string; gaps: string[] }

function skeleton(key: string): Skeleton {
  let bone = "", gap = "";
  const gaps: string[] = [];
  for (const c of key) {
    if (VOWELS.includes(c)) { gap += c; continue; }
    bone += CONSONANTS.get(c) ?? c;
    gaps.push(gap);
    gap = "";
  }
  gaps.push(gap);
  return { bone, gaps };
}

/** The consonants of a loose key, in one alphabet for Arabic and Latin; the first half of `meets`. */
export function boneOf(looseKey: string): string {
  return skeleton(looseKey).bone;
}

/**
 * Whether an Arabic and a Latin key of foldLoose can be one name: the same consonants, and between them a Latin vowel
 * of the right class wherever Arabic writes a long one, at most one short vowel where it writes none. Keys in the same
 * script meet only when they are equal. A single consonant is too little to go by.
 */
export function meets(a: string, b: string): boolean {
  return meetsWith(a)(b);
}

/** As `meets`, for one key against many. */
export function meetsWith(key: string): (other: string) => boolean {
  const mine = skeleton(key), mineIsArabic = isArabic(key);
  return (other) => {
    if (other === key) return true;
    if (mineIsArabic === isArabic(other)) return false;
    const theirs = skeleton(other);
    if (mine.bone.length < 2 || mine.bone !== theirs.bone) return false;
    const [arabic, latin] = mineIsArabic ? [mine.gaps, theirs.gaps] : [theirs.gaps, mine.gaps];
    return arabic.every((long, i) => gapMeets(long, latin[i] ?? "", i === 0, i === arabic.length - 1));
  };
}

function gapMeets(long: string, latin: string, first: boolean, last: boolean): boolean {
  if (last) return true;
  if (long === "") return first ? latin === "" : latin.length <= 1;
  if (long.includes("و")) return /[uw]/.test(latin);
  if (/[يئ]/u.test(long)) return /[ay]/.test(latin);
  if (long.includes("ا")) return first ? latin !== "" : latin.includes("a");
  return latin.length <= 2;
}
