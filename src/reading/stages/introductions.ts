// What stands before the name of a place and brings it in: prepositions, articles, words for what it is.
import type { Entry } from "../lexicon.ts";
import type { Named } from "./names.ts";
import type { PlaceMention } from "./places.ts";
import type { Token } from "./tokens.ts";
import { entryTagged, isAux, isDescribes, isOf, isPlaceNoun, tagged, thePlaceNoun } from "../tags.ts";

const ROLE: Record<string, PlaceMention["role"]> = { from: "from", toward: "toward", near: "near" };

const isActNounOrPlaceNounOrNear = tagged("act-noun", "place-noun", "near");
const thePreposition = entryTagged("at", "from", "toward", "near", "against", "of", "between"), goesBetween = tagged("article", "adjective", "nationality", "quantifier", "and");

/** A preposition of so many words more than one that begins at a token, and how far before another such a one begins. */
const wider = (token: Token | undefined, more: number): Entry | undefined => token?.entries.find((e) => (e.tag in ROLE || e.tag === "at") && e.length === more + 1);
const widerBefore = (tokens: readonly Token[], i: number): number | undefined => [1, 2, 3].find((k) => wider(tokens[i - k], k) !== undefined);

/** Looks at the words before a name: prepositions, articles and type words ("vers le champ pétrolier d'"). */
export function introduction(tokens: readonly Token[], named: Named): { introduced: boolean; typed: boolean; role: PlaceMention["role"]; type: string | null; near: boolean; head: number; prep: string | null; describes: boolean } {
  let type: string | null = null, role: PlaceMention["role"] = "at", introduced = false, typed = false, near = false, head = named.from, describes = false, nearest: string | null = null;
  for (const tag of named.clitic) if (tag in ROLE || tag === "at" || tag === "of") { introduced = true; role = ROLE[tag] ?? role; nearest = tag; }
  let seenOther = 0, start = named.from - 1;
  // "l'axe X-Y": what introduces the first of two joined names introduces the second.
  if (tokens[named.from]?.joined === true && tokens[named.from]!.capital) while (start > 0 && tokens[start]!.capital && tokens[start]!.kind === "word") start--;
  for (let i = start, steps = 0; i >= 0 && steps < 9; i--, steps++) {
    const token = tokens[i]!;
    if (token.kind === "mark" && token.text !== "«" && token.text !== "\"") break;
    const noun = thePlaceNoun(token);
    const clitic = token.clitics.find((c) => c.some((t) => t === "at" || t === "toward" || t === "from"));
    if (noun) {
      introduced = true; head = i; nearest ??= "noun";
      if (!noun.meaning.startsWith("near")) typed = true;
      type ??= noun.meaning.replace(/^near-?/, "") || null;
      if (noun.meaning.startsWith("near")) near = true;
      if (clitic) role = ROLE[clitic.find((t) => t in ROLE) ?? ""] ?? role;
      continue;
    }
    const prep = thePreposition(token);
    if (prep) {
      introduced = true; head = i;
      nearest ??= prep.tag === "of" && (isActNounOrPlaceNounOrNear(tokens[i - 1]) || sited(tokens, i)) ? "at" : prep.tag;
      // "des hommes armés venus de X": where they came from, unless their coming is what is told ("étaient venus de X").
      if (prep.tag === "from" && prep.length > 1 && isDescribes(token) && !isAux(tokens[i - 1])) { describes = true; break; }
      if (prep.tag === "near") { near = true; role = "near"; continue; }
      // "en direction de X": the "of" of a longer preposition.
      const wide = prep.tag === "of" ? widerBefore(tokens, i) : undefined;
      if (wide !== undefined && isDescribes(tokens[i - wide]) && !isAux(tokens[i - wide - 1])) { describes = true; break; }
      if (wide !== undefined) { const tag = wider(tokens[i - wide], wide)!.tag; role = ROLE[tag] ?? role; near ||= tag === "near"; nearest = tag; head = i - wide; break; }
      if (prep.tag === "of" || (prep.tag === "from" && isOf(token))) continue;
      if (role === "at") role = ROLE[prep.tag] ?? role;
      if (isDescribes(tokens[i - 1])) describes = true;
      break;
    }
    // "la région voisine de X": the word describes the region that X names.
    if (isDescribes(token) && isPlaceNoun(tokens[i - 1])) { near = true; continue; }
    if (isDescribes(token)) { describes = true; break; }
    if (goesBetween(token)) continue;
    if (++seenOther > 0) break;
  }
  return { introduced, typed, role, type, near, head, prep: nearest, describes };
}

/** "un hôtel très fréquenté de X": before "of", over adjectives, a building or a street: X is where it stands, not whose it is. */
function sited(tokens: readonly Token[], of: number): boolean {
  let k = of - 1;
  while (k > of - 4 && tokens[k]?.kind === "word" && !tokens[k]!.capital && tokens[k]!.entries.every((e) => e.tag === "adjective" || e.tag === "quantifier")) k--;
  return k < of - 1 && Boolean(isPlaceNoun(tokens[k], (e) => e.meaning === "site"));
}
