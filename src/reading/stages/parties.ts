import { ACTS } from "../acts.ts";
import type { Directory } from "../../directory/index.ts";
import type { ActorMention } from "./actors.ts";
import type { Clause } from "./clauses.ts";
import type { CountMention } from "./counts.ts";
import type { Draft } from "./draft.ts";
import { role, type Role } from "./roles.ts";
import type { Token } from "./tokens.ts";
import { bySpeaker } from "./stand-ins.ts";
import { type Found, type Trigger } from "./triggers.ts";
import { isAct, isActNoun, isAdjective, isAnd, isAnyone, isAux, isBacking, isCause, isCounted, isFor, isForce, isFrom, isInstrument, isMateriel, isNationality, isOf, isSub, isSubject, isVerb, tagged } from "../tags.ts";

const isAtOrNear = tagged("at", "near");
/** Acts that an act does: a strike kills. What is repelled or foiled is an act itself. */
const HITS = new Set(["attack", "land", "kill", "wound", "bombing", "shelling", "destroy"]);

const isPlaceNounOrSideNoun = tagged("place-noun", "side-noun"), isAdjectiveOrNationality = tagged("adjective", "nationality"),
  isPreposition = tagged("at", "by", "against", "with", "from"), isFromOrBy = tagged("from", "by"),
  isInstrumentOrActNoun = tagged("instrument", "act-noun"), isMaterielOrSideNoun = tagged("materiel", "side-noun"), isActOrSay = tagged("act", "say");

/** Who did it and to whom in one clause, whose people each count counts, and who says it of himself. */
export interface Parties { initiators: ActorMention[]; targets: ActorMention[]; groups: Map<CountMention, ActorMention>; speaker: Draft["source"] }

interface Setting {
  directory: Directory;
  found: Found; clause: Clause; clauses: readonly Clause[];
  /** The act that leads the clause, and the one that names its type. */
  main: Trigger | null; naming: Trigger | null;
  list: readonly Trigger[]; actors: readonly ActorMention[]; counts: readonly CountMention[];
  subjectEither: boolean;
  /** Whether a mention is of somebody who tells of acts and does none. */
  tells: (a: ActorMention) => boolean;
  /** The role of a mention once compounds are seen ("rebel attack"). */
  owned: (a: ActorMention, r: Role) => Role;
}

/** "In recent days rebel forces have taken …": who stands right before the verb is its subject, though no comma closes the adverbial. */
function leads(tokens: readonly Token[], a: ActorMention, r: Role, actors: readonly ActorMention[], verb: number, floor: number): boolean {
  if (r.prep === null || !["at", "near", "from", "for", "with", "toward"].includes(r.prep) || r.start > floor + 1 || a.to > verb || a.from - r.start < 2) return false;
  if (isPlaceNounOrSideNoun(tokens[a.to])) return false;
  return !actors.some((o) => o !== a && o.from >= a.to && o.to <= verb);
}

/** Whether the participle before "by" only says who backs or leads the actor right before it. */
function backed(tokens: readonly Token[], by: number, actors: readonly ActorMention[]): boolean {
  const word = tokens[by - 1];
  return isBacking(word) && actors.some((a) => a.to <= by - 1 && by - 1 - a.to <= 1);
}

const STATE = new Set(["state-force", "government"]);

/** Whether two ids are forces or offices of one state. */
function oneState(a: string, b: string | null, directory: Directory): boolean {
  const [one, two] = [directory.actor(a), b === null ? null : directory.actor(b)];
  return one !== null && two !== null && one.country !== null && one.country === two.country && STATE.has(one.kind) && STATE.has(two.kind);
}

/** A force or a general noun that no nationality and no name says whose it is. */
const bare = (tokens: readonly Token[], a: ActorMention): boolean => (a.by === "force" || a.by === "group") && !tokens.slice(a.from, a.to).some((t) => t.capital && t !== tokens[0] || isNationality(t));

