import type { Claim, PlaceRef } from "../reading/index.ts";
import type { ClaimFormat, ClaimItem, Column } from "./dataset.ts";
import { headerRow, joined, row } from "./table.ts";

const placesAs = (claim: Claim, ...roles: PlaceRef["role"][]): PlaceRef[] => claim.places.filter((place) => roles.includes(place.role));
const range = (low: number | null, high: number | null): string => (low === high ? String(low ?? "") : `${low ?? ""}..${high ?? ""}`);
const listed = (values: (string | null)[]): string | null => values.filter((value) => value !== null && value !== "").join("; ") || null;

const COLUMNS: readonly Column<ClaimItem>[] = [
  { name: "id", unit: "id", rule: "The claim's own.", value: ({ claim }) => claim.id },
  { name: "document", unit: "id", rule: "`sha256:` of the captured bytes.", value: ({ claim }) => claim.document },
  { name: "captured_from", unit: "path or address", rule: "As it was given.", value: ({ page }) => page.captured_from },
  { name: "publisher", unit: "text", rule: "What the page says of itself.", value: ({ page }) => page.publisher },
  { name: "published", unit: "ISO 8601", rule: "What the page says of itself.", value: ({ page }) => page.published },
  { name: "language", unit: "BCP 47", rule: "The page's.", value: ({ page }) => page.language },
  { name: "type", unit: "slug", rule: "The claim's type, as the codebook names it.", value: ({ claim }) => claim.type },
  { name: "exact", unit: "text", rule: "The claim's words.", value: ({ claim }) => claim.span.exact },
  { name: "start", unit: "whole number of UTF-16 units", rule: "Where the words begin in the canonical text.", value: ({ claim }) => claim.span.start },
  { name: "end", unit: "whole number of UTF-16 units", rule: "Where they end, exclusive.", value: ({ claim }) => claim.span.end },
  { name: "initiators", unit: "names", rule: "Who did it, by the directory's name, else in the text's words.", value: ({ claim }) => listed(claim.initiators.map((a) => a.name)) },
  { name: "initiator_ids", unit: "ids", rule: "Directory ids; an actor without one has a name only.", value: ({ claim }) => listed(claim.initiators.map((a) => a.id)) },
  { name: "targets", unit: "names", rule: "To whom it was done.", value: ({ claim }) => listed(claim.targets.map((a) => a.name)) },
  { name: "target_ids", unit: "ids", rule: "As `initiator_ids`.", value: ({ claim }) => listed(claim.targets.map((a) => a.id)) },
  { name: "places", unit: "names", rule: "Places with the role `at` or `near`.", value: ({ claim }) => listed(placesAs(claim, "at", "near").map((p) => p.name)) },
  { name: "place_ids", unit: "ids", rule: "Theirs.", value: ({ claim }) => listed(placesAs(claim, "at", "near").map((p) => p.id)) },
  { name: "from", unit: "names", rule: "Where a movement began.", value: ({ claim }) => listed(placesAs(claim, "from").map((p) => p.name)) },
  { name: "toward", unit: "names", rule: "Where it led.", value: ({ claim }) => listed(placesAs(claim, "toward").map((p) => p.name)) },
  { name: "latitude", unit: "number of degrees north", rule: "Of the first of `places`. Empty when the name may mean several places.", value: ({ claim }) => placesAs(claim, "at", "near")[0]?.lat ?? null },
  { name: "longitude", unit: "number of degrees east", rule: "As `latitude`.", value: ({ claim }) => placesAs(claim, "at", "near")[0]?.lon ?? null },
  { name: "geo_precision", unit: "1 exact, 2 area, 3 region", rule: "Of the first of `places`, as ACLED has it.", value: ({ claim }) => placesAs(claim, "at", "near")[0]?.precision ?? null },
  { name: "time_start", unit: "ISO 8601 day", rule: "The first day. Empty while several dates are left.", value: ({ claim }) => claim.time?.start ?? null },
  { name: "time_end", unit: "ISO 8601 day", rule: "The last day, included.", value: ({ claim }) => claim.time?.end ?? null },
  { name: "time_precision", unit: "1 day, 2 week, 3 month, 4 coarser", rule: "As ACLED has it, and 4.", value: ({ claim }) => claim.time?.precision ?? null },
  { name: "time_candidates", unit: "ISO 8601 days", rule: "The dates that are left, when nothing decided between them.", value: ({ claim }) => listed((claim.time?.candidates ?? []).map((t) => (t.start === t.end ? t.start : `${t.start}..${t.end}`))) },
  { name: "counts", unit: "quantity and range", rule: "Each count: `killed 35`, `killed 61..` (61 or more), `wounded 8..12`.", value: ({ claim }) => listed(claim.counts.map((n) => `${n.quantity} ${range(n.low, n.high)}`)) },
  { name: "origin", unit: "name", rule: "The last link of the chain; the publisher when the page speaks in its own voice.", value: ({ claim, page }) => claim.attribution.at(-1)?.source.name ?? page.publisher },
  { name: "origin_id", unit: "id", rule: "Of the last link, where the directory knows it.", value: ({ claim }) => claim.attribution.at(-1)?.source.id ?? null },
  { name: "chain", unit: "names", rule: "Origin first, publisher last, parted by `>`.", value: ({ claim, page }) => [...claim.attribution.map((link) => link.source.name).reverse(), page.publisher ?? "(page)"].join(" > ") },
  { name: "factuality", unit: "certain, probable, possible, unknown", rule: "As the document commits itself.", value: ({ claim }) => claim.factuality },
  { name: "polarity", unit: "positive, negative", rule: "As the document has it.", value: ({ claim }) => claim.polarity },
  { name: "loaded", unit: "text", rule: "Wording of the claim that takes a side.", value: ({ claim }) => joined(claim.loaded.map((l) => l.exact)) },
];

/** Claims as CSV: a row a claim. */
export const csv: ClaimFormat = {
  name: "csv", of: "claims", extension: "csv", media: "text/csv", open: false, columns: COLUMNS,
  begin: () => headerRow(COLUMNS), between: "", end: "",
  write: (item, lookup) => ({ id: item.claim.id, text: row(COLUMNS, item, lookup) }),
};

/** Claims as JSON lines: the claim whole, as `recoupe claims --json` has it. */
export const jsonl: ClaimFormat = {
  name: "jsonl", of: "claims", alone: true, extension: "jsonl", media: "application/jsonl", open: false, columns: null,
  begin: () => "", between: "", end: "",
  write: ({ claim }) => ({ id: claim.id, text: JSON.stringify(claim) + "\n" }),
};
