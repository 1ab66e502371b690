import { ACTS, quantityOf, type Act } from "../acts.ts";
import type { Directory } from "../../directory/index.ts";
import type { ActorMention } from "./actors.ts";
import type { Clause } from "./clauses.ts";
import type { CountMention } from "./counts.ts";
import type { Draft } from "./draft.ts";
import { modality, moodAt } from "./modality.ts";
import type { PlaceMention } from "./places.ts";
import { compound, isAdjective, role, type Role } from "./roles.ts";
import type { TimeMention } from "./times.ts";
import type { Token } from "./tokens.ts";
import { settle } from "./types.ts";

/** Everything that was found in one sentence. */
export interface Found {
  tokens: readonly Token[];
  actors: readonly ActorMention[];
  places: readonly PlaceMention[];
  times: readonly TimeMention[];
  counts: readonly CountMention[];
  /** Tokens that are somebody's saying, not an act: cues and the sources themselves. */
  spoken: readonly boolean[];
  /** Whether modifiers stand before their noun: a name before an act noun is its doer, a participle there describes. */
  prenominal: boolean;
}

interface Trigger { at: number; to: number; name: string; act: Act; noun: boolean; passive: boolean; /** Spelled alike in both voices. */ either: boolean; light: "active" | "undergo" | null; ger: boolean }

