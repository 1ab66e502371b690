// The geography check: what a text says of where a place lies, held against the atlas. A false alarm is worse than a
// miss: whatever any namesake could make true, whatever is roughly right and whatever the map draws in dispute passes.
import { distanceKm, type Place } from "../../atlas/index.ts";
import { problem, type Problem } from "../../problem.ts";
import { foldName, type Range } from "../../text/index.ts";
import type { Claim } from "../claim.ts";
import type { Match, Matcher, Mentioned } from "../match.ts";
import type { GeographyRule } from "../rule.ts";
import type { Named } from "./names.ts";
import type { PlaceMention } from "./places.ts";
import type { Telling } from "./read-sentence.ts";
import { about } from "./story.ts";
import type { Token } from "./tokens.ts";
import { bearing, compass, contradicts, disputed, known, reach, type Bound } from "./whereabouts.ts";
import { isAnd, isDirection, isPlaceNoun, tagged } from "../tags.ts";

const isAtOrNear = tagged("at", "near");

/** What the check needs of one sentence. */
export interface Ground { tokens: readonly Token[]; named: readonly Named[]; places: readonly PlaceMention[] }

/** Mentions for the rules: `{place}` a place that the reading found, `{country}` the name of a country, whatever it stands for. */
export function grounds({ named, places }: Pick<Ground, "named" | "places">): Mentioned[] {
  const countries = named.filter(({ places: all }) => all.some(isCountry)).map(({ from, to }) => ({ kind: "country", from, to }));
  return [...places.filter(({ from, place }) => !(place && isCountry(place)) && !countries.some((c) => c.from === from)).map(({ from, to }) => ({ kind: "place", from, to })), ...countries];
}

/** A name of so many places says nothing of where any of them lies. */
const MANY = 25;
const isCountry = (p: Place): boolean => p.code === "PCLI";

/** Every statement of the sentences that the atlas knows to be wrong, at its words and on the claim that it stands in. */
export function geography(sentences: readonly Ground[], claims: readonly Claim[], matcher: Matcher<GeographyRule>, telling: Telling): Problem[] {
  const found: Problem[] = [];
  // The same places and countries come back on a page: each distance is measured once.
  const measured = new Map<string, number | null>();
  const away = (p: Place, code: string): number | null => {
    const key = `${p.id} ${code}`, before = measured.get(key);
    if (before !== undefined) return before;
    const km = disputed(p.country, code) ? null : telling.atlas.distanceToBorder(p.lat, p.lon, code);
    measured.set(key, km);
    return km;
  };
  // Claims stand in the order of their sentences: those of the sentences behind are left behind.
  let next = 0;
  for (const ground of sentences) {
    const first = ground.tokens[0]!.start;
    while (next < claims.length && claims[next]!.span.end <= first) next++;
    for (const match of matcher.all(ground.tokens, grounds(ground))) {
      const wrong = new Statement(ground, match, telling, away).check();
      if (!wrong) continue;
      const { tokens } = ground, captures = Object.values(match.captures);
      // The words of the statement without the preposition before it and the punctuation after it.
      let to = match.to;
      while (to > match.from + 1 && /^[,،.]$/.test(tokens[to - 1]!.text)) to--;
      const start = tokens[Math.min(...captures.map((c) => c.from))]!.start, end = tokens[to - 1]!.end;
      found.push(problem({
        rule: `geography-${wrong.kind}`, severity: "warning", message: wrong.says, remedy: "Check which place is meant; if it is this one, the statement is the text's own mistake.",
        span: { start, end, exact: telling.text.slice(start, end) }, claim: claimAt(claims, next, { start, end }, tokens),
      }));
    }
  }
  return found;
}

/** The claim whose words hold the statement, else the nearest one of its sentence, whose claims begin with number `from`. */
function claimAt(claims: readonly Claim[], from: number, at: Range, tokens: readonly Token[]): string | null {
  const last = tokens.at(-1)!.end;
  const gap = ({ span }: Claim): number => Math.max(0, span.start - at.end, at.start - span.end);
  const here: Claim[] = [];
  for (let k = from; k < claims.length && claims[k]!.span.start < last; k++) here.push(claims[k]!);
  return here.sort((a, b) => gap(a) - gap(b))[0]?.id ?? null;
}

