import type { ActorMention } from "./actors.ts";
import type { CountMention } from "./counts.ts";
import type { Entry } from "../lexicon.ts";
import type { Token } from "./tokens.ts";
import { isAct, isActNoun, isAnd, isArticle, isAt, isAux, isBetween, isBy, isCounted, isFor, isOf, isSideMark, isSideNoun, isTally, isVerb, tagged, theSideNoun } from "../tags.ts";

const isSkipped = tagged("article", "adjective", "quantifier", "nationality", "number", "bound", "scale", "collective", "dozens", "group-noun", "people", "force", "camp", "counted", "place-noun", "part"),
  isLightOrAct = tagged("light", "act"), isNumberOrDigits = tagged("number", "digits"),
  goesBeforeNoun = tagged("article", "of", "number", "quantifier"), isArticleOrNumberOrBound = tagged("article", "number", "bound"),
  isVerbal = tagged("act", "say", "aux", "verb", "sub", "light", "pronoun"),
  fillsNoun = tagged("adjective", "nationality", "number", "group-noun", "force", "camp", "aircraft", "quantifier"),
  mayGovern = tagged("by", "against", "with", "toward", "near", "for", "from", "at");

/** How a mention hangs in its clause: its preposition, and the noun that it belongs to. */
export interface Role {
  prep: "by" | "between" | "against" | "with" | "at" | "toward" | "from" | "near" | "for" | "of" | null;
  /** Token of the act noun that it belongs to ("l'offensive de X"). */
  head: number | null;
  /** The count whose counted people or things belong to it ("35 soldats de X"). */
  count: CountMention | null;
  /** Token at which its noun phrase begins, over "the ranks of the soldiers of". */
  start: number;
  /** True after words for a side's ranks or positions ("dans les rangs de"). */
  ranks: boolean;
}

const PREPS = ["by", "against", "with", "toward", "near", "for", "from", "at"] as const;

const PARTICIPLE = (e: Entry): boolean => e.features.includes("pp"), PARTICIPLE_ALONE = (e: Entry): boolean => e.features.includes("pp") && !e.features.includes("past");

/** The mention that ends right before a joint, before what is put in before it, or before an "and" before it. */
const endsAt = (others: readonly { from: number; to: number }[], i: number, back: number, and: boolean): { from: number; to: number } | undefined => others.find((m) => m.to === i || m.to === back || (m.to === i - 1 && and));
const countBefore = (counts: readonly CountMention[], at: number): CountMention | undefined => counts.find((c) => c.to <= at && c.to > at - 3);
const countAt = (counts: readonly CountMention[], i: number): CountMention | undefined => counts.find((c) => c.unit !== "strikes" && c.from <= i && c.to > i);
/** The count right before an "of", unless a preposition of place parts them. */
const countOf = (tokens: readonly Token[], counts: readonly CountMention[], i: number): CountMention | undefined => counts.find((c) => c.unit !== "strikes" && c.from <= i - 1 && c.to > i - 3 && c.to <= i && !tokens.slice(c.to, i).some((t) => isAt(t, (e) => e.length === 1)));
const prepositionOf = (token: Token): (typeof PREPS)[number] | undefined => PREPS.find((p) => token.entries.some((e) => e.tag === p));

/**
 * Walks left from a mention to what governs it, up through chains of "of". Coordinated mentions ("X et Y") share the
 * role of the first. The walk is bounded, and ends at a verb, a comma or a preposition.
 */
