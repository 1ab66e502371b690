// The tags that stages ask for, as bits, so that asking costs no look at the entries.
import type { Entry } from "./lexicon.ts";

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
  "affiliated", "after", "age", "cause", "everyday", "foe", "foreign", "goes-on", "handiwork", "idiom", "local", "owns", "say-noun", "side-mark", "state-noun", "topic",
  "untold", "upon", "middle", "country-noun", "harmless",
] as const;
export type Tag = (typeof TAGS)[number];

/** Bits of tags: the n-th tag is bit `n & 31` of word `n >> 5`. */
export interface TagBits { readonly tags0: number; readonly tags1: number; readonly tags2: number; readonly tags3: number }

const numbers = new Map<string, number>(TAGS.map((tag, n) => [tag, n]));
if (TAGS.length > 128) throw new RangeError("Four words of 32 bits hold no more than 128 tags.");

/** The number of a tag among TAGS, -1 for any other. */
export const tagNumber = (tag: string): number => numbers.get(tag) ?? -1;

/** Words of 32 bits with the bits of some tags. */
function bitsOf(tags: readonly Tag[]): [number, number, number, number] {
  const words: [number, number, number, number] = [0, 0, 0, 0];
  for (const tag of tags) { const n = tagNumber(tag); words[n >> 5]! |= 1 << (n & 31); }
  return words;
}

const among = (words: readonly number[], bit: number): boolean => bit >= 0 && ((words[bit >> 5]! >>> (bit & 31)) & 1) !== 0;

/** What asks a token for some tags. `which`, where given, says which entries with one of them count. Nothing (`undefined`) has none. */
export type Ask = (token: Tagged | undefined, which?: (entry: Entry) => boolean) => boolean;

/** Something with entries and the tags of all of them as bits. */
export interface Tagged extends TagBits { readonly entries: readonly Entry[] }

/** Whether something has one of these tags at least; made once, asked often. Most tokens have none, and then no entry of theirs is looked at. */
export function tagged(...tags: Tag[]): Ask {
  const words = bitsOf(tags), [a, b, c, d] = words;
  return (token, which) => {
    if (token === undefined || ((token.tags0 & a) | (token.tags1 & b) | (token.tags2 & c) | (token.tags3 & d)) === 0) return false;
    if (which === undefined) return true;
    const { entries } = token;
    for (let i = 0; i < entries.length; i++) if (among(words, entries[i]!.bit) && which(entries[i]!)) return true;
    return false;
  };
}

/** The first entry with one of these tags that `which`, where given, lets pass. */
export function entryTagged(...tags: Tag[]): (token: Tagged | undefined, which?: (entry: Entry) => boolean) => Entry | undefined {
  const has = tagged(...tags), words = bitsOf(tags);
  return (token, which) => {
    if (!has(token)) return undefined;
    const { entries } = token!;
    for (let i = 0; i < entries.length; i++) if (among(words, entries[i]!.bit) && (which === undefined || which(entries[i]!))) return entries[i];
    return undefined;
  };
}

/** The first token from `from` on that `ask` says yes to; `to` where none before it does. */
export function seek(tokens: readonly Tagged[], from: number, to: number, ask: Ask): number {
  let i = from;
  while (i < to && !ask(tokens[i])) i++;
  return i < to ? i : to;
}

