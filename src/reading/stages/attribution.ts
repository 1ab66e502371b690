import type { Stance } from "../claim.ts";
import type { Match, Matcher } from "../match.ts";
import type { AttributionRule } from "../rule.ts";
import type { SourceMention } from "./sources.ts";
import type { Token } from "./tokens.ts";

/** A source's word over a stretch of a sentence (token numbers), with the cue that shows it. */
export interface Attributed {
  from: number; to: number;
  source: SourceMention | null;
  /** Sources that relay it, publisher's side first. */
  via: SourceMention[];
  cue: { from: number; to: number };
  stance: Stance;
  special: "relay" | "carry" | null;
  rule: string;
}

const STOPS = new Set([";", "."]);

/** Reads who says what in one sentence. */
export function attributions(tokens: readonly Token[], sources: readonly SourceMention[], matcher: Matcher<AttributionRule>): Attributed[] {
  const found: Attributed[] = [];
  const bySource = (from: number, to: number): SourceMention | null => {
    const inside = sources.filter((s) => s.from >= from && s.from < to);
    return inside[0] ?? null;
  };
  // Whoever does not speak here leaves the words to whoever does: a refused match takes no words away from another.
  const speaks = (match: Match<AttributionRule>): boolean => {
    // "كما أكد X أن …" opens a sentence: nothing stands before it that X could have said.
    if (match.rule.value.scope === "before" && match.from === 0) return false;
    const captured = match.captures["source"] ?? null, say = match.captures["say"] ?? null;
    if (!say) return true;
    if (!speaksIn(tokens, say)) return false;
    if (!captured) return true;
    // "قال إن الجيش استعاد …": who stands behind the "that" is told of.
    if (captured.from > say.to && tokens.slice(say.to, captured.from).some((t) => t.entries.some((e) => e.tag === "sub" && e.meaning === "that"))) return false;
    // "أعلنت مقتل جنديين": those that an act befell do not speak.
    if (captured.from > say.to && tokens.slice(say.to, captured.from).some((t, k, all) => t.entries.some((e) => e.tag === "act-noun" || e.tag === "counted" || (e.tag === "number" && k < all.length - 1)))) return false;
    if (captured.to > say.from) return true;
    return straight(tokens, captured.to, say.from) && !inverted(tokens, captured.to, say, sources) && (match.captures["via"] !== undefined || !governed(tokens, captured.from));
  };
  for (const match of matcher.all(tokens, sources, speaks)) {
    const value = match.rule.value;
    const captured = match.captures["source"] ?? null;
    let source = captured ? bySource(captured.from, captured.to) : null;
    if (captured && !source && !value.special) continue;
    // "l'agence …, Amaq, a affirmé": what stands alone between the commas may be the speaker's name.
    const cue = value.special === "carry" && !captured && tokens[match.from]!.kind === "word" ? { from: match.from, to: cueOf(match).to } : cueOf(match);
    const via: SourceMention[] = [];
    const relay = match.captures["via"];
    if (relay) { const outlet = bySource(relay.from, relay.to); if (outlet) via.push(outlet); }
    if (value.special === "carry") source = null;
    const { from, to } = reach(match, tokens);
    if (to > from || value.special) found.push({ from, to, source, via, cue, stance: stanceOf(match) ?? value.stance, special: value.special ?? null, rule: match.rule.id });
  }
  return [...found, ...relative(tokens, sources, found)];
}

/** The rule of what a relative clause of saying says. */
export const RELATIVE = "source-who-says";

/** "X, qui dit avoir perdu deux hommes, …": a relative clause of saying, on the word of whoever stands right before it. */
function relative(tokens: readonly Token[], sources: readonly SourceMention[], found: readonly Attributed[]): Attributed[] {
  const made: Attributed[] = [];
  for (let i = 1; i < tokens.length; i++) {
    if (!tokens[i]!.entries.some((e) => e.tag === "sub" && e.meaning === "relative")) continue;
    const source = sources.findLast((s) => s.to <= i && i - s.to <= (tokens[s.to]?.text === "(" ? 4 : 1));
    if (!source) continue;
    for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
      const say = tokens[k]!.entries.find((e) => e.tag === "say");
      if (say && speaksIn(tokens, { from: k, to: k + say.length }) && !found.some((a) => a.cue.from === k)) {
        const cue = { from: k, to: k + say.length };
        let to = cue.to;
        while (to < tokens.length && !STOPS.has(tokens[to]!.text) && tokens[to]!.text !== "," && tokens[to]!.text !== "،") to++;
        if (to > cue.to) made.push({ from: cue.to, to, source, via: [], cue, stance: asStance(say.meaning) ?? "says", special: null, rule: RELATIVE });
        break;
      }
      if (tokens[k]!.kind === "mark" || tokens[k]!.entries.some((e) => e.tag === "act" || e.tag === "sub")) break;
    }
  }
  return made;
}

