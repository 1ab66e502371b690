import { distanceKm, ownId, type Atlas, type Place } from "../../atlas/index.ts";
import { about, country, type Story } from "./story.ts";
import { introduction } from "./introductions.ts";
import type { Named } from "./names.ts";
import type { Token } from "./tokens.ts";
import { entryTagged, isArticle, isDescribes, isIndefinite, isNameJoint, isPlaceNoun, isSay, isSite, tagged, thePlaceNoun } from "../tags.ts";

const isAtOrNear = tagged("at", "near"), isNearOrAt = tagged("near", "at"),
  isAdjectiveOrNationalityOrCamp = tagged("adjective", "nationality", "camp");

export interface PlaceMention {
  kind: "place"; from: number; to: number;
  place: Place | null;
  /** What the name may mean when nothing decides; `place` is then null. */
  candidates: Place[];
  role: "at" | "from" | "toward" | "near";
  precision: 1 | 2 | 3;
  /** Token of the preposition or type word that introduces it, for clause work; `from` itself when there is none. */
  head: number;
  /** The nearest preposition before the name: "of" leaves open whether a capital is a place or its government. */
  prep: string | null;
  /** True for places that only describe where another one lies ("située à la frontière de …"). */
  describes: boolean;
  /** Where a place without coordinates lies, as the text says: its area. */
  within?: Place;
  /** True for a hill, a bridge, a hospital that no gazetteer has: part of the scene of the story, and no new one. */
  site?: boolean;
}

/** Decides which place a name means, from the country and the places of the story and from its type word; or leaves it open. */
export function place(tokens: readonly Token[], named: Named, story: Story, anchors: readonly Place[], capitals: boolean, typeAfter = false): PlaceMention | null {
  if (!named.places.length) return null;
  if (typeAfter && withinName(tokens, named)) return null;
  // "المدينة الأثرية": after a kind of place with its article stands an adjective, unless a great city bears the name ("العاصمة الخرطوم").
  if (!capitals && named.to - named.from === 1 && articled(tokens[named.from]) && articled(tokens[named.from - 1]) && isPlaceNoun(tokens[named.from - 1]) && !named.places.some((p) => p.population > 100_000 || p.code === "PPLC" || p.code === "PCLI")) return null;
  const intro = introduction(tokens, named);
  if (typeAfter) after(tokens, named, intro);
  const pool = candidates(named, story, anchors, capitals);
  if (named.loose && !(intro.introduced && (intro.prep !== "of" || intro.type !== null))) return null;
  if (pool.length === 0) return unknownPlace(tokens, named.from);
  const ranked = pool
    .map((p) => ({ p, score: weight(p, intro.type, story, anchors) }))
    .sort((a, b) => b.score - a.score || (a.p.id < b.p.id ? -1 : 1));
  const best = ranked[0]!;
  const land = best.p.code === "PCLI";
  // A bare name with no preposition before it is a place only where the story is there already.
  // Beside another capitalised word that nobody knows it is part of a person's or a thing's name.
  if (!intro.introduced && capitals && !land && (unknownName(tokens[named.from - 1]) || unknownName(tokens[named.to]))) return null;
  // "le fleuve X": neither the country nor the town of that name.
  if (intro.type === "water" && best.p.class !== "H" && best.p.code !== "RGNE" && named.from - intro.head <= 2) return null;
  // "le mont X": no village that is spelled somewhat alike.
  if (intro.type === "site" && named.loose && best.p.class === "P") return unlocated(named, intro);
  // "le quartier de X" of a city that the story names is no village some way off.
  const city = intro.type === "quarter" && !fits(best.p, "quarter") ? anchors.findLast((a) => a.population > 20_000) : undefined;
  if (city && distanceKm(city, best.p) > 20) return { ...unlocated(named, intro), within: city };
  // "le village de Majdal Zoun": the first word of a longer name that nobody knows.
  if (intro.introduced && capitals && named.to - named.from === 1 && best.p.population < 20_000 && !best.p.id.startsWith("rc:") && unknownName(tokens[named.to]) && tokens[named.to]!.joined !== true) return unlocated({ from: named.from, to: named.to + 1 }, intro);
  const trusted = intro.introduced || (!capitals && named.to - named.from > 1 && best.p.population > 20_000 && about(story, best.p.country) > 0.1) || land || (about(story, best.p.country) > (capitals ? 0.15 : 0.3) && (best.p.population > 2000 || best.p.id.startsWith("rc:") || capitals));
  if (!trusted) return null;
  // Without capitals a common noun of the text may be some city's name far away ("من طراز …").
  if (!capitals && !land && named.to - named.from === 1 && !intro.typed && best.p.code !== "PPLC" && best.p.population < 1_000_000 && about(story, best.p.country) < 0.04) return null;
  if (about(story, best.p.country) < (capitals ? 0.04 : 0.12) && !land && best.p.country !== "" && best.p.population < 50_000) return intro.introduced && capitals ? unlocated(named, intro) : null;
  // Without capitals any noun may be some hamlet's name: one far from all other places of the story needs its type word.
  if (!capitals && !land && named.to - named.from === 1 && intro.type === null && !intro.typed && !best.p.id.startsWith("rc:") && best.p.population < 5000 && !anchors.some((a) => distanceKm(a, best.p) < 80)) return null;
  const rivals = ranked.filter((r) => r.score > best.score - 0.75 && distanceKm(r.p, best.p) > 30 && !(best.p.class === "P" && r.p.class === "A" && r.p.country === best.p.country && !intro.type));
  const base = { kind: "place" as const, from: named.from, to: named.to, role: intro.role, head: intro.head, prep: intro.prep, describes: intro.describes };
  const rivalry = [best.p, ...rivals.map((r) => r.p)];
  const near = rivals.length ? nearest(rivalry, anchors) ?? inArea(rivalry, story) : null;
  if (near) return { ...base, place: near, candidates: [], precision: intro.near ? Math.max(2, precision(near)) as 2 | 3 : precision(near) };
  if (rivals.length && !intro.introduced) return null;
  if (rivals.length) return { ...base, place: null, candidates: [best.p, ...rivals.map((r) => r.p)].slice(0, 8), precision: 3 };
  return { ...base, place: best.p, candidates: [], precision: intro.near ? Math.max(2, precision(best.p)) as 2 | 3 : precision(best.p) };
}

