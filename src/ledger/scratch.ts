import { readdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

// Files that are there only while something is made, and must not outlive the process that makes it.

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** This host, as a part of a file's name. */
const HOST = hostname().replaceAll(/[^A-Za-z0-9-]/g, "-").slice(0, 40) || "host";

/**
 * Has `remove` called where the process ends, also by Ctrl-C, until what is answered is called. The signal takes its way afterwards: a
 * thread that is deep in the database is not waited for.
 */
export function untilDone(remove: () => void): () => void {
  const done = (): void => { for (const signal of SIGNALS) process.off(signal, onSignal); process.off("exit", remove); };
  const onSignal = (signal: NodeJS.Signals): void => {
    done();
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on("exit", remove);
  return done;
}

/** The name of a file that is being made, for which `name` is meant. */
export function scratchName(name: string): string {
  return `.${name}.${HOST}.${process.pid}.new`;
}

/** The files in a folder that processes of this host began and did not live to end. A process of another host may be at work. */
export function abandoned(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const [, host, pid] = /^\..+\.([A-Za-z0-9-]{1,40})\.(\d{1,10})\.new(?:-wal|-shm|-journal)?$/.exec(name) ?? [];
    return host === HOST && !isAlive(Number(pid)) ? [join(folder, name)] : [];
  });
}

/** Whether a process of this host lives, whoever it belongs to. Numbers that are no process's (0 stands for the caller's own group): false. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
