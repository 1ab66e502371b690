import { DatabaseSync } from "node:sqlite";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Ajv } from "ajv";
import { parse } from "csv-parse/sync";
import type { App } from "../../src/app.ts";
import { FORMATS, formatOf, type FormatName } from "../../src/export/index.ts";
import type { Claim } from "../../src/reading/index.ts";
import type { Event } from "../../src/reconcile/index.ts";
import { appWith, examples, exported } from "./ledger.ts";
import { expand, nodes, vocabularies } from "./linked.ts";

// The example dispatches, and two of the tests' own: one with a formula in it, and one with a private person.
const PAGES = [
  ...examples(),
  { name: "formula.txt", text: "The Formula Post\nDamascus, 3 March 2016\n\n=HYPERLINK(\"http://evil.example\") Islamic State fighters killed 12 soldiers of the Syrian army at Palmyra on 2 March 2016.\n\n-5 degrees were measured. Shelling by the Syrian army killed dozens of civilians in Douma on 1 March 2016, a resident named Karim Haddad said.\n" },
];

let app: App, discard: () => Promise<void>, events: Event[], claims: Claim[];
beforeAll(async () => {
  ({ app, discard } = await appWith(PAGES));
  events = (await app.events({ limit: 10_000 })).events;
  claims = (await app.claims({})).claims;
  await app.judge({ author: "A. Reviewer", subject: events.find(({ places }) => places.some(({ name }) => name === "Zardana"))!.id, verb: "confirm", reason: "Two photographs show it." });
});
afterAll(() => discard());

const rows = async (format: FormatName): Promise<Record<string, string>[]> => parse((await exported(app, { format, filter: {} })).text, { columns: true });

test("every export says which rules, which state of the ledger and which day it comes from", async () => {
  const ids = new Map<FormatName, string>();
  for (const format of ["csv", "ucdp", "annotations"] as const) {
    const { header } = await exported(app, { format, filter: {} });
    expect(header).toMatchObject({ id: expect.stringMatching(/^exp:[0-9a-f]{24}$/), format, recoupe: expect.any(String), rules: [{ rules: expect.stringMatching(/^[0-9a-f]{64}$/), documents: PAGES.length }], ledger: { record: expect.any(Number), digest: expect.stringMatching(/^[0-9a-f]{64}$/) }, exported: "2026-11-21T12:00:00.000Z" });
    expect(header.events!.waiting).toBe(0);
    ids.set(format, header.id);
  }
  expect(new Set(ids.values()).size).toBe(3);
  expect((await exported(app, { format: "csv", filter: {} })).header.id).toBe(ids.get("csv"));
  expect((await exported(app, { format: "csv", filter: { type: "toll" } })).header.id).not.toBe(ids.get("csv"));
});

