import type { Stance } from "../claim.ts";
import type { Match, Matcher } from "../match.ts";
import type { AttributionRule } from "../rule.ts";
import { insertion } from "./clauses.ts";
import type { SourceMention } from "./sources.ts";
import type { Token } from "./tokens.ts";
import { isAct, isActNoun, isAnd, isArticle, isAux, isBy, isFor, isNe, isNumber, isOf, isReflexive, isSay, isSourceNoun, seek, tagged, theSay } from "../tags.ts";

const isActNounOrCounted = tagged("act-noun", "counted"), isActOrAuxOrSub = tagged("act", "aux", "sub"), isActOrSub = tagged("act", "sub"),
  isAuxOrReflexive = tagged("aux", "reflexive"), isActNounOrArticle = tagged("act-noun", "article"), isForOrByOrWith = tagged("for", "by", "with"),
  goesBetween = tagged("article", "with", "of", "by", "from", "at", "for", "adjective", "quantifier"),
  isPossessiveOrIndefinite = tagged("possessive", "indefinite"), isPronounOrObjectPronoun = tagged("pronoun", "object-pronoun"),
  isTelling = tagged("act", "act-noun", "aux", "counted", "say", "sub", "hedge"), isActOrActNoun = tagged("act", "act-noun"),
  isActOrVerb = tagged("act", "verb"), opensClause = tagged("aux", "say", "verb", "sub"), isSub = tagged("sub");

/** A source's word over a stretch of a sentence (token numbers), with the cue that shows it. */
export interface Attributed {
  from: number; to: number;
  source: SourceMention | null;
  /** Sources that relay it, publisher's side first. */
  via: SourceMention[];
  cue: { from: number; to: number };
  stance: Stance;
  special: "relay" | "carry" | "nobody" | null;
  /** For what carries on: who the words themselves name, where nobody spoke before ("the sources said"). */
  otherwise: SourceMention | null;
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
    const cue = match.captures["cue"];
    // "les informations selon lesquelles l'armée …": whoever follows is told of, and says nothing.
    if (!say && cue && isSub(tokens[cue.to], (e) => e.meaning === "relative")) return false;
    if (!say && captured && cue && captured.to <= cue.from && sources.some((s) => s.from >= captured.to && s.to === cue.from)) return false;
    if (!say) return true;
    if (!speaksIn(tokens, say)) return false;
    if (!captured) return true;
    // "قال إن الجيش استعاد …": who stands behind the "that" is told of.
    if (captured.from > say.to && tokens.slice(say.to, captured.from).some((t) => isSub(t, (e) => e.meaning === "that"))) return false;
    // "قال لرويترز إن …": to whom it was said.
    if (captured.from === say.to + 1 && isFor(tokens[say.to]) && tokens[say.to]!.end === tokens[captured.from]!.start) return false;
    // "أعلنت مقتل جنديين": those that an act befell do not speak.
    if (captured.from > say.to && tokens.slice(say.to, captured.from).some((t, k, all) => isActNounOrCounted(t) || (isNumber(t) && k < all.length - 1))) return false;
    if (captured.to > say.from) return true;
    // "… between the army and X in the north, said Y": what only a comma parts from the verb is not its subject.
    if (tokens[say.from - 1]!.text === "," && tokens[captured.to]!.text !== "," && tokens[match.from]!.text !== "," && tokens.slice(captured.to, say.from - 1).every((t) => t.text !== ",")) return false;
    // "the army in Homs the Observatory said": who stands right before the verb speaks.
    if (!tokens.slice(captured.to, captured.to + 2).some((t) => isSub(t)) && sources.some((s) => s.from >= captured.to && s.to <= say.from && (s.to === say.from || tokens.slice(s.to, say.from).every((t) => isAux(t))) && !governed(tokens, s.from) && ![1, 2].some((k) => isOf(tokens[s.from - k])))) return false;
    return straight(tokens, captured.to, say.from) && (tokens[match.from]!.text === "," || !inverted(tokens, captured.to, say, sources)) && (match.captures["via"] !== undefined || !governed(tokens, captured.from));
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
    const otherwise = value.special === "carry" ? bySource(match.from, match.to) : null;
    if (value.special === "carry") source = null;
    if (value.special === "nobody") source = { kind: "source", ...cue, actor: null, name: tokens.slice(cue.from, cue.to).map((t) => t.text).join(" "), echo: false, side: null };
    const { from, to } = closes(match, tokens, sources) ? { from: before(tokens, match.from), to: match.from } : inserted(match, tokens) ? { from: before(tokens, match.from), to: after(tokens, match.to) } : reach(match, tokens);
    if (to > from || value.special) found.push({ from, to, source, via, cue, stance: stanceOf(match) ?? value.stance, special: value.special ?? null, otherwise, rule: match.rule.id });
  }
  return [...found, ...relative(tokens, sources, found), ...coordinated(tokens, sources, found)];
}

