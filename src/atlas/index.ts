export * from "./atlas.ts";
