import type { Column, Header, Lookup } from "./dataset.ts";

/** Values of one cell, parted by "; ". */
export function joined(values: Iterable<string | null | undefined>): string | null {
  const kept = [...new Set([...values].filter((value) => value !== null && value !== undefined && value !== ""))];
  return kept.length === 0 ? null : kept.join("; ");
}

/** The header row (RFC 4180). */
export function headerRow<Item>(columns: readonly Column<Item>[]): string {
  return columns.map(({ name }) => name).join(",") + "\r\n";
}

/** One row. */
export function row<Item>(columns: readonly Column<Item>[], item: Item, lookup: Lookup): string {
  return columns.map((column) => cell(column.value(item, lookup))).join(",") + "\r\n";
}

/**
 * One cell. Words come from pages that may be hostile, and spreadsheets run what begins like a formula: such a cell begins
 * with an apostrophe, which they hide (https://owasp.org/www-community/attacks/CSV_Injection); so does one that begins like a formula behind apostrophes,
 * so that one apostrophe taken away gives every word back. Numbers stay numbers.
 */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a table's header file says of the columns, as Frictionless Table Schema has it (https://specs.frictionlessdata.io/table-schema/). */
export function tableSchema<Item>(columns: readonly Column<Item>[]): { fields: { name: string; type: string; description: string }[]; missingValues: string[] } {
  const type = (unit: string): string => (unit.startsWith("number") ? "number" : /^(?:whole number|\d |ISO 3166-1 numeric)/u.test(unit) ? "integer" : unit === "ISO 8601 day" ? "date" : "string");
  return { fields: columns.map(({ name, unit, rule }) => ({ name, type: type(unit), description: `${unit}. ${rule}` })), missingValues: [""] };
}

/**
 * The file beside a data set that says where it comes from: a Frictionless Data Package (https://specs.frictionlessdata.io/data-package/)
 * with recoupe's own header under `recoupe`.
 */
export function packageOf(header: Header, file: { name: string; media: string; columns: readonly Column<never>[] | null; items: number; left: Record<string, number>; digest: string; bytes: number }): object {
  return {
    profile: file.columns === null ? "data-package" : "tabular-data-package",
    name: header.id.replace(":", "-"), created: header.exported,
    resources: [{
      name: header.format, path: file.name, mediatype: file.media, encoding: "utf-8", bytes: file.bytes, hash: `sha256:${file.digest}`,
      ...(file.columns === null ? {} : { profile: "tabular-data-resource", format: "csv", dialect: { lineTerminator: "\r\n" }, schema: tableSchema(file.columns) }),
    }],
    recoupe: { ...header, items: file.items, left_out: file.left },
  };
}
