export * from "./event.ts";
export { reconcile, type Input } from "./reconcile.ts";
