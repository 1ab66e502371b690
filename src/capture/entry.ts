import { ProblemError, problem, type Problem } from "../problem.ts";
import { MAX_BYTES, type Capture } from "../page/index.ts";

/**
 * What an archive holds at one place: a page to read, or why there is none. `web` is the address at which the page was found, where
 * the archive was made by a machine that takes in whatever it meets; null where a person chose it.
 */
export type Entry = { name: string; capture: Capture; web: string | null } | { name: string; left: Problem };

/** What an archive may cost. Sizes in bytes. */
export interface ArchiveLimits {
  /** The largest page in it, and the largest mail or PDF, most of which is no text; what is larger is left and told of. */
  page: number;
  entry: number;
  /** Archives in archives, at most so deep; the inner ones lie in memory and may be so large. */
  depth: number;
  inner: number;
  /** How many times its size a packed file may become, once that is over `free`. */
  ratio: number;
  free: number;
}
export const ARCHIVE_LIMITS: ArchiveLimits = { page: MAX_BYTES, entry: 32 * 1024 * 1024, depth: 3, inner: 128 * 1024 * 1024, ratio: 500, free: 256 * 1024 * 1024 };

/** Which columns or fields of a table hold what; both sides are names. */
export type Mapping = Readonly<Record<string, string>>;

/** What reading an archive goes by. `now`: ISO 8601 instant of capture for entries that do not say theirs. */
export interface ArchiveOptions { limits: ArchiveLimits; map: Mapping | null; now: () => string | null }

export const failedArchive = (rule: string, source: string, message: string, remedy: string, cause?: unknown): ProblemError =>
  new ProblemError(problem({ rule, severity: "error", source, message, remedy, cause: cause instanceof Error ? cause.message : null }), { cause });

/** An entry that is left, and why. `info` where nobody would expect an article there. */
export const left = (name: string, rule: string, message: string, remedy: string | null = null, severity: Problem["severity"] = "error"): Entry =>
  ({ name, left: problem({ rule, severity, source: name, message, remedy }) });