/** "… vers l'hôpital, indique une source": after a comma of its own the verb looks ahead to its subject. */
function inverted(tokens: readonly Token[], from: number, say: { from: number; to: number }, sources: readonly SourceMention[]): boolean {
  let verb = say.from;
  while (verb > from && tokens[verb - 1]!.entries.some((e) => e.tag === "aux" || e.tag === "reflexive")) verb--;
  if (!/^[,»”]$/.test(tokens[verb - 1]?.text ?? "") || tokens.slice(from, verb - 1).some((t) => t.text === ",")) return false;
  return sources.some((s) => s.from >= say.to && s.from <= say.to + 6 && !tokens.slice(say.to, s.from).some((t) => t.kind === "mark" || t.entries.some((e) => e.tag === "sub")));
}

/** Between a source and its verb stands no other verb: "X holds the town, the army left, said Y" is not X speaking. */
function straight(tokens: readonly Token[], from: number, to: number): boolean {
  // "n'avoir visé que des soldats et parle de …": whoever stands right before "and" and a verb is no subject of that.
  if (to - from <= 2 && tokens[from]?.entries.some((e) => e.tag === "and")) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token.text === "»" || token.text === "«" || token.text === "“" || token.text === "”") return false;
    const noun = token.entries.some((e) => e.tag === "act-noun" || e.tag === "article");
    if (!noun && token.entries.some((e) => e.tag === "act" && e.features.some((f) => f !== "pp" && f !== "inf" && f !== "ger"))) return false;
    if (token.entries.some((e) => e.tag === "aux") && i < to - 5) return false;
  }
  return true;
}

/** Whether a preposition stands right before a name: then it is not the subject of the verb that follows ("هجوم للقوات أعلنت …"). */
const governed = (tokens: readonly Token[], at: number): boolean => {
  const is = (k: number, ...tags: string[]): boolean => Boolean(tokens[k]?.entries.some((e) => tags.includes(e.tag)));
  return is(at - 1, "for", "by", "with") || (is(at - 1, "article") && !is(at - 1, "of") && is(at - 2, "by"));
};

/** A participle says something only with "have" before it ("a affirmé"), an infinitive never ("affirmer"). */
function speaksIn(tokens: readonly Token[], say: { from: number; to: number }): boolean {
  const features = tokens[say.from]!.entries.filter((e) => e.tag === "say").flatMap((e) => e.features);
  if (features.length === 0 || features.some((f) => f !== "pp" && f !== "inf")) return true;
  if (!features.includes("pp")) return false;
  for (let i = say.from - 1; i >= Math.max(0, say.from - 6); i--) {
    // "a été revendiquée": said of it, not by it.
    if (tokens[i]!.entries.some((e) => e.tag === "aux" && e.meaning === "be" && e.features.includes("pp"))) return false;
    if (tokens[i]!.entries.some((e) => e.tag === "aux" && (e.meaning === "have" || tokens[i - 1]?.entries.some((r) => r.tag === "reflexive")))) return true;
    if (tokens[i]!.text === ",") break;
  }
  return false;
}

/** The verb's own stance, when the lexicon gives one to the captured cue ("prétend": claims). */
const stanceOf = (match: Match<AttributionRule>): Stance | null => asStance(match.captures["say"]?.meaning);

function asStance(meaning: string | null | undefined): Stance | null {
  return meaning && ["says", "reports", "claims", "denies", "confirms", "declines"].includes(meaning) ? (meaning as Stance) : null;
}

function cueOf(match: Match<AttributionRule>): { from: number; to: number } {
  const say = match.captures["say"] ?? match.captures["cue"];
  return say ? { from: say.from, to: say.to } : { from: match.from, to: match.to };
}

/** The stretch that a cue governs. */
function reach(match: Match<AttributionRule>, tokens: readonly Token[]): { from: number; to: number } {
  const after = (at: number): number => { let i = at; while (i < tokens.length && !STOPS.has(tokens[i]!.text)) i++; return i; };
  const before = (at: number): number => { let i = at; while (i > 0 && !STOPS.has(tokens[i - 1]!.text)) i--; return i; };
  switch (match.rule.value.scope) {
    case "sentence": return { from: before(match.from), to: after(match.to) };
    case "after": return { from: match.to, to: after(match.to) };
    case "before": return { from: before(match.from), to: match.from };
    case "clause": {
      // Up to the next comma or stop after the cue; the stretch before it from the last comma.
      let to = match.to;
      while (to < tokens.length && !STOPS.has(tokens[to]!.text) && tokens[to]!.text !== ",") to++;
      return { from: match.to, to };
    }
  }
}
