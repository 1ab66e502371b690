import { InvalidArgumentError } from "commander";
import { createHash } from "node:crypto";
import { createWriteStream, type WriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { finished } from "node:stream/promises";
import { openApp, type App } from "../app.ts";
import { CHANGES_HEADER, changeRow } from "../app/export.ts";
import { FORMATS, packageOf, type Asked, type Change, type Exporting, type FormatName } from "../export/index.ts";
import { ProblemError, problem } from "../problem.ts";
import { checkFilter } from "./filters.ts";
import { counted, NOTHING_KEPT } from "./lines.ts";
import { say, type Session } from "./terminal.ts";

export interface ExportOptions extends Asked { format?: FormatName; output?: string; redact?: boolean; sinceExport?: string; data?: string }

/** `recoupe export`: claims or events in a format of others, out of one state of the ledger. docs/exports.md tells every column and rule. */
export async function exportCommand({ format, output, data, redact, sinceExport, ...filter }: ExportOptions, session: Session): Promise<void> {
  checkFilter(filter);
  if (format !== undefined && !(FORMATS as readonly string[]).includes(format)) throw new InvalidArgumentError(`There is no format "${format}". There are: ${FORMATS.join(", ")}.`);
  if (format === undefined && sinceExport === undefined) throw new InvalidArgumentError(`Give a --format: ${FORMATS.join(", ")}.`);
  if (sinceExport !== undefined && output === undefined) {
    throw new ProblemError(problem({ rule: "bad-export", severity: "error", message: "What changed since an earlier export goes into a file, with the list of what was withdrawn beside it.", remedy: "Say where with --output FILE." }));
  }
  const app = await openApp({ data, toRead: true });
  try {
    if (app.onlyRead) session.tell({ ...app.onlyRead, severity: "warning" });
    await exported(app, output, { format, redact, since: sinceExport, filter: asked(filter) });
  } finally {
    await app.close();
  }
}

/** The filters alone: commander hands over every option of the command. */
function asked({ place, actor, source, since, until, status, type, limit }: Asked): Asked {
  return { place, actor, source, since, until, status, type, limit } as Asked;
}

async function exported(app: App, output: string | undefined, request: Parameters<App["export"]>[0]): Promise<void> {
  const run = await app.export(request);
  try {
    const told = output === undefined ? await toStdout(run) : await toFiles(run, output);
    const kept = await run.keep();
    const { header, format, left } = run;
    if (told.rows === 0 && request.since === undefined && (await app.counts()).documents === 0) say(NOTHING_KEPT);
    else if (told.rows === 0 && request.since === undefined) say(Object.keys(left).length > 0 ? `Nothing that this format has a place for was found; the ${output === undefined ? "output" : "file"} is empty.` : `Nothing matches; the ${output === undefined ? "output" : "file"} is empty.`);
    const what = format.of === "claims" ? "claim" : "event";
    if (output !== undefined) say(request.since === undefined ? `${counted(told.rows, what)} written to ${output}.` : `${counted(told.changes.new, `new ${what}`)}, ${told.changes.changed} changed, ${told.changes.withdrawn} withdrawn since ${request.since}: written to ${output} and ${output}.changes.csv.`);
    for (const [reason, many] of Object.entries(left)) say(`${counted(many, what)} left out: ${reason}.`);
    say(`Export ${header.id}, of record ${header.ledger.record} (${header.ledger.digest.slice(0, 16)}…)${header.redacted ? ", names of private persons masked" : ""}.${kept ? "" : " It could not be remembered: --since-export will not know it."}`);
  } finally {
    await run.close();
  }
}

interface Told { rows: number; changes: Record<Change["change"], number> }

async function toStdout(run: Exporting): Promise<Told> {
  for await (const piece of run.pieces) {
    if (typeof piece === "string" && piece !== "" && !process.stdout.write(piece)) await new Promise<void>((resolve) => { process.stdout.once("drain", () => resolve()); });
  }
  return { rows: run.items, changes: { new: 0, changed: 0, withdrawn: 0 } };
}

/** Beside the files first, and then in their place: what was exported before stays until the new is whole. */
async function toFiles(run: Exporting, output: string): Promise<Told> {
  const since = run.header.since !== null, changes = { new: 0, changed: 0, withdrawn: 0 };
  const names = [output, ...(since ? [`${output}.changes.csv`] : []), `${output}.meta.json`];
  const beside = (name: string): string => `${name}.${process.pid}.new`;
  try {
    const data = new Sink(beside(output)), list = since ? new Sink(beside(`${output}.changes.csv`)) : null;
    try {
      await list?.write(CHANGES_HEADER);
      for await (const piece of run.pieces) {
        if (typeof piece === "string") await data.write(piece);
        else { changes[piece.change]++; await list?.write(changeRow(piece)); }
      }
      await Promise.all([data.end(), list?.end()]);
    } catch (error) {
      data.destroy();
      list?.destroy();
      throw error;
    }
    const { columns, media } = run.format;
    const meta = new Sink(beside(`${output}.meta.json`));
    await meta.write(JSON.stringify(packageOf(run.header, { name: basename(output), media, columns: columns as never, items: run.items, left: run.left, digest: data.digest(), bytes: data.bytes }), null, 1) + "\n");
    await meta.end();
    for (const name of names.reverse()) await rename(beside(name), name);
    return { rows: run.items, changes };
  } catch (error) {
    for (const name of names) await rm(beside(name), { force: true });
    if (error instanceof ProblemError) throw error;
    throw notWritten(output, error as NodeJS.ErrnoException);
  }
}

/** A file that is written piece by piece, no faster than the disk takes it. */
class Sink {
  readonly #file: WriteStream;
  readonly #hash = createHash("sha256");
  readonly #done: Promise<void>;
  bytes = 0;

  constructor(path: string) {
    this.#file = createWriteStream(path);
    this.#done = finished(this.#file);
    this.#done.catch(() => undefined);
  }

  async write(text: string): Promise<void> {
    if (text === "") return;
    this.#hash.update(text);
    this.bytes += Buffer.byteLength(text);
    if (!this.#file.write(text)) await Promise.race([new Promise<void>((resolve) => { this.#file.once("drain", () => resolve()); }), this.#done]);
    else if (this.#file.errored) throw this.#file.errored;
  }

  async end(): Promise<void> {
    this.#file.end();
    await this.#done;
  }

  digest(): string { return this.#hash.digest("hex"); }
  destroy(): void { this.#file.destroy(); }
}

function notWritten(output: string, error: NodeJS.ErrnoException): ProblemError {
  const { code, message } = error;
  return new ProblemError(problem({
    rule: code === "ENOSPC" ? "disk-full" : "not-written", severity: "error", source: output, cause: message,
    message: code === "ENOSPC" ? "The disk is full; nothing was written." : code === "ENOENT" ? "There is no such folder." : `This file could not be written: ${message}.`,
    remedy: code === "ENOSPC" ? "Make room, or write it elsewhere." : "Choose another place with --output.",
  }), { cause: error });
}
