// The advisory locks of a ledger (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS). A lock is a number of
// 64 bits in a space that the whole database shares: the upper half is the number of the ledger's schema, the lower what is locked.

/** One at a time each: who appends, who writes derived items, who makes all of them anew, who needs all others to wait. */
export const CHAIN = 0, DERIVED = 1, REBUILD = 2, EVERYTHING = 3;

const RECORDS = 2 ** 30, GROUNDS = 2 ** 31;

/** The lock of a record that is being brought in. */
export function recordLock(record: number): number {
  return RECORDS + record % RECORDS;
}

/** The lock of a ground. Two with the same one only wait for each other. */
export function groundLock(ground: number): number {
  return GROUNDS + ground % GROUNDS;
}

/** The number of a lock, as the server takes it. */
export function lockOf(schema: number, what: number): string {
  return BigInt.asIntN(64, (BigInt(schema) << 32n) | BigInt(what)).toString();
}
