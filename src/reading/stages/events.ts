import { ACTS, quantityOf } from "../acts.ts";
import type { Directory } from "../../directory/index.ts";
import type { ActorMention } from "./actors.ts";
import type { Clause } from "./clauses.ts";
import type { CountMention } from "./counts.ts";
import type { Draft } from "./draft.ts";
import { DEEDS, ofDeed } from "./deeds.ts";
import { thingsTaken } from "./goods.ts";
import { modality } from "./modality.ts";
import { partiesOf } from "./parties.ts";
import type { PlaceMention } from "./places.ts";
import { compound, role, type Role } from "./roles.ts";
import { bySpeaker, objectPronoun, pronounSubject } from "./stand-ins.ts";
import { antecedentAct, background, triggers, type Found, type Trigger } from "./triggers.ts";
import type { TimeMention } from "./times.ts";
import { parts } from "./secondary.ts";
import { settle } from "./types.ts";
import { doesOther, unarmed } from "./unarmed.ts";
import { isAct, isActNoun, isAgainst, isAnd, isArticle, isAt, isCounted, isDefinite, isDemonstrative, isIndefinite, isInstrument, isIrrealis, isLight, isMonth, isNumber, isObjectPronoun, isOccur, isSay, isSub, isSubject, isSuperlative, isTimeUnit, isUpon, isVerb, isVictor, seek, tagged, theInstrument } from "../tags.ts";

const isAtOrNear = tagged("at", "near"), isAndOrMoodOrAux = tagged("and", "mood", "aux"), leadsToParty = tagged("of", "by", "against", "pronoun"),
  leadsOn = tagged("of", "by", "against", "at", "near"), isPlaceNounOrPronoun = tagged("place-noun", "pronoun"),
  isSideNounOrSubject = tagged("side-noun", "subject"), isPlaceNounOrSubject = tagged("place-noun", "subject"),
  isNumberOrIndefinite = tagged("number", "indefinite"), isArticleOrDefinite = tagged("article", "definite");

/** Kinds of actors that tell of acts and do none. */
const SPEAKERS = new Set(["media", "news-agency", "monitor"]);

/** Acts that name no killing, though they stand beside one ("killed … since the war began with protests"). */
const PEACEFUL = new Set(["peaceful-protest", "agreement", "arrests", "movement", "control", "change-to-group-activity"]);

/** Acts of fighting that go on, break off and resume. */
const FIGHTING = new Set(["clash", "shelling", "bombing", "airstrike", "attack", "offensive", "explosion"]);

