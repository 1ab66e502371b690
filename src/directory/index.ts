export * from "./actor.ts";
export * from "./compile.ts";
export * from "./names.ts";
export * from "./open.ts";
