import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { boneOf, foldLoose, foldWord, opensName } from "../../text/index.ts";

// Words turned into the terms of an index: the folded words in their order and, marked as such, their stems and the loose keys of
// names. Every database keeps these same terms.

/** Before a term that is no word of the text, what it is. Private use, so that no word has them. */
export const STEM = "\ue000", NAME = "\ue001";
const LANGUAGE = "\ue002";

/** The term of a language (BCP 47): its primary subtag, whatever a page may say there. */
export function languageTerm(language: string): string {
  return LANGUAGE + language.toLowerCase().split("-")[0]!.replace(/[^a-z0-9]/g, "").slice(0, 8);
}

/** Counts up when words are turned into other terms: what was indexed before is then indexed anew. */
export const METHOD = 1;

/** Longer words are cut, in the index and in the question alike. */
const LONGEST = 64;
/** Words of a name, such as a title, that are looked at. */
const NAME_WORDS = 200;
/** Words of a name that may stand before its last one. */
const OPENING = 3;
/** Words whose terms are kept at hand. */
const AT_HAND = 30_000, NAMES_AT_HAND = 5000;

/** A word of a text: where it stands in UTF-16 units, and folded. */
export interface Word { start: number; end: number; folded: string; /** Lower case, marks kept. */ spelled: string; /** Whether it may be a name: a capital, or a script that has none. */ nameLike: boolean }

/** The terms of a text: its words in their order, and what else it is found by, each once. */
export interface Terms { words: string[]; more: string[] }

const WORD = /[\p{L}\p{N}\p{M}\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]+/gu;
const ASCII = /^[a-zA-Z0-9]+$/, PLAIN = /^[a-z0-9\u0621-\u063a\u0641-\u064a]+$/;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
const CAPITAL = /^\p{Lu}/u;
const LATIN = /^[a-z0-9]/, ARABIC = /^[\u0600-\u06ff]/;

/** The words of a text, in order. An apostrophe parts them, as in "l'attaque"; `termsOf` knows the whole too ("Sana'a"). */
export function* wordsOf(text: string, from = 0, to = text.length): Generator<Word> {
  for (const { 0: found, index } of text.slice(from, to).matchAll(WORD)) {
    const cut = found.length > LONGEST * 2 ? found.slice(0, LONGEST * 2) : found;
    let folded = foldWord(cut);
    if (!PLAIN.test(folded)) folded = folded.replace(NO_LETTER, "");
    if (folded.length > LONGEST) folded = folded.slice(0, LONGEST);
    if (folded === "") continue;
    const spelled = ASCII.test(cut) ? folded : cut.normalize("NFC").toLowerCase().slice(0, LONGEST);
    yield { start: from + index, end: from + index + found.length, folded, spelled, nameLike: CAPITAL.test(cut) || !LATIN.test(folded) };
  }
}

/** Stemmers (Snowball) by language and the script that they are for. A language without one is found by its words as they stand. */
const STEMMERS: readonly { language: string; script: RegExp; stem: (word: string) => string }[] = [
  { language: "ar", script: ARABIC, stem: arabic },
  { language: "en", script: LATIN, stem: english },
  { language: "fr", script: LATIN, stem: french },
];

/** What is written together with an Arabic word, the longest first; the rest must be a word still. */
const PROCLITICS = "وبال وكال فبال ولل وال فال بال كال لل ال و ف ب ل ك".split(" ");
const SUFFIXES = "هما ها ان ات ون ين يه هم نا ه ي".split(" ");

/** An Arabic word (folded) without what is written before it, each way that leaves a word. */
function bare(word: string): string[] {
  const found: string[] = [];
  for (const lead of PROCLITICS) if (word.startsWith(lead) && word.length - lead.length >= (lead.length > 1 ? 2 : 3)) found.push(word.slice(lead.length));
  return found;
}

