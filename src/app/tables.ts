import type { CompareAnswer, EventAnswer, EventRow, SourceRow } from "../desk/index.ts";
import { cell } from "../export/index.ts";
import type { Judgement, Ledger } from "../ledger/index.ts";
import type { Document } from "../page/index.ts";
import type { Claim } from "../reading/index.ts";

type Value = string | number | null;
type Column<T> = [name: string, value: (row: T) => Value];

const joined = (values: (string | null)[]): string => values.filter((value) => value !== null && value !== "").join("; ");
const at = (row: Pick<EventRow, "places">) => row.places.filter(({ role }) => role === "at" || role === "near");

export const EVENT_COLUMNS: Column<EventRow>[] = [
  ["id", (e) => e.id], ["type", (e) => e.type], ["status", (e) => joined(e.status)], ["start", (e) => e.time?.start ?? null], ["end", (e) => e.time?.end ?? null], ["time_precision", (e) => (e.time?.start ?? e.time?.end ? e.time!.precision : null)],
  ["candidates", (e) => joined((e.time?.candidates ?? []).map(({ start, end }) => (start === end ? start : `${start}..${end}`)))], ["places", (e) => joined(at(e).map(({ name }) => name))], ["place_ids", (e) => joined(at(e).map(({ id }) => id))],
  ["latitude", (e) => at(e)[0]?.lat ?? null], ["longitude", (e) => at(e)[0]?.lon ?? null], ["geo_precision", (e) => at(e)[0]?.precision ?? null],
  ["initiators", (e) => joined(e.initiators.map(({ name }) => name))], ["targets", (e) => joined(e.targets.map(({ name }) => name))],
  ["killed_low", (e) => e.killed?.low ?? null], ["killed_high", (e) => e.killed?.high ?? null], ["independent_origins", (e) => e.independent], ["outlets", (e) => e.outlets], ["origins", (e) => joined(e.origins.map(({ name }) => name))],
];
export const SOURCE_COLUMNS: Column<SourceRow>[] = [
  ["key", (s) => s.key], ["name", (s) => s.labels["en"] ?? s.name], ["kind", (s) => s.kind], ["country", (s) => s.country], ["as_origin", (s) => s.as_origin], ["as_relay", (s) => s.as_relay],
  ["agreed", (s) => s.agreed], ["parted", (s) => s.parted], ["agreed_later", (s) => s.agreed_later], ["parted_later", (s) => s.parted_later], ["first", (s) => s.first], ["last", (s) => s.last],
  ["ties", (s) => joined(s.ties.map(({ relation, to, from, until, reviewed }) => `${relation} ${to} (${from ?? ""}..${until ?? ""}${reviewed ? "" : ", not reviewed"})`))],
];
export const DOCUMENT_COLUMNS: Column<Pick<Document, "id" | "captured_from" | "title" | "publisher" | "published" | "language"> & { claims: number }>[] = [
  ["id", (d) => d.id], ["title", (d) => d.title], ["publisher", (d) => d.publisher], ["published", (d) => d.published], ["language", (d) => d.language], ["claims", (d) => d.claims], ["captured_from", (d) => d.captured_from],
];
export const CLAIM_COLUMNS: Column<Claim>[] = [
  ["id", (c) => c.id], ["document", (c) => c.document], ["type", (c) => c.type], ["exact", (c) => c.span.exact], ["start", (c) => c.span.start], ["end", (c) => c.span.end],
  ["initiators", (c) => joined(c.initiators.map(({ name }) => name))], ["targets", (c) => joined(c.targets.map(({ name }) => name))], ["places", (c) => joined(c.places.map(({ name, role }) => `${role} ${name}`))],
  ["time_start", (c) => c.time?.start ?? null], ["time_end", (c) => c.time?.end ?? null], ["counts", (c) => joined(c.counts.map(({ quantity, low, high }) => `${quantity} ${low === high ? low : `${low ?? ""}..${high ?? ""}`}`))],
  ["chain", (c) => c.attribution.map(({ source }) => source.name).join(" < ")], ["factuality", (c) => c.factuality], ["polarity", (c) => c.polarity], ["loaded", (c) => joined(c.loaded.map(({ exact }) => exact))],
];
interface Pair { event: string | null; both: boolean; side: "a" | "b"; claim: Claim }
export const COMPARE_COLUMNS: Column<Pair>[] = [["event", (p) => p.event], ["told_by", (p) => (p.both ? "both" : p.side)], ["side", (p) => p.side], ...CLAIM_COLUMNS.map(([name, value]): Column<Pair> => [name, ({ claim }) => value(claim)])];

