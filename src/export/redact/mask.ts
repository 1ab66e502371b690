import type { Atlas } from "../../atlas/index.ts";
import type { Directory } from "../../directory/index.ts";
import { foldName, type Range } from "../../text/index.ts";
import { inOffice } from "./office.ts";
import { beside, tokensOf, type Token } from "./tokens.ts";
import { BARE_NOUN, BEFORE_A_NAME, BETWEEN, GIVEN, HEADS, LOCATES, NEVER_ARABIC, NO_PERSON, PLACE_NOUN } from "./words.ts";

/** What stands for one UTF-16 unit of a name: a masked text is as long as before, and every offset in it still holds. */
export const MASK = "█";

/** What a mask must know to leave offices, organisations and places to be read. */
export interface Known {
  directory: Directory;
  atlas: Atlas;
  /** Whether a word (folded) is one of the language's ordinary words, rather than a name. */
  ordinary(word: string): boolean;
  /** Whether a word (folded) is part of a name of the directory: "Nusra", "Syrian". */
  named(word: string): boolean;
}

/**
 * Where names of private persons stand in a text: runs of capitalised words that are no actor, place, office or organisation; single
 * ones after a title, before an age, or that are given names; in Arabic what follows such words. Who is named as holding an office of a
 * state is no private person, wherever else the name stands. It errs on the side of masking.
 */
export function namesIn(text: string, known: Known): Range[] {
  const tokens = tokensOf(text), found: Found[] = [], places = new Set<Token>();
  const isKnown: Test = Object.assign((part: readonly Token[]): boolean => {
    const key = foldName(text.slice(part[0]!.start, part.at(-1)!.end));
    return known.atlas.find(key).length > 0 || ["en", "fr", "ar"].some((language) => known.directory.find(key, language).length > 0);
  }, { land: ({ key }: Token): boolean => known.atlas.find(key).some(({ code }) => code.startsWith("PCL") || code === "ADM1") });
  // A word that the text itself has in small letters is no name: "Aid Convoys Reach the City" is a headline.
  const small = new Set(tokens.filter(({ capital, arabic, text: word }) => !capital && !arabic && word.length > 3 && word === word.toLowerCase()).map(({ key }) => key));
  const here: Known = { ...known, directory: known.directory, atlas: known.atlas, ordinary: (word) => known.ordinary(word) || small.has(word), named: known.named };
  for (let at = 0; at < tokens.length;) {
    const next = tokens[at]!.arabic ? arabicName(text, tokens, at, here, isKnown, found, places) : latinName(text, tokens, at, here, isKnown, found, places);
    at = Math.max(at + 1, next);
  }
  const isPlace = (token: Token): boolean => (token.capital || token.arabic) && !GIVEN.has(token.key) && isKnown([token]);
  const official = new Set(found.filter(({ from, to }) => inOffice(text, tokens, from, to, isPlace)).flatMap(({ from, to }) => partsOf(tokens.slice(from, to))));
  const held = found.filter(({ from, to }) => { const parts = partsOf(tokens.slice(from, to)); return !(parts.some((part) => !GIVEN.has(part)) && parts.every((part) => official.has(part))); });
  return again(tokens, [...held.map(({ from, to }) => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end })), ...handlesIn(text)], here, isKnown, places);
}

/** A name by its first token and the one behind its last. */
interface Found { from: number; to: number }

/** What a name is known by: its words without articles and the like, and without a genitive. */
function partsOf(run: readonly Token[]): string[] {
  return run.flatMap(({ key }) => key.split(" ")).filter((word) => word.length > 1 && !BETWEEN.has(word));
}

