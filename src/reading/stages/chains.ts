import type { Link, SourceRef } from "../claim.ts";
import type { Directory } from "../../directory/index.ts";
import type { Document } from "../../page/index.ts";
import type { Attributed } from "./attribution.ts";
import type { Draft } from "./draft.ts";
import type { Sense } from "./read-sentence.ts";
import type { SourceMention } from "./sources.ts";
import type { Token } from "./tokens.ts";
import { isAnd, isBody as namesBody, isNameJoint, isSub, tagged } from "../tags.ts";

const isSourceNounOrGroupNounOrForce = tagged("source-noun", "group-noun", "force");

/** The source of a mention, as it goes into a claim. A person's own name is never part of it: the office or the kind of source is enough. */
export function sourceRef(mention: SourceMention, directory: Directory, language: string, tokens: readonly Token[]): SourceRef {
  const actor = mention.actor ? directory.actor(mention.actor) : null;
  if (actor) return { id: actor.id, name: actor.name[language] ?? actor.name["en"] ?? actor.id, kind: actor.kind, side: null };
  const words = tokens.slice(mention.from, mention.to), kept = words.filter((t) => !ofAName(t) && !(mention.stranger && t.entries.length === 0));
  // What is left of a name without its proper nouns says nobody: "le … palestinien".
  const says = kept.length === words.length || kept.some((t) => isSourceNounOrGroupNounOrForce(t));
  return { id: null, name: (says && kept.map((t) => t.text).join(" ")) || "a person or body named in the text", kind: "unnamed", side: mention.side };
}

/** A word of somebody's own name, particles too ("Abu", "de"). */
const ofAName = (t: Token): boolean => (t.capital && t.entries.every((e) => e.tag === "stop" || e.tag === "name-joint")) || (t.entries.length > 0 && t.entries.every((e) => e.tag === "name-joint" || e.tag === "stop") && isNameJoint(t));

/** The links of one attribution, relays first. */
export function links(sense: Sense, a: Attributed, document: Document, directory: Directory, language: string): Link[] {
  const { tokens } = sense.sentence;
  const cue = document.text.slice(tokens[a.cue.from]!.start, tokens[a.cue.to - 1]!.end);
  return [...a.via, ...(a.source ? [a.source] : [])].map((s) => {
    const anchor = { start: tokens[s.from]!.start, end: tokens[s.to - 1]!.end };
    return { source: sourceRef(s, directory, language, tokens), text: document.text.slice(anchor.start, anchor.end), anchor, inherited: false, cue, stance: a.stance };
  });
}

/** Who is meant by his own noun whoever spoke before ("the observatory said"); "the group" may be anybody's. */
const OBSERVERS = new Set(["monitor", "news-agency", "media", "international-organisation"]);

/** Memory of who spoke last, for what goes on without naming a source again. */
export interface Speaking {
  chain: Link[]; sentence: number;
  /** The latest chain that an organisation or a group stands at the end of, for "cette ONG", "la même organisation". */
  body: Link[];
  /** Who did what the sentence before told, for "Il affirme …" where nobody has spoken since. */
  doer: { link: Link; sentence: number } | null;
}

/** Who may be meant by "the ministry" after having spoken; a monitor or a group may not. */
const STATES = new Set(["government", "state-force", "official"]);

/** "le gouverneur" after "le gouverneur de X": a word of the office stands among those who spoke before. */
const sameOffice = ({ name }: SourceMention, chain: readonly Link[]): boolean => {
  const words = new Set(chain.flatMap((l) => l.text.toLowerCase().split(/[^\p{L}\p{M}]+/u)));
  return name.toLowerCase().split(/[^\p{L}\p{M}]+/u).some((w) => w.length > 3 && words.has(w));
};

/** The chain that a pronoun or "the same source" goes on with: whoever spoke within two sentences, else the doer of the one before. */
function open(speaking: Speaking, at: number, a: Attributed, { sentence: { tokens } }: Sense, document: Document): readonly Link[] {
  if (speaking.doer && at - speaking.doer.sentence <= (a.source ? 2 : 1) && at > speaking.doer.sentence && speaking.sentence < speaking.doer.sentence && (!a.source || (ofBody(a, tokens) && isBody([speaking.doer.link])))) return [{ ...speaking.doer.link, cue: document.text.slice(tokens[a.cue.from]!.start, tokens[a.cue.to - 1]!.end), stance: a.stance }];
  if (ofBody(a, tokens) && speaking.body.length && !isBody(speaking.chain)) return speaking.body;
  return at - speaking.sentence <= 2 ? speaking.chain : [];
}

