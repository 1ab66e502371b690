import { Readable } from "node:stream";
import { FORMATS, type Asked, type Exporting, type FormatName } from "../export/index.ts";
import { names } from "./filters.ts";
import type { Route } from "./routes.ts";
import type { Names } from "./services.ts";
import { record, type Schema } from "./schemas.ts";
import { INERT_POLICY } from "./security.ts";

interface Query extends Asked { format: FormatName; names?: Names }

/** The data set piece by piece, no faster than the client takes it; let go of when the client goes away. */
async function* textOf(run: Exporting): AsyncGenerator<string> {
  try {
    for await (const piece of run.pieces) if (typeof piece === "string" && piece !== "") yield piece;
    await run.keep();
  } finally {
    await run.close();
  }
}

/** The address of exports. `filters` are the schemas of the filters of events, `inOrder` refuses days that are not. */
export function exportRoute(filters: Record<Exclude<keyof Asked, never>, Schema>, inOrder: <T extends Asked>(filter: T) => T): Route {
  return {
    method: "GET", path: "/api/export", operation: "export", params: null, body: null,
    query: record<Query>({ format: { enum: [...FORMATS], description: "As docs/exports.md tells them." }, ...filters, names }, [...Object.keys(filters), "names"] as (keyof Query)[]),
    summary: "A data set in a format of others, as a download, out of one moment of the ledger; the header `recoupe-export` names it.",
    answers: { 200: { description: "The data set.", schema: null } },
    handle: async ({ services, query, reply }) => {
      const { format, names: shown, ...filter } = inOrder(query as Query);
      const run = await services.export({ format, filter, redact: shown !== "open" });
      void reply.headers({
        "content-type": run.format.columns === null ? run.format.media : `${run.format.media}; charset=utf-8`,
        "content-disposition": `attachment; filename="recoupe-${format}.${run.format.extension}"`,
        "content-security-policy": INERT_POLICY, "recoupe-export": run.header.id,
      });
      return Readable.from(textOf(run), { objectMode: false });
    },
  };
}
