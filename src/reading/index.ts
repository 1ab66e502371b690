export * from "./claim.ts";
