// A choice of stretches on the line of time. Pure.
import type { Bin } from "../contract.ts";

/** Stretches chosen, by their numbers: from where the choice began to where it has got. */
export interface Choice { from: number; to: number }

/** The days that a choice covers. */
export function daysOf(bins: readonly Bin[], { from, to }: Choice): { since: string; until: string } | null {
  const first = bins[Math.min(from, to)], last = bins[Math.max(from, to)];
  return first && last ? { since: first.start, until: last.end } : null;
}

/** The stretches that lie within the days of a filter, as shares of the line from 0 to 1; null where it has none. */
export function chosenShare(bins: readonly Bin[], since: string | undefined, until: string | undefined): { from: number; to: number } | null {
  if (since === undefined && until === undefined) return null;
  const from = since === undefined ? 0 : bins.findIndex(({ end }) => end >= since), last = until === undefined ? bins.length - 1 : bins.findLastIndex(({ start }) => start <= until);
  if (from < 0 || last < from) return null;
  return { from: from / bins.length, to: (last + 1) / bins.length };
}

/** Where a key takes the choice; null for a key that means nothing here. `last` is the number of the last stretch. */
export function stepped(choice: Choice, key: string, widens: boolean, last: number, rightToLeft: boolean): Choice | null {
  const steps: Record<string, number> = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1, ArrowUp: 1, ArrowDown: -1, PageUp: 12, PageDown: -12, Home: -Infinity, End: Infinity };
  const step = steps[key];
  if (step === undefined) return null;
  const to = Math.max(0, Math.min(last, choice.to + step));
  return { from: widens ? choice.from : to, to };
}

export interface Bar { start: string; x: number; width: number; corroborated: number; undecided: number; single: number; reaching: number; contested: number; ghosts: number }

/** The bars of the stretches in pixels, each part as high as its number of events has it; the highest fills `height`. */
export function barsOf(bins: readonly Bin[], width: number, height: number, rightToLeft: boolean): Bar[] {
  const most = bins.reduce((high, bin) => Math.max(high, bin.events + bin.reaching), 1), each = width / Math.max(1, bins.length);
  // What is there at all is seen, however small beside the rest.
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(1.5, (count / most) * height));
  return bins.map((bin, at) => ({
    start: bin.start, x: (rightToLeft ? bins.length - 1 - at : at) * each, width: each,
    corroborated: tall(bin.corroborated), undecided: tall(bin.undecided), single: tall(bin.events - bin.corroborated - bin.undecided),
    reaching: tall(bin.reaching), contested: tall(bin.contested), ghosts: bin.ghosts,
  }));
}