/** Reads what happened in each clause: at most one claim a clause, named by its highest-ranking act. */
export function events(found: Found, clauses: readonly Clause[], directory: Directory, subjectEither: boolean): Draft[] {
  const drafts: Draft[] = [];
  for (const clause of clauses) {
    const draft = read(found, clause, clauses, directory, subjectEither);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function triggers({ tokens, spoken, actors, prenominal }: Found, clause: Clause): Trigger[] {
  const list: Trigger[] = [];
  const inName = (i: number): boolean => actors.some((a) => a.from <= i && i < a.to && (a.by !== "group" || a.from === i));
  for (let i = clause.from; i < clause.to; i++) {
    if (spoken[i] || inName(i)) continue;
    const token = tokens[i]!;
    const definite = token.clitics.some((c) => c.includes("article"));
    const verb = definite ? undefined : token.entries.find((e) => e.tag === "act" && e.meaning in ACTS), noun = token.entries.find((e) => e.tag === "act-noun" && e.meaning in ACTS);
    if (!verb && !noun) continue;
    if (verb && !noun && token.entries.some((e) => e.tag === "against" || e.tag === "between")) continue;
    const asNoun = noun && (!verb || afterArticle(tokens, i, clause.from) || noun.length > verb.length);
    if (asNoun) {
      if (unreal(tokens, i, clause.from, true)) continue;
      list.push({ at: i, to: i + noun.length, name: noun.meaning, act: ACTS[noun.meaning]!, noun: true, passive: false, either: false, light: lightBefore(tokens, i, clause), ger: false });
      i += noun.length - 1;
      continue;
    }
    const entry = verb!;
    const only = (f: string): boolean => entry.features.length > 0 && entry.features.every((x) => x === f);
    if (only("fut")) continue;
    const mood = moodAt(tokens, i);
    if (mood === "fut" || (mood === "inf" && !enabled(tokens, i - 1, clause.from))) continue;
    if (only("inf") && !enabled(tokens, i, clause.from)) continue;
    if (unreal(tokens, i, clause.from, false)) continue;
    const act = ACTS[entry.meaning]!;
    if (act.noReflexive && tokens.slice(Math.max(clause.from, i - 4), i).some((t) => t.entries.some((e) => e.tag === "reflexive"))) continue;
    const pp = entry.features.includes("pp");
    if (prenominal && pp && describes(tokens, i, i + entry.length, clause.from)) continue;
    const bare = prenominal && pp && entry.features.includes("past") && endsThere(tokens, i + entry.length, clause.to);
    const passive = !act.intransitive && (pp ? isPassive(tokens, i, clause.from, only("pp") || bare) : entry.features.includes("passive"));
    list.push({ at: i, to: i + entry.length, name: entry.meaning, act, noun: false, passive, either: entry.features.includes("either"), light: null, ger: entry.features.includes("ger") });
    i += entry.length - 1;
  }
  return list;
}

/** Whether two mentions stand side by side in one list ("الجيش وحلفاؤه"). */
function joined(tokens: readonly Token[], a: { to: number }, b: { from: number }): boolean {
  return b.from - a.to >= 0 && b.from - a.to <= 3 && tokens.slice(a.to, b.from).some((t) => t.text === "," || t.text === "،" || t.entries.some((e) => e.tag === "and"));
}

/** A verb spelled alike in both voices is passive where only one party stands by it ("قتل جنديان في غارة"). */
function alone(tokens: readonly Token[], main: Trigger, actors: readonly ActorMention[], counts: readonly CountMention[], bare: (c: CountMention) => boolean): boolean {
  const parties: { from: number; to: number }[] = [...actors, ...counts.filter(bare)].sort((a, b) => a.from - b.from);
  return parties.filter((p, i) => i === 0 || !joined(tokens, parties[i - 1]!, p) || (parties[i - 1]!.from < main.at && p.from > main.at)).length <= 1;
}

/** Straight after an article, a number or an adjective a word is a noun. */
function afterArticle(tokens: readonly Token[], i: number, floor: number): boolean {
  const before = tokens[i - 1], further = tokens[i - 2];
  // "une double attaque": an unknown word between the article and the noun.
  if (i - 1 > floor && before?.kind === "word" && before.entries.length === 0 && further?.entries.some((e) => e.tag === "article" || e.tag === "number")) return true;
  return i > floor && Boolean(before) && (before!.kind === "number" || before!.entries.some((e) => ["article", "number", "adjective", "of", "quantifier", "collective", "dozens", "against"].includes(e.tag)));
}

/** "a été tué": a form of be before it; alone ("tués par") it is passive too; with have it is active; a reflexive is active. */
function isPassive(tokens: readonly Token[], i: number, floor: number, onlyParticiple: boolean): boolean {
  let be = false, have = false, reflexive = false;
  for (let k = i - 1; k >= Math.max(floor, i - 6); k--) {
    const token = tokens[k]!;
    if (token.kind === "mark") break;
    for (const e of token.entries) {
      if (e.tag === "aux" && e.meaning === "be") be = true;
      if (e.tag === "aux" && e.meaning === "have") have = true;
      if (e.tag === "reflexive") reflexive = true;
    }
  }
  if (reflexive) return false;
  if (be) return true;
  if (have) return false;
  return onlyParticiple || isAdjective(tokens, i, floor) && tokens[i + 1]?.entries.some((e) => e.tag === "by") === true;
}

/** "the besieged town", "of executed soldiers": a participle between what opens a noun phrase and its noun. */
function describes(tokens: readonly Token[], i: number, to: number, floor: number): boolean {
  const before = tokens[i - 1], next = tokens[to];
  if (i <= floor || !before || !next || next.kind !== "word") return false;
  if (!before.entries.some((e) => ["article", "of", "at", "near", "from", "toward", "against", "for", "quantifier"].includes(e.tag)) || before.entries.some((e) => e.tag === "pronoun")) return false;
  return !next.entries.some((e) => ["article", "by", "at", "from", "near", "and", "sub", "number", "bound", "pronoun"].includes(e.tag));
}

/** A form that may be past or participle is the participle where nothing follows that could be its object. */
function endsThere(tokens: readonly Token[], to: number, end: number): boolean {
  const next = tokens[to];
  return to >= end || !next || (next.kind === "mark" && !/["“«]/.test(next.text)) || next.entries.some((e) => ["at", "by", "from", "near", "with", "sub", "weekday", "day-part"].includes(e.tag));
}

function enabled(tokens: readonly Token[], i: number, floor: number): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - 4); k--) {
    if (tokens[k]!.entries.some((e) => e.tag === "enable")) return true;
    if (tokens[k]!.kind === "mark") break;
  }
  return false;
}

/** Plans, threats, demands and attempts are no event. */
function unreal(tokens: readonly Token[], i: number, floor: number, noun: boolean): boolean {
  for (let k = i - 1; k >= Math.max(floor, i - (noun ? 5 : 4)); k--) {
    const token = tokens[k]!;
    if (token.entries.some((e) => e.tag === "irrealis")) return true;
    if (token.kind === "mark") break;
  }
  return false;
}

/** "affirme avoir repoussé": the one who says it did it. */
function bySpeaker(tokens: readonly Token[], main: Trigger | null, clause: Clause): "initiator" | "target" | null {
  if (!main || main.noun) return null;
  for (let k = main.at - 1; k >= Math.max(0, main.at - 5); k--) {
    if (tokens[k]!.entries.some((e) => e.tag === "aux" && e.meaning === "have" && e.features.includes("inf"))) return main.passive ? main.act.object : main.act.subject;
    if (tokens[k]!.kind === "mark") return null;
  }
  void clause;
  return null;
}

/** "Ils assiègent", "elle avait repris": a pronoun stands before the verb. */
function pronounSubject(tokens: readonly Token[], main: Trigger | null, clause: Clause): boolean {
  if (!main || main.noun) return false;
  for (let k = main.at - 1; k >= Math.max(clause.from, main.at - 6); k--) if (tokens[k]!.entries.some((e) => e.tag === "subject")) return true;
  return false;
}

function lightBefore(tokens: readonly Token[], i: number, clause: Clause): Trigger["light"] {
  for (let k = i - 1; k >= Math.max(clause.from, i - 8); k--) {
    const entry = tokens[k]!.entries.find((e) => e.tag === "light" && !(e.features.length === 1 && e.features[0] === "inf"));
    if (entry) return entry.meaning === "undergo" ? "undergo" : "active";
  }
  for (let k = i + 1; k < Math.min(clause.to, i + 8); k++) {
    // "l'offensive menée par", "les frappes ont été réalisées"
    const entry = tokens[k]!.entries.find((e) => e.tag === "light" && e.features.includes("pp"));
    if (entry) return "undergo";
  }
  return null;
}

function read(found: Found, clause: Clause, clauses: readonly Clause[], directory: Directory, subjectEither: boolean): Draft | null {
  const { tokens } = found;
  const inside = <T extends { from: number; to: number }>(list: readonly T[]): T[] => list.filter((m) => m.from >= clause.from && m.to <= clause.to);
  const list = triggers(found, clause);
  const counts = inside(found.counts);
  const verbs = list.filter((t) => !t.noun), nouns = list.filter((t) => t.noun);
  const high = (of: Trigger[]): Trigger | null => of.reduce<Trigger | null>((best, t) => (!best || t.act.rank > best.act.rank ? t : best), null);
  let main = high(verbs);
  const noun = high(nouns);
  const casualties = counts.filter((c) => ["killed", "wounded", "missing", "suicide-attackers", "vehicle-bombs", "strikes"].includes(c.unit));
  const scope = <T extends { from: number; to: number }>(l: readonly T[]): T[] => [...(clause.resumes ? l.filter((m) => m.from >= clause.resumes!.from && m.to <= clause.resumes!.to) : []), ...inside(l)];
  const actors = scope(found.actors).filter((a) => !found.spoken[a.from]);
  const places = inside(found.places).filter((p) => !found.spoken[p.from]);
  // "…, held until then by X": the place just before a clause that hangs on it is where it was.
  const antecedent = clause.kind === "main" ? null : found.places.find((p) => p.to <= clause.from && p.to >= clause.from - 2 && !p.describes) ?? null;
  if (antecedent) places.push(antecedent);
  const owned = (a: ActorMention, r: Role): Role => (found.prenominal ? compound(tokens, a, clause.to, r) : r);
  if (!main && noun) {
    const definite = [1, 2].some((k) => tokens[noun.at - k]?.entries.some((e) => e.tag === "definite"));
    const linked = actors.some((a) => { const r = owned(a, role(tokens, a, counts, actors, clause.from)); return r.head === noun.at || r.prep === "by" || r.prep === "against"; });
    const indefinite = !tokens[noun.at - 1]?.entries.some((e) => e.tag === "demonstrative");
    const occurs = tokens.slice(clause.from, clause.to).some((t) => t.entries.some((e) => e.tag === "occur"));
    if (noun.light || counts.length > 0 || (indefinite && places.length > 0) || (indefinite && !definite && (linked || occurs))) main = noun;
  }
  if (!main && casualties.length === 0) return null;
  const trigger = main ? { from: main.at, to: main.to } : { from: casualties[0]!.from, to: casualties[0]!.to };
  const act = main?.act ?? null;
  // The act that names the claim: a named event beside a verb of killing, wounding or destroying.
  let naming: Trigger | null = main;
  if (main && !main.noun && noun && noun.act.rank >= 5 && main.act.rank < noun.act.rank && (act!.type === "casualties" || act!.rank <= 5)) naming = noun;
  const strong = !main ? noun : naming;
  const floor = (a: ActorMention): number => (a.from < clause.from ? clause.resumes!.from : clause.from);
  const roles = new Map<ActorMention, Role>(actors.map((a) => [a, owned(a, role(tokens, a, counts, actors, floor(a)))]));
  if (main?.either) main.passive = alone(tokens, main, [...roles].filter(([, r]) => r.prep === null && r.head === null && !r.count).map(([a]) => a), counts, (c) => role(tokens, c, [], actors, clause.from).prep === null);
  const initiators: ActorMention[] = [], targets: ActorMention[] = [];
  const give = (slot: "initiator" | "target" | null, a: ActorMention): void => {
    const side = slot === "initiator" ? initiators : slot === "target" ? targets : null;
    if (side && !side.includes(a) && !(slot === "initiator" ? targets : initiators).includes(a)) side.push(a);
  };
  const groups = new Map<CountMention, ActorMention>();
  for (const [a, r] of roles) {
    if (r.count) groups.set(r.count, a);
    const head = r.head === null ? null : list.find((t) => t.at === r.head);
    if (head && r.prep === null) { give(head.act.of, a); continue; }
    if (head && r.prep === "by") { give("initiator", a); continue; }
    if (r.prep === "by") { give(main?.name === "repel" ? "target" : main?.name === "fall" || main?.name === "lost" ? "initiator" : main && !main.noun && main.passive ? main.act.subject : "initiator", a); continue; }
    if (r.prep === "for" && main?.name === "lost") { give("initiator", a); continue; }
    if (r.prep === "against" && main && !main.noun && a.from < main.at && r.head === null) continue;
    if (main?.name === "back" && r.prep === "from") { give("initiator", a); continue; }
    if (r.prep === "against" || (r.prep === "with" && (naming?.name === "clash" || naming?.name === "offensive"))) { give("target", a); continue; }
    if (!main || main.noun && !main.light) {
      if (r.ranks || r.count || act?.type === "casualties") give("target", a);
      else if (main && r.prep === null && a.from < main.at && !main.light) give(act!.subject, a);
      continue;
    }
    if (r.ranks && r.prep !== null) { give(act!.type === "casualties" || main.noun ? "target" : act!.object, a); continue; }
    if (r.prep !== null && r.prep !== "of") { if (r.prep === "at" && main.name === "accuse") give("initiator", a); if (r.prep === "at" && main.name === "belong") give("target", a); continue; }
    if (main.name === "accuse" && a.from < main.at) continue;
    const free = (o: ActorMention): boolean => o !== a && roles.get(o)!.prep === null && roles.get(o)!.head === null && !roles.get(o)!.ranks;
    const before = a.from < main.at || (subjectEither && !r.count && !r.ranks && !actors.some((o) => free(o) && o.from < a.from && !joined(tokens, o, a)));
    if (main.noun) { give(before ? (main.light === "undergo" ? "target" : "initiator") : "target", a); continue; }
    if (main.passive) give(before || subjectEither ? act!.object : null, a);
    else give(before ? act!.subject : act!.object, a);
  }
  // A relative or participle clause without a subject takes the noun before it.
  const lacks = act && !main!.noun && initiators.length === 0 && (main!.passive ? targets.length === 0 : true);
  if (lacks && clause.kind !== "main" && clause.from > 0) {
    const parent = clauses.find((c) => c.to === clause.from) ?? null;
    const near = found.actors.filter((a) => a.to <= clause.from && !found.spoken[a.from]);
    const subject = clause.kind === "relative" ? near.filter((a) => a.to >= clause.from - 3).at(-1) : near.find((a) => parent && a.from >= parent.from);
    if (subject && !(initiators.includes(subject) || targets.includes(subject))) give(main!.passive ? act!.object : act!.subject, subject);
  }
  // Who blames or claims says so himself: the subject is the source.
  let speaker: Draft["source"] = null;
  if (main && !main.noun && !main.passive && (main.name === "accuse" || main.name === "claim")) {
    const self = actors.find((a) => a.to <= main.at && roles.get(a)!.prep === null && a.id);
    if (self) { speaker = { from: self.from, to: self.to }; if (main.name === "accuse") initiators.splice(0, initiators.length, ...initiators.filter((a) => a !== self)); }
  }
  const told = modality(tokens, clause, trigger);
  const counted = counts.map((mention) => {
    const at = main ? (mention.from < main.at ? "subject" : "object") : null;
    const named = list.filter((t) => Math.abs(t.at - mention.to) < 40).sort((a, b) => Math.abs(a.at - mention.to) - Math.abs(b.at - mention.to));
    let quantity: string | null = null;
    for (const t of [...(main ? [main] : []), ...named]) { quantity = quantityOf(mention.unit, t.act, main?.passive && at === "subject" ? "object" : at); if (quantity) break; }
    // "et 6 autres blessées": a participle of its own right after the count.
    const own = list.find((t) => !t.noun && t.act.persons && t.at >= mention.to && t.at <= mention.to + 4 && t !== main && !counts.some((c) => c !== mention && c.from > mention.from && c.from < t.at));
    if (mention.unit === "persons" && own) quantity = own.act.persons;
    quantity ??= quantityOf(mention.unit, null, null);
    return { mention, quantity, group: groups.get(mention) ?? null };
  }).filter((c): c is typeof c & { quantity: string } => c.quantity !== null);
  if (!main && counted.length === 0) return null;
  const type = settle(strong?.act ?? null, { initiators, targets, places, tokens: tokens.slice(clause.from, clause.to), directory, counts: counted.map((c) => c.quantity) });
  const somewhere = places.length > 0 || tokens.slice(clause.from, clause.to).some((t) => t.entries.some((e) => e.tag === "place-noun" || e.tag === "pronoun"));
  if (act && !somewhere && ((act.type === "territory" && type !== "arrests" && !counted.some((c) => c.quantity === "positions-taken")) || main!.name === "advance")) return null;
  if (act?.type === "repelled" && initiators.length + targets.length === 0 && !noun && !somewhere) return null;
  if (type === "control" && places.length === 0 && !tokens.slice(clause.from, clause.to).some((t) => t.entries.some((e) => e.tag === "place-noun"))) return null;
  return {
    type, act: strong?.name ?? "toll", rule: main ? (main.noun ? `act-noun:${main.name}` : `act:${main.name}`) : "toll-count",
    from: clause.resumes?.from ?? clause.from, to: clause.to, trigger, clause, initiators, targets, places, times: inside(found.times).filter((t) => !t.vague), counts: counted, ...told,
    bySpeaker: bySpeaker(tokens, main, clause), pronoun: pronounSubject(tokens, main, clause) && initiators.length + targets.length === 0 ? (main!.passive ? act!.object : act!.subject) : null,
    anaphoric: Boolean(strong?.noun && strong !== main) || !main || Boolean(main.noun && (tokens[main.at - 1]?.entries.some((e) => e.tag === "article") || tokens[main.at]!.clitics.some((c) => c.includes("article")))), source: speaker,
  };
}
