import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, VERSION, type App } from "../../src/app.ts";
import { derivation } from "../../src/app/derive.ts";
import { openLedger, type Refiling } from "../../src/ledger/index.ts";
import type { Event } from "../../src/reconcile/index.ts";

const folder = mkdtempSync(join(tmpdir(), "recoupe-derive-"));
let app: App;
beforeAll(async () => { app = await openApp({ data: folder, now: () => "2019-03-05T10:00:00Z" }); });
afterAll(async () => { await app.close(); rmSync(folder, { recursive: true, force: true }); });

const dispatch = (n: number, place = "Deir ez-Zor") => ({
  bytes: new TextEncoder().encode(`Selon l’Observatoire syrien des droits de l’homme, au moins ${n} soldats ont été tués le 4 mars 2019 dans une attaque à ${place}.\n`),
  captured_from: `${place}-${n}.txt`, captured: null,
});
const documentsOf = (events: Event[]) => new Set(events.flatMap((event) => event.documents.map((d) => d.captured_from)));

test("what is added while a reconciliation runs is in the next one, and calls meanwhile share it", async () => {
  await app.keep(dispatch(11));
  const first = app.reconcile();
  const kept = app.keep(dispatch(12, "Raqqa"));
  const second = app.reconcile(), third = app.reconcile();
  expect(second).toBe(third);
  await Promise.all([first, kept, second]);
  await app.reconcile();
  expect(documentsOf((await app.events({})).events)).toEqual(new Set(["Deir ez-Zor-11.txt", "Raqqa-12.txt"]));
});

test("another writer of the same ledger, in between, is not lost", async () => {
  const other = await openLedger({ folder });
  // As if its process had kept a document while this one was deriving: once, right before the outcome is kept.
  let done = false;
  const meddled = new Proxy(other, {
    get(ledger, name) {
      if (name === "take") return async (page: Parameters<typeof ledger.take>[0]) => {
        const turn = await ledger.take(page);
        return turn && { ...turn, refile: async (change: Refiling) => {
          if (!done) {
            done = true;
            await app.keep(dispatch(13, "Homs"));
            await app.reconcile();
          }
          return turn.refile(change);
        } };
      };
      const value = Reflect.get(ledger, name, ledger) as unknown;
      return typeof value === "function" ? value.bind(ledger) : value;
    },
  });
  await app.keep(dispatch(15, "Idlib"));
  await derivation(meddled, app.shelf.directory, VERSION).again();
  expect(done).toBe(true);
  expect(documentsOf((await app.events({})).events)).toEqual(new Set(["Deir ez-Zor-11.txt", "Raqqa-12.txt", "Homs-13.txt", "Idlib-15.txt"]));
  await other.close();
});

test("a start catches up with what was kept and never reconciled, and with another version's outcome", async () => {
  await app.keep(dispatch(14, "Hama"));
  expect(documentsOf((await app.events({})).events)).not.toContain("Hama-14.txt");
  const other = await openLedger({ folder });
  await derivation(other, app.shelf.directory, "test").again();
  expect((await other.mark())!.basis).toMatch(/^recoupe test/);
  expect(documentsOf((await app.events({})).events)).toContain("Hama-14.txt");
  const next = await openApp({ data: folder });
  expect(documentsOf((await next.events({})).events)).toContain("Hama-14.txt");
  expect((await other.mark())!.basis).toContain(VERSION);
  await next.close();
  await other.close();
});

test("of two processes that rebuild at once, one writes and the outcome is whole", async () => {
  const { events } = await app.events({});
  const other = await openLedger({ folder });
  await Promise.all([app.rebuild(), derivation(other, app.shelf.directory, VERSION).rebuild()]);
  await app.reconcile();
  expect((await app.events({})).events).toEqual(events);
  await other.close();
});

test("a rebuild makes the same events", async () => {
  const { events } = await app.events({});
  await app.rebuild();
  expect((await app.events({})).events).toEqual(events);
});

test("a judgement carries the clock's time and stands with the event", async () => {
  const { events: [event] } = await app.events({});
  const judged = await app.judge({ author: "a reader", subject: event!.id, verb: "note", reason: "seen" });
  expect(judged).toMatchObject({ at: "2019-03-05T10:00:00Z", subject: event!.id });
});

test("names are known by any spelling, of events as of claims", async () => {
  for (const place of ["Homs", "حمص", "gn:169577"]) expect((await app.events({ place })).events.length, place).toBeGreaterThan(0);
  expect((await app.events({ place: "Homs" })).events.every((event) => event.documents.every((d) => d.captured_from === "Homs-13.txt"))).toBe(true);
  expect((await app.events({ since: "2019-03-04", until: "2019-03-04" })).events.length).toBeGreaterThan(0);
  expect((await app.events({ until: "2019-03-03" })).events).toEqual([]);
  expect((await app.claims({ source: "sohr", limit: 2, offset: 1 })).claims).toEqual((await app.claims({ source: "sohr" })).claims.slice(1, 3));
  expect((await app.events({ status: "corroborated" })).events).toEqual([]);
});