/** "L'armée a dénoncé un raid et affirmé que …": a participle of saying after "and" shares the auxiliary, and with it the subject. */
function coordinated(tokens: readonly Token[], sources: readonly SourceMention[], found: readonly Attributed[]): Attributed[] {
  const made: Attributed[] = [];
  for (let k = seek(tokens, 2, tokens.length, isSay); k < tokens.length; k = seek(tokens, k + 1, tokens.length, isSay)) {
    const say = theSay(tokens[k], (e) => e.features.length > 0 && e.features.every((f) => f === "pp"));
    if (!say || !isAnd(tokens[k - 1]) || found.some((a) => a.cue.from <= k && a.cue.to > k)) continue;
    const that = tokens.findIndex((t, i) => i > k && i <= k + 4 && isSub(t, (e) => e.meaning === "that" || e.meaning === "either"));
    if (that < 0) continue;
    let have = k - 2;
    while (have >= 0 && !STOPS.has(tokens[have]!.text) && !isAux(tokens[have], (e) => e.meaning === "have")) have--;
    if (have < 0 || STOPS.has(tokens[have]!.text)) continue;
    const source = sources.findLast((s) => s.to <= have);
    // Between the subject and its auxiliary stands at most an apposition.
    if (!source || tokens.slice(source.to, have).some((t, i, all) => isActOrAuxOrSub(t) || (t.kind !== "mark" && i > 0 && all[0]!.text !== ","))) continue;
    made.push({ from: that + 1, to: ending(tokens, that), source, via: [], cue: { from: k, to: k + say.length }, stance: asStance(say.meaning) ?? "says", special: null, rule: "and-says", otherwise: null });
  }
  return made;
}

const ending = (tokens: readonly Token[], from: number): number => { let i = from; while (i < tokens.length && !STOPS.has(tokens[i]!.text)) i++; return i; };

/** The rule of what a relative clause of saying says. */
export const RELATIVE = "source-who-says";

/** "X, qui dit avoir perdu deux hommes, …": a relative clause of saying, on the word of whoever stands right before it. */
function relative(tokens: readonly Token[], sources: readonly SourceMention[], found: readonly Attributed[]): Attributed[] {
  const made: Attributed[] = [];
  for (let i = seek(tokens, 1, tokens.length, isSub); i < tokens.length; i = seek(tokens, i + 1, tokens.length, isSub)) {
    if (!isSub(tokens[i], (e) => e.meaning === "relative")) continue;
    const source = sources.findLast((s) => s.to <= i && i - s.to <= (tokens[s.to]?.text === "(" ? 4 : 1));
    if (!source) continue;
    for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
      const say = theSay(tokens[k]);
      if (say && speaksIn(tokens, { from: k, to: k + say.length }) && !found.some((a) => a.cue.from === k)) {
        const cue = { from: k, to: k + say.length };
        let to = cue.to;
        while (to < tokens.length && !STOPS.has(tokens[to]!.text) && tokens[to]!.text !== "," && tokens[to]!.text !== "،") to++;
        if (to > cue.to) made.push({ from: cue.to, to, source, via: [], cue, stance: asStance(say.meaning) ?? "says", special: null, otherwise: null, rule: RELATIVE });
        break;
      }
      if (tokens[k]!.kind === "mark" || isActOrSub(tokens[k])) break;
    }
  }
  return made;
}

