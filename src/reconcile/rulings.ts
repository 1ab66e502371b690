import type { Relation } from "../directory/index.ts";
import type { Judgement } from "../ledger/index.ts";
import { nameOf } from "./digest.ts";
import { matterOf, writtenIn, type Correcting } from "./corrections.ts";

/** What a person decided, in words that name the person, and the judgement that says so. */
export interface Decision { says: string; judgement: string }
/** A decision on two origins. */
export interface Ruling extends Decision { verdict: "independent" | "dependent" }

/** People's decisions that shape events, ready to be asked while events are worked out. */
export interface Rulings {
  /** What stands on two origins; null where nobody decided. */
  between(a: string, b: string): Ruling | null;
  /** Whether a person found a tie to hold, or not to; null where nobody looked. */
  tie(from: string, relation: Relation, to: string): "holds" | "struck" | null;
  /** The event that a claim was put into, or `null` out of any; undefined where nobody moved it. */
  moved(claim: string): (Decision & { event: string | null; from: string | null }) | undefined;
  /** Claims that were put into an event. */
  assigned(event: string): readonly string[];
  /** The event into which another was merged. */
  mergedInto(event: string): (Decision & { event: string }) | undefined;
  /** The events that were merged into this one. */
  mergedFrom(event: string): readonly string[];
  /** Groups of claims that were split off an event, each an event of its own. */
  splitOff(event: string): readonly (Decision & { claims: readonly string[] })[];
  /** The event that this one was split off. */
  splitFrom(event: string): string | undefined;
  /** The corrections that stand on a claim or an event, in the order in which they were made. */
  corrections(subject: string): readonly Correcting[];
  /** All that stands on each event and claim, as a text: two compilations differ on those whose texts differ. */
  matters(): ReadonlyMap<string, string>;
}

export const NO_RULINGS: Rulings = {
  between: () => null, tie: () => null, moved: () => undefined, assigned: () => [], mergedInto: () => undefined, mergedFrom: () => [], splitOff: () => [], splitFrom: () => undefined, corrections: () => [], matters: () => new Map(),
};

/** The judgements that nothing undoes, in order. An undoing may itself be undone. */
export function standing(judgements: readonly Judgement[]): Judgement[] {
  const undone = new Set<string>();
  // From the last to the first: what undoes stands unless something after it undoes it.
  for (const { id, verb, subject } of [...judgements].reverse()) if (verb === "undo" && !undone.has(id)) undone.add(subject);
  return judgements.filter(({ id, verb }) => verb !== "undo" && !undone.has(id));
}

/** The subject under which a tie is judged. */
export function tieSubject(from: string, relation: Relation, to: string): string {
  return `tie:${from}:${relation}:${to}`;
}

/** The name of the event that a judgement splits off. */
export function splitName(judgement: string): string {
  return nameOf("evt", [judgement]);
}

function signed({ author, at, reason }: Judgement): string {
  return `${author}, ${at.slice(0, 10)}: ${reason}`;
}

