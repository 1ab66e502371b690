export * from "./event.ts";
export { reconcile, type Input } from "./reconcile.ts";
export { paragraph, summarise, type SayLanguage } from "./say/index.ts";
