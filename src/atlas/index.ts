export * from "./atlas.ts";
export * from "./compile.ts";
export * from "./gazetteer.ts";
export * from "./import.ts";
export * from "./keys.ts";
export * from "./open.ts";
export * from "./row.ts";
export * from "./sections.ts";
