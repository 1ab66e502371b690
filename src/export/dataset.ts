import type { Atlas } from "../atlas/index.ts";
import type { Directory } from "../directory/index.ts";
import type { Judgement } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";
import type { Event } from "../reconcile/index.ts";
import type { Sides } from "./sides.ts";

export const FORMATS = ["acled", "ucdp", "airwars", "csv", "jsonl", "geojson", "annotations", "claimreview"] as const;
export type FormatName = (typeof FORMATS)[number];

/** What an export asks for: the filters of `recoupe events`. */
export interface Asked { place?: string; actor?: string; source?: string; since?: string; until?: string; status?: string; type?: string; limit?: number }

/** Where a data set comes from: from which state of the ledger, by which rules, on which day. Every export carries it. */
export interface Header {
  /** `exp:` and a digest of all below but `exported`: the same question to the same ledger has the same id. */
  id: string;
  format: FormatName;
  /** recoupe's own version. */
  recoupe: string;
  /** The rule sets behind the readings, and how many documents each has read. */
  rules: { rules: string; documents: number }[];
  /** What computed the events, and how many documents and judgements had not gone into them yet; counted up to a thousand. */
  events: { basis: string; waiting: number } | null;
  /** The last record of the ledger and its digest, which covers all before it. */
  ledger: { record: number; digest: string };
  filter: Asked;
  /** Whether names of private persons are masked in quoted words. */
  redacted: boolean;
  /** The earlier export that this one goes on from; null where all is told. */
  since: string | null;
  /** When it was made: an ISO 8601 instant. */
  exported: string;
}

/** What the formats look things up in. */
export interface Lookup { directory: Directory; atlas: Atlas }

/** A claim and the page that it stands on. */
export interface ClaimItem { claim: Claim; page: Document }

/** An event with its claims and pages by their ids, and the last verdict of a person that stands. */
export interface Bundle { event: Event; claims: ReadonlyMap<string, Claim>; pages: ReadonlyMap<string, Document>; verdict: Judgement | null }
/** The same with its sides worked out, once for all columns. */
export interface EventItem extends Bundle { sides: Sides }

/** What became of one item: its text, or the reason for which this format has no place for it. */
export type Written = { id: string; text: string } | { id: string; left: string };

/** A column of a table: what it is called, what it counts in, the rule behind its values. The documents repeat unit and rule word for word. */
export interface Column<Item> {
  name: string;
  /** The unit or the kind of value. */
  unit: string;
  rule: string;
  value(item: Item, lookup: Lookup): string | number | null;
}

interface Form<Item> {
  name: FormatName;
  /** Ends a file of it. */
  extension: string;
  media: string;
  /** Meant for the public: names of private persons are masked unless somebody asks otherwise. */
  open: boolean;
  /** The columns of a table; null for what is no table. */
  columns: readonly Column<Item>[] | null;
  begin(header: Header): string;
  /** Stands between two items. */
  between: string;
  write(item: Item, lookup: Lookup): Written;
  end: string;
}

export type ClaimFormat = Form<ClaimItem> & {
  of: "claims";
  /** Has nothing of the page: it need not be fetched where nothing is masked. */
  alone?: true;
};
export type EventFormat = Form<EventItem> & {
  of: "events";
  /** Has a place only for events with a verdict: why the others are left out. Their claims need not be fetched then. */
  unjudged?: string;
};
export type Format = ClaimFormat | EventFormat;
