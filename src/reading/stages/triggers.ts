import { ACTS, type Act } from "../acts.ts";
import type { ActorMention } from "./actors.ts";
import { insertion, type Clause } from "./clauses.ts";
import type { CountMention } from "./counts.ts";
import { moodAt } from "./modality.ts";
import type { PlaceMention } from "./places.ts";
import { isAdjective } from "./roles.ts";
import type { SourceMention } from "./sources.ts";
import type { TimeMention } from "./times.ts";
import type { Token } from "./tokens.ts";
import { isAnd, isArticle, isAux, isBound, isBy, isCounted, isDeterminer, isEnable, isFire, isInfinitive, isIrrealis, isLight, isMonth, isNumber, isOf, isPlaceNoun, isPronoun, isReflexive, isSelf, isSub, isVerb, seek, tagged, theAct, theActNoun, theAux, theIdiom, theLight } from "../tags.ts";

const isAgainstOrBetween = tagged("against", "between"), isLightOrVerb = tagged("light", "verb"),
  isArticleOrDeterminer = tagged("article", "determiner"), leadsIn = tagged("of", "at", "from", "by", "against", "with"),
  leadsAway = tagged("at", "from", "toward", "near", "by", "with"), isSubOrPronounOrEnable = tagged("sub", "pronoun", "enable"),
  isAgainstOrOf = tagged("against", "of"), isDeedOrCount = tagged("counted", "act-noun", "materiel", "instrument"),
  isDeedOrModifier = tagged("instrument", "act-noun", "nationality", "adjective"), isArticleOrNumber = tagged("article", "number"),
  goesBetween = tagged("article", "number", "adjective", "of", "quantifier", "collective", "dozens", "against", "for"),
  opensPhrase = tagged("article", "of", "at", "near", "from", "toward", "against", "for", "quantifier", "number"),
  describesNoun = tagged("place-noun", "people", "adjective", "nationality", "force", "group-noun"),
  startsPhrase = tagged("article", "by", "at", "from", "near", "and", "sub", "number", "bound", "pronoun"),
  endsPhrase = tagged("at", "by", "from", "near", "with", "sub", "weekday", "day-part"), isAuxOrAct = tagged("aux", "act"),
  leadsToNoun = tagged("of", "for", "toward", "from", "against", "with"), 
  isPreposition = tagged("at", "from", "by", "toward"),
  opensFigure = tagged("number", "at", "counted", "dozens", "bound"), isAct = tagged("act"), leadsToVerb = tagged("sub", "mood", "neg", "aux");

/** Everything that was found in one sentence. */
export interface Found {
  tokens: readonly Token[];
  actors: readonly ActorMention[];
  places: readonly PlaceMention[];
  times: readonly TimeMention[];
  counts: readonly CountMention[];
  /** Whoever may speak in the sentence. */
  speakers: readonly SourceMention[];
  /** Tokens that are somebody's saying, not an act: cues and the sources themselves. */
  spoken: readonly boolean[];
  /** Whether names begin with a capital. */
  capitals: boolean;
  /** Whether modifiers stand before their noun: a name before an act noun is its doer, a participle there describes. */
  prenominal: boolean;
}

/** A word that says that something was done, and how it stands in its clause. */
export interface Trigger { at: number; to: number; name: string; act: Act; noun: boolean; passive: boolean; /** Spelled alike in both voices. */ either: boolean; light: "active" | "undergo" | null; ger: boolean; /** A verb that only describes the noun before it ("عبوة استهدفت دورية"). */ hung?: boolean }

const mayAct = tagged("act", "act-noun", "idiom");

