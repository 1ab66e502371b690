import type { Claim } from "../reading/index.ts";
import type { Concord } from "./agreement.ts";
import { denies, tells, type Bench } from "./contest.ts";
import type { Slot, Status } from "./event.ts";
import { takes } from "./kinds.ts";
import type { Toll } from "./tolls.ts";

const LOSSES: ReadonlySet<Toll["quantity"]> = new Set(["killed", "wounded", "captured", "missing", "vehicles-destroyed", "positions-taken"]);

/** Whether a claim is against its origin's interest: a side tells of its own dead, or of ground that it lost. */
export function againstInterest(claim: Claim, tolls: readonly Toll[], bench: Bench): boolean {
  const voice = bench.sources.voices.get(bench.sources.of.get(claim.id)!);
  const teller = voice?.actor?.id ?? voice?.side ?? null;
  if (teller === null || !tells(claim)) return false;
  const one = (id: string | null): boolean => {
    if (id === null) return false;
    return id === teller || bench.kinship.bond(id, teller, bench.date)?.kind === "one";
  };
  if (takes(claim.type) && claim.targets.some((ref) => one(ref.id)) && !claim.initiators.some((ref) => one(ref.id))) return true;
  return tolls.some((toll) => toll.claim.id === claim.id && LOSSES.has(toll.quantity) && (toll.low ?? toll.high ?? 0) > 0 && one(toll.group));
}

/**
 * The status of an event, as a set in the order of STATUSES. `corroborated` only when two provably independent origins
 * agree on what happened; `undecided` when those that agree may depend on one another; otherwise `single-origin`: nothing
 * that it says has a second origin, even where several origins tell different things.
 */
export function statusOf(claims: readonly Claim[], tolls: readonly Toll[], concord: Concord, contested: readonly Slot[], bench: Bench): Status[] {
  const status: Status[] = [concord === "independent" ? "corroborated" : concord === "undecided" ? "undecided" : "single-origin"];
  if (contested.length > 0) status.push("contested");
  if (claims.some(denies)) status.push("denied");
  if (claims.some((claim) => claim.type === "confirmation" && claim.factuality === "unknown")) status.push("unconfirmed");
  if (claims.some((claim) => againstInterest(claim, tolls, bench))) status.push("admitted");
  return status;
}
