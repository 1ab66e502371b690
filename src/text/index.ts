export * from "./span.ts";
export * from "./digest.ts";
export * from "./digest.ts";
export * from "./fold.ts";
export * from "./marks.ts";
export * from "./loose.ts";
export * from "./number.ts";
