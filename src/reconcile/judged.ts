import type { Judgement, Ledger } from "../ledger/index.ts";
import { documentKey, facetKey, namedKey } from "./filing.ts";
import type { KeptEvent, Laid, Placed } from "./held.ts";
import { rulingsOf, type Rulings } from "./rulings.ts";

/** What people's decisions are looked up in. */
export type Judged = Pick<Ledger, "filed" | "find" | "items" | "claimsById" | "redirected">;

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

/** Compiles judgements, each event under the name that it goes by now. */
export async function rulingsNow(held: Judged, judgements: readonly Judgement[]): Promise<Rulings> {
  const names = [...new Set(judgements.flatMap(eventsNamed))];
  const alive = new Set((await laidBy(held, names)).map(({ event }) => event));
  const now = new Map<string, string>();
  for (const name of names) if (!alive.has(name)) now.set(name, await held.redirected(name) ?? name);
  return rulingsOf(judgements, (event) => now.get(event) ?? event);
}

async function framesOf(held: Judged, all: number[][]): Promise<string[]> {
  const frames: string[] = [];
  for (let offset = 0; ; offset += EVENTS_AT_ONCE) {
    const found = await held.find({ all, limit: EVENTS_AT_ONCE, offset });
    for (const { body } of found) frames.push((JSON.parse(body) as KeptEvent).frame);
    if (found.length < EVENTS_AT_ONCE) return frames;
  }
}

/** The events (by the claim that laid them down) that these judgements, new ones among `all`, bear on. */
export async function bearingOn(held: Judged, judgements: readonly Judgement[], all: readonly Judgement[]): Promise<string[]> {
  const byId = new Map(all.map((judgement) => [judgement.id, judgement]));
  const frames = new Set<string>();
  const seen = new Set<string>();
  const meant = [...judgements];
  for (const judgement of meant) {
    if (seen.has(judgement.id)) continue;
    seen.add(judgement.id);
    const { verb, subject, objects = [] } = judgement;
    const undone = verb === "undo" ? byId.get(subject) : undefined;
    if (undone) meant.push(undone);
    const names = eventsNamed(judgement);
    const now = await Promise.all(names.map(async (name) => await held.redirected(name) ?? name));
    for (const { id } of await laidBy(held, [...names, ...now])) frames.add(id);
    // An event that was split off has a name of its own.
    if (verb === "correct") for (const { body } of await held.items([...names, ...now])) frames.add((JSON.parse(body) as KeptEvent).frame);
    if (verb === "assign" || verb === "remove" || (verb === "correct" && subject.startsWith("clm:"))) {
      for (const claim of await held.claimsById([subject])) {
        for (const { body } of await held.filed([documentKey(claim.document)])) {
          const placed = JSON.parse(body) as Placed;
          if (placed.claims.includes(claim.id)) frames.add(placed.event);
        }
      }
    } else if (verb === "dependent" || verb === "independent") {
      for (const id of await framesOf(held, [[facetKey("source", subject)], [facetKey("source", objects[0] ?? "")]])) frames.add(id);
    } else if (subject.startsWith("tie:")) {
      const [, from = "", , to = ""] = subject.split(":");
      for (const one of [from, to]) for (const facet of ["source", "actor"] as const) for (const id of await framesOf(held, [[facetKey(facet, one)]])) frames.add(id);
    }
  }
  return [...frames];
}
