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
import { tagged } from "../tags.ts";

const isAct = tagged("act"), isActNoun = tagged("act-noun");

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

/** The acts of a clause, verbs and nouns, without those that are planned, feared, demanded or only said. */
export function triggers(found: Found, clause: Clause): Trigger[] {
  const { tokens, spoken, actors, places, times, counts, prenominal } = found;
  const list: Trigger[] = [];
  const inTime = (i: number): boolean => times.some((t) => t.from <= i && i < t.to);
  const inName = (i: number): boolean => actors.some((a) => a.from <= i && i < a.to && (a.by !== "group" || a.from === i));
  for (let i = clause.from; i < clause.to; i++) {
    // "se sont réfugiés": after a reflexive and its auxiliary the word for people is what they did.
    if (spoken[i] || (inName(i) && !(has(tokens[i - 1], "aux") && has(tokens[i - 2], "reflexive"))) || (inTime(i) && !tokens[i + 1]?.entries.some((e) => e.tag === "self") && !opens(tokens, i, clause.from, actors, times)) || places.some((p) => p.from <= i && i < p.to)) continue;
    const token = tokens[i]!;
    // "ضربة جزاء": a set phrase that means none of what its words say.
    const idiom = token.entries.find((e) => e.tag === "idiom");
    if (idiom) { i += idiom.length - 1; continue; }
    const { definite } = token.spelling;
    const verb = definite || !isAct(token) ? undefined : token.entries.find((e) => e.tag === "act" && e.meaning in ACTS), noun = isActNoun(token) ? token.entries.find((e) => e.tag === "act-noun" && e.meaning in ACTS) : undefined;
    if (!verb && !noun) continue;
    // "combattre aux côtés de", "prendre fin": a longer word that the lexicon knows for no act.
    if (verb && !noun && token.entries.some((e) => e.tag === "verb" && e.length > verb.length)) continue;
    if (verb && !noun && token.entries.some((e) => e.tag === "against" || e.tag === "between")) continue;
    if (prenominal && verb && noun && verb.features.every((f) => f === "inf") && tokens[i - 1]?.entries.some((e) => e.tag === "infinitive") && !enabled(tokens, i, clause.from)) continue; // "to bomb"
    // A bare form that no "to" or "could" makes a verb is the noun ("came under attack").
    const bareForm = prenominal && verb !== undefined && verb.features.length > 0 && verb.features.every((f) => f === "inf") && !enabled(tokens, i, clause.from);
    // "killed in fighting": the -ing form is a noun unless "be" or a name stands right before it.
    const gerund = prenominal && verb !== undefined && !/^(kill|wound|execute)$/.test(verb.meaning) && verb.features.length > 0 && verb.features.every((f) => f === "ger") && !tokens[i - 1]?.entries.some((e) => e.tag === "aux") && !actors.some((a) => a.to === i);
    const asNoun = noun && (!verb || bareForm || gerund || afterArticle(tokens, i, clause.from) || noun.length > verb.length || (verb.features.includes("fin") && !verbal(tokens, i, clause.from, list, actors, times)));
    if (asNoun) {
      if (unreal(tokens, i, clause.from, true, inName)) continue;
      // "سيواصل القتال": the verb that carries the noun is in the future.
      if ([1, 2, 3].some((k) => i - k >= clause.from && tokens[i - k]!.entries.some((e) => (e.tag === "light" || e.tag === "verb") && e.features.length > 0 && e.features.every((f) => f === "fut")))) continue;
      // A weapon is an act only where somebody fires it ("أطلق … صواريخ").
      if (noun.features.includes("fired") && ![-1, -2, -3, -4, -5, -6, 1, 2, 3].some((k) => i + k >= clause.from && i + k < clause.to && tokens[i + k]!.entries.some((e) => e.tag === "fire"))) continue;
      // "ont brisé mardi le siège de la ville": who lifts a siege takes the ground back.
      const lifted = noun.meaning === "siege" && [1, 2, 3, 4, 5].some((k) => i - k >= clause.from && tokens[i - k]!.entries.some((e) => e.tag === "light" && e.meaning === "lift" && !(e.features.length > 0 && e.features.every((f) => f === "fut" || f === "inf") && !enabled(tokens, i - k, clause.from))));
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
    if (entry.features.includes("pp") && i > clause.from && has(token, "place-noun") && has(tokens[i - 1], "article", "determiner")) continue;
    // After an article that is no pronoun a verb's form is a noun ("une masse", "des visas").
    if (!entry.features.includes("pp") && i > clause.from && tokens[i - 1]!.entries.some((e) => e.tag === "determiner")) continue;
    // "la fin de la traque d'un chef": between an article and "of" a form that could be a verb is a noun.
    if (found.capitals && !prenominal && entry.features.length > 0 && entry.features.every((f) => f === "pres") && i > clause.from && tokens[i - 1]!.entries.some((e) => e.tag === "article") && (has(tokens[i + entry.length], "of") || has(tokens[i - 2], "of", "at", "from", "by", "against", "with"))) continue;
    const mood = moodAt(tokens, i);
    if (mood === "fut" || (mood === "inf" && !enabled(tokens, i - 1, clause.from))) continue;
    if (only("inf") && !enabled(tokens, i, clause.from)) continue;
    if (unreal(tokens, i, clause.from, false, inName)) continue;
    // After a preposition a form that could be a verb is a noun.
    if (entry.features.includes("fin") && i > clause.from && tokens[i - 1]!.entries.some((e) => ["at", "from", "toward", "near", "by", "with"].includes(e.tag)) && !tokens[i - 1]!.entries.some((e) => ["sub", "pronoun", "enable"].includes(e.tag))) continue;
    // "d'anciens détenus", "14 tués": a participle that is somebody, counted elsewhere.
    if (only("pp") && !(entry.meaning === "missing" && has(tokens[i - 1], "verb")) && token.entries.some((e) => e.tag === "counted") && isAdjective(tokens, i, clause.from) && !(i - clause.from === 1 && tokens[clause.from]!.entries.some((e) => e.tag === "and")) && !tokens[i + 1]?.entries.some((e) => e.tag === "by")) continue;
    // "a perdu deux hommes" loses lives, "a perdu la ville" ground.
    const name = entry.meaning === "lost" && !entry.features.includes("passive") && counts.some((c) => c.from >= i && c.from <= i + entry.length + 3 && ["persons", "killed"].includes(c.unit)) ? "lose"
      : entry.meaning === "lose" && entry.features.includes("fin") && cedes(tokens, i, clause.to, places, actors) ? "cede"
      : entry.meaning === "destroy" && flies(tokens, i + entry.length, clause.to) ? "intercept"
      : entry.meaning === "explosion" && tokens.slice(i + 1, Math.min(clause.to, i + 6)).some((t) => t.entries.some((e) => e.tag === "self")) ? "suicide" : entry.meaning;
    const act = ACTS[name]!;
    if (act.noReflexive && tokens.slice(Math.max(clause.from, i - 4), i).some((t) => t.entries.some((e) => e.tag === "reflexive"))) continue;
    const pp = entry.features.includes("pp");
    if (prenominal && pp && token.joined === true) continue; // "rebel-held", "army-besieged"
    if (prenominal && (pp || only("ger")) && describes(tokens, i, i + entry.length, clause.from)) continue;
    // "forces fighting beside them", "buses carrying …": it only says which ones.
    if (prenominal && only("ger") && !/^(kill|wound)$/.test(entry.meaning) && actors.some((a) => a.to === i)) continue;
    const hangs = prenominal && pp && tokens[i + entry.length]?.entries.some((e) => e.tag === "by") && isAdjective(tokens, i, clause.from);
    if (hangs && (entry.meaning === "control" || list.some((t) => !t.noun))) continue;
    if (prenominal && pp && entry.meaning === "accuse" && tokens[i + entry.length]?.entries.some((e) => e.tag === "against" || e.tag === "of") && isAdjective(tokens, i, clause.from)) continue; // "strikes blamed on …"
    // "fired rockets that fell …": an act with its object in it is no participle.
    const whole = entry.length > 1 && tokens[i + entry.length - 1]!.entries.some((e) => ["counted", "act-noun", "materiel", "instrument"].includes(e.tag));
    const bare = prenominal && pp && !whole && entry.features.includes("past") && endsThere(tokens, i + entry.length, clause.to);
    const passive = !act.intransitive && (pp ? isPassive(tokens, i, clause.from, only("pp") || bare) : entry.features.includes("passive") || (token.passive === true && !entry.features.includes("impf")));
    const thing = tokens[i - 1];
    const hung = entry.features.includes("fin") && i > clause.from && (list.some((t) => !t.noun && !t.hung) || (list.length > 0 && token.clitics.some((c) => c.includes("pronoun")))) && thing!.clitics.every((c) => c.length === 0) && thing!.entries.some((e) => e.tag === "instrument" || e.tag === "act-noun" || e.tag === "nationality" || e.tag === "adjective");
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
  const tag = (...tags: string[]): boolean => before.entries.some((e) => tags.includes(e.tag));
  if (tag("and")) return !(list.at(-1)?.noun ?? false);
  if (tag("sub", "mood", "neg", "aux")) return true;
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
  const first = i === floor || (i === floor + 1 && tokens[floor]!.entries.some((e) => e.tag === "and"));
  return first && times.some((t) => t.from === i && t.to === i + 1) && actors.some((a) => a.from === i + 1) && tokens[i]!.entries.some((e) => e.tag === "act" && e.features.includes("fin"));
}

/** Whether a place follows a verb of losing as its object, or a pronoun is written with it, and no number. */
function cedes(tokens: readonly Token[], i: number, end: number, places: readonly PlaceMention[], actors: readonly ActorMention[]): boolean {
  if (tokens[i]!.clitics.some((c) => c.includes("pronoun"))) return true;
  for (let k = i + 1, most = i + 5; k < Math.min(end, most); k++) {
    const loser = actors.find((a) => a.from === k && a.by !== "people");
    if (loser) { most += loser.to - k; k = loser.to - 1; continue; }
    if (tokens[k]!.kind === "number" || tokens[k]!.entries.some((e) => ["number", "at", "counted", "dozens", "bound"].includes(e.tag) && !tokens[k]!.entries.some((p) => p.tag === "place-noun"))) return false;
    if (tokens[k]!.entries.some((e) => e.tag === "place-noun") || places.some((p) => p.from === k)) return true;
  }
  return false;
}

/** Straight after an article, a number or an adjective a word is a noun. */
function afterArticle(tokens: readonly Token[], i: number, floor: number): boolean {
  const before = tokens[i - 1], further = tokens[i - 2];
  // "une double attaque": an unknown word between the article and the noun.
  if (i - 1 > floor && before?.kind === "word" && before.entries.length === 0 && further?.entries.some((e) => e.tag === "article" || e.tag === "number")) return true;
  return i > floor && Boolean(before) && (before!.kind === "number" || before!.entries.some((e) => ["article", "number", "adjective", "of", "quantifier", "collective", "dozens", "against", "for"].includes(e.tag)));
}

/** "a été tué": a form of be before it; alone ("tués par") it is passive too; with have it is active; a reflexive is active. */
function isPassive(tokens: readonly Token[], i: number, floor: number, onlyParticiple: boolean): boolean {
  let be = false, have = false, reflexive = false;
  for (let k = i - 1; k >= Math.max(floor, i - 6); k--) {
    const token = tokens[k]!;
    // "a, mardi, repris la ville": the auxiliary stands before what is put in.
    const before = token.kind === "mark" && k === i - 1 ? insertion(tokens, k) : -1;
    if (before >= 0) { const aux = tokens[before]!.entries.find((e) => e.tag === "aux"); be ||= aux?.meaning === "be"; have ||= aux?.meaning === "have"; }
    if (token.kind === "mark") break;
    for (const e of token.entries) {
      if (e.tag === "aux" && e.meaning === "be") be = true;
      if (e.tag === "aux" && e.meaning === "have") have = true;
      if (e.tag === "reflexive") reflexive = true;
    }
  }
  if (reflexive) return false;
  // "ont attaqué le camp et tué dix soldats": it shares the auxiliary before "and".
  if (!be && !have && i - floor <= 2 && tokens[floor]?.entries.some((e) => e.tag === "and") && tokens.slice(Math.max(0, floor - 16), floor).some((t) => t.entries.some((e) => e.tag === "aux" && e.meaning === "have"))) return false;
  if (be) return true;
  if (have) return false;
  return onlyParticiple || isAdjective(tokens, i, floor) && tokens[i + 1]?.entries.some((e) => e.tag === "by") === true;
}

/** "the besieged town", "of executed soldiers": a participle between what opens a noun phrase and its noun. */
function describes(tokens: readonly Token[], i: number, to: number, floor: number): boolean {
  const before = tokens[i - 1], next = tokens[to];
  if (i <= floor || !before || !next || next.kind !== "word") return false;
  if (!before.entries.some((e) => ["article", "of", "at", "near", "from", "toward", "against", "for", "quantifier", "number"].includes(e.tag)) && before.kind !== "number" || before.entries.some((e) => e.tag === "pronoun")) return false;
  if (before.kind === "number" || before.entries.some((e) => e.tag === "number")) return next.entries.some((e) => ["place-noun", "people", "adjective", "nationality", "force", "group-noun"].includes(e.tag)) || next.capital;
  return !next.entries.some((e) => ["article", "by", "at", "from", "near", "and", "sub", "number", "bound", "pronoun"].includes(e.tag));
}

/** A form that may be past or participle is the participle where nothing follows that could be its object. */
function endsThere(tokens: readonly Token[], to: number, end: number): boolean {
  const next = tokens[to];
  if (next?.entries.some((e) => e.tag === "bound")) return false; // "killed at least …"
  return to >= end || !next || (next.kind === "mark" && !/["“«]/.test(next.text)) || next.entries.some((e) => ["at", "by", "from", "near", "with", "sub", "weekday", "day-part"].includes(e.tag));
}

/** "a blast which hit …", "l'attaque qui a tué …": the act that the noun right before a relative clause names. */
export function antecedentAct(tokens: readonly Token[], from: number): string | null {
  // "…, qui ont tué": a comma parts them.
  const end = tokens[from - 1]?.text === "," ? from - 1 : from;
  for (let k = end - 1; k >= Math.max(0, end - 3); k--) {
    const noun = tokens[k]!.entries.find((e) => e.tag === "act-noun" && e.meaning in ACTS && k + e.length === end);
    if (noun) return noun.meaning;
    if (tokens[k]!.kind === "mark") return null;
  }
  return null;
}

/** "the file of the … massacre", "responsibility for the … attack": an event that something else is about. */
export function background(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 5); k--) {
    const token = tokens[k]!;
    if (token.kind === "mark" || token.entries.some((e) => e.tag === "aux" || e.tag === "act")) return false;
    if (token.entries.some((e) => ["of", "for", "toward", "from", "against", "with"].includes(e.tag) || (e.tag === "sub" && e.meaning === "preposition"))) return true;
  }
  return false;
}

const has = (token: Token | undefined, ...tags: string[]): boolean => Boolean(token?.entries.some((e) => tags.includes(e.tag)));

function enabled(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 4); k--) {
    if (tokens[k]!.entries.some((e) => e.tag === "enable")) return true;
    if (tokens[k]!.kind === "mark") break;
  }
  return false;
}

