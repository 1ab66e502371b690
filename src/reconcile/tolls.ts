import type { Claim, Count, Quantity } from "../reading/index.ts";
import { foldName } from "../text/index.ts";
import { byCode } from "./digest.ts";
import type { Kinship } from "./kinship.ts";
import type { Paper } from "./paper.ts";
import type { Sources } from "./origins.ts";

/** One figure that one origin gives. */
export interface Toll {
  origin: string;
  claim: Claim;
  count: Count;
  quantity: Quantity;
  /** Whose: the actor that the counted belong to; null when it is a total or nobody says. */
  group: string | null;
  low: number | null;
  high: number | null;
  /** A later figure of the same origin took its place. */
  superseded: boolean;
  published: string | null;
}

const LOST: ReadonlySet<Quantity> = new Set(["killed", "wounded", "captured", "missing", "displaced", "vehicles-destroyed", "positions-taken"]);
const BROUGHT: ReadonlySet<Quantity> = new Set(["attackers", "suicide-attackers", "vehicle-bombs", "strikes"]);

/** Whose the counted are: as the count says, else the one party that the claim puts on that end of the act. */
export function groupOf(claim: Claim, count: Count): string | null {
  if (count.group !== null) return count.group;
  // "One person died in the attack on the police": the words say who it was, and do not say that it was police.
  if (count.of !== null) return null;
  const party = LOST.has(count.quantity) ? claim.targets : BROUGHT.has(count.quantity) ? claim.initiators : [];
  // Several figures of one quantity in one claim are of different people: its one target cannot be all of theirs.
  const several = claim.counts.filter((other) => other.quantity === count.quantity && other.part_of === null && other.amends === null).length;
  return party.length === 1 && several <= 1 ? party[0]!.id : null;
}

/** Every figure of an event's claims but parts of a figure, and those that nobody commits to. */
export function tollsOf(claims: readonly Claim[], documents: ReadonlyMap<string, Paper>, sources: Sources): Toll[] {
  const tolls: Toll[] = [];
  for (const claim of [...claims].sort((a, b) => byCode(a.id, b.id))) {
    if (claim.polarity === "negative" || claim.type === "confirmation") continue;
    const amended = new Set(claim.counts.map((count) => count.amends).filter((id) => id !== null));
    for (const count of claim.counts) {
      if (count.part_of !== null || (count.low === null && count.high === null)) continue;
      tolls.push({
        origin: sources.of.get(claim.id)!, claim, count, quantity: count.quantity, group: groupOf(claim, count),
        low: count.low, high: count.high, superseded: amended.has(count.id), published: documents.get(claim.document)?.published?.slice(0, 10) ?? null,
      });
    }
  }
  supersede(tolls);
  return tolls;
}

/** A later, higher figure of one origin for the same losses took the place of the earlier one. A lower one may be a late relay. */
function supersede(tolls: Toll[]): void {
  const held = new Map<string, Toll[]>();
  for (const toll of tolls) {
    const key = `${toll.origin}\n${toll.quantity}\n${toll.group ?? ""}\n${foldName(toll.count.of ?? "")}`;
    const list = held.get(key);
    if (list) list.push(toll);
    else held.set(key, [toll]);
  }
  for (const list of held.values()) {
    let latest: Toll | null = null;
    for (const toll of [...list].sort((a, b) => byCode(a.published ?? "", b.published ?? ""))) {
      if (toll.superseded || toll.published === null) continue;
      if (latest !== null && latest.published! < toll.published && least(toll) > least(latest)) {
        for (const other of list) if (other.published !== null && other.published < toll.published && least(other) < least(toll)) other.superseded = true;
      }
      if (latest === null || least(toll) >= least(latest)) latest = toll;
    }
  }
}

/** The least that a figure says. */
export function least(toll: { low: number | null }): number {
  return toll.low ?? 0;
}

/** The most that a figure says; infinity when it leaves that open. */
export function most(toll: { high: number | null }): number {
  return toll.high ?? Number.POSITIVE_INFINITY;
}

/** Whether two figures of one quantity cannot both hold. A total may be more than any one group's, never less. */
export function contradict(a: Toll, b: Toll, kinship: Kinship, date: string | null): boolean {
  if (a.quantity !== b.quantity || a.quantity === "other") return false;
  if (a.group === b.group) {
    const of = [foldName(a.count.of ?? ""), foldName(b.count.of ?? "")];
    // "11 tanks" and "31 vehicles" of one side are two figures, not two versions of one.
    if (a.origin === b.origin || (a.group === null && of[0] !== "" && of[1] !== "" && of[0] !== of[1])) return false;
    return least(a) > most(b) || least(b) > most(a);
  }
  if (holds(b.group, a.group, kinship, date)) return least(a) > most(b);
  if (holds(a.group, b.group, kinship, date)) return least(b) > most(a);
  return false;
}

/** Whether the losses of `part` are among those of `whole`. */
export function holds(whole: string | null, part: string | null, kinship: Kinship, date: string | null): boolean {
  return whole === null || (part !== null && kinship.within(part, date).includes(whole));
}
