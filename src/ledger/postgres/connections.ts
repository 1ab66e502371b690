import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { isAway, isStarting } from "./faults.ts";

/** Time between two attempts to reach a server that went away, in milliseconds. */
const PAUSE = 200;

/** Whole numbers come as JavaScript numbers: none in a ledger is beyond 2^53. */
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text") => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format))) as pg.CustomTypesConfig["getTypeParser"],
};

export interface ConnectionOptions {
  url: string;
  /** How long to wait for an answer when connecting, in milliseconds. */
  timeout: number;
  /** Statements for each new connection. */
  session: string;
  /** How many at most. */
  most: number;
  /** How long a server that went away is waited for, in milliseconds. */
  patience: number;
}

/** The driver's client, with what its types leave out. */
type Client = pg.Client & { ref(): void; unref(): void };

/** A connection lent out; `fresh` when nothing was asked over it before. */
export interface Lent { client: Client; fresh: boolean }

/**
 * Some connections to one database, made when they are needed and made anew when the server was away. Connections that nobody
 * uses do not keep the process alive.
 */
export class Connections {
  readonly #options: ConnectionOptions;
  readonly #idle: Client[] = [];
  readonly #waiting: (() => void)[] = [];
  #open = 0;
  #reached = false;
  #ended = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Lends a connection; waits for one where all are lent out. Rejects with what the driver reports. */
  async take(): Promise<Lent> {
    for (;;) {
      const idle = this.#idle.pop();
      if (idle) {
        idle.ref();
        return { client: idle, fresh: false };
      }
      if (this.#open < this.#options.most) return { client: await this.#more(), fresh: true };
      await new Promise<void>((go) => this.#waiting.push(go));
    }
  }

  /** Takes a connection back; a broken one is let go. */
  give(client: Client, broken: boolean): void {
    if (broken || this.#ended) this.#drop(client);
    else if (!this.#idle.includes(client)) {
      this.#idle.push(client);
      client.unref();
    }
    this.#waiting.shift()?.();
  }

  /** Closes all; those that are lent out when they come back. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#idle.splice(0).map(async (client) => { client.ref(); this.#open--; await client.end().catch(() => undefined); }));
  }

  #drop(client: Client): void {
    this.#open--;
    const at = this.#idle.indexOf(client);
    if (at >= 0) this.#idle.splice(at, 1);
    client.end().catch(() => undefined);
  }

  async #more(): Promise<Client> {
    this.#open++;
    const until = Date.now() + this.#options.patience;
    try {
      for (;;) {
        try {
          return await this.#connect();
        } catch (error) {
          // A wrong address shows at the first attempt. A server that was there before is given time to come back.
          if (!(isStarting(error) || (this.#reached && isAway(error))) || Date.now() + PAUSE > until || this.#ended) throw error;
          await wait(PAUSE);
        }
      }
    } catch (error) {
      this.#open--;
      this.#waiting.shift()?.();
      throw error;
    }
  }

  async #connect(): Promise<Client> {
    const client = new pg.Client({ connectionString: this.#options.url, connectionTimeoutMillis: this.#options.timeout, types, keepAlive: true, application_name: "recoupe" }) as Client;
    // A connection that breaks while nobody uses it is simply not lent out again.
    let broken = false;
    client.on("error", () => { broken = true; if (this.#idle.includes(client)) this.#drop(client); });
    try {
      await client.connect();
      await client.query(this.#options.session);
      if (broken) throw new Error("Connection terminated unexpectedly");
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    this.#reached = true;
    return client;
  }
}
