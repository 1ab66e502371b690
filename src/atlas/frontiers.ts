// Where countries border on each other: the lines that two polygons of the map share, kept to measure how far off a place is.

import { KeyTable, packKeys } from "./keys.ts";
import type { Sections } from "./sections.ts";

/** The lines of a border, each a list of [latitude, longitude] in degrees. */
export type Frontier = readonly (readonly (readonly [number, number])[])[];

/** Ends a line in the list of numbers. */
const BREAK = 0xffffffff;
const PREFIX = "fr";
const DEGREE = 1e6;

/** The key of a pair of ISO alpha-2 codes, the same whichever is given first. */
export const pairOf = (a: string, b: string): string => (a < b ? a + b : b + a);

/** The sections `fr.*`: for each pair of countries (key by pairOf) the lines of its land border. */
export function packFrontiers(frontiers: ReadonlyMap<string, Frontier>): [string, ArrayBufferView][] {
  const entries = new Map([...frontiers].map(([pair, lines]) =>
    [pair, lines.flatMap((line) => [...line.flatMap(([lat, lon]) => [Math.round((lat + 90) * DEGREE), Math.round((lon + 180) * DEGREE)]), BREAK])]));
  return packKeys(PREFIX, entries);
}

/** The land borders of a compiled file; without any where the file has no such sections (one that an older version compiled). */
export class Frontiers {
  readonly #table: KeyTable | null;

  /** Throws ProblemError when the sections are there but do not fit together. */
  constructor(sections: Sections) {
    this.#table = sections.has(`${PREFIX}.slot`) ? new KeyTable(sections, PREFIX) : null;
  }

  /** Kilometres from a point to the border that two countries share; null when they share none here. */
  distance(lat: number, lon: number, a: string, b: string): number | null {
    const numbers = this.#table?.values(pairOf(a, b));
    if (!numbers?.length) return null;
    // On a plane that touches the globe at the point: near the border, where it matters, that is off by far less than the map.
    const across = Math.cos(lat * Math.PI / 180);
    let nearest = Infinity, last: [number, number] | null = null;
    for (let i = 0; i < numbers.length; i++) {
      if (numbers[i] === BREAK) { last = null; continue; }
      const y = (numbers[i] ?? 0) / DEGREE - 90 - lat;
      const east = (numbers[++i] ?? 0) / DEGREE - 180 - lon;
      const x = (east - 360 * Math.round(east / 360)) * across;
      nearest = Math.min(nearest, last ? toSegment(last, [x, y]) : Math.hypot(x, y));
      last = [x, y];
    }
    return nearest === Infinity ? null : nearest * 111.19;
  }
}

/** Distance of the origin from the stretch between two points. */
function toSegment([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
