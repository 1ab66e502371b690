import type { Claim } from "../claim.ts";
import { sameGround } from "./focus.ts";
import { sumsUp } from "./sums.ts";

/** Claims of a story's beginning that are looked at. */
const LEDE = 6;
/** A state of things, or words about words, has no day of its own. */
const TIMELESS = new Set(["control", "assessment", "confirmation", "change-to-group-activity", "responsibility", "movement", "agreement"]);

/**
 * Dates what a story opens with from the sentences that follow: "A blast has killed 25 people … The blast on Friday …"
 * (codebook, Time: a claim inherits the stated date of its event). Only the day of the first dated claim is taken, and only
 * by claims before it of its own type, or of its own figures, that are told of no other place.
 */
export function backdate(claims: readonly Claim[]): void {
  const opening = claims.slice(0, LEDE), at = opening.findIndex((c) => c.time !== null && !TIMELESS.has(c.type) && !sumsUp(c));
  const first = opening[at];
  if (!first?.time || first.time.inherited || first.time.precision !== 1 || !first.time.start || first.time.start !== first.time.end || first.polarity === "negative") return;
  for (const claim of opening.slice(0, at)) {
    if (claim.time || TIMELESS.has(claim.type) || claim.polarity === "negative") continue;
    const figures = claim.counts.some((c) => first.counts.some((d) => d.quantity === c.quantity && d.low === c.low && d.high === c.high));
    const ground = claim.places.length === 0 || first.places.length === 0 || claim.places.some((p) => first.places.some((f) => sameGround(p, f) || p.precision === 3));
    if ((claim.type === first.type || figures) && ground) claim.time = { ...first.time, inherited: true };
  }
}
