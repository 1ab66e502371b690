import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { asOwner, freshAddress } from "./postgres/place.ts";
import { startServer, type Server } from "./postgres/server.ts";
import { ruleOf } from "./conformance/place.ts";
import { enduring } from "./enduring.ts";
import { NORTH, numbered, SOUTH } from "./examples.ts";

// A server of our own, which may be killed, and on which what is committed is on disk.
let server: Server;
beforeAll(async () => { server = await startServer({ safe: true }); });
afterAll(async () => { await server?.stop(); });

enduring("PostgreSQL", async () => {
  const { url, schema } = await freshAddress(server.url);
  return {
    where: { folder: "/nowhere", database: url },
    open: () => openLedger({ folder: "/nowhere", database: url }),
    crash: async () => { await server.kill(); await server.start(); },
    discard: async () => { await asOwner(server.url, (client) => client.query(`SET client_min_messages = warning; DROP SCHEMA IF EXISTS "${schema}" CASCADE`)); },
  };
});

describe("a PostgreSQL server that goes away", () => {
  test("is said, and reading and writing go on once it is back, with the same opened ledger", async () => {
    const { url } = await freshAddress(server.url);
    const ledger = await openLedger({ folder: "/nowhere", database: url, patience: 200 });
    await ledger.add(NORTH);
    await ledger.claims();
    await server.kill();
    await expect(ledger.add(SOUTH)).rejects.toThrow(/^The PostgreSQL server of 127\.0\.0\.1:\d+\/postgres, schema \w+ went away; what was acknowledged is kept/);
    expect(await ruleOf(ledger.claims())).toBe("ledger-away");
    expect(await ruleOf(openLedger({ folder: "/nowhere", database: url }))).toBe("ledger-unreachable");
    await server.start();
    expect(await ledger.claims()).toEqual(NORTH.reading.claims);
    expect((await ledger.add(SOUTH)).added).toBe(true);
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
  });

  test("and comes back soon is waited for", async () => {
    const { url } = await freshAddress(server.url);
    const ledger = await openLedger({ folder: "/nowhere", database: url, patience: 30_000 });
    await ledger.add(NORTH);
    await server.kill();
    const adding = ledger.add(SOUTH);
    await server.start();
    expect((await adding).added).toBe(true);
    expect(await ledger.counts()).toMatchObject({ documents: 2 });
    await ledger.close();
  });

  test("in the midst of adding leaves whole documents, and says which it had not acknowledged", async () => {
    const { url } = await freshAddress(server.url);
    const ledger = await openLedger({ folder: "/nowhere", database: url, patience: 200 });
    const adding = Promise.allSettled(Array.from({ length: 200 }, (_, n) => ledger.add(numbered(n))));
    await new Promise((go) => setTimeout(go, 100));
    await server.kill();
    const answers = await adding;
    await server.start();
    const kept = new Map((await ledger.documents()).map(({ id, claims }) => [id, claims]));
    for (const answer of answers) if (answer.status === "fulfilled") expect(kept.get(answer.value.document)).toBe(5);
    expect([...kept.values()].every((claims) => claims === 5)).toBe(true);
    expect(kept.size - answers.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    expect(await ledger.check()).toEqual([]);
    await ledger.close();
  });
});
