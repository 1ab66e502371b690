import type { Directory } from "../../directory/index.ts";
import type { ActorMention } from "./actors.ts";
import { army, government } from "./actors.ts";
import { country, type Story } from "./story.ts";
import type { PlaceMention } from "./places.ts";
import type { Token } from "./tokens.ts";
import { isAct, isAnd, isArticle, isBody, isCamp, isCounted, isFor, isLocal, isNameJoint, isOf, isSay, isSourceNoun, isStateNoun, isSub, seek, tagged, theCamp, theForce, theNationality, theSourceNoun } from "../tags.ts";

const modifiesSource = tagged("adjective", "nationality", "camp", "force", "quantifier"),
  joinsSource = tagged("of", "at", "from", "near", "for", "and", "adjective"), joinsName = tagged("of", "and", "at", "from", "for"),
  isJoint = tagged("state-noun", "of", "article", "adjective", "nationality", "quantifier", "number", "camp", "force", "and", "at", "near", "from"),
  isOfOrSourceNoun = tagged("of", "source-noun"), isPlaceNounOrPeopleOrSideNoun = tagged("place-noun", "people", "side-noun"),
  leadsToName = tagged("of", "article", "and", "at", "from", "for"), isDefiniteOrPossessiveOrSame = tagged("definite", "possessive", "same"),
  isPossessiveOrSameOrDemonstrative = tagged("possessive", "same", "demonstrative"), isAuxOrQuantifier = tagged("aux", "quantifier"),
  isAdjectiveOrEthnic = tagged("adjective", "ethnic"), endsName = tagged("sub", "say", "at", "of", "and", "from", "act", "verb", "act-noun"),
  followsPerson = tagged("say", "weekday", "month", "at");

/** A run of words that may speak: a named actor, an office that stands for one, or somebody unnamed. */
export interface SourceMention {
  kind: "source"; from: number; to: number;
  /** The actor that speaks; null for an unnamed source. */
  actor: string | null;
  name: string;
  /** True when the words only point back at who spoke before ("son communiqué"). */
  echo: boolean;
  /** True for "the governor", who is whoever spoke before only if a governor did. */
  office?: boolean;
  /** True for "the ministry", which whoever speaks for a state may be. */
  ministry?: boolean;
  /** True for words that no list knows where a verb of saying wants its speaker: they may be a person's name. */
  stranger?: boolean;
  /** For unnamed sources, the actor in whose camp the words put them. */
  side: string | null;
}

const QUOTE = new Set(["«", "»", "\"", "“", "”"]);
const NAMES_MEDIA = new Set(["media", "news-agency", "monitor"]);

/**
 * Finds everything in a sentence that may be a source. A noun of office ("le porte-parole de", "un communiqué de")
 * stands for the actor it belongs to; "une source militaire", "des habitants" are unnamed, with the side that their
 * words give them; an agency in apposition ("l'agence de …, Amaq,") is that agency.
 */
