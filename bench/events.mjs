#!/usr/bin/env node
// How well claims become events, measured on the gold of ../shared: claims are built from the gold's codes (not read
// from the text, unless told), reconciled, and compared with gold/events.json.
//   node bench/events.mjs [--show] [--read [--data FOLDER]]
// --read: the claims come from recoupe's own reading of the pages instead; --data: with the gazetteer imported into that folder.
// Prints: pairwise F1 of documents that share an episode; the status of each one-origin group read alone; whether each
// opposed group is contested; and every event that came out corroborated, with its origins.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { openDirectory } from "../src/directory/index.ts";
import { reconcile } from "../src/reconcile/index.ts";
import { Kinship } from "../src/reconcile/kinship.ts";

const root = resolve(import.meta.dirname, "..");
const shared = resolve(root, "../shared");
const show = process.argv.includes("--show");
if (!existsSync(resolve(shared, "gold/events.json"))) {
  console.log("skipped: the gold of ../shared is not beside the repository");
  process.exit(0);
}
const directory = openDirectory(readFileSync(resolve(root, "dist/names.bin")));
const gold = (file) => JSON.parse(readFileSync(resolve(shared, "gold", file), "utf8"));
const coordinates = {};
for (const file of readdirSync(resolve(shared, "gold"))) if (/^places.*\.json$/.test(file)) Object.assign(coordinates, gold(file));
const COUNTRIES = new Set(["Syria", "Iraq", "Yemen", "Mali", "Libya", "Burkina Faso"]);
const one = (coded) => String(coded).split("|")[0];

function documentOf(page) {
  const text = readFileSync(resolve(shared, "gold", page.document), "utf8").normalize("NFC");
  return {
    id: `gold:${page.document}`, captured_from: page.document, captured: null, url: null, publisher: page.publisher, title: page.title, byline: null,
    published: page.published, republished_from: page.republished_from, language: page.language, text,
    blocks: [{ start: 0, end: text.length, role: "body" }], evidence: {},
  };
}

function placeOf(name, worded) {
  const [lat, lon, tolerance = 25] = coordinates[name];
  return {
    ...worded, id: COUNTRIES.has(name) ? `cc:${name}` : `gold:${name}`, name, lat, lon, precision: tolerance <= 30 ? 1 : tolerance <= 60 ? 2 : 3,
    role: "at", country: null, labels: {}, candidates: [],
  };
}

function claimsOf(page, document) {
  const folded = document.text.replace(/[\s\u00a0]/gu, " ");
  let before = null;
  return page.claims.map((coded, at) => {
    const start = Math.max(0, folded.indexOf(coded.quote.normalize("NFC").replace(/[\s\u00a0]/gu, " ")));
    const end = Math.min(document.text.length, start + coded.quote.length);
    const exact = document.text.slice(start, end);
    const worded = { text: exact, anchor: { start, end }, inherited: false };
    const type = one(coded.type);
    const actors = (list) => list.map((id) => ({ ...worded, id: one(id), name: one(id) }));
    const origin = one(coded.origin);
    const actor = directory.actor(origin);
    const stance = type === "confirmation" ? (one(coded.factuality) === "unknown" ? "declines" : coded.polarity === "negative" ? "denies" : "confirms") : "says";
    const counts = coded.counts.map((count, number) => ({
      ...worded, id: `n${number + 1}`, quantity: count.quantity, of: count.of ?? null, group: null, low: count.low, high: count.high,
      part_of: null, amends: null,
    }));
    counts.forEach((count, number) => {
      const whole = counts.slice(0, number).find((other) => other.quantity === count.quantity && (other.low ?? other.high) > (count.low ?? count.high));
      if (whole && /dont|among|including|بينهم|منهم/.test(exact)) count.part_of = whole.id;
      const earlier = counts.slice(0, number).find((other) => other.quantity === count.quantity);
      if (earlier && /avant de|puis|porte/.test(exact)) count.amends = earlier.id;
    });
    const claim = {
      id: `clm:${page.document}:${String(at).padStart(3, "0")}`, document: document.id, span: { start, end, exact, prefix: "", suffix: "" }, type,
      initiators: actors(coded.initiators), targets: actors(coded.targets), places: coded.places.map((name) => placeOf(name, worded)),
      // "Thursday 8 December" on an undated page: the gold leaves the year open, and so does this.
      time: coded.time === "unscored" && /8 décembre/.test(coded.quote)
        ? { ...worded, start: null, end: null, precision: 1, inferred: ["year"], resolved_against: null, candidates: [2005, 2011, 2016, 2022].map((year) => ({ start: `${year}-12-08`, end: `${year}-12-08` })) }
        : coded.time && typeof coded.time === "object"
        ? { ...worded, start: coded.time.start, end: coded.time.end, precision: coded.time.start === coded.time.end ? 1 : coded.time.end === null ? 1 : 2, inferred: [], candidates: [], resolved_against: null } : null,
      counts, attribution: origin === "publisher" ? [] : [{ ...worded, source: { id: origin === "unnamed" ? null : origin, name: origin, kind: actor?.kind ?? (origin === "unnamed" ? "unnamed" : null), side: null }, cue: "", stance }],
      factuality: one(coded.factuality), polarity: coded.polarity ?? "positive", loaded: [], about: type === "confirmation" && before ? [before] : [],
      story: 0, derivation: { stage: "gold", rule: "gold", words: exact, anchor: { start, end }, says: "coded by hand", from: [] },
    };
    if (type !== "confirmation" && type !== "assessment") before = claim.id;
    return claim;
  });
}

