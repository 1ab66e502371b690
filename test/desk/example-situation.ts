import { Columns } from "../../src/app/situation/columns.ts";
import { facetsOf } from "../../src/app/situation/facets.ts";
import { rowOf } from "../../src/app/situation/rows.ts";
import { mapOf } from "../../src/app/situation/spots.ts";
import { timelineOf } from "../../src/app/situation/timeline.ts";
import { sourcesOf } from "../../src/app/situation/sources.ts";
import { EVENT_COLUMNS, written } from "../../src/app/tables.ts";
import type { ViewServices } from "../../src/app/views.ts";
import type { Directory } from "../../src/directory/index.ts";
import type { Document } from "../../src/page/index.ts";
import type { Claim } from "../../src/reading/index.ts";
import type { Event } from "../../src/reconcile/index.ts";

/** The situation of a few events in memory, unfiltered; what is asked is noted. */
export function situationOf(events: readonly Event[], claims: Claim[], document: Document, asked: unknown[]): ViewServices {
  const columns = new Columns();
  for (const event of events) columns.put(event, { languages: ["en"], published: () => null });
  const rows = columns.alive.values.slice(0, columns.rows), page = { rows: events.map(rowOf), found: events.length, offset: 0, actors: {} };
  const sources = sourcesOf(columns, rows, { actor: () => null } as unknown as Directory);
  const map = mapOf(columns, rows, null, null), timeline = timelineOf(columns, rows, { since: null, until: null });
  return {
    async situation(filter, looking) {
      asked.push({ ...filter, ...looking });
      return { ...page, events: events.length, counted: events.length, map, timeline, around: null, pages_cut: null, facets: facetsOf(columns, rows, () => ({ en: "A name" })), summary: null };
    },
    async situationMap(filter, looking) { asked.push({ ...filter, ...looking }); return map; },
    async situationEvents(filter, looking) { asked.push({ ...filter, ...looking }); return page; },
    async sources(filter, looking) { asked.push({ ...filter, ...looking }); return { sources, found: sources.length, offset: 0, actors: {} }; },
    async source(key) {
      const one = sources.find((row) => row.key === key);
      return one ? { source: one, notes: null, ties: [{ to: "norland-state", relation: "organ-of", from: "2001", until: null, reviewed: true, owner: one.id!, citations: [{ at: "2026-01-02T03:04:05Z", author: "a reader", verb: "confirm", reason: "Its own page says so.", value: "https://example.org/about" }] }], rows: page.rows, found: events.length, claims, actors: {} } : null;
    },
    async compare(a, b) {
      const head = { id: document.id, title: document.title, publisher: document.publisher, published: document.published, language: document.language, captured_from: document.captured_from, claims: claims.length };
      return a === document.id && b === document.id ? { a: head, b: head, rows: [{ event: page.rows[0]!, a: claims, b: claims }], actors: {} } : null;
    },
    async table(name, format, query) { asked.push(query); return name === "compare" && query["a"] !== document.id ? null : written(EVENT_COLUMNS, [page.rows], format); },
    async eventPage(id) { return id === events[0]!.id ? "<!doctype html><title>event</title>" : null; },
  };
}
