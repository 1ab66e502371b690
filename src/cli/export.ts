import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { openApp } from "../app.ts";
import { claimsCsv } from "../app/csv.ts";
import { eventsGeojson } from "../app/geojson.ts";
import type { EventFilter } from "../desk/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { checkFilter } from "./filters.ts";
import { counted } from "./lines.ts";
import { say, type Session } from "./terminal.ts";

export interface ExportOptions extends EventFilter { format: "csv" | "geojson" | "jsonl"; output?: string; limit?: number; data?: string }

/** `recoupe export`: claims as CSV or JSON lines, events as GeoJSON. The columns and properties are told in docs/exports.md. */
export async function exportCommand({ format, output, data, limit, ...filter }: ExportOptions, session: Session): Promise<void> {
  checkFilter(filter);
  const app = await openApp({ data, toRead: true });
  if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
  try {
    const { events } = await app.events({ ...filter, limit: Infinity });
    if (format === "geojson") {
      const some = events.slice(0, limit);
      const { claims } = await app.claims({});
      await write(output, [JSON.stringify(eventsGeojson(some, new Map(claims.map((claim) => [claim.id, claim]))), null, 1) + "\n"]);
      if (output !== undefined) say(`${counted(some.length, "event")} written to ${output}.`);
      return;
    }
    const { status, ...simple } = filter;
    let { claims } = await app.claims(simple);
    if (status !== undefined) {
      const within = new Set(events.flatMap((event) => event.claims));
      claims = claims.filter((claim) => within.has(claim.id));
    }
    claims = claims.slice(0, limit);
    const documents = new Map((await app.documents()).documents.map((d) => [d.id, d]));
    await write(output, format === "jsonl" ? claims.map((claim) => JSON.stringify(claim) + "\n") : claimsCsv(claims, documents));
    if (output !== undefined) say(`${counted(claims.length, "claim")} written to ${output}.`);
  } finally {
    await app.close();
  }
}

/** To standard output, or beside the file and then in its place: what was exported before stays until the new is whole. */
async function write(output: string | undefined, pieces: Iterable<string>): Promise<void> {
  if (output === undefined) {
    for (const piece of pieces) process.stdout.write(piece);
    return;
  }
  const beside = `${output}.${process.pid}.new`;
  try {
    await pipeline(pieces, createWriteStream(beside));
    await rename(beside, output);
  } catch (error) {
    await rm(beside, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ProblemError(problem({
      rule: code === "ENOSPC" ? "disk-full" : "not-written", severity: "error", source: output, cause: message,
      message: code === "ENOSPC" ? "The disk is full; nothing was written." : code === "ENOENT" ? "There is no such folder." : `This file could not be written: ${message}.`,
      remedy: code === "ENOSPC" ? "Make room, or write it elsewhere." : "Choose another place with --output.",
    }), { cause: error });
  }
}
