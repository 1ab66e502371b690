import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { openLedger } from "../../../src/ledger/index.ts";
import type { Place } from "../conformance/place.ts";
import { startServer } from "./server.ts";

let address: Promise<string> | null = null;

/** The address of the server that all tests of this run share, as its owner. The first who asks starts it. */
export function sharedServer(): Promise<string> {
  return (address ??= find());
}

async function find(): Promise<string> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return given;
  const folder = process.env["TEST_POSTGRES_FOLDER"]!;
  const ready = join(folder, "url");
  try {
    mkdirSync(join(folder, "server"));
  } catch {
    for (let tries = 0; !existsSync(ready); tries++) {
      if (tries > 1200) throw new Error("the PostgreSQL server that another test file starts does not come up");
      await wait(50);
    }
    return readFileSync(ready, "utf8");
  }
  const { url } = await startServer({ safe: false, folder: join(folder, "server"), parent: Number(process.env["TEST_POSTGRES_PARENT"]) });
  writeFileSync(`${ready}.new`, url);
  renameSync(`${ready}.new`, ready);
  return url;
}

/** Runs something over a connection of the server's owner. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let places = 0;

/** The address of a schema that nobody else uses. */
export async function freshAddress(server?: string): Promise<{ url: string; schema: string }> {
  const url = new URL(server ?? await sharedServer());
  const schema = `t${process.pid}_${++places}`;
  url.searchParams.set("schema", schema);
  return { url: url.href, schema };
}

/** A place for a ledger: a schema of its own in the shared server. */
export async function postgresPlace(): Promise<Place & { url: string; schema: string }> {
  const { url, schema } = await freshAddress();
  return {
    url, schema,
    open: (options) => openLedger({ folder: "/nowhere", database: url, ...options }),
    discard: async () => { await asOwner(await sharedServer(), (client) => client.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS "${schema}" CASCADE`)); },
  };
}