/** So many of the places told of last say where the story is; a page of a hundred thousand names must not cost the square of that. */
const ANCHORS = 256;

/** The places told of so far without all but the last of them. */
export const latest = (anchors: readonly Place[]): Place[] => anchors.slice(-ANCHORS);

/** Adds a place to those told of so far, and lets the oldest go. */
export function keep(anchors: Place[], place: Place): void {
  anchors.push(place);
  if (anchors.length > 2 * ANCHORS) anchors.splice(0, anchors.length - ANCHORS);
}

/** Places that a name may mean. One found by the looser key must be known or near, or be the only one of that sound in the story's country. */
function candidates(named: Named, story: Story, anchors: readonly Place[], capitals: boolean): readonly Place[] {
  if (named.loose) {
    const likely = named.places.filter((p) => about(story, p.country) >= 0.2 && (p.population >= 5000 || anchors.some((a) => distanceKm(a, p) < 100)));
    const home = capitals || likely.length > 0 ? [] : named.places.filter((p) => about(story, p.country) >= 0.4);
    return home.length > 0 && home.every((p) => p.name.length >= 6 && distanceKm(p, home[0]!) < 30) ? home : likely;
  }
  if (!named.like) return named.places;
  // Namesakes in other countries stand back behind a town of that sound in the country that the story is about.
  const top = Math.max(...named.places.map((p) => about(story, p.country)));
  const home = named.like.filter((p) => p.population >= 5000 && about(story, p.country) >= 0.2 && about(story, p.country) > 2 * top);
  return home.length > 0 ? home : named.places;
}

const articled = (token: Token | undefined): boolean => Boolean(token?.clitics.some((c) => c.includes("article")));

/** Of towns of one name, the one that lies by the story's other places, when it is clearly nearer than the next. */
function nearest(rivals: readonly Place[], anchors: readonly Place[]): Place | null {
  const own = new Set(rivals.map((r) => r.id)), others = anchors.filter((a) => !own.has(a.id));
  const near = rivals
    .map((p) => ({ p, km: others.reduce((least, a) => Math.min(least, distanceKm(a, p)), Infinity) }))
    .sort((a, b) => a.km - b.km);
  const [first, second] = near;
  return first && first.km < 80 && (!second || first.km * 2 < second.km) ? first.p : null;
}

