import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const ADDER = fileURLToPath(new URL("./adder.ts", import.meta.url));

export interface Adder { process: ChildProcess; acknowledged: { n: number; id: string }[]; ended: Promise<{ code: number | null; errors: string }>; heard: (lines: number) => Promise<void> }

/** A process that adds `many` dispatches from number `first` on, to the ledger in a folder or in a database. */
export function adder({ folder, database = "" }: { folder: string; database?: string }, first: number, many: number): Adder {
  const child = spawn(process.execPath, [ADDER, folder, database, String(first), String(many)], { stdio: ["ignore", "pipe", "pipe"] });
  const acknowledged: Adder["acknowledged"] = [];
  const waiting: { lines: number; go: () => void }[] = [];
  let rest = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (data: string) => {
    const lines = (rest + data).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const [n, id] = line.split(" ");
      acknowledged.push({ n: Number(n), id: id! });
    }
    for (const { lines: wanted, go } of waiting) if (acknowledged.length >= wanted) go();
  });
  child.stderr.setEncoding("utf8").on("data", (data: string) => { errors += data; });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => child.on("close", (code) => {
    for (const { go } of waiting) go();
    resolve({ code, errors });
  }));
  const heard = (lines: number): Promise<void> => new Promise((go) => { if (acknowledged.length >= lines || child.exitCode !== null) go(); else waiting.push({ lines, go }); });
  return { process: child, acknowledged, ended, heard };
}
