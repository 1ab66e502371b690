import type { Appearance } from "./appearances.ts";
import { relaysByTrade, resolve, ringOf } from "./chains.ts";
import { tells } from "./contest.ts";
import { byCode, distinct } from "./digest.ts";
import type { Origin } from "./event.ts";
import type { Facts } from "./facts.ts";
import type { Kinship } from "./kinship.ts";
import type { Rulings } from "./rulings.ts";
import { labelOf, type Voice, type Voices } from "./voices.ts";

/** What an event knows of its origins beyond what it shows. */
export interface Sources {
  origins: Origin[];
  /** The origin of each claim. */
  of: Map<string, string>;
  voices: Map<string, Voice>;
  origin(id: string): Origin | undefined;
  /** False for what an outlet that elsewhere states its own observation says without one: that may be what it relays. So for a page that may not be the outlet's, beside one that is. */
  firsthand(claim: string): boolean;
  /** The verdict on two origins: whether agreement between them counts. */
  between(a: string, b: string): "independent" | "dependent" | "undecided";
}

interface Working { origin: Origin; voice: Voice; observed: boolean; own: boolean; doubt: string | null; cites: Map<string, number> }

/** What an event's origins are worked out from. */
export interface Ground {
  voices: Voices;
  kinship: Kinship;
  appearances: ReadonlyMap<string, Appearance>;
  rulings: Rulings;
  /** The actors that the claims name, with all that they belong to. */
  belligerents: ReadonlySet<string>;
  /** The event's ISO date, or null. */
  date: string | null;
}

/** The origins behind an event's claims, each with its independence and the reasons for it. */
export function originsOf(facts: readonly Facts[], ground: Ground): Sources {
  const { voices, kinship, appearances, belligerents, date } = ground;
  const working = new Map<string, Working>();
  const seen = new Set<string>();
  const doubtful = new Set<string>();
  const of = new Map<string, string>();
  const cites = new Map<string, Map<string, number>>();
  const chains = resolve(facts, voices, ground.rulings);
  for (const one of [...facts].sort((a, b) => byCode(a.claim.id, b.claim.id))) {
    const { claim, document } = one;
    const { voice, why } = chains.get(claim.id)!;
    of.set(claim.id, voice.id);
    let held = working.get(voice.id);
    if (!held) {
      held = {
        voice, observed: false, own: voice.own, doubt: voice.doubt, cites: new Map(),
        origin: {
          id: voice.id, name: voice.actor === null ? voice.name : kinship.name(voice.actor.id), kind: voice.unnamed ? "unnamed" : voice.actor?.kind ?? null,
          side: voice.actor === null ? (voice.side === null ? null : kinship.top(voice.side, date)) : kinship.side(voice.actor.id, date, belligerents),
          independence: "independent", reasons: [], depends_on: null, outlets: [], claims: [],
        },
      };
      working.set(voice.id, held);
    }
    held.observed ||= voice.observed;
    if (voice.doubt === null) held.doubt = null;
    else doubtful.add(claim.id);
    if (voice.observed) seen.add(claim.id);
    held.origin.claims.push(claim.id);
    const outlet = held.origin.outlets.find((known) => known.document === document.id);
    const reason = why ?? appearanceOf(one, voice.reprint, appearances);
    if (!outlet) held.origin.outlets.push({ id: voices.selfOf(document.id).id, name: labelOf(document), document: document.id, why: reason });
    else outlet.why ??= reason;
    // Whoever quotes a denial has not taken what it tells from the one that denies it.
    if (!tells(claim)) continue;
    for (const relay of voice.relays) {
      if (relay.id === voice.id) continue;
      const known = cites.get(relay.id) ?? new Map<string, number>();
      known.set(voice.id, (known.get(voice.id) ?? 0) + 1);
      cites.set(relay.id, known);
    }
  }
  for (const [id, one] of working) one.cites = cites.get(id) ?? one.cites;
  const all = [...working.values()].sort((a, b) => b.origin.claims.length - a.origin.claims.length || byCode(a.origin.id, b.origin.id));
  judgeUnnamed(all, working);
  judgeRelays(all, working);
  judgeEchoes(facts, working, of, ground);
  judgeUnity(all, kinship, date);
  judgeTies(all, kinship, belligerents, date);
  const ruled = rule(all, ground.rulings);
  for (const { origin } of all) {
    if (origin.reasons.length === 0) {
      origin.reasons.push(all.length === 1 ? "It is the only origin." : "No tie to another origin of this event is known, and none of them relays it.");
    }
    origin.claims = distinct(origin.claims);
    origin.outlets.sort((a, b) => byCode(a.name, b.name) || byCode(a.document, b.document));
  }
  const firsthand = (claim: string): boolean => {
    const one = working.get(of.get(claim) ?? "");
    if (one === undefined) return true;
    if (doubtful.has(claim) && one.doubt === null) return false;
    return !one.observed || seen.has(claim) || !relaysByTrade(one.voice);
  };
  return { firsthand, origin: (id) => working.get(id)?.origin, origins: all.map(({ origin }) => origin), of, voices: new Map([...working].map(([id, { voice }]) => [id, voice])), between: verdicts(working, kinship, date, ruled) };
}