function pair(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

/** Compiles judgements, the latest on a matter standing. `now` leads from an event's name to the one that it goes by now. */
export function rulingsOf(judgements: readonly Judgement[], now: (event: string) => string = (event) => event): Rulings {
  const pairs = new Map<string, Ruling>();
  const ties = new Map<string, "holds" | "struck">();
  const moves = new Map<string, Decision & { event: string | null; from: string | null }>();
  const merges = new Map<string, Decision & { event: string }>();
  const splits = new Map<string, (Decision & { claims: readonly string[] })[]>();
  const corrections = new Map<string, Map<string, Correcting>>();
  for (const judgement of standing(judgements)) {
    const { id, verb, subject, objects = [], value = "" } = judgement;
    const object = objects[0] ?? "";
    const decision = { judgement: id, says: signed(judgement) };
    if (verb === "dependent" || verb === "independent") pairs.set(pair(subject, object), { ...decision, verdict: verb, says: `A person declared them ${verb} (${signed(judgement)}).` });
    else if (verb === "assign") moves.set(subject, { ...decision, event: now(object), from: null });
    else if (verb === "remove") moves.set(subject, { ...decision, event: null, from: now(object) });
    else if (verb === "merge" && now(subject) !== now(object)) merge(merges, now(object), { ...decision, event: now(subject) });
    else if (verb === "split") splits.set(now(subject), [...splits.get(now(subject)) ?? [], { ...decision, claims: objects }]);
    else if (subject.startsWith("tie:") && (verb === "confirm" || verb === "refute")) ties.set(subject, verb === "confirm" ? "holds" : "struck");
    else if (verb === "correct") correct(corrections, now(subject), value, decision);
    else if (subject.startsWith("tie:") && verb === "undetermined") ties.delete(subject);
  }
  // What was merged into an event that was itself merged, put into it, taken out of it or split off it, is of the event that is left.
  const left = (event: string): string => { let at = event; while (merges.has(at)) at = merges.get(at)!.event; return at; };
  for (const [other, decision] of [...merges]) merges.set(other, { ...decision, event: left(other) });
  for (const [claim, move] of moves) moves.set(claim, { ...move, event: move.event === null ? null : left(move.event), from: move.from === null ? null : left(move.from) });
  for (const [event, off] of [...splits]) if (left(event) !== event) { splits.set(left(event), [...splits.get(left(event)) ?? [], ...off]); splits.delete(event); }
  const assigned = gather([...moves].filter(([, { event }]) => event !== null), ([, { event }]) => event!);
  const parted = new Map([...splits].flatMap(([event, off]) => off.map(({ judgement }) => [splitName(judgement), event] as const)));
  const from = gather([...merges], ([, { event }]) => event);
  return {
    between: (a, b) => pairs.get(pair(a, b)) ?? null,
    tie: (a, relation, b) => ties.get(tieSubject(a, relation, b)) ?? null,
    moved: (claim) => moves.get(claim),
    assigned: (event) => (assigned.get(event) ?? []).map(([claim]) => claim),
    mergedInto: (event) => merges.get(event),
    mergedFrom: (event) => (from.get(event) ?? []).map(([other]) => other),
    splitOff: (event) => splits.get(event) ?? [],
    splitFrom: (event) => parted.get(event),
    corrections: (subject) => [...corrections.get(subject)?.values() ?? []],
    matters: () => new Map([...new Set([...moves.keys(), ...assigned.keys(), ...merges.keys(), ...from.keys(), ...splits.keys(), ...corrections.keys()])].map((subject) => [subject, JSON.stringify([
      moves.get(subject), assigned.get(subject), merges.get(subject), from.get(subject), splits.get(subject), [...corrections.get(subject)?.values() ?? []],
    ])])),
  };
}

/** Adds a merge. Events merged into each other in a ring would all vanish: the latest stands, and the one that closes the ring falls. */
function merge(held: Map<string, Decision & { event: string }>, other: string, decision: Decision & { event: string }): void {
  for (let at = decision.event; held.has(at); at = held.get(at)!.event) {
    if (held.get(at)!.event === other) { held.delete(at); break; }
  }
  held.set(other, decision);
}

/** Adds a correction to those on a subject; it takes the place of an earlier one on its matter, and of those on parts of it. */
function correct(held: Map<string, Map<string, Correcting>>, subject: string, value: string, decision: Decision): void {
  const written = writtenIn(value);
  if ("unfit" in written) return;
  const own = held.get(subject) ?? held.set(subject, new Map()).get(subject)!;
  const { attribute, quantity, group } = written;
  const whole = written.old === null && written.end === null;
  for (const [key, one] of own) {
    if (key === matterOf(written) || (whole && one.attribute === attribute && one.quantity === quantity && one.group === group)) own.delete(key);
  }
  own.set(matterOf(written), { ...written, ...decision });
}

function gather<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) (found.get(key(item)) ?? found.set(key(item), []).get(key(item))!).push(item);
  return found;
}
