export * from "./ledger.ts";
export { itemNumber } from "./changes.ts";
export { ledgerPlace, openLedger, LEDGER_FILE } from "./open.ts";
export type { LedgerOptions } from "./open.ts";
export { questionOf, type Question } from "./search/question.ts";
export type { Hits, ArticleHit, ClaimHit, SearchPage } from "./search/finding.ts";
export type { Matched, Snippet } from "./search/snippets.ts";
export { copyLedger, type Copied } from "./copy.ts";
export { backupLedger } from "./backup.ts";
