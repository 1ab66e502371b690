import type { Atlas, Place } from "../../atlas/index.ts";
import type { Directory } from "../../directory/index.ts";
import type { Problem } from "../../problem.ts";
import type { Matcher } from "../match.ts";
import type { AttributionRule, GeographyRule, Grammar, PhraseRule, TimeRule } from "../rule.ts";
import { affiliated, affiliations } from "./affiliation.ts";
import { actor, army, general, government, remember, severalHere, type ActorMention, type Cast } from "./actors.ts";
import { attributions, RELATIVE, type Attributed } from "./attribution.ts";
import { clauses, type Clause } from "./clauses.ts";
import { counts, type CountMention } from "./counts.ts";
import type { Draft } from "./draft.ts";
import { events } from "./events.ts";
import { Meanings } from "./meanings.ts";
import type { Named } from "./names.ts";
import { phrases } from "./phrases.ts";
import { describing, partOfCountry, keep, place, unknownPlace, type PlaceMention } from "./places.ts";
import { unlisted } from "./unlisted.ts";
import { withoutTotals } from "./running.ts";
import type { Sentence } from "./sentences.ts";
import { reports, sources, type SourceMention } from "./sources.ts";
import type { Story } from "./story.ts";
import { standing } from "./unsaid.ts";
import { times, type Reference, type TimeMention } from "./times.ts";
import { isAct, isActNoun, isAnd, isArticle, isAt, isAux, isBacking, isBy, isForce, isGroupNoun, isHandiwork, isIndefinite, isLength, isNationality, isOf, isOpposed, isPlaceNoun, isQuantifier, isSay, isSourceNoun, isToward, tagged, theIdiom, theNationality } from "../tags.ts";

const locates = tagged("at", "near", "of", "from", "article", "place-noun", "adjective", "describes", "nationality"),
  measures = tagged("at", "place-noun", "near", "length"), isOfOrArticle = tagged("of", "article"),
  tellsSomething = tagged("act", "act-noun", "say", "aux", "verb", "counted"), partsActors = tagged("act", "say", "aux", "by", "against", "backing"),
  isInstrumentOrActNoun = tagged("instrument", "act-noun"), startsOver = tagged("act", "act-noun", "aux", "say", "verb", "sub", "and", "counted");

/** A language, ready to read. */
export interface Reader {
  language: string;
  grammar: Grammar;
  times: Matcher<TimeRule>;
  attributions: Matcher<AttributionRule>;
  phrases: Matcher<PhraseRule>;
  geography: Matcher<GeographyRule>;
}

/** What the sentences of one story share and pass on. */
export interface Telling { story: Story; cast: Cast; anchors: Place[]; reference: Reference; atlas: Atlas; directory: Directory; problems: Problem[]; text: string }

/** A sentence with everything found in it. */
export interface Sense {
  sentence: Sentence;
  actors: ActorMention[]; places: PlaceMention[]; times: TimeMention[]; counts: CountMention[];
  sources: SourceMention[]; attributed: Attributed[]; clauses: Clause[]; drafts: Draft[];
}

