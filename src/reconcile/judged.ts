import type { Finding, Judgement, Ledger, Refiling } from "../ledger/index.ts";
import { byCode } from "./digest.ts";
import { documentKey, facetKey, founderKey, namedKey } from "./filing.ts";
import { eventName, FRAME, INCIDENT, type KeptEvent, type Laid, type Placed } from "./held.ts";
import { rulingsOf, splitName, standing, type Rulings } from "./rulings.ts";

/** What people's decisions are looked up in. */
export type Judged = Pick<Ledger, "filed" | "find" | "items" | "claimsById">;

/** Events of one pair of origins, or of one tie, that are looked for at once. */
const EVENTS_AT_ONCE = 1000;

async function laidBy(held: Judged, events: readonly string[]): Promise<Laid[]> {
  const named = new Set(events);
  return (await held.filed(events.map(namedKey))).map(({ body }) => JSON.parse(body) as Laid).filter(({ event }) => named.has(event));
}

function eventsNamed({ verb, subject, objects = [] }: Judgement): string[] {
  if (verb === "merge" || verb === "assign" || verb === "remove") return [subject, ...objects].filter((id) => id.startsWith("evt:"));
  return verb === "split" || (verb === "correct" && subject.startsWith("evt:")) ? [subject] : [];
}

/** The events that hold, now, the claims that these ones were named after. Names whose claim is no more are left out. */
export async function heirsOf(held: Pick<Judged, "filed">, names: ReadonlySet<string>): Promise<Map<string, string>> {
  const heirs = new Map<string, string>();
  const holders = (await held.filed([...names].map(founderKey))).map(({ body }) => JSON.parse(body) as Placed).sort((a, b) => byCode(a.id, b.id));
  for (const { claims, event } of holders) for (const claim of claims) {
    const name = eventName(claim);
    if (names.has(name) && !heirs.has(name)) heirs.set(name, eventName(event));
  }
  return heirs;
}

/**
 * Compiles judgements, each event under the name that it goes by now: its own while it is laid down, else that of the event that
 * holds the claim it was named after. That is a matter of what is laid down, and not of how it came to be: redirects, which are
 * history, are not asked. The name of what was split off, and put back, stands for what it was split off from.
 */
export async function rulingsNow(held: Judged, judgements: readonly Judgement[]): Promise<Rulings> {
  const stand = new Set(standing(judgements).map(({ id }) => id));
  const putBack = new Map(judgements.filter(({ id, verb }) => verb === "split" && !stand.has(id)).map(({ id, subject }) => [splitName(id), subject]));
  const off = new Map(judgements.filter(({ id, verb }) => verb === "split" && stand.has(id)).map(({ id, subject }) => [splitName(id), subject]));
  const whole = (name: string): string => {
    const seen = new Set<string>();
    let at = name;
    // A judgement's id may be of its maker's choosing: a ring of them must end.
    for (let next = putBack.get(at); next !== undefined && !seen.has(at); next = putBack.get(at)) { seen.add(at); at = next; }
    return at;
  };
  const names = [...new Set(judgements.flatMap(eventsNamed).map(whole))];
  const alive = new Set((await laidBy(held, names)).map(({ event }) => event));
  const heirs = await heirsOf(held, new Set(names.filter((name) => !alive.has(name))));
  // Put into what is no more, a claim would be nowhere: it stays where it is, and the judgement is listed as lapsed.
  const there = (name: string): boolean => { const at = whole(off.get(whole(name)) ?? name); return alive.has(at) || heirs.has(at); };
  return rulingsOf(judgements.filter(({ verb, objects = [] }) => verb !== "assign" || there(objects[0] ?? "")), (event) => heirs.get(whole(event)) ?? whole(event));
}

/** The ledger as it will be once a change is written: enough of it to compile judgements over. */
export function after(held: Judged, { put, remove }: Pick<Refiling, "put" | "remove">): Judged {
  const changed = new Set([...put.map(({ id }) => id), ...remove]);
  return {
    find: (question) => held.find(question),
    claimsById: (ids) => held.claimsById(ids),
    async filed(keys, limit) {
      const wanted = new Set(keys);
      return [...(await held.filed(keys, limit)).filter(({ id }) => !changed.has(id)), ...put.filter((item) => item.keys.some((key) => wanted.has(key)))];
    },
    async items(ids) {
      const wanted = new Set(ids);
      return [...(await held.items(ids)).filter(({ id }) => !changed.has(id)), ...put.filter(({ id }) => wanted.has(id))];
    },
  };
}