/** The acts of a clause, verbs and nouns, without those that are planned, feared, demanded or only said. */
export function triggers(found: Found, clause: Clause): Trigger[] {
  const { tokens, spoken, actors, places, times, counts, prenominal } = found;
  const list: Trigger[] = [];
  const inTime = (i: number): boolean => times.some((t) => t.from <= i && i < t.to);
  const inName = (i: number): boolean => actors.some((a) => a.from <= i && i < a.to && (a.by !== "group" || a.from === i));
  for (let i = seek(tokens, clause.from, clause.to, mayAct); i < clause.to; i = seek(tokens, i + 1, clause.to, mayAct)) {
    // "se sont réfugiés": after a reflexive and its auxiliary the word for people is what they did.
    if (spoken[i] || (inName(i) && !(isAux(tokens[i - 1]) && isReflexive(tokens[i - 2]))) || (inTime(i) && !isSelf(tokens[i + 1]) && !opens(tokens, i, clause.from, actors, times)) || places.some((p) => p.from <= i && i < p.to)) continue;
    const token = tokens[i]!;
    // "ضربة جزاء": a set phrase that means none of what its words say.
    const idiom = theIdiom(token);
    if (idiom) { i += idiom.length - 1; continue; }
    // "un poste de contrôle": a word inside a longer name for a thing that is counted.
    if ([1, 2, 3].some((k) => i - k >= clause.from && isCounted(tokens[i - k]) && tokens[i - k]!.entries.some((e) => e.tag === "counted" && e.length > k))) continue;
    const { definite } = token.spelling;
    const verb = definite || !isAct(token) ? undefined : theAct(token, (e) => e.meaning in ACTS), noun = theActNoun(token, (e) => e.meaning in ACTS);
    if (!verb && !noun) continue;
    // "combattre aux côtés de", "prendre fin": a longer word that the lexicon knows for no act.
    if (verb && !noun && isVerb(token, (e) => e.length > verb.length)) continue;
    if (verb && !noun && isAgainstOrBetween(token)) continue;
    if (prenominal && verb && noun && verb.features.every((f) => f === "inf") && isInfinitive(tokens[i - 1]) && !enabled(tokens, i, clause.from)) continue; // "to bomb"
    // A bare form that no "to" or "could" makes a verb is the noun ("came under attack").
    const bareForm = prenominal && verb !== undefined && verb.features.length > 0 && verb.features.every((f) => f === "inf") && !enabled(tokens, i, clause.from);
    // "killed in fighting": the -ing form is a noun unless "be" or a name stands right before it.
    const gerund = prenominal && verb !== undefined && !/^(kill|wound|execute)$/.test(verb.meaning) && verb.features.length > 0 && verb.features.every((f) => f === "ger") && !isAux(tokens[i - 1]) && !actors.some((a) => a.to === i);
    const asNoun = noun && (!verb || bareForm || gerund || afterArticle(tokens, i, clause.from) || noun.length > verb.length || (verb.features.includes("fin") && !verbal(tokens, i, clause.from, list, actors, times)));
    if (asNoun) {
      if (unreal(tokens, i, clause.from, true, inName)) continue;
      // "سيواصل القتال": the verb that carries the noun is in the future.
      if ([1, 2, 3].some((k) => i - k >= clause.from && isLightOrVerb(tokens[i - k], (e) => e.features.length > 0 && e.features.every((f) => f === "fut")))) continue;
      // A weapon is an act only where somebody fires it ("أطلق … صواريخ").
      if (noun.features.includes("fired") && ![-1, -2, -3, -4, -5, -6, 1, 2, 3].some((k) => i + k >= clause.from && i + k < clause.to && isFire(tokens[i + k]))) continue;
      // "ont brisé mardi le siège de la ville": who lifts a siege takes the ground back.
      const lifted = noun.meaning === "siege" && [1, 2, 3, 4, 5].some((k) => i - k >= clause.from && isLight(tokens[i - k], (e) => e.meaning === "lift" && (!(e.features.length > 0 && e.features.every((f) => f === "fut" || f === "inf") && !enabled(tokens, i - k, clause.from)))));
      const name = lifted ? "retake" : noun.meaning;
      list.push({ at: i, to: i + noun.length, name, act: ACTS[name]!, noun: !lifted, passive: false, either: false, light: lightBefore(tokens, i, clause, prenominal), ger: false });
      i += noun.length - 1;
      continue;
    }
    const entry = verb!;
    const only = (f: string): boolean => entry.features.length > 0 && entry.features.every((x) => x === f);
    // "a prévenu que X attaquerait": the future in the past, where "aurait attaqué" is the conditional of the press.
    if (only("fut") || (only("cond") && clause.kind === "reported")) continue;
    // "à l'entrée de la ville": a word for a place after its article.
    if (entry.features.includes("pp") && i > clause.from && isPlaceNoun(token) && isArticleOrDeterminer(tokens[i - 1])) continue;
    // After an article that is no pronoun a verb's form is a noun ("une masse", "des visas").
    if (!entry.features.includes("pp") && i > clause.from && isDeterminer(tokens[i - 1])) continue;
    // "la fin de la traque d'un chef": between an article and "of" a form that could be a verb is a noun.
    if (found.capitals && !prenominal && entry.features.length > 0 && entry.features.every((f) => f === "pres") && i > clause.from && isArticle(tokens[i - 1]) && (isOf(tokens[i + entry.length]) || leadsIn(tokens[i - 2]))) continue;
    const mood = moodAt(tokens, i);
    if (mood === "fut" || (mood === "inf" && !enabled(tokens, i - 1, clause.from))) continue;
    if (only("inf") && !enabled(tokens, i, clause.from)) continue;
    if (unreal(tokens, i, clause.from, false, inName)) continue;
    // After a preposition a form that could be a verb is a noun.
    if (entry.features.includes("fin") && i > clause.from && leadsAway(tokens[i - 1]) && !isSubOrPronounOrEnable(tokens[i - 1])) continue;
    // "d'anciens détenus", "14 tués": a participle that is somebody, counted elsewhere.
    if (only("pp") && !(entry.meaning === "missing" && isVerb(tokens[i - 1])) && isCounted(token) && isAdjective(tokens, i, clause.from) && !(i - clause.from === 1 && isAnd(tokens[clause.from])) && !isBy(tokens[i + 1])) continue;
    // "a perdu deux hommes" loses lives, "a perdu la ville" ground.
    const name = entry.meaning === "lost" && !entry.features.includes("passive") && counts.some((c) => c.from >= i && c.from <= i + entry.length + 3 && ["persons", "killed"].includes(c.unit)) ? "lose"
      : entry.meaning === "lose" && entry.features.includes("fin") && cedes(tokens, i, clause.to, places, actors) ? "cede"
      : entry.meaning === "destroy" && flies(tokens, i + entry.length, clause.to) ? "intercept"
      : entry.meaning === "explosion" && tokens.slice(i + 1, Math.min(clause.to, i + 6)).some((t) => isSelf(t)) ? "suicide" : entry.meaning;
    const act = ACTS[name]!;
    if (act.noReflexive && tokens.slice(Math.max(clause.from, i - 4), i).some((t) => isReflexive(t))) continue;
    const pp = entry.features.includes("pp");
    if (prenominal && pp && token.joined === true) continue; // "rebel-held", "army-besieged"
    if (prenominal && (pp || only("ger")) && describes(tokens, i, i + entry.length, clause.from)) continue;
    // "forces fighting beside them", "buses carrying …": it only says which ones.
    if (prenominal && only("ger") && !/^(kill|wound)$/.test(entry.meaning) && actors.some((a) => a.to === i)) continue;
    const hangs = prenominal && pp && isBy(tokens[i + entry.length]) && isAdjective(tokens, i, clause.from);
    if (hangs && (entry.meaning === "control" || list.some((t) => !t.noun))) continue;
    if (prenominal && pp && entry.meaning === "accuse" && isAgainstOrOf(tokens[i + entry.length]) && isAdjective(tokens, i, clause.from)) continue; // "strikes blamed on …"
    // "fired rockets that fell …": an act with its object in it is no participle.
    const whole = entry.length > 1 && isDeedOrCount(tokens[i + entry.length - 1]);
    const bare = prenominal && pp && !whole && entry.features.includes("past") && endsThere(tokens, i + entry.length, clause.to);
    const passive = !act.intransitive && (pp ? isPassive(tokens, i, clause.from, only("pp") || bare) : entry.features.includes("passive") || (token.passive === true && !entry.features.includes("impf")));
    const thing = tokens[i - 1];
    const hung = entry.features.includes("fin") && i > clause.from && (list.some((t) => !t.noun && !t.hung) || (list.length > 0 && token.clitics.some((c) => c.includes("pronoun")))) && thing!.clitics.every((c) => c.length === 0) && isDeedOrModifier(thing);
    list.push({ at: i, to: i + entry.length, name, act, noun: false, hung, passive, either: entry.features.includes("either") && !passive, light: null, ger: entry.features.includes("ger") });
    i += entry.length - 1;
  }
  return list;
}