/** Of towns of one name, the only one that lies in a province or region that the story names. */
function inArea(rivals: readonly Place[], story: Story): Place | null {
  for (const area of story.areas ?? []) {
    const others = rivals.filter((p) => p.id !== area.id), inside = others.filter((p) => contains(area, p));
    // The middle of a province is known better than how far it reaches.
    const found = inside.length === 1 ? inside[0]! : area.code === "ADM1" ? nearest(others, [area]) : null;
    if (found) return found;
  }
  return null;
}

type Introduction = ReturnType<typeof introduction>;

const unlocated = (at: { from: number; to: number }, intro: Introduction): PlaceMention =>
  ({ kind: "place", from: at.from, to: at.to, place: null, candidates: [], role: intro.role, head: intro.head, prep: intro.prep, describes: intro.describes, precision: 3, site: intro.type === "site" });

/**
 * A name that no gazetteer has, behind a word that says it is a place ("le camp d'X", "près de X"): kept by its words,
 * without coordinates, so that what happened there is not put somewhere else. Capitals of one or two words only.
 */
export function unknownPlace(tokens: readonly Token[], i: number): PlaceMention | null {
  if (!unknownName(tokens[i]) || tokens[i]!.text.length < 3 || unknownName(tokens[i - 1])) return null;
  let to = i + 1;
  while (to < tokens.length && to < i + 3 && (tokens[to]!.joined === true || unknownName(tokens[to]))) to++;
  if (unknownName(tokens[to])) return null;
  // "… in the old quarter A. Writer told the agency": a person who speaks, where nothing parts him from the words before.
  if (isSay(tokens[to]) && !isArticle(tokens[to + 1]) && (to - i > 1 || tokens[to]!.entries.some((e) => e.lemma.startsWith("tell")))) return null;
  const intro = introduction(tokens, { from: i, to, actors: [], places: [], clitic: [] });
  // "à X, dans la province de Y", "at X in Y": a place within a place.
  const next = tokens[to]?.kind === "mark" ? tokens[to + 1] : tokens[to];
  const within = intro.prep === "at" && isAtOrNear(next) === true;
  return intro.type !== null || intro.near || intro.role === "toward" || within ? unlocated({ from: i, to }, intro) : null;
}

const partsCountry = tagged("middle", "direction"), isMiddle = tagged("middle"), leadsToCountry = tagged("of", "article"), isCountryNoun = tagged("country-noun"), theDirection = entryTagged("direction");

/** Names of the parts of a country by the degrees that a lexicon's `direction` gives, as recoupe's own rows spell them. */
const PARTS: Record<string, string> = { "0": "Northern", "45": "Northeastern", "90": "Eastern", "135": "Southeastern", "180": "Southern", "225": "Southwestern", "270": "Western", "315": "Northwestern" };

/** "le nord du pays", "the centre of the country": that part of the story's country; the country itself where the atlas has no row for it. */
export function partOfCountry(tokens: readonly Token[], i: number, story: Story, atlas: Atlas): PlaceMention | null {
  if (!partsCountry(tokens[i])) return null;
  const part = isMiddle(tokens[i]) ? "Central" : PARTS[theDirection(tokens[i])!.meaning];
  if (part === undefined) return null;
  let at = i + 1;
  while (at < i + 4 && leadsToCountry(tokens[at])) at++;
  const home = country(story);
  if (home === null || !isCountryNoun(tokens[at])) return null;
  const whole = atlas.place(`cc:${home}`), found = whole && (atlas.place(ownId(`${part} ${whole.name}`)) ?? whole);
  if (!found) return null;
  const intro = introduction(tokens, { from: i, to: at + 1, actors: [], places: [], clitic: [] });
  return { ...unlocated({ from: i, to: at + 1 }, intro), place: found };
}

const unknownName = (token: Token | undefined): boolean => Boolean(token?.capital) && token!.entries.length === 0;

/** ACLED geo_precision of a place: a town or site is exact, a district or a field known to within 10 km an area, a province or country a region. */
export function precision(p: Place): 1 | 2 | 3 {
  if (["PCLI", "PCL", "ADM1", "RGNE"].includes(p.code) || p.code.startsWith("PCL")) return 3;
  if (p.class === "A" || p.class === "L" || p.class === "T" || p.class === "H") return p.code === "ADM1" ? 3 : 2;
  return p.precision_km !== null && p.precision_km >= 10 ? 2 : 1;
}

/** The seat of a country, a province or a district is meant before its namesakes. */
const SEAT: Record<string, number> = { PPLC: 2, PPLA: 1, PPLA2: 0.8, PPLA3: 0.4 };