// Each tag by itself.
export const
  isAct = tagged("act"), isActNoun = tagged("act-noun"), isAdjective = tagged("adjective"), isAffiliated = tagged("affiliated"),
  isAgainst = tagged("against"), isAge = tagged("age"), isAircraft = tagged("aircraft"), isAlly = tagged("ally"), isAmend = tagged("amend"),
  isAnd = tagged("and"), isAnyone = tagged("anyone"), isArticle = tagged("article"), isAt = tagged("at"), isAux = tagged("aux"),
  isBacking = tagged("backing"), isBetween = tagged("between"), isBody = tagged("body"), isBound = tagged("bound"), isBy = tagged("by"),
  isCamp = tagged("camp"), isCause = tagged("cause"), isCounted = tagged("counted"), isDayPart = tagged("day-part"),
  isDefinite = tagged("definite"), isDemonstrative = tagged("demonstrative"), isDescribes = tagged("describes"),
  isDeterminer = tagged("determiner"), isDirection = tagged("direction"), isEnable = tagged("enable"), isEthnic = tagged("ethnic"),
  isEveryday = tagged("everyday"), isFire = tagged("fire"), isFirstPerson = tagged("first-person"), isFoe = tagged("foe"),
  isFor = tagged("for"), isForce = tagged("force"), isForeign = tagged("foreign"), isFrom = tagged("from"), isGroupNoun = tagged("group-noun"),
  isHandiwork = tagged("handiwork"), isHedge = tagged("hedge"), isIdiom = tagged("idiom"), isIndefinite = tagged("indefinite"),
  isInfinitive = tagged("infinitive"), isInstrument = tagged("instrument"), isIrrealis = tagged("irrealis"), isLength = tagged("length"),
  isLight = tagged("light"), isLoaded = tagged("loaded"), isLocal = tagged("local"), isMateriel = tagged("materiel"), isMen = tagged("men"),
  isMonth = tagged("month"), isNear = tagged("near"), isNameJoint = tagged("name-joint"), isNationality = tagged("nationality"), isNe = tagged("ne"),
  isNeg = tagged("neg"), isNone = tagged("none"), isNumber = tagged("number"), isObjectPronoun = tagged("object-pronoun"),
  isOccur = tagged("occur"), isOf = tagged("of"), isOpposed = tagged("opposed"), isOwns = tagged("owns"), isPart = tagged("part"),
  isPlaceNoun = tagged("place-noun"), isPossessive = tagged("possessive"), isPronoun = tagged("pronoun"), isQuantifier = tagged("quantifier"),
  isRange = tagged("range"), isReflexive = tagged("reflexive"), isSay = tagged("say"), isSelf = tagged("self"),
  isSideMark = tagged("side-mark"), isSideNoun = tagged("side-noun"), isSite = tagged("site"), isSourceNoun = tagged("source-noun"),
  isStateNoun = tagged("state-noun"), isSub = tagged("sub"), isSubject = tagged("subject"), isSuperlative = tagged("superlative"),
  isTally = tagged("tally"), isTimeUnit = tagged("time-unit"), isToll = tagged("toll"), isTopic = tagged("topic"), isToward = tagged("toward"),
  isUnit = tagged("unit"), isUntold = tagged("untold"), isUpon = tagged("upon"), isVerb = tagged("verb"), isVictor = tagged("victor"),
  isWith = tagged("with"), isYear = tagged("year");
export const
  theAccording = entryTagged("according"), theAct = entryTagged("act"), theActNoun = entryTagged("act-noun"), theAux = entryTagged("aux"),
  theBound = entryTagged("bound"), theCamp = entryTagged("camp"), theCollective = entryTagged("collective"),
  theCounted = entryTagged("counted"), theDozens = entryTagged("dozens"), theForce = entryTagged("force"),
  theGroupNoun = entryTagged("group-noun"), theIdiom = entryTagged("idiom"), theInstrument = entryTagged("instrument"),
  theLight = entryTagged("light"), theLoaded = entryTagged("loaded"), theMood = entryTagged("mood"),
  theNationality = entryTagged("nationality"), theNone = entryTagged("none"), theNumber = entryTagged("number"),
  thePeople = entryTagged("people"), thePlaceNoun = entryTagged("place-noun"), theSay = entryTagged("say"), theScale = entryTagged("scale"),
  theSideNoun = entryTagged("side-noun"), theSourceNoun = entryTagged("source-noun"), theSub = entryTagged("sub");
