import type { Directory } from "../directory/index.ts";
import { byCode, distinct } from "./digest.ts";
import type { Event } from "./event.ts";

/** What the ledger holds at all of one side's sources, about an event's places and week. */
export interface SideCoverage {
  /** Actor id of the side; `none` for sources without a known side. */
  side: string;
  name: string;
  /** It takes part in the event. */
  belligerent: boolean;
  /** Sources of this side on other events there and then, by origin id. */
  origins: string[];
  /** Pages through which they speak. */
  documents: number;
  /** Its sources speak of this event. */
  speaks: boolean;
}

/** Which sides' sources the ledger holds for an event's places and the week around it: what is missing contradicts nothing. */
export interface Coverage { from: string | null; to: string | null; sides: SideCoverage[] }

/** Days before and after an event that count as its week. */
export const WEEK_AROUND = 3;

/** Works out an event's coverage from the events at its places in its week, itself among them or not. */
export function coverageOf(event: Event, around: readonly Event[], from: string | null, to: string | null, directory: Directory): Coverage {
  const sides = new Map<string, { origins: Set<string>; documents: Set<string>; speaks: boolean; belligerent: boolean }>();
  const at = (side: string): { origins: Set<string>; documents: Set<string>; speaks: boolean; belligerent: boolean } =>
    sides.get(side) ?? sides.set(side, { origins: new Set(), documents: new Set(), speaks: false, belligerent: false }).get(side)!;
  for (const one of [event, ...around.filter(({ id }) => id !== event.id)]) {
    for (const origin of one.origins) {
      const held = at(origin.side ?? "none");
      held.origins.add(origin.id);
      for (const { document } of origin.outlets) held.documents.add(document);
      if (one.id === event.id) held.speaks = true;
    }
  }
  const topOf = (id: string): string => directory.within(id, event.time?.start?.slice(0, 7) ?? null).at(-1) ?? id;
  for (const { id } of [...event.initiators, ...event.targets]) {
    const kind = directory.actor(id)?.kind;
    if (kind !== "civilian" && kind !== "unnamed") at(topOf(id)).belligerent = true;
  }
  const name = (side: string): string => { const actor = directory.actor(side); return actor === null ? side : actor.name.en ?? actor.id; };
  return {
    from, to,
    sides: [...sides].sort(([a, x], [b, y]) => Number(y.belligerent) - Number(x.belligerent) || Number(a === "none") - Number(b === "none") || byCode(a, b))
      .map(([side, { origins, documents, speaks, belligerent }]) => ({ side, name: side === "none" ? "no known side" : name(side), belligerent, origins: distinct(origins), documents: documents.size, speaks })),
  };
}
