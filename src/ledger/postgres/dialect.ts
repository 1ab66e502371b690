import { createHash } from "node:crypto";
import { CompiledQuery, OperatorNode, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, PrimitiveValueListNode, type BinaryOperationNode, type DatabaseConnection, type Dialect, type Driver, type QueryResult, type TransactionSettings } from "kysely";
import type pg from "pg";
import type { Bulk } from "../chain.ts";
import type { Connections, Lent } from "./connections.ts";
import { isAway } from "./faults.ts";

/** kysely over these connections; `destroy()` closes them. */
export function postgresDialect(connections: Connections): Dialect {
  return {
    createDriver: () => new PostgresDriver(connections),
    createAdapter: () => new Adapter(),
    createQueryCompiler: () => new Compiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/** Lists go over as one value: a question for a thousand things has one parameter, and the same words for any number but one. */
class Compiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node;
    if (!OperatorNode.is(operator) || operator.operator !== "in" || !PrimitiveValueListNode.is(rightOperand)) return super.visitBinaryOperation(node);
    const values = [...new Set(rightOperand.values)];
    this.visitNode(leftOperand);
    // What lies under one key comes in the order of its index, which is not known of a list.
    this.append(values.length === 1 ? " = " : " = any(");
    this.appendValue(values.length === 1 ? values[0] : [...rightOperand.values]);
    if (values.length !== 1) this.append(")");
  }
}

/** What ROLLBACK reports of a COMMIT that came after an error: nothing was committed. */
class NotCommitted extends Error {}

class Adapter extends PostgresAdapter implements Bulk {
  /**
   * Many rows as one list for each column: the statement is the same for any number of rows, so that it stays prepared. Null where
   * a column holds bytes, which would be written out as text.
   */
  bulk(table: string, columns: readonly string[], rows: readonly Record<string, unknown>[]): CompiledQuery | null {
    const given = asLists(columns, rows);
    return given && CompiledQuery.raw(`insert into "${table}" (${given.names}) select * from ${given.from}`, given.lists);
  }

  rewrite(table: string, key: string, columns: readonly string[], rows: readonly Record<string, unknown>[]): CompiledQuery | null {
    const given = asLists([key, ...columns], rows);
    const set = columns.map((column) => `"${column}" = given."${column}"`).join(", ");
    return given && CompiledQuery.raw(`update "${table}" set ${set} from ${given.from} where "${table}"."${key}" = given."${key}"`, given.lists);
  }
}

function asLists(columns: readonly string[], rows: readonly Record<string, unknown>[]): { names: string; from: string; lists: unknown[][] } | null {
  const lists: unknown[][] = [];
  const kinds: string[] = [];
  for (const column of columns) {
    const list = rows.map((row) => row[column]);
    const sample = list.find((value) => value !== null);
    if (sample instanceof Uint8Array) return null;
    kinds.push(typeof sample === "number" ? "bigint" : "text");
    lists.push(list);
  }
  const names = columns.map((column) => `"${column}"`).join(", ");
  return { names, from: `unnest(${kinds.map((kind, at) => `$${at + 1}::${kind}[]`).join(", ")}) as given (${names})`, lists };
}

class PostgresDriver implements Driver {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return new Connection(this.#connections, await this.#connections.take());
  }

  /** What reads several times reads one moment. What writes waits its turn at the end of the chain, and must then see what came before it. */
  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings.accessMode === "read only" ? "begin isolation level repeatable read read only" : "begin isolation level read committed"));
  }

  async commitTransaction(connection: Connection): Promise<void> {
    if (await connection.command("commit") !== "COMMIT") throw new NotCommitted("the transaction was rolled back");
  }

  /** Where the connection is gone, so is the transaction; the error that led here must not be hidden by another one. */
  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.command("rollback").catch(() => { connection.broken = true; });
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.release();
  }

  async destroy(): Promise<void> {
    await this.#connections.end();
  }
}

/** One connection for as long as kysely uses it. */
class Connection implements DatabaseConnection {
  readonly #connections: Connections;
  #lent: Lent;
  /** Nothing was asked yet since it was lent. */
  #first = true;
  broken = false;

  constructor(connections: Connections, lent: Lent) {
    this.#connections = connections;
    this.#lent = lent;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    // Several statements at once answer several times; the last one counts.
    const { rows, rowCount, command } = [await this.#ask(queryOf(sql, parameters))].flat().at(-1)!;
    return { rows: rows as R[], ...(command === "SELECT" ? {} : { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }

  /** Runs a statement and answers what the server says it did. */
  async command(sql: string): Promise<string> {
    return (await this.#ask({ text: sql })).command;
  }

  async #ask(query: pg.QueryConfig): Promise<pg.QueryResult> {
    const first = this.#first;
    this.#first = false;
    try {
      return await this.#lent.client.query(query);
    } catch (error) {
      if (!isAway(error)) throw error;
      this.broken = true;
      // The server was away since this connection was last used. What writes begins with "begin": so nothing was done yet.
      if (!first || this.#lent.fresh) throw error;
      this.#connections.give(this.#lent.client, true);
      this.#lent = await this.#connections.take();
      this.broken = false;
      return await this.#ask(query);
    }
  }

  release(): void {
    this.#connections.give(this.#lent.client, this.broken);
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("the ledger streams nothing by cursor");
  }
}

/**
 * Statements stay prepared under a name, but those with a limit: their best plan hangs on how much is asked for, and is made
 * anew each time. No end of names: lists come in few lengths (`derived.ts`).
 */
function queryOf(sql: string, parameters: readonly unknown[]): pg.QueryConfig {
  const query = { text: sql, values: parameters as unknown[] };
  if (parameters.length === 0 || / limit \$/.test(sql)) return query;
  return { ...query, name: createHash("sha1").update(sql).digest("base64url") };
}