/**
 * Whether a form that is a verb as well as a verbal noun ("قصف", "أسر") is the verb: at the head of its clause, after a
 * joint (unless what it joins is a noun), after particles of verbs, or after its subject.
 */
function verbal(tokens: readonly Token[], i: number, floor: number, list: readonly Trigger[], actors: readonly ActorMention[], times: readonly TimeMention[]): boolean {
  const before = tokens[i - 1];
  if (i <= floor || !before) return true;
  if (isAnd(before)) return !(list.at(-1)?.noun ?? false);
  if (leadsToVerb(before)) return true;
  if (before.clitics.some((c) => c.includes("article"))) return true; // a definite noun takes no genitive
  if (before.kind === "mark") return before.text !== "«" && before.text !== "\"";
  return actors.some((a) => a.to === i && a.from >= floor) || times.some((t) => t.to === i && t.from >= floor && !list.length);
}

/** "دمرت صاروخا", "أسقطت مسيرة": within a few words of the verb stands what is fired or flown, not as the means. */
function flies(tokens: readonly Token[], from: number, end: number): boolean {
  for (let k = from; k < Math.min(end, from + 4); k++) {
    const { entries } = tokens[k]!;
    if (entries.some((e) => e.tag === "instrument" && (e.meaning === "airstrike" || e.meaning === "shelling"))) return !entries.some((e) => e.tag === "side-noun");
    if (entries.some((e) => ["at", "by", "with", "from", "side-noun", "place-noun", "materiel"].includes(e.tag))) return false;
  }
  return false;
}

