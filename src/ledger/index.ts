export * from "./ledger.ts";
export { openLedger, LEDGER_FILE } from "./open.ts";
export type { LedgerOptions } from "./open.ts";