/** Runs the stages that look at one sentence, in their order. */
export function readSentence(sentence: Sentence, named: readonly Named[], reader: Reader, telling: Telling): Sense {
  const { tokens } = sentence;
  const { story, cast } = telling;
  const prenominal = reader.grammar.modifiers === "before";
  // Times first: their numbers and names are no counts and no places.
  const found = times(tokens, reader.times, telling.reference, telling.problems, telling.text);
  const taken: boolean[] = tokens.map(() => false);
  const take = (m: { from: number; to: number }): void => { for (let i = m.from; i < m.to; i++) taken[i] = true; };
  found.forEach(take);
  const actors: ActorMention[] = [], places: PlaceMention[] = [];
  // A village that no gazetteer has lies where the story said before.
  const told = (p: PlaceMention): void => { const before = p.place === null && p.candidates.length === 0 ? story.lost?.get(spelled(tokens, p)) : undefined; if (before) p.within ??= before; };
  const byStart = new Map(named.map((n) => [n.from, n]));
  for (let i = 0; i < tokens.length; i++) {
    let name = byStart.get(i);
    // "شركات الطيران": a set phrase names no force.
    const idiom = name ? undefined : theIdiom(tokens[i]);
    if (idiom) { i += idiom.length - 1; continue; }
    // "government troops" is one word for a force, whatever "government" alone may name.
    if (prenominal && name && name.actors.every((m) => m.via === "contextual") && longerForce(tokens[i], name.to - name.from)) name = undefined;
    // "Turkish state media" in a Syrian story: the nationality before it says whose, not the story.
    const nation = prenominal && name?.actors.length && name.actors.every((m) => m.via === "contextual") ? theNationality(tokens[i - 1])?.meaning : undefined;
    if (nation && ofOthers(name!, nation, telling.directory)) name = undefined;
    // "IS-held", "Kurdish-led": a name joined to a word that only describes something else.
    if (prenominal && name?.actors.length && describing(tokens, name.to)) { i = name.to; continue; }
    // "l'armée syrienne": the nationality after it says whose, not the story.
    if (!prenominal && name?.actors.length && name.places.length === 0 && name.actors.every((m) => m.via === "contextual") && isForce(tokens[name.to - 1]) && isNationality(tokens[name.to])) name = undefined;
    // "l'organisation Save …": a common noun before a name that no list knows is no group that some call so.
    if (name?.actors.length && reader.grammar.capitals && name.actors.every((m) => m.via === "contextual") && !tokens[name.to - 1]!.capital && tokens[name.to]?.kind === "word" && tokens[name.to]!.capital && !byStart.get(name.to)?.actors.length && !taken[name.to]) name = undefined;
    // "une milice armée par X": a participle, whatever "l'armée" may name.
    if (name?.actors.length && name.actors.every((m) => m.via === "contextual") && isBy(tokens[name.to]) && isBacking(tokens[name.to - 1])) name = undefined;
    if (name && !taken[i]) {
      // A general noun that the directory also lists ("les djihadistes") stands for whom this story has named.
      // "les assaillants": whoever was named last, or nobody that the story names later.
      if (name.actors.some((m) => m.actor === "unknown-gunmen" && m.via === "contextual") && isGroupNoun(tokens[i])) {
        const id = cast.lastArmed ?? "unknown-gunmen";
        actors.push({ kind: "actor", from: name.from, to: name.to, id, name: telling.directory.actor(id)!.name[reader.language] ?? "", by: "group", loaded: false, source: null, side: null });
        i = name.to - 1;
        continue;
      }
      const noun = isGroupNoun(tokens[i]) && name.actors.every((m) => m.via === "contextual") ? general(tokens, i, story, cast) : null;
      const listed = noun ? actor(name, story) : null;
      // "les rebelles" of this country may be one of several, and not whoever was named last.
      if (noun?.id && !listed && severalHere(name, story, noun.id)) { actors.push({ ...noun, id: null, to: Math.max(noun.to, name.to) }); i = Math.max(noun.to, name.to) - 1; continue; }
      if (noun?.id && !(listed && !listed.loaded && listed.actor.id !== noun.id && !name.actors.some((m) => m.actor === noun.id))) { actors.push({ ...noun, to: Math.max(noun.to, name.to), loaded: noun.loaded || name.actors.some((m) => m.loaded) }); i = Math.max(noun.to, name.to) - 1; continue; }
      const outlet = tokens.slice(Math.max(0, i - 3), i).some((t) => isSourceNoun(t, (e) => e.meaning === "agency"));
      const dated = !reader.grammar.capitals && i === 0 && dateline(tokens, name);
      // "la coalition anti-X": what it is against is not who acts.
      const against = tokens[i]!.joined === true && isOpposed(tokens[i - 1]);
      // "an alliance of rebels": one of many, not the one that the directory calls "the alliance".
      const some = name.to - name.from === 1 && name.actors.every((m) => m.via === "contextual") && isIndefinite(tokens[i - 1]) && isOf(tokens[name.to]);
      const heard = name.actors.length && !dated && !against && !some ? actor(name, story, outlet, speaks(tokens, name.to)) : null;
      // "وزارة الصحة" alone is no ministry of another country than the one that the sentence is about.
      const who = heard && heard.via === "contextual" && heard.actor.country !== null && name.places.length === 0 && isSourceNoun(tokens[i]) && elsewhere(named, heard.actor.country) ? null : heard;
      const where = name.places.length ? place(tokens, name, story, telling.anchors, reader.grammar.capitals, prenominal) : null;
      // A capital that may be its government: after a preposition of place it is the place.
      const state = where && !where.describes && where.place?.code === "PCLI" && (where.head === name.from || strikes(tokens, name.from)) && name.clitic.length === 0 ? government(story, where.place.country) : null;
      if (state && !who && !dated) { const a = telling.directory.actor(state)!; actors.push({ kind: "actor", from: name.from, to: name.to, id: a.id, name: a.name[reader.language] ?? a.id, by: "name", loaded: false, source: null, side: null }); i = name.to - 1; continue; }
      const asPlace = where && !(who && strikes(tokens, name.from)) && (!who || (who.via === "contextual" && (where.prep !== null || (prenominal && (beside(tokens, name.from, places.at(-1)) || portion(tokens, name.from)))) && (where.prep !== "of" || (!reader.grammar.capitals && belongs(tokens, name.from)) || (prenominal && portion(tokens, name.from)) || enumerated(tokens, name.from, places.at(-1))) && !speaks(tokens, name.to)));
      // A place without coordinates lies in the one named right after it, which says only the area ("à X, dans la province de Y").
      // "X, la capitale du Y": the area only says where the town lies.
      const town = asPlace && where.place?.class === "A" ? places.at(-1) : undefined;
      if (town?.place && town.place.country === where!.place!.country && tokens[town.to]?.text === "," && apposed(tokens, town.to, where!.from) && tokens.slice(town.to, where!.from).some((t) => isPlaceNoun(t))) where!.describes = true;
      // "عيتا الشعب في قضاء بنت جبيل": a district named by its type right after a place only says where that lies.
      const inner = asPlace && where && !prenominal && !reader.grammar.capitals && where.prep !== "toward" && where.prep !== "from" && tokens.slice(where.head, name.to).some((t) => isPlaceNoun(t, (e) => e.meaning === "area")) ? places.at(-1) : undefined;
      if (inner && where && !inner.describes && where.from - inner.to <= 4 && apposed(tokens, inner.to, where.from) && tokens.slice(inner.to, where.from).some((t) => isAt(t))) where.describes = true;
      // "à X, à 80 km à l'est de Y": the measure says where the first lies, and nothing happened at the second.
      const measured = asPlace ? places.at(-1) : undefined;
      if (measured && !measured.describes && away(tokens, measured.to, where!.from)) where!.describes = true;
      const lost = asPlace && where.place ? places.at(-1) : undefined;
      if (lost && lost.place === null && lost.candidates.length === 0 && !lost.within && apposed(tokens, lost.to, where!.from)) { lost.within = where!.place!; (story.lost ??= new Map()).set(spelled(tokens, lost), lost.within); if (where!.from - lost.to <= 3 && where!.precision === 1) { where!.precision = 2; where!.role = "near"; } }
      if (asPlace) { told(where); places.push(where); if (where.place && where.place.code !== "RGNE") keep(telling.anchors, where.place); for (let k = name.from; k < name.to; k++) taken[k] ||= tokens[k]!.kind === "number"; i = name.to - 1; continue; }
      // A country that acts is its government ("les États-Unis ont annoncé"); after a preposition of place it is a place.
      if (who) {
        const mention: ActorMention = { kind: "actor", from: name.from, to: tokens[name.to]?.inner ? name.to + 1 : name.to, id: who.actor.id, name: who.actor.name[reader.language] ?? who.actor.name["en"] ?? who.actor.id, by: "name", loaded: who.loaded, source: null, side: null };
        for (let k = name.from; k < name.to; k++) if (isAux(tokens[k])) tokens[k]!.mean(new Meanings([], [])); // "IS", not "is"
        actors.push(mention); if (affiliated(tokens, name.from) < 0) remember(cast, mention, story);
        for (let k = name.from; k < name.to; k++) taken[k] ||= tokens[k]!.kind === "number";
        i = name.to - 1;
        continue;
      }
    }
    if (tokens[i]!.kind === "mark" || taken[i]) continue;
    const part = name ? null : partOfCountry(tokens, i, story, telling.atlas);
    if (part) { places.push(part); i = part.to - 1; continue; }
    const nowhere = reader.grammar.capitals && !name ? unknownPlace(tokens, i) : null;
    if (nowhere) { told(nowhere); places.push(nowhere); i = nowhere.to - 1; continue; }
    const noun = general(tokens, i, story, cast, prenominal);
    // "les combattants du XYZ": whose they are is said, though nobody here knows the name.
    if (noun?.by === "group" && noun.id !== null && reader.grammar.capitals && !prenominal && foreign(tokens, noun.to, byStart)) noun.id = null;
    if (noun && prenominal && describing(tokens, noun.to)) { i = noun.to; continue; }
    if (noun) { actors.push(noun); if (noun.by === "force") remember(cast, noun, story); i = noun.to - 1; }
  }
  affiliations(tokens, actors, story);
  merge(actors, tokens, !reader.grammar.capitals, story);
  const { counts: tolls, times: dates } = withoutTotals(tokens, counts(tokens, taken, prenominal ? actors : [], prenominal ? [] : actors), found);
  const listed = sources(tokens, actors, story, prenominal, places, reader.grammar.subject === "either");
  const speakers = [...listed, ...unlisted(tokens, listed, found, reader.grammar.capitals)].sort((a, b) => a.from - b.from);
  // "the observatory said" goes on with nobody else's words: its noun says who it is.
  const said = attributions(tokens, speakers, reader.attributions).map((a) => (a.special === "carry" && a.otherwise?.actor && reports(telling.directory, a.otherwise.actor) ? { ...a, source: a.otherwise, special: null } : a));
  const spoken: boolean[] = tokens.map(() => false);
  for (const a of said) {
    for (let i = a.cue.from; i < a.cue.to; i++) spoken[i] = true;
    // Who "which said …" hangs on has a part in the clause before: "claimed by the group, which said …".
    for (const s of [a.rule === RELATIVE && prenominal ? null : a.source, ...a.via]) if (s) {
      for (let i = s.from; i < s.to; i++) spoken[i] = true;
      // "the Example Front (EF) said": the long name and the short one behind it speak as one.
      const twin = actors.find((o) => o.id !== null && o.id === s.actor && ((tokens[s.to]?.text === "(" && o.from === s.to + 1) || (tokens[s.from - 1]?.text === "(" && o.to === s.from - 1)));
      if (twin) for (let i = twin.from; i < twin.to; i++) spoken[i] = true;
    }
  }
  // "his forces" in somebody's statement are the speaker's.
  for (const a of actors) if (a.own) {
    const speaker = said.find((x) => x.from <= a.from && x.to > a.from && x.source?.actor)?.source?.actor ?? null;
    if (speaker && ["state-force", "government", "armed-group", "coalition"].includes(telling.directory.actor(speaker)?.kind ?? "")) a.id = forcesOf(speaker, story);
    else a.id ??= cast.last;
  }
  const parts = clauses(tokens, spoken, prenominal || !reader.grammar.capitals ? found : []);
  const whole = phrases(tokens, [...actors, ...places, ...speakers, ...dates, ...tolls], parts, reader.phrases);
  const acted = events({ tokens, actors, places: places.filter((p) => !spokenFrom(tokens, p, speakers, said) && !(p.prep === "of" && !isToward(tokens[p.head - 2]) && isSourceNoun(tokens[p.head - 1], (e) => e.meaning !== "agency" && e.meaning !== "unnamed")) && !speakers.some((s) => s.from < p.from && p.to <= s.to && (s.from <= 1 || said.some((a) => a.source === s)))), speakers, times: dates, counts: tolls, spoken, prenominal, capitals: reader.grammar.capitals }, parts, telling.directory, reader.grammar.subject === "either");
  // "revendique la mort de trente soldats": what is claimed is the toll, on the word of whoever claims it.
  const claimed = acted.filter((d) => d.counts.some((c) => c.quantity === "killed" || c.quantity === "captured"));
  const set = whole.filter((p) => !(p.type === "responsibility" && p.polarity === "positive" && p.source && claimed.some((d) => d.clause.from === p.clause.from && d.trigger.from >= p.trigger.from && d.type === "toll")));
  const read = acted.filter((d) => !set.some((p) => (p.from < d.to && Math.max(d.from, d.clause.from) < p.to && (p.type !== "assessment" || p.trigger.from < d.trigger.to || d.rule.startsWith("act-noun"))) || (((p.type === "assessment" && !said.some((a) => (a.rule === "and-says" || isAnd(tokens[a.cue.from - 1])) && a.cue.from >= p.trigger.to && a.from <= d.trigger.from && a.to > d.trigger.from)) || (p.type === "confirmation" && p.polarity === "negative" && p.source !== null && (prenominal || d.from < p.to))) && p.trigger.from < d.trigger.from)));
  return { sentence, actors, places, times: dates, counts: tolls, sources: speakers, attributed: said, clauses: parts, drafts: standing(tokens, [...set, ...read], said).sort((a, b) => a.from - b.from) };
}

