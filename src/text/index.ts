export * from "./span.ts";
export * from "./fold.ts";
export * from "./loose.ts";