function judgeUnnamed(all: readonly Working[], working: ReadonlyMap<string, Working>): void {
  for (const { origin, voice } of all) {
    if (!voice.unnamed) continue;
    const here = working.has(voice.outlet);
    origin.independence = here ? "dependent" : "undecided";
    origin.depends_on = here ? voice.outlet : null;
    const outlet = working.get(voice.outlet)?.origin.name ?? voice.relays.at(-1)?.name ?? voice.outlet;
    origin.reasons.push(`An unnamed source is never independent of the outlet that quotes it (${outlet}).`);
  }
}

function judgeRelays(all: readonly Working[], working: ReadonlyMap<string, Working>): void {
  for (const one of all) {
    const { origin, voice } = one;
    if (voice.unnamed) continue;
    const cited = [...one.cites].map(([id, count]) => ({ other: working.get(id), count }))
      .filter((entry): entry is { other: Working; count: number } => entry.other !== undefined && !entry.other.voice.unnamed)
      .sort((a, b) => b.count - a.count || byCode(a.other.origin.id, b.other.origin.id));
    if (cited.length === 0) continue;
    const names = cited.map(({ other }) => other.origin.name).join(", ");
    const ring = ringOf(origin.id, (id) => [...working.get(id)?.cites.keys() ?? []].filter((cited) => working.get(cited)?.voice.unnamed === false));
    if (ring && !one.observed) {
      origin.independence = "undecided";
      const others = ring.map((id) => working.get(id)!.origin.name);
      origin.reasons.push(others.length === 2 ? `${others[0]} and ${others[1]} cite each other; nothing shows which of them had it first.`
        : `They cite one another in a ring (${[...others, others[0]].join(" cites ")}); nothing shows which of them had it first.`);
    } else if (one.observed) {
      origin.reasons.push(`It cites ${names}, but states its own observation.`);
    } else if (relaysByTrade(voice)) {
      origin.independence = "dependent";
      origin.depends_on = cited[0]!.other.origin.id;
      origin.reasons.push(`Its own words sum up what it relays from ${names} on the same occurrence: they are no second source.`);
    } else {
      origin.independence = "undecided";
      origin.reasons.push(`It cites ${names} on the same occurrence.`);
    }
  }
}

/** Why a page is an appearance of another, where it is. */
function appearanceOf({ claim, document }: Facts, reprint: boolean, appearances: ReadonlyMap<string, Appearance>): string | null {
  const found = appearances.get(document.id);
  if (found !== undefined && found.as !== "echo" && claim.attribution.length === 0) return found.why;
  return document.republished_from === null || !reprint ? null : `The page says that it has its text from ${document.republished_from}.`;
}

/** A page that shares a quotation or odd figures with an earlier one is no second source, though nothing says which way they went. */
function judgeEchoes(facts: readonly Facts[], working: ReadonlyMap<string, Working>, of: ReadonlyMap<string, string>, { voices, appearances }: Ground): void {
  for (const [document, { first, as, why }] of [...appearances].sort(([a], [b]) => byCode(a, b))) {
    if (as !== "echo") continue;
    const one = working.get(voices.outletOf(document));
    if (one === undefined || !one.own || one.origin.independence === "dependent") continue;
    const said = facts.filter(({ claim }) => claim.document === first).map(({ claim }) => of.get(claim.id)!);
    const before = said.includes(voices.outletOf(first)) ? voices.outletOf(first) : said.sort(byCode)[0];
    if (before === undefined || before === one.origin.id || working.get(before)!.origin.depends_on === one.origin.id) continue;
    one.origin.reasons.push(why);
    if (one.observed) one.origin.independence = "undecided";
    else { one.origin.independence = "dependent"; one.origin.depends_on = before; }
  }
}