export function role(tokens: readonly Token[], mention: { from: number; to: number; kind?: string }, counts: readonly CountMention[], others: readonly { from: number; to: number }[], floor: number, depth = 0): Role {
  const result: Role = { prep: null, head: null, count: counts.find((c) => c.from <= mention.from && c.to >= mention.from) ?? null, start: mention.from, ranks: false };
  let possessed = false;
  for (let i = mention.from - 1, steps = 0; i >= floor && steps < 14; i--, steps++) {
    const token = tokens[i]!;
    // "l'exécution par X de dix soldats": between the act and those it befell stands who did it.
    if (i < mention.from - 1 && passedOf(tokens, i + 1)) {
      const over = overDoer(tokens, i, others, floor);
      if (over !== null) { i = over; result.start = over; continue; }
    }
    if (token.text === "," || token.text === "،" || isAnd(token)) {
      const back = aside(tokens, i);
      const before = endsAt(others, i, back, isAnd(tokens[i - 1]));
      if (before && before.from !== mention.from && depth < 4) {
        const shared = role(tokens, before, counts, others, floor, depth + 1);
        return { ...shared, count: result.count ?? shared.count };
      }
      if (isAnd(token) && i - 1 >= floor && isSkipped(tokens[i - 1])) { result.start = i; continue; }
      return result;
    }
    const span = wide(tokens, i, floor);
    if (span) {
      result.start = span.at;
      if (span.tag === "of") { const c = countBefore(counts, span.at); if (c) { result.count ??= c; i = c.from; } else i = span.at; continue; }
      result.prep ??= span.tag;
      return result;
    }
    if (token.kind === "mark") { if (token.text === "«" || token.text === "\"" || token.text === "“" || token.text === "-") continue; return result; }
    if (isActNoun(token)) {
      // A noun of action straight before a name: "attaque Daech" is rare, "attaques de Daech" comes through "of" below.
      result.start = i;
      result.head ??= i;
      continue;
    }
    // A verb with an object pronoun right after a noun is a relative clause; what follows is its doer ("قصف نفذته القوات").
    if (i > floor && token.clitics.some((c) => c.includes("pronoun")) && isLightOrAct(token, (e) => e.features.includes("fin"))) { result.prep = "by"; return result; }
    if (i > floor && token.clitics.some((c) => c.includes("pronoun")) && isVerb(token, (e) => e.features.includes("fin"))) { result.prep = "with"; return result; }
    const side = theSideNoun(token);
    if (side) { result.ranks = true; result.start = i; continue; }
    const prep = mayGovern(token) ? prepositionOf(token) : undefined;
    const of = isOf(token);
    if (of) {
      if (isFor(tokens[i]) && result.head === null) possessed = true;
      result.start = i;
      const count = result.head !== null ? undefined : countOf(tokens, counts, i);
      if (count) { result.count ??= count; i = count.from; result.start = count.from; }
      if (prep === "from" && i - 1 >= floor && !tokens[i - 1]!.entries.length) result.prep ??= null;
      continue;
    }
    if (isBetween(token) && !isNumberOrDigits(tokens[i + 1])) { result.prep ??= "between"; result.start = i; return result; }
    // "… في قصف لقوات X": the preposition before the act noun is that noun's, not X's.
    if (prep && result.head !== null && possessed) return result;
    // "قائد ميداني في سرايا القدس": who is somebody in an organisation is its man.
    if (prep === "at" && result.head === null && i === mention.from - 1 && mention.kind === "actor" && member(tokens, i - 1, floor)) { result.start = i; result.ranks = true; continue; }
    // "tués dans une attaque de X": the preposition governs the attack, whose doer X is.
    if (prep) { if (result.head === null || prep === "by" || prep === "against") result.prep ??= prep; result.start = i; return result; }
    // "عدد قتلى القوات": the dead of a side, whose number stands elsewhere.
    if (result.head === null && isCounted(token, (e) => e.meaning === "killed" || e.meaning === "wounded") && isTally(tokens[i - 1])) result.ranks = true;
    const count = result.head !== null ? undefined : countAt(counts, i);
    if (count) { result.count ??= count; i = count.from; result.start = i; continue; }
    // "killed government soldiers": a verb, though "the killed" are counted too.
    if (isAct(token, (e) => e.features.includes("past") && e.features.includes("pp")) && !goesBeforeNoun(tokens[i - 1])) return result;
    if (isSkipped(token)) { result.start = i; continue; }
    if (isAct(token, isArticleOrNumberOrBound(tokens[i + 1]) ? PARTICIPLE_ALONE : PARTICIPLE) && result.start < mention.from && result.head === null && isAdjective(tokens, i, floor)) { result.start = i; continue; }
    if (isVerbal(token)) return result;
    if (token.kind === "number") { result.start = i; continue; }
    // "by President Example's air force": names before a force are whose it is.
    if (token.kind === "word" && token.capital && !tokens[mention.from]!.capital && token.entries.every((e) => e.tag === "stop" || e.tag === "source-noun") && mention.from - i < 6) { result.start = i; continue; }
    // An unknown noun or adjective: it may be the head of "… of X"; go on only through "of".
    if (result.start < mention.from || token.kind === "word" && !token.capital) { result.start = i; continue; }
    return result;
  }
  return result;
}