/** "فجر التنظيم سيارة …": a word of time that is a verb as well is the verb where it opens the clause and somebody follows. */
function opens(tokens: readonly Token[], i: number, floor: number, actors: readonly ActorMention[], times: readonly TimeMention[]): boolean {
  const first = i === floor || (i === floor + 1 && isAnd(tokens[floor]));
  return first && times.some((t) => t.from === i && t.to === i + 1) && actors.some((a) => a.from === i + 1) && isAct(tokens[i], (e) => e.features.includes("fin"));
}

/** Whether a place follows a verb of losing as its object, or a pronoun is written with it, and no number. */
function cedes(tokens: readonly Token[], i: number, end: number, places: readonly PlaceMention[], actors: readonly ActorMention[]): boolean {
  if (tokens[i]!.clitics.some((c) => c.includes("pronoun"))) return true;
  for (let k = i + 1, most = i + 5; k < Math.min(end, most); k++) {
    const loser = actors.find((a) => a.from === k && a.by !== "people");
    if (loser) { most += loser.to - k; k = loser.to - 1; continue; }
    if (tokens[k]!.kind === "number" || opensFigure(tokens[k]) && !isPlaceNoun(tokens[k])) return false;
    if (isPlaceNoun(tokens[k]) || places.some((p) => p.from === k)) return true;
  }
  return false;
}

/** Straight after an article, a number or an adjective a word is a noun. */
function afterArticle(tokens: readonly Token[], i: number, floor: number): boolean {
  const before = tokens[i - 1], further = tokens[i - 2];
  // "une double attaque": an unknown word between the article and the noun.
  if (i - 1 > floor && before?.kind === "word" && before.entries.length === 0 && isArticleOrNumber(further)) return true;
  return i > floor && Boolean(before) && (before!.kind === "number" || goesBetween(before));
}

