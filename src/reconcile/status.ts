import type { Claim } from "../reading/index.ts";
import type { Concord } from "./agreement.ts";
import { denies, tells, type Bench } from "./contest.ts";
import type { Slot, Status } from "./event.ts";
import { takes } from "./kinds.ts";
import type { Toll } from "./tolls.ts";

const LOSSES: ReadonlySet<Toll["quantity"]> = new Set(["killed", "wounded", "captured", "missing", "vehicles-destroyed", "positions-taken"]);

/** A claim that its own origin loses by, and how. `admits`: it tells of a loss; else it denies a success. */
export interface AgainstInterest { claim: string; origin: string; admits: boolean; why: string }

/** The claims that go against their origin's interest: a side tells of its own dead or of ground that it lost, or denies a success of its own. */
export function againstInterest(claims: readonly Claim[], tolls: readonly Toll[], bench: Bench): AgainstInterest[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const lost = new Map<string, Toll[]>();
  for (const toll of tolls) if (LOSSES.has(toll.quantity) && (toll.low ?? toll.high ?? 0) > 0) (lost.get(toll.claim.id) ?? lost.set(toll.claim.id, []).get(toll.claim.id)!).push(toll);
  const found: AgainstInterest[] = [];
  for (const claim of claims) {
    const origin = bench.sources.of.get(claim.id)!;
    const voice = bench.sources.voices.get(origin);
    const teller = voice?.actor?.id ?? voice?.side ?? null;
    if (teller === null) continue;
    const one = (id: string | null): boolean => id !== null && (id === teller || bench.kinship.bond(id, teller, bench.date)?.kind === "one");
    const gives = (other: Claim): boolean => takes(other.type) && other.targets.some((ref) => one(ref.id)) && !other.initiators.some((ref) => one(ref.id));
    const gains = (other: Claim): boolean => takes(other.type) && other.initiators.some((ref) => one(ref.id));
    const note = (admits: boolean, why: string): void => { found.push({ claim: claim.id, origin, admits, why }); };
    if (denies(claim)) {
      const denied = claim.about.map((id) => byId.get(id)).filter((other) => other !== undefined);
      if ([...denied, claim].some(gains)) note(false, "It denies a success of its own side.");
    } else if (tells(claim)) {
      const toll = lost.get(claim.id)?.find((each) => one(each.group));
      if (gives(claim)) note(true, "It tells of ground that its own side lost.");
      else if (toll) note(true, `It tells of losses of its own side (${toll.quantity}).`);
    }
  }
  return found;
}

/**
 * The status of an event, as a set in the order of STATUSES. `corroborated` only when two provably independent origins
 * agree on what happened; `undecided` when those that agree may depend on one another; otherwise `single-origin`: nothing
 * that it says has a second origin, even where several origins tell different things.
 */
export function statusOf(claims: readonly Claim[], concord: Concord, contested: readonly Slot[], against: readonly AgainstInterest[]): Status[] {
  const status: Status[] = [concord === "independent" ? "corroborated" : concord === "undecided" ? "undecided" : "single-origin"];
  if (contested.length > 0) status.push("contested");
  if (claims.some(denies)) status.push("denied");
  if (claims.some((claim) => claim.type === "confirmation" && claim.factuality === "unknown")) status.push("unconfirmed");
  if (against.some(({ admits }) => admits)) status.push("admitted");
  return status;
}