/** "… vers l'hôpital, indique une source": after a comma of its own the verb looks ahead to its subject. */
function inverted(tokens: readonly Token[], from: number, say: { from: number; to: number }, sources: readonly SourceMention[]): boolean {
  let verb = say.from;
  while (verb > from && isAuxOrReflexive(tokens[verb - 1])) verb--;
  if (!/^[,»”]$/.test(tokens[verb - 1]?.text ?? "") || tokens.slice(from, verb - 1).some((t) => t.text === ",")) return false;
  return sources.some((s) => s.from >= say.to && s.from <= say.to + 6 && !tokens.slice(say.to, s.from).some((t) => t.kind === "mark" || isSub(t)));
}

/** Between a source and its verb stands no other verb: "X holds the town, the army left, said Y" is not X speaking. */
function straight(tokens: readonly Token[], from: number, to: number): boolean {
  // "n'avoir visé que des soldats et parle de …": whoever stands right before "and" and a verb is no subject of that.
  if (to - from <= 2 && isAnd(tokens[from], (e) => e.meaning !== "so")) return false;
  // "Two residents, who asked not to be named, said": a relative clause between two commas is no other statement.
  const relative = tokens[from]?.text === "," && isSub(tokens[from + 1], (e) => e.meaning === "relative");
  const past = relative ? tokens.findLastIndex((t, i) => i < to && i > from + 1 && t.text === ",") : -1;
  for (let i = past > 0 && to - past <= 4 ? past + 1 : from; i < to; i++) {
    const token = tokens[i]!;
    if (token.text === "»" || token.text === "«" || token.text === "“" || token.text === "”") return false;
    const noun = isActNounOrArticle(token);
    if (!noun && isAct(token, (e) => e.features.some((f) => f !== "pp" && f !== "inf" && f !== "ger"))) return false;
    if (isAux(token) && i < to - 5 && insertion(tokens, to - 1) !== i) return false;
  }
  return true;
}

/** Whether a preposition stands right before a name: then it is not the subject of the verb that follows ("هجوم للقوات أعلنت …"). */
const governed = (tokens: readonly Token[], at: number): boolean => {
  const wide = (k: number): boolean => [2, 3].some((n) => isFor(tokens[k - n + 1], (e) => e.length === n)); // "affiliated to"
  return isForOrByOrWith(tokens[at - 1]) || wide(at - 1) || (isArticle(tokens[at - 1]) && !isOf(tokens[at - 1]) && (isBy(tokens[at - 2]) || wide(at - 2)));
};

