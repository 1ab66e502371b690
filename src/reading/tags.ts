// The tags that stages ask for, as bits, so that asking costs no look at the entries.

/** The tags that `tagged` knows; what each means is in docs/add-a-language.md. Packs may have others, which only rules ask for. */
export const TAGS = [
  // acts, reporting, counting
  "act", "act-noun", "say", "according", "source-noun", "counted", "number", "scale", "collective", "dozens", "bound", "part", "amend", "none",
  "unit", "range", "toll", "tally", "digits", "day", "year", "date", "clock",
  // modality, grammar
  "hedge", "irrealis", "if", "neg", "ne", "enable", "article", "of", "at", "from", "toward", "near", "by", "against", "and", "sub", "pronoun", "possessive", "aux",
  "with", "between", "for", "object-pronoun", "subject", "reflexive", "first-person", "self", "infinitive", "verb", "light", "mood", "occur", "fire", "victor", "backing",
  // actors, places, time
  "force", "camp", "group-noun", "men", "people", "nationality", "place-noun", "ally", "opposed", "body", "side-noun", "instrument", "materiel", "aircraft",
  "describes", "site", "name-joint", "month", "weekday", "season", "month-part", "time-unit", "day-part", "direction", "length", "superlative", "loaded", "stop",
  "adjective", "quantifier", "determiner", "definite", "indefinite", "demonstrative", "ethnic", "same", "anyone", "mishap",
] as const;
export type Tag = (typeof TAGS)[number];

/** Bits of tags: the n-th tag is bit `n & 31` of word `n >> 5`. */
export interface TagBits { readonly tags0: number; readonly tags1: number; readonly tags2: number; readonly tags3: number }

const numbers = new Map<string, number>(TAGS.map((tag, n) => [tag, n]));
if (TAGS.length > 128) throw new RangeError("Four words of 32 bits hold no more than 128 tags.");

/** The number of a tag among TAGS, -1 for any other. */
export const tagNumber = (tag: string): number => numbers.get(tag) ?? -1;

/** Whether something has one of these tags at least; made once, asked often. Nothing (`undefined`) has none. */
export function tagged(...tags: Tag[]): (token: TagBits | undefined) => boolean {
  const words = [0, 0, 0, 0];
  for (const tag of tags) { const n = tagNumber(tag); words[n >> 5]! |= 1 << (n & 31); }
  const [a, b, c, d] = words as [number, number, number, number];
  return (token) => token !== undefined && ((token.tags0 & a) | (token.tags1 & b) | (token.tags2 & c) | (token.tags3 & d)) !== 0;
}
