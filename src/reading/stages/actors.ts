import type { Actor, Directory } from "../../directory/index.ts";
import { about, country, type Story } from "./story.ts";
import type { Named } from "./names.ts";
import type { Token } from "./tokens.ts";
import { isActNoun, isAdjective, isAlly, isArticle, isBy, isCamp, isEthnic, isFoe, isForeign, isIdiom, isLoaded, isMateriel, isMen, isNumber, isPossessive, tagged, theCamp, theForce, theGroupNoun, theNationality, thePeople } from "../tags.ts";

const goesBetweenGroups = tagged("adjective", "and", "force", "people", "loaded"),
  leadsToGroup = tagged("article", "number", "quantifier", "collective", "dozens", "bound", "of", "part", "possessive", "and", "by", "against", "counted"),
  showsNoun = tagged("at", "by", "of", "place-noun", "aux", "say", "group-noun", "side-noun"),
  isDeedOrThing = tagged("act-noun", "instrument", "materiel", "side-noun"), isAdjectiveOrLoaded = tagged("adjective", "loaded"),
  endsNoun = tagged("aux", "act", "say", "verb", "light", "at", "of", "and", "by", "sub", "from", "with", "group-noun"),
  isNation = tagged("nationality"), backs = tagged("backing");

export interface ActorMention {
  kind: "actor"; from: number; to: number;
  id: string | null;
  name: string;
  /** What sort of words: a name of the directory, or a general noun that stood for it. */
  by: "name" | "force" | "group" | "people";
  /** True when the words take a side. */
  loaded: boolean;
  /** Whether the words may be a source speaking, and what it is. */
  source: "named" | "unnamed" | null;
  side: string | null;
  /** True for "his forces": whose they are hangs on who speaks or acts. */
  own?: boolean;
  /** True for "the enemy", "opposing fighters": whoever the speaker or the doer fights. */
  foe?: boolean;
}

/** Memory of who was named so far, so that "the fighters" can stand for somebody. */
export interface Cast { lastGroup: string | null; lastForce: string | null; last: string | null; /** As `lastGroup`, with gunmen whom nobody names. */ lastArmed?: string | null }

const ARMED = new Set(["armed-group"]), STATE = new Set(["state-force", "government"]);

/** The directory's actor that a name means in this story; null when several remain or the name means none here. */
export function actor(named: Named, story: Story, outlet = false, voice = false): { actor: Actor; loaded: boolean; via: string } | null {
  const sure = named.actors.filter((m) => m.via !== "contextual");
  const pick = (list: typeof named.actors): (typeof list)[number] | null => {
    if (list.length <= 1) return list[0] ?? null;
    const then = list.filter((m) => exists(story, m.actor));
    if (then.length === 1) return then[0]!;
    const ranked = list.map((m) => ({ m, score: score(m.actor, story) })).sort((a, b) => b.score - a.score);
    if (ranked[0]!.score > ranked[1]!.score) return ranked[0]!.m;
    // "l'État hébreu": a state before its army.
    const states = ranked.filter((r) => r.score === ranked[0]!.score && story.directory.actor(r.m.actor)?.kind === "government");
    return states.length === 1 ? states[0]!.m : null;
  };
  const fitting = (alone: boolean): typeof named.actors => named.actors.filter((m) => {
    const a = story.directory.actor(m.actor);
    return a !== null && ((voice && named.places.length > 0) || (outlet && (a.kind === "media" || a.kind === "news-agency" || a.kind === "monitor")) || story.named.has(m.actor) || grounds(a).some((c) => about(story, c) >= 0.2) || (alone && a.country === null && a.kind === "coalition" && named.to - named.from > 1));
  });
  // "طائرات التحالف": a coalition of no country where no other that the words may mean is in the story.
  const plain = sure.length ? [] : fitting(false), list = plain.length || sure.length ? plain : fitting(true);
  const found = sure.length ? pick(sure) : pick(list);
  const actor = found && story.directory.actor(found.actor);
  return found && actor ? { actor, loaded: found.loaded, via: found.via } : null;
}

/** Whether an actor existed on the day on which the story was told, as far as the directory and the page say. */
export function exists(story: Story, id: string): boolean {
  const active = story.directory.actor(id)?.active;
  if (!active || !story.day) return true;
  return (active.from === null || story.day.slice(0, active.from.length) >= active.from) && (active.until === null || story.day.slice(0, active.until.length) <= active.until);
}

/** Whether a common noun means, by the directory, several of the story's country and not this one ("rebelles"). Words that take a side may mean anybody. */
export function severalHere(named: Named, story: Story, id: string): boolean {
  if (named.actors.some((m) => m.loaded || m.actor === id)) return false;
  return named.actors.some((m) => { const a = story.directory.actor(m.actor); return a !== null && exists(story, a.id) && grounds(a).some((c) => about(story, c) >= 0.2); });
}