/** "a été tué": a form of be before it; alone ("tués par") it is passive too; with have it is active; a reflexive is active. */
function isPassive(tokens: readonly Token[], i: number, floor: number, onlyParticiple: boolean): boolean {
  let be = false, have = false, reflexive = false;
  for (let k = i - 1; k >= Math.max(floor, i - 6); k--) {
    const token = tokens[k]!;
    // "a, mardi, repris la ville": the auxiliary stands before what is put in.
    const before = token.kind === "mark" && k === i - 1 ? insertion(tokens, k) : -1;
    if (before >= 0) { const aux = theAux(tokens[before]); be ||= aux?.meaning === "be"; have ||= aux?.meaning === "have"; }
    if (token.kind === "mark") break;
    for (const e of token.entries) {
      if (e.tag === "aux" && e.meaning === "be") be = true;
      if (e.tag === "aux" && e.meaning === "have") have = true;
      if (e.tag === "reflexive") reflexive = true;
    }
  }
  if (reflexive) return false;
  // "ont attaqué le camp et tué dix soldats": it shares the auxiliary before "and".
  if (!be && !have && i - floor <= 2 && isAnd(tokens[floor]) && tokens.slice(Math.max(0, floor - 16), floor).some((t) => isAux(t, (e) => e.meaning === "have"))) return false;
  if (be) return true;
  if (have) return false;
  return onlyParticiple || isAdjective(tokens, i, floor) && isBy(tokens[i + 1]) === true;
}

/** "the besieged town", "of executed soldiers": a participle between what opens a noun phrase and its noun. */
function describes(tokens: readonly Token[], i: number, to: number, floor: number): boolean {
  const before = tokens[i - 1], next = tokens[to];
  if (i <= floor || !before || !next || next.kind !== "word") return false;
  if (!opensPhrase(before) && before.kind !== "number" || isPronoun(before)) return false;
  if (before.kind === "number" || isNumber(before)) return describesNoun(next) || next.capital;
  return !startsPhrase(next);
}

/** A form that may be past or participle is the participle where nothing follows that could be its object. */
function endsThere(tokens: readonly Token[], to: number, end: number): boolean {
  const next = tokens[to];
  if (isBound(next)) return false; // "killed at least …"
  return to >= end || !next || (next.kind === "mark" && !/["“«]/.test(next.text)) || endsPhrase(next);
}

/** "a blast which hit …", "l'attaque qui a tué …": the act that the noun right before a relative clause names. */
export function antecedentAct(tokens: readonly Token[], from: number): string | null {
  // "…, qui ont tué": a comma parts them.
  const end = tokens[from - 1]?.text === "," ? from - 1 : from;
  for (let k = end - 1; k >= Math.max(0, end - 3); k--) {
    const noun = theActNoun(tokens[k], (e) => e.meaning in ACTS && k + e.length === end);
    if (noun) return noun.meaning;
    if (tokens[k]!.kind === "mark") return null;
  }
  return null;
}

/** "the file of the … massacre", "responsibility for the … attack": an event that something else is about. */
export function background(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 5); k--) {
    const token = tokens[k]!;
    if (token.kind === "mark" || isAuxOrAct(token)) return false;
    if (leadsToNoun(token) || isSub(token, (e) => e.meaning === "preposition")) return true;
  }
  return false;
}

function enabled(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 4); k--) {
    if (isEnable(tokens[k])) return true;
    if (tokens[k]!.kind === "mark") break;
  }
  return false;
}

/** Plans, threats, demands and attempts are no event. */
function unreal(tokens: readonly Token[], i: number, floor: number, noun: boolean, named: (i: number) => boolean): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - (noun ? 5 : 4)); k--) {
    const token = tokens[k]!;
    // "May 2015" is a month, not a maybe.
    if (isIrrealis(token) && !named(k) && !(token.capital && isMonth(token))) return true;
    if (token.kind === "mark") break;
  }
  return false;
}

function lightBefore(tokens: readonly Token[], i: number, clause: Clause, prenominal: boolean): Trigger["light"] {
  for (let k = i - 1; k >= Math.max(clause.from, i - 8); k--) {
    const entry = theLight(tokens[k], (e) => !(e.features.length === 1 && e.features[0] === "inf"));
    if (entry) return entry.meaning === "undergo" ? "undergo" : "active";
    // "used in the attack": not its object; but "came under attack".
    if (prenominal && isPreposition(tokens[k]) && !tokens.slice(Math.max(0, k - 3), k).some((t, n, all) => isLight(t, (e) => e.length > all.length - n))) break;
  }
  for (let k = i + 1; k < Math.min(clause.to, i + 8); k++) {
    // "l'offensive menée par", "les frappes ont été réalisées"
    const entry = theLight(tokens[k], (e) => e.features.includes("pp"));
    if (entry) return "undergo";
  }
  return null;
}