/** "X من جهة، وY": where the first of two sides ends, before the words that only set them against each other; `i` itself without them. */
function aside(tokens: readonly Token[], i: number): number {
  let k = i;
  if (k > 0 && /^[،,]$/.test(tokens[k - 1]!.text)) k--;
  for (let n = 1; n <= 3; n++) if (isSideMark(tokens[k - n], (e) => e.length === n)) { k -= n; while (k > 0 && /^["”»]$/.test(tokens[k - 1]!.text)) k--; return k; }
  return i;
}

/** Whether a noun for somebody with a rank or arms ends at token `i`, over its adjectives. */
function member(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i; k >= Math.max(floor, i - 2); k--) {
    const { entries } = tokens[k]!;
    if (entries.some((e) => e.tag === "act" || e.tag === "act-noun")) return false;
    if (entries.some((e) => e.tag === "counted" && e.meaning === "persons" && e.features.includes("sg")) && !entries.some((e) => e.tag === "people" || e.tag === "nationality")) return true;
    if (!entries.some((e) => e.tag === "adjective" || e.tag === "nationality")) return false;
  }
  return false;
}

const passedOf = (tokens: readonly Token[], at: number): boolean => isOf(tokens[at]) || (tokens[at]?.text === "," && isOf(tokens[at + 1]));

/** Where a phrase of "by" and a mention begins that ends at token `i`, with the commas around it; null when none does. */
function overDoer(tokens: readonly Token[], i: number, others: readonly { from: number; to: number }[], floor: number): number | null {
  const end = tokens[i]!.text === "," ? i : i + 1, before = others.find((m) => m.to === end);
  if (!before) return null;
  let by = before.from - 1;
  if (isArticle(tokens[by]) && !isBy(tokens[by])) by--;
  if (by < floor || !isBy(tokens[by])) return null;
  return tokens[by - 1]?.text === "," && tokens[i]!.text === "," ? by - 1 : by;
}

/** "army offensive", "the group's overnight raid": a name before an act noun belongs to it, whatever stands before both. */
export function compound(tokens: readonly Token[], mention: { from: number; to: number }, end: number, as: Role): Role {
  // "near a police station", "army positions": what belongs to a party stands for it.
  const belongs = (t: Token | undefined): boolean => isSideNoun(t);
  if ((belongs(tokens[mention.to]) || (mention.to - mention.from > 1 && belongs(tokens[mention.to - 1]))) && as.prep !== "from" && as.prep !== "by") as = { ...as, ranks: true };
  for (let i = mention.to; i < Math.min(end, mention.to + 4); i++) {
    const token = tokens[i]!;
    if (token.joined || token.kind === "mark") return as;
    if (isAct(token, (e) => e.features.includes("ger"))) return as; // "the coalition fighting …"
    if (isActNoun(token)) return { ...as, prep: null, head: i };
    if (!fillsNoun(token)) return as;
  }
  return as;
}

/** A preposition of several words that ends at token `i` ("appartenant aux", "à proximité de"). */
function wide(tokens: readonly Token[], i: number, floor: number): { at: number; tag: NonNullable<Role["prep"]> } | null {
  for (let k = i - 1; k >= Math.max(floor, i - 5); k--)
    for (const e of tokens[k]!.entries) if (e.length === i - k + 1) for (const tag of [...PREPS, "of"] as const) if (e.tag === tag) return { at: k, tag };
  return null;
}

/** A participle is an adjective when no auxiliary stands before it. */
export function isAdjective(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 4); k--) {
    if (isAux(tokens[k])) return false;
    if (tokens[k]!.kind === "mark") break;
  }
  return true;
}

export type { ActorMention };
