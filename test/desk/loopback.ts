import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { listen, type Desk, type DeskOptions } from "../../src/desk/index.ts";
import { inMemory } from "./example.ts";

export interface Answered { status: number; headers: IncomingHttpHeaders; bytes: Buffer; text: string }
export interface Sent { method?: string; headers?: Record<string, string>; body?: string | Buffer }

export interface Running {
  desk: Desk;
  port: number;
  services: ReturnType<typeof inMemory>;
  /** Faults of recoupe itself that the server reported. */
  faults: unknown[];
  /** Sends a request as given: `node:http` lets a test forge any Host, Origin and path. */
  send(path: string, sent?: Sent): Promise<Answered>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Sends bytes that need not be HTTP and gives all that comes back until the server hangs up. */
  raw(bytes: string | Buffer): Promise<string>;
  stop(): Promise<void>;
}

/** The files of a small client, as a build leaves them, and one file beside the folder that nobody may fetch. */
const INDEX = `<!doctype html><title>desk</title>${"<!-- -->".repeat(40)}`;
const LONG = "/* the same again */\n".repeat(200);
const CLIENT: Record<string, string | Buffer> = {
  "client/index.html": INDEX,
  "client/index.html.gz": gzipSync(INDEX),
  "client/assets/index-abc.js": "export {};",
  "client/assets/worker-abc.mjs": "export {};",
  "client/assets/index-abc.css": "body{}",
  ...Object.fromEntries(["assets/packed-abc.js", "assets/packed-abc.mjs", "assets/packed-abc.css"].flatMap((name) => [[`client/${name}`, LONG], [`client/${name}.gz`, gzipSync(LONG)]])),
  "client/.hidden/secret": "SECRET",
  "secret.txt": "SECRET",
};

/** Starts a real desk on a free port of the loopback. */
export async function start(options: Partial<DeskOptions> = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "recoupe-desk-"));
  for (const [path, content] of Object.entries(CLIENT)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const services = inMemory();
  const faults: unknown[] = [];
  const desk = await listen(services, { client: join(folder, "client"), port: 0, report: (error) => faults.push(error), ...options });
  const port = Number(new URL(desk.url).port);
  const send = (path: string, { method = "GET", headers = {}, body }: Sent = {}) => new Promise<Answered>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString("utf8") });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
  return {
    desk, port, services, faults, send,
    post: (path, body, headers = {}) => send(path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    raw: (bytes) => new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
      const chunks: Buffer[] = [];
      socket.on("data", (chunk: Buffer) => chunks.push(chunk));
      socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
      // The server may hang up before it has taken everything; what it said before counts.
      socket.on("error", (error: NodeJS.ErrnoException) => (["EPIPE", "ECONNRESET"].includes(error.code ?? "") ? resolve(Buffer.concat(chunks).toString("utf8")) : reject(error)));
    }),
    stop: async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The problem of an error answer; fails when the answer is anything else. */
export function problemOf({ text, headers }: Pick<Answered, "text" | "headers">): { rule: string; severity: string; message: string; remedy: string | null; source: string | null; cause: string | null } {
  if (!headers["content-type"]?.startsWith("application/json")) throw new Error(`no JSON: ${headers["content-type"]}`);
  const answer = JSON.parse(text) as { problem: never };
  if (Object.keys(answer).join() !== "problem") throw new Error(`no ErrorAnswer: ${text.slice(0, 200)}`);
  return answer.problem;
}
