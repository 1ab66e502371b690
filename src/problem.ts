/** The one problem type: a located value, the same for the library, the command line, the API and the desk. */
export interface Problem {
  /** A stable slug that names what is wrong, such as `empty-page` or `weekday-contradicts-date`. */
  rule: string;
  /** `error`: this input gave nothing. `warning`: a person should look. `info`: worth knowing. */
  severity: "error" | "warning" | "info";
  /** One plain English sentence. */
  message: string;
  /** What to do about it, in one sentence; null where nothing can be done. */
  remedy: string | null;
  /** The path or address as given, or null when the problem is not about an input. */
  source: string | null;
  /** Where in the canonical text (UTF-16 units) and its exact words; null when it is about the whole. */
  span: { start: number; end: number; exact: string } | null;
  /** The claim that it is about, if one. */
  claim: string | null;
  /** The underlying error's own message, for `--verbose`. */
  cause: string | null;
}

/** Builds a problem; what is not given is null. */
export function problem(
  given: Pick<Problem, "rule" | "severity" | "message"> & Partial<Problem>,
): Problem {
  return { remedy: null, source: null, span: null, claim: null, cause: null, ...given };
}

/** An error that carries one problem, for the places where nothing can go on. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(given: Problem, options?: { cause?: unknown }) {
    super(given.message, options);
    this.name = "ProblemError";
    this.problem = given;
  }
}

/** Anything thrown as a problem: what recoupe did not foresee is its own fault, and says how to report it. */
export function problemOf(error: unknown, source: string | null = null): Problem {
  if (error instanceof ProblemError) return { ...error.problem, source: error.problem.source ?? source };
  const cause = error instanceof Error ? error.message : String(error);
  // A page of many megabytes of dense text, whose reading no string or no heap can hold, is no fault inside.
  if ((error instanceof RangeError && cause === "Invalid string length") || (error as NodeJS.ErrnoException | null)?.code === "ERR_WORKER_OUT_OF_MEMORY")
    return problem({ rule: "reading-too-large", severity: "error", message: "What this page gives to read is more than the memory of a process holds.", remedy: "Give the articles in it one file each.", cause, source });
  return problem({
    rule: "internal-error", severity: "error", message: `Something went wrong inside recoupe (${cause}).`,
    remedy: "Run it again with --verbose and report what it says.", cause, source,
  });
}