/** Plans, threats, demands and attempts are no event. */
function unreal(tokens: readonly Token[], i: number, floor: number, noun: boolean, named: (i: number) => boolean): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - (noun ? 5 : 4)); k--) {
    const token = tokens[k]!;
    // "May 2015" is a month, not a maybe.
    if (token.entries.some((e) => e.tag === "irrealis") && !named(k) && !(token.capital && token.entries.some((e) => e.tag === "month"))) return true;
    if (token.kind === "mark") break;
  }
  return false;
}

/** "affirme avoir repoussé": the one who says it did it. */
export function bySpeaker(tokens: readonly Token[], main: Trigger | null): "initiator" | "target" | null {
  if (!main || main.noun) return null;
  const subject = main.passive ? main.act.object : main.act.subject;
  if (tokens[main.at]!.entries.some((e) => e.tag === "act" && e.features.includes("we"))) return subject; // "استعدنا"
  for (let k = main.at - 1; k >= Math.max(0, main.at - 5); k--) {
    // "We have retaken", "the army said it had retaken".
    if (tokens[k]!.entries.some((e) => e.tag === "first-person")) return subject;
    if (tokens[k]!.entries.some((e) => e.tag === "subject") && [1, 2].some((n) => tokens[k - n]?.entries.some((e) => e.tag === "say"))) return subject;
    if (tokens[k]!.entries.some((e) => e.tag === "aux" && e.meaning === "have" && e.features.includes("inf"))) return main.passive ? main.act.object : main.act.subject;
    if (tokens[k]!.kind === "mark" && !/["«“]/.test(tokens[k]!.text)) return null;
  }
  return null;
}

/** "les en avaient chassés", "l'ont repoussé": a pronoun right before the verb group is its object. */
export function objectPronoun(tokens: readonly Token[], main: Trigger | null, clause: Clause): boolean {
  if (!main || main.noun || main.passive || main.act.object === null) return false;
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - 5); k--) {
    const token = tokens[k]!;
    if (token.entries.some((e) => e.tag === "object-pronoun") && (k + 1 === main.at || tokens[k + 1]!.entries.some((e) => e.tag === "aux" || e.tag === "pronoun"))) return true;
    if (!token.entries.some((e) => e.tag === "aux" || e.tag === "neg" || e.tag === "pronoun")) return false;
  }
  return false;
}