/** The countries in which a story may mean an actor by its contextual names: where it acts, or its own. */
export const grounds = (a: Actor): readonly string[] => (a.theatres?.length ? a.theatres : a.country !== null ? [a.country] : []);

function score(id: string, story: Story): number {
  const a = story.directory.actor(id);
  // Whose forces it is made of or belongs to speaks for it too ("the coalition" beside US forces).
  const beside = (a?.ties ?? []).filter((t) => t.relation === "part-of" && story.named.has(t.to)).length;
  return (story.named.get(id) ?? 0) * 2 + beside + (a ? 10 * Math.max(0, ...grounds(a).map((c) => about(story, c))) : 0);
}

/**
 * Reads the actor words that are no names: forces by nationality ("soldats syriens"), general nouns for armed people
 * ("les djihadistes") and for civilians. They stand for an actor only where the story leaves one.
 */
export function general(tokens: readonly Token[], i: number, story: Story, cast: Cast, prenominal = false): ActorMention | null {
  const token = tokens[i]!;
  if (isIdiom(token)) return null; // firemen are "soldats du feu"
  const base = (to: number, by: ActorMention["by"], id: string | null, loaded: boolean): ActorMention => ({ kind: "actor", from: i, to, id, name: tokens.slice(i, to).map((t) => t.text).join(" "), by, loaded, source: null, side: null });
  // "une milice armée par X": a participle, no army.
  const force = backs(token) && isBy(tokens[i + 1]) ? undefined : theForce(token);
  const nation = theNationality(token);
  if (force || nation) {
    // The nationality stands beside the force, on whichever side the language puts it.
    let at = i + (force?.length ?? nation!.length), code = force ? null : nation!.meaning, kind = force?.meaning ?? null;
    for (let k = at; k < Math.min(at + 4, tokens.length); k++) {
      const t = tokens[k]!;
      if (t.inner) continue; // "U.S. troops"
      if (t.kind === "mark") break;
      // Where nouns come first a nationality looks back, not ahead ("une milice irakienne armée par …").
      const n = theNationality(t), f = force || prenominal ? theForce(t) : undefined;
      if (n && !code) { code = n.meaning; at = k + n.length; continue; }
      if (f && !kind) { kind = f.meaning; at = k + f.length; continue; }
      if (goesBetweenGroups(t) && k + 1 < tokens.length) continue;
      break;
    }
    if (kind) {
      if (force && !code && token.clitics.some((c) => c.includes("pronoun"))) return { ...base(at, "force", null, false), own: true };
      const mine = !code && isPossessive(tokens[i - 1]);
      if (!prenominal && kind === "air" && !code && (tokens[i - 1]?.kind === "number" || isNumber(tokens[i - 1]))) return null; // "خمس مروحيات" are things
      if (kind === "aircraft" && !code && !mine) return null; // a drone is nobody's until somebody says whose
      // "une opération militaire": after a noun the word is an adjective.
      const noun = tokens[i - 1];
      if (!prenominal && isAdjective(token) && noun?.kind === "word" && !noun.capital && !leadsToGroup(noun)) return null;
      if (mine) return { ...base(at, "force", cast.last, false), own: true };
      // "les forces internationales", "foreign troops": no army of the country that the story is about.
      if (!code && [i - 1, ...Array.from({ length: at - i + 1 }, (_, k) => i + k)].some((k) => isForeign(tokens[k]))) return base(Math.max(at, i + 1 + Number(isForeign(tokens[at]) ?? false)), "force", null, false);
      const foe = code ? -1 : hostile(tokens, i, at);
      if (foe >= 0) return { ...base(foe, "force", null, tokens.slice(i, foe).some((t) => isLoaded(t))), foe: true };
      const id = code ? army(story, code, kind) : (country(story) ? army(story, country(story)!, kind) : null) ?? cast.lastForce;
      return base(at, "force", id, false);
    }
    // "Russian air strikes", "Turkish shelling": the country's force does what the noun after it names.
    const act = prenominal && nation ? tokens.slice(i + nation.length, i + nation.length + 4).find((t, k) => isActNoun(t) || (isMateriel(t) && k === 0)) : undefined;
    if (act && !tokens.slice(i + 1, tokens.indexOf(act)).some((t) => (t.kind === "mark" && !t.inner) || showsNoun(t))) {
      const air = isActNoun(act, (e) => e.meaning === "airstrike");
      return base(i + nation!.length, "force", army(story, nation!.meaning, air ? "air" : "army"), false);
    }
    // "غارات إسرائيلية", "قصف مدفعي روسي": where it stands after the act noun or the weapon.
    const deed = !prenominal && !force ? [1, 2, 3].map((k) => tokens[i - k]).find((t, k, all) => isDeedOrThing(t) && all.slice(0, k).every((u) => u!.kind === "word" && (u!.entries.length === 0 || isAdjectiveOrLoaded(u)))) : undefined;
    if (deed && nation) return base(i + nation.length, "force", army(story, nation.meaning, deed.entries.some((e) => e.meaning === "airstrike") ? "air" : "army"), false);
    // A nationality alone as a noun ("les Américains"): the state of that country, if the word stands as a noun.
    if (nation && token.capital && isArticle(tokens[i - 1])) return base(i + nation.length, "people", government(story, nation.meaning), false);
    return null;
  }
  const group = theGroupNoun(token);
  const foe = group ? hostile(tokens, i, i + group.length) : -1;
  if (group && foe >= 0) return { ...base(foe, "group", null, tokens.slice(i, foe).some((t) => isLoaded(t))), foe: true };
  // "government and allied fighters": whoever they are, they are not the group that the story is about.
  if (group && [1, 2].some((k) => isAlly(tokens[i - k]))) return base(i + group.length, "group", null, group.meaning === "loaded");
  if (group && !prenominal && [0, 1].some((k) => isAlly(tokens[i + group.length + k]))) return base(i + group.length, "group", null, group.meaning === "loaded");
  if (group) {
    // "Kurdish militia", "pro-government fighters": others than those named last.
    if (prenominal && (isEthnic(tokens[i - 1]) || isNation(tokens[i - 1], (e) => e.meaning !== country(story)) || isCamp(tokens[i - 1], (e) => e.meaning === "government"))) return base(i + group.length, "group", null, group.meaning === "loaded");
    const mine = isPossessive(tokens[i - 1]);
    const id = (mine && !prenominal ? cast.last : null) ?? cast.lastGroup ?? only(story, ARMED);
    return { ...base(i + group.length, "group", id, group.meaning === "loaded"), ...(mine || token.clitics.some((c) => c.includes("pronoun")) ? { own: true } : {}) };
  }
  // "ses hommes": the fighters of whoever was named last.
  if (isMen(token) && isPossessive(tokens[i - 1])) return { ...base(i + 1, "group", cast.last, false), own: true };
  const people = thePeople(token);
  if (people) return base(i + people.length, "people", "civilians", false);
  // "anti-government protests": before a noun it only says which ones.
  const describes = prenominal && tokens[i + 1]?.kind === "word" && !(endsNoun(tokens[i + 1]) && !isActNoun(tokens[i + 1]));
  const side = describes ? undefined : theCamp(token);
  if (side) return base(i + side.length, "group", null, false);
  return null;
}

