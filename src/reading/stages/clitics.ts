// Words written together: conjunctions and prepositions of one letter part from the word that they stand before.
import { plain } from "../lexicon.ts";
import type { Grammar } from "../rule.ts";

/** What a spelling may be looked up in: the lexicon, and names of actors and places. */
export interface Known { word(form: string): boolean; name(form: string): boolean }

/** A piece of a written word: letters `from` to `to` of it, and the form it stands for where the spelling hides it. */
export interface Piece { from: number; to: number; form: string | null }

const DEPTH = 3;

interface Proclitics { letters: readonly [string, string][]; article: string | null }
const sorted = new WeakMap<Grammar, Proclitics>();

/** The letters written together with the next word, and the article apart from them; sorted out once a grammar. */
function procliticsOf(grammar: Grammar): Proclitics {
  let made = sorted.get(grammar);
  if (!made) {
    const all = Object.entries(grammar.proclitics);
    sorted.set(grammar, (made = { letters: all.filter(([, tag]) => tag !== "article"), article: all.find(([, tag]) => tag === "article")?.[0] ?? null }));
  }
  return made;
}

/**
 * Parts a written word where it is only known in parts ("وبالرصاص": و, ب, الرصاص). The whole comes before its parts,
 * the lexicon before the names; a conjunction may stand before a preposition, nothing before a conjunction. Tried:
 * at most three letters, each looked up once in both.
 */
export function part(word: string, grammar: Grammar, known: Known): Piece[] {
  const whole: Piece[] = [{ from: 0, to: word.length, form: null }];
  const { letters, article } = procliticsOf(grammar);
  if (!letters.some(([letter]) => word.startsWith(letter))) return whole;
  const ways: { cuts: number[]; form: string; rest: string }[] = [{ cuts: [], form: word, rest: word }];
  let at = 0, last: string | null = null;
  while (ways.length <= DEPTH) {
    // Signs that fill a line (tatweel) and vowels belong to the letter before them.
    const step: [string, string] | undefined = letters.find(([letter, tag]) => word.startsWith(letter, at) && (last === null || (last === "and" && tag !== "and")));
    if (!step) break;
    const [letter, tag] = step;
    let end = at + letter.length;
    while (end < word.length && plain(word[end]!) === "") end++;
    const rest = word.slice(end);
    if (rest === "") break;
    // "للجيش" is written for ل and الجيش.
    const hidden = article !== null && letter === article.at(-1) && rest.startsWith(letter) ? article + rest.slice(letter.length) : null;
    at = end; last = tag;
    ways.push({ cuts: [...ways.at(-1)!.cuts, end], form: hidden ?? rest, rest });
  }
  const cut = (way: (typeof ways)[number]): Piece[] => [0, ...way.cuts].map((from, i, all) => ({ from, to: all[i + 1] ?? word.length, form: i === all.length - 1 && way.form !== way.rest ? way.form : null }));
  if (ways.length === 1) return whole;
  const digits = ways.find((way) => /^\p{Nd}/u.test(way.rest));
  if (digits) return cut(digits);
  const word1 = ways.find((way) => known.word(way.form) && (way.cuts.length === 0 || way.form.length > 2 || way.cuts.length === 1 && letters.find(([l]) => word.startsWith(l))![1] === "and"));
  if (word1) return cut(word1);
  const name = ways.find((way) => known.name(way.form));
  if (name) return cut(name);
  const definite = article && ways.find((way) => way.cuts.length > 0 && way.form.startsWith(article) && way.form.length > article.length + 2);
  return definite ? cut(definite) : whole;
}

/** The forms of a piece without its article and its pronoun, the fullest first; what the lexicon knows is not taken apart. */
export function forms(form: string, grammar: Grammar, has: (form: string) => boolean): { form: string; tags: string[] }[] {
  const found = [{ form, tags: [] as string[] }];
  const { article } = procliticsOf(grammar);
  if (article && form.startsWith(article) && form.length > article.length + 1) {
    const bare = form.slice(article.length);
    if (!has(form) || has(bare)) found.push({ form: bare, tags: ["article"] });
    return found; // a word with the article takes no pronoun
  }
  if (has(form)) return found;
  for (const ending of grammar.enclitics) {
    if (!form.endsWith(ending) || form.length <= ending.length + 2) continue;
    const bare = form.slice(0, -ending.length);
    found.push({ form: bare, tags: ["pronoun"] });
    // Before a pronoun "ة" is written as "ت".
    if (bare.endsWith("ت")) found.push({ form: `${bare.slice(0, -1)}ة`, tags: ["pronoun"] });
    break;
  }
  return found;
}
