import type pg from "pg";
import { closed } from "../faults.ts";
import type { Ledger, Turn } from "../ledger.ts";
import type { Store } from "../store.ts";
import type { Connections } from "./connections.ts";
import { EVERYTHING, groundLock, lockOf, REBUILD, recordLock } from "./locks.ts";

/** A change that stands on more grounds than this keeps nobody away from them: a server has room for some thousand locks. */
const MANY_GROUNDS = 100;

/** Code of the server: a lock was waited for in vain. */
const NOT_AVAILABLE = "55P03";

/** A connection of its own, whose locks last until it is ended or they are let go. */
export interface Session { connections: Connections; store: Store }

/**
 * The turns of one opened ledger. Who takes a turn holds a lock on each record that it brings in, and on the grounds that it works
 * on, over a connection of its own: where its process ends, the server lets go of them, and others take up what was left.
 */
export class Turns {
  readonly #schema: number;
  readonly #open: () => Session;
  readonly #idle: Session[] = [];
  readonly #all = new Set<Session>();
  #ended = false;

  constructor(schema: number, open: () => Session) {
    this.#schema = schema;
    this.#open = open;
  }

  async take({ limit, until }: Parameters<Ledger["take"]>[0]): Promise<Turn | null> {
    const session = this.#session();
    try {
      for (;;) {
        const { own, others } = await this.#lockSome(session, limit, until);
        if (own.length > 0) {
          // Between the look and the lock another may have brought it in.
          const found = await session.store.waiting({ records: own, limit: own.length });
          if (found.documents.length + found.judgements.length > 0) return this.#turn(session, found);
          await this.#unlock(session);
          continue;
        }
        // What others have taken up is waited for; where that takes too long, it is theirs to finish.
        if (others === null || !await this.#lock(session, [recordLock(others)])) return (await this.#end(session), null);
        await this.#unlock(session);
      }
    } catch (error) {
      await this.#end(session);
      throw error;
    }
  }

  async takeAll(): ReturnType<Ledger["takeAll"]> {
    const session = this.#session();
    try {
      const { rows: [got] } = await this.#ask<{ got: boolean }>(session, "SELECT pg_try_advisory_lock($1) AS got", [lockOf(this.#schema, REBUILD)]);
      // What was made anew is another table: how it is best gone through is to be found out now, and not some minutes later.
      if (got!.got) return { end: async () => { await this.#ask(session, "ANALYZE derived, derived_key, claim_index, claim_key, current_reading, record", []).catch(() => undefined); await this.#end(session); } };
    } catch (error) {
      await this.#end(session);
      throw error;
    }
    await this.#end(session);
    return null;
  }

  /** Closes all connections; what a turn still holds is let go with them. */
  async close(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#all].map(({ store }) => store.close()));
  }

  #turn(session: Session, found: Awaited<ReturnType<Store["waiting"]>>): Turn {
    return {
      ...found,
      // Waited for in vain, it goes on: what then overlaps is refused to the later one.
      alone: async (grounds) => {
        if (grounds === undefined) await this.#lock(session, [EVERYTHING]);
        else await this.#lock(session, grounds.length > MANY_GROUNDS ? [] : grounds.map(groundLock), EVERYTHING);
      },
      refile: (change) => session.store.refile(change),
      end: () => this.#end(session),
    };
  }

  /** Locks the first of the waiting records that nobody else holds; `others` is the first of those that somebody does. */
  async #lockSome(session: Session, limit: number, until: number): Promise<{ own: number[]; others: number | null }> {
    let others: number | null = null;
    for (let after = 0; ;) {
      const { rows } = await this.#ask<{ record: number }>(session, "SELECT record FROM waiting WHERE record > $1 AND record <= $2 ORDER BY record LIMIT $3", [after, until, limit]);
      const records = rows.map(({ record }) => record);
      if (records.length === 0) return { own: [], others };
      const { rows: got } = await this.#ask<{ at: number }>(session, "SELECT at FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (lock, at) WHERE pg_try_advisory_lock(lock)", [records.map((record) => lockOf(this.#schema, recordLock(record)))]);
      const own = got.map(({ at }) => records[at - 1]!);
      if (own.length > 0) return { own, others };
      others ??= records[0]!;
      after = records.at(-1)!;
    }
  }

  /** Waits for locks, first for one that is shared, then for the others in one order everywhere, so that no two wait for each other. False where one was waited for in vain. */
  async #lock(session: Session, what: readonly number[], shared: number | null = null): Promise<boolean> {
    const locks = [...(shared === null ? [] : [shared]), ...[...new Set(what)].sort((a, b) => a - b)].map((one) => lockOf(this.#schema, one));
    try {
      await this.#ask(session, `SELECT CASE WHEN at = $2 THEN pg_advisory_lock_shared(lock) ELSE pg_advisory_lock(lock) END
        FROM (SELECT lock, at FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (lock, at) ORDER BY at) AS wanted`, [locks, shared === null ? 0 : 1]);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === NOT_AVAILABLE) return false;
      throw error;
    }
  }

  async #unlock(session: Session): Promise<void> {
    await this.#ask(session, "SELECT pg_advisory_unlock_all()", []);
  }

  async #ask<R extends pg.QueryResultRow>(session: Session, text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    const { client } = await session.connections.take();
    let broken = true;
    try {
      const answer = await client.query<R>(text, values);
      broken = false;
      return answer;
    } catch (error) {
      broken = (error as { code?: string }).code !== NOT_AVAILABLE;
      throw error;
    } finally {
      session.connections.give(client, broken);
    }
  }

  #session(): Session {
    if (this.#ended) throw closed();
    const session = this.#idle.pop() ?? this.#open();
    this.#all.add(session);
    return session;
  }

  /** Lets go of all locks. A connection that broke has let go of them by itself. */
  async #end(session: Session): Promise<void> {
    await this.#unlock(session).catch(() => undefined);
    this.#idle.push(session);
  }
}
