import { problem, ProblemError, type Problem } from "../../problem.ts";

/** What the driver or the server reported: an SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html) or a code of the operating system. */
interface Reported { code?: string; message?: string; stack?: string; errors?: Reported[] }

const GONE = new Set(["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "08000", "08001", "08003", "08004", "08006"]);

/** What the driver says, without a code, when a connection breaks. */
const BROKEN = /^(Connection terminated|timeout expired|Client has encountered a connection error|Client was closed|write after end)/;

/** Whether the server cannot be reached, or is no longer there. */
export function isAway(error: unknown): boolean {
  const { code, message = "", errors = [] } = error as Reported;
  // A name with several addresses: each was tried.
  return (code !== undefined && GONE.has(code)) || BROKEN.test(message) || (errors.length > 0 && errors.every(isAway));
}

/** Whether the server is just starting or stopping. */
export function isStarting(error: unknown): boolean {
  return (error as Reported).code === "57P03";
}

/** What was being done when something failed: making the connection, or working over it. */
export type While = "opening" | "working";

/** What PostgreSQL or the network reported about the ledger at `place`, as one clear sentence. A ProblemError is passed on. */
export function faultOf(error: unknown, place: string, during: While, patience: number): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code, message = String(error), stack, errors } = error as Reported;
  const cause = `${message || errors?.map((one) => one.message).join("; ") || ""}${code === undefined ? "" : ` (${code})`}`;
  const fault = (rule: string, sentence: string, remedy: string): ProblemError => say(rule, sentence, remedy, place, cause);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return fault("ledger-unreachable", `The host of the PostgreSQL database ${place} is not known; nothing was changed.`, "Check the host in DATABASE_URL, and the network.");
  if (isStarting(error)) return fault("ledger-away", `The PostgreSQL server of ${place} is starting or stopping, and did not come up within ${patience / 1000} seconds.`, "Wait until it runs and try again.");
  if (isAway(error) || code === "ENOENT") {
    return during === "opening"
      ? fault("ledger-unreachable", `No PostgreSQL server answers for ${place}; nothing was changed.`, "Start the server, or check host and port in DATABASE_URL.")
      : fault("ledger-away", `The PostgreSQL server of ${place} went away; what was acknowledged is kept, what was under way is not known.`, "Once the server is back, add again what was not acknowledged: what is kept already is left alone.");
  }
  if (/^SASL|password must be a string/.test(message)) return fault("ledger-password", `The PostgreSQL server of ${place} asks for a password and none was given.`, "Give it in DATABASE_URL, in PGPASSWORD or in a .pgpass file.");
  if (/SSL|certificate|self.signed|no encryption/i.test(message) && (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || code === "28000")) return fault("ledger-tls", `The PostgreSQL server of ${place} and recoupe do not agree on encryption; nothing was changed.`, "Set sslmode in DATABASE_URL as the server wants it: sslmode=require with a known certificate, sslrootcert=FILE for your own, sslmode=disable for none.");
  switch (code) {
    case "28P01": case "28000": return fault("ledger-password", `The PostgreSQL server of ${place} does not let this user in.`, "Check user and password in DATABASE_URL, and the server's pg_hba.conf.");
    case "3D000": return fault("no-database", `There is no PostgreSQL database ${place}.`, "Make it with `createdb --encoding=UTF8 NAME`, or check the name in DATABASE_URL.");
    case "53300": return fault("ledger-crowded", `The PostgreSQL server of ${place} has no connection left; nothing was changed.`, "Close other programs that use it, or raise its max_connections, and try again.");
    case "53100": return fault("disk-full", `The disk of the PostgreSQL server of ${place} is full; nothing of this was kept.`, "Make room on the server's disk and try again.");
    case "53200": case "53000": case "53400": return fault("ledger-short", `The PostgreSQL server of ${place} has run out of memory or another resource; nothing of this was kept.`, "Look at the server's log, give it more, and try again.");
    case "55P03": case "57014": case "40P01": return fault("ledger-busy", `Other processes hold the ledger in ${place} and did not let go within ${patience / 1000} seconds; nothing was changed.`, "Wait until they are done, and try again.");
    case "42501": return unwritable(place, cause);
    case "25006": return unwritable(place, cause);
    case "54000": case "22P05": case "22021": return fault("too-large", "This document is larger than a ledger can keep (1 GB), or holds what a database cannot; nothing of it was kept.", "Split it into its articles and add those.");
    case "58030": case "58P01": return fault("ledger-disk", `The disk of the PostgreSQL server of ${place} reports an error; nothing was changed.`, "Check the server's disk and log, then try again.");
    case "XX001": case "XX002": return damaged(place, cause);
    case "42P01": case "42703": case "3F000": case "42883": return damaged(place, cause);
    default: return say("ledger-fault", `The ledger in ${place} failed in a way that was not foreseen.`, "Run the command again with --verbose and report what it says.", place, stack ?? cause);
  }
}

export function damaged(place: string, cause: string): ProblemError {
  return say("ledger-damaged", `The ledger in ${place} is damaged, or somebody changed its tables.`, "Put back a backup of the database from before the damage.", place, cause);
}

export function tooOld(place: string, version: string, least: number): ProblemError {
  return say("database-too-old", `The PostgreSQL server of ${place} is version ${version}, and recoupe needs ${least} or newer; nothing was changed.`, `Use a server of version ${least} or newer, or unset DATABASE_URL to keep the ledger in the data folder.`, place, null);
}

export function notUnicode(place: string, encoding: string): ProblemError {
  return say("database-encoding", `The database ${place} has the encoding ${encoding}, in which most scripts cannot be written; nothing was changed.`, "Make one with `createdb --encoding=UTF8 --template=template0 NAME`.", place, null);
}

export function newer(place: string, version: number, known: number): ProblemError {
  return say("ledger-newer", `The ledger in ${place} was written by a newer recoupe (schema ${version}; this one knows up to ${known}); nothing was changed.`, "Update recoupe, or name another database in DATABASE_URL.", place, null);
}

export function older(place: string): ProblemError {
  return say("ledger-older", `The ledger in ${place} was written by an older recoupe and has to be brought up to date first; nothing was changed.`, "Open it once for writing, for instance with `recoupe doctor`, as a user who may change its tables.", place, null);
}

export function absent(place: string): ProblemError {
  return say("no-ledger", `There is no ledger in the PostgreSQL database ${place} yet.`, "Add a document first, as a user who may make a schema there, or name the right database in DATABASE_URL.", place, null);
}

export function foreign(place: string, schema: string): ProblemError {
  return say("not-a-ledger", `The schema "${schema}" in ${place} belongs to another program; nothing was changed.`, "Choose another database, or add ?schema=NAME to DATABASE_URL to keep the ledger in another schema.", place, null);
}

export function unwritable(place: string, cause: string | null): ProblemError {
  return say("ledger-unwritable", `This user may not write to the ledger in ${place}, or the server is for reading only; nothing was changed.`, "Ask for CREATE on the database, or for the rights on the ledger's schema and tables, or use another user in DATABASE_URL.", place, cause);
}

/** What the database finds wrong with itself. */
export function unsound(place: string, finding: string): Problem {
  return problem({ rule: "ledger-damaged", severity: "error", message: `The ledger in ${place} is damaged: ${finding}.`, source: place, remedy: "Put back a backup of the database from before the damage." });
}

function say(rule: string, message: string, remedy: string, source: string, cause: string | null): ProblemError {
  return new ProblemError(problem({ rule, severity: "error", message, remedy, source, cause }));
}
