// Figures that sum up months, years or a whole war.
import type { Claim } from "../claim.ts";
import type { Draft } from "./draft.ts";
import type { Token } from "./tokens.ts";
import { tagged } from "../tags.ts";

const isPeople = tagged("people");

const SUMMED: ReadonlySet<string> = new Set(["killed", "wounded", "captured", "missing", "displaced", "other"]);

/**
 * Whether a claim gives figures of people for months, for years or for a whole war ("214 in March", "since 2011", "in five years of
 * conflict"). They sum up many events: where those fell, and by whose hand, only the claim's own words can say.
 */
export function sumsUp({ type, time, counts }: Claim): boolean {
  if (time === null || time.inherited || time.precision < 3 || time.candidates.length > 0 || !counts.some((c) => SUMMED.has(c.quantity))) return false;
  return type === "toll" || time.end === null;
}

/** Takes "people" for nobody in particular: of the dead of a whole war nobody says that they were civilians. */
export function ofAnybody(claim: Claim, draft: Draft, tokens: readonly Token[]): void {
  const general = draft.targets.filter((a) => isPeople(tokens[a.from], (e) => e.meaning === "persons"));
  if (general.length === 0) return;
  claim.targets = claim.targets.filter((a) => !general.some((m) => tokens[m.from]!.start === a.anchor.start));
  if (claim.targets.length === 0) for (const count of claim.counts) if (count.group === "civilians") count.group = null;
}