type Row = EventAnswer["matrix"]["rows"][number];
interface Cellful { row: Row; origin: string; name: string; value: Row["cells"][number]["values"][number]; page: Document | undefined }
export const MATRIX_COLUMNS: Column<Cellful>[] = [
  ["attribute", (c) => c.row.attribute], ["quantity", (c) => c.row.quantity], ["group", (c) => c.row.group], ["standing", (c) => c.row.standing], ["origin", (c) => c.origin], ["origin_name", (c) => c.name],
  ["value", (c) => c.value.value], ["words", (c) => c.value.text], ["factuality", (c) => c.value.factuality], ["computed", (c) => c.value.corrected?.computed ?? null], ["corrected_by", (c) => c.value.corrected?.judgement ?? null],
  ["said", (c) => c.value.said], ["outlet", (c) => c.page?.publisher ?? null], ["captured_from", (c) => c.page?.captured_from ?? null], ["document", (c) => c.value.document], ["claim", (c) => c.value.claim], ["start", (c) => c.value.anchor.start], ["end", (c) => c.value.anchor.end],
];
/** The matrix of an event, each value of each origin a row. */
export function valuesOf({ event, matrix, documents }: EventAnswer): Cellful[] {
  const names = new Map(event.origins.map(({ id, name }) => [id, name])), pages = new Map(documents.map((page) => [page.id, page]));
  return matrix.rows.flatMap((row) => row.cells.flatMap(({ origin, values }) => values.map((value): Cellful => ({ row, origin, name: names.get(origin) ?? origin, value, page: pages.get(value.document) }))));
}
export const JUDGEMENT_COLUMNS: Column<Judgement & { stands: boolean }>[] = [
  ["id", (j) => j.id], ["at", (j) => j.at], ["author", (j) => j.author], ["verb", (j) => j.verb], ["subject", (j) => j.subject], ["objects", (j) => joined(j.objects ?? [])], ["value", (j) => j.value ?? null], ["reason", (j) => j.reason], ["stands", (j) => (j.stands ? 1 : 0)],
];

/** The claims of a comparison, each a row. */
export function pairsOf({ rows }: CompareAnswer): Pair[] {
  return rows.flatMap(({ event, a, b }) => ([["a", a], ["b", b]] as const).flatMap(([side, claims]) => claims.map((claim): Pair => ({ event: event?.id ?? null, both: a.length > 0 && b.length > 0, side, claim }))));
}

/** Claims of the current readings, of one document or all, in portions, as `made` makes them. */
export async function* claimsInPortions(ledger: Ledger, { document }: { document?: string }, made: (claims: Claim[]) => Promise<Claim[]>): AsyncGenerator<Claim[]> {
  const PORTION = 2000;
  for (let after: string | undefined; ;) {
    const claims = await ledger.claims({ ...(document === undefined ? {} : { document }), limit: PORTION, ...(after === undefined ? {} : { after }) });
    after = claims.at(-1)?.id;
    yield await made(claims);
    if (claims.length < PORTION) return;
  }
}

/** A table in pieces of text, as CSV (RFC 4180) or as a list of JSON objects with the same columns. */
export async function* written<T>(columns: readonly Column<T>[], rows: AsyncIterable<T[]> | Iterable<T[]>, format: "csv" | "json"): AsyncGenerator<string> {
  yield format === "csv" ? `${columns.map(([name]) => name).join(",")}\r\n` : "[";
  let first = true;
  for await (const portion of rows) {
    let piece = "";
    for (const row of portion) {
      if (format === "csv") piece += `${columns.map(([, value]) => cell(value(row))).join(",")}\r\n`;
      else piece += `${first ? "\n" : ",\n"}${JSON.stringify(Object.fromEntries(columns.map(([name, value]) => [name, value(row)])))}`;
      first = false;
    }
    if (piece !== "") yield piece;
  }
  if (format === "json") yield "\n]\n";
}