/** The numbers under which what these judgements' events go by is looked up. */
export function keysOfNames(judgements: readonly Judgement[]): Set<number> {
  return new Set([...new Set(judgements.flatMap(eventsNamed))].flatMap((name) => [namedKey(name), founderKey(name)]));
}

/** Whether an event that a judgement names may go by another name once this change is written; `keys` as above. */
export function renames({ put, remove }: Pick<Refiling, "put" | "remove">, keys: ReadonlySet<number>): boolean {
  if (keys.size === 0) return false;
  return remove.some((id) => id.startsWith(FRAME) || id.startsWith(INCIDENT))
    || put.some((item) => (item.kind === "frame" || item.kind === "incident") && item.keys.some((key) => keys.has(key)));
}

async function framesOf(held: Judged, all: number[][]): Promise<string[]> {
  const frames: string[] = [];
  for (let after: Finding["after"]; ;) {
    const found = await held.find({ all, limit: EVENTS_AT_ONCE, ...(after && { after }) });
    after = found.at(-1);
    for (const { body } of found) frames.push((JSON.parse(body) as KeptEvent).frame);
    if (found.length < EVENTS_AT_ONCE) return frames;
  }
}

/** The events (by the claim that laid them down) in which the origins or ties speak on which these judgements, new ones among `all`, decide. */
export async function bearingOnOrigins(held: Judged, judgements: readonly Judgement[], all: readonly Judgement[]): Promise<string[]> {
  const byId = new Map(all.map((judgement) => [judgement.id, judgement]));
  const frames = new Set<string>();
  const meant = new Set(judgements);
  for (const { verb, subject, objects = [] } of meant) {
    const undone = verb === "undo" ? byId.get(subject) : undefined;
    if (undone) meant.add(undone);
    if (verb === "dependent" || verb === "independent") {
      for (const id of await framesOf(held, [[facetKey("source", subject)], [facetKey("source", objects[0] ?? "")]])) frames.add(id);
    } else if (subject.startsWith("tie:")) {
      const [, from = "", , to = ""] = subject.split(":");
      for (const one of [from, to]) for (const facet of ["source", "actor"] as const) for (const id of await framesOf(held, [[facetKey(facet, one)]])) frames.add(id);
    }
  }
  return [...frames];
}

/** The events and claims on which two compilations differ. */
export function differing(before: Rulings, now: Rulings): string[] {
  if (before === now) return [];
  const [was, is] = [before.matters(), now.matters()];
  return [...new Set([...was.keys(), ...is.keys()])].filter((subject) => was.get(subject) !== is.get(subject));
}

/**
 * The events (by the claim that laid them down) that come out otherwise under other decisions, or under the same ones where a name
 * in them stands for another event: whatever differs between the two, so that what an undoing brings back is found as well.
 */
export async function bearingOn(held: Judged, before: Rulings, now: Rulings): Promise<string[]> {
  const subjects = differing(before, now);
  if (subjects.length === 0) return [];
  const claims = subjects.filter((subject) => subject.startsWith("clm:"));
  const events = new Set(subjects.filter((subject) => subject.startsWith("evt:")));
  for (const rulings of [before, now]) {
    for (const claim of claims) { const moved = rulings.moved(claim)?.event; if (moved) events.add(moved); }
    for (const event of [...events]) { const whole = rulings.splitFrom(event); if (whole) events.add(whole); }
    for (const event of [...events]) { const into = rulings.mergedInto(event)?.event; if (into) events.add(into); }
  }
  const frames = new Set((await laidBy(held, [...events])).map(({ id }) => id));
  // An event that was split off has a name of its own.
  for (const { body } of await held.items([...events])) frames.add((JSON.parse(body) as KeptEvent).frame);
  const documents = [...new Set((await held.claimsById(claims)).map(({ document }) => document))];
  const moved = new Set(claims);
  for (const { body } of await held.filed(documents.map(documentKey))) {
    const placed = JSON.parse(body) as Placed;
    if (placed.claims.some((claim) => moved.has(claim))) frames.add(placed.event);
  }
  return [...frames];
}