const AGE = /^(?:\s?[,(]\s?(?:aged\s|âgée?\s(?:de|d[’'])\s?)?\d{1,3}(?!\d)|\s(?:aged|âgée?)\s)/u;
const LONGEST = 6;
const HANDLE = /[\p{L}\p{N}._-]/u;

/** Addresses of mail and names on networks: what stands around each @. */
function handlesIn(text: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf("@"), floor = 0; at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at, end = at + 1;
    while (start > floor && HANDLE.test(text[start - 1]!)) start--;
    while (end < text.length && HANDLE.test(text[end]!)) end++;
    if (end - at > 2) found.push({ start, end });
    floor = at = end - 1;
  }
  return found;
}

/** With what is masked, its parts wherever they stand alone: "Barazi said" after "Governor Talal Barazi". In the order of the text. */
function again(tokens: readonly Token[], found: readonly Range[], known: Known, isKnown: Test, places: ReadonlySet<Token>): Range[] {
  const parts = new Set<string>(), alone: Range[] = [];
  const sorted = [...found].sort((a, b) => a.start - b.start);
  let at = 0;
  const within = (token: Token): boolean => {
    while (at < sorted.length && sorted[at]!.end <= token.start) at++;
    return at < sorted.length && sorted[at]!.start <= token.start;
  };
  for (const token of tokens) {
    if (!(token.capital || token.arabic) || !within(token) || token.key.length < 4 || BETWEEN.has(token.key) || NO_PERSON.has(token.key) || known.ordinary(token.key) || known.named(token.key) || isKnown([token])) continue;
    parts.add(token.key);
  }
  at = 0;
  for (const token of tokens) if (!within(token) && !places.has(token) && (token.capital || token.arabic) && (parts.has(token.key) || (token.arabic && parts.has(stem(token.key))))) alone.push({ start: token.start, end: token.end });
  return [...sorted, ...alone].sort((a, b) => a.start - b.start);
}

interface Test { (part: readonly Token[]): boolean; /** Whether a word is the name of a country or a province. */ land(token: Token): boolean }

/** Looks at the run of capitalised words that begins here; answers where to go on. */
function latinName(text: string, tokens: readonly Token[], at: number, known: Known, isKnown: Test, found: Found[], places: Set<Token>): number {
  if (!tokens[at]!.capital && !(BETWEEN.has(tokens[at]!.key) && GIVEN.has(tokens[at + 1]?.key ?? ""))) return at + 1;
  let end = at + 1;
  for (let next = end; next < tokens.length && beside(text, tokens[next - 1]!, tokens[next]!) && !tokens[next]!.arabic; next++) {
    if (tokens[next]!.capital) end = next + 1;
    else if (!BETWEEN.has(tokens[next]!.key)) break;
  }
  // A title inside the run begins a name of its own: "Army Colonel So-and-so".
  let from = at;
  for (let next = at; next <= end; next++) {
    if (next < end && !BEFORE_A_NAME.has(tokens[next]!.key)) continue;
    judge(text, tokens, from, next, known, isKnown, found, places);
    from = next + 1;
  }
  return end;
}

/** Decides on one stretch of a run, `to` not included. */
function judge(text: string, tokens: readonly Token[], from: number, to: number, known: Known, isKnown: Test, found: Found[], places: Set<Token>): void {
  const ordinary = (token: Token): boolean => known.ordinary(token.key) && !GIVEN.has(token.key);
  const whole = tokens.slice(from, to);
  if (whole.length > 1 && whole.length <= LONGEST && isKnown(whole)) return;
  while (from < to && !BETWEEN.has(tokens[from]!.key) && ((tokens[from]!.opens && ordinary(tokens[from]!)) || (ordinary(tokens[from]!) && to - from > 1))) from++;
  if (from >= to) return;
  // "A resident of Deir ez-Zor Karim Haddad said": a place, and then a name.
  const first = tokens.slice(from + 1, to).findIndex(({ key }) => GIVEN.has(key)) + 1, place = tokens.slice(from, from + first);
  if (first > 0 && (isKnown(place) || (first > 1 && HEADS.has(place[0]!.key)))) from += first;
  const run = tokens.slice(from, to);
  // "Jean-Marc" is one word; a village called Ali is not worth a man's name.
  const given = run.some(({ key, text: word }) => GIVEN.has(key) || word.split(/[-‐]/u).some((part) => part.length > 3 && GIVEN.has(foldName(part))));
  if (run.some(({ key }) => NO_PERSON.has(key)) || (run.length <= LONGEST && (run.length > 1 || !given) && isKnown(run))) return;
  const names = run.filter((token) => !ordinary(token) && !BETWEEN.has(token.key));
  const titled = from > 0 && BEFORE_A_NAME.has(tokens[from - 1]!.key) && /^[ \u00a0.,]{1,2}$/u.test(text.slice(tokens[from - 1]!.end, run[0]!.start));
  const aged = AGE.test(text.slice(run.at(-1)!.end, run.at(-1)!.end + 20));
  if (names.length === 0) return;
  // "Aleppo Province": a place and an ordinary word.
  const placed = !given && run.every((token) => ordinary(token) || (!BETWEEN.has(token.key) && isKnown([token]))) && names.length < run.length;
  // "Sheikh Maqsoud district" is one, too.
  if (!aged && (titled ? nounBehind(text, tokens, from, to) : isPlaceName(text, tokens, from, to, given, isKnown))) {
    for (const token of run) places.add(token);
    return;
  }
  if (given || titled || aged || (run.length > 1 && !placed)) found.push({ from, to });
}

const isGenitive = (run: readonly Token[]): boolean => /['’]s$/u.test(run.at(-1)!.text);

/** "… neighbourhood": what it is stands behind the name. */
function nounBehind(text: string, tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1]!, behind = tokens[to];
  return !isGenitive(tokens.slice(from, to)) && behind !== undefined && !behind.capital && !behind.arabic && PLACE_NOUN.has(behind.key) && beside(text, last, behind);
}

const OF = new Set(["of", "de", "d", "du", "des"]);

/** Whether the words around an unknown name, or its first one, say that it is a place's: "the town of …", "… neighbourhood", "Tal …", "Syria Aleppo". */
function isPlaceName(text: string, tokens: readonly Token[], from: number, to: number, given: boolean, isKnown: Test): boolean {
  const run = tokens.slice(from, to), [before, further] = [tokens[from - 1], tokens[from - 2]];
  const genitive = isGenitive(run);
  if (before !== undefined && !before.capital && BARE_NOUN.has(before.key) && beside(text, before, run[0]!)) return true;
  if (before !== undefined && OF.has(before.key) && further !== undefined && !further.capital && PLACE_NOUN.has(further.key)) return true;
  if (nounBehind(text, tokens, from, to)) return true;
  if (run.length > 1 && HEADS.has(run[0]!.key)) return true;
  // Places in a row, as in tags, one of them a country or a province; two towns may well be a person's names.
  if (!given && run.length > 1 && run.every((token) => isKnown([token])) && run.some((token) => isKnown.land(token))) return true;
  return !given && !genitive && before !== undefined && LOCATES.has(before.key) && beside(text, before, run[0]!);
}

const stem = (key: string): string => (key.length > 3 && "وفبلك".includes(key[0]!) ? key.slice(1) : key);
const MOST_ARABIC = 4;

/** Arabic has no capitals: a name is what follows a title, and what begins with a given name or a kunya. */
function arabicName(text: string, tokens: readonly Token[], at: number, known: Known, isKnown: Test, found: Found[], places: Set<Token>): number {
  // Folding makes "on" (على) the same as Ali (علي).
  const given = (token: Token): boolean => !token.text.endsWith("على") && !/^[إأا]لا$/u.test(token.text) && (GIVEN.has(token.key) || GIVEN.has(stem(token.key)));
  const titled = at > 0 && BEFORE_A_NAME.has(tokens[at - 1]!.key) && beside(text, tokens[at - 1]!, tokens[at]!);
  if (BEFORE_A_NAME.has(tokens[at]!.key) || NEVER_ARABIC.has(tokens[at]!.text) || (!titled && !given(tokens[at]!))) return at + 1;
  // "Colonel Turki al-Maliki": a name may be an ordinary word, where a family name goes with it.
  const family = titled && tokens[at + 1] !== undefined && beside(text, tokens[at]!, tokens[at + 1]!) && /^ال/u.test(tokens[at + 1]!.text) && !known.ordinary(tokens[at + 1]!.key);
  let end = family ? at + 1 : at;
  while (end < tokens.length && end - at < MOST_ARABIC && tokens[end]!.arabic && !NEVER_ARABIC.has(tokens[end]!.text) && (end === at || beside(text, tokens[end - 1]!, tokens[end]!)) && (given(tokens[end]!) || !known.ordinary(tokens[end]!.key))) end++;
  if (end === at) return at + 1;
  // "The camp of Abu …" is a place, unless a title stands before the name.
  if (!titled && at > 0 && (PLACE_NOUN.has(tokens[at - 1]!.key) || PLACE_NOUN.has(stem(tokens[at - 1]!.key))) && beside(text, tokens[at - 1]!, tokens[at]!)) {
    for (const token of tokens.slice(at, end)) places.add(token);
    return end;
  }
  for (let last = end; last > at; last--) if (last - at > 1 && isKnown(tokens.slice(at, last))) return last;
  // A single word that is a place, or an ordinary word after a title, is no name; one given name alone is.
  if (end - at === 1 && !given(tokens[at]!) && isKnown(tokens.slice(at, end))) return end;
  found.push({ from: at, to: end });
  return end;
}

/** A stretch of a text with what lies in these ranges masked; the ranges count from the text's beginning, the stretch starts at `start`. */
export function masked(stretch: string, start: number, names: readonly Range[]): string {
  let out = "", at = 0;
  for (const name of names) {
    // Two that overlap are masked together.
    const from = Math.max(at, name.start - start), to = Math.min(stretch.length, name.end - start);
    if (to <= from) continue;
    out += stretch.slice(at, from) + MASK.repeat(to - from);
    at = to;
  }
  return at === 0 ? stretch : out + stretch.slice(at);
}
