export * from "./span.ts";
export * from "./digest.ts";
export * from "./digest.ts";
export * from "./fold.ts";
export * from "./loose.ts";
