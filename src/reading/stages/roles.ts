import type { ActorMention } from "./actors.ts";
import type { CountMention } from "./counts.ts";
import type { Token } from "./tokens.ts";
import { tagged } from "../tags.ts";

const mayGovern = tagged("by", "against", "with", "toward", "near", "for", "from", "at");

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
const SKIP = new Set(["article", "adjective", "quantifier", "nationality", "number", "bound", "scale", "collective", "dozens", "group-noun", "people", "force", "camp", "counted", "place-noun", "part"]);

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
    if (token.text === "," || token.text === "،" || token.entries.some((e) => e.tag === "and")) {
      const back = aside(tokens, i);
      const before = others.find((m) => m.to === i || m.to === back || (m.to === i - 1 && tokens[i - 1]!.entries.some((e) => e.tag === "and")));
      if (before && before.from !== mention.from && depth < 4) {
        const shared = role(tokens, before, counts, others, floor, depth + 1);
        return { ...shared, count: result.count ?? shared.count };
      }
      if (token.entries.some((e) => e.tag === "and") && i - 1 >= floor && tokens[i - 1]!.entries.some((e) => SKIP.has(e.tag))) { result.start = i; continue; }
      return result;
    }
    const span = wide(tokens, i, floor);
    if (span) {
      result.start = span.at;
      if (span.tag === "of") { const c = counts.find((c) => c.to <= span.at && c.to > span.at - 3); if (c) { result.count ??= c; i = c.from; } else i = span.at; continue; }
      result.prep ??= span.tag;
      return result;
    }
    if (token.kind === "mark") { if (token.text === "«" || token.text === "\"" || token.text === "“" || token.text === "-") continue; return result; }
    if (token.entries.some((e) => e.tag === "act-noun")) {
      // A noun of action straight before a name: "attaque Daech" is rare, "attaques de Daech" comes through "of" below.
      result.start = i;
      result.head ??= i;
      continue;
    }
    // A verb with an object pronoun right after a noun is a relative clause; what follows is its doer ("قصف نفذته القوات").
    if (i > floor && token.clitics.some((c) => c.includes("pronoun")) && token.entries.some((e) => (e.tag === "light" || e.tag === "act") && e.features.includes("fin"))) { result.prep = "by"; return result; }
    if (i > floor && token.clitics.some((c) => c.includes("pronoun")) && token.entries.some((e) => e.tag === "verb" && e.features.includes("fin"))) { result.prep = "with"; return result; }
    const side = token.entries.find((e) => e.tag === "side-noun");
    if (side) { result.ranks = true; result.start = i; continue; }
    const prep = mayGovern(token) ? PREPS.find((p) => token.entries.some((e) => e.tag === p)) : undefined;
    const of = token.entries.some((e) => e.tag === "of");
    if (of) {
      if (tokens[i]!.entries.some((e) => e.tag === "for") && result.head === null) possessed = true;
      result.start = i;
      const count = result.head !== null ? undefined : counts.find((c) => c.unit !== "strikes" && c.from <= i - 1 && c.to > i - 1 - 2 && c.to <= i && !tokens.slice(c.to, i).some((t) => t.entries.some((e) => e.tag === "at" && e.length === 1)));
      if (count) { result.count ??= count; i = count.from; result.start = count.from; }
      if (prep === "from" && i - 1 >= floor && !tokens[i - 1]!.entries.length) result.prep ??= null;
      continue;
    }
    if (token.entries.some((e) => e.tag === "between") && !tokens[i + 1]?.entries.some((e) => e.tag === "number" || e.tag === "digits")) { result.prep ??= "between"; result.start = i; return result; }
    // "… في قصف لقوات X": the preposition before the act noun is that noun's, not X's.
    if (prep && result.head !== null && possessed) return result;
    // "قائد ميداني في سرايا القدس": who is somebody in an organisation is its man.
    if (prep === "at" && result.head === null && i === mention.from - 1 && mention.kind === "actor" && member(tokens, i - 1, floor)) { result.start = i; result.ranks = true; continue; }
    // "tués dans une attaque de X": the preposition governs the attack, whose doer X is.
    if (prep) { if (result.head === null || prep === "by" || prep === "against") result.prep ??= prep; result.start = i; return result; }
    // "عدد قتلى القوات": the dead of a side, whose number stands elsewhere.
    if (result.head === null && token.entries.some((e) => e.tag === "counted" && (e.meaning === "killed" || e.meaning === "wounded")) && tokens[i - 1]?.entries.some((e) => e.tag === "tally")) result.ranks = true;
    const count = result.head !== null ? undefined : counts.find((c) => c.unit !== "strikes" && c.from <= i && c.to > i);
    if (count) { result.count ??= count; i = count.from; result.start = i; continue; }
    // "killed government soldiers": a verb, though "the killed" are counted too.
    if (token.entries.some((e) => e.tag === "act" && e.features.includes("past") && e.features.includes("pp")) && !tokens[i - 1]?.entries.some((e) => ["article", "of", "number", "quantifier"].includes(e.tag))) return result;
    if (token.entries.some((e) => SKIP.has(e.tag))) { result.start = i; continue; }
    if (token.entries.some((e) => e.tag === "act" && e.features.includes("pp") && !(e.features.includes("past") && tokens[i + 1]!.entries.some((x) => x.tag === "article" || x.tag === "number" || x.tag === "bound"))) && result.start < mention.from && result.head === null && isAdjective(tokens, i, floor)) { result.start = i; continue; }
    if (token.entries.some((e) => ["act", "say", "aux", "verb", "sub", "light", "pronoun"].includes(e.tag))) return result;
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
  for (let n = 1; n <= 3; n++) if (tokens[k - n]?.entries.some((e) => e.tag === "side-mark" && e.length === n)) { k -= n; while (k > 0 && /^["”»]$/.test(tokens[k - 1]!.text)) k--; return k; }
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

const is = (token: Token | undefined, tag: string): boolean => Boolean(token?.entries.some((e) => e.tag === tag));
const passedOf = (tokens: readonly Token[], at: number): boolean => is(tokens[at], "of") || (tokens[at]?.text === "," && is(tokens[at + 1], "of"));

/** Where a phrase of "by" and a mention begins that ends at token `i`, with the commas around it; null when none does. */
function overDoer(tokens: readonly Token[], i: number, others: readonly { from: number; to: number }[], floor: number): number | null {
  const end = tokens[i]!.text === "," ? i : i + 1, before = others.find((m) => m.to === end);
  if (!before) return null;
  let by = before.from - 1;
  if (is(tokens[by], "article") && !is(tokens[by], "by")) by--;
  if (by < floor || !is(tokens[by], "by")) return null;
  return tokens[by - 1]?.text === "," && tokens[i]!.text === "," ? by - 1 : by;
}

const FILLERS = new Set(["adjective", "nationality", "number", "group-noun", "force", "camp", "aircraft", "quantifier"]);

/** "army offensive", "the group's overnight raid": a name before an act noun belongs to it, whatever stands before both. */
export function compound(tokens: readonly Token[], mention: { from: number; to: number }, end: number, as: Role): Role {
  // "near a police station", "army positions": what belongs to a party stands for it.
  const belongs = (t: Token | undefined): boolean => Boolean(t?.entries.some((e) => e.tag === "side-noun"));
  if ((belongs(tokens[mention.to]) || (mention.to - mention.from > 1 && belongs(tokens[mention.to - 1]))) && as.prep !== "from" && as.prep !== "by") as = { ...as, ranks: true };
  for (let i = mention.to; i < Math.min(end, mention.to + 4); i++) {
    const token = tokens[i]!;
    if (token.joined || token.kind === "mark") return as;
    if (token.entries.some((e) => e.tag === "act" && e.features.includes("ger"))) return as; // "the coalition fighting …"
    if (token.entries.some((e) => e.tag === "act-noun")) return { ...as, prep: null, head: i };
    if (!token.entries.some((e) => FILLERS.has(e.tag))) return as;
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
    if (tokens[k]!.entries.some((e) => e.tag === "aux")) return false;
    if (tokens[k]!.kind === "mark") break;
  }
  return true;
}

export type { ActorMention };
