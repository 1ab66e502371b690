// A made-up country, its parties and its press, and a small builder of pages and their claims. Nothing here is real.
import { writeSections } from "../../src/atlas/index.ts";
import { compileDirectory, openDirectory, readActors, type Directory } from "../../src/directory/index.ts";
import type { Document } from "../../src/page/index.ts";
import type { Claim, ClaimType, Count, Factuality, Link, PlaceRef, Quantity, Stance, TimeRef } from "../../src/reading/index.ts";
import { reconcile, type Event, type Reconciled } from "../../src/reconcile/index.ts";
import { spanOf } from "../../src/text/index.ts";

type TieGiven = [to: string, relation: string, given?: { from?: string; until?: string; reviewed?: boolean }];
const actor = (id: string, kind: string, name: string, ties: TieGiven[] = [], more: object = {}): object => ({
  id, kind, name: { en: name, fr: name, ar: name }, ...more,
  ties: ties.map(([to, relation, given = {}]) => ({ to, relation, from: null, until: null, ...given })),
});

export const directory: Directory = openDirectory(writeSections(compileDirectory(readActors({
  actors: [
    actor("zed-gov", "government", "Zedland government"),
    actor("zed-army", "state-force", "Zedland Army", [["zed-gov", "part-of"]]),
    actor("zed-air", "state-force", "Zedland Air Force", [["zed-army", "part-of"]]),
    actor("zed-press", "news-agency", "Zed Press", [["zed-gov", "organ-of"]]),
    actor("vast-gov", "government", "Vast Republic", [["zed-gov", "backed-by"]]),
    actor("column", "armed-group", "Free Column"),
    actor("column-voice", "media", "Column Voice", [["column", "organ-of"]]),
    actor("rival", "armed-group", "Red Brigade"),
    actor("hill-monitor", "monitor", "Hill Monitor"),
    actor("lake-monitor", "monitor", "Lake Monitor"),
    actor("left-monitor", "monitor", "Left Monitor", [["column", "leans-to"]]),
    actor("right-monitor", "monitor", "Right Monitor", [["column", "leans-to", { reviewed: true }]]),
    actor("past-monitor", "monitor", "Past Monitor", [["column", "leans-to", { until: "2020" }]]),
    actor("friend-site", "media", "Friend Site", [["zed-gov", "leans-to"]]),
    actor("far-wire", "news-agency", "Far Wire"),
    actor("morning", "media", "Morning Post"),
    actor("evening", "media", "Evening Post"),
    actor("weekly", "media", "Weekly Review"),
    actor("north-group", "media", "North Group"),
    actor("north-daily", "media", "North Daily", [["north-group", "owned-by"]]),
    actor("north-radio", "media", "North Radio", [["north-daily", "part-of"]]),
    actor("villagers", "civilian", "Villagers"),
  ],
}))));

export const PLACES: Record<string, Omit<PlaceRef, "text" | "anchor" | "inherited" | "role" | "candidates" | "labels">> = {
  Oxtown: { id: "p:ox", name: "Oxtown", lat: 10, lon: 20, precision: 1, country: "ZZ" },
  Oxfield: { id: "p:field", name: "Oxfield", lat: 10.02, lon: 20.02, precision: 1, country: "ZZ" },
  Oxshire: { id: "p:shire", name: "Oxshire", lat: 10.3, lon: 20.3, precision: 3, country: "ZZ" },
  Farville: { id: "p:far", name: "Farville", lat: 14, lon: 25, precision: 1, country: "ZZ" },
  Nearby: { id: "p:near", name: "Nearby", lat: 10.2, lon: 20.1, precision: 1, country: "ZZ" },
  Zedland: { id: "cc:ZZ", name: "Zedland", lat: 11, lon: 21, precision: 3, country: "ZZ" },
};

/** A count as `[quantity, low, high, whose]`. */
export type CountGiven = [quantity: Quantity, low: number | null, high: number | null, group?: string | null, more?: Partial<Count>];

export interface Said {
  says: string;
  type: ClaimType;
  by?: string[];
  on?: string[];
  at?: string | string[] | null;
  role?: PlaceRef["role"];
  /** An ISO date, two of them, or null for none. */
  when?: string | [string, string | null] | null;
  precision?: 1 | 2 | 3 | 4;
  candidates?: string[];
  counts?: CountGiven[];
  /** The chain, publisher's side first: actor ids, `?` for an unnamed source, `?side` for one put on a side, `!Name` for a name nobody knows. */
  from?: string[];
  stance?: Stance;
  factuality?: Factuality;
  negative?: boolean;
  /** Places in the list of this page's claims. */
  about?: number[];
  story?: number;
}

