// Death tolls as ranges on one axis. Pure.
import type { Event, Toll } from "../contract.ts";
import { gathered } from "./tolls.ts";

export interface Row { side: number; toll: Toll }
/** Values to positions from 0 to 1, and round numbers to mark. */
export interface Scale { most: number; ticks: number[] }

/** The death tolls of all versions, the same figure from the same side once, the greatest first within a side. */
export function deathRows(event: Event): Row[] {
  return event.versions.flatMap((version, side) => {
    const killed = version.tolls.filter((toll) => toll.quantity === "killed");
    return gathered(killed, () => null).map(([toll]) => toll!).sort((a, b) => top(b) - top(a)).map((toll) => ({ side, toll }));
  });
}

/** The figures of one page that add up to a bound, for nobody says their sum; none where it is one figure. */
export function termsOf({ fatalities, versions }: Event, bound: "low" | "best" | "high"): Toll[] {
  const killed = versions.map(({ tolls }) => tolls.filter(({ quantity }) => quantity === "killed")).find((tolls) => tolls.some(({ claim }) => claim === fatalities.claims[bound])) ?? [];
  const own = killed.filter(({ claim }) => claim === fatalities.claims[bound]), page = killed.filter(({ document }) => document === own[0]?.document);
  return [own, page].find((list) => list.length > 1 && (["low", "high"] as const).some((end) => list.reduce((sum, { value }) => sum + (value[end] ?? 0), 0) === fatalities[bound])) ?? [];
}

const top = ({ value }: Toll): number => value.high ?? value.low ?? 0;

/** An axis from nought that has room for every bound, and for the arrows of ranges that are open upwards. */
export function scaleOf(event: Event, rows: readonly Row[]): Scale {
  const bounds = [...rows.flatMap(({ toll }) => [toll.value.low ?? 0, toll.value.high ?? 0]), event.fatalities.low ?? 0, event.fatalities.best ?? 0, event.fatalities.high ?? 0];
  const greatest = Math.max(1, ...bounds);
  const most = greatest * 1.18;
  const rough = most / 5, power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough);
  return { most, ticks: Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step) };
}
