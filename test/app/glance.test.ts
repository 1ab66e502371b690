import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type App } from "../../src/app.ts";
import { Events } from "../../src/app/find.ts";
import { openLedger, type Ledger } from "../../src/ledger/index.ts";

// A page that tells of many events: they are looked at without what else is known of each, and no more of them than are asked for.

const folder = mkdtempSync(join(tmpdir(), "recoupe-glance-"));
let app: App, ledger: Ledger, events: Events, document: string;
beforeAll(async () => {
  app = await openApp({ data: folder, now: () => "2019-03-31T10:00:00Z" });
  const towns = ["Deir ez-Zor", "Raqqa", "Homs", "Hama", "Idlib", "Palmyra", "Aleppo"];
  const text = towns.map((town, at) => `Selon l’Observatoire syrien des droits de l’homme, ${at + 11} soldats ont été tués le ${at + 4} mars 2019 dans une attaque à ${town}.`).join("\n\n");
  ({ document } = (await app.keep({ bytes: new TextEncoder().encode(`${text}\n`), captured_from: "week.txt", captured: null })).acknowledged);
  await app.reconcile();
  ledger = await openLedger({ folder, readOnly: true });
  events = new Events(ledger, app.shelf.atlas, app.shelf.directory);
});
afterAll(async () => { await ledger.close(); await app.close(); rmSync(folder, { recursive: true, force: true }); });

test("a glance shows of each event what the event itself says, in order of their days", async () => {
  const whole = await events.toldBy(document);
  expect(whole.length).toBeGreaterThan(4);
  const { events: seen, more } = await events.glance(document);
  expect(more).toBe(false);
  const byDay = whole.sort((a, b) => (a.time!.start! < b.time!.start! ? -1 : 1));
  expect(seen).toEqual(byDay.map(({ id, type, claims }) => ({ id, type, claims })));
});

test("where it is cut it says so, and what it holds are the first", async () => {
  const { events: all } = await events.glance(document);
  for (let most = 0; most <= all.length + 1; most++) {
    expect(await events.glance(document, most)).toEqual({ events: all.slice(0, most), more: most < all.length });
  }
  expect(await events.glance("sha256:none", 3)).toEqual({ events: [], more: false });
});

test("the events of a claim are found through its page, whole", async () => {
  const whole = await events.toldBy(document);
  for (const event of whole) for (const claim of event.claims) expect(await events.withClaim(claim, document)).toEqual([event]);
  expect(await events.withClaim("clm:none", document)).toEqual([]);
});

test("a document says of its events which of its claims each holds, and that there are no others", async () => {
  const answer = (await app.document(document))!;
  expect(answer.more).toEqual({ events: false });
  expect(new Set(answer.events.flatMap(({ claims }) => claims))).toEqual(new Set(answer.claims.map(({ id }) => id)));
  const ids = new Set(answer.claims.flatMap(({ initiators, targets }) => [...initiators, ...targets]).flatMap(({ id }) => id ?? []));
  for (const id of ids) expect(answer.actors[id]).toBeDefined();
});
