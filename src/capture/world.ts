import { lookup } from "node:dns/promises";
import { MAX_BYTES } from "../page/index.ts";

/** How much of the world is let in at once. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Of a body, after decompression; and as it was transferred. A page may have no more than is read of one. */
  body: number;
  transferred: number;
  page: number;
  /** How many times larger than transferred a body may become, once it is over a megabyte. */
  ratio: number;
  headers: number;
  /** Until the answer begins, and until it has ended. */
  firstByte: number;
  whole: number;
  redirects: number;
  /** The longest pause that a server may ask for before one tries again at once rather than later. */
  patience: number;
}

export const LIMITS: Limits = { body: 16 * 1024 * 1024, transferred: 16 * 1024 * 1024, page: MAX_BYTES, ratio: 200, headers: 32 * 1024, firstByte: 20_000, whole: 60_000, redirects: 10, patience: 30_000 };

/** One of the addresses that a name stands for. */
export interface Address { address: string; family: number }

/** A network of tests: names that only it knows, all of them one port of the loopback. */
export interface TestWeb { knows(host: string): boolean; port: number }

/** Everything outside of the process, as it is asked for: tests bring their own clock, names and server. */
export interface World {
  limits: Limits;
  /** What a name stands for. */
  resolve(host: string): Promise<Address[]>;
  /** Milliseconds since 1970, and how to wait for some of them to pass. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** The pause between two requests to one host. */
  pause: number;
  /** How recoupe introduces itself. */
  agent: string;
  web: TestWeb | null;
}

/** The name by which robots.txt may speak of recoupe. */
export const ROBOT = "recoupe";

/** The world as it is. `version` is recoupe's; `contact` is where the one who runs it can be reached. */
export function realWorld({ version, contact, web = null, limits = {}, pause = 2_000 }: { version: string; contact?: string | undefined; web?: TestWeb | null; limits?: Partial<Limits>; pause?: number }): World {
  // What is not plain ASCII cannot stand in a header.
  const reach = contact?.replace(/[^\x20-\x7e]|[()]/g, "").slice(0, 200).trim();
  return {
    limits: { ...LIMITS, ...limits }, pause, web,
    agent: `${ROBOT}/${version} (keeps news reports for research; one request at a time${reach ? `; ${reach}` : ""})`,
    resolve: (host) => lookup(host, { all: true, verbatim: true }),
    now: () => Date.now(),
    sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const timer = setTimeout(() => { signal?.removeEventListener("abort", stop); resolve(); }, Math.min(milliseconds, 2 ** 31 - 1));
      const stop = (): void => { clearTimeout(timer); reject(signal!.reason as Error); };
      signal?.addEventListener("abort", stop, { once: true });
    }),
  };
}

/** The network of tests that RECOUPE_TEST_WEB names: a port of the loopback, which answers for every name that ends in `.test`. */
export function testWeb(port: string | undefined): TestWeb | null {
  const number = Number(port);
  if (!port || !Number.isInteger(number) || number < 1 || number > 65_535) return null;
  return { port: number, knows: (host) => host.endsWith(".test") };
}
