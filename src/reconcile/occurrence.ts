import type { Claim, ClaimType } from "../reading/index.ts";
import { appearancesOf } from "./appearances.ts";
import { agreedOf, concord, type Placed } from "./agreement.ts";
import { isoOf, type Stretch } from "./calendar.ts";
import { contestedOf, tells, type Bench } from "./contest.ts";
import { byCode, distinct } from "./digest.ts";
import type { Event } from "./event.ts";
import type { Facts } from "./facts.ts";
import { countsMore } from "./figures.ts";
import { fatalitiesOf } from "./fatalities.ts";
import type { Frame } from "./outline.ts";
import { leans } from "./kinds.ts";
import type { Kinship } from "./kinship.ts";
import { movementsOf } from "./movements.ts";
import { originsOf } from "./origins.ts";
import type { Paper } from "./paper.ts";
import type { Rulings } from "./rulings.ts";
import { againstInterest, statusOf } from "./status.ts";
import { timeOf } from "./timing.ts";
import { tollsOf } from "./tolls.ts";
import { versionsOf } from "./versions.ts";
import { Voices, type Publishers } from "./voices.ts";

/** An incident's part in an event. */
export interface Member { incident: { facts: readonly Facts[]; when: Stretch | null; candidates: readonly Stretch[] }; decided: boolean; reasons: string[] }

/** The incidents of one event; the first laid it down. */
export interface Group { frame: Frame; members: Member[] }

/** What an event is worked out from, beside its group. */
export interface Around { publishers: Publishers; kinship: Kinship; rulings: Rulings }

/** The type that most claims give, an occurrence before what leans on it; then by name. */
function typesOf(claims: readonly Claim[]): ClaimType[] {
  const tally = new Map<ClaimType, number>();
  for (const claim of claims) if (claim.type !== "confirmation") tally.set(claim.type, (tally.get(claim.type) ?? 0) + 1);
  if (tally.size === 0) return ["confirmation"];
  return [...tally].sort(([a, x], [b, y]) => Number(leans(a)) - Number(leans(b)) || y - x || byCode(a, b)).map(([type]) => type);
}

function placesOf(claims: readonly Claim[]): Event["places"] {
  const places = new Map<string, Event["places"][number]>();
  for (const claim of claims) {
    for (const place of claim.places) {
      const key = `${place.id ?? place.name} ${place.role}`;
      const known = places.get(key);
      if (known) known.claims.push(claim.id);
      else places.set(key, { id: place.id, name: place.name, lat: place.lat, lon: place.lon, precision: place.precision, role: place.role, country: place.country, labels: place.labels, claims: [claim.id] });
    }
  }
  return [...places.values()].map((place) => ({ ...place, claims: distinct(place.claims) }))
    .sort((a, b) => Number(b.role === "at") - Number(a.role === "at") || b.claims.length - a.claims.length || a.precision - b.precision || byCode(`${a.id ?? a.name}`, `${b.id ?? b.name}`) || byCode(a.role, b.role));
}

const GROUND: ReadonlySet<ClaimType> = new Set(["movement", "control", "change-to-group-activity"]);

function actorsOf(claims: readonly Claim[], end: "initiators" | "targets", kinship: Kinship): Event["initiators"] {
  const actors = new Map<string, string[]>();
  // Who moved or held ground is no doer of a strike or a clash: such claims name the parties only where nothing else does.
  const acting = claims.filter((claim) => tells(claim) && !GROUND.has(claim.type));
  for (const claim of acting.length > 0 ? acting : claims) {
    if (!tells(claim)) continue;
    for (const ref of claim[end]) if (ref.id !== null) (actors.get(ref.id) ?? actors.set(ref.id, []).get(ref.id)!).push(claim.id);
  }
  return [...actors].map(([id, ids]) => ({ id, name: kinship.name(id), claims: distinct(ids) }))
    .sort((a, b) => b.claims.length - a.claims.length || byCode(a.id, b.id));
}

