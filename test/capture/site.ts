import { createServer, type Server, type Socket } from "node:net";
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";

// A small web on the loopback. One port answers for every name that ends in `.test`; what it answers is written byte for byte where a
// test wants bytes that no HTTP library would send.

/** What one address does with a request: writes to the socket as it likes. */
export type Act = (socket: Socket, asked: { path: string; head: string; times: number }) => void;

/** A whole answer in HTTP/1.1. */
export function answer(status: string, headers: Record<string, string>, body: string | Uint8Array = ""): Act {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return (socket) => {
    const lines = Object.entries({ "Content-Length": String(bytes.length), Connection: "close", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n`, "latin1"), bytes]));
  };
}
export const html = (body: string | Uint8Array, headers: Record<string, string> = {}): Act => answer("200 OK", { "Content-Type": "text/html; charset=utf-8", ...headers }, body);
export const redirect = (to: string, status = "302 Found"): Act => answer(status, { Location: to });
export const raw = (text: string | Uint8Array): Act => (socket) => { socket.end(text); };

export interface Site { port: number; /** Requests so far, as `host path`. */ seen: string[]; /** Connections that are open now. */ open(): number; close(): Promise<void> }

/** Serves acts by `host/path`; whatever has none is 404, `robots.txt` too. */
export async function serve(acts: ReadonlyMap<string, Act>): Promise<Site> {
  const seen: string[] = [], sockets = new Set<Socket>(), times = new Map<string, number>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    let head = "";
    const read = (chunk: Buffer): void => {
      // TLS begins with a handshake; here is a server that does not know it.
      if (head === "" && chunk[0] === 0x16) return void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      head += chunk.toString("latin1");
      if (!head.includes("\r\n\r\n")) return;
      socket.off("data", read);
      const path = /^GET (\S+)/.exec(head)?.[1] ?? "", host = /^host: (\S+)/im.exec(head)?.[1] ?? "", key = `${host}${path}`;
      seen.push(key);
      times.set(key, (times.get(key) ?? 0) + 1);
      const act = acts.get(key) ?? acts.get(`${host}${path.replace(/\d+$/, "#")}`) ?? answer("404 Not Found", {});
      act(socket, { path, head, times: times.get(key)! });
    };
    socket.on("data", read);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    port, seen, open: () => sockets.size,
    close: async () => { for (const socket of sockets) socket.destroy(); await new Promise((resolve) => server.close(resolve)); },
  };
}

/** A web that answers well, by a function of its own; for many requests. */
export async function serveWell(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ port: number; close(): Promise<void> }> {
  const server = createHttp({ keepAlive: false }, handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as { port: number }).port, close: async () => { server.closeAllConnections(); await new Promise((resolve) => server.close(resolve)); } };
}

/** A page of a newspaper that never was. */
export function page(text: string, { title = "Shelling near the river", head = "", extra = "" }: { title?: string; head?: string; extra?: string } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta property="og:site_name" content="The Example Courier">${head}</head><body><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>${extra}<article><h1>${title}</h1>${text.split("\n").map((line) => `<p>${line}</p>`).join("")}</article><footer>Contact the newsroom</footer></body></html>`;
}

export const REPORT = "At least 12 soldiers were killed on Saturday when militants attacked an army checkpoint in Deir ez-Zor, the Syrian Observatory for Human Rights said.\nState media said the attack was repelled after two hours of fighting near the bridge, and that three vehicles of the attackers were destroyed.\nThe army brought in reinforcements overnight, a spokesman told reporters.";