const longerForce = (token: Sentence["tokens"][number] | undefined, length: number): boolean => isForce(token, (e) => e.length > length);

/** Whether all that a name may mean is of another country than this. */
const ofOthers = (name: Named, country: string, directory: Directory): boolean => name.actors.every((m) => { const home = directory.actor(m.actor)?.country; return home !== null && home !== undefined && home !== country; });

/** Whether a sentence names another country, and neither this one nor a place that lies in it. */
function elsewhere(named: readonly Named[], country: string): boolean {
  const places = named.filter((n) => n.actors.length === 0 && !n.loose).map((n) => n.places).filter((list) => list.length > 0);
  return places.some((list) => list.every((p) => p.country === list[0]!.country)) && !places.some((list) => list.some((p) => p.country === country));
}

/** A government's forces are its army's. */
function forcesOf(id: string, story: Story): string {
  const a = story.directory.actor(id);
  return a?.kind === "government" && a.country ? army(story, a.country, "army") ?? id : id;
}

/** "À Damas, l'agence Sana a accusé …": at the head of a sentence, before who speaks or blames, a place is where that is said. */
function spokenFrom(tokens: Sentence["tokens"], place: PlaceMention, speakers: readonly SourceMention[], said: readonly Attributed[]): boolean {
  if (place.head > 1 || tokens[place.to]?.text !== ",") return false;
  const speaker = speakers.find((s) => s.from > place.to && s.from <= place.to + 2);
  return speaker !== undefined && (said.some((a) => a.source === speaker && a.cue.from >= speaker.to) || tokens.slice(speaker.to, speaker.to + 8).some((t) => isAct(t, (e) => e.meaning === "accuse")));
}

