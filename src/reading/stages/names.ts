import type { Atlas, Place } from "../../atlas/index.ts";
import type { Directory, Match } from "../../directory/index.ts";
import { nameBook, type NameBook } from "../name-book.ts";
import type { Grammar } from "../rule.ts";
import type { Entry } from "../lexicon.ts";
import type { Token } from "./tokens.ts";
import { isArticle, isAux, isNationality, isPlaceNoun, tagged } from "../tags.ts";

const leadsToPlace = tagged("at", "from", "toward", "near"),
  isCommon = tagged("act", "act-noun", "say", "article", "of", "at", "and", "sub", "number", "counted", "month", "weekday", "force", "group-noun", "nationality", "pronoun", "aux", "stop", "place-noun", "neg", "adjective", "unit", "say-noun", "source-noun", "day-part", "season", "bound", "people", "camp"),
  isGrammar = tagged("article", "of", "at", "and", "sub", "number", "pronoun", "aux", "neg", "by", "with", "for", "quantifier", "from", "toward");

/** A name found in the directory or the atlas, before anything is decided about it. */
export interface Named {
  from: number; to: number;
  actors: readonly Match[];
  places: readonly Place[];
  /** Tags of what was written together with the first word ("بالبوكمال": at). */
  clitic: readonly string[];
  /** What the looser key of the atlas finds for a name behind its type word: who knows the exact spelling may lie elsewhere. */
  like?: readonly Place[];
  /** True where only the looser key of the atlas found it ("Makeïevka" for Makiivka): it needs more around it to be believed. */
  loose?: boolean;
}

/** Tags of words that are never a place by themselves, whatever the gazetteer holds. */