export function sources(tokens: readonly Token[], actors: readonly ActorMention[], story: Story, prenominal = false, places: readonly PlaceMention[] = [], verbFirst = false): SourceMention[] {
  const found: SourceMention[] = [];
  // "وزارة الصحة في غزة … وأكدت الوزارة": the office that the story named by the same noun.
  const keep = (noun: Token, actor: string): void => { if (!prenominal) story.offices?.set(noun.folded.at(-1)!, actor); };
  const at = new Map(actors.map((a) => [a.from, a]));
  const taken = new Set<number>();
  for (let i = seek(tokens, 0, tokens.length, isSourceNoun); i < tokens.length; i = seek(tokens, i + 1, tokens.length, isSourceNoun)) {
    // "porte-parole de l'armée", but "porte-parole de l'Armée nationale …": a name that goes on beyond the words ends them.
    const noun = theSourceNoun(tokens[i], (e) => !actors.some((a) => a.by === "name" && a.from > i && a.from < i + e.length && a.to > i + e.length));
    if (!noun || taken.has(i)) continue;
    // "… Example TV reports.": the verb, not what somebody reported.
    if (prenominal && isSay(tokens[i]) && actors.some((a) => (a.to === i || a.from === i + 1) && a.id !== null && NAMES_MEDIA.has(story.directory.actor(a.id)?.kind ?? ""))) continue;
    const inside = actors.find((a) => a.from <= i && a.to > i + noun.length - 1 && a.id && a.id !== "civilians" && a.by === "name" && !(noun.meaning === "civil" && a.to === i + noun.length && story.directory.actor(a.id)?.kind === "civilian"));
    if (inside) { if (inside.to - inside.from > 1) keep(tokens[i]!, inside.id!); continue; }
    let start = i;
    let to = i + noun.length, owner: ActorMention | null = null, nation: string | null = null, camp = false, force: string | null = null, agency: ActorMention | null = null;
    // An adjective may stand before the noun (English): look one or two back.
    for (let k = i - 1; k >= Math.max(0, i - 2); k--) {
      const n = theNationality(tokens[k]);
      if (n) nation ??= n.meaning;
      if (isCamp(tokens[k])) camp = true;
      const before = actors.find((a) => a.to === i && a.id && a.by !== "people");
      if (before && (noun.meaning === "office" || noun.meaning === "state")) owner ??= before;
    }
    // "the Britain-based Example Observatory monitoring group", "a senior Syrian military source".
    if (prenominal) {
      const named = actors.find((a) => a.to === i && a.id && a.by !== "people");
      if (named) { owner ??= named; start = named.from; if (noun.meaning === "agency" && NAMES_MEDIA.has(story.directory.actor(named.id!)?.kind ?? "")) agency = named; }
      else while (start > 0 && i - start < 4 && tokens[start - 1]!.kind === "word" && modifiesSource(tokens[start - 1]) && !isCounted(tokens[start - 1])) {
        start--;
        nation ??= theNationality(tokens[start])?.meaning ?? null;
        force ??= theForce(tokens[start])?.meaning ?? null;
      }
      while (start > 0 && i - start < 6 && tokens[start]!.joined === true) start--;
      // "the Britain-based Example Observatory": where it sits is part of who it is.
      if (named && start > 1 && tokens[start - 1]!.joined === true) start -= 2;
      start = opened(tokens, start);
    }
    while (to < tokens.length && to - start < 16) {
      // An article that no preposition leads begins a new noun phrase, where commas are lost too.
      if (prenominal && to > i + noun.length && isArticle(tokens[to]) && !joinsSource(tokens[to - 1])) break;
      const actor = at.get(to);
      const where = prenominal && to > i + noun.length ? places.find((p) => p.from === to) : undefined;
      if (where) { if (noun.meaning === "state") nation ??= where.place?.country || null; to = where.to; continue; }
      const token = tokens[to]!;
      // "according to the bulletin Example Front fighters …": a name that no preposition ties to the noun is somebody else's.
      if (prenominal && actor?.id && to === i + noun.length && (noun.meaning === "text" || noun.meaning === "unnamed" || noun.meaning === "private") && !NAMES_MEDIA.has(story.directory.actor(actor.id)?.kind ?? "")) break;
      if (actor && !prenominal && actor.by === "people") { to = actor.to; continue; } // "مسؤول في مستشفى": nobody's voice
      // "اتهم المتحدث باسم X سلاح الجو": another party that nothing joins to the office.
      if (actor && !prenominal && owner && to > i + noun.length && !joinsName(tokens[to - 1]) && actor.from !== owner.from) break;
      if (actor && actor.id && !(prenominal && actor.by === "people")) {
        if (!owner || noun.meaning === "agency") owner ??= actor;
        const kind = story.directory.actor(actor.id)?.kind;
        if (kind && NAMES_MEDIA.has(kind) && noun.meaning === "agency") agency ??= actor;
        to = actor.to;
        if (noun.meaning !== "agency" && actor.by === "name" && tokens[to]?.text !== "-") { /* may go on: "… de l'armée à Homs" */ }
        continue;
      }
      const n = theNationality(token);
      if (n) { nation ??= n.meaning; to += n.length; continue; }
      const f = theForce(token);
      if (f) { force ??= f.meaning; to += f.length; continue; }
      if (isCamp(token)) { camp = true; to++; continue; }
      // "وكالة X عن Y": whom the agency quotes is no part of its name.
      if (agency && !prenominal && isOf(token)) break;
      if (noun.meaning === "agency" && !prenominal && QUOTE.has(token.text) && !agency && at.get(to + 1)?.id) { to++; continue; }
      if (isJoint(token, (e) => e.tag !== "and") || (token.kind === "word" && token.entries.length === 0 && !token.capital && to - start < 4)) { to++; continue; }
      if (isAnd(token) && (at.has(to + 1) || isOfOrSourceNoun(tokens[to + 1]))) { to++; continue; }
      if (prenominal && to > i + noun.length && isPlaceNounOrPeopleOrSideNoun(token)) { to++; continue; }
      if (prenominal && isFor(token) && (noun.meaning === "office" || noun.meaning === "unnamed")) { to++; continue; }
      // An agency's own name in apposition.
      if (noun.meaning === "agency" && !agency && token.text === "," && at.get(to + 1)?.id) { const named = at.get(to + 1)!; agency = named; to = named.to; continue; }
      break;
    }
    while (to > i + noun.length && leadsToName(tokens[to - 1])) to--;
    // "les autorités locales" are not whoever spoke before.
    const bareNoun = to === i + noun.length && !(tokens[to]?.kind === "word" && tokens[to]!.capital && !prenominal);
    const named = person(tokens, to);
    // "A. Writer, head of …" as well as "the head of … A. Writer".
    const people = [...(prenominal && noun.meaning !== "agency" ? before(tokens, start) : []), ...tokens.slice(to, named)].map((t) => t.folded[0]!).filter((w) => w.length > 2);
    to = named;
    // "a US military spokesman": the noun itself says of which force.
    if (prenominal && noun.length > 1) force ??= tokens.slice(i, i + noun.length - 1).flatMap((t) => t.entries).find((e) => e.tag === "force")?.meaning ?? null;
    const code = nation ?? null;
    const home = !code && force && prenominal ? country(story) : null;
    const state = home ? army(story, home, force!) : code && noun.meaning !== "civil" ? (force || noun.meaning === "military" ? army(story, code, force ?? "army") : government(story, code)) : null;
    const mention: SourceMention = { kind: "source", from: start, to, actor: null, name: tokens.slice(start, to).map((t) => t.text).join(" "), side: null, echo: false };
    if (noun.meaning === "agency") mention.actor = agency?.id ?? (owner && NAMES_MEDIA.has(story.directory.actor(owner.id!)?.kind ?? "") ? owner.id : null);
    else if (noun.meaning === "office" || noun.meaning === "text") { mention.actor = owner?.id ?? state; mention.echo = mention.actor === null && (noun.meaning === "text" || (bareNoun && isDefiniteOrPossessiveOrSame(tokens[start - 1]) === true)); mention.office = mention.echo && noun.meaning === "office" && !isPossessiveOrSameOrDemonstrative(tokens[start - 1]) && isLocal(tokens[i]); mention.ministry = mention.office && isLocal(tokens[i], (e) => e.meaning === "state"); }
    // "نشطاء المرصد", "مصادر المرصد": the monitor's own people speak for it.
    else if (!prenominal && owner && (noun.meaning === "civil" || noun.meaning === "unnamed") && story.directory.actor(owner.id!)?.kind === "monitor" && owner.to === to) mention.actor = owner.id;
    else if (noun.meaning === "state") { const home = country(story); mention.actor = owner?.id ?? state ?? (home ? government(story, home) : null); }
    else if (noun.meaning === "military") { const at = country(story); mention.actor = owner?.id ?? state ?? (at ? army(story, at, "army") : null); }
    else if (noun.meaning === "monitor") mention.actor = owner && story.directory.actor(owner.id!)?.kind === "monitor" ? owner.id : monitorOf(story);
    if (mention.actor && to - start > 1 && noun.meaning !== "civil" && noun.meaning !== "unnamed") keep(tokens[i]!, mention.actor);
    if (!mention.actor && !prenominal && to - start === 1 && tokens[i]!.clitics.some((c) => c.includes("article"))) mention.actor = story.offices?.get(tokens[i]!.folded.at(-1)!) ?? null;
    // "قالت الأخيرة": whoever was named last before it.
    if (noun.meaning === "latter") { mention.actor = actors.findLast((a) => a.to <= i && a.id !== null && a.id !== "civilians" && a.by !== "people")?.id ?? null; if (!mention.actor) continue; }
    if (!mention.actor && noun.meaning !== "private") {
      mention.side = owner?.id ?? state ?? (camp ? campOf(tokens, start, to, story) : null);
      if (mention.side && NAMES_MEDIA.has(story.directory.actor(mention.side)?.kind ?? "")) mention.side = null;
    }
    // "الناطق باسم الحكومة": the government of the story's country.
    if (!mention.actor && !prenominal && noun.meaning === "office" && tokens.slice(i, to).some((t) => isStateNoun(t))) { const home = country(story); mention.actor = home ? government(story, home) : null; }
    // "un hôpital soutenu par X a reçu …, écrit l'organisation": the organisation that the sentence named.
    if (mention.echo && isBody(tokens[i])) {
      const body = actors.findLast((a) => a.to <= start && a.id !== null && ["international-organisation", "monitor", "armed-group"].includes(story.directory.actor(a.id)?.kind ?? ""));
      if (body) { mention.actor = body.id; mention.echo = false; }
    }
    // "the Britain-based group's director": the office of the source right before it.
    const over = found.at(-1);
    if (prenominal && noun.meaning === "office" && mention.actor === null && over?.actor && over.to === start) { found.pop(); Object.assign(mention, { from: over.from, actor: over.actor, echo: false }); }
    for (let k = start; k < to; k++) taken.add(k);
    found.push(mention);
    for (const word of people) story.persons?.set(word, mention);
    if (!prenominal && mention.actor && noun.meaning === "office") { const word = lastName(tokens, to); if (word) story.persons?.set(word, mention); }
  }
  if (verbFirst) for (const m of strangers(tokens, taken, actors, story)) { for (let k = m.from; k < m.to; k++) taken.add(k); found.push(m); }
  // "وأضاف المالكي أن …": the spokesman whose name an office introduced; nobody else is a source by his name.
  if (!prenominal && story.persons && story.persons.size > 0) for (let i = 1; i < tokens.length; i++) {
    const known = tokens[i]!.kind === "word" && !taken.has(i) && !tokens[i]!.capital ? story.persons.get(tokens[i]!.folded[0]!) : undefined;
    if (known?.actor && (isSay(tokens[i - 1]) || isAct(tokens[i - 1], (e) => e.meaning === "accuse"))) { taken.add(i); found.push({ kind: "source", from: i, to: i + 1, actor: known.actor, name: tokens[i]!.text, side: known.side, echo: false }); }
  }
  // "Novak added": somebody named before with an office, or else a person whom nothing makes anybody's voice.
  const named = new Set(taken);
  for (const m of [...places, ...actors.filter((a) => a.by === "name")]) for (let k = m.from; k < m.to; k++) named.add(k);
  if (prenominal) for (let i = 0; i < tokens.length; i++) {
    const unknown = (k: number): boolean => tokens[k]?.kind === "word" && tokens[k]!.capital && tokens[k]!.entries.every((e) => e.tag === "stop" || e.tag === "name-joint") && !named.has(k);
    if (!unknown(i)) continue;
    let to = i + 1;
    while (to < tokens.length && to - i < 6 && (unknown(to) || tokens[to]!.joined === true)) to++;
    const verb = isAuxOrQuantifier(tokens[to]) ? tokens[to + 1] : tokens[to];
    const known = tokens.slice(i, to).map((t) => story.persons?.get(t.folded[0]!)).find(Boolean);
    const proper = tokens.slice(i, to).some((t) => t.entries.length === 0);
    const after = isSay(tokens[i - 1]) && !tokens[i - 1]!.entries.some((e) => e.lemma.startsWith("tell"));
    if (proper && (after || isSay(verb))) found.push({ kind: "source", from: i, to, actor: known?.actor ?? null, name: tokens.slice(i, to).map((t) => t.text).join(" "), side: known?.side ?? null, echo: false });
    i = to - 1;
  }
  for (const actor of actors) {
    // "Les rebelles affirment": whoever they are, it is on their word.
    if ((!actor.id && actor.by !== "group") || taken.has(actor.from) || actor.id === "civilians") continue;
    found.push({ kind: "source", from: actor.from, to: actor.to, actor: actor.id === "unknown-gunmen" ? null : actor.id, name: actor.name, side: null, echo: false });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** "a senior local civil defence official": where the noun phrase begins, over words that the lexicon lacks, if an article opens it. */
function opened(tokens: readonly Token[], start: number): number {
  for (let k = start - 1; k >= Math.max(0, start - 4); k--) {
    const token = tokens[k]!;
    if (isArticle(token)) return k + 1;
    if (token.kind !== "word" || token.capital || (token.entries.length > 0 && !isAdjectiveOrEthnic(token))) return start;
  }
  return start;
}

/** "a monitoring group": the one monitor that the story names, or names most. */
function monitorOf(story: Story): string | null {
  const monitors = (list: Iterable<[string, number]>): [string, number][] => [...list].filter(([id]) => story.directory.actor(id)?.kind === "monitor").sort((a, b) => b[1] - a[1]);
  const sure = monitors(story.named), named = sure.length ? sure : monitors(story.heard ?? []);
  return named.length === 1 || (named[0] && named[0][1] > named[1]![1]) ? named[0]![0] : null;
}

/** What cannot open the name of whoever speaks. */
const NO_SPEAKER = new Set(["pronoun", "at", "for", "of", "from", "weekday", "day-part", "sub", "neg", "act", "act-noun", "number", "and", "part", "demonstrative", "month", "according", "after"]);
/** What ends it. */
const ENDS_SPEAKER = new Set(["at", "for", "from", "weekday", "day-part", "toward", "after", "against"]);

/** "وقالت نقابة الممرضين إن …": words that nothing else reads, between a verb that brings in a new speaker and its "that". */
function strangers(tokens: readonly Token[], taken: ReadonlySet<number>, actors: readonly ActorMention[], story: Story): SourceMention[] {
  const made: SourceMention[] = [];
  const is = (k: number, tags: ReadonlySet<string>): boolean => tokens[k]!.entries.some((e) => tags.has(e.tag));
  for (let i = seek(tokens, 0, tokens.length, isSay); i + 2 < tokens.length; i = seek(tokens, i + 1, tokens.length, isSay)) {
    const { entries } = tokens[i]!, from = i + 1;
    if (!entries.some((e) => e.tag === "say" && e.features.includes("fin")) || entries.some((e) => e.tag === "goes-on") || tokens[from]!.kind !== "word" || is(from, NO_SPEAKER)) continue;
    let that = from;
    while (that < tokens.length && that - from < 8 && tokens[that]!.kind === "word" && !isSub(tokens[that])) that++;
    if (that >= tokens.length || that === from || !isSub(tokens[that], (e) => e.meaning === "that")) continue;
    let to = from + 1;
    while (to < that && !is(to, ENDS_SPEAKER)) to++;
    const words = tokens.slice(from, to);
    if (!words.some((t) => t.entries.length === 0 || t.entries.every((e) => e.tag === "stop")) || actors.some((a) => a.from < to && a.to > from)) continue;
    if (words.some((t, k) => taken.has(from + k) || story.persons?.has(t.folded[0]!))) continue;
    made.push({ kind: "source", from, to, actor: null, name: words.map((t) => t.text).join(" "), echo: false, side: null, stranger: true });
  }
  return made;
}

/** The last word of a person's name that follows an office up to what is said ("المتحدث باسم التحالف العقيد … أن"), or null. */
function lastName(tokens: readonly Token[], to: number): string | null {
  let i = to;
  while (i < tokens.length && i - to < 6 && tokens[i]!.kind === "word" && !endsName(tokens[i])) i++;
  const last = tokens[i - 1], next = tokens[i];
  if (i === to || !last || !isSub(next, (e) => e.meaning === "that") || last.entries.length > 0 || last.text.length < 4) return null;
  return last.folded[0]!;
}

/** Where a person's name after an office ends ("the group's director Jan Novak said"); the same place when none stands there. */
function person(tokens: readonly Token[], to: number): number {
  let i = to;
  while (i < tokens.length && i - to < 5 && tokens[i]!.kind === "word" && (tokens[i]!.capital || (i > to && isNameJoint(tokens[i]))) && !followsPerson(tokens[i])) i++;
  return i > to && (isSay(tokens[i]) || tokens[i]?.text === ",") ? i : to;
}

/** A person's name right before an office in apposition ("A. Writer, head of the group"). */
function before(tokens: readonly Token[], start: number): readonly Token[] {
  let to = start;
  while (to > 0 && start - to < 2 && (tokens[to - 1]!.text === "," || isArticle(tokens[to - 1]))) to--;
  let from = to;
  while (from > 0 && to - from < 5 && tokens[from - 1]!.kind === "word" && tokens[from - 1]!.capital && tokens[from - 1]!.entries.every((e) => e.tag === "stop" || e.tag === "name-joint")) from--;
  return tokens.slice(from, to).some((t) => t.entries.length === 0) ? tokens.slice(from, to) : [];
}

/** "pro-gouvernementales": the government of the story's country. */
function campOf(tokens: readonly Token[], from: number, to: number, story: Story): string | null {
  for (let i = Math.max(0, from - 2); i < to; i++) {
    const camp = theCamp(tokens[i]);
    if (camp?.meaning === "government") { const c = country(story); return c ? government(story, c) : null; }
  }
  return null;
}

/** Whether an actor is one that reports rather than fights. */
export const reports = (directory: Directory, id: string): boolean => NAMES_MEDIA.has(directory.actor(id)?.kind ?? "");
