import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { ProblemError } from "../../src/problem.ts";
import { asOwner } from "./postgres/place.ts";
import { canMount, startServer, type Server } from "./postgres/server.ts";
import { entry, idOf, reading, type Entry } from "./examples.ts";

/** A dispatch that cannot be packed: the page carries a picture. */
function heavy(n: number): Entry {
  const bytes = randomBytes(30_000);
  return { capture: { bytes, captured_from: `picture-${n}.bin`, captured: null }, reading: reading({ text: `Picture ${n} shows Belmar.`, claims: [{ words: "shows Belmar", place: "Belmar" }] }, idOf(bytes)) };
}

const mountable = canMount();
if (!mountable) console.log("skipped: a PostgreSQL server whose disk is full, because this system lets us mount none for it");

describe.skipIf(!mountable)("a PostgreSQL server whose disk is full", () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer({ safe: false, disk: "8m" });
    await asOwner(server.url, async (client) => {
      await client.query(`CREATE TABLESPACE small LOCATION '${server.disk}'`);
      await client.query("ALTER DATABASE postgres SET default_tablespace = small");
    });
    await asOwner(server.url, (client) => client.query("CREATE TABLE ballast AS SELECT repeat(md5(n::text), 30) AS weight FROM generate_series(1, 2000) AS n"));
  });
  afterAll(async () => { await server?.stop(); });

  test("is one clear sentence; nothing is lost, nothing half written, and it goes on once there is room", async () => {
    const open = () => openLedger({ folder: "/nowhere", database: server.url });
    const ledger = await open();
    await ledger.add(entry({ text: "Fighters left Belmar." }));
    const acknowledged: string[] = [];
    let refused: ProblemError | null = null, last: Entry;
    for (let n = 0; refused === null && n < 1000; n++) {
      last = heavy(n);
      await ledger.add(last).then(({ document }) => acknowledged.push(document), (error: ProblemError) => { refused = error; });
    }
    expect(refused!.problem).toMatchObject({ rule: "disk-full", message: `The disk of the PostgreSQL server of 127.0.0.1:${server.port}/postgres is full; nothing of this was kept.` });
    expect(acknowledged.length).toBeGreaterThan(0);
    console.log(`PostgreSQL, disk full: ${acknowledged.length} acknowledged before "${refused!.problem.cause}"`);
    const bulky = Array.from({ length: 100 }, (_, n) => ({ id: `evt:${n}`, kind: "event" as const, sort: n, keys: [n], body: JSON.stringify(randomBytes(20_000).toString("base64")) }));
    await expect(ledger.refile({ put: bulky, remove: [], redirects: [], basis: null, over: null })).rejects.toThrow(/is full/);
    const whole = async (): Promise<void> => {
      for (const id of acknowledged) expect((await ledger.original(id))!.bytes).toHaveLength(30_000);
      expect((await ledger.counts()).documents).toBe(acknowledged.length + 1);
      expect(await ledger.inOrder("event")).toEqual([]);
      expect(await ledger.check()).toEqual([]);
    };
    await whole();
    await asOwner(server.url, (client) => client.query("DROP TABLE ballast"));
    await whole();
    expect((await ledger.add(last!)).added).toBe(true);
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
  });
});