const pages = ["seeds.json", "fr.json", "en.json", "ar.json"].flatMap(gold);
let documents = pages.map(documentOf);
let claims = pages.flatMap((page, at) => claimsOf(page, documents[at]));
if (process.argv.includes("--read")) {
  const { openShelf, read } = await import("../src/index.ts");
  const data = process.argv.indexOf("--data");
  const shelf = openShelf(data > 0 ? resolve(process.argv[data + 1]) : undefined);
  const readings = pages.map((page) => read(readFileSync(resolve(shared, "gold", page.document)), { shelf, captured_from: page.document }));
  // The bench names pages by their file.
  documents = readings.map(({ document }, at) => ({ ...document, id: `gold:${pages[at].document}` }));
  claims = readings.flatMap(({ claims: own }, at) => own.map((claim) => ({ ...claim, document: `gold:${pages[at].document}` })));
}
const groups = gold("events.json");
const pick = (names) => {
  const ids = new Set(names.map((name) => `gold:${name}`));
  return reconcile({ claims: claims.filter((claim) => ids.has(claim.document)), documents: documents.filter((document) => ids.has(document.id)) }, directory);
};

const started = performance.now();
const whole = reconcile({ claims, documents }, directory);
console.log(`${claims.length} claims of ${documents.length} pages: ${whole.events.length} events in ${whole.episodes.length} episodes, ${Math.round(performance.now() - started)} ms`);

const pairs = (sets) => new Set(sets.flatMap((set) => set.flatMap((a, at) => set.slice(at + 1).map((b) => [a, b].sort().join(" + ")))));
const wanted = pairs(groups.map((group) => [...group.documents, ...(group.undecided ?? [])]));
const got = pairs(whole.episodes.map((episode) => episode.documents.map((document) => document.id.slice(5))));
const right = [...got].filter((pair) => wanted.has(pair)).length;
const precision = got.size === 0 ? 0 : right / got.size;
const recall = right / wanted.size;
console.log(`documents that share an episode: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${(2 * precision * recall / (precision + recall || 1)).toFixed(3)}`);
for (const pair of wanted) if (!got.has(pair)) console.log(`  missed: ${pair}`);
for (const pair of got) if (!wanted.has(pair)) console.log(`  wrong:  ${pair}`);

for (const group of groups) {
  if (group.one_origin) {
    const { events } = pick(group.one_origin.documents);
    const main = events.filter((event) => event.origins.some((origin) => origin.id === group.one_origin.origin)).sort((a, b) => b.claims.length - a.claims.length)[0];
    const independent = main?.origins.filter((origin) => origin.independence === "independent").map((origin) => origin.id) ?? [];
    console.log(`${group.episode}: one origin: ${main?.status.includes("single-origin") && independent.length === 1 ? "yes" : "NO"} [${main?.status}] ${independent}; on ${main?.documents.length} of ${group.one_origin.documents.length} pages`);
    if (show) for (const event of events) console.log(`    ${event.type} ${event.time?.start} [${event.status}] ${event.origins.map((o) => `${o.id}:${o.independence}`).join(", ")}`);
  }
  if (group.opposed) {
    const { events } = pick(group.opposed);
    const contested = events.filter((event) => event.status.includes("contested"));
    const across = contested.filter((event) => event.contested.some((slot) => new Set(slot.values.map((value) => value.document)).size > 1));
    console.log(`${group.episode}: opposed: ${contested.length > 0 ? "contested" : "NOT CONTESTED"} (${across.length} across pages)`);
    if (show) for (const event of events) if (event.documents.length > 1 || event.contested.length) console.log(`    ${event.type} ${event.time?.start} [${event.status}] pages ${event.documents.length} ${event.contested.map((slot) => `${slot.attribute} ${slot.quantity ?? ""}: ${slot.values.map((value) => `${value.origin}=${value.value}`).join(" / ")}`).join("; ")}`);
  }
}
const kinship = new Kinship(directory);
for (const event of whole.events) {
  if (!event.status.includes("corroborated")) continue;
  const independent = event.origins.filter((origin) => origin.independence === "independent");
  for (const [at, a] of independent.entries()) for (const b of independent.slice(at + 1)) {
    const bond = kinship.bond(a.id, b.id, event.time?.start ?? null);
    if (bond) console.log(`  TIED: ${bond.says}`);
  }
  console.log(`corroborated: ${event.type} ${event.time?.start} ${event.places[0]?.name}: ${event.origins.map((origin) => `${origin.id} (${origin.independence})`).join(", ")}; ${event.documents.map((document) => basename(document.captured_from)).join(", ")}`);
}
if (show) for (const event of whole.events) console.log(`${event.id} ${event.type} ${event.time?.start ?? "?"} ${event.places[0]?.name} [${event.status}] claims ${event.claims.length} pages ${event.documents.map((document) => basename(document.captured_from) + (document.membership === "decided" ? "" : "?")).join(" ")} deaths ${event.fatalities.low}/${event.fatalities.best}/${event.fatalities.high}`);
