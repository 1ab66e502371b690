import type { Directory } from "../../directory/index.ts";
import type { Sense } from "./read-sentence.ts";
import type { Token } from "./tokens.ts";
import { fiction } from "./unsaid.ts";
import { isActNoun, isCamp, isEveryday, isForce, isGroupNoun, isIdiom, isTopic, tagged } from "../tags.ts";

const isMishap = tagged("mishap");

/** Acts whose verbs other news uses too ("le froid a touché la ville", "investir", "fournir", "perdre une élection"). */
const COMMON = new Set(["back", "deploy", "bombing", "shelling", "destroy", "loot", "take", "grab", "retake", "control", "lost", "siege", "retreat", "advance", "activity", "attack", "land", "accuse", "handover", "evacuate", "expel", "fall", "repel", "clash", "belong", "displace", "seize", "arrest"]);
/** Acts of weapons, when somebody died of them. */
const DEADLY = new Set(["bombing", "shelling", "explosion"]);
/** Acts that only conflict news tells of. */
const ARMS = new Set(["airstrike", "suicide", "carbomb", "mine", "grenade", "chemical", "offensive", "ambush"]);
/** Nouns of acts that only weapons do; as verbs the last two are common ("mortar fire", "bombardement"). */
const WEAPONS = new Set([...ARMS, "shelling", "bombing"]);
const FIGHTERS = new Set(["state-force", "armed-group", "coalition", "monitor"]);

/** Up to so many sentences one sign of conflict is enough; of more, this share has to show one. */
const SHORT = 5, SHARE = 0.12;
/** The sentences that say what a page is about. */
const OPENING = 2;
/** Below this share a page only touches on conflict: words that other news uses too are then read beside its signs alone. */
const SURE = 0.3;

/** Whether a sentence shows that arms are used or names somebody who fights. The police alone are no sign, nor is a word such as "officers". */
function sign(s: Sense, directory: Directory): boolean {
  const { tokens } = s.sentence;
  const armed = !mishap(tokens) && s.drafts.some((d) => ARMS.has(d.act)
    || ((DEADLY.has(d.act) || d.act === "clash") && d.counts.some((c) => c.quantity === "killed"))
    || tokens.slice(d.from, d.to).some((t) => isActNoun(t, (e) => WEAPONS.has(e.meaning) && !e.features.includes("fired") && !e.features.includes("common"))));
  const police = (a: Sense["actors"][number]): boolean => tokens.slice(a.from, a.to).some((t) => isForce(t, (e) => e.meaning === "police"));
  const everyday = (a: Sense["actors"][number]): boolean => a.to - a.from === 1 && (isEveryday(tokens[a.from]) || isGroupNoun(tokens[a.from], (e) => e.meaning === "common") || (isCamp(tokens[a.from]) && a.by === "group"));
  return armed || s.actors.some((a) => !everyday(a) && (a.by === "group" || (a.by === "force" && !police(a)) || (a.by === "name" && a.id !== null && FIGHTERS.has(directory.actor(a.id)?.kind ?? ""))));
}

/**
 * Leaves out what other news tells in the words of war (weather, money, sport): all of it on a page that shows no conflict,
 * and on one that only touches on it whatever stands away from its signs.
 */
export function ofConflict(told: Sense[], directory: Directory): Sense[] {
  const senses = withoutTales(told);
  const signs = senses.map((s) => sign(s, directory)), share = signs.filter(Boolean).length / Math.max(1, senses.length);
  // News says first what it is about.
  const opens = signs.slice(0, OPENING).some(Boolean);
  if (share >= SURE || (share >= SHARE && opens) || (share > 0 && senses.length <= SHORT)) return withoutMishaps(senses);
  // A few lines may give nothing but a figure; of an accident they tell no more.
  const few = (senses.length <= SHORT && !senses.some((s) => mishap(s.sentence.tokens))) || (share >= SHARE && signs.filter(Boolean).length >= 2);
  return withoutMishaps(senses.map((s, i) => ((few && (signs[i] || signs[i - 1] || signs[i + 1])) || (opens && signs[i]) ? s : withoutCommon(s, few))));
}

