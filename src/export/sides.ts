import type { ActorKind } from "../directory/index.ts";
import type { Bundle, Lookup } from "./dataset.ts";

/** An actor of an event as the directory has it. */
export interface Party { id: string; name: string; kind: ActorKind | null; country: string | null }

/** Who stood on the two sides of an event. Their order says nothing of who did what to whom. */
export interface Sides {
  first: Party[];
  second: Party[];
  /** Actors of the event of which no claim tells against whom they stood. */
  apart: Party[];
  /** The authors that origins name against one another; they are then on neither side. */
  rivals: Party[];
}

const byId = (a: Party, b: Party): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** Those who bear arms before others. */
const inOrder = (a: Party, b: Party): number => Number(isArmed(b)) - Number(isArmed(a)) || byId(a, b);

/** Whether an actor stands for a state: its government, its forces, or a coalition of states. */
export function isState(party: Party): boolean {
  return party.kind === "government" || party.kind === "state-force" || (party.kind === "coalition" && party.country === null);
}

/** An actor that bears arms, or orders those that do. */
export function isArmed(party: Party): boolean {
  return isState(party) || party.kind === "armed-group" || party.kind === "coalition";
}

function partyOf(id: string, name: string, { directory }: Lookup): Party {
  const actor = directory.actor(id);
  return { id, name: actor?.name["en"] ?? name, kind: actor?.kind ?? null, country: actor?.country ?? null };
}

/** Things that are known to stand together or against one another; what would contradict what is known already is not taken. */
class Stances {
  readonly #above = new Map<string, { id: string; against: boolean }>();

  /** The thing that all tied to this one are told by, and whether this one stands against it. */
  root(id: string): { id: string; against: boolean } {
    let at = id, against = false;
    for (let up = this.#above.get(at); up; up = this.#above.get(at)) { at = up.id; against = against !== up.against; }
    return { id: at, against };
  }

  tie(a: string, b: string, against: boolean): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x.id !== y.id) this.#above.set(y.id, { id: x.id, against: (x.against !== y.against) !== against });
  }
}

/**
 * Parts the actors of an event into two sides. An actor stands with what it is a part of; actors that a claim names on one end stand
 * together, those on its other end against them, and what more claims say goes before what fewer do. Where no claim has both ends,
 * doers stand against those to whom it was done. Civilians are second; else the side with the first id in the alphabet is first,
 * whoever acted.
 */
export function sidesOf({ event, claims }: Bundle, lookup: Lookup): Sides {
  const rivalIds = new Set(event.contested.filter((slot) => slot.attribute === "initiator").flatMap((slot) => slot.values.map(({ value }) => value)));
  const names = new Map([...event.initiators, ...event.targets].map(({ id, name }) => [id, name]));
  const ids = [...names.keys()].filter((id) => !rivalIds.has(id)).sort();
  const stances = new Stances(), date = event.time?.start ?? null;
  for (const id of ids) for (const other of lookup.directory.within(id, date)) if (other !== id && names.has(other) && !rivalIds.has(other)) stances.tie(id, other, false);
  const links = new Map<string, number>();
  const link = (a: string, b: string, against: boolean): void => {
    const key = `${a < b ? `${a} ${b}` : `${b} ${a}`} ${against ? "against" : "with"}`;
    if (a !== b) links.set(key, (links.get(key) ?? 0) + 1);
  };
  for (const id of event.claims) {
    const claim = claims.get(id);
    if (!claim) continue;
    const [doers = [], done = []] = [claim.initiators, claim.targets].map((refs) => [...new Set(refs.map((ref) => ref.id).filter((each) => each !== null && names.has(each) && !rivalIds.has(each)) as string[])]);
    for (const end of [doers, done]) for (const each of end.slice(1)) link(end[0]!, each, false);
    for (const doer of doers) for (const other of done) link(doer, other, true);
  }
  for (const [key] of [...links].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) { const [a = "", b = "", how] = key.split(" "); stances.tie(a, b, how === "against"); }
  // Where nobody is told to stand against anybody, those who did it stand against those to whom it was done.
  if (![...links.keys()].some((key) => key.endsWith("against"))) {
    const [doer, done] = [ids.find((id) => event.initiators.some((one) => one.id === id)), ids.find((id) => event.targets.some((one) => one.id === id))];
    if (doer !== undefined && done !== undefined && doer !== done) stances.tie(doer, done, true);
  }
  const groups = new Map<string, [Party[], Party[]]>();
  for (const id of ids) {
    const { id: root, against } = stances.root(id);
    (groups.get(root) ?? groups.set(root, [[], []]).get(root)!)[against ? 1 : 0].push(partyOf(id, names.get(id)!, lookup));
  }
  // Two sides before one, many before few.
  const [main = [[], []], ...others] = [...groups.values()].sort((a, b) => Number(b.every((side) => side.length > 0)) - Number(a.every((side) => side.length > 0)) || b.flat().length - a.flat().length || byId(a.flat()[0]!, b.flat()[0]!));
  const [one, two] = main.map((side) => side.sort(inOrder)) as [Party[], Party[]];
  const rivals = [...rivalIds].map((id) => partyOf(id, names.get(id) ?? id, lookup)).sort(byId);
  const [first, second] = swapped(one, two) ? [two, one] : [one, two];
  return { first, second, apart: others.flat(2).sort(inOrder), rivals };
}

function swapped(one: readonly Party[], two: readonly Party[]): boolean {
  const civil = (side: readonly Party[]): boolean => side.length > 0 && !side.some(isArmed);
  if (civil(one) !== civil(two)) return civil(one) && two.length > 0;
  if (one.length === 0 || two.length === 0) return one.length === 0 && two.length > 0;
  return [...two].sort(byId)[0]!.id < [...one].sort(byId)[0]!.id;
}