describe("tables", () => {
  test.each(["acled", "ucdp", "csv"] as const)("%s is read by csv-parse and by SQLite, cell by cell the same", async (name) => {
    const { text } = await exported(app, { format: name, filter: {} });
    const columns = formatOf(name).columns!.map((column) => column.name);
    const parsed: string[][] = parse(text);
    expect(parsed[0]).toEqual(columns);
    expect(parsed.length).toBeGreaterThan(3);
    expect(parsed.every((row) => row.length === columns.length)).toBe(true);
    const db = new DatabaseSync(":memory:");
    db.exec(`CREATE TABLE data (${columns.map((column) => `"${column}" TEXT`).join(", ")})`);
    const insert = db.prepare(`INSERT INTO data VALUES (${columns.map(() => "?").join(", ")})`);
    for (const row of parsed.slice(1)) insert.run(...row);
    expect(db.prepare("SELECT * FROM data").all().map((row) => Object.values(row))).toEqual(parsed.slice(1));
    for (const row of parsed.slice(1)) for (const cell of row) expect(/^[=+@\t\r]/.test(cell) || (cell.startsWith("-") && Number.isNaN(Number(cell)))).toBe(false);
    db.close();
  });

  test("csv has a row a claim, with its very words", async () => {
    const all = await rows("csv");
    expect(all.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    expect(all.map(({ exact }) => exact!.replace(/^'(?=[=+\-@])/, ""))).toEqual(claims.map(({ span }) => span.exact));
  });

  test("acled takes the lowest figure, tells of the dispute, and gives no direction", async () => {
    const all = await rows("acled"), byPlace = (place: string) => all.filter((row) => row["location"] === place);
    expect(all.length).toBeGreaterThan(3);
    const douma = byPlace("Douma")[0]!;
    expect(douma).toMatchObject({ event_type: "Explosions/Remote violence", sub_event_type: "Shelling/artillery/missile attack", fatalities: "12", civilian_targeting: "Civilian targeting", iso: "760", country: "Syria", region: "Middle East", event_date: "2016-03-01", time_precision: "1" });
    const palmyra = byPlace("Palmyra").find(({ event_date }) => event_date === "2016-12-08")!;
    expect(palmyra).toMatchObject({ fatalities: "60", actor1: "Islamic State", inter1: "2", inter2: "1", interaction: "12" });
    expect(palmyra["notes"]).toMatch(/Status: .*contested/);
    // The same event with its doers and those to whom it was done exchanged has the same sides.
    for (const row of all) if (row["actor1"] !== "" && row["actor2"] !== "") expect(row["actor1"]).not.toBe(row["actor2"]);
  });

  test("ucdp holds events with a death, their bounds in order and their parts adding up to best", async () => {
    const all = await rows("ucdp");
    expect(all.length).toBeGreaterThan(1);
    for (const { best = "", low = "", high = "", deaths_a = "", deaths_b = "", deaths_civilians = "", deaths_unknown = "", side_a, gwnoa } of all) {
      expect(Number(best)).toBeGreaterThan(0);
      expect(Number(deaths_a) + Number(deaths_b) + Number(deaths_civilians) + Number(deaths_unknown)).toBe(Number(best));
      if (low !== "") expect(Number(low)).toBeLessThanOrEqual(Number(best));
      if (high !== "") expect(Number(high)).toBeGreaterThanOrEqual(Number(best));
      if (gwnoa !== "") expect(side_a).not.toBe("Islamic State");
    }
    const clash = all.find(({ where_coordinates, date_start }) => where_coordinates === "Palmyra" && date_start === "2016-12-08")!;
    expect(clash).toMatchObject({ type_of_violence: "1", side_b: "Islamic State", gwnoa: "652", gwnob: "", country_id: "652", priogrid_gid: "179717", where_prec: "1", date_prec: "1", number_of_sources: "1" });
  });
});

describe("airwars", () => {
  test("tells of harm to civilians, graded by independent origins", async () => {
    const { text, left } = await exported(app, { format: "airwars", filter: {} });
    const { incidents } = JSON.parse(text) as { incidents: { place: { name: string }; grading: string; reported_killed: Record<string, { min: number; max: number }>; sources: unknown[] }[] };
    const zardana = incidents.find(({ place }) => place?.name === "Zardana")!;
    expect(zardana).toMatchObject({ grading: "Weak", reported_killed: { civilians: { min: 44, max: 44 }, children: { min: 6, max: 6 } } });
    expect(incidents.every(({ grading }) => grading !== "Confirmed")).toBe(true);
    expect(incidents.length + Object.values(left).reduce((sum, many) => sum + many, 0)).toBe(events.length);
  });
});

describe("geojson", () => {
  test("is GeoJSON by the schema of geojson.org, a feature an event and a line a movement", async () => {
    const { text } = await exported(app, { format: "geojson", filter: {} });
    const collection = JSON.parse(text) as { export: { id: string }; features: { id: string; geometry: { type: string } | null; properties: { kind: string } }[] };
    const schema = createRequire(import.meta.url)("geojson-schema/FeatureCollection.json") as object;
    const check = new Ajv({ strict: false }).compile(schema);
    expect(check(collection), JSON.stringify(check.errors)).toBe(true);
    expect(check({ ...collection, features: [{ type: "Feature", geometry: { type: "Point", coordinates: ["38", 34] }, properties: {} }] })).toBe(false);
    expect(collection.features.filter(({ properties }) => properties.kind === "event").map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(collection.features.filter(({ properties }) => properties.kind === "movement").every(({ geometry }) => geometry?.type === "LineString")).toBe(true);
    expect(collection.export.id).toMatch(/^exp:/);
  });
});

const RDF_PLAIN = /^http:\/\/(?:purl\.org\/dc\/|xmlns\.com\/foaf\/|www\.w3\.org\/(?:1999\/02\/22-rdf-syntax-ns#|2000\/01\/rdf-schema#|ns\/activitystreams#))/;

describe("annotations", () => {
  test("are Web Annotations: no term is dropped, and each stands in its vocabulary", async () => {
    const { text } = await exported(app, { format: "annotations", filter: {} });
    const expanded = await expand(JSON.parse(text));
    const [oa, prov] = [vocabularies.oa(), vocabularies.prov()], used = new Set<string>();
    for (const node of nodes(expanded)) {
      for (const property of Object.keys(node)) if (!property.startsWith("@")) used.add(property);
      for (const type of node["@type"] ?? []) used.add(type);
    }
    const strange = [...used].filter((iri) => !RDF_PLAIN.test(iri) && !oa.has(iri) && !prov.has(iri));
    expect(strange).toEqual([]);
    expect([...used].some((iri) => iri === "http://www.w3.org/ns/prov#wasQuotedFrom")).toBe(true);
    const all = [...nodes(expanded)].filter((node) => node["@type"]?.includes("http://www.w3.org/ns/oa#Annotation"));
    expect(all).toHaveLength(claims.length);
    const typed = (type: string): unknown[] => [...JSON.stringify(expanded).matchAll(new RegExp(`"@type":"http://www.w3.org/2001/XMLSchema#${type}","@value":("[^"]*"|[0-9.]+)`, "g"))].map(([, value]) => JSON.parse(value!));
    expect(typed("dateTime").length).toBeGreaterThan(claims.length);
    expect(typed("dateTime").every((value) => !Number.isNaN(Date.parse(String(value))) && String(value).includes("T"))).toBe(true);
    expect(typed("nonNegativeInteger")).toHaveLength(2 * claims.length + 1);
    expect(typed("nonNegativeInteger").every((value) => Number.isInteger(value))).toBe(true);
    await expect(expand({ "@context": "http://www.w3.org/ns/anno.jsonld", type: "Annotation", nothing: "dropped" })).rejects.toThrow(/[Ss]afe mode|Dropping/);
  });

  test("each selector finds its words in the page, and the chain ends with the origin", async () => {
    const { text } = await exported(app, { format: "annotations", filter: {}, redact: false });
    const { first: { items } } = JSON.parse(text) as { first: { items: any[] } };
    for (const [at, item] of items.entries()) {
      const claim = claims[at]!, document = (await app.document(claim.document))!.document;
      const [quote, position] = item.target.selector;
      expect(document.text.slice(position.start, position.end)).toBe(quote.exact);
      expect(document.text).toContain(quote.prefix + quote.exact + quote.suffix);
      let step = item["prov:wasQuotedFrom"], last: string | null = null;
      while (step["prov:wasDerivedFrom"]) { step = step["prov:wasDerivedFrom"]; last = step["prov:wasAttributedTo"].label; }
      expect(last).toBe(claim.attribution.at(-1)?.source.name ?? null);
    }
  });
});

describe("claimreview", () => {
  test("holds only what a person judged, in schema.org's terms, each where it belongs", async () => {
    const { text, items, left } = await exported(app, { format: "claimreview", filter: {} });
    expect({ items, left }).toEqual({ items: 1, left: { "no person's verdict": events.length - 1 } });
    const expanded = await expand(JSON.parse(text)), vocabulary = vocabularies.schema();
    const DOMAIN = "http://schema.org/domainIncludes", misplaced: string[] = [];
    for (const node of nodes(expanded)) {
      const types = (node["@type"] ?? []).map((type) => type.replace("https:", "http:"));
      for (const type of types) expect(vocabulary.has(type), type).toBe(true);
      const above = new Set(types.flatMap((type) => [...vocabulary.above(type)]));
      for (const property of Object.keys(node).filter((key) => !key.startsWith("@"))) {
        const iri = property.replace("https:", "http:");
        if (!vocabulary.objects(iri, DOMAIN).some((domain) => above.has(domain))) misplaced.push(`${iri} of ${types.join()}`);
      }
    }
    expect(misplaced).toEqual([]);
    const review = JSON.parse(text).dataFeedElement[0].item;
    expect(review).toMatchObject({ "@type": "ClaimReview", author: { name: "A. Reviewer" }, reviewRating: { alternateName: "Confirmed", ratingExplanation: "Two photographs show it." } });
    expect(review.itemReviewed.appearance.length).toBeGreaterThan(0);
  });
});

describe("filters", () => {
  test("are those of events", async () => {
    for (const filter of [{ place: "Palmyra" }, { status: "contested", type: "air-drone-strike" }, { actor: "isis", since: "2016-12-09", until: "2016-12-31" }]) {
      const wanted = (await app.events({ ...filter, limit: 1000 })).events.map(({ id }) => id);
      const { text } = await exported(app, { format: "geojson", filter });
      expect(JSON.parse(text).features.filter((feature: any) => feature.properties.kind === "event").map((feature: any) => feature.id)).toEqual(wanted);
    }
  });

  test("a status leaves the claims of such events", async () => {
    const within = new Set((await app.events({ status: "contested", limit: 1000 })).events.flatMap((event) => event.claims));
    const { text } = await exported(app, { format: "jsonl", filter: { status: "contested" } });
    expect(text.trim().split("\n").map((line) => JSON.parse(line).id)).toEqual(claims.filter(({ id }) => within.has(id)).map(({ id }) => id));
  });

  test("what matches nothing is valid and empty", async () => {
    const { header } = await exported(app, { format: "csv", filter: { place: "Nowhere at all" } });
    const empty: Record<FormatName, (text: string) => unknown> = {
      acled: (text) => parse(text), ucdp: (text) => parse(text), csv: (text) => parse(text), jsonl: (text) => text.split("\n").filter(Boolean),
      airwars: (text) => JSON.parse(text).incidents, geojson: (text) => JSON.parse(text).features, annotations: (text) => JSON.parse(text).first.items, claimreview: (text) => JSON.parse(text).dataFeedElement,
    };
    for (const format of FORMATS) {
      const text = formatOf(format).begin(header) + formatOf(format).end;
      expect(empty[format](text)).toHaveLength(formatOf(format).columns ? 1 : 0);
    }
  });
});