const APOSTROPHES = /['’ʼ‘`´ʿʾ]/gu;

/**
 * Looks up every run of tokens in the directory and the atlas and keeps, from left to right, the longest. In a language
 * with capitals a place must begin with one; elsewhere it must not be a word that the lexicon knows.
 */
export function names(tokens: readonly Token[], language: string, grammar: Grammar, atlas: Atlas, directory: Directory): Named[] {
  const found: Named[] = [];
  const book = nameBook(atlas, directory, language);
  /** Whether a token is written together with the one after it, or only lost a letter before it. */
  const glued = (i: number): boolean => tokens[i]!.spelling.apostrophe || tokens[i + 1]?.start === tokens[i]!.end;
  const most = Math.max(directory.maxWords, Math.min(atlas.maxWords, 8));
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]!;
    if (first.kind === "mark") continue;
    // A word of one letter that is written together with the next begins no name.
    if (!grammar.capitals && first.text.length === 1 && tokens[i + 1]?.start === first.end && first.entries.length > 0) continue;
    if (!mayName(tokens, i, grammar, book)) {
      const like = loosely(tokens, i, grammar, book);
      if (like) { found.push(like); i = like.to - 1; }
      continue;
    }
    // After a preposition of place the name of a country may be spelled as its adjective is ("في سورية").
    // and the name of a town as a verb is ("قرب تدمر").
    const located = !grammar.capitals && (leadsToPlace(tokens[i - 1]) || (isPlaceNoun(tokens[i - 1]) && tokens[i - 1]!.clitics.every((c) => c.length === 0)));
    const common = isCommon(first, located ? COMMON_THERE : ALONE);
    // "IS" in capitals is no form of "be"; in a text of capitals nothing tells.
    const initials = grammar.capitals && first.text.length > 1 && first.spelling.initials && tokens[i + 1]?.spelling.upper === false;
    const capitals = first.spelling.upper;
    const grammatical = !initials && isGrammar(first, ALONE);
    // "l'aéroport de X", "le nord du X": a name may begin with the word for what it is, where that word is a noun here ("est" is a verb too).
    const typed = isPlaceNoun(first) && (!isAux(first) || isArticle(tokens[i - 1]));
    let best: Named | null = null;
    for (let form = 0; form < first.forms.length; form++) {
      const clitic = first.clitics[form]!;
      if (clitic.includes("pronoun")) continue;
      let key = form === 0 && first.forms.length === 1 ? first.spelling.key : first.folded[form]!;
      // Whether the words so far may begin a longer name of an actor, of a place.
      let onward = true, farther = grammar.capitals ? first.capital || typed || (tokens[i + 1]?.joined === true && tokens[i + 1]!.capital) : true;
      for (let n = 1; n <= most && i + n <= tokens.length; n++) {
        if (n > 1) {
          const token = tokens[i + n - 1]!;
          if (token.kind === "mark" && token.text !== "-" && token.text !== ".") break;
          if (token.kind === "mark") continue;
          const together = glued(i + n - 2) && (tokens[i + n - 2]!.spelling.apostrophe || (!grammar.capitals && tokens[i + n - 2]!.kind === "word" && token.kind === "word"));
          if (!together) { onward &&= directory.begins(key); farther &&= atlas.begins(key); }
          if (!onward && !farther) break;
          key += (together ? "" : " ") + token.spelling.key;
        }
        if (best && n < best.to - best.from) continue;
        // A word of grammar is no name ("un" is not the UN), and a short key is an abbreviation only in capitals.
        const short = key.length <= 4 && grammar.capitals && !capitals && !first.capital;
        let actors = n === 1 && (grammatical || short || (key.length <= 3 && grammar.capitals && !capitals)) || !onward ? [] : book.actors(key);
        const mayBePlace = grammar.capitals ? (first.capital || (n > 1 && typed && (tokens[i + n - 1]!.capital || isNationality(tokens[i + n - 1]))) || (tokens[i + 1]?.joined === true && tokens[i + 1]!.capital && n > 1)) && !(n === 1 && (common || key.length < 3)) : !(n === 1 && (common || (form === 0 ? false : clitic.length === 0) || key.length < 3));
        // "L'EI": an elided article and a name of its own are not one place.
        const elided = n > 1 && first.text.length === 2 && first.spelling.apostrophe && isArticle(first) && tokens[i + 1]!.capital;
        // "موقع SITE": initials of another script are no place.
        const initialism = !grammar.capitals && n === 1 && first.capital && capitals && first.text.length < 6 && first.text !== first.text.toLowerCase();
        let places = mayBePlace && farther && !elided && !initialism ? (n === 1 || atlas.maxWords >= n ? book.places(key) : []) : [];
        // "Aleppos western edge", "the group's fighters": a name in its owning form, where the form itself is no name.
        const owned = actors.length || places.length ? null : ownerOf(key, tokens[i + n - 1]!, grammar);
        if (owned && !(n === 1 && (grammatical || short))) { actors = onward ? book.actors(owned) : []; places = mayBePlace && farther ? book.places(owned) : []; }
        if (actors.length || places.length) {
          if (!best || n > best.to - best.from || (n === best.to - best.from && best.actors.length + best.places.length === 0)) best = { from: i, to: i + n, actors, places, clitic };
        }
      }
    }
    // "Majdal Zoun": where some town bears the first word alone, a longer name that is spelled a little otherwise is meant.
    if (best && best.actors.length === 0 && best.to - best.from === 1 && grammar.modifiers !== "before") {
      const longer = loosely(tokens, i, grammar, book);
      if (longer && longer.to > best.to) best = longer;
    }
    best ??= loosely(tokens, i, grammar, book);
    if (best && !best.loose && !grammar.capitals && best.to - best.from === 1 && best.places.length > 0 && best.actors.length === 0 && tokens[i]!.spelling.key.length >= 5 && behindType(tokens, i)) best = { ...best, like: book.placesLike(tokens[i]!.spelling.key) };
    // "Britain-based Example Observatory" is listed and "Example Observatory for Rights" too: one name, as far as either goes.
    if (best && best.actors.length && grammar.modifiers === "before") for (let s = i + 1; s < best.to; s++) {
      let key = tokens[s]!.spelling.key;
      for (let n = 2; n <= most && s + n <= tokens.length && tokens[s + n - 1]!.kind !== "mark"; n++) {
        key += ` ${tokens[s + n - 1]!.spelling.key}`;
        if (s + n > best.to && shareActor(book.actors(key), best.actors)) best = { ...best, to: s + n };
      }
    }
    // "the rebels" is what some call one side, and "rebels" another: both are asked.
    if (best && grammar.modifiers === "before" && best.to - best.from > 1 && best.actors.length && isArticle(first) && best.actors.every((m) => m.via === "contextual")) {
      const bare = book.actors(tokens.slice(best.from + 1, best.to).map((t) => t.spelling.key).join(" "));
      best = { ...best, actors: withOthers(best.actors, bare) };
    }
    if (!best) continue;
    // "l'organisation" names a group in some stories; "l'Organisation mondiale de la santé" names itself in all.
    const before = found.at(-1);
    if (before && before.to > best.from) { if (best.to <= before.to || best.actors.every((m) => m.via === "contextual")) continue; found.pop(); }
    found.push(best);
    // and "porte-parole de l'armée" somebody, but not before "nationale …".
    const weak = best.places.length === 0 && best.actors.every((m) => m.via === "contextual") && (best.to - best.from > 2 || (best.to - best.from === 2 && isArticle(first)));
    i = weak ? i : best.to - 1;
  }
  return found;
}