/** A participle says something only with "have" before it ("a affirmé"), an infinitive never ("affirmer"). */
function speaksIn(tokens: readonly Token[], say: { from: number; to: number }): boolean {
  const verb = tokens[say.from]!, features = verb.entries.filter((e) => e.tag === "say").flatMap((e) => e.features);
  // "the village of Tell X": amid a sentence a capital is a name's.
  if (verb.capital && say.from > 0 && tokens[say.from - 1]!.kind === "word") return false;
  // "with reports of …": after a preposition or an article a noun.
  if (isSourceNoun(verb) && goesBetween(tokens[say.from - 1])) return false;
  // "clashes with the army were reported": said of it, though the form could be a past.
  const aux = [1, 2].map((k) => tokens[say.from - k]).find((t) => isAux(t));
  if (features.includes("past") && features.includes("pp") && isAux(aux, (e) => e.meaning === "be")) return false;
  // "son avance", "une annonce": a noun that is spelled as a verb of saying.
  if (isPossessiveOrIndefinite(tokens[say.from - 1]) && !isPronounOrObjectPronoun(tokens[say.from - 1])) return false;
  if (features.length === 0 || features.some((f) => f !== "pp" && f !== "inf")) return true;
  if (!features.includes("pp")) return false;
  for (let i = say.from - 1; i >= Math.max(0, say.from - 6); i--) {
    // "a été revendiquée": said of it, not by it.
    if (isAux(tokens[i], (e) => e.meaning === "be" && e.features.includes("pp"))) return false;
    if (isAux(tokens[i], (e) => e.meaning === "have" || isReflexive(tokens[i - 1]))) return true;
    if (tokens[i]!.text === ",") { const aux = i === say.from - 1 ? insertion(tokens, i) : -1; return aux >= 0 && isAux(tokens[aux], (e) => e.meaning === "have"); }
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

const after = (tokens: readonly Token[], at: number): number => { let i = at; while (i < tokens.length && !(STOPS.has(tokens[i]!.text) && !tokens[i]!.inner)) i++; return i; };
const before = (tokens: readonly Token[], at: number): number => { let i = at; while (i > 0 && !(STOPS.has(tokens[i - 1]!.text) && !tokens[i - 1]!.inner)) i--; return i; };

/** What tells of something: without any of it behind a cue, the cue closes its sentence ("… the ministry said in a note sent to the press."). */

/** Whether a cue that usually opens what is said closes it here: nothing is told behind it, and something before. */
function closes(match: Match<AttributionRule>, tokens: readonly Token[], sources: readonly SourceMention[]): boolean {
  const say = match.captures["say"];
  if (match.rule.value.scope !== "after" || !say || match.to - say.to > 1) return false;
  const tells = (t: Token): boolean => t.kind === "number" || isTelling(t);
  const start = before(tokens, match.from), end = after(tokens, match.to);
  // A participle only says which note or channel it was.
  if (tokens.slice(say.to, end).some((t, k) => tells(t) && !sources.some((s) => s.from <= say.to + k && say.to + k < s.to) && !t.entries.every((e) => e.features.length > 0 && e.features.every((f) => f === "pp" || f === "ger")))) return false;
  return tokens.slice(start, match.from).some((t) => isActOrActNoun(t));
}

/** "The two blasts, the sources said, caused …", also without its commas: a cue right before the verb of what is said stands amid it. */
function inserted(match: Match<AttributionRule>, tokens: readonly Token[]): boolean {
  const say = match.captures["say"], next = tokens[match.to], { scope } = match.rule.value;
  if (!say || !next || !(scope === "after" ? match.to === say.to : scope === "before" && match.to === say.to + 1 && tokens[say.to]!.text === ",")) return false;
  const finite = isAux(next, (e) => e.features.some((f) => f === "past" || f === "pres")) || isActOrVerb(next, (e) => e.features.includes("past"));
  // What stands before is its subject and has no verb of its own: "… an initiative the council said is too small" is another matter.
  const subject = tokens.slice(before(tokens, match.from), match.from);
  return finite && subject.some((t) => isActNoun(t)) && !subject.some((t) => opensClause(t) || isAct(t, (e) => e.features.includes("past")));
}

/** The stretch that a cue governs. */
function reach(match: Match<AttributionRule>, tokens: readonly Token[]): { from: number; to: number } {
  switch (match.rule.value.scope) {
    case "sentence": return { from: before(tokens, match.from), to: after(tokens, match.to) };
    case "after": {
      // "assure n'avoir visé que des camps": "only" is no "that".
      const cue = cueOf(match).to, between = tokens.slice(cue, match.to), only = between.some((t) => isNe(t)) && between.some((t) => isAct(t));
      return { from: only ? cue : match.to, to: after(tokens, match.to) };
    }
    case "before": return { from: before(tokens, match.from), to: match.from };
    case "clause": {
      // Up to the next comma or stop after the cue; the stretch before it from the last comma.
      let to = match.to;
      while (to < tokens.length && !STOPS.has(tokens[to]!.text) && tokens[to]!.text !== ",") to++;
      return { from: match.to, to };
    }
  }
}
