import { openApp, VERSION, type App } from "../app.ts";
import { ARCHIVES, ARTICLES, captureFile, isAddress, isArchive, notOpened, TABLES } from "../app/capture.ts";
import type { Mapping } from "../capture/index.ts";
import type { Acknowledged } from "../ledger/index.ts";
import { ProblemError, problem, type Problem } from "../problem.ts";
import { listed, telling } from "./inputs.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface AddOptions { json?: true; data?: string; ignoreRobots?: true; map?: Mapping; timestamp?: string; opentimestamps?: string }
type Options = { json?: boolean | undefined; ignoreRobots?: boolean | undefined; map?: Mapping | undefined; timestamp?: string | undefined; opentimestamps?: string | undefined };

/** `recoupe add`: captures, reads, keeps, and at the end reconciles. */
export async function addCommand(paths: string[], options: AddOptions, session: Session): Promise<void> {
  const app = await openApp({ data: options.data });
  try {
    app.warm();
    await addAll(app, paths, session, options);
  } finally {
    await app.close();
  }
}

/** What was added so far. */
interface Sum { added: number; known: number; done: number }

/** Adds every article that the paths and addresses stand for and reconciles once. Each is acknowledged as soon as it is on disk. */
export async function addAll(app: App, given: string[], session: Session, options: Options): Promise<{ added: number; known: number }> {
  const sum: Sum = { added: 0, known: 0, done: 0 }; const json = options.json === true;
  const addresses = given.filter(isAddress), paths = given.filter((one) => !isAddress(one));
  const goesOn = await addFiles(app, paths, session, options, sum) && await addAddresses(app, addresses, session, options, sum);
  // The store's own trouble meets every further article too; what was acknowledged is on disk.
  if (!goesOn) {
    say(`${counted(sum.done, "article")} kept; the rest was not tried.`);
    return sum;
  }
  const { added, known } = sum;
  if (added > 0) {
    progress("reconciling…");
    await app.reconcile();
    progress("");
  }
  if (!json && added + known > 0) {
    const { documents, claims, events } = await app.counts();
    say(`${counted(added, "article")} added${known > 0 ? `, ${known} known already` : ""}. The ledger in ${app.place} holds ${counted(documents, "document")}, ${counted(claims, "claim")}, ${counted(events, "event")}.`);
  }
  return { added, known };
}

/** Answers false when the store itself is in trouble. */
async function addFiles(app: App, paths: string[], session: Session, { json = false, map }: Options, sum: Sum): Promise<boolean> {
  const files = await listed(paths, session, null, [...ARTICLES, ...ARCHIVES, ...(map ? TABLES : [])]);
  for (const [i, file] of files.entries()) {
    telling(files, i);
    try {
      if (isArchive(file)) {
        if (!await addArchive(app, file, session, { json, map }, sum)) return false;
        continue;
      }
      const { acknowledged, reading } = await app.keep(await captureFile(file, new Date().toISOString()));
      tell({ acknowledged, from: file, problems: reading.problems, of: files.length }, session, json, sum);
    } catch (error) {
      session.failed(error, file);
      if (isOfStore(error)) return false;
    }
  }
  telling(files, files.length);
  return true;
}