/** Where "enemy fighters", "combattants ennemis" end, with the word for the other side among them or beside them; -1 without one. */
function hostile(tokens: readonly Token[], from: number, to: number): number {
  const is = (k: number): boolean => isFoe(tokens[k]);
  if (is(to)) return to + 1;
  return is(from - 1) || tokens.slice(from, to).some((_, k) => is(from + k)) ? to : -1;
}

/** Keeps track of who was named, for the nouns that follow. */
export function remember(cast: Cast, mention: ActorMention, story: Story): void {
  const a = mention.id ? story.directory.actor(mention.id) : null;
  if (!a) return;
  if (ARMED.has(a.kind)) cast.lastArmed = a.id;
  if (ARMED.has(a.kind) && a.id !== "unknown-gunmen") cast.lastGroup = a.id;
  if (a.kind === "state-force") cast.lastForce = a.id;
  if (ARMED.has(a.kind) || STATE.has(a.kind) || a.kind === "coalition") cast.last = a.id;
}

function only(story: Story, kinds: Set<string>): string | null {
  const list = [...story.named].filter(([id]) => kinds.has(story.directory.actor(id)?.kind ?? "")).sort((a, b) => b[1] - a[1]);
  return list.length === 1 || (list.length > 1 && list[0]![1] > list[1]![1]) ? list[0]![0] : null;
}

const states = new WeakMap<Directory, Map<string, Actor[]>>();

/** The forces and governments of a country, in the directory's order; gathered once a directory, on which alone they hang. */
function stateOf(directory: Directory, code: string): readonly Actor[] {
  let byCountry = states.get(directory);
  if (!byCountry) {
    states.set(directory, (byCountry = new Map()));
    for (const a of directory.all()) if (a.country !== null && STATE.has(a.kind)) { const list = byCountry.get(a.country); if (list) list.push(a); else byCountry.set(a.country, [a]); }
  }
  return byCountry.get(code) ?? [];
}

/** The main force of a country: the first of that kind in the directory; its air force or police where the words say so. */
export function army(story: Story, code: string, kind: string): string | null {
  let first: string | null = null;
  for (const a of stateOf(story.directory, code)) {
    if (a.kind !== "state-force" || !exists(story, a.id)) continue;
    const words = `${a.name["en"] ?? ""}`.toLowerCase();
    if ((kind === "air" || kind === "aircraft") && /\bair\b|aerospace/.test(words)) return a.id;
    if (kind === "police" && /police|gendarm|interior/.test(words)) return a.id;
    first ??= a.id;
  }
  return first;
}

export function government(story: Story, code: string): string | null {
  for (const a of stateOf(story.directory, code)) if (a.kind === "government" && exists(story, a.id)) return a.id;
  return null;
}
