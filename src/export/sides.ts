import type { ActorKind } from "../directory/index.ts";
import type { ClaimType } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";
import type { Bundle, Lookup } from "./dataset.ts";

/** An actor of an event as the directory has it. */
export interface Party { id: string; name: string; kind: ActorKind | null; country: string | null }

/** Who stood on the two sides of an event. Their order says nothing of who did what to whom. */
export interface Sides {
  first: Party[];
  second: Party[];
  /** Actors of the event that are on neither side: no claim tells against whom they stood, or it was somebody else. */
  apart: Party[];
  /** The authors that origins name against one another; they are then on neither side. */
  rivals: Party[];
}

const byId = (a: Party, b: Party): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
/** Those who bear arms before others. */
const inOrder = (a: Party, b: Party): number => Number(isArmed(b)) - Number(isArmed(a)) || byId(a, b);

/** Whether an actor stands for a state: its government, its forces, or a coalition of several countries (those of one are of armed groups). */
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

/** Actors that stand together, and how many claims at most set one of a group against one of another. */
class Groups {
  readonly #above = new Map<string, string>();
  readonly #foes = new Map<string, Map<string, number>>();

  constructor(against: ReadonlyMap<string, number>) {
    for (const [key, many] of against) { const [a = "", b = ""] = key.split(" "); this.#set(a, b, many); }
  }

  of(id: string): string {
    let at = id;
    for (let up = this.#above.get(at); up !== undefined; up = this.#above.get(at)) at = up;
    return at;
  }

  against(a: string, b: string): number {
    return this.#foes.get(this.of(a))?.get(this.of(b)) ?? 0;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)];
    if (x === y) return;
    this.#above.set(y, x);
    for (const [foe, many] of this.#foes.get(y) ?? []) {
      this.#foes.get(foe)!.delete(y);
      if (foe !== x) this.#set(x, foe, many);
    }
    this.#foes.delete(y);
  }

  #set(a: string, b: string, many: number): void {
    for (const [one, other] of [[a, b], [b, a]] as const) {
      const foes = this.#foes.get(one) ?? this.#foes.set(one, new Map()).get(one)!;
      foes.set(other, Math.max(foes.get(other) ?? 0, many));
    }
  }
}

/** Here those to whom it is done are no foes: civilians who are led out of a town, a party to an agreement. */
const UNHARMED: ReadonlySet<ClaimType> = new Set(["movement", "control", "agreement", "confirmation", "assessment", "change-to-group-activity", "headquarters-or-base-established", "non-violent-transfer-of-territory"]);

/** Whether somebody says that harm was done to civilians, and does not deny it: those led to safety or named beside an agreement are no targets. */
export function civiliansHit({ event, claims }: Bundle, { directory }: Lookup): boolean {
  return event.claims.some((id) => { const claim = claims.get(id); return claim !== undefined && claim.polarity === "positive" && !UNHARMED.has(claim.type) && claim.targets.some((ref) => ref.id !== null && directory.actor(ref.id)?.kind === "civilian"); });
}

const pair = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How many claims tell of two actors that they did it together, and of one that it did harm to the other (`against`). */
function tiesOf({ event, claims }: Bundle, counts: (id: string | null) => boolean): { together: Map<string, number>; against: Map<string, number> } {
  const together = new Map<string, number>(), against = new Map<string, number>();
  const count = (into: Map<string, number>, a: string, b: string): void => { if (a !== b) into.set(pair(a, b), (into.get(pair(a, b)) ?? 0) + 1); };
  for (const id of event.claims) {
    const claim = claims.get(id);
    if (!claim || claim.polarity === "negative" || claim.factuality === "unknown") continue;
    const [doers = [], done = []] = [claim.initiators, claim.targets].map((refs) => [...new Set(refs.map((ref) => ref.id).filter(counts) as string[])]);
    // Two who are hit by one enemy need be no friends, and of a clash both sides may be told as doers.
    if (claim.type !== "armed-clash") for (const each of doers.slice(1)) count(together, doers[0]!, each);
    if (!UNHARMED.has(claim.type)) for (const doer of doers) for (const other of done) count(against, doer, other);
  }
  return { together, against };
}

/**
 * Whether two doers of one claim may stand together. "The army and the rebels shelled villages" makes no friends of them: a state and
 * an armed group do only where the directory ties them, or the group is another country's; those who bear no arms never stand with those who do.
 */
function mayJoin(a: string, b: string, date: string | null, lookup: Lookup): boolean {
  const [one, two] = [partyOf(a, a, lookup), partyOf(b, b, lookup)];
  if (isArmed(one) !== isArmed(two)) return false;
  if (!isArmed(one) || (isState(one) && isState(two))) return true;
  if (!isState(one) && !isState(two)) return one.country === two.country || tied(a, b, date, lookup);
  const group = isState(one) ? two : one, state = isState(one) ? one : two;
  return (group.country !== null && state.country !== null && group.country !== state.country) || tied(a, b, date, lookup);
}

function tied(a: string, b: string, date: string | null, { directory }: Lookup): boolean {
  const bound = (from: string, to: string): boolean => directory.within(from, date).some((id) => id === to || (directory.actor(id)?.ties ?? []).some((tie) => tie.relation !== "leans-to" && directory.within(to, date).includes(tie.to)));
  return bound(a, b) || bound(b, a);
}

/**
 * The two sides of an event: the two groups of actors that most claims set against each other. A group are actors that did something
 * together (`mayJoin`), or of which one is a part of the other; of two groups that as many set against civilians, neither is. That two have one enemy puts them on no side together. Where no claim has both
 * ends, and there is one group of doers and one of those to whom it was done, these are the sides. Civilians are second, but in protests and
 * riots first, and of a clash of which only two armed parties are told that do not stand together these two are the sides; else the side with the first id in the alphabet is first, whoever acted.
 */
export function sidesOf(bundle: Bundle, lookup: Lookup): Sides {
  const { event } = bundle;
  const rivalIds = new Set(event.contested.filter((slot) => slot.attribute === "initiator").flatMap((slot) => slot.values.map(({ value }) => value)));
  const names = new Map([...event.initiators, ...event.targets].map(({ id, name }) => [id, name]));
  const ids = [...names.keys()].filter((id) => !rivalIds.has(id)).sort();
  const { together, against } = tiesOf(bundle, (id) => id !== null && names.has(id) && !rivalIds.has(id));
  const groups = new Groups(against), date = event.time?.start ?? null;
  for (const id of ids) for (const other of lookup.directory.within(id, date)) if (other !== id && names.has(other) && !rivalIds.has(other) && groups.against(id, other) === 0) groups.join(other, id);
  for (const [key, many] of [...together].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))) { const [a = "", b = ""] = key.split(" "); if (groups.against(a, b) < many && mayJoin(a, b, date, lookup)) groups.join(a, b); }
  const fronts = new Map<string, number>();
  for (const [key, many] of against) { const [a = "", b = ""] = key.split(" "), [x, y] = [groups.of(a), groups.of(b)]; if (x !== y) fronts.set(pair(x, y), (fronts.get(pair(x, y)) ?? 0) + many); }
  const [front, rival] = [...fronts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const led = (list: Event["initiators"]): Set<string> => new Set(list.filter(({ id }) => !rivalIds.has(id)).map(({ id }) => groups.of(id)));
  const [doers, done] = [led(event.initiators), led(event.targets)];
  const unarmed = (head: string): boolean => ids.every((id) => groups.of(id) !== head || !isArmed(partyOf(id, names.get(id)!, lookup)));
  // Of two who are said as often to have hit civilians, the alphabet must not accuse one.
  const hit = front && rival && front[1] === rival[1] ? front[0].split(" ").find((head) => rival[0].split(" ").includes(head) && unarmed(head)) : undefined;
  // A clash takes two: where only two bear arms in it, and these could not stand together, they are its sides.
  const bear = ids.filter((id) => isArmed(partyOf(id, names.get(id)!, lookup))), [a = "", b = ""] = bear.map((id) => groups.of(id));
  const clash = event.type === "armed-clash" && bear.length === 2 && a !== b && !mayJoin(bear[0]!, bear[1]!, date, lookup) ? [a, b] : undefined;
  const heads = hit !== undefined ? [hit] : front ? front[0].split(" ") : clash ? clash : doers.size === 1 && done.size === 1 ? [...new Set([...doers, ...done])] : doers.size === 1 ? [...doers] : doers.size === 0 && done.size === 1 ? [...done] : [];
  const parties = (head: string | undefined): Party[] => ids.filter((id) => groups.of(id) === head).map((id) => partyOf(id, names.get(id)!, lookup)).sort(inOrder);
  const [one, two] = [parties(heads[0]), parties(heads[1])];
  const rivals = [...rivalIds].map((id) => partyOf(id, names.get(id) ?? id, lookup)).sort(byId);
  const others = ids.filter((id) => !heads.includes(groups.of(id))).map((id) => partyOf(id, names.get(id)!, lookup)).sort(inOrder);
  const [first, second] = swapped(one, two, UNREST.has(event.type)) ? [two, one] : [one, two];
  return { first, second, apart: others, rivals };
}

/** Here civilians act, and may be the first and only side. */
const UNREST: ReadonlySet<ClaimType> = new Set(["peaceful-protest", "protest-with-intervention", "excessive-force-against-protesters", "violent-demonstration", "mob-violence"]);

function swapped(one: readonly Party[], two: readonly Party[], unrest: boolean): boolean {
  const civil = (side: readonly Party[]): boolean => side.length > 0 && !side.some(isArmed);
  if (civil(one) !== civil(two)) return unrest ? civil(two) : civil(one);
  if (one.length === 0 || two.length === 0) return one.length === 0 && two.length > 0;
  return [...two].sort(byId)[0]!.id < [...one].sort(byId)[0]!.id;
}