const ALONE = (e: Entry): boolean => e.length === 1;
/** After a preposition of place a nationality and a verb may be the name of a place. */
const COMMON_THERE = (e: Entry): boolean => e.length === 1 && e.tag !== "nationality" && !e.features.includes("fin");

const shareActor = (a: readonly Match[], b: readonly Match[]): boolean => a.some((m) => b.some((o) => o.actor === m.actor));
const withOthers = (own: readonly Match[], more: readonly Match[]): readonly Match[] => [...own, ...more.filter((m) => !own.some((o) => o.actor === m.actor))];

/** Whether a token is a name or may begin one; most words are none, and need no further look. */
function mayName(tokens: readonly Token[], i: number, grammar: Grammar, book: NameBook): boolean {
  const first = tokens[i]!, { spelling } = first;
  if (spelling.forms.length > 1 || spelling.apostrophe) return true;
  const { actors, places, beginsActor, beginsPlace } = book.alone(spelling);
  if (actors.length > 0 || places.length > 0 || beginsActor || beginsPlace) return true;
  if (!grammar.capitals && spelling.kind === "word" && tokens[i + 1]?.kind === "word" && tokens[i + 1]!.start === first.end) return true;
  return ownerOf(spelling.key, first, grammar) !== null;
}

/** Whether a word that says what sort of place it is stands right before a token ("بلدة X"). */
function behindType(tokens: readonly Token[], i: number): boolean {
  const type = tokens[i - 1];
  return type !== undefined && type.clitics.every((c) => c.length === 0) && isPlaceNoun(type, (e) => e.meaning === "town" || e.meaning === "base" || e.meaning === "area");
}

/** A capitalised word that no list knows, by the atlas's looser key: the transliterations of one name differ more than foldName evens out. */
function loosely(tokens: readonly Token[], i: number, grammar: Grammar, book: NameBook): Named | null {
  const unknown = (t: Token | undefined): boolean => Boolean(t && t.kind === "word" && t.capital && t.entries.length === 0);
  const article = (t: Token | undefined, next: Token | undefined): boolean => Boolean(t && t.text.length === 2 && next?.joined === true && unknown(next)); // "al-X"
  // Without capitals only a word that nothing knows, behind a word that says it is a place ("بلدة بارسالوغو").
  if (!grammar.capitals) {
    const word = tokens[i]!;
    if (word.kind !== "word" || word.entries.length > 0 || word.clitics.some((c) => c.includes("pronoun")) || !behindType(tokens, i)) return null;
    const next = tokens[i + 1], longer = next?.kind === "word" && next.forms.length === 1 && !isGrammar(next);
    for (const to of longer ? [i + 2, i + 1] : [i + 1]) {
      const key = tokens.slice(i, to).map((t) => t.spelling.key).join(" "), places = key.length < 4 ? [] : book.placesLike(key);
      if (places.length) return { from: i, to, actors: [], places, clitic: [], loose: true };
    }
    return null;
  }
  if (!(unknown(tokens[i]) || article(tokens[i], tokens[i + 1]))) return null;
  let most = i + 1;
  while (most < tokens.length && most < i + 3 && (unknown(tokens[most]) || (tokens[most]!.joined === true && tokens[most]!.kind === "word"))) most++;
  for (let to = most; to > i; to--) {
    const key = tokens.slice(i, to).map((t) => t.spelling.key).filter(Boolean).join(" ");
    const places = key.length < 5 ? [] : book.placesLike(key);
    if (places.length) return { from: i, to, actors: [], places, clitic: [], loose: true };
  }
  return null;
}

/** The name without its possessive ending; the look-up key has no apostrophes. Only capitalised words own without one. */
function ownerOf(key: string, last: Token, grammar: Grammar): string | null {
  if (!grammar.possessives) return null;
  const word = last.forms[0]!;
  for (const ending of grammar.possessives) {
    if (!word.endsWith(ending)) continue;
    const letters = ending.replace(APOSTROPHES, "");
    if ((letters !== ending || last.capital) && key.endsWith(letters) && word.length > ending.length + 2) return key.slice(0, key.length - letters.length);
  }
  return null;
}
