import { problem, ProblemError } from "../../problem.ts";

/** Where a ledger lies: a database, and the schema in it that holds the ledger's tables. */
export interface Address {
  /** For the driver, with the password where one was given. Never shown. */
  url: string;
  schema: string;
  /** The database as it is shown to people: host, port, database and schema, without user or password. */
  place: string;
  /** How long to wait for an answer when connecting, in milliseconds (`connect_timeout` in the address, in seconds). */
  timeout: number;
}

/** The schema of a ledger unless the address names another (`?schema=`). */
const SCHEMA = "recoupe";

/** Longer waits for a server that does not answer help nobody; in seconds, as libpq counts. */
const CONNECT_SECONDS = 10;

/** Takes a DATABASE_URL apart. Throws ProblemError when it is no address of a PostgreSQL database; what it says never repeats the address. */
export function addressOf(given: string): Address {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw noAddress("DATABASE_URL is not an address.");
  }
  if (url.protocol !== "postgres:" && url.protocol !== "postgresql:") throw noAddress(`DATABASE_URL names something of the kind "${url.protocol.slice(0, 20)}", and recoupe keeps ledgers in PostgreSQL only.`);
  const schema = url.searchParams.get("schema") ?? SCHEMA;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || schema.startsWith("pg_")) throw noAddress("The schema in DATABASE_URL is not a name of small letters, digits and underscores.");
  url.searchParams.delete("schema");
  const seconds = Number(url.searchParams.get("connect_timeout") ?? CONNECT_SECONDS);
  url.searchParams.delete("connect_timeout");
  // What the driver takes these for anyway, and says so on standard error.
  if (["require", "prefer", "verify-ca"].includes(url.searchParams.get("sslmode") ?? "") && !url.searchParams.has("uselibpqcompat")) url.searchParams.set("sslmode", "verify-full");
  let database: string;
  try {
    database = decodeURIComponent(url.pathname.slice(1));
  } catch {
    throw noAddress("DATABASE_URL has a % that is no escape.");
  }
  const host = url.searchParams.get("host") ?? (url.hostname || "localhost");
  const port = url.searchParams.get("port") ?? (url.port || "5432");
  const place = `${host.startsWith("/") ? host : `${host}:${port}`}/${database || "(the user's own database)"}${schema === SCHEMA ? "" : `, schema ${schema}`}`;
  return { url: url.href, schema, place, timeout: (seconds > 0 && seconds < 3600 ? seconds : CONNECT_SECONDS) * 1000 };
}

function noAddress(message: string): ProblemError {
  return new ProblemError(problem({
    rule: "bad-database-url", severity: "error", message,
    remedy: "Write it as postgres://USER:PASSWORD@HOST:5432/DATABASE with special characters as %XX, or unset DATABASE_URL to keep the ledger in the data folder.",
  }));
}
