// What a document takes in PostgreSQL, table by table, and what partitions of the records cost and give: node bench/partitions.mjs [DOCUMENTS].
// The server is that of the tests, or the one at TEST_DATABASE_URL. Copies the append-only tables of a made-up ledger once as they are and once parted
// by ranges of the record's number, and asks both the same; prints what PostgreSQL will not part, and why.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openApp } from "../src/app.ts";
import { openLedger } from "../src/ledger/index.ts";
import { foldName } from "../src/text/index.ts";
import { startServer } from "../test/ledger/postgres/server.ts";
import { made } from "./made-ledger.mjs";

const many = Number(process.argv[2]) || 5_000, folder = mkdtempSync(join(tmpdir(), "recoupe-parts-")), PARTS = 8, TURNS = 500;
chmodSync(folder, 0o711);
mkdirSync(join(folder, "server"));
const server = process.env.TEST_DATABASE_URL ? null : await startServer({ safe: true, folder: join(folder, "server"), parent: process.pid });
const url = new URL(process.env.TEST_DATABASE_URL ?? server.url), schema = `parts${process.pid}`;
url.searchParams.set("schema", schema);
const atlas = (await openApp({ data: join(folder, "names") })), towns = ["Aleppo", "Homs", "Raqqa", "Mosul", "Tikrit"].flatMap((name) => { const [place] = atlas.shelf.atlas.find(foldName(name)); return place ? [{ id: place.id, name: place.name, lat: place.lat, lon: place.lon, country: place.country }] : []; });
await atlas.close();
const ledger = await openLedger({ folder, database: url.href });
const since = (start) => (performance.now() - start) / 1000;
let start = performance.now(), batch = [];
for (const entry of made(many, towns)) { batch.push(entry); if (batch.length === 500) { await ledger.addAll(batch); batch = []; } }
if (batch.length > 0) await ledger.addAll(batch);
const { claims } = await ledger.counts();
console.log(`${many} documents, ${claims} claims kept in ${since(start).toFixed(1)} s, ${(many / since(start)).toFixed(0)} documents a second`);
await ledger.close();

const plain = new URL(url); plain.searchParams.delete("schema");
const client = new pg.Client({ connectionString: plain.href });
await client.connect();
const rows = async (text, values) => (await client.query(text, values)).rows;
await client.query(`SET search_path = "${schema}"; VACUUM ANALYZE`.split(";")[0]);
const sizes = await rows("SELECT relname AS name, pg_total_relation_size(oid) AS size FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' ORDER BY 2 DESC", [schema]);
const all = sizes.reduce((sum, { size }) => sum + Number(size), 0);
console.log(`${(all / many / 1000).toFixed(1)} kB a document with its indexes: ${sizes.slice(0, 10).map(({ name, size }) => `${name} ${(Number(size) / many / 1000).toFixed(1)}`).join(", ")}`);

const [{ last }] = await rows("SELECT max(sequence) AS last FROM record"), step = Math.ceil(Number(last) / PARTS);
const copy = async (name, parted) => {
  await client.query(`CREATE TABLE ${name} (sequence bigint PRIMARY KEY, kind text COLLATE "C" NOT NULL, previous text COLLATE "C" NOT NULL, digest text COLLATE "C" NOT NULL, body text COLLATE "C" NOT NULL)${parted ? " PARTITION BY RANGE (sequence)" : ""}`);
  if (parted) for (let i = 0; i < PARTS; i++) await client.query(`CREATE TABLE ${name}_${i} PARTITION OF ${name} FOR VALUES FROM (${i * step + (i === 0 ? 0 : 1)}) TO (${(i + 1) * step + 1})`);
  start = performance.now();
  await client.query(`INSERT INTO ${name} SELECT * FROM record ORDER BY sequence`);
  const inserting = Number(last) / since(start);
  start = performance.now();
  for (let turn = 0; turn < TURNS; turn++) await client.query({ name: `one of ${name}`, text: `SELECT body FROM ${name} WHERE sequence = $1`, values: [1 + turn * 7919 % Number(last)] });
  const one = since(start) / TURNS * 1000;
  start = performance.now();
  for (let turn = 0; turn < TURNS; turn++) await client.query({ name: `some of ${name}`, text: `SELECT digest FROM ${name} WHERE sequence > $1 ORDER BY sequence LIMIT 50`, values: [1 + turn * 7919 % Number(last)] });
  console.log(`${parted ? `${PARTS} partitions` : "one table"}: ${inserting.toFixed(0)} records a second copied in; one by its number ${one.toFixed(2)} ms, fifty in order ${(since(start) / TURNS * 1000).toFixed(2)} ms`);
};
await copy("copy_whole", false);
await copy("copy_parted", true);
start = performance.now();
await client.query("ALTER TABLE copy_parted DETACH PARTITION copy_parted_0");
console.log(`a partition of ${step} records taken off in ${(since(start) * 1000).toFixed(0)} ms`);
for (const [what, text] of [
  ["capture by its record", "CREATE TABLE part_capture (document text PRIMARY KEY, record bigint NOT NULL) PARTITION BY RANGE (record)"],
  ["claim by its record, unique in its reading", "CREATE TABLE part_claim (record bigint PRIMARY KEY, id text, reading bigint, UNIQUE (reading, id)) PARTITION BY RANGE (record)"],
  ["claim_index by its claim, with unique names", "CREATE TABLE part_index (claim bigint PRIMARY KEY, id text UNIQUE) PARTITION BY RANGE (claim)"],
  ["what points at parted records", `CREATE TABLE part_points (record bigint PRIMARY KEY REFERENCES copy_parted (sequence))`],
]) console.log(`${what}: ${await client.query(text).then(() => "parts", (error) => `does not part: ${error.message}${error.detail ? ` (${error.detail})` : ""}`)}`);
await client.query(`DROP SCHEMA "${schema}" CASCADE`);
await client.end();
await server?.kill();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