/** "Ils assiègent", "elle avait repris": a pronoun stands before the verb. */
export function pronounSubject(tokens: readonly Token[], main: Trigger | null, clause: Clause): boolean {
  if (!main || main.noun) return false;
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - 6); k--) if (tokens[k]!.entries.some((e) => e.tag === "subject")) return true;
  // "Ils assiègent la ville et contrôlent la route": the pronoun of the verb before.
  if (tokens[clause.from]?.entries.some((e) => e.tag === "and") && main.at - clause.from <= 2) for (let k = clause.from - 1; k >= Math.max(0, clause.from - 12) && tokens[k]!.kind !== "mark"; k--) if (tokens[k]!.entries.some((e) => e.tag === "subject")) return true;
  return false;
}

function lightBefore(tokens: readonly Token[], i: number, clause: Clause, prenominal: boolean): Trigger["light"] {
  for (let k = i - 1; k >= Math.max(clause.from, i - 8); k--) {
    const entry = tokens[k]!.entries.find((e) => e.tag === "light" && !(e.features.length === 1 && e.features[0] === "inf"));
    if (entry) return entry.meaning === "undergo" ? "undergo" : "active";
    // "used in the attack": not its object; but "came under attack".
    if (prenominal && tokens[k]!.entries.some((e) => ["at", "from", "by", "toward"].includes(e.tag)) && !tokens.slice(Math.max(0, k - 3), k).some((t, n, all) => t.entries.some((e) => e.tag === "light" && e.length > all.length - n))) break;
  }
  for (let k = i + 1; k < Math.min(clause.to, i + 8); k++) {
    // "l'offensive menée par", "les frappes ont été réalisées"
    const entry = tokens[k]!.entries.find((e) => e.tag === "light" && e.features.includes("pp"));
    if (entry) return "undergo";
  }
  return null;
}
