export * from "./claim.ts";
export * from "./cascade.ts";
export type { Pack } from "./rule.ts";
