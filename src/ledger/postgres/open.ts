import { CompiledQuery, Kysely, sql } from "kysely";
import type pg from "pg";
import type { Problem } from "../../problem.ts";
import type { Description, Ledger } from "../ledger.ts";
import type { Schema } from "../schema.ts";
import { Store, type Engine } from "../store.ts";
import { addressOf, type Address } from "./address.ts";
import { Connections } from "./connections.ts";
import { postgresDialect } from "./dialect.ts";
import { absent, faultOf, foreign, newer, notUnicode, older, tooOld, unsound, unwritable } from "./faults.ts";
import { APPEND_ONLY, migrate, MIGRATIONS, standing } from "./migrations.ts";
import { searchIndex } from "./search.ts";
import { guarded } from "./guarded.ts";
import { CHAIN, DERIVED, lockOf } from "./locks.ts";
import { Turns } from "./turns.ts";

/** The oldest server that is tested with. */
const LEAST = 15;

/** Connections of one opened ledger at most: one writes while others read, and a team's processes share what the server has. */
const CONNECTIONS = 4;

export interface PostgresOptions { url: string; readOnly: boolean; /** How long to wait for other processes, and for a server that went away, in ms. */ patience: number }

/** A moment that is held changes nothing and holds nobody up, however slowly it is read. */
const LASTING = "; SET idle_in_transaction_session_timeout = 0";

/** Opens the ledger in a PostgreSQL database, making it when it may be written and is not there. Rejects with ProblemError. */
export async function openPostgres({ url, readOnly, patience }: PostgresOptions): Promise<Ledger> {
  const address = addressOf(url);
  const { schema, place } = address;
  const options = { url: address.url, timeout: address.timeout, session: session(schema, readOnly, patience), most: CONNECTIONS, patience };
  const connections = new Connections(options);
  try {
    const { client } = await connections.take();
    let number: number;
    try {
      number = await prepare(client, address, readOnly);
    } finally {
      connections.give(client, false);
    }
    const storeOver = (some: Connections): Store => {
      const db = new Kysely<Schema>({ dialect: postgresDialect(some) });
      return new Store(db, engine(db, number, place, () => some.end()));
    };
    const alone = (more = "") => { const own = new Connections({ ...options, session: options.session + more, most: 1 }); return { connections: own, store: storeOver(own) }; };
    return guarded(storeOver(connections), {
      readOnly, fault: (error) => faultOf(error, place, "working", patience), another: () => alone(LASTING).store, turns: new Turns(number, alone),
    });
  } catch (error) {
    await connections.end();
    throw faultOf(error, place, "opening", patience);
  }
}

/**
 * What every connection is set to. A commit is on the server's disk before it is acknowledged, whatever the server's own setting.
 * A host that freezes in the midst of a transaction, or is gone without a word, must not hold the others up for good.
 */
function session(schema: string, readOnly: boolean, patience: number): string {
  return `SET search_path = "${schema}"; SET client_encoding = 'UTF8'; SET synchronous_commit = on; SET lock_timeout = ${Math.max(1, Math.round(patience))};
    SET idle_in_transaction_session_timeout = '5min'; SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 20; SET jit = off; SET max_parallel_workers_per_gather = 0; SET default_transaction_read_only = ${readOnly ? "on" : "off"}`;
}

/** Throws ProblemError unless the server is new enough and the database can hold every script; both as the server itself reports them. */
export function assertServer({ number, version, encoding }: { number: number; version: string; encoding: string }, place: string): void {
  if (number < LEAST * 10_000) throw tooOld(place, version, LEAST);
  if (encoding !== "UTF8") throw notUnicode(place, encoding);
}

/** Looks at what is there and makes the tables. Answers the number by which this ledger's locks are told from those of others. */
async function prepare(client: pg.ClientBase, { schema, place }: Address, readOnly: boolean): Promise<number> {
  const { rows: [server] } = await client.query<{ number: number; version: string; encoding: string; recovery: boolean }>(
    "SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS recovery");
  assertServer(server!, place);
  const known = MIGRATIONS.at(-1)!.version;
  const found = await standing(client, schema);
  if (found.kind === "foreign") throw foreign(place, schema);
  if (found.version > known) throw newer(place, found.version, known);
  if (readOnly && found.kind === "empty") throw absent(place);
  if (readOnly && found.kind === "ledger" && found.version < known) throw older(place);
  if (!readOnly) {
    if (server!.recovery) throw unwritable(place, "the server is a standby");
    if (found.version < known) await migrate(client, schema);
    const { rows: [may] } = await client.query<{ write: boolean }>("SELECT has_table_privilege('record', 'INSERT') AND has_table_privilege('derived', 'INSERT, UPDATE, DELETE') AS write");
    if (!may!.write) throw unwritable(place, "no right to insert");
  }
  const { rows: [own] } = await client.query<{ number: number }>("SELECT oid::bigint AS number FROM pg_namespace WHERE nspname = $1", [schema]);
  return own!.number;
}

function engine(db: Kysely<Schema>, number: number, place: string, close: () => Promise<void>): Engine {
  // What this process appends goes in as it was asked for, and waits here and not for the server's lock.
  let appended: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(what: "records" | "derived", run: () => Promise<T>): Promise<T> => {
    if (what === "derived") return run();
    const mine = appended.then(run);
    appended = mine.catch(() => undefined);
    return mine;
  };
  return {
    unsound: () => unsoundOf(db, place),
    write: (what, work) => inTurn(what, () => db.transaction().execute(async (transaction) => {
      // Held until the commit: what comes next must see what was appended before it. What can be computed again need not wait for the disk.
      const lock = `select pg_advisory_xact_lock(${lockOf(number, what === "derived" ? DERIVED : CHAIN)})`;
      await transaction.executeQuery(CompiledQuery.raw(what === "derived" ? `set local synchronous_commit = off; ${lock}` : lock));
      return await work(transaction);
    })),
    search: searchIndex,
    describe: () => describe(db),
    backup: async () => false,
    // kysely lets go only of what it used.
    close,
  };
}

/** Whether the tables still guard themselves, and their indexes hold. */
async function unsoundOf(db: Kysely<Schema>, place: string): Promise<Problem[]> {
  const triggers = [...APPEND_ONLY.map((table) => `${table}_append_only`), "record_follows"];
  const { rows: live } = await sql<{ name: string }>`select t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and t.tgenabled = 'A'`.execute(db);
  const { rows: invalid } = await sql<{ name: string }>`select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace and not (i.indisvalid and i.indisready)`.execute(db);
  const standing = new Set(live.map(({ name }) => name));
  return [...triggers.filter((name) => !standing.has(name)).map((name) => unsound(place, `the guard ${name} is gone or switched off`)),
    ...invalid.map(({ name }) => unsound(place, `the index ${name} is not valid`))];
}

async function describe(db: Kysely<Schema>): Promise<Description> {
  const { rows: [one] } = await sql<{ version: string; schema: number; bytes: number }>`select split_part(current_setting('server_version'), ' ', 1) as version, (select max(version) from schema_version) as schema,
    (select sum(pg_total_relation_size(oid))::bigint from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r') as bytes`.execute(db);
  return { database: `PostgreSQL ${one!.version}`, schema: Number(one!.schema), bytes: Number(one!.bytes) };
}
