// The figures of a version as they are shown: the same one in the same words stands once. Pure.
import type { Event, Quantity, Toll } from "../contract.ts";

/** Quantities of people, of whom a total and one side's part may have one number by chance. */
const PEOPLE: ReadonlySet<Quantity> = new Set(["killed", "wounded", "captured", "missing", "displaced", "other"]);
const folded = (words: string | null) => (words ?? "").normalize("NFKC").toLowerCase().trim();

/**
 * Gathers the figures of one version that are the same: quantity, bounds and whose they are. One that names nobody's side
 * joins the one that does when both count the same by their words, or when what is counted are things and just one side's
 * have that number by the same origin. The figures that know whose they are lead. Changes nothing of the data.
 */
export function gathered(tolls: readonly Toll[], originOf: (claim: string) => string | null): Toll[][] {
  const groups = new Map<string, Toll[]>();
  const key = ({ quantity, group, of, value }: Toll) => JSON.stringify([quantity, group ?? `of ${folded(of)}`, value.low, value.high]);
  for (const toll of tolls) groups.set(key(toll), [...(groups.get(key(toll)) ?? []), toll]);
  const known = [...groups.values()].filter(([first]) => first!.group !== null);
  for (const [name, alone] of groups) {
    const first = alone[0]!;
    if (first.group !== null) continue;
    const same = known.filter(([toll]) => toll!.quantity === first.quantity && toll!.value.low === first.value.low && toll!.value.high === first.value.high);
    const worded = same.filter((list) => first.of !== null && list.some(({ of }) => folded(of) === folded(first.of)));
    const things = PEOPLE.has(first.quantity) ? [] : same.filter((list) => list.some((toll) => originOf(toll.claim) === originOf(first.claim)));
    const [owner] = worded.length > 0 ? worded : things;
    if (owner === undefined || (worded.length || things.length) > 1) continue;
    owner.push(...alone);
    groups.delete(name);
  }
  return [...groups.values()];
}

/** The bounds of a figure with the words that gave them; without the words where a person corrected it, for they say another one. */
export function figureOf(event: Event, toll: Toll): { low: number | null; high: number | null; text?: string } {
  const corrected = event.corrections.some(({ subject, attribute, quantity }) => subject === toll.claim && attribute === "toll" && quantity === toll.quantity);
  return corrected ? toll.value : { ...toll.value, text: toll.text };
}
