import type { CompareAnswer, ComparedDocument, ComparedRow } from "../desk/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";
import { cardsFor } from "./cards.ts";
import type { Events } from "./find.ts";
import { rowOf } from "./situation/rows.ts";

/**
 * Two articles claim by claim: what both tell of one event stands side by side; claims of no event do where they are of one
 * type and one place; the rest has nothing beside it. Null where one of the two is not kept.
 */
export async function compare(ledger: Ledger, events: Events, directory: Directory, a: string, b: string): Promise<CompareAnswer | null> {
  const [first, second] = [await ledger.document(a), await ledger.document(b)];
  if (!first || !second) return null;
  const [ofA, ofB] = [inText(await ledger.claims({ document: a })), inText(await ledger.claims({ document: b }))];
  const told = new Map([...await events.toldBy(a), ...await events.toldBy(b)].map((event) => [event.id, event]));
  const rows = aligned(ofA, ofB, [...told.values()]);
  return { a: headOf(first, ofA.length), b: headOf(second, ofB.length), rows, actors: cardsFor([...ofA, ...ofB], told.values(), directory) };
}

/** The rows of two lists of claims, both in the order of their texts. */
export function aligned(ofA: readonly Claim[], ofB: readonly Claim[], events: readonly Event[]): ComparedRow[] {
  const left = new Set(ofA), right = new Set(ofB), rows: ComparedRow[] = [];
  const take = (list: readonly Claim[], open: Set<Claim>, test: (claim: Claim) => boolean): Claim[] => list.filter((claim) => open.has(claim) && test(claim) && open.delete(claim));
  for (const event of events) {
    const own = new Set(event.claims), row = { event: rowOf(event), a: take(ofA, left, ({ id }) => own.has(id)), b: take(ofB, right, ({ id }) => own.has(id)) };
    if (row.a.length + row.b.length > 0) rows.push(row);
  }
  for (const claim of ofA) {
    if (!left.has(claim)) continue;
    const key = matterOf(claim), same = (other: Claim): boolean => matterOf(other) === key;
    rows.push({ event: null, a: take(ofA, left, (other) => other === claim || (key !== null && same(other))), b: key === null ? [] : take(ofB, right, same) });
  }
  for (const claim of ofB) if (right.delete(claim)) rows.push({ event: null, a: [], b: [claim] });
  const at = ({ a, b }: ComparedRow): number => (a[0] ?? b[0])!.span.start;
  const order = ({ a, b }: ComparedRow): number => (a.length > 0 && b.length > 0 ? 0 : a.length > 0 ? 1 : 2);
  return rows.sort((x, y) => order(x) - order(y) || at(x) - at(y));
}

/** What a claim of no event is about, as far as two pages may mean the same by it: its type and place; null where it names no known place. */
function matterOf({ type, places }: Claim): string | null {
  const place = places.find(({ id, role }) => id !== null && role === "at")?.id;
  return place === undefined || type === "assessment" ? null : `${type} ${place}`;
}

function headOf({ id, title, publisher, published, language, captured_from }: Document, claims: number): ComparedDocument {
  return { id, title, publisher, published, language, captured_from, claims };
}

function inText(claims: Claim[]): Claim[] {
  return claims.sort((x, y) => x.span.start - y.span.start || y.span.end - x.span.end);
}