/** Whether between two names stands only what says where the first lies. */
function apposed(tokens: Sentence["tokens"], from: number, to: number): boolean {
  if (to - from > 9) return false;
  let unknown = 0;
  return tokens.slice(from, to).every((t) => t.text === "," || t.text === "(" || locates(t) || (t.kind === "word" && t.entries.length === 0 && !t.capital && ++unknown < 2));
}

/** Whether between two names stands only how far the first lies from the second ("…, à une trentaine de kilomètres au sud de …"). */
function away(tokens: Sentence["tokens"], from: number, to: number): boolean {
  const between = tokens.slice(from, to);
  return between.length <= 14 && between.some((t) => isLength(t))
    && !between.some((t) => t.capital || startsOver(t) && !measures(t));
}

/** Whether after "of" a capitalised word follows that nothing knows. */
function foreign(tokens: Sentence["tokens"], at: number, named: ReadonlyMap<number, Named>): boolean {
  if (!isOf(tokens[at])) return false;
  const k = isArticle(tokens[at + 1]) ? at + 2 : at + 1;
  return Boolean(tokens[k]?.capital) && tokens[k]!.kind === "word" && tokens[k]!.entries.length === 0 && !named.has(k);
}

const spelled = (tokens: Sentence["tokens"], { from, to }: { from: number; to: number }): string => tokens.slice(from, to).map((t) => t.folded[0]).join(" ");