interface Wrong { kind: GeographyRule["value"]["kind"]; says: string }

/** One statement of a sentence. */
class Statement {
  readonly #ground: Ground;
  readonly #match: Match<GeographyRule>;
  readonly #telling: Telling;

  /** Kilometres to the nearest border of a country; null where none is known or its border is disputed. */
  readonly #toBorder: (p: Place, code: string) => number | null;

  constructor(ground: Ground, match: Match<GeographyRule>, telling: Telling, toBorder: (p: Place, code: string) => number | null) {
    this.#ground = ground; this.#match = match; this.#telling = telling; this.#toBorder = toBorder;
  }

  /** What is wrong with it, or null. */
  check(): Wrong | null {
    const subject = this.#mention("place"), { kind, near } = this.#match.rule.value;
    if (!subject?.place || !known(subject.place) || this.#astray(subject)) return null;
    // A place far from all that the story is about is more likely another of its name than a mistake of the text.
    if (about(this.#telling.story, subject.place.country) < 0.2) return null;
    const all = this.#namesakes(subject);
    if (all.length > MANY) return null;
    // "le désert de Homs", "ريف حمص": what lies about a town may be anywhere about it.
    if (kind !== "containment" && this.#about(subject)) return null;
    if (kind === "border") return this.#border(subject, all, near === true);
    const of = this.#mention("of");
    if (kind === "containment") return of?.place?.code === "RGNE" ? this.#elsewhere(subject, all, of) : of ? this.#within(subject, all, of) : this.#abroad(subject, all);
    if (!of) return kind === "distance" ? this.#fromBorder(subject, all) : null;
    if (!of.place || of.place.id === subject.place.id || !known(of.place) || this.#namesakes(of).length > MANY) return null;
    return (kind === "distance" ? this.#apart(subject, all, of) : null) ?? this.#direction(subject, all, of);
  }

  /** Whether a word beside the name makes it an area: a desert, a countryside, a suburb. */
  #about({ from, to }: PlaceMention): boolean {
    const { tokens } = this.#ground;
    return [...tokens.slice(Math.max(0, from - 3), from), ...tokens.slice(to, to + 1).filter((t) => !isDirection(t))].some((t) => isPlaceNoun(t, (e) => e.meaning === "area" || e.meaning === "near"));
  }

  #mention(name: string): PlaceMention | null {
    const at = this.#match.captures[name];
    return at ? this.#ground.places.find((p) => p.from === at.from) ?? null : null;
  }

  /** All places that the name of a mention may mean, the one decided on first; no areas for a town, which often bears its province's name. */
  #namesakes(mention: PlaceMention): Place[] {
    const named = this.#ground.named.find((n) => n.from === mention.from);
    return [...(mention.place ? [mention.place] : []), ...(named?.places ?? []).filter((p) => p.id !== mention.place?.id && (!mention.place || isArea(mention.place) || !isArea(p)))];
  }

  #words({ from, to }: { from: number; to: number }): string {
    const { tokens } = this.#ground;
    return this.#telling.text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  }

  /** Whether the words between may well tell of something else: another place, a list of scenes, a way from here to there. */
  #astray(subject: PlaceMention): boolean {
    const { tokens, places, named } = this.#ground, { from, to, captures } = this.#match;
    const mine = Object.values(captures).map((c) => c.from);
    // "a town in eastern Syria on the border": its own country is no other place.
    const own = (m: Mentioned): boolean => named.some((n) => n.from === m.from && n.places.some((p) => (m.kind === "country" ? isCountry(p) : p.code === "RGNE") && p.country === subject.place?.country));
    const others = grounds({ named, places }).filter((m) => !mine.includes(m.from) && !own(m));
    if (others.some((m) => m.from >= from && m.to <= to)) return true;
    const set = /^[,،(]$/.test(tokens[subject.to]?.text ?? "");
    if (subject.role === "from" || subject.role === "toward" || (subject.prep === "of" && !set && subject.head === subject.from - 1)) return !this.#match.rule.value.located;
    if (this.#match.rule.value.located) return false;
    // "à X, à la frontière et à Y", "à Y, à X, en Z": scenes one after the other.
    const next = tokens[to], then = next?.text === "," || next?.text === "،" ? tokens[to + 1] : next;
    const leads = (isAnd(then) || (isAtOrNear(then) && then !== next)) === true;
    if (leads && others.some((m) => m.from > to && m.from <= to + 5)) return true;
    if (others.some((m) => m.from === to || (then !== next && m.from === to + 1))) return true;
    return set && others.some((m) => m.to <= from && m.to >= subject.head - 3);
  }

  /** Codes of the countries that the statement names, without the one that the place lies in. */
  #countries(own: string): string[] {
    const codes = Object.entries(this.#match.captures).filter(([name]) => name.startsWith("country")).map(([, { from, meaning }]) =>
      this.#ground.named.find((n) => n.from === from)?.places.find(isCountry)?.country ?? meaning ?? "");
    return [...new Set(codes)].filter((code) => /^[A-Z]{2}$/.test(code) && code !== own);
  }

  #name(code: string): string { return this.#telling.atlas.place(`cc:${code}`)?.name ?? code; }

  /** How far a place is from a country at least; 0 where nothing is known. */
  #away(p: Place, code: string): number {
    return p.country === code || !p.country ? 0 : this.#toBorder(p, code) ?? 0;
  }

  #border(subject: PlaceMention, all: readonly Place[], near: boolean): Wrong | null {
    const allowed = near ? 150 : 75;
    for (const code of this.#countries(subject.place!.country)) {
      if (all.some((p) => this.#away(p, code) <= allowed + reach(p))) continue;
      const country = this.#name(code), km = round(this.#away(subject.place!, code));
      return { kind: "border", says: `The text puts ${this.#words(subject)} ${near ? "near" : "on"} the border with ${country}; the atlas puts it ${km} km from ${country}.` };
    }
    return null;
  }

  #abroad(subject: PlaceMention, all: readonly Place[]): Wrong | null {
    const [code] = this.#countries(subject.place!.country), country = this.#match.captures["country"];
    // "Damascus, Iran's ally": only the bare name of the country says where a place is.
    if (!code || !country || this.#telling.atlas.find(foldName(this.#words(country))).length === 0 || all.some((p) => this.#away(p, code) <= 40 + reach(p))) return null;
    return { kind: "containment", says: `The text puts ${this.#words(subject)} in ${this.#name(code)}; the atlas puts it in ${this.#name(subject.place!.country)}, ${round(this.#away(subject.place!, code))} km from ${this.#name(code)}.` };
  }

  /** "Palmyre, dans le nord de l'Irak": a part of a country that the place does not lie in. */
  #elsewhere(subject: PlaceMention, all: readonly Place[], of: PlaceMention): Wrong | null {
    const code = of.place!.country;
    if (code === subject.place!.country || all.some((p) => this.#away(p, code) <= 40 + reach(p))) return null;
    return { kind: "containment", says: `The text puts ${this.#words(subject)} in ${this.#words(of)}; the atlas puts it in ${this.#name(subject.place!.country)}, ${round(this.#away(subject.place!, code))} km from ${this.#name(code)}.` };
  }

  #within(subject: PlaceMention, all: readonly Place[], of: PlaceMention): Wrong | null {
    const place = subject.place!, { tokens } = this.#ground;
    // "dans Homs" is the town: only a word for an area says that a province is meant.
    const typed = tokens.findIndex((t, i) => i >= subject.to && i <= of.to && isPlaceNoun(t, (e) => e.meaning === "area"));
    if (typed < 0) return null;
    const whole = foldName(this.#words({ from: Math.min(typed, of.from), to: Math.max(typed + 1, of.to) }));
    // A name known only from another country is more likely a village that the atlas does not have.
    const areas = [...this.#ground.named.find((n) => n.from === of.from)?.places ?? [], ...this.#telling.atlas.find(whole)].filter((p) => p.class === "A");
    const area = areas.find((p) => p.code === "ADM1" && p.country === (of.place?.country ?? p.country));
    if (!area || place.class === "A" || (place.country !== area.country && place.population < 200_000)) return null;
    if (place.country === area.country && (!place.admin1 || place.admin1 === area.admin1 || place.admin1 === area.name)) return null;
    // The own list says how far a division's towns reach; an imported row of the same division does not.
    const radius = (a: Place): number => a.precision_km ?? areas.find((b) => b.precision_km !== null && b.country === a.country)?.precision_km ?? reach(a);
    if (areas.some((a) => all.some((p) => distanceKm(a, p) <= radius(a) * 1.1 + reach(p) + 20))) return null;
    return { kind: "containment", says: `The text puts ${this.#words(subject)} in ${this.#words(of)}; the atlas puts it ${place.country === area.country ? `in ${place.admin1}` : `in ${this.#name(place.country)}`}, ${round(distanceKm(area, place))} km from the middle of ${this.#words(of)}.` };
  }

  /** The stated kilometres, and whether they are a floor or a ceiling. */
  #stated(): { km: number; bound: Bound; words: string } | null {
    const n = this.#match.captures["n"], length = this.#match.captures["length"];
    const km = Number(n?.meaning) * Number(length?.meaning);
    if (!n || !length || !Number.isFinite(km) || km <= 0) return null;
    const before = this.#ground.tokens.slice(Math.max(0, n.from - 3), n.from).flatMap((t) => t.entries).filter((e) => e.tag === "bound").map((e) => e.meaning);
    const bound = before.some((b) => b === "more" || b === "least") ? "least" : before.some((b) => b === "less" || b === "most") ? "most" : null;
    return { km, bound, words: this.#words({ from: n.from, to: length.to }) };
  }

  #apart(subject: PlaceMention, all: readonly Place[], of: PlaceMention): Wrong | null {
    const stated = this.#stated();
    const fits = (a: Place, b: Place): boolean => !contradicts(distanceKm(a, b), stated!.km, reach(a) + reach(b), stated!.bound);
    if (!stated || isArea(subject.place!) || isArea(of.place!) || all.some((a) => this.#namesakes(of).some((b) => fits(a, b)))) return null;
    return { kind: "distance", says: `The text puts ${this.#words(subject)} ${stated.words} from ${this.#words(of)}; the atlas puts it ${round(distanceKm(subject.place!, of.place!))} km from there.` };
  }

  #fromBorder(subject: PlaceMention, all: readonly Place[]): Wrong | null {
    const stated = this.#stated(), codes = this.#countries("");
    if (!stated || codes.length === 0 || isArea(subject.place!)) return null;
    for (const code of codes) {
      const far = this.#toBorder(subject.place!, code);
      if (far === null || all.some((p) => { const km = this.#toBorder(p, code); return km === null || !contradicts(km, stated.km, reach(p) + 10, stated.bound); })) continue;
      return { kind: "distance", says: `The text puts ${this.#words(subject)} ${stated.words} from the border of ${this.#name(code)}; the atlas puts it ${round(far)} km from there.` };
    }
    return null;
  }

  #direction(subject: PlaceMention, all: readonly Place[], of: PlaceMention): Wrong | null {
    const stated = Number(this.#match.captures["direction"]?.meaning ?? NaN);
    if (!Number.isFinite(stated) || isArea(subject.place!) || isArea(of.place!)) return null;
    const fits = (a: Place, b: Place): boolean => {
      const off = Math.abs(((bearing(b, a) - stated + 540) % 360) - 180);
      const km = distanceKm(a, b);
      // Of two namesakes an ocean apart no text says which way one lies of the other.
      return (off <= 100 && (km < 500 || (a === subject.place && b === of.place))) || km <= 15 + reach(a) + reach(b);
    };
    if (all.some((a) => this.#namesakes(of).some((b) => fits(a, b)))) return null;
    return { kind: "direction", says: `The text puts ${this.#words(subject)} ${compass(stated)} of ${this.#words(of)}; the atlas puts it ${compass(bearing(of.place!, subject.place!))} of there.` };
  }
}

const isArea = (p: Place): boolean => p.class === "A" || p.class === "L";
/** Kilometres as a reader wants them: no finer than the map is. */
const round = (km: number): number => km < 20 ? Math.round(km) : Math.round(km / 10) * 10;
