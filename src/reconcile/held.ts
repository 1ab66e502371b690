import type { Ledger } from "../ledger/index.ts";
import { nameOf } from "./digest.ts";
import { Drawer } from "./drawer.ts";
import type { Event } from "./event.ts";
import { facetKey, frameKeys, incidentKeys, namedKey } from "./filing.ts";
import type { Frame, Outline } from "./outline.ts";
import type { Paper } from "./paper.ts";

/** What reconciliation asks of the ledger. */
export type Holdings = Pick<Ledger, "filed" | "manyFiled" | "items" | "inOrder" | "claimsById" | "claimsOf" | "documentsById" | "refile" | "judgements">;

/** An incident and the event that it belongs to; `event` is empty until that is known. */
export interface Placed {
  id: string;
  outline: Outline;
  claims: string[];
  /** Those of its claims whose page says that its own people saw it. */
  observed: string[];
  event: string;
  decided: boolean;
  reasons: string[];
}

/** An event that was laid down, under the id of the incident that did: its own id, what it accepts by, who tells of it, its episode. */
export interface Laid { id: string; event: string; frame: Frame; stories: string[]; root: string; cut: boolean; episode: string }

/** An event as it is kept: its episode is that of its frame. */
export interface KeptEvent { frame: string; event: Event }

export const INCIDENT = "inc:";
export const FRAME = "frm:";
export const PAPER = "pap:";

/** The name of the event that an incident laid down. */
export function eventName(frame: string): string {
  return nameOf("evt", [frame]);
}

export function placedKeys(placed: Placed): number[] {
  return incidentKeys(placed.outline, placed.event);
}

export function laidKeys({ event, frame, stories, episode }: Laid): number[] {
  return [...frameKeys(frame, stories), facetKey("episode", episode), namedKey(event)];
}

/** The incidents that the ledger holds, as they are needed. */
export function incidentDrawer(held: Holdings): Drawer<Placed> {
  const read = (kept: { body: string }[]): Placed[] => kept.map(({ body }) => JSON.parse(body) as Placed);
  return new Drawer<Placed>(placedKeys, async (keys) => read(await held.filed(keys)), async (ids) => read(await held.items(ids.map((id) => INCIDENT + id))));
}

/** The events that the ledger holds, as they are needed. */
export function laidDrawer(held: Holdings): Drawer<Laid> {
  const read = (kept: { body: string }[]): Laid[] => kept.map(({ body }) => JSON.parse(body) as Laid);
  return new Drawer<Laid>(laidKeys, async (keys) => read(await held.filed(keys)), async (ids) => read(await held.items(ids.map((id) => FRAME + id))));
}

/** The papers of these pages, by document. */
export async function papersOf(held: Holdings, documents: Iterable<string>): Promise<Map<string, Paper>> {
  const papers = (await held.items([...documents].map((id) => PAPER + id))).map(({ body }) => JSON.parse(body) as Paper);
  return new Map(papers.map((paper) => [paper.id, paper]));
}
