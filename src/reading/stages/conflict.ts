import type { Directory } from "../../directory/index.ts";
import type { Sense } from "./read-sentence.ts";
import type { Token } from "./tokens.ts";

/** Acts whose verbs other news uses too ("le froid a touché la ville", "investir", "fournir", "perdre une élection"). */
const COMMON = new Set(["back", "deploy", "bombing", "shelling", "destroy", "loot", "take", "grab", "retake", "control", "lost", "siege", "retreat", "advance", "activity", "attack", "accuse", "handover", "evacuate", "expel", "fall", "repel", "clash", "belong", "displace", "seize", "arrest"]);
/** Acts of weapons, when somebody died of them. */
const DEADLY = new Set(["bombing", "shelling", "explosion"]);
/** Acts that only conflict news tells of. */
const ARMS = new Set(["airstrike", "suicide", "carbomb", "mine", "grenade", "chemical", "offensive", "ambush"]);
/** Nouns of acts that only weapons do; as verbs the last two are common ("mortar fire", "bombardement"). */
const WEAPONS = new Set([...ARMS, "shelling", "bombing"]);
const FIGHTERS = new Set(["state-force", "armed-group", "coalition"]);

/**
 * Whether a page tells of armed conflict at all: somebody who fights is named or described, or something is done that
 * only weapons do. The police alone are no sign of it.
 */
export function tellsOfConflict(senses: readonly Sense[], directory: Directory): boolean {
  const armed = (s: Sense): boolean => !mishap(s.sentence.tokens) && s.drafts.some((d) => ARMS.has(d.act)
    || (DEADLY.has(d.act) && d.counts.some((c) => c.quantity === "killed"))
    || s.sentence.tokens.slice(d.from, d.to).some((t) => t.entries.some((e) => e.tag === "act-noun" && WEAPONS.has(e.meaning) && !e.features.includes("fired") && !e.features.includes("common"))));
  const police = (s: Sense, a: Sense["actors"][number]): boolean => s.sentence.tokens.slice(a.from, a.to).some((t) => t.entries.some((e) => e.tag === "force" && e.meaning === "police"));
  const fights = (s: Sense): boolean => s.actors.some((a) => (a.by === "group" && !s.sentence.tokens[a.from]!.entries.some((e) => (e.tag === "group-noun" && e.meaning === "common") || e.tag === "camp")) || (a.by === "force" && !police(s, a)) || (a.id !== null && FIGHTERS.has(directory.actor(a.id)?.kind ?? "")));
  return senses.some((s) => armed(s) || fights(s));
}

const mishap = (tokens: readonly Token[]): boolean => tokens.some((t) => t.entries.some((e) => e.tag === "mishap"));
/** What accidents and storms do too. */
const SUFFERED = new Set(["kill", "die", "wound", "toll", "missing", "bombing", "explosion", "destroy", "siege", "displace", "evacuate"]);

/** What nobody does but with weapons of war; an "offensive" and a "bombardment" are words of sport and of trade too. */
const HARD = new Set(["airstrike", "suicide", "carbomb", "chemical", "grenade"]);

/**
 * Whether a page is about something else altogether: sport, trade, beasts, books. It has words that only such news has
 * (`topic`), and nobody who fights is named on it, nor a weapon of war.
 */
export function aboutOther(senses: readonly Sense[], title: readonly Token[], directory: Directory): boolean {
  const other = (tokens: readonly Token[]): boolean => tokens.some((t) => t.entries.some((e) => e.tag === "topic"));
  if (!other(title) && !senses.some((s) => other(s.sentence.tokens))) return false;
  const named = (a: Sense["actors"][number]): boolean => a.by === "name" && a.id !== null && FIGHTERS.has(directory.actor(a.id)?.kind ?? "");
  const fought = (s: Sense): boolean => s.actors.some((a) => named(a) || (a.by === "group" && !s.sentence.tokens[a.from]!.entries.some((e) => (e.tag === "group-noun" && e.meaning === "common") || e.tag === "camp")));
  return !senses.some((s) => fought(s) || s.drafts.some((d) => HARD.has(d.act)) || s.sentence.tokens.some((t) => t.entries.some((e) => e.tag === "act-noun" && WEAPONS.has(e.meaning) && e.meaning !== "offensive" && e.meaning !== "ambush" && !t.entries.some((x) => x.tag === "idiom") && !e.features.includes("common") && !e.features.includes("fired"))));
}

/** Of a page about something else only protests are kept: against a bill, over a match. */
export const protestsOnly = (senses: readonly Sense[]): Sense[] => senses.map((s) => ({ ...s, drafts: s.drafts.filter((d) => ["protest", "disperse", "riot"].includes(d.act)) }));

/** On a page that tells of no conflict, leaves out what is read from words that other news uses too. */
export function withoutCommon(senses: Sense[], title: readonly Token[] = []): Sense[] {
  const counted = (d: Sense["drafts"][number]): boolean => d.act !== "toll" || d.counts.some((c) => !["strikes", "positions-taken", "other"].includes(c.quantity));
  // Nor does it tell of anybody's dead where it speaks of an illness or a storm.
  const suffered = mishap(title) || senses.some((s) => mishap(s.sentence.tokens));
  return senses.map((s) => ({ ...s, drafts: s.drafts.filter((d) => !COMMON.has(d.act) && !(suffered && SUFFERED.has(d.act)) && !(d.act === "phrase" && (d.type === "assessment" || d.type === "responsibility" || d.type === "control" || d.type === "movement" || (d.type === "confirmation" && d.factuality !== "unknown"))) && counted(d)) }));
}

/** Leaves out who died of an accident, an earthquake or a storm, wherever it stands: no act of anybody. */
export function withoutMishaps(senses: readonly Sense[]): Sense[] {
  return senses.map((s) => (mishap(s.sentence.tokens) ? { ...s, drafts: s.drafts.filter((d) => !SUFFERED.has(d.act) || !mishap(s.sentence.tokens.slice(d.from, d.to)) || s.sentence.tokens.slice(d.from, d.to).some((t) => t.entries.some((e) => e.tag === "act-noun" && WEAPONS.has(e.meaning)))) } : s));
}
