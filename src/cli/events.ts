import { openApp } from "../app.ts";
import type { EventFilter } from "../desk/index.ts";
import { checkFilter } from "./filters.ts";
import { counted, eventLines, NOTHING_KEPT } from "./lines.ts";
import { print, printJson, say, type Session } from "./terminal.ts";

export interface EventsOptions extends EventFilter { limit?: number; json?: true; data?: string }

/** `recoupe events`: what the claims of the ledger add up to, as far as the filters leave it. */
export async function eventsCommand({ json, data, limit, ...filter }: EventsOptions, session: Session): Promise<void> {
  checkFilter(filter);
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    const { events, summary } = await app.events({ ...filter, limit: Infinity });
    const some = limit === undefined ? events : events.slice(0, limit);
    if (json) return printJson(some);
    if ((await app.documents()).documents.length === 0) return say(NOTHING_KEPT);
    for (const event of some) print(eventLines(event) + "\n");
    if (events.length > 0) say(summary.en);
    say(some.length < events.length ? `${counted(some.length, "event")} of ${events.length}.` : `${counted(events.length, "event")}.`);
  } finally {
    await app.close();
  }
}
