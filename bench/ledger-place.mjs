// Where a measured ledger lies: in a folder of its own, or, where DATABASE_URL names a database, in a schema of its own there.
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import pg from "pg";
import { LEDGER_FILE } from "../src/ledger/index.ts";

const given = process.env.DATABASE_URL;

async function asked(text, values = []) {
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A place for a ledger: `data` and `database` as an app takes them. `kept`: the folder that stays (its name becomes that of the schema). */
export async function ledgerPlace(name, kept = null) {
  const data = kept ? resolve(kept) : await mkdtemp(join(tmpdir(), "recoupe-bench-"));
  const discard = async () => { if (!kept) await rm(data, { recursive: true, force: true }); };
  if (!given) return { data, database: "", title: "SQLite", fresh: async () => !existsSync(join(data, LEDGER_FILE)), size: async () => (await stat(join(data, LEDGER_FILE))).size, discard };
  const schema = `bench_${kept ? basename(data).toLowerCase().replace(/\W/g, "_") : name}`;
  const url = new URL(given);
  url.searchParams.set("schema", schema);
  const drop = () => asked(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  if (!kept) await drop();
  const [{ version }] = await asked("SELECT current_setting('server_version') AS version");
  return {
    data, database: url.href, title: `PostgreSQL ${version}, schema ${schema} (the processor's time is that of this process alone, not the server's)`,
    fresh: async () => (await asked("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema])).length === 0,
    size: async () => Number((await asked("SELECT sum(pg_total_relation_size(oid)) AS size FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r'", [schema]))[0].size),
    discard: async () => { if (!kept) await drop(); await discard(); },
  };
}
