import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openApp, type App } from "../app.ts";
import { captureFile } from "../app/capture.ts";
import { listen } from "../desk/index.ts";
import { addAll } from "./add.ts";
import { counted } from "./lines.ts";
import { paint, print, say, type Session } from "./terminal.ts";

export interface DeskCommandOptions { port: number; host: string; open?: boolean; examples?: true; embed?: string[]; data?: string }

const EXAMPLES = new URL("../../examples/", import.meta.url);
const CLIENT = new URL("../../dist/desk/client/", import.meta.url);

/** `recoupe desk`: serves the desk over the ledger until it is stopped; files given are added first. */
export async function deskCommand(paths: string[], options: DeskCommandOptions, session: Session): Promise<void> {
  const app = await openApp({ data: options.data });
  try {
    if (options.examples && (await app.doctor()).documents === 0) await loadExamples(app, session);
    if (paths.length > 0) await addAll(app, paths, session, {});
    const desk = await listen(app, { client: fileURLToPath(CLIENT), host: options.host, port: options.port, ...(options.embed && { embed: options.embed }) });
    // The situation counts all events before the first person asks for it; a fault is told to whoever asks.
    void app.situation({}).catch(() => undefined);
    const stopped = stopSignal();
    print(`The desk is open at ${paint.bold(paint.cyan(desk.url))}`);
    say(paint.dim(`Data: ${app.place}. Ctrl-C stops it.`));
    if (options.open) openBrowser(desk.url);
    await stopped;
    say("Stopping.");
    await desk.close();
  } finally {
    await app.close();
  }
}

/** Keeps the dispatches that come with recoupe, so that the first thing on the screen shows what it is for. */
async function loadExamples(app: App, session: Session): Promise<void> {
  const names = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).filter((name) => /\.(html|txt)$/.test(name)).sort() : [];
  if (names.length === 0) return;
  say("Loading the example dispatches…");
  for (const name of names) {
    const captured_from = `examples/${name}`;
    try {
      await app.keep({ ...await captureFile(fileURLToPath(new URL(name, EXAMPLES)), new Date().toISOString()), captured_from });
    } catch (error) {
      session.failed(error, captured_from);
    }
  }
  await app.reconcile();
  const { documents, claims, events } = await app.doctor();
  say(`${documents} example dispatches, ${counted(claims, "claim")}, ${counted(events, "event")}.`);
}

/** Resolves when the process is asked to stop; further requests while it stops are let pass, so that it can finish. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}

/** Opens the address in the browser of a desktop. Where there is none, or it fails, the address is on the screen anyway. */
function openBrowser(url: string): void {
  const desktop = process.platform === "darwin" || process.platform === "win32" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  if (!desktop || process.env["CI"]) return;
  const [command, ...args] = process.platform === "darwin" ? ["open", url]
    : process.platform === "win32" ? ["cmd", "/c", "start", "", url] : ["xdg-open", url];
  const browser = spawn(command!, args, { stdio: "ignore", detached: true });
  browser.on("error", () => say("No browser could be opened; open the address yourself."));
  browser.unref();
}