/** Reads what happened in each clause: at most one claim a clause, named by its highest-ranking act. */
export function events(found: Found, clauses: readonly Clause[], directory: Directory, subjectEither: boolean): Draft[] {
  const drafts: Draft[] = [];
  for (const clause of subjectEither ? clauses.flatMap((c) => parts(found, c)) : clauses) {
    const draft = read(found, clause, clauses, directory, subjectEither);
    // "L'attaque de mardi à X, revendiquée par …, a tué …": one claim, told to its end.
    if (draft && clause.resumes && drafts.some((d) => d.clause.from === clause.resumes!.from && d.rule.startsWith("act-noun"))) drafts.splice(drafts.findIndex((d) => d.clause.from === clause.resumes!.from), 1);
    if (draft && subjectEither) goesOn(draft, drafts.at(-1) ?? null, found);
    if (draft) ofDeed(draft, drafts.at(-1));
    if (draft && found.prenominal) named(draft, drafts.at(-1) ?? null, found);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/**
 * What a clause beside it says of how the figures came about: "25 died when a bomb exploded" tells of the bomb, and "rockets
 * that fell in the market" are those that were fired.
 */
function named(draft: Draft, before: Draft | null, { tokens }: Found): void {
  if (!before || before.to > draft.from || draft.from - before.to > 1) return;
  // "… just hours after another attack" is about two.
  const joint = isUpon(tokens[draft.from]) && !(isTimeUnit(tokens[draft.from - 1]) || isCounted(tokens[draft.from - 1], (e) => e.meaning === "unit"));
  if (joint && before.type === "toll" && before.counts.length > 0 && before.rule.startsWith("act:") && DEEDS.has(draft.type) && draft.polarity === "positive") before.type = draft.type;
  if (draft.clause.kind === "relative" && draft.type === "attack" && DEEDS.has(before.type) && before.trigger.to >= draft.clause.from - 1) draft.type = before.type;
}

/** A verb after "and" with no subject of its own has that of the clause before ("هاجموا الحاجز وأحرقوا …"). */
function goesOn(draft: Draft, before: Draft | null, found: Found): void {
  const verb = draft.trigger.from, { tokens } = found;
  if (!before || before.to > draft.from || draft.from - before.to > 1 || !draft.rule.startsWith("act:") || before.clause.kind === "relative") return;
  const particles = tokens.slice(draft.from, verb).filter((t) => !isAndOrMoodOrAux(t)).length;
  if (particles > 0 || verb - draft.from > 3 || !isAnd(tokens[draft.from - 1 + (isAnd(tokens[draft.from]) ? 1 : 0)])) return;
  const slot = ACTS[draft.rule.slice(4)]?.subject;
  if (slot !== "initiator" || draft.initiators.length > 0) return;
  // A verb of either voice is taken for active here only where people are seized, not where they die.
  // Two verbs in the feminine have one subject: of people who died the second would be masculine.
  const feminine = (k: number): boolean => isAct(tokens[k], (e) => e.features.includes("f"));
  const one = draft.passive && before.rule.startsWith("act:") && feminine(verb) && feminine(before.trigger.from);
  if (draft.passive && !one && ["kill", "wound", "die"].includes(draft.rule.slice(4))) return;
  if (one) draft.passive = false;
  // Who repelled an attack is its target.
  const doer = before.type === "repelled" ? before.targets : before.initiators;
  draft.initiators = doer.filter((a) => !draft.targets.some((t) => t.id === a.id));
  draft.bySpeaker ??= doer.length === 0 && before.bySpeaker ? slot : null;
}

/** Acts whose announcer is their doer ("أعلن الجيش استعادة …"). */
const ANNOUNCED = new Set(["take", "retake", "repel", "arrest", "intercept", "seize", "advance", "retreat", "capture"]);

/** "أعلن الجيش السيطرة على …", "قال إنه قصف …": the speaker did it. */
function speakerActs(found: Found, clause: Clause, main: Trigger | null): "initiator" | "target" | null {
  if (!main) return null;
  const { tokens, spoken } = found;
  if (main.noun) {
    let k = main.at - 1, carriesOut = false;
    while (k > clause.from && k > main.at - 16 && !spoken[k] && ((carriesOut ||= isLight(tokens[k], (e) => e.features.includes("masdar"))) || tokens[k]!.kind === "mark" || found.times.some((t) => t.from <= k && k < t.to) || isActNoun(tokens[k]))) k--;
    return (ANNOUNCED.has(main.name) || carriesOut) && spoken[k] ? main.act.subject : null;
  }
  const opener = tokens.slice(clause.from, clause.from + 2).find((t) => isSub(t, (e) => e.meaning === "that"));
  const self = clause.kind === "reported" && [opener, tokens[clause.from - 1]].some((t) => isSubject(t));
  // "وجاء في بيانه أنه قُتل خمسون …": before a passive whose object follows the pronoun stands for nobody.
  if (self && main.passive && found.counts.some((c) => c.from >= main.to && c.to <= clause.to)) return null;
  return self ? (main.passive ? main.act.object : main.act.subject) : null;
}

function read(found: Found, clause: Clause, clauses: readonly Clause[], directory: Directory, subjectEither: boolean): Draft | null {
  const { tokens } = found;
  const inside = <T extends { from: number; to: number }>(list: readonly T[]): T[] => list.filter((m) => m.from >= clause.from && m.to <= clause.to);
  // "L'offensive, déclenchée lundi, a coûté …": what the clause goes on about was named before the break.
  const list = [...(clause.resumes ? triggers(found, { ...clause, ...clause.resumes }).filter((t) => t.noun) : []), ...triggers(found, clause)];
  const scope = <T extends { from: number; to: number }>(l: readonly T[]): T[] => [...(clause.resumes ? l.filter((m) => m.from >= clause.resumes!.from && m.to <= clause.resumes!.to) : []), ...inside(l)];
  const counts = scope(found.counts);
  const verbs = list.filter((t) => !t.noun && !t.hung), nouns = list.filter((t) => t.noun);
  const high = (of: Trigger[]): Trigger | null => of.reduce<Trigger | null>((best, t) => (!best || t.act.rank > best.act.rank ? t : best), null);
  let main = high(verbs);
  // "l'exécution de dix soldats lors de la prise de X": the first tells, the second says when.
  let noun = !subjectEither && nouns[0]?.act.persons === "killed" ? high(nouns.filter((t) => t.act.type !== "territory")) : high(nouns);
  // "Les combats ont repris", "les tirs ont repris lundi": fighting resumes, and takes nothing back.
  const resumed = main && main.act.type === "territory" && !main.passive ? nouns.find((t) => FIGHTING.has(t.name) && t.to <= main!.at && main!.at - t.to <= 4 && !tokens.slice(t.to, main!.at).some((x) => x.kind === "mark" || leadsToParty(x))) : undefined;
  if (resumed && main) { main = null; noun = resumed; }
  const casualties = counts.filter((c) => ["killed", "wounded", "missing", "suicide-attackers", "vehicle-bombs", "strikes"].includes(c.unit));
  const tells = (a: ActorMention): boolean => a.id !== null && SPEAKERS.has(directory.actor(a.id)?.kind ?? "");
  const actors = scope(found.actors).filter((a) => !found.spoken[a.from] && a.id !== "unnamed" && !tells(a) && !doesOther(tokens, a));
  // "À X comme à Y, on accuse …": what stands before a verb of blaming is where the blame is said.
  const places = scope(found.places).filter((p) => !found.spoken[p.from] && !(main?.name === "accuse" && !main.noun && p.from < main.at));
  // "…, held until then by X": the place just before a clause that hangs on it is where it was.
  const waged = carriedOut(found, clause, list);
  if (waged) places.push(...found.places.filter((p) => p.from >= waged.from && p.to <= waged.to && (p.prep === "at" || p.prep === "near")));
  // "It hit fighters in X who planned to fire a rocket at Y": Y is where the plan would have been.
  const plan = main === null ? -1 : tokens.findIndex((t, k) => k >= main!.to && k < clause.to && isIrrealis(t) && !(t.capital && isMonth(t)));
  if (plan >= 0 && places.some((p) => p.to <= plan && (p.prep === "at" || p.prep === "near"))) for (const p of places.filter((one) => one.from > plan && one.to <= clause.to)) places.splice(places.indexOf(p), 1);
  const antecedent = clause.kind === "main" ? null : found.places.find((p) => p.to <= clause.from && p.to >= clause.from - 2 && !p.describes) ?? null;
  if (antecedent) places.push(antecedent);
  // "killed ten fighters and burned their camp near X": where and when it was stands once, at the end.
  const last = clause.ends, shared = <T extends { from: number; to: number }>(l: readonly T[]): T[] => (last ? l.filter((m) => m.from >= last.from && m.to <= last.to) : []);
  if (places.length === 0) places.push(...shared(found.places).filter((p) => [p.from - 1, ...(isArticle(tokens[p.from - 1]) ? [p.from - 2] : [])].some((k) => isAtOrNear(tokens[k]))));
  const owned = (a: ActorMention, r: Role): Role => (found.prenominal ? compound(tokens, a, clause.to, r) : r);
  if (!main && noun) {
    const definite = [1, 2].some((k) => isDefinite(tokens[noun.at - k]));
    const linked = actors.some((a) => { const r = owned(a, role(tokens, a, counts, actors, clause.from)); return r.head === noun.at || r.prep === "by" || r.prep === "against"; });
    const indefinite = !isDemonstrative(tokens[noun.at - 1]);
    const occurs = resumed !== undefined || tokens.slice(clause.from, clause.to).some((t) => isOccur(t));
    // "l'offensive a débuté le 4 avril", "la riposte a été vigoureuse": what is known already, and now when, or that, it came.
    const begun = noun.name === "riposte" || (occurs && (resumed !== undefined || inside(found.times).some((t) => !t.vague)));
    // "la tension règne après le raid qui a détruit …": the relative clause tells of the raid.
    const told = counts.length === 0 && !noun.light && clauses.some((c) => c.kind === "relative" && c.from === clause.to && c.from - noun.to <= 2 && antecedentAct(tokens, c.from) !== null && definitely(tokens, noun.at));
    const aside = told || found.prenominal && counts.length === 0 && !noun.light && background(tokens, noun.at, clause.from);
    if (!aside && (begun || noun.light || counts.length > 0 || (indefinite && places.length > 0) || (indefinite && !definite && (linked || occurs)))) main = noun;
  }
  if ((!main && casualties.length === 0) || unarmed(tokens, clause, main, subjectEither)) return null;
  const trigger = main ? { from: main.at, to: main.to } : { from: casualties[0]!.from, to: casualties[0]!.to };
  const act = main?.act ?? null;
  // The act that names the claim: a named event beside a verb of killing, wounding or destroying.
  let naming: Trigger | null = main;
  if (main && !main.noun && noun && noun.act.rank >= 5 && !PEACEFUL.has(noun.act.type) && main.act.rank < noun.act.rank && (["casualties", "violence", "looting-property-destruction", "armed-clash"].includes(act!.type) || noun.act.type === "chemical-weapon")) naming = noun;
  // "launched a wave of air strikes … in areas held by …": who wages something does that before all else.
  if (found.prenominal && main && !main.noun && noun?.light === "active" && noun.at < main.at && noun.act.rank >= 5 && PEACEFUL.has(main.act.type) && !PEACEFUL.has(noun.act.type)) naming = noun;
  const told0 = clause.kind === "relative" && main && !main.noun && ["casualties", "violence", "bombing", "looting-property-destruction"].includes(act!.type) ? antecedentAct(tokens, clause.from) : null;
  if (told0 && naming === main) naming = { ...main!, name: told0, act: ACTS[told0]! };
  const bareNoun = found.prenominal && naming === noun && noun !== null && main !== noun && noun.act.type === "violence" && (isDefinite(tokens[noun.at - 1]) || found.times.some((t) => t.to === noun.at)) && !leadsOn(tokens[noun.to]);
  if (bareNoun) naming = main;
  // "les attaques qui ont fait 55 morts": a figure in a relative clause is of the act that the clause hangs on.
  const hung = !main && !noun && clause.kind === "relative" ? antecedentAct(tokens, clause.from) : null;
  const strong = !main ? noun ?? (hung && !PEACEFUL.has(ACTS[hung]!.type) && ACTS[hung]!.rank >= 5 ? { act: ACTS[hung]!, name: hung, noun: true } : null) : naming;
  const parties = partiesOf({ found, clause, clauses, main, naming, list, actors, counts, subjectEither, directory, tells, owned });
  const { targets, groups, speaker } = parties;
  // Those who help and count do no harm ("le CICR a recensé les morts").
  const initiators = parties.initiators.filter((a) => !(act && ["casualties", "violence"].includes(act.type) && a.id !== null && directory.actor(a.id)?.kind === "international-organisation"));
  const told = modality(tokens, clause, trigger);
  const things = thingsTaken(tokens, clause.to, main, counts, places, subjectEither);
  const counted = [...quantities(things ? counts.filter((c) => !things.includes(c)) : counts, main, list, groups, found.prenominal, subjectEither, tokens), ...(things ?? []).map((mention) => ({ mention, quantity: "other", group: null }))];
  if (!main && counted.length === 0) return null;
  const type = settle(strong?.act ?? null, { initiators, targets, places, tokens: tokens.slice(clause.from, clause.to), directory, counts: counted.filter((c) => !(subjectEither && c.mention.part)).map((c) => c.quantity), things: things !== null, weapons: counted.length > 0 ? counted.every((c) => c.mention.unit === "weapons") : downed(tokens, clause, main) && targets.length === 0, weapon: weaponOf(tokens, main, clause) });
  const somewhere = places.length > 0 || tokens.slice(clause.from, clause.to).some((t) => isPlaceNounOrPronoun(t));
  // What is taken is a place: "repris la ville", "emparés de X", not "repris leurs tirs à X".
  const object = (p: PlaceMention): boolean => p.prep === null || p.prep === "of" || p.prep === "noun" || p.prep === "from" || (main !== null && p.from < main.at);
  const taken = !main || main.noun || (main.name === "retake" && isActNoun(tokens[main.at], (e) => e.meaning === "siege")) || (found.prenominal && main.to - main.at > 1) || places.some(object) || counted.some((c) => c.quantity === "positions-taken") || tokens.slice(clause.from, clause.to).some((t) => isPlaceNounOrPronoun(t));
  if (act?.type === "territory" && !things && type !== "arrests" && found.capitals && !taken) return null;
  const held = subjectEither && tokens.slice(clause.from, clause.to).some((t) => isSideNounOrSubject(t) || (isAct(t) && t.clitics.some((c) => c.includes("pronoun"))));
  if (act && !things && !somewhere && !held && ((act.type === "territory" && type !== "arrests" && !counted.some((c) => c.quantity === "positions-taken")) || main!.name === "advance")) return null;
  // "Le sommet a été repoussé": a meeting is put off; only an attack, somebody or a pronoun for either is beaten back.
  if (main?.name === "accuse" && subjectEither && list.length === 1 && targets.length === 0 && places.length === 0) return null; // blamed for no act
  if (act?.type === "repelled" && initiators.length + targets.length === 0 && !noun && (found.capitals ? !tokens.slice(clause.from, clause.to).some((t) => isSubject(t) || (isObjectPronoun(t, (e) => e.length === 1) && !isArticle(t))) : !somewhere)) return null;
  // Forces and convoys leave a place; a minister who leaves one moves nothing.
  if ((main?.name === "leave" || main?.name === "enter") && (!places.some((p) => main!.name === "leave" || p.from > main!.at) || !(counted.length > 0 || initiators.some((a) => a.by === "force" || a.by === "group" || ["state-force", "armed-group", "coalition"].includes(directory.actor(a.id ?? "")?.kind ?? ""))))) return null;
  if (main?.noun && main.name === "advance" && subjectEither && initiators.length === 0) return null; // talks advance too
  if (main?.name === "retake" && counted.some((c) => c.quantity === "captured") && type === "arrests") return null; // hostages freed
  if (main?.noun && tokens.slice(clause.from, main.at).some((t) => isVerb(t, (e) => e.meaning === "release" && !e.features.includes("inf")))) return null; // "rescued 12 hostages in an operation"
  // "the sites that were targeted", "control of borders": which ones they are, and nobody's holding.
  if (found.prenominal && clause.kind === "relative" && main?.passive && clause.to - main.to <= 1 && counted.length + places.length + initiators.length + targets.length === 0 && inside(found.times).length === 0) return null;
  if (found.prenominal && main?.noun && main.name === "control" && initiators.length === 0 && counted.length === 0 && !bySpeaker(tokens, main)) return null;
  if (type === "control" && places.length === 0 && !tokens.slice(clause.kind === "relative" ? Math.max(0, clause.from - 1) : clause.from, clause.to).some((t) => isPlaceNounOrSubject(t))) return null;
  return {
    type, act: strong?.name ?? "toll", rule: main ? (main.noun ? `act-noun:${main.name}` : `act:${main.name}`) : "toll-count",
    from: clause.resumes?.from ?? clause.from, to: clause.to, trigger, clause, initiators, targets, places, times: dated(found, clause, waged, scope(found.times).concat(inside(found.times).length === 0 ? shared(found.times) : [])).filter((t) => !t.vague && !compared(tokens, clause, t)), counts: counted, ...told,
    passive: main?.passive ?? false, spans: inside(found.times).filter((t) => t.other === true),
    bySpeaker: bySpeaker(tokens, main) ?? (waged?.pronoun && initiators.length === 0 ? "initiator" : null) ?? (subjectEither && initiators.length === 0 ? speakerActs(found, clause, main) : null), pronoun: pronounSubject(tokens, main, clause) && initiators.length + targets.length === 0 ? (main!.passive ? act!.object : act!.subject) : null,
    object: objectPronoun(tokens, main, clause), victor: targets.every((a) => a.by === "group") && tokens.slice(clause.from, clause.to).some((t) => isVictor(t)),
    anaphoric: Boolean(strong?.noun && strong !== main && !fresh(tokens, strong)) || !main || (main.noun ? known(tokens, main) : nouns.some((n) => n.to <= main.at && known(tokens, n))), source: speaker,
  };
}

/** The class of act that the weapon makes of an attack, where it is the subject or comes with a preposition ("بقذائف", "مسيرة استهدفت"). */
function weaponOf(tokens: Found["tokens"], main: Trigger | null, clause: Clause): string | null {
  if (!main) return null;
  for (let k = seek(tokens, clause.from, clause.to, isInstrument); k < clause.to; k = seek(tokens, k + 1, clause.to, isInstrument)) {
    const weapon = theInstrument(tokens[k], (e) => e.meaning in ACTS);
    const near = k > main.at && weapon?.meaning === "carbomb" ? 1 : 2; // "استهدف الجيش سيارة مفخخة": behind the subject the bomb is what was hit
    if (weapon && (Math.abs(k - main.at) <= near || (k > main.at && [1, 2, 3].some((n) => isAt(tokens[k - n], (e) => e.length === 1) && tokens[k - n]!.end === tokens[k - n + 1]!.start)))) return weapon.meaning;
  }
  return null;
}

/** "un obus a tué …", "a blast killed …": an article that brings in something not told of before. */
const fresh = (tokens: Found["tokens"], noun: object): boolean => "at" in noun && typeof noun.at === "number" && [1, 2].some((k) => isIndefinite(tokens[(noun.at as number) - k]));

/** Whether an act noun speaks of what was told before: "l'attaque", "ce tir", "quatre des six roquettes". */
function known(tokens: Found["tokens"], noun: Trigger): boolean {
  const before = tokens[noun.at - 1];
  if (tokens[noun.at]!.clitics.some((c) => c.includes("article"))) return true;
  if (isDemonstrative(before) || (isArticle(before) && !isNumberOrIndefinite(before))) return true;
  return (before?.kind === "number" || isNumber(before)) && isArticleOrDefinite(tokens[noun.at - 2]) && !isIndefinite(tokens[noun.at - 2]);
}

/**
 * "The strike that they carried out on Thursday in X, …, hit": the relative clause between an act noun and its verb that only says who did it,
 * where and when. `pronoun`: it leaves that to a pronoun.
 */
function carriedOut({ tokens, actors }: Found, clause: Clause, list: readonly Trigger[]): { from: number; to: number; pronoun: boolean } | null {
  if (!clause.resumes) return null;
  const { from, to } = { from: clause.resumes.to, to: clause.from }, words = tokens.slice(from, to);
  const noun = list.find((t) => t.noun && t.to <= from && from - t.to <= 1);
  return noun && isSub(tokens[from]) && words.some((t) => isLight(t)) && !words.some((t) => isAct(t) && !isLight(t))
    ? { from, to, pronoun: !actors.some((a) => a.from >= from && a.to <= to) && words.some((t) => isSubject(t) || (isLight(t) && t.clitics.some((c) => c.includes("pronoun")))) } : null;
}

/** The words of time of a clause and, where it goes on after a participle of an act ("déclenchée lundi"), those beside that. */
function dated(found: Found, clause: Clause, waged: { from: number; to: number } | null, own: readonly TimeMention[]): TimeMention[] {
  if (own.length > 0 || !clause.resumes) return [...own];
  const { from, to } = { from: clause.resumes.to, to: clause.from };
  // What a relative clause dates is its own, but for the one that only says who did the act, where and when.
  if (isSub(found.tokens[from]) && waged === null) return [];
  const said = found.tokens.slice(from, to).some((t, k) => found.spoken[from + k] || isSay(t) || isAct(t, (e) => e.meaning === "claim"));
  return said ? [] : found.times.filter((t) => t.from >= from && t.to <= to);
}

/** Whether a noun has the article of what is known already. */
const definitely = (tokens: Found["tokens"], at: number): boolean => [1, 2].some((k) => isDefinite(tokens[at - k]));

/** "Un drone a été abattu", "a abattu un missile": without a figure, what is brought down is a weapon. */
function downed(tokens: Found["tokens"], clause: Clause, main: Trigger | null): boolean {
  if (main?.name !== "kill" || main.noun) return false;
  const [from, to] = main.passive ? [Math.max(clause.from, main.at - 6), main.at] : [main.to, Math.min(clause.to, main.to + 4)];
  return tokens.slice(from, to).some((t) => isCounted(t, (e) => e.meaning === "weapons"));
}

/** "The biggest attack since November": the beginning of a comparison is no date of what happened. */
function compared(tokens: Found["tokens"], clause: Clause, time: TimeMention): boolean {
  return (time.period === true || (time.start !== null && time.end === null)) && tokens.slice(clause.from, time.from).some((t) => isSuperlative(t));
}

/** What became of those counted: by the act beside each count, its own participle first ("et 6 autres blessées"). */
function quantities(counts: readonly CountMention[], main: Trigger | null, list: readonly Trigger[], groups: ReadonlyMap<CountMention, ActorMention>, prenominal: boolean, verbFirst: boolean, tokens: Found["tokens"]): Draft["counts"] {
  const fallen = list.filter((t) => ["killed", "wounded", "captured", "missing", "displaced"].includes(t.act.persons ?? ""));
  let whole: string | null = null;
  // "هجمات على ثلاث قرى": what is attacked is not taken.
  const attacked = (c: CountMention): boolean => verbFirst && c.unit === "positions" && main?.act.type !== "territory" && isAgainst(tokens[c.from - 1]) === true;
  // "freeing 12 hostages": whoever comes free is not taken.
  const freed = (c: CountMention): boolean => c.unit === "captured" && tokens.slice(Math.max(0, c.from - 2), c.from).some((t) => isVerb(t, (e) => e.meaning === "release"));
  return counts.filter((c) => !attacked(c) && !freed(c)).map((mention) => {
    // Where verbs come first, the last word of death, wounds or capture before the count says what became of them.
    const governs = !verbFirst ? undefined
      : mention.unit === "persons" ? fallen.findLast((t) => t.at < mention.from) ?? fallen.find((t) => t.at >= mention.to)
      : mention.unit === "displaced" || mention.unit === "captured" ? fallen.findLast((t) => t.at < mention.from && t.at >= mention.from - 3 && (t.act.persons === "killed" || t.act.persons === "wounded")) : undefined;
    if (verbFirst && mention.part && mention.unit === "persons" && whole) return { mention, quantity: whole, group: groups.get(mention) ?? null };
    if (governs) { whole = governs.act.persons; return { mention, quantity: governs.act.persons!, group: groups.get(mention) ?? null }; }
    if (mention.part && (prenominal || verbFirst) && mention.unit === "persons" && whole) return { mention, quantity: whole, group: groups.get(mention) ?? null };
    const read = one(mention);
    whole = read.quantity ?? whole;
    return read;
  }).filter((c): c is typeof c & { quantity: string } => c.quantity !== null);
  function one(mention: CountMention): { mention: CountMention; quantity: string | null; group: ActorMention | null } {
    const at = main && !(main.noun && !main.light) ? (mention.from < main.at ? "subject" : "object") : null;
    const named = list.filter((t) => Math.abs(t.at - mention.to) < 40).sort((a, b) => Math.abs(a.at - mention.to) - Math.abs(b.at - mention.to));
    let quantity: string | null = null;
    // "la prise de la ville" takes no people: only those told of as taken ("pris dix soldats", "prise de vingt otages").
    const takes = (t: Trigger): boolean => t.act.type !== "territory" || (t.noun ? mention.from >= t.to && mention.from - t.to <= 2 : t.passive ? mention.from < t.at : mention.from >= t.to);
    for (const t of [...(main ? [main] : []), ...named]) { if (!takes(t)) continue; quantity = quantityOf(mention.unit, t.act, main?.passive && at === "subject" ? "object" : at); if (quantity) break; }
    // "… killing 12", "and wounding dozens more": the verb right before the count says what became of them.
    // "the killing of 3 and the injury of 40": so does the noun before its "of".
    const verb = prenominal ? list.findLast((t) => t.to <= mention.from && (!t.noun || mention.from - t.to === 1)) : undefined;
    // "en blessant 40", "et tuant 12": a bare figure right behind a verb is that verb's.
    const straight = mention.of === null && !verbFirst ? list.find((t) => !t.noun && !t.passive && t.to <= mention.from && mention.from - t.to <= 1 && ["killed", "wounded", "captured", "missing", "displaced"].includes(t.act.persons ?? "")) : undefined;
    if (straight && mention.unit === "persons") return { mention, quantity: straight.act.persons!, group: groups.get(mention) ?? null };
    const left = verb && !counts.some((c) => c.from >= verb.to && c.to <= mention.from) ? verb : undefined;
    if (mention.unit === "persons" && left && left !== main && !left.passive && ["killed", "wounded", "captured"].includes(left.act.persons ?? "")) return { mention, quantity: left.act.persons!, group: groups.get(mention) ?? null };
    // "et 6 autres blessées": a participle of its own right after the count.
    const own = list.find((t) => !t.noun && !t.ger && (t.passive || t.act.intransitive || !prenominal) && t.act.persons && t.at >= mention.to && t.at <= mention.to + 4 && t !== main && !counts.some((c) => c !== mention && c.from > mention.from && c.from < t.at));
    if (mention.unit === "persons" && own) quantity = own.act.persons;
    quantity ??= quantityOf(mention.unit, null, null);
    return { mention, quantity, group: groups.get(mention) ?? null };
  }
}