function documentsOf(group: Group, papers: ReadonlyMap<string, Paper>): Event["documents"] {
  const held = new Map<string, { decided: boolean; reasons: string[] }>();
  for (const { incident, decided, reasons } of group.members) {
    for (const { claim } of incident.facts) {
      const known = held.get(claim.document) ?? { decided: false, reasons: [] };
      held.set(claim.document, { decided: known.decided || decided, reasons: [...new Set([...known.reasons, ...reasons])] });
    }
  }
  return [...held].sort(([a], [b]) => byCode(a, b)).map(([id, { decided, reasons }]) => ({
    id, captured_from: papers.get(id)!.captured_from, membership: decided ? "decided" : "undecided", reasons: decided ? [] : reasons,
  }));
}

/** Works a group out into an event: origins, versions, tolls, agreement and contest, status. Its ids are given. */
export function occurrenceOf(group: Group, id: string, episode: string, { publishers, kinship, rulings }: Around): Event {
  const byId = new Map<string, Facts>();
  for (const member of group.members) for (const one of member.incident.facts) byId.set(one.claim.id, one);
  const facts = [...byId.values()].sort((a, b) => byCode(a.claim.id, b.claim.id));
  const claims = facts.map((one) => one.claim);
  const date = group.frame.when === null ? null : isoOf(group.frame.when.from);
  const papers = new Map(facts.map((one) => [one.document.id, one.document]));
  const apart = (a: string, b: string): boolean => rulings.between(a, b)?.verdict === "independent";
  const selves = new Voices(papers, new Map(), publishers);
  const appearances = appearancesOf([...papers.values()], facts, (page, first) => apart(selves.selfOf(page.id).id, selves.selfOf(first.id).id));
  const voices = new Voices(papers, appearances, publishers, apart);
  const pages = documentsOf(group, papers);
  const decided = new Set(pages.filter((page) => page.membership === "decided").map((page) => page.id));
  const belligerents = new Set(claims.flatMap((claim) => [...claim.initiators, ...claim.targets]).flatMap((ref) => ref.id === null ? [] : kinship.within(ref.id, date)));
  const sources = originsOf(facts, { voices, kinship, appearances, rulings, belligerents, date });
  const bench: Bench = { sources, kinship, date, decided: (claim) => decided.has(claim.document) };
  const tolls = tollsOf(claims, papers, sources);
  // What counts more days than the event had is no rival of its figures, and bounds nothing beside them.
  const own = tolls.filter((toll) => !countsMore(toll.claim, group.frame.background ? null : group.frame.when));
  const contested = contestedOf(claims, own, bench);
  const against = againstInterest(claims, tolls, bench);
  const placed: Placed = {
    // Only what a claim says or carries over from its own story: that it was put into this event proves nothing.
    when: (claim) => byId.get(claim.id)?.when ?? null,
    spots: (claim) => (byId.get(claim.id)?.spots ?? []).filter((spot) => !spot.vague).map((spot) => spot.key),
  };
  const independent = new Set(sources.origins.filter((origin) => origin.independence === "independent").map((origin) => origin.id));
  const told = claims.filter(tells);
  const types = typesOf(claims);
  const counted = (own.length > 0 ? own : tolls).filter((toll) => decided.has(toll.claim.document));
  return {
    id, episode, type: types[0]!, types, time: timeOf(group, facts), places: placesOf(told.length > 0 ? told : claims),
    movements: movementsOf(told),
    initiators: actorsOf(claims, "initiators", kinship), targets: actorsOf(claims, "targets", kinship),
    status: statusOf(claims, concord(claims, own, bench, placed), contested, against), against_interest: against.map(({ claim, origin, why }) => ({ claim, origin, why })),
    origins: sources.origins, versions: versionsOf(sources.origins, claims, tolls, bench),
    fatalities: fatalitiesOf(counted, types[0]!, (origin) => independent.has(origin), kinship, date),
    agreed: agreedOf(claims, bench, contested), contested, documents: pages, claims: claims.map((claim) => claim.id), decisions: [], corrections: [],
  };
}