/** Acts that are done to civilians, not by them: what stands before the verb is where they were ("the mosque blast killed"). */
const HARM = new Set(["casualties", "violence", "armed-clash", "air-drone-strike", "bombing", "shelling-artillery-missile-attack", "remote-explosive-landmine-ied", "suicide-bomb", "chemical-weapon", "territory", "looting-property-destruction"]);

/** The token before a mention, over quotation marks. */
function before(tokens: readonly Token[], a: { from: number }): Token {
  let k = a.from - 1;
  while (k > 0 && tokens[k]!.kind === "mark") k--;
  return tokens[Math.max(k, 0)]!;
}

const BLASTS = new Set(["explosion", "carbomb", "mine", "suicide", "attack", "land", "grenade"]);

/** Whether two mentions stand side by side in one list ("الجيش وحلفاؤه"). */
function joined(tokens: readonly Token[], a: { to: number }, b: { from: number }): boolean {
  return b.from - a.to >= 0 && b.from - a.to <= 3 && tokens.slice(a.to, b.from).some((t) => t.text === "," || t.text === "،" || isAnd(t));
}

/** Acts that befall people, in verbs spelled alike in both voices. */
const PEOPLES = ["kill", "wound", "die", "arrest", "abduct", "capture"];

/** A place or a thing that stands after a verb without a preposition is what it is done to ("تحاصر القوات قرية …"); people are read elsewhere. */
function object(tokens: readonly Token[], main: Trigger, end: number): { from: number; to: number }[] {
  if (PEOPLES.includes(main.name)) return [];
  for (let k = main.to; k < Math.min(end, main.to + 8); k++) {
    const tags = new Set(tokens[k]!.entries.map((e) => e.tag));
    if (tags.has("place-noun") || tags.has("side-noun") || tags.has("materiel")) return [{ from: k, to: k + 1 }];
    if (["at", "against", "by", "with", "from", "sub"].some((t) => tags.has(t))) return [];
  }
  return [];
}

/** A verb spelled alike in both voices is passive where only one party stands by it ("قتل جنديان في غارة"). */
function alone(tokens: readonly Token[], main: Trigger, actors: readonly ActorMention[], counts: readonly CountMention[], bare: (c: CountMention) => boolean, end: number): boolean {
  // An armed party right before a verb of seizing seizes.
  if (["arrest", "abduct", "capture"].includes(main.name) && actors.some((a) => a.to <= main.at && (a.by === "force" || a.by === "name") && a.id !== "civilians")) return false;
  // A lone noun in the accusative is the object of somebody unnamed, in the nominative the one it befell.
  const sole = counts.filter((c) => bare(c) && c.from >= main.to && (c.rule === "dual" || c.rule === "indefinite-singular"));
  const form = sole.length === 1 && actors.length === 0 ? tokens[sole[0]!.from]!.entries.filter((e) => e.tag === "counted").flatMap((e) => e.features) : [];
  if (form.includes("acc")) return false;
  if (!PEOPLES.includes(main.name) && actors.length > 0) return false;
  // "قال إنه قصف …": the pronoun is its subject.
  if ([1, 2].some((k) => isSubject(tokens[main.at - k]))) return false;
  // "الغارات استهدفت …": the strikes or the weapon right before it are its subject.
  if ([1, 2].some((k) => (isActNoun(tokens[main.at - k], (e) => !e.features.includes("verbal") && ACTS[e.meaning] !== undefined && ACTS[e.meaning]!.rank >= 5) || isInstrument(tokens[main.at - k])) && (k === 1 || isAdjectiveOrNationality(tokens[main.at - 1])))) return false;
  // "33 جنديا قتلوا": a verb in the plural has its people before it; without them it is what "they" did.
  const plural = isAct(tokens[main.at], (e) => e.features.includes("pl"));
  if (plural) {
    const next = tokens.findIndex((t, k) => k >= main.to && k < end && isAct(t, (e) => e.features.includes("fin")));
    const own = (p: { from: number }): boolean => p.from >= main.to && (next < 0 || p.from < next);
    return PEOPLES.includes(main.name) && [...actors, ...counts].some((p) => p.to <= main.at) && !actors.some(own) && !counts.some((c) => own(c) && bare(c));
  }
  // "اعتقلت القوات الإسرائيلية …": forces as such seize, whoever it is that no word list knows.
  if (["arrest", "abduct"].includes(main.name) && actors.some((a) => a.from === main.to && a.by === "force" && !isCounted(tokens[a.from]))) return false;
  // "الدفاعات أسقطت خمس مسيرات": a definite noun right before the verb is its subject where a figure follows.
  if (!PEOPLES.includes(main.name) && main.at > 0 && tokens[main.at - 1]!.clitics.some((c) => c.includes("article") || c.includes("pronoun")) && counts.some((c) => c.from >= main.to && c.from - main.to <= 4)) return false;
  const parties: { from: number; to: number }[] = [...object(tokens, main, end), ...actors, ...counts.filter(bare)].sort((a, b) => a.from - b.from);
  return parties.filter((p, i) => i === 0 || !joined(tokens, parties[i - 1]!, p) || (parties[i - 1]!.from < main.at && p.from > main.at)).length <= 1;
}

