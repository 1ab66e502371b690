export * from "./ledger.ts";
export { ledgerPlace, openLedger, LEDGER_FILE } from "./open.ts";
export type { LedgerOptions } from "./open.ts";