/** Adds what an archive holds, and says at its end what was no article, and why. */
async function addArchive(app: App, file: string, session: Session, { json = false, map }: Options, sum: Sum): Promise<boolean> {
  const [{ entriesOf }, { keepEntries }] = await Promise.all([import("../capture/index.ts"), import("../app/batch.ts")]);
  const why = new Map<string, { many: number; first: Problem }>(), before = sum.added + sum.known;
  let entries = 0, left = 0, failure: unknown = null;
  try {
    for await (const outcome of keepEntries(app, entriesOf(file, { map: map ?? null, now: () => new Date().toISOString() }))) {
      entries += 1;
      if ("acknowledged" in outcome) tell({ acknowledged: outcome.acknowledged, from: outcome.name, problems: outcome.problems, of: 1 }, session, json, sum, true);
      else {
        left += 1;
        const told = why.get(outcome.left.rule);
        if (told) told.many += 1;
        else why.set(outcome.left.rule, { many: 1, first: outcome.left });
        if (json) printJson({ document: null, captured_from: outcome.name, added: false, claims: 0, record: null, problems: [outcome.left] });
        else if (session.verbose) say(`left   ${shown(outcome.name)}: ${shown(outcome.left.message)}`);
      }
      progress(`${shown(file)}: ${entries} read, ${sum.added + sum.known - before} articles, ${left} left`);
    }
  } catch (error) {
    failure = error;
  }
  progress("");
  const kept = sum.added + sum.known - before;
  // A file with one thing in it that is no article is that thing's problem.
  if (entries === 1 && left === 1) session.tell({ ...[...why.values()][0]!.first, source: file, severity: "error" });
  else if (entries > 1 || (entries === 0 && failure === null)) {
    say(`${shown(file)}: ${counted(kept, "article")} of ${counted(entries, "page")}${left > 0 ? `; left ${left}:` : "."}`);
    for (const [rule, { many, first }] of [...why].sort((a, b) => b[1].many - a[1].many)) say(`  ${String(many).padStart(6)}  ${rule}: ${shown(first.message)}${first.source === null ? "" : ` (${shown(first.source)}${many > 1 ? " …" : ""})`}`);
    if (kept === 0 && failure === null) session.tell(problem({ rule: "no-articles", severity: "error", source: file, message: "There is no article in this archive.", remedy: "With --verbose each entry is named with the reason." }));
  }
  if (failure !== null) session.failed(failure instanceof Error && "code" in failure && !(failure instanceof ProblemError) ? notOpened(file, failure as NodeJS.ErrnoException) : failure, file);
  return !isOfStore(failure);
}

async function addAddresses(app: App, addresses: string[], session: Session, { json, ignoreRobots, timestamp, opentimestamps }: Options, sum: Sum): Promise<boolean> {
  if (addresses.length === 0) return true;
  const [{ openFetcher }, { Web }] = await Promise.all([import("../app/fetcher.ts"), import("../app/web.ts")]);
  const web = await Web.open(app, openFetcher(VERSION), VERSION);
  const stamps = [...(timestamp ? [{ server: timestamp, kind: "rfc3161" as const }] : []), ...(opentimestamps ? [{ server: opentimestamps, kind: "opentimestamps" as const }] : [])];
  for (const [i, address] of addresses.entries()) {
    progress(`fetching ${addresses.length > 1 ? `${i + 1} of ${addresses.length}  ` : ""}${shown(address)}`);
    try {
      const { acknowledged, reading, from, problems } = await web.bring(address, { ignoreRobots: ignoreRobots === true, stamps });
      tell({ acknowledged: { ...acknowledged, claims: reading ? acknowledged.claims : (await app.claims({ document: acknowledged.document })).claims.length }, from, problems, of: addresses.length }, session, json === true, sum);
    } catch (error) {
      session.failed(error, address);
      if (isOfStore(error)) return false;
    }
  }
  progress("");
  return true;
}

function tell({ acknowledged, from, problems, of }: { acknowledged: Acknowledged; from: string; problems: Problem[]; of: number }, session: Session, json: boolean, sum: Sum, quiet = false): void {
  sum.done += 1;
  if (acknowledged.added) sum.added += 1;
  else sum.known += 1;
  // Of what was passed over because the ledger holds it, nothing was asked.
  const passed = quiet && !acknowledged.added;
  if (json) printJson({ document: acknowledged.document, captured_from: from, added: acknowledged.added, claims: passed ? null : acknowledged.claims, record: passed ? null : acknowledged.record, problems });
  else print(`${of > 1 ? paint.dim(`${sum.done}/${of} `) : ""}${acknowledged.added ? paint.green("added") : paint.dim("known")}  ${shown(from)}${passed ? "" : `  ${counted(acknowledged.claims, "claim")}`}`);
  if (!json && !quiet && acknowledged.added) for (const told of problems) if (told.severity !== "info") session.tell(told);
}

function isOfStore(error: unknown): boolean {
  return error instanceof ProblemError && /^(?:ledger-|disk-|store-|database-|data-folder$)/.test(error.problem.rule);
}