/** Larkey's light stemming (light10): endings off, as long as a word is left. Snowball's own rules want the unfolded spelling. */
function light(word: string): string {
  let stem = word;
  for (let twice = 0; twice < 2; twice++) {
    const ending = SUFFIXES.find((one) => stem.endsWith(one) && stem.length - one.length >= 2);
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return stem;
}

/** The loose keys of one word: its own, and where it may carry an "abu" before it ("Aboukamal"), that of the two. */
function looseKeys(form: string): string[] {
  const rest = /^(?:ab(?:ou|u|o|i)(?=[bcdfghj-np-tv-xz])|اب[وي])/.exec(form)?.[0].length ?? form.length;
  return form.length - rest < 4 ? [foldLoose(form)] : [foldLoose(form), foldLoose(`${ARABIC.test(form) ? "ابو" : "abu"} ${form.slice(rest)}`)];
}

/** What one word is found by beside itself; `terms` are both with their marks. */
interface Beside { stems: readonly string[]; names: readonly string[]; terms: readonly string[] }

/** Makes terms, and keeps those of common words at hand. */
export class TermMaker {
  /** By language and whether the word may be a name. */
  readonly #known = new Map<string | null, [Map<string, Beside>, Map<string, Beside>]>();

  readonly #names = new Map<string, Terms>();

  /** Stems and loose keys of a word; `language` null asks for those of any language that is written so. */
  beside({ folded, spelled, nameLike }: Pick<Word, "folded" | "spelled" | "nameLike">, language: string | null): Beside {
    const both = this.#known.get(language) ?? this.#known.set(language, [new Map(), new Map()]).get(language)!;
    const all = both[nameLike ? 1 : 0];
    const known = all.get(spelled);
    if (known) return known;
    const stems = new Set<string>(), names = new Set<string>();
    const forms = ARABIC.test(folded) ? [folded, ...bare(folded)] : [folded];
    for (const form of forms) {
      if (ARABIC.test(form)) stems.add(form).add(light(form));
      if (nameLike) for (const loose of looseKeys(form)) if (boneOf(loose).length >= 2) names.add(loose);
    }
    for (const one of STEMMERS) {
      // Arabic words in an English text are stemmed as Arabic all the same: no other language is written so.
      if (!one.script.test(folded) || (language !== null && one.language !== language && one.script === LATIN)) continue;
      stems.add(one.stem(folded));
      if (spelled !== folded) stems.add(foldWord(one.stem(spelled)).replace(NO_LETTER, ""));
    }
    stems.delete(folded);
    stems.delete("");
    const beside = { stems: [...stems], names: [...names], terms: [...[...stems].map((stem) => STEM + stem), ...[...names].map((name) => NAME + name)] };
    if (all.size >= AT_HAND) all.clear();
    all.set(spelled, beside);
    return beside;
  }

  /** The terms of a name by itself. The same few names stand in most claims. */
  named(name: string, language: string): Terms {
    const key = `${language} ${name}`;
    const known = this.#names.get(key);
    if (known) return known;
    const words: Word[] = [];
    for (const word of wordsOf(name)) if (words.push(word) >= NAME_WORDS) break;
    const terms = this.termsOf(words, name, language);
    if (this.#names.size >= NAMES_AT_HAND) this.#names.clear();
    this.#names.set(key, terms);
    return terms;
  }

  /** The terms of some words of a text in this language. */
  termsOf(words: readonly Word[], text: string, language: string): Terms {
    const more = new Set<string>();
    for (const word of words) for (const term of this.beside(word, language).terms) more.add(term);
    for (const { key } of namesOf(words, text)) more.add(NAME + key);
    for (let at = 1; at < words.length; at++) if (joined(words[at - 1]!, words[at]!, text)) more.add(STEM + words[at - 1]!.folded + words[at]!.folded);
    return { words: words.map(({ folded }) => folded), more: [...more] };
  }
}

/** Runs of words that make one name, with its loose key: "Abu Kamal", "al-Bukamal", "البو كمال". `from` and `to` count words. */
export function* namesOf(words: readonly Word[], text: string): Generator<{ from: number; to: number; key: string }> {
  for (let from = 0; from < words.length - 1; from++) {
    let to = from;
    while (to < words.length - 1 && to - from < OPENING && opensName(words[to]!.folded) && close(words[to]!, words[to + 1]!, text)) to += 1;
    if (to === from || !words[to]!.nameLike) continue;
    const key = foldLoose(words.slice(from, to + 1).map(({ folded }) => folded).join(" "));
    if (boneOf(key).length >= 2) yield { from, to: to + 1, key };
  }
}

/** Whether only a blank, a hyphen or an apostrophe stands between two words. */
function close(one: Word, next: Word, text: string): boolean {
  return next.start - one.end === 1 && /[\s\p{Pd}'’ʼʿ]/u.test(text[one.end]!);
}

/** Whether an apostrophe makes one word of two. */
export function joined(one: Word, next: Word, text: string): boolean {
  return next.start - one.end === 1 && /['’ʼ‘`´ʾʿ]/u.test(text[one.end]!);
}