export interface Sheet { document: Document; claims: Claim[] }

let pages = 0;

/** A page of an outlet with the claims that its sentences make; every sentence is a line of its text. */
export function page(publisher: string | null, published: string | null, said: Said[], more: Partial<Document> & { id?: string } = {}): Sheet {
  const id = more.id ?? `sha256:${String(++pages).padStart(4, "0")}`;
  const text = said.map((one) => one.says).join("\n");
  const document: Document = {
    id, captured_from: `${id}.txt`, captured: null, url: null, publisher, title: null, byline: null, published, republished_from: null,
    language: "en", text, blocks: [{ start: 0, end: text.length, role: "body" }], evidence: {}, ...more,
  };
  const ids = said.map((_, at) => `clm:${id}:${String(at).padStart(2, "0")}`);
  let start = 0;
  const claims = said.map((one, at): Claim => {
    const span = spanOf(text, { start, end: start + one.says.length });
    start = span.end + 1;
    const worded = { text: one.says, anchor: { start: span.start, end: span.end }, inherited: false };
    const places = one.at === null ? [] : [one.at ?? "Oxtown"].flat();
    const [from, to] = one.when === undefined ? ["2031-05-03", "2031-05-03"] : one.when === null ? [null, null] : typeof one.when === "string" ? [one.when, one.when] : one.when;
    // The last word of a sentence stands for its date, so that an hour may stand before it or be it.
    const last = /[^ ]*$/.exec(one.says.replace(/\.$/, ""))!;
    const dated = { text: last[0], anchor: { start: span.start + last.index, end: span.start + last.index + last[0].length }, inherited: false };
    const time: TimeRef | null = one.candidates
      ? { ...dated, start: null, end: null, precision: 1, inferred: ["year"], candidates: one.candidates.map((day) => ({ start: day, end: day })), resolved_against: null }
      : from === null ? null : { ...dated, start: from, end: to ?? null, precision: one.precision ?? 1, inferred: [], candidates: [], resolved_against: null };
    return {
      id: ids[at]!, document: id, span, type: one.type,
      initiators: (one.by ?? []).map((who) => ({ ...worded, id: who, name: who })), targets: (one.on ?? []).map((who) => ({ ...worded, id: who, name: who })),
      places: places.map((name) => {
        const found = one.says.indexOf(name);
        const words = found < 0 ? { text: name, anchor: worded.anchor, inherited: true } : { text: name, anchor: { start: span.start + found, end: span.start + found + name.length }, inherited: false };
        return { ...PLACES[name]!, ...words, role: one.role ?? "at", labels: name === "Oxtown" ? { ar: "أوكستاون" } : {}, candidates: [] };
      }), time,
      counts: (one.counts ?? []).map(([quantity, low, high, group = null, given = {}], number) => ({
        ...worded, id: `n${number + 1}`, quantity, of: null, group, low, high, part_of: null, amends: null, ...given,
      })),
      attribution: (one.from ?? []).map((who, place, all): Link => ({
        ...worded, cue: "said", stance: place === all.length - 1 ? one.stance ?? "says" : "reports",
        source: who.startsWith("?") ? { id: null, name: "sources", kind: "unnamed", side: who.slice(1) || null }
          : who.startsWith("!") ? { id: null, name: who.slice(1), kind: null, side: null }
          : { id: who, name: directory.actor(who)!.name.en!, kind: directory.actor(who)!.kind, side: null },
      })),
      factuality: one.factuality ?? "certain", polarity: one.negative ? "negative" : "positive", loaded: [], about: (one.about ?? []).map((index) => ids[index]!),
      story: one.story ?? 0, derivation: { stage: "made", rule: "made", words: one.says, anchor: { start: span.start, end: span.end }, says: "made up for a test", from: [] },
    };
  });
  return { document, claims };
}

export function together(...sheets: Sheet[]): Reconciled {
  return reconcile({ claims: sheets.flatMap((sheet) => sheet.claims), documents: sheets.map((sheet) => sheet.document) }, directory);
}

/** The event that holds the sheet's claim at this place. */
export function eventOf(result: Reconciled, sheet: Sheet, at = 0): Event {
  const id = sheet.claims[at]!.id;
  const found = result.events.find((event) => event.claims.includes(id));
  if (!found) throw new Error(`no event holds ${id}`);
  return found;
}

/** Each origin's id with its independence. */
export function independence(event: Event): Record<string, string> {
  return Object.fromEntries(event.origins.map((origin) => [origin.id, origin.independence]));
}
