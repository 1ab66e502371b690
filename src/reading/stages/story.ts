import type { Place } from "../../atlas/index.ts";
import type { Directory } from "../../directory/index.ts";
import { affiliated } from "./affiliation.ts";
import type { Named } from "./names.ts";
import type { Token } from "./tokens.ts";
import { isDescribes, isFrom, tagged } from "../tags.ts";

const isDescribesOrNear = tagged("describes", "near"), isForceOrSourceNoun = tagged("force", "source-noun"), isNation = tagged("nationality");

/** What one story on a page is about, as far as its names tell: which country, which actors. */
export interface Story {
  /** Countries by how much the names speak for them, the strongest first. */
  countries: [string, number][];
  /** Actors named by a name that means them anywhere, and how often. */
  named: Map<string, number>;
  directory: Directory;
  /** Provinces and regions that the story names: a town in one of them is meant before its namesakes elsewhere. */
  areas?: readonly Place[];
  /** Where names that no gazetteer has were told to lie, by their words. */
  lost?: Map<string, Place>;
  /** The day on which the page was written, when it says so. */
  day?: string | null;
  /** Actors named only by words that mean them in some stories ("the Observatory"), where the story is about their country. */
  heard?: Map<string, number>;
  /** Actors that an office stood for ("the health ministry in X"), by the office's noun: whom "the ministry" means. */
  offices?: Map<string, string>;
  /** Persons named with an office or an agency so far, by each word of their name: whose voice they are. */
  persons?: Map<string, { actor: string | null; side: string | null }>;
}

/** Weighs the names of a story. A country named counts most; a place with many namesakes counts little. */
export function weigh(sentences: readonly { tokens: readonly Token[]; named: readonly Named[] }[], directory: Directory): Story {
  const votes = new Map<string, number>(), hamlets = new Map<string, number>(), named = new Map<string, number>(), heard = new Map<string, number>();
  const vote = (country: string | null | undefined, weight: number): void => {
    if (country) votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  for (const { tokens, named: names } of sentences) {
    for (const name of names) {
      // "un groupe lié à X" names X, but X takes no part.
      if (name.actors.length && affiliated(tokens, name.from) >= 0) continue;
      for (const match of name.actors) {
        if (match.via === "contextual") { heard.set(match.actor, (heard.get(match.actor) ?? 0) + 1); continue; }
        named.set(match.actor, (named.get(match.actor) ?? 0) + 1);
        const actor = directory.actor(match.actor);
        if (actor && actor.kind !== "media" && actor.kind !== "news-agency" && actor.kind !== "international-organisation") for (const c of actor.theatres?.length ? actor.theatres : [actor.country]) vote(c, 1 / name.actors.length / (actor.theatres?.length || 1));
      }
      if (name.actors.some((m) => m.via !== "contextual")) continue;
      const countries = new Set(name.places.map((p) => p.country));
      const own = name.places.find((p) => p.code === "PCLI");
      // A neighbour that people came from, or whose border is near, is not where the story is.
      if (own && !name.loose) vote(own.country, aside(tokens, name.from) ? 0.4 : 1.5);
      else if (!name.loose && foremost(name.places)) vote(foremost(name.places), 1);
      // A hamlet that happens to bear the name says where the story is only where nothing else does, a loose likeness nothing.
      else if (!name.loose) for (const country of countries) {
        if (name.places.some((p) => p.country === country && (p.population > 0 || p.class !== "P" || p.id.startsWith("rc:")))) vote(country, 1 / (countries.size * countries.size));
        else hamlets.set(country, (hamlets.get(country) ?? 0) + 0.3 / (countries.size * countries.size));
      }
    }
    for (const token of tokens) if (isNation(token)) for (const entry of token.entries) if (entry.tag === "nationality") { vote(entry.meaning, strength(tokens, tokens.indexOf(token))); break; }
  }
  if (votes.size === 0) for (const [country, n] of hamlets) votes.set(country, n);
  return { countries: [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)), named, directory, heard, persons: new Map(), offices: new Map() };
}

/** How many times as many people a city has as any namesake, for its name to mean it wherever nothing else is said. */
const DOMINANT = 20;

/** The country of a city beside which its namesakes are hamlets, or null. */
function foremost(places: Named["places"]): string | null {
  let city: Named["places"][number] | null = null;
  for (const p of places) if (p.class === "P" && p.population >= 100_000 && p.population > (city?.population ?? 0)) city = p;
  return city && places.every((p) => p.country === city.country || city.population >= p.population * DOMINANT) ? city.country : null;
}

const aside = (tokens: readonly Token[], at: number): boolean => tokens.slice(Math.max(0, at - 3), at).some((t) => isFrom(t, (e) => e.length > 1) || isDescribesOrNear(t));

/** "le ministère nigérien" says where the story is more than "la frontière malienne" does. */
function strength(tokens: readonly Token[], at: number): number {
  const beside = [tokens[at - 1], tokens[at + 1]];
  if (beside.some((t) => isDescribes(t))) return 0.2;
  return beside.some((t) => isForceOrSourceNoun(t)) ? 1.2 : 0.7;
}

/** The first day on which every actor that the story names existed (the directory's `active`), or null. */
export function floor(story: Story): string | null {
  let latest: string | null = null;
  for (const id of story.named.keys()) {
    const from = story.directory.actor(id)?.active?.from ?? null;
    const day = from === null ? null : from.length === 4 ? `${from}-01-01` : `${from}-01`;
    if (day !== null && (latest === null || day > latest)) latest = day;
  }
  return latest;
}

/** The one country of a story, when one clearly leads. */
export function country(story: Story): string | null {
  const [first, second] = story.countries;
  if (first && second && first[1] < second[1] * 1.2) {
    // Between two: the one whose state is named.
    const close = story.countries.filter(([, n]) => n * 1.2 > first[1]).map(([c]) => c);
    const acting = close.filter((c) => [...story.named.keys()].some((id) => { const a = story.directory.actor(id); return a?.country === c && (a.kind === "government" || a.kind === "state-force"); }));
    if (acting.length === 1) return acting[0]!;
  }
  return first && (!second || first[1] >= second[1] * 1.2) ? first[0] : null;
}

/** How strongly a story is about a country, from 0 to 1. */
export function about(story: Story, code: string): number {
  const all = story.countries.reduce((sum, [, n]) => sum + n, 0);
  return all ? (story.countries.find(([c]) => c === code)?.[1] ?? 0) / all : 0;
}
