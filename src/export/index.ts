import { acled } from "./acled.ts";
import { airwars } from "./airwars.ts";
import { annotations } from "./annotations.ts";
import { csv, jsonl } from "./claims-csv.ts";
import { claimreview } from "./claimreview.ts";
import type { Format, FormatName } from "./dataset.ts";
import { geojson } from "./geojson.ts";
import { ucdp } from "./ucdp.ts";

export { FORMATS, type Asked, type Bundle, type ClaimFormat, type ClaimItem, type Column, type EventFormat, type EventItem, type Format, type FormatName, type Header, type Lookup, type Written } from "./dataset.ts";
export type { Change, Exporting, ExportRequest } from "./exporting.ts";
export { CODES } from "./acled.ts";
export { sidesOf } from "./sides.ts";
export { cell, headerRow, packageOf } from "./table.ts";
export { Redactor } from "./redact/redactor.ts";
export { withoutFolders } from "./sources.ts";
export type { Known } from "./redact/mask.ts";

const ALL: Record<FormatName, Format> = { acled, ucdp, airwars, csv, jsonl, geojson, annotations, claimreview };

export function formatOf(name: FormatName): Format {
  return ALL[name];
}
