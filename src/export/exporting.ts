import type { Asked, Format, FormatName, Header } from "./dataset.ts";

export interface ExportRequest {
  /** May be left out where `since` says it. */
  format?: FormatName | undefined;
  filter: Asked;
  /** Whether names of private persons are masked; by default where the format is meant for the public. */
  redact?: boolean | undefined;
  /** The id of an earlier export: only what is new, changed or withdrawn since then is told. */
  since?: string | undefined;
}

/** What became of one item since an earlier export. */
export interface Change { id: string; change: "new" | "changed" | "withdrawn"; reason: string; replaced_by: string[] }

/** A data set on its way out. `pieces` is to be gone through once, to its end; then `keep` remembers it, so that a later one can go on from it. */
export interface Exporting {
  header: Header;
  format: Format;
  /** Text of the data set, or one change since the earlier export. */
  pieces: AsyncGenerator<string | Change>;
  /** Known after the end: items written, and how many the format has no place for, by the reason. */
  items: number;
  left: Record<string, number>;
  /** False where the export cannot be remembered, because the data folder cannot be written. */
  keep(): Promise<boolean>;
  close(): Promise<void>;
}