/** "en direction de X, de Y et de Z": a name in a list of places, each with its own preposition, is one too. */
function enumerated(tokens: Sentence["tokens"], at: number, before: PlaceMention | undefined): boolean {
  const joint = before === undefined ? [] : tokens.slice(before.to, at);
  return joint.length >= 2 && joint.length <= 3 && (joint[0]!.text === "," || isAnd(joint[0])) && joint.slice(1).every((t) => isOfOrArticle(t));
}

/** "most of X", "parts of X": what only a place has. */
function portion(tokens: Sentence["tokens"], at: number): boolean {
  return Boolean(isOf(tokens[at - 1]) && (isQuantifier(tokens[at - 2], (e) => e.length === 2) || isPlaceNoun(tokens[at - 2])));
}

/** "in X and Y": the second of two places that share their preposition. */
function beside(tokens: Sentence["tokens"], at: number, before: PlaceMention | undefined): boolean {
  return before !== undefined && before.to === at - 1 && before.prep === "at" && isAnd(tokens[at - 1]);
}

/** "الضاحية الجنوبية لبيروت": a capital that a place belongs to, not a government that people or acts belong to. */
function belongs(tokens: Sentence["tokens"], at: number): boolean {
  for (let k = at - 2; k >= Math.max(0, at - 4); k--) {
    const tags = tokens[k]!.entries.map((e) => e.tag);
    if (tags.includes("place-noun")) return true;
    if (!tags.includes("adjective")) return false;
  }
  return false;
}

