export * from "./span.ts";
export * from "./fold.ts";