/** Lets people's decisions stand over what was computed; the computed reasons stay. Answers what they say of each pair. */
function rule(all: readonly Working[], rulings: Rulings): Rulings["between"] {
  for (const { origin } of all) {
    for (const { origin: other } of all) {
      const ruling = origin.id === other.id ? null : rulings.between(origin.id, other.id);
      if (ruling === null) continue;
      origin.reasons.push(ruling.says);
      if (ruling.verdict === "independent") {
        if (origin.depends_on === other.id) { origin.depends_on = null; origin.independence = "independent"; }
      } else if (other.depends_on !== origin.id && origin.independence !== "dependent" && (other.claims.length > origin.claims.length || (other.claims.length === origin.claims.length && other.id < origin.id))) {
        origin.independence = "dependent";
        origin.depends_on = other.id;
      }
    }
  }
  return (a, b) => rulings.between(a, b);
}

/** Origins that are one body: the one with the most claims speaks for them. */
function judgeUnity(all: readonly Working[], kinship: Kinship, date: string | null): void {
  all.forEach(({ origin, voice }, at) => {
    if (voice.actor === null || origin.independence === "dependent") return;
    for (const other of all.slice(0, at)) {
      if (other.voice.actor === null || other.origin.independence === "dependent") continue;
      const bond = kinship.bond(voice.actor.id, other.voice.actor.id, date);
      if (bond?.kind !== "one") continue;
      origin.independence = "dependent";
      origin.depends_on = other.origin.id;
      origin.reasons.push(`${bond.says}: they are one origin${bond.reviewed ? "" : " (a tie that nobody has reviewed yet)"}.`);
      return;
    }
  });
}

function judgeTies(all: readonly Working[], kinship: Kinship, belligerents: ReadonlySet<string>, date: string | null): void {
  for (const one of all) {
    const { origin, voice } = one;
    if (origin.independence === "dependent" || voice.unnamed) continue;
    const doubts = doubtsAbout(one, kinship, belligerents, date);
    for (const other of all) {
      if (other === one || other.origin.independence === "dependent" || voice.actor === null || other.voice.actor === null) continue;
      const bond = kinship.bond(voice.actor.id, other.voice.actor.id, date);
      if (bond?.kind === "side") doubts.push(`${bond.says}: one side${bond.reviewed ? "" : ", by a tie that nobody has reviewed yet"}.`);
    }
    if (doubts.length > 0) {
      origin.independence = "undecided";
      origin.reasons.push(...distinct(doubts));
    }
  }
}

/** Why an origin's word cannot be shown to be its own. */
function doubtsAbout(one: Working, kinship: Kinship, belligerents: ReadonlySet<string>, date: string | null): string[] {
  const { voice } = one;
  if (one.doubt !== null) return [one.doubt];
  if (voice.actor === null) {
    return [voice.own ? "The page does not say where it has it from, and the directory does not know the outlet." : "The directory does not know this source, nor whom it is tied to."];
  }
  if (one.observed || !relaysByTrade(voice)) return [];
  // The organ of a side that took part speaks for that side; any other outlet has its news from somewhere.
  if (kinship.within(voice.actor.id, date).some((id) => id !== voice.actor!.id && belligerents.has(id))) return [];
  return ["It does not say where it has it from, nor that it saw it."];
}

/** Whether an origin repeats another: it cites it and does not state that it saw for itself. */
function relays(one: Working, other: string): boolean {
  return one.cites.has(other) && !one.observed;
}

function verdicts(working: ReadonlyMap<string, Working>, kinship: Kinship, date: string | null, ruled: Rulings["between"]): Sources["between"] {
  const roots = new Map<string, string>();
  const root = (id: string): string => {
    let found = roots.get(id);
    if (found === undefined) roots.set(id, found = climb(id));
    return found;
  };
  const climb = (id: string): string => {
    const seen = new Set<string>();
    let at = id;
    while (!seen.has(at)) {
      seen.add(at);
      const next = working.get(at)?.origin.depends_on;
      if (next === null || next === undefined || !working.has(next)) return at;
      at = next;
    }
    return [...seen].sort(byCode)[0] ?? id;
  };
  return (a, b) => {
    const x = working.get(a);
    const y = working.get(b);
    const ruling = a === b ? null : ruled(a, b);
    if (ruling !== null) return ruling.verdict;
    if (a === b || x === undefined || y === undefined || root(a) === root(b) || relays(x, b) || relays(y, a)) return "dependent";
    if (x.voice.actor !== null && y.voice.actor !== null) {
      const bond = kinship.bond(x.voice.actor.id, y.voice.actor.id, date);
      if (bond?.kind === "one") return "dependent";
      if (bond?.kind === "side") return "undecided";
    }
    return x.origin.independence === "independent" && y.origin.independence === "independent" ? "independent" : "undecided";
  };
}
