import { openApp, VERSION } from "../app.ts";
import { dataFolder } from "../app/folder.ts";
import type { DoctorAnswer } from "../desk/index.ts";
import { packs } from "../reading/packs/index.ts";
import { counted } from "./lines.ts";
import { problemOf } from "../problem.ts";
import { paint, print, printJson, type Session } from "./terminal.ts";

export interface DoctorOptions { json?: true; data?: string }

/** `recoupe doctor`: what is installed, where the data lies, how much is in it, what is wrong. */
export async function doctorCommand(options: DoctorOptions, session: Session): Promise<void> {
  const found = await examine(options.data);
  const told = { ...found.answer, names: found.names, node: process.versions.node, languages: packs.map((pack) => pack.language) };
  if (options.json) {
    printJson(told);
    if (told.problems.some((p) => p.severity === "error")) session.status = 1;
    return;
  }
  const row = (name: string, value: string) => print(`${paint.dim(name.padEnd(10))} ${value}`);
  row("recoupe", `${told.version} on Node ${told.node}`);
  row("languages", told.languages.join(", "));
  row("data", told.data);
  row("ledger", `${counted(told.documents, "document")}, ${counted(told.claims, "claim")}, ${counted(told.events, "event")}`);
  row("names", `${counted(told.places, "place")}, ${counted(told.actors, "actor")}${told.names === null ? "" : ` (${told.names})`}`);
  for (const licence of told.licences) row("", paint.dim(licence));
  for (const problem of told.problems) session.tell(problem);
  if (told.problems.length === 0) row("problems", paint.green("none"));
}

/** The doctor's own answer; when the data cannot even be opened, that is the problem, and the counts are zero. */
async function examine(data: string | undefined): Promise<{ answer: DoctorAnswer; names: string | null }> {
  try {
    const app = await openApp({ data, toRead: true });
    try {
      return { answer: await app.doctor(), names: app.shelf.names };
    } finally {
      await app.close();
    }
  } catch (error) {
    const nothing = { documents: 0, claims: 0, events: 0, places: 0, actors: 0, licences: [] };
    return { answer: { version: VERSION, data: process.env["DATABASE_URL"] ? "PostgreSQL" : dataFolder(data), ...nothing, problems: [problemOf(error)] }, names: null };
  }
}
