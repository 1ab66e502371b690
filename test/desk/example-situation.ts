import { Columns } from "../../src/app/situation/columns.ts";
import { facetsOf } from "../../src/app/situation/facets.ts";
import { rowOf } from "../../src/app/situation/rows.ts";
import { mapOf } from "../../src/app/situation/spots.ts";
import { timelineOf } from "../../src/app/situation/timeline.ts";
import type { Services } from "../../src/desk/services.ts";
import type { Event } from "../../src/reconcile/index.ts";

/** The situation of a few events in memory, unfiltered; what is asked is noted. */
export function situationOf(events: readonly Event[], asked: unknown[]): Pick<Services, "situation" | "situationMap" | "situationEvents"> {
  const columns = new Columns();
  for (const event of events) columns.put(event, 0, { languages: ["en"], published: () => null });
  const rows = columns.alive.values.slice(0, columns.rows), page = { rows: events.map(rowOf), found: events.length, offset: 0, actors: {} };
  const map = mapOf(columns, rows, null, null), timeline = timelineOf(columns, rows, { since: null, until: null });
  return {
    async situation(filter, looking) {
      asked.push({ ...filter, ...looking });
      return { ...page, events: events.length, counted: events.length, map, timeline, around: null, facets: facetsOf(columns, rows, () => ({ en: "A name" })), summary: null };
    },
    async situationMap(filter, looking) { asked.push({ ...filter, ...looking }); return map; },
    async situationEvents(filter, looking) { asked.push({ ...filter, ...looking }); return page; },
  };
}
