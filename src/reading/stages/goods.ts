// Things that are taken, where a verb of taking has no ground for its object ("seized three vehicles and a tank").
import type { CountMention } from "./counts.ts";
import type { PlaceMention } from "./places.ts";
import type { Token } from "./tokens.ts";
import type { Trigger } from "./triggers.ts";
import { isCounted, tagged } from "../tags.ts";

const THINGS: ReadonlySet<string> = new Set(["vehicles", "weapons"]);
const leadsToThing = tagged("article", "number", "adjective", "quantifier", "nationality", "against", "at", "of", "bound", "dozens", "collective"),
  isGround = tagged("place-noun", "side-noun", "site", "act-noun"), isMateriel = tagged("materiel"), breaksOff = tagged("act", "verb", "sub", "say");

/** Whom a verb may stand apart from what was taken, where its subject comes between: so many tokens. */
const REACH = 8;

/** What a verb of taking takes when that is things: their counts, none for things without one; null when it takes ground or people. */
export function thingsTaken(tokens: readonly Token[], to: number, main: Trigger | null, counts: readonly CountMention[], places: readonly PlaceMention[], verbFirst: boolean): CountMention[] | null {
  if (main === null || main.noun || main.act.type !== "territory") return null;
  const between = (from: number, end: number): boolean => places.some((p) => p.from >= from && p.to <= end) || tokens.slice(from, end).some((t) => breaksOff(t) || isGround(t));
  const first = counts.find((c) => (main.passive && !verbFirst ? c.to <= main.at && !between(c.to, main.at) : c.from >= main.to && c.from - main.to <= (verbFirst ? REACH : 3) && !between(main.to, c.from)));
  if (first) return THINGS.has(first.unit) && !isGround(tokens[first.to]) ? counts.filter((c) => THINGS.has(c.unit) && (c === first || c.from > first.to)) : null;
  if (main.passive) return null;
  let k = main.to;
  while (k < Math.min(to, main.to + 4) && leadsToThing(tokens[k]) && !isMateriel(tokens[k]) && !isCounted(tokens[k])) k++;
  const thing = k < to && (isMateriel(tokens[k]) || isCounted(tokens[k], (e) => THINGS.has(e.meaning)));
  // "seized the weapons depot", "a tank base": what the thing belongs to is ground.
  return thing && !isGround(tokens[k + 1]) && !places.some((p) => p.from === k + 1) ? counts.filter((c) => THINGS.has(c.unit) && c.from > k) : null;
}
