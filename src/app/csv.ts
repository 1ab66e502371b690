import type { Claim, PlaceRef } from "../reading/index.ts";

/** What a row says of the page that a claim stands on. */
export interface PageOf { captured_from: string; publisher: string | null; published: string | null; language: string }

type Column = [name: string, value: (claim: Claim, page: PageOf | undefined) => string | number | null];

const joined = (values: (string | null)[]): string => values.filter((value) => value !== null && value !== "").join("; ");
const placesAs = (claim: Claim, ...roles: PlaceRef["role"][]): PlaceRef[] => claim.places.filter((place) => roles.includes(place.role));
const range = (low: number | null, high: number | null): string => (low === high ? String(low ?? "") : `${low ?? ""}..${high ?? ""}`);

/** The columns in their order; docs/exports.md tells the rule behind each. */
const COLUMNS: Column[] = [
  ["id", (c) => c.id],
  ["document", (c) => c.document],
  ["captured_from", (_, page) => page?.captured_from ?? null],
  ["publisher", (_, page) => page?.publisher ?? null],
  ["published", (_, page) => page?.published ?? null],
  ["language", (_, page) => page?.language ?? null],
  ["type", (c) => c.type],
  ["exact", (c) => c.span.exact],
  ["start", (c) => c.span.start],
  ["end", (c) => c.span.end],
  ["initiators", (c) => joined(c.initiators.map((a) => a.name))],
  ["initiator_ids", (c) => joined(c.initiators.map((a) => a.id))],
  ["targets", (c) => joined(c.targets.map((a) => a.name))],
  ["target_ids", (c) => joined(c.targets.map((a) => a.id))],
  ["places", (c) => joined(placesAs(c, "at", "near").map((p) => p.name))],
  ["place_ids", (c) => joined(placesAs(c, "at", "near").map((p) => p.id))],
  ["from", (c) => joined(placesAs(c, "from").map((p) => p.name))],
  ["toward", (c) => joined(placesAs(c, "toward").map((p) => p.name))],
  ["latitude", (c) => placesAs(c, "at", "near")[0]?.lat ?? null],
  ["longitude", (c) => placesAs(c, "at", "near")[0]?.lon ?? null],
  ["geo_precision", (c) => placesAs(c, "at", "near")[0]?.precision ?? null],
  ["time_start", (c) => c.time?.start ?? null],
  ["time_end", (c) => c.time?.end ?? null],
  ["time_precision", (c) => c.time?.precision ?? null],
  ["time_candidates", (c) => joined((c.time?.candidates ?? []).map((t) => (t.start === t.end ? t.start : `${t.start}..${t.end}`)))],
  ["counts", (c) => joined(c.counts.map((n) => `${n.quantity} ${range(n.low, n.high)}`))],
  ["origin", (c, page) => c.attribution.at(-1)?.source.name ?? page?.publisher ?? null],
  ["origin_id", (c) => c.attribution.at(-1)?.source.id ?? null],
  ["chain", (c, page) => [...c.attribution.map((link) => link.source.name).reverse(), page?.publisher ?? "(page)"].join(" > ")],
  ["factuality", (c) => c.factuality],
  ["polarity", (c) => c.polarity],
  ["loaded", (c) => joined(c.loaded.map((l) => l.exact))],
];

/** Claims as CSV (RFC 4180, UTF-8): a header row, then one row a claim, yielded one by one. */
export function* claimsCsv(claims: Iterable<Claim>, pages: ReadonlyMap<string, PageOf>): Generator<string> {
  yield COLUMNS.map(([name]) => name).join(",") + "\r\n";
  for (const claim of claims) yield COLUMNS.map(([, value]) => cell(value(claim, pages.get(claim.document)))).join(",") + "\r\n";
}

/**
 * One cell. Words come from pages that may be hostile, and spreadsheets run what begins like a formula: such a cell begins
 * with an apostrophe, which they hide. Numbers stay numbers.
 */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
