export * from "./claim.ts";
export * from "./cascade.ts";
export * from "./inspect.ts";
export type { Pack } from "./rule.ts";