/** Acts that only unrest tells of, without arms. */
const UNREST = new Set(["disperse", "riot", "lynch"]);

/** A sentence without what is read from words that other news uses too; where a page tells of no conflict at all, only unrest is left. */
function withoutCommon(s: Sense, told: boolean): Sense {
  const counted = (d: Sense["drafts"][number]): boolean => d.act !== "toll" || d.counts.some((c) => !["strikes", "positions-taken", "other"].includes(c.quantity));
  return { ...s, drafts: s.drafts.filter((d) => (told && d.type === "assessment") || (told ? !COMMON.has(d.act) && !(d.act === "phrase" && (d.type === "responsibility" || d.type === "control" || d.type === "movement" || (d.type === "confirmation" && d.factuality !== "unknown"))) && counted(d) : UNREST.has(d.act))) };
}

const mishap = (tokens: Sense["sentence"]["tokens"]): boolean => tokens.some((t) => isMishap(t));
/** What accidents and storms do too. */
const SUFFERED = new Set(["kill", "die", "wound", "toll", "missing", "bombing", "destroy", "siege", "displace", "evacuate"]);

/** What nobody does but with weapons of war; an "offensive" and a "bombardment" are words of sport and of trade too. */
const HARD = new Set(["airstrike", "suicide", "carbomb", "chemical", "grenade"]);

/**
 * Whether a page is about something else altogether: sport, trade, beasts, books. It has words that only such news has
 * (`topic`), and nobody who fights is named on it, nor a weapon of war.
 */
export function aboutOther(senses: readonly Sense[], title: readonly Token[], directory: Directory): boolean {
  const other = (tokens: readonly Token[]): boolean => tokens.some((t) => isTopic(t));
  if (!other(title) && !senses.some((s) => other(s.sentence.tokens))) return false;
  const named = (a: Sense["actors"][number]): boolean => a.by === "name" && a.id !== null && FIGHTERS.has(directory.actor(a.id)?.kind ?? "");
  const fought = (s: Sense): boolean => s.actors.some((a) => named(a) || (a.by === "group" && !(isGroupNoun(s.sentence.tokens[a.from], (e) => e.meaning === "common") || isCamp(s.sentence.tokens[a.from]))));
  return !senses.some((s) => fought(s) || s.drafts.some((d) => HARD.has(d.act)) || s.sentence.tokens.some((t) => isActNoun(t, (e) => WEAPONS.has(e.meaning) && e.meaning !== "offensive" && e.meaning !== "ambush" && !e.features.includes("common") && !e.features.includes("fired")) && !isIdiom(t)));
}

/** Of a page about something else only protests are kept: against a bill, over a match. */
export const protestsOnly = (senses: readonly Sense[]): Sense[] => senses.map((s) => ({ ...s, drafts: s.drafts.filter((d) => ["protest", "disperse", "riot"].includes(d.act)) }));

/** From so many sentences and this share on that say that they tell of a film or a game, a page is a review. */
const TALES = 2, RETOLD = 0.25;

/** Of a review, what nobody is made to say goes on telling the tale ("He then shells the village"). */
function withoutTales(senses: Sense[]): Sense[] {
  const tales = senses.filter((s) => fiction(s.sentence.tokens)).length;
  return tales < TALES || tales / senses.length < RETOLD ? senses : senses.map((s) => (s.attributed.some((a) => a.source !== null) ? s : { ...s, drafts: s.drafts.filter((d) => d.type === "assessment") }));
}

/** Leaves out who died of an accident, an earthquake or a storm, wherever it stands: no act of anybody. */
function withoutMishaps(senses: readonly Sense[]): Sense[] {
  return senses.map((s) => (mishap(s.sentence.tokens) ? { ...s, drafts: s.drafts.filter((d) => !SUFFERED.has(d.act) || !mishap(s.sentence.tokens.slice(d.from, d.to)) || s.sentence.tokens.slice(d.from, d.to).some((t) => isActNoun(t, (e) => WEAPONS.has(e.meaning)))) } : s));
}
