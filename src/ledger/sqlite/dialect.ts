import type { DatabaseSync, StatementSync } from "node:sqlite";
import { CompiledQuery, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase, type TransactionSettings } from "kysely";

/** Statements kept prepared; inserts of many rows come in many lengths, so that the oldest have to go. */
const PREPARED = 200;

/** kysely over an open `node:sqlite` database; `destroy()` closes it. */
export function nodeSqliteDialect(db: DatabaseSync): SqliteDialect {
  const config = { database: new Connection(db) };
  return new class extends SqliteDialect {
    override createDriver(): SqliteDriver {
      return new Driver(db, config);
    }
  }(config);
}

/** The few calls that kysely makes, in node:sqlite's words. */
class Connection implements SqliteDatabase {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  close(): void {
    this.#prepared.clear();
    this.#db.close();
  }

  prepare(sql: string): ReturnType<SqliteDatabase["prepare"]> {
    const statement = this.#prepared.get(sql) ?? this.#db.prepare(sql);
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    if (this.#prepared.size > PREPARED) this.#prepared.delete(this.#prepared.keys().next().value!);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters as never[]),
      run: (parameters) => statement.run(...parameters as never[]),
      iterate: (parameters) => statement.iterate(...parameters as never[]),
    };
  }
}

class Driver extends SqliteDriver {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync, config: ConstructorParameters<typeof SqliteDriver>[0]) {
    super(config);
    this.#db = db;
  }

  /** A writer takes the lock at once: taken later, after it has read, SQLite could only refuse it without waiting. */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(settings?.accessMode === "read only" ? "begin" : "begin immediate"));
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would then hide the reason behind an error of its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#db.isTransaction) await super.rollbackTransaction(connection);
  }
}