/** "Port Example, 3 May (Agency) –": where a report was written is neither somebody nor a scene of it. */
function dateline(tokens: Sentence["tokens"], name: Named): boolean {
  if (name.actors.some((m) => m.via !== "contextual")) return false;
  const end = tokens.slice(name.to, name.to + 16).findIndex((t) => /^[-–—:/|]$/.test(t.text));
  return end >= 0 && !tokens.slice(name.to, name.to + end).some((t) => tellsSomething(t));
}

/** Whether a saying or a doing follows closely: then the name before it is somebody, not somewhere. */
function speaks(tokens: Sentence["tokens"], at: number): boolean {
  for (let i = at, steps = 0; i < tokens.length && steps < 3; i++) {
    if (tokens[i]!.kind === "mark") return false;
    if (isSay(tokens[i]) || isAct(tokens[i], (e) => e.meaning === "accuse" || e.meaning === "claim")) return true;
    if (!(isAnd(tokens[i]) && tokens[i + 1]?.capital) && !(tokens[i]!.capital && isAnd(tokens[i - 1]))) steps++;
  }
  return false;
}

/** "une frappe des États-Unis": after a noun of attack and "of" a country is who struck, not where. */
const strikes = (tokens: Sentence["tokens"], at: number): boolean => {
  let of = at - 1;
  while (of > 0 && isArticle(tokens[of]) && !isOf(tokens[of])) of--;
  return isOf(tokens[of]) && Boolean(isHandiwork(tokens[of - 1]) || isActNoun(tokens[of - 1], (e) => ["airstrike", "attack", "offensive", "shelling"].includes(e.meaning)));
};

const QUOTE = new Set(["\"", "«", "»", "“", "”"]);

/** Whether a noun may head a genitive written straight after it: no article of its own, and not in a form that stands alone. */
const heads = (token: Sentence["tokens"][number]): boolean => !token.clitics.some((c) => c.includes("article")) && !token.entries.some((e) => e.features.includes("abs"));

/** "les djihadistes du groupe X", "soldats du régime": a general noun and the name after its "of" are one actor, the named one. */
function merge(actors: ActorMention[], tokens: Sentence["tokens"], genitive: boolean, story: Story): void {
  for (let k = 0; k + 1 < actors.length; k++) {
    const a = actors[k]!, b = actors[k + 1]!;
    if (a.by === "name" || !b.id) continue;
    const joint = tokens.slice(a.to, b.from);
    const construct = genitive && joint.every((t) => QUOTE.has(t.text)) && heads(tokens[a.to - 1]!);
    if (!construct && (joint.length > 4 || !joint.some((t) => isOf(t))) || joint.some((t) => (t.kind === "mark" && !(genitive && QUOTE.has(t.text))) || partsActors(t) || (isInstrumentOrActNoun(t) && genitive) || (isAnd(t) && !genitive))) continue;
    if (a.by === "people" && a.id === "civilians") continue;
    // "180 soldats de Kiev": the government's army.
    const owner = a.by === "force" && b.by === "name" ? story.directory.actor(b.id) : null;
    const theirs = owner?.kind === "government" && owner.country ? army(story, owner.country, "army") : null;
    actors.splice(k, 2, { ...b, id: theirs ?? b.id, from: a.from, loaded: a.loaded || b.loaded });
    k--;
  }
}