function weight(p: Place, type: string | null, story: Story, anchors: readonly Place[]): number {
  let score = Math.log10(Math.max(p.population, 100)) + 5 * about(story, p.country);
  if (p.code === "PCLI") score += 4;
  if (p.id.startsWith("rc:")) score += 1;
  if (p.class === "P") score += 0.8 + (SEAT[p.code] ?? 0);
  if (type) score += fits(p, type) ? 4 : 0;
  else if (p.class === "A" && p.code !== "PCLI") score -= 1; // "Homs" alone is the town
  if (anchors.length) {
    const nearest = Math.min(...anchors.slice(-6).map((a) => distanceKm(a, p)));
    score += nearest < 60 ? 1.5 : nearest < 250 ? 0.8 : 0;
  }
  return score;
}

function fits(p: Place, type: string): boolean {
  switch (type) {
    case "area": return p.class === "A" || p.class === "L";
    case "town": return p.class === "P";
    case "water": return p.class === "H";
    case "quarter": return p.code === "PPLX";
    case "field": return /^(OILF|GASF|OILR)/.test(p.code);
    case "base": return /^(AIRB|AIRP|MILB|INSM|AIRF)/.test(p.code);
    case "camp": return /CMP|RGN/.test(p.code);
    default: return false;
  }
}

/** "Idlib province", "Homs suburbs": the type word right after the name; "London-based" says only where another lies. */
function after(tokens: readonly Token[], named: Named, intro: ReturnType<typeof introduction>): void {
  // "Exampleville a town near Othertown": the other town only says where the first one lies.
  const kind = [named.from - 2, named.from - 3, named.from - 4, named.from - 5].find((k) => isPlaceNoun(tokens[k]) && tokens.slice(k + 1, named.from).some((t) => isNearOrAt(t)));
  if (kind !== undefined) {
    let k = kind - 1;
    while (k > 0 && isAdjectiveOrNationalityOrCamp(tokens[k])) k--;
    if (isIndefinite(tokens[k]) && (tokens[k - 1]?.capital || (tokens[k - 1]?.text === "," && tokens[k - 2]?.capital))) { intro.describes = true; return; }
  }
  const next = tokens[named.to];
  if (!next) return;
  if (describing(tokens, named.to) || isDescribes(next, (e) => e.meaning === "based")) { intro.describes = true; return; }
  const noun = thePlaceNoun(next);
  if (!noun) return;
  intro.introduced = true;
  if (noun.meaning.startsWith("near")) intro.near = true;
  else intro.type = noun.meaning;
}

/** "Abdel Salem said", "Salem Mosque": a name that is only the end or the beginning of another one. */
function withinName(tokens: readonly Token[], named: Named): boolean {
  const unknown = (t: Token | undefined): boolean => Boolean(t && t.kind === "word" && t.capital && t.entries.every((e) => e.tag === "stop"));
  const joint = (t: Token | undefined): boolean => isNameJoint(t);
  if (named.to - named.from > (tokens[named.from + 1]?.joined ? 2 : 1)) return false;
  const before = tokens[named.from - 1], further = tokens[named.from - 2], next = tokens[named.to];
  if (isSite(next)) return true;
  if (joint(before) || joint(next)) return true;
  return unknown(before) && named.from - 1 > 0 || (before?.text.length === 2 && tokens[named.from]!.joined === true && unknown(further));
}

/** Whether the token is joined by a hyphen to a name before it and only describes ("-based", "-led", "-held"). */
export const describing = (tokens: readonly Token[], at: number): boolean => tokens[at]?.joined === true && (isDescribes(tokens[at]) || describing(tokens, at + 1));

/** Whether `a` contains `b` as an area: the country, province or region that the other lies in. */
export function contains(a: Place, b: Place): boolean {
  if (a.id === b.id || a.country !== b.country || !a.country) return false;
  if (a.code === "PCLI") return true;
  if (b.code === "PCLI") return false;
  // A region of its own ("la Ghouta orientale", "le nord du Yémen"): as far as it reaches.
  if (a.class === "L" && a.precision_km !== null && a.precision_km >= 5) return (b.precision_km ?? 0) < a.precision_km && distanceKm(a, b) <= a.precision_km * 1.4;
  return a.class === "A" && a.code === "ADM1" && (b.admin1 === a.admin1 || b.admin1 === a.name || distanceKm(a, b) < 120 && b.class !== "A");
}
