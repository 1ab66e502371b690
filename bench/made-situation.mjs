// A ledger with as many events as one likes: some hundred made-up reports are read for true, kept and reconciled, and their events
// are then set down again and again at other places and days, so that each is as large as a real one.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openShelf } from "../src/app/shelf.ts";
import { openApp } from "../src/app.ts";
import { openLedger } from "../src/ledger/index.ts";
import { eventFacets, eventSort, toldKey } from "../src/reconcile/filing.ts";
import { chance, DAYS, made } from "./made-ledger.mjs";

const FIRST = Date.UTC(2011, 2, 1) / 86_400_000;
const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const dayOf = (text) => Math.round(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000);
const MOST_TOLD = 20;
const NAMES = ["Aleppo", "Damascus", "Homs", "Palmyra", "Idlib", "Mosul", "Raqqa", "Deir ez-Zor", "Hama", "Daraa", "Kirkuk", "Ramadi", "Tikrit", "Fallujah", "Kobani", "Sinjar", "Azaz", "Manbij"];

/** Real towns that the made-up reports tell of. */
export function townsOf({ atlas }) {
  return NAMES.flatMap((name) => atlas.find(name.toLowerCase()).filter(({ country }) => country === "SY" || country === "IQ").slice(0, 1)).map(({ id, name, lat, lon, country }) => ({ id, name, lat, lon, country }));
}

/** What recoupe notes beside the events that it derives today: a ledger that says otherwise is derived anew when it is opened. */
async function basisNow() {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-basis-"));
  const app = await openApp({ data: folder });
  await app.add({ text: "Militants killed four soldiers near Palmyra on 8 March 2019, the army said." });
  await app.close();
  const ledger = await openLedger({ folder });
  const { basis } = await ledger.mark();
  await ledger.close();
  rmSync(folder, { recursive: true });
  return basis;
}

/** Fills `folder` with a ledger of `events` events, unless it has been filled before. */
export async function madeSituation(folder, events) {
  mkdirSync(folder, { recursive: true });
  const shelf = openShelf(folder), towns = townsOf(shelf), random = chance(77);
  let ledger = await openLedger({ folder });
  if ((await ledger.counts()).events >= events) {
    const over = await ledger.mark();
    await ledger.refile({ put: [], remove: [], redirects: [], basis: await basisNow(), over });
    return void await ledger.close();
  }
  await ledger.addAll([...made(600, towns)]);
  await ledger.close();
  await (await openApp({ data: folder })).close();
  ledger = await openLedger({ folder });
  const kept = (await ledger.inOrder("event", { limit: 5000 })).map(({ body }) => JSON.parse(body));
  const places = Array.from({ length: 4000 }, (_, n) => { const near = towns[Math.floor(random.next() ** 2 * towns.length)]; return n < towns.length ? towns[n] : { id: `made:${n}`, name: `Village ${n}`, lat: near.lat + random.normal() * 0.6, lon: near.lon + random.normal() * 0.6, country: near.country }; });
  // No page tells of hundreds of events: of the copies only some are filed under the pages that they were made of.
  const told = new Map(), least = (document) => { const many = (told.get(document) ?? 0) + 1; told.set(document, many); return many > MOST_TOLD; };
  let put = [];
  const flush = async () => { const over = await ledger.mark(); await ledger.refile({ put, remove: [], redirects: [], basis: over.basis, over }); put = []; };
  for (let n = kept.length; n < events; n++) {
    const { event } = kept[n % kept.length];
    const shift = random.below(DAYS) + FIRST, undated = event.time?.start == null;
    const moved = new Map(), place = (one) => { if (!moved.has(one.id)) moved.set(one.id, places[Math.floor(random.next() ** 3 * places.length)]); const { id, name, lat, lon, country } = moved.get(one.id); return { ...one, id, name, lat, lon, country }; };
    const long = undated ? 0 : dayOf(event.time.end ?? event.time.start) - dayOf(event.time.start);
    const copy = {
      ...event, id: `evt:${n.toString(16).padStart(16, "0")}`, places: event.places.map(place),
      time: undated ? event.time : { ...event.time, start: iso(shift), end: iso(shift + long) },
    };
    const frame = { when: undated ? null : { from: shift, to: shift + long } };
    const left = new Set(copy.documents.filter(({ id }) => least(id)).map(({ id }) => toldKey(id)));
    put.push({ id: copy.id, kind: "event", sort: eventSort(frame), keys: eventFacets(copy, `made${n}`).filter((key) => !left.has(key)), body: JSON.stringify({ frame: `made${n}`, event: copy }) });
    if (put.length === 500) await flush();
  }
  await flush();
  await ledger.close();
}

if (process.argv[1] === import.meta.filename) {
  const [folder, events] = process.argv.slice(2);
  await madeSituation(folder, Number(events));
}
