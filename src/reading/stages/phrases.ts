import type { Matcher } from "../match.ts";
import type { PhraseRule } from "../rule.ts";
import type { ActorMention } from "./actors.ts";
import type { Clause } from "./clauses.ts";
import type { Draft } from "./draft.ts";
import { modality } from "./modality.ts";
import type { PlaceMention } from "./places.ts";
import type { SourceMention } from "./sources.ts";
import type { TimeMention } from "./times.ts";
import type { CountMention } from "./counts.ts";
import type { Token } from "./tokens.ts";
import { tagged } from "../tags.ts";

const isSayOrSayNoun = tagged("say", "say-noun"), isLightOrActOrVerb = tagged("light", "act", "verb");

type Any = ActorMention | PlaceMention | SourceMention | TimeMention | CountMention;

/** Reads set phrases whole: axes ("from X toward Y"), confirmations, opinions. Each match is one claim. */
export function phrases(tokens: readonly Token[], mentions: readonly Any[], clauses: readonly Clause[], matcher: Matcher<PhraseRule>): Draft[] {
  const found: Draft[] = [];
  for (const match of matcher.all(tokens, mentions)) {
    const value = match.rule.value;
    const within = <K extends Any["kind"]>(name: string, kind: K): Extract<Any, { kind: K }>[] => {
      const at = match.captures[name];
      return at ? (mentions.filter((m) => m.kind === kind && m.from >= at.from && m.to <= at.to) as Extract<Any, { kind: K }>[]) : [];
    };
    const clause = clauses.find((c) => match.from >= c.from && match.from < c.to) ?? { from: match.from, to: match.to, kind: "main" as const };
    const places = [...within("from", "place").map((p) => ({ ...p, role: "from" as const })), ...within("toward", "place").map((p) => ({ ...p, role: "toward" as const })), ...within("place", "place")];
    const whole = ["assessment", "confirmation", "responsibility", "control"].includes(value.type);
    const source = match.captures["source"] ?? null;
    const from = Math.min(match.from, whole ? clause.from : match.from);
    let to = Math.max(match.to, whole ? clause.to : match.to);
    // "نفت الوزارة أن تكون طائراتها قد قصفت …": what is denied belongs to the denial, with its place and its doer.
    const denied = value.type === "confirmation" && value.sourced && value.polarity === "negative" ? clauses.find((c) => c.kind === "reported" && c.from >= match.to && c.from - clause.to <= 0 && !tokens.slice(match.to, c.from).some((t) => isSayOrSayNoun(t))) ?? clause : null;
    if (denied && denied !== clause) to = denied.to;
    // "dément toute implication dans les raids sur X": a denial names the place of what it denies.
    if (value.type === "confirmation" && value.polarity === "negative" && !(denied && denied !== clause) && places.length === 0) places.push(...mentions.filter((m): m is PlaceMention => m.kind === "place" && !m.describes && m.from >= match.to && !tokens.slice(match.to, m.from).some((t) => t.text === ";")));
    if (denied && places.length === 0) places.push(...mentions.filter((m): m is PlaceMention => m.kind === "place" && !m.describes && m.from >= match.to && m.to <= to));
    const doer = denied && !match.captures["actor"] ? mentions.filter((m): m is ActorMention => m.kind === "actor" && m.id !== null && (m.by === "name" || m.by === "force") && m.id !== "civilians" && m.from >= match.to && m.to <= to && !(source && m.from >= source.from && m.to <= source.to)).slice(0, 1) : [];
    // Blame, axes and control are hedged and denied as acts are ("serait l'œuvre de", "n'est pas derrière").
    // "de X vers Y, les rebelles ont avancé": the one party of the clause is who moved.
    const movers = value.type === "movement" && !match.captures["actor"] ? mentions.filter((m): m is ActorMention => m.kind === "actor" && m.id !== "civilians" && m.from >= clause.from && m.to <= clause.to && (m.to <= match.from || m.from >= match.to)) : [];
    const told = ["responsibility", "movement", "control"].includes(value.type) ? modality(tokens, clause, { from: match.from, to: match.to }) : null;
    if (value.type === "control" && places.length === 0) places.push(...mentions.filter((m): m is PlaceMention => m.kind === "place" && m.from >= clause.from && m.to <= clause.to));
    const late = mentions.filter((m): m is TimeMention => m.kind === "time" && !m.vague && m.from >= match.to && m.to <= to);
    if (places.length === 0 && value.type === "responsibility") places.push(...mentions.filter((m): m is PlaceMention => m.kind === "place" && m.from >= match.to && m.to <= to));
    found.push({
      type: value.type, act: "phrase", rule: match.rule.id, from, to, trigger: { from: match.from, to: match.to }, clause,
      // Who claims an act did it.
      initiators: value.type === "responsibility" && value.sourced && value.polarity !== "negative" && !match.captures["actor"] && source ? mentions.filter((m): m is ActorMention => m.kind === "actor" && m.id !== null && m.from >= source.from && m.to <= source.to).slice(0, 1) : doer.length ? doer : movers.length === 1 ? movers : within("actor", "actor"), targets: within("target", "actor"), places,
      // "a revendiqué jeudi l'assaut mené mardi": the day after the act is the act's.
      dated: late.some((t) => isLightOrActOrVerb(tokens[t.from - 1], (e) => e.features.includes("pp")) || mentions.some((m) => m.kind === "time" && m.from >= from && m.to <= match.to)),
      times: value.type === "responsibility" && late.length ? late : mentions.filter((m): m is TimeMention => m.kind === "time" && !m.vague && m.from >= from && m.to <= to), counts: [],
      factuality: value.factuality ?? told?.factuality ?? "certain", polarity: value.polarity ?? told?.polarity ?? "positive", hedge: told?.hedge ?? null, anaphoric: value.type !== "assessment",
      source: value.sourced && source ? { from: source.from, to: source.to } : null,
    });
  }
  return found;
}