/** Whether what does it is no party but a thing or an act that the verb's subject names ("أصابت الغارة حافلة"): between `from` and `to`, or just before the verb. */
function means(tokens: readonly Token[], list: readonly Trigger[], main: Trigger, to: number, from: number): boolean {
  const thing = (i: number): boolean => list.some((t) => t.noun && t.at === i) || Boolean((isInstrument(tokens[i]) && !isForce(tokens[i])));
  for (let i = from; i < to; i++) { if (thing(i)) return true; if (isPreposition(tokens[i])) break; }
  if (from < main.to) return false;
  // "الضربة الجوية في إدلب استهدفت عناصر من …": where the strike was stands between it and its verb.
  const subject = list.find((t) => t.noun && t.to < main.at && main.at - t.to <= 6 && isAtOrNear(tokens[t.to]));
  const alone = subject !== undefined && !isPreposition(tokens[subject.at - 1]) && !tokens[subject.at]!.clitics.flat().some((c) => c !== "article" && c !== "and") && !tokens.slice(subject.to, main.at).some((t) => t.kind === "mark" || isVerb(t) || isSub(t));
  return thing(main.at - 1) || thing(main.at - 2) || alone;
}

/** Fills the two slots of a clause from the role of each of its actors. */
export function partiesOf({ found, clause, clauses, main, naming, list, actors, counts, subjectEither, tells, owned, directory }: Setting): Parties {
  const { tokens } = found;
  const act = main?.act ?? null;
  const floor = (a: ActorMention): number => (a.from < clause.from ? clause.resumes!.from : clause.from);
  const roles = new Map<ActorMention, Role>(actors.map((a) => [a, owned(a, role(tokens, a, counts, actors, floor(a)))]));
  // A word that is a verb here is no noun that something belongs to.
  for (const r of roles.values()) if (r.head !== null && list.some((t) => t.at === r.head && !t.noun)) r.head = null;
  // "a coûté la vie à vingt soldats": the preposition belongs to the verb.
  if (main && !main.noun) for (const r of roles.values()) if (r.prep !== null && r.prep !== "by" && r.start > main.at && r.start < main.to) r.prep = null;
  // "استهدفت غارة جوية عناصر …": a strike hits, and is not hit.
  if (main?.either) main.passive = !(HITS.has(main.name) && list.some((t) => t.noun && t.at === main.to)) && alone(tokens, main, [...roles].filter(([, r]) => r.prep === null && r.head === null && !r.count).map(([a]) => a), counts, (c) => role(tokens, c, [], actors, clause.from).prep === null, clause.to);
  const initiators: ActorMention[] = [], targets: ActorMention[] = [];
  const give = (slot: "initiator" | "target" | null, a: ActorMention): void => {
    if (slot === "initiator" && a.id === "civilians" && naming && HARM.has(naming.act.type)) return;
    const side = slot === "initiator" ? initiators : slot === "target" ? targets : null;
    const other = slot === "initiator" ? targets : initiators;
    if (!side || side.includes(a) || other.includes(a) || (subjectEither && a.id !== null && other.some((o) => o.id === a.id))) return;
    // "Une frappe ukrainienne a tué trente militaires": soldats without a country are not those of whoever struck them.
    const clash = other.find((o) => o.id !== null && (o.id === a.id || oneState(o.id, a.id, directory)));
    if (clash && bare(tokens, a)) side.push({ ...a, id: null });
    else if (clash && bare(tokens, clash)) { other[other.indexOf(clash)] = { ...clash, id: null }; side.push(a); }
    else side.push(a);
  };
  const groups = new Map<CountMention, ActorMention>();
  const cause = found.prenominal && main && !main.noun && act!.type === "movement" ? tokens.findIndex((t, k) => k >= clause.from && k < main.at && isCause(t)) : -1;
  for (const [a, as] of roles) {
    const r = found.prenominal && main && !main.noun && leads(tokens, a, as, actors, main.at, clause.from) ? { ...as, prep: null, ranks: false } : as;
    // "une milice armée par X", "la coalition menée par X": who stands behind it did not do it himself.
    if (r.prep === "by" && backed(tokens, r.start, actors)) continue;
    if (subjectEither && isBacking(tokens[a.from - 2]) && isFromOrBy(tokens[a.from - 1])) continue;
    // "blamed the attack on X": X did it.
    if (found.prenominal && main?.name === "accuse" && !main.noun && r.prep === "against" && r.head === null && a.from > main.at) { give("initiator", a); continue; }
    // "X forced Y to pull back": Y moved, and X made it move.
    if (cause >= 0 && r.prep === null && r.head === null && a.to <= main!.at) { give(a.to <= cause ? "initiator" : "target", a); continue; }
    if (r.count && !groups.get(r.count)?.id) groups.set(r.count, a);
    const head = r.head === null ? null : list.find((t) => t.at === r.head);
    // "سيطرت … بعد انسحاب الجيش": who withdrew did not take it.
    if (subjectEither && head && head !== main && head !== naming && main && !main.noun && head.act.type === "movement") { if (act!.type === "territory" && head.name === "retreat") give("target", a); continue; }
    // "market bombing", "hospital strike": places of people are what an attack is done to.
    // "شارك فيها ستة مهاجمين بأحزمة ناسفة": the bombers are counted, not their dead.
    if (subjectEither && r.count?.unit === "persons" && a.by === "group" && naming?.name === "suicide" && !list.some((t) => ["kill", "die", "wound", "lose"].includes(t.name))) { give("initiator", a); continue; }
    // "المعارك أسفرت عن 47 قتيلا من X": whose dead are counted.
    if (head && r.prep === null && subjectEither && r.count && ["killed", "wounded", "captured"].includes(r.count.unit)) { give("target", a); continue; }
    // "استهدفت غارة جوية عناصر من …": a noun with its adjective owns nothing after it; what follows is the verb's object.
    if (head && r.prep === null && subjectEither && main && !main.noun && !main.passive && head.noun && head.at === main.to && (head.to - head.at > 1 || isAdjective(tokens[head.to]))) { give(act!.object, a); continue; }
    if (head && r.prep === null) { give((a.id === "civilians" || (r.ranks && subjectEither)) && head.act.object === "target" ? "target" : head.act.of, a); continue; }
    if (head && r.prep === "by") { give("initiator", a); continue; }
    // "attacked a town besieged by the army": the doer of another verb than the main one.
    const doing = found.prenominal && r.prep === "by" && main && !main.noun && !main.passive ? list.findLast((t) => !t.noun && t.to <= a.from) : undefined;
    if (doing && doing !== main) continue;
    if (main?.name === "cede" && a.from > main.at && r.prep !== null) { give("initiator", a); continue; }
    // "أطلقت صواريخ اعترضتها القبة": who brings down what flies did not fire it.
    if (r.prep === "by" && subjectEither && list.some((t) => t.hung && t.name === "intercept" && t.to <= a.from && a.from - t.to <= 1)) continue;
    // "اعترض صاروخا أطلقته المليشيا": who fired what is brought down.
    if (r.prep === "by" && subjectEither && main && !main.noun && !main.passive && main.name === "intercept" && a.from > main.at) { give("target", a); continue; }
    // "a intercepté deux missiles tirés par X": who fired them, it is done to; what else hangs on a participle is not the verb's.
    if (r.prep === "by" && !subjectEither && !found.prenominal && main && !main.noun && !main.passive && a.from > main.at && !main.act.intransitive) {
      if (main.name === "intercept") { give("target", a); continue; }
      if (!["fall", "lost", "accuse", "claim"].includes(main.name) && initiators.length > 0) continue;
    }
    if (r.prep === "by") { give(main?.name === "repel" && (main.passive || main.noun) ? "target" : main?.name === "fall" || main?.name === "lost" ? "initiator" : main && !main.noun && main.passive ? main.act.subject : "initiator", a); continue; }
    // "انتزعته القوات من التنظيم"
    const out = subjectEither && r.prep === null && r.head === null && !r.count && !r.ranks && main !== null && a.from > main.at && isFrom(before(tokens, a));
    if ((r.prep === "from" || out) && main && !main.noun && act!.type === "territory" && a.by !== "people") { give("target", a); continue; }
    if (r.prep === "between") { give(initiators.length === 0 ? "initiator" : "target", a); continue; }
    if (r.prep === "for" && main?.name === "lost") { give("initiator", a); continue; }
    if (r.prep === "against" && main && !main.noun && a.from < main.at && r.head === null) continue;
    if (main?.name === "back" && r.prep === "from") { give("initiator", a); continue; }
    if (found.prenominal && r.prep === "with" && main && !main.noun && main.passive && act!.type === "casualties") { give("initiator", a); continue; } // "killed in clashes with …"
    if (r.prep === "against" || (r.prep === "with" && (naming?.name === "clash" || naming?.name === "offensive"))) { give("target", a); continue; }
    if (!main || main.noun && !main.light) {
      if (r.ranks || r.count || act?.type === "casualties") give("target", a);
      else if (main && r.prep === null && a.from < main.at && !main.light) give(act!.subject, a);
      continue;
    }
    if (r.ranks && subjectEither && (r.prep === "toward" || r.prep === "from")) continue;
    if (r.ranks && r.prep !== null) { give(act!.type === "casualties" || main.noun ? "target" : act!.object, a); continue; }
    // "انفجرت عبوة بسيارة للجيش", "في ناقلة جند إسرائيلية": what blows up in a party's vehicle hits the party.
    if (subjectEither && r.prep === "at" && act!.object === "target" && BLASTS.has((naming ?? main).name) && a.id !== "civilians" && [1, 2].some((k) => isMateriel(tokens[a.from - k]) || (isOf(tokens[a.from - k]) && k === 1))) { give("target", a); continue; }
    if (r.prep !== null && r.prep !== "of") { if (r.prep === "at" && main.name === "accuse") give("initiator", a); if (r.prep === "at" && main.name === "belong") give("target", a); continue; }
    if (main.name === "accuse" && !(found.prenominal && main.passive) && (a.from < main.at || subjectEither && (r.count || a.id === "civilians"))) continue;
    // "اتهم مسؤول X بـ…": where others than an actor stand right after the verb, they blame the actor that follows.
    if (main.name === "accuse" && subjectEither && !main.noun && !main.passive && !actors.some((o) => o.from === main.to)) { if (!found.speakers.some((s) => s.from === main.to && a.to <= s.to)) give(act!.object, a); continue; }
    // "كبد العدو خسائر": such a verb has two objects; who stands alone by it is the one it is done to.
    if (subjectEither && !main.noun && tokens[main.at]!.entries.some((e) => e.features.includes("double")) && a.from > main.at && actors.filter((o) => o.from > main.at && roles.get(o)!.prep === null && !roles.get(o)!.count && !roles.get(o)!.ranks).length === 1 && !actors.some((o) => o.to <= main.at && o.from >= clause.from)) { give(act!.object, a); continue; }
    // "…، استهدف عناصر X": a verb straight after a comma goes on with what was told; who follows alone is its object.
    if (subjectEither && !main.noun && !main.passive && act!.object !== null && main.at === clause.from && clause.from > 0 && /^[،,]$/.test(tokens[clause.from - 1]!.text) && a.from > main.at && (a.by === "group" || a.by === "people") && actors.filter((o) => o.from > main.at && roles.get(o)!.prep === null && roles.get(o)!.head === null).length === 1) { give(act!.object, a); continue; }
    // "تصدت الدفاعات لصواريخ إسرائيلية": what is repelled comes with a preposition.
    if (subjectEither && main.name === "repel" && !main.noun && a.from > main.to && tokens.slice(main.to, a.from).some((t) => isFor(t))) { give(act!.object, a); continue; }
    const free = (o: ActorMention): boolean => o !== a && roles.get(o)!.prep === null && roles.get(o)!.head === null && !roles.get(o)!.ranks;
    // "غارة إسرائيلية استهدفت …": whose the weapon or the strike is, does it.
    const owner = subjectEither && a.by === "force" && isNationality(tokens[a.from]) && !a.own && [1, 2, 3].some((k) => a.from - k >= clause.from && isInstrumentOrActNoun(tokens[a.from - k]));
    // Whose vehicles or posts they are, it is done to; and where a pronoun is the subject, all else is.
    // Straight after the verb they do it themselves ("توغلت دبابات إسرائيلية").
    const drives = !tokens[main.at]!.entries.some((e) => e.features.includes("pl")) && isMateriel(tokens[main.to]) && a.from - main.to <= 2;
    const done = subjectEither && a.from > main.at && !drives && ([1, 2].some((k) => isSubject(tokens[main.at - k])) || (a.by === "force" && [1, 2].some((k) => isMaterielOrSideNoun(tokens[a.from - k]))));
    const first = owner || !done && (a.from < main.at && !(subjectEither && main.light === null && !main.noun && means(tokens, list, main, main.at, a.to))) || (!done && subjectEither && a.from > main.at && !means(tokens, list, main, a.from, main.to) && !r.count && !r.ranks && !actors.some((o) => free(o) && o.from < a.from && !joined(tokens, o, a)));
    if (main.noun) { give(first ? (main.light === "undergo" ? "target" : "initiator") : "target", a); continue; }
    if (main.passive) give(first || subjectEither ? act!.object : null, a);
    else if (subjectEither && act!.object === null && r.count && !act!.intransitive) give("target", a);
    else give(first || (subjectEither && act!.object === null && r.count) ? act!.subject : act!.object, a);
  }
  // A relative or participle clause without a subject takes the noun before it.
  const lacks = act && !main!.noun && initiators.length === 0 && (main!.passive ? targets.length === 0 : true);
  if (lacks && clause.kind !== "main" && clause.from > 0) {
    let parent = clauses.find((c) => c.to === clause.from) ?? null;
    // "…, killing seven soldiers and seizing three vehicles": both hang on the same clause.
    while (parent?.kind === "participle" && clause.kind === "participle" && isAnd(tokens[clause.from])) { const first: Clause = parent; parent = clauses.find((c) => c.to === first.from) ?? null; if (!parent || parent.kind !== "participle") break; }
    const near = found.actors.filter((a) => a.to <= clause.from && !found.spoken[a.from] && !tells(a));
    // Who speaks in the main clause is none the less the subject of what hangs on his name ("the army, which retook …, said").
    const subject = clause.kind === "relative" ? (near.filter((a) => a.to >= clause.from - 3).at(-1) ?? found.actors.findLast((a) => a.to <= clause.from && a.to >= clause.from - 1 && a.by !== "people")) : near.find((a) => parent && a.from >= parent.from);
    if (subject && !(initiators.includes(subject) || targets.includes(subject))) give(main!.passive ? act!.object : act!.subject, subject);
  }
  // "killed 17 people in an attack on a police post": people as such are nobody beside a party that is named.
  if (found.prenominal && targets.some((a) => a.id !== null && a.id !== "civilians")) for (const a of targets.filter((a) => a.id === "civilians" && isAnyone(tokens[a.from]))) targets.splice(targets.indexOf(a), 1);
  // "X a repris le camp et y a tué dix hommes": a clause that "and" joins without a subject has that of the one before.
  if (lacks && !subjectEither && clause.kind === "main" && isAnd(tokens[clause.from]) && !actors.some((a) => a.to <= main!.at && roles.get(a)!.prep === null)) {
    const parent = clauses.find((c) => c.to === clause.from);
    const start = parent ? parent.resumes?.from ?? parent.from : 0;
    const verb = parent ? tokens.findIndex((t, k) => k >= parent.from && k < parent.to && (isAux(t) || isActOrSay(t, (e) => e.features.length > 0 && (!e.features.every((f) => f === "pp" || f === "inf" || f === "ger"))))) : -1;
    const subject = parent && verb >= 0 ? found.actors.find((a) => a.from >= start && a.to <= verb && role(tokens, a, counts, found.actors, start).prep === null) : undefined;
    if (subject) give(main!.passive ? act.object : act.subject, subject);
  }
  // "Après avoir pris X, les rebelles …": the subject is that of the clause that follows.
  if (act && !main!.noun && clause.from <= 4 && !initiators.length && !(main!.passive && targets.length) && bySpeaker(tokens, main) && !found.speakers.some((s) => s.to <= main!.at)) {
    const next = clauses.find((c) => c.from >= clause.to && c.kind === "main");
    const subject = next ? found.actors.find((a) => a.from >= next.from && a.from < next.from + 4) : undefined;
    if (subject) give(main!.passive ? act.object : act.subject, subject);
  }
  // Who blames or claims says so himself: the subject is the source.
  let speaker: Draft["source"] = null;
  if (main?.name === "claim") {
    const by = actors.find((a) => roles.get(a)!.prep === "by" && a.id);
    if (by) speaker = { from: by.from, to: by.to };
  }
  if (main && !main.noun && !main.passive && (main.name === "accuse" || main.name === "claim")) {
    const self = actors.find((a) => a.to <= main.at && roles.get(a)!.prep === null && a.id) ?? (subjectEither ? actors.find((a) => a.from === main.to && roles.get(a)!.prep === null && roles.get(a)!.head === null && a.id) : undefined);
    const voice = self ? null : found.speakers.find((s) => s.from >= (clause.resumes?.from ?? clause.from) && s.to <= main.at) ?? (subjectEither ? found.speakers.find((s) => s.from === main.to) : undefined);
    if (voice) speaker = { from: voice.from, to: voice.to };
    // "accuse X d'avoir tué Y": what X is said to have done is done to Y.
    const done = main.name === "accuse" ? list.find((t) => !t.noun && t.at > main.to) : undefined;
    if (done) for (const a of initiators.filter((a) => a.from > done.at)) { initiators.splice(initiators.indexOf(a), 1); targets.push(a); }
    if (self) { speaker = { from: self.from, to: self.to }; if (main.name === "accuse") initiators.splice(0, initiators.length, ...initiators.filter((a) => a !== self)); }
  }
  return { initiators, targets, groups, speaker };
}
