// The measures of the geography check: how exactly a place is known, and when a statement is off by more than that.
import type { Place } from "../../atlas/index.ts";

/** `least`: "more than 30 km"; `most`: "less than 30 km". */
export type Bound = "least" | "most" | null;

/** How far from its point a place may still be itself, in km: the atlas's precision, or what its kind and size make likely. */
export function reach(p: Place): number {
  const size = p.class === "P" ? (p.population > 1_000_000 ? 20 : p.population > 200_000 ? 12 : 6)
    : p.class === "A" ? (p.code === "ADM1" ? 150 : 60) : p.class === "S" ? 10 : 100;
  return p.class === "A" ? p.precision_km ?? size : Math.max(p.precision_km ?? 0, size);
}

/** Whether the atlas may be sure that a name means this place: a village of its name may be missing from it. */
export function known(p: Place): boolean {
  return p.population >= 20_000 || p.id.startsWith("rc:") || p.class === "A" || /^PPL(?:C|A2?)$/.test(p.code);
}

/**
 * Whether a stated distance and the true one cannot both be right. Roads are longer than the straight line, up to about
 * twice; nothing is nearer by road than it is straight.
 */
export function contradicts(km: number, stated: number, reach: number, bound: Bound): boolean {
  const slack = reach + 10;
  return (bound !== "least" && km > stated * 1.25 + slack) || (bound !== "most" && km < stated * 0.4 - slack);
}

/** Initial bearing from one point to another in degrees, clockwise from north. */
export function bearing(from: { lat: number; lon: number }, to: { lat: number; lon: number }): number {
  const rad = Math.PI / 180, d = (to.lon - from.lon) * rad;
  const y = Math.sin(d) * Math.cos(to.lat * rad);
  const x = Math.cos(from.lat * rad) * Math.sin(to.lat * rad) - Math.sin(from.lat * rad) * Math.cos(to.lat * rad) * Math.cos(d);
  return (Math.atan2(y, x) / rad + 360) % 360;
}

/** A bearing in words. */
export function compass(degrees: number): string {
  return ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"][Math.round(degrees / 45) % 8]!;
}

/** Pairs of countries whose border is disputed or drawn by who holds the ground: the map settles nothing there. */
const DISPUTED = new Set(["AM-AZ", "CN-IN", "CN-TW", "CY-TR", "DZ-EH", "EG-SD", "EH-MA", "EH-MR", "GE-RU", "IL-LB", "IL-PS", "IL-SY", "IN-PK", "JO-PS", "MD-RU", "RS-XK", "RU-UA", "SD-SS"]);

export const disputed = (a: string, b: string): boolean => DISPUTED.has(a < b ? `${a}-${b}` : `${b}-${a}`);
