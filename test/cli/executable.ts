import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startedFolder } from "../run.ts";

// The real executable, as a person's shell would start it.

export const EXECUTABLE = fileURLToPath(new URL("../../bin/recoupe.js", import.meta.url));

export interface Ran { status: number | null; stdout: string; stderr: string }

export interface RunOptions { input?: string | Uint8Array; data?: string; cwd?: string; env?: Record<string, string> }

/** Starts recoupe with nothing of this machine's settings; the caller ends it. */
export function start(args: string[], { data, cwd, env = {} }: RunOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [EXECUTABLE, ...args], {
    cwd, stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), TMPDIR: tmpdir(), ...(data !== undefined && { RECOUPE_DATA: data }), ...env },
  });
  // So that the run ends it where a test that failed did not.
  if (child.pid !== undefined) writeFileSync(join(startedFolder(), String(child.pid)), "");
  return child;
}

/** Runs recoupe to its end. */
export async function run(args: string[], options: RunOptions = {}): Promise<Ran> {
  const child = start(args, options);
  let stdout = "", stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
  child.stderr!.setEncoding("utf8").on("data", (text: string) => { stderr += text; });
  // A command that does not read its input closes it; that is its right.
  child.stdin!.on("error", () => undefined);
  child.stdin!.end(options.input ?? "");
  const status = await new Promise<number | null>((resolve, reject) => { child.on("error", reject).on("close", resolve); });
  return { status, stdout, stderr };
}

/** A new empty folder, and what removes it. */
export function folder(): { path: string; in(name: string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "recoupe-cli-"));
  return { path, in: (name) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Every line of JSON of an output. */
export function lines(stdout: string): any[] {
  return stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** Articles of a war that never was, one in each language that recoupe reads. */
export const ARTICLES = {
  en: "Fighting near the river\n\nThe Example Courier, 4 March 2019\n\nAt least 12 soldiers were killed on Saturday when militants attacked an army checkpoint in Deir ez-Zor, the Syrian Observatory for Human Rights said.\n\nState media said the attack was repelled.\n",
  fr: "Combats au bord du fleuve\n\nLe Courrier d’exemple, 4 mars 2019\n\nSelon l’Observatoire syrien des droits de l’homme, au moins douze soldats ont été tués samedi dans une attaque contre un poste de contrôle de l’armée à Deir ez-Zor.\n\nL’attaque aurait été repoussée, d’après l’agence Sana.\n",
  ar: "اشتباكات قرب النهر\n\nصحيفة المثال، 4 مارس 2019\n\nقال المرصد السوري لحقوق الإنسان إن 12 جنديا على الأقل قتلوا يوم السبت في هجوم على حاجز للجيش في دير الزور.\n",
} as const;
