import { openApp, VERSION, type App } from "../app.ts";
import { isAddress } from "../app/capture.ts";
import type { Acknowledged } from "../ledger/index.ts";
import { ProblemError, type Problem } from "../problem.ts";
import { captures } from "./inputs.ts";
import { counted } from "./lines.ts";
import { paint, print, printJson, progress, say, shown, type Session } from "./terminal.ts";

export interface AddOptions { json?: true; data?: string; ignoreRobots?: true }

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
export async function addAll(app: App, given: string[], session: Session, options: Pick<AddOptions, "json" | "ignoreRobots">): Promise<{ added: number; known: number }> {
  const sum: Sum = { added: 0, known: 0, done: 0 }, json = options.json === true;
  const addresses = given.filter(isAddress), paths = given.filter((one) => !isAddress(one));
  const goesOn = await addFiles(app, paths, session, json, sum) && await addAddresses(app, addresses, session, options, sum);
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
async function addFiles(app: App, paths: string[], session: Session, json: boolean, sum: Sum): Promise<boolean> {
  for await (const { capture, of } of captures(paths, session, () => new Date().toISOString())) {
    const from = capture.captured_from;
    try {
      const { acknowledged, reading } = await app.keep(capture);
      tell({ acknowledged, from, problems: reading.problems, of }, session, json, sum);
    } catch (error) {
      session.failed(error, from);
      if (isOfStore(error)) return false;
    }
  }
  return true;
}

async function addAddresses(app: App, addresses: string[], session: Session, { json, ignoreRobots }: Pick<AddOptions, "json" | "ignoreRobots">, sum: Sum): Promise<boolean> {
  if (addresses.length === 0) return true;
  const [{ openFetcher }, { Web }] = await Promise.all([import("../app/fetcher.ts"), import("../app/web.ts")]);
  const web = await Web.open(app, openFetcher(VERSION), VERSION);
  for (const [i, address] of addresses.entries()) {
    progress(`fetching ${addresses.length > 1 ? `${i + 1} of ${addresses.length}  ` : ""}${shown(address)}`);
    try {
      const { acknowledged, reading, from, problems } = await web.bring(address, { ignoreRobots: ignoreRobots === true });
      tell({ acknowledged: { ...acknowledged, claims: reading ? acknowledged.claims : (await app.claims({ document: acknowledged.document })).claims.length }, from, problems, of: addresses.length }, session, json === true, sum);
    } catch (error) {
      session.failed(error, address);
      if (isOfStore(error)) return false;
    }
  }
  progress("");
  return true;
}

function tell({ acknowledged, from, problems, of }: { acknowledged: Acknowledged; from: string; problems: Problem[]; of: number }, session: Session, json: boolean, sum: Sum): void {
  sum.done += 1;
  if (acknowledged.added) sum.added += 1;
  else sum.known += 1;
  if (json) printJson({ document: acknowledged.document, captured_from: from, added: acknowledged.added, claims: acknowledged.claims, record: acknowledged.record, problems });
  else print(`${of > 1 ? paint.dim(`${sum.done}/${of} `) : ""}${acknowledged.added ? paint.green("added") : paint.dim("known")}  ${shown(from)}  ${counted(acknowledged.claims, "claim")}`);
  if (!json && acknowledged.added) for (const told of problems) if (told.severity !== "info") session.tell(told);
}

function isOfStore(error: unknown): boolean {
  return error instanceof ProblemError && /^(?:ledger-|disk-|store-|database-|data-folder$)/.test(error.problem.rule);
}