/** "le groupe", "the organisation": words of an attribution that only an organisation or a group can be meant by. */
const ofBody = (a: Attributed, tokens: readonly Token[]): boolean => { const { from, to } = a.source ?? a.cue; return tokens.slice(from, to).some((t) => namesBody(t)); };

const BODIES = new Set(["monitor", "international-organisation", "armed-group"]);

/** Whether an organisation or a group stands at the end of a chain. */
export const isBody = (chain: readonly Link[]): boolean => BODIES.has(chain.at(-1)?.source.kind ?? "");

const that = (t: Token): boolean => isSub(t, (e) => e.meaning === "that");

/** "X said it took the hill, but the claim could not be verified": what nobody could confirm is the page's word again after a joint. */
function parted(tokens: readonly Token[], a: Attributed, draft: Draft): boolean {
  if (draft.type !== "confirmation" || draft.factuality !== "unknown" || draft.source || a.cue.to > draft.trigger.from) return false;
  const between = tokens.slice(a.cue.to, draft.trigger.from), at = between.findLastIndex((t) => isAnd(t) || t.text === "," || t.text === "،");
  return at >= 0 && !between.slice(at).some(that);
}

/**
 * The chain of a draft: every attribution whose stretch holds its trigger, the widest first, so that the last link is
 * the origin. What carries on reported speech takes the chain that was open.
 */
export function chainOf(sense: Sense, draft: Draft, document: Document, directory: Directory, language: string, speaking: Speaking, publisher: string | null, at: number): Link[] {
  const all = sense.attributed
    .filter((a) => a.from <= draft.trigger.from && a.to > draft.trigger.from && a.special !== "relay" && !parted(sense.sentence.tokens, a, draft))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  // "was reported" names nobody where somebody is named.
  const holding = all.some((a) => a.special !== "nobody") ? all.filter((a) => a.special !== "nobody") : all;
  const chain: Link[] = [];
  for (const a of holding) {
    // "X, dit X …, ajoute son communiqué": who spoke before in the same sentence is meant first.
    const spoke = a.source?.echo || a.special === "carry" ? sense.attributed.filter((b) => b !== a && b.source && !b.source.echo && b.special !== "relay" && b.source.from < (a.source?.from ?? a.cue.from)).sort((x, y) => x.source!.from - y.source!.from).at(-1) : undefined;
    const go = a.special === "carry" || (a.source?.echo && (speaking.chain.length > 0 || (speaking.doer && ofBody(a, sense.sentence.tokens))) && (!a.source.office || sameOffice(a.source, speaking.chain) || (a.source.ministry && STATES.has(speaking.chain.at(-1)?.source.kind ?? "")))) ? open(speaking, at, a, sense, document) : null;
    const add = spoke ? links(sense, spoke, document, directory, language).map((l) => ({ ...l, inherited: true }))
      : go?.length && !(a.special === "carry" && a.otherwise?.actor && OBSERVERS.has(directory.actor(a.otherwise.actor)?.kind ?? "")) ? go.map((l) => ({ ...l, inherited: true }))
      : go ? (a.otherwise && (a.otherwise.actor === null || OBSERVERS.has(directory.actor(a.otherwise.actor)?.kind ?? "")) ? links(sense, { ...a, source: a.otherwise }, document, directory, language) : []) : links(sense, a, document, directory, language);
    for (const link of add) if (!chain.some((l) => (l.anchor.start === link.anchor.start && l.anchor.end === link.anchor.end) || (l.source.id !== null && l.source.id === link.source.id))) chain.push(link);
  }
  // "The group said": somebody speaks, and the story does not say who; it is not the page.
  const unknown = chain.length === 0 ? holding.at(-1) : undefined;
  if (unknown) chain.push(...links(sense, { ...unknown, source: unknown.source ?? { kind: "source", ...unknown.cue, actor: null, name: "", side: null, echo: true } }, document, directory, language));
  const relay = sense.attributed.find((a) => a.special === "relay");
  if (relay && chain.length === 0) chain.push(...links(sense, relay, document, directory, language));
  // An outlet that quotes itself is the publisher: no link.
  return chain.filter((link) => publisher === null || link.source.id !== publisher);
}
