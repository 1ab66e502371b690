// The addresses of the desk's views. Each event, article and claim has one; filters and places in a text are part of it.
import type { Range } from "./contract.ts";

export interface Address { path: string; query: string; hash: string }

export type View =
  | { name: "situation" } | { name: "add" } | { name: "articles" } | { name: "review" } | { name: "sources" } | { name: "compare" } | { name: "embed" } | { name: "nowhere" }
  | { name: "document" | "event" | "claim"; id: string };

const WITH_ID: Readonly<Record<string, "document" | "event" | "claim">> = { documents: "document", events: "event", claims: "claim" };

const PLAIN: ReadonlySet<string> = new Set(["add", "articles", "review", "sources", "compare", "embed"]);

/** The view at a path. */
export function viewAt(path: string): View {
  const parts = path.split("/").filter((part) => part !== "");
  const [first, second] = parts;
  if (first === undefined) return { name: "situation" };
  if (parts.length === 1 && PLAIN.has(first)) return { name: first as "add" };
  const name = WITH_ID[first];
  const id = second === undefined ? null : decoded(second);
  return name !== undefined && id !== null && parts.length === 2 ? { name, id } : { name: "nowhere" };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // percent signs that encode nothing: an address of nothing
  }
}

/** Ids hold a colon and nothing else that an address would have to encode; a readable address is worth the exception. */
const id = (value: string): string => encodeURIComponent(value).replaceAll("%3A", ":");

export const eventAddress = (event: string): string => `/events/${id(event)}`;
export const claimAddress = (claim: string): string => `/claims/${id(claim)}`;

export const sourceAddress = (key: string): string => `/sources?key=${id(key)}`;
export const compareAddress = (a: string, b: string | null): string => `/compare?a=${id(a)}${b === null ? "" : `&b=${id(b)}`}`;

/** An article, opened at a claim, at exact words, or both. */
export function documentAddress(document: string, at: { claim?: string | null; anchor?: Range | null } = {}): string {
  const parts = [...(at.claim ? [`claim=${id(at.claim)}`] : []), ...(at.anchor ? [`at=${at.anchor.start}-${at.anchor.end}`] : [])];
  return `/documents/${id(document)}${parts.length === 0 ? "" : `#${parts.join("&")}`}`;
}

/** What the part after # points at: `#claim=ID`, `#at=START-END`, or both. */
export function pointedAt(hash: string): { claim: string | null; anchor: Range | null } {
  const given = new URLSearchParams(hash.replace(/^#/u, ""));
  const [, start, end] = /^([0-9]{1,9})-([0-9]{1,9})$/u.exec(given.get("at") ?? "") ?? [];
  const anchor = start !== undefined && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
  return { claim: given.get("claim"), anchor };
}
